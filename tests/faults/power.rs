//! Losses of power, by replaying what commands did to their directory: at every step, what was not
//! synced is dropped, kept, kept in part, or torn, and what is then found must hold what was
//! acknowledged, and no half of anything.
//!
//! The disk that is assumed keeps what was synced; of the writes to a file since, it keeps any, and
//! any part of the last; of the names in a directory since, it keeps the first few, since names are
//! kept in a journal. A name that was not synced may be lost even if its file was.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::Write as _;
use std::path::Path;
use std::sync::Mutex;

use rusqlite::Connection;

use crate::place::{Place, Start, goes_on, state};
use crate::trace::{Inode, Recorder, Step, apply};
use crate::{TENURE, in_parallel, long, much, strace};

/// A random number after the other, the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((x ^ (x >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }
}

/// A disk, with what would be lost.
#[derive(Clone, Default)]
struct Disk {
    /// The contents that are safe, and what was done to each file since.
    safe: Vec<Vec<u8>>,
    since: BTreeMap<Inode, Vec<Step>>,
    names: BTreeMap<String, Inode>,
    names_since: Vec<Step>,
    begun: usize,
    told: usize,
}

/// What is found after the power came back.
struct Found {
    files: BTreeMap<String, Vec<u8>>,
    begun: usize,
    told: usize,
}

impl Disk {
    fn step(&mut self, step: &Step) {
        match step {
            Step::Write { file, .. } | Step::Cut { file, .. } => {
                self.since.entry(*file).or_default().push(step.clone());
            }
            Step::Sync { file } => {
                for step in self.since.remove(file).unwrap_or_default() {
                    apply(&mut self.safe, &step);
                }
            }
            Step::Name { .. } | Step::Unname { .. } => self.names_since.push(step.clone()),
            Step::SyncNames => {
                for step in std::mem::take(&mut self.names_since) {
                    rename(&mut self.names, &step);
                }
            }
            Step::Begins => self.begun += 1,
            Step::Tells => self.told = self.begun,
        }
    }

    /// What could be found if the power went now: the first time nothing that was not safe, the
    /// second time all of it, then as the dice fall.
    fn lose_power(&self, time: usize, dice: &mut Dice) -> Found {
        let mut names = self.names.clone();
        let kept = match time {
            0 => 0,
            1 => self.names_since.len(),
            _ => dice.throw(self.names_since.len() + 1),
        };
        for step in &self.names_since[..kept] {
            rename(&mut names, step);
        }
        let mut contents = self.safe.clone();
        for steps in self.since.values() {
            // Often all or none, else many states would be much alike.
            let manner = dice.throw(4);
            for (at, step) in steps.iter().enumerate() {
                let keep = match (time, manner) {
                    (0, _) | (2.., 0) => false,
                    (1, _) | (2.., 1) => true,
                    _ => dice.throw(2) == 0,
                };
                let last = time > 1 && at + 1 == steps.len();
                match step {
                    Step::Write { file, at, bytes } if last && bytes.len() > 1 => {
                        // Torn: its beginning is there, or its end.
                        let cut = 1 + dice.throw(bytes.len() - 1);
                        let (at, bytes) = match dice.throw(2) {
                            0 => (*at, &bytes[..cut]),
                            _ => (at + cut, &bytes[cut..]),
                        };
                        let bytes = bytes.to_vec();
                        apply(
                            &mut contents,
                            &Step::Write {
                                file: *file,
                                at,
                                bytes,
                            },
                        );
                    }
                    step if keep => apply(&mut contents, step),
                    _ => {}
                }
            }
        }
        let content = |file: &Inode| contents.get(*file).cloned().unwrap_or_default();
        Found {
            files: names
                .iter()
                .map(|(name, file)| (name.clone(), content(file)))
                .collect(),
            begun: self.begun,
            told: self.told,
        }
    }
}

fn rename(names: &mut BTreeMap<String, Inode>, step: &Step) {
    match step {
        Step::Name { name, file } => drop(names.insert(name.clone(), *file)),
        Step::Unname { name } => drop(names.remove(name)),
        _ => {}
    }
}

