//! Answers that are due after the solution.

use std::collections::BTreeSet;

use super::matrix::{Matrix, figure};
use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::program::TargetKind;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "response-after-resolution",
    group: Group::Sense,
    level: Level::Warning,
    title: "a response is due after the resolution",
    what: "For the same tier and severity the limit of the first response is longer than that of \
           the resolution.",
    why: "What is solved needs no answer; one of the two figures, or its clock, is wrong.",
    example: "[[target]]\nkind = \"first-response\"\nwithin = \"16 business hours\"\n\n\
              [[target]]\nkind = \"resolution\"\nwithin = \"8 business hours\"",
    mend: "Correct the figure or the clock that is wrong.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, _)) = file.program() else {
        return;
    };
    let Some(matrix) = Matrix::of(raw) else {
        return;
    };
    let mut told = BTreeSet::new();
    for (tier, severity) in matrix.places() {
        let of = |kind| matrix.target(kind, tier, severity).and_then(figure);
        let (Some((response, span)), Some((resolution, end))) =
            (of(TargetKind::FirstResponse), of(TargetKind::Resolution))
        else {
            continue;
        };
        if !response.surely_longer(resolution) || !told.insert(span.start) {
            continue;
        }
        let message = format!(
            "the first response to {} takes {response}, longer than the {resolution} of its \
             resolution",
            matrix.case(tier, severity)
        );
        findings.push(
            found(&RULE, span, message)
                .related(end.clone(), "the resolution")
                .help("correct the figure or the clock that is wrong"),
        );
    }
}
