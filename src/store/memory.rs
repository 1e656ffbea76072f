//! A store that forgets when it is dropped: the twin of the SQLite one.
//!
//! May use `domain`. For tests and examples. It keeps the log alone, and goes through it for every
//! answer, so that it is simple enough to be trusted. Deliberately absent: files and SQL.

use std::collections::BTreeMap;

use super::sqlite::write::reference;
use super::{
    Change, Committed, Kind, Logged, LoggedChange, Operation, Reversal, Store, StoreError,
    StoredContract, StoredEdition, StoredTicket, Subject, error,
};
use crate::domain::Instant;
use crate::domain::contract::event::{Event as ContractEvent, What as ContractWhat};
use crate::domain::ticket::Event;

/// Keeps everything in memory, and behaves like [`super::SqliteStore`] otherwise.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    log: Vec<Entry>,
    /// The operations that are void, each with the one that undid it.
    voided: BTreeMap<u64, u64>,
    tickets: u64,
}

#[derive(Clone, Debug)]
struct Entry {
    operation: Operation,
    kind: Kind,
    added: Vec<Added>,
}

#[derive(Clone, Debug)]
enum Added {
    Edition(StoredEdition),
    Text {
        digest: String,
        text: String,
    },
    Contract {
        id: String,
        event: ContractEvent,
    },
    Opening {
        number: u64,
        contract: String,
        event: Event,
    },
    Ticket {
        number: u64,
        event: Event,
    },
}

impl Added {
    /// What it is about, where that is a contract or a ticket.
    fn subject(&self) -> Option<Subject> {
        match self {
            Added::Edition(_) | Added::Text { .. } => None,
            Added::Contract { id, .. } => Some(Subject::Contract(id.clone())),
            Added::Opening { number, .. } | Added::Ticket { number, .. } => {
                Some(Subject::Ticket(*number))
            }
        }
    }

    /// What it cannot be without, where that is something else than what it is about.
    fn ground(&self) -> Option<Subject> {
        match self {
            Added::Opening { contract, .. } => Some(Subject::Contract(contract.clone())),
            _ => None,
        }
    }
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    /// Every operation with its number, in order.
    fn entries(&self) -> impl Iterator<Item = (u64, &Entry)> {
        (1..).zip(&self.log)
    }

    fn entry(&self, number: u64) -> Result<&Entry, StoreError> {
        let found = self.entries().find(|(n, _)| *n == number);
        found
            .map(|(_, entry)| entry)
            .ok_or_else(|| StoreError::NotFound {
                what: error::operation(number),
            })
    }

    /// What counts, with the number of its operation, in order.
    fn living(&self) -> impl Iterator<Item = (u64, &Added)> {
        self.entries()
            .filter(|(number, _)| !self.voided.contains_key(number))
            .flat_map(|(number, entry)| entry.added.iter().map(move |added| (number, added)))
    }

    fn text_of(&self, wanted: &str) -> Option<&str> {
        let mut added = self.log.iter().flat_map(|entry| &entry.added);
        added.find_map(|added| match added {
            Added::Text { digest, text } if digest == wanted => Some(text.as_str()),
            _ => None,
        })
    }

    fn edition_of(&self, digest: &str) -> Option<&StoredEdition> {
        let mut added = self.log.iter().flat_map(|entry| &entry.added);
        added.find_map(|added| match added {
            Added::Edition(edition) if edition.digest == digest => Some(edition),
            _ => None,
        })
    }

    /// The last operation that touched a subject: added to it, voided that or brought it back.
    fn revision(&self, subject: &Subject) -> u64 {
        let touches = |entry: &Entry| {
            let of = match entry.kind {
                Kind::Change => Some(entry),
                Kind::Undo(of) | Kind::Redo(of) => self.entry(of).ok(),
            };
            of.is_some_and(|of| {
                of.added
                    .iter()
                    .any(|a| a.subject().as_ref() == Some(subject))
            })
        };
        let last = self.entries().filter(|(_, entry)| touches(entry)).last();
        last.map_or(0, |(number, _)| number)
    }

