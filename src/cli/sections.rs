//! Answers of several tables, each under its heading, for people; the other formats have all of it
//! in one item.

use std::io::{self, Write};

use tenure::domain::Instant;
use tenure::render::{Format, Style, account};
use tenure::report::{Answer, Item};

use super::context::{Accounts, Context};
use super::failure::Failure;

/// Where the sections of an answer go.
pub struct Sections<'a> {
    out: &'a mut dyn Write,
    now: Instant,
    tzdb: &'static str,
    format: Format,
    style: Style,
}

/// Writes an answer, and below it its sections.
pub fn print<T: Item>(
    context: &mut Context,
    answer: &Answer<T>,
    format: Format,
    all: impl FnOnce(&mut Sections) -> io::Result<()>,
) -> Result<(), Failure> {
    let style = context.style();
    context.deliver(|out| {
        tenure::render::write(out, answer, format, &style)?;
        all(&mut Sections {
            out,
            now: answer.now,
            tzdb: answer.tzdb,
            format,
            style,
        })
    })
}

impl Sections<'_> {
    /// Reasons, each list under its heading, where they are asked for.
    pub fn accounts(&mut self, accounts: &Accounts) -> io::Result<()> {
        for (title, reasons) in accounts {
            write!(self.out, "\n{}", account::render(title, reasons))?;
        }
        Ok(())
    }

    /// A section with a heading; nothing where it has no rows.
    pub fn one<T: Item + Clone>(&mut self, title: &str, rows: &[T]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let heading = match self.format {
            Format::Markdown => format!("## {title}"),
            _ => title.to_owned(),
        };
        writeln!(self.out, "\n{heading}\n")?;
        let answer = Answer::new(self.now, self.tzdb, rows.to_vec());
        tenure::render::write(self.out, &answer, self.format, &self.style)
    }
}
