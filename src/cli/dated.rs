//! Answers that are dates: in the common formats, and as a file for calendars.

use tenure::render::text::visible;
use tenure::render::{Format, ics};
use tenure::report::entries::Dated;
use tenure::report::{Answer, Item};

use super::context::{Accounts, Context};
use super::failure::Failure;

/// The format for calendars.
const ICS: &str = "ics";

impl Context<'_> {
    /// Refuses a format that an answer of dates does not have.
    pub fn format_or_ics(&self) -> Result<(), Failure> {
        self.is_ics().map(|_| ())
    }

    fn is_ics(&self) -> Result<bool, Failure> {
        let mut formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        formats.push(ICS);
        let format = self.format_among(&formats, Format::Table.name())?;
        Ok(format == ICS)
    }

    /// Writes an answer of dates in the format asked for.
    pub fn print_dated<T: Item + Dated>(
        &mut self,
        answer: &Answer<T>,
        accounts: Accounts,
    ) -> Result<(), Failure> {
        if !self.is_ics()? {
            return self.print_explained(answer, accounts);
        }
        self.deliver(|out| ics::write(out, answer))?;
        for warning in &answer.warnings {
            self.remark(&format!("warning: {}", visible(&warning.message)));
        }
        Ok(())
    }
}
