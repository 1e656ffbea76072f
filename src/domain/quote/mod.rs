//! What a renewal, a reinstatement or a change costs, line by line, and the term that it buys.
//!
//! What an order is and which term it buys stands in `plan`, its sums in `lines` and `fees`, how
//! it changes from day to day in `range`.
//!
//! May use the rest of `domain`. Deliberately absent: rates that nobody states. Such a line has no
//! amount, and says whose it is to supply.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::clause::{Basis, Clause, Reason, Why};
use super::contract::Contract;
use super::money::{Currency, Rate};
use super::program::FeeCode;
use super::term::Term;
use super::ticket::Refusal;
use lines::Quoting;

mod fees;
mod lines;
mod order;
mod plan;
mod range;

pub use order::{Ordered, ordered};
pub use plan::refuses_cover;
pub use range::{Best, Day, MAX_DAYS, Range, Run, range};

/// The most years that an order can be for.
pub const MAX_YEARS: u32 = 20;

/// The kinds of lines, in the order in which a quote adds them up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineCode {
    /// The fee of the new term.
    Base,
    /// What that fee rises by.
    Uplift,
    /// What it falls by for several years.
    Discount,
    /// The period that was missed.
    BackFees,
    /// A charge for the lapse.
    Penalty,
    /// A charge for what was released meanwhile.
    UpgradeFee,
    /// Tax on all of it.
    Tax,
}

impl LineCode {
    /// All codes.
    pub const ALL: [LineCode; 7] = [
        LineCode::Base,
        LineCode::Uplift,
        LineCode::Discount,
        LineCode::BackFees,
        LineCode::Penalty,
        LineCode::UpgradeFee,
        LineCode::Tax,
    ];

    /// The code in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            LineCode::Base => "base",
            LineCode::Uplift => "uplift",
            LineCode::Discount => "discount",
            LineCode::BackFees => "back-fees",
            LineCode::Penalty => "penalty",
            LineCode::UpgradeFee => "upgrade-fee",
            LineCode::Tax => "tax",
        }
    }

    /// The line of a code.
    pub fn from_name(name: &str) -> Option<LineCode> {
        Self::ALL.into_iter().find(|code| code.name() == name)
    }

    /// What the line is, in words.
    pub fn label(self) -> &'static str {
        match self {
            LineCode::Base => "fee of the new term",
            LineCode::Uplift => "uplift",
            LineCode::Discount => "multi-year discount",
            LineCode::BackFees => "fees of the missed period",
            LineCode::Penalty => "reinstatement penalty",
            LineCode::UpgradeFee => "upgrade fee",
            LineCode::Tax => "tax",
        }
    }
}

impl From<FeeCode> for LineCode {
    fn from(code: FeeCode) -> LineCode {
        match code {
            FeeCode::BackFees => LineCode::BackFees,
            FeeCode::Penalty => LineCode::Penalty,
            FeeCode::UpgradeFee => LineCode::UpgradeFee,
        }
    }
}

/// What is ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// On which local date.
    pub on: NaiveDate,
    /// For how many years; absent, for as long as a term renews.
    pub years: Option<u32>,
    /// At which tier; absent, at the contract's own.
    pub tier: Option<String>,
    /// For how many licenses; absent, for those covered.
    pub licenses: Option<u64>,
    /// Whether the tier or the licenses change from that day on, instead of with the next term.
    pub change: bool,
    /// Rates that go before those of the contract.
    pub rates: BTreeMap<LineCode, Rate>,
}

/// What an order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It came before the term was over.
    Renewal,
    /// It came after, and is treated as a renewal.
    LateRenewal,
    /// It takes up cover that had ended.
    Reinstatement,
    /// It changes the term that runs, up to its end.
    Change,
}

impl Kind {
    /// The kind's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Renewal => "renewal",
            Kind::LateRenewal => "late-renewal",
            Kind::Reinstatement => "reinstatement",
            Kind::Change => "change",
        }
    }
}

/// What an order costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// What the order is; `None` where nobody says what follows a lapse.
    pub kind: Option<Kind>,
    /// The day of the order.
    pub on: NaiveDate,
    /// Days from the last covered day to the order; 0 before.
    pub lapse_days: i64,
    /// The currency of every amount.
    pub currency: Currency,
    /// The lines, in order.
    pub lines: Vec<Line>,
    /// The sum of the lines; `None` while one is unknown.
    pub total: Option<Decimal>,
    /// The sum of the known lines.
    pub known_total: Decimal,
    /// The tier that the order is for.
    pub tier: Option<String>,
    /// What a year of the new term costs with all lines, taxes included; `None` while the total is
    /// unknown, and for a change.
    pub per_year: Option<Decimal>,
    /// The term that the order buys; `None` where nobody says when it starts.
    pub new_term: Option<Term>,
    /// Days of the new term from the order on.
    pub cover_days: Option<i64>,
    /// What the kind and the new term rest on.
    pub clauses: Vec<Clause>,
    /// Why kind and new term are unknown, where they are.
    pub why: Option<Why>,
    /// How kind, tier and term came about.
    pub reasons: Vec<Reason>,
    /// The sum of the lines before rounding; `None` while one is unknown.
    exact_total: Option<Decimal>,
    /// Which step of the terms it falls under: 0 before the lapse.
    step: usize,
}

