//! Targets: a first response, a priority notice, a resolution.

use super::rule::Ruled;
use super::start::Start;
use super::{Explains, Judge};
use crate::domain::clause::{Reason, Why, WhyCode, clauses_of};
use crate::domain::deadline::{Deadline, Due, Kind, State};
use crate::domain::instant::Instant;
use crate::domain::program::{Figure, Limit, TargetKind, TargetRule};

impl Judge<'_> {
    /// When the obligation was met, if it was. Nothing is owed any more for what somebody closed.
    fn met_at(&self, kind: TargetKind) -> Option<Instant> {
        let met = match kind {
            TargetKind::FirstResponse => self.ticket.responded_at,
            TargetKind::PriorityNotice | TargetKind::Update => self.ticket.first_told_at(),
            TargetKind::Resolution => self.ticket.resolved_at,
        };
        met.or(self.ticket.closed_at)
    }

    /// The deadline of a target, judged by decision 11: under the severity at its answer, unless a
    /// breach was recorded under an earlier one.
    pub(super) fn target(&self, kind: TargetKind) -> Option<Deadline> {
        let severities = &self.ticket.severities;
        if severities.is_empty() {
            return self.unclassified(kind);
        }
        for (index, set) in severities.iter().enumerate() {
            let next = severities.get(index + 1);
            let met_at = self.met_at(kind);
            let deadline = self.target_under(kind, &set.severity, self.changed_at(index));
            // Of several changes, the one in force at the answer judges; it stands for good once
            // its limit passed unmet.
            let judges = match next {
                None => true,
                Some(next) => {
                    met_at.is_some_and(|met| met <= next.at)
                        || deadline
                            .as_ref()
                            .is_some_and(|d| self.missed_by(d, next.at))
                }
            };
            if judges {
                return deadline;
            }
        }
        None
    }

    /// When the severity of an index was changed to; `None` where it is the first, or was set anew
    /// without a change.
    fn changed_at(&self, index: usize) -> Option<Instant> {
        let so_far = self.ticket.severities.get(..=index)?;
        let now = so_far.last()?;
        let unlike = so_far
            .iter()
            .rposition(|set| set.severity != now.severity)?;
        so_far.get(unlike + 1).map(|set| set.at)
    }

    fn missed_by(&self, deadline: &Deadline, at: Instant) -> bool {
        match (deadline.due, deadline.bound) {
            (Some(Due::At(due)), Some(bound)) => !bound.met(due, at),
            _ => false,
        }
    }

    /// Only what every severity has can be said of a ticket that has none.
    pub(super) fn unclassified(&self, kind: TargetKind) -> Option<Deadline> {
        let program = &self.contract.program;
        let rules = program.targets.iter().filter(|rule| rule.kind == kind);
        let clauses = clauses_of(rules.map(|rule| &rule.basis));
        if kind != TargetKind::FirstResponse && clauses.is_empty() {
            return None;
        }
        let mut deadline = Deadline::new(Kind::Target(kind), State::NotStarted);
        deadline.why = Some(Why::new(
            WhyCode::Condition,
            "the ticket has no severity yet",
            clauses.clone(),
        ));
        deadline.clauses = clauses;
        deadline.met_at = self.met_at(kind);
        Some(deadline)
    }

    fn target_under(
        &self,
        kind: TargetKind,
        severity: &str,
        since: Option<Instant>,
    ) -> Option<Deadline> {
        let mut deadline = Deadline::new(Kind::Target(kind), State::NoCommitment);
        deadline.severity = Some(severity.to_owned());
        deadline.met_at = self.met_at(kind);
        let rule = match self.rule(kind, severity) {
            Ruled::By(rule) => rule,
            Ruled::Open(why) => return Some(open(deadline, why)),
            Ruled::Unruled if kind != TargetKind::FirstResponse => return None,
            Ruled::Unruled => {
                deadline.committed = false;
                deadline.why = Some(self.no_rule(kind, severity));
                return Some(deadline);
            }
        };
        self.state_figure(&mut deadline, rule);
        if let Figure::Limit(limit) = &rule.figure {
            self.judge_limit(&mut deadline, rule, limit, since);
        }
        Some(deadline)
    }

    /// Fills in what a rule says, its limit as well as the lack of one.
    pub(super) fn state_figure(&self, deadline: &mut Deadline, rule: &TargetRule) {
        deadline.committed = rule.committed;
        deadline.clauses = rule.basis.clauses.clone();
        let (code, text) = match &rule.figure {
            Figure::Limit(limit) => {
                deadline.limit = Some(*limit);
                deadline.clock = Some(limit.amount.clock());
                deadline.bound = Some(limit.bound);
                return;
            }
            Figure::BestEffort { text } => (WhyCode::BestEffort, text),
            Figure::Unstated { text, clock } => {
                deadline.clock = *clock;
                (WhyCode::Unstated, text)
            }
        };
        deadline.committed = false;
        let why = Why::new(code, text, rule.basis.clauses.clone());
        deadline.why = Some(why.supply("contract.target"));
    }

    fn no_rule(&self, kind: TargetKind, severity: &str) -> Why {
        let program = &self.contract.program;
        let tier = self
            .tier()
            .map(|tier| format!(" for tier {tier}"))
            .unwrap_or_default();
        let message = format!(
            "{} states no {} time for severity {severity}{tier}",
            program.vendor,
            kind.name()
        );
        Why::new(WhyCode::Unstated, message, Vec::new()).supply("contract.target")
    }

    /// Fills in a deadline that has a limit.
    fn judge_limit(
        &self,
        deadline: &mut Deadline,
        rule: &TargetRule,
        limit: &Limit,
        since: Option<Instant>,
    ) {
        let severity = deadline.severity.clone().unwrap_or_default();
        let (start_rule, start) = self.start(rule.kind, &severity, since);
        self.cite(
            deadline,
            start_rule.map(|rule| &rule.basis),
            limit.amount.clock(),
        );
        self.tell(&mut deadline.reasons, || {
            let (bound, amount) = (limit.bound.name(), limit.amount);
            let text = format!("{bound} {amount} for severity {severity}");
            Reason::new("target", text, &rule.basis)
        });
        if self.explains != Explains::Nothing {
            deadline
                .reasons
                .extend(self.unanswered_rule(rule, &severity));
        }
        let start = match (start, rule.cut_off) {
            (Start::At(start, reasons), Some(cut_off)) => {
                self.after_cut_off(start, cut_off, reasons)
            }
            (start, _) => start,
        };
        match start {
            Start::Waiting(why) => {
                // Without opening hours it runs all the same; only where cannot be told.
                deadline.state = match (deadline.met_at, why.code) {
                    (Some(_), _) => State::Met,
                    (None, WhyCode::Condition) => State::NotStarted,
                    (None, _) => State::Running,
                };
                deadline.why = Some(why);
            }
            Start::At(start, reasons) => {
                deadline.reasons.extend(reasons);
                self.judge_from(deadline, limit, start);
            }
        }
        self.tell_otherwise(deadline, rule, &severity);
    }

    /// Which other severities and tiers have another figure, where the whole account is asked for:
    /// what would have changed the answer.
    fn tell_otherwise(&self, deadline: &mut Deadline, rule: &TargetRule, severity: &str) {
        if !matches!(self.explains, Explains::Whole(_)) {
            return;
        }
        let program = &self.contract.program;
        let severities = program.severities.iter().map(|severity| {
            let found = self.known_rule(rule.kind, self.tier(), &severity.id);
            (format!("severity {}", severity.id), found)
        });
        let today = self.contract.zone.date(self.now);
        let on_sale = program.tiers.iter();
        let on_sale = on_sale.filter(|tier| tier.renews_as.is_none() && tier.on_sale.covers(today));
        let tiers = on_sale.map(|tier| {
            let found = self.known_rule(rule.kind, Some(&tier.id), severity);
            (format!("tier {}", tier.id), found)
        });
        let others = severities.chain(tiers).filter_map(|(name, found)| {
            let found = found.filter(|found| found.figure != rule.figure)?;
            let text = format!("{name}: {}", found.figure.words());
            Some(Reason::new("otherwise", text, &found.basis))
        });
        deadline.reasons.extend(others);
    }
}

/// A deadline of which it is not known which limit holds.
pub(super) fn open(mut deadline: Deadline, why: Why) -> Deadline {
    deadline.state = match deadline.met_at {
        Some(_) => State::Met,
        None => State::NotStarted,
    };
    deadline.clauses.clone_from(&why.clauses);
    deadline.why = Some(why);
    deadline
}
