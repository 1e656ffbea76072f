//! Limits that are longer than any term.

use super::matrix::figure;
use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::term::{Schedule, Term};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "target-outlasts-term",
    group: Group::Time,
    level: Level::Warning,
    title: "a limit is longer than any term",
    what: "A limit takes longer than a term of the program, or of the contract that agrees on it.",
    why: "The contract would end before the limit could pass; most likely its unit is wrong.",
    example: "[renewal]\nmonths = 12\n\n[[target]]\nkind = \"resolution\"\nwithin = \"480 business days\"",
    mend: "Correct the figure or its unit: `480 business minutes`.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let (targets, terms, place) = if let Some((raw, _)) = file.program() {
        let renewal = raw.renewal.as_ref();
        let months = renewal.and_then(|renewal| renewal.months);
        // A leap year of long months: as long as such a term can be.
        let start = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
        let term = months.and_then(|months| Schedule::term_of_months(start, months.into()));
        (
            &raw.target,
            vec![term],
            renewal.map(|renewal| &renewal.span),
        )
    } else if let Some((raw, contract)) = file.contract() {
        let schedule = &contract.schedule;
        let terms = vec![Some(schedule.initial()), schedule.nth(1)];
        (&raw.contract.target, terms, Some(&raw.contract.term.span))
    } else {
        return;
    };
    let terms = terms.into_iter().flatten();
    let Some(longest) = terms.map(Term::days).max() else {
        return;
    };
    for target in targets {
        let Some((amount, span)) = figure(target) else {
            continue;
        };
        let (least, _) = amount.elapsed();
        if least <= longest.saturating_mul(86_400) {
            continue;
        }
        let message = format!("{amount} are longer than any term, of {longest} days at most");
        let finding = found(&RULE, span, message).help("correct the figure or its unit");
        findings.push(match place {
            Some(place) => finding.related(place.clone(), "how long a term is"),
            None => finding,
        });
    }
}
