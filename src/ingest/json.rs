//! What the kinds of records share: texts that borrow from their line, ids as they were written,
//! and what is wrong with a line that is no record.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A line that is no record.
#[derive(Debug)]
pub(super) struct Unreadable<'a> {
    /// The value under the record's id, where it has one all the same.
    pub id: Option<&'a RawValue>,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

/// Looks a second time at a line that could not be read: for its id, under that key, and for a key
/// that is none of the fields.
pub(super) fn unreadable<'a>(
    bytes: &'a [u8],
    error: &serde_json::Error,
    key: &str,
    fields: &[&str],
) -> Unreadable<'a> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let outline = reader.deserialize_map(Outline { key, fields });
    let message = match outline.and_then(|outline| reader.end().map(|()| outline)) {
        Ok((id, stranger)) => {
            let message = match stranger {
                Some(key) => no_field(&key, fields),
                None => in_words(error),
            };
            return Unreadable { id, message };
        }
        Err(_) if std::str::from_utf8(bytes).is_err() => "the line is no UTF-8".to_owned(),
        Err(_) if error.is_data() => "the line is no JSON object".to_owned(),
        Err(_) => format!("the line is no JSON: {}", in_words(error)),
    };
    Unreadable { id: None, message }
}

/// That a key is none of the fields there are.
pub(super) fn no_field(key: &str, fields: &[&str]) -> String {
    format!("there is no field `{}`: {}", brief(key), listed(fields))
}

/// Names in a row.
pub(super) fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// The reader's message with its column; there is only one line.
pub(super) fn in_words(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line 1 column").next().unwrap_or(&text);
    match error.column() {
        0 => brief(what),
        column => format!("{}, at column {column}", brief(what)),
    }
}

/// The beginning of a text that may be as long as a line.
pub(super) fn brief(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}

/// A text, borrowed where it is written without escapes.
#[derive(Clone, Debug)]
pub(super) struct Text<'a>(pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;
        impl<'de> Visitor<'de> for Texts {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Texts)
    }
}

/// A value as it is written; unlike an `Option`'s, a `null` is one.
pub(super) fn raw<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// Reads any JSON object: the value under a key, and the first key that is no field's.
struct Outline<'f> {
    key: &'f str,
    fields: &'f [&'f str],
}

impl<'de> Visitor<'de> for Outline<'_> {
    type Value = (Option<&'de RawValue>, Option<String>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut id, mut stranger) = (None, None);
        while let Some(Text(key)) = map.next_key()? {
            if key == self.key {
                id = Some(map.next_value()?);
                continue;
            }
            map.next_value::<IgnoredAny>()?;
            if !self.fields.contains(&key.as_ref()) {
                stranger.get_or_insert_with(|| key.into_owned());
            }
        }
        Ok((id, stranger))
    }
}
