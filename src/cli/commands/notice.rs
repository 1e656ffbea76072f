//! `tenure notice`: by when notice has to be given, and what has ended without one.

use chrono::NaiveDate;
use tenure::domain::Contract;
use tenure::domain::notice::{notices, notices_until};
use tenure::domain::standing;
use tenure::report::Warning;
use tenure::report::notices::NoticeItem;
use tenure::report::renamed::renames;

use crate::cli::args::NoticeArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store;

pub fn run(context: &mut Context, args: &NoticeArgs) -> Result<u8, Failure> {
    context.format_or_ics()?;
    let mut items = Vec::new();
    let mut warnings = Vec::new();
    for contract in store::contracts(context, &args.contracts)? {
        let now = context.now_in(&contract.zone);
        let today = contract.zone.date(now);
        let before = items.len();
        let notices = match args.within {
            None => notices(&contract, today),
            Some(within) => {
                let until = within.last_date(now, &contract.zone);
                let mut notices = notices_until(&contract, today, until);
                // What is over cannot be given any more; what has no day is due on none.
                notices.retain(|notice| {
                    let in_time = |day| today <= day && day <= until;
                    notice.last_day.is_some_and(in_time)
                });
                notices
            }
        };
        let shown = notices.iter();
        items.extend(shown.map(|notice| NoticeItem::new(&contract, notice)));
        if items.len() > before {
            warnings.extend(renames(&contract, today));
        }
        warnings.extend(ended(&contract, today));
    }
    items.sort_by(|a, b| {
        let key = |item: &NoticeItem| (item.last_day.is_none(), item.last_day);
        key(a)
            .cmp(&key(b))
            .then_with(|| (&a.contract, &a.service).cmp(&(&b.contract, &b.service)))
    });
    let accounts = context.accounts(&mut items, NoticeItem::title, |item| &mut item.reasons)?;
    let mut answer = context.answer(context.now(), items);
    answer.warnings = warnings;
    context.print_dated(&answer, accounts)?;
    Ok(0)
}

/// That a contract, or a service of it, has ended: no notice will remind of it any more.
fn ended(contract: &Contract, today: NaiveDate) -> Vec<Warning> {
    let held = contract.on(today);
    let services = held.services.iter();
    let services = services.map(|service| {
        let what = format!("service {} of contract {}", service.id, contract.id);
        (what, standing::of_service(held, service, today))
    });
    let own = (
        format!("contract {}", contract.id),
        standing::on(held, today),
    );
    std::iter::once(own)
        .chain(services)
        .filter(|(_, standing)| standing.last.term.end < today)
        .map(|(what, standing)| {
            let end = standing.last.term.end;
            let still = match standing.late_until.filter(|until| today <= *until) {
                Some(until) => format!("; it can be renewed late until {until}"),
                None => String::new(),
            };
            let message = format!("{what} ended on {end}: no notice is left to give{still}");
            Warning::new("ended", message)
        })
        .collect()
}
