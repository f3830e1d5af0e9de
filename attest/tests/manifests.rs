//! Manifests: what is in them, and every way in which a line can be wrong, named with its line.

use sd_attest::{
	manifest::{Entry, Kind, Problem, read},
	picture::content_hash,
	text,
};
use sp_core::{H256, crypto::AccountId32};
use std::path::Path;

const DAVE: &str = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";
const FERDIE: &str = "5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL";

fn csv(text: &str) -> Result<Vec<Entry>, Vec<Problem>> {
	read(text.as_bytes(), Kind::Csv).map_err(|problems| problems.0)
}

fn json(text: &str) -> Result<Vec<Entry>, Vec<Problem>> {
	read(text.as_bytes(), Kind::JsonLines).map_err(|problems| problems.0)
}

/// The lines of the problems, each with a few words of it.
#[track_caller]
fn assert_problems(found: Result<Vec<Entry>, Vec<Problem>>, expected: &[(u64, &str)]) {
	let found = found.unwrap_err();
	assert_eq!(found.len(), expected.len(), "{found:?}");
	for (problem, (line, words)) in found.iter().zip(expected) {
		assert_eq!(problem.line, *line, "{found:?}");
		assert!(problem.what.contains(words), "{found:?} should say {words}");
	}
}

#[test]
fn a_table_says_of_each_picture_who_made_it_and_how() {
	let hash = text::hexadecimal([7; 32]);
	let table = format!(
		"file,creator,model,recipe,recipe_hash\n\
		 dunes.png,{DAVE},0,,\n\
		 below/reef.webp,{FERDIE},2,a reef seen from above,\n\
		 grove.png,{DAVE},1,,{hash}\n"
	);
	let entry = |line, file: &str, creator, model, recipe_hash| Entry {
		line,
		file: file.into(),
		creator: text::account(creator).unwrap(),
		model,
		recipe_hash,
	};
	let entries = vec![
		entry(2, "dunes.png", DAVE, 0, H256::zero()),
		entry(3, "below/reef.webp", FERDIE, 2, content_hash(b"a reef seen from above")),
		entry(4, "grove.png", DAVE, 1, H256([7; 32])),
	];
	assert_eq!(csv(&table), Ok(entries.clone()));

	let lines = format!(
		"{{\"file\":\"dunes.png\",\"creator\":\"{DAVE}\",\"model\":0}}\n\
		 {{\"file\":\"below/reef.webp\",\"creator\":\"{FERDIE}\",\"model\":2,\"recipe\":\"a reef seen from above\"}}\n\
		 {{\"file\":\"grove.png\",\"creator\":\"{DAVE}\",\"model\":1,\"recipe_hash\":\"{hash}\"}}"
	);
	let counted_from_one = entries.into_iter().map(|entry| Entry { line: entry.line - 1, ..entry });
	assert_eq!(json(&lines), Ok(counted_from_one.collect()));
}

#[test]
fn columns_may_stand_in_any_order_and_be_missing_if_not_needed() {
	let table = format!("model,creator,file\n0,{DAVE},dunes.png\n");
	assert_eq!(csv(&table).unwrap()[0].file, "dunes.png");
}

#[test]
fn quotes_hold_commas_quotes_and_line_ends_together() {
	let recipe = "a \"red\", wide\ndesert";
	let table = format!(
		"file,creator,model,recipe\r\n\
		 \"my, dunes.png\",{DAVE},0,\"a \"\"red\"\", wide\ndesert\"\r\n\
		 \"ä b.png\",5Nobody,0,\r\n"
	);
	// The second picture begins in the fourth line, because the first has two.
	assert_problems(csv(&table), &[(4, "5Nobody")]);
	let table = table.replace("5Nobody", FERDIE);
	let entries = csv(&table).unwrap();
	assert_eq!(entries[0].file, "my, dunes.png");
	assert_eq!(entries[0].recipe_hash, content_hash(recipe.as_bytes()));
	assert_eq!(entries[1].file, "ä b.png");
}

