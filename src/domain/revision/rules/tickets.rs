//! Rules about tickets.

use super::{Rule, Taken, condition_key};
use crate::domain::clause::Basis;
use crate::domain::program::{Channel, Gate, Scope};
use crate::domain::revision::{Kind, Side};

impl<'a> Taken<'a, '_> {
    pub(super) fn tickets(&mut self) {
        self.names();
        self.limits();
        self.hours();
        self.ends();
        self.classification();
        self.entitlement();
        self.conduct();
    }

    /// The names of a program, of which a contract has chosen.
    fn names(&mut self) {
        let program = self.program;
        if matches!(self.side, Side::Program(_)) {
            for tier in &program.tiers {
                self.add(Kind::Tier, Some(&tier.id), Rule::Tier(tier), &tier.basis);
            }
            for region in &program.regions {
                let rule = Rule::Named(&region.name);
                self.add(Kind::Region, Some(&region.id), rule, &region.basis);
            }
        }
        for severity in &program.severities {
            let rule = Rule::Named(&severity.name);
            self.add(Kind::Severity, Some(&severity.id), rule, &severity.basis);
        }
    }

    fn limits(&mut self) {
        let program = self.program;
        let own = match self.side {
            Side::Program(_) => [].iter(),
            Side::Contract(contract) => contract.targets.iter(),
        };
        for target in own.chain(&program.targets) {
            let mut about = target.kind.name().to_owned();
            if !target.conditions.is_empty() {
                about = format!("{about} when {}", condition_key(&target.conditions));
            }
            let rule = Rule::Target(&target.figure, target.committed, target.cut_off);
            let scope = &target.scope;
            self.add_for(Kind::Target, Some(&about), scope, rule, &target.basis);
        }
        for start in &program.starts {
            let about = Some(start.kind.name());
            let rule = Rule::Channels(&start.channels);
            self.add_for(Kind::Start, about, &start.scope, rule, &start.basis);
        }
        for coverage in &program.coverage {
            for channel in Channel::ALL {
                if coverage.is_for(channel) {
                    let about = Some(channel.name());
                    let rule = Rule::Coverage(coverage.hours);
                    self.add_for(Kind::Channel, about, &coverage.scope, rule, &coverage.basis);
                }
            }
        }
        for ladder in &program.escalations {
            let rule = Rule::Ladder(&ladder.steps);
            self.add_for(Kind::Escalation, None, &ladder.scope, rule, &ladder.basis);
        }
    }

    fn hours(&mut self) {
        if let Side::Contract(contract) = self.side {
            if let Ok(calendar) = &contract.hours {
                let mut place = super::place(Kind::Hours, None);
                place.region.clone_from(&contract.region);
                self.add_at(place, Rule::Hours(calendar), &contract.hours_basis);
            }
            return;
        }
        let program = self.program;
        for region in &program.regions {
            if !self.shared.regions.contains(&region.id.as_str()) {
                continue;
            }
            for (number, tier) in self.shared.tiers.iter().enumerate() {
                let name = region.calendar_for(tier[self.at]);
                let Some(calendar) = name.and_then(|name| program.calendars.get(name)) else {
                    continue;
                };
                let mut place = super::place(Kind::Hours, None);
                place.region = Some(region.id.clone());
                self.entries.push(super::Entry {
                    place,
                    tier: Some(number),
                    severity: None,
                    rule: Rule::Hours(calendar),
                    basis: region.basis.clone(),
                });
            }
        }
    }

    fn ends(&mut self) {
        let closing = &self.program.closing;
        for (about, rule) in [
            ("reopening", &closing.reopen),
            ("closing", &closing.auto_close),
        ] {
            if let Some(rule) = rule {
                self.add(Kind::Closing, Some(about), Rule::Closing(rule), &rule.basis);
            }
        }
        if self.shared.lists_reasons {
            for reason in &closing.reasons {
                let about = format!("resolved: {}", reason.id);
                let rule = Rule::Resolved(reason);
                self.add(Kind::Closing, Some(&about), rule, &reason.basis);
            }
        } else if let Some(first) = closing.reasons.first() {
            let rule = Rule::ResolvedList(&closing.reasons);
            self.add(Kind::Closing, Some("resolved"), rule, &first.basis);
        }
        let rule = Rule::SeverityChange(self.program.severity_change);
        self.add(Kind::SeverityChange, None, rule, &Basis::default());
    }

    fn classification(&mut self) {
        let program = self.program;
        if let Some(decider) = &program.decider {
            let rule = Rule::Decider(decider);
            self.add(Kind::Decider, None, rule, &decider.stated.basis);
        }
        for severity in &program.severities {
            if !self.shared.severities.contains(&severity.id.as_str()) {
                continue;
            }
            if !severity.gates.is_empty() {
                let rule = Rule::Needs(&severity.gates, "");
                self.add(Kind::Criterion, Some(&severity.id), rule, &severity.basis);
            }
            for criterion in &severity.criteria {
                let about = format!("{} {}", severity.id, criterion.id);
                let rule = Rule::Needs(&criterion.conditions, &criterion.text);
                self.add(Kind::Criterion, Some(&about), rule, &criterion.basis);
            }
        }
        let circumstances = program.circumstances.iter().map(|asked| &asked.fact);
        for fact in program.facts.iter().chain(circumstances) {
            let rule = Rule::Question(fact);
            self.add(Kind::Fact, Some(&fact.key), rule, &fact.basis);
        }
        for field in &program.intake {
            let rule = Rule::Intake(&field.text, field.absence);
            self.add_for(
                Kind::Intake,
                Some(&field.key),
                &field.scope,
                rule,
                &field.basis,
            );
        }
    }

    fn entitlement(&mut self) {
        let entitlement = &self.program.entitlement;
        let gates = [
            ("contacts", entitlement.contacts.as_ref()),
            ("payment", entitlement.payment.as_ref()),
            ("partner", entitlement.partner.as_ref()),
            ("version", entitlement.versions.as_ref()),
            (
                "reporting",
                entitlement.reporting.as_ref().map(|rule| &rule.gate),
            ),
        ];
        for (about, gate) in gates {
            if let Some(gate) = gate {
                self.add(Kind::Entitlement, Some(about), gate_rule(gate), &gate.basis);
            }
        }
        if let Some(reporting) = &entitlement.reporting {
            let rule = Rule::Channels(&reporting.channels);
            let about = Some("reporting channels");
            self.add(Kind::Entitlement, about, rule, &reporting.gate.basis);
        }
        for exclusion in &entitlement.exclusions {
            let about = condition_key(&exclusion.conditions);
            let gate = &exclusion.gate;
            let (scope, rule) = (&exclusion.scope, gate_rule(gate));
            self.add_for(Kind::Exclusion, Some(&about), scope, rule, &gate.basis);
        }
        if let Some(cover) = &self.program.cover {
            self.add(Kind::Cover, None, Rule::Words(&cover.text), &cover.basis);
        }
    }

    fn conduct(&mut self) {
        let program = self.program;
        for lowering in &program.lowerings {
            let mut about = condition_key(&lowering.conditions);
            if lowering.unreached {
                about = match about.is_empty() {
                    true => "nobody reached".to_owned(),
                    false => format!("nobody reached, {about}"),
                };
            }
            let (scope, rule) = (&lowering.scope, Rule::Lowering(lowering));
            let about = (!about.is_empty()).then_some(about);
            self.add_for(
                Kind::Lowering,
                about.as_deref(),
                scope,
                rule,
                &lowering.basis,
            );
        }
        if let Some(first) = program.queue.first() {
            self.add(Kind::Queue, None, Rule::Queue(&program.queue), &first.basis);
        }
        if let Some(sun) = &program.follow_the_sun {
            let rule = Rule::Needs(&sun.conditions, &sun.text);
            self.add_for(Kind::FollowTheSun, None, &sun.scope, rule, &sun.basis);
        }
        for on_call in &program.on_call {
            let (scope, rule) = (&on_call.scope, Rule::OnCall(on_call));
            self.add_for(Kind::OnCall, None, scope, rule, &on_call.basis);
        }
        self.watched();
        for (number, note) in program.notes.iter().enumerate() {
            let before = program.notes[..number].iter();
            let alike = before.filter(|before| before.about == note.about).count();
            let about = match alike {
                0 => note.about.clone(),
                _ => format!("{} ({})", note.about, alike + 1),
            };
            self.add(
                Kind::Note,
                Some(&about),
                Rule::Words(&note.text),
                &note.basis,
            );
        }
    }
}

