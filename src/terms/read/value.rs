//! Types that can be read from a value of a file.
//!
//! May use `diagnostic`. A reader reports everything wrong with its value and its parts, and never
//! stops at the first problem. Deliberately absent: types of the domain, which implement
//! [`FromText`] or [`Read`] where they are read.

use std::ops::{Deref, Range};

use chrono::{Datelike, NaiveDate};

use super::node::{Node, Spanned, Value};
use super::schema::Schema;
use crate::diagnostic::{Diagnostic, Fix};

/// Most characters of one string.
pub const MAX_CHARACTERS: usize = 10_000;
/// Most items of one array, or keys of one table of free keys.
pub const MAX_ITEMS: usize = 10_000;

/// Something that can be read from a value of a file.
pub trait Read: Sized {
    /// What a right value is, with its article: "a date".
    const EXPECTED: &'static str;
    /// A right value as it is written in a file; empty where none is of use.
    const EXAMPLE: &'static str;

    /// Reads a value. `None` only where something was reported, here or by the parser. What could
    /// be read in spite of a finding is there: a list without its wrong items, a table without a
    /// wrong value that it can do without.
    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self>;

    /// What a key that is absent means; `None` where it has to be there.
    fn absent() -> Option<Self> {
        None
    }

    /// What stands for a value that is missing or wrong, once that is reported, so that the rest of
    /// its table can still be looked at; `None` where nothing can.
    fn stand_in() -> Option<Self> {
        Self::absent()
    }

    /// What a value may be.
    fn schema() -> Schema;
}

/// Reports a value of the wrong type.
pub fn wrong_type<T: Read>(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<T> {
    if node.value != Value::Unreadable {
        let finding = Diagnostic::error(
            "wrong-type",
            node.span.clone(),
            format!("expected {}, found {}", T::EXPECTED, node.found()),
        );
        findings.push(match T::EXAMPLE {
            "" => finding,
            example => finding.help(format!("write it as `{example}`")),
        });
    }
    None
}

impl Read for bool {
    const EXPECTED: &'static str = "true or false";
    const EXAMPLE: &'static str = "true";

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        match node.value {
            Value::Boolean(value) => Some(value),
            _ => wrong_type::<Self>(node, findings),
        }
    }

    fn schema() -> Schema {
        Schema::Boolean
    }
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Read for $type {
            const EXPECTED: &'static str = "a whole number";
            const EXAMPLE: &'static str = "12";

            fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
                let Value::Integer { digits, radix } = &node.value else {
                    return wrong_type::<Self>(node, findings);
                };
                let value = <$type>::from_str_radix(digits, *radix).ok();
                if value.is_none() {
                    findings.push(Diagnostic::error(
                        "bad-value",
                        node.span.clone(),
                        format!("expected a number from {} to {}", <$type>::MIN, <$type>::MAX),
                    ).help(format!("write a whole number like {}", Self::EXAMPLE)));
                }
                value
            }

            fn schema() -> Schema {
                Schema::Integer {
                    min: i64::from(<$type>::MIN),
                    max: i64::from(<$type>::MAX),
                }
            }
        }
    )*};
}

integers!(u8 u16 u32 i64);

impl Read for String {
    const EXPECTED: &'static str = "a string";
    const EXAMPLE: &'static str = "\"...\"";

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Text(text) = &node.value else {
            return wrong_type::<Self>(node, findings);
        };
        // A text has no more characters than bytes.
        if text.len() > MAX_CHARACTERS && text.chars().nth(MAX_CHARACTERS).is_some() {
            findings.push(Diagnostic::error(
                "too-long",
                node.span.clone(),
                format!("the text has more than {MAX_CHARACTERS} characters"),
            ));
            return None;
        }
        Some(text.clone())
    }

    fn stand_in() -> Option<Self> {
        Some(String::new())
    }

    fn schema() -> Schema {
        Schema::Text {
            pattern: None,
            example: None,
        }
    }
}

