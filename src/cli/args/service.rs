//! What can be typed about services.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use tenure::domain::service::amount::Amount;

use crate::cli::values;

#[derive(Debug, Subcommand)]
pub enum ServiceCommand {
    /// The services that go with contracts: what there is to use, what was used, what lapses when
    List(ServiceListArgs),
    /// Record that some of a service was used
    ///
    /// Refused if there is not so much left in the period that the day lies in, or if it is less
    /// than can be used at once.
    Use(ServiceUseArgs),
}

#[derive(Debug, Args)]
pub struct ServiceListArgs {
    /// Contracts; all in the store, where absent
    #[arg(value_name = "CONTRACT")]
    pub contracts: Vec<String>,
}

#[derive(Debug, Args)]
pub struct ServiceUseArgs {
    /// The contract's id
    #[arg(value_name = "CONTRACT")]
    pub contract: String,
    /// The service's id
    #[arg(value_name = "SERVICE")]
    pub service: String,
    /// The day on which it was used, or the first of several; today, where absent
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub on: Option<NaiveDate>,
    /// How much, with its unit: 2d, 12h, 1voucher
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: Amount,
    /// Of which allowance, such as on-site; the one with that unit, where absent
    #[arg(long, value_name = "ALLOWANCE")]
    pub of: Option<String>,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}
