//! What a program says about changes of a contract and of its own text: levels, licenses, discounts
//! for several years, new editions.
//!
//! May use the rest of `domain`. Deliberately absent: any sum (see `quote`).

use crate::domain::clause::Basis;
use crate::domain::money::Rate;

/// When a contract's level can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRule {
    /// When it can rise.
    pub up: ChangeWhen,
    /// When it can fall.
    pub down: ChangeWhen,
    /// How many days before the end of a term the customer has to say that it shall fall.
    pub down_notice_days: Option<u32>,
    /// Where it stands.
    pub basis: Basis,
}

/// When something can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeWhen {
    /// At any time.
    AnyTime,
    /// At the end of a term.
    TermEnd,
}

/// What a term of several years is cheaper by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MultiYear {
    /// From how many years on.
    pub years: u32,
    /// For which tiers; for all, where empty.
    pub tiers: Vec<String>,
    /// The discount; where absent, the contract supplies it.
    pub rate: Option<Rate>,
    /// Where it stands.
    pub basis: Basis,
}

/// What a new edition of the terms means for contracts that run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionRule {
    /// How many days after the notification the customer can object, the last one included; `None`
    /// where the terms give no such days.
    pub object_days: Option<u32>,
    /// From when the new edition holds, where the terms say.
    pub holds: Option<Holds>,
    /// Where it stands.
    pub basis: Basis,
}

/// From when a new edition holds for a contract that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// From the day on which the customer is notified.
    AtOnce,
    /// Once the customer can object no more.
    AfterObjection,
    /// From the next term on.
    NextTerm,
}

impl Holds {
    /// The word for it in files.
    pub fn name(self) -> &'static str {
        match self {
            Holds::AtOnce => "at-once",
            Holds::AfterObjection => "after-objection",
            Holds::NextTerm => "next-term",
        }
    }

    /// The same in words.
    pub fn label(self) -> &'static str {
        match self {
            Holds::AtOnce => "from the notification on",
            Holds::AfterObjection => "once nobody can object any more",
            Holds::NextTerm => "from the next term on",
        }
    }
}
