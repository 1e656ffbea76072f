//! The files that are checked: which they are, and their texts.
//!
//! Nothing outside the given paths is read. A link may lead to something else below the same path;
//! one that leads out of it is refused, since a stranger's change can hold any link. Devices and
//! pipes are refused without waiting for them. Deliberately absent: what the texts mean.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::cli::args::CheckArgs;
use crate::cli::ci::Project;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::files::{self, in_words};

/// The name of a file of settings.
pub const SETTINGS: &str = "tenure.toml";

/// Most files.
const MAX_FILES: usize = 10_000;
/// Most bytes of all files together.
const MAX_BYTES: u64 = 256 << 20;
/// How deep directories are followed.
const MAX_DEPTH: usize = 32;

/// A file to check.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its path, as it was given or found below one that was; `-` for standard input.
    pub path: PathBuf,
    /// Which of the given paths it belongs to.
    pub given: usize,
    /// The name of standard input.
    stdin_name: String,
}

impl Input {
    fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Its text.
    pub fn text(&self) -> Result<files::Text, Failure> {
        match self.is_stdin() {
            true => files::read_from(std::io::stdin().lock(), &self.stdin_name),
            false => files::read_text(&self.path),
        }
    }

    /// Where tools that show findings look it up.
    pub fn place(&self, project: &Project) -> Option<String> {
        match self.is_stdin() {
            true if self.stdin_name.starts_with('<') => None,
            true => Some(project.place(Path::new(&self.stdin_name))),
            false => Some(project.place(&self.path)),
        }
    }

    /// Whether it is a file of settings, which only somebody who names it wants checked.
    pub fn is_settings(&self) -> bool {
        self.path.file_name().is_some_and(|name| name == SETTINGS)
    }
}

/// The files of the given paths, each once, and why some cannot be read.
pub fn gather(context: &mut Context, args: &CheckArgs) -> (Vec<Input>, Vec<Failure>) {
    let mut gathering = Gathering {
        inputs: Vec::new(),
        seen: BTreeSet::new(),
        bytes: 0,
        failures: Vec::new(),
    };
    for (given, path) in args.paths.iter().enumerate() {
        let failures = gathering.failures.len();
        let found = gathering.path(path, given, &args.stdin_filename);
        if found == 0 && gathering.failures.len() == failures {
            let name = path.display();
            context.remark(&format!("note: there is no .toml file in `{name}`"));
        }
    }
    (gathering.inputs, gathering.failures)
}

struct Gathering {
    inputs: Vec<Input>,
    /// What is among the inputs, by its path without links.
    seen: BTreeSet<PathBuf>,
    bytes: u64,
    failures: Vec<Failure>,
}

impl Gathering {
    /// Takes in what a given path names; how many files that is.
    fn path(&mut self, path: &Path, given: usize, stdin_name: &str) -> usize {
        let input = |path: PathBuf| Input {
            path,
            given,
            stdin_name: stdin_name.to_owned(),
        };
        if path == Path::new("-") {
            if self.seen.insert(path.to_owned()) {
                self.inputs.push(input(path.to_owned()));
            }
            return 1;
        }
        let real = match real_path(path) {
            Ok(real) => real,
            Err(failure) => {
                self.failures.push(failure);
                return 0;
            }
        };
        if !real.is_dir() {
            self.add(input(path.to_owned()), real);
            return 1;
        }
        let mut found = Vec::new();
        self.walk(path, &real, &real, 0, &mut found);
        found.sort();
        let count = found.len();
        for (path, real) in found {
            self.add(input(path), real);
        }
        count
    }

