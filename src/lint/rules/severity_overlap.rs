//! Facts that fit two severities at once.

use super::severity_unreachable::in_words;
use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::classify::reach::{met_by_both, reach};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "severity-overlap",
    group: Group::Sense,
    level: Level::Warning,
    title: "facts fit two severities",
    what: "Some answers meet a criterion of one severity and a criterion of another, and the \
           program does not say which of them holds. Of more pairs of criteria than twenty \
           thousand only those are looked at.",
    why: "The more severe one is taken; whether the terms say so, nobody can tell from the file.",
    example: "# S1: when = { effect = \"down\" }\n[[severity.criterion]]     # of S2\nid = \"hard\"\n\
              text = \"hard to use\"\nwhen = { effect = [\"down\", \"hard\"] }",
    mend: "Let the criteria exclude each other, or say what the terms say of it: \
           `[classification.overlap]` with `text`, and `clause` or `inferred`.",
};

/// Most pairs of criteria that are weighed.
const MAX_PAIRS: usize = 20_000;

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, program)) = file.program() else {
        return;
    };
    let classification = raw.classification.as_ref();
    if classification.is_some_and(|table| table.overlap.is_some()) {
        return;
    }
    // Of a severity that nothing reaches another rule speaks.
    let reached = reach(program).map(|reach| reach.severities);
    let is_reached = |at: &usize| reached.as_ref().is_none_or(|reached| reached.contains(at));
    let severities = program.severities.iter().zip(&raw.severity).enumerate();
    let severities = severities.filter(|(at, _)| is_reached(at));
    let severities: Vec<_> = severities.map(|(_, both)| both).collect();
    let mut pairs = 0;
    for (place, (less, less_raw)) in severities.iter().enumerate() {
        for (more, more_raw) in severities.iter().take(place) {
            let mut both = None;
            'pair: for (one, one_raw) in less.criteria.iter().zip(&less_raw.criterion) {
                for (other, other_raw) in more.criteria.iter().zip(&more_raw.criterion) {
                    pairs += 1;
                    if pairs > MAX_PAIRS {
                        return;
                    }
                    if let Some(facts) = met_by_both(program, (less, one), (more, other)) {
                        both = Some((one_raw, other_raw, facts));
                        break 'pair;
                    }
                }
            }
            let Some((one, other, facts)) = both else {
                continue;
            };
            let message = format!(
                "facts can fit severity `{}` and severity `{}`: {}",
                less.id,
                more.id,
                in_words(&facts)
            );
            findings.push(
                found(&RULE, &one.id.span, message)
                    .related(other.id.span.clone(), "fits as well, and is taken")
                    .help(
                        "let them exclude each other, or say in [classification.overlap] that the \
                         more severe one is taken",
                    ),
            );
        }
    }
}
