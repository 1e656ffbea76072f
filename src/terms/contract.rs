//! Contract files to contracts: the second stage, where they meet their program. What they say
//! about money stands in `money`, about services in `services`.
//!
//! May use `domain` and `diagnostic`.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::calendar::{calendars, with_holidays};
use super::catalog::Catalog;
use super::raw::contract::{RawContract, RawContractFile, RawTerm};
use super::raw::program::RawNotice;
use super::read::{Document, Spanned, brief};
use super::rules::{Checker, has_errors, join_stages};
use crate::diagnostic::Diagnostic;
use crate::domain::calendar::Calendar;
use crate::domain::clause::{Basis, Clause, Why, WhyCode};
use crate::domain::contract::history::History;
use crate::domain::contract::{Contact, Contract, Lead, Licenses, Payment};
use crate::domain::program::{
    Fact, NoticeRule, Program, Region, RenewalMode, RenewalRule, TargetRule,
};
use crate::domain::quote::refuses_cover;
use crate::domain::term::{Schedule, Term};
use crate::domain::zone::Zone;

mod circumstances;
mod money;
mod services;
mod sold;
mod support_end;
mod tier;
mod under;

pub use tier::read_at_tier;
pub use under::{Under, named_program};

/// Longest contract id.
const MAX_ID: usize = 64;

/// A contract id: lower-case letters, digits, `.`, `_`, `-`, the first a letter or a digit.
pub fn is_contract_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= MAX_ID
        && text.bytes().next().is_some_and(plain)
        && text
            .bytes()
            .all(|byte| plain(byte) || b"._-".contains(&byte))
}

/// A contract file that could be read: its tables, and what they make. What comes with errors is
/// there to be looked at further, and not to be used.
#[derive(Clone, Debug)]
pub struct ContractFile {
    /// The tables as they are written.
    pub raw: RawContractFile,
    /// What they say, where their program is known and they make a term.
    pub contract: Option<Contract>,
    /// The calendars of the file, by name.
    pub calendars: BTreeMap<String, Calendar>,
}

/// Reads a contract file under the programs of a catalog: the contract where nothing is wrong with
/// it, and every finding.
pub fn read_contract(text: &str, catalog: &Catalog) -> (Option<Contract>, Vec<Diagnostic>) {
    usable(read_contract_file(&mut Document::parse(text), catalog))
}

/// The same of a text that is parsed already, with its tables, and in spite of errors.
pub fn read_contract_file(
    document: &mut Document,
    catalog: &Catalog,
) -> (Option<ContractFile>, Vec<Diagnostic>) {
    read_under(document, None, |raw, findings| {
        find_program(raw, catalog, findings)
    })
}

fn usable(
    (file, findings): (Option<ContractFile>, Vec<Diagnostic>),
) -> (Option<Contract>, Vec<Diagnostic>) {
    let file = file.filter(|_| !has_errors(&findings));
    (file.and_then(|file| file.contract), findings)
}

/// Reads a contract file under the edition that it was registered with, whatever is on sale now.
pub fn read_registered(text: &str, program: &Arc<Program>) -> (Option<Contract>, Vec<Diagnostic>) {
    let document = &mut Document::parse(text);
    usable(read_under(document, None, |_, _| Some(Arc::clone(program))))
}

/// Reads a contract file under the program that is found for it, at the tier that was ordered, where
/// one was.
fn read_under(
    document: &mut Document,
    ordered: Option<&str>,
    find: impl FnOnce(&mut RawContract, &mut Vec<Diagnostic>) -> Option<Arc<Program>>,
) -> (Option<ContractFile>, Vec<Diagnostic>) {
    let (raw, mut findings) = document.read::<RawContractFile>();
    let Some(mut raw) = raw else {
        return (None, findings);
    };
    let mut found = Vec::new();
    let own_calendars = calendars(&raw.calendar, &mut found);
    let program = find(&mut raw.contract, &mut found);
    let made = program.map(|program| make(&raw.contract, &program, ordered, &own_calendars));
    let (contract, mut of_contract) = made.unwrap_or_default();
    found.append(&mut of_contract);
    join_stages(&mut findings, found, ECHOES);
    let file = ContractFile {
        raw,
        contract,
        calendars: own_calendars,
    };
    (Some(file), findings)
}

