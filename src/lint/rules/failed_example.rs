//! Examples whose answer is another than the one expected.

use std::ops::Range;
use std::sync::Arc;

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::contract::Contract;
use crate::domain::deadline::{Deadline, Due};
use crate::domain::notice::notices;
use crate::domain::program::Party;
use crate::domain::quote::{Quote, quote};
use crate::domain::ticket::deadlines::deadlines_in_brief;
use crate::domain::ticket::record::Judged;
use crate::terms::example;
use crate::terms::raw::example::{RawExample, RawExampleOrder, RawExampleTicket, RawExpected};
use crate::terms::read::brief;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "failed-example",
    group: Group::Provenance,
    level: Level::Error,
    title: "an example comes out otherwise",
    what: "An `[[example]]` of a program or a contract states an input and the answer that is \
           expected, and another answer comes out. Of each file the first 200 are run.",
    why: "Either the rules do not say what the terms say, or the example was worked out wrongly; \
          somebody has to look at both.",
    example: "[[example]]\nshows = \"one hour around the clock\"\n\
              contract = { tier = \"premium\", zone = \"Europe/Rome\" }\n\
              ticket = { at = \"2026-09-18T16:30\", channel = \"phone\", severity = \"S1\" }\n\
              expect = { deadlines = { first-response = \"2026-09-18T18:30\" } }",
    mend: "Compare the rule with its clause, work the example out by hand, and correct the one \
           that is wrong.",
};

/// Most examples of a file that are run.
const MAX_EXAMPLES: usize = 200;

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    if let Some((raw, program)) = file.program() {
        if raw.example.is_empty() {
            return;
        }
        let program = Arc::new(program.clone());
        for example in raw.example.iter().take(MAX_EXAMPLES) {
            let Some(table) = &example.contract else {
                findings.push(odd(
                    &example.span,
                    "the example names no contract",
                    "contract",
                ));
                continue;
            };
            let (contract, mut found) = example::contract(table, &program);
            findings.append(&mut found);
            if let Some(contract) = contract {
                run(example, &contract, findings);
            }
        }
    }
    if let Some((raw, contract)) = file.contract() {
        for example in raw.example.iter().take(MAX_EXAMPLES) {
            if let Some(table) = &example.contract {
                let message = "an example of a contract's file is about that contract";
                findings.push(
                    found(&RULE, &table.0.span, message).help("take `contract` out of the example"),
                );
            }
            run(example, contract, findings);
        }
    }
}

/// Something that the example asks of what it does not have.
fn odd(span: &Range<usize>, message: &str, key: &str) -> Diagnostic {
    found(&RULE, span, message).help(format!("add `{key}` to the example"))
}

/// One example while it is compared.
struct Run<'a> {
    /// What it shows, for messages.
    shows: String,
    findings: &'a mut Vec<Diagnostic>,
}

impl Run<'_> {
    fn differs(&mut self, span: &Range<usize>, what: &str, expected: &str, comes: &str) {
        let message = format!(
            "{}{what} is expected to be `{}` and comes out as `{}`",
            self.shows,
            brief(expected),
            brief(comes)
        );
        let help = "compare the rule with its clause, and work the example out by hand";
        self.findings.push(found(&RULE, span, message).help(help));
    }

    fn compare(&mut self, span: &Range<usize>, what: &str, expected: &str, comes: &str) {
        if expected != comes {
            self.differs(span, what, expected, comes);
        }
    }
}

fn run(example: &RawExample, contract: &Contract, findings: &mut Vec<Diagnostic>) {
    let shows = example.shows.as_deref();
    let mut run = Run {
        shows: shows.map_or(String::new(), |shows| format!("{}: ", brief(shows))),
        findings,
    };
    let expect = &example.expect;
    let of_ticket =
        expect.severity.is_some() || expect.outcome.is_some() || !expect.deadlines.is_empty();
    let of_order = expect.kind.is_some()
        || !expect.lines.is_empty()
        || expect.total.is_some()
        || expect.new_term.is_some()
        || expect.refused.is_some();
    match &example.ticket {
        Some(ticket) => run.ticket(ticket, expect, contract),
        None if of_ticket => {
            let finding = odd(
                &expect.span,
                "an answer about a ticket without one",
                "ticket",
            );
            run.findings.push(finding);
        }
        None => {}
    }
    match &example.order {
        Some(order) => run.order(order, expect, contract),
        None if of_order => {
            let finding = odd(
                &expect.span,
                "an answer about an order without one",
                "order",
            );
            run.findings.push(finding);
        }
        None => {}
    }
    match (example.notice_on, &expect.last_day) {
        (Some(on), Some(day)) => {
            let notices = notices(contract, on);
            let mut customers = notices
                .iter()
                .filter(|notice| notice.service.is_none() && notice.party != Some(Party::Vendor));
            let last = customers.next().and_then(|notice| notice.last_day);
            let comes = last.map_or_else(|| "unknown".to_owned(), |day| day.to_string());
            run.compare(
                &day.span,
                "the last day for a notice",
                &day.value.to_string(),
                &comes,
            );
        }
        (None, Some(day)) => {
            let message = "the last day for a notice depends on the day on which it is asked";
            run.findings.push(odd(&day.span, message, "notice_on"));
        }
        _ => {}
    }
}

