//! Files of terms to raw structs: every problem of a file at once, each with its place and mend.
//!
//! May use `diagnostic`. Written by hand because deserialisers stop at the first problem and lose
//! places on the way. A raw struct is declared once, with `table!`; from that come its reader and
//! its part of the JSON Schema. Deliberately absent: what the keys mean. Raw structs become values
//! of the domain elsewhere, where rules between keys are checked.
//!
//! The codes that come from here:
//!
//! | code | what is wrong |
//! |---|---|
//! | `not-utf8`, `file-too-large`, `too-deep` | the file is not read at all |
//! | `syntax`, `duplicate-key` | it is not TOML |
//! | `missing-format`, `unsupported-format` | its `format` key |
//! | `unknown-key`, `missing-key` | the keys of a table |
//! | `wrong-type`, `too-long`, `too-many` | the shape of a value |
//! | `unknown-value`, `bad-value` | its content |
//! | `more-findings` | there are too many to show |

use std::borrow::Cow;

mod declare;
mod document;
pub mod newer;
mod node;
mod schema;
mod statements;
#[cfg(test)]
mod tests;
mod value;

pub use declare::{TableReader, listed, nearest, read_choice};
pub(crate) use declare::{absent, choice, key_name, table};
pub use document::{Document, bound, decode, read_text};
pub use node::{Node, Spanned, Value};
pub use schema::{Property, Schema, doc};
pub use value::{
    Entries, FromText, Literal, MAX_CHARACTERS, MAX_ITEMS, OneOrMany, Parsed, Read, Refusal,
    quoted, wrong_type,
};

/// The user's own text cut to what fits in a message.
pub fn brief(text: &str) -> Cow<'_, str> {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}...", &text[..end])),
    }
}
