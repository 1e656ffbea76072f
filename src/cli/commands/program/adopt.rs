//! `tenure program adopt`: that a vendor announced a new edition, and what it means for whom.

use std::path::Path;
use std::sync::Arc;

use tenure::domain::Contract;
use tenure::domain::contract::event::{Event, What};
use tenure::domain::revision::adoption::{Adoption, adopt};
use tenure::render::Format;
use tenure::report::Answer;
use tenure::report::adoptions::AdoptionItem;
use tenure::report::revisions::RevisionItem;
use tenure::store::{Change, StoredEdition};

use super::diff::{ProgramFile, for_contract, program_file};
use crate::cli::args::AdoptArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::sections;
use crate::cli::store::Opened;

pub(super) fn run(context: &mut Context, args: &AdoptArgs) -> Result<u8, Failure> {
    let format = context.format()?;
    let file = program_file(context, Path::new(&args.file))?;
    let mut opened = Opened::existing(context)?;
    let contracts = named(&mut opened, args, &file)?;
    let mut items = Vec::new();
    let mut changes = Vec::new();
    let mut stuck = Vec::new();
    for contract in contracts {
        let Some(adoption) = judge(context, args, &file, &contract)? else {
            continue;
        };
        let held = contract.version(args.notified);
        let day = adoption.from.unwrap_or(args.notified);
        let then = opened.under(&contract.id, day, &file.program)?;
        if let Err(why) = &then {
            stuck.push((contract.id.clone(), why.clone()));
        }
        let changed = for_contract(&held, then.as_ref());
        changes.push(recorded(args, &file, &contract, &adoption));
        let item = AdoptionItem::new(&held, &file.program, args.notified, &adoption, changed);
        items.push(item);
    }
    if let Some((id, why)) = stuck.first() {
        let ids: Vec<&str> = stuck.iter().map(|(id, _)| id.as_str()).collect();
        let what = format!(
            "edition {} has no place for contract {id}: {why}",
            file.program.edition
        );
        let help = format!(
            "agree with the vendor on what becomes of {}; adopt it for others with --contract",
            ids.join(", ")
        );
        return Err(Failure::bad(what).help(help));
    }
    if !changes.is_empty() {
        let edition = Change::AddEdition(StoredEdition {
            digest: file.program.digest.clone(),
            program: file.program.id.clone(),
            edition: file.program.edition.clone(),
            text: file.text,
        });
        changes.insert(0, edition);
        opened.record(context, args.dry_run, &changes)?;
    } else if args.dry_run {
        context.remark("dry run: nothing was recorded");
    }
    items.sort_by(|a, b| (a.object_by, &a.contract).cmp(&(b.object_by, &b.contract)));
    let answer = context.answer(context.now(), items);
    print(context, answer, format)?;
    Ok(0)
}

/// The contracts that are named, or all under the program.
fn named(
    opened: &mut Opened,
    args: &AdoptArgs,
    file: &ProgramFile,
) -> Result<Vec<Arc<Contract>>, Failure> {
    let program = &file.program;
    if args.contract.is_empty() {
        let mut all = opened.contracts()?;
        all.retain(|contract| contract.program.id == program.id);
        if all.is_empty() {
            let what = format!(
                "no contract in the store is under the program {}",
                program.id
            );
            return Err(Failure::bad(what).help("`tenure contract list` shows what there is"));
        }
        return Ok(all);
    }
    let mut contracts: Vec<Arc<Contract>> = Vec::new();
    for id in &args.contract {
        let contract = opened.contract(id)?;
        if contract.program.id != program.id {
            let what = format!(
                "contract {id} is under the program {}, not {}",
                contract.program.id, program.id
            );
            return Err(Failure::bad(what).help("leave it out"));
        }
        if contracts.iter().all(|other| other.id != contract.id) {
            contracts.push(contract);
        }
    }
    Ok(contracts)
}

/// What the edition means for a contract; nothing where it is no news for it.
fn judge(
    context: &mut Context,
    args: &AdoptArgs,
    file: &ProgramFile,
    contract: &Contract,
) -> Result<Option<Adoption>, Failure> {
    let today = contract.zone.date(context.now_in(&contract.zone));
    if args.notified > today {
        let what = format!(
            "the notification of {} is after now, {today}",
            args.notified
        );
        return Err(Failure::bad(what).help("judge as of a later instant with --now"));
    }
    let (held, new) = (&contract.on(args.notified).program, &file.program);
    if held.edition == new.edition && held.digest != new.digest {
        let what = format!(
            "contract {} is under another text of the edition {}",
            contract.id, new.edition
        );
        return Err(Failure::bad(what).help("give the file an `edition` of its own"));
    }
    match adopt(contract, &new.digest, args.notified) {
        Ok(adoption) => Ok(Some(adoption)),
        Err(refusal) if args.contract.is_empty() || refusal.code != "not-in-force" => {
            context.remark(&refusal.message);
            Ok(None)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn recorded(
    args: &AdoptArgs,
    file: &ProgramFile,
    contract: &Contract,
    adoption: &Adoption,
) -> Change {
    Change::AddContractEvent {
        contract: contract.id.clone(),
        event: Event {
            on: args.notified,
            what: What::Adopt {
                edition: file.program.digest.clone(),
                object_by: adoption.object_by,
                from: adoption.from,
            },
        },
    }
}

/// For people what changes stands below, contract by contract.
fn print(
    context: &mut Context,
    mut answer: Answer<AdoptionItem>,
    format: Format,
) -> Result<(), Failure> {
    if !matches!(format, Format::Table | Format::Markdown) {
        return context.print(&answer);
    }
    let accounts = context.accounts(&mut answer.items, AdoptionItem::title, |item| {
        &mut item.reasons
    })?;
    let changes: Vec<RevisionItem> = answer
        .items
        .iter()
        .flat_map(|item| item.changes.iter().cloned())
        .collect();
    sections::print(context, &answer, format, |sections| {
        sections.one("What changes", &changes)?;
        sections.accounts(&accounts)
    })
}
