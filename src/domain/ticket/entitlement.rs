//! Whether and how a ticket is served: what stands against it, each with its rule and what to do.
//!
//! Judged as of the opening, with everything that is known by now: who reports and how, what the
//! contract says, what the answers exclude, which fields are missing. May use the rest of `domain`.
//! Deliberately absent: the severity (see `classify`), and steps after the opening (see `steps`).

use super::event::{Event, Opening, What};
use super::monitoring::event_of;
use super::state::Ticket;
use super::steps::{Refusal, in_the_future};
use crate::domain::clause::{Basis, Clause, clauses_of};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::lifecycle::{self, VersionStanding, VersionState};
use crate::domain::payment::{self, Debt, Owed};
use crate::domain::program::{Absence, Condition, Effect, Exclusion, Gate, IntakeField, Program};
use crate::domain::standing;

/// The code of a finding about an intake field.
pub const MISSING_FIELD: &str = "missing-field";

/// Something that stands against a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind of finding, in kebab case.
    pub code: &'static str,
    /// What it does to the ticket.
    pub effect: Effect,
    /// The intake fields or answers that it is about.
    pub keys: Vec<String>,
    /// What stands against it, in a sentence without a full stop.
    pub message: String,
    /// What it rests on.
    pub basis: Basis,
    /// What to do, where that can be said.
    pub mend: Option<String>,
}

impl Finding {
    fn new(code: &'static str, effect: Effect, message: String, basis: &Basis) -> Finding {
        Finding {
            code,
            effect,
            keys: Vec::new(),
            message,
            basis: basis.clone(),
            mend: None,
        }
    }

    /// One that a rule of the program makes, with what the rule says.
    fn of_gate(code: &'static str, gate: &Gate, message: &str) -> Finding {
        let message = format!("{message}: {}", gate.text);
        Finding::new(code, gate.effect, message, &gate.basis)
    }

    fn mend(mut self, mend: impl Into<String>) -> Finding {
        self.mend = Some(mend.into());
        self
    }

    fn refusal(&self) -> Refusal {
        Refusal {
            code: self.code,
            message: self.message.clone(),
            clauses: self.basis.clauses.clone(),
            mend: self
                .mend
                .clone()
                .unwrap_or_else(|| "ask the vendor for what support does not cover".to_owned()),
        }
    }
}

impl Ticket {
    /// The ticket that an opening makes, judged at `now`.
    ///
    /// # Errors
    ///
    /// Why it is refused: the instant is in the future, the contract is not in force on that local
    /// date, or something that the program does not serve stands against it.
    pub fn open(
        number: u64,
        contract: &Contract,
        event: &Event,
        now: Instant,
    ) -> Result<Ticket, Refusal> {
        let What::Open(opening) = &event.what else {
            return Err(Refusal {
                code: "not-opened",
                message: "the first event does not open a ticket".to_owned(),
                clauses: Vec::new(),
                mend: "begin with the opening".to_owned(),
            });
        };
        Ticket::opened(number, contract, event.at, (**opening).clone(), now)
    }

    /// The same of an opening at an instant.
    pub(super) fn opened(
        number: u64,
        contract: &Contract,
        at: Instant,
        opening: Opening,
        now: Instant,
    ) -> Result<Ticket, Refusal> {
        if let Some(refusal) = in_the_future(at, now) {
            return Err(refusal);
        }
        let opened = Ticket::begin(number, contract, at, opening);
        let mut findings = opened.findings.iter();
        match findings.find(|finding| finding.effect == Effect::Refuses) {
            Some(finding) => Err(finding.refusal()),
            None => Ok(opened),
        }
    }

    /// Everything that stands against the ticket, as far as is known.
    pub(super) fn judge(&self, contract: &Contract) -> Vec<Finding> {
        Judge {
            ticket: self,
            contract,
        }
        .all()
    }

    /// The answer to a question: the one that was given, else the contract's for all of its
    /// tickets, else the one that goes without asking under it.
    pub(super) fn answer_to<'a>(&'a self, contract: &'a Contract, key: &str) -> Option<&'a str> {
        let given = self.facts.get(key);
        let given = given.or_else(|| contract.circumstances.get(key));
        given.map(String::as_str).or_else(|| {
            let mut contacts = contract.contacts.iter();
            contacts.find(|contact| contact.around_the_clock)?;
            let mut asked = contract.program.circumstances.iter();
            let asked = asked.find(|asked| asked.fact.key == key)?;
            asked.by_contact.as_deref()
        })
    }

    /// Whether a condition holds with the answers known; `None` while it is open.
    pub(super) fn holds(&self, contract: &Contract, condition: &Condition) -> Option<bool> {
        let answer = self.answer_to(contract, &condition.fact)?;
        Some(condition.values.iter().any(|value| value == answer))
    }

    /// Whether all conditions are known to hold.
    pub(super) fn all_hold(&self, contract: &Contract, conditions: &[Condition]) -> bool {
        let mut conditions = conditions.iter();
        conditions.all(|condition| self.holds(contract, condition) == Some(true))
    }
}

