//! What a program says about tickets, as rows of a table.

use super::RuleRow;
use super::rules::{Shown, rule, stated};
use crate::domain::program::{Absence, ClosingStart};

impl Shown<'_> {
    pub(super) fn ticket_rules(&self) -> Vec<RuleRow> {
        let program = self.program;
        let mut rows = Vec::new();
        for field in &program.intake {
            let absence = match field.absence {
                Absence::Holds => "without it the ticket is held",
                Absence::Warns => "without it the ticket is warned about",
            };
            let text = format!("{}; {absence}", field.text);
            rows.push(rule(&field.key, &text, &field.basis));
        }
        if let Some(cover) = &program.cover {
            rows.push(stated("cover", cover));
        }
        let closing = &program.closing;
        for (about, closing) in [
            ("reopening", &closing.reopen),
            ("closing", &closing.auto_close),
        ] {
            if let Some(closing) = closing {
                let since = match closing.from {
                    ClosingStart::Resolution => "after the resolution",
                    ClosingStart::Silence => "after the resolution or whatever was told since",
                };
                let text = format!("{} {since}", closing.limit.amount);
                rows.push(rule(about, &text, &closing.basis));
            }
        }
        for reason in &closing.reasons {
            let silence = reason
                .silence
                .map(|limit| format!("; usually after {}", limit.amount))
                .unwrap_or_default();
            let about = format!("resolved: {}", reason.id);
            rows.push(rule(
                &about,
                &format!("{}{silence}", reason.text),
                &reason.basis,
            ));
        }
        rows
    }
}
