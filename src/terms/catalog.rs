//! The programs at hand: the bundled ones, and those of the user's own directories.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: opening files; the command line reads
//! them and adds their texts.

use std::sync::Arc;

use chrono::NaiveDate;

use super::bundled;
use super::program::read_program;
use crate::diagnostic::Diagnostic;
use crate::domain::program::Program;

/// Programs by id and edition.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    editions: Vec<Edition>,
}

/// One edition with the text that it was read from.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The program.
    pub program: Arc<Program>,
    /// The file's text, which contracts and tickets are remembered with.
    pub text: Arc<str>,
}

/// Why a program cannot be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddError {
    /// The file has errors.
    Findings(Vec<Diagnostic>),
    /// There is another text under the same id and edition.
    Taken {
        /// The program's id.
        id: String,
        /// The edition.
        edition: String,
    },
}

impl Catalog {
    /// A catalog of nothing.
    pub fn empty() -> Catalog {
        Catalog::default()
    }

    /// A catalog of the bundled programs.
    ///
    /// A bundled program that cannot be read is left out; the tests read them all.
    pub fn bundled() -> Catalog {
        let mut catalog = Catalog::empty();
        for file in bundled::PROGRAMS {
            // Each is read by the tests, which fail on any finding.
            let _ = catalog.add(file.text);
        }
        catalog
    }

    /// Adds the program of a file's text. The same text twice is one program.
    ///
    /// # Errors
    ///
    /// [`AddError`] if the text has errors, or another is there under the same id and edition.
    pub fn add(&mut self, text: &str) -> Result<(), AddError> {
        let (program, findings) = read_program(text);
        let Some(program) = program else {
            return Err(AddError::Findings(findings));
        };
        let there = self.edition_entry(&program.id, &program.edition);
        if let Some(there) = there {
            if there.program.digest == program.digest {
                return Ok(());
            }
            return Err(AddError::Taken {
                id: program.id,
                edition: program.edition,
            });
        }
        self.editions.push(Edition {
            program: Arc::new(program),
            text: text.into(),
        });
        Ok(())
    }

    /// Adds an edition of another catalog, unless one is there under the same id and edition.
    pub fn include(&mut self, edition: &Edition) {
        let program = &edition.program;
        if self.edition_entry(&program.id, &program.edition).is_none() {
            self.editions.push(edition.clone());
        }
    }

    /// Every edition of every program, by id, then by when it went on sale.
    pub fn all(&self) -> Vec<&Edition> {
        let mut all: Vec<&Edition> = self.editions.iter().collect();
        all.sort_by_key(|edition| (&edition.program.id, edition.program.on_sale_from));
        all
    }

    /// The ids of the programs, each once.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self
            .editions
            .iter()
            .map(|e| e.program.id.as_str())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The editions of a program.
    pub fn editions<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Arc<Program>> {
        let editions = self.editions.iter().map(|edition| &edition.program);
        editions.filter(move |program| program.id == id)
    }

    /// One edition of a program.
    pub fn edition(&self, id: &str, edition: &str) -> Option<Arc<Program>> {
        self.edition_entry(id, edition)
            .map(|entry| Arc::clone(&entry.program))
    }

    fn edition_entry(&self, id: &str, edition: &str) -> Option<&Edition> {
        let mut editions = self.editions.iter();
        editions.find(|entry| entry.program.id == id && entry.program.edition == edition)
    }

    /// The edition with a digest, and its text.
    pub fn by_digest(&self, digest: &str) -> Option<&Edition> {
        self.editions
            .iter()
            .find(|edition| edition.program.digest == digest)
    }

    /// The edition of a program that was on sale on a date; of several, the one that went on sale
    /// last.
    pub fn on_sale(&self, id: &str, date: NaiveDate) -> Option<Arc<Program>> {
        self.editions(id)
            .filter(|program| program.on_sale(date))
            .max_by_key(|program| program.on_sale_from)
            .map(Arc::clone)
    }

    /// The edition of a program that went on sale last.
    pub fn latest(&self, id: &str) -> Option<Arc<Program>> {
        self.editions(id)
            .max_by_key(|program| program.on_sale_from)
            .map(Arc::clone)
    }
}
