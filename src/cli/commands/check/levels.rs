//! The levels that somebody set: by flags, and in a `tenure.toml`.
//!
//! A `tenure.toml` counts for what lies in its directory and below. It is looked for from a given
//! path upwards, no further than the root of the repository; outside a repository, no further than
//! directories of the same owner, so that nobody else's file silences a rule. It is the one file
//! that is read outside the given paths.

use std::fs;
use std::path::{Path, PathBuf};

use tenure::diagnostic::{Diagnostic, Level, Source};
use tenure::lint::settings::{Setting, Settings, Used, Verdict, settle};
use tenure::report::check::Checked;

use super::inputs::{SETTINGS, leaves};
use crate::cli::args::CheckArgs;
use crate::cli::ci::Project;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::files;

/// The name that flags have as a source of findings.
const COMMAND_LINE: &str = "<command line>";

/// A place where levels are set.
struct Place {
    checked: Checked,
    settings: Settings,
    used: Used,
    /// How bad it is that an allowance silences nothing: less where most of what it is for was not
    /// checked.
    unused: Level,
}

/// All places, and which counts for which given path.
pub struct Levels {
    flags: Place,
    files: Vec<(PathBuf, Place)>,
    /// For each given path the place among `files`.
    of_given: Vec<Option<usize>>,
}

impl Levels {
    /// Reads the flags, and the files that count for the given paths.
    ///
    /// # Errors
    ///
    /// A flag names no rule, or a file cannot be read.
    pub fn new(context: &Context, args: &CheckArgs) -> Result<Levels, Failure> {
        let mut levels = Levels {
            flags: flags(args)?,
            files: Vec::new(),
            of_given: Vec::new(),
        };
        let project = Project::new(context.env);
        for path in &args.paths {
            let config = match &args.config {
                _ if args.no_config => None,
                Some(config) => Some(config.clone()),
                None => found_for(path),
            };
            let place = match config {
                None => None,
                Some(config) => Some(levels.file(&config, args, &project)?),
            };
            levels.of_given.push(place);
        }
        Ok(levels)
    }

    fn file(&mut self, path: &Path, args: &CheckArgs, project: &Project) -> Result<usize, Failure> {
        if let Some(at) = self.files.iter().position(|(known, _)| known == path) {
            return Ok(at);
        }
        let real = fs::canonicalize(path);
        let leads_out = |dir: &Path| real.is_ok_and(|real| !real.starts_with(dir));
        if args.config.is_none() && path.parent().is_some_and(leads_out) {
            return Err(leaves(path));
        }
        let (source, settings, findings) = match files::read_text(path)? {
            Ok(source) => {
                let (settings, findings) = Settings::read(&source.text);
                (source, settings, findings)
            }
            Err((source, finding)) => (source, Settings::default(), vec![finding]),
        };
        let whole = |given: &PathBuf| match args.config {
            Some(_) => given.is_dir(),
            None => {
                let real = fs::canonicalize(given);
                real.is_ok_and(|real| path.parent().is_some_and(|dir| dir.starts_with(real)))
            }
        };
        let place = Place {
            checked: Checked {
                place: Some(project.place(path)),
                source: Source::new(shown(path), source.text),
                findings,
            },
            settings,
            used: Used::default(),
            unused: match args.paths.iter().any(whole) {
                true => Level::Warning,
                false => Level::Note,
            },
        };
        self.files.push((path.to_owned(), place));
        Ok(self.files.len() - 1)
    }

    /// Findings of a file of a given path, as they are wanted.
    pub fn settle(&mut self, given: usize, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let none = &mut Place::empty();
        let at = self.of_given.get(given).copied().flatten();
        let file = at.and_then(|at| self.files.get_mut(at));
        let file = file.map_or(none, |(_, place)| place);
        settle(
            findings,
            [&self.flags.settings, &file.settings],
            [&mut self.flags.used, &mut file.used],
        )
    }

    /// What is wrong with the settings themselves; those that were named as files to check are
    /// left out.
    pub fn findings(mut self, args: &CheckArgs) -> Vec<Checked> {
        let mut all = Vec::new();
        let flags = self.flags.settings.clone();
        self.flags.finish(&flags, &Settings::default());
        all.push(self.flags.checked);
        for (path, mut place) in self.files {
            let settings = place.settings.clone();
            place.finish(&flags, &settings);
            let is_it = |given: &PathBuf| {
                let real = fs::canonicalize(given);
                real.is_ok_and(|real| fs::canonicalize(&path).is_ok_and(|path| path == real))
            };
            if args.paths.iter().any(is_it) {
                // Its other findings are told with the files.
                place
                    .checked
                    .findings
                    .retain(|finding| finding.code == "unused-allowance");
            }
            all.push(place.checked);
        }
        all.retain(|checked| !checked.findings.is_empty());
        all
    }
}

impl Place {
    fn empty() -> Place {
        Place {
            checked: Checked {
                source: Source::new(COMMAND_LINE, ""),
                place: None,
                findings: Vec::new(),
            },
            settings: Settings::default(),
            used: Used::default(),
            unused: Level::Warning,
        }
    }

    /// Adds the findings about allowances, as they are wanted.
    fn finish(&mut self, flags: &Settings, file: &Settings) {
        let unused = self.settings.unused(&self.used, self.unused);
        let ignored = [&mut Used::default(), &mut Used::default()];
        let unused = settle(unused, [flags, file], ignored);
        self.checked.findings.extend(unused);
    }
}

/// What the flags say, as if it stood in a file.
fn flags(args: &CheckArgs) -> Result<Place, Failure> {
    let mut text = String::new();
    let mut given = Vec::new();
    for verdict in Verdict::ALL {
        let codes = match verdict {
            Verdict::Allow => &args.allow,
            Verdict::Warn => &args.warn,
            Verdict::Deny => &args.deny,
        };
        for code in codes {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&format!("--{} ", verdict.name()));
            let start = text.len();
            text.push_str(code);
            given.push(Setting {
                verdict,
                code: code.clone(),
                span: start..text.len(),
            });
        }
    }
    let (settings, findings) = Settings::new(given);
    if let Some(wrong) = findings.into_iter().next() {
        let failure = Failure::usage(wrong.message);
        return Err(match wrong.help {
            Some(help) => failure.help(help),
            None => failure,
        });
    }
    let mut place = Place::empty();
    place.settings = settings;
    place.checked.source = Source::new(COMMAND_LINE, text);
    Ok(place)
}

/// The file of settings that counts for a given path.
fn found_for(path: &Path) -> Option<PathBuf> {
    let path = match path == Path::new("-") {
        true => Path::new("."),
        false => path,
    };
    let real = fs::canonicalize(path).ok()?;
    let start = if real.is_dir() { &real } else { real.parent()? };
    let root = start.ancestors().find(|dir| dir.join(".git").exists());
    for dir in start.ancestors() {
        let file = dir.join(SETTINGS);
        if fs::symlink_metadata(&file).is_ok() {
            return Some(file);
        }
        let next = dir.parent()?;
        let last = match root {
            Some(root) => dir == root,
            None => !same_owner(start, next),
        };
        if last {
            return None;
        }
    }
    None
}

#[cfg(unix)]
fn same_owner(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let owner = |path| fs::metadata(path).map(|about| about.uid()).ok();
    owner(one).is_some() && owner(one) == owner(other)
}

#[cfg(not(unix))]
fn same_owner(_: &Path, _: &Path) -> bool {
    false
}

/// A path as somebody in the current directory would write it.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = path.strip_prefix(&here).unwrap_or(path);
    below.display().to_string()
}
