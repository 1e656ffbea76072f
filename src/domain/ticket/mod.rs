//! Tickets: what happened to them, where they stand, and what is due.
//!
//! May use the rest of `domain`. Deliberately absent: storing events, numbering tickets.

mod again;
pub mod conduct;
pub mod deadlines;
pub mod entitlement;
pub mod event;
mod fold;
pub mod monitoring;
pub mod queue;
pub mod record;
pub mod state;
pub mod steps;

pub use entitlement::Finding;
pub use event::{Event, Opening, WaitFor, What};
pub use state::{Outcome, Status, Ticket};
pub use steps::Refusal;
