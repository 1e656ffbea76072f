//! Opening hours, and the time that passes in them.
//!
//! A [`Calendar`] is weekly hours in a zone, with holidays and special days. It counts open time
//! forwards, backwards and between two instants, and knows business days. May use the zone and
//! instants. Deliberately absent: elapsed time and calendar days, which need no hours, pauses,
//! and what a target is.
//!
//! How hours are read:
//!
//! - Intervals are half-open, and belong to the date on which they open.
//! - A holiday masks its date from midnight to midnight and nothing else; holiday hours are then
//!   all that is open on it. What would open that evening is open from the next midnight on.
//! - A special day replaces the intervals that open on its date, leaves what runs in from the
//!   evening before, and sets a holiday on that date aside.
//! - Each boundary is resolved by [`Zone::resolve`]; open time is counted in elapsed seconds.
//! - A date that the zone skipped has no intervals.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::{Instant, Zone};
use day::Days;
use hours::{Hours, Joint};
use index::Index;

mod dates;
mod day;
mod far;
mod hours;
mod index;
mod interval;
mod strip;

pub use dates::DayKind;
pub use hours::Join;
pub use interval::{Interval, IntervalError};

/// What a calendar is made of. Any combination is allowed, overlapping intervals included: they
/// count once.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarSpec {
    /// What the calendar is called, for messages.
    pub name: String,
    /// The zone in which its dates and wall times are read.
    pub zone: Zone,
    /// The hours of each weekday, Monday first; none where it is closed.
    pub week: [Vec<Interval>; 7],
    /// Dates masked from midnight to midnight, with the holiday's name where it has one.
    pub holidays: BTreeMap<NaiveDate, Option<String>>,
    /// What is open on a holiday all the same.
    pub holiday_hours: Vec<Interval>,
    /// Dates with hours of their own in place of the weekday's; none where closed.
    pub special: BTreeMap<NaiveDate, Vec<Interval>>,
    /// The first and the last year that the holidays are known for, where that is stated.
    pub years: Option<(i32, i32)>,
    /// Why the hours are read so, where no source states them.
    pub inferred: Option<String>,
    /// The places whose public holidays are among the holidays. Whoever keeps the hours may keep
    /// others.
    pub public: Vec<PublicList>,
}

/// A list of a place's public holidays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicList {
    /// The place.
    pub place: String,
    /// Where the list comes from.
    pub source: Option<String>,
}

/// The place, and the source in brackets.
impl fmt::Display for PublicList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)?;
        match &self.source {
            Some(source) => write!(f, " ({source})"),
            None => Ok(()),
        }
    }
}

impl CalendarSpec {
    /// A calendar that is never open: the place to start from.
    pub fn new(name: impl Into<String>, zone: Zone) -> CalendarSpec {
        CalendarSpec {
            name: name.into(),
            zone,
            week: Default::default(),
            holidays: BTreeMap::new(),
            holiday_hours: Vec::new(),
            special: BTreeMap::new(),
            years: None,
            inferred: None,
            public: Vec::new(),
        }
    }
}

/// Opening hours, ready to be counted in. Cheap to clone; clones share what has been worked out.
///
/// ```
/// use tenure::domain::{Calendar, CalendarSpec, Instant, Interval, Zone};
/// let mut spec = CalendarSpec::new("rome", Zone::named("Europe/Rome").unwrap());
/// for day in &mut spec.week[..5] {
///     day.push(Interval::parse("09:00-18:00").unwrap());
/// }
/// let rome = Calendar::new(spec);
/// // Friday at 17:00, and two hours more: Monday at 10:00.
/// let friday = Instant::parse_rfc3339("2026-09-11T17:00:00+02:00").unwrap();
/// let due = rome.add(friday, 7_200).unwrap();
/// assert_eq!(rome.zone().format(due), "2026-09-14T10:00:00+02:00");
/// assert_eq!(rome.between(friday, due), Ok(7_200));
/// ```
#[derive(Clone)]
pub struct Calendar(Arc<Inner>);

struct Inner {
    index: Index,
    never_opens: OnceLock<bool>,
}

/// Why a calendar has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    /// No time is ever open.
    #[error("calendar `{calendar}` never opens")]
    NeverOpens {
        /// The calendar's name.
        calendar: String,
    },
    /// The answer lies outside the years 1 to 9999, or the question ran backwards: a negative
    /// amount, or an end before its start.
    #[error("the answer lies outside the years 1 to 9999, or the question runs backwards")]
    OutOfRange,
}

