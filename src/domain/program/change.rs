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

/// What a customer can do about a new edition of the terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionRule {
    /// How many days after the notification it can object, the last one included.
    pub object_days: u32,
    /// Where it stands.
    pub basis: Basis,
}
