//! The JSON Schemas of the files of terms, for editors and for whoever checks files elsewhere.
//!
//! They come from the declarations that read the files (see `read`), and are committed in
//! `schemas/`, where a `#:schema` comment at the head of a file can name them. Deliberately absent:
//! a schema of the settings of `check`.

use serde_json::Value;

use super::check::FileKind;
use super::raw::calendar::RawCalendarFile;
use super::raw::contract::RawContractFile;
use super::raw::program::RawProgramFile;
use super::read::Read;

/// The schema of a kind of file; none for files of no kind.
pub fn schema(kind: FileKind) -> Option<Value> {
    let (schema, title) = match kind {
        FileKind::Program => (RawProgramFile::schema(), "A program file of tenure"),
        FileKind::Contract => (RawContractFile::schema(), "A contract file of tenure"),
        FileKind::Calendar => (RawCalendarFile::schema(), "A calendar file of tenure"),
        FileKind::Unknown => return None,
    };
    Some(schema.to_json(title))
}
