//! A node that gives the answers it was told to, over HTTP, on this machine.

use serde_json::{Value, json};
use std::{
	io::{BufRead, BufReader, Read, Write},
	net::{TcpListener, TcpStream},
	thread,
};

/// Its address. It answers until the test ends; `answers` gives a call's result, or an error's message.
pub fn node(answers: impl Fn(&str, &Value) -> Result<Value, String> + Send + 'static) -> String {
	raw(move |question| {
		let question: Value = serde_json::from_slice(question).unwrap();
		let answer = answers(question["method"].as_str().unwrap(), &question["params"]);
		let id = &question["id"];
		let answer = match answer {
			Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
			Err(message) => {
				json!({ "jsonrpc": "2.0", "id": id, "error": { "code": -32000, "message": message } })
			}
		};
		answer.to_string()
	})
}

/// The address of a server that answers every request's body with a body.
pub fn raw(answer: impl Fn(&[u8]) -> String + Send + 'static) -> String {
	let listener = TcpListener::bind("127.0.0.1:0").unwrap();
	let address = listener.local_addr().unwrap();
	thread::spawn(move || {
		for stream in listener.incoming() {
			// A client may go away in the middle; the next one is served all the same.
			let _ = serve(stream.unwrap(), &answer);
		}
	});
	format!("http://{address}")
}

fn serve(stream: TcpStream, answer: &impl Fn(&[u8]) -> String) -> std::io::Result<()> {
	let mut reader = BufReader::new(stream.try_clone()?);
	let mut length = 0;
	for line in reader.by_ref().lines() {
		let line = line?.to_ascii_lowercase();
		if let Some(value) = line.strip_prefix("content-length:") {
			length = value.trim().parse().unwrap();
		}
		if line.is_empty() {
			break;
		}
	}
	let mut question = vec![0; length];
	reader.read_exact(&mut question)?;
	let answer = answer(&question);
	let mut stream = stream;
	write!(
		stream,
		"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{answer}",
		answer.len(),
	)
}
