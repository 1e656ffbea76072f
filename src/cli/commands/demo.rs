//! `tenure demo`: a guided run on the bundled examples, in a throw-away store.
//!
//! The script is data, beside the examples: `#` tells, `$` runs, `?` names the exit status that
//! the command before it ends with where that is not 0.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use tenure::terms::bundled::EXAMPLES;

use crate::cli::context::{Context, Env};
use crate::cli::failure::{Failure, status};
use crate::cli::run as run_command;

/// The script.
const SCRIPT: &str = include_str!("../../../contracts/examples/demo.txt");
/// The directory that the script names; it stands for the examples wherever they were put.
const EXAMPLES_DIR: &str = "contracts/examples/";
/// The instant of every command.
const NOW: &str = "2026-09-21T08:30:00Z";

pub fn run(context: &mut Context) -> Result<u8, Failure> {
    let unusable = |error: std::io::Error| {
        Failure::unusable(format!("cannot make a throw-away store: {error}"))
            .help("the demo needs a temporary directory that can be written to")
    };
    let dir = tempfile::tempdir().map_err(unusable)?;
    for example in EXAMPLES {
        let name = example.path.rsplit('/').next().unwrap_or(example.path);
        fs::write(dir.path().join(name), example.text).map_err(unusable)?;
    }
    let stage = Stage {
        dir: dir.path(),
        env: Env::bare(context.style().width),
        color: context.style().color,
    };
    let mut text = Vec::new();
    let as_written = stage.play(SCRIPT, &mut text);
    context.deliver(|out| out.write_all(&text))?;
    match as_written {
        true => Ok(0),
        false => Err(Failure::bad(
            "a command of the demo ended otherwise than its script says",
        )),
    }
}

/// Where the script is played.
struct Stage<'a> {
    dir: &'a Path,
    env: Env,
    color: bool,
}

impl Stage<'_> {
    /// Plays a script, and says whether every command ended as the script says.
    fn play(&self, script: &str, text: &mut Vec<u8>) -> bool {
        let lines: Vec<&str> = script.lines().collect();
        let mut as_written = true;
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1).and_then(|next| next.strip_prefix("? "));
            if let Some(command) = line.strip_prefix("$ ") {
                let wanted = next.and_then(|status| status.parse().ok()).unwrap_or(0);
                as_written &= self.run(command, text) == wanted;
            } else if let Some(status) = line.strip_prefix("? ") {
                // Text written to memory cannot fail.
                let _ = writeln!(text, "(exit status {status})\n");
            } else {
                let _ = writeln!(text, "{line}");
            }
        }
        as_written
    }

    fn run(&self, command: &str, text: &mut Vec<u8>) -> u8 {
        let prompt = if self.color { "\x1b[1m$\x1b[0m" } else { "$" };
        let _ = writeln!(text, "{prompt} {command}\n");
        let Some(arguments) = self.arguments(command) else {
            return status::USAGE;
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let status = run_command(arguments, &self.env, &mut out, &mut err);
        text.extend(out);
        text.extend(err);
        let _ = writeln!(text);
        status
    }

    /// The words of a command, with the store and the time added, and the examples' paths put
    /// where they are.
    fn arguments(&self, command: &str) -> Option<Vec<OsString>> {
        let mut arguments: Vec<OsString> = Vec::new();
        for word in words(command) {
            match word.strip_prefix(EXAMPLES_DIR) {
                Some("*.toml") => arguments.extend(self.examples()?),
                Some(file) => arguments.push(self.dir.join(file).into()),
                None => arguments.push(word.into()),
            }
        }
        let color = if self.color {
            "--color=always"
        } else {
            "--color=never"
        };
        arguments.extend(["--now", NOW, color, "--db"].map(OsString::from));
        arguments.push(self.dir.join("demo.db").into());
        Some(arguments)
    }

    fn examples(&self) -> Option<Vec<OsString>> {
        let entries = fs::read_dir(self.dir).ok()?;
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut paths: Vec<OsString> = paths
            .filter(|path| {
                path.extension()
                    .is_some_and(|extension| extension == "toml")
            })
            .map(OsString::from)
            .collect();
        paths.sort();
        Some(paths)
    }
}

/// Words between spaces; those between double quotes are one.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_ends_as_the_script_says() {
        let arguments = ["tenure", "demo"].map(OsString::from);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let status = run_command(arguments, &Env::bare(None), &mut out, &mut err);
        let text = String::from_utf8(out).unwrap();
        assert_eq!((status, err.as_slice()), (0, b"".as_slice()), "{text}");
        assert!(text.matches("\n$ tenure ").count() >= 15, "{text}");
        assert!(!text.contains("error:"), "{text}");
    }
}
