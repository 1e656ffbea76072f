//! Severity from facts, by a program's criteria.
//!
//! May use the rest of `domain`. Deliberately absent: asking (see `cli`), and who may overrule the
//! answer.

use std::collections::BTreeMap;

use super::clause::Clause;
use super::program::{Condition, Criterion, Fact, Program, Severity};

/// Answers by the facts' keys.
pub type Facts = BTreeMap<String, String>;

/// What follows from the answers given so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// The severity, once no open answer can change it.
    pub severity: Option<String>,
    /// The criterion that decided.
    pub criterion: Option<String>,
    /// Facts that could still change the answer, in the program's order.
    pub missing: Vec<String>,
    /// The clauses of the severity and the criterion.
    pub clauses: Vec<Clause>,
    /// Why the criterion is read so, where the source does not say it itself.
    pub inferred: Option<String>,
}

/// A condition, a conjunction, or a severity, judged with answers still open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Truth {
    Yes,
    No,
    Open,
}

fn judge(condition: &Condition, facts: &Facts) -> Truth {
    match facts.get(&condition.fact) {
        None => Truth::Open,
        Some(value) if condition.values.contains(value) => Truth::Yes,
        Some(_) => Truth::No,
    }
}

fn judge_all<'a>(conditions: impl Iterator<Item = &'a Condition>, facts: &Facts) -> Truth {
    let mut truth = Truth::Yes;
    for condition in conditions {
        match judge(condition, facts) {
            Truth::No => return Truth::No,
            Truth::Open => truth = Truth::Open,
            Truth::Yes => {}
        }
    }
    truth
}

fn conditions<'a>(
    severity: &'a Severity,
    criterion: &'a Criterion,
) -> impl Iterator<Item = &'a Condition> {
    severity.gates.iter().chain(&criterion.conditions)
}

/// The most severe severity that the facts satisfy, once nothing more severe is possible.
///
/// Severities are tried from the most severe to the least, their criteria in order. As long as a
/// more severe one depends on an open answer there is no severity, and `missing` names those
/// answers. An open criterion of the same severity holds nothing up: whatever its answer, the
/// severity stays. Facts that the program does not know are ignored; see [`check_fact`].
pub fn classify(program: &Program, facts: &Facts) -> Classification {
    let mut open: Vec<&Condition> = Vec::new();
    for severity in &program.severities {
        let mut open_here: Vec<&Condition> = Vec::new();
        for criterion in &severity.criteria {
            match judge_all(conditions(severity, criterion), facts) {
                Truth::No => {}
                Truth::Open => open_here.extend(
                    conditions(severity, criterion).filter(|c| judge(c, facts) == Truth::Open),
                ),
                Truth::Yes if open.is_empty() => return decided(severity, criterion),
                Truth::Yes => return undecided(program, &open),
            }
        }
        open.append(&mut open_here);
    }
    undecided(program, &open)
}

fn decided(severity: &Severity, criterion: &Criterion) -> Classification {
    Classification {
        severity: Some(severity.id.clone()),
        criterion: Some(criterion.id.clone()),
        missing: Vec::new(),
        clauses: super::clause::clauses_of([&criterion.basis, &severity.basis]),
        inferred: criterion.basis.inferred.clone(),
    }
}

fn undecided(program: &Program, open: &[&Condition]) -> Classification {
    let asked = |fact: &&Fact| open.iter().any(|condition| condition.fact == fact.key);
    Classification {
        severity: None,
        criterion: None,
        missing: program
            .facts
            .iter()
            .filter(asked)
            .map(|fact| fact.key.clone())
            .collect(),
        clauses: Vec::new(),
        inferred: None,
    }
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactError {
    /// The program asks no such question.
    UnknownFact {
        /// The key given.
        key: String,
        /// The keys that exist.
        known: Vec<String>,
    },
    /// The question has no such answer.
    UnknownValue {
        /// The fact's key.
        key: String,
        /// The value given.
        value: String,
        /// The answers that exist.
        known: Vec<String>,
    },
}

/// Checks an answer against the program's facts and intake fields; intake fields take any text.
pub fn check_fact(program: &Program, key: &str, value: &str) -> Result<(), FactError> {
    if let Some(fact) = program.fact(key) {
        if fact.values.iter().any(|known| known.id == value) {
            return Ok(());
        }
        return Err(FactError::UnknownValue {
            key: key.to_owned(),
            value: value.to_owned(),
            known: fact.values.iter().map(|value| value.id.clone()).collect(),
        });
    }
    if program.intake_field(key).is_some() {
        return Ok(());
    }
    let facts = program.facts.iter().map(|fact| fact.key.clone());
    let fields = program.intake.iter().map(|field| field.key.clone());
    Err(FactError::UnknownFact {
        key: key.to_owned(),
        known: facts.chain(fields).collect(),
    })
}
