//! One stretch of opening hours, by the clock on the wall.
//!
//! Deliberately absent: dates and zones. What an interval amounts to on a certain day is for the
//! calendar to say.

use std::fmt;
use std::str::FromStr;

pub(super) const DAY: u32 = 86_400;

/// Opening hours from one wall time to another, the first included and the second not.
///
/// It belongs to the day on which it opens, and may close on the next one.
///
/// ```
/// use tenure::domain::Interval;
/// let night = Interval::parse("22:00-06:00").unwrap();
/// assert_eq!((night.opens(), night.closes()), (22 * 3600, 30 * 3600));
/// assert!(night.is_overnight());
/// assert!(Interval::parse("09:00-09:00").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    opens: u32,
    closes: u32,
}

/// Why a text is not an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IntervalError {
    /// There are no two times with a hyphen between them.
    #[error("opening hours are written HH:MM-HH:MM, as in 09:00-13:00")]
    Shape,
    /// One of the two is not a time in hours and minutes, two digits each.
    #[error("a time of day is written HH:MM, from 00:00 to 24:00")]
    Time,
    /// A time has seconds.
    #[error("opening hours are in whole minutes, without seconds")]
    Seconds,
    /// The opening time is 24:00.
    #[error("24:00 can only be a closing time; the day after opens at 00:00")]
    OpensAtMidnight,
    /// Both times are the same.
    #[error("these hours close when they open; round the clock is 00:00-24:00")]
    Empty,
}

impl Interval {
    /// Reads `HH:MM-HH:MM`. A closing time before the opening time is on the next day; `24:00` is
    /// the end of the day, and so is `00:00` as a closing time.
    ///
    /// # Errors
    ///
    /// [`IntervalError`] says which part is not so: equal times, `24:00` as an opening time,
    /// seconds, or another shape altogether.
    pub fn parse(text: &str) -> Result<Interval, IntervalError> {
        let (opens, closes) = text.split_once('-').ok_or(IntervalError::Shape)?;
        let (opens, closes) = (time_of_day(opens)?, time_of_day(closes)?);
        if opens == DAY {
            return Err(IntervalError::OpensAtMidnight);
        }
        if opens == closes {
            return Err(IntervalError::Empty);
        }
        let next_day = if closes < opens { DAY } else { 0 };
        Ok(Interval {
            opens,
            closes: closes + next_day,
        })
    }

    /// Seconds from midnight to the opening time.
    pub const fn opens(self) -> u32 {
        self.opens
    }

    /// Seconds from the midnight before the opening time to the closing time: up to 86,400 on the
    /// same day, more on the next.
    pub const fn closes(self) -> u32 {
        self.closes
    }

    /// Whether some of it lies on the day after it opens.
    pub const fn is_overnight(self) -> bool {
        self.closes > DAY
    }
}

/// Seconds from midnight to `HH:MM`.
fn time_of_day(text: &str) -> Result<u32, IntervalError> {
    match text.as_bytes() {
        [h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number(*h1, *h2)?, number(*m1, *m2)?);
            let in_range = minutes < 60 && (hours < 24 || (hours == 24 && minutes == 0));
            in_range
                .then_some(hours * 3_600 + minutes * 60)
                .ok_or(IntervalError::Time)
        }
        [_, _, b':', _, _, b':', _, _, ..] => Err(IntervalError::Seconds),
        _ => Err(IntervalError::Time),
    }
}

/// The number that two digits make.
fn number(tens: u8, units: u8) -> Result<u32, IntervalError> {
    if !tens.is_ascii_digit() || !units.is_ascii_digit() {
        return Err(IntervalError::Time);
    }
    Ok(u32::from(tens - b'0') * 10 + u32::from(units - b'0'))
}

/// As it is read: `22:00-06:00`. The end of the day is `24:00`.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let closes = if self.is_overnight() {
            self.closes - DAY
        } else {
            self.closes
        };
        let clock = |seconds: u32| (seconds / 3_600, seconds / 60 % 60);
        let ((h1, m1), (h2, m2)) = (clock(self.opens), clock(closes));
        write!(f, "{h1:02}:{m1:02}-{h2:02}:{m2:02}")
    }
}

impl FromStr for Interval {
    type Err = IntervalError;

    fn from_str(text: &str) -> Result<Interval, IntervalError> {
        Interval::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        for text in ["09:00-13:00", "00:00-24:00", "22:00-06:00", "23:59-24:00"] {
            assert_eq!(Interval::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn midnight_as_a_closing_time_is_the_end_of_the_day() {
        let end = Interval::parse("18:00-00:00").unwrap();
        assert_eq!(end, Interval::parse("18:00-24:00").unwrap());
        assert!(!end.is_overnight());
    }

    #[test]
    fn each_fault_is_named() {
        use IntervalError::*;
        for (text, expected) in [
            ("", Shape),
            ("09:00", Shape),
            ("09:00–13:00", Shape),
            ("9:00-13:00", Time),
            ("09:00-13:00 ", Time),
            ("09:00 - 13:00", Time),
            ("09:60-13:00", Time),
            ("25:00-26:00", Time),
            ("09:00-24:01", Time),
            ("+9:00-13:00", Time),
            ("0９:00-13:00", Time),
            ("09:00:00-13:00", Seconds),
            ("09:00-13:00:30", Seconds),
            ("24:00-06:00", OpensAtMidnight),
            ("24:00-24:00", OpensAtMidnight),
            ("09:00-09:00", Empty),
            ("00:00-00:00", Empty),
        ] {
            assert_eq!(Interval::parse(text), Err(expected), "{text}");
        }
    }
}