/// The contract of a table under its program, and what is wrong with it.
pub(super) fn make(
    raw: &RawContract,
    program: &Arc<Program>,
    ordered: Option<&str>,
    own_calendars: &BTreeMap<String, Calendar>,
) -> (Option<Contract>, Vec<Diagnostic>) {
    let tiers = program.tiers.iter().map(|tier| tier.id.as_str());
    let severities = program.severities.iter();
    let severities = severities.map(|severity| severity.id.as_str());
    let mut reading = Reading {
        raw,
        program,
        ordered,
        own_calendars,
        check: Checker::new(&program.sources, tiers.collect(), severities.collect()),
    };
    (reading.contract(), reading.check.findings)
}

/// Findings that a value which could not be read brings with it.
const ECHOES: &[&str] = &[
    "missing-key",
    "unknown-calendar",
    "target-figure",
    "notice-period",
];

/// The edition that a contract names, else the one on sale on the day it was sold.
fn find_program(
    raw: &RawContract,
    catalog: &Catalog,
    findings: &mut Vec<Diagnostic>,
) -> Option<Arc<Program>> {
    let mut check = Checker::new(&[], Vec::new(), Vec::new());
    let ids = catalog.ids();
    let found = if !check.known("unknown-program", "program", &raw.program, &ids) {
        None
    } else if let Some(edition) = &raw.edition {
        let editions: Vec<&str> = catalog
            .editions(&raw.program)
            .map(|p| p.edition.as_str())
            .collect();
        check.known("unknown-edition", "edition", edition, &editions);
        catalog.edition(&raw.program, edition)
    } else {
        let sold = raw.sold.unwrap_or(raw.term.start);
        let on_sale = catalog.on_sale(&raw.program, sold);
        if on_sale.is_none() {
            let message = format!(
                "no edition of `{}` was on sale on {sold}",
                raw.program.value
            );
            let help = "name the edition it is under, as in `edition = \"...\"`; \
                        `tenure program list` shows them";
            check.error("no-edition", &raw.program.span, message, help);
        }
        on_sale
    };
    findings.append(&mut check.findings);
    found
}

/// A contract file while it becomes a contract.
struct Reading<'a> {
    raw: &'a RawContract,
    program: &'a Arc<Program>,
    /// The id of the tier that was ordered, where it is not for the file to say.
    ordered: Option<&'a str>,
    own_calendars: &'a BTreeMap<String, Calendar>,
    check: Checker<'a>,
}