    /// The earlier moment that the clock has shown, if it is later than the operation's.
    fn clock_was_at(&self, operation: &Operation) -> Option<Instant> {
        let read = self.log.iter().map(|entry| &entry.operation);
        let latest = read.filter(|o| !o.told).map(|o| o.at).max()?;
        (!operation.told && latest > operation.at).then_some(latest)
    }

    fn logged(&self, number: u64, entry: &Entry) -> Logged {
        let change = |added: &Added| {
            let body = match added {
                Added::Edition(_) => Some("edition".to_owned()),
                Added::Text { .. } => Some("text".to_owned()),
                Added::Contract { event, .. } => name(event),
                Added::Opening { event, .. } | Added::Ticket { event, .. } => name(event),
            };
            let (contract, ticket) = match added {
                Added::Edition(_) | Added::Text { .. } => (None, None),
                Added::Contract { id, .. } => (Some(id.clone()), None),
                Added::Opening {
                    number, contract, ..
                } => (Some(contract.clone()), Some(*number)),
                Added::Ticket { number, .. } => (None, Some(*number)),
            };
            LoggedChange {
                contract,
                ticket,
                what: body.unwrap_or_default(),
            }
        };
        let Operation {
            at,
            told,
            by,
            command,
            ..
        } = entry.operation.clone();
        Logged {
            number,
            at,
            told,
            by,
            command,
            kind: entry.kind,
            undone_by: self.voided.get(&number).copied(),
            changes: entry.added.iter().take(Logged::MOST).map(change).collect(),
            count: entry.added.len() as u64,
        }
    }

    /// The store after one more operation, still without what it adds.
    fn after(&self, operation: &Operation, kind: Kind) -> MemoryStore {
        let mut next = self.clone();
        next.log.push(Entry {
            operation: operation.clone(),
            kind,
            added: Vec::new(),
        });
        next
    }

    fn add(&mut self, added: Added) {
        if let Some(entry) = self.log.last_mut() {
            entry.added.push(added);
        }
    }

    /// Takes the place of the store before, and tells what an operation came to.
    fn keep(self, before: &mut MemoryStore, operation: &Operation) {
        if !operation.rehearsal {
            *before = self;
        }
    }

    fn apply(&mut self, change: Change, committed: &mut Committed) -> Result<(), StoreError> {
        match change {
            Change::AddEdition(edition) => {
                if self.edition_of(&edition.digest).is_none() {
                    self.add(Added::Edition(edition));
                }
            }
            Change::AddText { digest, text } => {
                if self.text_of(&digest).is_none() {
                    self.add(Added::Text { digest, text });
                }
            }
            Change::AddContractEvent { contract, event } => {
                self.check_contract_event(&contract, &event)?;
                self.add(Added::Contract {
                    id: contract,
                    event,
                });
            }
            Change::OpenTicket { contract, event } => {
                committed.tickets.push(self.open(contract, event)?);
            }
            Change::ImportTicket {
                contract,
                opening,
                events,
            } => {
                let known = match reference(&opening) {
                    Some(reference) => self.ticket_by_ref(&contract, &reference)?,
                    None => None,
                };
                if let Some(known) = known {
                    committed.known.push(known);
                } else {
                    let number = self.open(contract, opening)?;
                    committed.tickets.push(number);
                    for event in events {
                        self.add(Added::Ticket { number, event });
                    }
                }
            }
            Change::AddEvent { ticket, event } => {
                if self.ticket(ticket)?.is_none() {
                    return Err(StoreError::NotFound {
                        what: error::ticket(ticket),
                    });
                }
                self.add(Added::Ticket {
                    number: ticket,
                    event,
                });
            }
            Change::Expect { subject, revision } => self.expect(&subject, revision)?,
        }
        Ok(())
    }

    fn open(&mut self, contract: String, event: Event) -> Result<u64, StoreError> {
        if self.contract(&contract)?.is_none() {
            return Err(StoreError::NotFound {
                what: error::contract(&contract),
            });
        }
        self.tickets += 1;
        let number = self.tickets;
        self.add(Added::Opening {
            number,
            contract,
            event,
        });
        Ok(number)
    }

