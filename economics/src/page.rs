//! Figures in a page. What stands between `<!--=name-->` and `<!--/-->` is the figure of that name, and is put there by
//! the tool; all else is left as it is.

use std::collections::BTreeMap;

const BEGIN: &str = "<!--=";
const NAMED: &str = "-->";
const END: &str = "<!--/-->";

/// The figures by name.
pub type Figures = BTreeMap<String, String>;

/// The page with its figures brought up to date, or what is wrong with its marks.
pub fn fill(page: &str, figures: &Figures) -> Result<String, String> {
	let mut filled = String::new();
	let mut rest = page;
	while let Some((before, marked)) = rest.split_once(BEGIN) {
		let (name, old) = marked.split_once(NAMED).ok_or("a mark without an end")?;
		let (_, after) = old.split_once(END).ok_or_else(|| format!("{name} has no {END}"))?;
		let figure = figures.get(name).ok_or_else(|| format!("there is no figure {name}"))?;
		for part in [before, BEGIN, name, NAMED, figure, END] {
			filled.push_str(part);
		}
		rest = after;
	}
	filled.push_str(rest);
	Ok(filled)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn figures() -> Figures {
		[("a", "1"), ("b", "2")].map(|(name, figure)| (name.into(), figure.into())).into()
	}

	#[test]
	fn what_stands_between_the_marks_is_replaced() {
		let page = "x <!--=b-->old<!--/--> y <!--=a--><!--/--> <!-- a remark -->";
		let filled = "x <!--=b-->2<!--/--> y <!--=a-->1<!--/--> <!-- a remark -->";
		assert_eq!(fill(page, &figures()).as_deref(), Ok(filled));
		assert_eq!(fill(filled, &figures()).as_deref(), Ok(filled));
	}

	#[test]
	fn unknown_names_and_open_marks_are_errors() {
		for page in ["<!--=c--><!--/-->", "<!--=a-->", "<!--=a"] {
			assert!(fill(page, &figures()).is_err());
		}
	}
}
