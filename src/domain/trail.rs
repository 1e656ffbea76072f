//! The way a clock went: what of the time between a start and an end counted, what did not, and
//! why, with a running total.
//!
//! The code that decides ([`Clocks::reach`]) tells its [`Leg`]s as it walks them; here each leg is
//! laid out into the stretches of its calendar. May use the rest of `domain`. Deliberately absent:
//! deciding anything. A reader who adds up the stretches gets the answer, and nothing else is
//! needed to check it.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use super::calendar::{Calendar, DayKind};
use super::clause::Reason;
use super::clock::{Clocks, Pause};
use super::instant::Instant;
use super::program::Limit;
use super::zone::Zone;

/// The most dates that one stretch names one by one.
const NAMED: usize = 12;
/// How many stretches in a row are told one by one; of more, those in the middle are told as one.
const FOLDED: usize = 5;
/// The most that are told one by one of a folded way.
const BRIEF: usize = 40;

/// How much of the way is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Long rows of ordinary stretches as one each.
    Folded,
    /// Every stretch by itself.
    Unfolded,
}

impl Telling {
    /// How many stretches are gone through; those after them are told as one.
    fn reach(self) -> usize {
        match self {
            Telling::Folded => 2_000,
            Telling::Unfolded => 10_000,
        }
    }
}

/// A piece of the way, as the code that decides walked it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leg {
    /// The clock ran; what is open in it counts.
    Runs(Instant, Instant),
    /// The clock stood still.
    Stands(Pause),
    /// A business day with its close, and whether it counts.
    Day(NaiveDate, Instant, bool),
}

/// One stretch of the way, for whoever adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// Its first instant.
    pub from: Instant,
    /// The instant at which it ends; absent where it has not ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Instant>,
    /// What counts of it, in the unit of `unit`.
    pub counted: i64,
    /// What counted so far, this stretch included.
    pub total: i64,
    /// What is counted: `second` or `business-day`.
    pub unit: &'static str,
}

/// The way of a limit's clock from a start, told by the code that decides when the limit is
/// reached; up to a pause that is still on where it is not reached. Nothing where it cannot be
/// told, and nothing for calendar days and months, which pass over no time.
pub fn trail(
    clocks: &Clocks<'_>,
    limit: &Limit,
    start: Instant,
    pauses: &[Pause],
    telling: Telling,
) -> Vec<Reason> {
    let mut legs = Vec::new();
    if clocks
        .walk(limit, start, pauses, &mut |leg| legs.push(leg))
        .is_err()
    {
        return Vec::new();
    }
    let calendar = match limit.amount.clock().is_business() {
        true => clocks.calendar,
        false => None,
    };
    let zone = calendar.map_or(clocks.zone, Calendar::zone);
    let mut way = Way::new(calendar, zone, telling);
    let mut since = start;
    for leg in legs {
        match leg {
            Leg::Runs(from, to) => way.run(from, to),
            Leg::Stands(pause) => way.push(pause.from.max(start), pause.to, 0, Cause::Pause(pause)),
            Leg::Day(date, close, counts) => {
                // A day that closes after midnight may close after the next one does.
                way.day(since.min(close), date, close, counts);
                since = close;
            }
        }
    }
    way.tell()
}

/// The way of a calendar's open time between two instants.
pub fn between(calendar: &Calendar, from: Instant, to: Instant, telling: Telling) -> Vec<Reason> {
    let mut way = Way::new(Some(calendar), calendar.zone(), telling);
    way.run(from, to);
    way.tell()
}

/// Why a stretch counted, or did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// It is open.
    Open,
    /// The clock runs through.
    Always,
    /// It is closed.
    Closed,
    /// The clock stood still.
    Pause(Pause),
    /// A business day that counts.
    Day(NaiveDate),
    /// A business day at whose close the clock stood still.
    PausedDay(NaiveDate),
    /// A row of stretches told as one, so many of which count, where they were gone through.
    Row(Option<usize>),
}

#[derive(Clone, Copy, Debug)]
struct Step {
    from: Instant,
    to: Option<Instant>,
    counted: i64,
    cause: Cause,
    /// Whether it is out of the ordinary, and never told as one of a row.
    odd: bool,
}

