//! Records of scripts to values of the domain: NDJSON, a line at a time.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: opening files, deciding anything, and
//! holding more than a few lines: inputs are as long as somebody makes them, and may hold any
//! bytes.

pub mod clock;
pub mod lines;
