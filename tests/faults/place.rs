//! A directory with a store in it, what its store holds, and whether that is as it must be.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;
use tenure::domain::Instant;
use tenure::store::{Operation, SqliteStore, Store as _, StoreError};

use crate::TENURE;

/// What a command finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// No store.
    Nothing,
    /// A contract with three tickets, of which the second waits and the third is resolved.
    Store,
    /// The same, whose last operation was undone.
    Undone,
    /// A store of format 1.
    Old,
}

type Files = BTreeMap<String, Vec<u8>>;

const TICKETS: &str = r#"{"ref":"A-1","contract":"acme-1","subject":"S","description":"D","severity":"S2","channel":"portal","opened_at":"2026-09-10T08:00:00Z","events":[{"type":"respond","at":"2026-09-10T09:00:00Z"}]}
{"ref":"A-2","contract":"acme-1","subject":"S","description":"D","severity":"S3","channel":"portal","opened_at":"2026-09-11T08:00:00Z"}
"#;
const FEED: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
const CALENDAR: &str =
    "format = 1\n[calendar.office]\nzone = \"Europe/Rome\"\nhours = { mon = [\"09:00-17:00\"] }\n";
const BATCH: &str = "{\"id\":1,\"calendar\":\"business\",\"op\":\"add\",\"start\":\"2026-09-14T14:00:00Z\",\"seconds\":7200}\n";

/// The files that every place has.
fn inputs() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples");
    let example = |name| fs::read(root.join(name)).unwrap();
    let one = fs::read_to_string(root.join("ivanti-standard-emea.toml")).unwrap();
    let program = fs::read_to_string(root.join("../programs/ivanti.toml")).unwrap();
    BTreeMap::from([
        ("one.toml".to_owned(), example("ivanti-standard-emea.toml")),
        ("two.toml".to_owned(), example("imagicle-gold-europe.toml")),
        ("three.toml".to_owned(), example("kaseya-britain.toml")),
        (
            "changed.toml".to_owned(),
            one.replace("18250.00", "20000.00").into(),
        ),
        (
            "newer.toml".to_owned(),
            program
                .replacen("edition = \"", "edition = \"newer ", 1)
                .into(),
        ),
        ("tickets.ndjson".to_owned(), TICKETS.into()),
        ("feed.ics".to_owned(), FEED.into()),
        ("calendar.toml".to_owned(), CALENDAR.into()),
        ("batch.ndjson".to_owned(), BATCH.into()),
    ])
}

/// What each start is made of; made once.
fn files(start: Start) -> &'static Files {
    static FILES: OnceLock<[Files; 4]> = OnceLock::new();
    let [nothing, store, undone, old] = FILES.get_or_init(|| {
        let place = Place::with(&inputs());
        let open = [
            "ticket",
            "open",
            "acme-1",
            "--subject",
            "S",
            "--severity",
            "S1",
        ];
        place.good(&["contract", "register", "one.toml"]);
        for _ in 0..3 {
            place.good(&open);
        }
        place.good(&["ticket", "wait", "2"]);
        place.good(&["ticket", "respond", "3"]);
        place.good(&["ticket", "resolve", "3"]);
        let export = place.good(&["export"]);
        let store = place.files();
        place.good(&["undo"]);
        let undone = place.files();
        let mut nothing = inputs();
        nothing.insert("export.ndjson".to_owned(), export.into());
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/format-1.db");
        let mut old = inputs();
        old.insert("tenure.db".to_owned(), fs::read(fixture).unwrap());
        [nothing, store, undone, old]
    });
    match start {
        Start::Nothing => nothing,
        Start::Store => store,
        Start::Undone => undone,
        Start::Old => old,
    }
}

pub struct Place {
    directory: TempDir,
}

impl Place {
    pub fn new(start: Start) -> Place {
        Place::with(files(start))
    }

    /// A place with these files.
    pub fn with(files: &Files) -> Place {
        // In memory where that can be: what the disk does is not looked at.
        let memory = Path::new("/dev/shm");
        let directory = tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir());
        let place = Place {
            directory: directory.unwrap(),
        };
        for (name, bytes) in files {
            fs::write(place.path(name), bytes).unwrap();
        }
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub fn db(&self) -> PathBuf {
        self.path("tenure.db")
    }

    /// Every file with its bytes.
    pub fn files(&self) -> Files {
        let entries = fs::read_dir(self.directory.path()).unwrap();
        entries
            .map(|entry| entry.unwrap())
            .map(|entry| {
                let name = entry.file_name().into_string().unwrap();
                (name, fs::read(entry.path()).unwrap_or_default())
            })
            .collect()
    }