impl<'a> Taken<'a, '_> {
    /// What opens tickets by itself, and which versions are supported.
    fn watched(&mut self) {
        let program = self.program;
        if let Some(monitoring) = &program.monitoring {
            let scope = Scope {
                tiers: monitoring.tiers.clone(),
                severities: Vec::new(),
            };
            for event in &monitoring.events {
                let rule = Rule::Event(event);
                self.add_for(
                    Kind::Monitoring,
                    Some(&event.id),
                    &scope,
                    rule,
                    &event.basis,
                );
            }
            if let Some(alarm) = &monitoring.alarm {
                let rule = Rule::Words(&alarm.text);
                self.add_for(
                    Kind::Monitoring,
                    Some("alarm"),
                    &alarm.scope,
                    rule,
                    &alarm.basis,
                );
            }
        }
        for rule in &program.version_rules {
            let names: Vec<&str> = rule.deployments.iter().map(|one| one.name()).collect();
            let about = (!names.is_empty()).then(|| names.join(", "));
            self.add(
                Kind::Version,
                about.as_deref(),
                Rule::Versions(rule),
                &rule.basis,
            );
        }
        for version in &program.product_versions {
            let about = match &version.product {
                Some(product) => format!("{product} {}", version.version),
                None => version.version.clone(),
            };
            self.add(
                Kind::Version,
                Some(&about),
                Rule::Version(version),
                &version.basis,
            );
        }
    }
}

fn gate_rule(gate: &Gate) -> Rule<'_> {
    Rule::Gate(gate.effect, &gate.text)
}
