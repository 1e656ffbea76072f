//! What program and contract files have in common on the way to values: clauses, scopes, targets,
//! notices, terms.
//!
//! May use `domain` and `diagnostic`. Every check goes on after a finding, so that one reading
//! gives all of them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Fix, Level};
use crate::domain::clause::{Basis, Clause};
use crate::domain::money::Currency;
use crate::domain::program::{NoticePeriod, NoticeRule, Scope, SourceDocument};
use crate::terms::raw::program::{Ids, RawNotice};
use crate::terms::read::{Spanned, brief, listed, nearest, quoted};

/// Adds what the second stage found to what the first one did.
///
/// A value that could not be read seems to be missing to the second stage. What it says on that
/// account would be the first finding again: such codes are left out then, and so is whatever it
/// says of a table around such a value.
pub fn join_stages(first: &mut Vec<Diagnostic>, second: Vec<Diagnostic>, echoes: &[&str]) {
    let is_lost = |finding: &&Diagnostic| {
        finding.level == Level::Error && !["unknown-key", "missing-key"].contains(&finding.code)
    };
    let lost: Vec<Range<usize>> = first
        .iter()
        .filter(is_lost)
        .map(|finding| finding.span.clone())
        .collect();
    let is_echo = |finding: &Diagnostic| {
        let around =
            |span: &Range<usize>| finding.span.start <= span.start && span.end <= finding.span.end;
        !lost.is_empty() && (echoes.contains(&finding.code) || lost.iter().any(around))
    };
    first.extend(second.into_iter().filter(|finding| !is_echo(finding)));
    first.sort_by_key(|finding| finding.span.start);
}

/// Whether any of the findings forbids to use a file.
pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.level == Level::Error)
}

/// The findings of one file, and the names that its rules may use.
pub struct Checker<'a> {
    /// What is wrong so far.
    pub findings: Vec<Diagnostic>,
    /// The documents that clauses may point into.
    pub sources: &'a [SourceDocument],
    /// Tier ids.
    pub tiers: Vec<&'a str>,
    /// Severity ids.
    pub severities: Vec<&'a str>,
}

impl<'a> Checker<'a> {
    /// A checker for rules over these names.
    pub fn new(
        sources: &'a [SourceDocument],
        tiers: Vec<&'a str>,
        severities: Vec<&'a str>,
    ) -> Self {
        Checker {
            findings: Vec::new(),
            sources,
            tiers,
            severities,
        }
    }

    /// Notes an error with its mend.
    pub fn error(
        &mut self,
        code: &'static str,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.findings
            .push(Diagnostic::error(code, span.clone(), message).help(help));
    }

