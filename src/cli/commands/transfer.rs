//! `tenure backup`, `tenure export`, `tenure import`: everything in another file, and back.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _, Write as _};
use std::path::Path;

use serde::Serialize as _;
use tenure::render::SafeFormatter;
use tenure::store::{Record, StoreError};

use crate::cli::args::{BackupArgs, StoreImportArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::store::Opened;

/// `tenure backup`.
pub fn backup(context: &mut Context, args: &BackupArgs) -> Result<u8, Failure> {
    Opened::existing(context)?.backup(&args.file)?;
    context.remark(&format!("copied and checked: {}", args.file.display()));
    Ok(0)
}

/// `tenure export`.
pub fn export(context: &mut Context) -> Result<u8, Failure> {
    let opened = Opened::existing(context)?;
    let mut refused = None;
    context
        .deliver(|out| {
            let mut out = io::BufWriter::with_capacity(1 << 16, out);
            let mut failed = None;
            let exported = opened.export(&mut |record| {
                write(&mut out, record).map_err(|error| {
                    failed = Some(error);
                    StoreError::GivenUp
                })
            });
            match (failed, exported) {
                (Some(error), _) => Err(error),
                (None, Err(error)) => {
                    refused = Some(error);
                    Err(io::Error::other("the store could not be read"))
                }
                (None, Ok(())) => out.flush(),
            }
        })
        .map_err(|failure| match refused.take() {
            Some(error) => error.into(),
            None => failure,
        })?;
    Ok(0)
}

fn write(out: &mut impl io::Write, record: &Record) -> io::Result<()> {
    let mut line = serde_json::Serializer::with_formatter(&mut *out, SafeFormatter::compact());
    record.serialize(&mut line)?;
    out.write_all(b"\n")
}

/// `tenure import`.
pub fn import(context: &mut Context, args: &StoreImportArgs) -> Result<u8, Failure> {
    let stream = open(&args.file)?;
    let mut lines = Lines {
        stream,
        record: 0,
        failed: None,
    };
    let mut opened = Opened::to_record(context, args.dry_run)?;
    let imported = opened.import(&mut lines, args.dry_run);
    if let Some(failure) = lines.failed {
        return Err(failure);
    }
    let end = imported?;
    if args.dry_run {
        context.remark("dry run: nothing was recorded");
    }
    context.remark(&format!(
        "{} operations with {} events",
        end.operations, end.events
    ));
    Ok(0)
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    let unusable = |why: &str| {
        Failure::unusable(format!("cannot read `{}`: {why}", path.display()))
            .help("name a file that `tenure export` wrote")
    };
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(unusable("it is a directory")),
        Ok(_) => {}
        Err(error) => return Err(unusable(&files::in_words(&error))),
    }
    let file = File::open(path).map_err(|error| unusable(&files::in_words(&error)))?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
}

/// The records of a stream, one a line.
struct Lines {
    stream: Box<dyn BufRead>,
    record: u64,
    /// Why the stream could not be read on.
    failed: Option<Failure>,
}

/// The longest line: more than any contract or edition can take.
const MOST: u64 = 64 << 20;

impl Iterator for Lines {
    type Item = Result<Record, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.record += 1;
        let bad = |what: String| StoreError::BadRecord {
            record: self.record,
            what,
        };
        let mut line = Vec::new();
        let read = self.stream.by_ref().take(MOST).read_until(b'\n', &mut line);
        match read {
            Ok(0) => None,
            Ok(_) if line.last() != Some(&b'\n') => {
                Some(Err(bad("its line does not end".to_owned())))
            }
            Ok(_) => Some(
                serde_json::from_slice(&line)
                    .map_err(|error| bad(format!("it cannot be read: {error}"))),
            ),
            Err(error) => {
                let why = files::in_words(&error);
                self.failed = Some(Failure::unusable(format!("cannot read on: {why}")));
                Some(Err(StoreError::GivenUp))
            }
        }
    }
}