    fn check_contract_event(&self, id: &str, event: &ContractEvent) -> Result<(), StoreError> {
        let there = self.contract(id)?.is_some();
        let registers = matches!(event.what, ContractWhat::Register { .. });
        if registers && there {
            return Err(StoreError::Conflict {
                what: error::contract(id),
            });
        }
        if !registers && !there {
            return Err(StoreError::NotFound {
                what: error::contract(id),
            });
        }
        let (text, edition) = match &event.what {
            ContractWhat::Register { digest, edition }
            | ContractWhat::Update {
                digest, edition, ..
            } => (Some(digest), Some(edition)),
            ContractWhat::Adopt { edition, .. } => (None, Some(edition)),
            _ => (None, None),
        };
        if let Some(digest) = edition
            && self.edition_of(digest).is_none()
        {
            return Err(StoreError::NotFound {
                what: error::edition(digest),
            });
        }
        if let Some(digest) = text
            && self.text_of(digest).is_none()
        {
            return Err(StoreError::NotFound {
                what: error::text(digest),
            });
        }
        Ok(())
    }

    fn expect(&self, subject: &Subject, revision: u64) -> Result<(), StoreError> {
        let (there, what) = match subject {
            Subject::Contract(id) => (self.contract(id)?.is_some(), error::contract(id)),
            Subject::Ticket(number) => (self.ticket(*number)?.is_some(), error::ticket(*number)),
        };
        if !there {
            return Err(StoreError::NotFound { what });
        }
        let found = self.revision(subject);
        let this = self.log.len() as u64;
        if found == revision || found == this {
            return Ok(());
        }
        Err(StoreError::Stale {
            what,
            operation: found,
            command: self.entry(found)?.operation.command.clone(),
        })
    }
}

/// The type of an event, as it stands in its JSON.
fn name(event: &impl serde::Serialize) -> Option<String> {
    let value = serde_json::to_value(event).ok()?;
    Some(value.get("type")?.as_str()?.to_owned())
}

impl Store for MemoryStore {
    fn contract(&self, id: &str) -> Result<Option<StoredContract>, StoreError> {
        Ok(self
            .contracts()?
            .into_iter()
            .find(|contract| contract.id == id))
    }

    fn contracts(&self) -> Result<Vec<StoredContract>, StoreError> {
        // Strings order by their bytes here as they do in SQLite.
        let mut contracts: BTreeMap<&str, StoredContract> = BTreeMap::new();
        for (number, added) in self.living() {
            let Added::Contract { id, event } = added else {
                continue;
            };
            if let ContractWhat::Register { digest, edition } = &event.what {
                let registered = StoredContract {
                    id: id.clone(),
                    text: self.text_of(digest).unwrap_or_default().to_owned(),
                    edition_digest: edition.clone(),
                    registered_at: self.entry(number)?.operation.at,
                    events: Vec::new(),
                    revision: self.revision(&Subject::Contract(id.clone())),
                };
                contracts.insert(id, registered);
            }
            if let Some(contract) = contracts.get_mut(id.as_str()) {
                contract.events.push(event.clone());
            }
        }
        Ok(contracts.into_values().collect())
    }

    fn edition(&self, digest: &str) -> Result<Option<StoredEdition>, StoreError> {
        Ok(self.edition_of(digest).cloned())
    }

    fn text(&self, digest: &str) -> Result<Option<String>, StoreError> {
        Ok(self.text_of(digest).map(str::to_owned))
    }

    fn ticket(&self, number: u64) -> Result<Option<StoredTicket>, StoreError> {
        Ok(self
            .tickets(None)?
            .into_iter()
            .find(|ticket| ticket.number == number))
    }

    fn tickets(&self, wanted: Option<&str>) -> Result<Vec<StoredTicket>, StoreError> {
        let mut tickets: BTreeMap<u64, StoredTicket> = BTreeMap::new();
        for (_, added) in self.living() {
            match added {
                Added::Opening {
                    number,
                    contract,
                    event,
                } => {
                    let ticket = StoredTicket {
                        number: *number,
                        contract: contract.clone(),
                        events: vec![event.clone()],
                        revision: self.revision(&Subject::Ticket(*number)),
                    };
                    tickets.insert(*number, ticket);
                }
                Added::Ticket { number, event } => {
                    if let Some(ticket) = tickets.get_mut(number) {
                        ticket.events.push(event.clone());
                    }
                }
                _ => {}
            }
        }
        Ok(tickets
            .into_values()
            .filter(|ticket| wanted.is_none_or(|id| ticket.contract == id))
            .collect())
    }

