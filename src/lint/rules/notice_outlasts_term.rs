//! Notices that would have to be given before the term begins.

use std::ops::Range;

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::notice::last_day;
use crate::domain::program::NoticeRule;
use crate::domain::term::{Schedule, Term};
use crate::terms::raw::commerce::{RawNotice, RawRenewal};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "notice-outlasts-term",
    group: Group::Sense,
    level: Level::Warning,
    title: "a notice is not shorter than its term",
    what: "The last day for a notice lies before the first day of the term that it would end.",
    why: "Nobody could ever give it in time: the term has not begun when it is too late.",
    example: "[renewal]\nmonths = 3\n\n[[notice]]\nparty = \"customer\"\ndays = 120",
    mend: "Correct the period, or the length of the term.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    if let Some((raw, program)) = file.program() {
        renewals(&raw.renewal, &raw.notice, &program.notices, findings);
        for (raw, service) in raw.service.iter().zip(&program.services) {
            renewals(&raw.renewal, &raw.notice, &service.notices, findings);
        }
    }
    let Some((raw, contract)) = file.contract() else {
        return;
    };
    let raw = &raw.contract;
    let own = raw.notice.iter().map(|notice| &notice.span);
    terms(
        &contract.schedule,
        &contract.notices,
        own.collect(),
        &raw.term.span,
        findings,
    );
    for service in &contract.services {
        let Some(raw) = raw.service.iter().find(|raw| raw.id.value == service.id) else {
            continue;
        };
        let own = raw.notice.iter().map(|notice| &notice.span);
        terms(
            &service.schedule,
            &service.notices,
            own.collect(),
            raw.term.as_ref().map_or(&raw.id.span, |term| &term.span),
            findings,
        );
    }
}

/// The notices of a program, by the length of the terms that it renews for.
fn renewals(
    renewal: &Option<RawRenewal>,
    raw: &[RawNotice],
    notices: &[NoticeRule],
    findings: &mut Vec<Diagnostic>,
) {
    let months = renewal.as_ref().and_then(|renewal| renewal.months);
    let Some(months) = months.filter(|months| *months > 0) else {
        return;
    };
    if raw.len() != notices.len() {
        return;
    }
    // From a short month, outside a leap year: such a term is as short as can be.
    let start = chrono::NaiveDate::from_ymd_opt(2001, 2, 1).unwrap_or_default();
    let Some(term) = Schedule::term_of_months(start, months.into()) else {
        return;
    };
    for (raw, notice) in raw.iter().zip(notices) {
        let renews = notice.of.covers(false);
        if renews && is_too_long(term, notice) {
            let message = format!("this notice is not shorter than a term of {months} months");
            let mut finding = found(&RULE, &raw.span, message).help("correct the period");
            if let Some(renewal) = renewal {
                finding = finding.related(renewal.span.clone(), "how long a term is");
            }
            findings.push(finding);
        }
    }
}

/// The notices of a contract or a service, by its first term and the one after it.
fn terms(
    schedule: &Schedule,
    notices: &[NoticeRule],
    own: Vec<&Range<usize>>,
    place: &Range<usize>,
    findings: &mut Vec<Diagnostic>,
) {
    let first = schedule.initial();
    for (at, notice) in notices.iter().enumerate() {
        let terms = [(true, Some(first)), (false, schedule.nth(1))];
        let missed = terms.into_iter().find_map(|(initial, term)| {
            let term = term.filter(|term| !term.is_open() && notice.of.covers(initial))?;
            is_too_long(term, notice).then_some(term)
        });
        let Some(term) = missed else {
            continue;
        };
        let message = format!(
            "a notice to the end of the term from {} to {} would have to be given before it begins",
            term.start, term.end
        );
        let span = own.get(at).copied().unwrap_or(place);
        findings.push(
            found(&RULE, span, message).help("correct the notice, or the length of the term"),
        );
    }
}

fn is_too_long(term: Term, notice: &NoticeRule) -> bool {
    last_day(term, notice.before).is_some_and(|last| last < term.start)
}
