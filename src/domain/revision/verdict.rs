//! Which way a change goes, and how the parts of one add up.

use std::cmp::Ordering;

/// Which way a change goes, for the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// It takes something away, or asks for more.
    Worse,
    /// What it means cannot be decided from the terms alone.
    Undecided,
    /// It gives something, or asks for less.
    Better,
    /// It is of no consequence.
    Neither,
}

impl Direction {
    /// All directions, the worst first.
    pub const ALL: [Direction; 4] = [
        Direction::Worse,
        Direction::Undecided,
        Direction::Better,
        Direction::Neither,
    ];

    /// The direction's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Worse => "worse",
            Direction::Undecided => "undecided",
            Direction::Better => "better",
            Direction::Neither => "neither",
        }
    }

    /// The direction of the change back.
    pub fn opposite(self) -> Direction {
        match self {
            Direction::Worse => Direction::Better,
            Direction::Better => Direction::Worse,
            other => other,
        }
    }
}

/// Which way a change goes, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Which way.
    pub direction: Direction,
    /// Why, in words without a full stop; empty where nothing changes.
    pub because: String,
}

impl Verdict {
    pub(super) fn new(direction: Direction, because: impl Into<String>) -> Verdict {
        Verdict {
            direction,
            because: because.into(),
        }
    }

    /// Nothing changes.
    pub(super) fn same() -> Verdict {
        Verdict::new(Direction::Neither, "")
    }

    pub(super) fn better(because: impl Into<String>) -> Verdict {
        Verdict::new(Direction::Better, because)
    }

    pub(super) fn worse(because: impl Into<String>) -> Verdict {
        Verdict::new(Direction::Worse, because)
    }

    pub(super) fn undecided(because: impl Into<String>) -> Verdict {
        Verdict::new(Direction::Undecided, because)
    }
}

/// How something is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Good {
    /// The less of it.
    Less,
    /// The more of it.
    More,
}

/// The verdict on a quantity: how the new one stands to the old one, which is good, and what to
/// say if it is less, if it is more, and if the two cannot be compared.
pub(super) fn by(order: Option<Ordering>, good: Good, words: [&str; 3]) -> Verdict {
    let [less, more, unlike] = words;
    match (order, good) {
        (None, _) => Verdict::undecided(unlike),
        (Some(Ordering::Equal), _) => Verdict::same(),
        (Some(Ordering::Less), Good::Less) => Verdict::better(less),
        (Some(Ordering::Less), Good::More) => Verdict::worse(less),
        (Some(Ordering::Greater), Good::Less) => Verdict::worse(more),
        (Some(Ordering::Greater), Good::More) => Verdict::better(more),
    }
}

/// How two lists stand to each other as sets: a subset is less; `None` where each has something
/// that the other lacks.
pub(super) fn subset<T: PartialEq>(new: &[T], old: &[T]) -> Option<Ordering> {
    let within = |a: &[T], b: &[T]| a.iter().all(|item| b.contains(item));
    match (within(new, old), within(old, new)) {
        (true, true) => Some(Ordering::Equal),
        (true, false) => Some(Ordering::Less),
        (false, true) => Some(Ordering::Greater),
        (false, false) => None,
    }
}

/// What the parts of a change come to: their direction where they agree, undecided where they do
/// not.
pub(super) fn all(parts: impl IntoIterator<Item = Verdict>) -> Verdict {
    let parts: Vec<Verdict> = parts
        .into_iter()
        .filter(|part| part.direction != Direction::Neither || !part.because.is_empty())
        .collect();
    let mut reasons: Vec<&str> = Vec::new();
    for part in &parts {
        if !reasons.contains(&part.because.as_str()) {
            reasons.push(&part.because);
        }
    }
    let mut told = parts
        .iter()
        .map(|part| part.direction)
        .filter(|direction| *direction != Direction::Neither);
    let direction = match told.next() {
        None => Direction::Neither,
        Some(first) if told.all(|other| other == first) => first,
        Some(_) => Direction::Undecided,
    };
    Verdict::new(direction, reasons.join("; "))
}

/// The verdict on words that are not the same: nobody but a reader can tell what they mean.
pub(super) fn words(old: &str, new: &str) -> Verdict {
    beside(Verdict::same(), old, new)
}

/// The verdict on something that is stated in words too: what can be decided beside them stands,
/// and the words are told.
pub(super) fn beside(decided: Verdict, old: &str, new: &str) -> Verdict {
    const WORDS: &str = "other words, which only a reader can weigh";
    if old == new {
        return decided;
    }
    match decided.direction {
        Direction::Neither => Verdict::undecided(WORDS),
        direction => Verdict::new(direction, format!("{}; {WORDS}", decided.because)),
    }
}