/// A ticket under its contract.
struct Judge<'a> {
    ticket: &'a Ticket,
    contract: &'a Contract,
}

impl Judge<'_> {
    fn program(&self) -> &Program {
        &self.contract.program
    }

    fn all(&self) -> Vec<Finding> {
        let against = [
            not_in_force(self.contract, self.ticket.opened_at),
            self.payment(),
            self.partner(),
            self.reporter(),
            self.channel(),
            self.version(),
            self.unwatched(),
            self.region(),
        ];
        let mut all: Vec<Finding> = against.into_iter().flatten().collect();
        let exclusions = self.program().entitlement.exclusions.iter();
        all.extend(exclusions.filter_map(|rule| self.exclusion(rule)));
        let intake = self.program().intake.iter();
        all.extend(intake.filter_map(|field| self.missing(field)));
        all
    }

    fn payment(&self) -> Option<Finding> {
        let gate = self.program().entitlement.payment.as_ref()?;
        let date = self.contract.zone.date(self.ticket.opened_at);
        let Owed { of, since, .. } = payment::unpaid(self.contract, date)?;
        let what = match of {
            Debt::Sum(due) => format!("a sum due by {due}"),
            Debt::Term(term) => format!("the term from {} to {}", term.start, term.end),
        };
        let id = &self.contract.id;
        let message = format!("{what} under contract {id} is unpaid since {since}");
        Some(Finding::of_gate("unpaid", gate, &message).mend("record the payment once it is made"))
    }

    fn partner(&self) -> Option<Finding> {
        let gate = self.program().entitlement.partner.as_ref()?;
        let partner = self.contract.partner.as_ref()?;
        let message = format!("support was bought from {partner}");
        Some(
            Finding::of_gate("bought-from-partner", gate, &message)
                .mend(format!("report it to {partner}")),
        )
    }

    fn reporter(&self) -> Option<Finding> {
        let gate = self.program().entitlement.contacts.as_ref()?;
        let reporter = self.ticket.opening.reporter.as_deref()?;
        let id = &self.contract.id;
        if self.contract.contact(reporter).is_some() {
            return None;
        }
        if self.contract.contacts.is_empty() {
            let message = format!("contract {id} names no contacts");
            let mut finding = Finding::of_gate("contacts-unknown", gate, &message)
                .mend("list them in the contract, as [[contract.contact]]");
            finding.effect = Effect::Warns;
            return (gate.effect != Effect::Warns).then_some(finding);
        }
        let message = format!("{reporter} is no contact of contract {id}");
        let named: Vec<&str> = self
            .contract
            .contacts
            .iter()
            .map(|contact| contact.email.as_str())
            .collect();
        Some(
            Finding::of_gate("no-contact", gate, &message)
                .mend(format!("let a contact report it: {}", named.join(", "))),
        )
    }

    fn channel(&self) -> Option<Finding> {
        let rule = self.program().entitlement.reporting.as_ref()?;
        let channel = self.ticket.opening.channel?;
        if rule.channels.contains(&channel) {
            return None;
        }
        let message = format!("reported by {}", channel.name());
        let named: Vec<&str> = rule.channels.iter().map(|channel| channel.name()).collect();
        Some(
            Finding::of_gate("other-channel", &rule.gate, &message)
                .mend(format!("report it by {}", named.join(" or "))),
        )
    }

    /// Judged only where somebody lists versions: no vendor's terms do.
    fn version(&self) -> Option<Finding> {
        let gate = self.program().entitlement.versions.as_ref()?;
        let opening = &self.ticket.opening;
        let told = self.ticket.facts.get("version");
        let version = opening.version.as_ref().or(told)?;
        self.contract.product_versions().next()?;
        let date = self.contract.zone.date(self.ticket.opened_at);
        let Some(standing) = lifecycle::version_on(self.contract, version, date) else {
            let message = format!("it is not known how long version {version} is supported");
            let mut finding = Finding::of_gate("version-unknown", gate, &message)
                .mend("list it in the contract, as [[contract.product_version]]");
            finding.effect = Effect::Warns;
            return Some(finding);
        };
        let code = match standing.state {
            VersionState::Supported => return Self::fixed_elsewhere(&standing),
            VersionState::Unsupported => "version-out-of-support",
            VersionState::EndOfLife => "version-end-of-life",
            VersionState::NotAssured => "version-not-assured",
            VersionState::Unreleased => "version-unreleased",
            VersionState::Unknown => "version-unknown",
        };
        let message = format!("version {} {}", standing.version.version, standing.text);
        let mut finding =
            Finding::of_gate(code, gate, &message).mend("move to a version in support");
        if !["version-out-of-support", "version-end-of-life"].contains(&code) {
            finding.effect = Effect::Warns;
        }
        if code == "version-unknown" {
            finding.mend = Some("say in the contract where the product runs: `deployment`".into());
        }
        finding.basis = both(&finding.basis, &standing.basis);
        Some(finding)
    }

    /// A version is supported, but its faults are mended in another one.
    fn fixed_elsewhere(standing: &VersionStanding<'_>) -> Option<Finding> {
        let newest = standing.fixed_in?;
        let message = format!(
            "version {} is supported, but faults are mended in the newest one alone, {newest}",
            standing.version.version
        );
        let finding = Finding::new(
            "version-not-newest",
            Effect::Warns,
            message,
            &standing.basis,
        );
        Some(finding.mend(format!("move to version {newest} for a fix")))
    }

    /// Where monitoring is no part of the tier, no event of it opens a ticket.
    fn unwatched(&self) -> Option<Finding> {
        let monitoring = self.program().monitoring.as_ref()?;
        let event = event_of(self.program(), &self.ticket.opening)?;
        let tier = self.ticket.tier(self.contract);
        if monitoring.covers(tier) {
            return None;
        }
        let message = format!(
            "the event {} is not watched for under tier {}",
            event.id,
            tier.unwrap_or("none")
        );
        let finding = Finding::of_gate("not-monitored", &monitoring.elsewhere, &message);
        Some(finding.mend("report it like any other problem, without the event"))
    }

    /// Where neither a region nor a calendar is named it is open whose hours apply.
    fn region(&self) -> Option<Finding> {
        let regions = &self.program().regions;
        if regions.is_empty() || self.contract.region.is_some() || self.contract.hours.is_ok() {
            return None;
        }
        let basis = Basis {
            clauses: clauses_of(regions.iter().map(|region| &region.basis)),
            inferred: None,
        };
        let names: Vec<&str> = regions.iter().map(|region| region.id.as_str()).collect();
        let message = format!(
            "contract {} names no region, so it is open who serves it in which hours",
            self.contract.id
        );
        Some(
            Finding::new("no-region", Effect::Warns, message, &basis).mend(format!(
                "name one in the contract, as `region`: {}",
                names.join(", ")
            )),
        )
    }

    fn exclusion(&self, rule: &Exclusion) -> Option<Finding> {
        let severity = self.ticket.severity().map(|set| set.severity.as_str());
        let tier = self.ticket.tier(self.contract);
        if !rule.scope.covers_known(tier, severity)
            || !self.ticket.all_hold(self.contract, &rule.conditions)
        {
            return None;
        }
        let given: Vec<String> = rule
            .conditions
            .iter()
            .filter_map(|c| {
                let answer = self.ticket.answer_to(self.contract, &c.fact)?;
                Some(format!("{} is {answer}", c.fact))
            })
            .collect();
        let mut finding = Finding::of_gate("excluded", &rule.gate, &given.join(", "));
        finding.keys = rule.conditions.iter().map(|c| c.fact.clone()).collect();
        finding.mend.clone_from(&rule.mend);
        Some(finding)
    }

    fn missing(&self, field: &IntakeField) -> Option<Finding> {
        let severity = self.ticket.severity().map(|set| set.severity.as_str());
        let tier = self.ticket.tier(self.contract);
        if !field.scope.covers_known(tier, severity) || self.has(&field.key) {
            return None;
        }
        let effect = match field.absence {
            Absence::Holds => Effect::Holds,
            Absence::Warns => Effect::Warns,
        };
        let message = format!("{} is missing: {}", field.key, field.text);
        let mut finding = Finding::new(MISSING_FIELD, effect, message, &field.basis);
        finding.keys = vec![field.key.clone()];
        Some(finding)
    }

    fn has(&self, key: &str) -> bool {
        let given = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        let opening = &self.ticket.opening;
        match key {
            "subject" => given(Some(&opening.subject)),
            "description" => given(opening.description.as_deref()),
            "version" => given(opening.version.as_deref()) || self.ticket.facts.contains_key(key),
            "reporter" => given(opening.reporter.as_deref()),
            "severity" => !self.ticket.severities.is_empty(),
            _ => given(self.ticket.facts.get(key).map(String::as_str)),
        }
    }
}

