//! What can be typed after `check`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Files and directories; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The name to report standard input under
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub stdin_filename: String,
    /// Leave out what this rule finds; may be repeated
    #[arg(long, value_name = "CODE")]
    pub allow: Vec<String>,
    /// Make warnings of what this rule finds; may be repeated
    #[arg(long, value_name = "CODE")]
    pub warn: Vec<String>,
    /// Make errors of what this rule finds, or, with `warnings`, of every warning; may be repeated
    #[arg(long, value_name = "CODE")]
    pub deny: Vec<String>,
    /// Read the levels of rules from this file instead of a tenure.toml above the paths
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Mend what can surely be mended, in the files themselves, before they are checked
    #[arg(long)]
    pub fix: bool,
    /// Read no tenure.toml, as for a stranger's change, which must not silence rules
    #[arg(long)]
    pub no_config: bool,
}
