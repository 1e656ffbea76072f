//! Recording what happened to a contract: payments and notices here, renewals in `renew`.

use tenure::domain::Contract;
use tenure::domain::contract::event::Event;
use tenure::domain::notice::{Giving, notices};
use tenure::domain::program::Party;
use tenure::domain::recording;
use tenure::report::recordings::RecordedItem;
use tenure::report::{Answer, Warning};
use tenure::store::Change;

use crate::cli::args::{GivingParty, PayArgs, TerminateArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::Opened;

/// `tenure contract pay`.
pub(super) fn pay(context: &mut Context, args: &PayArgs) -> Result<u8, Failure> {
    let mut opened = Opened::existing(context)?;
    let contract = opened.changeable(context, &args.contract)?;
    if let Some(currency) = contract.currency
        && let Err(error) = currency.parse(&args.amount.to_string())
    {
        let what = format!("--amount {}: {error}", args.amount);
        return Err(Failure::usage(what).help("give the sum with the currency's decimals"));
    }
    let today = contract.zone.date(context.now_in(&contract.zone));
    let paid = recording::pay(&contract, args.on, args.amount, today)?;
    let mut item = RecordedItem::paid(&contract, args.amount, &paid);
    item.operation = record(context, &mut opened, &contract, &paid.event, args.dry_run)?;
    let more = paid
        .open
        .is_some_and(|open| open.is_sign_negative() && !open.is_zero());
    let mut answer = answer(context, &contract, item);
    if more {
        let message = "more was paid than is owed; `tenure undo` takes it back";
        answer = answer.warn(Warning::new("overpaid", message));
    }
    show(context, answer)
}

/// `tenure contract terminate`.
pub(super) fn terminate(context: &mut Context, args: &TerminateArgs) -> Result<u8, Failure> {
    let mut opened = Opened::existing(context)?;
    let contract = opened.changeable(context, &args.contract)?;
    let held = contract.version(args.notice);
    let service = match &args.service {
        None => None,
        Some(id) => {
            let known: Vec<&str> = held.services.iter().map(|s| s.id.as_str()).collect();
            let found = held.services.iter().find(|service| service.id == *id);
            let unknown = || {
                let failure = Failure::unknown("service", id, &known);
                failure.or_help(format!("contract {} has no services", held.id))
            };
            Some(found.ok_or_else(unknown)?)
        }
    };
    let giving = Giving {
        service,
        on: args.notice,
        end: args.on,
        party: match args.party {
            GivingParty::Customer => Party::Customer,
            GivingParty::Vendor => Party::Vendor,
        },
    };
    let today = contract.zone.date(context.now_in(&contract.zone));
    let (event, judged) = recording::terminate(&contract, &giving, today)?;
    let after = opened.after(&contract.id, &event, None)?;
    let made = notices(&after, args.notice)
        .into_iter()
        .find(|notice| notice.service == args.service && notice.given == Some(args.notice));
    let mut item = RecordedItem::given(&contract, &event, &judged, made.as_ref());
    item.operation = record(context, &mut opened, &contract, &event, args.dry_run)?;
    let late = item.late.then(|| {
        let clauses = item.clauses.iter().map(|clause| clause.as_str().to_owned());
        Warning {
            code: "late-notice".to_owned(),
            message: item.what.clone(),
            clauses: clauses.collect(),
        }
    });
    let mut answer = answer(context, &contract, item);
    answer.warnings.extend(late);
    show(context, answer)
}

/// Records one event, unless the contract could not be read after it; gives the operation's number
/// where it was not only tried.
pub fn record(
    context: &mut Context,
    opened: &mut Opened,
    contract: &Contract,
    event: &Event,
    rehearsal: bool,
) -> Result<Option<u64>, Failure> {
    opened.after(&contract.id, event, None)?;
    let change = Change::AddContractEvent {
        contract: contract.id.clone(),
        event: event.clone(),
    };
    let committed = opened.record(context, rehearsal, &[change])?;
    Ok((!rehearsal).then_some(committed.operation))
}

/// The answer about one event.
pub fn answer(context: &Context, contract: &Contract, item: RecordedItem) -> Answer<RecordedItem> {
    context.answer(context.now_in(&contract.zone), vec![item])
}

/// Shows the answer, with its reasons where they are asked for.
pub fn show(context: &mut Context, mut answer: Answer<RecordedItem>) -> Result<u8, Failure> {
    let accounts = context.accounts(&mut answer.items, RecordedItem::title, |item| {
        &mut item.reasons
    })?;
    context.print_explained(&answer, accounts)?;
    Ok(0)
}
