//! The verbs that record what happened to a ticket.

use std::sync::Arc;

use tenure::domain::ticket::steps::unknown_word;
use tenure::domain::ticket::{Event, Ticket, WaitFor, What};
use tenure::store::Change;

use super::{at, channel, show};
use crate::cli::args::{StepCommand, StepTime};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::{LoadedTicket, Opened};

/// Records the event of one verb, and shows what it made of its ticket.
pub(super) fn run(context: &mut Context, command: StepCommand) -> Result<u8, Failure> {
    let (number, time, what) = match command {
        StepCommand::Report(args) => {
            let what = What::Report {
                channel: channel(&args.channel)?,
                description: args.description,
            };
            (args.ticket, args.step, what)
        }
        StepCommand::Respond(args) => (args.ticket, args.step, What::Respond),
        StepCommand::Update(args) => {
            let unreached = args.unreached;
            (args.ticket, args.step, What::Update { unreached })
        }
        StepCommand::Wait(args) => {
            // The command line has let only known names through.
            let whom = WaitFor::from_name(&args.whom).unwrap_or_default();
            (args.ticket, args.step, What::Wait { whom })
        }
        StepCommand::Resume(args) => (args.ticket, args.step, What::Resume),
        StepCommand::Escalate(args) => (args.ticket, args.step, What::Escalate { role: args.role }),
        StepCommand::Resolve(args) => {
            let reason = args.reason;
            (args.ticket, args.step, What::Resolve { reason })
        }
        StepCommand::Reopen(args) => (args.ticket, args.step, What::Reopen { text: args.text }),
        StepCommand::Close(args) => (args.ticket, args.step, What::Close),
        StepCommand::Note(args) => (args.ticket, args.step, What::Note { text: args.text }),
    };
    let mut opened = Opened::existing(context)?;
    let loaded = opened.ticket(context, number)?;
    let contract = Arc::clone(&loaded.contract);
    if let Some(unknown) = unknown_word(&contract.program, &what) {
        let known: Vec<&str> = unknown.known.iter().map(String::as_str).collect();
        return Err(Failure::unknown(unknown.what, &unknown.given, &known));
    }
    let ticket = record(context, &mut opened, loaded, &time, what)?;
    show(context, &contract, &ticket, true)
}

/// Records one event, unless the ticket's state forbids it; gives the ticket as it is then.
pub(super) fn record(
    context: &mut Context,
    opened: &mut Opened,
    loaded: LoadedTicket,
    time: &StepTime,
    what: What,
) -> Result<Ticket, Failure> {
    let event = Event {
        at: at(context, &loaded.contract, time.at),
        what,
    };
    let LoadedTicket {
        contract,
        ticket,
        mut events,
        ..
    } = loaded;
    let now = context.now_in(&contract.zone);
    if let Some(refusal) = ticket.refuses(&contract, &event, now) {
        return Err(refusal.into());
    }
    let change = Change::AddEvent {
        ticket: ticket.number,
        event: event.clone(),
    };
    opened.record(context, time.dry_run, &[change])?;
    events.push(event);
    Ticket::fold(ticket.number, &contract, &events)
        .ok_or_else(|| Failure::unusable(format!("ticket {} is damaged", ticket.number)))
}