/// Loses power so many times at each step, and judges each state that was not seen before; gives
/// how many there were, and what was wrong with those that are not as they must be.
fn replay(
    steps: &[Step],
    times: usize,
    judge: impl Fn(&Path, &Found) -> Result<(), String> + Sync,
) -> (usize, Vec<String>) {
    // Each thread replays everything, and judges its share.
    let shares = [0, 1];
    let seen = Mutex::new(HashSet::new());
    let results = in_parallel(&shares, |share| {
        let mut disk = Disk::default();
        let (mut judged, mut wrong) = (0, Vec::new());
        for (at, step) in steps.iter().enumerate() {
            disk.step(step);
            if disk.begun == 0 || at % shares.len() != *share {
                continue;
            }
            let mut dice = Dice(u64::try_from(at).unwrap());
            let unsafe_steps: usize = disk.since.values().map(Vec::len).sum();
            let times = match unsafe_steps + disk.names_since.len() {
                0 => 1,
                _ => times,
            };
            for time in 0..times {
                let found = disk.lose_power(time, &mut dice);
                let mut hasher = DefaultHasher::new();
                (&found.files, found.begun, found.told).hash(&mut hasher);
                if !seen.lock().unwrap().insert(hasher.finish()) {
                    continue;
                }
                judged += 1;
                let place = Place::with(&found.files);
                if let Err(why) = judge(&place.path(""), &found) {
                    wrong.push(format!("step {at}, time {time}, after {step:.200?}: {why}"));
                }
            }
        }
        (judged, wrong)
    });
    let judged = results.iter().map(|(judged, _)| judged).sum();
    (
        judged,
        results.into_iter().flat_map(|(_, wrong)| wrong).collect(),
    )
}

/// What the store held after each command, from before the first.
struct Story {
    steps: Vec<Step>,
    states: Vec<Vec<String>>,
    /// The files that commands made, with the number of the command.
    made: Vec<(usize, String, Vec<u8>)>,
}

