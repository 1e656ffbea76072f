//! Why a command fails: what, why, the clause, how to mend it, and the exit status that says so.

use std::fmt::Write as _;

use tenure::domain::clause::Clause;
use tenure::domain::ticket::state::Refusal;
use tenure::render::text::visible;
use tenure::store::StoreError;

/// What the exit statuses mean.
pub mod status {
    /// The answer is bad: a file or a rule says so.
    pub const BAD: u8 = 1;
    /// The command line is wrong.
    pub const USAGE: u8 = 2;
    /// There is no answer: what was named is not there or not usable.
    pub const UNUSABLE: u8 = 3;
}

/// Why a command fails.
#[derive(Debug)]
pub struct Failure {
    pub status: u8,
    what: String,
    clauses: Vec<Clause>,
    help: Option<String>,
}

impl Failure {
    fn new(status: u8, what: impl Into<String>) -> Self {
        Failure {
            status,
            what: what.into(),
            clauses: Vec::new(),
            help: None,
        }
    }

    /// A file or a rule says that the answer is bad.
    pub fn bad(what: impl Into<String>) -> Self {
        Self::new(status::BAD, what)
    }

    /// The command line is wrong.
    pub fn usage(what: impl Into<String>) -> Self {
        Self::new(status::USAGE, what)
    }

    /// What was named is not there, or not usable.
    pub fn unusable(what: impl Into<String>) -> Self {
        Self::new(status::UNUSABLE, what)
    }

    /// The same failure with its mend.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Something named on the command line that does not exist, with the nearest that does.
    pub fn unknown(what: &str, given: &str, known: &[&str]) -> Self {
        let failure = Self::unusable(format!("there is no {what} `{given}`"));
        match (tenure::terms::read::nearest(given, known), known) {
            (Some(near), _) => failure.help(format!("did you mean `{near}`?")),
            (None, []) => failure,
            (None, known) if known.len() <= 20 => {
                failure.help(format!("one of {}", tenure::terms::read::listed(known)))
            }
            (None, _) => failure,
        }
    }

    /// The text for standard error.
    pub fn text(&self) -> String {
        let mut text = format!("error: {}", visible(&self.what));
        if !self.clauses.is_empty() {
            let clauses: Vec<&str> = self.clauses.iter().map(Clause::as_str).collect();
            let _ = write!(text, "\n  clause: {}", visible(&clauses.join("; ")));
        }
        if let Some(help) = &self.help {
            let _ = write!(text, "\n  help: {}", visible(help));
        }
        text
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure {
            clauses: refusal.clauses,
            ..Failure::bad(refusal.message)
        }
        .help(refusal.mend)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let mend = error.mend();
        match error {
            // The file is fine; what was to be added is there already.
            StoreError::Conflict { .. } => Failure::bad(error.to_string()).help(mend),
            _ => Failure::unusable(error.to_string()).help(mend),
        }
    }
}
