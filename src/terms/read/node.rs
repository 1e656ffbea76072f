//! The parsed file as a tree in which every key and value knows its bytes.
//!
//! May use nothing else of this crate. It differs from the parser's own tree in three ways that
//! the readers rely on: keys stand in the order of the file, numbers keep their digits as written,
//! and what could not be parsed is there as such, so that it is not reported a second time.
//! Deliberately absent: any idea of which keys or types are right.

use std::ops::{Deref, Range};

use toml::de::{DeTable, DeValue};

/// A value with the bytes of the file that it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

impl<T> Spanned<T> {
    /// Puts a value at a place.
    pub fn new(value: T, span: Range<usize>) -> Self {
        Spanned { value, span }
    }

    /// Another value at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned::new(change(self.value), self.span)
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// One value of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What was written.
    pub value: Value,
    /// Its bytes: of a table or an array of tables the header alone (`[name]`), of a table that
    /// exists only through a dotted key that key, of the whole file the empty range at its start.
    pub span: Range<usize>,
}

/// What a value is, before anybody has asked for a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A string, its escapes resolved.
    Text(String),
    /// A whole number: digits without underscores, and their base.
    Integer {
        /// Sign and digits.
        digits: String,
        /// 2, 8, 10 or 16.
        radix: u32,
    },
    /// A number with a fraction or an exponent, as written but for underscores.
    Float(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A local date.
    Date {
        /// Year, four digits.
        year: u16,
        /// Month, from 1.
        month: u8,
        /// Day, from 1.
        day: u8,
    },
    /// A time of day, or a date and time; says which.
    Time(&'static str),
    /// An array, or an array of tables.
    Array(Vec<Node>),
    /// Keys and values in the order of the file.
    Table(Vec<(Spanned<String>, Node)>),
    /// Something that a syntax error already speaks about.
    Unreadable,
}

impl Node {
    /// What was found, for a sentence: "a string".
    pub fn found(&self) -> &'static str {
        match &self.value {
            Value::Text(_) => "a string",
            Value::Integer { .. } => "a whole number",
            Value::Float(_) => "a decimal number",
            Value::Boolean(_) => "true or false",
            Value::Date { .. } => "a date",
            Value::Time(kind) => kind,
            Value::Array(_) => "an array",
            Value::Table(_) => "a table",
            Value::Unreadable => "something unreadable",
        }
    }

    /// The value under a key, where this is a table that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Value::Table(entries) = &self.value else {
            return None;
        };
        entries
            .iter()
            .find(|(name, _)| name.value == key)
            .map(|(_, node)| node)
    }

    /// Takes over a parsed document. `broken` holds the starts of the syntax errors, sorted.
    pub(super) fn root(table: DeTable<'_>, broken: &[usize]) -> Self {
        Node {
            value: from_table(table, broken),
            span: 0..0,
        }
    }
}

fn from_table(table: DeTable<'_>, broken: &[usize]) -> Value {
    let mut entries: Vec<_> = table
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            let key = Spanned::new(key.into_inner().into_owned(), span);
            let span = value.span();
            (key, from_value(value.into_inner(), span, broken))
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    Value::Table(entries)
}

/// Recursion is bounded because the document's depth is (see `document`).
fn from_value(value: DeValue<'_>, span: Range<usize>, broken: &[usize]) -> Node {
    let value = match value {
        DeValue::Array(items) => Value::Array(
            items
                .into_iter()
                .map(|item| {
                    let span = item.span();
                    from_value(item.into_inner(), span, broken)
                })
                .collect(),
        ),
        DeValue::Table(table) => from_table(table, broken),
        scalar => from_scalar(scalar, &span, broken),
    };
    Node { value, span }
}

fn from_scalar(value: DeValue<'_>, span: &Range<usize>, broken: &[usize]) -> Value {
    // Where the parser found no value it leaves a zero without a place.
    let next = broken.partition_point(|&at| at < span.start);
    if span.is_empty() || broken.get(next).is_some_and(|&at| at < span.end) {
        return Value::Unreadable;
    }
    match value {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => Value::Integer {
            digits: number.as_str().to_owned(),
            radix: number.radix(),
        },
        DeValue::Float(number) => Value::Float(number.as_str().to_owned()),
        DeValue::Boolean(value) => Value::Boolean(value),
        DeValue::Datetime(at) => match (at.date, at.time) {
            (Some(date), None) => Value::Date {
                year: date.year,
                month: date.month,
                day: date.day,
            },
            (Some(_), Some(_)) => Value::Time("a date with a time"),
            _ => Value::Time("a time"),
        },
        DeValue::Array(_) | DeValue::Table(_) => Value::Unreadable,
    }
}
