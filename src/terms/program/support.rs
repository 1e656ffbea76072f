//! The tables of a program about who and what is served.

use super::Reading;
use crate::domain::program::{
    Circumstance, Entitlement, Exclusion, Fact, FactValue, FollowTheSun, Gate, Lowering, OnCall,
    QueueBy, QueueRule, ReportingRule,
};
use crate::terms::raw::ticket::{RawCircumstance, RawGate};

impl Reading<'_> {
    pub(super) fn circumstances(&mut self) -> Vec<Circumstance> {
        let raw = self.raw;
        let tables = raw.circumstance.iter();
        tables.map(|table| self.circumstance(table)).collect()
    }

    fn circumstance(&mut self, raw: &RawCircumstance) -> Circumstance {
        let answers: Vec<&str> = raw.value.iter().map(|value| value.id.as_str()).collect();
        if answers.is_empty() {
            let message = format!("the circumstance `{}` has no answer", raw.key.value);
            let help = "list the answers in `value`";
            self.check
                .error("fact-values", &raw.key.span, message, help);
        }
        self.check
            .unique("values", raw.value.iter().map(|value| &value.id));
        if let Some(answer) = &raw.by_contact {
            self.check
                .known("unknown-value", "answer", answer, &answers);
        }
        Circumstance {
            fact: Fact {
                key: raw.key.value.clone(),
                question: raw.question.clone(),
                values: raw
                    .value
                    .iter()
                    .map(|value| FactValue {
                        id: value.id.value.clone(),
                        meaning: value.meaning.clone(),
                    })
                    .collect(),
                basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
            },
            by_contact: raw.by_contact.as_ref().map(|answer| answer.value.clone()),
        }
    }

    fn gate(&mut self, raw: &RawGate) -> Gate {
        Gate {
            effect: raw.effect,
            text: raw.text.clone(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    pub(super) fn entitlement(&mut self, exclusions: Vec<Exclusion>) -> Entitlement {
        let Some(raw) = &self.raw.entitlement else {
            return Entitlement {
                exclusions,
                ..Entitlement::default()
            };
        };
        Entitlement {
            contacts: raw.contacts.as_ref().map(|gate| self.gate(gate)),
            payment: raw.payment.as_ref().map(|gate| self.gate(gate)),
            partner: raw.partner.as_ref().map(|gate| self.gate(gate)),
            versions: raw.version.as_ref().map(|gate| self.gate(gate)),
            reporting: raw.reporting.as_ref().map(|rule| ReportingRule {
                channels: rule.channel.to_vec(),
                gate: Gate {
                    effect: rule.effect,
                    text: rule.text.clone(),
                    basis: self.grounded(&rule.clause, &rule.inferred, &rule.span),
                },
            }),
            exclusions,
        }
    }

    pub(super) fn exclusions(&mut self, asked: &[&Fact]) -> Vec<Exclusion> {
        let raw = self.raw;
        let ids = raw.exclusion.iter().filter_map(|table| table.id.as_ref());
        self.check.unique("exclusions", ids);
        let mut exclusions = Vec::new();
        for table in &raw.exclusion {
            if table.when.is_empty() {
                let message = "an exclusion without an answer would be one of every ticket";
                let help = "name in `when` the answers that bring it about";
                self.check.error("missing-key", &table.span, message, help);
            }
            exclusions.push(Exclusion {
                id: table.id.as_ref().map(|id| id.value.clone()),
                scope: self.check.scope(&table.tier, &table.severity),
                conditions: self.conditions(&table.when, asked),
                gate: Gate {
                    effect: table.effect,
                    text: table.text.clone(),
                    basis: self.grounded(&table.clause, &table.inferred, &table.span),
                },
                mend: table.mend.clone(),
            });
        }
        exclusions
    }

    pub(super) fn queue(&mut self) -> Vec<QueueRule> {
        let raw = self.raw;
        let mut rules = Vec::new();
        for table in &raw.queue {
            if (table.by == QueueBy::Tier) == table.ahead.is_empty() {
                let message = "`ahead` goes with `by = \"tier\"`, and only with it";
                let help = "name in `ahead` the tiers that are served first";
                self.check.error("queue-tiers", &table.span, message, help);
            }
            let tiers = self.check.scope(&table.ahead, &Default::default()).tiers;
            rules.push(QueueRule {
                by: table.by,
                ahead: tiers,
                basis: self.grounded(&table.clause, &table.inferred, &table.span),
            });
        }
        rules
    }

    pub(super) fn lowerings(&mut self, asked: &[&Fact]) -> Vec<Lowering> {
        let raw = self.raw;
        let mut lowerings = Vec::new();
        for table in &raw.lowering {
            if !table.unreached && table.when.is_empty() {
                let message = "nothing brings this lowering about";
                let help = "give `unreached = true`, or answers in `when`";
                self.check.error("missing-key", &table.span, message, help);
            }
            lowerings.push(Lowering {
                scope: self.check.scope(&table.tier, &table.severity),
                unreached: table.unreached,
                conditions: self.conditions(&table.when, asked),
                policy: table.policy,
                steps: table.step.to_vec(),
                text: table.text.clone(),
                basis: self.grounded(&table.clause, &table.inferred, &table.span),
            });
        }
        lowerings
    }

    pub(super) fn follow_the_sun(&mut self, asked: &[&Fact]) -> Option<FollowTheSun> {
        let table = self.raw.follow_the_sun.as_ref()?;
        Some(FollowTheSun {
            scope: self.check.scope(&table.tier, &table.severity),
            conditions: self.conditions(&table.when, asked),
            text: table.text.clone(),
            unstated: table.unstated.clone(),
            basis: self.grounded(&table.clause, &table.inferred, &table.span),
        })
    }

    pub(super) fn on_call(&mut self) -> Vec<OnCall> {
        let raw = self.raw;
        let mut rules = Vec::new();
        for table in &raw.on_call {
            let unavailable = table.unavailable.as_ref();
            rules.push(OnCall {
                scope: self.check.scope(&table.tier, &table.severity),
                channels: table.channel.to_vec(),
                limits: table.limits.clone(),
                unavailable: unavailable.map(|offsets| (offsets.from.value, offsets.to.value)),
                text: table.text.clone(),
                basis: self.grounded(&table.clause, &table.inferred, &table.span),
            });
        }
        rules
    }
}
