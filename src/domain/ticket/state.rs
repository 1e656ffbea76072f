//! Where a ticket stands: folded from its events.
//!
//! May use the rest of `domain`. Deliberately absent: the current time; whatever depends on it
//! takes it as an argument.

use super::event::{Event, Opening, What};
use crate::domain::classify::{Facts, classify, decider};
use crate::domain::clause::{Basis, Clause, clauses_of};
use crate::domain::clock::{Clocks, Pause, Reached};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::program::{Absence, Channel, ClosingRule, Program};
use crate::domain::standing;

/// One ticket under one contract.
#[derive(Clone, Debug)]
pub struct Ticket {
    /// Its number in the store.
    pub number: u64,
    /// When it was opened.
    pub opened_at: Instant,
    /// What it was opened with; the description is the latest given.
    pub opening: Opening,
    /// Answers known so far.
    pub facts: Facts,
    /// Every report with its channel, the opening first.
    pub reports: Vec<(Instant, Option<Channel>)>,
    /// The severities that it had, in order.
    pub severities: Vec<SetSeverity>,
    /// When nothing was missing any more that holds it; `None` while it is held.
    pub complete_at: Option<Instant>,
    /// Intake fields that are missing, in the program's order.
    pub missing: Vec<String>,
    /// When the vendor first answered.
    pub responded_at: Option<Instant>,
    /// When the vendor first told anything.
    pub first_told_at: Option<Instant>,
    /// When it waited for somebody other than the vendor.
    pub pauses: Vec<Pause>,
    /// Whom it was escalated to, and when.
    pub escalated: Vec<(Instant, String)>,
    /// When it was resolved, if it still is.
    pub resolved_at: Option<Instant>,
    /// When it was closed for good by somebody.
    pub closed_at: Option<Instant>,
}

/// A severity that a ticket had from an instant on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetSeverity {
    /// From when.
    pub at: Instant,
    /// Which.
    pub severity: String,
    /// The criterion that decided, where facts did.
    pub criterion: Option<String>,
    /// Who set it, where somebody did outright.
    pub by: Option<String>,
    /// The clauses behind it.
    pub clauses: Vec<Clause>,
}

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The vendor is at work.
    Open,
    /// It waits for what is missing from it.
    Held,
    /// It waits for somebody other than the vendor.
    Waiting,
    /// The vendor called it solved.
    Resolved,
    /// It is over.
    Closed,
}

impl Status {
    /// The status's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Held => "held",
            Status::Waiting => "waiting",
            Status::Resolved => "resolved",
            Status::Closed => "closed",
        }
    }
}

/// What the terms make of a ticket as it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing stands against it.
    Accepted,
    /// It starts, though something is missing.
    Warned,
    /// It waits for what is missing.
    Held,
    /// The contract does not cover it.
    Refused,
}

impl Outcome {
    /// The outcome's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Warned => "warned",
            Outcome::Held => "held",
            Outcome::Refused => "refused",
        }
    }
}

/// Why a step is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The kind of refusal, in kebab case.
    pub code: &'static str,
    /// What is refused and why.
    pub message: String,
    /// The clauses behind it.
    pub clauses: Vec<Clause>,
    /// What to do instead.
    pub mend: String,
}

impl Ticket {
    /// Folds a ticket from its events. `None` if the first is no opening.
    ///
    /// They count in the order in which they happened, whatever the order in which they were
    /// recorded: a wait that is told later takes no less time. Those of one instant stay in the
    /// order in which they were recorded.
    pub fn fold(number: u64, contract: &Contract, events: &[Event]) -> Option<Ticket> {
        let (first, rest) = events.split_first()?;
        let What::Open(opening) = &first.what else {
            return None;
        };
        let mut ticket = Ticket {
            number,
            opened_at: first.at,
            opening: (**opening).clone(),
            facts: Facts::new(),
            reports: vec![(first.at, opening.channel)],
            severities: Vec::new(),
            complete_at: None,
            missing: Vec::new(),
            responded_at: None,
            first_told_at: None,
            pauses: Vec::new(),
            escalated: Vec::new(),
            resolved_at: None,
            closed_at: None,
        };
        let program = &contract.program;
        let (facts, severity) = (opening.facts.clone(), opening.severity.clone());
        ticket.set_severity(program, first.at, facts, severity, None);
        ticket.note_missing(program, first.at);
        let mut rest: Vec<&Event> = rest.iter().collect();
        rest.sort_by_key(|event| event.at);
        for event in rest {
            ticket.apply(program, event);
        }
        Some(ticket)
    }

