//! Answers about the open time of a calendar, and the lines of a batch of them.

use serde::Serialize;
use serde_json::value::RawValue;

use super::{Column, Item};
use crate::domain::calendar::{Calendar, ClockError};
use crate::domain::clause::Reason;
use crate::domain::instant::Instant;
use crate::domain::open_time::{Answered, Closed, OpenAmount, Standing};
use crate::domain::zone::Zone;

/// Which calendar was asked, in which zone it is.
#[derive(Clone, Debug, Serialize)]
struct Asked {
    calendar: String,
    zone: String,
    op: &'static str,
}

impl Asked {
    fn new(calendar: &Calendar, op: &'static str) -> Self {
        Asked {
            calendar: calendar.name().to_owned(),
            zone: calendar.zone().name().to_owned(),
            op,
        }
    }
}

/// By when an amount of open time has passed, or, counted back, from when on it is still over by an
/// end.
#[derive(Clone, Debug, Serialize)]
pub struct AddItem {
    #[serde(flatten)]
    asked: Asked,
    /// The amount, as an ISO 8601 duration on `clock`.
    pub amount: String,
    /// `business` or `business-days`.
    pub clock: &'static str,
    /// Since when; absent where it is counted back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Instant>,
    /// The same in the zone to show times in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_local: Option<String>,
    /// By when it has to be over, where it is counted back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Instant>,
    /// The same in the zone to show times in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_local: Option<String>,
    /// When the amount has passed; counted back, the latest instant from which on it is over by
    /// the end.
    pub due: Instant,
    /// The same in the zone to show times in.
    pub due_local: String,
    /// What was counted and what was passed over.
    pub reasons: Vec<Reason>,
}

impl AddItem {
    /// An amount counted from an instant, or back from it.
    pub fn new(
        calendar: &Calendar,
        amount: OpenAmount,
        from: Instant,
        back: bool,
        due: Instant,
        zone: &Zone,
    ) -> Self {
        let (amount, clock) = match amount {
            OpenAmount::Seconds(seconds) => (iso(seconds), "business"),
            OpenAmount::Days(count) => (format!("P{count}D"), "business-days"),
        };
        let forward = (!back).then_some(from);
        let backward = back.then_some(from);
        AddItem {
            asked: Asked::new(calendar, if back { "add-back" } else { "add" }),
            amount,
            clock,
            start: forward,
            start_local: forward.map(|start| zone.format(start)),
            end: backward,
            end_local: backward.map(|end| zone.format(end)),
            due,
            due_local: zone.format(due),
            reasons: Vec::new(),
        }
    }

    /// What the item is about, for a heading.
    pub fn title(&self) -> String {
        format!("{} of {}", self.amount, self.asked.calendar)
    }
}

impl Item for AddItem {
    const SCHEMA: &'static str = "tenure.clock/1";
    const FIELDS: &'static [&'static str] = &[
        "calendar",
        "zone",
        "op",
        "amount",
        "clock",
        "start",
        "start_local",
        "end",
        "end_local",
        "due",
        "due_local",
        "reasons",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Due", "due_local").when().keep(),
        Column::new("Amount", "amount").keep(),
        Column::new("Clock", "clock"),
        Column::new("Start", "start_local").when(),
        Column::new("End", "end_local").when(),
        Column::new("Calendar", "calendar").keep(),
    ];
    const EMPTY: &'static str = "Nothing was counted.";
}

/// How much open time passes between two instants.
#[derive(Clone, Debug, Serialize)]
pub struct BetweenItem {
    #[serde(flatten)]
    asked: Asked,
    /// From here.
    pub start: Instant,
    /// The same in the zone to show times in.
    pub start_local: String,
    /// Until here.
    pub end: Instant,
    /// The same in the zone to show times in.
    pub end_local: String,
    /// Open seconds.
    pub seconds: i64,
    /// The same as an ISO 8601 duration.
    pub duration: String,
    /// What was counted and what was passed over.
    pub reasons: Vec<Reason>,
}

impl BetweenItem {
    /// Open seconds between two instants.
    pub fn new(
        calendar: &Calendar,
        (start, end): (Instant, Instant),
        seconds: i64,
        zone: &Zone,
    ) -> Self {
        BetweenItem {
            asked: Asked::new(calendar, "between"),
            start,
            start_local: zone.format(start),
            end,
            end_local: zone.format(end),
            seconds,
            duration: iso(seconds),
            reasons: Vec::new(),
        }
    }

    /// What the item is about, for a heading.
    pub fn title(&self) -> String {
        format!("{} of {}", self.duration, self.asked.calendar)
    }
}

impl Item for BetweenItem {
    const SCHEMA: &'static str = "tenure.clock/1";
    const FIELDS: &'static [&'static str] = &[
        "calendar",
        "zone",
        "op",
        "start",
        "start_local",
        "end",
        "end_local",
        "seconds",
        "duration",
        "reasons",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Open", "duration").right().keep(),
        Column::new("Seconds", "seconds").right().keep(),
        Column::new("Start", "start_local").when(),
        Column::new("End", "end_local").when(),
        Column::new("Calendar", "calendar").keep(),
    ];
    const EMPTY: &'static str = "Nothing was counted.";
}

/// Whether a calendar is open at an instant, until when, and why not.
#[derive(Clone, Debug, Serialize)]
pub struct OpenItem {
    #[serde(flatten)]
    asked: Asked,
    /// The instant asked about.
    pub at: Instant,
    /// The same in the zone to show times in.
    pub at_local: String,
    /// Whether it is open then.
    pub open: bool,
    /// `open` or `closed`.
    pub state: &'static str,
    /// When that changes; absent where it never does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// The same in the zone to show times in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_local: Option<String>,
    /// When it opens next, after any closing in between; absent where it never does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_opening: Option<Instant>,
    /// The same in the zone to show times in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_opening_local: Option<String>,
    /// Why it is closed: `hours`, `weekday`, `holiday` or `special-day`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_by: Option<&'static str>,
    /// The holiday's name, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holiday: Option<String>,
    /// What decides the hours of the local date.
    pub reasons: Vec<Reason>,
}

