//! `tenure contract register`: adding contract files to the store.

use chrono::NaiveDate;
use tenure::domain::Program;
use tenure::domain::contract::event::{Event, What};
use tenure::store::{Change, StoredEdition};
use tenure::terms::digest::digest;

use super::item;
use crate::cli::args::RegisterArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::{self, FromFile, Opened};

/// Registers files, all or none. A file that is there already, unchanged, is passed over.
pub(super) fn run(context: &mut Context, args: &RegisterArgs) -> Result<u8, Failure> {
    // Every file is read first, so that a mistake in the last one changes nothing.
    let files = without_repeats(store::contract_files(context, &args.files)?)?;
    let mut opened = Opened::to_record(context, args.dry_run)?;
    let mut changes = Vec::new();
    let mut items = Vec::new();
    for file in &files {
        let there = opened.registered(&file.contract.id)?;
        items.push(item(context, &file.contract));
        match there {
            Some(there) if opened.held(&there, NaiveDate::MAX)?.text == file.text => {
                context.remark(&format!(
                    "{} is registered already, unchanged",
                    file.contract.id
                ));
            }
            Some(_) => return Err(taken(&file.contract.id)),
            None => changes.extend(changes_for(context, file)?),
        }
    }
    if !changes.is_empty() {
        opened.record(context, args.dry_run, &changes)?;
    } else if args.dry_run {
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
    .help(
        "if its file was changed, take that in with `tenure contract update FILE`; if this is \
         another contract, give it an id of its own",
    )
}

fn changes_for(context: &mut Context, file: &FromFile) -> Result<[Change; 3], Failure> {
    let contract = &file.contract;
    let on = contract.zone.date(context.now_in(&contract.zone));
    let digest = digest(&file.text);
    Ok([
        Change::AddEdition(kept_edition(context, &contract.program)?),
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
                    edition: contract.program.digest.clone(),
                },
            },
        },
    ])
}

/// The edition of a program as the store keeps it.
pub(super) fn kept_edition(
    context: &mut Context,
    program: &Program,
) -> Result<StoredEdition, Failure> {
    let edition = context.catalog()?.by_digest(&program.digest);
    Ok(StoredEdition {
        digest: program.digest.clone(),
        program: program.id.clone(),
        edition: program.edition.clone(),
        text: edition.map_or_else(String::new, |edition| edition.text.to_string()),
    })
}
