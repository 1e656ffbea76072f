//! Where an answer goes: standard output, or a file that appears whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::failure::Failure;
use super::files;

/// Where an answer goes.
pub enum Destination<'a> {
    /// Standard output.
    Stream(&'a mut dyn Write),
    /// A file beside its final place, and that place.
    File(BufWriter<NamedTempFile>, PathBuf),
}

impl<'a> Destination<'a> {
    /// The file of that path, else the stream.
    pub fn new(path: Option<&Path>, stream: &'a mut dyn Write) -> Result<Self, Failure> {
        let Some(path) = path else {
            return Ok(Destination::Stream(stream));
        };
        if path.is_dir() {
            return Err(undelivered(path, "it is a directory"));
        }
        let parent = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let file = NamedTempFile::new_in(parent.unwrap_or(Path::new(".")));
        let file = file.map_err(|error| undelivered(path, &words(&error)))?;
        Ok(Destination::File(BufWriter::new(file), path.to_owned()))
    }

    /// Where to write.
    pub fn writer(&mut self) -> &mut dyn Write {
        match self {
            Destination::Stream(stream) => *stream,
            Destination::File(file, _) => file,
        }
    }

    /// Delivers what was written. A reader that closed the pipe is no failure.
    pub fn finish(self, written: io::Result<()>) -> Result<(), Failure> {
        match self {
            Destination::Stream(stream) => match written.and_then(|()| stream.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                Err(error) => Err(Failure::unusable(format!(
                    "the answer could not be written: {}",
                    files::in_words(&error)
                ))
                .help("make room, or name another file with -o")),
                Ok(()) => Ok(()),
            },
            Destination::File(file, path) => written
                .and_then(|()| file.into_inner().map_err(io::IntoInnerError::into_error))
                .and_then(|file| {
                    file.as_file().sync_all()?;
                    file.persist(&path).map_err(|error| error.error)
                })
                .map(drop)
                .map_err(|error| undelivered(&path, &words(&error))),
        }
    }
}

/// Puts a text in the place of a file's, whole or not at all; who may read it stays as it was. A
/// link goes on to point at the file.
pub fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let written = || {
        let path = path.canonicalize()?;
        let parent = path.parent().unwrap_or(Path::new("."));
        let mut file = NamedTempFile::new_in(parent)?;
        file.write_all(text.as_bytes())?;
        file.as_file()
            .set_permissions(std::fs::metadata(&path)?.permissions())?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|error| error.error)
    };
    written().map(drop).map_err(|error: io::Error| {
        let why = words(&error);
        Failure::unusable(format!("cannot change `{}`: {why}", path.display()))
            .help("it is as it was; make room, or allow yourself to write in its directory")
    })
}

/// An error of the system, without the name of the file that we wrote beside the final place.
fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such directory".to_owned(),
        _ => files::in_words(error),
    }
}

fn undelivered(path: &Path, why: &str) -> Failure {
    Failure::unusable(format!(
        "cannot write the answer to `{}`: {why}",
        path.display()
    ))
    .help("name a file in a directory that can be written to")
}
