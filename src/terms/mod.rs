//! Text of terms files to values of the domain, with findings.
//!
//! Two stages: `read` and `raw` take a file apart, with every problem of its shape; `program`,
//! `contract` and `calendar` make values of it, with every problem of its sense. May use `domain`
//! and `diagnostic`. Deliberately absent: opening files, and deciding anything.

pub mod bundled;
pub mod calendar;
pub mod catalog;
pub mod changes;
pub mod check;
pub mod cited;
pub mod contract;
pub mod digest;
pub mod edit;
pub mod example;
mod joint;
mod labels;
pub mod program;
pub mod public;
pub mod raw;
pub mod read;
mod rules;
pub mod schemas;
mod targets;
mod values;
mod versions;
