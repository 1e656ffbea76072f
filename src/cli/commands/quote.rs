//! `tenure quote`: what a renewal or a reinstatement costs.

use tenure::domain::Contract;
use tenure::domain::money::Rate;
use tenure::domain::quote::{Order, Quote, quote};
use tenure::render::Format;
use tenure::report::quotes::QuoteItem;

use crate::cli::args::QuoteArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::store;

pub fn run(context: &mut Context, args: &QuoteArgs) -> Result<u8, Failure> {
    let format = context.format()?;
    let contract = store::contract(context, &args.contract)?;
    let order = Order {
        on: args.on,
        years: args.years,
        licenses: args.licenses,
        rates: args.rate.iter().copied().collect(),
    };
    check_sums(&contract, &order)?;
    let quote = quote(&contract, &order)?;
    tell_unused(context, &order, &quote);
    let known = quote.total.is_some();
    let item = QuoteItem::new(&contract, &quote);
    let now = context.now_in(&contract.zone);
    if format == Format::Table {
        print_table(context, &item, now)?;
    } else {
        let answer = context.answer(now, vec![item]);
        context.print(&answer)?;
    }
    Ok(if known { 0 } else { status::BAD })
}

/// A sum on the command line has at most the decimals of the contract's currency.
fn check_sums(contract: &Contract, order: &Order) -> Result<(), Failure> {
    let Some(currency) = contract.currency else {
        return Ok(());
    };
    for (code, rate) in &order.rates {
        if let Rate::Flat(sum) = rate
            && let Err(error) = currency.parse(&sum.to_string())
        {
            let what = format!("--rate {}={sum}: {error}", code.name());
            let help = "give the sum with the currency's decimals, or a percentage such as 20%";
            return Err(Failure::usage(what).help(help));
        }
    }
    Ok(())
}

/// A rate that nothing in the quote uses may be a misunderstanding.
fn tell_unused(context: &mut Context, order: &Order, quote: &Quote) {
    for code in order.rates.keys() {
        if quote.lines.iter().all(|line| line.code != *code) {
            context.remark(&format!(
                "note: this order has no line `{}`, so its --rate changes nothing",
                code.name()
            ));
        }
    }
}

/// The lines of a quote as a table, between what is quoted and what it comes to.
fn print_table(
    context: &mut Context,
    item: &QuoteItem,
    now: tenure::domain::Instant,
) -> Result<(), Failure> {
    let style = context.style();
    let lines = context.answer(now, item.lines.clone());
    context.deliver(|out| {
        writeln!(out, "{}\n", item.title())?;
        tenure::render::write(out, &lines, Format::Table, &style)?;
        writeln!(out)?;
        for line in item.footer() {
            writeln!(out, "{line}")?;
        }
        Ok(())
    })
}
