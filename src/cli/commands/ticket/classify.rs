//! `tenure ticket classify`: a severity from facts, or set outright.

use std::io;
use std::sync::Arc;

use tenure::domain::classify::{Facts, classify, decider};
use tenure::domain::ticket::{Event, Ticket, What};
use tenure::domain::{Contract, Instant};
use tenure::render::Format;
use tenure::report::Warning;
use tenure::report::classification::{AnswerRow, ClassificationItem};

use super::steps::record;
use super::{at, check_severity, facts};
use crate::cli::args::ClassifyArgs;
use crate::cli::ask;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::sections;
use crate::cli::store::Opened;

/// Records what is told, asks for it on a terminal, or shows what is known and what is open.
pub(super) fn run(context: &mut Context, args: ClassifyArgs) -> Result<u8, Failure> {
    let mut opened = Opened::existing(context)?;
    let mut loaded = opened.ticket(context, args.ticket)?;
    let contract = Arc::clone(&loaded.contract);
    let language = context.language(args.language.lang.as_deref(), &contract.program)?;
    if let Some(severity) = &args.severity {
        check_severity(&contract.program, severity)?;
    }
    let mut facts = facts(&contract.program, &args.fact)?;
    let told = !facts.is_empty() || args.severity.is_some();
    let event_at = at(context, &contract, args.step.at);
    if !told && asks(context, &contract, &loaded.ticket, event_at)? {
        facts = ask_for(&contract, &loaded.ticket, &language)?;
        // Something else may have happened to it while the questions were read. The answers hold
        // all the same, and whoever gave them is told.
        let before = opened.revision(args.ticket);
        loaded = opened.ticket(context, args.ticket)?;
        let now = opened.revision(args.ticket);
        if let Some(operation) = now.filter(|_| now != before) {
            context.complain(&format!(
                "warning: ticket {} has changed while the questions were open, in operation \
                 {operation}; the answers come after that, see `tenure log`",
                args.ticket
            ));
        }
    } else if !told && args.by.is_some() {
        let what = "--by says who set a severity, and nothing is set";
        return Err(Failure::usage(what).help("add --severity, or --fact"));
    }
    let doubt = args
        .severity
        .as_ref()
        .and_then(|_| decider::doubt(&contract.program, args.by.as_deref()));
    let ticket = if facts.is_empty() && args.severity.is_none() {
        loaded.ticket
    } else {
        let what = What::Classify {
            facts,
            severity: args.severity,
            by: args.by,
        };
        record(context, &mut opened, loaded, &args.step, what)?
    };
    show(context, &contract, &ticket, &language, doubt)?;
    Ok(0)
}

/// Whether questions can be asked and are of use: answers go to a terminal as a table, and could
/// be recorded.
fn asks(
    context: &Context,
    contract: &Contract,
    ticket: &Ticket,
    at: Instant,
) -> Result<bool, Failure> {
    let what = What::Classify {
        facts: Facts::new(),
        severity: None,
        by: None,
    };
    let now = context.now_in(&contract.zone);
    let refused = ticket.refuses(contract, &Event { at, what }, now);
    let interactive = context.interactive() && context.format()? == Format::Table;
    Ok(interactive && refused.is_none())
}

fn ask_for(contract: &Contract, ticket: &Ticket, language: &str) -> Result<Facts, Failure> {
    let (mut input, mut out) = (io::stdin().lock(), io::stderr().lock());
    let program = &contract.program;
    ask::ask(program, language, &ticket.facts, &mut input, &mut out)
        .map_err(|error| Failure::unusable(format!("cannot ask: {error}")))
}

fn show(
    context: &mut Context,
    contract: &Contract,
    ticket: &Ticket,
    language: &str,
    doubt: Option<decider::Doubt>,
) -> Result<(), Failure> {
    let program = &contract.program;
    let facts = classify(program, &ticket.facts);
    let item = ClassificationItem::new(program, ticket, &facts, language);
    let (known, open) = (item.known.clone(), item.questions.clone());
    let now = context.now_in(&contract.zone);
    let mut answer = context.answer(now, vec![item]);
    if let Some(doubt) = doubt {
        answer = answer.warn(warning(doubt));
    }
    let format = context.format()?;
    if ![Format::Table, Format::Markdown, Format::Json].contains(&format) {
        // These formats have no place for warnings.
        for warning in &answer.warnings {
            context.complain(&format!("warning: {}", warning.message));
        }
    }
    if ![Format::Table, Format::Markdown].contains(&format) {
        return context.print(&answer);
    }
    sections::print(context, &answer, format, |sections| {
        sections.one("Known", &AnswerRow::of(&known))?;
        sections.one("Still open", &AnswerRow::of(&open))
    })
}

fn warning(doubt: decider::Doubt) -> Warning {
    Warning {
        code: "who-decides".to_owned(),
        message: doubt.message,
        clauses: doubt
            .clauses
            .iter()
            .map(|clause| clause.as_str().to_owned())
            .collect(),
    }
}
