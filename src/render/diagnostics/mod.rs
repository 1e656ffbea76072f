//! Findings to text, a format a file: [`human`] for people, [`short`] for tools that read lines,
//! [`github`], [`gitlab`], [`sarif`] and [`junit`] for those that show findings beside a change.
//!
//! May use `diagnostic` and `report`. Deliberately absent: choosing a format, and counting or
//! sorting findings; they are shown in the order they are given.

pub mod github;
pub mod gitlab;
pub mod human;
pub mod junit;
pub mod sarif;
pub mod short;

use std::borrow::Cow;

use super::text::visible;
use crate::diagnostic::Diagnostic;

/// What is wrong and how to mend it, on two lines.
fn with_help(finding: &Diagnostic) -> Cow<'_, str> {
    match &finding.help {
        None => visible(&finding.message),
        Some(help) => {
            let message = visible(&finding.message);
            Cow::Owned(format!("{message}\nhelp: {}", visible(help)))
        }
    }
}
