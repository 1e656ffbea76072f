//! The escalation ladder: who holds a ticket from which mark on.

use super::Judge;
use crate::domain::clause::Reason;
use crate::domain::clock::Bound;
use crate::domain::deadline::{Deadline, Kind, State};
use crate::domain::instant::Instant;
use crate::domain::program::{AtClose, DayEnd, EscalationRule, EscalationStep, Limit};

impl Judge<'_> {
    /// The marks of the ladder for the severity that the ticket has, from the report to the
    /// resolution, whether or not it was answered.
    pub(super) fn escalations(&self) -> Vec<Deadline> {
        let Some(set) = self.ticket.severity() else {
            return Vec::new();
        };
        let rules = self.contract.program.escalations.iter();
        rules
            .filter(|rule| rule.scope.covers(self.tier(), &set.severity))
            .flat_map(|rule| rule.steps.iter().map(move |step| (rule, step)))
            .map(|(rule, step)| self.escalation(rule, step, &set.severity))
            .collect()
    }

    fn escalation(&self, rule: &EscalationRule, step: &EscalationStep, severity: &str) -> Deadline {
        let limit = Limit {
            amount: step.after,
            bound: Bound::Within,
            at_close: AtClose::Close,
            day_end: DayEnd::Close,
        };
        let mut deadline = Deadline::new(Kind::Escalation, State::NotStarted);
        deadline.severity = Some(severity.to_owned());
        deadline.role = Some(step.role.clone());
        deadline.limit = Some(limit);
        deadline.bound = Some(limit.bound);
        deadline.clock = Some(step.after.clock());
        deadline.clauses = rule.basis.clauses.clone();
        deadline.met_at = self.handed_over(rule, step);
        self.cite(&mut deadline, None, step.after.clock());
        self.tell(&mut deadline.reasons, || {
            let text = format!("{} holds it after {}", step.role, step.after);
            Reason::new("target", text, &rule.basis)
        });
        match self.ticket.complete_at {
            None => deadline.why = Some(self.held()),
            Some(complete_at) => {
                let start = complete_at.max(self.ticket.opened_at);
                self.tell(&mut deadline.reasons, || {
                    let text = format!("counted from the report {}", self.show(start));
                    Reason::fact("start", text)
                });
                self.judge_from(&mut deadline, &limit, start);
            }
        }
        deadline
    }

    /// When a mark was met: with the role itself or one above it, or because nothing is escalated
    /// any more that is solved or closed.
    fn handed_over(&self, rule: &EscalationRule, step: &EscalationStep) -> Option<Instant> {
        let from_here_up = rule.steps.iter().skip_while(|above| *above != step);
        let roles: Vec<&str> = from_here_up.map(|above| above.role.as_str()).collect();
        let escalated = self.ticket.escalated.iter();
        let handed = escalated
            .filter(|(_, role)| roles.contains(&role.as_str()))
            .map(|(at, _)| *at);
        let over = [self.ticket.resolved_at, self.ticket.closed_at];
        handed.chain(over.into_iter().flatten()).min()
    }
}
