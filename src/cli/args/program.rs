//! What can be typed about editions of programs.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFailOn {
    /// Anything worse; what cannot be decided is remarked on
    Worse,
    /// Anything worse, or that cannot be decided
    Undecided,
    /// Anything worse for one of --contracts
    Contracts,
}
