//! Everything that is wrong with a file: what its reading finds, and what a reader of it would
//! stumble over.
//!
//! `registry` lists every rule with its documentation, whoever checks it. The rules that need no
//! more than a value, or that keep a file from being used, are checked by `terms` while it reads;
//! those that weigh what was read stand in `rules`, one a file, and never keep a file from being
//! used elsewhere. May use `domain`, `diagnostic` and `terms`. Deliberately absent: opening files,
//! and a second opinion: what decides something is asked of `domain`.

mod docs;
pub mod registry;
pub mod settings;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::terms::catalog::Catalog;
use crate::terms::check;

/// What a file is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The programs that contracts are read under.
    pub catalog: &'a Catalog,
    /// The day to judge at: what has ended or expired by then.
    pub today: NaiveDate,
}

/// Every finding of a file, in the order of the file.
pub fn check_file(text: &str, context: &Context) -> Vec<Diagnostic> {
    let _ = context.today;
    check::check_file(text, context.catalog)
}