    /// The basis of a rule: its clauses, each of which has to point into a source of the file.
    pub fn basis(&mut self, clauses: &Ids, inferred: Option<&String>) -> Basis {
        let mut known = Vec::new();
        for clause in clauses.iter() {
            let parsed = Clause::new(&clause.value);
            let sources: Vec<&str> = self
                .sources
                .iter()
                .map(|source| source.id.as_str())
                .collect();
            if sources.contains(&parsed.source()) {
                known.push(parsed);
            } else {
                let help = match nearest(parsed.source(), &sources) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("begin with the id of a [[source]]: {}", listed(&sources)),
                };
                let message = format!("no source is called `{}`", parsed.source());
                self.error("unknown-source", &clause.span, message, help);
            }
        }
        Basis {
            clauses: known,
            inferred: inferred.cloned(),
        }
    }

    /// The basis of a rule that decides something: it has to name a clause, or say why it is
    /// inferred.
    pub fn grounded(
        &mut self,
        clauses: &Ids,
        inferred: Option<&String>,
        rule: &Range<usize>,
    ) -> Basis {
        if clauses.is_empty() && inferred.is_none() {
            self.error(
                "no-clause",
                rule,
                "the rule names no clause",
                "add `clause = \"SOURCE SECTION\"`, or `inferred = \"why\"` if no source says it",
            );
        }
        self.basis(clauses, inferred)
    }

    /// The currency of a code of ISO 4217.
    pub fn currency(&mut self, code: &Spanned<String>) -> Option<Currency> {
        let currency = Currency::from_code(&code.value);
        if currency.is_none() {
            let message = format!("`{}` is no currency", brief(code));
            let finding = Diagnostic::error("unknown-currency", code.span.clone(), message);
            let upper = code.value.to_ascii_uppercase();
            self.findings.push(match Currency::from_code(&upper) {
                Some(_) => finding
                    .help(format!("did you mean `{upper}`?"))
                    .fix(Fix::replace(code.span.clone(), quoted(&upper))),
                None => finding.help("give a code of ISO 4217, such as \"EUR\" or \"USD\""),
            });
        }
        currency
    }

    /// Checks an id against the ones that exist.
    pub fn known(
        &mut self,
        code: &'static str,
        what: &str,
        id: &Spanned<String>,
        known: &[&str],
    ) -> bool {
        let found = known.contains(&id.value.as_str());
        if !found {
            let help = match (nearest(&id.value, known), known.is_empty()) {
                (Some(near), _) => format!("did you mean `{near}`?"),
                (None, false) => format!("one of {}", listed(known)),
                (None, true) => format!("there is no {what} to name here"),
            };
            let shown = brief(&id.value).into_owned();
            self.error(
                code,
                &id.span,
                format!("no {what} is called `{shown}`"),
                help,
            );
        }
        found
    }

    /// The tiers and severities that a rule is for.
    pub fn scope(&mut self, tiers: &Ids, severities: &Ids) -> Scope {
        let known_tiers = self.tiers.clone();
        let known_severities = self.severities.clone();
        Scope {
            tiers: self.ids("unknown-tier", "tier", tiers, &known_tiers),
            severities: self.ids(
                "unknown-severity",
                "severity",
                severities,
                &known_severities,
            ),
        }
    }

    /// Unknown ids stay, so that a rule for one of them is not taken for a rule for all.
    fn ids(&mut self, code: &'static str, what: &str, ids: &Ids, known: &[&str]) -> Vec<String> {
        for id in ids.iter() {
            self.known(code, what, id, known);
        }
        ids.iter().map(|id| id.value.clone()).collect()
    }

    /// Reports ids that are given twice.
    pub fn unique<'i>(&mut self, what: &str, ids: impl Iterator<Item = &'i Spanned<String>>) {
        let mut seen: Vec<&Spanned<String>> = Vec::new();
        for id in ids {
            if let Some(first) = seen.iter().find(|other| other.value == id.value) {
                let message = format!("two {what} are called `{}`", id.value);
                self.findings.push(
                    Diagnostic::error("duplicate-id", id.span.clone(), message)
                        .related(first.span.clone(), "first defined here")
                        .help("give each an id of its own"),
                );
            } else {
                seen.push(id);
            }
        }
    }

    /// Reports two rules for the same case: there is no "the last one wins".
    pub fn overlap(&mut self, span: &Range<usize>, first: Range<usize>, what: &str) {
        self.findings.push(
            Diagnostic::error(
                "overlapping-rules",
                span.clone(),
                format!("two rules for {what} are for the same tier and severity"),
            )
            .related(first, "the first one")
            .help("name in `tier` and `severity` which case each is for"),
        );
    }

    /// A notice, by days or by months.
    pub fn notice(&mut self, raw: &RawNotice, needs_clause: bool) -> Option<NoticeRule> {
        let basis = if needs_clause {
            self.grounded(&raw.clause, raw.inferred.as_ref(), &raw.span)
        } else {
            self.basis(&raw.clause, raw.inferred.as_ref())
        };
        let before = match (raw.days, raw.months, raw.day) {
            (Some(days), None, None) => Some(NoticePeriod::Days(days.into())),
            (None, Some(months), None) => Some(NoticePeriod::Months(months.into())),
            (None, months, Some(day @ 1..=31)) => Some(NoticePeriod::DayOfMonth {
                day: day.into(),
                months: months.map_or(0, u32::from),
            }),
            _ => None,
        };
        if before.is_none() {
            self.error(
                "notice-period",
                &raw.span,
                "a notice has either `days` or `months`, or a fixed `day` of a month",
                "write `days = 90`, or `months = 3`, or `day = 14`",
            );
        }
        Some(NoticeRule {
            party: raw.party,
            of: raw.of,
            before: before?,
            to: raw.to,
            consequence: raw.consequence.clone(),
            basis,
        })
    }

    /// Notices, in order. No two may be for the same party and the same term.
    pub fn notices(&mut self, raw: &[RawNotice], needs_clause: bool) -> Vec<NoticeRule> {
        let mut notices: Vec<(NoticeRule, Range<usize>)> = Vec::new();
        for table in raw {
            let Some(rule) = self.notice(table, needs_clause) else {
                continue;
            };
            let double = notices.iter().find(|(other, _)| other.overlaps(&rule));
            if let Some((_, first)) = double {
                self.findings.push(
                    Diagnostic::error(
                        "overlapping-rules",
                        table.span.clone(),
                        "two notices are for the same party and the same term",
                    )
                    .related(first.clone(), "the first one")
                    .help("say in `of` which terms each is for"),
                );
            }
            notices.push((rule, table.span.clone()));
        }
        notices.into_iter().map(|(rule, _)| rule).collect()
    }
}

/// The first of some ids that stands twice in a list, for plain lists of words.
pub fn doubled(words: &[String]) -> Option<&String> {
    let mut seen = BTreeSet::new();
    words.iter().find(|word| !seen.insert(*word))
}
