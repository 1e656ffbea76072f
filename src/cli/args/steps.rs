//! What can be typed to say what happened to a ticket.

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Subcommand};

use crate::cli::values::{self, When};

/// The verbs that record what happened to a ticket.
#[derive(Debug, Subcommand)]
pub enum StepCommand {
    /// The customer reports a ticket again
    Report(ReportArgs),
    /// The vendor answers a ticket
    Respond(StepArgs),
    /// The vendor tells how a ticket stands, or tries to
    Update(UpdateArgs),
    /// A ticket waits for the customer or for a third party
    Wait(WaitArgs),
    /// The wait of a ticket is over
    Resume(StepArgs),
    /// A ticket is handed to a higher role
    Escalate(EscalateArgs),
    /// The vendor calls a ticket resolved
    Resolve(ResolveArgs),
    /// The customer takes a resolved ticket up again
    Reopen(ReopenArgs),
    /// A ticket is closed for good
    Close(StepArgs),
    /// Write something down about a ticket
    Note(NoteArgs),
}

#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The ticket's number
    #[arg(value_name = "N", value_parser = values::ticket)]
    pub ticket: u64,
    /// How it is reported
    #[arg(long, value_name = "CHANNEL", value_parser = values::channel())]
    pub channel: String,
    /// The description, where it was missing
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
    #[command(flatten)]
    pub step: StepTime,
}

#[derive(Debug, Args)]
pub struct StepArgs {
    /// The ticket's number
    #[arg(value_name = "N", value_parser = values::ticket)]
    pub ticket: u64,
    #[command(flatten)]
    pub step: StepTime,
}

#[derive(Debug, Args)]
pub struct StepTime {
    /// When it happened; now, where absent
    #[arg(long, value_name = "INSTANT", value_parser = values::when)]
    pub at: Option<When>,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct UpdateArgs {
    /// The ticket's number
    #[arg(value_name = "N", value_parser = values::ticket)]
    pub ticket: u64,
    /// Nobody of the customer's could be reached
    #[arg(long)]
    pub unreached: bool,
    #[command(flatten)]
    pub step: StepTime,
}

#[derive(Debug, Args)]
pub struct WaitArgs {
    /// The ticket's number
    #[arg(value_name = "N", value_parser = values::ticket)]
    pub ticket: u64,
    /// For whom
    #[arg(long = "for", value_name = "WHOM", default_value = "customer",
          value_parser = values::wait_for())]
    pub whom: String,
    #[command(flatten)]
    pub step: StepTime,
}

#[derive(Debug, Args)]
pub struct EscalateArgs {
    /// The ticket's number
    #[arg(value_name = "N", value_parser = values::ticket)]
    pub ticket: u64,
    /// To which role
    #[arg(long, value_name = "ROLE", value_parser = NonEmptyStringValueParser::new())]
    pub role: String,
    #[command(flatten)]
    pub step: StepTime,
}

#[derive(Debug, Args)]
pub struct ResolveArgs {
    /// The ticket's number
    #[arg(value_name = "N", value_parser = values::ticket)]
    pub ticket: u64,
    /// For which of the reasons that the program lists
    #[arg(long, value_name = "REASON")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub step: StepTime,
}

#[derive(Debug, Args)]
pub struct ReopenArgs {
    /// The ticket's number
    #[arg(value_name = "N", value_parser = values::ticket)]
    pub ticket: u64,
    /// Why it is not resolved
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    #[command(flatten)]
    pub step: StepTime,
}

#[derive(Debug, Args)]
pub struct NoteArgs {
    /// The ticket's number
    #[arg(value_name = "N", value_parser = values::ticket)]
    pub ticket: u64,
    /// What to write down
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub text: String,
    #[command(flatten)]
    pub step: StepTime,
}
