//! `tenure clock`: open time of a calendar.

use std::path::Path;
use std::sync::Arc;

use tenure::domain::calendar::ClockError;
use tenure::domain::clause::Reason;
use tenure::domain::open_time::standing;
use tenure::domain::trail::{self, Telling, day_in_words};
use tenure::domain::{Calendar, Instant};
use tenure::ingest::clock::{BadLine, read};
use tenure::ingest::lines::{Chunk, Line};
use tenure::render::ndjson::write_record;
use tenure::report::Answer;
use tenure::report::calendars::warnings;
use tenure::report::clock::{AddItem, BatchLine, BetweenItem, OpenItem};
use tenure::report::lines::LineError;

use crate::cli::args::{
    CalendarArgs, ClockAddArgs, ClockBatchArgs, ClockBetweenArgs, ClockCommand, ClockOpenArgs,
};
use crate::cli::batch::{self, Answered};
use crate::cli::calendars::{Calendars, resolve};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::values::When;

pub fn run(context: &mut Context, command: &ClockCommand) -> Result<u8, Failure> {
    match command {
        ClockCommand::Add(args) => add(context, args),
        ClockCommand::Between(args) => between(context, args),
        ClockCommand::Open(args) => open(context, args),
        ClockCommand::Batch(args) => answer_lines(context, args),
    }
}

fn calendar(context: &mut Context, args: &CalendarArgs) -> Result<Calendar, Failure> {
    context.format()?;
    resolve(context, &args.calendar, &args.calendars)
}

/// The instant that was typed, in the zone asked for, else in the calendar's.
fn instant(context: &Context, typed: When, calendar: &Calendar) -> Instant {
    typed.in_zone(&context.zone_or(calendar.zone()))
}

fn add(context: &mut Context, args: &ClockAddArgs) -> Result<u8, Failure> {
    let calendar = calendar(context, &args.calendar)?;
    let from = instant(context, args.from, &calendar);
    let counted = match args.back {
        true => args.amount.before(&calendar, from),
        false => args.amount.after(&calendar, from),
    };
    let due = counted.map_err(|error| uncountable(&error, "give a smaller amount"))?;
    let zone = context.zone_or(calendar.zone());
    let mut item = AddItem::new(&calendar, args.amount, from, args.back, due, &zone);
    item.reasons = args.amount.way(&calendar, from, due, telling(context));
    let mut items = vec![item];
    let accounts = context.accounts(&mut items, AddItem::title, |item| &mut item.reasons)?;
    let answer = context.answer(context.now_in(&zone), items);
    let answer = with_warnings(answer, &calendar, &[from, due]);
    context.print_explained(&answer, accounts)?;
    Ok(0)
}

fn between(context: &mut Context, args: &ClockBetweenArgs) -> Result<u8, Failure> {
    let calendar = calendar(context, &args.calendar)?;
    let start = instant(context, args.start, &calendar);
    let end = instant(context, args.end, &calendar);
    let zone = context.zone_or(calendar.zone());
    if end < start {
        let (start, end) = (zone.format(start), zone.format(end));
        let what = format!("the end, {end}, is before the start, {start}");
        return Err(Failure::bad(what).help("give the earlier instant first"));
    }
    let seconds = calendar.between(start, end);
    let seconds = seconds.map_err(|error| uncountable(&error, "give nearer instants"))?;
    let mut item = BetweenItem::new(&calendar, (start, end), seconds, &zone);
    item.reasons = trail::between(&calendar, start, end, telling(context));
    let mut items = vec![item];
    let accounts = context.accounts(&mut items, BetweenItem::title, |item| &mut item.reasons)?;
    let answer = context.answer(context.now_in(&zone), items);
    let answer = with_warnings(answer, &calendar, &[start, end]);
    context.print_explained(&answer, accounts)?;
    Ok(0)
}