impl Step {
    /// How many stretches of it count; `None` where they were not gone through.
    fn stretches(&self) -> Option<usize> {
        match self.cause {
            Cause::Row(stretches) => stretches,
            _ => Some(usize::from(self.counted > 0)),
        }
    }
}

/// The steps of a way, in order.
struct Way<'a> {
    calendar: Option<&'a Calendar>,
    zone: &'a Zone,
    telling: Telling,
    unit: &'static str,
    steps: Vec<Step>,
}

impl<'a> Way<'a> {
    fn new(calendar: Option<&'a Calendar>, zone: &'a Zone, telling: Telling) -> Self {
        Way {
            calendar,
            zone,
            telling,
            unit: "second",
            steps: Vec::new(),
        }
    }

    fn push(&mut self, from: Instant, to: Option<Instant>, counted: i64, cause: Cause) {
        let is_day = matches!(cause, Cause::Day(_) | Cause::PausedDay(_));
        if to == Some(from) && !is_day {
            return;
        }
        let step = Step {
            from,
            to,
            counted,
            cause,
            odd: false,
        };
        let odd = self.is_odd(&step);
        self.steps.push(Step { odd, ..step });
    }

    /// A leg on which the clock ran: its open stretches, and what is closed between them.
    fn run(&mut self, from: Instant, to: Instant) {
        let Some(calendar) = self.calendar else {
            self.push(from, Some(to), to.since(from), Cause::Always);
            return;
        };
        let mut at = from;
        for (opens, closes) in calendar.open_intervals(from, to) {
            if self.steps.len() >= self.telling.reach() {
                let counted = calendar.between(at, to).unwrap_or_default();
                self.push(at, Some(to), counted, Cause::Row(None));
                return;
            }
            self.push(at, Some(opens), 0, Cause::Closed);
            self.push(opens, Some(closes), closes.since(opens), Cause::Open);
            at = closes;
        }
        self.push(at, Some(to), 0, Cause::Closed);
    }

    /// A business day, told since the close of the one before.
    fn day(&mut self, since: Instant, date: NaiveDate, close: Instant, counts: bool) {
        self.unit = "business-day";
        let cause = match counts {
            true => Cause::Day(date),
            false => Cause::PausedDay(date),
        };
        let counted = i64::from(counts);
        let is_full = self.steps.len() >= self.telling.reach();
        match self.steps.last_mut() {
            Some(rest) if rest.cause == Cause::Row(None) => {
                rest.counted += counted;
                rest.to = Some(close);
            }
            _ if is_full => self.push(since, Some(close), counted, Cause::Row(None)),
            _ => self.push(since, Some(close), counted, cause),
        }
    }

    fn is_odd(&self, step: &Step) -> bool {
        let Some(to) = step.to else {
            return true;
        };
        match step.cause {
            Cause::Pause(_) | Cause::PausedDay(_) | Cause::Always | Cause::Row(_) => true,
            cause => {
                self.zone.offset_at(step.from) != self.zone.offset_at(to)
                    || self
                        .odd_dates(step.from, to)
                        .into_iter()
                        .any(|date| self.concerns(cause, date))
            }
        }
    }

    /// Whether a date out of the ordinary has to do with a stretch: one with hours of its own has
    /// with what is open, one without any with what is closed.
    fn concerns(&self, cause: Cause, date: NaiveDate) -> bool {
        let opens = self
            .calendar
            .is_some_and(|calendar| calendar.opens_on(date));
        opens == (cause == Cause::Open)
    }

    /// The holidays and special days of a stretch, the first dozen of each.
    fn odd_dates(&self, from: Instant, to: Instant) -> Vec<NaiveDate> {
        let Some(calendar) = self.calendar else {
            return Vec::new();
        };
        let last = to.checked_add(-1).unwrap_or(to);
        let dates = self.zone.date(from)..=self.zone.date(last);
        let mut odd = Vec::new();
        // Where clocks are put back over midnight the dates may run backwards.
        if dates.start() <= dates.end() {
            odd_days(calendar, &dates, &mut odd);
        }
        odd.sort_unstable();
        odd.dedup();
        // A part's holiday on which the whole opens all the same is told by its hours.
        let whole = calendar.parts().is_none();
        odd.retain(|date| whole || calendar.day_kind(*date) != DayKind::Ordinary);
        odd
    }

