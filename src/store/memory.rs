//! A store that forgets when it is dropped: the twin of the SQLite one.
//!
//! May use `domain`. For tests, dry runs and examples. Deliberately absent: files and SQL.

use std::collections::BTreeMap;

use super::{
    Change, Committed, Operation, Store, StoreError, StoredContract, StoredEdition, StoredTicket,
    error,
};

/// Keeps everything in memory, and behaves like [`super::SqliteStore`] otherwise.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    operations: u64,
    // Strings order by their bytes here as they do in SQLite.
    contracts: BTreeMap<String, StoredContract>,
    editions: BTreeMap<String, StoredEdition>,
    tickets: BTreeMap<u64, StoredTicket>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    /// Makes one change, and gives the number of the ticket that it opened.
    fn apply(&mut self, change: &Change) -> Result<Option<u64>, StoreError> {
        match change {
            Change::AddEdition(edition) => {
                self.editions
                    .entry(edition.digest.clone())
                    .or_insert_with(|| edition.clone());
            }
            Change::RegisterContract(contract) => {
                if self.contracts.contains_key(&contract.id) {
                    return Err(StoreError::Conflict {
                        what: error::contract(&contract.id),
                    });
                }
                if !self.editions.contains_key(&contract.edition_digest) {
                    return Err(StoreError::NotFound {
                        what: error::edition(&contract.edition_digest),
                    });
                }
                self.contracts.insert(contract.id.clone(), contract.clone());
            }
            Change::OpenTicket { contract, event } => {
                if !self.contracts.contains_key(contract) {
                    return Err(StoreError::NotFound {
                        what: error::contract(contract),
                    });
                }
                let number = self.tickets.last_key_value().map_or(0, |(last, _)| *last) + 1;
                let ticket = StoredTicket {
                    number,
                    contract: contract.clone(),
                    events: vec![event.clone()],
                };
                self.tickets.insert(number, ticket);
                return Ok(Some(number));
            }
            Change::AddEvent { ticket, event } => {
                let found = self
                    .tickets
                    .get_mut(ticket)
                    .ok_or_else(|| StoreError::NotFound {
                        what: error::ticket(*ticket),
                    })?;
                found.events.push(event.clone());
            }
        }
        Ok(None)
    }
}

impl Store for MemoryStore {
    fn contract(&self, id: &str) -> Result<Option<StoredContract>, StoreError> {
        Ok(self.contracts.get(id).cloned())
    }

    fn contracts(&self) -> Result<Vec<StoredContract>, StoreError> {
        Ok(self.contracts.values().cloned().collect())
    }

    fn edition(&self, digest: &str) -> Result<Option<StoredEdition>, StoreError> {
        Ok(self.editions.get(digest).cloned())
    }

    fn ticket(&self, number: u64) -> Result<Option<StoredTicket>, StoreError> {
        Ok(self.tickets.get(&number).cloned())
    }

    fn tickets(&self, contract: Option<&str>) -> Result<Vec<StoredTicket>, StoreError> {
        Ok(self
            .tickets
            .values()
            .filter(|ticket| contract.is_none_or(|id| ticket.contract == id))
            .cloned()
            .collect())
    }

    fn commit(&mut self, _: &Operation, changes: &[Change]) -> Result<Committed, StoreError> {
        // On a copy, which takes the store's place only when every change has gone through.
        let mut next = self.clone();
        let mut tickets = Vec::new();
        for change in changes {
            tickets.extend(next.apply(change)?);
        }
        next.operations += 1;
        *self = next;
        Ok(Committed {
            operation: self.operations,
            tickets,
        })
    }
}
