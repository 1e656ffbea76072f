//! `tenure completions`: a completion script for a shell.

use clap::CommandFactory as _;

use crate::cli::args::{Cli, CompletionsArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub fn run(context: &mut Context, args: &CompletionsArgs) -> Result<u8, Failure> {
    let script = script(args.shell);
    context.deliver(|out| out.write_all(&script))?;
    Ok(0)
}

/// The script, from the command definitions.
pub fn script(shell: clap_complete::Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "tenure", &mut script);
    script
}

#[cfg(test)]
mod tests {
    use crate::cli::generated::is_current;
    use clap::ValueEnum as _;

    #[test]
    fn the_committed_completions_are_current() {
        for shell in clap_complete::Shell::value_variants() {
            is_current(
                &format!("completions/tenure.{shell}"),
                &super::script(*shell),
            );
        }
    }
}