#[test]
fn a_mark_of_byte_order_and_empty_lines_do_not_matter() {
	let table = format!("\u{feff}file,creator,model\n\ndunes.png,{DAVE},0\n\n");
	assert_eq!(csv(&table).unwrap().len(), 1);
	let line = format!("\u{feff}{{\"file\":\"dunes.png\",\"creator\":\"{DAVE}\",\"model\":0}}\r\n");
	assert_eq!(json(&format!("{line}\n  \n")).unwrap().len(), 1);
}

#[test]
fn every_wrong_line_is_named_at_once() {
	let another = "12xtAYsRUrmbniiWQqJtECiBQrMn8AypQcXhnQAc6RB6XkLW";
	let table = format!(
		"file,creator,model,recipe,recipe_hash\n\
		 a.png,{DAVE},0,,\n\
		 b.png,{}x,0,,\n\
		 c.png,{another},0,,\n\
		 d.png,{DAVE},minus one,,\n\
		 e.png,{DAVE},0\n\
		 f.png,{DAVE},0,,0x1234\n\
		 g.png,{DAVE},0,a recipe,{}\n\
		 a.png,{DAVE},0,,\n\
		 ../h.png,{DAVE},0,,\n\
		 /i.png,{DAVE},0,,\n\
		 ,{DAVE},0,,\n",
		&DAVE[..47],
		text::hexadecimal([7; 32]),
	);
	let problems = [
		(3, "no address"),
		(4, "another chain (prefix 0)"),
		(5, "model: invalid digit"),
		(6, "3 fields"),
		(7, "not 32 bytes"),
		(8, "not both"),
		(9, "stands in line 2 already"),
		(10, "no path below the folder"),
		(11, "no path below the folder"),
		(12, "no path below the folder"),
	];
	assert_problems(csv(&table), &problems);
}

#[test]
fn a_column_of_another_name_is_refused() {
	let table = format!("file,creator,model,recipehash\ndunes.png,{DAVE},0,\n");
	assert_problems(csv(&table), &[(2, "recipehash")]);
	let line =
		format!("{{\"file\":\"dunes.png\",\"creator\":\"{DAVE}\",\"model\":0,\"prompt\":\"\"}}");
	assert_problems(json(&line), &[(1, "prompt")]);
}

#[test]
fn a_manifest_without_pictures_or_in_another_encoding_is_refused() {
	for text in ["", "file,creator,model\n"] {
		assert_problems(csv(text), &[(1, "names no picture")]);
	}
	assert_problems(json("\n"), &[(1, "names no picture")]);
	let latin = [b"file,creator,model\nd\xfcnen.png,", DAVE.as_bytes(), b",0\n"].concat();
	let problems = read(&latin, Kind::Csv).map_err(|problems| problems.0);
	assert_problems(problems, &[(2, "not in UTF-8")]);
}

#[test]
fn a_batch_has_room_for_1024_creators() {
	let rows = |n: u32| {
		let creator = |i: u32| {
			let mut bytes = [0; 32];
			bytes[..4].copy_from_slice(&i.to_le_bytes());
			text::address(&AccountId32::from(bytes))
		};
		let rows = (0..n).map(|i| format!("{i}.png,{},0\n", creator(i)));
		rows.fold(String::from("file,creator,model\n"), |table, row| table + &row)
	};
	assert_eq!(csv(&rows(1_024)).unwrap().len(), 1_024);
	assert_problems(csv(&rows(1_030)), &[(1_026, "1024 creators")]);
}

#[test]
fn its_name_says_what_a_manifest_is() {
	assert_eq!(Kind::of(Path::new("today.CSV")), Some(Kind::Csv));
	assert_eq!(Kind::of(Path::new("today.jsonl")), Some(Kind::JsonLines));
	assert_eq!(Kind::of(Path::new("today.ndjson")), Some(Kind::JsonLines));
	assert_eq!(Kind::of(Path::new("today.xlsx")), None);
	assert_eq!(Kind::of(Path::new("csv")), None);
}
