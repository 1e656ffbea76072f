//! Text of terms files to values of the domain, with findings.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: opening files, and deciding anything.

pub mod read;
