//! What happens to a laptop, done to the store on purpose: kills, full disks, failing disks, flipped
//! bits, cut files, and everybody at once.
//!
//! System calls are made to fail by `strace`; where that is missing, those tests say so and pass.
//! `TENURE_FAULTS=long` makes every count larger.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may stop at anything unexpected"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use serde_json::Value;
use tempfile::TempDir;

const TENURE: &str = env!("CARGO_BIN_EXE_tenure");

/// The larger number in the long form.
fn much(short: usize, long: usize) -> usize {
    let asked = std::env::var_os("TENURE_FAULTS").is_some_and(|form| form == "long");
    if asked { long } else { short }
}

/// Whether system calls can be made to fail here; says so where not.
fn strace() -> bool {
    let works = Command::new("strace")
        .args([
            "-qq",
            "-e",
            "inject=fsync:error=EIO",
            "-o",
            "/dev/null",
            "true",
        ])
        .status()
        .is_ok_and(|status| status.success());
    if !works {
        eprintln!("SKIPPED: strace is missing or may not trace; faults were not injected");
    }
    works
}

struct Place {
    directory: TempDir,
}

impl Place {
    /// A store with a contract and a ticket.
    fn filled() -> Place {
        let place = Place {
            directory: tempfile::tempdir().unwrap(),
        };
        let example = "contracts/examples/ivanti-standard-emea.toml";
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(example);
        place.good(&["contract", "register", file.to_str().unwrap()]);
        place.good(&[
            "ticket",
            "open",
            "acme-1",
            "--subject",
            "S",
            "--severity",
            "S1",
        ]);
        place
    }

    /// The same store in another directory, nothing else beside it.
    fn copy(&self) -> Place {
        let copy = Place {
            directory: tempfile::tempdir().unwrap(),
        };
        fs::copy(self.db(), copy.db()).unwrap();
        copy
    }

    fn db(&self) -> PathBuf {
        self.directory.path().join("tenure.db")
    }

    fn settle(&self, command: &mut Command) -> Output {
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("TENURE_DB", self.db())
            .env("TENURE_NOW", "2026-09-14T14:00:00Z")
            .current_dir(self.directory.path())
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.settle(Command::new(TENURE).args(arguments))
    }

    fn good(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command while its calls of a name meet a fault.
    fn faulty(&self, fault: &str, arguments: &[&str]) -> Output {
        let inject = format!("inject={fault}");
        let mut command = Command::new("strace");
        command
            .args(["-f", "-qq", "-o", "/dev/null", "-e", &inject, TENURE])
            .args(arguments);
        self.settle(&mut command)
    }

    fn operations(&self) -> usize {
        let log: Value = serde_json::from_str(&self.good(&["log", "--json"])).unwrap();
        log["items"].as_array().unwrap().len()
    }
}

/// Whether a run ended by a panic, which no fault may bring about.
fn panicked(output: &Output) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    output.status.code() == Some(134)
        || output.status.code() == Some(101)
        || output.status.signal() == Some(6)
        || String::from_utf8_lossy(&output.stderr).contains("panicked")
}

/// The calls that change a file or a directory.
const CALLS: [&str; 7] = [
    "pwrite64",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "unlink",
    "openat",
];

/// The commands that change something, on a store with one ticket.
const COMMANDS: [&[&str]; 3] = [
    &["ticket", "respond", "1"],
    &["ticket", "open", "acme-1", "--subject", "T"],
    &["undo"],
];

/// Injects one fault after the other into a command, until the call is not made so often; gives
/// how many were injected.
fn inject(fault: &str, most: usize) -> usize {
    let place = Place::filled();
    let before = place.operations();
    let mut injected = 0;
    for arguments in COMMANDS {
        for call in CALLS {
            for when in 1..=most {
                let copy = place.copy();
                let output = copy.faulty(&format!("{call}:{fault}:when={when}"), arguments);
                let what = format!("{arguments:?}, {call} {when}, {fault}");
                assert!(!panicked(&output), "{what}: {output:?}");
                // Nothing acknowledged is lost, nothing is half there, nobody has to mend anything.
                let after = copy.operations();
                if output.status.success() {
                    assert_eq!(after, before + 1, "{what}");
                } else {
                    assert!(after == before || after == before + 1, "{what}: {after}");
                }
                copy.good(&["doctor"]);
                copy.good(&["ticket", "open", "acme-1", "--subject", "U"]);
                assert_eq!(copy.operations(), after + 1, "{what}");
                injected += usize::from(!output.status.success());
            }
        }
    }
    injected
}

#[test]
fn a_kill_at_any_call_loses_nothing_acknowledged() {
    if strace() {
        let killed = inject("signal=KILL", much(3, 40));
        assert!(killed > 30, "only {killed} commands were killed");
    }
}

#[test]
fn a_full_or_failing_disk_loses_nothing_acknowledged() {
    if strace() {
        let full = inject("error=ENOSPC", much(2, 40));
        let failing = inject("error=EIO", much(1, 40));
        assert!(
            full > 15 && failing > 5,
            "only {full} and {failing} commands failed"
        );
    }
}

#[test]
fn sixteen_writers_and_their_readers_wait_for_each_other() {
    let place = Place::filled();
    let each = much(5, 25);
    thread::scope(|scope| {
        for writer in 0..16 {
            let place = &place;
            scope.spawn(move || {
                for one in 0..each {
                    let subject = format!("{writer}.{one}");
                    place.good(&["ticket", "open", "acme-1", "--subject", &subject]);
                    if one == 0 && writer % 4 == 0 {
                        place.good(&["backup", &format!("copy-{writer}.db")]);
                        place.good(&["ticket", "list"]);
                    }
                }
            });
        }
    });
    assert_eq!(place.operations(), 2 + 16 * each);
    place.good(&["doctor"]);
    for writer in [0, 4, 8, 12] {
        place.good(&["doctor", "--db", &format!("copy-{writer}.db")]);
    }
}

/// A flip either changes nothing that the store says, or is reported.
#[test]
fn flipped_bits_and_cut_files_are_reported() {
    let place = Place::filled();
    let export = place.good(&["export"]);
    let bytes = fs::read(place.db()).unwrap();
    let judge = |damaged: &[u8], what: &str| -> bool {
        fs::write(place.db(), damaged).unwrap();
        let doctor = place.run(&["doctor"]);
        assert!(!panicked(&doctor), "{what}: {doctor:?}");
        let export_now = place.run(&["export"]);
        assert!(!panicked(&export_now), "{what}: {export_now:?}");
        let same = export_now.status.success() && export_now.stdout == export.as_bytes();
        assert!(
            same || !doctor.status.success(),
            "{what} changed the content unnoticed"
        );
        !doctor.status.success()
    };
    let mut reported = 0;
    let flips = much(120, 1000);
    for flip in 0..flips {
        // Spread over the whole file, each time another bit.
        let at = flip * bytes.len() / flips + flip % 7;
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (flip % 8);
        reported += usize::from(judge(&damaged, &format!("a flip in byte {at}")));
    }
    // Most of the others fall into free space, as the export shows.
    assert!(
        reported * 8 > flips,
        "only {reported} of {flips} flips were reported"
    );
    let cuts = much(40, 200);
    for cut in 0..cuts {
        let length = cut * bytes.len() / cuts;
        assert!(judge(&bytes[..length], &format!("a cut to {length} bytes")));
    }
    assert!(!judge(&bytes, "nothing"));
}
