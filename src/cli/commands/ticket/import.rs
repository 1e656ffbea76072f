//! `tenure ticket import`: tickets recorded elsewhere, with all that happened to them.
//!
//! All lines are judged first, and what is good of them is put aside in a temporary file; only then
//! is the store locked and everything recorded as one operation. So nobody waits for an input that
//! comes slowly. Of a ticket that is there, by its `ref`, what is new is added.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use tenure::domain::ticket::record::{Fault, Judged, Record};
use tenure::domain::ticket::{Event, Ticket};
use tenure::ingest::csv::{CsvError, Rows};
use tenure::ingest::lines::Chunk;
use tenure::ingest::ticket::{BadLine, read};
use tenure::render::text::visible;
use tenure::report::Warning;
use tenure::report::imports::ImportItem;
use tenure::report::lines::LineError;

use self::aside::{Aside, Known, Pile};
use super::records::Contracts;
use crate::cli::args::{ImportArgs, ImportFrom};
use crate::cli::batch::{Progress, cannot_read};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::files;
use crate::cli::store::Opened;
use crate::cli::stream::Answers;

mod aside;

/// A line with the ticket that it holds, or why it is left.
type Judgement = (u64, Result<Record, BadLine>);

pub(super) fn run(context: &mut Context, args: &ImportArgs) -> Result<u8, Failure> {
    let mut opened = Opened::existing(context)?;
    let contracts = opened.contracts()?;
    let contracts = Arc::new(Contracts::new(context, contracts, "in the store"));
    let (input, name) = files::stream(&args.file)?;
    let mut sorted = Sorted::new(context, name)?;
    match from(args, input)? {
        (ImportFrom::Ndjson, input) => {
            let answers = Answers::new(input, || {
                let contracts = Arc::clone(&contracts);
                move |chunk: &Chunk| judge_lines(&contracts, chunk)
            });
            let name = sorted.item.file.clone();
            for judged in answers.map_err(|error| cannot_read(&name, &error))? {
                let judged = judged.map_err(|error| cannot_read(&name, &error))?;
                judged
                    .into_iter()
                    .try_for_each(|one| sorted.sort(context, &opened, &contracts, one))?;
            }
        }
        (ImportFrom::Csv, input) => {
            let name = sorted.item.file.clone();
            let failed = |error| match error {
                CsvError::Io(error) => cannot_read(&name, &error),
                CsvError::Bad(what) => Failure::bad(format!("`{name}`: {what}"))
                    .help("nothing was recorded; mend the file and import it again"),
            };
            for row in Rows::new(input).map_err(failed)? {
                let (line, record) = row.map_err(failed)?;
                let judged = record.and_then(|record| judge(&contracts, record));
                sorted.sort(context, &opened, &contracts, (line, judged))?;
            }
        }
    }
    sorted.progress.end();
    finish(context, args, &mut opened, sorted)
}

/// What the input is: as told, by the file's name, or by its first byte.
fn from(
    args: &ImportArgs,
    mut input: Box<dyn Read + Send>,
) -> Result<(ImportFrom, Box<dyn Read + Send>), Failure> {
    if let Some(from) = args.from {
        return Ok((from, input));
    }
    let named = |extension: &str| {
        args.file
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case(extension))
    };
    if args.file != Path::new("-") && (named("csv") || named("ndjson") || named("jsonl")) {
        let from = if named("csv") {
            ImportFrom::Csv
        } else {
            ImportFrom::Ndjson
        };
        return Ok((from, input));
    }
    let mut seen = Vec::new();
    loop {
        let mut byte = [0];
        let read = input.read(&mut byte).or_else(|error| match error.kind() {
            io::ErrorKind::Interrupted => Ok(1),
            _ => Err(cannot_read(&args.file.display().to_string(), &error)),
        })?;
        let Some(byte) = byte.first().filter(|_| read > 0) else {
            break;
        };
        seen.push(*byte);
        // A mark of byte order is no more telling than white space.
        if !byte.is_ascii_whitespace() && byte.is_ascii() || seen.len() > 1000 {
            break;
        }
    }
    let from = match seen.last() {
        Some(byte) if byte.is_ascii_alphabetic() || *byte == b'"' => ImportFrom::Csv,
        _ => ImportFrom::Ndjson,
    };
    Ok((from, Box::new(io::Cursor::new(seen).chain(input))))
}

