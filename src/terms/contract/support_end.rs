//! When the vendor's support of what a contract is for ends.

use super::Reading;
use crate::diagnostic::Diagnostic;
use crate::domain::contract::EndOfSupport;
use crate::domain::term::add_months;

impl Reading<'_> {
    /// The last day of support: the one that is given, else the earliest that the terms allow after
    /// the announcement.
    pub(super) fn end_of_support(&mut self) -> Option<EndOfSupport> {
        let raw = self.raw;
        let rule = self.program.end_of_support.as_ref();
        let own = rule.map_or_else(|| self.own_basis(), |stated| stated.basis.clone());
        let given = |date| EndOfSupport { date, basis: own };
        let Some(announced) = &raw.end_of_support_announced else {
            return raw.end_of_support.map(given);
        };
        let Some(withdrawal) = &self.program.withdrawal else {
            if raw.end_of_support.is_none() {
                let message = format!(
                    "{} does not state how long after its announcement support ends",
                    self.program.vendor
                );
                let help = "give the last day in `end_of_support`";
                self.check
                    .error("missing-key", &announced.span, message, help);
            }
            return raw.end_of_support.map(given);
        };
        let earliest = add_months(announced.value, withdrawal.months)?;
        let Some(date) = raw.end_of_support else {
            let mut basis = withdrawal.basis.clone();
            basis.inferred = Some(format!(
                "the end was announced on {}, and no day for it; the earliest is taken",
                announced.value
            ));
            return Some(EndOfSupport {
                date: earliest,
                basis,
            });
        };
        if date < earliest {
            let clauses: Vec<&str> = withdrawal
                .basis
                .clauses
                .iter()
                .map(|clause| clause.as_str())
                .collect();
            let message = format!(
                "support ends on {date}, less than {} months after it was announced ({})",
                withdrawal.months,
                clauses.join("; ")
            );
            self.check.findings.push(
                Diagnostic::warning("support-ends-early", announced.span.clone(), message).help(
                    format!("by the terms it lasts until {earliest} at least; ask the vendor"),
                ),
            );
        }
        Some(given(date))
    }
}
