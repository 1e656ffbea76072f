//! Terms: whole local dates with an inclusive last day, and the grid on which they follow each
//! other.
//!
//! May use nothing else of this crate. Deliberately absent: instants and zones; whoever asks
//! decides first which local date it is.

use chrono::{Days, Months, NaiveDate};

/// A stretch of whole dates, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The first day.
    pub start: NaiveDate,
    /// The last day covered.
    pub end: NaiveDate,
}

/// The last day of a term that nobody has set an end to: the last that can be computed with.
const OPEN_END: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(date) => date,
    None => NaiveDate::MAX,
};

impl Term {
    /// Whether the term runs until somebody ends it.
    pub fn is_open(self) -> bool {
        self.end == OPEN_END
    }

    /// The last day covered, where there is one.
    pub fn last_day(self) -> Option<NaiveDate> {
        (!self.is_open()).then_some(self.end)
    }

    /// The same term, over on a day at the latest. A term that begins later is left as it is.
    pub fn cut(self, last: NaiveDate) -> Term {
        Term {
            start: self.start,
            end: if self.start <= last {
                self.end.min(last)
            } else {
                self.end
            },
        }
    }

    /// Whether the date lies in the term.
    pub fn contains(self, date: NaiveDate) -> bool {
        self.start <= date && date <= self.end
    }

    /// How many days the term has.
    pub fn days(self) -> i64 {
        (self.end - self.start).num_days() + 1
    }
}

/// The date so many months later, clamped to the last day of a shorter month; `None` past the
/// year 9999.
///
/// Months are always counted from an anchor, never from the last result: 31 January and two
/// months is 31 March, whatever February made of one.
pub fn add_months(anchor: NaiveDate, months: u32) -> Option<NaiveDate> {
    anchor
        .checked_add_months(Months::new(months))
        .filter(in_range)
}

/// The date so many days later, or `None` past the year 9999.
pub fn add_days(date: NaiveDate, days: u64) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(days)).filter(in_range)
}

/// The date so many days earlier, or `None` before the year 1.
pub fn sub_days(date: NaiveDate, days: u64) -> Option<NaiveDate> {
    date.checked_sub_days(Days::new(days)).filter(in_range)
}

fn in_range(date: &NaiveDate) -> bool {
    use chrono::Datelike as _;
    (1..=9999).contains(&date.year())
}

/// Calendar months from one date to another, whatever their days; `None` if it is earlier.
fn months_apart(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    use chrono::Datelike as _;
    let month_of = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    u32::try_from(month_of(to) - month_of(from)).ok()
}

/// The day so many months after a term's end: the same day of a later month, clamped; a term that
/// ends on a month's last day gives a month's last day.
pub fn months_after_end(end: NaiveDate, months: u32) -> Option<NaiveDate> {
    sub_days(add_months(add_days(end, 1)?, months)?, 1)
}

/// The day so many months before a term's end, by decision 13: the same day of an earlier month,
/// clamped; a term that ends on a month's last day gives a month's last day.
pub fn months_before_end(end: NaiveDate, months: u32) -> Option<NaiveDate> {
    // Counted from the day after the end, a month's last day becomes the first of the next, and
    // the day before the result is again a month's last day. For all other ends the plain count
    // gives the same day of the month.
    let last_of_month = add_days(end, 1).is_some_and(|next| {
        use chrono::Datelike as _;
        next.day() == 1
    });
    let shifted = if last_of_month {
        let first = add_days(end, 1)?.checked_sub_months(Months::new(months))?;
        first.checked_sub_days(Days::new(1))
    } else {
        end.checked_sub_months(Months::new(months))
    };
    shifted.filter(in_range)
}

/// The initial term of a contract or service, and the grid of those that follow it (decision 12).
///
/// Renewal terms are counted from one anchor: term `n` runs from the anchor plus `n` times `m`
/// months to the day before the anchor plus `n + 1` times `m` months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    initial: Term,
    renewal_months: Option<u32>,
    anchor: NaiveDate,
    /// Months on the anchor's grid to the day after the initial term: as many as it has where it
    /// lies on the grid, 0 where renewals are anchored on the day after its end.
    done: u32,
}

impl Schedule {
    /// A schedule of an initial term and renewal terms of so many months; `None` months where
    /// nobody says how long a renewal lasts. `None` if the term ends before it starts, the length
    /// is zero, or a date is out of range.
    pub fn new(initial: Term, renewal_months: Option<u32>) -> Option<Schedule> {
        if initial.end < initial.start || renewal_months == Some(0) {
            return None;
        }
        let after = add_days(initial.end, 1)?;
        let same_length =
            renewal_months.filter(|&months| add_months(initial.start, months) == Some(after));
        let (anchor, done) = match same_length {
            Some(months) => (initial.start, months),
            None => (after, 0),
        };
        Some(Schedule {
            initial,
            renewal_months,
            anchor,
            done,
        })
    }

