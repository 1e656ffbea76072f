//! `tenure calendar`: a year of a calendar at a glance.

use std::io;

use chrono::{Datelike as _, NaiveDate};
use tenure::domain::Calendar;
use tenure::domain::year::Year;
use tenure::render::Format;
use tenure::report::Warning;
use tenure::report::calendars::{CalendarItem, warnings};

use crate::cli::args::{CalendarCommand, CalendarShowArgs};
use crate::cli::calendars;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::sections::{self, Sections};

pub fn run(context: &mut Context, command: &CalendarCommand) -> Result<u8, Failure> {
    match command {
        CalendarCommand::Show(args) => show(context, args),
    }
}

/// A calendar that never opens is shown all the same, with the status of a bad answer.
fn show(context: &mut Context, args: &CalendarShowArgs) -> Result<u8, Failure> {
    let format = context.format()?;
    let calendar = calendars::resolve(context, &args.calendar, &args.calendars)?;
    let now = context.now_in(calendar.zone());
    let asked = args
        .year
        .unwrap_or_else(|| calendar.zone().date(now).year());
    let year = Year::of(&calendar, asked)
        .ok_or_else(|| Failure::usage("now is in a year that cannot be computed with"))?;
    let item = CalendarItem::new(&year);
    let mut answer = context.answer(now, vec![item]);
    answer.warnings = warnings_of(&calendar, &year);
    match format {
        Format::Table | Format::Markdown => {
            let item = answer.items.first();
            sections::print(context, &answer, format, |sections| match item {
                Some(item) => all(sections, item),
                None => Ok(()),
            })?;
        }
        _ => context.print(&answer)?,
    }
    Ok(if calendar.never_opens() {
        status::BAD
    } else {
        0
    })
}

fn warnings_of(calendar: &Calendar, year: &Year) -> Vec<Warning> {
    let day = NaiveDate::from_ymd_opt(year.year, 1, 1).unwrap_or_default();
    let mut warnings = warnings(calendar, &[day]);
    if calendar.never_opens() {
        let message = format!("calendar `{}` never opens", calendar.name());
        warnings.push(Warning::new("never-opens", message));
    }
    if year.is_cut() {
        let message = "some hours of the year lie outside the years 1 to 9999 of UTC, and are not \
                       counted";
        warnings.push(Warning::new("out-of-range", message));
    }
    warnings
}

fn all(sections: &mut Sections, item: &CalendarItem) -> io::Result<()> {
    match item.join {
        Some("all") => sections.one("Open when all of these are", &item.parts)?,
        Some(_) => sections.one("Open when any of these is", &item.parts)?,
        None => sections.one("Week", &item.week)?,
    }
    sections.one("Holidays", &item.holidays)?;
    sections.one("Days with hours of their own", &item.special)?;
    sections.one("Changes of clocks", &item.clock_changes)?;
    sections.one("Months", &item.months)
}
