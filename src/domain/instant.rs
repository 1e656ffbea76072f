//! A moment, in whole seconds of UTC.
//!
//! Every moment that the library compares or stores is one of these. Zones come in only where
//! local dates and hours matter (see [`crate::domain::zone`]). Deliberately absent: the current
//! time, which is always an argument.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment in whole seconds since 1970-01-01T00:00:00Z, between the years 1 and 9999.
///
/// The range keeps every instant printable as RFC 3339. Arithmetic that would leave it gives
/// `None` instead of wrapping.
///
/// ```
/// use tenure::domain::Instant;
/// let noon = Instant::parse_rfc3339("2026-09-14T14:00:00+02:00").unwrap();
/// assert_eq!(noon.to_string(), "2026-09-14T12:00:00Z");
/// assert_eq!(noon.checked_add(3600).unwrap().to_string(), "2026-09-14T13:00:00Z");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// 0001-01-01T00:00:00Z.
    pub const MIN: Instant = Instant(-62_135_596_800);
    /// 9999-12-31T23:59:59Z.
    pub const MAX: Instant = Instant(253_402_300_799);

    /// The instant that many seconds after 1970-01-01T00:00:00Z, or `None` outside the years 1 to
    /// 9999.
    pub fn from_seconds(seconds: i64) -> Option<Instant> {
        (Self::MIN.0..=Self::MAX.0)
            .contains(&seconds)
            .then_some(Instant(seconds))
    }

    /// Seconds since 1970-01-01T00:00:00Z; negative before.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 date and time with an offset. Fractions of a second are cut off, and a
    /// leap second counts as the second before it.
    pub fn parse_rfc3339(text: &str) -> Option<Instant> {
        let parsed = DateTime::parse_from_rfc3339(text).ok()?;
        Self::from_seconds(parsed.timestamp())
    }

    /// The instant that a date and time in UTC names.
    pub fn from_utc(utc: NaiveDateTime) -> Option<Instant> {
        Self::from_seconds(utc.and_utc().timestamp())
    }

    /// This instant as a date and time in UTC.
    pub fn to_utc(self) -> NaiveDateTime {
        DateTime::<Utc>::from_timestamp(self.0, 0)
            .map(|utc| utc.naive_utc())
            // Unreachable: the range of an instant is within chrono's.
            .unwrap_or_else(|| NaiveDate::MIN.into())
    }

    /// This instant and so many seconds more (or fewer, where negative); `None` out of range.
    pub fn checked_add(self, seconds: i64) -> Option<Instant> {
        self.0.checked_add(seconds).and_then(Self::from_seconds)
    }

    /// Seconds from `earlier` to this instant; negative where `earlier` is later.
    pub const fn since(self, earlier: Instant) -> i64 {
        // Both lie within the years 1 to 9999, so the difference cannot overflow.
        self.0 - earlier.0
    }
}

/// RFC 3339 in UTC with a `Z`, in whole seconds.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&date_and_time(self.to_utc()))?;
        f.write_str("Z")
    }
}

/// `2026-09-14T14:00:00`. Written digit by digit: format strings, chrono's and Rust's own, cost
/// thousands of instructions a date, and a list of deadlines shows hundreds.
pub(super) fn date_and_time(moment: NaiveDateTime) -> String {
    let (date, time) = (moment.date(), moment.time());
    let mut text = String::with_capacity(26);
    push_padded(&mut text, date.year().unsigned_abs().into(), 4);
    for (mark, number) in [
        ('-', date.month()),
        ('-', date.day()),
        ('T', time.hour()),
        (':', time.minute()),
        (':', time.second()),
    ] {
        text.push(mark);
        push_padded(&mut text, number.into(), 2);
    }
    text
}

/// A number with zeros before it, up to so many digits.
pub(super) fn push_padded(text: &mut String, number: u64, digits: u32) {
    for place in (0..digits).rev() {
        let digit = number / 10_u64.pow(place) % 10;
        text.push(char::from_digit(u32::try_from(digit).unwrap_or(0), 10).unwrap_or('0'));
    }
}

/// The same text as `Display`.
impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Any RFC 3339 date and time with an offset.
impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Instant::parse_rfc3339(&text).ok_or_else(|| {
            de::Error::invalid_value(
                de::Unexpected::Str(&text),
                &"an RFC 3339 date and time with an offset",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_and_reads_the_ends_of_its_range() {
        for instant in [Instant::MIN, Instant::MAX] {
            assert_eq!(Instant::parse_rfc3339(&instant.to_string()), Some(instant));
        }
        assert_eq!(Instant::MIN.to_string(), "0001-01-01T00:00:00Z");
        assert_eq!(Instant::MAX.to_string(), "9999-12-31T23:59:59Z");
        assert_eq!(Instant::MAX.checked_add(1), None);
        assert_eq!(Instant::MIN.checked_add(-1), None);
        assert_eq!(Instant::MIN.checked_add(i64::MIN), None);
    }

    #[test]
    fn goes_through_json_as_rfc_3339() {
        let instant: Instant = serde_json::from_str(r#""2026-09-14T14:00:00+02:00""#).unwrap();
        assert_eq!(
            serde_json::to_string(&instant).unwrap(),
            r#""2026-09-14T12:00:00Z""#
        );
        let refused = serde_json::from_str::<Instant>(r#""2026-09-14""#).unwrap_err();
        assert!(refused.to_string().contains("RFC 3339"), "{refused}");
    }

    #[test]
    fn cuts_fractions_and_reads_leap_seconds_as_the_second_before() {
        let read = |text: &str| Instant::parse_rfc3339(text).map(|i| i.to_string());
        assert_eq!(
            read("2026-01-01T00:00:00.999Z").as_deref(),
            Some("2026-01-01T00:00:00Z")
        );
        assert_eq!(
            read("2016-12-31T23:59:60Z").as_deref(),
            Some("2016-12-31T23:59:59Z")
        );
        assert_eq!(read("2026-01-01T00:00:00"), None);
        assert_eq!(read("2026-02-30T00:00:00Z"), None);
    }
}
