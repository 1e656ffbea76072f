//! Which severities and criteria a program's facts can reach, and which of them overlap.
//!
//! For whoever writes a program, not for tickets. May use the rest of `domain`. Deliberately
//! absent: any opinion on what should be reached.

use std::collections::BTreeMap;

use super::diagram::Diagram;
use super::{Facts, conditions};
use crate::domain::program::{Condition, Criterion, Program, Severity};

/// What answers to a program's questions come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The severities that some answers lead to, by their places in the program.
    pub severities: Vec<usize>,
    /// Answers that lead to none, where there are any.
    pub none: Option<Facts>,
}

/// What can be reached by a program's facts; `None` past the bounds of [`super::classify`].
pub fn reach(program: &Program) -> Option<Reach> {
    let (diagram, root) = Diagram::new(program, &Facts::new())?;
    let (severities, _) = diagram.outcomes(root);
    let none = diagram.way_to_none(root).map(|way| {
        let answers = way.into_iter().filter_map(|(place, value)| {
            let fact = program.facts.get(place)?;
            Some((fact.key.clone(), fact.values.get(value)?.id.clone()))
        });
        answers.collect()
    });
    Some(Reach { severities, none })
}

/// Whether some answers meet a criterion and nothing more severe; `None` past the bounds of
/// [`super::classify`].
pub fn decides(program: &Program, severity: &Severity, criterion: &Criterion) -> Option<bool> {
    let above = program.severities.iter();
    let above = above.take_while(|other| other.id != severity.id).cloned();
    let alone = Severity {
        criteria: vec![criterion.clone()],
        ..severity.clone()
    };
    let severities: Vec<Severity> = above.chain([alone]).collect();
    let (diagram, root) = Diagram::of(&program.facts, &severities, &Facts::new())?;
    Some(diagram.outcomes(root).0.contains(&(severities.len() - 1)))
}

/// Answers that meet a criterion with its gates, where there are any.
pub fn met_by(program: &Program, severity: &Severity, criterion: &Criterion) -> Option<Facts> {
    meet(program, conditions(severity, criterion))
}

/// Answers that meet the criteria of two severities at once, where there are any.
pub fn met_by_both(
    program: &Program,
    one: (&Severity, &Criterion),
    other: (&Severity, &Criterion),
) -> Option<Facts> {
    let both = conditions(one.0, one.1).chain(conditions(other.0, other.1));
    meet(program, both)
}

/// The first answers, in the program's order, that satisfy all conditions.
fn meet<'a>(program: &Program, conditions: impl Iterator<Item = &'a Condition>) -> Option<Facts> {
    let mut open: BTreeMap<&str, Vec<&Condition>> = BTreeMap::new();
    for condition in conditions {
        open.entry(&condition.fact).or_default().push(condition);
    }
    open.into_iter()
        .map(|(key, conditions)| {
            let mut values = program.fact(key)?.values.iter().map(|value| &value.id);
            let fits = |id: &&String| conditions.iter().all(|one| one.values.contains(*id));
            Some((key.to_owned(), values.find(fits)?.clone()))
        })
        .collect()
}
