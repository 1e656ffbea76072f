//! `tenure ticket`: opening tickets, what happens to them, and where they stand.

use tenure::domain::classify::{FactError, Facts, check_fact};
use tenure::domain::program::Channel;
use tenure::domain::ticket::conduct::remarks;
use tenure::domain::ticket::deadlines::deadlines;
use tenure::domain::ticket::queue::places;
use tenure::domain::ticket::{Event, Opening, Refusal, Ticket, What};
use tenure::domain::{Contract, Instant, Program};
use tenure::render::Format;
use tenure::report::deadlines::DeadlineItem;
use tenure::report::tickets::{RemarkItem, TicketItem};
use tenure::store::Change;

use crate::cli::args::{OpenArgs, TicketCommand, TicketListArgs};
use crate::cli::context::{Context, is_path};
use crate::cli::failure::Failure;
use crate::cli::store::Opened;
use crate::cli::values::When;

mod classify;
mod import;
mod records;
mod steps;
mod triage;

pub fn run(context: &mut Context, command: TicketCommand) -> Result<u8, Failure> {
    context.format()?;
    match command {
        TicketCommand::Open(args) => open(context, *args),
        TicketCommand::Classify(args) => classify::run(context, args),
        TicketCommand::List(args) => list(context, &args),
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
    let number = match args.dry_run {
        true => 0,
        false => {
            let change = Change::OpenTicket {
                contract: contract.id.clone(),
                event: event.clone(),
            };
            let committed = opened.commit(context, &[change])?;
            committed.tickets.first().copied().unwrap_or(0)
        }
    };
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
    Ok(Opening {
        subject: args.subject.clone(),
        description: args.description.clone(),
        channel: args.channel.as_deref().map(channel).transpose()?,
        reporter: args.reporter.clone(),
        version: args.product_version.clone(),
        reference: args.reference.clone(),
        facts: facts(program, &args.fact)?,
        severity: args.severity.clone(),
    })
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
        facts.insert(key.clone(), value.clone());
    }
    Ok(facts)
}

fn list(context: &mut Context, args: &TicketListArgs) -> Result<u8, Failure> {
    let mut opened = Opened::existing(context)?;
    let contracts = match &args.contract {
        Some(id) => vec![opened.contract(id)?],
        None => opened.contracts()?,
    };
    let tickets = opened.tickets(context, args.contract.as_deref(), &contracts)?;
    let listed: Vec<(&Ticket, &Contract)> = tickets
        .iter()
        .map(|loaded| (&loaded.ticket, loaded.contract.as_ref()))
        .collect();
    let places = places(&listed, context.now());
    let items = tickets.iter().zip(places).map(|(loaded, place)| {
        let zone = context.zone_or(&loaded.contract.zone);
        let now = context.now_in(&loaded.contract.zone);
        let mut item = TicketItem::new(&loaded.contract, &loaded.ticket, now, &zone);
        item.queue = place;
        item
    });
    let wanted = |item: &TicketItem| {
        args.status.is_empty()
            || args
                .status
                .iter()
                .any(|status| item.status == Some(status.as_str()))
    };
    let items = items.filter(wanted).collect();
    let answer = context.answer(context.now(), items);
    context.print(&answer)?;
    Ok(0)
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
        context.remark("dry run: nothing was recorded");
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
    let mut due: Vec<DeadlineItem> = deadlines(ticket, contract, now)
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