/// Two bases as one.
fn both(first: &Basis, second: &Basis) -> Basis {
    Basis {
        clauses: clauses_of([first, second]),
        inferred: second.inferred.clone().or_else(|| first.inferred.clone()),
    }
}

/// That a contract is not in force on the local date of an instant.
fn not_in_force(contract: &Contract, at: Instant) -> Option<Finding> {
    let date = contract.zone.date(at);
    let standing = standing::on(contract, date);
    if standing.in_force {
        return None;
    }
    let (id, term) = (&contract.id, standing.term);
    let (message, mend) = if date < term.start {
        (
            format!("contract {id} begins on {}, after {date}", term.start),
            "open the ticket once the contract is in force".to_owned(),
        )
    } else {
        (
            format!(
                "contract {id} ended on {} and was not in force on {date}",
                term.end
            ),
            format!("see what taking it up again costs: tenure quote {id} --on {date}"),
        )
    };
    let cover = contract.program.cover.as_ref().map(|cover| &cover.basis);
    let clauses: Vec<Clause> = clauses_of(cover.into_iter().chain([&contract.renewal_basis]));
    let basis = Basis {
        clauses,
        inferred: None,
    };
    Some(Finding::new("not-in-force", Effect::Refuses, message, &basis).mend(mend))
}
