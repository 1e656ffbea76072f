//! What a program says about services and features: which tier has what, and how much of a service
//! there is to use in which time.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::commerce::{NoticeRule, RenewalRule};
use super::{Basis, Stated};

/// A service on sale beside a tier, or one that a tier comes with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceRule {
    /// Id in contract files.
    pub id: String,
    /// Name.
    pub name: String,
    /// Packages on sale; empty where it has none.
    pub packages: Vec<String>,
    /// Which tier has it; empty where nobody says.
    pub offers: Vec<Offer>,
    /// What it is made of, in words.
    pub duties: Vec<Stated>,
    /// How much of it there is to use.
    pub allowances: Vec<AllowanceRule>,
    /// The term that a purchase buys, where the terms have one.
    pub term: Option<PurchaseTerm>,
    /// How its term renews.
    pub renewal: Option<RenewalRule>,
    /// By when which party gives notice.
    pub notices: Vec<NoticeRule>,
    /// Where it stands.
    pub basis: Basis,
}

impl ServiceRule {
    /// The allowance of an id.
    pub fn allowance(&self, id: &str) -> Option<&AllowanceRule> {
        self.allowances.iter().find(|allowance| allowance.id == id)
    }
}

/// The term of a service, which starts on the day of its purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PurchaseTerm {
    /// How many months it lasts.
    pub months: u32,
    /// Where it stands.
    pub basis: Basis,
}

/// How much of a service there is to use, in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowanceRule {
    /// Id on the command line.
    pub id: String,
    /// Its unit, a plural: `days` and `hours` can be divided, everything else is counted.
    pub unit: String,
    /// How many hours a day has, where one can be used for the other.
    pub day_hours: Option<Decimal>,
    /// How much there is in each period, whatever the package.
    pub amount: Option<Quantity>,
    /// How much there is by package; goes before `amount`.
    pub package_amounts: BTreeMap<String, Quantity>,
    /// The allowance that it is a part of: what is used of this one is used of that one too.
    pub of: Option<String>,
    /// The allowance whose every use is one of this.
    pub counts: Option<String>,
    /// The least that can be used at once.
    pub block: Option<Block>,
    /// Months of a period after which there is as much again; the whole term, where absent.
    pub months: Option<u32>,
    /// That what is unused at the end of a period is lost, where the terms say so.
    pub lapse: Option<Stated>,
    /// That it is to be used evenly, where the terms say so.
    pub spread: Option<Stated>,
    /// Where it stands.
    pub basis: Basis,
}

impl AllowanceRule {
    /// How much there is in a period of a package; `None` where nobody says.
    pub fn quantity(&self, package: Option<&str>) -> Option<Quantity> {
        package
            .and_then(|package| self.package_amounts.get(package))
            .or(self.amount.as_ref())
            .copied()
    }

    /// What is counted, in words: its unit, with its id where that says more.
    pub fn words(&self) -> String {
        match self.id.ends_with(&self.unit) {
            true => self.id.clone(),
            false => format!("{} {}", self.id, self.unit),
        }
    }

    /// Whether parts of one can be used.
    pub fn is_divisible(&self) -> bool {
        ["days", "hours"].contains(&self.unit.as_str())
    }
}

/// How much of something there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// So much; nothing, where it is not included.
    Amount(Decimal),
    /// Up to so many percent of the allowance that it is a part of.
    Percent(Decimal),
    /// As much as is needed.
    Unlimited,
}

/// The least of an allowance that can be used at once, on days that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// How much.
    pub least: Decimal,
    /// What the terms say.
    pub stated: Stated,
}

/// Something that tiers differ in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Id in answers.
    pub id: String,
    /// Name.
    pub name: String,
    /// Which tier has it.
    pub offers: Vec<Offer>,
}

/// Whether tiers have something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Tier ids; all, where empty.
    pub tiers: Vec<String>,
    /// Whether they have it.
    pub offered: Offered,
    /// What exactly, in words.
    pub text: Option<String>,
    /// The first day on which they have it.
    pub from: Option<NaiveDate>,
    /// Where it stands.
    pub basis: Basis,
}

impl Offer {
    /// The one of several that is for a tier; `None` stands for a program without tiers.
    pub fn of<'a>(offers: &'a [Offer], tier: Option<&str>) -> Option<&'a Offer> {
        offers.iter().find(|offer| {
            offer.tiers.is_empty()
                || tier.is_some_and(|tier| offer.tiers.iter().any(|one| one == tier))
        })
    }
}

/// Whether a tier has something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// It comes with the tier.
    Yes,
    /// It is not to be had.
    No,
    /// It can be bought, or agreed on.
    Optional,
    /// The documents do not tell.
    Unknown,
}

impl Offered {
    /// The name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            Offered::Yes => "yes",
            Offered::No => "no",
            Offered::Optional => "optional",
            Offered::Unknown => "unknown",
        }
    }
}
