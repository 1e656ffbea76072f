//! What follows from a ticket's facts: what is known, what is open, and what each answer means.

use serde::Serialize;

use super::{Column, Item, Whys, whys};
use crate::domain::classify::{Classification, Facts};
use crate::domain::clause::{Clause, Why, WhyCode};
use crate::domain::program::{Fact, Program};
use crate::domain::ticket::Ticket;

/// A classification.
#[derive(Clone, Debug, Serialize)]
pub struct ClassificationItem {
    /// The ticket's number.
    pub ticket: u64,
    /// The program's id.
    pub program: String,
    /// The severity that the ticket has.
    pub severity: Option<String>,
    /// Its name, in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_label: Option<String>,
    /// The criterion that decided, where facts did.
    pub criterion: Option<String>,
    /// What the criterion says, in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion_label: Option<String>,
    /// Who set the severity, or gave the facts, where that was told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The answers known.
    pub facts: Facts,
    /// Facts that could still change what follows from them.
    pub missing: Vec<String>,
    /// The severities that the facts still allow.
    pub possible: Vec<String>,
    /// The questions that are answered.
    pub known: Vec<Question>,
    /// The questions about what is missing.
    pub questions: Vec<Question>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why the criterion is read so, where the source does not say it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
}

/// A question, with the answer given or those that it can have.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// The fact's key.
    pub fact: String,
    /// The question, in the language asked for.
    pub question: String,
    /// The answers: one that was given, or all.
    pub answers: Vec<Meaning>,
    /// Where it stands.
    pub clauses: Vec<Clause>,
}

/// An answer and what it means.
#[derive(Clone, Debug, Serialize)]
pub struct Meaning {
    /// The answer's value.
    pub value: String,
    /// What it means, in the language asked for.
    pub meaning: String,
}

impl Question {
    /// A fact's question with all its answers, or with the one that was given.
    pub fn new(program: &Program, fact: &Fact, given: Option<&str>, language: &str) -> Self {
        let values = fact.values.iter();
        let shown = values.filter(|value| given.is_none_or(|given| value.id == given));
        Question {
            fact: fact.key.clone(),
            question: program.question_label(fact, language).to_owned(),
            answers: shown
                .map(|value| Meaning {
                    value: value.id.clone(),
                    meaning: program.answer_label(fact, value, language).to_owned(),
                })
                .collect(),
            clauses: fact.basis.clauses.clone(),
        }
    }
}

impl ClassificationItem {
    /// The severity of a ticket, and what its facts say.
    pub fn new(program: &Program, ticket: &Ticket, facts: &Classification, language: &str) -> Self {
        let set = ticket.severity();
        let severity = set.and_then(|set| program.severity(&set.severity));
        let criterion = severity.and_then(|severity| {
            let id = set.and_then(|set| set.criterion.as_ref())?;
            severity.criteria.iter().find(|known| known.id == *id)
        });
        let criterion_label = severity
            .zip(criterion)
            .map(|(severity, it)| program.criterion_label(severity, it, language).to_owned());
        let inferred = match criterion {
            Some(criterion) => criterion.basis.inferred.clone(),
            None => facts.inferred.clone().filter(|_| is_joint(ticket, facts)),
        };
        let known = program.facts.iter().filter_map(|fact| {
            let given = ticket.facts.get(&fact.key)?;
            Some(Question::new(program, fact, Some(given), language))
        });
        let missing = facts.missing.iter().filter_map(|key| program.fact(key));
        ClassificationItem {
            ticket: ticket.number,
            program: program.id.clone(),
            severity: set.map(|set| set.severity.clone()),
            severity_label: severity.map(|s| program.severity_label(s, language).to_owned()),
            criterion: set.and_then(|set| set.criterion.clone()),
            criterion_label,
            by: set.and_then(|set| set.by.clone()),
            facts: ticket.facts.clone(),
            missing: facts.missing.clone(),
            possible: facts.possible.clone(),
            known: known.collect(),
            questions: missing
                .map(|fact| Question::new(program, fact, None, language))
                .collect(),
            clauses: set.map(|set| set.clauses.clone()).unwrap_or_default(),
            inferred,
            why: nulls(ticket, facts),
        }
    }
}

/// Whether a ticket has the severity to which several criteria lead between them.
fn is_joint(ticket: &Ticket, facts: &Classification) -> bool {
    let set = ticket.severity();
    let is_the_same = set.is_some_and(|set| facts.severity.as_ref() == Some(&set.severity));
    is_the_same && facts.criterion.is_none()
}

/// Why there is no severity, or no criterion.
fn nulls(ticket: &Ticket, facts: &Classification) -> Whys {
    let condition = |message: String| Why::new(WhyCode::Condition, message, Vec::new());
    let Some(set) = ticket.severity() else {
        let open = condition(match facts.missing.as_slice() {
            [] => "no severity of the program fits these facts".to_owned(),
            missing => format!("it still depends on {}", missing.join(", ")),
        });
        return whys([("severity", Some(&open)), ("criterion", Some(&open))]);
    };
    let why = condition(match is_joint(ticket, facts) {
        true => "several criteria lead there, and which of them it will be is open".to_owned(),
        false => "the severity was set outright".to_owned(),
    });
    whys([("criterion", set.criterion.is_none().then_some(&why))])
}

impl Item for ClassificationItem {
    const SCHEMA: &'static str = "tenure.classification/1";
    const FIELDS: &'static [&'static str] = &[
        "ticket",
        "program",
        "severity",
        "severity_label",
        "criterion",
        "criterion_label",
        "by",
        "facts",
        "missing",
        "possible",
        "known",
        "questions",
        "clauses",
        "inferred",
        "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Ticket", "ticket").right().keep(),
        Column::new("Program", "program"),
        Column::new("Severity", "severity").keep(),
        Column::new("Name", "severity_label"),
        Column::new("Possible", "possible"),
        Column::new("Criterion", "criterion").keep(),
        Column::new("What it says", "criterion_label"),
        Column::new("By", "by"),
        Column::new("Still open", "missing").keep(),
        Column::new("Inferred", "inferred"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No classification.";
}

/// One answer of a question, for a table of questions; the question stands at its first answer
/// alone.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerRow {
    /// The fact's key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// The question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The answer.
    pub answer: String,
    /// What it means.
    pub meaning: String,
    /// Where the question stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
}

impl AnswerRow {
    /// A row for each answer of some questions.
    pub fn of(questions: &[Question]) -> Vec<AnswerRow> {
        let rows = questions.iter().flat_map(|question| {
            question.answers.iter().enumerate().map(|(place, answer)| {
                let first = place == 0;
                AnswerRow {
                    fact: first.then(|| question.fact.clone()),
                    question: first.then(|| question.question.clone()),
                    answer: answer.value.clone(),
                    meaning: answer.meaning.clone(),
                    clauses: if first {
                        question.clauses.clone()
                    } else {
                        Vec::new()
                    },
                }
            })
        });
        rows.collect()
    }
}

impl Item for AnswerRow {
    const SCHEMA: &'static str = "tenure.question/1";
    const FIELDS: &'static [&'static str] = &["fact", "question", "answer", "meaning", "clauses"];
    const COLUMNS: &'static [Column] = &[
        Column::new("Fact", "fact").keep(),
        Column::new("Question", "question").keep(),
        Column::new("Answer", "answer").keep(),
        Column::new("Means", "meaning").keep(),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No questions.";
}
