//! Tickets: what happened to them, where they stand, and what is due.
//!
//! May use the rest of `domain`. Deliberately absent: storing events, numbering tickets.

pub mod deadlines;
pub mod event;
mod fold;
pub mod record;
pub mod state;
pub mod steps;

pub use event::{Event, Opening, WaitFor, What};
pub use state::{Outcome, Status, Ticket};
pub use steps::Refusal;
