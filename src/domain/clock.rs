//! When a limit is reached: amounts counted on clocks that can be paused.
//!
//! The one place that turns a start and a [`Limit`] into a due instant, and the one place that
//! compares an instant with it. May use the rest of `domain`. Deliberately absent: what starts a
//! clock and what stops it (see `ticket`).

use chrono::{Datelike as _, NaiveDate};

use super::amount::{Amount, ClockKind};
use super::calendar::{Calendar, ClockError};
use super::clause::Reason;
use super::contract::Contract;
use super::instant::Instant;
use super::program::{AtClose, DayEnd, Limit};
use super::term::{add_days, add_months, sub_days};
use super::trail::Leg;
use super::zone::Zone;

/// Whether a limit itself still counts (decision 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Met at the deadline itself.
    Within,
    /// Met only before it.
    Under,
}

impl Bound {
    /// Whether something done at an instant is in time. The only such comparison there is.
    pub fn met(self, due: Instant, at: Instant) -> bool {
        match self {
            Bound::Within => at <= due,
            Bound::Under => at < due,
        }
    }

    /// The bound's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            Bound::Within => "within",
            Bound::Under => "under",
        }
    }
}

/// A stretch in which a clock does not run: `from` included, `to` excluded; still on where there
/// is no `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// When it began.
    pub from: Instant,
    /// When it ended.
    pub to: Option<Instant>,
    /// What it waited for.
    pub cause: PauseCause,
}

/// What a clock waits for while it stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseCause {
    /// The customer has to do something.
    Customer,
    /// Somebody else has to, who is not the vendor.
    ThirdParty,
    /// It was called solved, and was taken up again.
    Resolved,
}

impl PauseCause {
    /// What it says in an account.
    pub fn words(self) -> &'static str {
        match self {
            PauseCause::Customer => "waiting for the customer",
            PauseCause::ThirdParty => "waiting for a third party",
            PauseCause::Resolved => "called solved, and taken up again",
        }
    }
}

impl Pause {
    /// Whether the clock stands still at an instant.
    pub fn holds(self, at: Instant) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }
}

/// When a limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// At this instant.
    At(Instant),
    /// Not while the pause that is still on lasts (decision 10).
    Paused {
        /// Seconds of the limit's own clock that are left; `None` for days, which are not counted
        /// in seconds.
        left: Option<i64>,
    },
}

/// What a limit is counted in: a contract's opening hours, and the zone of its dates.
#[derive(Clone, Copy, Debug)]
pub struct Clocks<'a> {
    /// Opening hours; without them business time cannot be counted.
    pub calendar: Option<&'a Calendar>,
    /// The zone of calendar days and months.
    pub zone: &'a Zone,
}

impl<'a> Clocks<'a> {
    /// The clocks of a contract.
    pub fn of(contract: &'a Contract) -> Clocks<'a> {
        Clocks {
            calendar: contract.hours.as_ref().ok(),
            zone: &contract.zone,
        }
    }
}

/// Why a limit has no due instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountError {
    /// The limit is counted in business time, and nobody gave opening hours.
    NoCalendar,
    /// The calendar never opens, or the answer is out of range.
    Clock(ClockError),
}

impl From<ClockError> for CountError {
    fn from(error: ClockError) -> Self {
        CountError::Clock(error)
    }
}

/// The next opening from an instant on that no pause covers: time that is paused is not open
/// either (decisions 4 and 10). A pause that begins at the opening comes too late to move it.
fn reopening(
    calendar: &Calendar,
    reached: Instant,
    pauses: &[Pause],
) -> Result<Reached, CountError> {
    let mut opening = calendar.next_opening(reached)?;
    for pause in pauses {
        if pause.from < opening && pause.holds(opening) {
            match pause.to {
                Some(to) => opening = calendar.next_opening(to)?,
                None => return Ok(Reached::Paused { left: Some(0) }),
            }
        }
    }
    Ok(Reached::At(opening))
}

/// Open time: a calendar's, or all of it.
#[derive(Clone, Copy)]
enum OpenTime<'a> {
    Always,
    Of(&'a Calendar),
}

