//! What the answers to lines of scripts share.

use std::borrow::Cow;

use serde::Serialize;

/// What is wrong with a line.
#[derive(Clone, Debug, Serialize)]
pub struct LineError {
    /// The kind of mistake, in kebab case.
    pub code: &'static str,
    /// What is wrong, in a sentence without a full stop.
    pub message: Cow<'static, str>,
}

impl LineError {
    /// An error of that code.
    pub fn new(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        LineError {
            code,
            message: message.into(),
        }
    }
}
