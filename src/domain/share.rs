//! Stretches of days as shares of a year, for prorating a fee by actual days or by months.
//!
//! May use `term`. Deliberately absent: money, and any rounding. A share is a fraction of whole
//! numbers, so that parts of a stretch add up to the whole exactly.

use chrono::NaiveDate;

use super::term::{add_days, add_months, sub_days};

/// Days of a year, or of a month, that is not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// How many days.
    pub days: i64,
    /// Of how many.
    pub of: i64,
}

/// A stretch of days as whole anchored years, and the days of those that are not whole.
///
/// Proration is by actual days over the days of the whole anchored year in which they fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearShare {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Days to the end of the year that the stretch begins in, where it begins within one.
    pub head: Option<Part>,
    /// Whole anchored years.
    pub years: u32,
    /// Days of the year that the stretch ends in, where it ends within one.
    pub tail: Option<Part>,
}

impl YearShare {
    /// The stretch from the anchor plus so many months to a last day, both included, its years
    /// counted from its first day; `None` if it is empty or out of range.
    pub fn of(anchor: NaiveDate, months: u32, to: NaiveDate) -> Option<YearShare> {
        let year = |n: u32| add_months(anchor, months.checked_add(n.checked_mul(12)?)?);
        let from = year(0)?;
        if to < from {
            return None;
        }
        Self::whole_and_tail(from, to, year)
    }

    /// The stretch between two days, both included, over the years that begin at the anchor plus
    /// whole years; `None` if it is empty, begins before the anchor or is out of range.
    ///
    /// However a stretch is cut, its parts have the sum of the whole.
    pub fn on_grid(anchor: NaiveDate, from: NaiveDate, to: NaiveDate) -> Option<YearShare> {
        if to < from || from < anchor {
            return None;
        }
        let year = |n: u32| add_months(anchor, n.checked_mul(12)?);
        let mut number = 0;
        while year(number + 1)? <= from {
            number += 1;
        }
        let (start, next) = (year(number)?, year(number + 1)?);
        if start == from {
            return Self::whole_and_tail(from, to, |n| year(number.checked_add(n)?));
        }
        let of = (next - start).num_days();
        let last = sub_days(next, 1)?.min(to);
        let head = Part {
            days: (last - from).num_days() + 1,
            of,
        };
        let mut share = if to < next {
            YearShare {
                from,
                to,
                head: None,
                years: 0,
                tail: None,
            }
        } else {
            Self::whole_and_tail(next, to, |n| year((number + 1).checked_add(n)?))?
        };
        share.from = from;
        share.head = Some(head);
        Some(share)
    }

    /// The stretch from the start of a year on; `year(n)` is the start of the n-th.
    fn whole_and_tail(
        from: NaiveDate,
        to: NaiveDate,
        year: impl Fn(u32) -> Option<NaiveDate>,
    ) -> Option<YearShare> {
        let next = add_days(to, 1)?;
        let mut years = 0;
        while year(years + 1)? <= next {
            years += 1;
        }
        let start = year(years)?;
        let days = (next - start).num_days();
        let of = (year(years + 1)? - start).num_days();
        Some(YearShare {
            from,
            to,
            head: None,
            years,
            tail: (days > 0).then_some(Part { days, of }),
        })
    }

    /// How many days the whole stretch has.
    pub fn total_days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// Years as a fraction: so many parts, of which a year has so many.
    pub fn fraction(self) -> Fraction {
        [self.head, self.tail]
            .into_iter()
            .flatten()
            .fold(Fraction::whole(self.years.into()), |sum, part| {
                sum.plus(part.days, part.of)
            })
    }

    /// As it stands in a formula: `119/365`, `2`, `(2 + 10/366)`.
    pub fn text(self) -> String {
        let part = |part: Part| format!("{}/{}", part.days, part.of);
        let whole = (self.years > 0).then(|| self.years.to_string());
        let parts: Vec<String> = [self.head.map(part), whole, self.tail.map(part)]
            .into_iter()
            .flatten()
            .collect();
        match parts.as_slice() {
            [only] => only.clone(),
            parts => format!("({})", parts.join(" + ")),
        }
    }
}

/// A stretch of days as whole anchored months, and the days of one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthShare {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Whole anchored months.
    pub months: u32,
    /// Days of the month that the stretch ends in, where it ends within one.
    pub tail: Option<Part>,
}

impl MonthShare {
    /// The stretch from the anchor plus so many months to a last day, both included; `None` if it
    /// is empty or out of range.
    pub fn of(anchor: NaiveDate, months: u32, to: NaiveDate) -> Option<MonthShare> {
        let month = |n: u32| add_months(anchor, months.checked_add(n)?);
        let from = month(0)?;
        if to < from {
            return None;
        }
        let next = add_days(to, 1)?;
        let mut count = 0;
        while month(count + 1)? <= next {
            count += 1;
        }
        let start = month(count)?;
        let days = (next - start).num_days();
        let of = (month(count + 1)? - start).num_days();
        Some(MonthShare {
            from,
            to,
            months: count,
            tail: (days > 0).then_some(Part { days, of }),
        })
    }

    /// Stretches of so many months that have begun: with 3, a day counts as one, three months and
    /// a day as two.
    pub fn started(self, months: u32) -> u32 {
        (self.months + u32::from(self.tail.is_some())).div_ceil(months)
    }

