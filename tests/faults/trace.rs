//! What commands did to a directory, read from the log of their system calls.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::place::Place;

/// A file, whatever its names.
pub type Inode = usize;

/// One thing that was done, in the order of doing.
#[derive(Clone, Debug)]
pub enum Step {
    Write {
        file: Inode,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        file: Inode,
        length: usize,
    },
    /// What was done to the file is on the disk.
    Sync {
        file: Inode,
    },
    /// A name gets a file, which may be new.
    Name {
        name: String,
        file: Inode,
    },
    Unname {
        name: String,
    },
    /// The names are on the disk.
    SyncNames,
    /// A command begins.
    Begins,
    /// It tells somebody that it is done.
    Tells,
}

/// What is looked at.
const CALLS: &str = "openat,open,creat,close,dup,dup2,dup3,fcntl,lseek,write,pwrite64,writev,\
    pwritev,pwritev2,ftruncate,truncate,fallocate,copy_file_range,sendfile,fsync,fdatasync,\
    sync_file_range,rename,renameat,renameat2,link,linkat,unlink,unlinkat";

/// What an open file is.
#[derive(Clone, Debug)]
enum Open {
    File { file: Inode, at: usize },
    Directory,
}

/// Writes down what is done to the files of one directory.
#[derive(Default)]
pub struct Recorder {
    pub steps: Vec<Step>,
    names: BTreeMap<String, Inode>,
    /// The contents as they would be if nothing were lost.
    contents: Vec<Vec<u8>>,
    /// The calls of all commands, to be shown where something is not understood.
    calls: usize,
}

impl Recorder {
    /// Takes note of what is there before the first command, which is on the disk.
    pub fn begin(place: &Place) -> Recorder {
        let mut recorder = Recorder::default();
        for (name, bytes) in place.files() {
            let file = recorder.contents.len();
            recorder.contents.push(bytes.clone());
            recorder.names.insert(name.clone(), file);
            recorder.steps.push(Step::Name { name, file });
            recorder.steps.push(Step::Write { file, at: 0, bytes });
            recorder.steps.push(Step::Sync { file });
        }
        recorder.steps.push(Step::SyncNames);
        recorder
    }

    /// Runs a command and takes note of what it does.
    pub fn run(&mut self, place: &Place, program: &Path, arguments: &[&str]) -> Output {
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut command = Command::new("strace");
        command
            .args([
                "-f",
                "-qq",
                "-xx",
                "-s",
                "16777216",
                "-e",
                &format!("trace={CALLS}"),
                "-o",
            ])
            .arg(log.path())
            .arg(program)
            .args(arguments);
        let output = place.prepared(command).output().unwrap();
        self.steps.push(Step::Begins);
        let told = self.steps.len();
        self.read(place, &fs::read_to_string(log.path()).unwrap());
        let tells = self.steps[told..]
            .iter()
            .any(|step| matches!(step, Step::Tells));
        if !tells && output.status.success() {
            self.steps.push(Step::Tells);
        }
        // Had a call been misunderstood, the files would differ.
        let found = place.files();
        for (name, file) in &self.names {
            let shared = name.ends_with("-shm");
            assert!(
                shared || found.get(name) == Some(&self.contents[*file]),
                "{name}, {arguments:?}"
            );
        }
        for name in found.keys() {
            assert!(
                self.names.contains_key(name),
                "{name} is not in the log, {arguments:?}"
            );
        }
        output
    }

    fn read(&mut self, place: &Place, log: &str) {
        let mut open: HashMap<i64, Open> = HashMap::new();
        let mut unfinished: HashMap<&str, String> = HashMap::new();
        for line in log.lines() {
            let (process, call) = line.split_once(' ').unwrap();
            let call = call.trim_start();
            if let Some(begun) = call.strip_suffix(" <unfinished ...>") {
                unfinished.insert(process, begun.to_owned());
                continue;
            }
            let whole = match call
                .strip_prefix("<... ")
                .and_then(|c| c.split_once(" resumed>"))
            {
                Some((_, rest)) => unfinished.remove(process).unwrap() + rest,
                None => call.to_owned(),
            };
            self.calls += 1;
            self.call(place, &mut open, &whole);
        }
    }

