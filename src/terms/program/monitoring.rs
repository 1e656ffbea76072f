//! What a program says about monitoring.

use super::Reading;
use crate::domain::program::{Alarm, Gate, MonitoredEvent, Monitoring};
use crate::terms::raw::monitoring::RawMonitoredEvent;

impl Reading<'_> {
    pub(super) fn monitoring(&mut self) -> Option<Monitoring> {
        let raw = self.raw.monitoring.as_ref()?;
        self.check
            .unique("events", raw.event.iter().map(|event| &event.id));
        Some(Monitoring {
            tiers: self.check.scope(&raw.tier, &Default::default()).tiers,
            elsewhere: Gate {
                effect: raw.elsewhere,
                text: raw.text.clone(),
                basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
            },
            alarm: raw.alarm.as_ref().map(|alarm| Alarm {
                scope: self.check.scope(&alarm.tier, &alarm.severity),
                text: alarm.text.clone(),
                basis: self.grounded(&alarm.clause, &alarm.inferred, &alarm.span),
            }),
            events: raw.event.iter().map(|event| self.event(event)).collect(),
        })
    }

    fn event(&mut self, raw: &RawMonitoredEvent) -> MonitoredEvent {
        let severities = self.check.severities.clone();
        self.check
            .known("unknown-severity", "severity", &raw.severity, &severities);
        MonitoredEvent {
            id: raw.id.value.clone(),
            group: raw.group.clone(),
            text: raw.text.clone(),
            severity: raw.severity.value.clone(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }
}
