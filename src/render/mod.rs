//! Answers as text, one file per format.
//!
//! May use `report` and `diagnostic`. Deliberately absent: deciding anything, printing,
//! and asking the terminal: how wide it is and whether it shows colours comes in a [`Style`].

pub mod account;
mod cards;
mod cell;
mod csv;
pub mod diagnostics;
pub mod ics;
mod json;
mod markdown;
pub mod matrix;
pub mod ndjson;
mod paint;
mod plain;
pub mod rule;
mod table;
pub mod text;

#[cfg(test)]
mod tests;

use std::io::{self, BufWriter, Write};

use crate::report::{Answer, Item};

pub use json::SafeFormatter;

/// An output format that every answer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: columns, or a block per item where the terminal is narrow.
    Table,
    /// For `cut` and `awk`: tab-separated, one item a line, escaped.
    Plain,
    /// For programs: the whole document.
    Json,
    /// For programs that stream: one item a line, without the envelope and its warnings.
    Ndjson,
    /// For spreadsheets.
    Csv,
    /// For issues and wikis: a table of GitHub-flavoured Markdown.
    Markdown,
}

impl Format {
    /// Every format, in the order to list them.
    pub const ALL: [Format; 6] = [
        Format::Table,
        Format::Plain,
        Format::Json,
        Format::Ndjson,
        Format::Csv,
        Format::Markdown,
    ];

    /// The name that selects it.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Plain => "plain",
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::Csv => "csv",
            Format::Markdown => "markdown",
        }
    }

    /// The format of that name.
    pub fn parse(name: &str) -> Option<Format> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// What the receiver of a table can show. The default is a file: unlimited width, no colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal; `None` where there is no limit.
    pub width: Option<usize>,
    /// Whether to colour.
    pub color: bool,
}

/// Writes an answer. Buffers and flushes by itself; `json`, `ndjson`, `csv` and `plain` hold one
/// item at a time.
///
/// # Errors
///
/// Those of `out`, of the same kind, so that a closed pipe can be told from a full disk; and
/// `Other` where an item cannot be serialized.
pub fn write<T: Item>(
    out: &mut dyn Write,
    answer: &Answer<T>,
    format: Format,
    style: &Style,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    match format {
        Format::Table => table::write(&mut out, answer, style),
        Format::Plain => plain::write(&mut out, answer),
        Format::Json => json::write(&mut out, answer),
        Format::Ndjson => ndjson::write(&mut out, answer),
        Format::Csv => csv::write(&mut out, answer),
        Format::Markdown => markdown::write(&mut out, answer),
    }?;
    out.flush()
}

/// The whole text that [`write()`] would write.
///
/// # Errors
///
/// `Other` where an item cannot be serialized.
pub fn to_string<T: Item>(answer: &Answer<T>, format: Format, style: &Style) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(&mut bytes, answer, format, style)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}
