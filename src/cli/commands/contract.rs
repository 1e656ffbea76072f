//! `tenure contract`: registering contracts, showing them, and recording what happens to them.

use tenure::domain::Contract;
use tenure::render::Format;
use tenure::report::contracts::ContractItem;
use tenure::report::recordings::HappenedItem;
use tenure::report::renamed::renamed;
use tenure::report::versions::VersionItem;

use crate::cli::args::ContractCommand;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::{self, Opened};

pub mod events;
mod register;
mod update;

pub fn run(context: &mut Context, command: &ContractCommand) -> Result<u8, Failure> {
    context.format()?;
    match command {
        ContractCommand::Register(args) => register::run(context, args),
        ContractCommand::Update(args) => update::run(context, args),
        ContractCommand::Pay(args) => events::pay(context, args),
        ContractCommand::Terminate(args) => events::terminate(context, args),
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
            show(context, &contract)
        }
    }
}

/// One contract, and for people the versions that it knows and what happened to it below.
fn show(context: &mut Context, contract: &Contract) -> Result<u8, Failure> {
    let now = context.now_in(&contract.zone);
    let happened = HappenedItem::all(contract, contract.zone.date(now));
    let item = item(context, contract);
    let versions: Vec<VersionItem> = item.versions.clone();
    let mut answer = context.answer(now, vec![item]);
    answer.warnings = Vec::from_iter(renamed(contract, contract.zone.date(now)));
    if context.format()? != Format::Table {
        let happened = serde_json::to_value(&happened)
            .map_err(|error| Failure::unusable(format!("cannot show its history: {error}")))?;
        context.print(&answer.with("history", happened))?;
        return Ok(0);
    }
    let style = context.style();
    let versions = context.answer(now, versions);
    let happened = context.answer(now, happened);
    context.deliver(|out| {
        tenure::render::write(out, &answer, Format::Table, &style)?;
        if !versions.items.is_empty() {
            writeln!(out)?;
            tenure::render::write(out, &versions, Format::Table, &style)?;
        }
        // That it was registered alone is no history.
        if happened.items.len() > 1 {
            writeln!(out)?;
            tenure::render::write(out, &happened, Format::Table, &style)?;
        }
        Ok(())
    })?;
    Ok(0)
}

fn item(context: &Context, contract: &Contract) -> ContractItem {
    ContractItem::new(contract, contract.zone.date(context.now_in(&contract.zone)))
}
