//! Which program a contract file names, before anything else of it is judged.

use super::super::raw::contract::RawContractFile;
use super::super::read::read_text;

/// The program that a contract file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Under {
    /// The program's id.
    pub program: String,
    /// The edition, where the file names one.
    pub edition: Option<String>,
}

/// The program that a contract file names; `None` where it cannot be read that far.
pub fn named_program(text: &str) -> Option<Under> {
    let raw = read_text::<RawContractFile>(text).0?.contract;
    Some(Under {
        program: raw.program.value,
        edition: raw.edition.map(|edition| edition.value),
    })
}
