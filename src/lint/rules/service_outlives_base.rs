//! Services that run on when the contract under them has ended.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::program::RenewalMode;
use crate::terms::read::brief;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "service-outlives-base",
    group: Group::Contracts,
    level: Level::Warning,
    title: "a service runs longer than its contract",
    what: "The term of a service ends after the term of its contract, which does not renew by \
           itself.",
    why: "A service goes with the contract that it is held beside; what was paid for the rest is \
          lost, or one of the dates is wrong.",
    example: "term = { start = 2026-01-01, months = 12 }\n\n[[contract.service]]\nid = \"trm\"\n\
              term = { start = 2026-07-01, months = 12 }",
    mend: "Correct the dates, or let both end on the same day.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, contract)) = file.contract() else {
        return;
    };
    let base = contract.schedule.initial();
    if base.is_open() || contract.renewal == Some(RenewalMode::Tacit) {
        return;
    }
    for table in &raw.contract.service {
        let mut services = contract.services.iter();
        let made = services.find(|service| service.id == table.id.value);
        let Some(term) = made.map(|service| service.schedule.initial()) else {
            continue;
        };
        if term.end <= base.end {
            continue;
        }
        let span = table
            .term
            .as_ref()
            .map_or(&table.id.span, |term| &term.span);
        let until = match term.last_day() {
            Some(end) => format!("until {end}"),
            None => "without an end".to_owned(),
        };
        let message = format!(
            "the service `{}` runs {until}, and its contract until {}",
            brief(&table.id),
            base.end
        );
        findings.push(
            found(&RULE, span, message)
                .related(raw.contract.term.span.clone(), "the term of the contract")
                .help("correct the dates, or let both end on the same day"),
        );
    }
}
