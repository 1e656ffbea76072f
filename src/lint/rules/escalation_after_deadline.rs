//! Steps of a ladder that are reached only after the ticket should be solved.

use std::collections::BTreeSet;

use super::matrix::{Matrix, figure};
use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::program::{Scope, TargetKind};
use crate::terms::raw::program::{Ids, RawEscalation};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "escalation-after-deadline",
    group: Group::Sense,
    level: Level::Warning,
    title: "an escalation step comes after the resolution",
    what: "A step of a ladder is reached later than the limit of the resolution, for a tier and \
           severity that have both.",
    why: "Whoever is told when the limit has passed can no longer keep it.",
    example: "[[target]]\nkind = \"resolution\"\nwithin = \"8 business hours\"\n\n\
              [[escalation]]\nstep = [{ after = \"16 business hours\", role = \"manager\" }]",
    mend: "Bring the step forward, or correct the limit.",
};

/// Most steps that are compared with targets; no ladder has so many.
const MAX_STEPS: usize = 10_000;

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, _)) = file.program() else {
        return;
    };
    let Some(matrix) = Matrix::of(raw) else {
        return;
    };
    let mut work = 0;
    for ladder in &raw.escalation {
        let scope = scope(ladder);
        let mut told = BTreeSet::new();
        for (tier, severity) in matrix.places() {
            work += 1 + ladder.step.len();
            if work > MAX_STEPS {
                return;
            }
            let names = (matrix.tiers.get(tier), matrix.severities.get(severity));
            let (Some(tier_id), Some(severity_id)) = names else {
                continue;
            };
            let target = matrix.target(TargetKind::Resolution, tier, severity);
            let Some((limit, limit_span)) = target.and_then(figure) else {
                continue;
            };
            if !scope.covers(*tier_id, severity_id) {
                continue;
            }
            for step in &ladder.step {
                let span = &step.after.span;
                if !step.after.value.surely_longer(limit) || !told.insert(span.start) {
                    continue;
                }
                let message = format!(
                    "this step comes after {}, and the resolution for {} is due after {limit}",
                    step.after.value,
                    matrix.case(tier, severity)
                );
                findings.push(
                    found(&RULE, span, message)
                        .related(limit_span.clone(), "the resolution")
                        .help("bring the step forward, or correct the limit"),
                );
            }
        }
    }
}

fn scope(ladder: &RawEscalation) -> Scope {
    let ids = |ids: &Ids| ids.iter().map(|id| id.value.clone()).collect();
    Scope {
        tiers: ids(&ladder.tier),
        severities: ids(&ladder.severity),
    }
}
