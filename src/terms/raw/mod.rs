//! The tables of terms files as they are written: the first of two stages.
//!
//! Every key of the format is declared here once. May use `domain` for the notations inside
//! strings. Deliberately absent: rules between keys; `program`, `contract` and `calendar` beside
//! this module check those and make values of the domain.

pub mod calendar;
pub mod commerce;
pub mod contract;
pub mod example;
pub mod monitoring;
pub mod program;
pub mod service;
pub mod ticket;
pub mod tier;
pub mod version;
