//! What a program says about terms and money: renewal, notice, licenses. Late orders stand in
//! `late`, services in `services`.

use serde::{Deserialize, Serialize};

use crate::domain::clause::Basis;

/// What becomes of a term that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewalMode {
    /// It renews when the customer orders.
    Express,
    /// It renews unless somebody gives notice.
    Tacit,
    /// It does not renew.
    None,
}

impl RenewalMode {
    /// The mode's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            RenewalMode::Express => "express",
            RenewalMode::Tacit => "tacit",
            RenewalMode::None => "none",
        }
    }
}

/// How a term renews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenewalRule {
    /// By whose act.
    pub mode: Option<RenewalMode>,
    /// For how many months.
    pub months: Option<u32>,
    /// Where it stands.
    pub basis: Basis,
}

/// By when which party gives notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRule {
    /// Who gives it.
    pub party: Party,
    /// Before the end of which terms.
    pub of: NoticeTerm,
    /// How long before the term's end.
    pub before: NoticePeriod,
    /// On which days a term without an end can end.
    pub to: NoticeEnd,
    /// What follows if the day passes, in our words, where the terms say.
    pub consequence: Option<String>,
    /// Where it stands.
    pub basis: Basis,
}

/// Who gives a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// The customer alone.
    Customer,
    /// The vendor alone.
    Vendor,
    /// Whoever wants to end the contract.
    Either,
}

impl Party {
    /// The party's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            Party::Customer => "customer",
            Party::Vendor => "vendor",
            Party::Either => "either",
        }
    }
}

/// How long before the end of a term a notice is due (decision 13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticePeriod {
    /// Calendar days.
    Days(u32),
    /// Calendar months.
    Months(u32),
    /// A fixed day of a month, clamped: the last such day on or before the term's end, or so many
    /// months before it.
    DayOfMonth {
        /// The day, from 1.
        day: u32,
        /// How many months before.
        months: u32,
    },
}

/// Before the end of which terms a notice is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeTerm {
    /// Of every term.
    Every,
    /// Of the initial term alone.
    Initial,
    /// Of the terms after it.
    Renewal,
}

impl NoticeTerm {
    /// Whether it is for a term, given whether that is the initial one.
    pub fn covers(self, initial: bool) -> bool {
        match self {
            NoticeTerm::Every => true,
            NoticeTerm::Initial => initial,
            NoticeTerm::Renewal => !initial,
        }
    }

    fn overlaps(self, other: NoticeTerm) -> bool {
        self == other || self == NoticeTerm::Every || other == NoticeTerm::Every
    }
}

/// On which days a term without an end can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeEnd {
    /// On any.
    AnyDay,
    /// On the last of a month.
    MonthEnd,
    /// On the last of a quarter of a year.
    QuarterEnd,
    /// On the last of a year.
    YearEnd,
}

impl NoticeRule {
    /// Whether the two are for the same party and the same term.
    pub fn overlaps(&self, other: &NoticeRule) -> bool {
        self.party == other.party && self.of.overlaps(other.of)
    }
}

/// Cover is sold for all licenses: the larger of owned and used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseRule {
    /// Where it stands.
    pub basis: Basis,
}
