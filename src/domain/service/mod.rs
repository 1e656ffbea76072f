//! The services that go with a contract: what there is to use of them, what was used, and what is
//! lost when.
//!
//! Amounts are exact decimals; only an even share is rounded. May use the rest of `domain`.
//! Deliberately absent: whether something may still be used (see `usage`), and recording it.

pub mod amount;
pub mod usage;

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

use super::clause::{Basis, Reason, Why, WhyCode, clauses_of};
use super::contract::event::{Event, What};
use super::contract::{Contract, Service};
use super::course::Course;
use super::program::{AllowanceRule, Offer, Offered, Quantity, ServiceRule};
use super::term::{Term, add_days, sub_days};

/// Digits behind the point of an even share.
const SHARE_DIGITS: u32 = 2;

/// A service that goes with a contract: bought beside its tier, or one that the tier comes with.
#[derive(Clone, Debug)]
pub struct Held<'a> {
    /// What the program says of it.
    pub rule: &'a ServiceRule,
    /// What the contract says of it, where it was bought.
    pub bought: Option<&'a Service>,
    /// That the tier comes with it, where it was not bought.
    pub offer: Option<&'a Offer>,
    course: Course,
}

/// The services that go with a contract, as known on a date: first those that it names.
pub fn held(contract: &Contract, on: NaiveDate) -> Vec<Held<'_>> {
    let program = &contract.program;
    let bought = contract.services.iter().filter_map(|service| {
        Some(Held {
            rule: program.service(&service.id)?,
            bought: Some(service),
            offer: None,
            course: Course::of_service(contract, service, on),
        })
    });
    let tier = contract.tier_on(on);
    let named = |rule: &ServiceRule| contract.services.iter().any(|one| one.id == rule.id);
    let included = program.services.iter().filter_map(|rule| {
        let offer = Offer::of(&rule.offers, tier)?;
        let begun = offer.from.is_none_or(|from| from <= on);
        (offer.offered == Offered::Yes && begun && !named(rule)).then(|| Held {
            rule,
            bought: None,
            offer: Some(offer),
            course: Course::of(contract, on),
        })
    });
    bought.chain(included).collect()
}

/// How much there is to use in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Granted {
    /// So much.
    Known(Decimal),
    /// As much as is needed.
    Unlimited,
    /// Nobody says how much.
    Unknown(Why),
}

