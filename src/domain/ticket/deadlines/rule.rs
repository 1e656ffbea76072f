//! Which rule a target is judged by, where several are for a severity and answers decide.

use super::Judge;
use crate::domain::clause::{Reason, Why, WhyCode, clauses_of};
use crate::domain::program::{TargetKind, TargetRule};

/// The rule of a target.
pub(super) enum Ruled<'a> {
    /// This one.
    By(&'a TargetRule),
    /// Which one is not known.
    Open(Why),
    /// None.
    Unruled,
}

impl<'a> Judge<'a> {
    /// The rule of a kind for a severity: the contract's own before the program's, and one whose
    /// answers were given before one that asks for none.
    pub(super) fn rule(&self, kind: TargetKind, severity: &str) -> Ruled<'a> {
        self.rule_at(kind, self.tier(), severity)
    }

    /// The rule for a tier that the contract may not have, where it is known.
    pub(super) fn known_rule(
        &self,
        kind: TargetKind,
        tier: Option<&str>,
        severity: &str,
    ) -> Option<&'a TargetRule> {
        match self.rule_at(kind, tier, severity) {
            Ruled::By(rule) => Some(rule),
            Ruled::Open(_) | Ruled::Unruled => None,
        }
    }

    fn rule_at(&self, kind: TargetKind, tier: Option<&str>, severity: &str) -> Ruled<'a> {
        for rules in [&self.contract.targets, &self.contract.program.targets] {
            let fits = |rule: &&TargetRule| rule.kind == kind && rule.scope.covers(tier, severity);
            let fitting = rules.iter().filter(fits);
            let mut otherwise = None;
            let mut open: Vec<&TargetRule> = Vec::new();
            for rule in fitting {
                if rule.conditions.is_empty() {
                    otherwise.get_or_insert(rule);
                } else if self.ticket.all_hold(self.contract, &rule.conditions) {
                    return Ruled::By(rule);
                } else if !self.fails(rule) {
                    open.push(rule);
                }
            }
            if let Some(rule) = otherwise {
                return Ruled::By(rule);
            }
            if !open.is_empty() {
                return Ruled::Open(self.undecided(&open));
            }
        }
        Ruled::Unruled
    }

    /// Whether an answer was given that a rule is not for.
    fn fails(&self, rule: &TargetRule) -> bool {
        let mut conditions = rule.conditions.iter();
        conditions.any(|condition| self.ticket.holds(self.contract, condition) == Some(false))
    }

    fn undecided(&self, open: &[&TargetRule]) -> Why {
        let message = format!(
            "which limit holds depends on {}, which nobody has answered",
            self.unanswered(open).join(", ")
        );
        let bases = open.iter().map(|rule| &rule.basis);
        Why::new(WhyCode::Condition, message, clauses_of(bases))
    }

    /// The questions without an answer that rules depend on, each once.
    fn unanswered<'r>(&self, rules: &[&'r TargetRule]) -> Vec<&'r str> {
        let mut asked: Vec<&str> = Vec::new();
        for condition in rules.iter().flat_map(|rule| &rule.conditions) {
            let is_open = self.ticket.holds(self.contract, condition).is_none();
            if is_open && !asked.contains(&condition.fact.as_str()) {
                asked.push(&condition.fact);
            }
        }
        asked
    }

    /// What has to be said of a rule that others would go before, had somebody answered.
    pub(super) fn unanswered_rule(&self, rule: &TargetRule, severity: &str) -> Option<Reason> {
        if !rule.conditions.is_empty() {
            return None;
        }
        let all = [&self.contract.targets, &self.contract.program.targets];
        let others: Vec<&TargetRule> = all
            .into_iter()
            .flatten()
            .filter(|other| {
                other.kind == rule.kind
                    && other.scope.covers(self.tier(), severity)
                    && !other.conditions.is_empty()
                    && !self.fails(other)
            })
            .collect();
        let unanswered = self.unanswered(&others);
        (!unanswered.is_empty()).then(|| {
            let text = format!(
                "taken while nobody has answered {}, on which another limit depends",
                unanswered.join(", ")
            );
            Reason::fact("unanswered", text)
        })
    }
}
