//! `tenure doctor` and `tenure rebuild`: whether the store is sound, and making again what follows
//! from its log.

use tenure::report::doctor::DoctorItem;
use tenure::store::Checked;

use crate::cli::args::RebuildArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::store::Opened;

/// `tenure doctor`.
pub fn doctor(context: &mut Context) -> Result<u8, Failure> {
    context.format()?;
    let checks = Opened::existing(context)?.examine()?;
    let sound = show(context, checks)?;
    Ok(if sound { 0 } else { status::BAD })
}

/// `tenure rebuild`.
pub fn rebuild(context: &mut Context, args: &RebuildArgs) -> Result<u8, Failure> {
    context.format()?;
    let mut opened = Opened::existing(context)?;
    let wrong_before = opened.rebuild(args.dry_run)?;
    for what in wrong_before {
        context.remark(&format!("before: {what}"));
    }
    if args.dry_run {
        context.remark("dry run: nothing was recorded");
    }
    let checks = opened.examine()?;
    let sound = show(context, checks)?;
    Ok(if sound { 0 } else { status::BAD })
}

/// Shows the checks, and tells whether all is well.
fn show(context: &mut Context, checks: Vec<Checked>) -> Result<bool, Failure> {
    let items: Vec<DoctorItem> = checks
        .into_iter()
        .map(|checked| DoctorItem::new(checked.name, checked.count, checked.wrong))
        .collect();
    let sound = items.iter().all(|item| item.found.is_empty());
    let answer = context.answer(context.now(), items);
    context.print(&answer)?;
    if !sound {
        context.remark(
            "help: keep a copy of the file as it is; `tenure rebuild` makes again what follows \
             from the log, anything else takes a backup",
        );
    }
    Ok(sound)
}