fn judge_lines(contracts: &Contracts, chunk: &Chunk) -> Vec<Judgement> {
    let lines = chunk.lines();
    lines
        .map(|(number, line)| {
            (
                number,
                read(line).and_then(|record| judge(contracts, record)),
            )
        })
        .collect()
}

/// A record that can be taken as it stands, whatever is there of its ticket.
fn judge(contracts: &Contracts, record: Record) -> Result<Record, BadLine> {
    let reference = record.opening.reference.as_ref();
    let judged = if reference.is_none_or(|text| text.trim().is_empty()) {
        let message = "`ref` is missing: by it an import knows what is there already";
        Err(Fault::new("bad-line", message))
    } else {
        match contracts.judge(&record) {
            Ok((_, Judged::Refused(refusal))) => Err(Fault::new(refusal.code, refusal.message)),
            Ok(_) => Ok(()),
            Err(fault) => Err(fault),
        }
    };
    match judged {
        Ok(()) => Ok(record),
        Err(fault) => Err(BadLine {
            reference: record.opening.reference,
            fault,
        }),
    }
}

/// The lines so far: what is new put aside, what cannot be taken named.
struct Sorted {
    item: ImportItem,
    pile: Pile,
    /// How many lines are of a ticket that an earlier line is of, too.
    repeated: u64,
    progress: Progress,
}

/// What is there of a ticket that a line is of, in the store or in an earlier line.
struct Before {
    /// What was put aside of it, if anything.
    aside: Aside,
    is_in_an_earlier_line: bool,
    /// Its events, the opening first.
    events: Vec<Event>,
    /// The ticket, for messages.
    name: String,
}

impl Sorted {
    fn new(context: &Context, file: String) -> Result<Sorted, Failure> {
        Ok(Sorted {
            item: ImportItem {
                file,
                ..ImportItem::default()
            },
            pile: Pile::new()?,
            repeated: 0,
            progress: Progress::new(context, false, "lines judged"),
        })
    }

    fn sort(
        &mut self,
        context: &mut Context,
        opened: &Opened,
        contracts: &Contracts,
        (line, judged): Judgement,
    ) -> Result<(), Failure> {
        self.item.lines += 1;
        self.progress.add(1);
        let record = match judged {
            Ok(record) => record,
            Err(bad) => {
                self.leave(context, line, bad);
                return Ok(());
            }
        };
        let Some(before) = self.before(opened, &record)? else {
            return self.pile.put(&Aside {
                opening: record.opened(),
                contract: record.contract,
                events: record.events,
                known: None,
            });
        };
        match added(contracts, &record, &before) {
            Ok(more) => self.add(before, more),
            Err(fault) => {
                let reference = record.opening.reference;
                self.leave(context, line, BadLine { reference, fault });
                Ok(())
            }
        }
    }

    /// Names a line that is left.
    fn leave(&mut self, context: &mut Context, line: u64, bad: BadLine) {
        let BadLine { reference, fault } = bad;
        self.progress.end();
        let named = reference.as_ref().map(|text| format!(", ref {text}"));
        let (named, message) = (named.unwrap_or_default(), &fault.message);
        let text = format!("line {line}{named}: {}: {message}", fault.code);
        context.complain(&visible(&text));
        let error = LineError::new(fault.code, fault.message);
        self.item.leave(line, reference, error);
    }

