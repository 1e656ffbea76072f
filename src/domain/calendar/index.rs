//! Open time added up, so that an answer costs the same however long the target.
//!
//! Nearly all questions lie within some years of each other, so the index keeps one strip around
//! the first instant that it is asked of: a year and a half at first, built in microseconds, then
//! 16 years and then 128 when a question needs more. Whatever lies beyond goes to `far`, which
//! has no end. May use the hours of the calendar. Deliberately absent: dates.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::day::{DAY, Stretch};
use super::far::{Blocks, Far};
use super::hours::Hours;
use super::strip::Strip;
use crate::domain::Instant;

/// How many days before the first instant asked of a strip begins, and how many after it it ends.
/// At most 136 years in all.
const REACHES: [(i64, i64); 3] = [(27 * 7, 53 * 7), (4 * 366, 12 * 366), (64 * 366, 64 * 366)];

/// The open time of a calendar.
pub(super) struct Index {
    pub hours: Hours,
    near: [OnceLock<Near>; REACHES.len()],
    /// The strip to ask first: the last one that was needed.
    current: AtomicUsize,
    far: Far,
}

/// A strip with its place in time.
struct Near {
    /// The second that the strips are built around.
    around: i64,
    start: i64,
    /// Seconds from the start to the end.
    length: u64,
    strip: Strip,
}

impl Near {
    fn new(hours: &Hours, around: i64, (before, after): (i64, i64)) -> Near {
        let day = around.div_euclid(DAY);
        let start = ((day - before) * DAY).max(Instant::MIN.seconds());
        let end = ((day + after) * DAY).min(Instant::MAX.seconds());
        let length = u32::try_from(end - start).unwrap_or(0);
        Near {
            around,
            start,
            length: length.into(),
            strip: Strip::new(&hours.open_within(start..end), start, length),
        }
    }

    /// Open seconds from the strip's start until a second that lies in it.
    #[inline]
    fn before(&self, second: i64) -> Option<u32> {
        // What lies before the start is a very large number without its sign.
        let since = second.wrapping_sub(self.start).cast_unsigned();
        if since > self.length {
            return None;
        }
        Some(self.strip.before(u32::try_from(since).ok()?))
    }

    /// The open second that has so many open ones before it, if it lies in the strip.
    #[inline]
    fn open_second(&self, before: u64) -> Option<i64> {
        let before = u32::try_from(before).ok()?;
        let is_within = before < self.strip.total();
        is_within.then(|| self.start + i64::from(self.strip.open_second(before)))
    }
}

impl Index {
    pub fn new(hours: Hours) -> Index {
        Index {
            hours,
            near: Default::default(),
            current: AtomicUsize::new(0),
            far: Far::default(),
        }
    }

