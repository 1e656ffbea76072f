//! `tenure renew`: recording that a contract was renewed.

use tenure::domain::quote::Order;
use tenure::domain::recording;
use tenure::report::Warning;
use tenure::report::quotes::QuoteItem;
use tenure::report::recordings::RecordedItem;
use tenure::report::renamed::renamed;

use super::contract::events::{answer, record, show};
use super::quote::check_sums;
use crate::cli::args::RenewArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::Opened;

pub fn run(context: &mut Context, args: &RenewArgs) -> Result<u8, Failure> {
    context.format()?;
    let mut opened = Opened::existing(context)?;
    let contract = opened.changeable(context, &args.contract)?;
    let held = contract.version(args.on);
    let program = &held.program;
    if let Some(tier) = args
        .tier
        .as_ref()
        .filter(|tier| program.tier(tier).is_none())
    {
        let known: Vec<&str> = program.tiers.iter().map(|tier| tier.id.as_str()).collect();
        let failure = Failure::unknown("tier", tier, &known);
        return Err(failure.or_help(format!("program {} has no tiers", program.id)));
    }
    let order = Order {
        on: args.on,
        years: args.years,
        tier: args.tier.clone(),
        licenses: None,
        change: false,
        rates: args.rate.iter().copied().collect(),
    };
    check_sums(&held, &order)?;
    let today = contract.zone.date(context.now_in(&contract.zone));
    let (event, ordered) = recording::renew(&contract, &order, args.paid, today)?;
    let mut item = RecordedItem::renewed(&contract, &event, &ordered);
    item.operation = record(context, &mut opened, &contract, &event, args.dry_run)?;
    let quote = ordered.quote.as_ref();
    let quote = quote.map(|quote| QuoteItem::new(&contract, &order, quote));
    let quote = serde_json::to_value(&quote)
        .map_err(|error| Failure::unusable(format!("the answer cannot be written: {error}")))?;
    let mut answer = answer(context, &contract, item).with("quote", quote);
    answer.warnings.extend(renamed(&contract, args.on));
    if ordered.price.is_none() {
        let message = match held.currency {
            Some(_) => "the price is unknown, so that any payment settles it; see `tenure quote`",
            None => "the contract has no currency, so that any payment settles it",
        };
        answer = answer.warn(Warning::new("unknown-price", message));
    }
    if args.paid.is_none() && !args.dry_run && program.entitlement.payment.is_some() {
        context.remark("note: once it is paid, record it with `tenure contract pay`");
    }
    show(context, answer)
}
