//! Answers and findings to text, one format per file.
//!
//! May use `report` and `diagnostic`. Computes nothing and prints nothing: functions from data to
//! a string. Deliberately absent: terminals, their width and colours, which callers pass in.

pub mod diagnostics;
pub mod text;
