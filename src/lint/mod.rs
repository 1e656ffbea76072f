//! Everything that is wrong with a file: what its reading finds, and what a reader of it would
//! stumble over.
//!
//! `registry` lists every rule with its documentation, whoever checks it. The rules that need no
//! more than a value, or that keep a file from being used, are checked by `terms` while it reads;
//! those that weigh what was read stand in `rules`, one a file, and never keep a file from being
//! used elsewhere. May use `domain`, `diagnostic` and `terms`. Deliberately absent: opening files,
//! and a second opinion: what decides something is asked of `domain`.

mod docs;
pub mod mend;
pub mod registry;
mod rules;
pub mod settings;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Level};
use crate::terms::catalog::Catalog;
use crate::terms::check;
use crate::terms::read::{Document, bound};
use rules::{File, LINTS};

/// What a file is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The programs that contracts are read under.
    pub catalog: &'a Catalog,
    /// The day to judge at: what has ended or expired by then.
    pub today: NaiveDate,
}

/// Every finding of a file, in the order of the file.
///
/// A file with errors is weighed as far as it could be read; rules that find something missing then
/// keep quiet, since it may be in what could not be read.
pub fn check_file(text: &str, context: &Context) -> Vec<Diagnostic> {
    let mut document = Document::parse(text);
    let (content, mut findings) = check::read_file(text, &mut document, context.catalog);
    let file = File {
        text,
        root: document.root(),
        content: &content,
        today: context.today,
    };
    let errors = findings
        .iter()
        .filter(|finding| finding.level == Level::Error);
    let errors: Vec<_> = errors.map(|finding| finding.span.clone()).collect();
    let mut found = Vec::new();
    for lint in LINTS {
        if errors.is_empty() || !lint.whole {
            (lint.check)(&file, &mut found);
        }
    }
    // What an error speaks of needs no second word; one of the whole file speaks of nothing in it.
    let is_told = |finding: &Diagnostic| {
        let around = |span: &std::ops::Range<usize>| {
            !span.is_empty() && span.start <= finding.span.start && finding.span.end <= span.end
        };
        errors.iter().any(around)
    };
    found.sort_by_key(|finding| finding.span.start);
    bound(&mut found);
    findings.extend(found.into_iter().filter(|finding| !is_told(finding)));
    bound(&mut findings);
    findings
}
