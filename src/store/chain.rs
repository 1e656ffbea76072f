//! The chain of hashes over the log: each operation and each event is hashed together with the
//! hash of what was recorded before it, so that no byte of the log can change unnoticed.
//!
//! Uses nothing of the crate. Whoever rewrites the whole log can rewrite the hashes too; what the
//! chain finds is decay, and changes made by hand. Deliberately absent: rows, and who checks (see
//! `sqlite`).

use sha2::{Digest as _, Sha256};

/// The hash of one link.
pub(super) type Hash = [u8; 32];

/// What the first operation follows.
pub(super) const START: Hash = [0; 32];

/// The fields of an operation that are hashed.
pub(super) struct OperationLink<'a> {
    pub(super) number: i64,
    pub(super) at: i64,
    pub(super) told: bool,
    pub(super) by: &'a str,
    pub(super) command: &'a str,
    pub(super) kind: &'a str,
    pub(super) target: Option<i64>,
    pub(super) event: i64,
}

impl OperationLink<'_> {
    /// Its hash after what was recorded before it.
    pub(super) fn after(&self, last: &Hash) -> Hash {
        let mut link = Link::new(last, b'o');
        link.number(self.number);
        link.number(self.at);
        link.number(i64::from(self.told));
        link.text(self.by);
        link.text(self.command);
        link.text(self.kind);
        link.optional_number(self.target);
        link.number(self.event);
        link.end()
    }
}

/// The fields of an event that are hashed.
pub(super) struct EventLink<'a> {
    pub(super) seq: i64,
    pub(super) operation: i64,
    pub(super) contract: Option<&'a str>,
    pub(super) ticket: Option<i64>,
    pub(super) body: &'a str,
}

impl EventLink<'_> {
    /// Its hash after what was recorded before it.
    pub(super) fn after(&self, last: &Hash) -> Hash {
        let mut link = Link::new(last, b'e');
        link.number(self.seq);
        link.number(self.operation);
        match self.contract {
            None => link.byte(0),
            Some(contract) => {
                link.byte(1);
                link.text(contract);
            }
        }
        link.optional_number(self.ticket);
        link.text(self.body);
        link.end()
    }
}

/// One link being hashed. Every field says its own length, so that no two links hash the same
/// bytes.
struct Link(Sha256);

impl Link {
    fn new(last: &Hash, kind: u8) -> Link {
        let mut link = Link(Sha256::new_with_prefix(last));
        link.byte(kind);
        link
    }

    fn byte(&mut self, byte: u8) {
        self.0.update([byte]);
    }

    fn number(&mut self, number: i64) {
        self.0.update(number.to_be_bytes());
    }

    fn optional_number(&mut self, number: Option<i64>) {
        match number {
            None => self.byte(0),
            Some(number) => {
                self.byte(1);
                self.number(number);
            }
        }
    }

    fn text(&mut self, text: &str) {
        // No text is longer than memory.
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        self.0.update(length.to_be_bytes());
        self.0.update(text.as_bytes());
    }

    fn end(self) -> Hash {
        self.0.finalize().into()
    }
}

/// A hash in hexadecimal.
pub(super) fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
