//! `tenure ticket list`: every ticket in a line, in the order of their numbers or of the queue.

use std::sync::Arc;

use tenure::domain::Contract;
use tenure::domain::ticket::queue::{Listed, places};
use tenure::report::tickets::TicketItem;

use crate::cli::args::{TicketListArgs, TicketSort};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::{LoadedTicket, Opened};

pub(super) fn run(context: &mut Context, args: &TicketListArgs) -> Result<u8, Failure> {
    let mut opened = Opened::existing(context)?;
    let mut ids = args.contract.clone();
    ids.sort_unstable();
    ids.dedup();
    let contracts: Vec<Arc<Contract>> = match ids.is_empty() {
        true => opened.contracts()?,
        false => ids
            .iter()
            .map(|id| opened.contract(id))
            .collect::<Result<_, _>>()?,
    };
    check_severities(args, &contracts)?;
    let mut tickets: Vec<LoadedTicket> = Vec::new();
    match ids.is_empty() {
        true => tickets = opened.tickets(context, None, &contracts)?,
        false => {
            for id in &ids {
                tickets.extend(opened.tickets(context, Some(id), &contracts)?);
            }
            tickets.sort_by_key(|loaded| loaded.ticket.number);
        }
    }
    let listed: Vec<Listed<'_>> = tickets
        .iter()
        .map(|loaded| Listed {
            ticket: &loaded.ticket,
            contract: &loaded.contract,
            now: context.now_in(&loaded.contract.zone),
        })
        .collect();
    let mut listed: Vec<_> = listed.iter().zip(places(&listed)).collect();
    if args.sort == TicketSort::Queue {
        listed.sort_by_cached_key(|(listed, place)| listed.in_turn(*place));
    }
    let items = listed.into_iter().map(|(listed, place)| {
        let zone = context.zone_or(&listed.contract.zone);
        let mut item = TicketItem::new(listed.contract, listed.ticket, listed.now, &zone);
        item.queue = place;
        item
    });
    let items = items.filter(|item| wanted(args, item)).collect();
    let answer = context.answer(context.now(), items);
    context.print(&answer)?;
    Ok(0)
}

/// A severity that no program of the contracts has is a mistake, not a list of nothing.
fn check_severities(args: &TicketListArgs, contracts: &[Arc<Contract>]) -> Result<(), Failure> {
    let severities = contracts
        .iter()
        .flat_map(|contract| &contract.program.severities);
    let mut known: Vec<&str> = severities.map(|severity| severity.id.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    let mut asked = args.severity.iter();
    match asked.find(|asked| !known.contains(&asked.as_str())) {
        Some(unknown) if !known.is_empty() => Err(Failure::unknown("severity", unknown, &known)),
        _ => Ok(()),
    }
}

fn wanted(args: &TicketListArgs, item: &TicketItem) -> bool {
    let is_among = |asked: &[String], is: Option<&str>| {
        asked.is_empty() || asked.iter().any(|asked| Some(asked.as_str()) == is)
    };
    is_among(&args.status, item.status) && is_among(&args.severity, item.severity.as_deref())
}
