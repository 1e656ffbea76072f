//! The services that go with contracts, and how what there is to use of them stands.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::{Column, Item, Whys, whys};
use crate::domain::clause::{Clause, Reason, Why, WhyCode, clauses_of};
use crate::domain::contract::Contract;
use crate::domain::program::AllowanceRule;
use crate::domain::service::{Balance, Granted, Held, held};

/// An allowance of a service, or a service of which nothing is counted.
#[derive(Clone, Debug, Serialize)]
pub struct ServiceItem {
    /// The contract's id.
    pub contract: String,
    /// The service's id.
    pub service: String,
    /// The service's name.
    pub name: String,
    /// `bought` beside the tier, or `included` in it.
    pub held: &'static str,
    /// Package, where it was bought in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package: Option<String>,
    /// The allowance's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowance: Option<String>,
    /// The unit that it is counted in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The first day of the period, or of the term of a service of which nothing is counted.
    pub period_start: NaiveDate,
    /// Its last day; null where it has none.
    pub period_end: Option<NaiveDate>,
    /// How much there is in the period; null where nobody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Option<String>>,
    /// `unlimited`, where there is as much as is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<&'static str>,
    /// How much of it was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used: Option<String>,
    /// How much is left; null where nobody says how much there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Option<String>>,
    /// How much should have been used by now, used evenly; rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub even_share: Option<String>,
    /// The last day on which what is left can be used; null where nobody says what becomes of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lapses_on: Option<Option<NaiveDate>>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<&'static str>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
    /// How it came about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

impl ServiceItem {
    /// Every service of a contract with its allowances, judged on a local date.
    pub fn all(contract: &Contract, on: NaiveDate) -> Vec<Self> {
        let services = held(contract, on);
        services
            .iter()
            .flat_map(|held| Self::of(contract, held, on, on))
            .collect()
    }

    /// The allowances of one service in the periods that a day lies in, judged on a local date.
    pub fn of(contract: &Contract, held: &Held<'_>, day: NaiveDate, on: NaiveDate) -> Vec<Self> {
        let bare = Self::bare(contract, held, day);
        if held.rule.allowances.is_empty() {
            return vec![bare];
        }
        let allowances = held.rule.allowances.iter();
        allowances
            .filter_map(|rule| held.balance(contract, rule, day, on))
            .map(|balance| bare.with(contract, &balance))
            .collect()
    }

    fn bare(contract: &Contract, held: &Held<'_>, day: NaiveDate) -> Self {
        let term = held.term(day);
        let mut reasons: Vec<Reason> = Vec::new();
        for duty in &held.rule.duties {
            reasons.push(Reason::new("duty", &duty.text, &duty.basis));
        }
        ServiceItem {
            contract: contract.id.clone(),
            service: held.id().to_owned(),
            name: held.rule.name.clone(),
            held: if held.bought.is_some() {
                "bought"
            } else {
                "included"
            },
            package: held.package().map(str::to_owned),
            allowance: None,
            unit: None,
            period_start: term.start,
            period_end: term.last_day(),
            amount: None,
            limit: None,
            used: None,
            left: None,
            even_share: None,
            lapses_on: None,
            state: None,
            clauses: clauses_of(
                held.offer
                    .map(|offer| &offer.basis)
                    .into_iter()
                    .chain([&held.rule.basis]),
            ),
            why: whys([("period_end", super::renewals::open_end(term).as_ref())]),
            reasons,
        }
    }

    fn with(&self, contract: &Contract, balance: &Balance<'_>) -> Self {
        let rule = balance.rule;
        let term = balance.period.term;
        let unknown = match &balance.granted {
            Granted::Unknown(why) => Some(why),
            Granted::Known(_) | Granted::Unlimited => None,
        };
        let in_words = |amount: Decimal| amount.normalize().to_string();
        let fate = unstated_fate(contract, rule);
        ServiceItem {
            allowance: Some(rule.id.clone()),
            unit: Some(rule.unit.clone()),
            period_start: term.start,
            period_end: term.last_day(),
            amount: match &balance.granted {
                Granted::Known(amount) => Some(Some(in_words(*amount))),
                Granted::Unknown(_) => Some(None),
                Granted::Unlimited => None,
            },
            limit: (balance.granted == Granted::Unlimited).then_some("unlimited"),
            used: Some(in_words(balance.used)),
            left: match balance.left {
                Some(left) => Some(Some(in_words(left))),
                None => unknown.map(|_| None),
            },
            even_share: balance.even.map(in_words),
            lapses_on: match balance.lapses_on() {
                Some(on) => Some(Some(on)),
                None => fate.as_ref().map(|_| None),
            },
            state: Some(balance.state.name()),
            clauses: clauses_of(
                [
                    Some(&rule.basis),
                    rule.lapse.as_ref().map(|lapse| &lapse.basis),
                ]
                .into_iter()
                .flatten(),
            ),
            why: whys([
                ("period_end", super::renewals::open_end(term).as_ref()),
                ("amount", unknown),
                ("left", unknown.filter(|_| balance.left.is_none())),
                ("lapses_on", fate.as_ref()),
            ]),
            reasons: balance.reasons(),
            ..self.clone()
        }
    }

    /// What the item is about, for a heading.
    pub fn title(&self) -> String {
        let of = self.allowance.as_ref().map_or("", String::as_str);
        format!("{} {} {of}", self.contract, self.service)
            .trim_end()
            .to_owned()
    }
}

/// Why it is not known what becomes of what is left. Parts of something share its fate.
fn unstated_fate(contract: &Contract, rule: &AllowanceRule) -> Option<Why> {
    let is_part = rule.of.is_some() || rule.counts.is_some();
    (rule.lapse.is_none() && !is_part).then(|| {
        let message = format!(
            "{} does not state whether unused {} are lost",
            contract.program.vendor, rule.unit
        );
        Why::new(WhyCode::Unstated, message, rule.basis.clauses.clone())
    })
}

impl Item for ServiceItem {
    const SCHEMA: &'static str = "tenure.service/1";
    const FIELDS: &'static [&'static str] = &[
        "contract",
        "service",
        "name",
        "held",
        "package",
        "allowance",
        "unit",
        "period_start",
        "period_end",
        "amount",
        "limit",
        "used",
        "left",
        "even_share",
        "lapses_on",
        "state",
        "clauses",
        "why",
        "reasons",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Contract", "contract").keep(),
        Column::new("Service", "service").keep(),
        Column::new("Allowance", "allowance").keep(),
        Column::new("Amount", "amount").or("limit").right().keep(),
        Column::new("Used", "used").right().keep(),
        Column::new("Left", "left").right().keep(),
        Column::new("Even", "even_share").right(),
        Column::new("Unit", "unit"),
        Column::new("To", "period_end").keep(),
        Column::new("Lapses on", "lapses_on"),
        Column::new("State", "state").state().keep(),
        Column::new("From", "period_start"),
        Column::new("Package", "package"),
        Column::new("Held", "held"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No services.";
}