impl OpenTime<'_> {
    fn add(self, start: Instant, seconds: i64) -> Result<Instant, ClockError> {
        match self {
            OpenTime::Always => start.checked_add(seconds).ok_or(ClockError::OutOfRange),
            OpenTime::Of(calendar) => calendar.add(start, seconds),
        }
    }

    fn between(self, from: Instant, to: Instant) -> Result<i64, ClockError> {
        match self {
            OpenTime::Always => Ok(to.since(from)),
            OpenTime::Of(calendar) => calendar.between(from, to),
        }
    }
}

impl<'a> Clocks<'a> {
    fn business(&self) -> Result<&'a Calendar, CountError> {
        self.calendar.ok_or(CountError::NoCalendar)
    }

    fn open_time(&self, kind: ClockKind) -> Result<OpenTime<'a>, CountError> {
        match kind {
            ClockKind::Business => self.business().map(OpenTime::Of),
            _ => Ok(OpenTime::Always),
        }
    }

    /// When a limit is reached that starts at `start`.
    ///
    /// `pauses` are in order and apart; only the last may still be on. They stop every clock but
    /// that of calendar days and months (decisions 7 and 10). A limit of zero is reached at its
    /// start (decision 4).
    ///
    /// # Errors
    ///
    /// [`CountError::NoCalendar`] for business time without opening hours; [`CountError::Clock`]
    /// if the calendar never opens, or past the year 9999.
    pub fn reach(
        &self,
        limit: &Limit,
        start: Instant,
        pauses: &[Pause],
    ) -> Result<Reached, CountError> {
        self.walk(limit, start, pauses, &mut |_| {})
    }

    /// The same, telling each leg of the way as it is decided: all from the start to the instant
    /// that is reached, one after the other, but for calendar days and months, which have none.
    ///
    /// # Errors
    ///
    /// Those of [`Clocks::reach`].
    pub fn walk(
        &self,
        limit: &Limit,
        start: Instant,
        pauses: &[Pause],
        tell: &mut impl FnMut(Leg),
    ) -> Result<Reached, CountError> {
        let amount = limit.amount;
        if amount.count == 0 {
            return Ok(Reached::At(start));
        }
        match amount.clock() {
            ClockKind::Business | ClockKind::Elapsed => self.reach_time(limit, start, pauses, tell),
            ClockKind::BusinessDays => self.reach_business_days(limit, start, pauses, tell),
            ClockKind::CalendarDays | ClockKind::CalendarMonths => {
                Ok(Reached::At(self.reach_dates(amount, start)?))
            }
        }
    }

    /// Open time less the pauses: whatever of a pause lies in closed hours takes nothing.
    fn reach_time(
        &self,
        limit: &Limit,
        start: Instant,
        pauses: &[Pause],
        tell: &mut impl FnMut(Leg),
    ) -> Result<Reached, CountError> {
        let open = self.open_time(limit.amount.clock())?;
        let mut left = limit.amount.seconds().unwrap_or(0);
        let mut from = start;
        for pause in pauses
            .iter()
            .filter(|pause| pause.to.is_none_or(|to| to > start))
        {
            let begins = pause.from.max(from);
            let counted = open.between(from, begins)?;
            if counted >= left {
                break;
            }
            left -= counted;
            tell(Leg::Runs(from, begins));
            tell(Leg::Stands(*pause));
            match pause.to {
                Some(to) => from = to,
                None => return Ok(Reached::Paused { left: Some(left) }),
            }
        }
        let reached = open.add(from, left)?;
        tell(Leg::Runs(from, reached));
        match (open, limit.at_close) {
            // Closing time is the first instant that is closed again.
            (OpenTime::Of(calendar), AtClose::NextOpen) => {
                let reopened = reopening(calendar, reached, pauses)?;
                if let Reached::At(opening) = reopened {
                    tell(Leg::Runs(reached, opening));
                }
                Ok(reopened)
            }
            _ => Ok(Reached::At(reached)),
        }
    }

    /// Business days: local dates on which an interval opens, after the date of the start; one at
    /// whose close the clock is paused does not count (decision 7).
    fn reach_business_days(
        &self,
        limit: &Limit,
        start: Instant,
        pauses: &[Pause],
        tell: &mut impl FnMut(Leg),
    ) -> Result<Reached, CountError> {
        let calendar = self.business()?;
        let zone = calendar.zone();
        let (start, same_time) = match limit.day_end {
            DayEnd::Close => (start, None),
            DayEnd::SameTime => {
                let opening = calendar.next_opening(start)?;
                (opening, Some(zone.local(opening).time()))
            }
        };
        let mut date = zone.date(start);
        let mut left = limit.amount.count;
        loop {
            date = calendar.next_business_day(date)?;
            let end = match same_time {
                Some(time) => zone.resolve(date.and_time(time)),
                None => calendar.close_of(date).ok_or(ClockError::OutOfRange)?,
            };
            let paused = pauses.iter().find(|pause| pause.holds(end));
            tell(Leg::Day(date, end, paused.is_none()));
            match paused {
                None => left -= 1,
                Some(Pause { to: Some(to), .. }) => {
                    // Days inside a long pause are passed over in one step, short of the last two:
                    // a day that closes after midnight may close after the pause.
                    let near_end = sub_days(zone.date(*to), 2).ok_or(ClockError::OutOfRange)?;
                    date = date.max(near_end);
                }
                Some(Pause { to: None, .. }) => return Ok(Reached::Paused { left: None }),
            }
            if left == 0 {
                return Ok(Reached::At(end));
            }
        }
    }

    /// Calendar days and months end at the wall time of the start; pauses do not move them.
    fn reach_dates(&self, amount: Amount, start: Instant) -> Result<Instant, ClockError> {
        let local = self.zone.local(start);
        let date = match amount.clock() {
            ClockKind::CalendarMonths => add_months(local.date(), amount.count),
            _ => add_days(local.date(), u64::from(amount.count)),
        };
        let date = date.ok_or(ClockError::OutOfRange)?;
        Ok(self.zone.resolve(date.and_time(local.time())))
    }

    /// Seconds of the limit's own clock from `now` to a due instant that lies ahead: open time for
    /// business hours and business days, else absolute time. `None` where it cannot be told.
    pub fn left(&self, limit: &Limit, start: Instant, now: Instant, due: Instant) -> Option<i64> {
        let from = now.max(start);
        if due <= from {
            return Some(0);
        }
        match limit.amount.clock() {
            ClockKind::Business | ClockKind::BusinessDays => self.calendar?.between(from, due).ok(),
            _ => Some(due.since(from)),
        }
    }
}