    fn tell(mut self) -> Vec<Reason> {
        if self.telling == Telling::Folded {
            self.fold();
        }
        let mut total = 0;
        let mut reasons = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            total += step.counted;
            let text = self.words(step, total);
            reasons.push(Reason {
                stretch: Some(Stretch {
                    from: step.from,
                    to: step.to,
                    counted: step.counted,
                    total,
                    unit: self.unit,
                }),
                ..Reason::fact(step.cause.name(), text)
            });
        }
        reasons
    }

    /// Puts long rows of ordinary stretches together, but for the first two and the last two.
    fn fold(&mut self) {
        let mut folded: Vec<Step> = Vec::new();
        for run in self.steps.chunk_by(|a, b| !a.odd && !b.odd) {
            if run.len() <= 2 * FOLDED {
                folded.extend_from_slice(run);
                continue;
            }
            let (first, rest) = run.split_at(2);
            let (middle, last) = rest.split_at(rest.len() - 2);
            folded.extend_from_slice(first);
            folded.extend(row(middle));
            folded.extend_from_slice(last);
        }
        if folded.len() > BRIEF {
            let last = folded.split_off(folded.len() - 2);
            let middle = folded.split_off(BRIEF - 3);
            folded.extend(row(&middle));
            folded.extend(last);
        }
        self.steps = folded;
    }

    fn words(&self, step: &Step, total: i64) -> String {
        let from = self.local(step.from);
        let so_far = match self.unit {
            "second" => format!("{} so far", duration(total)),
            _ => format!("{} so far", days(total)),
        };
        let to = |to: Instant| self.until(step.from, to);
        let mut text = match (step.cause, step.to) {
            (Cause::Open | Cause::Always, Some(end)) => {
                let odd = self.dates(step.cause, step.from, end);
                let counted = duration(step.counted);
                format!("{from} to {}: {counted}; {so_far}{odd}", to(end))
            }
            (Cause::Closed, Some(end)) => {
                format!(
                    "{from} to {}{}",
                    to(end),
                    self.dates(step.cause, step.from, end)
                )
            }
            (Cause::Pause(pause), end) => {
                let end = end.map_or("and still".to_owned(), |end| format!("to {}", to(end)));
                format!("{from} {end}: {}", pause.cause.words())
            }
            (Cause::Day(date), Some(end)) => {
                let passed = self.dates(Cause::Closed, step.from, end);
                format!(
                    "{}, which closes {}; {so_far}{passed}",
                    day(date),
                    self.local(end)
                )
            }
            (Cause::PausedDay(date), Some(end)) => {
                let day = format!("{} {date}", date.weekday());
                format!(
                    "{day} does not count: the clock stands at its close {}",
                    self.local(end)
                )
            }
            (Cause::Row(stretches), Some(end)) => {
                let counted = match self.unit {
                    "second" => duration(step.counted),
                    _ => days(step.counted),
                };
                let many = match stretches.filter(|_| self.unit == "second") {
                    Some(stretches) => format!(" in {stretches} stretches, closed between them"),
                    None => String::new(),
                };
                format!("{from} to {}: {counted}{many}; {so_far}", to(end))
            }
            // Only a pause has no end.
            (_, None) => from,
        };
        if let Some(end) = step.to {
            let (before, after) = (self.zone.offset_at(step.from), self.zone.offset_at(end));
            if before != after && !matches!(step.cause, Cause::Row(_)) {
                let way = if after > before { "forward" } else { "back" };
                let by = duration(i64::from(after - before).abs());
                text.push_str(&format!("; clocks go {way} by {by} in it"));
            }
        }
        text
    }

    /// Which dates of a stretch are out of the ordinary, or closed in a closed one, and why.
    fn dates(&self, cause: Cause, from: Instant, to: Instant) -> String {
        let Some(calendar) = self.calendar else {
            return String::new();
        };
        let odd = self.odd_dates(from, to);
        let last = to.checked_add(-1).unwrap_or(to);
        let last = self.zone.date(last);
        let dates: Vec<NaiveDate> = self
            .zone
            .date(from)
            .iter_days()
            .take_while(|date| *date <= last)
            .filter(|date| self.concerns(cause, *date))
            .filter(|date| cause != Cause::Open || odd.contains(date))
            .take(2 * NAMED)
            .collect();
        let mut parts = Vec::new();
        for alike in dates.chunk_by(|a, b| !odd.contains(a) && !odd.contains(b)) {
            parts.push(match alike {
                [one] => day_in_words(calendar, *one),
                [first, .., second] if alike.len() == 2 => format!(
                    "{} and {} are no days of the week on which it opens",
                    day(*first),
                    day(*second)
                ),
                [first, .., last] => format!(
                    "{} to {} are no days of the week on which it opens",
                    day(*first),
                    day(*last)
                ),
                [] => continue,
            });
        }
        match parts.is_empty() {
            true => String::new(),
            false => format!("; {}", parts.join(", ")),
        }
    }

    /// A local date and time, seconds only where there are any.
    fn local(&self, at: Instant) -> String {
        let local = self.zone.local(at);
        format!(
            "{} {} {}",
            local.weekday(),
            local.date(),
            time(local.time())
        )
    }

    /// The end of a stretch: its time alone where it is on the date of the start.
    fn until(&self, from: Instant, to: Instant) -> String {
        match self.zone.date(from) == self.zone.date(to) {
            true => time(self.zone.local(to).time()),
            false => self.local(to),
        }
    }
}

