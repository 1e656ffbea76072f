//! What can be typed: flags, commands and their help. The one definition behind parsing, help,
//! completions and man pages.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::values::{self, When};

mod check;
mod contract;
mod dates;
mod program;
mod service;
mod steps;
mod ticket;

pub use check::CheckArgs;
pub use contract::{
    ContractCommand, GivingParty, PayArgs, RegisterArgs, RenewArgs, TerminateArgs, UpdateArgs,
};
pub use dates::{
    AgendaArgs, AgendaFailOn, DeadlinesArgs, DeadlinesFailOn, NoticeArgs, RenewalsArgs,
    RenewalsFailOn,
};
pub use program::{AdoptArgs, DiffArgs, DiffFailOn};
pub use service::{ServiceCommand, ServiceListArgs, ServiceUseArgs};
pub use steps::{StepCommand, StepTime};
pub use ticket::{
    ClassifyArgs, ImportArgs, ImportFrom, OpenArgs, TicketCommand, TicketListArgs, TicketSort,
    TriageArgs,
};

/// Deadlines, notice dates and renewal quotes from software support contracts, each with the
/// clause behind it.
///
/// Contracts and tickets are kept in one local SQLite file; the terms of their vendors come from
/// TOML files. Where a CONTRACT is asked for, the path of a contract file works too, without a
/// store, unless something is recorded.
#[derive(Debug, Parser)]
#[command(name = "tenure", version = super::VERSION.as_str(), max_term_width = 100)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    pub globals: Globals,
    #[command(subcommand)]
    pub command: Command,
}

