//! What one customer holds, as values.
//!
//! What happens to it later stands in `event`, what it was before and will be after in `history`.
//!
//! May use the rest of `domain`. Deliberately absent: reading (see `terms`), and what follows from
//! a contract on a date (see `notice`, `quote`, `standing`).

pub mod event;
pub mod history;
mod tier;

pub use tier::Renamed;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use self::event::Event;
use self::history::History;
use super::calendar::Calendar;
use super::classify::Facts;
use super::clause::{Basis, Why};
use super::money::{Currency, Rate};
use super::program::{
    Deployment, NoticeRule, ProductVersion, Program, Quantity, RenewalMode, TargetRule,
};
use super::quote::LineCode;
use super::term::Schedule;
use super::zone::Zone;

/// One customer's contract under one edition of a program.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Id: letters, digits, `.`, `_`, `-`; safe in a shell.
    pub id: String,
    /// Who holds it.
    pub customer: String,
    /// The edition that it was made under.
    pub program: Arc<Program>,
    /// The id of the tier that its file's term is at; `None` where the program has none. For the
    /// tier on a date see [`Contract::tier_on`].
    pub tier: Option<String>,
    /// Region id.
    pub region: Option<String>,
    /// The opening hours that business time is counted in, or why there are none.
    pub hours: Result<Calendar, Why>,
    /// Where those hours stand.
    pub hours_basis: Basis,
    /// The zone that decides its dates.
    pub zone: Zone,
    /// The day it was sold.
    pub sold: NaiveDate,
    /// Its currency.
    pub currency: Option<Currency>,
    /// The fee of a year, for all covered licenses.
    pub annual_fee: Option<Decimal>,
    /// The same at other tiers.
    pub fees: BTreeMap<String, Decimal>,
    /// The list price of a year.
    pub list_price: Option<Decimal>,
    /// What becomes of its term: the contract's own word, else the program's.
    pub renewal: Option<RenewalMode>,
    /// Where that stands.
    pub renewal_basis: Basis,
    /// How long before the last day a notice is sent.
    pub notice_lead: Lead,
    /// Its terms.
    pub schedule: Schedule,
    /// The last day that its products are supported at all, where somebody gave it.
    pub end_of_support: Option<EndOfSupport>,
    /// License counts, where it is sold by them.
    pub licenses: Option<Licenses>,
    /// Rates that the program leaves open.
    pub rates: BTreeMap<LineCode, Rate>,
    /// Notice rules: the contract's own, else the program's.
    pub notices: Vec<NoticeRule>,
    /// Targets agreed in the contract; they go before the program's.
    pub targets: Vec<TargetRule>,
    /// Whom the customer named.
    pub contacts: Vec<Contact>,
    /// Answers to circumstances of the program that go for every ticket.
    pub circumstances: Facts,
    /// The partner from whom support was bought; `None` where it comes from the vendor.
    pub partner: Option<String>,
    /// Sums that are or were due.
    pub payments: Vec<Payment>,
    /// Where the product runs, where it says so.
    pub deployment: Option<Deployment>,
    /// Versions of the product of which it is known how long they are supported.
    pub versions: Vec<ProductVersion>,
    /// Services held beside the tier.
    pub services: Vec<Service>,
    /// Parts that end with it, each with a fee of its own.
    pub parts: Vec<Part>,
    /// What has happened to it, in the order of recording; nothing, where it comes from a file.
    pub events: Vec<Event>,
    /// What it was before its file or its tier changed, and what it will be.
    pub history: History,
}

impl Contract {
    /// The fee of a year at a tier, for all covered licenses, where it is known. At the tier that
    /// the contract's own goes on as it is the contract's, unless it names another.
    pub fn fee_at(&self, tier: Option<&str>) -> Option<Decimal> {
        match tier {
            Some(tier) if self.is_own_tier(tier) => self.annual_fee,
            Some(tier) if self.goes_on_as(tier) => self.fees.get(tier).copied().or(self.annual_fee),
            Some(tier) => self.fees.get(tier).copied(),
            None => self.annual_fee,
        }
    }
}

/// A part of a contract that ends with it: a module, more clients, a spare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// What it is.
    pub name: Option<String>,
    /// The first day that it is covered.
    pub from: NaiveDate,
    /// Its fee of a year.
    pub annual_fee: Option<Decimal>,
    /// Where it stands that it ends with the contract.
    pub basis: Basis,
}

/// The last day that a product is supported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndOfSupport {
    /// The day.
    pub date: NaiveDate,
    /// Where it stands that cover ends with it.
    pub basis: Basis,
}

/// How long before the last day for it a notice is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Calendar days.
    Days(u32),
    /// Business days of the contract's calendar.
    BusinessDays(u32),
}

/// How many licenses there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Licenses {
    /// Bought.
    pub owned: u64,
    /// In use.
    pub used: u64,
    /// Covered by the contract.
    pub covered: u64,
}

impl Licenses {
    /// How many must be covered where cover is for all licenses: the larger of owned and used.
    pub fn required(self) -> u64 {
        self.owned.max(self.used)
    }
}

/// Somebody the customer named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Address.
    pub email: String,
    /// Last day of a certificate.
    pub certified_until: Option<NaiveDate>,
    /// Whether they can be reached around the clock.
    pub around_the_clock: bool,
}

/// A sum that is or was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The last day to pay it.
    pub due: NaiveDate,
    /// When it was paid, if it was.
    pub paid: Option<NaiveDate>,
}

impl Contract {
    /// The contact of an address; case does not count.
    pub fn contact(&self, email: &str) -> Option<&Contact> {
        let mut contacts = self.contacts.iter();
        contacts.find(|contact| contact.email.eq_ignore_ascii_case(email.trim()))
    }
}

/// A service held beside the tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The id of the program's service.
    pub id: String,
    /// Package, where the service is sold in packages.
    pub package: Option<String>,
    /// Its own terms.
    pub schedule: Schedule,
    /// How much there is to use in each period, where the contract agrees it.
    pub allowances: BTreeMap<String, Quantity>,
    /// What becomes of its term.
    pub renewal: Option<RenewalMode>,
    /// Where that stands.
    pub renewal_basis: Basis,
    /// By when which party gives notice.
    pub notices: Vec<NoticeRule>,
}