    fn blocks(&self) -> Blocks<'_> {
        Blocks {
            far: &self.far,
            hours: &self.hours,
        }
    }

    /// Whether no second of all that there are is open. A year is looked at before all of them are.
    pub fn never_opens(&self) -> bool {
        let year = |from: i64| from..from + 366 * DAY;
        let usual = self.hours.course().repeats_from.unwrap_or(0);
        self.hours.open_within(year(usual)).is_empty() && self.blocks().total() == 0
    }

    /// What the shortest strip that knows the answer says; `None` if none of them knows it.
    ///
    /// The strip that answers is asked first from then on: what needed one will need it again.
    #[inline]
    fn near<T>(&self, second: i64, question: impl Fn(&Near) -> Option<T>) -> Option<T> {
        let current = self.current.load(Ordering::Relaxed);
        let known = self.near.get(current).and_then(OnceLock::get);
        match known.and_then(&question) {
            Some(answer) => Some(answer),
            None => self.widened(second, question),
        }
    }

    /// The same, building wider strips until one knows the answer.
    #[cold]
    fn widened<T>(&self, second: i64, question: impl Fn(&Near) -> Option<T>) -> Option<T> {
        let current = self.current.load(Ordering::Relaxed);
        for (level, reach) in REACHES.into_iter().enumerate().skip(current) {
            let around = self.near[0].get().map_or(second, |near| near.around);
            let near = self.near[level].get_or_init(|| Near::new(&self.hours, around, reach));
            if let Some(answer) = question(near) {
                self.current.store(level, Ordering::Relaxed);
                return Some(answer);
            }
        }
        None
    }

    /// The earliest second, not before `start`, by which `amount` (not zero) open seconds have
    /// passed; `None` if they never do within the range of instants.
    #[inline]
    pub fn after(&self, start: i64, amount: u64) -> Option<i64> {
        let near = self.near(start, |near| {
            let before = u64::from(near.before(start)?);
            near.open_second(before + amount - 1)
        });
        let last = near.or_else(|| {
            let blocks = self.blocks();
            blocks.open_second(blocks.before(start) + amount - 1)
        });
        Some(last? + 1)
    }

    /// The latest second, not after `end`, from which on `amount` (not zero) open seconds remain
    /// until `end`; `None` if there are not so many within the range of instants.
    #[inline]
    pub fn ago(&self, end: i64, amount: u64) -> Option<i64> {
        let near = self.near(end, |near| {
            let before = u64::from(near.before(end)?);
            near.open_second(before.checked_sub(amount)?)
        });
        near.or_else(|| {
            let blocks = self.blocks();
            blocks.open_second(blocks.before(end).checked_sub(amount)?)
        })
    }

    /// Open seconds from one second until a later one.
    #[inline]
    pub fn between(&self, from: i64, until: i64) -> u64 {
        let near = self.near(from, |near| {
            Some(u64::from(near.before(until)? - near.before(from)?))
        });
        near.unwrap_or_else(|| {
            let blocks = self.blocks();
            blocks.before(until) - blocks.before(from)
        })
    }

    /// Whether a second is open.
    pub fn is_open(&self, second: i64) -> bool {
        self.between(second, second + 1) > 0
    }

    /// What is open within a range of seconds, in order, cut off at its ends; a stretch may come in
    /// several parts that touch.
    pub fn stretches_within(&self, whole: Stretch) -> impl Iterator<Item = Stretch> + '_ {
        self.blocks().stretches_within(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CalendarSpec, Days, Interval};
    use super::*;
    use crate::domain::Zone;

    /// Open from eight in the evening until six: at midnight, where strips begin and end, too.
    fn nights() -> Index {
        let mut spec = CalendarSpec::new("test", Zone::named("Europe/Rome").unwrap());
        spec.week
            .fill(vec![Interval::parse("20:00-06:00").unwrap()]);
        Index::new(Hours::Own(Days::new(spec)))
    }

    /// 2026-09-14T00:00:00Z.
    const MIDNIGHT: i64 = 1_789_344_000;

    /// Open seconds of a year, about.
    const YEAR: u64 = 365 * 10 * 3_600;

    /// Seconds around the ends of every strip, where one hands over to the next.
    fn edges() -> Vec<i64> {
        let day = MIDNIGHT.div_euclid(DAY);
        let reaches = REACHES.iter();
        let days = reaches.flat_map(|(before, after)| [day - before, day, day + after]);
        days.flat_map(|day| [-1, 0, 1].map(|away| day * DAY + away))
            .collect()
    }

    #[test]
    fn every_strip_says_what_the_blocks_say() {
        let whole = nights();
        let blocks = whole.blocks();
        for from in edges() {
            let index = nights();
            assert_eq!(index.after(MIDNIGHT, 1), Some(MIDNIGHT + 1));
            for until in edges().into_iter().filter(|until| *until > from) {
                let open = blocks.before(until) - blocks.before(from);
                assert_eq!(index.between(from, until), open, "{from} to {until}");
                let reached = blocks.open_second(blocks.before(until) - 1).map(|s| s + 1);
                assert_eq!(index.after(from, open), reached, "{from} to {until}");
                let begun = blocks.open_second(blocks.before(from));
                assert_eq!(index.ago(until, open), begun, "{from} to {until}");
            }
        }
    }

    #[test]
    fn a_wider_strip_is_built_only_when_it_is_needed() {
        let index = nights();
        let built = || {
            index
                .near
                .iter()
                .filter(|near| near.get().is_some())
                .count()
        };
        index.after(MIDNIGHT, 3_600);
        assert_eq!(built(), 1);
        index.after(MIDNIGHT, 10 * YEAR);
        assert_eq!((built(), index.current.load(Ordering::Relaxed)), (2, 1));
        // What no strip reaches leaves the one in use alone.
        index.after(MIDNIGHT, 500 * YEAR);
        assert_eq!((built(), index.current.load(Ordering::Relaxed)), (3, 1));
    }
}
