//! One item a line, for programs that stream.
//!
//! May use `report`. Deliberately absent: the envelope, and with it the warnings, since a line of
//! another shape would break its readers; the caller shows warnings elsewhere.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Serializer;

use super::SafeFormatter;
use crate::report::{Answer, Item};

/// Writes each item on a line of its own.
pub(super) fn write<T: Item>(out: &mut impl Write, answer: &Answer<T>) -> io::Result<()> {
    for item in &answer.items {
        write_record(out, item)?;
    }
    Ok(())
}

/// Writes a record that belongs to no answer, such as a line of a batch, on a line of its own.
///
/// # Errors
///
/// Those of `out`; and `Other` where the record cannot be serialized.
pub fn write_record(out: &mut impl Write, record: &impl Serialize) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, SafeFormatter::compact());
    record.serialize(&mut serializer)?;
    out.write_all(b"\n")
}
