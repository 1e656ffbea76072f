//! What stands in one cell: the step from an item's JSON to text that all formats share.
//!
//! May use `report`. Deliberately absent: layout, and the escapes of each format.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;

use serde::Serialize;
use serde_json::{Map, Value};

use super::SafeFormatter;
use super::text::{duration, when};
use crate::report::{Answer, Column, Item, Show};

/// An item's fields by name.
pub(super) fn record<T: Item>(item: &T) -> io::Result<Map<String, Value>> {
    match serde_json::to_value(item)? {
        Value::Object(fields) => Ok(fields),
        _ => Err(io::Error::other(format!(
            "an item of {} is not an object",
            T::SCHEMA
        ))),
    }
}

/// A field for a program to read: nothing where it is absent or null, words joined by spaces where
/// it is a list of words, JSON where it is nested.
pub(super) fn flat(value: Option<&Value>) -> Cow<'_, str> {
    match value {
        None | Some(Value::Null) => Cow::Borrowed(""),
        Some(Value::Array(list)) => joined(list, " ", is_word).unwrap_or_else(|| compact(value)),
        Some(value) => scalar(value).unwrap_or_else(|| compact(Some(value))),
    }
}

/// A value for a person to read.
fn shown(value: &Value, show: Show) -> Cow<'_, str> {
    let text = match value {
        Value::Array(list) if list.is_empty() && show == Show::Hours => {
            Some(Cow::Borrowed("closed"))
        }
        Value::Array(list) => joined(list, ", ", |_| true),
        _ => scalar(value),
    }
    .unwrap_or_else(|| compact(Some(value)));
    match show {
        Show::When => when(&text).map_or(text, Cow::Owned),
        Show::Duration => duration(&text).map_or(text, Cow::Owned),
        Show::Text | Show::State | Show::Hours => text,
    }
}

/// Whether a member of a list can be told from its neighbours when joined with spaces.
fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace) && !text.starts_with(['[', '{'])
}

/// The members of a list of scalars, joined; `None` where a member is nested, null or not
/// `allowed`.
fn joined<'v>(
    list: &'v [Value],
    separator: &str,
    allowed: impl Fn(&str) -> bool,
) -> Option<Cow<'v, str>> {
    let words: Option<Vec<_>> = list
        .iter()
        .map(|member| scalar(member).filter(|text| allowed(text)))
        .collect();
    Some(Cow::Owned(words?.join(separator)))
}

fn scalar(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Bool(flag) => Some(Cow::Borrowed(if *flag { "true" } else { "false" })),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn compact(value: Option<&Value>) -> Cow<'static, str> {
    let mut bytes = Vec::new();
    let mut json = serde_json::Serializer::with_formatter(&mut bytes, SafeFormatter::compact());
    // Neither step can fail: the value is JSON already, and JSON is UTF-8.
    match value.serialize(&mut json) {
        Ok(()) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
        Err(_) => Cow::Borrowed(""),
    }
}

/// A cell for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Does not apply.
    Absent,
    /// Not stated, with the note that says why where there is one.
    Unknown(Option<usize>),
    /// What is known.
    Known(String),
}

impl Cell {
    /// The cell's text, not yet escaped.
    pub(super) fn text(&self, notes: &Notes) -> Cow<'_, str> {
        match self {
            Cell::Absent => Cow::Borrowed(""),
            Cell::Known(text) => Cow::Borrowed(text),
            Cell::Unknown(None) => Cow::Borrowed("-"),
            Cell::Unknown(Some(note)) => Cow::Owned(format!("- ({})", notes.label(*note))),
        }
    }
}

/// Every cell of an answer, row by row, with the notes that they refer to.
pub(super) struct Grid {
    /// A row for each item, a cell for each column.
    pub(super) rows: Vec<Vec<Cell>>,
    /// Why cells are unknown.
    pub(super) notes: Notes,
}

/// The cells of all items, dates with their weekdays where `readable`, else as they are.
pub(super) fn grid<T: Item>(answer: &Answer<T>, readable: bool) -> io::Result<Grid> {
    let mut notes = Notes::default();
    let mut rows = Vec::with_capacity(answer.items.len());
    for item in &answer.items {
        let fields = record(item)?;
        rows.push(
            T::COLUMNS
                .iter()
                .map(|column| cell(&fields, column, readable, &mut notes))
                .collect(),
        );
    }
    Ok(Grid { rows, notes })
}

