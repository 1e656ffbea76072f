//! What is said of monitoring, as rows of tables.

use super::rules::{Shown, rule};
use super::{EventRow, RuleRow};

impl Shown<'_> {
    /// The events that open a ticket by themselves, where a tier is shown that has monitoring.
    pub(super) fn events(&self) -> Vec<EventRow> {
        let monitoring = self.program.monitoring.iter();
        let shown = monitoring.filter(|watch| {
            let mut tiers = self.tiers.iter();
            self.tiers.is_empty() || tiers.any(|tier| watch.covers(Some(tier)))
        });
        let events = shown.flat_map(|watch| &watch.events);
        events
            .map(|event| EventRow {
                event: event.id.clone(),
                group: event.group.clone(),
                text: event.text.clone(),
                severity: event.severity.clone(),
                clauses: event.basis.clauses.clone(),
                inferred: event.basis.inferred.clone(),
            })
            .collect()
    }

    /// With which tiers the product is monitored, and which tickets raise an alarm.
    pub(super) fn monitoring(&self) -> Vec<RuleRow> {
        let Some(monitoring) = &self.program.monitoring else {
            return Vec::new();
        };
        let watch = &monitoring.elsewhere;
        let mut rows = vec![rule("monitoring", &watch.text, &watch.basis)];
        rows.extend(monitoring.alarm.iter().map(|alarm| {
            let about = format!("alarm {}", self.scope(&alarm.scope));
            rule(about.trim_end(), &alarm.text, &alarm.basis)
        }));
        rows
    }
}
