//! Severity from facts, by a program's criteria; which facts are still of use, and which to ask
//! first.
//!
//! `diagram` weighs what is open, `decider` says who may set a severity, `reach` which severities
//! can come out at all. May use the rest of
//! `domain`. Deliberately absent: asking (see `cli`).

use std::collections::{BTreeMap, BTreeSet};

use super::clause::{Clause, clauses_of};
use super::program::{Condition, Criterion, Fact, Program, Severity};
use diagram::Diagram;

pub mod decider;
mod diagram;
pub mod reach;

pub use diagram::{MAX_FACTS, MAX_WORK};

/// Answers by the facts' keys.
pub type Facts = BTreeMap<String, String>;

/// What follows from the answers given so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// The severity, once no open answer can change it.
    pub severity: Option<String>,
    /// The criterion that decided; none where several lead to the severity, and which of them it
    /// will be is open.
    pub criterion: Option<String>,
    /// Facts that could still change the severity, in the program's order.
    pub missing: Vec<String>,
    /// The severities that are still possible, in the program's order.
    pub possible: Vec<String>,
    /// The clauses of the severity and of what decided.
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

/// The most severe severity that the facts satisfy, once nothing else is possible.
///
/// Severities are tried from the most severe to the least, their criteria in order. There is a
/// severity exactly if every answer to every open fact would lead to it, and `missing` names
/// exactly the facts whose answer could still change it; both hold for programs up to
/// [`MAX_FACTS`] open facts that some criterion asks and up to [`MAX_WORK`] steps. Past those
/// bounds a severity may need more answers than it has to, and `missing` may name facts that turn
/// out to be of no use; what is said is right all the same. An open criterion of the same severity
/// holds nothing up. Facts that the program does not know are ignored; see [`check_fact`].
pub fn classify(program: &Program, facts: &Facts) -> Classification {
    let first = first_reading(program, facts);
    if let Reading::Certain(severity, criterion) = first {
        return decided(severity, criterion);
    }
    match (Diagram::new(program, facts), first) {
        (Some((diagram, root)), _) => {
            let (outcomes, _) = diagram.outcomes(root);
            let severities = outcomes.iter().filter_map(|at| program.severities.get(*at));
            let possible = severities.map(|severity| severity.id.clone()).collect();
            match diagram.leaf(root) {
                Some(Some(severity)) => match program.severities.get(severity) {
                    Some(severity) => decided_jointly(severity, facts),
                    None => undecided(Vec::new(), possible),
                },
                Some(None) => undecided(Vec::new(), possible),
                None => undecided(keys(program, &diagram.relevant(root)), possible),
            }
        }
        (None, Reading::Open(open, possible)) => {
            let asked = |fact: &&Fact| open.contains(fact.key.as_str());
            let missing = program.facts.iter().filter(asked);
            let possible = possible.iter().map(|severity| severity.id.clone());
            undecided(missing.map(|f| f.key.clone()).collect(), possible.collect())
        }
        (None, Reading::Certain(severity, criterion)) => decided(severity, criterion),
    }
}

/// What criteria say one by one.
enum Reading<'a> {
    /// One is met, and nothing more severe is open.
    Certain(&'a Severity, &'a Criterion),
    /// The open facts of every severity that may come out, and those severities.
    Open(BTreeSet<&'a str>, Vec<&'a Severity>),
}

fn first_reading<'a>(program: &'a Program, facts: &Facts) -> Reading<'a> {
    let mut open = BTreeSet::new();
    let mut possible = Vec::new();
    for severity in &program.severities {
        let mut open_here = Vec::new();
        for criterion in &severity.criteria {
            match judge_all(conditions(severity, criterion), facts) {
                Truth::No => {}
                Truth::Open => open_here.extend(
                    conditions(severity, criterion).filter(|c| judge(c, facts) == Truth::Open),
                ),
                Truth::Yes if open.is_empty() => return Reading::Certain(severity, criterion),
                Truth::Yes => {
                    possible.push(severity);
                    return Reading::Open(open, possible);
                }
            }
        }
        if !open_here.is_empty() {
            possible.push(severity);
        }
        open.extend(open_here.iter().map(|condition| condition.fact.as_str()));
    }
    Reading::Open(open, possible)
}

