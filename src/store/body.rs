//! What an event says, as the JSON text that is kept and hashed.
//!
//! May use `domain`. Everything but ASCII, letters and digits is escaped, so that the text is safe
//! to show and to pass on as it is, whatever somebody typed. Deliberately absent: rows.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use serde_json::ser::{Formatter, Serializer};

use super::StoredEdition;

/// What is kept beside the events of contracts and tickets because they name it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(super) enum Content {
    /// An edition of a program.
    Edition {
        digest: String,
        program: String,
        edition: String,
        text: String,
    },
    /// A contract file.
    Text { digest: String, text: String },
}

impl From<&StoredEdition> for Content {
    fn from(edition: &StoredEdition) -> Content {
        Content::Edition {
            digest: edition.digest.clone(),
            program: edition.program.clone(),
            edition: edition.edition.clone(),
            text: edition.text.clone(),
        }
    }
}

/// The type that every body has.
#[derive(Deserialize)]
pub(super) struct Type {
    #[serde(rename = "type")]
    pub(super) name: String,
}

/// The text of a body.
pub(super) fn write(body: &impl Serialize) -> serde_json::Result<String> {
    let mut bytes = Vec::with_capacity(128);
    body.serialize(&mut Serializer::with_formatter(&mut bytes, Escaping))?;
    String::from_utf8(bytes).map_err(|error| serde_json::Error::io(io::Error::other(error)))
}

/// What a runner of CI jobs obeys wherever in a line it stands.
const ORDER: &str = "##[";

/// The same as it is kept.
const ESCAPED_ORDER: &str = r"##\u005b";

/// A body as it was kept before the bracket of an order was escaped, if it holds one.
pub(super) fn before_orders_were_escaped(body: &str) -> Option<String> {
    body.contains(ESCAPED_ORDER)
        .then(|| body.replace(ESCAPED_ORDER, ORDER))
}

/// Escapes what may be more than it looks like: marks of direction, characters without width,
/// separators, controls, and the bracket of an order to the runner of a CI job. Letters of every
/// script stay as they are. Whatever `render` escapes in JSON has to be escaped here: what leaves
/// in an export must be byte for byte what was hashed.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W>(&mut self, out: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        // Nearly every text is plain, and bytes are quicker to look at than characters.
        let ascii = fragment.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if ascii && !fragment.contains(ORDER) {
            return out.write_all(fragment.as_bytes());
        }
        // The four are letters by name, and blank.
        let blank = |c: char| matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
        let letter = |c: char| !c.is_ascii() && c.is_alphanumeric() && !blank(c);
        let plain = |c: char| matches!(c, ' '..='~') || letter(c);
        for (at, c) in fragment.char_indices() {
            let orders = c == '[' && fragment[..at].ends_with("##");
            if plain(c) && !orders {
                out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
            } else {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What shows a body escapes nothing more, or an export would not be what was hashed.
    #[test]
    fn no_character_of_a_body_has_to_be_escaped_to_be_shown() {
        let all: String = ('\0'..=char::MAX).collect();
        for text in [&all, "##[error]x", "é##[", "###[[##[", "#\"#["] {
            let body = write(&text).unwrap();
            assert_eq!(crate::render::text::visible(&body), body);
            assert_eq!(serde_json::from_str::<String>(&body).unwrap(), *text);
        }
    }

    #[test]
    fn a_body_with_an_order_is_known_as_it_was_kept_before() {
        let body = write(&"a ##[error]x").unwrap();
        assert!(!body.contains(ORDER), "{body}");
        let before = before_orders_were_escaped(&body);
        assert_eq!(before.as_deref(), Some("\"a ##[error]x\""));
        assert_eq!(before_orders_were_escaped("\"plain\""), None);
    }

    #[test]
    fn a_body_is_safe_to_show_and_reads_back() {
        let texts = [
            "",
            "plain",
            "caffè 契約 עברית हिन्दी",
            "\0\u{1b}[2J\r\n\t\"\\",
            "\u{7f}\u{9b}\u{202e}\u{200b}\u{feff}\u{2028}\u{e0041}\u{10ffff}",
            "👩‍👩‍👧‍👦 “—”",
            "##[error]x ###[group] #[ ##",
        ];
        for text in texts {
            let body = write(&text).unwrap();
            assert_eq!(crate::render::text::visible(&body), body);
            assert_eq!(serde_json::from_str::<String>(&body).unwrap(), text);
        }
        assert_eq!(write(&"caffè 契約").unwrap(), "\"caffè 契約\"");
        assert_eq!(write(&"\u{202e}👍").unwrap(), r#""\u202e\ud83d\udc4d""#);
    }
}
