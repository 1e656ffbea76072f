//! Files without what a tool can mend by itself.
//!
//! Deliberately absent: writing them.

use super::{Context, check_file};
use crate::diagnostic::{Diagnostic, Fix, Level, apply};

/// Most times that a text is mended and looked at again: a mend may bring to light another finding,
/// and fixes that touch each other wait for each other.
const MAX_ROUNDS: usize = 20;

/// A text after its mends, and how many those are; `None` where there is nothing to mend.
///
/// `wanted` leaves out the findings that nobody wants to hear of. A mend that would bring an error
/// about is not made.
pub fn mend(
    text: &str,
    context: &Context,
    mut wanted: impl FnMut(Vec<Diagnostic>) -> Vec<Diagnostic>,
) -> Option<(String, usize)> {
    let mut mended = text.to_owned();
    let mut count = 0;
    let mut findings = check_file(&mended, context);
    for _ in 0..MAX_ROUNDS {
        let errors = errors(&findings);
        let heard = wanted(findings);
        let fixes: Vec<&Fix> = heard.iter().filter_map(|one| one.fix.as_deref()).collect();
        let (next, made) = apply(&mended, fixes);
        if made == 0 {
            break;
        }
        findings = check_file(&next, context);
        if self::errors(&findings) > errors {
            break;
        }
        mended = next;
        count += made;
    }
    (count > 0).then_some((mended, count))
}

fn errors(findings: &[Diagnostic]) -> usize {
    let errors = findings.iter().filter(|one| one.level == Level::Error);
    errors.count()
}
