//! Dates as an iCalendar file (RFC 5545), for the calendars of people.
//!
//! May use `report`. Deliberately absent: any clock. Every stamp is the instant that the answer was
//! judged at, and every UID follows from what a date is of, so that a file that is made again
//! replaces what was imported before.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use chrono::{NaiveDate, NaiveDateTime};

use crate::report::entries::{At, Dated, Entry};
use crate::report::{Answer, Item};

/// The most octets of a line, without its end.
const MAX_OCTETS: usize = 75;
/// How many days before the day to send a notice by the first alarm is.
const EARLY: i64 = 7;

/// Writes what has a date as events: dates as whole days, instants in UTC.
///
/// # Errors
///
/// Those of `out`, of the same kind.
pub fn write<T: Item + Dated>(out: &mut dyn Write, answer: &Answer<T>) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let stamp = stamp(answer.now.to_utc());
    line(&mut out, "BEGIN:VCALENDAR")?;
    line(&mut out, "VERSION:2.0")?;
    line(&mut out, "PRODID:-//tenure//tenure//EN")?;
    line(&mut out, "CALSCALE:GREGORIAN")?;
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for entry in answer.items.iter().filter_map(Dated::entry) {
        event(&mut out, entry, &stamp, &mut seen)?;
    }
    line(&mut out, "END:VCALENDAR")?;
    out.flush()
}

fn event(
    out: &mut impl Write,
    entry: Entry,
    stamp: &str,
    seen: &mut BTreeMap<String, u32>,
) -> io::Result<()> {
    let Entry {
        mut uid, summary, ..
    } = entry;
    let count = seen.entry(uid.clone()).or_default();
    *count += 1;
    if *count > 1 {
        // Two parties may have to give notice by the same day.
        uid = format!("{uid}/{count}");
    }
    line(out, "BEGIN:VEVENT")?;
    line(out, &format!("UID:{}@tenure", text(&uid)))?;
    line(out, &format!("DTSTAMP:{stamp}"))?;
    match entry.at {
        At::Day(date) => line(
            out,
            &format!("DTSTART;VALUE=DATE:{}", date.format("%Y%m%d")),
        )?,
        At::Moment(at) => line(out, &format!("DTSTART:{}", self::stamp(at)))?,
    }
    line(out, &format!("SUMMARY:{}", text(&summary)))?;
    let description = entry.description.join("\n");
    line(out, &format!("DESCRIPTION:{}", text(&description)))?;
    line(out, "TRANSP:TRANSPARENT")?;
    if let (Some(send_by), At::Day(date)) = (entry.send_by, entry.at) {
        let before = (date - send_by).num_days();
        alarm(out, before + EARLY, &summary, send_by)?;
        alarm(out, before, &summary, send_by)?;
    }
    line(out, "END:VEVENT")
}

/// An alarm so many days before the date begins.
fn alarm(out: &mut impl Write, days: i64, summary: &str, send_by: NaiveDate) -> io::Result<()> {
    line(out, "BEGIN:VALARM")?;
    line(out, "ACTION:DISPLAY")?;
    line(out, &format!("TRIGGER:-P{days}D"))?;
    line(
        out,
        &format!(
            "DESCRIPTION:{}",
            text(&format!("{summary}, send by {send_by}"))
        ),
    )?;
    line(out, "END:VALARM")
}

/// An instant in the basic form.
fn stamp(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text value: what the format gives a meaning to is escaped, and other controls are shown.
fn text(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if super::text::is_unsafe(c) => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line, folded on the boundary of a character where it is too long.
fn line(out: &mut impl Write, content: &str) -> io::Result<()> {
    let mut octets = 0;
    for c in content.chars() {
        if octets + c.len_utf8() > MAX_OCTETS {
            out.write_all(b"\r\n ")?;
            octets = 1;
        }
        write!(out, "{c}")?;
        octets += c.len_utf8();
    }
    out.write_all(b"\r\n")
}
