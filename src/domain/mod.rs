//! Decisions: what is due when, what it costs, and why.
//!
//! Total functions of terms, events and an instant. May use nothing else of this crate.
//! Deliberately absent: input and output, the machine's clock and zone, SQL, text of tables.

pub mod calendar;
pub mod instant;
pub mod zone;

pub use calendar::{Calendar, CalendarSpec, ClockError, DayKind, Interval, IntervalError};
pub use instant::Instant;
pub use zone::{UnknownZone, Zone};
