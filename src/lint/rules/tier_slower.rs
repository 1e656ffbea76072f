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
    what: "At the same severity a tier has a longer limit than the tier before it that was on sale \
           with it; tiers that went on as others are left out. Limits on different clocks are compared only where no calendar could turn it round.",
    why: "Nobody pays more to wait longer; most likely two figures were swapped.",
    example: "[[target]]\nkind = \"first-response\"\ntier = \"standard\"\nwithin = \"1 business hour\"\n\n\
              [[target]]\nkind = \"first-response\"\ntier = \"premium\"       # above standard\n\
              within = \"2 business hours\"",
    mend: "Correct the figure, or the order of the `[[tier]]` tables: from the lowest to the \
           highest.",
};

/// A tier is compared with one of so many before it: the nearest that was on sale with it.
const MAX_BEFORE: usize = 16;

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, program)) = file.program() else {
        return;
    };
    let Some(matrix) = Matrix::of(raw) else {
        return;
    };
    // A tier that went on as another belongs to a ladder that is no more.
    let with = |one: usize, other: usize| {
        let tier = |at: usize| program.tiers.get(at);
        let sale = |at| Some(tier(at).filter(|tier| tier.renews_as.is_none())?.on_sale);
        matches!((sale(one), sale(other)), (Some(one), Some(other)) if one.overlaps(other))
    };
    let mut told = BTreeSet::new();
    for kind in matrix.kinds() {
        for (high, severity) in matrix.places() {
            let figure_of = |tier| figure(matrix.target(kind, tier, severity)?);
            let before = (0..high).rev().take(MAX_BEFORE);
            let mut before = before.filter(|low| with(*low, high) && figure_of(*low).is_some());
            let Some(low) = before.next() else {
                continue;
            };
            let (Some((lower, before)), Some((higher, span))) = (figure_of(low), figure_of(high))
            else {
                continue;
            };
            if !higher.surely_longer(lower) || !told.insert(span.start) {
                continue;
            }
            let below = matrix.tiers.get(low).copied().flatten().unwrap_or("");
            let message = format!(
                "{} for {} takes {higher}, longer than the {lower} of tier `{below}`",
                kind.name(),
                matrix.case(high, severity)
            );
            findings.push(
                found(&RULE, span, message)
                    .related(before.clone(), "the lower tier")
                    .help("correct one of the figures, or the order of the tiers"),
            );
        }
    }
}