/// Flags of every command, as typed; `context` says what they come to.
#[derive(Debug, Clone, Args)]
pub struct Globals {
    /// The state file [env: TENURE_DB] [default: tenure/tenure.db in the user's data directory]
    #[arg(long, value_name = "FILE", global = true, help_heading = "Everywhere")]
    pub db: Option<PathBuf>,
    /// Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]]
    /// in --zone [env: TENURE_NOW]
    #[arg(long, value_name = "INSTANT", global = true, help_heading = "Everywhere",
          value_parser = values::when)]
    pub now: Option<When>,
    /// Zone to read zone-less times in and to show times in, by its IANA name
    /// [env: TENURE_ZONE] [default: the contract's, else UTC]
    #[arg(long, value_name = "ZONE", global = true, help_heading = "Everywhere",
          value_parser = values::zone)]
    pub zone: Option<tenure::domain::Zone>,
    /// A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]
    #[arg(long, value_name = "DIR", global = true, help_heading = "Everywhere")]
    pub programs: Vec<PathBuf>,
    /// table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]
    #[arg(
        long,
        value_name = "FORMAT",
        global = true,
        help_heading = "Everywhere"
    )]
    pub format: Option<String>,
    /// Short for --format json
    #[arg(
        long,
        global = true,
        help_heading = "Everywhere",
        conflicts_with = "format"
    )]
    pub json: bool,
    /// Write the answer there instead, whole or not at all
    #[arg(
        short,
        long,
        value_name = "FILE",
        global = true,
        help_heading = "Everywhere"
    )]
    pub output: Option<PathBuf>,
    /// With the reasons behind each answer
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub explain: bool,
    /// When to colour
    #[arg(long, value_name = "WHEN", global = true, help_heading = "Everywhere")]
    pub color: Option<ColorWhen>,
    /// Only answers and errors
    #[arg(
        short,
        long,
        global = true,
        help_heading = "Everywhere",
        conflicts_with = "verbose"
    )]
    pub quiet: bool,
    /// Tell more on the way
    #[arg(short, long, global = true, help_heading = "Everywhere")]
    pub verbose: bool,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// Where the reader is a terminal and nothing in the environment says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// A guided run on the bundled examples, in a throw-away store
    Demo,
    /// Check program, contract and calendar files
    ///
    /// Finds everything that is wrong with them at once. Ends with status 1 if anything is an
    /// error. Formats: human (the default), short, json, ndjson, github (the default in a job of
    /// GitHub Actions), gitlab, sarif, junit.
    ///
    /// A tenure.toml in the directory of a path, or in one above it up to the root of the
    /// repository, sets levels: a table [check] with lists of codes under allow, warn and deny.
    /// Flags go before it. A file with an error cannot be used, so errors stay errors.
    ///
    /// Nothing is written, and nothing is read but the paths and that one file: links that lead
    /// out of them are refused.
    Check(CheckArgs),
    /// The vendors' programs
    #[command(subcommand)]
    Program(ProgramCommand),
    /// The contracts held under them
    #[command(subcommand)]
    Contract(ContractCommand),
    /// Support requests
    #[command(subcommand)]
    Ticket(TicketCommand),
    /// What is due when, for tickets and contracts
    ///
    /// Besides the common formats it has ics: a file for calendars, with alarms before notices.
    Deadlines(DeadlinesArgs),
    /// By when notice has to be given
    ///
    /// For every term that runs, of contracts and of their services; what has ended is warned of.
    /// Besides the common formats it has ics: a file for calendars, with alarms before notices.
    Notice(NoticeArgs),
    /// What a renewal or a reinstatement costs
    Quote(QuoteArgs),
    /// Which terms end when, of contracts and of their services
    ///
    /// Besides the common formats it has ics: a file for calendars.
    Renewals(RenewalsArgs),
    /// Record that a contract was renewed: the order and the term that it bought
    Renew(RenewArgs),
    /// What there is to use of services, and what was used
    #[command(subcommand)]
    Service(ServiceCommand),
    /// Every date in the given contract files, without a store
    ///
    /// Besides the common formats it has ics: a file for calendars, with alarms before notices.
    Agenda(AgendaArgs),
    /// What was recorded, the last operation first
    Log(LogArgs),
    /// Take an operation back
    ///
    /// Nothing is deleted: an operation is added after which the events of the one undone count no
    /// more. Refused where later operations build on it.
    Undo(UndoArgs),
    /// Bring back what was undone last
    Redo(RedoArgs),
    /// Copy the store into a new file, and check the copy
    Backup(BackupArgs),
    /// Check that the store holds what was written to it
    ///
    /// Looks at every page, hash, event and ticket. Ends with status 1 if anything is wrong.
    Doctor,
    /// Make again what follows from the log
    Rebuild(RebuildArgs),
    /// Write everything in the store as NDJSON
    Export,
    /// Fill an empty store from an export
    Import(StoreImportArgs),
    /// Open time of a calendar: amounts, stretches, and whether it is open
    #[command(subcommand)]
    Clock(ClockCommand),
    /// Opening hours and holidays
    #[command(subcommand)]
    Calendar(CalendarCommand),
    /// What a finding of `check` means, or where a clause stands and what rests on it
    ///
    /// CODE is what stands in brackets behind `error`, `warning` or `note`. CLAUSE is a clause as
    /// answers name it, such as terms V T18, or its last word, or its beginning.
    Explain(ExplainArgs),
    /// Print a completion script
    Completions(CompletionsArgs),
    /// Print a man page
    Man(ManArgs),
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A code such as bare-unit, or a clause such as terms V T18
    #[arg(required = true, value_name = "CODE|CLAUSE")]
    pub what: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum ProgramCommand {
    /// Every edition of every program
    List,
    /// One program in full: facts, severities, targets, rules, sources
    Show(ProgramShowArgs),
    /// What one edition changes against another, and which way
    ///
    /// Each change is better, worse or neither for the customer, or undecided: where it stands in
    /// words alone, or depends on opening hours. Reads files alone, without a store.
    Diff(DiffArgs),
    /// Record that a new edition was announced
    ///
    /// Tells for each contract under the program by when its customer can object, from when the
    /// edition holds for it, and what it changes. The edition that a contract is under says so;
    /// where it does not, a term that runs stays under that one, and the next is under the new.
    Adopt(AdoptArgs),
    /// The JSON Schema of a kind of file, for editors
    ///
    /// A comment `#:schema PATH` at the head of a file makes editors complete and check it.
    Schema(ProgramSchemaArgs),
}

