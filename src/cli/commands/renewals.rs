//! `tenure renewals`: which terms end when, of contracts and their services.

use tenure::report::renamed::renames;
use tenure::report::renewals::RenewalItem;

use crate::cli::args::{RenewalsArgs, RenewalsFailOn};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::store;

pub fn run(context: &mut Context, args: &RenewalsArgs) -> Result<u8, Failure> {
    context.format_or_ics()?;
    let mut items = Vec::new();
    let mut due = false;
    let mut warnings = Vec::new();
    for contract in store::contracts(context, &args.contract)? {
        let now = context.now_in(&contract.zone);
        let today = contract.zone.date(now);
        let before = items.len();
        let within = args.within.unwrap_or_default();
        let until = within.last_date(now, &contract.zone);
        for item in RenewalItem::all(&contract, today) {
            let ends_within = item.ends().is_some_and(|end| end <= until);
            let stands = args.state.is_empty() || args.state.iter().any(|s| s == item.state);
            if !stands || (args.within.is_some() && !ends_within) {
                continue;
            }
            due |= ends_within;
            items.push(item);
        }
        if items.len() > before {
            warnings.extend(renames(&contract, today));
        }
    }
    let key = |item: &RenewalItem| (item.ends().is_none(), item.ends());
    items.sort_by(|a, b| {
        key(a)
            .cmp(&key(b))
            .then_with(|| (&a.contract, &a.service).cmp(&(&b.contract, &b.service)))
    });
    let lapsed = items
        .iter()
        .any(|item| ["late", "lapsed", "ended"].contains(&item.state));
    let mut answer = context.answer(context.now(), items);
    answer.warnings = warnings;
    context.print_dated(&answer, Vec::new())?;
    let failed = match args.fail_on {
        None => false,
        Some(RenewalsFailOn::Due) => due,
        Some(RenewalsFailOn::Lapsed) => lapsed,
    };
    Ok(if failed { status::BAD } else { 0 })
}
