//! Criteria that never decide anything.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::classify::classify;
use crate::domain::classify::reach::{decides, met_by, reach};
use crate::lint::rules::severity_unreachable::in_words;
use crate::terms::read::brief;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "criterion-unreachable",
    group: Group::Sense,
    level: Level::Warning,
    title: "a criterion never decides",
    what: "Whatever meets a criterion meets one of a more severe severity too, or nothing meets \
           it. Programs of more than 200 criteria are not looked at.",
    why: "The criterion is without effect, and a reader takes it for a rule.",
    example: "# S1 takes every ticket with effect = \"down\"\n[[severity.criterion]]\nid = \"down-with-workaround\"\n\
              text = \"down, and there is a workaround\"\nwhen = { effect = \"down\", workaround = \"yes\" }",
    mend: "Correct its conditions or those above it, or take it out.",
};

/// Most criteria that are weighed; each is a diagram of its own.
const MAX_CRITERIA: usize = 200;

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, program)) = file.program() else {
        return;
    };
    let criteria = program
        .severities
        .iter()
        .map(|severity| severity.criteria.len());
    if criteria.sum::<usize>() > MAX_CRITERIA {
        return;
    }
    let Some(reach) = reach(program) else {
        return;
    };
    // Of a severity that nothing reaches another rule speaks.
    let reached = program.severities.iter().zip(&raw.severity).enumerate();
    for (_, (severity, table)) in reached.filter(|(at, _)| reach.severities.contains(at)) {
        for (criterion, raw_criterion) in severity.criteria.iter().zip(&table.criterion) {
            if decides(program, severity, criterion) != Some(false) {
                continue;
            }
            let name = brief(&criterion.id);
            let message = format!(
                "criterion `{name}` of severity `{}` never decides",
                severity.id
            );
            let finding = found(&RULE, &raw_criterion.id.span, message);
            let facts = met_by(program, severity, criterion);
            let other = facts
                .as_ref()
                .and_then(|facts| classify(program, facts).severity);
            findings.push(match (facts, other) {
                (Some(facts), Some(other)) => finding.help(format!(
                    "what meets it is more severe: {} leads to `{other}`",
                    in_words(&facts)
                )),
                (None, _) => finding.help("its conditions and the gate exclude each other"),
                _ => finding.help("what meets it is more severe, whatever else is answered"),
            });
        }
    }
}
