//! Findings about a file, as data.
//!
//! May use nothing else of this crate. Deliberately absent: reading files, turning findings into
//! text (see `render`), and which rules there are (see `lint`).

use std::ops::Range;
use std::sync::OnceLock;

mod fix;
mod rule;

pub use fix::{Edit, Fix, apply};
pub use rule::{Group, Rule};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing; changes nothing.
    Note,
    /// Probably not what was meant; the file can be used.
    Warning,
    /// The file cannot be used.
    Error,
}

impl Level {
    /// The level's name in every output format.
    pub fn name(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// One finding, at a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name of the rule, in kebab case.
    pub code: &'static str,
    /// How bad it is.
    pub level: Level,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Bytes of the file that cause it; empty at the start of the file where it has no place.
    pub span: Range<usize>,
    /// Other places that explain it, each with a label ("first defined here").
    pub related: Vec<(Range<usize>, String)>,
    /// How to mend it.
    pub help: Option<String>,
    /// The mend, where a tool can make it by itself.
    pub fix: Option<Box<Fix>>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(Level::Error, code, span, message)
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(Level::Warning, code, span, message)
    }

    /// A note at a place.
    pub fn note(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(Level::Note, code, span, message)
    }

    /// A finding of a rule at a place, at the level that the rule has by itself.
    pub fn of(rule: &Rule, span: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(rule.level, rule.code, span, message)
    }

    fn new(
        level: Level,
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        Diagnostic {
            code,
            level,
            message: message.into(),
            span,
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// The same finding with its mend.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding with a mend that a tool can make by itself.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(Box::new(fix));
        self
    }

    /// The same finding with another place that explains it.
    pub fn related(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }
}

/// A text with the name it is reported under, able to turn byte offsets into lines and columns.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file's name as the user wrote it.
    pub name: String,
    /// Its whole text.
    pub text: String,
    /// Where its lines begin, once somebody asked: a file may have many findings.
    line_starts: OnceLock<Vec<usize>>,
}

/// A place in a text, counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Source {
    /// Names a text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Source {
            name: name.into(),
            text: text.into(),
            line_starts: OnceLock::new(),
        }
    }

    /// Where a byte offset lies. An offset past the end is the end; one inside a character is that
    /// character's start.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_boundary(&self.text, offset);
        let starts = self.line_starts.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(ends).collect()
        });
        let line = starts.partition_point(|&start| start <= offset);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        Position {
            line,
            column: self.text[start..offset].chars().count() + 1,
        }
    }
}

/// The nearest character boundary at or before an offset, and never past the end.
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_survive_any_offset() {
        let source = Source::new("x", "ab\nc\u{e9}d\n");
        let at = |offset| {
            let position = source.position(offset);
            (position.line, position.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(3), (2, 1));
        assert_eq!(at(5), (2, 2), "inside the two bytes of an accented letter");
        assert_eq!(at(6), (2, 3));
        assert_eq!(at(999), (3, 1));
        let empty = Source::new("x", "").position(3);
        assert_eq!((empty.line, empty.column), (1, 1));
    }
}
