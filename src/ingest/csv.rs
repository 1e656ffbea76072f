//! Tickets as rows: a header with the fields of a line of NDJSON, `facts.KEY` for each fact, and
//! `events` as a JSON array.
//!
//! An empty cell is a field that is not there. Deliberately absent: several files at once, and
//! separators other than commas.

use std::io::{self, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};
use serde_json::value::RawValue;

use super::json::{Text, brief, in_words, listed};
use super::lines::MAX_LINE;
use super::ticket::{BadLine, FIELDS, Fields};
use crate::domain::ticket::record::{Fault, Record};

/// Before the name of a fact.
const FACT: &str = "facts.";

/// What a column holds.
#[derive(Clone, Debug)]
enum Column {
    /// A field, by its place in [`FIELDS`].
    Field(&'static str),
    /// A fact, by its key.
    Fact(String),
}

/// The rows of a file, one after the other.
#[derive(Debug)]
pub struct Rows<R> {
    reader: Reader<Bounded<R>>,
    columns: Vec<Column>,
    row: ByteRecord,
}

/// Why a file's rows cannot be read.
#[derive(Debug)]
pub enum CsvError {
    /// The stream ended with an error.
    Io(io::Error),
    /// The header or a row cannot be made out, and so nothing after it.
    Bad(String),
}

/// The number of a row's first line, and what the row holds.
type Row = (u64, Result<Record, BadLine>);

impl<R: Read> Rows<R> {
    /// Reads the header.
    ///
    /// # Errors
    ///
    /// Those of the stream; a column that is no field.
    pub fn new(input: R) -> Result<Rows<R>, CsvError> {
        let bounded = Bounded {
            input,
            left: BUDGET,
        };
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(bounded);
        let header = reader.byte_headers().map_err(failed)?.clone();
        let mut columns: Vec<Column> = Vec::new();
        for name in &header {
            let name = std::str::from_utf8(name).unwrap_or("\u{fffd}").trim();
            let name = name.strip_prefix('\u{feff}').unwrap_or(name);
            let field = FIELDS
                .into_iter()
                .find(|field| *field == name && name != "facts");
            let column = match (field, name.strip_prefix(FACT)) {
                (Some(field), _) => Column::Field(field),
                (None, Some(key)) if !key.is_empty() => Column::Fact(key.to_owned()),
                _ => {
                    let known = FIELDS.map(|field| match field {
                        "facts" => "facts.KEY",
                        field => field,
                    });
                    let known = listed(&known);
                    let name = brief(name);
                    return Err(CsvError::Bad(format!(
                        "there is no column `{name}`: {known}"
                    )));
                }
            };
            columns.push(column);
        }
        Ok(Rows {
            reader,
            columns,
            row: ByteRecord::new(),
        })
    }

    /// The next row, with the number of the line that it begins on.
    fn next_row(&mut self) -> Result<Option<Row>, CsvError> {
        self.reader.get_mut().left = BUDGET;
        if !self
            .reader
            .read_byte_record(&mut self.row)
            .map_err(failed)?
        {
            return Ok(None);
        }
        let line = self.row.position().map_or(0, csv::Position::line);
        Ok(Some((line, self.record())))
    }

    fn record(&self) -> Result<Record, BadLine> {
        let bad = |reference: Option<String>, message: String| BadLine {
            reference,
            fault: Fault::new("bad-line", message),
        };
        let mut fields = Fields::default();
        let mut events: Option<&str> = None;
        let mut given = 0;
        for (column, cell) in self.columns.iter().zip(&self.row) {
            let Ok(cell) = std::str::from_utf8(cell) else {
                return Err(bad(fields.reference, "the row is no UTF-8".to_owned()));
            };
            given += 1;
            if cell.is_empty() {
                continue;
            }
            let text = || Some(cell.to_owned());
            match column {
                Column::Fact(key) => {
                    let facts = fields.facts.get_or_insert_default();
                    facts.insert(key.clone(), cell.to_owned());
                }
                Column::Field("ref") => fields.reference = text(),
                Column::Field("contract") => fields.contract = text(),
                Column::Field("subject") => fields.subject = text(),
                Column::Field("description") => fields.description = text(),
                Column::Field("reporter") => fields.reporter = text(),
                Column::Field("channel") => fields.channel = Some(Text(cell.into())),
                Column::Field("opened_at") => fields.opened_at = Some(Text(cell.into())),
                Column::Field("severity") => fields.severity = text(),
                Column::Field("version") => fields.version = text(),
                Column::Field(_) => events = Some(cell),
            }
        }
        if given != self.columns.len() || self.row.len() != given {
            let (found, wanted) = (self.row.len(), self.columns.len());
            let message = format!("the row has {found} cells, and the header {wanted}");
            return Err(bad(fields.reference, message));
        }
        if let Some(events) = events {
            match serde_json::from_str::<Vec<&RawValue>>(events) {
                Ok(events) => fields.events = Some(events),
                Err(error) => {
                    let why = in_words(&error);
                    let message = format!("`events` is no JSON array of events: {why}");
                    return Err(bad(fields.reference, message));
                }
            }
        }
        fields.record()
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = Result<Row, CsvError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_row().transpose()
    }
}

fn failed(error: csv::Error) -> CsvError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            CsvError::Bad(format!(
                "a row has {} bytes or more; a quote may have been left open",
                MAX_LINE + 1
            ))
        }
        csv::ErrorKind::Io(error) => CsvError::Io(error),
        // Others are about types of cells and lengths of rows, which are looked at here.
        _ => CsvError::Bad("a row cannot be made out".to_owned()),
    }
}

/// What may be read for one row: a row, and what the reader reads ahead.
const BUDGET: usize = MAX_LINE + (1 << 14);

/// A stream that fails rather than give a row without end.
#[derive(Debug)]
struct Bounded<R> {
    input: R,
    left: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let most = room.len().min(self.left);
        let read = self.input.read(&mut room[..most])?;
        self.left -= read;
        Ok(read)
    }
}
