//! A line of `clock batch`: an id, a calendar by name, and a question about open time.
//!
//! Borrows from the line. What is wrong is looked for a second time, in lines that are wrong only:
//! reading the many that are right is what has to be quick.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::lines::{Line, MAX_LINE};
use crate::domain::Instant;
use crate::domain::open_time::Question;

/// A line that could be read.
#[derive(Clone, Debug)]
pub struct Query<'a> {
    /// Any JSON scalar, as it was written.
    pub id: &'a RawValue,
    /// The calendar's name.
    pub calendar: Cow<'a, str>,
    /// What is asked of it.
    pub question: Question,
}

/// A line that has no question to answer.
#[derive(Clone, Debug)]
pub struct BadLine<'a> {
    /// The id, where the line has one all the same.
    pub id: Option<&'a RawValue>,
    /// Whether the line is in order but for a time or an amount that nothing can be counted with.
    pub out_of_range: bool,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

/// Reads a line.
///
/// # Errors
///
/// [`BadLine`] says what is wrong with it.
pub fn read(line: Line<'_>) -> Result<Query<'_>, BadLine<'_>> {
    let Line::Bytes(bytes) = line else {
        let limit = MAX_LINE + 1;
        return Err(wrong(None, format!("the line has {limit} bytes or more")));
    };
    match serde_json::from_slice::<Fields>(bytes) {
        Ok(fields) => fields.query(),
        Err(error) => Err(why_unreadable(bytes, &error)),
    }
}

/// The fields of a line, any of which may not be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields<'a> {
    #[serde(borrow, default, deserialize_with = "raw")]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    calendar: Option<Text<'a>>,
    #[serde(borrow)]
    op: Option<Text<'a>>,
    #[serde(borrow)]
    start: Option<Text<'a>>,
    #[serde(borrow)]
    end: Option<Text<'a>>,
    seconds: Option<Seconds>,
}

/// The names of the fields, in the order in which to list them.
const FIELDS: [&str; 6] = ["id", "calendar", "op", "start", "seconds", "end"];

impl<'a> Fields<'a> {
    fn query(self) -> Result<Query<'a>, BadLine<'a>> {
        let id = self.id.filter(|id| !id.get().starts_with(['[', '{']));
        let wrong = |message: String| wrong(id, message);
        let missing = |field: &str| wrong(format!("`{field}` is missing"));
        let stray = |op: &str, field: &str, wants: &str| {
            wrong(format!("`{op}` takes `{wants}` and no `{field}`"))
        };
        let Some(id) = id else {
            return Err(wrong(match self.id {
                None => "`id` is missing".to_owned(),
                Some(_) => "`id` is a string, a number, true, false or null".to_owned(),
            }));
        };
        let calendar = self.calendar.ok_or_else(|| missing("calendar"))?.0;
        let op = self.op.ok_or_else(|| missing("op"))?.0;
        let start = self.start.ok_or_else(|| missing("start"))?;
        let question = match (op.as_ref(), self.seconds, self.end) {
            ("add", Some(_), Some(_)) => return Err(stray("add", "end", "seconds")),
            ("between", Some(_), Some(_)) => return Err(stray("between", "seconds", "end")),
            ("add", Some(Seconds::Whole(seconds)), None) if seconds < 0 => {
                return Err(out_of_range(Some(id), "`seconds` is negative".to_owned()));
            }
            ("add", Some(Seconds::Whole(seconds)), None) => Question::Add {
                start: instant(Some(id), "start", &start)?,
                seconds,
            },
            ("add", Some(Seconds::TooMany), None) => {
                let message = "`seconds` is more than there is to count".to_owned();
                return Err(out_of_range(Some(id), message));
            }
            ("between", None, Some(end)) => {
                let start = instant(Some(id), "start", &start)?;
                let end = instant(Some(id), "end", &end)?;
                if end < start {
                    return Err(out_of_range(Some(id), "`end` is before `start`".to_owned()));
                }
                Question::Between { start, end }
            }
            ("add", None, _) => return Err(missing("seconds")),
            ("between", _, None) => return Err(missing("end")),
            (other, ..) => {
                let other = brief(other);
                return Err(wrong(format!(
                    "there is no op `{other}`: `add` or `between`"
                )));
            }
        };
        Ok(Query {
            id,
            calendar,
            question,
        })
    }
}

