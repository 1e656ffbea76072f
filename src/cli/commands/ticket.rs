//! `tenure ticket`: opening tickets, what happens to them, and where they stand.

use tenure::domain::classify::{FactError, Facts, check_fact};
use tenure::domain::program::Channel;
use tenure::domain::ticket::conduct::remarks;
use tenure::domain::ticket::deadlines::deadlines_in_full;
use tenure::domain::ticket::monitoring::{NoEvent, check_event, event_of};
use tenure::domain::ticket::{Event, Opening, Refusal, Ticket, What};
use tenure::domain::{Contract, Instant, Program};
use tenure::render::Format;
use tenure::report::deadlines::DeadlineItem;
use tenure::report::tickets::{RemarkItem, TicketItem};
use tenure::store::Change;

use crate::cli::args::{OpenArgs, TicketCommand};
use crate::cli::context::{Context, is_path};
use crate::cli::failure::Failure;
use crate::cli::store::Opened;
use crate::cli::values::When;

mod classify;
mod import;
mod list;
mod records;
mod steps;
mod triage;

pub fn run(context: &mut Context, command: TicketCommand) -> Result<u8, Failure> {
    context.format()?;
    match command {
        TicketCommand::Open(args) => open(context, *args),
        TicketCommand::Classify(args) => classify::run(context, args),
        TicketCommand::List(args) => list::run(context, &args),
        TicketCommand::Show(args) => {
            let loaded = Opened::existing(context)?.ticket(context, args.ticket)?;
            let asked = args.language.lang.as_deref();
            let language = context.language(asked, &loaded.contract.program)?;
            show_in_full(context, &loaded.contract, &loaded.ticket, &language)
        }
        TicketCommand::Import(args) => import::run(context, &args),
        TicketCommand::Triage(args) => triage::run(context, &args),
        TicketCommand::Step(step) => steps::run(context, step),
    }
}

fn channel(name: &str) -> Result<Channel, Failure> {
    // The command line has let only known names through.
    Channel::from_name(name).ok_or_else(|| Failure::usage(format!("no channel is called `{name}`")))
}

/// When something happened: as told, in the contract's zone where it says none, else now.
fn at(context: &Context, contract: &Contract, at: Option<When>) -> Instant {
    match at {
        Some(at) => at.in_zone(&context.zone_or(&contract.zone)),
        None => context.now_in(&contract.zone),
    }
}

fn open(context: &mut Context, args: OpenArgs) -> Result<u8, Failure> {
    if is_path(&args.contract) {
        let what = format!(
            "a ticket is opened under a registered contract, not `{}`",
            args.contract
        );
        return Err(Failure::unusable(what).help(format!(
            "run `tenure contract register {}` first, and give its id",
            args.contract
        )));
    }
    let mut opened = Opened::existing(context)?;
    let contract = opened.contract(&args.contract)?;
    let (at, now) = (
        at(context, &contract, args.at),
        context.now_in(&contract.zone),
    );
    let contract = contract.version_at(at);
    let opening = opening(&contract.program, &args)?;
    let subject = opening.subject.clone();
    let event = Event {
        at,
        what: What::Open(Box::new(opening)),
    };
    if let Err(refusal) = Ticket::open(0, &contract, &event, now) {
        return refused(context, &contract, &subject, at, refusal);
    }
    let change = Change::OpenTicket {
        contract: contract.id.clone(),
        event: event.clone(),
    };
    let committed = opened.record(context, args.dry_run, &[change])?;
    let number = committed.tickets.first().copied().unwrap_or(0);
    let ticket = Ticket::fold(number, &contract, &[event])
        .ok_or_else(|| Failure::unusable("the ticket could not be opened"))?;
    show(context, &contract, &ticket, !args.dry_run)
}

/// Tells scripts in the answer, and people on standard error, that a ticket was refused.
fn refused(
    context: &mut Context,
    contract: &Contract,
    subject: &str,
    at: Instant,
    refusal: Refusal,
) -> Result<u8, Failure> {
    if ![Format::Table, Format::Markdown].contains(&context.format()?) {
        let zone = context.zone_or(&contract.zone);
        let item = TicketItem::refused(contract, subject, at, &refusal, &zone);
        let answer = context.answer(context.now_in(&contract.zone), vec![item]);
        context.print(&answer)?;
    }
    Err(refusal.into())
}

