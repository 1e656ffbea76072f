//! What a resolved ticket waits for: that it can be reopened no more, and that it closes by itself.

use super::Judge;
use crate::domain::clause::Reason;
use crate::domain::deadline::{Deadline, Due, Kind, State};
use crate::domain::program::ClosingRule;

impl Judge<'_> {
    /// What a resolved ticket waits for.
    pub(super) fn after_resolution(&self) -> Vec<Deadline> {
        if self.ticket.resolved_at.is_none() {
            return Vec::new();
        }
        let closing = &self.contract.program.closing;
        let reopen = closing.reopen.as_ref().and_then(|rule| {
            let mut deadline = self.closing(Kind::ReopenUntil, rule)?;
            if deadline.state == State::Overdue {
                deadline.state = State::Passed;
            }
            Some(deadline)
        });
        let auto_close = closing.auto_close.as_ref().and_then(|rule| {
            let mut deadline = self.closing(Kind::AutoClose, rule)?;
            if let (Some(Due::At(due)), true) = (deadline.due, self.ticket.closed_at.is_none()) {
                // It closes by itself, so it is done once it is due.
                if !rule.limit.bound.met(due, self.now) {
                    deadline.state = State::Met;
                    deadline.met_at = Some(due);
                    deadline.remaining_seconds = None;
                }
            }
            Some(deadline)
        });
        reopen.into_iter().chain(auto_close).collect()
    }

    fn closing(&self, kind: Kind, rule: &ClosingRule) -> Option<Deadline> {
        let from = self.ticket.closing_from(rule)?;
        let due = self.ticket.after_resolution(self.contract, rule)?;
        let mut deadline = Deadline::new(kind, State::Running);
        deadline.severity = self.ticket.severity().map(|set| set.severity.clone());
        deadline.limit = Some(rule.limit);
        deadline.bound = Some(rule.limit.bound);
        deadline.clock = Some(rule.limit.amount.clock());
        deadline.clauses = rule.basis.clauses.clone();
        deadline.due = Some(Due::At(due));
        deadline.met_at = self.ticket.closed_at;
        let since = match self.ticket.resolved_at {
            Some(resolved_at) if resolved_at < from => "it was last told of",
            _ => "it was resolved",
        };
        self.tell(&mut deadline.reasons, || {
            let text = format!("{} after {since} {}", rule.limit.amount, self.show(from));
            Reason::new("target", text, &rule.basis)
        });
        self.judge_due(&mut deadline, &rule.limit, from, due);
        Some(deadline)
    }
}
