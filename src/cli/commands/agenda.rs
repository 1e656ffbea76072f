//! `tenure agenda`: every date in the given contract files.

use tenure::render::{Format, ics};
use tenure::report::agenda::agenda;

use crate::cli::args::AgendaArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::contract_files;

/// The format for calendars.
const ICS: &str = "ics";

pub fn run(context: &mut Context, args: &AgendaArgs) -> Result<u8, Failure> {
    let mut formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    formats.push(ICS);
    let format = context.format_among(&formats, Format::Table.name())?;
    let mut items = Vec::new();
    for file in contract_files(context, &args.files)? {
        let contract = file.contract;
        let zone = context.zone_or(&contract.zone);
        let now = context.now_in(&zone);
        let today = contract.zone.date(now);
        let until = args
            .within
            .map(|within| within.last_date(now, &contract.zone));
        let shown = |date| until.is_none_or(|until| today <= date && date <= until);
        let dates = agenda(&contract, today).into_iter();
        items.extend(dates.filter(|item| shown(item.date)));
    }
    items.sort_by(|a, b| (a.date, &a.contract, a.kind).cmp(&(b.date, &b.contract, b.kind)));
    let answer = context.answer(context.now(), items);
    if format == ICS {
        context.deliver(|out| ics::write(out, &answer))?;
    } else {
        context.print(&answer)?;
    }
    Ok(0)
}
