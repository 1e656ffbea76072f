//! What the tests of the command line share: a workplace with contracts in it, and the binary run
//! in an environment of its own.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "each test file uses its part"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Business hours Monday to Friday 08:00 to 17:00.
pub const HOURS: &str = r#"
[calendar.business]
zone = "Europe/Rome"
hours = { mon = ["08:00-17:00"], tue = ["08:00-17:00"], wed = ["08:00-17:00"], thu = ["08:00-17:00"], fri = ["08:00-17:00"] }
"#;

/// A term that runs in September 2026.
pub const TERM: &str = "term = { start = 2026-01-16, end = 2027-01-15, renewal_months = 12 }";

/// The keys of a contract in force then, with a fee.
pub const KEYS: &str = "program = \"ivanti\"\ntier = \"standard\"\nregion = \"emea\"\ncalendar = \"business\"\n\
    currency = \"EUR\"\nannual_fee = \"100.00\"\nterm = { start = 2026-01-16, end = 2027-01-15 }";

/// The keys of a contract whose program publishes its hours.
pub fn imagicle(tier: &str, region: &str) -> String {
    format!("program = \"imagicle\"\ntier = \"{tier}\"\nregion = \"{region}\"\n{TERM}")
}

/// Two text fields of each item of an answer.
pub fn pairs(answer: &Value, first: &str, second: &str) -> Vec<(String, String)> {
    let items = answer["items"].as_array().unwrap();
    let text = |item: &Value, field: &str| item[field].as_str().unwrap().to_owned();
    items
        .iter()
        .map(|item| (text(item, first), text(item, second)))
        .collect()
}

/// A directory with files and, once something is registered, a store.
pub struct Place {
    dir: tempfile::TempDir,
}

/// What a run of the binary did.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("{}{}", self.out, self.err))
    }

    /// The only item of the answer.
    pub fn item(&self) -> Value {
        let json = self.json();
        let items = json["items"].as_array().unwrap();
        assert_eq!(items.len(), 1, "{json:#}");
        items[0].clone()
    }

    /// Items with a field of that value.
    pub fn items_with(&self, field: &str, value: &str) -> Vec<Value> {
        let json = self.json();
        let items = json["items"].as_array().unwrap();
        items
            .iter()
            .filter(|item| item[field] == value)
            .cloned()
            .collect()
    }
}

impl Place {
    pub fn new() -> Place {
        Place {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn db(&self) -> PathBuf {
        self.path("state.db")
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// The file of a contract with these keys, and with business hours where it uses them.
    pub fn contract(&self, id: &str, keys: &str) -> PathBuf {
        let hours = if keys.contains("\"business\"") {
            HOURS
        } else {
            ""
        };
        let text =
            format!("format = 1\n[contract]\nid = \"{id}\"\ncustomer = \"C\"\n{keys}\n{hours}");
        self.write(&format!("{id}.toml"), text)
    }

    pub fn register(&self, id: &str, keys: &str) {
        let path = self.contract(id, keys);
        let run = self.run(&["contract", "register", path.to_str().unwrap()]);
        assert_eq!(run.status, 0, "{}", run.err);
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[], "")
    }

    pub fn run_with(&self, arguments: &[&str], env: &[(&str, &str)], input: &str) -> Run {
        let stdin = self.write("stdin", input);
        let output = Command::new(env!("CARGO_BIN_EXE_tenure"))
            .args(arguments)
            .current_dir(self.dir.path())
            .env_clear()
            // So that coverage counts what the binary runs.
            .envs(std::env::var_os("LLVM_PROFILE_FILE").map(|file| ("LLVM_PROFILE_FILE", file)))
            .env("HOME", self.dir.path())
            .env("TENURE_DB", self.db())
            .env("TENURE_NOW", "2026-09-30T12:00:00Z")
            .envs(env.iter().copied())
            .stdin(fs::File::open(stdin).unwrap())
            .output()
            .unwrap();
        Run {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The bytes of every file in the place, to see that nothing was changed.
    pub fn snapshot(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files: Vec<_> = walk(self.dir.path())
            .into_iter()
            .filter(|path| !path.ends_with("stdin"))
            .map(|path| (path.clone(), fs::read(&path).unwrap()))
            .collect();
        files.sort();
        files
    }
}

fn walk(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                walk(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// Whether one of an item's clauses ends with the number of a rule.
pub fn cites(item: &Value, rule: &str) -> bool {
    let clauses = item["clauses"].as_array().unwrap();
    clauses
        .iter()
        .any(|clause| clause.as_str().unwrap().split(' ').any(|word| word == rule))
}
