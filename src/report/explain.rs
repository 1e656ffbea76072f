//! What a rule of `check` means, and where a clause stands.

use serde::Serialize;

use super::{Column, Item};
use crate::diagnostic::Rule;

/// A rule with its documentation.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RuleItem {
    /// Its code.
    pub code: &'static str,
    /// What it is about.
    pub group: &'static str,
    /// `error`, `warning` or `note`, unless somebody sets it otherwise.
    pub level: &'static str,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// When it finds something.
    pub what: &'static str,
    /// Why that is bad.
    pub why: &'static str,
    /// A piece of a file that has the finding.
    pub example: &'static str,
    /// How to mend it.
    pub mend: &'static str,
}

impl From<&Rule> for RuleItem {
    fn from(rule: &Rule) -> RuleItem {
        RuleItem {
            code: rule.code,
            group: rule.group.name(),
            level: rule.level.name(),
            title: rule.title,
            what: rule.what,
            why: rule.why,
            example: rule.example,
            mend: rule.mend,
        }
    }
}

impl Item for RuleItem {
    const SCHEMA: &'static str = "tenure.rule/1";
    const FIELDS: &'static [&'static str] = &[
        "code", "group", "level", "title", "what", "why", "example", "mend",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Code", "code").keep(),
        Column::new("Level", "level").keep(),
        Column::new("Group", "group"),
        Column::new("Title", "title").keep(),
    ];
    const EMPTY: &'static str = "No rules.";
}

/// A clause at one place where a program cites it.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseItem {
    /// The clause.
    pub clause: String,
    /// The program that cites it.
    pub program: String,
    /// Its edition.
    pub edition: String,
    /// The document that it stands in.
    pub document: Option<String>,
    /// Where that is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its date or release.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The kind of rule that rests on it: the keys of its tables.
    pub rule: String,
    /// What tells that rule from others of its kind.
    pub which: String,
    /// The line of the program's file.
    pub line: usize,
    /// Why the rule is read so, where the source does not say it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
}

impl Item for ClauseItem {
    const SCHEMA: &'static str = "tenure.clause/1";
    const FIELDS: &'static [&'static str] = &[
        "clause", "program", "edition", "document", "url", "version", "rule", "which", "line",
        "inferred",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Clause", "clause").keep(),
        Column::new("Program", "program").keep(),
        Column::new("Edition", "edition"),
        Column::new("Rule", "rule").keep(),
        Column::new("Which", "which").keep(),
        Column::new("Line", "line").right(),
        Column::new("Inferred", "inferred"),
    ];
    const EMPTY: &'static str = "No rule rests on it.";
}
