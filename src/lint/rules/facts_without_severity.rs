//! Answers that lead to no severity.

use super::severity_unreachable::in_words;
use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::classify::reach::reach;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "facts-without-severity",
    group: Group::Sense,
    level: Level::Warning,
    title: "some facts lead to no severity",
    what: "Some answers to the questions of a program meet no criterion of any severity.",
    why: "A ticket with these answers has no severity, and nothing is ever due for it.",
    example: "[[fact]]\nkey = \"effect\"\nvalue = [{ id = \"down\", meaning = \"down\" }, { id = \"slow\", meaning = \"slow\" }]\n\
              # and the only criterion is: when = { effect = \"down\" }",
    mend: "Add a criterion for them, most often to the least severe severity.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, program)) = file.program() else {
        return;
    };
    let criteria = program
        .severities
        .iter()
        .flat_map(|severity| &severity.criteria);
    if program.facts.is_empty() || criteria.count() == 0 {
        return;
    }
    let (Some(facts), Some(last)) = (
        reach(program).and_then(|reach| reach.none),
        raw.severity.last(),
    ) else {
        return;
    };
    let message = format!("these facts lead to no severity: {}", in_words(&facts));
    findings.push(
        found(&RULE, &last.id.span, message)
            .help("add a criterion that they meet, to this severity or to another"),
    );
}
