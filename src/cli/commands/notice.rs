//! `tenure notice`: by when notice has to be given.

use tenure::domain::notice::notices;
use tenure::report::notices::NoticeItem;
use tenure::report::renamed::renames;

use crate::cli::args::NoticeArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store;

pub fn run(context: &mut Context, args: &NoticeArgs) -> Result<u8, Failure> {
    context.format()?;
    let mut items = Vec::new();
    let mut warnings = Vec::new();
    for contract in store::contracts(context, &args.contracts)? {
        let now = context.now_in(&contract.zone);
        let today = contract.zone.date(now);
        let until = args
            .within
            .map(|within| within.last_date(now, &contract.zone));
        let before = items.len();
        for notice in notices(&contract, today) {
            let shown = match until {
                None => true,
                // What is over cannot be given any more; what has no day is due on none.
                Some(until) => notice
                    .last_day
                    .is_some_and(|day| today <= day && day <= until),
            };
            if shown {
                items.push(NoticeItem::new(&contract, &notice));
            }
        }
        if items.len() > before {
            warnings.extend(renames(&contract, today));
        }
    }
    items.sort_by(|a, b| {
        let key = |item: &NoticeItem| (item.last_day.is_none(), item.last_day);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.contract.cmp(&b.contract))
    });
    let accounts = context.accounts(&mut items, NoticeItem::title, |item| &mut item.reasons)?;
    let mut answer = context.answer(context.now(), items);
    answer.warnings = warnings;
    context.print_explained(&answer, accounts)?;
    Ok(0)
}
