//! What a program says about tickets, as rows of a table: what a ticket has to hold, what stands
//! against one, who is served first, how it is dealt with, and how it ends.

use super::rules::{Shown, answers, rule, stated};
use super::{FactRow, RuleRow};
use crate::domain::program::{
    Absence, Circumstance, ClosingStart, Effect, Exclusion, FollowTheSun, Gate, Lowering, OnCall,
    QueueBy, QueueRule,
};

impl Shown<'_> {
    pub(super) fn ticket_rules(&self) -> Vec<RuleRow> {
        let mut rows = self.intake();
        if let Some(cover) = &self.program.cover {
            rows.push(stated("cover", cover));
        }
        rows.extend(self.gates());
        rows.extend(self.exclusions());
        rows.extend(self.queue());
        rows.extend(self.conduct());
        rows.extend(self.ends());
        rows
    }

    /// Questions whose answers bear on whether and how a ticket is served.
    pub(super) fn circumstances(&self) -> Vec<FactRow> {
        let circumstances = self.program.circumstances.iter();
        circumstances
            .map(|Circumstance { fact, .. }| self.fact(fact))
            .collect()
    }

    fn intake(&self) -> Vec<RuleRow> {
        let fields = self.program.intake.iter();
        let fields = fields.filter(|field| self.shows(&field.scope));
        fields
            .map(|field| {
                let absence = match field.absence {
                    Absence::Holds => "without it the ticket is held",
                    Absence::Warns => "without it the ticket is warned about",
                };
                let about = self.about(&field.key, &field.scope);
                rule(&about, &format!("{}; {absence}", field.text), &field.basis)
            })
            .collect()
    }

    /// What it does to a ticket that something about its contract or its report is not as it
    /// should be.
    fn gates(&self) -> Vec<RuleRow> {
        let entitlement = &self.program.entitlement;
        let mut rows = Vec::new();
        let mut add = |about: &str, gate: &Gate, otherwise: &str| {
            let text = format!("{}; {otherwise}, {}", gate.text, done(gate.effect));
            rows.push(rule(about, &text, &gate.basis));
        };
        for (about, gate, otherwise) in [
            ("contacts", &entitlement.contacts, "if anybody else reports"),
            ("payment", &entitlement.payment, "while a sum is unpaid"),
            ("partner", &entitlement.partner, "if a partner sold it"),
            ("version", &entitlement.versions, "out of support"),
        ] {
            if let Some(gate) = gate {
                add(about, gate, otherwise);
            }
        }
        if let Some(reporting) = &entitlement.reporting {
            let names: Vec<&str> = reporting.channels.iter().map(|c| c.name()).collect();
            let otherwise = format!("otherwise than by {}", names.join(" or "));
            add("channel", &reporting.gate, &otherwise);
        }
        rows
    }

    fn exclusions(&self) -> Vec<RuleRow> {
        let exclusions = self.program.entitlement.exclusions.iter();
        exclusions
            .filter(|exclusion| self.shows(&exclusion.scope))
            .map(|exclusion| self.exclusion(exclusion))
            .collect()
    }

    fn exclusion(&self, exclusion: &Exclusion) -> RuleRow {
        let gate = &exclusion.gate;
        let says = self.program.exclusion_label(exclusion, self.language);
        let text = format!(
            "{says}; where {}, {}",
            answers(&exclusion.conditions),
            done(gate.effect)
        );
        let mend = exclusion.mend.iter().map(|mend| format!("; {mend}"));
        let text: String = std::iter::once(text).chain(mend).collect();
        let id = exclusion.id.iter().map(|id| format!(": {id}"));
        let about = format!("excluded{}", id.collect::<String>());
        rule(&self.about(&about, &exclusion.scope), &text, &gate.basis)
    }

    /// Which of two tickets is served first: the first rule that tells them apart.
    fn queue(&self) -> Vec<RuleRow> {
        let rules = (1..).zip(&self.program.queue);
        rules
            .map(|(place, QueueRule { by, ahead, basis })| {
                let first = match by {
                    QueueBy::Severity => "the more severe ticket first".to_owned(),
                    QueueBy::Tier => format!("{} first", ahead.join(", ")),
                    QueueBy::Certificate => {
                        "who reports with a current certificate first".to_owned()
                    }
                };
                rule(&format!("queue {place}"), &first, basis)
            })
            .collect()
    }

    /// What the vendor does beside its deadlines.
    fn conduct(&self) -> Vec<RuleRow> {
        let program = self.program;
        let lowerings = program.lowerings.iter();
        let lowerings = lowerings.filter(|rule| self.shows(&rule.scope));
        let mut rows: Vec<RuleRow> = lowerings.map(|rule| self.lowering(rule)).collect();
        let handed_on = program.follow_the_sun.iter();
        let handed_on = handed_on.filter(|rule| self.shows(&rule.scope));
        rows.extend(handed_on.map(|rule| self.follow_the_sun(rule)));
        let on_call = program.on_call.iter();
        let on_call = on_call.filter(|rule| self.shows(&rule.scope));
        rows.extend(on_call.map(|rule| self.on_call(rule)));
        rows
    }

    fn lowering(&self, lowering: &Lowering) -> RuleRow {
        let mut causes = Vec::new();
        if lowering.unreached {
            causes.push("nobody can be reached".to_owned());
        }
        if !lowering.conditions.is_empty() {
            causes.push(answers(&lowering.conditions));
        }
        let steps: Vec<&str> = lowering.steps.iter().map(|step| step.name()).collect();
        let text = format!(
            "{}; where {}, the vendor {} {}",
            lowering.text,
            causes.join(", or "),
            lowering.policy.name(),
            steps.join(", ")
        );
        rule(
            &self.about("lowering", &lowering.scope),
            &text,
            &lowering.basis,
        )
    }

    fn follow_the_sun(&self, handed_on: &FollowTheSun) -> RuleRow {
        let mut text = format!(
            "a ticket that outlasts the business day is handed on: {}",
            handed_on.text
        );
        if !handed_on.conditions.is_empty() {
            text = format!("{text}; where {}", answers(&handed_on.conditions));
        }
        if let Some(unstated) = &handed_on.unstated {
            text = format!("{text}; {unstated}");
        }
        let about = self.about("follow-the-sun", &handed_on.scope);
        rule(&about, &text, &handed_on.basis)
    }

    fn on_call(&self, on_call: &OnCall) -> RuleRow {
        let channels: Vec<&str> = on_call.channels.iter().map(|c| c.name()).collect();
        let mut text = format!("{}; by {}", on_call.text, channels.join(" or "));
        for limit in &on_call.limits {
            text = format!("{text}; {limit}");
        }
        if let Some((from, to)) = on_call.unavailable {
            text = format!("{text}; not where local time is {from} to {to} of UTC");
        }
        rule(
            &self.about("on-call", &on_call.scope),
            &text,
            &on_call.basis,
        )
    }

    /// How a ticket ends.
    fn ends(&self) -> Vec<RuleRow> {
        let closing = &self.program.closing;
        let mut rows = Vec::new();
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

/// What an effect means for a ticket, as the end of a sentence.
fn done(effect: Effect) -> &'static str {
    match effect {
        Effect::Refuses => "the ticket is refused",
        Effect::Holds => "the ticket is held",
        Effect::Warns => "the ticket is warned about",
    }
}
