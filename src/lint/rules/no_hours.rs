//! Contracts in a region whose hours nobody gives.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::terms::read::brief;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "no-hours",
    group: Group::Contracts,
    level: Level::Warning,
    title: "the region has no opening hours",
    what: "A contract names a region of which the program gives no hours, and no calendar of its \
           own.",
    why: "Limits in business time have no deadline, since nobody knows when it passes.",
    example: "region = \"emea\"      # of which the vendor publishes no hours",
    mend: "Add a table `[calendar.NAME]` with `zone` and `hours`, and name it in `calendar`.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, contract)) = file.contract() else {
        return;
    };
    let (Some(region), Err(_)) = (&raw.contract.region, &contract.hours) else {
        return;
    };
    if raw.contract.calendar.is_some() {
        return;
    }
    let message = format!(
        "nobody gives the opening hours of region `{}`",
        brief(region)
    );
    findings
        .push(found(&RULE, &region.span, message).help(
            "add a table [calendar.NAME] with `zone` and `hours`, and name it in `calendar`",
        ));
}
