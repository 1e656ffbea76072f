//! What can be typed about tickets, but for the steps of their lives (see `steps`).

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{LanguageArg, StepCommand, StepTime};
use crate::cli::values::{self, When};

#[derive(Debug, Subcommand)]
pub enum TicketCommand {
    /// Open a ticket
    Open(Box<OpenArgs>),
    /// Set a ticket's severity, or facts from which it follows
    ///
    /// Without facts and severity it shows what is known; on a terminal it asks what is still
    /// needed.
    Classify(ClassifyArgs),
    #[command(flatten)]
    Step(StepCommand),
    /// Every ticket
    ///
    /// An open ticket has a place in its vendor's queue, where the program says who is served
    /// first: among the open tickets of that program under the contracts listed, whatever --status
    /// and --severity leave out. Tickets that no rule tells apart have the same place.
    List(TicketListArgs),
    /// One ticket with its deadlines
    Show(TicketShowArgs),
    /// Record tickets from elsewhere, with what happened to them
    ///
    /// Reads NDJSON, a ticket with its events a line, or CSV with the same fields as columns (facts
    /// as facts.KEY, events as a JSON array). Everything is recorded as one operation, or nothing
    /// if a line cannot be taken, unless --skip-bad is given. To a ticket whose contract and ref are
    /// there already, the events are added that go on from those it has; what it has already is
    /// passed over, so that an import can be repeated, and a line that says otherwise cannot be
    /// taken. Notes and classifications may have been added here in between.
    Import(ImportArgs),
    /// What the terms make of tickets recorded elsewhere, without a store
    ///
    /// Reads NDJSON, a ticket with its events a line, and answers each line with a line, in order,
    /// as it comes: outcome, severity, and deadlines, with their reasons where --explain is given.
    /// A line that has no answer gives an error with its ref and number; the run then ends with
    /// status 1. Blank lines are passed over.
    Triage(TriageArgs),
}

#[derive(Debug, Args)]
pub struct OpenArgs {
    /// The contract's id
    #[arg(value_name = "CONTRACT")]
    pub contract: String,
    /// What it is about; may be left out with --event, whose words it is then
    #[arg(long, value_name = "TEXT", required_unless_present = "event")]
    pub subject: Option<String>,
    /// What happens, and what should
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
    /// An answer that bears on the severity, or an intake field; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = values::fact)]
    pub fact: Vec<(String, String)>,
    /// The severity, where it is set outright
    #[arg(long, value_name = "SEVERITY")]
    pub severity: Option<String>,
    /// How it was reported
    #[arg(long, value_name = "CHANNEL", value_parser = values::channel())]
    pub channel: Option<String>,
    /// Who reported it
    #[arg(long, value_name = "EMAIL")]
    pub reporter: Option<String>,
    /// The product's version
    #[arg(long = "version", value_name = "VERSION")]
    pub product_version: Option<String>,
    /// When it was reported; now, where absent
    #[arg(long, value_name = "INSTANT", value_parser = values::when)]
    pub at: Option<When>,
    /// The monitored event that opens it, which sets the severity
    #[arg(long, value_name = "ID")]
    pub event: Option<String>,
    /// Its id elsewhere
    #[arg(long = "ref", value_name = "EXTERNAL")]
    pub reference: Option<String>,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct ClassifyArgs {
    /// The ticket's number
    #[arg(value_name = "N", value_parser = values::ticket)]
    pub ticket: u64,
    /// An answer that bears on the severity, or an intake field; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = values::fact)]
    pub fact: Vec<(String, String)>,
    /// The severity, where it is set outright
    #[arg(long, value_name = "SEVERITY")]
    pub severity: Option<String>,
    /// Who set it: vendor, customer or both, with a name after a colon, or a name alone
    #[arg(long, value_name = "WHO", value_parser = values::who)]
    pub by: Option<String>,
    #[command(flatten)]
    pub language: LanguageArg,
    #[command(flatten)]
    pub step: StepTime,
}

#[derive(Debug, Args)]
pub struct TicketListArgs {
    /// Only the tickets of this contract; may be repeated
    #[arg(long, value_name = "ID")]
    pub contract: Vec<String>,
    /// Only tickets with this status; may be repeated
    #[arg(long, value_name = "STATUS",
          value_parser = ["open", "held", "waiting", "resolved", "closed"])]
    pub status: Vec<String>,
    /// Only tickets of this severity; may be repeated
    #[arg(long, value_name = "SEVERITY")]
    pub severity: Vec<String>,
    /// In which order
    #[arg(long, value_name = "ORDER", default_value = "number")]
    pub sort: TicketSort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TicketSort {
    /// By their numbers
    Number,
    /// As the vendor takes them: open ones first, program by program, by their place in its queue
    /// and then by age
    Queue,
}

#[derive(Debug, Args)]
pub struct TicketShowArgs {
    /// The ticket's number
    #[arg(value_name = "N", value_parser = values::ticket)]
    pub ticket: u64,
    #[command(flatten)]
    pub language: LanguageArg,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The tickets; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What the file is; told by its name or its first byte, where absent
    #[arg(long, value_name = "KIND")]
    pub from: Option<ImportFrom>,
    /// Leave the lines that cannot be taken, name each, and record the others
    #[arg(long)]
    pub skip_bad: bool,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFrom {
    /// A JSON object a line
    Ndjson,
    /// A header, and a row a ticket
    Csv,
}

#[derive(Debug, Args)]
pub struct TriageArgs {
    /// The tickets, one a line; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The contracts that the lines name: files, and directories of files
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    pub contracts: Vec<PathBuf>,
}
