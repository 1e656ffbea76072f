//! Cells of the matrix of tiers and severities about which a program says nothing.

use super::matrix::Matrix;
use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::terms::read::listed;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "matrix-hole",
    group: Group::Sense,
    level: Level::Warning,
    title: "a tier or severity has no target",
    what: "A program states targets of a kind, and none of them is for a certain tier and \
           severity. Programs of more than ten thousand cells are not looked at.",
    why: "A figure that was forgotten looks like one that the vendor does not state; answers say \
          the latter.",
    example: "[[target]]\nkind = \"first-response\"\nseverity = \"S1\"      # and none for S2\n\
              within = \"1 business hour\"",
    mend: "Add the target; where the terms state none, say so: `unstated = \"what they say \
           instead\"`.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, _)) = file.program() else {
        return;
    };
    let Some(matrix) = Matrix::of(raw) else {
        return;
    };
    for kind in matrix.kinds() {
        let last = raw.target.iter().rev().find(|target| target.kind == kind);
        let Some(last) = last else {
            continue;
        };
        for (place, tier) in matrix.tiers.iter().enumerate() {
            let severities = matrix.severities.iter().enumerate();
            let holes: Vec<&str> = severities
                .filter(|(severity, _)| matrix.target(kind, place, *severity).is_none())
                .map(|(_, id)| *id)
                .collect();
            if holes.is_empty() {
                continue;
            }
            let of = tier.map_or(String::new(), |tier| format!(" for tier `{tier}`"));
            let word = if holes.len() == 1 {
                "severity"
            } else {
                "severities"
            };
            let message = format!(
                "no target says what holds of {}{of} at {word} {}",
                kind.name(),
                listed(&holes)
            );
            findings.push(found(&RULE, &last.span, message).help(
                "add a [[target]] for it; where the terms state none, write \
                 `unstated = \"what they say instead\"`",
            ));
        }
    }
}
