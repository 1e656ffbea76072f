//! `tenure contract update`: taking in a changed contract file.

use std::sync::Arc;

use chrono::NaiveDate;
use tenure::domain::contract::event::{Event, What};
use tenure::domain::{Contract, Program, recording};
use tenure::render::Format;
use tenure::report::Warning;
use tenure::report::recordings::{DifferenceItem, RecordedItem};
use tenure::store::{Change, StoredContract};
use tenure::terms::changes::{differences, names};
use tenure::terms::contract::read_registered;
use tenure::terms::digest::digest;

use super::events::{answer, show};
use super::register::kept_edition;
use crate::cli::args::UpdateArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::{self, FromFile, Held, Opened, TakenIn};

pub(super) fn run(context: &mut Context, args: &UpdateArgs) -> Result<u8, Failure> {
    let file = store::contract_file(context, &args.file)?;
    let id = file.contract.id.clone();
    let mut opened = Opened::existing(context)?;
    let Some(stored) = opened.registered(&id)? else {
        let path = args.file.display();
        let what = format!("contract {id} is not registered, so that there is nothing to change");
        return Err(Failure::unusable(what).help(format!("tenure contract register {path}")));
    };
    let contract = opened.changeable(context, &id)?;
    let today = contract.zone.date(context.now_in(&contract.zone));
    let from = args
        .from
        .unwrap_or_else(|| recording::holds_from(&contract, &file.contract, today));
    let held = opened.held(&stored, from)?;
    let kept = opened.edition(&held.edition)?;
    let changed = under_its_edition(&file, &held, &kept, contract.on(from));
    recording::update(&contract, &changed, from)?;
    if held.text == file.text && held.tier.is_none() {
        context.remark(&format!("{id} is as it was recorded: nothing was changed"));
        let item = RecordedItem::updated(&contract, today, from, Vec::new());
        return finish(context, &contract, item, Vec::new());
    }
    let digest = digest(&file.text);
    let event = Event {
        on: today,
        what: What::Update {
            digest: digest.clone(),
            edition: changed.program.digest.clone(),
            from,
        },
    };
    let taken_in = TakenIn {
        digest: digest.clone(),
        text: file.text.clone(),
        program: Arc::clone(&changed.program),
    };
    opened.after(&id, &event, Some(taken_in))?;
    let mut changes = Vec::new();
    if changed.program.digest != kept.digest {
        changes.push(Change::AddEdition(kept_edition(context, &changed.program)?));
    }
    changes.push(Change::AddText {
        digest,
        text: file.text.clone(),
    });
    changes.push(Change::AddContractEvent {
        contract: id.clone(),
        event,
    });
    let committed = opened.record(context, args.dry_run, &changes)?;
    let differs = differs(&held, &file, &kept, &changed);
    let mut item = RecordedItem::updated(&contract, today, from, differs);
    item.operation = (!args.dry_run).then_some(committed.operation);
    let mut warnings = later_files(&stored, from);
    if let (Some(ordered), Some(named)) = (&held.tier, &changed.tier)
        && ordered != named
    {
        let message = format!("the file names tier {named}, where tier {ordered} was ordered");
        warnings.push(Warning::new("other-tier", message));
    }
    finish(context, &contract, item, warnings)
}

/// The contract of a changed file under the edition that it is under already, unless the file
/// names another program or edition, or another day of sale: editions are not changed in passing.
fn under_its_edition(
    file: &FromFile,
    held: &Held,
    kept: &Arc<Program>,
    before: &Contract,
) -> Contract {
    let read = &file.contract;
    let same_edition = read.program.edition == kept.edition;
    let follows =
        !names(&file.text, "edition") && !names(&held.text, "edition") && read.sold == before.sold;
    if read.program.id == kept.id
        && read.program.digest != kept.digest
        && (same_edition || follows)
        && let (Some(contract), _) = read_registered(&file.text, kept)
    {
        return contract;
    }
    read.clone()
}

/// What differs, with the edition and a tier that was ordered.
fn differs(
    held: &Held,
    file: &FromFile,
    kept: &Program,
    changed: &Contract,
) -> Vec<DifferenceItem> {
    let mut differs: Vec<DifferenceItem> = differences(&held.text, &file.text)
        .into_iter()
        .map(|one| DifferenceItem {
            key: one.key,
            before: one.before,
            after: one.after,
        })
        .collect();
    if let Some(ordered) = &held.tier {
        let key = "contract.tier";
        differs.retain(|one| one.key != key);
        if changed.tier.as_ref() != Some(ordered) {
            differs.push(DifferenceItem {
                key: key.to_owned(),
                before: Some(ordered.clone()),
                after: changed.tier.clone(),
            });
        }
    }
    if changed.program.digest != kept.digest {
        let named = |program: &Program| Some(format!("{} {}", program.id, program.edition));
        differs.push(DifferenceItem {
            key: "edition".to_owned(),
            before: named(kept),
            after: named(&changed.program),
        });
    }
    differs
}

/// Says so where a file that was taken in before holds from a later day on.
fn later_files(stored: &StoredContract, from: NaiveDate) -> Vec<Warning> {
    let later = stored.events.iter().filter_map(|event| match event.what {
        What::Update { from: then, .. } if from < then => Some(then),
        _ => None,
    });
    let warn = |then: NaiveDate| {
        let message = format!("another file was taken in already that holds from {then} on");
        Warning::new("later-file", message)
    };
    later.min().map(warn).into_iter().collect()
}

fn finish(
    context: &mut Context,
    contract: &Contract,
    item: RecordedItem,
    warnings: Vec<Warning>,
) -> Result<u8, Failure> {
    let changes = item.changes.clone().unwrap_or_default();
    let mut answer = answer(context, contract, item);
    answer.warnings = warnings;
    if context.format()? != Format::Table || changes.is_empty() {
        return show(context, answer);
    }
    let style = context.style();
    let differences = context.answer(answer.now, changes);
    context.deliver(|out| {
        tenure::render::write(out, &answer, Format::Table, &style)?;
        writeln!(out)?;
        tenure::render::write(out, &differences, Format::Table, &style)
    })?;
    Ok(0)
}
