//! Dates as an iCalendar file (RFC 5545), for the calendars of people.
//!
//! May use `report`. Deliberately absent: any clock. Every stamp is the instant that the answer was
//! judged at, and every UID follows from what a date is of, so that a file that is made again
//! replaces what was imported before.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use chrono::{NaiveDate, NaiveDateTime};

use crate::report::Answer;
use crate::report::agenda::AgendaItem;

/// The most octets of a line, without its end.
const MAX_OCTETS: usize = 75;
/// How many days before the day to send a notice by the first alarm is.
const EARLY: i64 = 7;

/// Writes dates as events of whole days.
///
/// # Errors
///
/// Those of `out`, of the same kind.
pub fn write(out: &mut dyn Write, answer: &Answer<AgendaItem>) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let stamp = stamp(&answer.now.to_string());
    line(&mut out, "BEGIN:VCALENDAR")?;
    line(&mut out, "VERSION:2.0")?;
    line(&mut out, "PRODID:-//tenure//tenure//EN")?;
    line(&mut out, "CALSCALE:GREGORIAN")?;
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for item in &answer.items {
        event(&mut out, item, &stamp, &mut seen)?;
    }
    line(&mut out, "END:VCALENDAR")?;
    out.flush()
}

fn event(
    out: &mut impl Write,
    item: &AgendaItem,
    stamp: &str,
    seen: &mut BTreeMap<String, u32>,
) -> io::Result<()> {
    let of = [&item.service, &item.contact, &item.version].map(Option::as_deref);
    let of: Vec<&str> = of.into_iter().flatten().collect();
    let mut uid = format!(
        "{}/{}/{}/{}",
        item.contract,
        of.join("/"),
        item.kind,
        item.date
    );
    let count = seen.entry(uid.clone()).or_default();
    *count += 1;
    if *count > 1 {
        // Two parties may have to give notice by the same day.
        uid = format!("{uid}/{count}");
    }
    let mut summary = format!("{} {}", item.contract, of.join(" "));
    summary = format!("{}: {}", summary.trim_end(), item.kind);
    let mut description = vec![format!("{}, {}", item.customer, item.state)];
    if let Some(send_by) = item.send_by {
        description.push(format!("send by {send_by}"));
    }
    let clauses: Vec<&str> = item.clauses.iter().map(|clause| clause.as_str()).collect();
    if !clauses.is_empty() {
        description.push(clauses.join("; "));
    }
    line(out, "BEGIN:VEVENT")?;
    line(out, &format!("UID:{}@tenure", text(&uid)))?;
    line(out, &format!("DTSTAMP:{stamp}"))?;
    line(
        out,
        &format!("DTSTART;VALUE=DATE:{}", item.date.format("%Y%m%d")),
    )?;
    line(out, &format!("SUMMARY:{}", text(&summary)))?;
    line(
        out,
        &format!("DESCRIPTION:{}", text(&description.join("\n"))),
    )?;
    line(out, "TRANSP:TRANSPARENT")?;
    if let Some(send_by) = item
        .send_by
        .filter(|_| ["open", "due"].contains(&item.state))
    {
        let before = (item.date - send_by).num_days();
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
fn stamp(now: &str) -> String {
    let parsed = NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M:%SZ");
    parsed.map_or_else(
        |_| "19700101T000000Z".to_owned(),
        |now| now.format("%Y%m%dT%H%M%SZ").to_string(),
    )
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
