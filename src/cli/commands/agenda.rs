//! `tenure agenda`: every date in the given contract files.

use tenure::report::agenda::agenda;

use crate::cli::args::AgendaArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::contract_files;

pub fn run(context: &mut Context, args: &AgendaArgs) -> Result<u8, Failure> {
    context.format()?;
    let mut items = Vec::new();
    for file in contract_files(context, &args.files)? {
        let contract = file.contract;
        let zone = context.zone_or(&contract.zone);
        let today = contract.zone.date(context.now_in(&zone));
        items.extend(agenda(&contract, today));
    }
    items.sort_by(|a, b| (a.date, &a.contract, a.kind).cmp(&(b.date, &b.contract, b.kind)));
    let answer = context.answer(context.now(), items);
    context.print(&answer)?;
    Ok(0)
}