    /// Years as a fraction: a month is a twelfth, whatever its length.
    pub fn fraction(self) -> Fraction {
        let months = Fraction {
            parts: self.months.into(),
            of: 12,
        };
        match self.tail {
            Some(part) => months.plus(part.days, part.of * 12),
            None => months,
        }
    }

    /// As it stands in a formula: `4/12`, `(4 + 3/30)/12`.
    pub fn text(self) -> String {
        match (self.months, self.tail) {
            (months, None) => format!("{months}/12"),
            (0, Some(part)) => format!("{}/{}/12", part.days, part.of),
            (months, Some(part)) => format!("({months} + {}/{})/12", part.days, part.of),
        }
    }
}

/// A share of a year as whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// So many parts ...
    pub parts: i64,
    /// ... of which a year has so many.
    pub of: i64,
}

impl Fraction {
    /// Whole years.
    pub fn whole(years: i64) -> Fraction {
        Fraction {
            parts: years,
            of: 1,
        }
    }

    /// The sum with so many parts of so many. Counts are of days within the years that can be
    /// computed with, so that products stay far below what an `i64` holds.
    fn plus(self, parts: i64, of: i64) -> Fraction {
        if self.of == of {
            return Fraction {
                parts: self.parts + parts,
                of,
            };
        }
        Fraction {
            parts: self.parts * of + parts * self.of,
            of: self.of * of,
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

    fn equal(a: Fraction, b: Fraction) -> bool {
        i128::from(a.parts) * i128::from(b.of) == i128::from(b.parts) * i128::from(a.of)
    }

    #[test]
    fn a_lapse_counts_whole_anchored_years_then_days() {
        let share = |months, to: &str| YearShare::of(date("2024-02-29"), months, date(to)).unwrap();
        assert_eq!(share(12, "2025-08-18").text(), "172/365");
        assert_eq!(
            share(12, "2027-03-01").text(),
            "(2 + 2/366)",
            "the year to 2028-02-28"
        );
        assert_eq!(share(12, "2026-02-27").text(), "1");
    }

    #[test]
    fn a_stretch_within_a_year_is_of_that_year() {
        let anchor = date("2023-03-01");
        let share =
            |from: &str, to: &str| YearShare::on_grid(anchor, date(from), date(to)).unwrap();
        assert_eq!(share("2023-08-01", "2024-02-29").text(), "213/366");
        assert_eq!(share("2024-02-29", "2025-02-28").text(), "(1/366 + 1)");
        assert_eq!(share("2024-02-29", "2024-03-01").text(), "(1/366 + 1/365)");
        assert_eq!(share("2024-02-10", "2024-02-19").text(), "10/366");
        assert_eq!(share("2023-03-01", "2024-02-29").text(), "1");
        assert!(YearShare::on_grid(anchor, date("2023-02-28"), date("2023-03-02")).is_none());
    }

    #[test]
    fn months_are_twelfths_and_begin_on_the_anchors_day() {
        let share = |to: &str| MonthShare::of(date("2025-01-31"), 0, date(to)).unwrap();
        assert_eq!(share("2025-02-27").text(), "1/12");
        assert_eq!(share("2025-02-28").text(), "(1 + 1/31)/12");
        assert_eq!(share("2025-02-01").text(), "2/28/12");
        assert_eq!(share("2025-04-29").months, 3, "no drift through February");
        let started = |to: &str| [1, 3, 12].map(|months| share(to).started(months));
        assert_eq!(started("2025-01-31"), [1, 1, 1]);
        assert_eq!(started("2025-04-29"), [3, 1, 1]);
        assert_eq!(started("2025-04-30"), [4, 2, 1]);
        assert_eq!(started("2026-01-30"), [12, 4, 1]);
        assert_eq!(started("2026-01-31"), [13, 5, 2]);
    }

    proptest! {
        /// The whole years and the days of a stretch have as many days as the whole.
        #[test]
        fn shares_count_every_day_once(day in 0u64..20_000, length in 0u64..5_000) {
            let from = add_days(date("1990-01-01"), day).unwrap();
            let to = add_days(from, length).unwrap();
            let share = YearShare::of(from, 0, to).unwrap();
            let whole = (add_months(from, share.years * 12).unwrap() - from).num_days();
            let tail = share.tail.map_or(0, |part| part.days);
            prop_assert_eq!(whole + tail, share.total_days());
            if let Some(part) = share.tail {
                prop_assert!(part.days < part.of && (365..=366).contains(&part.of));
            }
        }

        /// However a stretch on a grid is cut, the parts have the sum of the whole.
        #[test]
        fn parts_on_a_grid_sum_to_the_whole(
            day in 0u64..2_000, before in 0u64..1_500, first in 1u64..1_500, second in 1u64..1_500,
        ) {
            let anchor = add_days(date("1990-01-01"), day).unwrap();
            let from = add_days(anchor, before).unwrap();
            let middle = add_days(from, first).unwrap();
            let to = add_days(middle, second - 1).unwrap();
            let share = |from, to| YearShare::on_grid(anchor, from, to).unwrap().fraction();
            let (a, b) = (share(from, sub_days(middle, 1).unwrap()), share(middle, to));
            let sum = a.plus(b.parts, b.of);
            prop_assert!(equal(sum, share(from, to)), "{:?} {:?} {:?}", a, b, share(from, to));
        }
    }
}
