//! Deadlines, notice dates and renewal quotes from software support contracts, each with the
//! clause behind it.
//!
//! Data flows one way: `terms` and `ingest` read text into the values of `domain`, which decides;
//! `report` holds the answers as plain data; `render` turns them into text. `lint` weighs what
//! files say, and `store` keeps events and contracts. The binary alone reads arguments, files, the
//! clock and the environment. `tests/layers.rs` keeps that order.

pub mod diagnostic;
pub mod domain;
pub mod ingest;
pub mod lint;
pub mod render;
pub mod report;
pub mod store;
pub mod terms;
