//! What is kept: contracts, the editions they were made under, tickets and their events.
//!
//! May use `domain`. [`Store`] says what a store does; [`SqliteStore`] keeps it in one file, and
//! [`MemoryStore`] is its twin for tests and dry runs. SQL appears nowhere else in the crate.
//! Deliberately absent: what follows from the events (see `domain::ticket`), reading the kept text
//! (see `terms`), the choice of the file, and the clock: every moment is an argument.

mod error;
mod memory;
mod place;
mod schema;
mod sqlite;

pub use error::StoreError;
pub use memory::MemoryStore;
pub use sqlite::SqliteStore;

use crate::domain::Instant;
use crate::domain::ticket::Event;

/// Keeps contracts, editions and tickets. Things are added, never changed or removed.
pub trait Store {
    /// The contract of that id.
    fn contract(&self, id: &str) -> Result<Option<StoredContract>, StoreError>;

    /// All contracts, ordered by the bytes of their ids.
    fn contracts(&self) -> Result<Vec<StoredContract>, StoreError>;

    /// The edition whose text has that digest.
    fn edition(&self, digest: &str) -> Result<Option<StoredEdition>, StoreError>;

    /// The ticket of that number, with all its events in the order of their recording.
    fn ticket(&self, number: u64) -> Result<Option<StoredTicket>, StoreError>;

    /// The tickets of one contract, or all of them, ordered by number. A contract that is not
    /// there has none.
    fn tickets(&self, contract: Option<&str>) -> Result<Vec<StoredTicket>, StoreError>;

    /// Makes the changes in their order, as one operation: all of them, or after an error none.
    ///
    /// Later changes see the earlier ones. An operation without changes is recorded too.
    fn commit(
        &mut self,
        operation: &Operation,
        changes: &[Change],
    ) -> Result<Committed, StoreError>;
}

/// A contract as it was registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredContract {
    /// Its id, unlike every other contract's.
    pub id: String,
    /// The contract file, byte for byte.
    pub text: String,
    /// The digest of the program edition that it was registered under.
    pub edition_digest: String,
    /// When it was registered.
    pub registered_at: Instant,
}

/// One edition of a program, kept because a contract was registered under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEdition {
    /// The digest of `text`, as its maker computed it; not checked here.
    pub digest: String,
    /// The program's id.
    pub program: String,
    /// The edition's name within the program.
    pub edition: String,
    /// The program file, byte for byte.
    pub text: String,
}

/// A ticket and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredTicket {
    /// Its number, counted from 1 over all contracts.
    pub number: u64,
    /// The id of its contract.
    pub contract: String,
    /// What happened, in the order of recording, which need not be the order of the moments.
    pub events: Vec<Event>,
}

/// The command that changes are made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// When it was given.
    pub at: Instant,
    /// The command as somebody would type it.
    pub command: String,
}

/// One thing to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Keeps an edition. Nothing happens where one of the same digest is kept already.
    AddEdition(StoredEdition),
    /// Keeps a contract, whose edition must be kept already.
    /// An id that is taken is a [`StoreError::Conflict`].
    RegisterContract(StoredContract),
    /// Opens a ticket under the next number.
    OpenTicket {
        /// The id of its contract.
        contract: String,
        /// Its first event.
        event: Event,
    },
    /// Records what happened to a ticket.
    AddEvent {
        /// The ticket's number.
        ticket: u64,
        /// What happened.
        event: Event,
    },
}

/// What a commit gave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The number of the operation, counted from 1.
    pub operation: u64,
    /// The numbers of the tickets opened, in the order of their changes.
    pub tickets: Vec<u64>,
}
