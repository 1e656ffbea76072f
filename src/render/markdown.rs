//! A table of GitHub-flavoured Markdown, for issues and wikis.
//!
//! May use `report`. Deliberately absent: markup from the data. Whatever Markdown or HTML would
//! read as markup is escaped, so that a cell shows its text and nothing else.

use std::io::{self, Write};

use super::cell::{grid, remarks};
use super::text::visible;
use crate::report::{Align, Answer, Item};

/// Writes the table, or the sentence that there is nothing; then notes and warnings as a list.
pub(super) fn write<T: Item>(out: &mut impl Write, answer: &Answer<T>) -> io::Result<()> {
    let grid = grid(answer, false)?;
    if answer.items.is_empty() {
        writeln!(out, "{}", escaped(T::EMPTY))?;
    } else {
        for column in T::COLUMNS {
            write!(out, "| {} ", escaped(column.title))?;
        }
        writeln!(out, "|")?;
        for column in T::COLUMNS {
            out.write_all(match column.align {
                Align::Left => b"| --- ",
                Align::Right => b"| ---: ",
            })?;
        }
        writeln!(out, "|")?;
        for row in &grid.rows {
            for cell in row {
                write!(out, "| {} ", escaped(&cell.text(&grid.notes)))?;
            }
            writeln!(out, "|")?;
        }
    }
    let remarks = remarks(answer, &grid.notes);
    if !remarks.is_empty() {
        writeln!(out)?;
    }
    for remark in remarks {
        writeln!(out, "- {}", escaped(&remark))?;
    }
    Ok(())
}

/// The text with everything that could be markup escaped.
pub(super) fn escaped(text: &str) -> String {
    let text = visible(text);
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '!' | '#' | '$' | '^' => {
                shown.push('\\');
                shown.push(c);
            }
            _ => shown.push(c),
        }
    }
    // Many readers of Markdown make links of bare addresses.
    shown.replace("://", "\\://").replace("www.", "www\\.")
}
