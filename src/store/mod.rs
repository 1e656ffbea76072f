//! What is kept: operations in their order, each with the events that it added to contracts and
//! tickets, and the texts that those events name.
//!
//! May use `domain`. [`Store`] says what a store does; [`SqliteStore`] keeps it in one file, and
//! [`MemoryStore`] is its twin for tests. SQL appears nowhere else in the crate. Deliberately
//! absent: what follows from the events (see `domain`), reading the kept text (see `terms`), the
//! choice of the file, and the clock: every moment is an argument.

mod body;
mod chain;
mod error;
mod kept;
mod memory;
mod migrate;
mod place;
mod record;
mod schema;
mod sqlite;

pub use error::StoreError;
pub use kept::{
    Change, Committed, Kind, Logged, LoggedChange, Operation, Reversal, StoredContract,
    StoredEdition, StoredTicket, Subject,
};
pub use memory::MemoryStore;
pub use record::{End, EventRecord, Export, OperationRecord, Record};
pub use sqlite::{Checked, SqliteStore};

/// Keeps contracts, editions and tickets. Things are added, never changed or removed; what an
/// undone operation added stays in the log and counts nowhere else.
pub trait Store {
    /// The contract of that id.
    fn contract(&self, id: &str) -> Result<Option<StoredContract>, StoreError>;

    /// All contracts, ordered by the bytes of their ids.
    fn contracts(&self) -> Result<Vec<StoredContract>, StoreError>;

    /// The edition whose text has that digest.
    fn edition(&self, digest: &str) -> Result<Option<StoredEdition>, StoreError>;

    /// The text of a contract file that has that digest.
    fn text(&self, digest: &str) -> Result<Option<String>, StoreError>;

    /// The ticket of that number, with all its events in the order of their recording.
    fn ticket(&self, number: u64) -> Result<Option<StoredTicket>, StoreError>;

    /// The tickets of one contract, or all of them, ordered by number. A contract that is not
    /// there has none.
    fn tickets(&self, contract: Option<&str>) -> Result<Vec<StoredTicket>, StoreError>;

    /// The first ticket under a contract whose opening gives that `ref`.
    fn ticket_by_ref(&self, contract: &str, reference: &str) -> Result<Option<u64>, StoreError>;

    /// Makes the changes in their order, as one operation: all of them, or after an error none.
    /// An error in place of a change ends it too.
    ///
    /// Later changes see the earlier ones. They are asked for one after the other, so that they
    /// need never be in memory together. An operation without changes is recorded too.
    fn commit_each(
        &mut self,
        operation: &Operation,
        changes: &mut dyn Iterator<Item = Result<Change, StoreError>>,
    ) -> Result<Committed, StoreError>;

    /// The same for changes that are at hand.
    fn commit(
        &mut self,
        operation: &Operation,
        changes: &[Change],
    ) -> Result<Committed, StoreError> {
        self.commit_each(operation, &mut changes.iter().cloned().map(Ok))
    }

    /// Adds an operation that voids the events of an earlier one: of that number, or else of the
    /// last that is not undone. Refused where later operations build on it.
    fn undo(&mut self, operation: &Operation, number: Option<u64>) -> Result<Reversal, StoreError>;

    /// Adds an operation that takes back the last undo that is not taken back yet. Refused once
    /// something else was recorded after it.
    fn redo(&mut self, operation: &Operation) -> Result<Reversal, StoreError>;

    /// The operations, the last one first; at most so many.
    fn log(&self, most: Option<u64>) -> Result<Vec<Logged>, StoreError>;
}
