//! Programs: a line each, and one in full, as tables that an account manager can send on.
//!
//! The tables stand here, what fills them in `rules`.

use chrono::NaiveDate;
use serde::Serialize;

use super::item::row;
use super::versions::VersionRow;
use super::{Column, Item};
use crate::domain::clause::Clause;
use crate::domain::program::{ENGLISH, Program};
pub(in crate::report) use commerce::{
    change_text, fee_text, late_text, notice_text, revision_text,
};
use rules::{Shown, rule};
pub use rules::{describe, sources};
pub use services::{AllowanceRow, FeatureRow};

mod classification;
mod commerce;
pub mod comparison;
mod events;
mod rules;
mod services;
mod ticket_rules;

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
    /// The languages in which names, questions and answers can be shown; what has no word in one
    /// is in English.
    pub languages: Vec<String>,
    /// SHA-256 of the edition's text.
    pub digest: String,
    /// The rest, for one program alone.
    #[serde(flatten)]
    pub rules: Option<Rules>,
}

/// The rules of a program.
#[derive(Clone, Debug, Serialize)]
pub struct Rules {
    /// Tiers and severities by name.
    pub names: Vec<NameRow>,
    /// Who decides a severity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decides: Option<DeciderRow>,
    /// Questions from whose answers a severity follows.
    pub facts: Vec<FactRow>,
    /// Questions whose answers bear on whether and how a ticket is served; given as facts too.
    pub circumstances: Vec<FactRow>,
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
    /// What a ticket must or should hold, what stands against it, who is served first, how it is
    /// dealt with, and how it ends.
    pub ticket_rules: Vec<RuleRow>,
    /// Events that open a ticket by themselves.
    pub events: Vec<EventRow>,
    /// Terms, notices, fees.
    pub contract_rules: Vec<RuleRow>,
    /// Versions of products that it lists.
    pub versions: Vec<VersionRow>,
    /// Opening hours.
    pub hours: Vec<RuleRow>,
    /// What tiers differ in.
    pub features: Vec<FeatureRow>,
    /// Which tiers have which services.
    pub services: Vec<FeatureRow>,
    /// What services are made of.
    pub duties: Vec<RuleRow>,
    /// How much of them there is to use.
    pub allowances: Vec<AllowanceRow>,
    /// What the documents say that no rule decides.
    pub notes: Vec<RuleRow>,
    /// The documents.
    pub sources: Vec<SourceRow>,
}

row! {
    /// What something is called.
    NameRow, "tenure.program-name/1", {
        /// What it is: a tier or a severity.
        kind: &'static str => Column::new("What", "kind").keep(),
        /// Its id.
        id: String => Column::new("Id", "id").keep(),
        /// Its name, in the language asked for.
        label: String => Column::new("Name", "label").keep(),
        /// Other names that documents use for it.
        aliases: Vec<String> => Column::new("Also called", "aliases"),
        /// Of a tier, when it was on sale.
        #[serde(skip_serializing_if = "Option::is_none")]
        on_sale: Option<String> => Column::new("On sale", "on_sale"),
        /// Of a tier, the one that it goes on as, with what else is different then.
        #[serde(skip_serializing_if = "Option::is_none")]
        renews_as: Option<String> => Column::new("Goes on as", "renews_as"),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
        /// Why it is read so, where the source does not say it itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
    }
}

row! {
    /// Who decides a severity.
    DeciderRow, "tenure.program-decider/1", {
        /// Who.
        who: &'static str => Column::new("Who", "who").keep(),
        /// What it means if somebody else sets one.
        others: &'static str => Column::new("Set by others", "others").keep(),
        /// What the terms say.
        text: String => Column::new("What it says", "text").keep(),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
        /// Why it is read so, where the source does not say it itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
    }
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
        /// Why it is read so, where the source does not say it itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
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
    /// An event that opens a ticket by itself.
    EventRow, "tenure.program-event/1", {
        /// The event on the command line.
        event: String => Column::new("Event", "event").keep(),
        /// What it has to do with.
        #[serde(skip_serializing_if = "Option::is_none")]
        group: Option<String> => Column::new("Group", "group"),
        /// What happens.
        text: String => Column::new("What happens", "text").keep(),
        /// The severity of its ticket.
        severity: String => Column::new("Severity", "severity").keep(),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
        /// Why it is read so, where the source does not say it itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
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

/// Every language that programs have words in, and English.
pub fn languages<'a>(programs: impl IntoIterator<Item = &'a Program>) -> Vec<String> {
    let words = programs.into_iter().flat_map(|p| p.labels.languages());
    let mut all: Vec<String> = words.chain([ENGLISH]).map(str::to_owned).collect();
    all.sort_unstable();
    all.dedup();
    all
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
            languages: languages([program]),
            digest: program.digest.clone(),
            rules: None,
        }
    }

    /// A program in full; with tiers named, only the rules that some of them have.
    ///
    /// Names, questions and answers are in a language, where the program has them.
    pub fn full(program: &Program, tiers: &[String], language: &str) -> Self {
        let shown = Shown {
            program,
            tiers,
            language,
        };
        ProgramItem {
            rules: Some(Rules {
                names: shown.names(),
                decides: shown.decides(),
                facts: shown.facts(),
                circumstances: shown.circumstances(),
                criteria: shown.criteria(),
                targets: shown.targets(),
                starts: shown.starts(),
                coverage: shown.coverage(),
                escalations: shown.escalations(),
                ticket_rules: [shown.ticket_rules(), shown.monitoring()].concat(),
                events: shown.events(),
                contract_rules: shown.contract_rules(),
                versions: program
                    .product_versions
                    .iter()
                    .map(VersionRow::new)
                    .collect(),
                hours: shown.hours(),
                features: shown.features(),
                services: shown.services(),
                duties: shown.duties(),
                allowances: shown.allowances(),
                notes: program
                    .notes
                    .iter()
                    .map(|note| rule(&note.about, &note.text, &note.basis))
                    .collect(),
                sources: sources(program),
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
        "languages",
        "digest",
        "names",
        "decides",
        "facts",
        "circumstances",
        "criteria",
        "targets",
        "starts",
        "coverage",
        "escalations",
        "ticket_rules",
        "events",
        "contract_rules",
        "versions",
        "hours",
        "features",
        "services",
        "duties",
        "allowances",
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
        Column::new("Languages", "languages"),
    ];
    const EMPTY: &'static str = "No programs.";
}
