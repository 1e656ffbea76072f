//! The commands, one file each. Each reads what it needs, asks the library, and prints; it gives
//! the exit status.

mod agenda;
mod calendar;
mod calendar_import;
mod check;
mod clock;
mod completions;
mod contract;
mod deadlines;
mod demo;
mod doctor;
mod explain;
mod man;
mod notice;
mod program;
mod quote;
mod renew;
mod renewals;
mod service;
mod ticket;
mod transfer;
mod undo;

use super::args::Command;
use super::context::Context;
use super::failure::Failure;

/// Runs a command.
pub fn run(command: Command, context: &mut Context) -> Result<u8, Failure> {
    match command {
        Command::Demo => demo::run(context),
        Command::Check(args) => check::run(context, &args),
        Command::Program(command) => program::run(context, &command),
        Command::Contract(command) => contract::run(context, &command),
        Command::Ticket(command) => ticket::run(context, command),
        Command::Deadlines(args) => deadlines::run(context, &args),
        Command::Notice(args) => notice::run(context, &args),
        Command::Quote(args) => quote::run(context, &args),
        Command::Renewals(args) => renewals::run(context, &args),
        Command::Renew(args) => renew::run(context, &args),
        Command::Service(command) => service::run(context, &command),
        Command::Agenda(args) => agenda::run(context, &args),
        Command::Log(args) => undo::log(context, &args),
        Command::Undo(args) => undo::undo(context, &args),
        Command::Redo(args) => undo::redo(context, &args),
        Command::Backup(args) => transfer::backup(context, &args),
        Command::Doctor => doctor::doctor(context),
        Command::Rebuild(args) => doctor::rebuild(context, &args),
        Command::Export => transfer::export(context),
        Command::Import(args) => transfer::import(context, &args),
        Command::Clock(command) => clock::run(context, &command),
        Command::Calendar(command) => calendar::run(context, &command),
        Command::Explain(args) => explain::run(context, &args),
        Command::Completions(args) => completions::run(context, &args),
        Command::Man(args) => man::run(context, &args),
    }
}
