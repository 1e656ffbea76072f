//! What there is to know about a rule, apart from any file.

use super::Level;

/// A rule that findings are made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name, in kebab case: the code of its findings.
    pub code: &'static str,
    /// What it is about.
    pub group: Group,
    /// How bad its findings are, unless somebody sets it otherwise.
    pub level: Level,
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

/// What rules are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The shape of a file: TOML, keys, types, sizes.
    Reading,
    /// Names that have to be there, or to be used.
    References,
    /// Hours, days and clocks.
    Time,
    /// Rules of a program against each other.
    Sense,
    /// Contracts against their program and their own dates.
    Contracts,
    /// Where rules come from, and examples of what follows from them.
    Provenance,
    /// iCalendar feeds, which `calendar import` reads.
    Feeds,
    /// Settings of `check`, on the command line and in a `tenure.toml`.
    Settings,
}

impl Group {
    /// All groups, in the order in which they are listed.
    pub const ALL: [Group; 8] = [
        Group::Reading,
        Group::References,
        Group::Time,
        Group::Sense,
        Group::Contracts,
        Group::Provenance,
        Group::Feeds,
        Group::Settings,
    ];

    /// The group's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Group::Reading => "reading",
            Group::References => "references",
            Group::Time => "time",
            Group::Sense => "sense",
            Group::Contracts => "contracts",
            Group::Provenance => "provenance",
            Group::Feeds => "feeds",
            Group::Settings => "settings",
        }
    }
}
