//! Tiers of a program side by side: targets, hours, features, services, fees, with what differs.

use serde::Serialize;

use super::RuleRow;
use super::commerce::{changes, fee_row};
use super::rules::{describe, rule};
use crate::domain::clause::{Basis, Clause};
use crate::domain::program::{
    Channel, CoverageHours, Figure, Offer, Offered, Program, Scope, TargetKind, TargetRule, Tier,
};
use crate::report::matrix::{Matrix, MatrixColumn};
use crate::report::{Column, Item};

/// What several tiers have of one thing.
#[derive(Clone, Debug, Serialize)]
pub struct ComparisonItem {
    /// What it belongs to: `targets`, `hours`, `escalation`, `features`, `services`, `fees`.
    pub section: &'static str,
    /// What it is.
    pub about: String,
    /// Whether the tiers differ in it; null where something unknown leaves that open.
    pub differs: Option<bool>,
    /// What each tier has, in the order asked for.
    pub tiers: Vec<TierValue>,
}

/// What one tier has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TierValue {
    /// The tier's id.
    pub tier: String,
    /// What it has; null where no rule is for it.
    pub text: Option<String>,
    /// `yes`, `no`, `optional` or `unknown`, of features and services.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offered: Option<&'static str>,
    /// Where it stands.
    pub clauses: Vec<Clause>,
    /// Why it is read so, where the source does not say it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
    /// Whether anybody says what it is.
    #[serde(skip)]
    known: bool,
}

impl Item for ComparisonItem {
    const SCHEMA: &'static str = "tenure.tier-comparison/1";
    const FIELDS: &'static [&'static str] = &["section", "about", "differs", "tiers"];
    const COLUMNS: &'static [Column] = &[
        Column::new("Section", "section").keep(),
        Column::new("About", "about").keep(),
        Column::new("Differs", "differs"),
        Column::new("Tiers", "tiers").keep(),
    ];
    const EMPTY: &'static str = "Nothing to compare.";
}

/// The sections with their titles, in order.
pub const SECTIONS: [(&str, &str); 6] = [
    ("targets", "Targets"),
    ("hours", "Hours"),
    ("escalation", "Escalation"),
    ("features", "Features"),
    ("services", "Services"),
    ("fees", "Terms and fees"),
];

/// What some tiers of a program have, thing by thing.
pub fn compare(program: &Program, tiers: &[String]) -> Vec<ComparisonItem> {
    let compared = Compared { program, tiers };
    let mut items = compared.targets();
    items.extend(compared.channels());
    items.extend(compared.hours());
    items.extend(compared.escalations());
    items.extend(compared.offers());
    items.extend(compared.fees());
    items
}

/// The items of a section, or all, as a table with a column for each tier.
pub fn matrix(
    program: &Program,
    items: &[ComparisonItem],
    section: Option<&str>,
    language: &str,
) -> Matrix {
    let column = |key: &str, title: &str, keep| MatrixColumn {
        key: key.to_owned(),
        title: title.to_owned(),
        keep,
    };
    let mut columns = Vec::new();
    if section.is_none() {
        columns.push(column("section", "Section", true));
    }
    columns.push(column("about", "About", true));
    columns.push(column("differs", "Differs", true));
    let tiers = items.first().map_or(&[][..], |item| &item.tiers);
    for value in tiers {
        let title = title(program, &value.tier, tiers, language);
        columns.push(column(&value.tier, &title, true));
    }
    columns.push(column("clauses", "Clauses", false));
    let shown = items
        .iter()
        .filter(|item| section.is_none_or(|section| item.section == section));
    let rows = shown.map(|item| {
        let mut row = Vec::new();
        if section.is_none() {
            row.push(item.section.to_owned());
        }
        row.push(item.about.clone());
        let differs = match item.differs {
            Some(true) => "yes",
            Some(false) => "no",
            None => "unknown",
        };
        row.push(differs.to_owned());
        row.extend(item.tiers.iter().map(TierValue::shown));
        row.push(clauses(item));
        row
    });
    Matrix {
        columns,
        rows: rows.collect(),
    }
}

/// The name of a tier, with its id where another of those shown is called so too.
fn title(program: &Program, id: &str, shown: &[TierValue], language: &str) -> String {
    let Some(tier) = program.tier(id) else {
        return id.to_owned();
    };
    let name = program.tier_label(tier, language);
    let others = shown.iter().filter_map(|value| program.tier(&value.tier));
    let same = |other: &&Tier| program.tier_label(other, language) == name;
    match others.filter(same).count() {
        1 => name.to_owned(),
        _ => format!("{name} ({id})"),
    }
}

fn clauses(item: &ComparisonItem) -> String {
    let mut all: Vec<&str> = Vec::new();
    for clause in item.tiers.iter().flat_map(|value| &value.clauses) {
        if !all.contains(&clause.as_str()) {
            all.push(clause.as_str());
        }
    }
    all.join(", ")
}