impl Read for NaiveDate {
    const EXPECTED: &'static str = "a date";
    const EXAMPLE: &'static str = "2026-03-31";

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let (date, written) = match &node.value {
            Value::Date { year, month, day } => (
                NaiveDate::from_ymd_opt(i32::from(*year), u32::from(*month), u32::from(*day)),
                format!("{year:04}-{month:02}-{day:02}"),
            ),
            Value::Text(text) => (date_from_text(text), text.clone()),
            _ => return wrong_type::<Self>(node, findings),
        };
        // The year 0 exists in the calendar of the crate, but in no contract.
        let date = date.filter(|date| (1..=9999).contains(&date.year()));
        if date.is_none() {
            findings.push(
                Diagnostic::error(
                    "bad-value",
                    node.span.clone(),
                    format!("`{}` is not a date", super::brief(&written)),
                )
                .help("write year, month and day: `2026-03-31`"),
            );
        }
        date
    }

    fn schema() -> Schema {
        Schema::Date
    }
}

/// Strict, unlike the crate's own reader, which takes signs and single digits.
fn date_from_text(text: &str) -> Option<NaiveDate> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    NaiveDate::from_ymd_opt(
        text[..4].parse().ok()?,
        text[5..7].parse().ok()?,
        text[8..].parse().ok()?,
    )
}

impl<T: Read> Read for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const EXAMPLE: &'static str = T::EXAMPLE;

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        T::read(node, findings).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn schema() -> Schema {
        T::schema()
    }
}

impl<T: Read> Read for Spanned<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const EXAMPLE: &'static str = T::EXAMPLE;

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        T::read(node, findings).map(|value| Spanned::new(value, node.span.clone()))
    }

    fn schema() -> Schema {
        T::schema()
    }
}

impl<T: Read> Read for Vec<T> {
    const EXPECTED: &'static str = "an array";
    const EXAMPLE: &'static str = "";

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Array(items) => {
                within(items.len(), node, findings)?;
                Some(
                    items
                        .iter()
                        .filter_map(|item| T::read(item, findings))
                        .collect(),
                )
            }
            Value::Unreadable => None,
            _ => {
                let help = match node.value {
                    Value::Table(_) => "write each as a table of its own, headed `[[...]]`",
                    _ => "put it in brackets: `[...]`",
                };
                let message = format!("expected an array, found {}", node.found());
                findings
                    .push(Diagnostic::error("wrong-type", node.span.clone(), message).help(help));
                None
            }
        }
    }

    fn schema() -> Schema {
        Schema::Array(Box::new(T::schema()))
    }
}

fn within(count: usize, node: &Node, findings: &mut Vec<Diagnostic>) -> Option<()> {
    if count <= MAX_ITEMS {
        return Some(());
    }
    findings.push(Diagnostic::error(
        "too-many",
        node.span.clone(),
        format!("{count} of them; at most {MAX_ITEMS} are read"),
    ));
    None
}

/// A value, or an array of such values; the first is short for an array of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        OneOrMany(Vec::new())
    }
}

impl<T> Deref for OneOrMany<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Read> Read for OneOrMany<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const EXAMPLE: &'static str = T::EXAMPLE;

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Array(_) => Vec::read(node, findings).map(OneOrMany),
            _ => T::read(node, findings).map(|value| OneOrMany(vec![value])),
        }
    }

    fn schema() -> Schema {
        Schema::AnyOf(vec![T::schema(), Vec::<T>::schema()])
    }
}

/// A table whose keys the file chooses, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T>(pub Vec<(Spanned<String>, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Entries(Vec::new())
    }
}

impl<T> Deref for Entries<T> {
    type Target = [(Spanned<String>, T)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<T: Read> Read for Entries<T> {
    const EXPECTED: &'static str = "a table";
    const EXAMPLE: &'static str = "";

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Table(entries) = &node.value else {
            return wrong_type::<Self>(node, findings);
        };
        within(entries.len(), node, findings)?;
        let entry = |(key, child): &(Spanned<String>, Node)| {
            T::read(child, findings).map(|value| (key.clone(), value))
        };
        Some(Entries(entries.iter().filter_map(entry).collect()))
    }

    fn schema() -> Schema {
        Schema::Map(Box::new(T::schema()))
    }
}

/// A string or a number with its digits as written (but for underscores), for what must not lose
/// one: amounts, percentages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A string.
    Text(String),
    /// A whole number, in base 10.
    Integer(String),
    /// A number with a fraction or an exponent.
    Float(String),
}

