//! The rules of a program as rows of tables.

use super::commerce::{changes, fee_row, late_row, notice_row};
use super::{EscalationRow, RuleRow, SourceRow, TargetRow};
use crate::domain::Calendar;
use crate::domain::clause::Basis;
use crate::domain::program::{
    Condition, CoverageHours, Figure, Program, Scope, Stated, TargetRule,
};

pub(super) fn stated(about: &str, stated: &Stated) -> RuleRow {
    rule(about, &stated.text, &stated.basis)
}

pub(super) fn rule(about: &str, text: &str, basis: &Basis) -> RuleRow {
    RuleRow {
        about: about.to_owned(),
        text: text.to_owned(),
        clauses: basis.clauses.clone(),
        inferred: basis.inferred.clone(),
    }
}

/// For which answers a target is, and from when it counts.
fn only(rule: &TargetRule) -> String {
    let answers = Some(&rule.conditions).filter(|conditions| !conditions.is_empty());
    let answers = answers.map(|conditions| format!(", if {}", self::answers(conditions)));
    let cut_off = rule.cut_off.map(|time| {
        let time = time.format("%H:%M");
        format!(", from the next business day after {time}")
    });
    answers.into_iter().chain(cut_off).collect()
}

/// Answers in words: `cause is accident or misuse, and scope is unique`.
pub(super) fn answers(conditions: &[Condition]) -> String {
    let each = conditions
        .iter()
        .map(|condition| format!("{} is {}", condition.fact, condition.values.join(" or ")));
    each.collect::<Vec<_>>().join(", and ")
}

pub(super) fn all_or(ids: &[String]) -> String {
    if ids.is_empty() {
        "all".to_owned()
    } else {
        ids.join(", ")
    }
}

/// A program, with the tiers whose rules are shown and the language of its words.
pub(super) struct Shown<'a> {
    pub(super) program: &'a Program,
    pub(super) tiers: &'a [String],
    pub(super) language: &'a str,
}

