//! Program files to programs: the second stage, where rules are checked against each other. Those
//! about terms and money stand in `commerce`, those about services in `services`.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: which edition a contract is under (see
//! `catalog`).

use std::collections::BTreeMap;
use std::ops::Range;

use super::calendar::calendars;
use super::digest::digest;
use super::labels::labels;
use super::raw::program::{
    CoverWord, RawCoverage, RawCriterion, RawDecider, RawEscalation, RawFact, RawIntake, RawNote,
    RawProgramFile, RawRegion, RawSeverity, RawSource, RawStart, RawStated,
};
use super::read::{Document, Entries};
use super::rules::{Checker, has_errors, join_stages};
use crate::diagnostic::Diagnostic;
use crate::domain::calendar::Calendar;
use crate::domain::clause::Basis;
use crate::domain::program::{
    Condition, CoverageHours, CoverageRule, Criterion, DeciderRule, EscalationRule, EscalationStep,
    Fact, FactValue, IntakeField, LicenseRule, Note, Program, Region, Severity, SourceDocument,
    StartRule, Stated,
};
use crate::terms::raw::program::Ids;

mod commerce;
mod monitoring;
pub(in crate::terms) mod services;
mod support;
mod tickets;
mod tiers;

/// A program file that could be read: its tables, and the program that they make. A program that
/// comes with errors is there to be looked at further, and not to be used.
#[derive(Clone, Debug)]
pub struct ProgramFile {
    /// The tables as they are written.
    pub raw: RawProgramFile,
    /// What they say.
    pub program: Program,
}

/// Reads a program file: the program where nothing is wrong with it, and every finding.
pub fn read_program(text: &str) -> (Option<Program>, Vec<Diagnostic>) {
    let (file, findings) = read_program_file(text, &mut Document::parse(text));
    let file = file.filter(|_| !has_errors(&findings));
    (file.map(|file| file.program), findings)
}

/// Reads the text of an edition that a store keeps. It was right when it was recorded: a key that
/// the format has no more is set aside, and no mistake.
pub fn read_kept_program(text: &str) -> (Option<Program>, Vec<Diagnostic>) {
    let (file, mut findings) = read_program_file(text, &mut Document::parse(text));
    findings.retain(|finding| finding.code != "unknown-key");
    let file = file.filter(|_| !has_errors(&findings));
    (file.map(|file| file.program), findings)
}

/// Reads a program file that is parsed already: its tables too, and in spite of errors.
pub fn read_program_file(
    text: &str,
    document: &mut Document,
) -> (Option<ProgramFile>, Vec<Diagnostic>) {
    let (raw, mut findings) = document.read::<RawProgramFile>();
    let Some(raw) = raw else {
        return (None, findings);
    };
    let sources = sources(&raw.source);
    let tiers: Vec<&str> = raw.tier.iter().map(|tier| tier.id.value.as_str()).collect();
    let severities: Vec<&str> = raw
        .severity
        .iter()
        .map(|severity| severity.id.value.as_str())
        .collect();
    let checker = Checker::new(&sources, tiers, severities);
    let mut reading = Reading {
        raw: &raw,
        check: checker,
    };
    let program = reading.program(text);
    join_stages(&mut findings, reading.check.findings, ECHOES);
    (Some(ProgramFile { raw, program }), findings)
}

/// Findings that a value which could not be read brings with it.
const ECHOES: &[&str] = &[
    "fact-values",
    "late-steps",
    "missing-key",
    "notice-period",
    "target-figure",
    "unknown-calendar",
    "unknown-criterion",
    "unknown-exclusion",
    "unknown-fact",
    "unknown-severity",
    "unknown-source",
    "unknown-tier",
    "unknown-value",
];

fn sources(raw: &[RawSource]) -> Vec<SourceDocument> {
    raw.iter()
        .map(|source| SourceDocument {
            id: source.id.value.clone(),
            title: source.title.clone(),
            url: source.url.clone(),
            version: source.version.clone(),
        })
        .collect()
}

/// A program file while it becomes a program.
struct Reading<'a> {
    raw: &'a RawProgramFile,
    check: Checker<'a>,
}

