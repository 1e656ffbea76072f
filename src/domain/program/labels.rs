//! Words of a program in other languages: names of severities and tiers as the sources have them,
//! questions and answers in our own wording.
//!
//! Ids never change with the language. What has no word in a language is shown in English, which
//! is what the rest of a program is written in. Deliberately absent: which languages there are;
//! each program brings its own.

use std::collections::BTreeMap;

use super::{Criterion, Exclusion, Fact, FactValue, Program, Severity, Tier};

/// The language that programs are written in, and that a missing word falls back to.
pub const ENGLISH: &str = "en";

/// Words by language code, such as `de`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels(pub BTreeMap<String, Words>);

/// The words of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Names by severity.
    pub severities: BTreeMap<String, String>,
    /// Names by tier.
    pub tiers: BTreeMap<String, String>,
    /// Questions by fact or circumstance.
    pub questions: BTreeMap<String, String>,
    /// What answers mean, by fact or circumstance and answer.
    pub answers: BTreeMap<String, BTreeMap<String, String>>,
    /// What criteria say, by severity and criterion.
    pub criteria: BTreeMap<String, BTreeMap<String, String>>,
    /// What exclusions say, by their ids.
    pub exclusions: BTreeMap<String, String>,
}

impl Labels {
    /// The languages that there are words in, English left out.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

fn word<'a>(found: Option<&'a String>, english: &'a str) -> &'a str {
    found.map_or(english, String::as_str)
}

impl Program {
    fn words(&self, language: &str) -> Option<&Words> {
        self.labels.0.get(language)
    }

    /// A severity's name in a language.
    pub fn severity_label<'a>(&'a self, severity: &'a Severity, language: &str) -> &'a str {
        let words = self.words(language);
        word(
            words.and_then(|w| w.severities.get(&severity.id)),
            &severity.name,
        )
    }

    /// A tier's name in a language.
    pub fn tier_label<'a>(&'a self, tier: &'a Tier, language: &str) -> &'a str {
        let words = self.words(language);
        word(words.and_then(|w| w.tiers.get(&tier.id)), &tier.name)
    }

    /// A fact's question in a language.
    pub fn question_label<'a>(&'a self, fact: &'a Fact, language: &str) -> &'a str {
        let words = self.words(language);
        word(
            words.and_then(|w| w.questions.get(&fact.key)),
            &fact.question,
        )
    }

    /// What an answer means, in a language.
    pub fn answer_label<'a>(
        &'a self,
        fact: &'a Fact,
        value: &'a FactValue,
        language: &str,
    ) -> &'a str {
        let answers = self.words(language).and_then(|w| w.answers.get(&fact.key));
        word(answers.and_then(|a| a.get(&value.id)), &value.meaning)
    }

    /// What a criterion says, in a language.
    pub fn criterion_label<'a>(
        &'a self,
        severity: &'a Severity,
        criterion: &'a Criterion,
        language: &str,
    ) -> &'a str {
        let criteria = self.words(language);
        let criteria = criteria.and_then(|w| w.criteria.get(&severity.id));
        word(criteria.and_then(|c| c.get(&criterion.id)), &criterion.text)
    }

    /// What an exclusion says, in a language.
    pub fn exclusion_label<'a>(&'a self, exclusion: &'a Exclusion, language: &str) -> &'a str {
        let id = exclusion.id.as_ref();
        let found = id.and_then(|id| self.words(language)?.exclusions.get(id));
        word(found, &exclusion.gate.text)
    }
}