    fn apply(&mut self, program: &Program, event: &Event) {
        let at = event.at;
        match &event.what {
            // Only the first event opens; another is ignored rather than trusted.
            What::Open(_) => {}
            What::Report {
                channel,
                description,
            } => {
                self.reports.push((at, Some(*channel)));
                if description.is_some() {
                    self.opening.description.clone_from(description);
                }
            }
            What::Classify {
                facts,
                severity,
                by,
            } => {
                self.set_severity(program, at, facts.clone(), severity.clone(), by.clone());
            }
            What::Respond => {
                self.responded_at.get_or_insert(at);
                self.first_told_at.get_or_insert(at);
            }
            What::Update => {
                self.first_told_at.get_or_insert(at);
            }
            What::Wait { .. } => self.pause(at),
            What::Resume => self.resume(at),
            What::Escalate { role } => self.escalated.push((at, role.clone())),
            What::Resolve { .. } => {
                // A solution answers, where nothing did before it.
                self.responded_at.get_or_insert(at);
                self.first_told_at.get_or_insert(at);
                self.resume(at);
                self.resolved_at = Some(at);
            }
            What::Reopen => self.resolved_at = None,
            What::Close => {
                self.resume(at);
                self.closed_at = Some(at);
            }
        }
        self.note_missing(program, at);
    }

    fn pause(&mut self, at: Instant) {
        if !self.waits() {
            self.pauses.push(Pause { from: at, to: None });
        }
    }

    fn resume(&mut self, at: Instant) {
        match self.pauses.last_mut() {
            // A pause that ends when it begins took no time, and is none.
            Some(pause) if pause.to.is_none() && pause.from >= at => {
                self.pauses.pop();
            }
            Some(pause) if pause.to.is_none() => pause.to = Some(at),
            _ => {}
        }
    }

    fn waits(&self) -> bool {
        self.pauses.last().is_some_and(|pause| pause.to.is_none())
    }

    /// Sets a severity outright, or from all facts known by then; open facts change nothing.
    fn set_severity(
        &mut self,
        program: &Program,
        at: Instant,
        facts: Facts,
        severity: Option<String>,
        by: Option<String>,
    ) {
        let told_facts = !facts.is_empty();
        self.facts.extend(facts);
        let set = match severity {
            Some(severity) => Some(SetSeverity {
                at,
                clauses: program
                    .severity(&severity)
                    .map(|known| known.basis.clauses.clone())
                    .unwrap_or_default(),
                severity,
                criterion: None,
                by,
            }),
            None if told_facts => {
                let classified = classify(program, &self.facts);
                classified.severity.map(|severity| SetSeverity {
                    at,
                    severity,
                    criterion: classified.criterion,
                    by,
                    clauses: classified.clauses,
                })
            }
            None => None,
        };
        if let Some(set) = set {
            self.severities.push(set);
        }
    }

    /// Lists what is missing, and notes when the last field that holds the ticket came.
    fn note_missing(&mut self, program: &Program, at: Instant) {
        let missing: Vec<_> = program
            .intake
            .iter()
            .filter(|field| !self.has(&field.key))
            .collect();
        self.missing = missing.iter().map(|field| field.key.clone()).collect();
        if !missing.iter().any(|field| field.absence == Absence::Holds) {
            self.complete_at.get_or_insert(at);
        }
    }

    fn has(&self, key: &str) -> bool {
        let given = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        let opening = &self.opening;
        match key {
            "subject" => given(Some(&opening.subject)),
            "description" => given(opening.description.as_deref()),
            "version" => given(opening.version.as_deref()) || self.facts.contains_key(key),
            "reporter" => given(opening.reporter.as_deref()),
            "severity" => !self.severities.is_empty(),
            _ => given(self.facts.get(key).map(String::as_str)),
        }
    }

    /// The severity that it has, if any yet.
    pub fn severity(&self) -> Option<&SetSeverity> {
        self.severities.last()
    }

    /// What the terms make of it.
    pub fn outcome(&self) -> Outcome {
        if self.complete_at.is_none() {
            Outcome::Held
        } else if self.missing.is_empty() {
            Outcome::Accepted
        } else {
            Outcome::Warned
        }
    }

