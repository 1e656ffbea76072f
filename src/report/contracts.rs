//! Contracts.

use chrono::NaiveDate;
use serde::Serialize;

use super::quotes::TermItem;
use super::renamed::next_tier;
use super::renewals::{open_end, unstated_renewal};
use super::versions::{VersionItem, versions};
use super::{Column, Item, Whys, whys};
use crate::domain::clause::Clause;
use crate::domain::contract::Contract;
use crate::domain::course::Course;
use crate::domain::payment;
use crate::domain::program::RenewalMode;
use crate::domain::standing;

/// One contract.
#[derive(Clone, Debug, Serialize)]
pub struct ContractItem {
    /// Id.
    pub contract: String,
    /// Who holds it.
    pub customer: String,
    /// The program's id.
    pub program: String,
    /// The edition that it is under.
    pub edition: String,
    /// The tier on that date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// The tier that the next term is at, where it gets another name with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_tier: Option<String>,
    /// Region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The first day of the term that runs, or of the last one.
    pub term_start: NaiveDate,
    /// Its last day; null where it has none.
    pub term_end: Option<NaiveDate>,
    /// The term that follows; absent where none does, or nobody says how long it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_term: Option<TermItem>,
    /// Where it stands.
    pub state: &'static str,
    /// The first day on which something was unpaid that is still.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unpaid_since: Option<NaiveDate>,
    /// What becomes of the term.
    pub renewal: Option<&'static str>,
    /// The zone of its dates.
    pub zone: String,
    /// The calendar that business time is counted in.
    pub calendar: Option<String>,
    /// Currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<&'static str>,
    /// The fee of a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annual_fee: Option<String>,
    /// License counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licenses: Option<LicensesItem>,
    /// Services held beside the tier.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<ServiceItem>,
    /// Versions of the product that are known, each as it stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<VersionItem>,
    /// Addresses of those the customer named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<String>,
    /// SHA-256 of the edition's text.
    pub edition_digest: String,
    /// What its hours and its renewal rest on.
    pub clauses: Vec<Clause>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
}

/// License counts.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct LicensesItem {
    /// Bought.
    pub owned: u64,
    /// In use.
    pub used: u64,
    /// Covered.
    pub covered: u64,
}

/// A service of a contract.
#[derive(Clone, Debug, Serialize)]
pub struct ServiceItem {
    /// Id.
    pub service: String,
    /// Package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package: Option<String>,
    /// The first day of the term that runs, or of the last one.
    pub term_start: NaiveDate,
    /// Its last day; null where it has none.
    pub term_end: Option<NaiveDate>,
    /// What becomes of the term.
    pub renewal: Option<&'static str>,
}

impl ContractItem {
    /// A contract, judged on a local date.
    pub fn new(contract: &Contract, on: NaiveDate) -> Self {
        let contract = contract.on(on);
        let standing = standing::on(contract, on);
        let bases = [&contract.hours_basis, &contract.renewal_basis];
        let no_renewal = unstated_renewal(contract);
        ContractItem {
            contract: contract.id.clone(),
            customer: contract.customer.clone(),
            program: contract.program.id.clone(),
            edition: contract.program.edition.clone(),
            tier: contract.tier_on(on).map(str::to_owned),
            next_tier: next_tier(contract, on),
            region: contract.region.clone(),
            term_start: standing.term.start,
            term_end: standing.term.last_day(),
            next_term: next_term(contract, on),
            state: standing.state.name(),
            unpaid_since: payment::unpaid(contract, on).map(|owed| owed.since),
            renewal: contract.renewal.map(|mode| mode.name()),
            zone: contract.zone.name().to_owned(),
            calendar: contract
                .hours
                .as_ref()
                .ok()
                .map(|calendar| calendar.name().to_owned()),
            currency: contract.currency.map(|currency| currency.code()),
            annual_fee: contract.annual_fee.map(|fee| fee.to_string()),
            licenses: contract.licenses.map(|licenses| LicensesItem {
                owned: licenses.owned,
                used: licenses.used,
                covered: licenses.covered,
            }),
            services: services(contract, on),
            versions: versions(contract, on),
            contacts: contract
                .contacts
                .iter()
                .map(|contact| contact.email.clone())
                .collect(),
            edition_digest: contract.program.digest.clone(),
            clauses: crate::domain::clause::clauses_of(bases),
            why: whys([
                ("renewal", no_renewal.as_ref()),
                ("term_end", open_end(standing.term).as_ref()),
                ("calendar", contract.hours.as_ref().err()),
            ]),
        }
    }
}

/// The term that was ordered to follow, or that follows by itself.
fn next_term(contract: &Contract, on: NaiveDate) -> Option<TermItem> {
    let course = Course::of(contract, on);
    let place = course.on(on);
    let ordered = course.last(on).term.start > place.term.start;
    let follows = ordered || contract.renewal == Some(RenewalMode::Tacit);
    let next = course.after(place).filter(|_| follows)?;
    Some(TermItem::new(next))
}

fn services(contract: &Contract, on: NaiveDate) -> Vec<ServiceItem> {
    let services = contract.services.iter();
    services
        .map(|service| {
            let term = Course::of_service(contract, service, on).on(on).term;
            ServiceItem {
                service: service.id.clone(),
                package: service.package.clone(),
                term_start: term.start,
                term_end: term.last_day(),
                renewal: service.renewal.map(|mode| mode.name()),
            }
        })
        .collect()
}

impl Item for ContractItem {
    const SCHEMA: &'static str = "tenure.contract/1";
    const FIELDS: &'static [&'static str] = &[
        "contract",
        "customer",
        "program",
        "edition",
        "tier",
        "next_tier",
        "region",
        "term_start",
        "term_end",
        "next_term",
        "state",
        "unpaid_since",
        "renewal",
        "zone",
        "calendar",
        "currency",
        "annual_fee",
        "licenses",
        "services",
        "versions",
        "contacts",
        "edition_digest",
        "clauses",
        "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Contract", "contract").keep(),
        Column::new("Customer", "customer").keep(),
        Column::new("Program", "program").keep(),
        Column::new("Edition", "edition"),
        Column::new("Tier", "tier"),
        Column::new("Next tier", "next_tier"),
        Column::new("Region", "region"),
        Column::new("Term from", "term_start"),
        Column::new("To", "term_end").keep(),
        Column::new("State", "state").state().keep(),
        Column::new("Unpaid since", "unpaid_since").when(),
        Column::new("Renewal", "renewal"),
        Column::new("Calendar", "calendar"),
    ];
    const EMPTY: &'static str = "No contracts.";
}
