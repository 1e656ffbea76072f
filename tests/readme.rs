//! The README's commands run as it says, and print what it shows.
//!
//! In a block marked `console`, `$` begins a command, `? N` is its exit status where that is not
//! 0, and `[..]` stands for a line that is not compared.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

use std::process::Command;

struct Shown {
    command: String,
    status: i32,
    output: Vec<String>,
}

fn shown(readme: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    for block in readme.split("```console\n").skip(1) {
        for line in block.split("```").next().unwrap().lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                let (command, output) = (command.to_owned(), Vec::new());
                found.push(Shown {
                    command,
                    status: 0,
                    output,
                });
            } else if let Some(status) = line.strip_prefix("? ") {
                found.last_mut().unwrap().status = status.parse().unwrap();
            } else {
                found.last_mut().unwrap().output.push(line.to_owned());
            }
        }
    }
    found
}

/// Words between spaces; those between double quotes are one.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(|(at, part)| match at % 2 {
            1 => vec![part.to_owned()],
            _ => part.split_whitespace().map(str::to_owned).collect(),
        })
        .collect()
}

#[test]
fn the_tour_of_the_readme_is_real() {
    let root = env!("CARGO_MANIFEST_DIR");
    let readme = std::fs::read_to_string(format!("{root}/README.md")).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let commands = shown(&readme);
    assert!(commands.len() >= 6);
    for Shown {
        command,
        status,
        output,
    } in commands
    {
        let run = Command::new(env!("CARGO_BIN_EXE_tenure"))
            .args(&words(&command)[1..])
            .current_dir(root)
            .env_clear()
            // So that coverage counts what the binary runs.
            .envs(std::env::var_os("LLVM_PROFILE_FILE").map(|file| ("LLVM_PROFILE_FILE", file)))
            .env("TENURE_NOW", "2026-09-21T08:30:00Z")
            .env("TENURE_DB", dir.path().join("tour.db"))
            .output()
            .unwrap();
        let printed = String::from_utf8(run.stdout).unwrap();
        assert_eq!(run.status.code(), Some(status), "{command}: {printed}");
        let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
        let mut wanted: Vec<&str> = output.iter().map(|line| line.trim_end()).collect();
        // One blank line parts a command's output from what follows it in the block.
        assert_eq!(wanted.pop(), Some(""), "{command}");
        assert_eq!(printed.len(), wanted.len(), "{command}: {printed:#?}");
        for (printed, wanted) in printed.iter().zip(wanted) {
            assert!(
                wanted == "[..]" || *printed == wanted,
                "{command}:\n{printed}\n{wanted}"
            );
        }
    }
}
