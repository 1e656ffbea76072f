//! `tenure renewals`: which terms end when.

use tenure::report::renewals::RenewalItem;

use crate::cli::args::{RenewalsArgs, RenewalsFailOn};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::store::Opened;

pub fn run(context: &mut Context, args: &RenewalsArgs) -> Result<u8, Failure> {
    context.format()?;
    let mut items = Vec::new();
    let mut due = false;
    for contract in Opened::existing(context)?.contracts()? {
        let now = context.now_in(&contract.zone);
        let item = RenewalItem::new(&contract, contract.zone.date(now));
        let within = args.within.unwrap_or_default();
        let until = within.last_date(now, &contract.zone);
        let ends_within = item.ends().is_some_and(|end| end <= until);
        if args.within.is_some() && !ends_within {
            continue;
        }
        due |= ends_within;
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
    let answer = context.answer(context.now(), items);
    context.print(&answer)?;
    let failed = match args.fail_on {
        None => false,
        Some(RenewalsFailOn::Due) => due,
        Some(RenewalsFailOn::Lapsed) => lapsed,
    };
    Ok(if failed { status::BAD } else { 0 })
}
