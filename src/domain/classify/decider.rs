//! Who may set a severity, by a program's terms.
//!
//! May use the rest of `domain`. Deliberately absent: what the criteria say; whoever may decide
//! may decide against them.

use crate::domain::clause::{Basis, Clause};
use crate::domain::program::{Decider, Others, Program};
use crate::domain::ticket::Refusal;

/// The side on which somebody stands who sets a severity, told as `vendor`, `customer` or `both`,
/// with a name after a colon if need be: `vendor:Anna`. Any other text is a name alone, and does
/// not say on which side.
pub fn side(by: &str) -> Option<Decider> {
    let word = by.split(':').next().unwrap_or(by).trim();
    Decider::ALL.into_iter().find(|side| side.name() == word)
}

/// A reservation about who set a severity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What the reader should know, in a sentence without a full stop.
    pub message: String,
    /// The clauses behind it.
    pub clauses: Vec<Clause>,
}

/// Why somebody may not set a severity, if the terms let nobody else do it.
pub fn refuses(program: &Program, by: Option<&str>) -> Option<Refusal> {
    let rule = program.decider.as_ref()?;
    let by = by?;
    if rule.others == Others::Warn || includes(side(by)?, rule.who) {
        return None;
    }
    Some(Refusal {
        code: "not-theirs-to-decide",
        message: format!(
            "{} may not set a severity of {}: {}",
            by, program.id, rule.stated.text
        ),
        clauses: rule.stated.basis.clauses.clone(),
        mend: format!(
            "record it once it is decided, with --by {}, or give the facts that it follows from",
            rule.who.name()
        ),
    })
}

/// What is doubtful about a severity that was set outright: whoever set it does not decide by the
/// terms, or it was not said who did.
pub fn doubt(program: &Program, by: Option<&str>) -> Option<Doubt> {
    let rule = program.decider.as_ref()?;
    let Basis { clauses, .. } = &rule.stated.basis;
    let message = match (by, by.and_then(side)) {
        (_, Some(side)) if includes(side, rule.who) => return None,
        (Some(by), Some(_)) => format!("the severity was set by {by}"),
        (Some(by), None) => format!("it is not said for which side {by} set the severity"),
        (None, _) => "it is not said who set the severity".to_owned(),
    };
    Some(Doubt {
        message: format!("{message}, but by the terms {}", rule.stated.text),
        clauses: clauses.clone(),
    })
}

/// Whether those who set a severity include those who decide.
fn includes(set_by: Decider, decides: Decider) -> bool {
    set_by == decides || set_by == Decider::Both
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_a_word_with_or_without_a_name() {
        let cases = [
            ("vendor", Some(Decider::Vendor)),
            ("vendor:Anna", Some(Decider::Vendor)),
            ("customer: Ben", Some(Decider::Customer)),
            ("both", Some(Decider::Both)),
            ("Anna", None),
            ("vendors", None),
            ("", None),
        ];
        for (by, wanted) in cases {
            assert_eq!(side(by), wanted, "{by}");
        }
    }

    #[test]
    fn both_sides_include_each() {
        for side in Decider::ALL {
            assert!(includes(Decider::Both, side));
            assert!(includes(side, side));
        }
        assert!(!includes(Decider::Customer, Decider::Vendor));
        assert!(!includes(Decider::Vendor, Decider::Both));
    }
}
