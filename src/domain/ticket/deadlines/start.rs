//! What starts the clock of a target: the report that qualifies, once nothing holds the ticket.

use chrono::NaiveTime;

use super::Judge;
use crate::domain::clause::{Reason, Why, WhyCode, clauses_of};
use crate::domain::clock::CountError;
use crate::domain::instant::Instant;
use crate::domain::program::{
    Channel, CoverageHours, Effect, SeverityChange, StartRule, TargetKind,
};
use crate::domain::ticket::entitlement::{Finding, MISSING_FIELD};

/// When a clock started, and how that was decided; or what it still waits for.
pub(super) enum Start {
    At(Instant, Vec<Reason>),
    Waiting(Why),
}

impl<'a> Judge<'a> {
    /// When the clock of a target started under a severity: with the first report that qualifies
    /// (decision 15), once nothing held the ticket any more.
    pub(super) fn start(
        &self,
        kind: TargetKind,
        severity: &str,
        since: Option<Instant>,
    ) -> (Option<&'a StartRule>, Start) {
        let program = &self.contract.program;
        let rule = program
            .starts
            .iter()
            .find(|rule| rule.kind == kind && rule.scope.covers(self.tier(), severity));
        let Some(complete_at) = self.ticket.complete_at else {
            return (rule, Start::Waiting(self.held()));
        };
        let (reported, mut reasons) = match rule {
            None => {
                let opened = self.ticket.opened_at;
                let mut reasons = Vec::new();
                self.tell(&mut reasons, || {
                    Reason::fact("start", format!("reported {}", self.show(opened)))
                });
                (opened, reasons)
            }
            Some(rule) => match self.qualifying_report(rule, severity) {
                Ok(found) => found,
                Err(why) => return (Some(rule), Start::Waiting(why)),
            },
        };
        let mut start = reported.max(complete_at);
        if start > reported {
            self.tell(&mut reasons, || {
                let at = self.show(complete_at);
                Reason::fact("start", format!("complete {at}, which starts the clock"))
            });
        }
        if let Some(since) = since
            && program.severity_change == SeverityChange::FromChange
            && since > start
        {
            start = since;
            self.tell(&mut reasons, || {
                Reason::fact(
                    "start",
                    format!("severity {severity} from {}", self.show(since)),
                )
            });
        }
        (rule, Start::At(start, reasons))
    }

    /// A start under a rule with a cut-off: outside the hours it is the next opening, and later on a
    /// business day than the cut-off the opening of the next one.
    pub(super) fn after_cut_off(
        &self,
        start: Instant,
        cut_off: NaiveTime,
        mut reasons: Vec<Reason>,
    ) -> Start {
        let calendar = match &self.contract.hours {
            Ok(calendar) => calendar,
            Err(why) => return Start::Waiting(why.clone()),
        };
        let zone = calendar.zone();
        let local = zone.local(start);
        let too_late = calendar.opens_on(local.date()) && local.time() > cut_off;
        let opening = match too_late {
            true => calendar
                .next_business_day(local.date())
                .and_then(|next| calendar.next_opening(zone.start_of_day(next))),
            false => calendar.next_opening(start),
        };
        let opening = match opening {
            Ok(opening) => opening,
            Err(error) => return Start::Waiting(self.cannot_count(CountError::Clock(error))),
        };
        if opening != start {
            self.tell(&mut reasons, || {
                let at = self.show(opening);
                let why = match too_late {
                    true => format!("after {}", cut_off.format("%H:%M")),
                    false => "outside the hours".to_owned(),
                };
                Reason::fact("cut-off", format!("{why}, so it counts from {at}"))
            });
        }
        Start::At(opening, reasons)
    }

