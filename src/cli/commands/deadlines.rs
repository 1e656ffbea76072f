//! `tenure deadlines`: what is due when, for tickets and contracts.

use std::sync::Arc;

use tenure::domain::deadline::{Deadline, Due, Kind};
use tenure::domain::term::add_days;
use tenure::domain::ticket::deadlines::deadlines_in_full;
use tenure::domain::{Contract, Instant, dates};
use tenure::report::deadlines::DeadlineItem;

use crate::cli::args::{DeadlinesArgs, DeadlinesFailOn};
use crate::cli::context::{Context, is_path};
use crate::cli::failure::{Failure, status};
use crate::cli::store::{self, LoadedTicket, Opened};

/// A deadline with what it belongs to.
struct Found {
    contract: Arc<Contract>,
    ticket: Option<u64>,
    deadline: Deadline,
    /// When it is over: a date at its local midnight.
    over_at: Option<Instant>,
}

pub fn run(context: &mut Context, args: &DeadlinesArgs) -> Result<u8, Failure> {
    context.format_or_ics()?;
    let mut found = find(context, args)?;
    found.retain(|found| shows(found, args, context));
    found.sort_by(|a, b| {
        let key = |found: &Found| (found.over_at.is_none(), found.over_at, found.ticket);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.contract.id.cmp(&b.contract.id))
            .then_with(|| a.deadline.kind.cmp(&b.deadline.kind))
    });
    let failed = found.iter().any(|found| fails(found, args, context));
    let mut items: Vec<DeadlineItem> = found
        .iter()
        .map(|found| {
            let zone = context.zone_or(&found.contract.zone);
            DeadlineItem::new(&found.contract, found.ticket, found.deadline.clone(), &zone)
        })
        .collect();
    let accounts = context.accounts(&mut items, DeadlineItem::title, |item| &mut item.reasons)?;
    let answer = context.answer(now_of(context, &found), items);
    context.print_dated(&answer, accounts)?;
    Ok(if failed { status::BAD } else { 0 })
}

/// The instant that was judged at: where all belongs to one contract, a local `--now` is in its
/// zone.
fn now_of(context: &Context, found: &[Found]) -> Instant {
    let same = found
        .windows(2)
        .all(|pair| pair[0].contract.zone == pair[1].contract.zone);
    match found.first() {
        Some(first) if same => context.now_in(&first.contract.zone),
        _ => context.now(),
    }
}

fn find(context: &mut Context, args: &DeadlinesArgs) -> Result<Vec<Found>, Failure> {
    if let Some(number) = args.ticket {
        let loaded = Opened::existing(context)?.ticket(context, number)?;
        return Ok(of_ticket(context, &loaded));
    }
    // What is asked of contracts alone needs no ticket.
    let of_tickets = |name: &String| {
        let mut kinds = Kind::ALL.iter();
        kinds.any(|kind| kind.name() == name && kind.is_of_tickets())
    };
    let with_tickets = args.kind.is_empty() || args.kind.iter().any(of_tickets);
    let (contracts, tickets) = match &args.contract {
        Some(path) if is_path(path) => (vec![store::contract(context, path)?], Vec::new()),
        Some(id) => {
            let mut opened = Opened::existing(context)?;
            let contracts = vec![opened.contract(id)?];
            let tickets = match with_tickets {
                true => opened.tickets(context, Some(id), &contracts)?,
                false => Vec::new(),
            };
            (contracts, tickets)
        }
        None => {
            let mut opened = Opened::existing(context)?;
            let contracts = opened.contracts()?;
            let tickets = match with_tickets {
                true => opened.tickets(context, None, &contracts)?,
                false => Vec::new(),
            };
            (contracts, tickets)
        }
    };
    let mut found: Vec<Found> = tickets
        .iter()
        .flat_map(|ticket| of_ticket(context, ticket))
        .collect();
    for contract in &contracts {
        let today = contract.zone.date(context.now_in(&contract.zone));
        let dates = dates::dates(contract, today).into_iter();
        found.extend(dates.map(|deadline| Found::new(contract, None, deadline)));
    }
    Ok(found)
}

fn of_ticket(context: &Context, loaded: &LoadedTicket) -> Vec<Found> {
    let now = context.now_in(&loaded.contract.zone);
    let all =
        deadlines_in_full(&loaded.ticket, &loaded.contract, now, context.telling()).into_iter();
    all.map(|deadline| Found::new(&loaded.contract, Some(loaded.ticket.number), deadline))
        .collect()
}

impl Found {
    fn new(contract: &Arc<Contract>, ticket: Option<u64>, deadline: Deadline) -> Self {
        let over_at = deadline.due.map(|due| match due {
            Due::At(at) => at,
            Due::On(date) => {
                add_days(date, 1).map_or(Instant::MAX, |next| contract.zone.start_of_day(next))
            }
        });
        Found {
            contract: Arc::clone(contract),
            ticket,
            deadline,
            over_at,
        }
    }

    /// Whether it is due up to the end of a stretch that begins now; a date, if its day has begun
    /// by then.
    fn is_due_by(&self, until: Instant) -> bool {
        match self.deadline.due {
            Some(Due::At(at)) => at <= until,
            Some(Due::On(date)) => date <= self.contract.zone.date(until),
            None => false,
        }
    }
}

fn shows(found: &Found, args: &DeadlinesArgs, context: &Context) -> bool {
    let deadline = &found.deadline;
    let named = |names: &[String], name: &str| names.is_empty() || names.iter().any(|n| n == name);
    let within = match args.within {
        None => true,
        Some(within) => {
            let zone = &found.contract.zone;
            let until = within.until(context.now_in(zone), zone);
            // What is settled is due no more, unless it is asked for by its state.
            found.is_due_by(until) && (deadline.state.is_pending() || !args.state.is_empty())
        }
    };
    within && named(&args.kind, deadline.kind.name()) && named(&args.state, deadline.state.name())
}

fn fails(found: &Found, args: &DeadlinesArgs, context: &Context) -> bool {
    use tenure::domain::deadline::State;
    let state = found.deadline.state;
    match args.fail_on {
        None => false,
        Some(DeadlinesFailOn::Overdue) => state == State::Overdue,
        Some(DeadlinesFailOn::Due) => {
            let zone = &found.contract.zone;
            let until = args
                .within
                .unwrap_or_default()
                .until(context.now_in(zone), zone);
            state.is_pending() && found.is_due_by(until)
        }
    }
}
