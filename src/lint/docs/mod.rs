//! What there is to know about the rules that `terms` and `ingest` check while they read.
//!
//! The rules stand where the reading is; their documentation stands here, beside that of the
//! rules of `lint`, so that nothing that reads has to carry it.

pub(super) mod contracts;
pub(super) mod feeds;
pub(super) mod reading;
pub(super) mod references;
pub(super) mod sense;
pub(super) mod settings;
pub(super) mod time;
