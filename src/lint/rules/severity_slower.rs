//! More severe tickets that are served later than less severe ones.

use std::collections::BTreeSet;

use super::matrix::{Matrix, figure};
use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "severity-slower",
    group: Group::Sense,
    level: Level::Warning,
    title: "a more severe ticket is slower than a less severe one",
    what: "For the same tier a severity has a longer limit than the severity after it. Limits on \
           different clocks are compared only where no calendar could turn it round.",
    why: "The worse a ticket is, the sooner it is served; most likely two figures were swapped.",
    example: "[[target]]\nkind = \"first-response\"\nseverity = \"S1\"\nwithin = \"8 business hours\"\n\n\
              [[target]]\nkind = \"first-response\"\nseverity = \"S2\"\nwithin = \"2 business hours\"",
    mend: "Correct the figure, or the order of the `[[severity]]` tables: from the most severe to \
           the least.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, _)) = file.program() else {
        return;
    };
    let Some(matrix) = Matrix::of(raw) else {
        return;
    };
    let mut told = BTreeSet::new();
    for kind in matrix.kinds() {
        for tier in 0..matrix.tiers.len() {
            let row = (0..matrix.severities.len())
                .filter_map(|at| Some((at, figure(matrix.target(kind, tier, at)?)?)));
            let row: Vec<_> = row.collect();
            for pair in row.windows(2) {
                let [(at, (severe, span)), (next, (less, after))] = pair else {
                    continue;
                };
                if !severe.surely_longer(*less) || !told.insert(span.start) {
                    continue;
                }
                let milder = matrix.severities.get(*next).unwrap_or(&"");
                let message = format!(
                    "{} for {} takes {severe}, longer than the {less} of severity `{milder}`",
                    kind.name(),
                    matrix.case(tier, *at)
                );
                findings.push(
                    found(&RULE, span, message)
                        .related((*after).clone(), "the less severe one")
                        .help("correct one of the figures, or the order of the severities"),
                );
            }
        }
    }
}
