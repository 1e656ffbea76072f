//! One item a line, for programs that stream.
//!
//! May use `report`. Deliberately absent: the envelope, and with it the warnings, since a line of
//! another shape would break its readers; the caller shows warnings elsewhere.

use std::io::{self, Write};

use serde_json::ser::Serializer;

use super::SafeFormatter;
use crate::report::{Answer, Item};

/// Writes each item on a line of its own.
pub(super) fn write<T: Item>(out: &mut impl Write, answer: &Answer<T>) -> io::Result<()> {
    for item in &answer.items {
        let mut serializer = Serializer::with_formatter(&mut *out, SafeFormatter::compact());
        item.serialize(&mut serializer)?;
        writeln!(out)?;
    }
    Ok(())
}
