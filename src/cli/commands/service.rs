//! `tenure service`: what there is to use of the services that go with contracts, and recording
//! what was used.

use tenure::domain::contract::event::{Event, What};
use tenure::domain::service::amount::{Unfit, fit};
use tenure::domain::service::usage::{Using, judge};
use tenure::domain::service::{Held, held};
use tenure::domain::{Contract, Instant};
use tenure::report::services::ServiceItem;
use tenure::terms::read::listed;

use super::contract::events;
use crate::cli::args::{ServiceCommand, ServiceListArgs, ServiceUseArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::{self, Opened};

pub fn run(context: &mut Context, command: &ServiceCommand) -> Result<u8, Failure> {
    context.format()?;
    match command {
        ServiceCommand::List(args) => list(context, args),
        ServiceCommand::Use(args) => record(context, args),
    }
}

fn list(context: &mut Context, args: &ServiceListArgs) -> Result<u8, Failure> {
    let mut items = Vec::new();
    for contract in store::contracts(context, &args.contracts)? {
        let today = contract.zone.date(context.now_in(&contract.zone));
        items.extend(ServiceItem::all(&contract, today));
    }
    print(context, context.now(), items)
}

fn print(context: &mut Context, now: Instant, mut items: Vec<ServiceItem>) -> Result<u8, Failure> {
    let accounts = context.accounts(&mut items, ServiceItem::title, |item| &mut item.reasons)?;
    let answer = context.answer(now, items);
    context.print_explained(&answer, accounts)?;
    Ok(0)
}

fn record(context: &mut Context, args: &ServiceUseArgs) -> Result<u8, Failure> {
    let mut opened = Opened::existing(context)?;
    let contract = opened.changeable(context, &args.contract)?;
    let now = context.now_in(&contract.zone);
    let today = contract.zone.date(now);
    let on = args.on.unwrap_or(today);
    let all = held(&contract, today);
    let service = named(&contract, &all, &args.service)?;
    let (rule, amount) = fit(service.rule, args.of.as_deref(), &args.amount)
        .map_err(|unfit| unfitting(&unfit, args, service.id()))?;
    let using = Using { rule, on, amount };
    let unknown = judge(&contract, service, using, today)?;
    let event = Event {
        on,
        what: What::Use {
            service: service.id().to_owned(),
            allowance: rule.id.clone(),
            amount,
        },
    };
    let after = opened.after(&contract.id, &event, None)?;
    events::record(context, &mut opened, &contract, &event, args.dry_run)?;
    if let Some(why) = unknown {
        context.remark(&format!("warning: {}", why.message));
    }
    let all = held(&after, today);
    let service = named(&after, &all, &args.service)?;
    let items = ServiceItem::of(&after, service, on, today);
    print(context, now, items)
}

/// The service of an id, which the contract has to hold.
fn named<'h, 'c>(
    contract: &Contract,
    all: &'h [Held<'c>],
    id: &str,
) -> Result<&'h Held<'c>, Failure> {
    let found = all.iter().find(|held| held.id() == id);
    found.ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(Held::id).collect();
        let program = &contract.program;
        match program.service(id) {
            Some(rule) => {
                let what = format!("contract {} does not hold {}", contract.id, rule.name);
                let help = "add it to the contract's file as a [[contract.service]]";
                Failure::unusable(what)
                    .clauses(rule.basis.clauses.clone())
                    .help(help)
            }
            None => Failure::unknown("service", id, &known)
                .or_help(format!("contract {} holds no services", contract.id)),
        }
    })
}

/// An amount that is of nothing of a service.
fn unfitting(unfit: &Unfit, args: &ServiceUseArgs, service: &str) -> Failure {
    let list = |words: &[String]| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        listed(&words)
    };
    match unfit {
        Unfit::Nothing => Failure::bad(format!("{unfit}: {service}")),
        Unfit::Allowance(known) => {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let given = args.of.as_deref().unwrap_or_default();
            Failure::unknown("allowance", given, &known)
        }
        Unfit::Unit { known, .. } => {
            Failure::unusable(unfit.to_string()).help(format!("the units are {}", list(known)))
        }
        Unfit::Several(ids) => Failure::usage(unfit.to_string()).help(format!(
            "give the unit, or say which with --of: {}",
            list(ids)
        )),
        Unfit::NotWhole(_) => Failure::bad(unfit.to_string()).help("give a whole number"),
        Unfit::NotExact { .. } => Failure::bad(unfit.to_string()).help("give it in days"),
    }
}
