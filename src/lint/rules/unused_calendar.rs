//! Calendars that nothing uses.

use std::collections::BTreeSet;

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::terms::read::brief;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "unused-calendar",
    group: Group::References,
    level: Level::Warning,
    title: "nothing uses a calendar",
    what: "A program or a contract has a calendar that nothing in it names.",
    why: "Most likely something else should name it, and counts in other hours.",
    example: "[calendar.rome]       # and no region says `calendar = \"rome\"`\nzone = \"Europe/Rome\"",
    mend: "Name it in a region's or the contract's `calendar`, or remove it.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let help = if let Some((raw, _)) = file.program() {
        for (_, region) in raw.region.iter() {
            let tiers = region.tier_calendar.iter().map(|(_, name)| name);
            used.extend(
                region
                    .calendar
                    .iter()
                    .chain(tiers)
                    .map(|name| name.as_str()),
            );
        }
        let examples = raw
            .example
            .iter()
            .filter_map(|example| example.contract.as_ref());
        let named = examples.filter_map(|contract| contract.0.calendar.as_ref());
        used.extend(named.map(|name| name.as_str()));
        "name it in a region's `calendar`, or remove it"
    } else if let Some((raw, _)) = file.contract() {
        used.extend(raw.contract.calendar.iter().map(|name| name.as_str()));
        "name it in the contract's `calendar`, or remove it"
    } else {
        // A file of calendars alone is there for others.
        return;
    };
    let calendars = file.calendars();
    for (_, _, table, _) in &calendars {
        let parts = table.any_of.iter().chain(&table.all_of);
        used.extend(parts.map(|part| part.as_str()));
    }
    for (name, span, ..) in calendars {
        if !used.contains(name) {
            let message = format!("nothing uses the calendar `{}`", brief(name));
            findings.push(found(&RULE, span, message).help(help));
        }
    }
}