    /// A term without an end, which runs until somebody ends it.
    pub fn open(start: NaiveDate) -> Schedule {
        Schedule {
            initial: Term {
                start,
                end: OPEN_END,
            },
            renewal_months: None,
            anchor: start,
            done: 0,
        }
    }

    /// The schedule from a term on that was ordered after others: on the same grid where the term
    /// begins and ends on it, else on one of its own. `None` if it is no term.
    pub fn renewed(&self, term: Term) -> Option<Schedule> {
        let on_grid = || {
            let last = sub_days(term.start, 1)?;
            let number = match self.renewal_months {
                Some(_) => self.number_on(last)?,
                None => 0,
            };
            if self.nth(number)?.end != last {
                return None;
            }
            let before = self.months_before(number)?;
            let next = add_days(term.end, 1)?;
            let done = before.checked_add(months_apart(term.start, next)?)?;
            (add_months(self.anchor, done)? == next).then_some(Schedule {
                initial: term,
                renewal_months: self.renewal_months,
                anchor: self.anchor,
                done,
            })
        };
        on_grid().or_else(|| Schedule::new(term, self.renewal_months))
    }

    /// The date that the years and months of this schedule are counted from.
    pub fn anchor(&self) -> NaiveDate {
        self.anchor
    }

    /// The initial term that starts on a date and lasts so many months.
    pub fn term_of_months(start: NaiveDate, months: u32) -> Option<Term> {
        let end = sub_days(add_months(start, months)?, 1)?;
        (end >= start).then_some(Term { start, end })
    }

    /// The initial term.
    pub fn initial(&self) -> Term {
        self.initial
    }

    /// How many months a renewal term lasts, where that is known.
    pub fn renewal_months(&self) -> Option<u32> {
        self.renewal_months
    }

    /// Term `n`: the initial one is term 0. `None` where the length of renewals is unknown, or out
    /// of range.
    pub fn nth(&self, n: u32) -> Option<Term> {
        if n == 0 {
            return Some(self.initial);
        }
        let months = self.renewal_months?;
        let before = months.checked_mul(n - 1)?.checked_add(self.done)?;
        let start = add_months(self.anchor, before)?;
        let next = add_months(self.anchor, before.checked_add(months)?)?;
        Some(Term {
            start,
            end: sub_days(next, 1)?,
        })
    }

    /// The number of the term that a date lies in if every term renews; `None` before the first,
    /// or where the length of renewals is unknown.
    pub fn number_on(&self, date: NaiveDate) -> Option<u32> {
        if date < self.initial.start {
            return None;
        }
        if date <= self.initial.end {
            return Some(0);
        }
        let months = self.renewal_months?;
        let apart = months_apart(self.anchor, date)?.saturating_sub(self.done);
        let guess = apart / months + 1;
        // The day of the month and clamping move the true answer by one term at the most.
        (guess.saturating_sub(1)..=guess + 1)
            .find(|&n| n > 0 && self.nth(n).is_some_and(|term| term.contains(date)))
    }

    /// The term of so many months that follows term `n`, on this schedule's grid.
    pub fn term_after(&self, n: u32, months: u32) -> Option<Term> {
        let before = self.months_before(n)?;
        let start = add_months(self.anchor, before)?;
        let next = add_months(self.anchor, before.checked_add(months)?)?;
        let end = sub_days(next, 1)?;
        (end >= start).then_some(Term { start, end })
    }

    /// The piece of term `n` of so many months in which a date lies, counted from the first day of
    /// the term on the schedule's grid; it may end after the term. `None` if the date lies before
    /// the term, or out of range.
    pub fn piece(&self, n: u32, months: u32, date: NaiveDate) -> Option<Term> {
        let start = self.nth(n)?.start;
        let grid = |before: &u32| add_months(self.anchor, *before) == Some(start);
        let (anchor, before) = match months_apart(self.anchor, start).filter(grid) {
            Some(before) => (self.anchor, before),
            None => (start, 0),
        };
        let at = |piece: u32| {
            let passed = piece.checked_mul(months)?;
            add_months(anchor, before.checked_add(passed)?)
        };
        let guess = months_apart(start, date)?.checked_div(months)?;
        let begun = |piece: &u32| at(*piece).is_some_and(|from| from <= date);
        let piece = (guess.saturating_sub(1)..=guess).rev().find(begun)?;
        let next = at(piece + 1).and_then(|next| sub_days(next, 1));
        Some(Term {
            start: at(piece)?,
            end: next.unwrap_or(OPEN_END),
        })
    }

