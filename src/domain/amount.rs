//! Amounts of time that say their clock.
//!
//! May use nothing else of this crate. Deliberately absent: a bare hour or day. Where business
//! time and elapsed time could both be meant, the text has to say which (decision 6).

use std::fmt;
use std::str::FromStr;

/// The largest count of any unit. Ten thousand business days are forty years.
pub const MAX_COUNT: u32 = 10_000;

/// The kind of time that an amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClockKind {
    /// Open time of a calendar.
    Business,
    /// Absolute time, around the clock.
    Elapsed,
    /// Local dates on which a calendar opens.
    BusinessDays,
    /// Local dates.
    CalendarDays,
    /// Months of local dates.
    CalendarMonths,
}

impl ClockKind {
    /// Whether it needs opening hours.
    pub fn is_business(self) -> bool {
        matches!(self, ClockKind::Business | ClockKind::BusinessDays)
    }

    /// The clock's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            ClockKind::Business => "business",
            ClockKind::Elapsed => "elapsed",
            ClockKind::BusinessDays => "business-days",
            ClockKind::CalendarDays => "calendar-days",
            ClockKind::CalendarMonths => "calendar-months",
        }
    }
}

/// A unit of time with its clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A minute of open time.
    BusinessMinute,
    /// An hour of open time.
    BusinessHour,
    /// A local date on which the calendar opens.
    BusinessDay,
    /// A minute.
    ElapsedMinute,
    /// An hour.
    ElapsedHour,
    /// 24 hours, whatever the local clocks do.
    ElapsedDay,
    /// A local date.
    CalendarDay,
    /// A month of local dates.
    CalendarMonth,
}

/// Every unit with its words, singular and plural.
const UNITS: [(Unit, &str, &str); 8] = [
    (Unit::BusinessMinute, "business minute", "business minutes"),
    (Unit::BusinessHour, "business hour", "business hours"),
    (Unit::BusinessDay, "business day", "business days"),
    (Unit::ElapsedMinute, "elapsed minute", "elapsed minutes"),
    (Unit::ElapsedHour, "elapsed hour", "elapsed hours"),
    (Unit::ElapsedDay, "elapsed day", "elapsed days"),
    (Unit::CalendarDay, "calendar day", "calendar days"),
    (Unit::CalendarMonth, "calendar month", "calendar months"),
];

impl Unit {
    /// The clock that the unit is counted on.
    pub fn clock(self) -> ClockKind {
        match self {
            Unit::BusinessMinute | Unit::BusinessHour => ClockKind::Business,
            Unit::ElapsedMinute | Unit::ElapsedHour | Unit::ElapsedDay => ClockKind::Elapsed,
            Unit::BusinessDay => ClockKind::BusinessDays,
            Unit::CalendarDay => ClockKind::CalendarDays,
            Unit::CalendarMonth => ClockKind::CalendarMonths,
        }
    }

    /// Seconds of the clock's time in one unit; `None` for days and months of a calendar, whose
    /// length varies.
    fn seconds(self) -> Option<i64> {
        match self {
            Unit::BusinessMinute | Unit::ElapsedMinute => Some(60),
            Unit::BusinessHour | Unit::ElapsedHour => Some(3600),
            Unit::ElapsedDay => Some(86_400),
            Unit::BusinessDay | Unit::CalendarDay | Unit::CalendarMonth => None,
        }
    }
}

/// An amount of time on a clock: `2 business hours`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    /// How many units, at most [`MAX_COUNT`].
    pub count: u32,
    /// Of which unit.
    pub unit: Unit,
}

impl Amount {
    /// The clock that the amount is counted on.
    pub fn clock(self) -> ClockKind {
        self.unit.clock()
    }

    /// Seconds of the clock's time; `None` for days and months of a calendar.
    pub fn seconds(self) -> Option<i64> {
        Some(self.unit.seconds()? * i64::from(self.count))
    }

    /// Whether the amount ends later than another, or at the same time, whatever the calendar and
    /// wherever both start; of two on one clock, whether it is the larger. False where it depends.
    pub fn surely_longer(self, other: Amount) -> bool {
        if self.clock() == other.clock() {
            let size = |amount: Amount| amount.seconds().unwrap_or(amount.count.into());
            return size(self) > size(other);
        }
        let (least, _) = self.elapsed();
        let (_, most) = other.elapsed();
        most.is_some_and(|most| least >= most)
    }

    /// The least and the most seconds that pass until it ends; no most where a calendar may stay
    /// closed for as long as it likes.
    pub fn elapsed(self) -> (i64, Option<i64>) {
        const DAY: i64 = 86_400;
        // What changes of clocks may add to or take from a stretch of dates.
        const SHIFT: i64 = 2 * 3600;
        let count = i64::from(self.count);
        let dates = |least: i64, most: i64| {
            let least = (count * least * DAY - SHIFT).max(0);
            (least, Some(count * most * DAY + SHIFT))
        };
        match (self.unit, self.seconds()) {
            (Unit::CalendarDay, _) => dates(1, 1),
            (Unit::CalendarMonth, _) => dates(28, 31),
            // It may start just before midnight, and end with a night shift just after the last.
            (Unit::BusinessDay, _) => (((count - 1) * DAY - SHIFT).max(0), None),
            (_, Some(seconds)) if self.clock() == ClockKind::Elapsed => (seconds, Some(seconds)),
            (_, seconds) => (seconds.unwrap_or(0), None),
        }
    }