    /// What is there of a record's ticket.
    fn before(&mut self, opened: &Opened, record: &Record) -> Result<Option<Before>, Failure> {
        let contract = &record.contract;
        let reference = record.opening.reference.as_deref().unwrap_or_default();
        let earlier = self.pile.find(contract, reference)?;
        let is_in_an_earlier_line = earlier.is_some();
        let stored = match &earlier {
            Some(aside) => match aside.known {
                Some(known) => opened.stored_ticket(known.number)?,
                None => None,
            },
            None => opened.imported(contract, reference)?,
        };
        let known = stored.as_ref().map(|stored| Known {
            number: stored.number,
            revision: stored.revision,
        });
        let aside = earlier.or_else(|| {
            known.map(|known| Aside {
                contract: contract.clone(),
                opening: record.opened(),
                events: Vec::new(),
                known: Some(known),
            })
        });
        let Some(aside) = aside else {
            return Ok(None);
        };
        let (mut events, name) = match stored {
            Some(stored) => (stored.events, format!("ticket {}", stored.number)),
            None => (vec![aside.opening.clone()], "an earlier line".to_owned()),
        };
        events.extend(aside.events.iter().cloned());
        Ok(Some(Before {
            aside,
            is_in_an_earlier_line,
            events,
            name,
        }))
    }

    /// Puts aside what a line adds to its ticket, if anything.
    fn add(&mut self, before: Before, more: Vec<Event>) -> Result<(), Failure> {
        let mut aside = before.aside;
        if before.is_in_an_earlier_line {
            self.repeated += 1;
        } else if more.is_empty() {
            self.item.known += 1;
        } else {
            self.item.updated += 1;
        }
        if more.is_empty() {
            return Ok(());
        }
        aside.events.extend(more);
        self.pile.put(&aside)
    }
}

/// The events that a record adds to what is there of its ticket, each allowed by its state then.
fn added(contracts: &Contracts, record: &Record, before: &Before) -> Result<Vec<Event>, Fault> {
    let more = record.beyond(&before.events, &before.name)?;
    let known = record.events.len() - more.len();
    if let Some(held) = contracts.get(&record.contract)
        && let Some(ticket) = Ticket::fold(0, &held.contract, &before.events)
    {
        let followed = ticket.followed(&held.contract, more, held.now);
        followed.map_err(|(place, refusal)| refusal.of_event(known + place))?;
    }
    Ok(more.to_vec())
}

/// Records what is good, unless something is not and everything was asked for.
fn finish(
    context: &mut Context,
    args: &ImportArgs,
    opened: &mut Opened,
    sorted: Sorted,
) -> Result<u8, Failure> {
    let Sorted {
        mut item,
        pile,
        repeated,
        ..
    } = sorted;
    let failed = item.left > 0;
    if failed && !args.skip_bad {
        item.updated = 0;
        let (left, lines) = (item.left, item.lines);
        let answer = context.answer(context.now(), vec![item]);
        context.print(&answer)?;
        let what = format!("{left} of {lines} tickets cannot be taken: nothing was recorded");
        return Err(Failure::bad(what).help("mend those lines, or leave them out with --skip-bad"));
    }
    if !pile.is_empty() {
        let progress = Progress::new(context, false, "tickets recorded");
        let mut changes = pile.changes(opened.expectations(), progress)?;
        let committed = opened.commit_each(context, args.dry_run, &mut changes);
        changes.end()?;
        let committed = committed?;
        item.first_ticket = committed.tickets.first().copied();
        item.last_ticket = committed.tickets.last().copied();
        item.imported = committed.tickets.len() as u64;
        // Somebody else was faster.
        item.known += committed.known.len() as u64;
        item.operation = (!args.dry_run).then_some(committed.operation);
    }
    if args.dry_run {
        context.remark("dry run: nothing was recorded");
        (item.first_ticket, item.last_ticket) = (None, None);
    }
    let mut answer = context.answer(context.now(), vec![item]);
    if repeated > 0 {
        let message = format!(
            "{repeated} of the lines repeat the contract and the ref of an earlier one; what was \
             new in them was added to its ticket"
        );
        answer = answer.warn(Warning::new("repeated-ref", message));
    }
    context.print(&answer)?;
    Ok(if failed { status::BAD } else { 0 })
}