/// What has to be said of an answer that was counted in a calendar and lies on these dates: that
/// nobody listed the holidays of such a year (decision 9), that the holidays are a place's and not
/// a vendor's, that the hours are assumed.
pub fn caveats(calendar: &Calendar, dates: &[NaiveDate]) -> Vec<Reason> {
    let name = calendar.name();
    let spec = calendar.spec();
    let mut caveats: Vec<Reason> = unknown_holidays(calendar, dates).into_iter().collect();
    if !spec.public.is_empty() {
        let places: Vec<String> = spec.public.iter().map(ToString::to_string).collect();
        let places = places.join("; ");
        let text =
            format!("the holidays of calendar `{name}` include the public holidays of {places}");
        caveats.push(Reason {
            inferred: Some("they are the place's own, and a vendor's list may differ".into()),
            ..Reason::fact("public-holidays", text)
        });
    }
    if let Some(inferred) = &spec.inferred {
        caveats.push(Reason {
            inferred: Some(inferred.clone()),
            ..Reason::fact(
                "assumed-hours",
                format!("the hours of calendar `{name}` are assumed"),
            )
        });
    }
    caveats
}

/// That a date is in a year whose holidays nobody listed, if any of them is.
pub fn unknown_holidays(calendar: &Calendar, dates: &[NaiveDate]) -> Option<Reason> {
    let (first, last) = calendar.years()?;
    let beyond = dates
        .iter()
        .find(|date| calendar.covers(**date) == Some(false))?;
    let name = calendar.name();
    let known = if first == last {
        format!("{first}")
    } else {
        format!("{first} to {last}")
    };
    let mut reason = Reason::fact(
        "holidays",
        format!("the holidays of calendar `{name}` are listed for {known}"),
    );
    reason.inferred = Some(format!("none are taken to fall in {}", beyond.year()));
    Some(reason)
}