impl TierValue {
    fn shown(&self) -> String {
        let text = self.text.as_deref().unwrap_or("none");
        match self.inferred {
            Some(_) => format!("{text} (inferred)"),
            None => text.to_owned(),
        }
    }
}

struct Compared<'a> {
    program: &'a Program,
    tiers: &'a [String],
}

impl Compared<'_> {
    /// An item, unless no tier has anything of it.
    fn item(
        &self,
        section: &'static str,
        about: String,
        value: impl Fn(&str) -> Option<TierValue>,
    ) -> Option<ComparisonItem> {
        let tiers: Vec<TierValue> = self
            .tiers
            .iter()
            .map(|tier| value(tier).unwrap_or_else(|| nothing(tier)))
            .collect();
        if tiers.iter().all(|value| value.text.is_none()) {
            return None;
        }
        Some(ComparisonItem {
            section,
            about,
            differs: differs(&tiers),
            tiers,
        })
    }

    /// An item for each severity; severities that follow each other and have the same are one.
    fn by_severity(
        &self,
        section: &'static str,
        about: &str,
        value: impl Fn(&str, &str) -> Option<TierValue>,
    ) -> Vec<ComparisonItem> {
        let mut groups: Vec<(Vec<&str>, ComparisonItem)> = Vec::new();
        for severity in &self.program.severities {
            let of = |tier: &str| value(tier, &severity.id);
            let Some(item) = self.item(section, about.to_owned(), of) else {
                continue;
            };
            match groups.last_mut() {
                Some((ids, last)) if last.tiers == item.tiers => ids.push(&severity.id),
                _ => groups.push((vec![&severity.id], item)),
            }
        }
        let all = self.program.severities.len();
        groups
            .into_iter()
            .map(|(ids, item)| ComparisonItem {
                about: match ids.len() == all {
                    true => item.about,
                    false => format!("{about}, severity {}", ids.join(", ")),
                },
                ..item
            })
            .collect()
    }

    fn targets(&self) -> Vec<ComparisonItem> {
        let mut items = Vec::new();
        for kind in TargetKind::ALL {
            items.extend(self.by_severity("targets", kind.name(), |tier, severity| {
                let covers = |rule: &&TargetRule| {
                    rule.kind == kind && rule.scope.covers(Some(tier), severity)
                };
                let rule = self.program.targets.iter().find(covers)?;
                Some(self.target(tier, severity, rule))
            }));
        }
        items
    }

    fn target(&self, tier: &str, severity: &str, rule: &TargetRule) -> TierValue {
        let mut text = match &rule.figure {
            Figure::Limit(limit) => format!("{} {}", limit.bound.name(), limit.amount),
            Figure::BestEffort { text } | Figure::Unstated { text, .. } => text.clone(),
        };
        let mut clauses = rule.basis.clauses.clone();
        if !rule.committed && matches!(rule.figure, Figure::Limit(_)) {
            text.push_str(", not promised");
        }
        let starts = self
            .program
            .starts
            .iter()
            .find(|start| start.kind == rule.kind && start.scope.covers(Some(tier), severity));
        if let (Some(start), Figure::Limit(_)) = (starts, &rule.figure) {
            text = format!("{text} of a report by {}", names(&start.channels, " or "));
            clauses.extend(start.basis.clauses.iter().cloned());
        }
        TierValue {
            clauses,
            known: !matches!(rule.figure, Figure::Unstated { .. }),
            ..value(tier, &text, &rule.basis)
        }
    }

    /// When each channel is open.
    fn channels(&self) -> Vec<ComparisonItem> {
        let coverage = &self.program.coverage;
        let mut items = Vec::new();
        for channel in Channel::ALL {
            items.extend(self.by_severity("hours", channel.name(), |tier, severity| {
                // What holds with certain answers alone is no matter of the tier.
                let mut rules = coverage.iter().filter(|rule| rule.conditions.is_empty());
                let rule = rules
                    .find(|rule| rule.is_for(channel) && rule.scope.covers(Some(tier), severity))?;
                let hours = match rule.hours {
                    CoverageHours::Business => "business hours",
                    CoverageHours::Always => "around the clock",
                    CoverageHours::Unstated => "hours that are not stated",
                };
                let text = rule.text.as_deref().unwrap_or(hours);
                Some(TierValue {
                    known: rule.hours != CoverageHours::Unstated,
                    ..value(tier, text, &rule.basis)
                })
            }));
        }
        items
    }

    /// The opening hours of each region.
    fn hours(&self) -> Vec<ComparisonItem> {
        let regions = self.program.regions.iter();
        regions
            .filter_map(|region| {
                self.item("hours", region.name.clone(), |tier| {
                    let name = region.calendar_for(Some(tier));
                    let calendar = name.and_then(|name| self.program.calendars.get(name));
                    let text = calendar.map_or_else(
                        || "not published; a contract supplies them".to_owned(),
                        describe,
                    );
                    Some(value(tier, &text, &region.basis))
                })
            })
            .collect()
    }

    fn escalations(&self) -> Vec<ComparisonItem> {
        let mut items = self.by_severity("escalation", "who holds a ticket", |tier, severity| {
            let rules = &self.program.escalations;
            let rule = rules
                .iter()
                .find(|rule| rule.scope.covers(Some(tier), severity))?;
            let steps: Vec<String> = rule
                .steps
                .iter()
                .map(|step| format!("after {} {}", step.after, step.role))
                .collect();
            Some(value(tier, &steps.join(", "), &rule.basis))
        });
        items.extend(self.by_severity("escalation", "on call", |tier, severity| {
            let rules = &self.program.on_call;
            let rule = rules
                .iter()
                .find(|rule| rule.scope.covers(Some(tier), severity))?;
            Some(value(tier, &rule.text, &rule.basis))
        }));
        items
    }

    fn offers(&self) -> Vec<ComparisonItem> {
        let features = self.program.features.iter();
        let features = features.map(|one| ("features", &one.name, &one.offers));
        let services = self.program.services.iter();
        let services = services.map(|one| ("services", &one.name, &one.offers));
        features
            .chain(services)
            .filter_map(|(section, name, offers)| {
                self.item(section, name.clone(), |tier| {
                    Offer::of(offers, Some(tier)).map(|offer| offered(tier, offer))
                })
            })
            .collect()
    }

    /// What terms of several years are cheaper by, and what is the same at every tier.
    fn fees(&self) -> Vec<ComparisonItem> {
        let program = self.program;
        let mut items = Vec::new();
        for discount in &program.multi_year {
            let scope = Scope {
                tiers: discount.tiers.clone(),
                severities: Vec::new(),
            };
            let about = format!("discount from {} years on", discount.years);
            items.extend(self.item("fees", about, |tier| {
                let rate = discount.rate.map(|rate| rate.to_string());
                let text = rate.unwrap_or_else(|| "yes; the rate is not stated".to_owned());
                let has = scope.covers(Some(tier), "");
                has.then(|| value(tier, &text, &discount.basis))
            }));
        }
        let mut rows: Vec<RuleRow> = changes(program)
            .into_iter()
            .filter(|row| row.about != "discount")
            .collect();
        let steps = program.late.iter();
        rows.extend(steps.flat_map(|step| step.fees.iter().map(fee_row)));
        if let Some(renewal) = &program.renewal {
            let mode = renewal.mode.map_or("not stated", |mode| mode.name());
            rows.push(rule("renewal", mode, &renewal.basis));
        }
        for row in rows {
            items.extend(self.item("fees", row.about.clone(), |tier| {
                Some(TierValue {
                    text: Some(row.text.clone()),
                    clauses: row.clauses.clone(),
                    inferred: row.inferred.clone(),
                    ..nothing(tier)
                })
            }));
        }
        items
    }
}

