//! A command that is killed, or meets a full or failing disk, at each of its calls that write.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Output};

use crate::commands::{CHANGES, FILES, Line};
use crate::place::{Place, Undisturbed};
use crate::{in_parallel, long, much, strace};

/// The calls that change a file or a directory, or make one.
pub const WRITING: &str = "pwrite64,write,writev,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,\
    renameat,renameat2,link,linkat,openat,mkdir,chmod,fchmod,fchmodat";

/// Each call of a command that concerns its place, or its answer: its name, and its number among
/// those of that name.
fn calls((start, arguments): Line) -> Vec<(String, usize)> {
    let place = Place::new(start);
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-y", "-e", &format!("trace={WRITING}"), "-o"])
        .arg(log.path())
        .arg(crate::TENURE)
        .args(arguments);
    place.prepared(command).output().unwrap();
    let log = fs::read_to_string(log.path()).unwrap();
    let here = place.path("").display().to_string();
    let here = here.trim_end_matches('/');
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut calls = Vec::new();
    let first = log.split(' ').next();
    for line in log.lines().filter(|line| line.split(' ').next() == first) {
        let Some((head, rest)) = line.split_once('(') else {
            continue;
        };
        let name = head.split_whitespace().last().unwrap();
        let nth = counts.entry(name).or_default();
        *nth += 1;
        // Names that are not whole are of the place, where the command runs.
        let (relative, rest) = match rest
            .strip_prefix("AT_FDCWD<")
            .and_then(|r| r.split_once(">, "))
        {
            Some((_, name)) => (!name.starts_with("\"/"), name),
            None => (rest.starts_with('"') && !rest.starts_with("\"/"), rest),
        };
        if relative || rest.contains(here) || rest.starts_with("1<") {
            calls.push((name.to_owned(), *nth));
        }
    }
    assert!(calls.len() > 3, "{arguments:?}: {log}");
    calls
}

/// At most so many of the calls of each name, from the first to the last.
fn spread(calls: Vec<(String, usize)>, most: usize) -> Vec<(String, usize)> {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (name, nth) in calls {
        by_name.entry(name).or_default().push(nth);
    }
    let mut chosen = Vec::new();
    for (name, all) in by_name {
        let few = most.min(all.len());
        for at in 0..few {
            let at = if few == 1 {
                all.len() - 1
            } else {
                at * (all.len() - 1) / (few - 1)
            };
            chosen.push((name.clone(), all[at]));
        }
    }
    chosen
}

fn faulty(place: &Place, arguments: &[&str], fault: &str) -> Output {
    let mut command = Command::new("strace");
    command
        .args([
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            &format!("inject={fault}"),
            crate::TENURE,
        ])
        .args(arguments);
    place.prepared(command).output().unwrap()
}

/// Does faults to every command at its calls; gives how many there were, and how many commands
/// did not end well.
fn inject(faults: &[&str], most: usize) -> (usize, usize) {
    let lines: Vec<Line> = [CHANGES, FILES].concat();
    let counts = in_parallel(&lines, |&(start, arguments)| {
        let undisturbed = Undisturbed::of((start, arguments));
        assert_eq!(undisturbed.status, 0, "{arguments:?}");
        let (mut done, mut failed) = (0, 0);
        for (at, (name, nth)) in spread(calls((start, arguments)), most)
            .into_iter()
            .enumerate()
        {
            // In the short form each call meets one of them, in turn.
            let chosen = match long() {
                true => faults,
                false => &faults[at % faults.len()..=at % faults.len()],
            };
            for fault in chosen {
                let place = Place::new(start);
                let fault = format!("{name}:{fault}").replace("NTH", &nth.to_string());
                let output = faulty(&place, arguments, &fault);
                let judged = undisturbed.judge(&place, &output);
                assert_eq!(judged, Ok(()), "{arguments:?}, {fault}: {output:?}");
                if let Some(status) = output.status.code() {
                    // Either it went well, or it is told that there is no answer.
                    assert!(
                        [0, 3].contains(&status),
                        "{arguments:?}, {fault}: {output:?}"
                    );
                }
                done += 1;
                failed += usize::from(!output.status.success());
            }
        }
        (done, failed)
    });
    counts
        .into_iter()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

#[test]
fn a_kill_at_any_call_loses_nothing_acknowledged() {
    if strace() {
        let (done, killed) = inject(&["signal=KILL:when=NTH"], much(2, usize::MAX));
        eprintln!("killed at {done} calls");
        assert!(
            done > 150 && killed == done,
            "{killed} of {done} were killed"
        );
    }
}

#[test]
fn a_full_or_failing_disk_loses_nothing_acknowledged() {
    if strace() {
        let faults = [
            "error=ENOSPC:when=NTH",
            "error=ENOSPC:when=NTH+",
            "error=EIO:when=NTH",
            "error=EIO:when=NTH+",
        ];
        let (done, failed) = inject(&faults, much(1, usize::MAX));
        eprintln!("{done} full and failing disks, {failed} commands failed");
        assert!(done > 100 && failed * 3 > done, "{failed} of {done} failed");
    }
}

/// An import that was cut short is given again, and comes to what it would have come to.
#[test]
fn an_import_that_was_killed_is_repeated_to_the_same_end() {
    if !strace() {
        return;
    }
    let lines: Vec<Line> = CHANGES
        .iter()
        .copied()
        .filter(|(_, arguments)| arguments.contains(&"import"))
        .collect();
    assert_eq!(lines.len(), 2);
    for (start, arguments) in lines {
        let list = |place: &Place| place.good(&["ticket", "list", "--json"]);
        let undisturbed = Place::new(start);
        undisturbed.good(arguments);
        for (name, nth) in spread(calls((start, arguments)), much(2, usize::MAX)) {
            let place = Place::new(start);
            let fault = format!("{name}:signal=KILL:when={nth}");
            let killed = faulty(&place, arguments, &fault);
            assert!(!killed.status.success(), "{fault}");
            // The whole of a store is refused where there is one; tickets that are there are known.
            let again = place.run(arguments);
            let whole = place.run(&["log"]).status.success();
            assert!(
                again.status.success() || (whole && arguments[0] == "import"),
                "{again:?}"
            );
            assert_eq!(list(&place), list(&undisturbed), "{arguments:?}, {fault}");
            place.good(&["doctor"]);
        }
    }
}