    /// The amount as an ISO 8601 duration: `PT2H`, `P2D`, `P1M`. Its clock stands beside it in
    /// answers.
    pub fn iso(self) -> String {
        let count = self.count;
        match self.unit {
            Unit::BusinessMinute | Unit::ElapsedMinute => format!("PT{count}M"),
            Unit::BusinessHour | Unit::ElapsedHour => format!("PT{count}H"),
            Unit::BusinessDay | Unit::ElapsedDay | Unit::CalendarDay => format!("P{count}D"),
            Unit::CalendarMonth => format!("P{count}M"),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = UNITS.iter().find(|(unit, ..)| *unit == self.unit);
        let (_, one, many) = words.unwrap_or(&UNITS[0]);
        write!(
            f,
            "{} {}",
            self.count,
            if self.count == 1 { one } else { many }
        )
    }
}

/// What is wrong with the text of an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountTextError {
    /// A unit that does not say its clock.
    #[error("`{given}` does not say which clock it is counted on")]
    BareUnit {
        /// The unit as written.
        given: String,
        /// Amounts that say it.
        mend: String,
        /// The amount that alone can be meant, where there is one.
        only: Option<String>,
    },
    /// Anything else.
    #[error("`{0}` is no amount of time, such as \"2 business hours\"")]
    Malformed(String),
    /// More units than are ever meant.
    #[error("{0} is too many: at most {MAX_COUNT}")]
    TooMany(String),
}

impl FromStr for Amount {
    type Err = AmountTextError;

    /// Reads `2 business hours`, `1 business day`, `30 elapsed minutes`, `7 calendar days`.
    fn from_str(text: &str) -> Result<Amount, AmountTextError> {
        let malformed = || AmountTextError::Malformed(text.chars().take(60).collect());
        let (count, words) = text.split_once(' ').ok_or_else(malformed)?;
        if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(malformed());
        }
        let known = UNITS
            .iter()
            .find(|(_, one, many)| words == *one || words == *many);
        let Some((unit, ..)) = known else {
            return Err(bare_unit(count, words).unwrap_or_else(malformed));
        };
        let count = count
            .parse::<u32>()
            .ok()
            .filter(|count| *count <= MAX_COUNT)
            .ok_or_else(|| AmountTextError::TooMany(count.chars().take(20).collect()))?;
        Ok(Amount { count, unit: *unit })
    }
}

/// The error for a unit such as `days`, which more than one clock has.
fn bare_unit(count: &str, words: &str) -> Option<AmountTextError> {
    let mut meant: Vec<String> = UNITS
        .iter()
        .filter(|(_, one, many)| {
            [one, many]
                .iter()
                .any(|unit| unit.split(' ').nth(1) == Some(words))
        })
        .map(|(_, one, many)| format!("{count} {}", if count == "1" { one } else { many }))
        .collect();
    let mends: Vec<String> = meant.iter().map(|meant| format!("\"{meant}\"")).collect();
    let only = meant.pop().filter(|_| meant.is_empty());
    (!mends.is_empty()).then(|| AmountTextError::BareUnit {
        given: format!("{count} {words}"),
        mend: format!("write {}", mends.join(" or ")),
        only,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decision_6_units_say_their_clock() {
        for (unit, one, many) in UNITS {
            assert_eq!(format!("1 {one}").parse(), Ok(Amount { count: 1, unit }));
            assert_eq!(format!("2 {many}").parse(), Ok(Amount { count: 2, unit }));
            assert_eq!(Amount { count: 1, unit }.to_string(), format!("1 {one}"));
        }
        let bare = "2 days".parse::<Amount>().unwrap_err();
        let AmountTextError::BareUnit { mend, .. } = bare else {
            panic!("{bare:?}")
        };
        assert_eq!(
            mend,
            "write \"2 business days\" or \"2 elapsed days\" or \"2 calendar days\""
        );
        assert!(matches!(
            "1 hour".parse::<Amount>(),
            Err(AmountTextError::BareUnit { .. })
        ));
    }

    #[test]
    fn refuses_what_is_no_amount() {
        for text in [
            "",
            "2",
            "business hours",
            "-2 business hours",
            "2  business hours",
            "2 moons",
        ] {
            assert!(
                matches!(text.parse::<Amount>(), Err(AmountTextError::Malformed(_))),
                "{text}"
            );
        }
        let many = format!("{}0 business hours", u64::MAX);
        assert!(matches!(
            many.parse::<Amount>(),
            Err(AmountTextError::TooMany(_))
        ));
    }

    #[test]
    fn an_amount_is_longer_only_where_no_calendar_could_say_otherwise() {
        let longer = |one: &str, other: &str| {
            let [one, other]: [Amount; 2] = [one, other].map(|text| text.parse().unwrap());
            assert!(!(one.surely_longer(other) && other.surely_longer(one)));
            one.surely_longer(other)
        };
        for (one, other) in [
            ("61 business minutes", "1 business hour"),
            ("2 business days", "1 business day"),
            ("1 business hour", "1 elapsed hour"),
            ("2 calendar days", "24 elapsed hours"),
            ("1 calendar month", "27 calendar days"),
            ("3 business days", "1 calendar day"),
        ] {
            assert!(longer(one, other), "{one} {other}");
            assert!(!longer(other, one), "{other} {one}");
        }
        for (one, other) in [
            ("1 business hour", "60 business minutes"),
            ("9 elapsed hours", "1 business hour"),
            ("1 business day", "40 business hours"),
            ("1 calendar day", "24 elapsed hours"),
            ("1 calendar month", "30 calendar days"),
            ("1 business day", "1 elapsed minute"),
        ] {
            assert!(!longer(one, other) && !longer(other, one), "{one} {other}");
        }
    }

    #[test]
    fn decision_8_elapsed_days_are_24_hours() {
        let amount: Amount = "3 elapsed days".parse().unwrap();
        assert_eq!(amount.seconds(), Some(3 * 24 * 3600));
        assert_eq!(
            (amount.iso().as_str(), amount.clock().name()),
            ("P3D", "elapsed")
        );
    }
}