fn open(context: &mut Context, args: &ClockOpenArgs) -> Result<u8, Failure> {
    let calendar = calendar(context, &args.calendar)?;
    let zone = context.zone_or(calendar.zone());
    let at = match args.at {
        Some(at) => instant(context, at, &calendar),
        None => context.now_in(&zone),
    };
    let standing = standing(&calendar, at).map_err(|error| uncountable(&error, ""))?;
    let told = [Some(at), standing.until, standing.next_opening];
    let told: Vec<Instant> = told.into_iter().flatten().collect();
    let mut item = OpenItem::new(&calendar, at, standing, &zone);
    let date = calendar.zone().date(at);
    item.reasons = vec![Reason::fact("day", day_in_words(&calendar, date))];
    let mut items = vec![item];
    let accounts = context.accounts(&mut items, OpenItem::title, |item| &mut item.reasons)?;
    let answer = context.answer(context.now_in(&zone), items);
    let answer = with_warnings(answer, &calendar, &told);
    context.print_explained(&answer, accounts)?;
    Ok(0)
}

fn telling(context: &Context) -> Telling {
    context.telling().unwrap_or(Telling::Folded)
}

fn uncountable(error: &ClockError, mend: &str) -> Failure {
    let failure = Failure::bad(error.to_string());
    match error {
        ClockError::NeverOpens { .. } => failure.help("give it opening hours"),
        ClockError::OutOfRange => failure.help(mend),
    }
}

/// The same answer, with what has to be said of the calendar where it speaks of these instants.
fn with_warnings<T>(mut answer: Answer<T>, calendar: &Calendar, instants: &[Instant]) -> Answer<T> {
    let dates: Vec<_> = instants
        .iter()
        .map(|at| calendar.zone().date(*at))
        .collect();
    answer.warnings = warnings(calendar, &dates);
    answer
}

fn answer_lines(context: &mut Context, args: &ClockBatchArgs) -> Result<u8, Failure> {
    context.format_among(&["ndjson"], "ndjson")?;
    let stdin = Path::new("-");
    if args.file == stdin && args.calendars.iter().any(|file| file == stdin) {
        let what = "standard input cannot hold both the questions and the calendars";
        return Err(Failure::usage(what).help("name a file for one of them"));
    }
    let calendars = Arc::new(Calendars::read(context, &args.calendars)?);
    batch::run(context, &args.file, || {
        let calendars = Arc::clone(&calendars);
        move |chunk: &Chunk| answers(&calendars, chunk)
    })
}

fn answers(calendars: &Calendars, chunk: &Chunk) -> Answered {
    let mut answered = Answered::default();
    answered.text.reserve(chunk.size());
    for (number, line) in chunk.lines() {
        let answer = answer(calendars, number, line);
        answered.failed |= answer.is_error();
        answered.lines += 1;
        // Writing to memory does not fail, and neither does serializing what was read.
        let _ = write_record(&mut answered.text, &answer);
    }
    answered
}

fn answer<'a>(calendars: &Calendars, number: u64, line: Line<'a>) -> BatchLine<'a> {
    let query = match read(line) {
        Ok(query) => query,
        Err(BadLine {
            id,
            out_of_range,
            message,
        }) => {
            let code = if out_of_range {
                "out-of-range"
            } else {
                "bad-line"
            };
            return BatchLine::failed(id, number, LineError::new(code, message));
        }
    };
    let failed = |error| BatchLine::failed(Some(query.id), number, error);
    let Some(calendar) = calendars.get(&query.calendar) else {
        let name: String = query.calendar.chars().take(64).collect();
        let message = format!(
            "no calendar is called `{name}`, neither in a file of --calendars nor among the \
             bundled ones"
        );
        return failed(LineError::new("unknown-calendar", message));
    };
    match query.question.answer(calendar) {
        Ok(answered) => BatchLine::answered(query.id, answered),
        Err(error) => failed(error.into()),
    }
}
