//! Open time along one strip of time, so arranged that a question costs the same however far
//! apart its instants lie.
//!
//! Two questions are asked of a strip: how much of it is open before a second, and which second is
//! the n-th open one. Both are answered by a guide: time, or open time, is cut into equal steps,
//! one or two for each stretch, and each step names the stretch with which it begins. The stretch
//! that is wanted is that one, or one or two further on. Deliberately absent: dates and zones, and
//! where a strip begins, which its owner knows.

use super::day::Stretch;

/// What is open in a strip of at most 136 years, in seconds since it begins.
pub(super) struct Strip {
    /// The stretches in order, between two that are empty: one at the start and one that no
    /// second reaches.
    pieces: Box<[Piece]>,
    by_time: Guide,
    by_open: Guide,
}

/// Where a stretch starts, and how much is open before it. What is open in it is what is open
/// before the next one, less that.
#[derive(Clone, Copy)]
struct Piece {
    start: u32,
    before: u32,
}

/// For each step of a size that is a power of two, the last piece that begins in or before the
/// step's first unit.
struct Guide {
    shift: u32,
    pieces: Box<[u32]>,
}

impl Strip {
    /// The strip of so many seconds from `start` on; the stretches lie within it, apart and in
    /// order.
    pub fn new(stretches: &[Stretch], start: i64, seconds: u32) -> Strip {
        let mut pieces = Vec::with_capacity(stretches.len() + 2);
        pieces.push(Piece {
            start: 0,
            before: 0,
        });
        let mut before = 0;
        for stretch in stretches {
            let piece = Piece {
                start: narrow(stretch.start - start),
                before,
            };
            before += narrow(stretch.end - stretch.start);
            pieces.push(piece);
        }
        pieces.push(Piece {
            start: u32::MAX,
            before,
        });
        Strip {
            by_time: Guide::new(seconds, &pieces, |piece| piece.start),
            by_open: Guide::new(before, &pieces, |piece| piece.before),
            pieces: pieces.into_boxed_slice(),
        }
    }

    /// Open seconds in all.
    #[inline]
    pub fn total(&self) -> u32 {
        self.pieces[self.pieces.len() - 1].before
    }

    /// Open seconds before a second of the strip, or before its end.
    #[inline]
    pub fn before(&self, second: u32) -> u32 {
        let mut at = self.by_time.first(second);
        while self.pieces[at + 1].start <= second {
            at += 1;
        }
        let (piece, next) = (self.pieces[at], self.pieces[at + 1]);
        piece.before + (second - piece.start).min(next.before - piece.before)
    }

    /// The open second that has `before` open ones before it, of which there must be more.
    #[inline]
    pub fn open_second(&self, before: u32) -> u32 {
        let mut at = self.by_open.first(before);
        while self.pieces[at + 1].before <= before {
            at += 1;
        }
        let piece = self.pieces[at];
        piece.start + (before - piece.before)
    }

    /// The stretches, given where the strip begins.
    pub fn stretches(&self, start: i64) -> impl Iterator<Item = Stretch> + '_ {
        let pairs = self.pieces.windows(2).skip(1);
        pairs.map(move |pair| {
            let from = start + i64::from(pair[0].start);
            from..from + i64::from(pair[1].before - pair[0].before)
        })
    }
}

impl Guide {
    /// A guide to the pieces by `unit`, of which there are so many in all.
    fn new(units: u32, pieces: &[Piece], unit: impl Fn(&Piece) -> u32) -> Guide {
        let apart = units / narrow_count(pieces.len());
        let shift = apart.max(1).ilog2();
        let mut guide = Vec::with_capacity((units >> shift) as usize + 1);
        // The last piece is no answer: it only ends the search.
        let mut at = 0;
        for step in 0..=units >> shift {
            let first = step << shift;
            while at + 2 < pieces.len() && unit(&pieces[at + 1]) <= first {
                at += 1;
            }
            guide.push(narrow_count(at));
        }
        Guide {
            shift,
            pieces: guide.into_boxed_slice(),
        }
    }

    /// A piece at or shortly before the one in which a unit lies.
    #[inline]
    fn first(&self, unit: u32) -> usize {
        self.pieces[(unit >> self.shift) as usize] as usize
    }
}

/// Seconds of a strip, which fit.
fn narrow(seconds: i64) -> u32 {
    u32::try_from(seconds).unwrap_or(0)
}

/// A count of pieces, which fits: each has a second of its own.
fn narrow_count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(stretch: Stretch) -> Vec<Stretch> {
        std::iter::once(stretch).collect()
    }

    /// Strips of all sorts: nothing open, all open, open at both ends, single seconds.
    fn strips() -> Vec<(Vec<Stretch>, u32)> {
        let scattered = (0..40).map(|at| at * at..at * at + at % 7 + 1);
        vec![
            (vec![], 100),
            (one(0..100), 100),
            (one(0..1), 100),
            (one(99..100), 100),
            (vec![0..3, 4..5, 97..100], 100),
            (scattered.clone().filter(|s| s.start > 50).collect(), 1_700),
            ((0..50).map(|at| 2 * at..2 * at + 1).collect(), 100),
            (vec![5..6, 900_000..900_010, 900_011..900_012], 1_000_000),
        ]
    }

    #[test]
    fn every_second_is_counted_and_found() {
        for (stretches, seconds) in strips() {
            let start = -1_000;
            let moved: Vec<Stretch> = stretches
                .iter()
                .map(|s| s.start + start..s.end + start)
                .collect();
            let strip = Strip::new(&moved, start, seconds);
            assert_eq!(strip.stretches(start).collect::<Vec<_>>(), moved);
            let mut before = 0;
            for second in 0..=seconds.min(2_000) {
                assert_eq!(strip.before(second), before, "{stretches:?} at {second}");
                let is_open = stretches.iter().any(|s| s.contains(&i64::from(second)));
                if is_open {
                    assert_eq!(strip.open_second(before), second, "{stretches:?}");
                    before += 1;
                }
            }
            let open: i64 = stretches.iter().map(|s| s.end - s.start).sum();
            assert_eq!(i64::from(strip.total()), open);
            assert_eq!(strip.before(seconds), strip.total());
        }
    }
}
