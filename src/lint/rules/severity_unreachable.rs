//! Severities that no answers lead to.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::classify::reach::{met_by, reach};
use crate::domain::classify::{Facts, classify};
use crate::terms::read::brief;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "severity-unreachable",
    group: Group::Sense,
    level: Level::Warning,
    title: "no facts lead to a severity",
    what: "A program asks questions, and no answers to them lead to a severity: it has no \
           criterion, its conditions exclude each other, or whatever meets them meets a more \
           severe one too.",
    why: "No ticket would ever be of that severity, unless somebody sets it by hand.",
    example: "[[severity]]\nid = \"S2\"\nname = \"High\"      # below an S1 of any answer\n\
              [[severity.criterion]]\nid = \"hard\"\ntext = \"hard to use\"\nwhen = { effect = \"down\" }",
    mend: "Correct the conditions, or the order of the severities: from the most severe to the \
           least.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, program)) = file.program() else {
        return;
    };
    if program.facts.is_empty() {
        return;
    }
    let Some(reach) = reach(program) else {
        return;
    };
    let mut told = 0;
    for (place, severity) in program.severities.iter().enumerate() {
        let Some(table) = raw.severity.get(place) else {
            continue;
        };
        if reach.severities.contains(&place) {
            continue;
        }
        told += 1;
        let explained = severity.criteria.iter().filter(|_| told <= EXPLAINED);
        let instead = explained.take(EXPLAINED).find_map(|criterion| {
            let facts = met_by(program, severity, criterion)?;
            let other = classify(program, &facts).severity?;
            Some((criterion.id.clone(), facts, other))
        });
        let message = format!("no facts lead to severity `{}`", severity.id);
        let finding = found(&RULE, &table.id.span, message);
        findings.push(match (&instead, severity.criteria.is_empty()) {
            (_, true) => finding.help("add a [[severity.criterion]]"),
            (None, _) => finding.help(
                "its conditions exclude each other, or nothing more severe leaves room for them",
            ),
            (Some((criterion, facts, other)), _) => {
                let span = raw.severity.iter().find(|table| table.id.value == *other);
                let finding = finding.help(format!(
                    "whatever meets its criteria is more severe: {} meets `{}` and leads to `{other}`",
                    in_words(facts),
                    brief(criterion)
                ));
                match span {
                    Some(table) => finding.related(table.id.span.clone(), "the more severe one"),
                    None => finding,
                }
            }
        });
    }
}

/// Of so many severities, and so many criteria of each, it is said what stands in their way.
const EXPLAINED: usize = 20;

/// Answers in a sentence: `effect = down, workaround = none`.
pub(super) fn in_words(facts: &Facts) -> String {
    const SHOWN: usize = 8;
    let shown = facts.iter().take(SHOWN);
    let mut words: Vec<String> = shown
        .map(|(key, value)| format!("{} = {}", brief(key), brief(value)))
        .collect();
    if facts.len() > SHOWN {
        words.push("...".to_owned());
    }
    words.join(", ")
}