impl Shown<'_> {
    pub(super) fn shows(&self, scope: &Scope) -> bool {
        let named = |tier: &String| scope.tiers.is_empty() || scope.tiers.contains(tier);
        self.tiers.is_empty() || self.tiers.iter().any(named)
    }

    pub(super) fn scope(&self, scope: &Scope) -> String {
        let mut words = Vec::new();
        if !scope.tiers.is_empty() {
            words.push(scope.tiers.join(", "));
        }
        if !scope.severities.is_empty() {
            words.push(format!("severity {}", scope.severities.join(", ")));
        }
        words.join("; ")
    }

    /// What a rule is about, and for which tiers and severities.
    pub(super) fn about(&self, what: &str, scope: &Scope) -> String {
        format!("{what} {}", self.scope(scope))
            .trim_end()
            .to_owned()
    }

    pub(super) fn targets(&self) -> Vec<TargetRow> {
        let rules = self
            .program
            .targets
            .iter()
            .filter(|rule| self.shows(&rule.scope));
        rules
            .map(|rule| TargetRow {
                kind: rule.kind.name(),
                tiers: all_or(&rule.scope.tiers),
                severities: all_or(&rule.scope.severities),
                limit: format!("{}{}", rule.figure.words(), only(rule)),
                committed: rule.committed && matches!(rule.figure, Figure::Limit(_)),
                clauses: rule.basis.clauses.clone(),
                inferred: rule.basis.inferred.clone(),
            })
            .collect()
    }

    pub(super) fn starts(&self) -> Vec<RuleRow> {
        let rules = self
            .program
            .starts
            .iter()
            .filter(|rule| self.shows(&rule.scope));
        rules
            .map(|start| {
                let channels: Vec<_> = start.channels.iter().map(|c| c.name()).collect();
                let about = self.about(start.kind.name(), &start.scope);
                let text = format!("starts with a report by {}", channels.join(" or "));
                rule(&about, &text, &start.basis)
            })
            .collect()
    }

    pub(super) fn coverage(&self) -> Vec<RuleRow> {
        let rules = self
            .program
            .coverage
            .iter()
            .filter(|rule| self.shows(&rule.scope));
        rules
            .map(|coverage| {
                let hours = match coverage.hours {
                    CoverageHours::Business => "open in business hours",
                    CoverageHours::Always => "open around the clock",
                    CoverageHours::Unstated => "open in hours that are not stated",
                };
                let mut text = coverage.text.as_deref().unwrap_or(hours).to_owned();
                if !coverage.conditions.is_empty() {
                    text = format!("{text}; where {}", answers(&coverage.conditions));
                }
                let names: Vec<_> = coverage.channels.iter().map(|c| c.name()).collect();
                let channels = match names.is_empty() {
                    true => "all channels".to_owned(),
                    false => names.join(", "),
                };
                let about = self.about(&channels, &coverage.scope);
                rule(&about, &text, &coverage.basis)
            })
            .collect()
    }

    pub(super) fn escalations(&self) -> Vec<EscalationRow> {
        let rules = self
            .program
            .escalations
            .iter()
            .filter(|rule| self.shows(&rule.scope));
        rules
            .flat_map(|rule| {
                rule.steps.iter().map(|step| EscalationRow {
                    tiers: all_or(&rule.scope.tiers),
                    severities: all_or(&rule.scope.severities),
                    after: step.after.to_string(),
                    role: step.role.clone(),
                    clauses: rule.basis.clauses.clone(),
                })
            })
            .collect()
    }

    pub(super) fn contract_rules(&self) -> Vec<RuleRow> {
        let program = self.program;
        let mut rows = Vec::new();
        if let Some(renewal) = &program.renewal {
            let mode = renewal.mode.map_or("not stated", |mode| mode.name());
            let months = renewal
                .months
                .map(|m| format!(", for {m} months"))
                .unwrap_or_default();
            rows.push(rule("renewal", &format!("{mode}{months}"), &renewal.basis));
        }
        rows.extend(
            program
                .notices
                .iter()
                .map(|notice| notice_row("notice", notice)),
        );
        if let Some(licenses) = &program.licenses {
            let text = "all licenses are covered: the larger of owned and used";
            rows.push(rule("licenses", text, &licenses.basis));
        }
        let mut before = None;
        for step in &program.late {
            rows.push(late_row(step, before));
            before = step.until;
            for fee in &step.fees {
                rows.push(fee_row(fee));
            }
        }
        rows.extend(changes(program));
        for service in &program.services {
            let packages = match service.packages.as_slice() {
                [] => String::new(),
                packages => format!("; packages {}", packages.join(", ")),
            };
            let renewal = service.renewal.as_ref().and_then(|renewal| renewal.mode);
            let renews = renewal
                .map(|mode| format!("; renewal {}", mode.name()))
                .unwrap_or_default();
            let text = format!("{}{packages}{renews}", service.name);
            rows.push(rule(&service.id, &text, &service.basis));
            let about = format!("{} notice", service.id);
            rows.extend(
                service
                    .notices
                    .iter()
                    .map(|notice| notice_row(&about, notice)),
            );
        }
        rows
    }

    pub(super) fn hours(&self) -> Vec<RuleRow> {
        let regions = self.program.regions.iter();
        regions
            .flat_map(|region| {
                let mut names: Vec<(String, Option<&str>)> =
                    vec![(region.id.clone(), region.calendar.as_deref())];
                for (tier, name) in &region.tier_calendars {
                    if self.tiers.is_empty() || self.tiers.contains(tier) {
                        names.push((format!("{} {tier}", region.id), Some(name.as_str())));
                    }
                }
                names.into_iter().map(move |(about, name)| {
                    let calendar = name.and_then(|name| self.program.calendars.get(name));
                    let text = calendar.map_or_else(
                        || "not published; a contract supplies them".to_owned(),
                        describe,
                    );
                    rule(&about, &text, &region.basis)
                })
            })
            .collect()
    }
}

/// The documents that the clauses of a program point into.
pub fn sources(program: &Program) -> Vec<SourceRow> {
    let sources = program.sources.iter();
    sources
        .map(|source| SourceRow {
            id: source.id.clone(),
            title: source.title.clone(),
            version: source.version.clone(),
            url: source.url.clone(),
        })
        .collect()
}

/// A calendar's week, with days of the same hours together: `Mon-Fri 09:00-18:00`. Of calendars
/// put together, each of them.
pub fn describe(calendar: &Calendar) -> String {
    if let Some((how, parts)) = calendar.parts() {
        let parts: Vec<String> = parts.iter().map(describe).collect();
        let zone = calendar.zone().name();
        return format!("{} of ({}), {zone}", how.name(), parts.join("; "));
    }
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let spec = calendar.spec();
    let hours = |day: usize| -> String {
        let hours: Vec<String> = spec.week[day].iter().map(ToString::to_string).collect();
        hours.join(" ")
    };
    let mut parts: Vec<String> = Vec::new();
    let mut day = 0;
    while day < 7 {
        let same = (day..7)
            .take_while(|&other| hours(other) == hours(day))
            .count();
        if !spec.week[day].is_empty() {
            let days = match same {
                1 => DAYS[day].to_owned(),
                _ => format!("{}-{}", DAYS[day], DAYS[day + same - 1]),
            };
            parts.push(format!("{days} {}", hours(day)));
        }
        day += same;
    }
    if !spec.holiday_hours.is_empty() {
        let hours: Vec<String> = spec.holiday_hours.iter().map(ToString::to_string).collect();
        parts.push(format!("holidays {}", hours.join(" ")));
    }
    format!("{}, {}", parts.join(", "), calendar.zone().name())
}
