//! Programs: a line each, and one in full, as tables that an account manager can send on.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Column, Item};
use crate::domain::clause::Clause;
use crate::domain::program::{
    Absence, CoverageHours, Figure, LateKind, NewTerm, NoticePeriod, NoticeRule, Program, Scope,
    Stated,
};

/// One program in full; `program list` shows its first fields alone.
#[derive(Clone, Debug, Serialize)]
pub struct ProgramItem {
    /// Id.
    pub program: String,
    /// The edition.
    pub edition: String,
    /// The programme's name.
    pub name: String,
    /// The vendor.
    pub vendor: String,
    /// First day on which the edition was on sale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_sale_from: Option<NaiveDate>,
    /// Last day on which the edition was on sale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_sale_until: Option<NaiveDate>,
    /// Tier ids, from the lowest.
    pub tiers: Vec<String>,
    /// Severity ids, from the most severe.
    pub severities: Vec<String>,
    /// Region ids.
    pub regions: Vec<String>,
    /// SHA-256 of the edition's text.
    pub digest: String,
    /// The rest, for one program alone.
    #[serde(flatten)]
    pub rules: Option<Rules>,
}

/// The rules of a program.
#[derive(Clone, Debug, Serialize)]
pub struct Rules {
    /// Questions from whose answers a severity follows.
    pub facts: Vec<FactRow>,
    /// Ways to reach each severity.
    pub criteria: Vec<CriterionRow>,
    /// Time limits.
    pub targets: Vec<TargetRow>,
    /// What has to happen before a clock starts.
    pub starts: Vec<RuleRow>,
    /// When a channel is open.
    pub coverage: Vec<RuleRow>,
    /// Whom a ticket reaches when.
    pub escalations: Vec<EscalationRow>,
    /// What a ticket must or should hold, and how it ends.
    pub ticket_rules: Vec<RuleRow>,
    /// Terms, notices, fees.
    pub contract_rules: Vec<RuleRow>,
    /// Opening hours.
    pub hours: Vec<RuleRow>,
    /// What the documents say that no rule decides.
    pub notes: Vec<RuleRow>,
    /// The documents.
    pub sources: Vec<SourceRow>,
}

