//! `tenure renewals`: which terms end when.

use tenure::report::renamed::renames;
use tenure::report::renewals::RenewalItem;

use crate::cli::args::{RenewalsArgs, RenewalsFailOn};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::store::Opened;

pub fn run(context: &mut Context, args: &RenewalsArgs) -> Result<u8, Failure> {
    context.format()?;
    let mut items = Vec::new();
    let mut due = false;
    let mut warnings = Vec::new();
    for contract in Opened::existing(context)?.contracts()? {
        let now = context.now_in(&contract.zone);
        let today = contract.zone.date(now);
        let item = RenewalItem::new(&contract, today);
        let within = args.within.unwrap_or_default();
        let until = within.last_date(now, &contract.zone);
        let ends_within = item.ends().is_some_and(|end| end <= until);
        if args.within.is_some() && !ends_within {
            continue;
        }
        due |= ends_within;
        warnings.extend(renames(&contract, today));
        items.push(item);
    }
    let key = |item: &RenewalItem| (item.ends().is_none(), item.ends());
    items.sort_by(|a, b| {
        key(a)
            .cmp(&key(b))
            .then_with(|| a.contract.cmp(&b.contract))
    });
    let lapsed = items
        .iter()
        .any(|item| ["late", "lapsed", "ended"].contains(&item.state));
    let mut answer = context.answer(context.now(), items);
    answer.warnings = warnings;
    context.print(&answer)?;
    let failed = match args.fail_on {
        None => false,
        Some(RenewalsFailOn::Due) => due,
        Some(RenewalsFailOn::Lapsed) => lapsed,
    };
    Ok(if failed { status::BAD } else { 0 })
}
