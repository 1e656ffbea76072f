//! The whole document, indented.
//!
//! May use `report`. Deliberately absent: any change of the data; what a terminal could obey is
//! escaped the way JSON escapes, so that reading it back gives the same text.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::text::{ORDER, holds_order, is_unsafe};
use crate::report::{Answer, Item};

/// Writes the document with a newline at its end.
pub(super) fn write<T: Item>(out: &mut impl Write, answer: &Answer<T>) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, SafeFormatter::pretty());
    answer.serialize(&mut serializer)?;
    writeln!(out)
}

/// A `serde_json` formatter whose output no terminal and no runner of a CI job obeys: besides what
/// JSON must escape, it escapes DEL, C1 controls, marks of writing direction, zero-width characters,
/// separators of lines and paragraphs, and the bracket of `##[`.
pub struct SafeFormatter<F> {
    inner: F,
}

impl SafeFormatter<PrettyFormatter<'static>> {
    /// Indented by two spaces.
    pub fn pretty() -> Self {
        SafeFormatter {
            inner: PrettyFormatter::new(),
        }
    }
}

impl SafeFormatter<CompactFormatter> {
    /// On one line.
    pub fn compact() -> Self {
        SafeFormatter {
            inner: CompactFormatter,
        }
    }
}

impl<F: Formatter> Formatter for SafeFormatter<F> {
    fn write_string_fragment<W>(&mut self, out: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut rest = fragment;
        // Nearly every text is ASCII, of which JSON escapes all that acts but DEL. Bytes are looked
        // at all together, which is quicker than to stop at the first.
        let odd = |byte: &u8| u8::from(*byte >= 0x7f) | u8::from(*byte == b'#');
        if rest.as_bytes().iter().fold(0, |any, byte| any | odd(byte)) == 0 {
            return out.write_all(rest.as_bytes());
        }
        let orders = holds_order(rest);
        let next = |rest: &str| {
            let acts = rest.find(is_unsafe);
            let order = orders.then(|| rest.find(ORDER)).flatten();
            let bracket = order.map(|at| at + ORDER.len() - 1);
            acts.into_iter().chain(bracket).min()
        };
        while let Some(at) = next(rest) {
            out.write_all(&rest.as_bytes()[..at])?;
            let mut after = rest[at..].chars();
            if let Some(c) = after.next() {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
            rest = after.as_str();
        }
        out.write_all(rest.as_bytes())
    }

    /// JSON that was written elsewhere: such characters are only inside its strings.
    fn write_raw_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        self.write_string_fragment(out, fragment)
    }

    // The rest is the layout of the formatter within.

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.inner.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.inner.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.inner.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.inner.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.inner.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.inner.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.inner.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.inner.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.inner.end_object_value(out)
    }
}
