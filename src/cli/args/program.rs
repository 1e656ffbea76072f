//! What can be typed about editions of programs.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::values;

#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The edition that there was: the path of a program file, or the id of a program at hand,
    /// as ID or ID@EDITION
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The edition that there is
    #[arg(value_name = "NEW")]
    pub new: String,
    /// Contracts under it, to say what changes for each: files, and directories of files
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub contracts: Vec<PathBuf>,
    /// End with status 1 if anything gets worse for the customer
    #[arg(long, value_name = "WHAT")]
    pub fail_on: Option<DiffFailOn>,
}

#[derive(Debug, Args)]
pub struct AdoptArgs {
    /// The program file of the new edition; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The day on which the customer was notified
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub notified: chrono::NaiveDate,
    /// Only for this contract; all under the program, where absent; may be repeated
    #[arg(long, value_name = "ID")]
    pub contract: Vec<String>,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFailOn {
    /// Anything worse; what cannot be decided is remarked on
    Worse,
    /// Anything worse, or that cannot be decided
    Undecided,
    /// Anything worse for one of --contracts
    Contracts,
}
