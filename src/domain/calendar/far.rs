//! Open time over all the years that there are.
//!
//! Time is cut into blocks of 27 weeks of UTC, each a strip that is built when an answer first
//! needs it and kept. Most blocks are alike: before the zone's first change and the calendar's
//! first odd date all of them are, and after the last ones they repeat, every 400 years (773
//! blocks) where clocks change yearly, else every block. Blocks that are alike share one slot, so
//! there is no horizon, and no answer has to build more than the slots. May use the hours of the
//! calendar. Deliberately absent: dates, and haste: what most questions ask of is `near`.

use std::ops::Range;
use std::sync::OnceLock;

use super::day::{DAY, Stretch, clip};
use super::hours::Hours;
use super::strip::Strip;
use crate::domain::Instant;

/// 27 weeks: the weekdays of all blocks are the same, and 400 years are whole blocks.
const BLOCK: i64 = 27 * 7 * DAY;

/// Blocks in the 400 years after which dates and weekdays repeat.
const CYCLE: usize = 773;

/// The start of the first block: the first instant of all.
const ORIGIN: i64 = Instant::MIN.seconds();

/// Blocks from the first instant to the last.
const COUNT: usize = 19_324;

/// The open time of a calendar.
#[derive(Default)]
pub(super) struct Far {
    slots: OnceLock<Slots>,
    /// The open seconds before each slot, and after the last.
    sums: OnceLock<Vec<u64>>,
}

/// Which blocks share a slot, and what is in the slots.
struct Slots {
    /// Blocks before this one are all alike, and share slot 0.
    first: usize,
    /// From this block on, blocks repeat.
    repeating: usize,
    /// After so many blocks.
    period: usize,
    blocks: Box<[OnceLock<Strip>]>,
}

impl Slots {
    fn new(hours: &Hours) -> Slots {
        let course = hours.course();
        let repeating = course.repeats_from.map_or(0, |from| block_of(from) + 1);
        let first = match course.alike_until {
            Some(until) => block_of(until).min(repeating),
            None => repeating,
        };
        let period = if course.yearly { CYCLE } else { 1 };
        let blocks = 1 + (repeating - first) + period;
        Slots {
            first,
            repeating,
            period,
            blocks: (0..blocks).map(|_| OnceLock::new()).collect(),
        }
    }

    /// The slot of a block.
    fn slot(&self, block: usize) -> usize {
        if block < self.first {
            0
        } else if block < self.repeating {
            1 + block - self.first
        } else {
            1 + (self.repeating - self.first) + (block - self.repeating) % self.period
        }
    }

    /// The start of the block that a slot is built from.
    fn start(&self, slot: usize) -> i64 {
        start_of(self.first) + (seconds_of(slot) - 1) * BLOCK
    }
}

/// The open time of a calendar, with the hours that it comes from.
pub(super) struct Blocks<'a> {
    pub far: &'a Far,
    pub hours: &'a Hours,
}

impl<'a> Blocks<'a> {
    fn slots(&self) -> &'a Slots {
        self.far.slots.get_or_init(|| Slots::new(self.hours))
    }

    fn block(&self, block: usize) -> &'a Strip {
        let slots = self.slots();
        self.in_slot(slots, slots.slot(block))
    }

    fn in_slot(&self, slots: &'a Slots, slot: usize) -> &'a Strip {
        slots.blocks[slot].get_or_init(|| {
            let start = slots.start(slot);
            let open = self.hours.open_within(start..start + BLOCK);
            Strip::new(&open, start, within(BLOCK))
        })
    }

    /// The open seconds of all blocks before one. Builds every slot the first time.
    fn before_block(&self, block: usize) -> u64 {
        let slots = self.slots();
        let sums = self.far.sums.get_or_init(|| {
            let mut sum = 0;
            let mut sums = vec![0];
            for slot in 0..slots.blocks.len() {
                sum += u64::from(self.in_slot(slots, slot).total());
                sums.push(sum);
            }
            sums
        });
        let alike = block.min(slots.first) as u64 * sums[1];
        let repeats = 1 + slots.repeating - slots.first;
        let past = block.saturating_sub(slots.repeating);
        let (cycles, rest) = (past / slots.period, past % slots.period);
        let cycle = sums[slots.blocks.len()] - sums[repeats];
        let dated = 1 + block.clamp(slots.first, slots.repeating) - slots.first;
        alike
            + (sums[dated] - sums[1])
            + cycles as u64 * cycle
            + (sums[repeats + rest] - sums[repeats])
    }

    /// Open seconds from the first instant of all until a second.
    pub fn before(&self, second: i64) -> u64 {
        let (block, second) = locate(second);
        self.before_block(block) + u64::from(self.block(block).before(second))
    }

    /// Open seconds in all.
    pub fn total(&self) -> u64 {
        self.before_block(COUNT)
    }

    /// The open second that has so many open ones before it; `None` if there are not so many
    /// within the range of blocks.
    pub fn open_second(&self, before: u64) -> Option<i64> {
        let found = search(0..COUNT, |block| self.before_block(block + 1) <= before);
        if found == COUNT {
            return None;
        }
        let within = u32::try_from(before - self.before_block(found)).ok()?;
        Some(start_of(found) + i64::from(self.block(found).open_second(within)))
    }

    /// What is open within a range of seconds, in order, cut off at its ends; a stretch across the
    /// end of a block comes in two parts.
    pub fn stretches_within(self, whole: Stretch) -> impl Iterator<Item = Stretch> + 'a {
        let blocks = if whole.is_empty() {
            0..0
        } else {
            locate(whole.start).0..locate(whole.end).0 + 1
        };
        blocks
            .flat_map(move |block| self.block(block).stretches(start_of(block)))
            .map(move |stretch| clip(stretch, &whole))
            .filter(|stretch| !stretch.is_empty())
    }
}

/// The first number of a range for which `too_early` is false, or the range's end.
fn search(range: Range<usize>, too_early: impl Fn(usize) -> bool) -> usize {
    let Range { mut start, mut end } = range;
    while start < end {
        let middle = start.midpoint(end);
        if too_early(middle) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    start
}

/// The block of an instant's second, and the seconds since the block's start.
fn locate(second: i64) -> (usize, u32) {
    let since = second - ORIGIN;
    let block = usize::try_from(since / BLOCK).unwrap_or(0);
    (block, within(since % BLOCK))
}

/// The block of any second; those outside the range of instants belong to the nearest block.
fn block_of(second: i64) -> usize {
    let since = (second - ORIGIN).div_euclid(BLOCK);
    usize::try_from(since).unwrap_or(0).min(COUNT - 1)
}

fn start_of(block: usize) -> i64 {
    ORIGIN + seconds_of(block) * BLOCK
}

/// A count as a signed number; counts here are far below its limit.
fn seconds_of(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Seconds within a block, which fit.
fn within(seconds: i64) -> u32 {
    u32::try_from(seconds).unwrap_or(0)
}
