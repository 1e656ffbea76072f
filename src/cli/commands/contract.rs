//! `tenure contract`: registering contracts, showing them, and recording what happens to them.

use tenure::report::contracts::ContractItem;

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
            let answer = context.answer(
                context.now_in(&contract.zone),
                vec![item(context, &contract)],
            );
            context.print(&answer)?;
            Ok(0)
        }
    }
}

fn item(context: &Context, contract: &tenure::domain::Contract) -> ContractItem {
    ContractItem::new(contract, contract.zone.date(context.now_in(&contract.zone)))
}