impl Reading<'_> {
    fn program(&mut self, text: &str) -> Program {
        let raw = self.raw;
        self.ids();
        let calendars = calendars(&raw.calendar, &mut self.check.findings);
        let facts = self.facts();
        let circumstances = self.circumstances();
        let asked: Vec<&Fact> = facts
            .iter()
            .chain(circumstances.iter().map(|asked| &asked.fact))
            .collect();
        let exclusions = self.exclusions(&asked);
        let lowerings = self.lowerings(&asked);
        let follow_the_sun = self.follow_the_sun(&asked);
        let targets = self.check.targets(&raw.target, true, &asked);
        let on_sale = self.on_sale(raw.program.on_sale.as_ref());
        let coverage = raw.coverage.iter();
        let coverage = coverage.map(|table| self.coverage(table, &asked)).collect();
        Program {
            id: raw.program.id.value.clone(),
            name: raw.program.name.clone(),
            vendor: raw.program.vendor.clone(),
            edition: raw.program.edition.clone(),
            digest: digest(text),
            on_sale_from: on_sale.from,
            on_sale_until: on_sale.until,
            sources: self.check.sources.to_vec(),
            tiers: self.tiers(),
            severities: raw
                .severity
                .iter()
                .map(|table| self.severity(table, &facts.iter().collect::<Vec<_>>()))
                .collect(),
            decider: raw
                .classification
                .as_ref()
                .and_then(|table| table.decided_by.as_ref())
                .and_then(|table| self.decider(table)),
            circumstances,
            intake: raw.intake.iter().map(|table| self.intake(table)).collect(),
            regions: self.regions(&calendars),
            targets,
            starts: raw.start.iter().map(|table| self.start(table)).collect(),
            coverage,
            escalations: self.escalations(),
            closing: raw
                .closing
                .as_ref()
                .map(|table| self.closing(table))
                .unwrap_or_default(),
            cover: raw.cover.as_ref().map(|stated| self.stated(stated)),
            entitlement: self.entitlement(exclusions),
            queue: self.queue(),
            lowerings,
            follow_the_sun,
            on_call: self.on_call(),
            monitoring: self.monitoring(),
            severity_change: raw
                .classification
                .as_ref()
                .map(|table| table.on_change)
                .unwrap_or_default(),
            renewal: raw.renewal.as_ref().map(|table| self.renewal(table)),
            notices: self.check.notices(&raw.notice, true),
            licenses: raw.licenses.as_ref().map(|table| {
                let CoverWord::All = table.cover;
                LicenseRule {
                    basis: self.grounded(&table.clause, &table.inferred, &table.span),
                }
            }),
            late: self.late(),
            change: raw.change.as_ref().map(|table| self.change(table)),
            multi_year: raw
                .multi_year
                .iter()
                .map(|table| self.multi_year(table))
                .collect(),
            revision: raw.revision.as_ref().map(|table| self.revision(table)),
            parts: raw.parts.as_ref().map(|stated| self.stated(stated)),
            end_of_support: raw
                .end_of_support
                .as_ref()
                .map(|stated| self.stated(stated)),
            withdrawal: raw
                .withdrawal
                .as_ref()
                .map(|table| self.check.withdrawal(table)),
            version_rules: self.check.version_rules(&raw.version_support),
            product_versions: self.check.product_versions(&raw.product_version, true),
            services: self.services(),
            features: self.features(),
            notes: self.notes(),
            labels: labels(&mut self.check, raw),
            calendars,
            facts,
        }
    }

    /// Ids that have to be unlike each other.
    fn ids(&mut self) {
        let raw = self.raw;
        self.check
            .unique("sources", raw.source.iter().map(|table| &table.id));
        self.check
            .unique("tiers", raw.tier.iter().map(|table| &table.id));
        self.check.unique(
            "facts",
            raw.fact
                .iter()
                .map(|table| &table.key)
                .chain(raw.circumstance.iter().map(|table| &table.key)),
        );
        self.check
            .unique("severities", raw.severity.iter().map(|table| &table.id));
        self.check
            .unique("intake fields", raw.intake.iter().map(|table| &table.key));
        let reasons = raw.closing.iter().flat_map(|closing| &closing.reason);
        self.check.unique("reasons", reasons.map(|table| &table.id));
        for severity in &raw.severity {
            self.check
                .unique("criteria", severity.criterion.iter().map(|table| &table.id));
        }
        for fact in &raw.fact {
            self.check
                .unique("values", fact.value.iter().map(|value| &value.id));
        }
        if raw.severity.is_empty() {
            let message = "a program has at least one severity";
            self.check
                .error("missing-key", &(0..0), message, "add a [[severity]]");
        }
    }

    fn grounded(&mut self, clause: &Ids, inferred: &Option<String>, span: &Range<usize>) -> Basis {
        self.check.grounded(clause, inferred.as_ref(), span)
    }

    fn stated(&mut self, raw: &RawStated) -> Stated {
        Stated {
            text: raw.text.clone(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    /// What no rule decides, and that the order of severities decides between those that overlap.
    fn notes(&mut self) -> Vec<Note> {
        let raw = self.raw;
        let classification = raw.classification.iter();
        let overlap = classification.filter_map(|table| table.overlap.as_ref());
        let overlap = overlap.map(|stated| self.stated(stated));
        let mut notes: Vec<Note> = overlap
            .map(|stated| Note {
                about: "severity".to_owned(),
                text: stated.text,
                basis: stated.basis,
            })
            .collect();
        notes.extend(raw.note.iter().map(|note| self.note(note)));
        notes
    }

    fn note(&mut self, raw: &RawNote) -> Note {
        Note {
            about: raw.about.clone().unwrap_or_else(|| "note".to_owned()),
            text: raw.text.clone(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn decider(&mut self, raw: &RawDecider) -> Option<DeciderRule> {
        let basis = self.grounded(&raw.clause, &raw.inferred, &raw.span);
        Some(DeciderRule {
            who: raw.who?,
            others: raw.others,
            stated: Stated {
                text: raw.text.clone(),
                basis,
            },
        })
    }

    fn facts(&mut self) -> Vec<Fact> {
        let raw = self.raw;
        raw.fact.iter().map(|table| self.fact(table)).collect()
    }

    fn fact(&mut self, raw: &RawFact) -> Fact {
        if raw.value.len() < 2 {
            let message = format!("the fact `{}` has fewer than two answers", raw.key.value);
            self.check.error(
                "fact-values",
                &raw.key.span,
                message,
                "list the answers in `value`",
            );
        }
        Fact {
            key: raw.key.value.clone(),
            question: raw.question.clone(),
            values: raw
                .value
                .iter()
                .map(|value| FactValue {
                    id: value.id.value.clone(),
                    meaning: value.meaning.clone(),
                })
                .collect(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn severity(&mut self, raw: &RawSeverity, facts: &[&Fact]) -> Severity {
        Severity {
            id: raw.id.value.clone(),
            name: raw.name.clone(),
            aliases: raw.aliases.clone(),
            gates: self.conditions(&raw.gate, facts),
            criteria: raw
                .criterion
                .iter()
                .map(|table| self.criterion(table, facts))
                .collect(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn criterion(&mut self, raw: &RawCriterion, facts: &[&Fact]) -> Criterion {
        Criterion {
            id: raw.id.value.clone(),
            text: raw.text.clone(),
            conditions: self.conditions(&raw.when, facts),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn conditions(&mut self, raw: &Entries<Ids>, facts: &[&Fact]) -> Vec<Condition> {
        self.check.conditions(raw, facts)
    }

    fn intake(&mut self, raw: &RawIntake) -> IntakeField {
        IntakeField {
            key: raw.key.value.clone(),
            scope: self.check.scope(&raw.tier, &raw.severity),
            text: raw.text.clone(),
            absence: raw.absence,
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn regions(&mut self, calendars: &BTreeMap<String, Calendar>) -> Vec<Region> {
        let raw = self.raw;
        let names: Vec<&str> = calendars.keys().map(String::as_str).collect();
        let tiers = self.check.tiers.clone();
        let mut regions = Vec::new();
        for (id, table) in raw.region.iter() {
            if let Some(name) = &table.calendar {
                self.check
                    .known("unknown-calendar", "calendar", name, &names);
            }
            for (tier, name) in table.tier_calendar.iter() {
                self.check.known("unknown-tier", "tier", tier, &tiers);
                self.check
                    .known("unknown-calendar", "calendar", name, &names);
            }
            regions.push(self.region(&id.value, table));
        }
        regions
    }

    fn region(&mut self, id: &str, raw: &RawRegion) -> Region {
        let tier_calendars = raw.tier_calendar.iter();
        Region {
            id: id.to_owned(),
            name: raw.name.clone(),
            calendar: raw.calendar.as_ref().map(|name| name.value.clone()),
            tier_calendars: tier_calendars
                .map(|(tier, name)| (tier.value.clone(), name.value.clone()))
                .collect(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn start(&mut self, raw: &RawStart) -> StartRule {
        StartRule {
            kind: raw.kind,
            scope: self.check.scope(&raw.tier, &raw.severity),
            channels: raw.channel.to_vec(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn coverage(&mut self, raw: &RawCoverage, asked: &[&Fact]) -> CoverageRule {
        if raw.hours == CoverageHours::Unstated && raw.text.is_none() {
            let message = "it is not said what the terms say of these hours";
            let help = "add `text`, in your own words";
            self.check.error("missing-key", &raw.span, message, help);
        }
        CoverageRule {
            channels: raw.channel.to_vec(),
            scope: self.check.scope(&raw.tier, &raw.severity),
            conditions: self.conditions(&raw.when, asked),
            hours: raw.hours,
            text: raw.text.clone(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn escalations(&mut self) -> Vec<EscalationRule> {
        let raw = self.raw;
        let mut rules: Vec<(EscalationRule, Range<usize>)> = Vec::new();
        for table in &raw.escalation {
            let rule = self.escalation(table);
            let double = rules
                .iter()
                .find(|(other, _)| other.scope.overlaps(&rule.scope));
            if let Some((_, first)) = double {
                let first = first.clone();
                self.check.overlap(&table.span, first, "escalation");
            }
            rules.push((rule, table.span.clone()));
        }
        rules.into_iter().map(|(rule, _)| rule).collect()
    }

    fn escalation(&mut self, raw: &RawEscalation) -> EscalationRule {
        let steps = raw.step.iter();
        EscalationRule {
            scope: self.check.scope(&raw.tier, &raw.severity),
            steps: steps
                .map(|step| EscalationStep {
                    after: step.after.value,
                    role: step.role.clone(),
                })
                .collect(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }
}
