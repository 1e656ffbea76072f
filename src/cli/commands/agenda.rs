//! `tenure agenda`: every date in the given contract files.

use tenure::report::agenda::agenda;

use crate::cli::args::{AgendaArgs, AgendaFailOn};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::files;
use crate::cli::store::contract_files;
use crate::cli::values;

pub fn run(context: &mut Context, args: &AgendaArgs) -> Result<u8, Failure> {
    context.format_or_ics()?;
    let mut items = Vec::new();
    let mut due = false;
    for file in contract_files(context, &files::contract_paths(&args.files)?)? {
        let contract = file.contract;
        let now = context.now_in(&context.zone_or(&contract.zone));
        let today = contract.zone.date(now);
        let last = |within: values::Within| within.last_date(now, &contract.zone);
        let until = args.within.map(last);
        let by = last(args.within.unwrap_or_default());
        let named =
            |names: &[String], name: &str| names.is_empty() || names.iter().any(|n| n == name);
        for item in agenda(&contract, today) {
            let shown = until.is_none_or(|until| today <= item.date && item.date <= until)
                && named(&args.kind, item.kind)
                && named(&args.state, item.state);
            if shown {
                due |= item.pending && item.date <= by;
                items.push(item);
            }
        }
    }
    items.sort_by(|a, b| (a.date, &a.contract, a.kind).cmp(&(b.date, &b.contract, b.kind)));
    let answer = context.answer(context.now(), items);
    context.print_dated(&answer, Vec::new())?;
    let failed = due && args.fail_on == Some(AgendaFailOn::Due);
    Ok(if failed { status::BAD } else { 0 })
}
