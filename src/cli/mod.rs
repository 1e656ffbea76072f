//! The command line: reads arguments, files, the clock and the environment; calls the library;
//! prints; exits. Nothing here decides.
//!
//! `args` is what can be typed, `context` what it comes to, `commands` one file a command.

mod args;
mod ask;
mod batch;
mod calendars;
mod ci;
mod closed;
mod commands;
mod context;
mod dated;
mod failure;
mod files;
#[cfg(test)]
mod generated;
mod output;
mod parallel;
mod sections;
mod store;
mod stream;
mod values;

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;
use std::sync::LazyLock;

use clap::Parser as _;
use clap::error::ErrorKind;
use tenure::render::text::visible;

use args::Cli;
use context::{Context, Env};
use failure::status;

/// What `--version` prints after the name: the release, and the data that answers rest on.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{} (tzdb {})",
        env!("CARGO_PKG_VERSION"),
        tenure::domain::zone::tzdb_version()
    )
});

/// Runs the command that was typed.
pub fn main() -> ExitCode {
    let mut out: Box<dyn Write> = match closed::from_the_start() {
        true => Box::new(closed::Closed),
        false => Box::new(io::stdout()),
    };
    let env = Env::of_process();
    let status = run(std::env::args_os(), &env, &mut out, &mut io::stderr());
    ExitCode::from(status)
}

/// Runs one command line in an environment, and gives its exit status.
fn run(
    arguments: impl IntoIterator<Item = OsString>,
    env: &Env,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return answer_of_clap(&harmless(error, &arguments), out, err),
    };
    let mut context = match Context::new(cli.globals, &arguments, env, out, err) {
        Ok(context) => context,
        Err((failure, err)) => {
            // Nothing is left to tell it to if standard error is gone too.
            if let Some(text) = failure.text() {
                let _ = writeln!(err, "{text}");
            }
            return failure.status;
        }
    };
    match commands::run(cli.command, &mut context) {
        Ok(status) => status,
        Err(failure) => {
            context.complain_of(&failure);
            failure.status
        }
    }
}

/// The same error, of the command line with whatever a terminal could obey written out: an error
/// quotes what was typed.
fn harmless(error: clap::Error, arguments: &[OsString]) -> clap::Error {
    let typed: Vec<_> = arguments.iter().map(|a| a.to_string_lossy()).collect();
    let shown: Vec<_> = typed.iter().map(|a| visible(a)).collect();
    if shown == typed {
        return error;
    }
    let shown = shown.iter().map(|argument| argument.as_ref());
    Cli::try_parse_from(shown).err().unwrap_or(error)
}

/// Help and version go to standard output with status 0, everything else is a wrong command line.
fn answer_of_clap(error: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let asked = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    );
    let text = error.render();
    let (written, done) = if asked {
        let colored = io::stdout().is_terminal();
        (write_styled(out, &text, colored), 0)
    } else {
        (
            write_styled(err, &text, io::stderr().is_terminal()),
            status::USAGE,
        )
    };
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => status::UNUSABLE,
        _ => done,
    }
}

fn write_styled(
    to: &mut dyn Write,
    text: &clap::builder::StyledStr,
    colored: bool,
) -> io::Result<()> {
    if colored && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) {
        write!(to, "{}", text.ansi())?;
    } else {
        write!(to, "{text}")?;
    }
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_definitions_are_sound() {
        Cli::command().debug_assert();
    }
}
