//! Comma-separated values, for spreadsheets.
//!
//! May use `report`. Deliberately absent: warnings (see `ndjson`), and any escape besides the
//! quotes of the format, so that what is read back is what was written.

use std::io::{self, Write};

use csv::{ErrorKind, Writer};

use super::cell::{flat, record};
use crate::report::{Answer, Item};

/// Writes a line of the field names, then a line for each item.
pub(super) fn write<T: Item>(out: &mut impl Write, answer: &Answer<T>) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    csv.write_record(T::FIELDS).map_err(cause)?;
    for item in &answer.items {
        let fields = record(item)?;
        let cells = T::FIELDS.iter().map(|&name| flat(fields.get(name)));
        for cell in cells {
            csv.write_field(cell.as_bytes()).map_err(cause)?;
        }
        csv.write_record(None::<&[u8]>).map_err(cause)?;
    }
    csv.flush()
}

/// The error of the output beneath, whose kind the conversion of the `csv` crate would lose.
pub(super) fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
