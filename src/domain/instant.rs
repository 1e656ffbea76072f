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
        let seconds = match usual_shape(text.as_bytes()) {
            Some(seconds) => seconds,
            None => DateTime::parse_from_rfc3339(text).ok()?.timestamp(),
        };
        Self::from_seconds(seconds)
    }

    /// Whether a text is an RFC 3339 date and time, even one outside the range of instants.
    pub fn is_rfc3339(text: &str) -> bool {
        usual_shape(text.as_bytes()).is_some() || DateTime::parse_from_rfc3339(text).is_ok()
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

    /// The text of this instant, for callers that write many: `2026-09-14T14:00:00Z`, in ASCII.
    pub fn to_ascii(self) -> [u8; 20] {
        let mut text = *b"0000-00-00T00:00:00Z";
        if let Some(local) = text.first_chunk_mut() {
            *local = date_and_time(self.to_utc());
        }
        text
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
        f.write_str(as_str(&self.to_ascii()))
    }
}

/// A digit's value, which fits.
pub(super) fn digit(value: u32) -> u8 {
    u8::try_from(value % 10).unwrap_or(0)
}

/// Digits and marks, which are text.
pub(super) fn as_str(ascii: &[u8]) -> &str {
    std::str::from_utf8(ascii).unwrap_or_default()
}

/// The seconds that `2026-09-14T14:00:00Z` or `2026-09-14T16:00:00+02:00` names: the shapes that
/// programs write, in which thousands come at a time. `None` for every other text, which may be
/// RFC 3339 all the same.
fn usual_shape(text: &[u8]) -> Option<i64> {
    let (local, offset) = text.split_first_chunk::<19>()?;
    let marks = [local[4], local[7], local[10], local[13], local[16]];
    if marks != *b"--T::" {
        return None;
    }
    let at = |place: usize| pair(local[place], local[place + 1]);
    let year = at(0)? * 100 + at(2)?;
    let (hour, minute, second) = (at(11)?, at(14)?, at(17)?);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, at(5)?, at(8)?)?;
    let east = match *offset {
        [b'Z'] => 0,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (pair(h1, h2)?, pair(m1, m2)?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let seconds = i64::from(hours * 3600 + minutes * 60);
            if sign == b'-' { -seconds } else { seconds }
        }
        _ => return None,
    };
    let day = i64::from(date.to_epoch_days()) * 86_400;
    Some(day + i64::from(hour * 3600 + minute * 60 + second) - east)
}

/// The number that two digits make.
fn pair(tens: u8, ones: u8) -> Option<u32> {
    let both = tens.is_ascii_digit() && ones.is_ascii_digit();
    both.then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}

/// `2026-09-14T14:00:00`, in ASCII. Written digit by digit: format strings, chrono's and Rust's own,
/// cost thousands of instructions a date, and a list of deadlines shows hundreds.
pub(super) fn date_and_time(moment: NaiveDateTime) -> [u8; 19] {
    let (date, time) = (moment.date(), moment.time());
    let year = date.year().unsigned_abs();
    let mut text = *b"0000-00-00T00:00:00";
    for (at, number) in [
        (0, year / 100),
        (2, year % 100),
        (5, date.month()),
        (8, date.day()),
        (11, time.hour()),
        (14, time.minute()),
        (17, time.second()),
    ] {
        text[at] += digit(number / 10);
        text[at + 1] += digit(number % 10);
    }
    text
}

/// The same text as `Display`.
impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(as_str(&self.to_ascii()))
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

    /// The quick reading agrees with chrono's on whatever it takes, and takes what we write.
    #[test]
    fn the_usual_shapes_are_read_as_any_other() {
        let chrono = |text: &str| {
            let read = DateTime::parse_from_rfc3339(text).ok();
            read.map(|read| read.timestamp())
        };
        let digits = [
            "00", "01", "09", "12", "13", "23", "24", "28", "29", "30", "31", "32", "59", "60",
            "99", "0x",
        ];
        let offsets = [
            "Z", "+00:00", "-00:00", "+05:45", "-23:59", "+24:00", "+01:60", "+0100", "z", "",
            "+1:00",
        ];
        let mut taken = 0;
        for (at, length) in [
            (0, 2),
            (2, 2),
            (5, 2),
            (8, 2),
            (11, 2),
            (14, 2),
            (17, 2),
            (4, 1),
        ] {
            for base in [
                "2024-02-28T23:59:59",
                "1900-01-31T00:00:00",
                "0001-12-01T09:08:07",
            ] {
                for offset in offsets {
                    for part in digits {
                        let mut text = format!("{base}{offset}");
                        text.replace_range(at..at + length, &part[..length]);
                        let quick = usual_shape(text.as_bytes());
                        if quick.is_some() {
                            assert_eq!(quick, chrono(&text), "{text}");
                            taken += 1;
                        }
                        let read = Instant::parse_rfc3339(&text);
                        assert_eq!(
                            read,
                            chrono(&text).and_then(Instant::from_seconds),
                            "{text}"
                        );
                    }
                }
            }
        }
        assert!(taken > 500, "{taken}");
        for seconds in (Instant::MIN.0..=Instant::MAX.0).step_by(97_771_331) {
            let text = Instant(seconds).to_string();
            assert_eq!(usual_shape(text.as_bytes()), Some(seconds), "{text}");
            assert_eq!(
                text,
                Instant(seconds)
                    .to_utc()
                    .format("%Y-%m-%dT%H:%M:%SZ")
                    .to_string()
            );
        }
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
