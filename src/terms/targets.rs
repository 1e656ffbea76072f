//! Targets in program and contract files, and the answers that rules depend on.
//!
//! May use `domain` and `diagnostic`.

use std::ops::Range;

use super::raw::program::{ClockWord, Ids, RawTarget};
use super::read::Entries;
use super::rules::Checker;
use crate::domain::amount::ClockKind;
use crate::domain::clock::Bound;
use crate::domain::program::{Condition, Fact, Figure, Limit, TargetKind, TargetRule};

impl Checker<'_> {
    /// A target with its limit, or with what is said instead of one.
    fn target(
        &mut self,
        raw: &RawTarget,
        needs_clause: bool,
        asked: &[&Fact],
    ) -> Option<TargetRule> {
        let scope = self.scope(&raw.tier, &raw.severity);
        let basis = if needs_clause {
            self.grounded(&raw.clause, raw.inferred.as_ref(), &raw.span)
        } else {
            self.basis(&raw.clause, raw.inferred.as_ref())
        };
        let clock = raw.clock.map(|clock| match clock {
            ClockWord::Business => ClockKind::Business,
            ClockWord::Elapsed => ClockKind::Elapsed,
        });
        let limit = |amount, bound| {
            Some(Figure::Limit(Limit {
                amount,
                bound,
                at_close: raw.at_close,
                day_end: raw.day_end,
            }))
        };
        let stated = (&raw.within, &raw.under, &raw.best_effort, &raw.unstated);
        let figure = match stated {
            (Some(amount), None, None, None) => limit(amount.value, Bound::Within),
            (None, Some(amount), None, None) => limit(amount.value, Bound::Under),
            (None, None, Some(text), None) => Some(Figure::BestEffort { text: text.clone() }),
            (None, None, None, Some(text)) => Some(Figure::Unstated {
                text: text.clone(),
                clock,
            }),
            _ => None,
        };
        if figure.is_none() {
            self.error(
                "target-figure",
                &raw.span,
                "a target has exactly one of `within`, `under`, `best_effort` and `unstated`",
                "give a limit such as `within = \"2 business hours\"`, or say in `unstated` what \
                 the terms say instead",
            );
        }
        if clock.is_some() && raw.unstated.is_none() {
            self.error(
                "target-figure",
                &raw.span,
                "`clock` goes with `unstated`: a limit names its clock itself",
                "remove `clock`",
            );
        }
        if raw.cut_off.is_some() && raw.kind == TargetKind::Update {
            self.error(
                "cut-off",
                &raw.span,
                "updates follow what was told last, at whatever hour",
                "remove `cut_off`, or give it to another kind of target",
            );
        }
        Some(TargetRule {
            kind: raw.kind,
            scope,
            conditions: self.conditions(&raw.when, asked),
            cut_off: raw.cut_off.as_ref().map(|time| time.value),
            figure: figure?,
            committed: raw.committed,
            basis,
        })
    }

    /// Targets, of which no two may be for the same kind, tier, severity and answers. One that asks
    /// for answers goes before one that does not.
    pub fn targets(
        &mut self,
        raw: &[RawTarget],
        needs_clause: bool,
        asked: &[&Fact],
    ) -> Vec<TargetRule> {
        let mut targets: Vec<(TargetRule, Range<usize>)> = Vec::new();
        for table in raw {
            let Some(rule) = self.target(table, needs_clause, asked) else {
                continue;
            };
            let double = targets.iter().find(|(other, _)| other.overlaps(&rule));
            if let Some((_, first)) = double {
                let first = first.clone();
                self.overlap(&table.span, first, rule.kind.name());
            }
            targets.push((rule, table.span.clone()));
        }
        targets.into_iter().map(|(rule, _)| rule).collect()
    }

    /// Facts with the answers that satisfy a condition.
    pub fn conditions(&mut self, raw: &Entries<Ids>, asked: &[&Fact]) -> Vec<Condition> {
        let keys: Vec<&str> = asked.iter().map(|fact| fact.key.as_str()).collect();
        let mut conditions = Vec::new();
        for (key, values) in raw.iter() {
            if !self.known("unknown-fact", "fact", key, &keys) {
                continue;
            }
            let Some(fact) = asked.iter().find(|fact| fact.key == key.value) else {
                continue;
            };
            let answers: Vec<&str> = fact.values.iter().map(|value| value.id.as_str()).collect();
            for value in values.iter() {
                self.known("unknown-value", "answer", value, &answers);
            }
            conditions.push(Condition {
                fact: key.value.clone(),
                values: values.iter().map(|value| value.value.clone()).collect(),
            });
        }
        conditions
    }
}
