//! Questions about the open time of one calendar; the way behind an answer is in `trail`.
//!
//! May use the rest of `domain`. Deliberately absent: programs, tickets and pauses; what a limit of
//! a program comes to is in `clock`, which counts business days for here too.

use chrono::NaiveDate;

use super::amount::{Amount, Unit};
use super::calendar::{Calendar, ClockError, DayKind};
use super::clause::Reason;
use super::clock::{Bound, Clocks, CountError, Reached};
use super::instant::Instant;
use super::program::{AtClose, DayEnd, Limit};
use super::term::sub_days;
use super::trail::{Telling, between, trail};

/// A question about open seconds, as scripts put it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// When so many open seconds have passed.
    Add {
        /// Since when.
        start: Instant,
        /// How many.
        seconds: i64,
    },
    /// How many open seconds pass.
    Between {
        /// From here.
        start: Instant,
        /// Until here.
        end: Instant,
    },
}

/// What a question comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// An instant.
    Due(Instant),
    /// Open seconds.
    Seconds(i64),
}

impl Question {
    /// The answer by a calendar.
    ///
    /// # Errors
    ///
    /// Those of [`Calendar::add`] and [`Calendar::between`].
    pub fn answer(self, calendar: &Calendar) -> Result<Answered, ClockError> {
        match self {
            Question::Add { start, seconds } => calendar.add(start, seconds).map(Answered::Due),
            Question::Between { start, end } => calendar.between(start, end).map(Answered::Seconds),
        }
    }
}

/// An amount of a calendar's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenAmount {
    /// Open seconds.
    Seconds(i64),
    /// Business days, which end at the close of the last one (decision 7).
    Days(u32),
}

impl OpenAmount {
    /// The instant by which the amount has passed since a start.
    ///
    /// # Errors
    ///
    /// [`ClockError`] where the calendar never opens, or the answer lies out of range.
    pub fn after(self, calendar: &Calendar, start: Instant) -> Result<Instant, ClockError> {
        match self {
            OpenAmount::Seconds(seconds) => calendar.add(start, seconds),
            OpenAmount::Days(0) => calendar.add(start, 0),
            OpenAmount::Days(count) => {
                match clocks(calendar).reach(&business_days(count), start, &[]) {
                    Ok(Reached::At(due)) => Ok(due),
                    Err(CountError::Clock(error)) => Err(error),
                    // Unreachable: there is a calendar, and no pause.
                    Ok(Reached::Paused { .. }) | Err(CountError::NoCalendar) => {
                        Err(ClockError::OutOfRange)
                    }
                }
            }
        }
    }

    /// The way to [`OpenAmount::after`], or the one that [`OpenAmount::before`] went back.
    pub fn way(
        self,
        calendar: &Calendar,
        start: Instant,
        due: Instant,
        telling: Telling,
    ) -> Vec<Reason> {
        match self {
            OpenAmount::Days(count) if start < due => trail(
                &clocks(calendar),
                &business_days(count),
                start,
                &[],
                telling,
            ),
            _ => between(calendar, start.min(due), start.max(due), telling),
        }
    }

    /// The latest instant from which on the amount is over by an end: counted from it, the amount
    /// has passed at the end at the latest, and counted from any later instant it has not.
    ///
    /// # Errors
    ///
    /// [`ClockError`] where the calendar never opens, or there is no such instant since the year
    /// 1.
    pub fn before(self, calendar: &Calendar, end: Instant) -> Result<Instant, ClockError> {
        match self {
            OpenAmount::Seconds(seconds) => calendar.add_back(end, seconds),
            OpenAmount::Days(0) => calendar.add_back(end, 0),
            OpenAmount::Days(count) => {
                let mut first = last_closed_by(calendar, end)?;
                for _ in 1..count {
                    first = calendar.previous_business_day(first)?;
                }
                // From the date before, the first of the days counts; from its own it does not.
                let date = sub_days(first, 1).ok_or(ClockError::OutOfRange)?;
                let after = calendar.zone().end_of_day(date);
                after.checked_add(-1).ok_or(ClockError::OutOfRange)
            }
        }
    }
}

/// A limit of so many business days, which end at the close of the last one.
fn business_days(count: u32) -> Limit {
    Limit {
        amount: Amount {
            count,
            unit: Unit::BusinessDay,
        },
        bound: Bound::Within,
        at_close: AtClose::Close,
        day_end: DayEnd::Close,
    }
}

fn clocks(calendar: &Calendar) -> Clocks<'_> {
    Clocks {
        calendar: Some(calendar),
        zone: calendar.zone(),
    }
}

/// The last business day whose close is no later than an instant.
fn last_closed_by(calendar: &Calendar, end: Instant) -> Result<NaiveDate, ClockError> {
    // A close follows the opening, which is on its date; a day more where clocks are put back over
    // midnight. Not just any day before will do: one that runs on may close after the next.
    let mut date = calendar.zone().date(end);
    date = date.succ_opt().and_then(|d| d.succ_opt()).unwrap_or(date);
    loop {
        date = calendar.previous_business_day(date)?;
        if calendar.close_of(date).is_some_and(|close| close <= end) {
            return Ok(date);
        }
    }
}

/// How a calendar stands at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is open.
    pub open: bool,
    /// When that changes; `None` where it never does.
    pub until: Option<Instant>,
    /// When it opens next, after any closing in between; `None` where it never does.
    pub next_opening: Option<Instant>,
    /// Why it is closed.
    pub closed: Option<Closed>,
}

/// Why a calendar is closed at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It is open that day, at other times.
    Hours,
    /// It is closed on that day of the week.
    Weekday,
    /// A holiday, with its name where it has one; closed, or open at other times.
    Holiday(Option<String>),
    /// A day with hours of its own, or none.
    SpecialDay,
}

impl Closed {
    /// The kind's name in answers.
    pub fn name(&self) -> &'static str {
        match self {
            Closed::Hours => "hours",
            Closed::Weekday => "weekday",
            Closed::Holiday(_) => "holiday",
            Closed::SpecialDay => "special-day",
        }
    }
}

/// How a calendar stands at an instant.
///
/// # Errors
///
/// [`ClockError::NeverOpens`].
pub fn standing(calendar: &Calendar, at: Instant) -> Result<Standing, ClockError> {
    let opening_from = |instant| match calendar.next_opening(instant) {
        Ok(opening) => Ok(Some(opening)),
        Err(ClockError::OutOfRange) => Ok(None),
        Err(error) => Err(error),
    };
    if calendar.is_open(at) {
        let stretch = calendar.open_intervals(at, Instant::MAX).next();
        let closes = stretch
            .map(|(_, end)| end)
            .filter(|end| *end < Instant::MAX);
        let next_opening = match closes {
            Some(closes) => opening_from(closes)?,
            None => None,
        };
        return Ok(Standing {
            open: true,
            until: closes,
            next_opening,
            closed: None,
        });
    }
    let next_opening = opening_from(at)?;
    Ok(Standing {
        open: false,
        until: next_opening,
        next_opening,
        closed: Some(why_closed(calendar, calendar.zone().date(at))),
    })
}

fn why_closed(calendar: &Calendar, date: NaiveDate) -> Closed {
    match calendar.day_kind(date) {
        DayKind::Ordinary if calendar.opens_on(date) => Closed::Hours,
        DayKind::Ordinary => Closed::Weekday,
        DayKind::Holiday { name } | DayKind::HolidayHours { name } => {
            Closed::Holiday(name.map(str::to_owned))
        }
        DayKind::Special => Closed::SpecialDay,
    }
}
