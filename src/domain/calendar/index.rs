//! Open time added up, so that an answer costs a few searches however long the target.
//!
//! Time is cut into blocks of 27 weeks of UTC. A block holds its open stretches with the open
//! seconds before each; it is built when an answer first needs it and kept. Most blocks are alike:
//! before the zone's first change and the calendar's first odd date all of them are, and after the
//! last ones they repeat, every 400 years (773 blocks) where clocks change yearly, else every
//! block. Blocks that are alike share one slot, so there is no horizon, and no answer has to build
//! more than the slots. May use the days of the calendar. Deliberately absent: dates.

use std::ops::Range;
use std::sync::OnceLock;

use super::day::{DAY, Days, Stretch, clip};
use crate::domain::Instant;

/// 27 weeks: the weekdays of all blocks are the same, and 400 years are whole blocks.
const BLOCK: i64 = 27 * 7 * DAY;

/// Blocks in the 400 years after which dates and weekdays repeat.
const CYCLE: usize = 773;

/// The start of the first block: the first instant of all.
const ORIGIN: i64 = Instant::MIN.seconds();

/// Blocks from the first instant to the last.
const COUNT: usize = 19_324;

/// So many blocks (half as many years) are looked at one by one before all slots are summed up.
const WALK: usize = 64;

/// Wall times are never this far from UTC.
const FARTHEST: i64 = 2 * DAY;

/// The open time of a calendar.
pub(super) struct Index {
    pub days: Days,
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
    blocks: Box<[OnceLock<Block>]>,
}

/// What is open in 27 weeks.
struct Block {
    pieces: Box<[Piece]>,
    /// Open seconds in all.
    total: u32,
}

/// A stretch, in seconds since its block's start.
#[derive(Clone, Copy)]
struct Piece {
    start: u32,
    end: u32,
    /// Open seconds of the block before it.
    before: u32,
}

impl Block {
    fn new(stretches: impl Iterator<Item = Stretch>, start: i64) -> Block {
        let mut total = 0;
        let pieces = stretches
            .map(|stretch| {
                let piece = Piece {
                    start: seconds(stretch.start - start),
                    end: seconds(stretch.end - start),
                    before: total,
                };
                total += piece.end - piece.start;
                piece
            })
            .collect();
        Block { pieces, total }
    }

    /// The last piece that starts at or before a second.
    fn piece_at(&self, second: u32) -> Option<Piece> {
        let later = self.pieces.partition_point(|piece| piece.start <= second);
        later.checked_sub(1).map(|last| self.pieces[last])
    }

    /// Open seconds before a second.
    fn before(&self, second: u32) -> u32 {
        self.piece_at(second).map_or(0, |piece| {
            piece.before + second.min(piece.end) - piece.start
        })
    }

    /// The earliest second with so many open ones before it; from 1 to the total.
    fn reached(&self, amount: u32) -> u32 {
        let later = self.pieces.partition_point(|piece| piece.before < amount);
        let piece = later.checked_sub(1).map(|last| self.pieces[last]);
        piece.map_or(0, |piece| piece.start + (amount - piece.before))
    }

    /// The latest second with so many open ones before it; from 0 to one less than the total.
    fn left_at(&self, amount: u32) -> u32 {
        let later = self.pieces.partition_point(|piece| piece.before <= amount);
        let piece = later.checked_sub(1).map(|last| self.pieces[last]);
        piece.map_or(0, |piece| piece.start + (amount - piece.before))
    }
}

impl Slots {
    fn new(days: &Days) -> Slots {
        let zone = &days.spec.zone;
        let odd = days.odd_days();
        let changes = zone.dated_changes();
        let first = changes.map(|(first, _)| first);
        let last = changes.map(|(_, last)| last);
        let first_odd = odd.first().map(|day| day * DAY);
        let last_odd = odd.last().map(|day| day * DAY);
        // A few days more on both sides, for what a change or a date reaches into.
        let margin = 5 * DAY;
        // A yearly rule without a change before it has always held: no blocks precede it.
        let always_yearly = zone.changes_yearly() && changes.is_none();
        let first = match first.into_iter().chain(first_odd).min() {
            Some(first) if !always_yearly => block_of(first - margin),
            _ => 0,
        };
        let repeating = match last.into_iter().chain(last_odd).max() {
            Some(last) => block_of(last + margin) + 1,
            None => 0,
        };
        let period = if zone.changes_yearly() { CYCLE } else { 1 };
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

impl Index {
    pub fn new(days: Days) -> Index {
        Index {
            days,
            slots: OnceLock::new(),
            sums: OnceLock::new(),
        }
    }

    fn slots(&self) -> &Slots {
        self.slots.get_or_init(|| Slots::new(&self.days))
    }

    fn block(&self, block: usize) -> &Block {
        let slots = self.slots();
        self.in_slot(slots, slots.slot(block))
    }

    fn in_slot<'a>(&self, slots: &'a Slots, slot: usize) -> &'a Block {
        slots.blocks[slot].get_or_init(|| {
            let start = slots.start(slot);
            let whole = start..start + BLOCK;
            let days =
                (start - FARTHEST).div_euclid(DAY)..(start + BLOCK + FARTHEST).div_euclid(DAY) + 1;
            let mut open = Vec::with_capacity(512);
            self.days.append_open(days, &mut open);
            let within = open.into_iter().map(|stretch| clip(stretch, &whole));
            Block::new(within.filter(|stretch| !stretch.is_empty()), start)
        })
    }

