//! What a renewal or a reinstatement costs, line by line, and the term that it buys.
//!
//! May use the rest of `domain`. Deliberately absent: rates that nobody states. Such a line has no
//! amount, and says whose it is to supply.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::clause::{Basis, Clause, Why, WhyCode, clauses_of};
use super::contract::{Contract, Licenses};
use super::money::{Currency, Rate};
use super::program::{Fee, FeeCode, FeePer, LateKind, LateStep, NewTerm};
use super::standing::{self, Standing};
use super::term::{Schedule, Term, YearShare, sub_days};
use super::ticket::state::Refusal;

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
    let Licenses { owned, used, .. } = contract.licenses?;
    let required = owned.max(used);
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

/// A quote in the making.
struct Quoting<'a> {
    contract: &'a Contract,
    order: &'a Order,
    currency: Currency,
    standing: Standing,
    annual_fee: Option<Decimal>,
    plan: Plan<'a>,
}

/// A factor of a fee: its value where the fee is known, and how it is written.
struct Product {
    exact: Option<Decimal>,
    formula: String,
}

impl Quoting<'_> {
    /// The whole quote; `None` if a sum overflows.
    fn quote(&self, lapse_days: i64) -> Option<Quote> {
        let mut lines = vec![self.base()?];
        lines.extend(self.share_of(LineCode::Uplift, &lines, false)?);
        lines.extend(self.share_of(LineCode::Discount, &lines, true)?);
        let fees = self.plan.step.iter().flat_map(|step| &step.fees);
        let mut fees: Vec<&Fee> = fees.collect();
        // The order of a quote, whatever the order in the terms.
        fees.sort_by_key(|fee| LineCode::from(fee.code));
        for fee in fees {
            lines.extend(self.fee(fee)?);
        }
        lines.extend(self.share_of(LineCode::Tax, &lines, false)?);
        for line in &mut lines {
            line.amount = line.exact.map(|exact| self.currency.round(settled(exact)));
        }
        let mut known_total = self.currency.round(Decimal::ZERO);
        for amount in lines.iter().filter_map(|line| line.amount) {
            known_total = known_total.checked_add(amount)?;
        }
        let complete = self.plan.kind.is_some() && lines.iter().all(|line| line.amount.is_some());
        let step = self.plan.step.map(|step| &step.basis);
        Some(Quote {
            kind: self.plan.kind,
            on: self.order.on,
            lapse_days,
            currency: self.currency,
            lines,
            total: complete.then_some(known_total),
            known_total,
            new_term: self.plan.new_term,
            clauses: clauses_of([step.unwrap_or(&self.contract.renewal_basis)]),
            why: self.plan.why.clone(),
        })
    }

    fn no_fee(&self) -> Why {
        let message = format!("contract {} names no annual fee", self.contract.id);
        Why::new(WhyCode::NoRate, message, Vec::new()).supply("contract.annual_fee")
    }

    fn show(&self, amount: Option<Decimal>) -> String {
        amount.map_or_else(|| "annual fee".to_owned(), |amount| amount.to_string())
    }

    /// The fee of the new term, for the licenses ordered.
    fn base(&self) -> Option<Line> {
        let mut line = Line::new(LineCode::Base, &self.contract.renewal_basis);
        if let Some(term) = self.plan.new_term {
            line = line.over(term.start, term.end);
        }
        line.inferred = self.plan.months_inferred.clone().or(line.inferred);
        line.base = self.annual_fee;
        let mut parts = Decimal::from(self.plan.months);
        let mut whole = Decimal::from(12);
        line.formula = match (self.plan.months / 12, self.plan.months % 12) {
            (1, 0) => format!("{} x 1 year", self.show(self.annual_fee)),
            (years, 0) => format!("{} x {years} years", self.show(self.annual_fee)),
            (_, _) => format!("{} x {parts}/12", self.show(self.annual_fee)),
        };
        if let (Some(ordered), Some(licenses)) = (self.order.licenses, self.contract.licenses)
            && licenses.covered > 0
        {
            let (ordered, covered) = (Decimal::from(ordered), Decimal::from(licenses.covered));
            line.formula = format!("{} x {ordered}/{covered} licenses", line.formula);
            (parts, whole) = (parts.checked_mul(ordered)?, whole.checked_mul(covered)?);
        }
        line.exact = match self.annual_fee {
            // One division, at the end, keeps the sum exact for as long as can be.
            Some(fee) => Some(fee.checked_mul(parts)?.checked_div(whole)?),
            None => None,
        };
        line.why = line.exact.is_none().then(|| self.no_fee());
        Some(line)
    }

    /// A line that is a share of what the lines before it come to: only where somebody gave a
    /// rate. A flat sum is taken as it is. The outer `None` is an overflow.
    fn share_of(&self, code: LineCode, before: &[Line], negative: bool) -> Option<Option<Line>> {
        let Some(rate) = rate(self.contract, self.order, code) else {
            return Some(None);
        };
        let mut sum = Some(Decimal::ZERO);
        for line in before {
            sum = match (sum, line.exact) {
                (Some(sum), Some(exact)) => Some(sum.checked_add(exact)?),
                _ => None,
            };
        }
        let mut line = Line::new(code, &Basis::default());
        line.rate = Some(rate);
        let product = match rate {
            Rate::Percent(percent) => {
                line.base = sum.map(|sum| self.currency.round(sum));
                percent_of(percent, sum, &self.show_sum(sum))?
            }
            Rate::Flat(sum) => Product {
                exact: Some(sum),
                formula: sum.to_string(),
            },
        };
        line.exact = product
            .exact
            .map(|exact| if negative { -exact } else { exact });
        line.formula = if negative {
            format!("-{}", product.formula)
        } else {
            product.formula
        };
        line.why = line.exact.is_none().then(|| {
            Why::new(
                WhyCode::NoRate,
                "a line before it has no amount",
                Vec::new(),
            )
        });
        Some(Some(line))
    }

    fn show_sum(&self, sum: Option<Decimal>) -> String {
        let shown = sum.map(|sum| self.currency.round(sum).to_string());
        shown.unwrap_or_else(|| "the lines before it".to_owned())
    }

    /// The line of a fee for a lapse. The inner `None` is a fee for no days; the outer one an
    /// overflow.
    fn fee(&self, fee: &Fee) -> Option<Option<Line>> {
        let code = LineCode::from(fee.code);
        let mut line = Line::new(code, &fee.basis);
        let schedule = &self.contract.schedule;
        let number = self.standing.number;
        // A full back fee needs no rate of anybody's.
        let default =
            (fee.per == FeePer::MissedDays).then_some(Rate::Percent(Decimal::ONE_HUNDRED));
        line.rate = rate(self.contract, self.order, code)
            .or(fee.rate)
            .or(default);
        line.base = self.contract.annual_fee;
        let product = match fee.per {
            FeePer::MissedDays => {
                let Some(missed) = self.missed() else {
                    return Some(None);
                };
                line = line.over(missed.from, missed.to);
                self.missed_days(missed, line.rate)?
            }
            FeePer::StartedYear => {
                // A lapse is counted to the order, so the years of delay are too.
                let delay = schedule.share_after(number, self.order.on);
                let Some(delay) = delay else {
                    return Some(None);
                };
                let first = delay.from;
                line = line.over(first, self.order.on);
                self.times(delay.started_years(), line.rate)?
            }
            FeePer::Once => self.once(line.rate)?,
        };
        line.exact = product.exact;
        line.formula = product.formula;
        let of_annual_fee = matches!(line.rate, Some(Rate::Percent(_)));
        if of_annual_fee && !fee.base_stated && fee.per != FeePer::MissedDays {
            let base = "the terms do not say what a percentage is of; the annual fee is assumed";
            line.inferred = Some(match line.inferred {
                Some(inferred) => format!("{inferred}; {base}"),
                None => base.to_owned(),
            });
        }
        line.why = line
            .exact
            .is_none()
            .then(|| self.no_rate(code, fee, line.rate));
        Some(Some(line))
    }

    fn no_rate(&self, code: LineCode, fee: &Fee, rate: Option<Rate>) -> Why {
        if rate.is_some() {
            return self.no_fee();
        }
        let message = format!(
            "{} does not state the rate of the {}",
            self.contract.program.vendor,
            code.label()
        );
        Why::new(WhyCode::NoRate, message, fee.basis.clauses.clone())
            .supply(format!("contract.rates.{}", code.name()))
    }

    /// The missed period: from the day after the last covered one to the day before the new term.
    fn missed(&self) -> Option<YearShare> {
        let last = sub_days(self.plan.new_term?.start, 1)?;
        self.contract
            .schedule
            .share_after(self.standing.number, last)
    }

    /// Days over the days of the whole anchored year in which they fall, after whole years.
    fn missed_days(&self, missed: YearShare, rate: Option<Rate>) -> Option<Product> {
        let fee = self.contract.annual_fee;
        if let Some(Rate::Flat(sum)) = rate {
            return Some(Product {
                exact: Some(sum),
                formula: sum.to_string(),
            });
        }
        let share = match (missed.years, missed.days) {
            (years, 0) => format!("{years}"),
            (0, days) => format!("{days}/{}", missed.year_days),
            (years, days) => format!("({years} + {days}/{})", missed.year_days),
        };
        let mut formula = format!("{} x {share}", self.show(fee));
        let mut exact = match fee {
            Some(fee) => {
                // One division, at the end, keeps the sum exact for as long as can be.
                let year_days = Decimal::from(missed.year_days);
                let days = Decimal::from(missed.years)
                    .checked_mul(year_days)?
                    .checked_add(Decimal::from(missed.days))?;
                Some(fee.checked_mul(days)?.checked_div(year_days)?)
            }
            None => None,
        };
        if let Some(Rate::Percent(percent)) = rate
            && percent != Decimal::ONE_HUNDRED
        {
            let product = percent_of(percent, exact, &formula)?;
            (exact, formula) = (product.exact, product.formula);
        }
        Some(Product { exact, formula })
    }

    fn once(&self, rate: Option<Rate>) -> Option<Product> {
        let fee = self.contract.annual_fee;
        match rate {
            None => Some(Product {
                exact: None,
                formula: format!("rate of {}", self.show(fee)),
            }),
            Some(Rate::Flat(sum)) => Some(Product {
                exact: Some(sum),
                formula: sum.to_string(),
            }),
            Some(Rate::Percent(percent)) => percent_of(percent, fee, &self.show(fee)),
        }
    }

    fn times(&self, years: u32, rate: Option<Rate>) -> Option<Product> {
        let once = self.once(rate)?;
        let exact = match once.exact {
            Some(exact) => Some(exact.checked_mul(Decimal::from(years))?),
            None => None,
        };
        let unit = if years == 1 {
            "started year"
        } else {
            "started years"
        };
        Some(Product {
            exact,
            formula: format!("{} x {years} {unit}", once.formula),
        })
    }
}

/// A sum without what divisions left in its last digits, which must not tip a midpoint: a third
/// of 4.5 is 1.5. Twelve decimals are far finer than any minor unit.
fn settled(exact: Decimal) -> Decimal {
    exact.round_dp(12)
}

/// A percentage of a sum; the outer `None` is an overflow.
fn percent_of(percent: Decimal, of: Option<Decimal>, shown: &str) -> Option<Product> {
    let exact = match of {
        Some(of) => Some(of.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?),
        None => None,
    };
    Some(Product {
        exact,
        formula: format!("{percent}% of {shown}"),
    })
}
