//! Comma-separated values, for spreadsheets.
//!
//! May use `report`. Tabs and the ends of lines are kept within quotes; whatever else a terminal
//! could obey is written `\u{..}`, and what a spreadsheet would take for a formula begins with an
//! apostrophe, which spreadsheets take for "this is text". Deliberately absent: warnings (see
//! `ndjson`), and a sure way back to such texts, which `json` and `plain` have.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{ErrorKind, Writer};

use super::cell::{flat, record};
use super::text::is_unsafe;
use crate::report::{Answer, Item};

/// Writes a line of the field names, then a line for each item.
pub(super) fn write<T: Item>(out: &mut impl Write, answer: &Answer<T>) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    csv.write_record(T::FIELDS).map_err(cause)?;
    for item in &answer.items {
        let fields = record(item)?;
        let cells = T::FIELDS.iter().map(|&name| flat(fields.get(name)));
        for cell in cells {
            csv.write_field(harmless(&cell).as_bytes()).map_err(cause)?;
        }
        csv.write_record(None::<&[u8]>).map_err(cause)?;
    }
    csv.flush()
}

/// The text as no spreadsheet computes it and no terminal obeys it.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    let text = shown(text);
    // The wide forms are taken for the others where they are on the keyboard.
    let begins = text.trim_start().starts_with([
        '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ]);
    if begins && !is_number(&text) {
        return Cow::Owned(format!("'{text}"));
    }
    text
}

/// The text with what a terminal could obey written out, but for what quotes can hold.
fn shown(text: &str) -> Cow<'_, str> {
    let acts = |c: char| is_unsafe(c) && !matches!(c, '\n' | '\t');
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a text is digits, with a sign before them or a point within.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(part)
}

/// The error of the output beneath, whose kind the conversion of the `csv` crate would lose.
pub(super) fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_text_and_numbers_stay_numbers() {
        for formula in [
            "=1+1",
            "+1-2",
            "-1+2",
            "@SUM(A1)",
            "  =1",
            "\u{a0}=1",
            "\u{ff1d}1",
            "-",
            "+.5",
            "-1.",
            "-1e9",
            "-PT5H",
        ] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for text in ["", "a=1", "-1", "+1", "-12.50", "12", "'", "\\u"] {
            assert_eq!(harmless(text), text);
        }
        assert_eq!(harmless("\t=1\r\n\u{1b}"), "'\t=1\\u{d}\n\\u{1b}");
    }
}