fn decided(severity: &Severity, criterion: &Criterion) -> Classification {
    Classification {
        severity: Some(severity.id.clone()),
        criterion: Some(criterion.id.clone()),
        missing: Vec::new(),
        possible: vec![severity.id.clone()],
        clauses: clauses_of([&criterion.basis, &severity.basis]),
        inferred: criterion.basis.inferred.clone(),
    }
}

/// Several criteria lead to the severity between them, and each is open.
fn decided_jointly(severity: &Severity, facts: &Facts) -> Classification {
    let open =
        |criterion: &&Criterion| judge_all(conditions(severity, criterion), facts) == Truth::Open;
    let open: Vec<&Criterion> = severity.criteria.iter().filter(open).collect();
    let bases = open.iter().map(|criterion| &criterion.basis);
    let mut inferred: Vec<&str> = bases
        .clone()
        .filter_map(|b| b.inferred.as_deref())
        .collect();
    inferred.dedup();
    Classification {
        severity: Some(severity.id.clone()),
        criterion: None,
        missing: Vec::new(),
        possible: vec![severity.id.clone()],
        clauses: clauses_of(bases.chain([&severity.basis])),
        inferred: (!inferred.is_empty()).then(|| inferred.join("; ")),
    }
}

fn undecided(missing: Vec<String>, possible: Vec<String>) -> Classification {
    Classification {
        severity: None,
        criterion: None,
        missing,
        possible,
        clauses: Vec::new(),
        inferred: None,
    }
}

fn keys(program: &Program, places: &[usize]) -> Vec<String> {
    let facts = places.iter().filter_map(|place| program.facts.get(*place));
    facts.map(|fact| fact.key.clone()).collect()
}

/// The question to ask next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question<'p> {
    /// What it asks.
    pub fact: &'p Fact,
    /// How many questions there will be at most, this one included; unknown for programs past the
    /// bounds of [`classify`].
    pub at_most: Option<u32>,
}

/// The best question to ask next, if any is of use.
///
/// It is one that keeps the number of questions lowest at worst, then lowest on average if every
/// answer were as likely as another, then the first in the program. `skipped` are facts that
/// nobody can answer: they stay open, and once nothing can be settled without them nothing more is
/// asked. Past the bounds of [`classify`] it is the first of `missing` that is not skipped.
pub fn next_question<'p>(
    program: &'p Program,
    facts: &Facts,
    skipped: &BTreeSet<String>,
) -> Option<Question<'p>> {
    let skips: Vec<usize> = (0..program.facts.len())
        .filter(|at| {
            program
                .facts
                .get(*at)
                .is_some_and(|f| skipped.contains(&f.key))
        })
        .collect();
    let plan =
        Diagram::new(program, facts).and_then(|(mut diagram, root)| diagram.plan(root, &skips));
    if let Some(plan) = plan {
        return Some(Question {
            fact: program.facts.get(plan.ask?)?,
            at_most: Some(plan.worst),
        });
    }
    let missing = classify(program, facts).missing;
    let asked = missing.iter().find(|key| !skipped.contains(*key))?;
    Some(Question {
        fact: program.fact(asked)?,
        at_most: None,
    })
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

/// Intake fields that a ticket has a place of its own for: no fact fills them.
const OWN_PLACE: [&str; 4] = ["subject", "description", "reporter", "severity"];

/// Checks an answer against the program's facts and intake fields; intake fields take any text.
pub fn check_fact(program: &Program, key: &str, value: &str) -> Result<(), FactError> {
    if let Some(fact) = program.question(key) {
        if fact.values.iter().any(|known| known.id == value) {
            return Ok(());
        }
        return Err(FactError::UnknownValue {
            key: key.to_owned(),
            value: value.to_owned(),
            known: fact.values.iter().map(|value| value.id.clone()).collect(),
        });
    }
    let is_fact = |key: &str| !OWN_PLACE.contains(&key);
    if program.intake_field(key).is_some() && is_fact(key) {
        return Ok(());
    }
    let facts = program.facts.iter().map(|fact| fact.key.clone());
    let circumstances = program.circumstances.iter();
    let circumstances = circumstances.map(|asked| asked.fact.key.clone());
    let fields = program.intake.iter().map(|field| field.key.clone());
    let fields = fields.filter(|key| is_fact(key));
    Err(FactError::UnknownFact {
        key: key.to_owned(),
        known: facts.chain(circumstances).chain(fields).collect(),
    })
}
