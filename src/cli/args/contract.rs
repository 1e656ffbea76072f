//! What can be typed about contracts and what happens to them.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use rust_decimal::Decimal;

use crate::cli::values;

#[derive(Debug, Subcommand)]
pub enum ContractCommand {
    /// Add contract files to the store, all or none
    Register(RegisterArgs),
    /// Every contract in the store
    List,
    /// One contract
    Show(ContractShowArgs),
    /// Take in a changed contract file, and show what differs
    ///
    /// Answers about days before the change keep the old file. Tickets keep the file that they
    /// were opened under.
    Update(UpdateArgs),
    /// Record a payment
    ///
    /// It counts for what has been owed for longest: sums that the file lists, and terms that were
    /// ordered; where nothing is owed, for the last term that is covered.
    Pay(PayArgs),
    /// Record a notice that was given
    ///
    /// Refused where it comes too late and the contract renews by itself; elsewhere a late one is
    /// recorded as late, with what follows.
    Terminate(TerminateArgs),
}

#[derive(Debug, Args)]
pub struct RegisterArgs {
    /// Contract files; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct ContractShowArgs {
    /// The contract's id, or the path of its file
    #[arg(value_name = "CONTRACT")]
    pub contract: String,
}

#[derive(Debug, Args)]
pub struct UpdateArgs {
    /// The changed file, with the id of a registered contract; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The first day on which it holds; today, where absent, or the first day of its term, where
    /// that is later
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub from: Option<NaiveDate>,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct PayArgs {
    /// The contract's id
    #[arg(value_name = "CONTRACT")]
    pub contract: String,
    /// The day of the payment
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub on: NaiveDate,
    /// How much, in the contract's currency, such as 36500.00
    #[arg(long, value_name = "AMOUNT", value_parser = values::amount)]
    pub amount: Decimal,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct TerminateArgs {
    /// The contract's id
    #[arg(value_name = "CONTRACT")]
    pub contract: String,
    /// The last day that shall be covered
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub on: NaiveDate,
    /// The day on which notice was given
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub notice: NaiveDate,
    /// The service that shall end; the contract itself, where absent
    #[arg(long, value_name = "SERVICE")]
    pub service: Option<String>,
    /// Who gave it
    #[arg(long, value_name = "PARTY", default_value = "customer")]
    pub party: GivingParty,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Who gives a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GivingParty {
    /// Who holds the contract
    Customer,
    /// Who gives support
    Vendor,
}

#[derive(Debug, Args)]
pub struct RenewArgs {
    /// The contract's id
    #[arg(value_name = "CONTRACT")]
    pub contract: String,
    /// The day of the order
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub on: NaiveDate,
    /// For how many years; as long as a term renews, where absent
    #[arg(long, value_name = "N", value_parser = values::years)]
    pub years: Option<u32>,
    /// At which tier; the one held, where absent
    #[arg(long, value_name = "TIER")]
    pub tier: Option<String>,
    /// The day on which it was paid, if it was
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub paid: Option<NaiveDate>,
    /// A rate that the terms leave open: penalty=20%, upgrade-fee=500.00; may be repeated
    #[arg(long, value_name = "CODE=RATE", value_parser = values::rate)]
    pub rate: Vec<(tenure::domain::quote::LineCode, tenure::domain::money::Rate)>,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}
