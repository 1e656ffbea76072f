//! Tiers that no rule names.

use std::collections::BTreeSet;

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "unused-tier",
    group: Group::References,
    level: Level::Warning,
    title: "no rule names a tier",
    what: "Rules of a program name tiers, and a certain tier is named by none of them.",
    why: "Either its rules were forgotten, or it is not on sale and only looks as if it were.",
    example: "[[tier]]\nid = \"silver\"     # and every `tier = ...` names others",
    mend: "Give it the rules that it has, or remove it.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, program)) = file.program() else {
        return;
    };
    let scopes = program.targets.iter().map(|rule| &rule.scope);
    let scopes = scopes
        .chain(program.starts.iter().map(|rule| &rule.scope))
        .chain(program.coverage.iter().map(|rule| &rule.scope))
        .chain(program.escalations.iter().map(|rule| &rule.scope))
        .chain(program.intake.iter().map(|rule| &rule.scope))
        .chain(program.lowerings.iter().map(|rule| &rule.scope))
        .chain(program.on_call.iter().map(|rule| &rule.scope))
        .chain(program.follow_the_sun.iter().map(|rule| &rule.scope))
        .chain(
            program
                .entitlement
                .exclusions
                .iter()
                .map(|rule| &rule.scope),
        );
    let scopes = scopes.flat_map(|scope| &scope.tiers);
    let more = program.multi_year.iter().flat_map(|rule| &rule.tiers);
    let ahead = program.queue.iter().flat_map(|rule| &rule.ahead);
    let regions = program
        .regions
        .iter()
        .flat_map(|region| region.tier_calendars.keys());
    let named = scopes.chain(more).chain(ahead).chain(regions);
    let named: BTreeSet<&str> = named.map(String::as_str).collect();
    if named.is_empty() {
        return;
    }
    for tier in raw
        .tier
        .iter()
        .filter(|tier| !named.contains(tier.id.value.as_str()))
    {
        let message = format!("no rule names the tier `{}`", tier.id.value);
        findings.push(
            found(&RULE, &tier.id.span, message)
                .help("give it the rules that it has, or remove it"),
        );
    }
}
