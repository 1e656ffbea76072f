//! What an import puts aside until it records anything: a temporary file of what is new, in order.
//!
//! Memory grows by two numbers a ticket. Deliberately absent: whether a line is good.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fs::File;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufRead as _, BufReader, BufWriter, Seek as _, SeekFrom, Write as _};

use serde::{Deserialize, Serialize};
use tenure::domain::ticket::{Event, What};
use tenure::store::{Change, StoreError, Subject};

use crate::cli::batch::Progress;
use crate::cli::failure::Failure;
use crate::cli::files;

/// What is put aside of a ticket.
#[derive(Serialize, Deserialize)]
pub struct Aside {
    pub contract: String,
    pub opening: Event,
    /// What happened since: all, or what is new of a ticket that is there.
    pub events: Vec<Event>,
    /// The ticket that is there.
    pub known: Option<Known>,
}

/// A ticket that is in the store.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Known {
    pub number: u64,
    pub revision: u64,
}

impl Aside {
    fn is_of(&self, contract: &str, reference: &str) -> bool {
        let What::Open(opening) = &self.opening.what else {
            return false;
        };
        self.contract == contract && opening.reference.as_deref() == Some(reference)
    }
}

/// The tickets put aside so far.
pub struct Pile {
    file: BufWriter<File>,
    /// Where the file ends.
    end: u64,
    /// Where the ticket of a contract and a `ref` lies, by a hash of the two.
    places: HashMap<u64, u64>,
    /// What was put aside anew since.
    outdated: HashSet<u64>,
    hasher: RandomState,
}

impl Pile {
    pub fn new() -> Result<Pile, Failure> {
        let file = tempfile::tempfile().map_err(|error| no_room(&error))?;
        Ok(Pile {
            file: BufWriter::new(file),
            end: 0,
            places: HashMap::new(),
            outdated: HashSet::new(),
            hasher: RandomState::new(),
        })
    }

    pub fn is_empty(&self) -> bool {
        self.end == 0
    }

    /// Puts a ticket on the pile; what was there of it before counts no more.
    pub fn put(&mut self, aside: &Aside) -> Result<(), Failure> {
        let mut line = serde_json::to_vec(aside).map_err(|error| no_room(&error.into()))?;
        line.push(b'\n');
        self.file
            .write_all(&line)
            .map_err(|error| no_room(&error))?;
        if let What::Open(opening) = &aside.opening.what
            && let Some(reference) = &opening.reference
        {
            let hash = self.hasher.hash_one((&aside.contract, reference));
            if let Some(before) = self.places.insert(hash, self.end) {
                self.outdated.insert(before);
            }
        }
        self.end += line.len() as u64;
        Ok(())
    }

    /// The ticket of a contract and a `ref`, where an earlier line was of it.
    pub fn find(&mut self, contract: &str, reference: &str) -> Result<Option<Aside>, Failure> {
        let hash = self.hasher.hash_one((contract, reference));
        let Some(place) = self.places.get(&hash) else {
            return Ok(None);
        };
        let aside = read_at(&mut self.file, *place, self.end).map_err(|error| no_room(&error))?;
        // Another ticket may have the same hash; the store then tells the two apart.
        Ok(Some(aside).filter(|aside| aside.is_of(contract, reference)))
    }

    /// Everything on it as changes, each ticket once. `expected` is what the contracts that they
    /// are of have to be still.
    pub fn changes(
        self,
        expected: HashMap<String, Change>,
        progress: Progress,
    ) -> Result<Changes, Failure> {
        let Pile { file, outdated, .. } = self;
        let mut file = file.into_inner().map_err(|error| no_room(error.error()))?;
        file.rewind().map_err(|error| no_room(&error))?;
        Ok(Changes {
            lines: BufReader::new(file),
            at: 0,
            outdated,
            expected,
            waiting: VecDeque::new(),
            unread: None,
            progress,
        })
    }
}

fn read_at(file: &mut BufWriter<File>, place: u64, end: u64) -> io::Result<Aside> {
    // Seeking writes what is buffered first.
    file.seek(SeekFrom::Start(place))?;
    let mut line = Vec::new();
    BufReader::new(file.get_ref()).read_until(b'\n', &mut line)?;
    file.seek(SeekFrom::Start(end))?;
    Ok(serde_json::from_slice(&line)?)
}

pub fn no_room(error: &io::Error) -> Failure {
    let why = files::in_words(error);
    Failure::unusable(format!(
        "cannot put tickets aside in a temporary file: {why}"
    ))
    .help("make room there, or name another directory in TMPDIR")
}

/// What was put aside, as changes; before the first ticket of a contract, that the contract is
/// still as it was judged by, and before the events of a ticket that is there, that it is.
pub struct Changes {
    lines: BufReader<File>,
    /// Where the next line begins.
    at: u64,
    outdated: HashSet<u64>,
    /// What the contracts that no ticket has named yet have to be.
    expected: HashMap<String, Change>,
    /// What comes next.
    waiting: VecDeque<Change>,
    /// Why no more can be read.
    unread: Option<io::Error>,
    progress: Progress,
}

impl Changes {
    /// Fails if not everything could be read back.
    pub fn end(&mut self) -> Result<(), Failure> {
        self.progress.end();
        self.unread
            .as_ref()
            .map_or(Ok(()), |error| Err(no_room(error)))
    }

    fn next_ticket(&mut self) -> io::Result<Option<Aside>> {
        let mut line = Vec::new();
        loop {
            line.clear();
            let place = self.at;
            let length = self.lines.read_until(b'\n', &mut line)?;
            if length == 0 {
                return Ok(None);
            }
            self.at += length as u64;
            if !self.outdated.contains(&place) {
                self.progress.add(1);
                return Ok(Some(serde_json::from_slice(&line)?));
            }
        }
    }

    fn wait(&mut self, aside: Aside) {
        let Aside {
            contract,
            opening,
            events,
            known,
        } = aside;
        self.waiting.extend(self.expected.remove(&contract));
        let Some(Known { number, revision }) = known else {
            self.waiting.push_back(Change::ImportTicket {
                contract,
                opening,
                events,
            });
            return;
        };
        let subject = Subject::Ticket(number);
        self.waiting.push_back(Change::Expect { subject, revision });
        let added = events.into_iter().map(|event| Change::AddEvent {
            ticket: number,
            event,
        });
        self.waiting.extend(added);
    }
}

impl Iterator for Changes {
    type Item = Result<Change, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.waiting.is_empty() {
            match self.next_ticket() {
                Ok(aside) => self.wait(aside?),
                Err(error) => {
                    self.unread = Some(error);
                    return Some(Err(StoreError::GivenUp));
                }
            }
        }
        self.waiting.pop_front().map(Ok)
    }
}