    fn call(&mut self, place: &Place, open: &mut HashMap<i64, Open>, line: &str) {
        let Some((name, rest)) = line.split_once('(') else {
            return;
        };
        let Some((arguments, result)) = rest.rsplit_once(" = ") else {
            return;
        };
        let arguments = arguments.trim_end().strip_suffix(')').unwrap_or(arguments);
        let arguments = split(arguments);
        let number = |at: usize| arguments.get(at).and_then(|a| a.parse::<i64>().ok());
        let result = result.split_whitespace().next().unwrap();
        let result = match result.strip_prefix("0x") {
            Some(hex) => i64::from_str_radix(hex, 16).ok(),
            None => result.parse::<i64>().ok(),
        };
        let Some(result) = result.filter(|result| *result >= 0) else {
            return;
        };
        // A name in the directory, the directory itself (an empty name), or neither.
        let here = |at: usize| -> Option<String> {
            let path = String::from_utf8(text(arguments.get(at)?)?).ok()?;
            let path = Path::new(&path);
            let path = if path.is_absolute() {
                path.to_owned()
            } else {
                place.path("").join(path)
            };
            let below = path.strip_prefix(place.path("")).ok()?;
            (below.components().count() <= 1).then(|| below.to_str().unwrap().to_owned())
        };
        let length = usize::try_from(result).unwrap();
        match name {
            "openat" => {
                let opened = match here(1) {
                    Some(name) if name.is_empty() || name == "." => Some(Open::Directory),
                    Some(name) => Some(self.opened(name, arguments[2])),
                    None => None,
                };
                open.remove(&result);
                open.extend(opened.map(|opened| (result, opened)));
            }
            "close" => {
                open.remove(&number(0).unwrap());
            }
            "dup" | "dup2" | "dup3" => {
                let same = open.get(&number(0).unwrap()).cloned();
                open.extend(same.map(|same| (result, same)));
            }
            "fcntl" if arguments[1].starts_with("F_DUPFD") => {
                let same = open.get(&number(0).unwrap()).cloned();
                open.extend(same.map(|same| (result, same)));
            }
            "lseek" => {
                if let Some(Open::File { at, .. }) = open.get_mut(&number(0).unwrap()) {
                    *at = length;
                }
            }
            "write" if number(0) == Some(1) => self.steps.push(Step::Tells),
            "write" => {
                if let Some(Open::File { file, at }) = open.get_mut(&number(0).unwrap()) {
                    let bytes = text(arguments[1]).unwrap()[..length].to_vec();
                    let step = Step::Write {
                        file: *file,
                        at: *at,
                        bytes,
                    };
                    *at += length;
                    self.step(step);
                }
            }
            "pwrite64" => {
                if let Some(Open::File { file, .. }) = open.get(&number(0).unwrap()) {
                    let bytes = text(arguments[1]).unwrap()[..length].to_vec();
                    let at = usize::try_from(number(3).unwrap()).unwrap();
                    self.step(Step::Write {
                        file: *file,
                        at,
                        bytes,
                    });
                }
            }
            "ftruncate" => {
                if let Some(Open::File { file, .. }) = open.get(&number(0).unwrap()) {
                    let length = usize::try_from(number(1).unwrap()).unwrap();
                    self.step(Step::Cut {
                        file: *file,
                        length,
                    });
                }
            }
            "fsync" | "fdatasync" => match open.get(&number(0).unwrap()) {
                Some(Open::File { file, .. }) => self.steps.push(Step::Sync { file: *file }),
                Some(Open::Directory) => self.steps.push(Step::SyncNames),
                None => {}
            },
            "unlink" | "unlinkat" => {
                if let Some(name) = here(usize::from(name == "unlinkat")) {
                    self.names.remove(&name);
                    self.steps.push(Step::Unname { name });
                }
            }
            "rename" | "renameat" | "renameat2" | "link" | "linkat" => {
                let plain = name == "rename" || name == "link";
                let (from, to) = if plain {
                    (here(0), here(1))
                } else {
                    (here(1), here(3))
                };
                if let (Some(from), Some(to)) = (from, to) {
                    let file = self.names[&from];
                    self.names.insert(to.clone(), file);
                    self.steps.push(Step::Name { name: to, file });
                    if name.starts_with("rename") {
                        self.names.remove(&from);
                        self.steps.push(Step::Unname { name: from });
                    }
                }
            }
            "fcntl" => {}
            other => {
                let ours = number(0).is_some_and(|fd| open.contains_key(&fd)) || here(0).is_some();
                assert!(!ours, "{other} is not understood: {line}");
            }
        }
    }

    fn opened(&mut self, name: String, flags: &str) -> Open {
        let file = match self.names.get(&name) {
            Some(file) => *file,
            None => {
                let file = self.contents.len();
                self.contents.push(Vec::new());
                self.names.insert(name.clone(), file);
                self.steps.push(Step::Name { name, file });
                file
            }
        };
        if flags.contains("O_TRUNC") {
            self.step(Step::Cut { file, length: 0 });
        }
        Open::File { file, at: 0 }
    }

    fn step(&mut self, step: Step) {
        apply(&mut self.contents, &step);
        self.steps.push(step);
    }
}

/// Does to a file what a step did to it.
pub fn apply(contents: &mut Vec<Vec<u8>>, step: &Step) {
    let (file, end) = match step {
        Step::Write { file, at, bytes } => (*file, at + bytes.len()),
        Step::Cut { file, length } => (*file, *length),
        _ => return,
    };
    if contents.len() <= file {
        contents.resize(file + 1, Vec::new());
    }
    let content = &mut contents[file];
    match step {
        Step::Write { at, bytes, .. } => {
            if content.len() < end {
                content.resize(end, 0);
            }
            content[*at..end].copy_from_slice(bytes);
        }
        _ => content.resize(end, 0),
    }
}

/// The arguments of a call, whose texts are all in hexadecimal and hold no comma.
fn split(arguments: &str) -> Vec<&str> {
    arguments.split(',').map(str::trim).collect()
}

/// The bytes of a text such as `"\x2f\x74"`.
fn text(argument: &str) -> Option<Vec<u8>> {
    let inside = argument.strip_prefix('"')?;
    let (inside, _) = inside.rsplit_once('"')?;
    inside
        .split("\\x")
        .skip(1)
        .map(|hex| u8::from_str_radix(hex, 16).ok())
        .collect()
}
