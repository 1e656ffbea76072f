//! `tenure quote`: what a renewal, a reinstatement or a change costs: on a day, on each of several
//! days, or at several tiers and for several lengths beside each other.

use chrono::NaiveDate;
use tenure::domain::Contract;
use tenure::domain::money::Rate;
use tenure::domain::quote::{LineCode, MAX_DAYS, Order, Quote, Range, quote, range};
use tenure::render::{Format, account};
use tenure::report::Answer;
use tenure::report::quote_runs::{best, runs};
use tenure::report::quotes::QuoteItem;
use tenure::report::renamed::renamed;

use crate::cli::args::QuoteArgs;
use crate::cli::context::{Accounts, Context};
use crate::cli::failure::{Failure, status};
use crate::cli::store;

pub fn run(context: &mut Context, args: &QuoteArgs) -> Result<u8, Failure> {
    context.format()?;
    let days = days(args)?;
    let contract = store::contract(context, &args.contract)?;
    let orders = orders(&contract, args, days.0)?;
    let Some((first, others)) = orders.split_first() else {
        return Err(Failure::usage("nothing is ordered"));
    };
    check_sums(&contract, first)?;
    if args.on.is_none() {
        if !others.is_empty() {
            let what = "several tiers or lengths are compared on one day";
            let help = "give one --tier and one --years with --from and --to, or use --on";
            return Err(Failure::usage(what).help(help));
        }
        return over_days(context, &contract, first, days);
    }
    let mut quotes = Vec::new();
    for order in &orders {
        quotes.push(quote(&contract, order)?);
    }
    tell_unused(context, first, &quotes);
    let known = quotes.iter().all(|quote| quote.total.is_some());
    let pairs = orders.iter().zip(&quotes);
    let mut items: Vec<QuoteItem> = pairs
        .map(|(order, quote)| QuoteItem::new(&contract, order, quote))
        .collect();
    let now = context.now_in(&contract.zone);
    let accounts = context.accounts(&mut items, QuoteItem::title, |item| &mut item.reasons)?;
    let table = context.format()? == Format::Table;
    match items.as_slice() {
        [item] if table => print_table(context, &contract, item, now, &accounts)?,
        _ => {
            let mut answer = context.answer(now, items);
            answer.warnings = Vec::from_iter(renamed(&contract, first.on));
            context.print_explained(&answer, accounts)?;
        }
    }
    Ok(if known { 0 } else { status::BAD })
}

/// The first and the last day of the order.
fn days(args: &QuoteArgs) -> Result<(NaiveDate, NaiveDate), Failure> {
    let (from, to) = match (args.on, args.from, args.to) {
        (Some(on), ..) => (on, on),
        (None, Some(from), Some(to)) => (from, to),
        _ => return Err(Failure::usage("the day of the order is missing").help("add --on DATE")),
    };
    if to < from {
        let what = format!("--to {to} is before --from {from}");
        return Err(Failure::usage(what).help("give the earlier day with --from"));
    }
    if (to - from).num_days() >= MAX_DAYS {
        let what = format!("from {from} to {to} are more than {MAX_DAYS} days");
        return Err(Failure::usage(what).help("ask for fewer days at once"));
    }
    Ok((from, to))
}

/// Every tier asked for, each for every length asked for.
fn orders(contract: &Contract, args: &QuoteArgs, on: NaiveDate) -> Result<Vec<Order>, Failure> {
    let program = &contract.program;
    let known: Vec<&str> = program.tiers.iter().map(|tier| tier.id.as_str()).collect();
    if let Some(tier) = args.tier.iter().find(|tier| program.tier(tier).is_none()) {
        let failure = Failure::unknown("tier", tier, &known);
        return Err(failure.or_help(format!("program {} has no tiers", program.id)));
    }
    let base = args.rate.iter().any(|(code, _)| *code == LineCode::Base);
    if base && args.tier.len() > 1 {
        let what = "one fee cannot be that of several tiers";
        let help = "give each in the contract: fees = { TIER = \"...\" }, or quote one --tier";
        return Err(Failure::usage(what).help(help));
    }
    let tiers: Vec<Option<&String>> = match args.tier.as_slice() {
        [] => vec![None],
        tiers => tiers.iter().map(Some).collect(),
    };
    let lengths: Vec<Option<u32>> = match args.years.as_slice() {
        [] => vec![None],
        years => years.iter().copied().map(Some).collect(),
    };
    let mut orders = Vec::new();
    for tier in tiers {
        for years in &lengths {
            let order = Order {
                on,
                years: *years,
                tier: tier.cloned(),
                licenses: args.licenses,
                change: args.change,
                rates: args.rate.iter().copied().collect(),
            };
            if !orders.contains(&order) {
                orders.push(order);
            }
        }
    }
    Ok(orders)
}

