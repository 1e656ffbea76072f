//! Higher tiers that are served later than lower ones.

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
    code: "tier-slower",
    group: Group::Sense,
    level: Level::Warning,
    title: "a higher tier is slower than a lower one",
    what: "At the same severity a tier has a longer limit than the tier before it. Limits on \
           different clocks are compared only where no calendar could turn it round.",
    why: "Nobody pays more to wait longer; most likely two figures were swapped.",
    example: "[[target]]\nkind = \"first-response\"\ntier = \"standard\"\nwithin = \"1 business hour\"\n\n\
              [[target]]\nkind = \"first-response\"\ntier = \"premium\"       # above standard\n\
              within = \"2 business hours\"",
    mend: "Correct the figure, or the order of the `[[tier]]` tables: from the lowest to the \
           highest.",
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
        for severity in 0..matrix.severities.len() {
            let row = (0..matrix.tiers.len())
                .filter_map(|tier| Some((tier, figure(matrix.target(kind, tier, severity)?)?)));
            let row: Vec<_> = row.collect();
            for pair in row.windows(2) {
                let [(low, (lower, before)), (high, (higher, span))] = pair else {
                    continue;
                };
                if !higher.surely_longer(*lower) || !told.insert(span.start) {
                    continue;
                }
                let below = matrix.tiers.get(*low).copied().flatten().unwrap_or("");
                let message = format!(
                    "{} for {} takes {higher}, longer than the {lower} of tier `{below}`",
                    kind.name(),
                    matrix.case(*high, severity)
                );
                findings.push(
                    found(&RULE, span, message)
                        .related((*before).clone(), "the lower tier")
                        .help("correct one of the figures, or the order of the tiers"),
                );
            }
        }
    }
}
