//! Ladders whose steps do not follow each other.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "escalation-order",
    group: Group::Sense,
    level: Level::Warning,
    title: "steps of an escalation are out of order",
    what: "A step of a ladder is reached before the step that stands above it, or with it on the \
           same clock.",
    why: "A ladder is climbed from step to step; one out of order hands a ticket back down.",
    example: "step = [\n    { after = \"8 business hours\", role = \"manager\" },\n    \
              { after = \"2 business hours\", role = \"director\" },\n]",
    mend: "Put the steps in the order of their times, or correct a time.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, _)) = file.program() else {
        return;
    };
    for ladder in &raw.escalation {
        for pair in ladder.step.windows(2) {
            let [before, step] = pair else {
                continue;
            };
            let (earlier, later) = (before.after.value, step.after.value);
            let same_clock = earlier.clock() == later.clock();
            if earlier.surely_longer(later) || (same_clock && !later.surely_longer(earlier)) {
                let message =
                    format!("this step comes after {later}, and the one before it after {earlier}");
                findings.push(
                    found(&RULE, &step.after.span, message)
                        .related(before.after.span.clone(), "the step before")
                        .help("put the steps in the order of their times"),
                );
            }
        }
    }
}
