//! A program's words in other languages, each of which has to belong to something of the program.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: which languages there are, and whether a
//! language is complete: what has no word is shown in English.

use std::collections::BTreeMap;

use super::raw::program::{RawFactValue, RawLabels, RawProgramFile, RawSeverity};
use super::read::{Entries, Spanned};
use super::rules::Checker;
use crate::domain::program::{ENGLISH, Labels, Words};

/// The words of every language of a file.
pub fn labels(check: &mut Checker, raw: &RawProgramFile) -> Labels {
    let mut languages = BTreeMap::new();
    for (language, table) in raw.label.iter() {
        if is_language(check, language) {
            languages.insert(language.value.clone(), words(check, raw, table));
        }
    }
    Labels(languages)
}

fn is_language(check: &mut Checker, language: &Spanned<String>) -> bool {
    let code = language.value.as_str();
    let is_code = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
    if !is_code {
        let message = "a language is a code of two or three small letters";
        let help = "write the code of ISO 639, such as `de`";
        check.error("bad-value", &language.span, message, help);
    } else if code == ENGLISH {
        let message = "the rest of the file is in English already";
        let help =
            "write the English words where the ids are: `name`, `question`, `meaning`, `text`";
        check.error("bad-value", &language.span, message, help);
    }
    is_code && code != ENGLISH
}

fn words(check: &mut Checker, raw: &RawProgramFile, table: &RawLabels) -> Words {
    let (tiers, severities) = (check.tiers.clone(), check.severities.clone());
    let questions = questions(raw);
    let keys: Vec<&str> = questions.iter().map(|asked| asked.key).collect();
    let exclusions = raw.exclusion.iter().filter_map(|table| table.id.as_ref());
    let exclusions: Vec<&str> = exclusions.map(|id| id.value.as_str()).collect();
    Words {
        severities: named(
            check,
            "unknown-severity",
            "severity",
            &table.severity,
            &severities,
        ),
        tiers: named(check, "unknown-tier", "tier", &table.tier, &tiers),
        questions: named(check, "unknown-fact", "fact", &table.question, &keys),
        answers: answers(check, &questions, &keys, &table.answer),
        criteria: criteria(check, &raw.severity, &severities, &table.criterion),
        exclusions: named(
            check,
            "unknown-exclusion",
            "exclusion",
            &table.exclusion,
            &exclusions,
        ),
    }
}

/// A question with the answers that it can have.
struct Asked<'a> {
    key: &'a str,
    values: &'a [RawFactValue],
}

/// The questions of a file, whether their answers bear on a severity or not.
fn questions(raw: &RawProgramFile) -> Vec<Asked<'_>> {
    let facts = raw.fact.iter().map(|fact| Asked {
        key: &fact.key.value,
        values: &fact.value,
    });
    let circumstances = raw.circumstance.iter().map(|asked| Asked {
        key: &asked.key.value,
        values: &asked.value,
    });
    facts.chain(circumstances).collect()
}

fn answers(
    check: &mut Checker,
    questions: &[Asked<'_>],
    keys: &[&str],
    raw: &Entries<Entries<String>>,
) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for (key, answers) in raw.iter() {
        check.known("unknown-fact", "fact", key, keys);
        if let Some(asked) = questions.iter().find(|asked| asked.key == key.value) {
            let known: Vec<&str> = asked.values.iter().map(|v| v.id.value.as_str()).collect();
            let words = named(check, "unknown-value", "answer", answers, &known);
            all.insert(key.value.clone(), words);
        }
    }
    all
}

fn criteria(
    check: &mut Checker,
    severities: &[RawSeverity],
    ids: &[&str],
    raw: &Entries<Entries<String>>,
) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for (id, criteria) in raw.iter() {
        check.known("unknown-severity", "severity", id, ids);
        if let Some(severity) = severities.iter().find(|s| s.id.value == id.value) {
            let known = severity.criterion.iter().map(|c| c.id.value.as_str());
            let known: Vec<&str> = known.collect();
            let words = named(check, "unknown-criterion", "criterion", criteria, &known);
            all.insert(id.value.clone(), words);
        }
    }
    all
}

/// Words by the ids of what they name.
fn named(
    check: &mut Checker,
    code: &'static str,
    what: &str,
    raw: &Entries<String>,
    known: &[&str],
) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for (id, word) in raw.iter() {
        if check.known(code, what, id, known) {
            words.insert(id.value.clone(), word.clone());
        }
    }
    words
}
