//! Rules of yearly recurrence.
//!
//! Deliberately absent: rules by the month, the week or the day, weeks of the year, days of the year
//! and positions in a set. A rule that is not read as a whole is not read at all.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::event::date_of;

/// A yearly rule.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    interval: u32,
    count: Option<usize>,
    until: Option<NaiveDate>,
    months: Vec<u32>,
    /// Days of the month; from its end where negative.
    month_days: Vec<i32>,
    /// Days of the week, the how-manieth of the month (from its end where negative) or, for zero,
    /// each of them.
    weekdays: Vec<(i32, Weekday)>,
}

impl Rule {
    /// Reads a rule.
    ///
    /// # Errors
    ///
    /// Its part that is not supported, or that is wrong.
    pub fn parse(text: &str) -> Result<Rule, String> {
        let mut rule = Rule {
            interval: 1,
            ..Rule::default()
        };
        let mut yearly = false;
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let refused = || part.to_owned();
            let (key, value) = part.split_once('=').ok_or_else(refused)?;
            match key.to_ascii_uppercase().as_str() {
                "FREQ" if value.eq_ignore_ascii_case("YEARLY") => yearly = true,
                "INTERVAL" => rule.interval = number(value, 1..=9999).ok_or_else(refused)?,
                "COUNT" => rule.count = Some(number(value, 1..=1_000_000).ok_or_else(refused)?),
                "UNTIL" => {
                    let date = value.get(..8).and_then(date_of).ok_or_else(refused)?;
                    rule.until = Some(date);
                }
                "BYMONTH" => rule.months = numbers(value, 1..=12).ok_or_else(refused)?,
                "BYMONTHDAY" => {
                    rule.month_days = numbers(value, -31..=31).ok_or_else(refused)?;
                    if rule.month_days.contains(&0) {
                        return Err(refused());
                    }
                }
                "BYDAY" => {
                    let days: Option<Vec<_>> = value.split(',').map(weekday).collect();
                    rule.weekdays = days.ok_or_else(refused)?;
                }
                // It tells weeks apart, of which there are none here.
                "WKST" => {}
                _ => return Err(refused()),
            }
        }
        if !yearly {
            return Err("a rule without FREQ".to_owned());
        }
        // Days of the week are then counted over the whole year.
        if !rule.weekdays.is_empty() && rule.months.is_empty() {
            return Err("BYDAY without BYMONTH".to_owned());
        }
        Ok(rule)
    }

    /// The dates of the rule whose days may reach into some years, the first one apart. `left` is
    /// what may still be looked at; `None` if that does not do.
    pub fn dates(
        &self,
        start: NaiveDate,
        days: usize,
        years: &RangeInclusive<i32>,
        left: &mut usize,
    ) -> Option<Vec<NaiveDate>> {
        let reach = i32::try_from(days / 365).unwrap_or(0) + 1;
        let interval = i32::try_from(self.interval).unwrap_or(1);
        let mut year = start.year();
        let wanted = years.start().saturating_sub(reach);
        // Without a count, years that are not asked for need not be gone through.
        if self.count.is_none() && year < wanted {
            year += (wanted - year) / interval * interval;
        }
        let mut found = Vec::new();
        let mut counted = 1;
        while year <= *years.end() {
            *left = left.checked_sub(1)?;
            for date in self.of_year(year, start, left)? {
                if date <= start {
                    continue;
                }
                counted += 1;
                if self.count.is_some_and(|count| counted > count)
                    || self.until.is_some_and(|until| date > until)
                {
                    return Some(found);
                }
                if date.year() >= wanted {
                    found.push(date);
                }
            }
            year += interval;
        }
        Some(found)
    }

    /// The dates of one year, in order.
    fn of_year(&self, year: i32, start: NaiveDate, left: &mut usize) -> Option<Vec<NaiveDate>> {
        let months = match (self.months.is_empty(), self.month_days.is_empty()) {
            (false, _) => self.months.clone(),
            (true, true) => vec![start.month()],
            (true, false) => (1..=12).collect(),
        };
        let mut dates = Vec::new();
        for month in months {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            let length = first.num_days_in_month();
            let last = i32::from(length);
            for date in first.iter_days().take(usize::from(length)) {
                *left = left.checked_sub(1)?;
                let day = i32::try_from(date.day()).unwrap_or(0);
                let on_day = match (self.month_days.is_empty(), self.weekdays.is_empty()) {
                    (true, true) => date.day() == start.day(),
                    (true, false) => true,
                    (false, _) => {
                        self.month_days.contains(&day)
                            || self.month_days.contains(&(day - last - 1))
                    }
                };
                let (from_start, from_end) = ((day - 1) / 7 + 1, (day - last) / 7 - 1);
                let on_weekday = self.weekdays.is_empty()
                    || self.weekdays.iter().any(|(which, weekday)| {
                        *weekday == date.weekday()
                            && (*which == 0 || *which == from_start || *which == from_end)
                    });
                if on_day && on_weekday {
                    dates.push(date);
                }
            }
        }
        dates.sort_unstable();
        dates.dedup();
        Some(dates)
    }
}

fn number<T: std::str::FromStr + PartialOrd>(text: &str, range: RangeInclusive<T>) -> Option<T> {
    text.parse().ok().filter(|number| range.contains(number))
}

fn numbers<T: std::str::FromStr + PartialOrd + Clone>(
    text: &str,
    range: RangeInclusive<T>,
) -> Option<Vec<T>> {
    let numbers = text.split(',');
    numbers.map(|text| number(text, range.clone())).collect()
}

/// `MO`, `1MO`, `-1MO`.
fn weekday(text: &str) -> Option<(i32, Weekday)> {
    let at = text.len().checked_sub(2)?;
    let (which, day) = text.split_at_checked(at)?;
    let day = match day.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    };
    let which = match which {
        "" => 0,
        which => number(which, -5..=5).filter(|which| *which != 0)?,
    };
    Some((which, day))
}
