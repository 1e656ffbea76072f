//! `tenure quote`: what a renewal or a reinstatement costs.

use tenure::domain::quote::{Order, quote};
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
    let quote = quote(&contract, &order)?;
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
