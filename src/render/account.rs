//! The reasons behind answers, for people: a heading an answer, a line a step.
//!
//! May use `report`. Deliberately absent: making reasons; they come
//! with the answer.

use std::fmt::Write as _;

use super::text::visible;
use crate::report::{Clause, Reason};

/// One answer's reasons under a heading.
pub fn render(title: &str, reasons: &[Reason]) -> String {
    let mut text = format!("{}\n", visible(title));
    for reason in reasons {
        let _ = write!(text, "  {}: {}", reason.step, visible(&reason.text));
        if !reason.clauses.is_empty() {
            let clauses: Vec<&str> = reason.clauses.iter().map(Clause::as_str).collect();
            let _ = write!(text, " [{}]", visible(&clauses.join("; ")));
        }
        if let Some(inferred) = &reason.inferred {
            let _ = write!(text, "; inferred: {}", visible(inferred));
        }
        text.push('\n');
    }
    text
}
