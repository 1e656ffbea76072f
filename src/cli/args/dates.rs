//! What can be typed about lists of dates.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::values::{self, Within};

#[derive(Debug, Args)]
pub struct DeadlinesArgs {
    /// Only those of this contract and its tickets
    #[arg(long, value_name = "CONTRACT")]
    pub contract: Option<String>,
    /// Only those of this ticket
    #[arg(long, value_name = "N", conflicts_with = "contract", value_parser = values::ticket)]
    pub ticket: Option<u64>,
    /// Only this kind; may be repeated
    #[arg(long, value_name = "KIND", value_parser = values::deadline_kind())]
    pub kind: Vec<String>,
    /// Only what is due up to so long from now, overdue included: 30m, 24h, 90d, 2w or ISO 8601
    #[arg(long, value_name = "DURATION", value_parser = values::within)]
    pub within: Option<Within>,
    /// Only this state; may be repeated
    #[arg(long, value_name = "STATE", value_parser = values::deadline_state())]
    pub state: Vec<String>,
    /// End with status 1 if anything shown is overdue, or is due within --within (default: now)
    #[arg(long, value_name = "WHAT")]
    pub fail_on: Option<DeadlinesFailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DeadlinesFailOn {
    /// Anything past and not done
    Overdue,
    /// Anything not done that is due
    Due,
}

#[derive(Debug, Args)]
pub struct NoticeArgs {
    /// Contracts; all in the store, where absent
    #[arg(value_name = "CONTRACT")]
    pub contracts: Vec<String>,
    /// Only notices whose last day is at most so long from now: 90d, 2w or ISO 8601
    #[arg(long, value_name = "DURATION", value_parser = values::within)]
    pub within: Option<Within>,
}

#[derive(Debug, Args)]
pub struct RenewalsArgs {
    /// Only this contract and its services; may be repeated
    #[arg(long, value_name = "CONTRACT")]
    pub contract: Vec<String>,
    /// Only this state; may be repeated
    #[arg(long, value_name = "STATE",
          value_parser = ["upcoming", "active", "ending", "late", "lapsed", "ended"])]
    pub state: Vec<String>,
    /// Only terms that end at most so long from now, those over included: 90d, 2w or ISO 8601
    #[arg(long, value_name = "DURATION", value_parser = values::within)]
    pub within: Option<Within>,
    /// End with status 1 if a term ends within --within (default: now), or if cover has lapsed
    #[arg(long, value_name = "WHAT")]
    pub fail_on: Option<RenewalsFailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RenewalsFailOn {
    /// A term that is over, or ends within --within
    Due,
    /// Cover that has ended
    Lapsed,
}

#[derive(Debug, Args)]
pub struct AgendaArgs {
    /// Contract files, and directories of them; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Only this kind; may be repeated
    #[arg(long, value_name = "KIND", value_parser = values::date_kind())]
    pub kind: Vec<String>,
    /// Only dates from today to so long from now: 90d, 2w or ISO 8601
    #[arg(long, value_name = "DURATION", value_parser = values::within)]
    pub within: Option<Within>,
    /// Only this state; may be repeated
    #[arg(long, value_name = "STATE", value_parser = ["open", "due", "passed", "given"])]
    pub state: Vec<String>,
    /// End with status 1 if anything shown that is not done is due by the end of --within
    /// (default: today)
    #[arg(long, value_name = "WHAT")]
    pub fail_on: Option<AgendaFailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AgendaFailOn {
    /// A date that has come, with something still to do
    Due,
}