/// Declares a row of a program's tables: its fields, in order, and the columns that show them.
macro_rules! row {
    (
        $(#[doc = $doc:literal])*
        $name:ident, $schema:literal, {
            $( $(#[doc = $field_doc:literal])* $(#[serde($serde:meta)])? $field:ident : $type:ty => $column:expr ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Serialize)]
        pub struct $name {
            $( $(#[doc = $field_doc])* $(#[serde($serde)])? pub $field: $type, )*
        }

        impl Item for $name {
            const SCHEMA: &'static str = $schema;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
            const COLUMNS: &'static [Column] = &[$($column),*];
            const EMPTY: &'static str = "None.";
        }
    };
}

row! {
    /// A question and its answers.
    FactRow, "tenure.program-fact/1", {
        /// Key on the command line.
        key: String => Column::new("Fact", "key").keep(),
        /// The question.
        question: String => Column::new("Question", "question").keep(),
        /// The answers on the command line.
        values: Vec<String> => Column::new("Answers", "values").keep(),
        /// What each answer means, in the same order.
        meanings: Vec<String> => Column::new("Meanings", "meanings"),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
    }
}

row! {
    /// One way to reach a severity.
    CriterionRow, "tenure.program-criterion/1", {
        /// The severity.
        severity: String => Column::new("Severity", "severity").keep(),
        /// Its name.
        name: String => Column::new("Name", "name"),
        /// The criterion.
        criterion: String => Column::new("Criterion", "criterion").keep(),
        /// What it says.
        text: String => Column::new("What it says", "text").keep(),
        /// The answers that it needs.
        needs: String => Column::new("Needs", "needs"),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
        /// Why it is read so, where the source does not say it itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
    }
}

row! {
    /// A time limit.
    TargetRow, "tenure.program-target/1", {
        /// What it limits.
        kind: &'static str => Column::new("Target", "kind").keep(),
        /// For which tiers.
        tiers: String => Column::new("Tiers", "tiers").keep(),
        /// For which severities.
        severities: String => Column::new("Severities", "severities").keep(),
        /// The limit, or what is said instead.
        limit: String => Column::new("Limit", "limit").keep(),
        /// False where nothing is promised.
        committed: bool => Column::new("Committed", "committed"),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
        /// Why it is read so, where the source does not say it itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
    }
}

row! {
    /// A mark of an escalation ladder.
    EscalationRow, "tenure.program-escalation/1", {
        /// For which tiers.
        tiers: String => Column::new("Tiers", "tiers").keep(),
        /// For which severities.
        severities: String => Column::new("Severities", "severities").keep(),
        /// How long after the report.
        after: String => Column::new("After", "after").keep(),
        /// Who holds it from then on.
        role: String => Column::new("Role", "role").keep(),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
    }
}

row! {
    /// A rule in words.
    RuleRow, "tenure.program-rule/1", {
        /// What it is about.
        about: String => Column::new("About", "about").keep(),
        /// What it says.
        text: String => Column::new("What it says", "text").keep(),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
        /// Why it is read so, where the source does not say it itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
    }
}

row! {
    /// A document.
    SourceRow, "tenure.program-source/1", {
        /// The first word of its clauses.
        id: String => Column::new("Source", "id").keep(),
        /// Title.
        title: String => Column::new("Title", "title").keep(),
        /// Date or release.
        #[serde(skip_serializing_if = "Option::is_none")]
        version: Option<String> => Column::new("Version", "version"),
        /// Where it is published.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String> => Column::new("Published at", "url"),
    }
}

impl ProgramItem {
    /// A program in a line.
    pub fn brief(program: &Program) -> Self {
        ProgramItem {
            program: program.id.clone(),
            edition: program.edition.clone(),
            name: program.name.clone(),
            vendor: program.vendor.clone(),
            on_sale_from: program.on_sale_from,
            on_sale_until: program.on_sale_until,
            tiers: program.tiers.iter().map(|tier| tier.id.clone()).collect(),
            severities: program
                .severities
                .iter()
                .map(|severity| severity.id.clone())
                .collect(),
            regions: program
                .regions
                .iter()
                .map(|region| region.id.clone())
                .collect(),
            digest: program.digest.clone(),
            rules: None,
        }
    }

    /// A program in full; with tiers named, only the rules that some of them have.
    pub fn full(program: &Program, tiers: &[String]) -> Self {
        let shown = Shown { program, tiers };
        ProgramItem {
            rules: Some(Rules {
                facts: shown.facts(),
                criteria: shown.criteria(),
                targets: shown.targets(),
                starts: shown.starts(),
                coverage: shown.coverage(),
                escalations: shown.escalations(),
                ticket_rules: shown.ticket_rules(),
                contract_rules: shown.contract_rules(),
                hours: shown.hours(),
                notes: program
                    .notes
                    .iter()
                    .map(|note| stated("note", note))
                    .collect(),
                sources: shown.sources(),
            }),
            ..Self::brief(program)
        }
    }
}

impl Item for ProgramItem {
    const SCHEMA: &'static str = "tenure.program/1";
    const FIELDS: &'static [&'static str] = &[
        "program",
        "edition",
        "name",
        "vendor",
        "on_sale_from",
        "on_sale_until",
        "tiers",
        "severities",
        "regions",
        "digest",
        "facts",
        "criteria",
        "targets",
        "starts",
        "coverage",
        "escalations",
        "ticket_rules",
        "contract_rules",
        "hours",
        "notes",
        "sources",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Program", "program").keep(),
        Column::new("Edition", "edition").keep(),
        Column::new("Name", "name").keep(),
        Column::new("On sale from", "on_sale_from"),
        Column::new("Until", "on_sale_until"),
        Column::new("Tiers", "tiers"),
        Column::new("Severities", "severities"),
        Column::new("Regions", "regions"),
    ];
    const EMPTY: &'static str = "No programs.";
}

fn stated(about: &str, stated: &Stated) -> RuleRow {
    rule(about, &stated.text, &stated.basis)
}

fn rule(about: &str, text: &str, basis: &crate::domain::clause::Basis) -> RuleRow {
    RuleRow {
        about: about.to_owned(),
        text: text.to_owned(),
        clauses: basis.clauses.clone(),
        inferred: basis.inferred.clone(),
    }
}

fn all_or(ids: &[String]) -> String {
    if ids.is_empty() {
        "all".to_owned()
    } else {
        ids.join(", ")
    }
}

/// A program, with the tiers whose rules are shown.
struct Shown<'a> {
    program: &'a Program,
    tiers: &'a [String],
}

impl Shown<'_> {
    fn shows(&self, scope: &Scope) -> bool {
        let named = |tier: &String| scope.tiers.is_empty() || scope.tiers.contains(tier);
        self.tiers.is_empty() || self.tiers.iter().any(named)
    }

    fn scope(&self, scope: &Scope) -> String {
        let mut words = Vec::new();
        if !scope.tiers.is_empty() {
            words.push(scope.tiers.join(", "));
        }
        if !scope.severities.is_empty() {
            words.push(format!("severity {}", scope.severities.join(", ")));
        }
        words.join("; ")
    }

    fn facts(&self) -> Vec<FactRow> {
        let facts = self.program.facts.iter();
        facts
            .map(|fact| FactRow {
                key: fact.key.clone(),
                question: fact.question.clone(),
                values: fact.values.iter().map(|value| value.id.clone()).collect(),
                meanings: fact
                    .values
                    .iter()
                    .map(|value| value.meaning.clone())
                    .collect(),
                clauses: fact.basis.clauses.clone(),
            })
            .collect()
    }

    fn criteria(&self) -> Vec<CriterionRow> {
        let mut rows = Vec::new();
        for severity in &self.program.severities {
            for criterion in &severity.criteria {
                let conditions = severity.gates.iter().chain(&criterion.conditions);
                let needs: Vec<String> = conditions
                    .map(|condition| {
                        format!("{} = {}", condition.fact, condition.values.join(" or "))
                    })
                    .collect();
                rows.push(CriterionRow {
                    severity: severity.id.clone(),
                    name: severity.name.clone(),
                    criterion: criterion.id.clone(),
                    text: criterion.text.clone(),
                    needs: needs.join(", "),
                    clauses: crate::domain::clause::clauses_of([&criterion.basis, &severity.basis]),
                    inferred: criterion.basis.inferred.clone(),
                });
            }
        }
        rows
    }

    fn targets(&self) -> Vec<TargetRow> {
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
                limit: match &rule.figure {
                    Figure::Limit(limit) => format!("{} {}", limit.bound.name(), limit.amount),
                    Figure::BestEffort { text } | Figure::Unstated { text, .. } => text.clone(),
                },
                committed: rule.committed && matches!(rule.figure, Figure::Limit(_)),
                clauses: rule.basis.clauses.clone(),
                inferred: rule.basis.inferred.clone(),
            })
            .collect()
    }

    fn starts(&self) -> Vec<RuleRow> {
        let rules = self
            .program
            .starts
            .iter()
            .filter(|rule| self.shows(&rule.scope));
        rules
            .map(|start| {
                let channels: Vec<_> = start.channels.iter().map(|c| c.name()).collect();
                let scope = self.scope(&start.scope);
                let about = format!("{} {scope}", start.kind.name());
                let text = format!("starts with a report by {}", channels.join(" or "));
                rule(about.trim_end(), &text, &start.basis)
            })
            .collect()
    }

    fn coverage(&self) -> Vec<RuleRow> {
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
                };
                let scope = self.scope(&coverage.scope);
                let about = format!("{} {scope}", coverage.channel.name());
                rule(about.trim_end(), hours, &coverage.basis)
            })
            .collect()
    }

    fn escalations(&self) -> Vec<EscalationRow> {
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

    fn ticket_rules(&self) -> Vec<RuleRow> {
        let program = self.program;
        let mut rows = Vec::new();
        if let Some(decided_by) = &program.severity_decided_by {
            rows.push(stated("severity", decided_by));
        }
        for field in &program.intake {
            let absence = match field.absence {
                Absence::Holds => "without it the ticket is held",
                Absence::Warns => "without it the ticket is warned about",
            };
            let text = format!("{}; {absence}", field.text);
            rows.push(rule(&field.key, &text, &field.basis));
        }
        if let Some(cover) = &program.cover {
            rows.push(stated("cover", cover));
        }
        let closing = &program.closing;
        for (about, closing) in [
            ("reopening", &closing.reopen),
            ("closing", &closing.auto_close),
        ] {
            if let Some(closing) = closing {
                let text = format!("{} after the resolution", closing.limit.amount);
                rows.push(rule(about, &text, &closing.basis));
            }
        }
        rows
    }

    fn contract_rules(&self) -> Vec<RuleRow> {
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
        for step in &program.late {
            rows.push(late_row(step));
            for fee in &step.fees {
                let code = crate::domain::quote::LineCode::from(fee.code).name();
                let rate = fee
                    .rate
                    .map_or("rate not stated".to_owned(), |rate| rate.to_string());
                let per = match fee.per {
                    crate::domain::program::FeePer::MissedDays => "by the days missed",
                    crate::domain::program::FeePer::StartedYear => "per started year of delay",
                    crate::domain::program::FeePer::Once => "once an order",
                };
                let rate = match fee.per {
                    crate::domain::program::FeePer::MissedDays => "the annual fee".to_owned(),
                    _ => rate,
                };
                rows.push(rule(code, &format!("{rate}, {per}"), &fee.basis));
            }
        }
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

    fn hours(&self) -> Vec<RuleRow> {
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

    fn sources(&self) -> Vec<SourceRow> {
        let sources = self.program.sources.iter();
        sources
            .map(|source| SourceRow {
                id: source.id.clone(),
                title: source.title.clone(),
                version: source.version.clone(),
                url: source.url.clone(),
            })
            .collect()
    }
}

fn notice_row(about: &str, notice: &NoticeRule) -> RuleRow {
    let period = match notice.before {
        NoticePeriod::Days(days) => format!("{days} days"),
        NoticePeriod::Months(months) => format!("{months} months"),
    };
    let text = format!("{period} before the term ends, by {}", notice.party.name());
    rule(about, &text, &notice.basis)
}

fn late_row(step: &crate::domain::program::LateStep) -> RuleRow {
    let days = match step.to_day {
        Some(to) => format!("days {} to {to} after the last covered day", step.from_day),
        None => format!("from day {} after the last covered day", step.from_day),
    };
    let kind = match step.kind {
        LateKind::LateRenewal => "late renewal",
        LateKind::Reinstatement => "reinstatement",
    };
    let start = match step.new_term {
        NewTerm::OldEnd => "the new term follows the old one",
        NewTerm::OrderDate => "the new term starts on the order date",
    };
    rule(kind, &format!("{days}: {start}"), &step.basis)
}

/// A calendar's week, with days of the same hours together: `Mon-Fri 09:00-18:00`.
fn describe(calendar: &crate::domain::Calendar) -> String {
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