    fn ticket_by_ref(&self, id: &str, wanted: &str) -> Result<Option<u64>, StoreError> {
        Ok(self.living().find_map(|(_, added)| match added {
            Added::Opening {
                number,
                contract,
                event,
            } if contract == id && reference(event).as_deref() == Some(wanted) => Some(*number),
            _ => None,
        }))
    }

    fn commit_each(
        &mut self,
        operation: &Operation,
        changes: &mut dyn Iterator<Item = Result<Change, StoreError>>,
    ) -> Result<Committed, StoreError> {
        // On a copy, which takes the store's place only when every change has gone through.
        let mut next = self.after(operation, Kind::Change);
        let mut committed = Committed {
            operation: next.log.len() as u64,
            tickets: Vec::new(),
            known: Vec::new(),
            clock_was_at: self.clock_was_at(operation),
        };
        for change in changes {
            next.apply(change?, &mut committed)?;
        }
        next.keep(self, operation);
        Ok(committed)
    }

    fn undo(&mut self, operation: &Operation, number: Option<u64>) -> Result<Reversal, StoreError> {
        let live = |number: &u64| !self.voided.contains_key(number);
        let last = || {
            let changes = self
                .entries()
                .filter(|(_, entry)| entry.kind == Kind::Change);
            changes.map(|(number, _)| number).filter(live).last()
        };
        let number = number.or_else(last).ok_or(StoreError::NothingToUndo)?;
        let entry = self.entry(number)?;
        match entry.kind {
            Kind::Change => {}
            Kind::Undo(_) => return Err(error::reversal(number, true)),
            Kind::Redo(_) => return Err(error::reversal(number, false)),
        }
        if let Some(by) = self.voided.get(&number) {
            return Err(error::undone(number, *by));
        }
        let touched: Vec<Subject> = entry.added.iter().filter_map(Added::subject).collect();
        let builds_on = |later: &Entry| {
            let mut subjects = later
                .added
                .iter()
                .flat_map(|added| added.subject().into_iter().chain(added.ground()));
            subjects.any(|subject| touched.contains(&subject))
        };
        let later: Vec<(u64, String)> = self
            .entries()
            .filter(|(n, later)| *n > number && live(n) && builds_on(later))
            .map(|(n, later)| (n, later.operation.command.clone()))
            .collect();
        if !later.is_empty() {
            return Err(error::built_on(number, &later));
        }
        let reversal = Reversal {
            operation: self.log.len() as u64 + 1,
            target: self.logged(number, entry),
            clock_was_at: self.clock_was_at(operation),
        };
        let mut next = self.after(operation, Kind::Undo(number));
        next.voided.insert(number, reversal.operation);
        next.keep(self, operation);
        Ok(reversal)
    }

    fn redo(&mut self, operation: &Operation) -> Result<Reversal, StoreError> {
        let changes = self
            .entries()
            .filter(|(_, entry)| entry.kind == Kind::Change);
        let last = changes.map(|(number, _)| number).last();
        let undone = self.voided.iter().max_by_key(|(_, undo)| **undo);
        let Some((&number, _)) = undone.filter(|(_, undo)| Some(**undo) > last) else {
            return Err(error::nothing_to_redo(last));
        };
        let reversal = Reversal {
            operation: self.log.len() as u64 + 1,
            target: self.logged(number, self.entry(number)?),
            clock_was_at: self.clock_was_at(operation),
        };
        let mut next = self.after(operation, Kind::Redo(number));
        next.voided.remove(&number);
        next.keep(self, operation);
        Ok(reversal)
    }

    fn log(&self, most: Option<u64>) -> Result<Vec<Logged>, StoreError> {
        let most = most.map_or(usize::MAX, |most| {
            usize::try_from(most).unwrap_or(usize::MAX)
        });
        let all: Vec<Logged> = self
            .entries()
            .map(|(number, entry)| self.logged(number, entry))
            .collect();
        Ok(all.into_iter().rev().take(most).collect())
    }
}