fn opening(program: &Program, args: &OpenArgs) -> Result<Opening, Failure> {
    if let Some(severity) = &args.severity {
        check_severity(program, severity)?;
    }
    let mut opening = Opening {
        subject: args.subject.clone().unwrap_or_default(),
        description: args.description.clone(),
        channel: args.channel.as_deref().map(channel).transpose()?,
        reporter: args.reporter.clone(),
        version: args.product_version.clone(),
        reference: args.reference.clone(),
        facts: facts(program, &args.fact)?,
        severity: args.severity.clone(),
        event: args.event.clone(),
    };
    check_event(program, &opening).map_err(|error| no_event(program, &opening, error))?;
    if let Some(event) = event_of(program, &opening) {
        // Nobody wrote it: what is known of it is what the event says.
        if opening.subject.is_empty() {
            opening.subject.clone_from(&event.text);
        }
        opening
            .description
            .get_or_insert_with(|| format!("the monitored event {}: {}", event.id, event.text));
    }
    Ok(opening)
}

fn no_event(program: &Program, opening: &Opening, error: NoEvent) -> Failure {
    match error {
        NoEvent::Conflict(refusal) => refusal.into(),
        NoEvent::Unknown { known } => {
            let named = opening.event.as_deref().unwrap_or_default();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let failure = Failure::unknown("event", named, &known);
            failure.or_help(format!(
                "leave --event out: {} watches for no events",
                program.vendor
            ))
        }
    }
}

fn check_severity(program: &Program, severity: &str) -> Result<(), Failure> {
    let known: Vec<&str> = program.severities.iter().map(|s| s.id.as_str()).collect();
    match known.contains(&severity) {
        true => Ok(()),
        false => Err(Failure::unknown("severity", severity, &known)),
    }
}

fn facts(program: &Program, given: &[(String, String)]) -> Result<Facts, Failure> {
    let mut facts = Facts::new();
    for (key, value) in given {
        check_fact(program, key, value).map_err(|error| match error {
            FactError::UnknownFact { key, known } => {
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                Failure::unknown("fact", &key, &known)
            }
            FactError::UnknownValue { key, value, known } => {
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let what = format!("`{value}` is no answer to the fact `{key}`");
                Failure::unusable(what).nearest(&value, &known)
            }
        })?;
        let before = facts.insert(key.clone(), value.clone());
        if let Some(before) = before.filter(|before| before != value) {
            let what = format!("the fact `{key}` is said to be `{before}` and `{value}`");
            return Err(Failure::usage(what).help("give it once"));
        }
    }
    Ok(facts)
}

/// One ticket after something happened to it.
fn show(
    context: &mut Context,
    contract: &Contract,
    ticket: &Ticket,
    recorded: bool,
) -> Result<u8, Failure> {
    let now = context.now_in(&contract.zone);
    let zone = context.zone_or(&contract.zone);
    let mut item = TicketItem::new(contract, ticket, now, &zone);
    if !recorded {
        item.ticket = None;
    }
    show_item(context, contract, ticket, item)
}

/// One ticket with the severities that it had.
fn show_in_full(
    context: &mut Context,
    contract: &Contract,
    ticket: &Ticket,
    language: &str,
) -> Result<u8, Failure> {
    let now = context.now_in(&contract.zone);
    let zone = context.zone_or(&contract.zone);
    let item = TicketItem::new(contract, ticket, now, &zone);
    let item = item.in_full(contract, ticket, &zone, language);
    show_item(context, contract, ticket, item)
}

/// A ticket's item; for people and in JSON with its deadlines.
fn show_item(
    context: &mut Context,
    contract: &Contract,
    ticket: &Ticket,
    mut item: TicketItem,
) -> Result<u8, Failure> {
    let format = context.format()?;
    let now = context.now_in(&contract.zone);
    item.remarks = remarks(ticket, contract, now)
        .iter()
        .map(RemarkItem::from)
        .collect();
    let zone = context.zone_or(&contract.zone);
    let number = item.ticket;
    let mut due: Vec<DeadlineItem> = deadlines_in_full(ticket, contract, now, context.telling())
        .into_iter()
        .map(|deadline| DeadlineItem::new(contract, number, deadline, &zone))
        .collect();
    let accounts = context.accounts(&mut due, DeadlineItem::title, |item| &mut item.reasons)?;
    if format == Format::Table {
        let style = context.style();
        let told = context.answer(now, item.told());
        let history = context.answer(now, item.severity_history.clone());
        let ticket = context.answer(now, vec![item]);
        let due = context.answer(now, due);
        let before = |out: &mut dyn std::io::Write| {
            tenure::render::write(out, &ticket, Format::Table, &style)?;
            if !told.items.is_empty() {
                writeln!(out)?;
                tenure::render::write(out, &told, Format::Table, &style)?;
            }
            if !history.items.is_empty() {
                writeln!(out)?;
                tenure::render::write(out, &history, Format::Table, &style)?;
            }
            writeln!(out)
        };
        context.print_after(before, &due, accounts)?;
    } else {
        let due = serde_json::to_value(&due)
            .map_err(|error| Failure::unusable(format!("cannot show the deadlines: {error}")))?;
        let answer = context.answer(now, vec![item]).with("deadlines", due);
        context.print(&answer)?;
    }
    Ok(0)
}