/// Whether what is known of some tiers differs; `None` where it does not, and not all is known.
fn differs(tiers: &[TierValue]) -> Option<bool> {
    let mut known = tiers.iter().filter(|value| value.known);
    let first = known.next().map(|value| &value.text);
    if known.any(|value| Some(&value.text) != first) {
        return Some(true);
    }
    tiers.iter().all(|value| value.known).then_some(false)
}

fn nothing(tier: &str) -> TierValue {
    TierValue {
        tier: tier.to_owned(),
        text: None,
        offered: None,
        clauses: Vec::new(),
        inferred: None,
        known: true,
    }
}

fn value(tier: &str, text: &str, basis: &Basis) -> TierValue {
    TierValue {
        text: Some(text.to_owned()),
        clauses: basis.clauses.clone(),
        inferred: basis.inferred.clone(),
        ..nothing(tier)
    }
}

fn offered(tier: &str, offer: &Offer) -> TierValue {
    let mut text = offer.offered.name().to_owned();
    if let Some(from) = offer.from {
        text = format!("{text}, from {from} on");
    }
    if let Some(what) = &offer.text {
        text = match offer.offered {
            Offered::Yes | Offered::Optional => format!("{text}: {what}"),
            Offered::No | Offered::Unknown => format!("{text} ({what})"),
        };
    }
    TierValue {
        offered: Some(offer.offered.name()),
        known: offer.offered != Offered::Unknown,
        ..value(tier, &text, &offer.basis)
    }
}

fn names(channels: &[Channel], between: &str) -> String {
    let names: Vec<&str> = channels.iter().map(|channel| channel.name()).collect();
    names.join(between)
}
