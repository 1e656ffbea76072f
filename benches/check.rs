//! `tenure check` on a thousand files of some 300 lines, against a program that only reads and
//! parses the same files with the same library. Run with `cargo bench --bench check`.
//!
//! The other program is this one, run again as `--parse DIR THREADS`: on one thread, and on as many
//! as there are cores. Prints medians, and the medians of the ratios of neighbouring runs.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program of its own that may stop at anything unexpected"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

const FILES: usize = 1000;
const RUNS: usize = 11;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().position(|argument| argument == "--parse") {
        Some(at) => parse(
            Path::new(&arguments[at + 1]),
            arguments[at + 2].parse().unwrap(),
        ),
        // `cargo test` runs this file too, and has nothing to measure.
        None if arguments.iter().any(|argument| argument == "--bench") => compare(),
        None => {}
    }
}

/// Reads and parses every file of a directory, and counts their keys.
fn parse(dir: &Path, threads: usize) {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let keys = |paths: &[PathBuf]| -> usize {
        let of = |path: &PathBuf| {
            let text = fs::read_to_string(path).unwrap();
            toml::de::DeTable::parse(&text).unwrap().get_ref().len()
        };
        paths.iter().map(of).sum()
    };
    let keys: usize = thread::scope(|scope| {
        let parts = paths.chunks(paths.len().div_ceil(threads));
        let parts: Vec<_> = parts.map(|part| scope.spawn(move || keys(part))).collect();
        parts.into_iter().map(|part| part.join().unwrap()).sum()
    });
    println!("{keys}");
}

fn compare() {
    let dir = tempfile::tempdir().unwrap();
    let (mut lines, mut bytes) = (0, 0);
    for number in 0..FILES {
        let text = file(number);
        lines += text.lines().count();
        bytes += text.len();
        fs::write(dir.path().join(format!("{number:04}.toml")), text).unwrap();
    }
    println!(
        "{FILES} files, {} lines and {} bytes each",
        lines / FILES,
        bytes / FILES
    );
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let check = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tenure"));
        command.arg("check").arg(dir.path());
        seconds(&mut command)
    };
    let parse = |threads: usize| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .arg("--parse")
            .arg(dir.path())
            .arg(threads.to_string());
        seconds(&mut command)
    };
    let mut runs: Vec<[f64; 3]> = (0..=RUNS)
        .map(|_| [check(), parse(1), parse(cores)])
        .collect();
    // The first warms the caches.
    runs.remove(0);
    let of = |value: &dyn Fn(&[f64; 3]) -> f64| median(runs.iter().map(value).collect());
    println!("check                  {:>7.1} ms", of(&|run| run[0]) * 1e3);
    for (name, at) in [("parsing, one thread", 1), ("parsing, every core", 2)] {
        let ratio = of(&|run| run[0] / run[at]);
        println!(
            "{name:<22} {:>7.1} ms, ratio {ratio:.2}",
            of(&|run| run[at]) * 1e3
        );
    }
}

fn seconds(command: &mut Command) -> f64 {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).status().unwrap();
    assert!(status.success());
    start.elapsed().as_secs_f64()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// A contract with parts, contacts, versions, and hours of its own; every twentieth file has
/// calendars alone.
fn file(number: usize) -> String {
    let mut text = String::from("format = 1\n");
    if number.is_multiple_of(20) {
        for calendar in 0..19 {
            hours(&mut text, &format!("c{calendar}"));
        }
        return text;
    }
    let _ = write!(
        text,
        "\n[contract]\nid = \"bench-{number}\"\ncustomer = \"Customer {number}\"\n\
         program = \"kaseya\"\ncalendar = \"business\"\ncurrency = \"EUR\"\n\
         annual_fee = \"{number}.50\"\n\
         term = {{ start = 2026-01-16, months = 36, renewal_months = 12 }}\n"
    );
    for part in 0..25 {
        let _ = write!(
            text,
            "\n[[contract.part]]\nid = \"part-{part}\"\nname = \"Part {part}\"\n\
             annual_fee = \"{part}.00\"\n"
        );
    }
    for contact in 0..22 {
        let _ = write!(
            text,
            "\n[[contract.contact]]\nemail = \"desk-{contact}@customer.example\"\n\
             role = \"service desk\"\ncertified_until = 2027-06-30\n"
        );
    }
    for version in 0..9 {
        let _ = write!(
            text,
            "\n[[contract.product_version]]\nid = \"{version}.0\"\nsupported_until = 2029-12-31\n"
        );
    }
    hours(&mut text, "business");
    text
}

fn hours(text: &mut String, name: &str) {
    let day = "[\"09:00-13:00\", \"14:00-18:00\"]";
    let _ = write!(
        text,
        "\n[calendar.{name}]\nzone = \"Europe/Rome\"\n\n[calendar.{name}.hours]\n\
         mon = {day}\ntue = {day}\nwed = {day}\nthu = {day}\nfri = {day}\n\n\
         [calendar.{name}.holidays]\nyears = [2026, 2029]\n\
         closed = [\"2026-04-06\", \"2026-12-25\", \"2027-12-27\"]\n\
         names = {{ \"2026-12-25\" = \"Christmas Day\" }}\n"
    );
}
