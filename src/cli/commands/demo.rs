//! `tenure demo`: a guided run on the bundled examples, in a throw-away store.

use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub fn run(_context: &mut Context) -> Result<u8, Failure> {
    Ok(0)
}