/// How the price changes from day to day.
fn over_days(
    context: &mut Context,
    contract: &Contract,
    order: &Order,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<u8, Failure> {
    let found = range(contract, order, from, to)?;
    let known = found
        .days
        .iter()
        .filter_map(|day| day.quote.as_ref().ok())
        .all(|quote| quote.total.is_some());
    let now = context.now_in(&contract.zone);
    if context.format()? == Format::Table {
        print_runs(context, contract, &found, now)?;
    } else {
        let answer = days_answer(context, contract, order, &found, now)?;
        context.print(&answer)?;
    }
    Ok(if known { 0 } else { status::BAD })
}

fn days_answer(
    context: &Context,
    contract: &Contract,
    order: &Order,
    found: &Range,
    now: tenure::domain::Instant,
) -> Result<Answer<QuoteItem>, Failure> {
    let items = found.days.iter().map(|day| match &day.quote {
        Ok(quote) => QuoteItem::new(contract, order, quote),
        Err(refusal) => QuoteItem::refused(contract, order, day.on, refusal),
    });
    let items = items.collect();
    let json = |value: Result<serde_json::Value, serde_json::Error>| {
        value.map_err(|error| Failure::unusable(format!("the answer cannot be written: {error}")))
    };
    let runs = json(serde_json::to_value(runs(found)))?;
    let best = json(serde_json::to_value(best(found)))?;
    let mut answer = context.answer(now, items);
    answer.warnings = Vec::from_iter(renamed(contract, order.on));
    Ok(answer.with("runs", runs).with("best", best))
}

fn print_runs(
    context: &mut Context,
    contract: &Contract,
    found: &Range,
    now: tenure::domain::Instant,
) -> Result<(), Failure> {
    let style = context.style();
    let currency = contract.currency.map_or("", |currency| currency.code());
    let answer = context.answer(now, runs(found));
    let best = match best(found) {
        Some(best) => best.text(currency),
        None => "No total is known, so no day is best".to_owned(),
    };
    let title = format!("{}: ordered day by day, in {currency}", contract.id);
    context.deliver(|out| {
        writeln!(out, "{title}\n")?;
        tenure::render::write(out, &answer, Format::Table, &style)?;
        writeln!(out, "\n{best}")
    })
}

/// A sum on the command line has at most the decimals of the contract's currency.
pub(super) fn check_sums(contract: &Contract, order: &Order) -> Result<(), Failure> {
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

/// A rate that nothing in the quotes uses may be a misunderstanding.
fn tell_unused(context: &mut Context, order: &Order, quotes: &[Quote]) {
    for code in order.rates.keys() {
        let mut lines = quotes.iter().flat_map(|quote| &quote.lines);
        if lines.all(|line| line.code != *code) {
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
    contract: &Contract,
    item: &QuoteItem,
    now: tenure::domain::Instant,
    accounts: &Accounts,
) -> Result<(), Failure> {
    let style = context.style();
    let mut lines = context.answer(now, item.lines.clone());
    lines.warnings = Vec::from_iter(renamed(contract, item.on));
    context.deliver(|out| {
        writeln!(out, "{}\n", item.title())?;
        tenure::render::write(out, &lines, Format::Table, &style)?;
        writeln!(out)?;
        for line in item.footer() {
            writeln!(out, "{line}")?;
        }
        for (title, reasons) in accounts {
            write!(out, "\n{}", account::render(title, reasons))?;
        }
        Ok(())
    })
}
