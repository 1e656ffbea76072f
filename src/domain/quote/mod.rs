//! What a renewal or a reinstatement costs, line by line, and the term that it buys.
//!
//! What an order is and which term it buys stands here, its sums in `lines`.
//!
//! May use the rest of `domain`. Deliberately absent: rates that nobody states. Such a line has no
//! amount, and says whose it is to supply.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::clause::{Basis, Clause, Why, WhyCode, clauses_of};
use super::contract::{Contract, Licenses};
use super::money::{Currency, Rate};
use super::program::{FeeCode, LateKind, LateStep, NewTerm};
use super::standing::{self, Standing};
use super::term::{Schedule, Term};
use super::ticket::Refusal;
use lines::Quoting;

mod lines;

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
#[derive(Clone, Debug)]
pub struct Order {
    /// On which local date.
    pub on: NaiveDate,
    /// For how many years; absent, for as long as a term renews.
    pub years: Option<u32>,
    /// For how many licenses; absent, for those covered.
    pub licenses: Option<u64>,
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
}

impl Kind {
    /// The kind's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Renewal => "renewal",
            Kind::LateRenewal => "late-renewal",
            Kind::Reinstatement => "reinstatement",
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
    /// The term that the order buys; `None` where nobody says when it starts.
    pub new_term: Option<Term>,
    /// What the kind and the new term rest on.
    pub clauses: Vec<Clause>,
    /// Why kind and new term are unknown, where they are.
    pub why: Option<Why>,
}

/// One line of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub code: LineCode,
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

/// Refuses cover for fewer licenses than the program asks for.
pub fn refuses_cover(contract: &Contract, covered: u64) -> Option<Refusal> {
    let rule = contract.program.licenses.as_ref()?;
    let licenses = contract.licenses?;
    let Licenses { owned, used, .. } = licenses;
    let required = licenses.required();
    (covered < required).then(|| Refusal {
        code: "partial-cover",
        message: format!(
            "cover for {covered} licenses, where {owned} are owned and {used} used: \
             all licenses must be covered"
        ),
        clauses: rule.basis.clauses.clone(),
        mend: format!("cover {required} licenses"),
    })
}