fn instant<'a>(
    id: Option<&'a RawValue>,
    field: &str,
    text: &Text<'_>,
) -> Result<Instant, BadLine<'a>> {
    Instant::parse_rfc3339(&text.0).ok_or_else(|| {
        let given = brief(&text.0);
        if Instant::is_rfc3339(&text.0) {
            let message = format!("`{field}` is {given}, outside the years 1 to 9999");
            return out_of_range(id, message);
        }
        wrong(
            id,
            format!(
                "`{field}` is `{given}`: give RFC 3339 with an offset, such as \
                 2026-09-14T14:00:00Z"
            ),
        )
    })
}

fn wrong(id: Option<&RawValue>, message: String) -> BadLine<'_> {
    BadLine {
        id,
        out_of_range: false,
        message,
    }
}

fn out_of_range(id: Option<&RawValue>, message: String) -> BadLine<'_> {
    BadLine {
        id,
        out_of_range: true,
        message,
    }
}

/// What is wrong with a line that is no record, and its id if that can be made out.
fn why_unreadable<'a>(bytes: &'a [u8], error: &serde_json::Error) -> BadLine<'a> {
    let message = match serde_json::from_slice::<Outline>(bytes) {
        Ok(outline) => {
            let id = outline.id.filter(|id| !id.get().starts_with(['[', '{']));
            let message = match outline.stranger {
                Some(key) => {
                    let known = FIELDS.map(|field| format!("`{field}`")).join(", ");
                    format!("there is no field `{}`: {known}", brief(&key))
                }
                None => in_words(error),
            };
            return wrong(id, message);
        }
        Err(_) if std::str::from_utf8(bytes).is_err() => "the line is no UTF-8".to_owned(),
        Err(_) if error.is_data() => "the line is no JSON object".to_owned(),
        Err(_) => format!("the line is no JSON: {}", in_words(error)),
    };
    wrong(None, message)
}

/// The reader's message with its column; there is only one line.
fn in_words(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line 1 column").next().unwrap_or(&text);
    match error.column() {
        0 => brief(what),
        column => format!("{}, at column {column}", brief(what)),
    }
}

/// The beginning of a text that may be as long as a line.
fn brief(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}

/// A text, borrowed where it is written without escapes.
#[derive(Clone, Debug)]
struct Text<'a>(Cow<'a, str>);

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

/// A whole number of seconds.
#[derive(Clone, Copy, Debug)]
enum Seconds {
    Whole(i64),
    /// A number beyond all that could be counted.
    TooMany,
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl Visitor<'_> for Numbers {
            type Value = Seconds;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number of seconds")
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Seconds, E> {
                Ok(Seconds::Whole(number))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Seconds, E> {
                Ok(i64::try_from(number).map_or(Seconds::TooMany, Seconds::Whole))
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Seconds, E> {
                // The reader makes a float of a whole number that is too long for an integer.
                if number.abs() >= 1e18 {
                    return Ok(Seconds::TooMany);
                }
                Err(E::invalid_type(de::Unexpected::Float(number), &self))
            }
        }
        deserializer.deserialize_any(Numbers)
    }
}

/// A value as it is written; unlike an `Option`'s, a `null` is one.
fn raw<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// What can be made out of any JSON object.
struct Outline<'a> {
    id: Option<&'a RawValue>,
    /// The first key that is no field's.
    stranger: Option<String>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Outline<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Objects;
        impl<'de> Visitor<'de> for Objects {
            type Value = Outline<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Outline<'de>, A::Error> {
                let (mut id, mut stranger) = (None, None);
                while let Some(Text(key)) = map.next_key()? {
                    if key == "id" {
                        id = Some(map.next_value()?);
                        continue;
                    }
                    map.next_value::<IgnoredAny>()?;
                    if !FIELDS.contains(&key.as_ref()) {
                        stranger.get_or_insert_with(|| key.into_owned());
                    }
                }
                Ok(Outline { id, stranger })
            }
        }
        deserializer.deserialize_map(Objects)
    }
}
