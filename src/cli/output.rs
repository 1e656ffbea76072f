//! Where an answer goes: standard output, or a file that appears whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::failure::Failure;
use super::files;

/// Where an answer goes.
pub enum Destination<'a> {
    /// Standard output.
    Stream(&'a mut dyn Write),
    /// A file beside its final place, and that place.
    File(BufWriter<NamedTempFile>, PathBuf),
    /// A device or a pipe, which can only be written to as it is.
    Device(BufWriter<File>, PathBuf),
}

impl<'a> Destination<'a> {
    /// The file of that path, else the stream.
    pub fn new(path: Option<&Path>, stream: &'a mut dyn Write) -> Result<Self, Failure> {
        let Some(path) = path else {
            return Ok(Destination::Stream(stream));
        };
        let failed = |error: io::Error| undelivered(path, &words(&error));
        let mut builder = Builder::new();
        let mut place = path.to_owned();
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => return Err(undelivered(path, "it is a directory")),
            Ok(found) if !found.is_file() => {
                let device = OpenOptions::new().write(true).open(path).map_err(failed)?;
                return Ok(Destination::Device(BufWriter::new(device), place));
            }
            Ok(found) => {
                // A link stays, and who may read the file.
                place = path.canonicalize().map_err(failed)?;
                builder.permissions(found.permissions());
            }
            Err(_) if fs::symlink_metadata(path).is_ok() => {
                return Err(undelivered(
                    path,
                    "it is a link to a file that is not there",
                ));
            }
            Err(_) => as_others_are_made(&mut builder),
        }
        let file = builder.tempfile_in(directory(&place)).map_err(failed)?;
        Ok(Destination::File(BufWriter::new(file), place))
    }

    /// Where to write.
    pub fn writer(&mut self) -> &mut dyn Write {
        match self {
            Destination::Stream(stream) => *stream,
            Destination::File(file, _) => file,
            Destination::Device(device, _) => device,
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
                .and_then(|file| put(file, &path))
                .map_err(|error| undelivered(&path, &words(&error))),
            Destination::Device(mut device, path) => match written.and_then(|()| device.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                written => written.map_err(|error| undelivered(&path, &words(&error))),
            },
        }
    }
}

/// Gives a file its name for good.
fn put(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_directory(path);
    Ok(())
}

/// Lets the names in a file's directory reach the disk. Not every directory can be opened for
/// that, and where it cannot, either the old file or the new one is found after a loss of power.
pub fn sync_directory(path: &Path) {
    #[cfg(unix)]
    let _ = File::open(directory(path)).and_then(|directory| directory.sync_all());
    #[cfg(not(unix))]
    let _ = path;
}

fn directory(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Lets those read a new file who may read every other one that the user makes: temporary files
/// are otherwise private.
fn as_others_are_made(builder: &mut Builder<'_, '_>) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The mask takes from these.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = builder;
}

/// Puts a text in the place of a file's, whole or not at all; who may read it stays as it was. A
/// link goes on to point at the file.
pub fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let written = || {
        let path = path.canonicalize()?;
        let mut file = NamedTempFile::new_in(directory(&path))?;
        file.write_all(text.as_bytes())?;
        file.as_file()
            .set_permissions(fs::metadata(&path)?.permissions())?;
        put(file, &path)
    };
    written().map_err(|error: io::Error| {
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
