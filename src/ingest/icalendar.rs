//! Holidays of an iCalendar feed (RFC 5545): the dates on which its all-day events fall.
//!
//! May use `diagnostic`. Deliberately absent: times of day, zones and alarms, since a holiday is a
//! whole date; and rules that repeat otherwise than by the year, which are findings. What a feed
//! says and is not taken over is always told. Work is bounded, whatever the feed: see the limits.
//!
//! The lines are taken apart here, and not by a crate: the two that are kept up turn on the clock of
//! the date library, one of them brings a second table of zones, and neither says on which line of
//! the feed something stands.

mod event;
mod lines;
mod rule;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate};

use crate::diagnostic::{Diagnostic, Level};
use event::Event;

/// A longer feed is refused.
const MAX_BYTES: usize = 1 << 20;
/// Dates that are looked at in one feed, recurrences included.
const MAX_DATES: usize = 1_000_000;
/// Components inside one another.
const MAX_DEPTH: usize = 16;
/// More findings than these are counted only.
const MAX_FINDINGS: usize = 50;

/// Holidays by their dates, with a name where there is one.
pub type Days = BTreeMap<NaiveDate, Option<String>>;

/// What a feed holds.
#[derive(Clone, Debug)]
pub struct Feed {
    /// The holidays in the years asked for; `None` where the feed cannot be relied on at all.
    pub days: Option<Days>,
    /// What was left out, and what is wrong.
    pub findings: Vec<Diagnostic>,
    /// Dates outside the years asked for.
    pub outside: usize,
}

/// Reads a feed, for some years.
pub fn read(text: &str, years: &RangeInclusive<i32>) -> Feed {
    let mut findings = Vec::new();
    let mut taken = Taken {
        years: years.clone(),
        days: Days::new(),
        outside: 0,
        left: MAX_DATES,
    };
    let read = events(text, &mut findings).and_then(|events| taken.all(&events, &mut findings));
    let whole = match read {
        Ok(()) => true,
        Err(finding) => {
            findings.push(finding);
            false
        }
    };
    findings.sort_by_key(|finding| finding.span.start);
    if findings.len() > MAX_FINDINGS {
        let more = findings.len() - MAX_FINDINGS;
        // The worst first, so that none of them is cut off.
        findings.sort_by_key(|finding| finding.level != Level::Error);
        findings.truncate(MAX_FINDINGS);
        let message = format!("there are {more} more findings of this feed");
        findings.push(Diagnostic::warning("more-findings", 0..0, message).help("mend these first"));
    }
    Feed {
        days: whole.then_some(taken.days),
        findings,
        outside: taken.outside,
    }
}