impl Held<'_> {
    /// The service's id.
    pub fn id(&self) -> &str {
        &self.rule.id
    }

    /// Its package, where it was bought in one.
    pub fn package(&self) -> Option<&str> {
        self.bought?.package.as_deref()
    }

    /// The term of the service that runs on a date; the last one after it, the first one before.
    pub fn term(&self, date: NaiveDate) -> Term {
        self.course.on(date).term
    }

    /// The period of an allowance in which a date lies; `None` outside the service's terms.
    pub fn period(&self, rule: &AllowanceRule, date: NaiveDate) -> Option<Period> {
        let place = self.course.on(date);
        if !place.term.contains(date) {
            return None;
        }
        let piece = match rule.months {
            None => Term {
                start: place.term.start,
                end: place.cut_from.unwrap_or(place.term.end),
            },
            Some(months) => place.schedule.piece(place.number, months, date)?,
        };
        let first = self.offer.and_then(|offer| offer.from);
        let term = Term {
            start: first.map_or(piece.start, |first| first.max(piece.start)),
            end: piece.end.min(place.term.end),
        };
        term.contains(date).then_some(Period {
            term,
            whole: term == piece,
        })
    }

    /// The period in which a date lies, else the last one before it or the first one after it.
    fn nearest_period(&self, rule: &AllowanceRule, date: NaiveDate) -> Option<Period> {
        let term = self.term(date);
        let first = self.offer.and_then(|offer| offer.from);
        let begins = first.map_or(term.start, |first| first.max(term.start));
        self.period(rule, date.min(term.end).max(begins))
    }

    /// How much of an allowance there is in a period.
    pub fn granted(&self, contract: &Contract, rule: &AllowanceRule, period: Period) -> Granted {
        let agreed = self
            .bought
            .and_then(|bought| bought.allowances.get(&rule.id));
        if agreed.is_none() && !period.whole {
            let message = format!(
                "{} does not state what there is of {} in a shorter period",
                contract.program.vendor, rule.id
            );
            return self.unknown(rule, message, &format!("allowances.{}", rule.id));
        }
        match agreed.copied().or_else(|| rule.quantity(self.package())) {
            Some(Quantity::Amount(amount)) => Granted::Known(amount),
            Some(Quantity::Unlimited) => Granted::Unlimited,
            Some(Quantity::Percent(percent)) => {
                let whole = rule.of.as_deref().and_then(|of| self.rule.allowance(of));
                match whole.map(|whole| self.granted(contract, whole, period)) {
                    Some(Granted::Known(whole)) => Granted::Known(share(whole, percent)),
                    Some(other) => other,
                    None => Granted::Unlimited,
                }
            }
            None if rule.package_amounts.is_empty() || self.package().is_some() => {
                let vendor = &contract.program.vendor;
                let message = format!("{vendor} does not state how much there is of {}", rule.id);
                self.unknown(rule, message, &format!("allowances.{}", rule.id))
            }
            None => {
                let message = format!("the contract does not name the package of {}", self.id());
                self.unknown(rule, message, "package")
            }
        }
    }

    fn unknown(&self, rule: &AllowanceRule, message: String, key: &str) -> Granted {
        let why = Why::new(WhyCode::Unstated, message, rule.basis.clauses.clone());
        Granted::Unknown(why.supply(format!("contract.service.{key}")))
    }

    /// What was used of an allowance in a period, by a date.
    fn used(
        &self,
        contract: &Contract,
        rule: &AllowanceRule,
        term: Term,
        by: NaiveDate,
    ) -> Decimal {
        let mut used = Decimal::ZERO;
        let mut add = |amount: Decimal| used = used.saturating_add(amount);
        for event in contract.events.iter().filter(|event| event.on <= by) {
            if let Some((of, amount)) = self.use_of(event).filter(|_| term.contains(event.on)) {
                if of == rule.id {
                    add(amount);
                } else if rule.counts.as_deref() == Some(of) {
                    add(Decimal::ONE);
                }
            }
        }
        // A part is declared after the whole, so that this comes to an end.
        for part in &self.rule.allowances {
            if part.of.as_deref() == Some(&rule.id) {
                add(self.used(contract, part, term, by));
            }
        }
        used
    }

    fn use_of<'e>(&self, event: &'e Event) -> Option<(&'e str, Decimal)> {
        match &event.what {
            What::Use {
                service,
                allowance,
                amount,
            } if service == self.id() => Some((allowance, *amount)),
            _ => None,
        }
    }

    /// How an allowance stands in the period that a day lies in or is nearest to, judged on a
    /// date.
    pub fn balance<'r>(
        &self,
        contract: &Contract,
        rule: &'r AllowanceRule,
        day: NaiveDate,
        on: NaiveDate,
    ) -> Option<Balance<'r>> {
        let period = self.nearest_period(rule, day)?;
        Some(self.balance_in(contract, rule, period, on, on))
    }

    /// How an allowance stands in a period, judged on a date, by what was used up to another.
    fn balance_in<'r>(
        &self,
        contract: &Contract,
        rule: &'r AllowanceRule,
        period: Period,
        on: NaiveDate,
        by: NaiveDate,
    ) -> Balance<'r> {
        let granted = self.granted(contract, rule, period);
        let used = self.used(contract, rule, period.term, by);
        let mut left = match granted {
            Granted::Known(granted) => granted.checked_sub(used),
            Granted::Unlimited | Granted::Unknown(_) => None,
        };
        // There is no more of a part than there is of the whole.
        if let Some(whole) = rule.of.as_deref().and_then(|of| self.rule.allowance(of)) {
            let whole = self.balance_in(contract, whole, period, on, by).left;
            left = match (left, whole) {
                (Some(left), Some(whole)) => Some(left.min(whole)),
                (left, whole) => left.or(whole),
            };
        }
        let is_base = rule.of.is_none() && rule.counts.is_none();
        let even = match granted {
            Granted::Known(granted) if is_base => even_share(granted, period.term, on),
            _ => None,
        };
        Balance {
            rule,
            period,
            state: state(&granted, left, period.term, rule, on),
            granted,
            used,
            left,
            even,
        }
    }
}

fn state(
    granted: &Granted,
    left: Option<Decimal>,
    period: Term,
    rule: &AllowanceRule,
    on: NaiveDate,
) -> State {
    match left {
        _ if *granted == Granted::Known(Decimal::ZERO) => State::NotIncluded,
        _ if on < period.start => State::Upcoming,
        Some(left) if left < Decimal::ZERO => State::Overdrawn,
        Some(left) if left.is_zero() => State::UsedUp,
        _ if on <= period.end => State::Open,
        _ if rule.lapse.is_some() => State::Lapsed,
        _ => State::Ended,
    }
}

/// A share of an amount in percent, exactly.
fn share(whole: Decimal, percent: Decimal) -> Decimal {
    whole
        .saturating_mul(percent)
        .saturating_mul(Decimal::new(1, 2))
        .normalize()
}

/// What would have been used by the end of a date, if every day of the period took the same.
fn even_share(granted: Decimal, period: Term, on: NaiveDate) -> Option<Decimal> {
    let days = (on - period.start).num_days() + 1;
    let passed = Decimal::from(days.clamp(0, period.days()));
    let share = granted
        .checked_mul(passed)?
        .checked_div(period.days().into())?;
    let rounded = share.round_dp_with_strategy(SHARE_DIGITS, RoundingStrategy::MidpointNearestEven);
    Some(rounded.normalize())
}

