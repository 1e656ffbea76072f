//! What ends when.

use chrono::NaiveDate;
use serde::Serialize;

use super::entries::{At, Dated, Entry, Whose, with_clauses};
use super::renamed::next_tier;
use super::{Column, Item, Whys, whys};
use crate::domain::clause::{Clause, Why, WhyCode, clauses_of};
use crate::domain::contract::{Contract, Service};
use crate::domain::standing::{self, Standing, late_basis};
use crate::domain::term::Term;

/// Where one contract's term stands.
#[derive(Clone, Debug, Serialize)]
pub struct RenewalItem {
    /// The contract's id.
    pub contract: String,
    /// Who holds it.
    pub customer: String,
    /// The service's id; absent for the contract itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The first day of the term that runs, or of the last one.
    pub term_start: NaiveDate,
    /// Its last day; null where it has none.
    pub term_end: Option<NaiveDate>,
    /// The last day covered, where a term was ordered to follow the one that runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covered_until: Option<NaiveDate>,
    /// Days to the last day covered; negative after it, null where there is none.
    pub days_left: Option<i64>,
    /// Where it stands.
    pub state: &'static str,
    /// What becomes of the term.
    pub renewal: Option<&'static str>,
    /// The tier that the next term is at, where it gets another name with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_tier: Option<String>,
    /// The last day on which it can be renewed late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late_until: Option<NaiveDate>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
}

impl RenewalItem {
    /// The last day covered, where there is one.
    pub fn ends(&self) -> Option<NaiveDate> {
        self.covered_until.or(self.term_end)
    }

    /// A contract and its services, judged on a local date.
    pub fn all(contract: &Contract, on: NaiveDate) -> Vec<Self> {
        let held = contract.on(on);
        let services = held.services.iter();
        std::iter::once(Self::new(held, on))
            .chain(services.map(|service| Self::of_service(held, service, on)))
            .collect()
    }

    /// A contract, judged on a local date.
    pub fn new(contract: &Contract, on: NaiveDate) -> Self {
        let contract = contract.on(on);
        let standing = standing::on(contract, on);
        let mut bases = vec![contract.renewal_basis.clone()];
        if standing.late_until.is_some() {
            bases.push(late_basis(contract));
        }
        let unstated = unstated_renewal(contract);
        let renewal = contract.renewal.map(|mode| mode.name());
        let line = (renewal, clauses_of(&bases), unstated);
        RenewalItem {
            next_tier: next_tier(contract, on),
            ..Self::standing(contract, None, standing, line)
        }
    }

    /// One of its services.
    fn of_service(contract: &Contract, service: &Service, on: NaiveDate) -> Self {
        let standing = standing::of_service(contract, service, on);
        let basis = &service.renewal_basis;
        let unstated = service.renewal.is_none().then(|| {
            let vendor = &contract.program.vendor;
            let message = format!("{vendor} does not state how a term of it renews");
            Why::new(WhyCode::Unstated, message, basis.clauses.clone())
                .supply("contract.service.renewal")
        });
        let renewal = service.renewal.map(|mode| mode.name());
        let line = (renewal, basis.clauses.clone(), unstated);
        Self::standing(contract, Some(service.id.clone()), standing, line)
    }

    fn standing(
        contract: &Contract,
        service: Option<String>,
        standing: Standing,
        (renewal, clauses, unstated): (Option<&'static str>, Vec<Clause>, Option<Why>),
    ) -> Self {
        let Standing {
            term,
            last,
            days_left,
            state,
            late_until,
            ..
        } = standing;
        let no_end = open_end(term);
        RenewalItem {
            contract: contract.id.clone(),
            customer: contract.customer.clone(),
            service,
            term_start: term.start,
            term_end: term.last_day(),
            covered_until: (last.term != term).then(|| last.term.last_day()).flatten(),
            days_left: (!last.term.is_open()).then_some(days_left),
            state: state.name(),
            renewal,
            next_tier: None,
            late_until,
            clauses,
            why: whys([
                ("renewal", unstated.as_ref()),
                ("term_end", no_end.as_ref()),
                ("days_left", no_end.as_ref()),
            ]),
        }
    }
}

impl Dated for RenewalItem {
    fn entry(&self) -> Option<Entry> {
        let end = self.ends()?;
        let whose = Whose {
            contract: &self.contract,
            of: self.service.as_deref().into_iter().collect(),
        };
        let mut told = vec![format!("{}, {}", self.customer, self.state)];
        told.extend(self.renewal.map(|mode| format!("renewal: {mode}")));
        told.extend(
            self.late_until
                .map(|day| format!("late renewal until {day}")),
        );
        Some(Entry {
            uid: format!("{}/expiry/{end}", whose.key()),
            at: At::Day(end),
            summary: format!("{}: expiry", whose.name()),
            description: with_clauses(told, &self.clauses),
            send_by: None,
        })
    }
}

/// Why a term has no last day, where it has none.
pub(super) fn open_end(term: Term) -> Option<Why> {
    term.is_open().then(|| {
        let message = "the term has no end; it runs until somebody ends it";
        Why::new(WhyCode::Condition, message, Vec::new())
    })
}

/// Why it is not known what becomes of a term, where it is not.
pub(super) fn unstated_renewal(contract: &Contract) -> Option<Why> {
    let message = format!(
        "{} does not state how a term renews",
        contract.program.vendor
    );
    contract.renewal.is_none().then(|| {
        Why::new(
            WhyCode::Unstated,
            message,
            contract.renewal_basis.clauses.clone(),
        )
        .supply("contract.renewal")
    })
}

impl Item for RenewalItem {
    const SCHEMA: &'static str = "tenure.renewals/1";
    const FIELDS: &'static [&'static str] = &[
        "contract",
        "customer",
        "service",
        "term_start",
        "term_end",
        "covered_until",
        "days_left",
        "state",
        "renewal",
        "next_tier",
        "late_until",
        "clauses",
        "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Contract", "contract").keep(),
        Column::new("Service", "service"),
        Column::new("Term ends", "covered_until")
            .or("term_end")
            .when()
            .keep(),
        Column::new("Days", "days_left").right().keep(),
        Column::new("State", "state").state().keep(),
        Column::new("Renewal", "renewal"),
        Column::new("Next tier", "next_tier"),
        Column::new("Late until", "late_until").when(),
        Column::new("Customer", "customer"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No contracts.";
}