/// The events of a feed.
fn events(text: &str, findings: &mut Vec<Diagnostic>) -> Result<Vec<Event>, Diagnostic> {
    if text.len() > MAX_BYTES {
        let message = format!("the feed is larger than {MAX_BYTES} bytes");
        return Err(Diagnostic::error("too-large", 0..0, message)
            .help("ask for a shorter stretch of years, or split it"));
    }
    let mut events = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut event: Option<Event> = None;
    let mut ended = false;
    for line in lines::unfolded(text) {
        let span = line.span.clone();
        let error = |code, message: String, help: &str| {
            Err(Diagnostic::error(code, span.clone(), message).help(help))
        };
        let Some(property) = line.property() else {
            let help = "write NAME:VALUE; a line that goes on begins with a space";
            return error("bad-line", "the line is no iCalendar line".to_owned(), help);
        };
        let is_begin = property.name == "BEGIN";
        if open.is_empty() && !(is_begin && property.value.eq_ignore_ascii_case("VCALENDAR")) {
            let message = "the file is no iCalendar feed: it does not begin with BEGIN:VCALENDAR";
            return error("not-icalendar", message.to_owned(), "name an .ics file");
        }
        if is_begin {
            if open.len() == MAX_DEPTH {
                let message = format!("components stand more than {MAX_DEPTH} deep in one another");
                return error("too-deep", message, "take this one out");
            }
            open.push(property.value.to_ascii_uppercase());
            if open.len() == 2 && property.value.eq_ignore_ascii_case("VEVENT") {
                event = Some(Event::new(span.clone()));
            }
        } else if property.name == "END" {
            let last = open.pop().unwrap_or_default();
            if !property.value.eq_ignore_ascii_case(&last) {
                let message = format!(
                    "this ends something else than the last BEGIN, of {}",
                    lines::brief(&last)
                );
                return error(
                    "bad-nesting",
                    message,
                    "end components in the order in which they began",
                );
            }
            if open.len() == 1 && last == "VEVENT" {
                events.extend(event.take());
            }
            ended = open.is_empty();
        } else if let (2, Some(event)) = (open.len(), &mut event) {
            event.add(&property, span, findings);
        }
    }
    if let Some(last) = open.last() {
        let last = lines::brief(last);
        let message = format!("the feed is cut off: {last} does not end");
        let end = text.len();
        return Err(Diagnostic::error("cut-off", end..end, message).help("fetch it again"));
    }
    if !ended {
        let message = "the file is empty: there is no BEGIN:VCALENDAR";
        return Err(Diagnostic::error("not-icalendar", 0..0, message).help("name an .ics file"));
    }
    Ok(events)
}

/// The days taken so far.
struct Taken {
    years: RangeInclusive<i32>,
    days: Days,
    outside: usize,
    /// Dates that may still be looked at.
    left: usize,
}

impl Taken {
    fn all(&mut self, events: &[Event], findings: &mut Vec<Diagnostic>) -> Result<(), Diagnostic> {
        // What stands for one occurrence of a series takes that one out of it.
        let mut replaced: BTreeMap<&str, BTreeSet<NaiveDate>> = BTreeMap::new();
        for event in events {
            if let Some(date) = event.replaces {
                replaced.entry(&event.uid).or_default().insert(date);
            }
        }
        for event in events {
            let Some((start, days)) = event.whole_days(findings) else {
                continue;
            };
            let mut starts = vec![start];
            if event.replaces.is_none() {
                starts.extend(event.extra.iter().copied());
                if let Some(rule) = &event.rule {
                    match rule.dates(start, days, &self.years, &mut self.left) {
                        Some(more) => starts.extend(more),
                        None => return Err(too_many(event)),
                    }
                }
                let gone = replaced.get(event.uid.as_str());
                starts.retain(|date| {
                    !event.except.contains(date) && !gone.is_some_and(|gone| gone.contains(date))
                });
            }
            starts.sort_unstable();
            starts.dedup();
            for start in starts {
                for date in start.iter_days().take(days) {
                    self.left = self.left.checked_sub(1).ok_or_else(|| too_many(event))?;
                    self.take(date, event.summary.as_deref());
                }
            }
        }
        Ok(())
    }

    fn take(&mut self, date: NaiveDate, name: Option<&str>) {
        if !self.years.contains(&date.year()) {
            self.outside += 1;
            return;
        }
        let there = self.days.entry(date).or_default();
        match (there.as_mut(), name) {
            (Some(there), Some(name)) => {
                let longest = event::MAX_NAME - there.len().min(event::MAX_NAME);
                if !there.split("; ").any(|one| one == name) && name.len() + 2 <= longest {
                    there.push_str("; ");
                    there.push_str(name);
                }
            }
            (None, Some(name)) => *there = Some(name.to_owned()),
            (_, None) => {}
        }
    }
}

fn too_many(event: &Event) -> Diagnostic {
    let message = format!("the feed has more than {MAX_DATES} dates by here");
    Diagnostic::error("too-many-dates", event.span.clone(), message)
        .help("ask for fewer years, or take this event out")
}

#[cfg(test)]
mod tests;