/// Several steps as one.
fn row(steps: &[Step]) -> Option<Step> {
    let (first, last) = steps.first().zip(steps.last())?;
    Some(Step {
        from: first.from,
        to: last.to,
        counted: steps.iter().map(|step| step.counted).sum(),
        cause: Cause::Row(steps.iter().map(Step::stretches).sum()),
        odd: false,
    })
}

impl Cause {
    /// The kind of step in answers.
    fn name(self) -> &'static str {
        match self {
            Cause::Open | Cause::Always | Cause::Row(_) | Cause::Day(_) => "counted",
            Cause::Closed => "closed",
            Cause::Pause(_) | Cause::PausedDay(_) => "paused",
        }
    }
}

/// Why a date is closed, or has the hours that it has, in a sentence.
pub fn day_in_words(calendar: &Calendar, date: NaiveDate) -> String {
    let day = day(date);
    let named = |name: Option<&str>| name.map_or(String::new(), |name| format!(", {name}"));
    match calendar.day_kind(date) {
        DayKind::Ordinary if calendar.opens_on(date) => {
            format!("{day} is open at other times")
        }
        DayKind::Ordinary => format!("{day} is no day of the week on which it opens"),
        DayKind::Holiday { name } => format!("{day} is a holiday{}", named(name)),
        DayKind::HolidayHours { name } => {
            format!(
                "{day} is a holiday{}, with the hours of holidays",
                named(name)
            )
        }
        DayKind::Special if calendar.opens_on(date) => {
            format!("{day} is a special day with hours of its own")
        }
        DayKind::Special => format!("{day} is a special day, closed"),
    }
}

/// The first holidays and special days of some dates: of a calendar, or of those that it was put
/// together of.
fn odd_days(calendar: &Calendar, dates: &RangeInclusive<NaiveDate>, odd: &mut Vec<NaiveDate>) {
    let spec = calendar.spec();
    let holidays = spec.holidays.range(dates.clone()).map(|(date, _)| *date);
    let special = spec.special.range(dates.clone()).map(|(date, _)| *date);
    odd.extend(holidays.take(NAMED).chain(special.take(NAMED)));
    for part in calendar.parts().map_or(&[][..], |(_, parts)| parts) {
        odd_days(part, dates, odd);
    }
}

fn day(date: NaiveDate) -> String {
    format!("{} {date}", date.weekday())
}

fn time(time: chrono::NaiveTime) -> String {
    use chrono::Timelike as _;
    let shape = if time.second() == 0 {
        "%H:%M"
    } else {
        "%H:%M:%S"
    };
    time.format(shape).to_string()
}

fn days(count: i64) -> String {
    match count {
        1 => "1 business day".to_owned(),
        _ => format!("{count} business days"),
    }
}

/// Seconds in hours, minutes and seconds: `1 h 30 min`.
pub fn duration(seconds: i64) -> String {
    let parts = [
        (seconds / 3600, "h"),
        (seconds / 60 % 60, "min"),
        (seconds % 60, "s"),
    ];
    let there: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count != 0)
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    match there.is_empty() {
        true => "0 min".to_owned(),
        false => there.join(" "),
    }
}
