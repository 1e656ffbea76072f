//! An event of a feed, as far as it tells the dates of a holiday.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;

use super::lines::{Property, brief};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;

/// Bytes of a holiday's name.
pub const MAX_NAME: usize = 200;
/// Days of a holiday.
const MAX_DAYS: i64 = 366;

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Where it begins in the feed.
    pub span: Range<usize>,
    /// What tells the events of a series together.
    pub uid: String,
    /// Its name.
    pub summary: Option<String>,
    /// How it repeats.
    pub rule: Option<Rule>,
    /// Further dates on which it begins.
    pub extra: BTreeSet<NaiveDate>,
    /// Dates on which it does not take place.
    pub except: BTreeSet<NaiveDate>,
    /// The occurrence of a series that it stands for.
    pub replaces: Option<NaiveDate>,
    start: Option<(When, Range<usize>)>,
    end: Option<(When, Range<usize>)>,
    /// Days, instead of an end.
    days: Option<i64>,
    cancelled: bool,
    /// Whether something of it that changes its dates could not be read.
    unread: bool,
}

/// A date, or a time of day on one.
#[derive(Clone, Copy, Debug)]
enum When {
    Date(NaiveDate),
    Time,
}

impl Event {
    /// An event that begins there.
    pub fn new(span: Range<usize>) -> Self {
        Event {
            span,
            uid: String::new(),
            summary: None,
            rule: None,
            extra: BTreeSet::new(),
            except: BTreeSet::new(),
            replaces: None,
            start: None,
            end: None,
            days: None,
            cancelled: false,
            unread: false,
        }
    }

    /// Takes in a line of it.
    pub fn add(&mut self, line: &Property, span: Range<usize>, findings: &mut Vec<Diagnostic>) {
        let mut unread = |code, what: &str| {
            let message = format!("{} {what}, and the event is left out", line.name);
            let help = "add its dates by hand, where they are holidays";
            findings.push(Diagnostic::error(code, span.clone(), message).help(help));
            self.unread = true;
        };
        match line.name.as_str() {
            "UID" => line.value.clone_into(&mut self.uid),
            "SUMMARY" if self.summary.is_none() => self.summary = line.text(MAX_NAME),
            "STATUS" => self.cancelled = line.value.eq_ignore_ascii_case("CANCELLED"),
            "DTSTART" | "DTEND" => match when(line.value) {
                Some(when) if line.name == "DTSTART" => self.start = Some((when, span)),
                Some(when) => self.end = Some((when, span)),
                None => unread("bad-date", &format!("{} is no date", brief(line.value))),
            },
            "DURATION" => match days_of(line.value) {
                Some(days) => self.days = Some(days),
                // Of an event at a time of day, which is passed over with a word on it.
                None if line.value.contains('T') => {}
                None => unread("bad-date", &format!("{} is no duration", brief(line.value))),
            },
            "RECURRENCE-ID" if line.param("RANGE").is_some() => {
                unread("unsupported-rule", "with RANGE is not supported");
            }
            "RECURRENCE-ID" => match line.value.get(..8).and_then(date_of) {
                Some(date) => self.replaces = Some(date),
                None => unread("bad-date", &format!("{} is no date", brief(line.value))),
            },
            "EXDATE" | "RDATE" => {
                for value in line
                    .value
                    .split(',')
                    .map(str::trim)
                    .filter(|v| !v.is_empty())
                {
                    match value.get(..8).and_then(date_of) {
                        Some(date) if line.name == "EXDATE" => self.except.insert(date),
                        Some(date) if !value.contains('/') => self.extra.insert(date),
                        _ => {
                            unread("bad-date", &format!("{} is no date", brief(value)));
                            return;
                        }
                    };
                }
            }
            "RRULE" if self.rule.is_some() => {
                unread("unsupported-rule", "a second time is not supported");
            }
            "RRULE" => match Rule::parse(line.value) {
                Ok(rule) => self.rule = Some(rule),
                Err(part) => {
                    let part = brief(&part);
                    unread("unsupported-rule", &format!("with {part} is not supported"));
                }
            },
            "EXRULE" => unread("unsupported-rule", "is not supported"),
            _ => {}
        }
    }

    /// The first date and for how many days; `None` where it is no holiday, or where it says
    /// something that could not be read.
    pub fn whole_days(&self, findings: &mut Vec<Diagnostic>) -> Option<(NaiveDate, usize)> {
        if self.cancelled || self.unread {
            return None;
        }
        let name = self.summary.as_deref().map(brief).unwrap_or_default();
        let Some((start, span)) = &self.start else {
            let message = format!("the event {name} has no DTSTART, and is left out");
            let finding = Diagnostic::error("bad-event", self.span.clone(), message);
            findings.push(finding.help("add its dates by hand, where they are holidays"));
            return None;
        };
        let When::Date(start) = *start else {
            let message =
                format!("the event {name} has a time of day: it is no holiday, and left out");
            let finding = Diagnostic::warning("timed-event", span.clone(), message);
            findings.push(finding.help("add its date by hand, if it is a holiday all the same"));
            return None;
        };
        let (days, span) = match &self.end {
            Some((When::Date(end), span)) => {
                let days = end.signed_duration_since(start).num_days();
                // Some write the same date twice for one day.
                (if days == 0 { 1 } else { days }, span)
            }
            Some((When::Time, span)) => (-1, span),
            None => (self.days.unwrap_or(1), span),
        };
        match usize::try_from(days) {
            Ok(count) if (1..=MAX_DAYS).contains(&days) => Some((start, count)),
            _ => {
                let message = format!(
                    "the event {name} does not last 1 to {MAX_DAYS} whole days, and is left out"
                );
                let finding = Diagnostic::error("bad-event", span.clone(), message);
                findings.push(finding.help("add its dates by hand, where they are holidays"));
                None
            }
        }
    }
}

/// `20261225`.
pub fn date_of(text: &str) -> Option<NaiveDate> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |range: Range<usize>| text.get(range)?.parse::<u32>().ok();
    if !digits {
        return None;
    }
    let year = i32::try_from(number(0..4)?).ok().filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year, number(4..6)?, number(6..8)?)
}

fn when(text: &str) -> Option<When> {
    if let Some(date) = date_of(text) {
        return Some(When::Date(date));
    }
    let (date, time) = text.split_at_checked(8)?;
    let time = time.strip_prefix('T')?;
    let time = time.strip_suffix('Z').unwrap_or(time);
    date_of(date)?;
    let digits = time.len() == 6 && time.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some(When::Time)
}

/// The days of `P1D` or `P2W`.
fn days_of(text: &str) -> Option<i64> {
    let text = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let days = match unit {
        "D" => 1,
        "W" => 7,
        _ => return None,
    };
    number
        .parse::<u16>()
        .ok()
        .map(|number| i64::from(number) * days)
}
