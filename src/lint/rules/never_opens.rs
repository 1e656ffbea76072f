//! Calendars on which no time ever passes.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "never-opens",
    group: Group::Time,
    level: Level::Error,
    title: "a calendar never opens",
    what: "No hours of a calendar are ever open: it has none, or what it is put together of is \
           never open at the same time. Of calendars that are put together the first eight of a \
           file are looked at.",
    why: "Business time never passes on it: whatever is counted in it has no deadline.",
    example: "[calendar.office]\nzone = \"Europe/Rome\"\nhours = {}",
    mend: "Add hours: `hours = { mon = [\"09:00-18:00\"] }`.",
};

/// So many calendars of calendars are searched for an open second, each over all years.
const MAX_JOINT: usize = 8;

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let mut joint = 0;
    for (name, span, _, calendar) in file.calendars() {
        if calendar.parts().is_some() {
            joint += 1;
            if joint > MAX_JOINT {
                continue;
            }
        }
        if calendar.never_opens() {
            let message = format!("the calendar `{name}` never opens");
            findings.push(
                found(&RULE, span, message)
                    .help("add hours, such as `hours = { mon = [\"09:00-18:00\"] }`"),
            );
        }
    }
}
