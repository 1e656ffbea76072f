//! Where an answer comes from: clauses, and what is said where a vendor says nothing.
//!
//! May use nothing else of this crate. Deliberately absent: the text of any source.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::trail::Stretch;

/// A reference to a source document and its section, as the terms file writes it: `"terms V"`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clause(Arc<str>);

impl Clause {
    /// A clause by its text.
    pub fn new(text: &str) -> Clause {
        Clause(text.into())
    }

    /// The text, as the terms file writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the source that it points into: its first word.
    pub fn source(&self) -> &str {
        self.0.split(' ').next().unwrap_or("")
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Clause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// What a rule rests on: its clauses, and why we read them so where that is an inference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The clauses that state the rule.
    pub clauses: Vec<Clause>,
    /// Why the rule is read so, where the source does not say it itself.
    pub inferred: Option<String>,
}

/// Why a value is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyCode {
    /// The terms state no figure.
    Unstated,
    /// The terms promise an effort and no figure.
    BestEffort,
    /// Something has to happen first.
    Condition,
    /// Nobody gave the opening hours that the figure is counted in.
    NoCalendar,
    /// Nobody gave the rate.
    NoRate,
    /// The clock is stopped.
    Paused,
    /// The calendar that the figure is counted in can never open.
    NeverOpens,
    /// The terms do not accept what is asked.
    Refused,
    /// The answer lies outside the years that can be computed with.
    OutOfRange,
}

/// Why a value is `null`, and what would supply it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Why {
    /// The kind of reason.
    pub code: WhyCode,
    /// The reason in a sentence, without a full stop.
    pub message: String,
    /// The clauses that it rests on.
    pub clauses: Vec<Clause>,
    /// The key of the contract file that would supply the value, where one would.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supply: Option<String>,
}

impl Why {
    /// A reason without a key that would supply the value.
    pub fn new(code: WhyCode, message: impl Into<String>, clauses: Vec<Clause>) -> Why {
        Why {
            code,
            message: message.into(),
            clauses,
            supply: None,
        }
    }

    /// The same reason with the key of the contract file that would supply the value.
    pub fn supply(mut self, key: impl Into<String>) -> Why {
        self.supply = Some(key.into());
        self
    }
}

/// One step of the account behind an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The kind of step, in kebab case: `start`, `target`, `calendar`, `pause` ...
    pub step: &'static str,
    /// What was decided, in a sentence without a full stop.
    pub text: String,
    /// The clauses that it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
    /// Why the rule is read so, where the source does not say it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
    /// The stretch of time that it tells of, with what counted of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stretch: Option<Stretch>,
}

impl Reason {
    /// A step that rests on a rule's basis.
    pub fn new(step: &'static str, text: impl Into<String>, basis: &Basis) -> Reason {
        Reason {
            step,
            text: text.into(),
            clauses: basis.clauses.clone(),
            inferred: basis.inferred.clone(),
            stretch: None,
        }
    }

    /// A step that rests on no clause: a fact of the ticket or of the contract.
    pub fn fact(step: &'static str, text: impl Into<String>) -> Reason {
        Reason::new(step, text, &Basis::default())
    }
}

/// The clauses of several bases, each once, in the order given.
pub fn clauses_of<'a>(bases: impl IntoIterator<Item = &'a Basis>) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    for basis in bases {
        for clause in &basis.clauses {
            if !clauses.contains(clause) {
                clauses.push(clause.clone());
            }
        }
    }
    clauses
}
