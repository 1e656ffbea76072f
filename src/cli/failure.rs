//! Why a command fails: what, why, the clause, how to mend it, and the exit status that says so.

use std::fmt::Write as _;

use tenure::domain::clause::Clause;
use tenure::domain::ticket::Refusal;
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
    /// Whether the user has been told already.
    told: bool,
}

impl Failure {
    fn new(status: u8, what: impl Into<String>) -> Self {
        Failure {
            status,
            what: what.into(),
            clauses: Vec::new(),
            help: None,
            told: false,
        }
    }

    /// What went wrong is on standard error already, such as the findings of a file.
    pub fn told(status: u8) -> Self {
        Failure {
            told: true,
            ..Self::new(status, "")
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

    /// What went wrong, without its mend.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// The same failure with its mend.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same failure with what it rests on.
    pub fn clauses(mut self, clauses: Vec<Clause>) -> Self {
        self.clauses = clauses;
        self
    }

    /// Something named on the command line that does not exist, with the nearest that does.
    pub fn unknown(what: &str, given: &str, known: &[&str]) -> Self {
        Self::unusable(format!("there is no {what} `{given}`")).nearest(given, known)
    }

    /// The same failure, with the nearest of the names that would do.
    pub fn nearest(self, given: &str, known: &[&str]) -> Self {
        match (tenure::terms::read::nearest(given, known), known) {
            (Some(near), _) => self.help(format!("did you mean `{near}`?")),
            (None, []) => self,
            (None, known) if known.len() <= 20 => {
                self.help(format!("one of {}", tenure::terms::read::listed(known)))
            }
            (None, _) => self,
        }
    }

    /// The same failure, with this mend where it has none yet.
    pub fn or_help(mut self, help: impl Into<String>) -> Self {
        self.help.get_or_insert_with(|| help.into());
        self
    }

    /// The text for standard error; `None` where it has been told already.
    pub fn text(&self) -> Option<String> {
        (!self.told).then(|| self.words())
    }

    fn words(&self) -> String {
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
            // The file is fine; what was to be recorded does not fit.
            StoreError::Conflict { .. }
            | StoreError::Stale { .. }
            | StoreError::NotUndoable { .. }
            | StoreError::NothingToUndo
            | StoreError::NothingToRedo { .. }
            | StoreError::BadRecord { .. } => Failure::bad(error.to_string()).help(mend),
            _ => Failure::unusable(error.to_string()).help(mend),
        }
    }
}
