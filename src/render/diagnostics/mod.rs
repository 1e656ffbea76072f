//! Findings to text: [`human`] for people, [`short`] for tools that read lines.
//!
//! May use `diagnostic`. Deliberately absent: choosing a format, and counting or sorting findings;
//! they are shown in the order they are given.

pub mod human;
pub mod short;
