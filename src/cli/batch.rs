//! Files of lines that are answered with lines: `clock batch`, `ticket triage`.
//!
//! Deliberately absent: what a line is answered with.

use std::io::{self, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use tenure::ingest::lines::Chunk;

use super::context::Context;
use super::failure::{Failure, status};
use super::files;
use super::stream::Answers;

/// The answers to the lines of a chunk.
#[derive(Debug, Default)]
pub struct Answered {
    /// A line for each.
    pub text: Vec<u8>,
    /// How many there are.
    pub lines: u64,
    /// Whether any is an error.
    pub failed: bool,
}

/// Answers each line of a file with a line, in order, as it comes; gives the exit status.
pub fn run<W>(context: &mut Context, file: &Path, worker: impl Fn() -> W) -> Result<u8, Failure>
where
    W: FnMut(&Chunk) -> Answered + Send + 'static,
{
    let (input, name) = files::stream(file)?;
    let mut progress = Progress::new(context, context.answers_to_terminal(), "lines");
    let mut failed = false;
    let mut unread = None;
    let delivered = context.deliver(|out| {
        let mut answers = Answers::new(input, worker)?;
        answers.try_for_each(|answered| {
            let answered =
                answered.inspect_err(|error| unread = Some(cannot_read(&name, error)))?;
            failed |= answered.failed;
            out.write_all(&answered.text)?;
            out.flush()?;
            progress.add(answered.lines);
            Ok(())
        })
    });
    progress.end();
    match unread {
        Some(failure) => Err(failure.help("what stands above was answered, and nothing after it")),
        None => delivered.map(|()| if failed { status::BAD } else { 0 }),
    }
}

/// That a stream ended with an error of the system.
pub fn cannot_read(name: &str, error: &io::Error) -> Failure {
    let why = files::in_words(error);
    Failure::unusable(format!("cannot read on in `{name}`: {why}"))
}

/// How far a long run is, on a terminal, from half a second on.
#[derive(Debug)]
pub struct Progress {
    /// When it was last shown, or when it began; `None` where nobody looks.
    shown: Option<Instant>,
    /// How long to wait before it is shown again.
    pause: Duration,
    is_visible: bool,
    count: u64,
    /// What is counted.
    what: &'static str,
}

impl Progress {
    /// Nothing is shown where answers go to the same terminal.
    pub fn new(context: &Context, answers_on_terminal: bool, what: &'static str) -> Progress {
        let shows = context.env.error_terminal && !answers_on_terminal && !context.is_quiet();
        Progress {
            shown: shows.then(Instant::now),
            pause: Duration::from_millis(500),
            is_visible: false,
            count: 0,
            what,
        }
    }

    /// So many more are done.
    pub fn add(&mut self, more: u64) {
        self.count += more;
        if let Some(shown) = self.shown
            && shown.elapsed() >= self.pause
        {
            let _ = write!(io::stderr(), "\r{} {}", self.count, self.what);
            self.shown = Some(Instant::now());
            self.pause = Duration::from_millis(100);
            self.is_visible = true;
        }
    }

    /// Takes it off the terminal.
    pub fn end(&mut self) {
        if self.is_visible {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
        self.is_visible = false;
    }
}
