//! Decisions: what is due when, what it costs, and why.
//!
//! Total functions of terms, events and an instant. May use nothing else of this crate.
//! Deliberately absent: input and output, the machine's clock and zone, SQL, text of tables.

pub mod instant;
pub mod money;
pub mod term;
pub mod zone;

pub use instant::Instant;
pub use zone::Zone;
