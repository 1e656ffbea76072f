//! What a program says about terms and money: renewal, notice, licenses, late orders, services.

use serde::{Deserialize, Serialize};

use crate::domain::clause::Basis;
use crate::domain::money::Rate;

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
    /// How long before the term's end.
    pub before: NoticePeriod,
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
}

/// Cover is sold for all licenses: the larger of owned and used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseRule {
    /// Where it stands.
    pub basis: Basis,
}

/// What an order costs that comes so many days after the last covered day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateStep {
    /// First day of lapse that the step is for, from 1.
    pub from_day: u32,
    /// Last day of lapse that it is for; unbounded where absent.
    pub to_day: Option<u32>,
    /// What such an order is called.
    pub kind: LateKind,
    /// When the new term starts.
    pub new_term: NewTerm,
    /// What it costs besides the new term.
    pub fees: Vec<Fee>,
    /// Where it stands.
    pub basis: Basis,
}

impl LateStep {
    /// Whether the step is for a lapse of so many days.
    pub fn covers(&self, days: i64) -> bool {
        i64::from(self.from_day) <= days && self.to_day.is_none_or(|to| days <= i64::from(to))
    }
}

/// What an order after the last covered day is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LateKind {
    /// Late, and treated as a renewal.
    LateRenewal,
    /// Cover that ended is taken up again.
    Reinstatement,
}

/// When the term of a late order starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewTerm {
    /// On the day after the last covered one.
    OldEnd,
    /// On the day of the order.
    OrderDate,
}

/// A line that a late order adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    /// The line's code.
    pub code: FeeCode,
    /// What it is counted by.
    pub per: FeePer,
    /// The rate that the terms state; where absent, the contract supplies it.
    pub rate: Option<Rate>,
    /// Whether the terms say what a percentage is of; else it is of the annual fee, inferred.
    pub base_stated: bool,
    /// Where it stands.
    pub basis: Basis,
}

/// Which fee a late order adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeCode {
    /// The period that was missed.
    BackFees,
    /// A charge for the lapse.
    Penalty,
    /// A charge for what was released meanwhile.
    UpgradeFee,
}

/// What a fee is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeePer {
    /// The days of the missed period.
    MissedDays,
    /// Each year of the missed period that has begun.
    StartedYear,
    /// The order, once.
    Once,
}

/// A service on sale beside a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceRule {
    /// Id in contract files.
    pub id: String,
    /// Name.
    pub name: String,
    /// Packages on sale; empty where it has none.
    pub packages: Vec<String>,
    /// How its term renews.
    pub renewal: Option<RenewalRule>,
    /// By when which party gives notice.
    pub notices: Vec<NoticeRule>,
    /// Where it stands.
    pub basis: Basis,
}
