//! A ticket from what happened to it.
//!
//! May use the rest of `domain`. Deliberately absent: whether a step was allowed (see `steps`);
//! what was recorded counts.

use super::entitlement::MISSING_FIELD;
use super::event::{Event, Opening, WaitFor, What};
use super::monitoring::event_of;
use super::state::{SetSeverity, Ticket};
use crate::domain::classify::{Facts, classify};
use crate::domain::clause::clauses_of;
use crate::domain::clock::{Pause, PauseCause};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::program::{Effect, Program};

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
        let mut ticket = Ticket::begin(number, contract, first.at, (**opening).clone());
        let mut rest: Vec<&Event> = rest.iter().collect();
        rest.sort_by_key(|event| event.at);
        for event in rest {
            ticket.apply(contract, event);
        }
        Some(ticket)
    }

    /// The ticket that an opening makes.
    pub(super) fn begin(number: u64, contract: &Contract, at: Instant, opening: Opening) -> Ticket {
        let program = &contract.program;
        let (facts, severity) = (opening.facts.clone(), opening.severity.clone());
        let mut ticket = Ticket {
            number,
            opened_at: at,
            facts: Facts::new(),
            reports: vec![(at, opening.channel)],
            opening,
            severities: Vec::new(),
            complete_at: None,
            missing: Vec::new(),
            findings: Vec::new(),
            responded_at: None,
            told: Vec::new(),
            unreached: Vec::new(),
            silent_since: None,
            pauses: Vec::new(),
            waits_for: None,
            escalated: Vec::new(),
            resolved_at: None,
            resolved_for: None,
            told_since_resolved: None,
            closed_at: None,
            notes: Vec::new(),
            last_at: at,
        };
        let watched = event_of(program, &ticket.opening);
        let severity = severity.or_else(|| watched.map(|event| event.severity.clone()));
        ticket.set_severity(program, at, facts, severity, None);
        if let (Some(event), Some(set)) = (watched, ticket.severities.first_mut()) {
            set.clauses = clauses_of([&event.basis]);
        }
        ticket.note_findings(contract, at);
        ticket
    }

    pub(super) fn apply(&mut self, contract: &Contract, event: &Event) {
        let program = &contract.program;
        let at = event.at;
        self.last_at = self.last_at.max(at);
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
                self.hear();
            }
            What::Classify {
                facts,
                severity,
                by,
            } => {
                self.set_severity(program, at, facts.clone(), severity.clone(), by.clone());
            }
            What::Respond => self.answer(at),
            What::Update { unreached: true } => {
                self.unreached.push(at);
                self.silent_since.get_or_insert(at);
            }
            What::Update { unreached: false } => self.tell(at),
            What::Wait { whom } => self.pause(at, *whom),
            What::Resume => {
                // What a third party had to do says nothing of the customer.
                if self.waits_for != Some(WaitFor::ThirdParty) {
                    self.hear();
                }
                self.resume(at);
            }
            What::Escalate { role } => self.escalated.push((at, role.clone())),
            What::Resolve { reason } => {
                // A solution answers, where nothing did before it.
                self.answer(at);
                self.resume(at);
                self.resolved_at = Some(at);
                self.resolved_for.clone_from(reason);
                self.told_since_resolved = None;
            }
            What::Reopen { .. } => self.reopen(at),
            What::Close => {
                self.resume(at);
                self.closed_at = Some(at);
            }
            What::Note { text } => self.notes.push((at, text.clone())),
        }
        // Only what was told by the customer, and the severity, can change what stands against it.
        if matches!(event.what, What::Report { .. } | What::Classify { .. }) {
            self.note_findings(contract, at);
        }
    }

    /// The customer said something.
    fn hear(&mut self) {
        self.unreached.clear();
        self.silent_since = None;
    }

    fn answer(&mut self, at: Instant) {
        self.responded_at.get_or_insert(at);
        self.tell(at);
    }

    fn tell(&mut self, at: Instant) {
        self.told.push(at);
        if self.resolved_at.is_some() {
            self.told_since_resolved = Some(at);
        }
    }

    fn pause(&mut self, at: Instant, whom: WaitFor) {
        if self.waits_for.is_none() {
            let cause = match whom {
                WaitFor::Customer => PauseCause::Customer,
                WaitFor::ThirdParty => PauseCause::ThirdParty,
            };
            self.pauses.push(Pause {
                from: at,
                to: None,
                cause,
            });
            self.waits_for = Some(whom);
            if whom == WaitFor::Customer {
                self.silent_since.get_or_insert(at);
            }
        }
    }

    fn resume(&mut self, at: Instant) {
        self.waits_for = None;
        match self.pauses.last_mut() {
            // A pause that ends when it begins took no time, and is none.
            Some(pause) if pause.to.is_none() && pause.from >= at => {
                self.pauses.pop();
            }
            Some(pause) if pause.to.is_none() => pause.to = Some(at),
            _ => {}
        }
    }

    /// Takes it up again. While it was called solved nobody worked on it, and no clock ran.
    fn reopen(&mut self, at: Instant) {
        if let Some(from) = self.resolved_at.take()
            && from < at
        {
            self.pauses.push(Pause {
                from,
                to: Some(at),
                cause: PauseCause::Resolved,
            });
        }
        self.resolved_for = None;
        self.told_since_resolved = None;
        self.hear();
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
        let told_facts = facts.keys().any(|key| program.fact(key).is_some());
        match self.facts.is_empty() {
            true => self.facts = facts,
            false => self.facts.extend(facts),
        }
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

    /// Notes what stands against it, and when nothing held it any more.
    fn note_findings(&mut self, contract: &Contract, at: Instant) {
        self.findings = self.judge(contract);
        let missing = self.findings.iter().filter(|f| f.code == MISSING_FIELD);
        self.missing = missing.flat_map(|finding| finding.keys.clone()).collect();
        let mut findings = self.findings.iter();
        if !findings.any(|finding| finding.effect == Effect::Holds) {
            self.complete_at.get_or_insert(at);
        }
    }
}
