//! Contracts that run on when their list of holidays has ended.

use chrono::Datelike as _;

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "holidays-end-early",
    group: Group::Time,
    level: Level::Warning,
    title: "the holidays end before the term",
    what: "The holidays of a contract's hours are for years that end before its longest term, its \
           own or one of its services', does.",
    why: "From then on every holiday counts as open, and deadlines come out too early; answers \
          say so, but the dates are wrong.",
    example: "term = { start = 2026-02-01, months = 24 }\n\n[contract.holidays]\nyears = [2026, 2026]",
    mend: "Add the holidays of the years that are missing, and widen `years`.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, contract)) = file.contract() else {
        return;
    };
    let Some((_, last)) = contract.hours.as_ref().ok().and_then(|hours| hours.years()) else {
        return;
    };
    let services = contract.services.iter().map(|service| &service.schedule);
    let ends = std::iter::once(&contract.schedule).chain(services);
    let ends = ends.filter_map(|schedule| schedule.initial().last_day());
    let Some(end) = ends.max().filter(|end| end.year() > last) else {
        return;
    };
    let table = &raw.contract;
    let own = table.holidays.iter();
    let named = table.calendar.as_ref().and_then(|name| {
        let mut calendars = raw.calendar.iter();
        let (_, calendar) = calendars.find(|(id, _)| id.value == name.value)?;
        calendar.holidays.as_ref()
    });
    let years = own
        .chain(named)
        .find_map(|holidays| holidays.years.as_ref());
    let span = years.map_or(&table.term.span, |years| &years.span);
    let message = format!("the holidays are known until {last}, and a term runs until {end}");
    let finding = found(&RULE, span, message)
        .help("add the holidays of the years that are missing, and widen `years`");
    findings.push(match years {
        Some(_) => finding.related(table.term.span.clone(), "the term"),
        None => finding,
    });
}
