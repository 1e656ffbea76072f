//! `tenure ticket import`: tickets recorded elsewhere, with all that happened to them.
//!
//! All lines are judged first, and what is good of them is put aside in a temporary file; only then
//! is the store locked and everything recorded as one operation. So nobody waits for an input that
//! comes slowly, and memory does not grow with it.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Read, Seek as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tenure::domain::ticket::Event;
use tenure::domain::ticket::record::{Fault, Judged, Record};
use tenure::ingest::csv::{CsvError, Rows};
use tenure::ingest::lines::Chunk;
use tenure::ingest::ticket::{BadLine, read};
use tenure::render::text::visible;
use tenure::report::Warning;
use tenure::report::imports::ImportItem;
use tenure::report::lines::LineError;
use tenure::store::{Change, Committed, StoreError};

use super::records::Contracts;
use crate::cli::args::{ImportArgs, ImportFrom};
use crate::cli::batch::{Progress, cannot_read};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::files;
use crate::cli::store::Opened;
use crate::cli::stream::Answers;

/// A line with the ticket that it holds, or why it is left.
type Judgement = (u64, Result<Aside, BadLine>);

/// What is put aside of a ticket.
#[derive(Serialize, Deserialize)]
struct Aside {
    contract: String,
    opening: Event,
    events: Vec<Event>,
}

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
                    .try_for_each(|one| sorted.sort(context, one))?;
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
                sorted.sort(context, (line, judged))?;
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

fn judge(contracts: &Contracts, record: Record) -> Result<Aside, BadLine> {
    let judged = if record
        .opening
        .reference
        .as_ref()
        .is_none_or(|text| text.trim().is_empty())
    {
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
        Ok(()) => Ok(Aside {
            opening: record.opened(),
            events: record.events,
            contract: record.contract,
        }),
        Err(fault) => Err(BadLine {
            reference: record.opening.reference,
            fault,
        }),
    }
}

/// The lines so far: the good ones put aside, the others named.
struct Sorted {
    item: ImportItem,
    aside: BufWriter<File>,
    progress: Progress,
}

impl Sorted {
    fn new(context: &Context, file: String) -> Result<Sorted, Failure> {
        let aside = tempfile::tempfile().map_err(|error| no_room(&error))?;
        Ok(Sorted {
            item: ImportItem {
                file,
                ..ImportItem::default()
            },
            aside: BufWriter::new(aside),
            progress: Progress::new(context, false, "lines judged"),
        })
    }

    fn sort(&mut self, context: &mut Context, (line, judged): Judgement) -> Result<(), Failure> {
        self.item.lines += 1;
        self.progress.add(1);
        match judged {
            Ok(aside) => {
                serde_json::to_writer(&mut self.aside, &aside)
                    .map_err(|error| no_room(&error.into()))?;
                self.aside.write_all(b"\n").map_err(|error| no_room(&error))
            }
            Err(BadLine { reference, fault }) => {
                self.progress.end();
                let named = reference.as_ref().map(|text| format!(", ref {text}"));
                let (named, message) = (named.unwrap_or_default(), &fault.message);
                let text = format!("line {line}{named}: {}: {message}", fault.code);
                context.complain(&visible(&text));
                let error = LineError::new(fault.code, fault.message);
                self.item.leave(line, reference, error);
                Ok(())
            }
        }
    }
}

fn no_room(error: &io::Error) -> Failure {
    let why = files::in_words(error);
    Failure::unusable(format!(
        "cannot put tickets aside in a temporary file: {why}"
    ))
    .help("make room there, or name another directory in TMPDIR")
}