    /// Where it stands at an instant: a resolved ticket closes by itself where the program says.
    pub fn status(&self, contract: &Contract, now: Instant) -> Status {
        if self.closed_at.is_some() {
            return Status::Closed;
        }
        if self.resolved_at.is_some() {
            let rule = contract.program.closing.auto_close.as_ref();
            return match rule.is_some_and(|rule| self.is_over(contract, rule, now)) {
                true => Status::Closed,
                false => Status::Resolved,
            };
        }
        if self.complete_at.is_none() {
            Status::Held
        } else if self.waits() {
            Status::Waiting
        } else {
            Status::Open
        }
    }

    /// Whether a time after the resolution is over: what is done within it is in time still.
    fn is_over(&self, contract: &Contract, rule: &ClosingRule, now: Instant) -> bool {
        self.after_resolution(contract, rule)
            .is_some_and(|due| !rule.limit.bound.met(due, now))
    }

    /// When a time after the resolution ends.
    pub(super) fn after_resolution(
        &self,
        contract: &Contract,
        rule: &ClosingRule,
    ) -> Option<Instant> {
        let clocks = Clocks {
            calendar: contract.hours.as_ref().ok(),
            zone: &contract.zone,
        };
        match clocks.reach(&rule.limit, self.resolved_at?, &[]).ok()? {
            Reached::At(at) => Some(at),
            Reached::Paused { .. } => None,
        }
    }

    /// Why a step is refused, if it is: before the opening, after `now`, or on a ticket that is
    /// over.
    pub fn refuses(&self, contract: &Contract, event: &Event, now: Instant) -> Option<Refusal> {
        if let Some(refusal) = in_the_future(event.at, now) {
            return Some(refusal);
        }
        let refusal = |code, message, mend: &str| {
            Some(Refusal {
                code,
                message,
                clauses: Vec::new(),
                mend: mend.to_owned(),
            })
        };
        if event.at < self.opened_at {
            return refusal(
                "before-opening",
                format!(
                    "{} is before ticket {} was opened, {}",
                    event.at, self.number, self.opened_at
                ),
                "give an instant at or after the opening",
            );
        }
        if let What::Classify {
            severity: Some(_),
            by,
            ..
        } = &event.what
            && let Some(refusal) = decider::refuses(&contract.program, by.as_deref())
        {
            return Some(refusal);
        }
        if self.status(contract, event.at) == Status::Closed {
            let rule = contract.program.closing.auto_close.as_ref();
            return Some(Refusal {
                code: "closed",
                message: format!("ticket {} is closed", self.number),
                clauses: rule
                    .map(|rule| rule.basis.clauses.clone())
                    .unwrap_or_default(),
                mend: "open a new ticket".to_owned(),
            });
        }
        None
    }
}

/// Why an instant cannot be recorded: it lies after `now`.
pub fn in_the_future(at: Instant, now: Instant) -> Option<Refusal> {
    (at > now).then(|| Refusal {
        code: "in-the-future",
        message: format!("{at} is in the future: now is {now}"),
        clauses: Vec::new(),
        mend: "give an instant that is past, or judge as of a later one with --now".to_owned(),
    })
}

/// Why a ticket cannot be opened under a contract at an instant, if it cannot: the instant is in
/// the future, or the contract was not in force on that local date.
pub fn refuses_opening(contract: &Contract, at: Instant, now: Instant) -> Option<Refusal> {
    if let Some(refusal) = in_the_future(at, now) {
        return Some(refusal);
    }
    let date = contract.zone.date(at);
    let standing = standing::on(contract, date);
    if standing.in_force {
        return None;
    }
    let term = standing.term;
    let empty = Basis::default();
    let cover = contract
        .program
        .cover
        .as_ref()
        .map_or(&empty, |cover| &cover.basis);
    let (message, mend) = if date < term.start {
        (
            format!(
                "contract {} begins on {}, after {date}",
                contract.id, term.start
            ),
            "open the ticket once the contract is in force".to_owned(),
        )
    } else {
        (
            format!(
                "contract {} ended on {} and was not in force on {date}",
                contract.id, term.end
            ),
            format!(
                "see what taking it up again costs: tenure quote {} --on {date}",
                contract.id
            ),
        )
    };
    Some(Refusal {
        code: "not-in-force",
        message,
        clauses: clauses_of([cover, &contract.renewal_basis]),
        mend,
    })
}