/// What an order costs under a contract.
///
/// # Errors
///
/// A [`Refusal`] if the date is before the contract began, cover is for too few licenses, the
/// contract does not renew or has no currency, the lapse is one that no step of the terms is for,
/// a discount is over 100 %, or a sum is too large to be exact.
pub fn quote(contract: &Contract, order: &Order) -> Result<Quote, Refusal> {
    let currency = check(contract, order)?;
    let standing = standing::on(contract, order.on);
    let lapse_days = (order.on - standing.term.end).num_days().max(0);
    let plan = plan(contract, order, &standing, lapse_days)?;
    let quoting = Quoting {
        contract,
        order,
        currency,
        standing,
        annual_fee: annual_fee(contract, order),
        plan,
    };
    let quote = quoting.quote(lapse_days).ok_or_else(|| Refusal {
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
    let uplift = of(LineCode::Uplift).map_or(Some(Decimal::ZERO), |line| line.amount)?;
    let fee = of(LineCode::Base)?.amount?.checked_add(uplift)?;
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

/// Refuses orders that cannot be quoted; gives the currency of the rest.
fn check(contract: &Contract, order: &Order) -> Result<Currency, Refusal> {
    let refuse = |code, message: String, basis: &Basis, mend: &str| Refusal {
        code,
        message,
        clauses: basis.clauses.clone(),
        mend: mend.to_owned(),
    };
    let none = Basis::default();
    let begins = contract.schedule.initial().start;
    if order.on < begins {
        let message = format!(
            "{} is before contract {} begins, {begins}",
            order.on, contract.id
        );
        return Err(refuse(
            "before-term",
            message,
            &none,
            "give a date from its start on",
        ));
    }
    if contract.renewal == Some(super::program::RenewalMode::None) {
        let message = format!("contract {} does not renew", contract.id);
        let basis = &contract.renewal_basis;
        return Err(refuse(
            "no-renewal",
            message,
            basis,
            "set `renewal` in the contract",
        ));
    }
    let covered = order
        .licenses
        .or(contract.licenses.map(|licenses| licenses.covered));
    if let Some(refusal) = covered.and_then(|covered| refuses_cover(contract, covered)) {
        return Err(refusal);
    }
    if order.licenses.is_some() && contract.licenses.is_none() {
        let message = format!("contract {} is not sold by licenses", contract.id);
        return Err(refuse(
            "no-licenses",
            message,
            &none,
            "add `licenses` to the contract",
        ));
    }
    if let Some(Rate::Percent(percent)) = rate(contract, order, LineCode::Discount)
        && percent > Decimal::ONE_HUNDRED
    {
        return Err(too_much_discount(format!("of {percent}%")));
    }
    contract.currency.ok_or_else(|| {
        let message = format!("contract {} has no currency", contract.id);
        refuse(
            "no-currency",
            message,
            &none,
            "add `currency` to the contract, such as \"EUR\"",
        )
    })
}

fn rate(contract: &Contract, order: &Order, code: LineCode) -> Option<Rate> {
    order
        .rates
        .get(&code)
        .or_else(|| contract.rates.get(&code))
        .copied()
}

/// The fee of a year: the command line's, else the contract's.
fn annual_fee(contract: &Contract, order: &Order) -> Option<Decimal> {
    match order.rates.get(&LineCode::Base) {
        Some(Rate::Flat(fee)) => Some(*fee),
        _ => contract.annual_fee,
    }
}

/// What an order is, and the term that it buys.
struct Plan<'a> {
    kind: Option<Kind>,
    step: Option<&'a LateStep>,
    months: u32,
    months_inferred: Option<String>,
    new_term: Option<Term>,
    why: Option<Why>,
}

fn plan<'a>(
    contract: &'a Contract,
    order: &Order,
    standing: &Standing,
    lapse_days: i64,
) -> Result<Plan<'a>, Refusal> {
    let (months, months_inferred) = order_months(contract, order);
    let follows = |months| contract.schedule.term_after(standing.number, months);
    let plan = |kind, step, new_term| Plan {
        kind,
        step,
        months,
        months_inferred: months_inferred.clone(),
        new_term,
        why: None,
    };
    if lapse_days == 0 {
        return Ok(plan(Some(Kind::Renewal), None, follows(months)));
    }
    let late = &contract.program.late;
    if late.is_empty() {
        let message = format!(
            "{} does not state what follows a lapse",
            contract.program.vendor
        );
        let mut unknown = plan(None, None, None);
        unknown.why = Some(Why::new(WhyCode::Unstated, message, Vec::new()));
        return Ok(unknown);
    }
    let Some(step) = late.iter().find(|step| step.covers(lapse_days)) else {
        return Err(Refusal {
            code: "lapsed-too-long",
            message: format!("no renewal after a lapse of {lapse_days} days"),
            clauses: clauses_of(late.iter().map(|step| &step.basis)),
            mend: format!("ask {} for a new contract", contract.program.vendor),
        });
    };
    let kind = match step.kind {
        LateKind::LateRenewal => Kind::LateRenewal,
        LateKind::Reinstatement => Kind::Reinstatement,
    };
    let new_term = match step.new_term {
        NewTerm::OldEnd => follows(months),
        NewTerm::OrderDate => Schedule::term_of_months(order.on, months),
    };
    Ok(plan(Some(kind), Some(step), new_term))
}

/// How long the new term is: as ordered, else as a term renews, else a year, inferred.
fn order_months(contract: &Contract, order: &Order) -> (u32, Option<String>) {
    if let Some(years) = order.years {
        return (years.saturating_mul(12), None);
    }
    match contract.schedule.renewal_months() {
        Some(months) => (months, None),
        None => (
            12,
            Some("nobody states how long a renewal lasts; a year is assumed".to_owned()),
        ),
    }
}
