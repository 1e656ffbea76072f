//! What the system does not allow: files beyond a size, directories that cannot be written to.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::commands::{CHANGES, FILES};
use crate::place::{Place, Start, Undisturbed, panicked, state};
use crate::{in_parallel, much};

/// A file that may not grow beyond a size ends a command by a signal, or by an error where the
/// signal is ignored.
#[test]
fn a_limit_of_file_sizes_loses_nothing_acknowledged() {
    let lines = [CHANGES, FILES].concat();
    let failures: usize = in_parallel(&lines, |&(start, arguments)| {
        let undisturbed = Undisturbed::of((start, arguments));
        let mut failures = 0;
        let steps = much(4, 40);
        for step in 0..steps {
            // In blocks of 512 bytes; the store has about 250.
            let blocks = 300 * step / steps;
            for ignored in ["", "trap '' XFSZ; "] {
                let place = Place::new(start);
                let mut command = Command::new("sh");
                command
                    .args([
                        "-c",
                        &format!("{ignored}ulimit -f {blocks}; exec \"$0\" \"$@\""),
                    ])
                    .arg(crate::TENURE)
                    .args(arguments);
                let output = place.prepared(command).output().unwrap();
                let judged = undisturbed.judge(&place, &output);
                assert_eq!(judged, Ok(()), "{arguments:?}, {blocks}: {output:?}");
                if let Some(status) = output.status.code() {
                    assert!([0, 3].contains(&status), "{arguments:?}: {output:?}");
                }
                failures += usize::from(!output.status.success());
            }
        }
        failures
    })
    .into_iter()
    .sum();
    assert!(
        failures > lines.len(),
        "only {failures} commands met the limit"
    );
}

/// Somebody without privileges: root may write everywhere, so that nothing is proved by it.
struct Nobody {
    program: PathBuf,
    as_root: bool,
}

const NOBODY: u32 = 65534;

impl Nobody {
    /// `None`, with a message, where there is no such user to be.
    fn new(shared: &Path) -> Option<Nobody> {
        let me = fs::metadata(shared).unwrap().uid();
        let program = shared.join("tenure");
        fs::copy(crate::TENURE, &program).unwrap();
        fs::set_permissions(shared, fs::Permissions::from_mode(0o755)).unwrap();
        let nobody = Nobody {
            program,
            as_root: me == 0,
        };
        let mut version = nobody.command(shared, &["--version"]);
        if version.output().is_ok_and(|output| output.status.success()) {
            return Some(nobody);
        }
        eprintln!("SKIPPED: privileges cannot be dropped here; permissions were not tested");
        None
    }

    fn command(&self, directory: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .env_clear()
            .env("HOME", directory)
            .env("TENURE_DB", directory.join("tenure.db"))
            .env("TENURE_NOW", "2026-09-14T14:00:00Z")
            .current_dir(directory)
            .stdin(std::process::Stdio::null());
        if self.as_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    }

    fn run(&self, place: &Place, arguments: &[&str]) -> Output {
        self.command(&place.path(""), arguments).output().unwrap()
    }
}

/// Sets who may do what with everything in a place.
fn allow(place: &Place, directory: u32, file: u32) {
    for name in place.files().keys() {
        fs::set_permissions(place.path(name), fs::Permissions::from_mode(file)).unwrap();
    }
    fs::set_permissions(place.path(""), fs::Permissions::from_mode(directory)).unwrap();
}

/// Who may not write changes nothing, is told so, and may read where the files allow it.
#[test]
fn read_only_places_are_read_and_left_as_they_are() {
    let shared = tempfile::tempdir().unwrap();
    let Some(nobody) = Nobody::new(shared.path()) else {
        return;
    };
    let cases = [
        ("a directory that is only read", 0o555, 0o444, true),
        (
            "a file that may be written in a directory that may not",
            0o555,
            0o666,
            true,
        ),
        (
            "a file that may not be written in a directory that may",
            0o777,
            0o444,
            true,
        ),
        ("a file that may not be read", 0o555, 0o000, false),
        ("a directory that cannot be entered", 0o000, 0o444, false),
    ];
    for (what, directory, file, readable) in cases {
        for &(start, arguments) in CHANGES {
            let place = Place::new(start);
            let before = place.files();
            // Without a store there is nothing that a directory would have to protect but itself.
            let writable = directory == 0o777 && start == Start::Nothing;
            if writable || (directory == 0 && nobody.as_root) {
                continue;
            }
            allow(&place, directory, file);
            let output = nobody.run(&place, arguments);
            allow(&place, 0o755, 0o644);
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(!panicked(&output), "{what}, {arguments:?}: {told}");
            assert_eq!(
                output.status.code(),
                Some(3),
                "{what}, {arguments:?}: {told}"
            );
            assert!(
                told.contains("error: ") && told.contains("help: "),
                "{what}: {told}"
            );
            assert!(place.files() == before, "{what}, {arguments:?}");
        }
        let place = Place::new(Start::Store);
        if directory != 0 {
            allow(&place, directory, file);
            for arguments in [&["ticket", "list"][..], &["log"], &["doctor"], &["export"]] {
                let output = nobody.run(&place, arguments);
                let told = String::from_utf8_lossy(&output.stderr).into_owned();
                let status = if readable { 0 } else { 3 };
                assert_eq!(
                    output.status.code(),
                    Some(status),
                    "{what}, {arguments:?}: {told}"
                );
            }
            if directory == 0o555 {
                for arguments in [&["log", "-o", "answer"][..], &["backup", "copy.db"]] {
                    let output = nobody.run(&place, arguments);
                    assert_eq!(output.status.code(), Some(3), "{what}: {output:?}");
                }
            }
            allow(&place, 0o755, 0o644);
            state(&place.db()).unwrap();
        }
    }
}

/// Whatever the mask of bits: what is kept is its owner's alone.
#[test]
fn what_is_kept_is_private_under_any_mask() {
    for mask in ["000", "022", "077", "277", "777"] {
        let place = Place::new(Start::Nothing);
        let mut command = Command::new("sh");
        let line = format!("umask {mask}; exec \"$0\" contract register one.toml");
        command.args(["-c", &line]).arg(crate::TENURE);
        let mut command = place.prepared(command);
        command.env_remove("TENURE_DB");
        command.env("XDG_DATA_HOME", place.path("data"));
        let output = command.output().unwrap();
        assert!(output.status.success(), "{mask}: {output:?}");
        let mode = |name: &str| fs::metadata(place.path(name)).unwrap().mode() & 0o777;
        assert_eq!(mode("data"), 0o700, "{mask}");
        assert_eq!(mode("data/tenure"), 0o700, "{mask}");
        assert_eq!(mode("data/tenure/tenure.db"), 0o600, "{mask}");
        let copied = place
            .prepared(Command::new(crate::TENURE))
            .args(["backup", "copy.db", "--db", "data/tenure/tenure.db"])
            .output()
            .unwrap();
        assert!(copied.status.success(), "{copied:?}");
        assert_eq!(mode("copy.db"), 0o600);
    }
}