    /// Months from the anchor to the day after term `n`; `None` where the length of renewals is
    /// unknown and `n` is none but the initial term.
    ///
    /// On the grid that day is the anchor plus whole months, so that leap days and month ends fall
    /// as they would have in the terms that follow.
    pub fn months_before(&self, n: u32) -> Option<u32> {
        match self.renewal_months {
            Some(months) => months.checked_mul(n)?.checked_add(self.done),
            // Nothing follows the initial term but what is counted from its end.
            None => (n == 0 && !self.initial.is_open()).then_some(self.done),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn schedule(start: &str, months: u32, renewal: u32) -> Schedule {
        let initial = Schedule::term_of_months(date(start), months).unwrap();
        Schedule::new(initial, Some(renewal)).unwrap()
    }

    #[test]
    fn decision_12_terms_are_anchored_and_clamped() {
        let leap = schedule("2024-02-29", 12, 12);
        let term = |n| {
            leap.nth(n)
                .map(|t| (t.start.to_string(), t.end.to_string()))
                .unwrap()
        };
        assert_eq!(term(0), ("2024-02-29".into(), "2025-02-27".into()));
        assert_eq!(term(1), ("2025-02-28".into(), "2026-02-27".into()));
        assert_eq!(term(3), ("2027-02-28".into(), "2028-02-28".into()));
        assert_eq!(
            term(4),
            ("2028-02-29".into(), "2029-02-27".into()),
            "back on the 29th"
        );

        let monthly = schedule("2025-01-31", 1, 1);
        let ends: Vec<_> = (0..4)
            .map(|n| monthly.nth(n).unwrap().end.to_string())
            .collect();
        assert_eq!(
            ends,
            ["2025-02-27", "2025-03-30", "2025-04-29", "2025-05-30"]
        );
    }

    #[test]
    fn decision_12_another_initial_length_anchors_renewals_after_it() {
        let three = schedule("2023-07-01", 36, 12);
        assert_eq!(three.nth(0).unwrap().end, date("2026-06-30"));
        assert_eq!(
            three.nth(1).unwrap(),
            Term {
                start: date("2026-07-01"),
                end: date("2027-06-30")
            }
        );
        let odd = Schedule::new(
            Term {
                start: date("2025-01-10"),
                end: date("2025-12-31"),
            },
            Some(12),
        );
        assert_eq!(odd.unwrap().nth(2).unwrap().start, date("2027-01-01"));
    }

    #[test]
    fn decision_13_months_before_a_month_end_give_a_month_end() {
        let before = |end: &str, months| months_before_end(date(end), months).unwrap().to_string();
        assert_eq!(before("2026-05-31", 3), "2026-02-28");
        assert_eq!(before("2026-02-28", 3), "2025-11-30");
        assert_eq!(before("2028-02-29", 12), "2027-02-28");
        assert_eq!(before("2026-05-30", 3), "2026-02-28");
        assert_eq!(before("2026-05-15", 3), "2026-02-15");
    }

    #[test]
    fn refuses_what_is_no_term() {
        let term = |start: &str, end: &str| Term {
            start: date(start),
            end: date(end),
        };
        assert!(Schedule::new(term("2025-02-01", "2025-01-31"), Some(12)).is_none());
        assert!(Schedule::new(term("2025-02-01", "2026-01-31"), Some(0)).is_none());
        assert!(Schedule::term_of_months(date("2025-01-01"), 0).is_none());
        assert!(schedule("2025-01-01", 12, 12).nth(u32::MAX).is_none());
        assert!(Schedule::term_of_months(date("9999-06-01"), 12).is_none());
    }

    proptest! {
        /// Terms follow each other without a gap, and the number of a date's term finds it again.
        #[test]
        fn decision_12_terms_tile_the_calendar(
            day in 0u64..30_000, first in 1u32..40, months in 1u32..40, n in 0u32..60,
        ) {
            let start = add_days(date("1990-01-01"), day).unwrap();
            let initial = Schedule::term_of_months(start, first).unwrap();
            let schedule = Schedule::new(initial, Some(months)).unwrap();
            let (this, next) = (schedule.nth(n).unwrap(), schedule.nth(n + 1).unwrap());
            prop_assert_eq!(add_days(this.end, 1), Some(next.start));
            for date in [this.start, this.end] {
                prop_assert_eq!(schedule.number_on(date), Some(n));
            }
            prop_assert_eq!(schedule.number_on(sub_days(start, 1).unwrap()), None);
        }
    }
}
