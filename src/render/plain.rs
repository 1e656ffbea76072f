//! Tab-separated fields, one item a line, for line tools.
//!
//! May use `report`. Deliberately absent: warnings (see `ndjson`) and quotes. A cell never holds a
//! tab or a newline: a backslash is written `\\`, tab, newline and carriage return `\t`, `\n` and
//! `\r`, anything else that a terminal could obey `\u{..}`, so that every cell can be read back.

use std::io::{self, Write};

use super::cell::{flat, record};
use super::text::is_unsafe;
use crate::report::{Answer, Item};

/// Writes a line of the field names, then a line for each item.
pub(super) fn write<T: Item>(out: &mut impl Write, answer: &Answer<T>) -> io::Result<()> {
    writeln!(out, "{}", T::FIELDS.join("\t"))?;
    for item in &answer.items {
        let fields = record(item)?;
        for (at, name) in T::FIELDS.iter().enumerate() {
            if at > 0 {
                out.write_all(b"\t")?;
            }
            write_escaped(out, &flat(fields.get(*name)))?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

pub(super) fn write_escaped(out: &mut impl Write, text: &str) -> io::Result<()> {
    let mut rest = text;
    while let Some(at) = rest.find(|c| c == '\\' || is_unsafe(c)) {
        out.write_all(&rest.as_bytes()[..at])?;
        let mut after = rest[at..].chars();
        match after.next() {
            Some('\\') => out.write_all(b"\\\\")?,
            Some('\t') => out.write_all(b"\\t")?,
            Some('\n') => out.write_all(b"\\n")?,
            Some('\r') => out.write_all(b"\\r")?,
            Some(c) => write!(out, "{}", c.escape_unicode())?,
            None => {}
        }
        rest = after.as_str();
    }
    out.write_all(rest.as_bytes())
}
