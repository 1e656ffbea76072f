//! What other programs make of an answer.

use std::io::BufReader;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::payloads::acts;

/// Nothing that a terminal obeys or hides, but for the ends of lines, and tabs where the format has
/// them.
pub fn is_harmless(text: &str, tabs: bool) -> Result<(), String> {
    match text
        .chars()
        .find(|c| acts(*c) && *c != '\n' && !(tabs && *c == '\t'))
    {
        None => Ok(()),
        Some(c) => {
            let at = text.find(c).unwrap();
            let near: String = text[at..].chars().take(20).collect();
            Err(format!("{c:?} gets through: {near:?}"))
        }
    }
}

/// Every text in a document.
pub fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|one| texts(one, found)),
        Value::Object(fields) => fields.values().for_each(|one| texts(one, found)),
        _ => {}
    }
}

/// The rows of `csv`, of which each has as many cells as the first and none is a formula.
pub fn csv(text: &str) -> Result<Vec<Vec<String>>, String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| error.to_string())?;
        for cell in &row {
            let first = cell.trim_start().chars().next();
            let formula = first.is_some_and(|c| "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(c));
            if formula && cell.parse::<f64>().is_err() {
                return Err(format!("a formula: {cell:?}"));
            }
        }
        rows.push(row.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

/// The rows of `plain`, each cell as it was before it was escaped.
pub fn plain(text: &str) -> Result<Vec<Vec<String>>, String> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        let row: Option<Vec<String>> = line.split('\t').map(unescaped).collect();
        let row = row.ok_or_else(|| format!("an escape that is none: {line:?}"))?;
        if rows.first().is_some_and(|first| first.len() != row.len()) {
            return Err(format!("{} cells: {line:?}", row.len()));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn unescaped(cell: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let (c, after) = match after.strip_prefix("u{") {
            Some(code) => {
                let (code, after) = code.split_once('}')?;
                (char::from_u32(u32::from_str_radix(code, 16).ok()?)?, after)
            }
            None => {
                let c = match after.chars().next()? {
                    't' => '\t',
                    'n' => '\n',
                    'r' => '\r',
                    '\\' => '\\',
                    _ => return None,
                };
                (c, &after[1..])
            }
        };
        text.push(c);
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// The rows of a Markdown table and the items of the lists below it, which hold text and no markup.
/// Where an answer has several tables, each has a heading; the first rows of all are given too.
pub fn markdown(text: &str, headings: bool) -> Result<Vec<Vec<String>>, String> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    for event in Parser::new_ext(text, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(text) => cell.push_str(&text),
            Event::Start(Tag::TableCell) => cell.clear(),
            Event::End(TagEnd::TableCell) => row.push(std::mem::take(&mut cell)),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => rows.push(std::mem::take(&mut row)),
            Event::Start(
                Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::List(None)
                | Tag::Item
                | Tag::Paragraph,
            )
            | Event::End(TagEnd::Table | TagEnd::List(false) | TagEnd::Item | TagEnd::Paragraph) => {
            }
            Event::Start(Tag::Heading { id: None, .. }) | Event::End(TagEnd::Heading(_))
                if headings => {}
            other => return Err(format!("markup: {other:?}")),
        }
    }
    let addresses = ["http://", "https://", "www."];
    for address in addresses {
        if text.contains(address) {
            return Err(format!("{address} would become a link"));
        }
    }
    Ok(rows)
}

/// The dates of an iCalendar file: each with its properties, unescaped.
pub fn calendar(text: &str) -> Result<Vec<Vec<(String, String)>>, String> {
    if text.replace("\r\n", "").contains(['\r', '\n']) {
        return Err("a line that does not end as it must".to_owned());
    }
    if let Some(long) = text.split("\r\n").find(|line| line.len() > 75) {
        return Err(format!("a line that is too long: {long:?}"));
    }
    let mut events = Vec::new();
    for calendar in ical::IcalParser::new(BufReader::new(text.as_bytes())) {
        let calendar = calendar.map_err(|error| format!("{error:?}"))?;
        for event in calendar.events {
            let mut properties = Vec::new();
            let alarms = event.alarms.into_iter().flat_map(|alarm| alarm.properties);
            for property in event.properties.into_iter().chain(alarms) {
                let allowed = [
                    "UID",
                    "DTSTAMP",
                    "DTSTART",
                    "SUMMARY",
                    "DESCRIPTION",
                    "TRANSP",
                    "ACTION",
                    "TRIGGER",
                ];
                let with = property.params.is_some() && property.name != "DTSTART";
                if !allowed.contains(&property.name.as_str()) || with {
                    return Err(format!("a property of its own: {property:?}"));
                }
                let mut value = String::new();
                let mut chars = property
                    .value
                    .unwrap_or_default()
                    .chars()
                    .collect::<Vec<_>>()
                    .into_iter();
                while let Some(c) = chars.next() {
                    match (c, if c == '\\' { chars.next() } else { None }) {
                        ('\\', Some('n' | 'N')) => value.push('\n'),
                        ('\\', Some(c @ ('\\' | ';' | ','))) => value.push(c),
                        ('\\', other) => return Err(format!("an escape that is none: {other:?}")),
                        (c, _) => value.push(c),
                    }
                }
                properties.push((property.name, value));
            }
            events.push(properties);
        }
    }
    Ok(events)
}
