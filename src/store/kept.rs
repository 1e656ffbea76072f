//! What a store is given and what it gives back, as values.
//!
//! May use `domain`. Deliberately absent: how they are kept.

use crate::domain::Instant;
use crate::domain::contract::event::Event as ContractEvent;
use crate::domain::ticket::Event;

/// A contract as it was registered, and what happened to it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredContract {
    /// Its id, unlike every other contract's.
    pub id: String,
    /// The contract file that it was registered with, byte for byte.
    pub text: String,
    /// The digest of the program edition that it was registered under.
    pub edition_digest: String,
    /// When it was registered.
    pub registered_at: Instant,
    /// What happened to it in the order of recording; the first registers it.
    pub events: Vec<ContractEvent>,
    /// The number of the last operation that touched it, see [`Change::Expect`].
    pub revision: u64,
}

/// One edition of a program, kept because a contract is under it.
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
    /// Its number, counted from 1 over all contracts and never given twice.
    pub number: u64,
    /// The id of its contract.
    pub contract: String,
    /// What happened, in the order of recording, which need not be the order of the moments.
    pub events: Vec<Event>,
    /// The number of the last operation that touched it, see [`Change::Expect`].
    pub revision: u64,
}

/// What a change is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The contract of that id.
    Contract(String),
    /// The ticket of that number.
    Ticket(u64),
}

/// The command that changes are made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// As at when it is recorded.
    pub at: Instant,
    /// Whether somebody said so, instead of the clock.
    pub told: bool,
    /// Who gave it.
    pub by: String,
    /// The command as somebody would type it.
    pub command: String,
    /// Whether to go through with everything but keeping it: a dry run.
    pub rehearsal: bool,
}

/// One thing to add, or to insist on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Keeps an edition. Nothing happens where one of the same digest is kept already. It stays
    /// when the operation is undone, since nothing follows from an edition alone.
    AddEdition(StoredEdition),
    /// Keeps the text of a contract file under its digest, likewise.
    AddText {
        /// The digest of the text, as its maker computed it.
        digest: String,
        /// The file, byte for byte.
        text: String,
    },
    /// Records what happened to a contract. To register it, the id must be free, or it is a
    /// [`StoreError::Conflict`](super::StoreError::Conflict); for everything else it must be
    /// there. Texts and editions that the event names must be kept already.
    AddContractEvent {
        /// The contract's id.
        contract: String,
        /// What happened.
        event: ContractEvent,
    },
    /// Opens a ticket under the next number.
    OpenTicket {
        /// The id of its contract.
        contract: String,
        /// Its first event.
        event: Event,
    },
    /// Opens a ticket with everything that happened to it, unless one with the same `ref` is there
    /// under that contract.
    ImportTicket {
        /// The id of its contract.
        contract: String,
        /// Its first event.
        opening: Event,
        /// What happened then.
        events: Vec<Event>,
    },
    /// Records what happened to a ticket.
    AddEvent {
        /// The ticket's number.
        ticket: u64,
        /// What happened.
        event: Event,
    },
    /// Goes no further if a later operation than this one has touched the subject: what is to be
    /// recorded was decided without knowing of it.
    Expect {
        /// What was looked at.
        subject: Subject,
        /// Its revision then.
        revision: u64,
    },
}

/// What a commit gave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The number of the operation, counted from 1.
    pub operation: u64,
    /// The numbers of the tickets opened, in the order of their changes.
    pub tickets: Vec<u64>,
    /// The numbers of the tickets that were to be imported and were there already.
    pub known: Vec<u64>,
    /// The latest moment that the clock has shown to an earlier operation, if that is after this
    /// one's: the clock was set back. Order is by number, whatever the clock shows.
    pub clock_was_at: Option<Instant>,
}

/// An undo or a redo that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversal {
    /// The number of the operation that did it.
    pub operation: u64,
    /// The operation whose events count no more, or again.
    pub target: Logged,
    /// See [`Committed::clock_was_at`].
    pub clock_was_at: Option<Instant>,
}

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It adds what happened.
    Change,
    /// It voids the events of that operation.
    Undo(u64),
    /// It lets the events of that operation count again.
    Redo(u64),
}

/// An operation as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Its number.
    pub number: u64,
    /// As at when it was recorded.
    pub at: Instant,
    /// Whether somebody said so, instead of the clock.
    pub told: bool,
    /// Who gave the command.
    pub by: String,
    /// The command.
    pub command: String,
    /// What it does.
    pub kind: Kind,
    /// The operation that undid it, if its events do not count.
    pub undone_by: Option<u64>,
    /// What it added, up to [`Logged::MOST`] of them.
    pub changes: Vec<LoggedChange>,
    /// How many things it added.
    pub count: u64,
}

impl Logged {
    /// How many changes of one operation the log tells one by one.
    pub const MOST: usize = 100;
}

/// One thing that an operation added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedChange {
    /// The contract, where it is about one or opens a ticket under it.
    pub contract: Option<String>,
    /// The ticket, where it is about one.
    pub ticket: Option<u64>,
    /// The type of the event; `edition` or `text` for what is kept beside them.
    pub what: String,
}