/// One line of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub code: LineCode,
    /// The part of the contract that it is for; `None` for the contract itself.
    pub part: Option<String>,
    /// The first day that it pays for, where it pays for days.
    pub from: Option<NaiveDate>,
    /// The last one.
    pub to: Option<NaiveDate>,
    /// What the rate is applied to.
    pub base: Option<Decimal>,
    /// The rate.
    pub rate: Option<Rate>,
    /// The amount, rounded once; `None` where the rate is unknown.
    pub amount: Option<Decimal>,
    /// How the amount came about, with the numbers in it.
    pub formula: String,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why the terms are read so, where they do not say it themselves.
    pub inferred: Option<String>,
    /// Why there is no amount.
    pub why: Option<Why>,
    /// The amount before rounding.
    exact: Option<Decimal>,
}

impl Line {
    /// How many days the line pays for.
    pub fn days(&self) -> Option<i64> {
        Some((self.to? - self.from?).num_days() + 1)
    }

    fn new(code: LineCode, basis: &Basis) -> Line {
        Line {
            code,
            part: None,
            from: None,
            to: None,
            base: None,
            rate: None,
            amount: None,
            formula: String::new(),
            clauses: basis.clauses.clone(),
            inferred: basis.inferred.clone(),
            why: None,
            exact: None,
        }
    }

    fn over(mut self, from: NaiveDate, to: NaiveDate) -> Line {
        self.from = Some(from);
        self.to = Some(to);
        self
    }
}

/// What an order costs under a contract.
///
/// # Errors
///
/// A [`Refusal`] if the date is before the contract began, cover is for too few licenses, the
/// contract does not renew, cannot change so or has no currency, the terms accept no order after
/// such a lapse, a discount is over 100 %, or a sum is too large to be exact.
pub fn quote(contract: &Contract, order: &Order) -> Result<Quote, Refusal> {
    let held = plan::version(contract, order);
    plan::check(held, order)?;
    let currency = plan::currency(held)?;
    let plan = plan::plan(held, order)?;
    let last_day = plan.last.term.end.min(order.on);
    let quoting = Quoting {
        last_fee: contract.on(last_day).annual_fee,
        contract: held,
        order,
        currency,
        plan,
    };
    let quote = quoting.quote().ok_or_else(|| Refusal {
        code: "too-large",
        message: "a sum has more digits than can be computed with exactly".to_owned(),
        clauses: Vec::new(),
        mend: "check `annual_fee`, `licenses` and the rates".to_owned(),
    })?;
    match discounts_too_much(&quote) {
        Some(discount) => Err(too_much_discount(format!("of {discount}"))),
        None => Ok(quote),
    }
}

/// The discount of a quote, where it is a sum larger than the fee that it is taken off.
fn discounts_too_much(quote: &Quote) -> Option<Decimal> {
    let of = |code| quote.lines.iter().find(|line| line.code == code);
    let discount = of(LineCode::Discount)?.amount?;
    let mut fee = Decimal::ZERO;
    for line in &quote.lines {
        if matches!(line.code, LineCode::Base | LineCode::Uplift) {
            fee = fee.checked_add(line.amount?)?;
        }
    }
    // Rounded parts of a whole may miss it by a unit; only sums have to be compared.
    let is_sum = matches!(of(LineCode::Discount)?.rate, Some(Rate::Flat(_)));
    (is_sum && fee.checked_add(discount)? < Decimal::ZERO).then_some(-discount)
}

fn too_much_discount(of: String) -> Refusal {
    Refusal {
        code: "discount-over-100",
        message: format!("a discount {of} is more than the whole fee"),
        clauses: Vec::new(),
        mend: "give at most 100%".to_owned(),
    }
}

/// The rate that an order or a contract gives for a line.
fn rate(contract: &Contract, order: &Order, code: LineCode) -> Option<Rate> {
    order
        .rates
        .get(&code)
        .or_else(|| contract.rates.get(&code))
        .copied()
}