/// Records what is good, unless something is not and everything was asked for.
fn finish(
    context: &mut Context,
    args: &ImportArgs,
    opened: &mut Opened,
    sorted: Sorted,
) -> Result<u8, Failure> {
    let Sorted {
        mut item, aside, ..
    } = sorted;
    let failed = item.left > 0;
    if failed && !args.skip_bad {
        let (left, lines) = (item.left, item.lines);
        let answer = context.answer(context.now(), vec![item]);
        context.print(&answer)?;
        let what = format!("{left} of {lines} tickets cannot be taken: nothing was recorded");
        return Err(Failure::bad(what).help("mend those lines, or leave them out with --skip-bad"));
    }
    let mut repeated = 0;
    if item.lines > item.left {
        let aside = aside.into_inner().map_err(|error| no_room(error.error()))?;
        let committed = record(context, args, opened, aside)?;
        item.first_ticket = committed.tickets.first().copied();
        item.last_ticket = committed.tickets.last().copied();
        item.imported = committed.tickets.len() as u64;
        // Those that were opened by this very operation stand in the file twice.
        let is_new = |ticket: &&u64| item.first_ticket.is_some_and(|first| **ticket >= first);
        repeated = committed.known.iter().filter(is_new).count();
        item.known = (committed.known.len() - repeated) as u64;
        item.operation = (item.imported > 0 && !args.dry_run).then_some(committed.operation);
    }
    if args.dry_run {
        context.remark("dry run: nothing was recorded");
        (item.first_ticket, item.last_ticket) = (None, None);
    }
    let mut answer = context.answer(context.now(), vec![item]);
    if repeated > 0 {
        let message = format!(
            "{repeated} of the lines repeat the contract and the ref of an earlier one, which was \
             taken instead"
        );
        answer = answer.warn(Warning::new("repeated-ref", message));
    }
    context.print(&answer)?;
    Ok(if failed { status::BAD } else { 0 })
}

/// Records what was put aside as one operation, or none if all of it is there already.
fn record(
    context: &mut Context,
    args: &ImportArgs,
    opened: &mut Opened,
    mut aside: File,
) -> Result<Committed, Failure> {
    let unseen = Progress::new(context, true, "");
    let mut changes = Changes::new(opened.expectations(), &mut aside, unseen)?;
    let mut known = Vec::new();
    let is_new = changes.by_ref().find_map(|change| match change {
        Ok(Change::ImportTicket {
            contract, opening, ..
        }) => match opened.imported(&contract, &opening) {
            Ok(Some(number)) => {
                known.push(number);
                None
            }
            Ok(None) => Some(Ok(())),
            Err(failure) => Some(Err(failure)),
        },
        _ => None,
    });
    changes.check()?;
    let Some(found) = is_new else {
        return Ok(Committed {
            operation: 0,
            tickets: Vec::new(),
            known,
            clock_was_at: None,
        });
    };
    found?;
    let progress = Progress::new(context, false, "tickets recorded");
    let mut changes = Changes::new(opened.expectations(), &mut aside, progress)?;
    let committed = opened.commit_each(context, args.dry_run, &mut changes);
    changes.progress.end();
    changes.check()?;
    committed
}

/// What was put aside, as changes; before the first ticket of a contract, that the contract is
/// still as it was judged by.
struct Changes<'f> {
    lines: io::Lines<BufReader<&'f mut File>>,
    /// What the contracts that no ticket has named yet have to be.
    expected: HashMap<String, Change>,
    /// The ticket behind an expectation.
    waiting: Option<Change>,
    /// Why no more can be read.
    unread: Option<io::Error>,
    progress: Progress,
}

impl<'f> Changes<'f> {
    fn new(
        expected: HashMap<String, Change>,
        aside: &'f mut File,
        progress: Progress,
    ) -> Result<Self, Failure> {
        aside.rewind().map_err(|error| no_room(&error))?;
        Ok(Changes {
            lines: BufReader::new(aside).lines(),
            expected,
            waiting: None,
            unread: None,
            progress,
        })
    }

    /// Fails if not everything could be read back.
    fn check(&self) -> Result<(), Failure> {
        self.unread
            .as_ref()
            .map_or(Ok(()), |error| Err(no_room(error)))
    }

    fn next_ticket(&mut self) -> io::Result<Option<(String, Change)>> {
        let Some(line) = self.lines.next() else {
            return Ok(None);
        };
        self.progress.add(1);
        let Aside {
            contract,
            opening,
            events,
        } = serde_json::from_str(&line?)?;
        let change = Change::ImportTicket {
            contract: contract.clone(),
            opening,
            events,
        };
        Ok(Some((contract, change)))
    }
}

impl Iterator for Changes<'_> {
    type Item = Result<Change, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(ticket) = self.waiting.take() {
            return Some(Ok(ticket));
        }
        match self.next_ticket() {
            Ok(None) => None,
            Ok(Some((contract, ticket))) => match self.expected.remove(&contract) {
                Some(expected) => {
                    self.waiting = Some(ticket);
                    Some(Ok(expected))
                }
                None => Some(Ok(ticket)),
            },
            Err(error) => {
                self.unread = Some(error);
                Some(Err(StoreError::GivenUp))
            }
        }
    }
}
