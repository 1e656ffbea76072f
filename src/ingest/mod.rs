//! Records of scripts to values of the domain: NDJSON a line at a time, CSV a row, and iCalendar
//! feeds.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: opening files, deciding anything, and
//! holding more of a stream than a few lines: inputs are as long as somebody makes them, and may
//! hold any bytes.

pub mod clock;
pub mod csv;
pub mod icalendar;
mod json;
pub mod lines;
pub mod ticket;
