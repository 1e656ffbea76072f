//! Periodic updates: each is due so long after the vendor last told anything.
//!
//! One deadline for the next of them; those that came late are among its reasons.

use super::rule::Ruled;
use super::target::open;
use super::{Explains, Judge};
use crate::domain::clause::{Reason, Why, WhyCode};
use crate::domain::clock::Reached;
use crate::domain::deadline::{Deadline, Kind, State};
use crate::domain::instant::Instant;
use crate::domain::program::{Figure, Limit, TargetKind, TargetRule};

const KIND: TargetKind = TargetKind::Update;

impl Judge<'_> {
    /// The next update, under the severity that the ticket has. None is owed once it is resolved
    /// or closed.
    pub(super) fn update(&self) -> Option<Deadline> {
        let ticket = self.ticket;
        if ticket.resolved_at.is_some() || ticket.closed_at.is_some() {
            return None;
        }
        let Some(set) = ticket.severity() else {
            return self.unclassified(KIND);
        };
        let mut deadline = Deadline::new(Kind::Target(KIND), State::NoCommitment);
        deadline.severity = Some(set.severity.clone());
        let rule = match self.rule(KIND, &set.severity) {
            Ruled::By(rule) => rule,
            Ruled::Open(why) => return Some(open(deadline, why)),
            Ruled::Unruled => return None,
        };
        self.state_figure(&mut deadline, rule);
        if let Figure::Limit(limit) = &rule.figure {
            self.next_update(&mut deadline, rule, limit);
        }
        Some(deadline)
    }

    fn next_update(&self, deadline: &mut Deadline, rule: &TargetRule, limit: &Limit) {
        self.cite(deadline, None, limit.amount.clock());
        self.tell(&mut deadline.reasons, || {
            let (bound, amount) = (limit.bound.name(), limit.amount);
            let text = format!("{bound} {amount} after whatever was told last");
            Reason::new("target", text, &rule.basis)
        });
        if self.explains != Explains::Nothing {
            let severity = deadline.severity.clone().unwrap_or_default();
            deadline
                .reasons
                .extend(self.unanswered_rule(rule, &severity));
        }
        if self.ticket.complete_at.is_none() {
            deadline.state = State::NotStarted;
            deadline.why = Some(self.held());
            return;
        }
        let Some(last) = self.ticket.told.last() else {
            deadline.state = State::NotStarted;
            deadline.why = Some(Why::new(
                WhyCode::Condition,
                "updates follow the first answer, and there is none yet",
                rule.basis.clauses.clone(),
            ));
            return;
        };
        if self.explains != Explains::Nothing {
            for told in self.ticket.told.windows(2) {
                deadline.reasons.extend(self.late(limit, told[0], told[1]));
            }
        }
        self.tell(&mut deadline.reasons, || {
            Reason::fact("start", format!("last told {}", self.show(*last)))
        });
        self.judge_from(deadline, limit, *last);
    }

    /// What has to be said of an update that came late.
    fn late(&self, limit: &Limit, from: Instant, told: Instant) -> Option<Reason> {
        let Ok(Reached::At(due)) = self.attempt(limit, from) else {
            return None;
        };
        let text = format!(
            "told {}, where it was due {}",
            self.show(told),
            self.show(due)
        );
        (!limit.bound.met(due, told)).then(|| Reason::fact("late", text))
    }
}
