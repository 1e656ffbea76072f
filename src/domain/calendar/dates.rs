//! Business days, and why a date is as it is.
//!
//! A business day is a local date on which an interval opens. What runs in from the evening
//! before does not make one, nor does a holiday without hours. Its close is the end of the last
//! interval that opens on it.

use chrono::{Datelike, NaiveDate};

use super::day::{date, known_days, number};
use super::hours::Hours;
use super::{Calendar, ClockError, Interval};
use crate::domain::Instant;

/// What decides the hours of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// The hours of its weekday.
    Ordinary,
    /// A holiday: closed.
    Holiday {
        /// The holiday's name, where it has one.
        name: Option<&'a str>,
    },
    /// A holiday on which the calendar's holiday hours are open.
    HolidayHours {
        /// The holiday's name, where it has one.
        name: Option<&'a str>,
    },
    /// A special day, with hours of its own or none; a holiday on the same date is set aside.
    Special,
}

impl Calendar {
    /// What decides the hours of a local date.
    pub fn day_kind(&self, date: NaiveDate) -> DayKind<'_> {
        self.hours().day_kind(date)
    }

    /// The first and the last year that the holidays are known for; `None` where nothing is
    /// stated.
    pub fn years(&self) -> Option<(i32, i32)> {
        self.spec().years
    }

    /// Whether the holidays of a date's year are known; `None` where nothing is stated.
    pub fn covers(&self, date: NaiveDate) -> Option<bool> {
        let (first, last) = self.years()?;
        Some((first..=last).contains(&date.year()))
    }

    /// Whether a local date is a business day.
    pub fn opens_on(&self, date: NaiveDate) -> bool {
        self.hours().opens(number(date))
    }

    /// The intervals that would open on a local date and come to nothing, since clocks are put
    /// forward over them. None where calendars are put together: ask the parts.
    pub fn lost_hours(&self, date: NaiveDate) -> Vec<Interval> {
        match self.hours() {
            Hours::Own(days) => days.lost(number(date)),
            Hours::Joint(_) => Vec::new(),
        }
    }

    /// When the last interval that opens on a local date ends, what of it lies on the next date
    /// included, unless that one is a holiday; `None` where the date is no business day.
    pub fn close_of(&self, date: NaiveDate) -> Option<Instant> {
        let shifts = self.hours().shifts(number(date));
        let close = shifts.iter().map(|shift| shift.end).max()?;
        // A close at the very end of the year 9999 is one second out of range.
        Instant::from_seconds(close.min(Instant::MAX.seconds()))
    }

    /// The first business day after a local date.
    ///
    /// # Errors
    ///
    /// [`ClockError::NeverOpens`]; [`ClockError::OutOfRange`] where there is none until the year
    /// 9999.
    pub fn next_business_day(&self, after: NaiveDate) -> Result<NaiveDate, ClockError> {
        self.business_days_after(after, 1)
    }

    /// The last business day before a local date.
    ///
    /// # Errors
    ///
    /// [`ClockError::NeverOpens`]; [`ClockError::OutOfRange`] where there is none since the year
    /// 1.
    pub fn previous_business_day(&self, before: NaiveDate) -> Result<NaiveDate, ClockError> {
        self.must_open()?;
        let mut day = number(before).min(known_days().end);
        loop {
            // The date of the last open second before that date is the first candidate.
            let midnight = self.midnight(day).ok_or(ClockError::OutOfRange)?;
            let open = self.add_back(midnight, 1)?;
            day = (day - 1).min(number(self.zone().date(open)));
            if self.hours().opens(day) {
                return date(day).ok_or(ClockError::OutOfRange);
            }
        }
    }

    /// The n-th business day after a local date; for zero, the date itself.
    ///
    /// # Errors
    ///
    /// [`ClockError::NeverOpens`]; [`ClockError::OutOfRange`] where there are not so many until
    /// the year 9999.
    pub fn business_days_after(&self, after: NaiveDate, n: u32) -> Result<NaiveDate, ClockError> {
        self.must_open()?;
        if n == 0 {
            return Ok(after);
        }
        let mut day = number(after).max(known_days().start - 1);
        let mut missing = n;
        loop {
            day += 1;
            if !known_days().contains(&day) {
                return Err(ClockError::OutOfRange);
            }
            if self.hours().opens(day) {
                missing -= 1;
                if missing == 0 {
                    return date(day).ok_or(ClockError::OutOfRange);
                }
            } else {
                // Nothing before the date of the next opening can be a business day.
                let midnight = self.midnight(day).ok_or(ClockError::OutOfRange)?;
                let opening = self.next_opening(midnight)?;
                day = day.max(number(self.zone().date(opening)) - 1);
            }
        }
    }

    /// The first instant of a date; the nearest one within the range of instants.
    fn midnight(&self, day: i64) -> Option<Instant> {
        date(day).map(|date| self.zone().start_of_day(date))
    }
}
