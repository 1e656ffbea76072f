//! `tenure log`, `tenure undo`, `tenure redo`: what was done, and taking it back.

use tenure::report::log::{ChangeItem, LogItem};
use tenure::store::{Kind, Logged, Operation};

use crate::cli::args::{LogArgs, RedoArgs, UndoArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::store::{self, Opened};

/// `tenure log`.
pub fn log(context: &mut Context, args: &LogArgs) -> Result<u8, Failure> {
    context.format()?;
    let items = Opened::existing(context)?
        .log(args.limit)?
        .into_iter()
        .map(item)
        .collect();
    let answer = context.answer(context.now(), items);
    context.print(&answer)?;
    Ok(0)
}

/// `tenure undo`.
pub fn undo(context: &mut Context, args: &UndoArgs) -> Result<u8, Failure> {
    context.format()?;
    let operation = store::operation(context, args.dry_run);
    let reversal = Opened::existing(context)?.undo(&operation, args.operation)?;
    let kind = Kind::Undo(reversal.target.number);
    show(
        context,
        &operation,
        reversal.operation,
        kind,
        reversal.target,
    )?;
    store::mind_the_clock(context, reversal.clock_was_at);
    Ok(0)
}

/// `tenure redo`.
pub fn redo(context: &mut Context, args: &RedoArgs) -> Result<u8, Failure> {
    context.format()?;
    let operation = store::operation(context, args.dry_run);
    let reversal = Opened::existing(context)?.redo(&operation)?;
    let kind = Kind::Redo(reversal.target.number);
    show(
        context,
        &operation,
        reversal.operation,
        kind,
        reversal.target,
    )?;
    store::mind_the_clock(context, reversal.clock_was_at);
    Ok(0)
}

/// Shows the operation that takes another back, with what that one had added.
fn show(
    context: &mut Context,
    operation: &Operation,
    number: u64,
    kind: Kind,
    target: Logged,
) -> Result<(), Failure> {
    let (verb, of) = match kind {
        Kind::Redo(of) => ("redone", of),
        Kind::Undo(of) => ("undone", of),
        Kind::Change => return Ok(()),
    };
    let what = item(target.clone()).what;
    let mut shown = item(Logged {
        number,
        at: operation.at,
        told: operation.told,
        by: operation.by.clone(),
        command: operation.command.clone(),
        kind,
        undone_by: None,
        ..target
    });
    if !what.is_empty() {
        shown.what = format!("{}: {what}", shown.what);
    }
    if operation.rehearsal {
        shown.operation = None;
        context.remark("dry run: nothing was recorded");
    } else {
        context.remark(&format!("operation {of} is {verb}"));
    }
    let answer = context.answer(operation.at, vec![shown]);
    context.print(&answer)
}

fn item(logged: Logged) -> LogItem {
    let changes: Vec<ChangeItem> = logged
        .changes
        .into_iter()
        .map(|change| ChangeItem {
            contract: change.contract,
            ticket: change.ticket,
            what: change.what,
        })
        .collect();
    let line = ChangeItem::line(&changes, logged.count);
    let (kind, target, what) = match logged.kind {
        Kind::Change => ("change", None, line),
        Kind::Undo(of) => ("undo", Some(of), format!("undoes operation {of}")),
        Kind::Redo(of) => ("redo", Some(of), format!("redoes operation {of}")),
    };
    LogItem {
        operation: Some(logged.number),
        at: logged.at,
        by: logged.by,
        command: logged.command,
        kind,
        state: if logged.undone_by.is_some() {
            "undone"
        } else {
            "done"
        },
        target,
        undone_by: logged.undone_by,
        count: logged.count,
        changes,
        what,
    }
}