impl Calendar {
    /// Makes a calendar of what it consists of. Nothing is worked out before it is asked for.
    pub fn new(spec: CalendarSpec) -> Calendar {
        Calendar::of(Hours::Own(Days::new(spec)))
    }

    /// Calendars put together under a name: open when any of the parts is, or when all are.
    ///
    /// Dates are read in the zone given; which of them are business days follows from the shifts
    /// of the parts. Holidays are known for the years for which those of all parts are. Without
    /// parts it never opens.
    ///
    /// ```
    /// use tenure::domain::{Calendar, CalendarSpec, Instant, Interval, Join, Zone};
    /// let daily = |name: &str, zone: &str, hours: &str| {
    ///     let mut spec = CalendarSpec::new(name, Zone::named(zone).unwrap());
    ///     spec.week.fill(vec![Interval::parse(hours).unwrap()]);
    ///     Calendar::new(spec)
    /// };
    /// let desk = daily("desk", "Europe/Rome", "09:00-18:00");
    /// let engineer = daily("engineer", "America/New_York", "08:00-16:00");
    /// let both = Calendar::joint("both", desk.zone().clone(), Join::Intersection, [desk, engineer]);
    /// // In Rome, she is there from two o'clock.
    /// let morning = Instant::parse_rfc3339("2026-09-14T10:00:00+02:00").unwrap();
    /// let opening = both.next_opening(morning).unwrap();
    /// assert_eq!(both.zone().format(opening), "2026-09-14T14:00:00+02:00");
    /// ```
    pub fn joint(
        name: impl Into<String>,
        zone: Zone,
        how: Join,
        parts: impl IntoIterator<Item = Calendar>,
    ) -> Calendar {
        let parts: Vec<Calendar> = parts.into_iter().collect();
        let mut spec = CalendarSpec::new(name, zone);
        spec.years = parts
            .iter()
            .filter_map(Calendar::years)
            .reduce(|a, b| (a.0.max(b.0), a.1.min(b.1)));
        for part in &parts {
            let part = part.spec();
            let more = part
                .public
                .iter()
                .filter(|list| !spec.public.contains(list));
            let more: Vec<PublicList> = more.cloned().collect();
            spec.public.extend(more);
            spec.inferred = match (spec.inferred.take(), &part.inferred) {
                (Some(there), Some(more)) if !there.contains(more.as_str()) => {
                    Some(format!("{there}; {more}"))
                }
                (there, more) => there.or_else(|| more.clone()),
            };
        }
        Calendar::of(Hours::Joint(Joint { spec, how, parts }))
    }

    fn of(hours: Hours) -> Calendar {
        Calendar(Arc::new(Inner {
            index: Index::new(hours),
            never_opens: OnceLock::new(),
        }))
    }

    /// What the calendar is called.
    pub fn name(&self) -> &str {
        &self.spec().name
    }

    /// The zone in which its dates and wall times are read.
    pub fn zone(&self) -> &Zone {
        &self.spec().zone
    }

    /// What the calendar was made of; where it was put together of others, its name and zone,
    /// and what is to be said of the parts' holidays and hours: years, public lists and inferences
    /// (see [`Calendar::parts`]).
    pub fn spec(&self) -> &CalendarSpec {
        self.hours().spec()
    }

    /// The calendars that this one was put together of, and how; `None` where it has hours of its
    /// own.
    pub fn parts(&self) -> Option<(Join, &[Calendar])> {
        match self.hours() {
            Hours::Own(_) => None,
            Hours::Joint(joint) => Some((joint.how, &joint.parts)),
        }
    }

    /// Whether it consists of the same as another one.
    pub fn is_like(&self, other: &Calendar) -> bool {
        let alike = match (self.parts(), other.parts()) {
            (None, None) => true,
            (Some((how, parts)), Some((other, others))) => {
                how == other
                    && parts.len() == others.len()
                    && parts.iter().zip(others).all(|(a, b)| a.is_like(b))
            }
            _ => false,
        };
        alike && self.spec() == other.spec()
    }

