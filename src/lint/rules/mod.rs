//! The rules that weigh what was read, one a file, each with its documentation.
//!
//! A rule looks at a [`File`] and says what it finds; it never fails, and what it costs is bounded
//! whatever the file holds. Deliberately absent: rules that keep a file from being used.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Rule};
use crate::domain::calendar::Calendar;
use crate::domain::contract::Contract;
use crate::domain::program::Program;
use crate::terms::check::Content;
use crate::terms::raw::calendar::RawCalendar;
use crate::terms::raw::contract::RawContractFile;
use crate::terms::raw::program::RawProgramFile;
use crate::terms::read::{Entries, Node};

mod certificate_expired;
mod contract_ended;
mod criterion_unreachable;
mod discount_over_100;
mod duplicate_entry;
mod escalation_after_deadline;
mod escalation_order;
mod facts_without_severity;
mod failed_example;
mod holidays_end_early;
mod hours_in_gap;
mod matrix;
mod matrix_hole;
mod never_opens;
mod no_hours;
mod not_on_sale;
mod notice_outlasts_term;
mod rate_unstated;
mod response_after_resolution;
mod service_outlives_base;
mod severity_overlap;
mod severity_slower;
mod severity_unreachable;
mod target_outlasts_term;
mod tier_slower;
mod toml_1_1;
mod unlisted_clause;
mod unused_calendar;
mod unused_source;
mod unused_tier;

/// Every rule of this module.
pub(super) const LINTS: &[Lint] = &[
    certificate_expired::LINT,
    contract_ended::LINT,
    criterion_unreachable::LINT,
    discount_over_100::LINT,
    duplicate_entry::LINT,
    escalation_after_deadline::LINT,
    escalation_order::LINT,
    facts_without_severity::LINT,
    failed_example::LINT,
    holidays_end_early::LINT,
    hours_in_gap::LINT,
    matrix_hole::LINT,
    never_opens::LINT,
    no_hours::LINT,
    not_on_sale::LINT,
    notice_outlasts_term::LINT,
    rate_unstated::LINT,
    response_after_resolution::LINT,
    service_outlives_base::LINT,
    severity_overlap::LINT,
    severity_slower::LINT,
    severity_unreachable::LINT,
    target_outlasts_term::LINT,
    tier_slower::LINT,
    toml_1_1::LINT,
    unlisted_clause::LINT,
    unused_calendar::LINT,
    unused_source::LINT,
    unused_tier::LINT,
];

/// A rule with its check.
pub(super) struct Lint {
    /// What there is to know about it.
    pub rule: Rule,
    /// Whether it finds what is missing, and so makes no sense of a file that was read in part.
    pub whole: bool,
    /// The check.
    pub check: fn(&File, &mut Vec<Diagnostic>),
}

/// A file that was read, and what it is weighed by.
pub(super) struct File<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its tree.
    pub root: &'a Node,
    /// What it holds.
    pub content: &'a Content,
    /// The day to judge at.
    pub today: NaiveDate,
}

impl<'a> File<'a> {
    /// The program, with its tables, where it is one's file.
    fn program(&self) -> Option<(&'a RawProgramFile, &'a Program)> {
        match self.content {
            Content::Program(file) => Some((&file.raw, &file.program)),
            _ => None,
        }
    }

    /// The contract, with its tables, where it is one's file.
    fn contract(&self) -> Option<(&'a RawContractFile, &'a Contract)> {
        match self.content {
            Content::Contract(file) => Some((&file.raw, file.contract.as_ref()?)),
            _ => None,
        }
    }

    /// The calendars that the file declares, with their tables.
    fn calendars(&self) -> Vec<(&'a str, &'a Range<usize>, &'a RawCalendar, &'a Calendar)> {
        let (raw, made): (&Entries<RawCalendar>, &BTreeMap<String, Calendar>) = match self.content {
            Content::Program(file) => (&file.raw.calendar, &file.program.calendars),
            Content::Contract(file) => (&file.raw.calendar, &file.calendars),
            Content::Calendars(file) => (&file.raw.calendar, &file.calendars),
            Content::None => return Vec::new(),
        };
        let tables = raw.iter();
        tables
            .filter_map(|(name, table)| {
                let calendar = made.get(&name.value)?;
                Some((name.value.as_str(), &name.span, table, calendar))
            })
            .collect()
    }
}

/// A finding of a rule, at a place.
fn found(rule: &Rule, span: &Range<usize>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::of(rule, span.clone(), message)
}