/// Commands, one after the other in one place.
fn told(start: Start, lines: &[&[&str]]) -> Story {
    let place = Place::new(start);
    let before = place.files();
    let mut recorder = Recorder::begin(&place);
    // Reading the state of an old store would bring it up to date.
    let mut states = vec![state(&Place::new(start).db()).unwrap()];
    let mut made = Vec::new();
    for (at, arguments) in lines.iter().enumerate() {
        let known = place.files();
        let output = recorder.run(&place, Path::new(TENURE), arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        states.push(state(&place.db()).unwrap());
        for (name, bytes) in place.files() {
            let others = !name.starts_with("tenure.db") && !before.contains_key(&name);
            if others && known.get(&name) != Some(&bytes) {
                made.push((at + 1, name, bytes));
            }
        }
    }
    Story {
        steps: recorder.steps,
        states,
        made,
    }
}

impl Story {
    /// What was acknowledged is there; what was begun is there or not, and nothing else is.
    fn judge(&self, place: &Path, found: &Found) -> Result<(), String> {
        for (command, name, bytes) in &self.made {
            let now = found.files.get(name);
            let whole =
                now.is_none_or(|now| self.made.iter().any(|(_, n, b)| n == name && b == now));
            if !whole || (found.told >= *command && found.begun <= *command && now != Some(bytes)) {
                return Err(format!("{name} is not what it was"));
            }
        }
        let now = state(&place.join("tenure.db"))?;
        if !self.states[found.told..=found.begun].contains(&now) {
            let acknowledged = self.states[found.told].len();
            return Err(format!(
                "{acknowledged} records were acknowledged, {} are there",
                now.len()
            ));
        }
        goes_on(&place.join("tenure.db"))
    }
}

const STORIES: [(Start, &[&[&str]]); 3] = [
    (
        Start::Nothing,
        &[
            &["contract", "register", "one.toml"],
            &[
                "ticket",
                "open",
                "acme-1",
                "--subject",
                "S",
                "--severity",
                "S1",
            ],
            &["ticket", "respond", "1"],
            &["ticket", "import", "tickets.ndjson"],
            &["backup", "copy.db"],
            &["undo"],
            &["redo"],
            &["log", "-o", "answer"],
            &["rebuild"],
            &["ticket", "note", "1", "--text", "N"],
            &["log", "-o", "answer"],
        ],
    ),
    (
        Start::Nothing,
        &[
            &["import", "export.ndjson"],
            &["contract", "register", "two.toml"],
        ],
    ),
    (
        Start::Old,
        &[
            &["ticket", "list"],
            &["contract", "register", "three.toml"],
            &["undo"],
        ],
    ),
];

#[test]
fn a_loss_of_power_loses_nothing_acknowledged() {
    if !strace() {
        return;
    }
    let mut judged = 0;
    for (start, lines) in STORIES {
        let story = told(start, lines);
        let (states, wrong) = replay(&story.steps, much(2, 20), |place, found| {
            story.judge(place, found)
        });
        let few: Vec<&String> = wrong.iter().take(5).collect();
        assert!(
            wrong.is_empty(),
            "{} of {states} states: {few:#?}",
            wrong.len()
        );
        judged += states;
    }
    eprintln!("{judged} states after a loss of power");
    let least = if long() { 5000 } else { 500 };
    assert!(judged >= least, "only {judged} states");
}

/// If the store did not wait for the disk, this would be noticed: the same calls, on a disk that
/// takes no notice of being asked to sync one kind of file.
#[test]
fn a_sync_that_is_left_out_is_noticed() {
    if !strace() {
        return;
    }
    let story = told(Start::Nothing, &STORIES[0].1[..3]);
    let mut names: BTreeMap<Inode, String> = BTreeMap::new();
    for step in &story.steps {
        if let Step::Name { name, file } = step {
            names.insert(*file, name.clone());
        }
    }
    for left_out in ["tenure.db", "tenure.db-journal", ""] {
        let steps: Vec<Step> = story
            .steps
            .iter()
            .filter(|step| match step {
                Step::Sync { file } => names[file] != left_out,
                Step::SyncNames => !left_out.is_empty(),
                _ => true,
            })
            .cloned()
            .collect();
        assert!(steps.len() < story.steps.len());
        let (_, wrong) = replay(&steps, 4, |place, found| story.judge(place, found));
        assert!(
            !wrong.is_empty(),
            "without syncing {left_out:?}, nothing is lost"
        );
    }
}

/// How many commits the writer below makes.
const COMMITS: usize = 6;

/// Not a test: what the control runs in a process of its own.
#[test]
#[ignore = "run by `weaker_settings_lose_what_was_acknowledged`"]
fn weaker_writer() {
    let Some(settings) = std::env::var_os("TENURE_WEAKER") else {
        return;
    };
    let settings = settings.into_string().unwrap();
    let connection = Connection::open("weak.db").unwrap();
    connection.execute_batch(&settings).unwrap();
    for number in 0..COMMITS {
        let sql = format!("BEGIN IMMEDIATE; INSERT INTO t VALUES ({number}); COMMIT");
        connection.execute_batch(&sql).unwrap();
        std::io::stdout().write_all(b"done\n").unwrap();
    }
}

/// The control: with settings a little weaker than the store's, acknowledged commits are lost, and
/// with those of the store they are not.
#[test]
fn weaker_settings_lose_what_was_acknowledged() {
    if !strace() {
        return;
    }
    let cases = [
        (
            "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL",
            false,
        ),
        (
            "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL",
            true,
        ),
        (
            "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL",
            true,
        ),
        (
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
            true,
        ),
        (
            "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF",
            true,
        ),
    ];
    for (settings, loses) in cases {
        let place = Place::with(&BTreeMap::new());
        Connection::open(place.path("weak.db"))
            .unwrap()
            .execute_batch(&format!("{settings}; CREATE TABLE t (x)"))
            .unwrap();
        let mut recorder = Recorder::begin(&place);
        let writer = std::env::current_exe().unwrap();
        let wrapped = format!(
            "TENURE_WEAKER='{settings}' exec \"$0\" power::weaker_writer --exact --ignored --nocapture"
        );
        let arguments = ["-c", &wrapped, writer.to_str().unwrap()];
        let output = recorder.run(&place, Path::new("/bin/sh"), &arguments);
        assert!(output.status.success(), "{output:?}");
        let steps = commits(recorder.steps);
        let (states, wrong) = replay(&steps, 6, |place, found| {
            let connection = Connection::open(place.join("weak.db")).unwrap();
            let count = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
            let sound: Result<String, _> =
                connection.query_row("PRAGMA integrity_check", [], |row| row.get(0));
            let kept = count("SELECT count(*) FROM t").map_err(|error| error.to_string())?;
            match sound.as_deref() {
                Ok("ok") if usize::try_from(kept).unwrap() >= found.told.min(COMMITS) => Ok(()),
                Ok("ok") => Err(format!(
                    "{} were acknowledged, {kept} are there",
                    found.told
                )),
                other => Err(format!("{other:?}")),
            }
        });
        assert!(states > 20, "{settings}: only {states} states");
        assert_eq!(
            !wrong.is_empty(),
            loses,
            "{settings}: {states} states, {wrong:#?}"
        );
    }
    assert!(fs::metadata("weak.db").is_err());
}

/// Every commit of the writer as if it were a command of its own: it says so after each.
fn commits(steps: Vec<Step>) -> Vec<Step> {
    let tells: Vec<usize> = (0..steps.len())
        .filter(|at| matches!(steps[*at], Step::Tells))
        .collect();
    // The frame of the test tells something before and after.
    let first = steps
        .iter()
        .position(|step| matches!(step, Step::Begins))
        .unwrap();
    let writes = |from: usize, to: usize| {
        steps[from..to]
            .iter()
            .any(|step| matches!(step, Step::Sync { .. } | Step::Write { .. }))
    };
    let mut last = first;
    let mut numbered = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        match step {
            Step::Begins => {}
            Step::Tells if tells.contains(&at) && writes(last, at) => {
                numbered.extend([Step::Begins, Step::Tells]);
                last = at;
            }
            Step::Tells => {}
            other => numbered.push(other.clone()),
        }
    }
    numbered
}
