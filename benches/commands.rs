//! Whole commands against a do-nothing binary, in turn, so that the ratio holds on a noisy
//! machine. Run with `cargo bench --bench commands`.
//!
//! Prints, for each command, the median of its wall time and the median of the ratios of
//! neighbouring runs.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program of its own that may stop at anything unexpected"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 200;
const TENURE: &str = env!("CARGO_BIN_EXE_tenure");
const NOW: &str = "2026-09-21T00:00:00Z";

fn main() {
    // `cargo test` runs this file too, and has nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let root = env!("CARGO_MANIFEST_DIR");
    let dir = tempfile::tempdir().unwrap();
    let nothing = do_nothing(dir.path());
    let db = dir.path().join("bench.db");
    fill(&db, &format!("{root}/contracts/examples"));
    let commands: [(&str, &[&str]); 4] = [
        ("tenure --version", &["--version"]),
        ("tenure deadlines", &["deadlines", "--now", NOW]),
        (
            "tenure ticket show 1",
            &["ticket", "show", "1", "--now", NOW],
        ),
        ("tenure check contracts", &["check", "contracts"]),
    ];
    println!(
        "{:<24} {:>10} {:>12} {:>6}",
        "command", "median", "do-nothing", "ratio"
    );
    for (name, arguments) in commands {
        let mut command = Command::new(TENURE);
        command
            .args(arguments)
            .env("TENURE_DB", &db)
            .current_dir(root);
        let pairs: Vec<(Duration, Duration)> = (0..RUNS)
            .map(|_| (time(&mut command), time(&mut Command::new(&nothing))))
            .collect();
        let ours = median(pairs.iter().map(|(ours, _)| ours.as_secs_f64()));
        let idle = median(pairs.iter().map(|(_, idle)| idle.as_secs_f64()));
        let ratio = median(
            pairs
                .iter()
                .map(|(ours, idle)| ours.as_secs_f64() / idle.as_secs_f64()),
        );
        println!(
            "{name:<24} {:>8.2}ms {:>10.2}ms {ratio:>6.2}",
            ours * 1e3,
            idle * 1e3
        );
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// A binary that does nothing, made by the compiler at hand.
fn do_nothing(dir: &Path) -> PathBuf {
    let source = dir.join("nothing.rs");
    let binary = dir.join("nothing");
    std::fs::write(&source, "fn main() {}").unwrap();
    let made = Command::new("rustc")
        .args(["-C", "opt-level=3", "-C", "strip=symbols", "-o"])
        .args([&binary, &source])
        .status()
        .unwrap();
    assert!(made.success());
    binary
}

/// A store with one contract and a hundred tickets.
fn fill(db: &Path, examples: &str) {
    let tenure = |arguments: &[&str]| {
        let run = Command::new(TENURE)
            .args(arguments)
            .env("TENURE_DB", db)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(run.success(), "{arguments:?}");
    };
    tenure(&[
        "contract",
        "register",
        &format!("{examples}/ivanti-standard-emea.toml"),
    ]);
    for number in 0..100 {
        let severity = format!("S{}", number % 4 + 1);
        let at = format!("2026-09-{:02}T{:02}:00:00Z", number % 14 + 1, number % 24);
        let ticket = [
            "ticket",
            "open",
            "acme-1",
            "--subject",
            "S",
            "--description",
            "D",
        ];
        let rest = ["--severity", &severity, "--channel", "phone", "--now", &at];
        tenure(&[&ticket[..], &rest].concat());
    }
}

fn time(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).status().unwrap();
    let elapsed = start.elapsed();
    assert!(status.success());
    elapsed
}