    /// The `.toml` files of a directory and those below it. `real` is its path without links, and
    /// `root` that of the given one.
    fn walk(
        &mut self,
        dir: &Path,
        real: &Path,
        root: &Path,
        depth: usize,
        found: &mut Vec<(PathBuf, PathBuf)>,
    ) {
        let name = dir.display();
        if depth > MAX_DEPTH {
            let what =
                format!("cannot read `{name}`: it is more than {MAX_DEPTH} directories deep");
            let help = "name a directory further down";
            return self.failures.push(Failure::unusable(what).help(help));
        }
        let entries = match fs::read_dir(dir) {
            Ok(entries) => entries,
            Err(error) => {
                let what = format!("cannot read `{name}`: {}", in_words(&error));
                return self
                    .failures
                    .push(Failure::unusable(what).help("check the path"));
            }
        };
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let path = entry.path();
            let below = real.join(entry.file_name());
            if kind.is_dir() {
                self.walk(&path, &below, root, depth + 1, found);
                continue;
            }
            let is_toml = path
                .extension()
                .is_some_and(|extension| extension == "toml");
            if !is_toml || entry.file_name() == SETTINGS || found.len() > MAX_FILES {
                continue;
            }
            if !kind.is_symlink() {
                found.push((path, below));
                continue;
            }
            match fs::canonicalize(&path) {
                Ok(target) if !target.starts_with(root) => self.failures.push(leaves(&path)),
                Ok(target) if target.is_dir() => {}
                Ok(target) => found.push((path, target)),
                Err(error) => self.failures.push(missing(&path, &error)),
            }
        }
    }

    fn add(&mut self, input: Input, real: PathBuf) {
        let bytes = fs::metadata(&real).map_or(0, |about| about.len());
        // A larger one is not read, but told to be too large.
        self.bytes = self.bytes.saturating_add(bytes.min(1 << 20));
        let too_much = if self.inputs.len() == MAX_FILES {
            Some(format!("there are more than {MAX_FILES} files"))
        } else if self.bytes > MAX_BYTES {
            Some(format!(
                "the files have more than {MAX_BYTES} bytes together"
            ))
        } else {
            None
        };
        let Some(why) = too_much else {
            if self.seen.insert(real) {
                self.inputs.push(input);
            }
            return;
        };
        let told = |failure: &Failure| failure.what().ends_with(&why);
        if !self.failures.iter().any(told) {
            let name = input.path.display();
            let what = format!("cannot read `{name}` and what follows it: {why}");
            let help = "name fewer of them at once";
            self.failures.push(Failure::unusable(what).help(help));
        }
    }
}

/// A given path without links. Below the current directory, and in its last part anywhere, a link
/// may not lead out of the directory that it is in.
fn real_path(path: &Path) -> Result<PathBuf, Failure> {
    let failed = |error| missing(path, &error);
    let below_here = path.is_relative()
        && path
            .components()
            .all(|part| !matches!(part, Component::ParentDir));
    let (around, parts): (&Path, Vec<&OsStr>) = match (path.parent(), path.file_name()) {
        _ if below_here => (Path::new("."), path.iter().collect()),
        (Some(parent), Some(name)) if !parent.as_os_str().is_empty() => (parent, vec![name]),
        // The root, or a path that ends above itself.
        _ => (path, Vec::new()),
    };
    let mut real = fs::canonicalize(around).map_err(failed)?;
    for part in parts {
        let next = real.join(part);
        let about = fs::symlink_metadata(&next).map_err(failed)?;
        if !about.is_symlink() {
            real = if part == "." { real } else { next };
            continue;
        }
        let target = fs::canonicalize(&next).map_err(failed)?;
        if !target.starts_with(&real) {
            return Err(leaves(path));
        }
        real = target;
    }
    Ok(real)
}

/// A link that leads to where nothing is to be read.
pub fn leaves(path: &Path) -> Failure {
    let what = format!(
        "cannot read `{}`: it is a link that leads out of its directory, or lies behind one",
        path.display()
    );
    Failure::unusable(what).help("name the file itself, where it lies, if it is to be checked")
}

fn missing(path: &Path, error: &std::io::Error) -> Failure {
    let what = format!("cannot read `{}`: {}", path.display(), in_words(error));
    Failure::unusable(what).help("check the path")
}