impl Literal {
    /// The text, whichever way it was written.
    pub fn text(&self) -> &str {
        match self {
            Literal::Text(text) | Literal::Integer(text) | Literal::Float(text) => text,
        }
    }
}

impl Read for Literal {
    const EXPECTED: &'static str = "a string or a number";
    const EXAMPLE: &'static str = "\"36500.00\"";

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Text(_) => String::read(node, findings).map(Literal::Text),
            Value::Integer { digits, radix: 10 } => Some(Literal::Integer(digits.clone())),
            Value::Float(digits) => Some(Literal::Float(digits.clone())),
            _ => wrong_type::<Self>(node, findings),
        }
    }

    fn schema() -> Schema {
        Schema::Literal
    }
}

/// Something with a notation of its own inside a string: a duration, an interval, an amount.
pub trait FromText: Sized {
    /// What a right text is, with its article: "a duration".
    const EXPECTED: &'static str;
    /// A right text.
    const EXAMPLE: &'static str;
    /// A regular expression for editors that every right text matches.
    const PATTERN: Option<&'static str> = None;

    /// Reads a text.
    ///
    /// # Errors
    ///
    /// Why it is not right; a plain message makes a `bad-value`.
    fn from_text(text: &str) -> Result<Self, Refusal>;
}

/// A text without anything to escape, as a string of a file.
pub fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// Why a text is not right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The rule that it breaks.
    pub code: &'static str,
    /// What is wrong with it.
    pub message: String,
    /// How to mend it; without one, the example is shown.
    pub help: Option<String>,
    /// The text that was surely meant.
    pub meant: Option<String>,
}

impl Refusal {
    /// A refusal by a rule of its own.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Refusal {
            code,
            message: message.into(),
            help: None,
            meant: None,
        }
    }

    /// The same refusal with the text that was surely meant, which a tool can put there. It holds
    /// nothing that has to be escaped.
    pub fn meant(mut self, text: impl Into<String>) -> Self {
        self.meant = Some(text.into());
        self
    }

    /// The same refusal with its mend.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl<M: Into<String>> From<M> for Refusal {
    fn from(message: M) -> Self {
        Refusal::new("bad-value", message)
    }
}

/// A string read by [`FromText`], with its bytes in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<T> {
    /// What the string says.
    pub value: T,
    /// Where it stands.
    pub span: Range<usize>,
}

impl<T> Deref for Parsed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: FromText> Read for Parsed<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const EXAMPLE: &'static str = T::EXAMPLE;

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Text(_) = &node.value else {
            if node.value != Value::Unreadable {
                let message = format!(
                    "expected {} as a string, found {}",
                    T::EXPECTED,
                    node.found()
                );
                findings.push(
                    Diagnostic::error("wrong-type", node.span.clone(), message)
                        .help(format!("write it as `\"{}\"`", T::EXAMPLE)),
                );
            }
            return None;
        };
        let text = String::read(node, findings)?;
        match T::from_text(&text) {
            Ok(value) => Some(Parsed {
                value,
                span: node.span.clone(),
            }),
            Err(refusal) => {
                let help = refusal
                    .help
                    .unwrap_or_else(|| format!("write {} like `{}`", T::EXPECTED, T::EXAMPLE));
                let finding =
                    Diagnostic::error(refusal.code, node.span.clone(), refusal.message).help(help);
                findings.push(match refusal.meant {
                    Some(meant) => finding.fix(Fix::replace(node.span.clone(), quoted(&meant))),
                    None => finding,
                });
                None
            }
        }
    }

    fn schema() -> Schema {
        Schema::Text {
            pattern: T::PATTERN,
            example: Some(T::EXAMPLE),
        }
    }
}