fn cell(fields: &Map<String, Value>, column: &Column, readable: bool, notes: &mut Notes) -> Cell {
    let show = if readable { column.show } else { Show::Text };
    let mut unknown = None;
    for path in [Some(column.field), column.or].into_iter().flatten() {
        match find(fields, path) {
            Found::Absent => {}
            Found::Value(value) => return Cell::Known(shown(value, show).into_owned()),
            Found::Null(name) => {
                let note = why(fields, name).map(|why| notes.place(why));
                unknown = Some(unknown.flatten().or(note));
            }
        }
    }
    unknown.map_or(Cell::Absent, Cell::Unknown)
}

enum Found<'v, 'p> {
    Absent,
    /// Null, or within something null: the path of that.
    Null(&'p str),
    Value(&'v Value),
}

fn find<'v, 'p>(fields: &'v Map<String, Value>, path: &'p str) -> Found<'v, 'p> {
    let mut fields = fields;
    let mut start = 0;
    loop {
        let end = path[start..].find('.').map(|dot| start + dot);
        match (fields.get(&path[start..end.unwrap_or(path.len())]), end) {
            (Some(Value::Null), _) => return Found::Null(&path[..end.unwrap_or(path.len())]),
            (Some(value), None) => return Found::Value(value),
            (Some(Value::Object(inner)), Some(dot)) => {
                fields = inner;
                start = dot + 1;
            }
            _ => return Found::Absent,
        }
    }
}

fn why<'v>(fields: &'v Map<String, Value>, name: &str) -> Option<&'v Map<String, Value>> {
    fields.get("why")?.as_object()?.get(name)?.as_object()
}

/// The distinct reasons of an answer's unknown cells, in the order of their first use.
#[derive(Default)]
pub(super) struct Notes {
    list: Vec<Note>,
    /// Where each note stands in the list, by code and text: there may be as many as items.
    places: HashMap<(String, String), usize>,
    /// How many notes each code has.
    codes: HashMap<String, usize>,
}

struct Note {
    code: String,
    text: String,
    /// Its number among the notes of its code, from 1.
    ordinal: usize,
}

impl Notes {
    /// The place of a reason, which is noted if it is new.
    fn place(&mut self, why: &Map<String, Value>) -> usize {
        let field = |name| why.get(name).and_then(Value::as_str).unwrap_or_default();
        let mut text = field("message").trim_end_matches('.').to_owned();
        if let Some(Value::Array(clauses)) = why.get("clauses") {
            text.push_str(&clause_list(clauses.iter().filter_map(Value::as_str)));
        }
        if !field("supply").is_empty() {
            text.push_str("; to settle it, set ");
            text.push_str(field("supply"));
        }
        let code = field("code").to_owned();
        let key = (code, text);
        if let Some(&place) = self.places.get(&key) {
            return place;
        }
        let place = self.list.len();
        self.places.insert(key.clone(), place);
        let (code, text) = key;
        let ordinal = self.codes.entry(code.clone()).or_insert(0);
        *ordinal += 1;
        self.list.push(Note {
            code,
            text,
            ordinal: *ordinal,
        });
        place
    }

    /// What stands for a note in a cell: its code, and a number where the code alone could mean
    /// several notes.
    fn label(&self, place: usize) -> Cow<'_, str> {
        let Some(Note { code, ordinal, .. }) = self.list.get(place) else {
            return Cow::Borrowed("");
        };
        if self.codes.get(code).is_some_and(|&count| count > 1) {
            Cow::Owned(format!("{code} {ordinal}"))
        } else {
            Cow::Borrowed(code)
        }
    }

    /// Each note with its label, not yet escaped.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let texts = self.list.iter().enumerate();
        texts.map(|(place, note)| format!("{}: {}", self.label(place), note.text))
    }
}

/// Clauses in brackets after a sentence; nothing where there are none.
pub(super) fn clause_list<'c>(clauses: impl Iterator<Item = &'c str>) -> String {
    let clauses: Vec<_> = clauses.collect();
    match clauses.as_slice() {
        [] => String::new(),
        [one] => format!(" (clause {one})"),
        many => format!(" (clauses {})", many.join(", ")),
    }
}

/// The notes below an answer, and then its warnings: each one's name and text, not yet escaped.
pub(super) fn remarks<T>(answer: &Answer<T>, notes: &Notes) -> Vec<String> {
    let warnings = answer.warnings.iter().map(|warning| {
        let clauses = clause_list(warning.clauses.iter().map(String::as_str));
        let message = warning.message.trim_end_matches('.');
        format!("warning: {message}{clauses} [{}]", warning.code)
    });
    notes.lines().chain(warnings).collect()
}
