//! Decisions: what is due when, what it costs, and why.
//!
//! Total functions of terms, events and an instant. May use nothing else of this crate.
//! Deliberately absent: input and output, the machine's clock and zone, SQL, text of tables.

pub mod amount;
pub mod calendar;
pub mod classify;
pub mod clause;
pub mod clock;
pub mod contract;
pub mod course;
pub mod dates;
pub mod deadline;
pub mod instant;
pub mod lifecycle;
pub mod money;
pub mod notice;
pub mod open_time;
pub mod payment;
pub mod program;
pub mod quote;
pub mod recording;
pub mod revision;
pub mod service;
pub mod share;
pub mod standing;
pub mod term;
pub mod ticket;
pub mod trail;
pub mod year;
pub mod zone;

pub use calendar::{
    Calendar, CalendarSpec, ClockError, DayKind, Interval, IntervalError, Join, PublicList,
};
pub use clause::{Basis, Clause, Reason, Why, WhyCode};
pub use contract::Contract;
pub use instant::Instant;
pub use program::Program;
pub use zone::{UnknownZone, Zone};