#[derive(Debug, Args)]
pub struct ProgramSchemaArgs {
    /// Which kind
    #[arg(value_name = "KIND")]
    pub kind: SchemaKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// A vendor's support terms
    Program,
    /// What one customer holds
    Contract,
    /// Opening hours and holidays
    Calendar,
}

#[derive(Debug, Args)]
pub struct ProgramShowArgs {
    /// The program's id
    #[arg(value_name = "ID")]
    pub id: String,
    /// Only the rules that this tier has; several are shown side by side
    #[arg(long, value_name = "TIER")]
    pub tier: Vec<String>,
    /// The edition; the latest, where absent
    #[arg(long, value_name = "EDITION")]
    pub edition: Option<String>,
    #[command(flatten)]
    pub language: LanguageArg,
}

#[derive(Debug, Args)]
pub struct LanguageArg {
    /// Names, questions and answers in this language, such as de; English, where there is no word
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<String>,
}

#[derive(Debug, Args)]
pub struct QuoteArgs {
    /// The contract's id, or the path of its file
    #[arg(value_name = "CONTRACT")]
    pub contract: String,
    /// The day of the order
    #[arg(long, value_name = "DATE", value_parser = values::date,
          required_unless_present = "from", conflicts_with_all = ["from", "to"])]
    pub on: Option<chrono::NaiveDate>,
    /// Show how the price changes from this day on ...
    #[arg(long, value_name = "DATE", value_parser = values::date, requires = "to")]
    pub from: Option<chrono::NaiveDate>,
    /// ... up to this one, and which day is best
    #[arg(long, value_name = "DATE", value_parser = values::date, requires = "from")]
    pub to: Option<chrono::NaiveDate>,
    /// For how many years; as long as a term renews, where absent; may be repeated to compare
    #[arg(long, value_name = "N", value_parser = values::years)]
    pub years: Vec<u32>,
    /// At which tier; the contract's own, where absent; may be repeated to compare
    #[arg(long, value_name = "TIER")]
    pub tier: Vec<String>,
    /// Change the term that runs, from that day to its end, instead of renewing it
    #[arg(long, conflicts_with = "years")]
    pub change: bool,
    /// For how many licenses; those covered, where absent
    #[arg(long, value_name = "N", value_parser = values::licenses)]
    pub licenses: Option<u64>,
    /// A rate that the terms leave open: penalty=20%, upgrade-fee=500.00; may be repeated
    #[arg(long, value_name = "CODE=RATE", value_parser = values::rate)]
    pub rate: Vec<(tenure::domain::quote::LineCode, tenure::domain::money::Rate)>,
}

#[derive(Debug, Subcommand)]
pub enum ClockCommand {
    /// By when an amount of open time has passed
    Add(ClockAddArgs),
    /// How much open time passes between two instants
    Between(ClockBetweenArgs),
    /// Whether a calendar is open, until when, and why not
    Open(ClockOpenArgs),
    /// Many questions at once, one a line
    ///
    /// Reads NDJSON and answers each line with a line, in order, as it comes. Of
    /// {"id": 1, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 7200}
    /// it makes {"id": 1, "due": "2026-09-14T16:00:00Z"}; "op": "between" takes an "end" and
    /// gives "seconds".
    ///
    /// A line that has no answer gives an error with its id, or with its number, and the batch
    /// goes on; it then ends with status 1. Blank lines are passed over.
    Batch(ClockBatchArgs),
}

#[derive(Debug, Args)]
pub struct ClockAddArgs {
    /// Open time as 90m, 2h, 1h30m or PT90M, or business days as 3bd
    #[arg(value_name = "AMOUNT", value_parser = values::open_amount)]
    pub amount: tenure::domain::open_time::OpenAmount,
    /// The instant to count from; a time without an offset is read in --zone, else in the
    /// calendar's zone
    #[arg(long, value_name = "INSTANT", value_parser = values::when)]
    pub from: When,
    /// Count back: the latest instant from which on the amount is over by --from
    #[arg(long)]
    pub back: bool,
    #[command(flatten)]
    pub calendar: CalendarArgs,
}