impl Reading<'_> {
    fn contract(&mut self) -> Option<Contract> {
        let raw = self.raw;
        self.id();
        let tier = self.tier();
        let (hours, hours_basis) = self.hours(tier.as_deref());
        let zone = raw.zone.as_ref().map(|zone| zone.value.clone());
        let calendar_zone = hours.as_ref().ok().map(|calendar| calendar.zone().clone());
        let currency = self.currency();
        let renewal = self.program.renewal.as_ref();
        let schedule = self.schedule(&raw.term, renewal);
        let (renewal, renewal_basis) = self.renewal_of(raw.renewal, renewal);
        let annual_fee = self.sum(raw.annual_fee.as_ref(), currency);
        let list_price = self.sum(raw.list_price.as_ref(), currency);
        let fees = self.fees(tier.as_deref(), currency);
        let services = self.services();
        let own_notices = self.own_notices(&raw.notice);
        let contract = Contract {
            id: raw.id.value.clone(),
            customer: raw.customer.clone(),
            program: Arc::clone(self.program),
            tier,
            region: raw.region.as_ref().map(|region| region.value.clone()),
            hours,
            hours_basis,
            zone: zone.or(calendar_zone).unwrap_or_else(Zone::utc),
            sold: raw.sold.unwrap_or(raw.term.start),
            currency,
            annual_fee,
            fees,
            list_price,
            renewal,
            renewal_basis,
            notice_lead: raw
                .notice_lead
                .as_ref()
                .map_or(Lead::Days(0), |lead| lead.value),
            licenses: self.licenses(),
            rates: self.rates(currency),
            notices: if own_notices.is_empty() {
                self.program.notices.clone()
            } else {
                own_notices
            },
            targets: self.own_targets(),
            contacts: self.contacts(),
            circumstances: self.circumstances(),
            partner: raw.partner.clone(),
            payments: raw
                .payment
                .iter()
                .map(|payment| Payment {
                    due: payment.due,
                    paid: payment.paid,
                })
                .collect(),
            deployment: raw.deployment,
            versions: self.check.product_versions(&raw.product_version, false),
            services,
            end_of_support: self.end_of_support(),
            parts: self.parts(currency),
            events: Vec::new(),
            history: History::default(),
            schedule: schedule?,
        };
        self.cover(&contract);
        Some(contract)
    }

    /// The basis of what the contract itself says.
    fn own_basis(&self) -> Basis {
        Basis {
            clauses: vec![Clause::new(&format!("contract {}", self.raw.id.value))],
            inferred: None,
        }
    }

    /// A rule of the contract rests on the clause that it names, else on the contract.
    fn ground(&self, basis: &mut Basis) {
        if basis.clauses.is_empty() {
            basis.clauses = self.own_basis().clauses;
        }
    }

    fn own_notices(&mut self, raw: &[RawNotice]) -> Vec<NoticeRule> {
        let mut notices = self.check.notices(raw, false);
        for notice in &mut notices {
            self.ground(&mut notice.basis);
        }
        notices
    }

    fn own_targets(&mut self) -> Vec<TargetRule> {
        let program = Arc::clone(self.program);
        let circumstances = program.circumstances.iter().map(|asked| &asked.fact);
        let asked: Vec<&Fact> = program.facts.iter().chain(circumstances).collect();
        let mut targets = self.check.targets(&self.raw.target, false, &asked);
        for target in &mut targets {
            self.ground(&mut target.basis);
        }
        targets
    }

    /// What becomes of a term: the contract's word, else the program's, with its basis.
    fn renewal_of(
        &self,
        own: Option<RenewalMode>,
        rule: Option<&RenewalRule>,
    ) -> (Option<RenewalMode>, Basis) {
        match own {
            Some(mode) => (Some(mode), self.own_basis()),
            None => (
                rule.and_then(|rule| rule.mode),
                rule.map(|rule| rule.basis.clone()).unwrap_or_default(),
            ),
        }
    }

    fn id(&mut self) {
        let id = &self.raw.id;
        if !is_contract_id(id) {
            let message = format!("`{}` cannot be a contract's id", brief(id));
            let help = format!(
                "write at most {MAX_ID} lower-case letters, digits, `.`, `_`, `-`, the first a \
                 letter or a digit"
            );
            self.check.error("bad-id", &id.span, message, help);
        }
    }

    /// The opening hours: the contract's own calendar, else its region's for its tier, with its own
    /// holidays added; or why there are none.
    fn hours(&mut self, tier: Option<&str>) -> (Result<Calendar, Why>, Basis) {
        let raw = self.raw;
        let region = raw.region.as_ref().and_then(|id| self.region(id));
        let mut basis = Basis::default();
        let calendar = if let Some(name) = &raw.calendar {
            basis = self.own_basis();
            self.named_calendar(name)
        } else if let Some(region) = &region {
            basis = region.basis.clone();
            let name = region.calendar_for(tier);
            name.and_then(|name| self.program.calendars.get(name))
                .cloned()
        } else {
            None
        };
        let hours = match (calendar, &raw.holidays) {
            (Some(calendar), Some(holidays)) => {
                Ok(with_holidays(&calendar, holidays, &mut self.check.findings))
            }
            (Some(calendar), None) => Ok(calendar),
            (None, _) => Err(self.no_hours(region.as_ref(), &basis)),
        };
        (hours, basis)
    }

    fn region(&mut self, id: &Spanned<String>) -> Option<Region> {
        let known: Vec<&str> = self
            .program
            .regions
            .iter()
            .map(|region| region.id.as_str())
            .collect();
        self.check.known("unknown-region", "region", id, &known);
        self.program.region(id).cloned()
    }

    fn named_calendar(&mut self, name: &Spanned<String>) -> Option<Calendar> {
        let calendars = self.own_calendars.iter().chain(&self.program.calendars);
        let names: Vec<&str> = calendars.map(|(name, _)| name.as_str()).collect();
        if names.is_empty() {
            let message = format!("no calendar is called `{}`", brief(name));
            let help = format!(
                "add a table [calendar.{}] with `zone` and `hours` to this file",
                brief(name)
            );
            self.check
                .error("unknown-calendar", &name.span, message, help);
            return None;
        }
        self.check
            .known("unknown-calendar", "calendar", name, &names);
        let found = self.own_calendars.get(&name.value);
        found
            .or_else(|| self.program.calendars.get(&name.value))
            .cloned()
    }

    /// Why business time cannot be counted, and which table would mend that.
    fn no_hours(&self, region: Option<&Region>, basis: &Basis) -> Why {
        let vendor = &self.program.vendor;
        let message = match region {
            Some(region) => format!(
                "{vendor} does not publish the hours of region {}: add a table [calendar.NAME] \
                 with `zone` and `hours` to the contract, and name it in `calendar`",
                region.id
            ),
            None => "the contract names neither a region with hours nor a calendar: add a table \
                     [calendar.NAME] with `zone` and `hours`, and name it in `calendar`"
                .to_owned(),
        };
        Why::new(WhyCode::NoCalendar, message, basis.clauses.clone()).supply("contract.calendar")
    }

    /// The schedule of a term with either its last day or its length in months.
    fn schedule(&mut self, raw: &RawTerm, rule: Option<&RenewalRule>) -> Option<Schedule> {
        if raw.open {
            if raw.end.is_some() || raw.months.is_some() || raw.renewal_months.is_some() {
                let message = "a term without an end has no last day, no length and no renewal";
                let help = "remove `open`, or the other keys";
                self.check.error("term-dates", &raw.span, message, help);
            }
            return Some(Schedule::open(raw.start));
        }
        let initial = match (raw.end, raw.months) {
            (Some(end), None) => Some(Term {
                start: raw.start,
                end,
            }),
            (None, Some(months)) => Schedule::term_of_months(raw.start, months.into()),
            (Some(end), Some(months)) => self.agreeing_term(raw, end, months),
            (None, None) => {
                let help = "add `end`, the last day covered, or `months`, or `open = true`";
                self.check
                    .error("term-dates", &raw.span, "the term has no end", help);
                return None;
            }
        };
        let renewal_months = raw.renewal_months.map(u32::from);
        let renewal_months = renewal_months.or_else(|| rule.and_then(|rule| rule.months));
        let schedule = initial.and_then(|initial| Schedule::new(initial, renewal_months));
        if schedule.is_none() {
            let help = "give a last day on or after the first, and at least one month";
            self.check
                .error("term-dates", &raw.span, "these dates make no term", help);
        }
        schedule
    }

    fn agreeing_term(&mut self, raw: &RawTerm, end: NaiveDate, months: u16) -> Option<Term> {
        let by_months = Schedule::term_of_months(raw.start, months.into());
        if by_months.is_some_and(|term| term.end != end) {
            let by_months = by_months
                .map(|term| term.end.to_string())
                .unwrap_or_default();
            let message = format!("{months} months end on {by_months}, not on {end}");
            self.check.error(
                "term-dates",
                &raw.span,
                message,
                "give `end` or `months`, not both",
            );
        }
        Some(Term {
            start: raw.start,
            end,
        })
    }

    fn licenses(&self) -> Option<Licenses> {
        let raw = self.raw.licenses.as_ref()?;
        let owned = u64::from(raw.owned);
        let used = raw.used.map_or(owned, u64::from);
        Some(Licenses {
            owned,
            used,
            covered: raw.covered.map_or(owned.max(used), u64::from),
        })
    }

    fn contacts(&mut self) -> Vec<Contact> {
        let mut contacts = Vec::new();
        for contact in &self.raw.contact {
            if !is_address(&contact.email) {
                let message = format!("`{}` is no e-mail address", brief(&contact.email));
                let help = "write it like \"support@customer.example\"";
                self.check
                    .error("bad-address", &contact.email.span, message, help);
            }
            contacts.push(Contact {
                email: contact.email.value.clone(),
                certified_until: contact.certified_until.as_ref().map(|date| date.value),
                around_the_clock: contact.around_the_clock,
            });
        }
        contacts
    }

    /// Cover for fewer licenses than the program asks for is an error of the file.
    fn cover(&mut self, contract: &Contract) {
        let (Some(licenses), Some(raw)) = (contract.licenses, &self.raw.licenses) else {
            return;
        };
        if let Some(refusal) = refuses_cover(contract, licenses.covered) {
            let clauses: Vec<&str> = refusal
                .clauses
                .iter()
                .map(|clause| clause.as_str())
                .collect();
            let help = format!("{} ({})", refusal.mend, clauses.join("; "));
            let span = raw.span.clone();
            self.check.error(refusal.code, &span, refusal.message, help);
        }
    }
}

fn is_address(text: &str) -> bool {
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    plain
        && text
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
}