    /// The same command in the environment that all of them have.
    pub fn prepared(&self, mut command: Command) -> Command {
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.directory.path())
            .env("TENURE_DB", self.db())
            .env("TENURE_NOW", "2026-09-14T14:00:00Z")
            .env("USER", "ann")
            .current_dir(self.directory.path())
            .stdin(Stdio::null());
        command
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(TENURE);
        command.args(arguments);
        self.prepared(command)
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub fn good(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub fn operations(&self) -> usize {
        let store = SqliteStore::open(self.db()).unwrap();
        store.log(None).unwrap().len()
    }
}

/// Everything that a store holds, record by record, after every check of it; nothing where there is
/// none.
pub fn state(db: &Path) -> Result<Vec<String>, String> {
    let store = match SqliteStore::open(db) {
        Err(StoreError::Missing { .. }) => return Ok(Vec::new()),
        Err(_) if fs::metadata(db).is_ok_and(|found| found.len() == 0) => return Ok(Vec::new()),
        opened => opened.map_err(|error| error.to_string())?,
    };
    let checks = store.examine().map_err(|error| error.to_string())?;
    if let Some(checked) = checks.iter().find(|checked| !checked.wrong.is_empty()) {
        return Err(format!("{}: {:?}", checked.name, checked.wrong));
    }
    let mut records = Vec::new();
    store
        .export(&mut |record| {
            records.push(serde_json::to_string(record).unwrap());
            Ok(())
        })
        .map_err(|error| error.to_string())?;
    // The first says that records follow, the last how many.
    Ok(records[1..records.len() - 1].to_vec())
}

/// Records something more, which nobody has to mend anything for.
pub fn goes_on(db: &Path) -> Result<(), String> {
    let failed = |error: StoreError| error.to_string();
    let before = state(db)?.len();
    let operation = Operation {
        at: Instant::from_seconds(1_790_000_000).unwrap(),
        told: true,
        by: "ann".to_owned(),
        command: "test".to_owned(),
        rehearsal: false,
    };
    let mut store = SqliteStore::open_or_create(db).map_err(failed)?;
    store.commit(&operation, &[]).map_err(failed)?;
    drop(store);
    match state(db)?.len() == before + 1 {
        true => Ok(()),
        false => Err("a later operation was not recorded".to_owned()),
    }
}

/// What a command does where nothing goes wrong.
pub struct Undisturbed {
    pub status: i32,
    pub before: Vec<String>,
    pub after: Vec<String>,
    files_before: Files,
    files_after: Files,
}

impl Undisturbed {
    pub fn of((start, arguments): (Start, &[&str])) -> Undisturbed {
        let place = Place::new(start);
        let files_before = place.files();
        let output = place.run(arguments);
        let files_after = place.files();
        Undisturbed {
            status: output.status.code().unwrap(),
            before: state(&Place::new(start).db()).unwrap(),
            after: state(&place.db()).unwrap(),
            files_before,
            files_after,
        }
    }

    /// Judges what a command left behind that something happened to: all or nothing, and all where
    /// it said so.
    pub fn judge(&self, place: &Place, output: &Output) -> Result<(), String> {
        if panicked(output) {
            return Err("it panicked".to_owned());
        }
        let acknowledged = output.status.code() == Some(self.status);
        let found = place.files();
        // First, since opening the store may take back what was half done.
        for (name, bytes) in &found {
            let (before, after) = (self.files_before.get(name), self.files_after.get(name));
            let of_a_store = name.contains(".db");
            let draft = name.starts_with(".tenure-") || name.starts_with(".tmp");
            if !of_a_store && !draft && Some(bytes) != before && Some(bytes) != after {
                return Err(format!("{name} is half there"));
            }
            if acknowledged && !of_a_store && after.is_some() && Some(bytes) != after {
                return Err(format!("{name} is not what was acknowledged"));
            }
        }
        for name in self.files_after.keys() {
            if acknowledged && !found.contains_key(name) && !name.ends_with("-journal") {
                return Err(format!("{name} was acknowledged, and is not there"));
            }
        }
        let now = state(&place.db())?;
        if now != self.after && (acknowledged || now != self.before) {
            let (had, has) = (self.before.len(), now.len());
            return Err(format!("the store had {had} records and has {has}"));
        }
        // A copy that has its name is whole.
        for name in found.keys() {
            let copy = name.starts_with("copy.db") || name.starts_with("tenure.db.format");
            if copy && !name.ends_with("-journal") && state(&place.path(name))? != self.before {
                return Err(format!("{name} is not a copy"));
            }
        }
        goes_on(&place.db())
    }
}

/// Whether a run ended by a panic, which no fault may bring about.
pub fn panicked(output: &Output) -> bool {
    output.status.code() == Some(134)
        || output.status.code() == Some(101)
        || output.status.signal() == Some(6)
        || String::from_utf8_lossy(&output.stderr).contains("panicked")
}