    /// The open seconds of all blocks before one. Builds every slot the first time.
    fn before_block(&self, block: usize) -> u64 {
        let slots = self.slots();
        let sums = self.sums.get_or_init(|| {
            let mut sum = 0;
            let mut sums = vec![0];
            for slot in 0..slots.blocks.len() {
                sum += u64::from(self.in_slot(slots, slot).total);
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

    /// The earliest second, not before `start`, by which `amount` (not zero) open seconds have
    /// passed; `None` if they never do within the range of blocks.
    pub fn after(&self, start: i64, amount: u64) -> Option<i64> {
        let (first, second) = locate(start);
        let block = self.block(first);
        let wanted = u64::from(block.before(second)) + amount;
        let mut rest = match reached_in(block, wanted) {
            Ok(second) => return Some(start_of(first) + second),
            Err(rest) => rest,
        };
        let walked = COUNT.min(first + 1 + self.walk());
        for next in first + 1..walked {
            match reached_in(self.block(next), rest) {
                Ok(second) => return Some(start_of(next) + second),
                Err(more) => rest = more,
            }
        }
        if walked == COUNT {
            return None;
        }
        let goal = self.before_block(walked) + rest;
        let found = search(walked..COUNT, |block| self.before_block(block + 1) < goal);
        if found == COUNT {
            return None;
        }
        let rest = goal - self.before_block(found);
        reached_in(self.block(found), rest)
            .ok()
            .map(|second| start_of(found) + second)
    }

    /// The latest second, not after `end`, from which on `amount` (not zero) open seconds remain
    /// until `end`; `None` if there are not so many within the range of blocks.
    pub fn ago(&self, end: i64, amount: u64) -> Option<i64> {
        let (last, second) = locate(end);
        let block = self.block(last);
        let available = block.before(second);
        if let Some(left) = u64::from(available).checked_sub(amount) {
            return Some(start_of(last) + i64::from(block.left_at(narrow(left))));
        }
        let mut rest = amount - u64::from(available);
        let walked = last.saturating_sub(self.walk());
        for earlier in (walked..last).rev() {
            let block = self.block(earlier);
            let total = u64::from(block.total);
            if let Some(left) = total.checked_sub(rest) {
                return Some(start_of(earlier) + i64::from(block.left_at(narrow(left))));
            }
            rest -= total;
        }
        let goal = self.before_block(walked).checked_sub(rest)?;
        // The last block that starts with no more than the goal behind it and ends with more.
        let found = search(0..walked, |block| self.before_block(block + 1) <= goal);
        let left = goal - self.before_block(found);
        Some(start_of(found) + i64::from(self.block(found).left_at(narrow(left))))
    }

    /// Open seconds from one second until a later one.
    pub fn between(&self, from: i64, until: i64) -> u64 {
        let ((first, start), (last, end)) = (locate(from), locate(until));
        let before_start = u64::from(self.block(first).before(start));
        let before_end = u64::from(self.block(last).before(end));
        let blocks = if last - first <= self.walk() {
            (first..last)
                .map(|block| u64::from(self.block(block).total))
                .sum()
        } else {
            self.before_block(last) - self.before_block(first)
        };
        blocks + before_end - before_start
    }

    /// Whether a second is open.
    pub fn is_open(&self, second: i64) -> bool {
        let (block, second) = locate(second);
        let piece = self.block(block).piece_at(second);
        piece.is_some_and(|piece| second < piece.end)
    }

    /// What is open within a range of seconds, in order, cut off at its ends; a stretch across the
    /// end of a block comes in two parts.
    pub fn stretches_within(&self, whole: Stretch) -> impl Iterator<Item = Stretch> + '_ {
        let blocks = if whole.is_empty() {
            0..0
        } else {
            locate(whole.start).0..locate(whole.end).0 + 1
        };
        blocks
            .flat_map(|block| {
                let start = start_of(block);
                let pieces = self.block(block).pieces.iter();
                pieces
                    .map(move |piece| start + i64::from(piece.start)..start + i64::from(piece.end))
            })
            .map(move |stretch| clip(stretch, &whole))
            .filter(|stretch| !stretch.is_empty())
    }

    /// How many blocks to look at one by one: few once the sums are there to search in.
    fn walk(&self) -> usize {
        if self.sums.get().is_some() { 4 } else { WALK }
    }
}

/// The second of a block by which that amount has passed, or what then still remains.
fn reached_in(block: &Block, amount: u64) -> Result<i64, u64> {
    match u32::try_from(amount) {
        Ok(amount) if amount <= block.total => Ok(block.reached(amount).into()),
        _ => Err(amount - u64::from(block.total)),
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
    (block, seconds(since % BLOCK))
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
fn seconds(within: i64) -> u32 {
    u32::try_from(within).unwrap_or(0)
}

/// Open seconds within a block, which fit.
fn narrow(within: u64) -> u32 {
    u32::try_from(within).unwrap_or(0)
}