#[derive(Debug, Args)]
pub struct ClockBetweenArgs {
    /// From here; a time without an offset is read in --zone, else in the calendar's zone
    #[arg(value_name = "START", value_parser = values::when)]
    pub start: When,
    /// Until here
    #[arg(value_name = "END", value_parser = values::when)]
    pub end: When,
    #[command(flatten)]
    pub calendar: CalendarArgs,
}

#[derive(Debug, Args)]
pub struct ClockOpenArgs {
    /// The instant; now, where absent
    #[arg(long, value_name = "INSTANT", value_parser = values::when)]
    pub at: Option<When>,
    #[command(flatten)]
    pub calendar: CalendarArgs,
}

/// A calendar, and where its name is looked up.
#[derive(Debug, Args)]
pub struct CalendarArgs {
    /// A calendar: the path of its file, FILE#NAME, a bundled one such as `it`, a contract, or
    /// PROGRAM/REGION
    #[arg(long, value_name = "CALENDAR")]
    pub calendar: String,
    /// A file with calendars to name; may be repeated
    #[arg(long, value_name = "FILE")]
    pub calendars: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ClockBatchArgs {
    /// The questions, one a line; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// A file with the calendars that the lines name, beside the bundled ones; may be repeated
    #[arg(long, value_name = "FILE")]
    pub calendars: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum CalendarCommand {
    /// A year at a glance: hours, holidays, days that differ, when clocks change
    Show(CalendarShowArgs),
    /// Holidays of an iCalendar feed, for a calendar's table
    ///
    /// Takes the dates of all-day events, and prints them as a table [calendar.NAME.holidays]. With
    /// --into they are added to a calendar of that file instead: what is there is kept, comments
    /// too, and the file is checked before it takes the place of the old one.
    ///
    /// Events at a time of day are passed over with a warning. An event whose dates cannot be told
    /// is left out with an error, the others are taken, and the status is 1.
    Import(CalendarImportArgs),
}

#[derive(Debug, Args)]
pub struct CalendarImportArgs {
    /// The feed; `-` reads standard input
    #[arg(value_name = "FILE.ics")]
    pub feed: PathBuf,
    /// The file to add the holidays to
    #[arg(long, value_name = "FILE.toml")]
    pub into: Option<PathBuf>,
    /// The calendar's name; with --into, the file's only one where absent
    #[arg(long, value_name = "NAME")]
    pub calendar: Option<String>,
    /// The years to take, such as 2026-2028; where absent, those that the calendar's list is for,
    /// else this year and the two after it
    #[arg(long, value_name = "A-B", value_parser = values::year_range)]
    pub years: Option<(i32, i32)>,
    /// With --into, show the change and write nothing
    #[arg(long, requires = "into")]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct CalendarShowArgs {
    /// A calendar of a file of --calendars, the path of a calendar's or a contract's file,
    /// FILE#NAME, a bundled calendar such as `it`, a contract, or PROGRAM/REGION
    #[arg(value_name = "CALENDAR")]
    pub calendar: String,
    /// The year; the current one, where absent
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1..=9999))]
    pub year: Option<i32>,
    /// A file whose calendars can be named; may be repeated
    #[arg(long, value_name = "FILE")]
    pub calendars: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct LogArgs {
    /// Only so many, the last ones
    #[arg(short = 'n', long, value_name = "N", value_parser = values::count)]
    pub limit: Option<u64>,
}

#[derive(Debug, Args)]
pub struct UndoArgs {
    /// The operation's number in `tenure log`; the last one that is not undone, where absent
    #[arg(value_name = "N", value_parser = values::operation)]
    pub operation: Option<u64>,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct RedoArgs {
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The new file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

#[derive(Debug, Args)]
pub struct RebuildArgs {
    /// Say what would be made, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct StoreImportArgs {
    /// What `tenure export` wrote; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Say whether it would do, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// For which shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command, such as `ticket open`; tenure itself, where absent
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}
