//! `tenure calendar import`: holidays of an iCalendar feed into a calendar's table.

use std::path::Path;

use chrono::Datelike as _;
use tenure::diagnostic::{Level, Source};
use tenure::domain::Zone;
use tenure::ingest::icalendar::{Days, Feed, read};
use tenure::terms::check::{calendars_in, check_file};
use tenure::terms::edit::{Addition, NoEdit, add_holidays, holidays_table, stated_years};

use crate::cli::args::CalendarImportArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::store::has_errors;
use crate::cli::{files, output};

/// The name of a table that is only printed.
const UNNAMED: &str = "imported";
/// Years that are taken where nobody says which.
const AHEAD: i32 = 2;

pub fn run(context: &mut Context, args: &CalendarImportArgs) -> Result<u8, Failure> {
    context.format()?;
    if args.into.as_deref() == Some(Path::new("-")) {
        let what = "--into names a file to change, and standard input is none";
        return Err(Failure::usage(what).help("leave --into out to print a table"));
    }
    let target = match &args.into {
        Some(path) => Some(sound(context, path)?),
        None => None,
    };
    let years = years(context, args, target.as_ref());
    let source = text(context, &args.feed)?;
    let feed = read(&source.text, &(years.0..=years.1));
    if !feed.findings.is_empty() {
        context.show_findings(&source, &feed.findings);
    }
    let Some(days) = &feed.days else {
        return Err(Failure::told(status::BAD));
    };
    let addition = Addition { days, years };
    if days.is_empty() {
        let what = format!("no holidays of {} were found", in_words(years));
        let failure = Failure::bad(what);
        return Err(match feed.outside {
            0 => failure.help("name a feed with all-day events"),
            _ => failure.help("the feed has days of other years: name them with --years"),
        });
    }
    match (&args.into, target) {
        (Some(path), Some(target)) => into_file(context, args, path, &target, &addition)?,
        _ => {
            let name = args.calendar.as_deref().unwrap_or(UNNAMED);
            let table = holidays_table(name, &addition).map_err(|error| no_edit(name, error))?;
            context.deliver(|out| out.write_all(table.as_bytes()))?;
        }
    }
    told(context, days, &feed, years);
    let left_out = feed.findings.iter().any(|one| one.level == Level::Error);
    Ok(if left_out { status::BAD } else { 0 })
}

fn text(context: &mut Context, path: &Path) -> Result<Source, Failure> {
    match files::read_text(path)? {
        Ok(source) => Ok(source),
        Err((source, finding)) => Err(has_errors(context, &source, &[finding])),
    }
}

/// A file whose calendars can be read.
fn sound(context: &mut Context, path: &Path) -> Result<Source, Failure> {
    let source = text(context, path)?;
    let (calendars, findings) = calendars_in(&source.text, context.catalog()?);
    match calendars {
        Some(_) => Ok(source),
        None => Err(has_errors(context, &source, &findings)),
    }
}

/// The years asked for; else those that the list is for; else this one and those after it.
fn years(context: &Context, args: &CalendarImportArgs, target: Option<&Source>) -> (i32, i32) {
    let stated = || {
        let target = target?;
        stated_years(&target.text, args.calendar.as_deref())
    };
    args.years.or_else(stated).unwrap_or_else(|| {
        let zone = context.zone_or(&Zone::utc());
        let year = zone.date(context.now_in(&zone)).year().clamp(1, 9999);
        (year, (year + AHEAD).min(9999))
    })
}

fn no_edit(name: &str, NoEdit { what, help }: NoEdit) -> Failure {
    Failure::bad(format!("`{name}` cannot take the holidays: {what}")).help(help)
}

fn into_file(
    context: &mut Context,
    args: &CalendarImportArgs,
    path: &Path,
    target: &Source,
    addition: &Addition,
) -> Result<(), Failure> {
    let calendar = args.calendar.as_deref();
    let edited = add_holidays(&target.text, calendar, addition);
    let edited = edited.map_err(|error| no_edit(&target.name, error))?;
    let findings = check_file(&edited.text, context.catalog()?);
    if findings.iter().any(|one| one.level == Level::Error) {
        let changed = Source::new(format!("{} as changed", target.name), &edited.text);
        context.show_findings(&changed, &findings);
        let what = format!(
            "`{}` would have errors, and was left as it was",
            target.name
        );
        return Err(Failure::bad(what).help("mend what stands above, or choose other years"));
    }
    let same = edited.text == target.text;
    if args.dry_run {
        let change = change(target, &edited.text);
        context.deliver(|out| out.write_all(change.as_bytes()))?;
    } else if !same {
        output::replace(path, &edited.text)?;
    }
    let done = match (same, args.dry_run) {
        (true, _) => "nothing to add".to_owned(),
        (false, dry) => {
            let verb = if dry { "would be added" } else { "added" };
            format!("{} dates and {} names {verb}", edited.dates, edited.names)
        }
    };
    context.remark(&format!("{}: {done}", target.name));
    Ok(())
}

/// What became of the feed's days.
fn told(context: &mut Context, days: &Days, feed: &Feed, years: (i32, i32)) {
    let mut text = format!("{} holidays of {}", days.len(), in_words(years));
    if feed.outside > 0 {
        text.push_str(&format!(
            "; {} days of other years passed over",
            feed.outside
        ));
    }
    context.remark(&text);
}

fn in_words((first, last): (i32, i32)) -> String {
    match first == last {
        true => format!("{first}"),
        false => format!("{first} to {last}"),
    }
}

/// The lines that go and those that come, each with the number of its line.
fn change(old: &Source, new: &str) -> String {
    let mut text = String::new();
    let mut was = old.text.lines().enumerate().peekable();
    for (at, line) in new.lines().enumerate() {
        if was.next_if(|(_, old)| *old == line).is_some() {
            continue;
        }
        // A line that is still to come stays; one that does not has been changed to this one.
        while let Some((at, gone)) =
            was.next_if(|(_, old)| !new.lines().skip(at).any(|later| later == *old))
        {
            text.push_str(&format!("-{} {gone}\n", at + 1));
        }
        if was.next_if(|(_, old)| *old == line).is_none() {
            text.push_str(&format!("+{} {line}\n", at + 1));
        }
    }
    for (at, gone) in was {
        text.push_str(&format!("-{} {gone}\n", at + 1));
    }
    text
}
