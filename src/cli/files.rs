//! Reading the user's files, with bounds.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use tenure::diagnostic::{Diagnostic, Source};
use tenure::terms::check::{FileKind, kind_of};
use tenure::terms::read::decode;

use super::failure::Failure;

/// A little more than a terms file may have, so that the reader says what is too large.
const MAX_BYTES: u64 = (1 << 20) + 1;
/// How deep directories are followed.
const MAX_DEPTH: usize = 32;

/// A file's text with its name, or what is wrong with its bytes.
pub type Text = Result<Source, (Source, Diagnostic)>;

/// Reads a file, or standard input for `-`, as text.
///
/// # Errors
///
/// The outer one if there is no such file or it cannot be read; the inner one if its bytes are no
/// text.
pub fn read_text(path: &Path) -> Result<Text, Failure> {
    if path == Path::new("-") {
        return read_from(io::stdin().lock(), "<stdin>");
    }
    let name = path.display().to_string();
    let unusable = |why: &str| Failure::unusable(format!("cannot read `{name}`: {why}"));
    let kind = fs::metadata(path).map_err(|error| cannot_open(&name, &error))?;
    if kind.is_dir() {
        return Err(unusable("it is a directory").help("name a file"));
    }
    if !kind.is_file() {
        return Err(unusable("it is not a regular file").help("name a file, or `-` for a pipe"));
    }
    let file = File::open(path).map_err(|error| cannot_open(&name, &error))?;
    read_from(file, &name)
}

fn cannot_open(name: &str, error: &io::Error) -> Failure {
    let failure = Failure::unusable(format!("cannot read `{name}`: {}", in_words(error)));
    match error.kind() {
        io::ErrorKind::PermissionDenied => failure.help("allow yourself to read it"),
        _ => failure.help("check the path"),
    }
}

/// An error of the system without its number, and what follows it.
pub fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is no directory".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let text = error.to_string();
            let words = text.split(" (os error").next().unwrap_or(&text);
            words.to_owned()
        }
    }
}

/// Reads a stream, up to a little more than a terms file may have, under a name.
pub fn read_from(stream: impl io::Read, name: &str) -> Result<Text, Failure> {
    let mut bytes = Vec::new();
    let read = stream.take(MAX_BYTES).read_to_end(&mut bytes);
    read.map_err(|error| cannot_open(name, &error))?;
    let too_large = u64::try_from(bytes.len()).unwrap_or(u64::MAX) >= MAX_BYTES;
    Ok(match decode(&bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        // Cut inside a character, it is too large before it is anything else.
        Err(_) if too_large => Ok(Source::new(name, String::from_utf8_lossy(&bytes))),
        Err(finding) => Err((Source::new(name, String::from_utf8_lossy(&bytes)), finding)),
    })
}

/// Opens a file, or standard input for `-`, to be read as it comes, and gives its name too. A
/// pipe with a name of its own will do.
pub fn stream(path: &Path) -> Result<(Box<dyn io::Read + Send>, String), Failure> {
    if path == Path::new("-") {
        return Ok((Box::new(io::stdin()), "<stdin>".to_owned()));
    }
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| cannot_open(&name, &error))?;
    let kind = file
        .metadata()
        .map_err(|error| cannot_open(&name, &error))?;
    if kind.is_dir() {
        let what = format!("cannot read `{name}`: it is a directory");
        return Err(Failure::unusable(what).help("name a file"));
    }
    Ok((Box::new(file), name))
}

/// The `.toml` files of a directory and those below it, in order; links to directories are not
/// followed.
pub fn toml_files(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    collect(dir, 0, &mut found)?;
    found.sort();
    Ok(found)
}

/// Files, and the contract files below directories.
pub fn contract_paths(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut named = Vec::new();
    for path in paths {
        if !path.is_dir() {
            named.push(path.clone());
            continue;
        }
        for file in toml_files(path)? {
            // What else lies there is not asked about; what cannot be read is a contract's until
            // it says otherwise.
            let kind = match read_text(&file)? {
                Ok(source) => kind_of(&source.text),
                Err(_) => FileKind::Contract,
            };
            if matches!(kind, FileKind::Contract) {
                named.push(file);
            }
        }
    }
    if named.is_empty() && !paths.is_empty() {
        let places: Vec<_> = paths.iter().map(|p| format!("`{}`", p.display())).collect();
        let what = format!("no contract file lies in {}", places.join(", "));
        let help = "name contract files, or directories that hold some";
        return Err(Failure::unusable(what).help(help));
    }
    Ok(named)
}

fn collect(dir: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if depth > MAX_DEPTH {
        return Ok(());
    }
    let name = dir.display().to_string();
    let entries = fs::read_dir(dir).map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::NotADirectory => "it is not a directory".to_owned(),
            io::ErrorKind::NotFound => "there is no such directory".to_owned(),
            _ => in_words(&error),
        };
        Failure::unusable(format!("cannot read `{name}`: {why}")).help("check the path")
    })?;
    for entry in entries {
        let entry = entry.map_err(|error| cannot_open(&name, &error))?;
        let kind = entry
            .file_type()
            .map_err(|error| cannot_open(&name, &error))?;
        let path = entry.path();
        let is_toml = path
            .extension()
            .is_some_and(|extension| extension == "toml");
        if kind.is_dir() {
            collect(&path, depth + 1, found)?;
        } else if is_toml {
            found.push(path);
        }
    }
    Ok(())
}