    /// The earliest instant, not before `start`, by which `seconds` of open time have passed.
    ///
    /// An amount that is used up at closing time gives closing time, not the next opening. Zero
    /// gives `start` itself, open or not.
    ///
    /// # Errors
    ///
    /// [`ClockError::NeverOpens`], for zero too; [`ClockError::OutOfRange`] where that instant
    /// would lie after the year 9999, or `seconds` is negative.
    pub fn add(&self, start: Instant, seconds: i64) -> Result<Instant, ClockError> {
        self.count(start, seconds, |amount| {
            self.0.index.after(start.seconds(), amount)
        })
    }

    /// The latest instant, not after `end`, from which on `seconds` of open time remain until
    /// `end`. Zero gives `end` itself.
    ///
    /// # Errors
    ///
    /// [`ClockError::NeverOpens`], for zero too; [`ClockError::OutOfRange`] where that instant
    /// would lie before the year 1, or `seconds` is negative.
    pub fn add_back(&self, end: Instant, seconds: i64) -> Result<Instant, ClockError> {
        self.count(end, seconds, |amount| {
            self.0.index.ago(end.seconds(), amount)
        })
    }

    /// Open seconds from `from` until `until`.
    ///
    /// # Errors
    ///
    /// [`ClockError::NeverOpens`]; [`ClockError::OutOfRange`] where `until` is before `from`.
    pub fn between(&self, from: Instant, until: Instant) -> Result<i64, ClockError> {
        self.must_open()?;
        if until < from {
            return Err(ClockError::OutOfRange);
        }
        let open = self.0.index.between(from.seconds(), until.seconds());
        i64::try_from(open).map_err(|_| ClockError::OutOfRange)
    }

    /// Whether the second that begins at an instant is open. Closing time is not.
    pub fn is_open(&self, instant: Instant) -> bool {
        self.0.index.is_open(instant.seconds())
    }

    /// The earliest open instant that is not before another: itself where it is open.
    ///
    /// # Errors
    ///
    /// [`ClockError::NeverOpens`]; [`ClockError::OutOfRange`] where it does not open again before
    /// the year 10000.
    pub fn next_opening(&self, instant: Instant) -> Result<Instant, ClockError> {
        self.must_open()?;
        // The first open second is the one at whose end one second has passed.
        let passed = self.0.index.after(instant.seconds(), 1);
        passed
            .and_then(|second| Instant::from_seconds(second - 1))
            .ok_or(ClockError::OutOfRange)
    }

    /// The stretches of open time from one instant until another, in order, each with its first
    /// instant and the one at which it ends. They neither touch nor overlap; the first and the
    /// last are cut off at the two instants. Worked out as it is gone through.
    pub fn open_intervals(
        &self,
        from: Instant,
        until: Instant,
    ) -> impl Iterator<Item = (Instant, Instant)> + '_ {
        let whole = from.seconds()..until.seconds();
        let mut stretches = self.0.index.stretches_within(whole).peekable();
        std::iter::from_fn(move || {
            let mut stretch = stretches.next()?;
            while let Some(more) = stretches.next_if(|next| next.start == stretch.end) {
                stretch.end = more.end;
            }
            // In range, since both ends are.
            Instant::from_seconds(stretch.start).zip(Instant::from_seconds(stretch.end))
        })
    }

    /// Whether no time is ever open, between the years 1 and 9999.
    pub fn never_opens(&self) -> bool {
        *self.0.never_opens.get_or_init(|| match self.hours() {
            Hours::Own(days) => days.never_open(),
            Hours::Joint(_) => self.0.index.never_opens(),
        })
    }

    fn hours(&self) -> &Hours {
        &self.0.index.hours
    }

    fn must_open(&self) -> Result<(), ClockError> {
        if self.never_opens() {
            return Err(ClockError::NeverOpens {
                calendar: self.name().to_owned(),
            });
        }
        Ok(())
    }

    /// Counts an amount of open time from an instant, by the search given.
    fn count(
        &self,
        from: Instant,
        seconds: i64,
        search: impl FnOnce(u64) -> Option<i64>,
    ) -> Result<Instant, ClockError> {
        self.must_open()?;
        let amount = u64::try_from(seconds).map_err(|_| ClockError::OutOfRange)?;
        if amount == 0 {
            return Ok(from);
        }
        // No more can be open than there is.
        if seconds > Instant::MAX.since(Instant::MIN) {
            return Err(ClockError::OutOfRange);
        }
        search(amount)
            .and_then(Instant::from_seconds)
            .ok_or(ClockError::OutOfRange)
    }
}

/// The name alone.
impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Calendar").field(&self.name()).finish()
    }
}

#[cfg(test)]
mod tests;
