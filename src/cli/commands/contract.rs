//! `tenure contract`: registering contracts, and showing them.

use tenure::domain::contract::event::{Event, What};
use tenure::report::contracts::ContractItem;
use tenure::report::renamed::renamed;
use tenure::store::{Change, StoredEdition};
use tenure::terms::digest::digest;

use crate::cli::args::{ContractCommand, RegisterArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::{self, FromFile, Opened};

pub fn run(context: &mut Context, command: &ContractCommand) -> Result<u8, Failure> {
    context.format()?;
    match command {
        ContractCommand::Register(args) => register(context, args),
        ContractCommand::List => {
            let contracts = Opened::existing(context)?.contracts()?;
            let items = contracts
                .iter()
                .map(|contract| item(context, contract))
                .collect();
            let answer = context.answer(context.now(), items);
            context.print(&answer)?;
            Ok(0)
        }
        ContractCommand::Show(args) => {
            let contract = store::contract(context, &args.contract)?;
            let now = context.now_in(&contract.zone);
            let mut answer = context.answer(now, vec![item(context, &contract)]);
            answer.warnings = Vec::from_iter(renamed(&contract, contract.zone.date(now)));
            context.print(&answer)?;
            Ok(0)
        }
    }
}

fn item(context: &Context, contract: &tenure::domain::Contract) -> ContractItem {
    ContractItem::new(contract, contract.zone.date(context.now_in(&contract.zone)))
}

/// Registers files, all or none. A file that is there already, unchanged, is passed over.
fn register(context: &mut Context, args: &RegisterArgs) -> Result<u8, Failure> {
    // Every file is read first, so that a mistake in the last one changes nothing.
    let files = without_repeats(store::contract_files(context, &args.files)?)?;
    let store_is_there = context.db.exists();
    let mut opened = match (args.dry_run, store_is_there) {
        (true, false) => None,
        (true, true) => Some(Opened::existing(context)?),
        (false, _) => Some(Opened::or_new(context)?),
    };
    let mut changes = Vec::new();
    let mut items = Vec::new();
    for file in &files {
        let there = match &opened {
            Some(opened) => opened.registered(&file.contract.id)?,
            None => None,
        };
        items.push(item(context, &file.contract));
        match there {
            Some(there) if there.text == file.text => {
                context.remark(&format!(
                    "{} is registered already, unchanged",
                    file.contract.id
                ));
            }
            Some(_) => return Err(taken(&file.contract.id)),
            None => changes.extend(changes_for(context, file)?),
        }
    }
    if let (Some(opened), false, false) = (&mut opened, args.dry_run, changes.is_empty()) {
        opened.commit(context, &changes)?;
    }
    if args.dry_run {
        context.remark("dry run: nothing was recorded");
    }
    let answer = context.answer(context.now(), items);
    context.print(&answer)?;
    Ok(0)
}

/// The files, each text once; two texts under one id are refused before the store is opened.
fn without_repeats(files: Vec<FromFile>) -> Result<Vec<FromFile>, Failure> {
    let mut kept: Vec<FromFile> = Vec::with_capacity(files.len());
    for file in files {
        match kept.iter().find(|one| one.contract.id == file.contract.id) {
            None => kept.push(file),
            Some(same) if same.text == file.text => {}
            Some(_) => {
                let what = format!("two of the files have the id `{}`", file.contract.id);
                return Err(Failure::bad(what).help("give each contract an id of its own"));
            }
        }
    }
    Ok(kept)
}

fn taken(id: &str) -> Failure {
    Failure::bad(format!(
        "contract {id} is registered already, with another text"
    ))
    .help("give this contract an id of its own, or use another store with --db")
}

fn changes_for(context: &mut Context, file: &FromFile) -> Result<[Change; 3], Failure> {
    let contract = &file.contract;
    let on = contract.zone.date(context.now_in(&contract.zone));
    let program = &contract.program;
    let edition = context.catalog()?.by_digest(&program.digest);
    let edition_text = edition
        .map(|edition| edition.text.to_string())
        .unwrap_or_default();
    let digest = digest(&file.text);
    Ok([
        Change::AddEdition(StoredEdition {
            digest: program.digest.clone(),
            program: program.id.clone(),
            edition: program.edition.clone(),
            text: edition_text,
        }),
        Change::AddText {
            digest: digest.clone(),
            text: file.text.clone(),
        },
        Change::AddContractEvent {
            contract: contract.id.clone(),
            event: Event {
                on,
                what: What::Register {
                    digest,
                    edition: program.digest.clone(),
                },
            },
        },
    ])
}