/// A stretch of time in which there is so much to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its days.
    pub term: Term,
    /// Whether it is as long as the terms have it.
    pub whole: bool,
}

/// How an allowance stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance<'r> {
    /// The allowance.
    pub rule: &'r AllowanceRule,
    /// The period that it is about.
    pub period: Period,
    /// How much there is in it.
    pub granted: Granted,
    /// How much of that was used.
    pub used: Decimal,
    /// How much is left; `None` where there is no limit, or nobody states one.
    pub left: Option<Decimal>,
    /// How much should be used by now, used evenly; `None` for parts of others.
    pub even: Option<Decimal>,
    /// Where it stands.
    pub state: State,
}

impl Balance<'_> {
    /// The last day on which it can be used, where what is left is lost then.
    pub fn lapses_on(&self) -> Option<NaiveDate> {
        let last = self.period.term.last_day()?;
        self.rule.lapse.as_ref().map(|_| last)
    }

    /// What the balance rests on.
    pub fn reasons(&self) -> Vec<Reason> {
        let rule = self.rule;
        let unit = &rule.unit;
        let mut reasons = Vec::new();
        let granted = match &self.granted {
            Granted::Known(granted) => format!("{granted} {unit} in a period"),
            Granted::Unlimited => format!("as many {unit} as are needed"),
            Granted::Unknown(why) => why.message.clone(),
        };
        reasons.push(Reason::new("allowance", granted, &rule.basis));
        if let Some(of) = &rule.of {
            let text = format!("what is used of it is used of {of} too");
            reasons.push(Reason::new("part", text, &rule.basis));
        }
        if let Some(counts) = &rule.counts {
            let text = format!("every use of {counts} is one");
            reasons.push(Reason::new("count", text, &rule.basis));
        }
        if let Some(block) = &rule.block {
            let stated = &block.stated;
            reasons.push(Reason::new("block", &stated.text, &stated.basis));
        }
        if self.even.is_some() {
            let (text, basis) = match &rule.spread {
                Some(stated) => (stated.text.clone(), stated.basis.clone()),
                None => (
                    "an even use is a measure for planning, day by day".to_owned(),
                    Basis {
                        clauses: Vec::new(),
                        inferred: Some("the terms do not ask for an even use".to_owned()),
                    },
                ),
            };
            reasons.push(Reason::new("even-share", text, &basis));
        }
        if let Some(stated) = &rule.lapse {
            reasons.push(Reason::new("lapse", &stated.text, &stated.basis));
        }
        reasons
    }
}

/// Where an allowance stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its first period has not begun.
    Upcoming,
    /// There is something left.
    Open,
    /// There is nothing left.
    UsedUp,
    /// More was used than there is.
    Overdrawn,
    /// Its last period is over, and what was left is lost.
    Lapsed,
    /// Its last period is over.
    Ended,
    /// There is none in this package.
    NotIncluded,
}

impl State {
    /// The state's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            State::Upcoming => "upcoming",
            State::Open => "open",
            State::UsedUp => "used-up",
            State::Overdrawn => "overdrawn",
            State::Lapsed => "lapsed",
            State::Ended => "ended",
            State::NotIncluded => "not-included",
        }
    }
}

/// Something that is lost after a day unless it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// The id of the service.
    pub service: String,
    /// The id of the allowance.
    pub allowance: String,
    /// Its unit.
    pub unit: String,
    /// The last day on which it can be used.
    pub on: NaiveDate,
    /// How much is left; `None` where nobody states how much there is.
    pub left: Option<Decimal>,
    /// Where it stands that it is lost.
    pub basis: Basis,
}

/// What is lost at the end of the periods that a date lies in, of every service of a contract, by
/// what was used up to the date. What is used up, has no limit or does not lapse is left out.
pub fn lapses(contract: &Contract, on: NaiveDate) -> Vec<Lapse> {
    let mut lapses = Vec::new();
    for held in held(contract, on) {
        for rule in &held.rule.allowances {
            let Some(stated) = &rule.lapse else {
                continue;
            };
            let Some(balance) = held.balance(contract, rule, on, on) else {
                continue;
            };
            let nothing = balance.left.is_some_and(|left| left <= Decimal::ZERO)
                || balance.granted == Granted::Unlimited;
            if let (Some(last), false) = (balance.lapses_on(), nothing) {
                let clauses = clauses_of([&stated.basis, &rule.basis]);
                lapses.push(Lapse {
                    service: held.id().to_owned(),
                    allowance: rule.id.clone(),
                    unit: rule.unit.clone(),
                    on: last,
                    left: balance.left,
                    basis: Basis {
                        clauses,
                        inferred: stated.basis.inferred.clone(),
                    },
                });
            }
        }
    }
    lapses
}

/// The last day of a stretch of so many days from a date on, parts of a day being whole ones.
fn last_of(from: NaiveDate, days: Decimal) -> Option<NaiveDate> {
    let days = u64::try_from(days.ceil()).ok()?;
    sub_days(add_days(from, days)?, 1)
}
