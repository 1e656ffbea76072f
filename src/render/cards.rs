//! A block of lines per item, for terminals too narrow for columns.
//!
//! May use `report`. Deliberately absent: anything that a table would not show; fields that do not
//! apply are left out, as the table leaves their cells blank.

use std::io::{self, Write};

use super::table::{Head, Texts};
use super::{Style, paint};
use crate::report::Show;

/// Writes the blocks, with an empty line between them. Long values are left to the terminal to
/// wrap, so that they can be copied whole.
pub(super) fn write(
    out: &mut impl Write,
    columns: &[Head<'_>],
    texts: &Texts,
    style: &Style,
) -> io::Result<()> {
    for (at, row) in texts.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        for (column, text) in columns.iter().zip(row) {
            let Some(text) = text else { continue };
            let title = paint::painted(column.title, paint::HEADER, style.color);
            let value = match column.show {
                Show::State => paint::painted(text, paint::state(text), style.color),
                _ => paint::painted(text, anstyle::Style::new(), false),
            };
            writeln!(out, "{title}: {value}")?;
        }
    }
    Ok(())
}