impl Run<'_> {
    fn ticket(&mut self, raw: &RawExampleTicket, expect: &RawExpected, contract: &Contract) {
        let Some(record) = example::ticket(raw, contract) else {
            let message = format!("`{}` is no time", brief(&raw.at));
            let help = "write it like \"2026-09-18T16:30\", in the contract's zone";
            self.findings
                .push(found(&RULE, &raw.at.span, message).help(help));
            return;
        };
        let judged = match record.judge(contract, record.opened_at) {
            Ok(judged) => judged,
            Err(fault) => {
                let message = format!("{}the ticket cannot be: {}", self.shows, fault.message);
                self.findings
                    .push(found(&RULE, &raw.span, message).help("correct the ticket"));
                return;
            }
        };
        let ticket = match judged {
            Judged::Ticket(ticket) => Some(ticket),
            Judged::Refused(_) => None,
        };
        let outcome = ticket
            .as_ref()
            .map_or("refused", |ticket| ticket.outcome().name());
        if let Some(expected) = &expect.outcome {
            self.compare(&expected.span, "the outcome", expected, outcome);
        }
        let severity = ticket.as_ref().and_then(|ticket| ticket.severity());
        let severity = severity.map_or("none", |set| set.severity.as_str());
        if let Some(expected) = &expect.severity {
            self.compare(&expected.span, "the severity", expected, severity);
        }
        let due = ticket.map_or(Vec::new(), |ticket| {
            deadlines_in_brief(&ticket, contract, record.opened_at)
        });
        for (key, expected) in expect.deadlines.iter() {
            let of_key = due.iter().find(|deadline| name(deadline) == key.value);
            let comes =
                of_key.map_or_else(|| "none".to_owned(), |deadline| comes(deadline, contract));
            let wanted = example::instant(expected, &contract.zone);
            let wanted = wanted.map(|instant| example::in_zone(instant, &contract.zone));
            let wanted = wanted.as_deref().unwrap_or(expected);
            self.compare(&expected.span, &key.value, wanted, &comes);
        }
    }

    fn order(&mut self, raw: &RawExampleOrder, expect: &RawExpected, contract: &Contract) {
        let quote = match (quote(contract, &example::order(raw)), &expect.refused) {
            (Err(refusal), Some(expected)) => {
                self.compare(&expected.span, "the refusal", expected, refusal.code);
                return;
            }
            (Err(refusal), None) => {
                let message = format!("{}the order is refused: {}", self.shows, refusal.message);
                let help = format!(
                    "expect `refused = \"{}\"`, or correct the order",
                    refusal.code
                );
                self.findings
                    .push(found(&RULE, &raw.span, message).help(help));
                return;
            }
            (Ok(_), Some(expected)) => {
                self.differs(&expected.span, "the refusal", expected, "none");
                return;
            }
            (Ok(quote), None) => quote,
        };
        if let Some(expected) = &expect.kind {
            self.compare(
                &expected.span,
                "the kind of order",
                expected,
                quote.kind.map_or("unknown", |kind| kind.name()),
            );
        }
        for (code, expected) in expect.lines.iter() {
            let comes = amount_of(&quote, code);
            self.amount(&expected.span, code, expected.value.text(), &comes);
        }
        if let Some(expected) = &expect.total {
            let total = quote.total.map(|total| total.to_string());
            let comes = total.unwrap_or_else(|| "unknown".to_owned());
            self.amount(&expected.span, "the total", expected.value.text(), &comes);
        }
        if let Some(expected) = &expect.new_term {
            let days: Vec<String> = expected.value.iter().map(ToString::to_string).collect();
            let term = quote.new_term;
            let comes = term.map_or_else(
                || "unknown".to_owned(),
                |term| format!("{} to {}", term.start, term.end),
            );
            self.compare(&expected.span, "the new term", &days.join(" to "), &comes);
        }
    }

    /// Amounts are the same however many zeros they end with.
    fn amount(&mut self, span: &Range<usize>, what: &str, expected: &str, comes: &str) {
        let number = |text: &str| text.parse::<rust_decimal::Decimal>().ok();
        let same = match (number(expected), number(comes)) {
            (Some(expected), Some(comes)) => expected == comes,
            _ => expected == comes,
        };
        if !same {
            self.differs(span, what, expected, comes);
        }
    }
}

/// The name by which an example knows a deadline.
fn name(deadline: &Deadline) -> String {
    match &deadline.role {
        Some(role) => format!("{} {role}", deadline.kind.name()),
        None => deadline.kind.name().to_owned(),
    }
}

/// When something is due, or why it is not.
fn comes(deadline: &Deadline, contract: &Contract) -> String {
    match (&deadline.due, &deadline.why) {
        (Some(Due::At(instant)), _) => example::in_zone(*instant, &contract.zone),
        (Some(Due::On(date)), _) => date.to_string(),
        (None, Some(why)) => {
            let code = serde_json::to_value(why.code).ok();
            let code = code.as_ref().and_then(|code| code.as_str());
            code.unwrap_or("unknown").to_owned()
        }
        (None, None) => "none".to_owned(),
    }
}

/// The sum of a quote's lines of a code; `unknown` where one has no amount, `none` without a line.
fn amount_of(quote: &Quote, code: &str) -> String {
    let lines = quote.lines.iter().filter(|line| line.code.name() == code);
    let amounts: Vec<_> = lines.map(|line| line.amount).collect();
    if amounts.is_empty() {
        return "none".to_owned();
    }
    let sum = amounts
        .into_iter()
        .try_fold(rust_decimal::Decimal::ZERO, |sum, amount| {
            sum.checked_add(amount?)
        });
    sum.map_or_else(|| "unknown".to_owned(), |sum| sum.to_string())
}