    pub(super) fn held(&self) -> Why {
        let findings = self.ticket.findings.iter();
        let holding: Vec<_> = findings
            .filter(|finding| finding.effect == Effect::Holds)
            .collect();
        let (fields, others): (Vec<&Finding>, Vec<&Finding>) = holding
            .iter()
            .copied()
            .partition(|finding| finding.code == MISSING_FIELD);
        let mut parts = Vec::new();
        if !fields.is_empty() {
            let names: Vec<_> = fields.iter().flat_map(|field| &field.keys).collect();
            let names: Vec<_> = names.iter().map(|name| name.as_str()).collect();
            parts.push(format!("{} is missing", names.join(", ")));
        }
        parts.extend(others.iter().map(|finding| finding.message.clone()));
        Why::new(
            WhyCode::Condition,
            format!("the ticket is held: {}", parts.join("; ")),
            clauses_of(holding.iter().map(|finding| &finding.basis)),
        )
    }

    /// The first report on a channel that counts; a report while that channel is closed counts
    /// from the next opening.
    fn qualifying_report(
        &self,
        rule: &StartRule,
        severity: &str,
    ) -> Result<(Instant, Vec<Reason>), Why> {
        let reports = self.ticket.reports.iter();
        let on_channel = reports.filter_map(|(at, channel)| {
            channel
                .filter(|channel| rule.channels.contains(channel))
                .map(|channel| (*at, channel))
        });
        let mut first: Option<(Instant, Vec<Reason>)> = None;
        for (at, channel) in on_channel {
            let counted = self.counts_from(at, channel, severity)?;
            if first
                .as_ref()
                .is_none_or(|(earliest, _)| counted.0 < *earliest)
            {
                first = Some(counted);
            }
        }
        first
            .map(|(at, mut reasons)| {
                for reason in &mut reasons {
                    if reason.step == "start" {
                        reason
                            .clauses
                            .splice(0..0, rule.basis.clauses.iter().cloned());
                    }
                }
                (at, reasons)
            })
            .ok_or_else(|| self.not_reported(rule))
    }

    fn not_reported(&self, rule: &StartRule) -> Why {
        let channels: Vec<_> = rule.channels.iter().map(|channel| channel.name()).collect();
        let message = format!(
            "the clock starts with a report by {}, and there is none yet",
            channels.join(" or ")
        );
        Why::new(WhyCode::Condition, message, rule.basis.clauses.clone())
    }

    fn counts_from(
        &self,
        at: Instant,
        channel: Channel,
        severity: &str,
    ) -> Result<(Instant, Vec<Reason>), Why> {
        let coverage = &self.contract.program.coverage;
        let rule = coverage.iter().find(|rule| {
            rule.is_for(channel)
                && rule.scope.covers(self.tier(), severity)
                && self.ticket.all_hold(self.contract, &rule.conditions)
        });
        let reported = || format!("reported by {} {}", channel.name(), self.show(at));
        let as_reported = || {
            let mut reasons = Vec::new();
            self.tell(&mut reasons, || Reason::fact("start", reported()));
            reasons
        };
        let rule = match rule {
            Some(rule) if rule.hours == CoverageHours::Business => rule,
            Some(rule) if rule.hours == CoverageHours::Unstated => {
                let message = format!("it is not stated when the {} is open", channel.name());
                let clauses = rule.basis.clauses.clone();
                return Err(Why::new(WhyCode::Unstated, message, clauses));
            }
            _ => return Ok((at, as_reported())),
        };
        // Without opening hours a target in business time has no answer either, and one around the
        // clock must not get a start that nobody can vouch for.
        let calendar = self.contract.hours.as_ref().map_err(Why::clone)?;
        let opening = calendar
            .next_opening(at)
            .map_err(|error| self.cannot_count(CountError::Clock(error)))?;
        if opening == at {
            return Ok((at, as_reported()));
        }
        let mut reasons = Vec::new();
        self.tell(&mut reasons, || {
            let text = format!(
                "{}, while the {} is closed; counted from the next opening {}",
                reported(),
                channel.name(),
                self.show(opening)
            );
            Reason::new("start", text, &rule.basis)
        });
        Ok((opening, reasons))
    }
}