impl OpenItem {
    /// How a calendar stands at an instant.
    pub fn new(calendar: &Calendar, at: Instant, standing: Standing, zone: &Zone) -> Self {
        let local = |at: Option<Instant>| at.map(|at| zone.format(at));
        OpenItem {
            asked: Asked::new(calendar, "open"),
            at,
            at_local: zone.format(at),
            open: standing.open,
            state: if standing.open { "open" } else { "closed" },
            until: standing.until,
            until_local: local(standing.until),
            next_opening: standing.next_opening,
            next_opening_local: local(standing.next_opening),
            closed_by: standing.closed.as_ref().map(Closed::name),
            holiday: match standing.closed {
                Some(Closed::Holiday(name)) => name,
                _ => None,
            },
            reasons: Vec::new(),
        }
    }

    /// What the item is about, for a heading.
    pub fn title(&self) -> String {
        format!("{} is {}", self.asked.calendar, self.state)
    }
}

impl Item for OpenItem {
    const SCHEMA: &'static str = "tenure.clock/1";
    const FIELDS: &'static [&'static str] = &[
        "calendar",
        "zone",
        "op",
        "at",
        "at_local",
        "open",
        "state",
        "until",
        "until_local",
        "next_opening",
        "next_opening_local",
        "closed_by",
        "holiday",
        "reasons",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("At", "at_local").when().keep(),
        Column::new("State", "state").keep(),
        Column::new("Until", "until_local").when().keep(),
        Column::new("Next opening", "next_opening_local").when(),
        Column::new("Closed by", "closed_by"),
        Column::new("Holiday", "holiday"),
        Column::new("Calendar", "calendar"),
    ];
    const EMPTY: &'static str = "Nothing was asked.";
}

/// Seconds as an ISO 8601 duration of hours, minutes and seconds, since days could be mistaken for
/// business days: `PT36H30M`.
fn iso(seconds: i64) -> String {
    let parts = [
        (seconds / 3600, 'H'),
        (seconds / 60 % 60, 'M'),
        (seconds % 60, 'S'),
    ];
    let there: String = parts
        .into_iter()
        .filter(|(count, _)| *count != 0)
        .map(|(count, unit)| format!("{count}{unit}"))
        .collect();
    match there.is_empty() {
        true => "PT0S".to_owned(),
        false => format!("PT{there}"),
    }
}

/// The answer to a line of a batch: an instant, seconds or an error, under the line's id, or its
/// number where it has none that can be made out.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BatchLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<BatchError>,
}

/// What is wrong with a line of a batch.
#[derive(Clone, Debug, Serialize)]
pub struct BatchError {
    /// `unknown-calendar`, `bad-line`, `out-of-range` or `never-opens`.
    pub code: &'static str,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

impl<'a> BatchLine<'a> {
    /// What a line's question came to.
    pub fn answered(id: &'a RawValue, answered: Answered) -> Self {
        let (due, seconds) = match answered {
            Answered::Due(due) => (Some(due), None),
            Answered::Seconds(seconds) => (None, Some(seconds)),
        };
        BatchLine {
            id: Some(id),
            due,
            seconds,
            ..BatchLine::default()
        }
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.error.is_some()
    }

    /// Why a line has no answer; its number stands in for an id that it lacks.
    pub fn failed(id: Option<&'a RawValue>, number: u64, error: BatchError) -> Self {
        BatchLine {
            id,
            line: id.is_none().then_some(number),
            error: Some(error),
            ..BatchLine::default()
        }
    }
}

impl BatchError {
    /// An error of that code.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        BatchError {
            code,
            message: message.into(),
        }
    }
}

impl From<ClockError> for BatchError {
    fn from(error: ClockError) -> Self {
        let code = match error {
            ClockError::NeverOpens { .. } => "never-opens",
            ClockError::OutOfRange => "out-of-range",
        };
        BatchError::new(code, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CalendarSpec, Interval};
    use crate::report::check_declared;

    #[test]
    fn every_field_is_declared_in_its_order() {
        let mut spec = CalendarSpec::new("c", Zone::utc());
        spec.week[0].push(Interval::parse("09:00-18:00").unwrap());
        let calendar = Calendar::new(spec);
        let (from, zone) = (Instant::from_seconds(0).unwrap(), Zone::utc());
        for back in [true, false] {
            let amount = OpenAmount::Days(1);
            check_declared(&AddItem::new(&calendar, amount, from, back, from, &zone)).unwrap();
        }
        check_declared(&BetweenItem::new(&calendar, (from, from), 1, &zone)).unwrap();
        for at in [from, calendar.next_opening(from).unwrap()] {
            let mut standing = crate::domain::open_time::standing(&calendar, at).unwrap();
            check_declared(&OpenItem::new(&calendar, at, standing.clone(), &zone)).unwrap();
            standing.closed = Some(Closed::Holiday(Some("H".to_owned())));
            check_declared(&OpenItem::new(&calendar, at, standing, &zone)).unwrap();
        }
    }

    #[test]
    fn durations_are_hours_minutes_and_seconds() {
        let shown = [0, 1, 60, 3600, 5400, 90_061].map(iso);
        assert_eq!(
            shown,
            ["PT0S", "PT1S", "PT1M", "PT1H", "PT1H30M", "PT25H1M1S"]
        );
    }
}
