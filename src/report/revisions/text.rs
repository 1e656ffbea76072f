//! What a rule says, in words, beside what another says.

use crate::domain::program::{
    Absence, AllowanceRule, ClosingStart, Condition, CoverageHours, Figure, LateStep, Lowering,
    OnCall, OnSale, Quantity, QueueBy, RenewalMode, SeverityChange,
};
use crate::domain::revision::{Rule, weekly_seconds};
use crate::domain::service::amount::in_words;
use crate::report::programs::{
    change_text, describe, fee_text, late_text, notice_text, revision_text,
};

/// A rule in words.
pub(super) fn of(rule: &Rule<'_>) -> String {
    match rule {
        Rule::Named(text) | Rule::Words(text) => (*text).to_owned(),
        Rule::Tier(tier) => {
            let mut text = tier.name.clone();
            if tier.on_sale != OnSale::default() {
                text = format!("{text}, on sale {}", tier.on_sale.text());
            }
            match &tier.renews_as {
                Some(next) => format!("{text}, renews as {}", next.tier),
                None => text,
            }
        }
        Rule::Target(figure, promised, cut_off) => match cut_off {
            None => target(figure, *promised),
            Some(time) => format!(
                "{}; from the next business day after {}",
                target(figure, *promised),
                time.format("%H:%M")
            ),
        },
        Rule::Event(event) => format!("severity {}: {}", event.severity, event.text),
        Rule::Versions(rule) => rule.text.clone(),
        Rule::Version(version) => {
            let told = [
                ("supported until", version.supported_until),
                ("end of life", version.end_of_life),
            ];
            let told = told
                .into_iter()
                .filter_map(|(what, day)| Some((what, day?)));
            let told: Vec<String> = told.map(|(what, day)| format!("{what} {day}")).collect();
            match told.is_empty() {
                true => "as the terms say".to_owned(),
                false => told.join(", "),
            }
        }
        Rule::Channels(channels) => names(channels.iter().map(|channel| channel.name())),
        Rule::Coverage(CoverageHours::Business) => "business hours".to_owned(),
        Rule::Coverage(CoverageHours::Unstated) => "hours that are not stated".to_owned(),
        Rule::Coverage(CoverageHours::Always) => "around the clock".to_owned(),
        Rule::Hours(calendar) => {
            let mut text = describe(calendar);
            if let Some(seconds) = weekly_seconds(calendar) {
                text = format!("{text}, {}", week(seconds));
            }
            let spec = calendar.spec();
            for (count, what) in [
                (spec.holidays.len(), "holidays"),
                (spec.special.len(), "days with hours of their own"),
            ] {
                if count > 0 {
                    text = format!("{text}, {count} {what}");
                }
            }
            text
        }
        Rule::Ladder(steps) => {
            let steps: Vec<String> = steps
                .iter()
                .map(|step| format!("{} after {}", step.role, step.after))
                .collect();
            steps.join(", ")
        }
        Rule::Closing(rule) => {
            let since = match rule.from {
                ClosingStart::Resolution => "after the resolution",
                ClosingStart::Silence => "after the resolution or whatever was told since",
            };
            format!("{} {since}", rule.limit.amount)
        }
        Rule::Resolved(reason) => match &reason.silence {
            Some(limit) => format!("{}; usually after {}", reason.text, limit.amount),
            None => reason.text.clone(),
        },
        Rule::ResolvedList(reasons) => names(reasons.iter().map(|reason| reason.id.as_str())),
        Rule::SeverityChange(SeverityChange::FromStart) => {
            "the response counts from the original start".to_owned()
        }
        Rule::SeverityChange(SeverityChange::FromChange) => {
            "the response counts from the change".to_owned()
        }
        Rule::Decider(rule) => format!(
            "{}; set by others: {}",
            rule.stated.text,
            rule.others.name()
        ),
        Rule::Needs(needs, text) => match (conditions(needs), *text) {
            (needs, "") => needs,
            (needs, text) if needs.is_empty() => text.to_owned(),
            (needs, text) => format!("{text} ({needs})"),
        },
        Rule::Question(fact) => {
            let values = names(fact.values.iter().map(|value| value.id.as_str()));
            format!("{} {values}", fact.question)
        }
        Rule::Intake(text, Absence::Holds) => format!("{text}; without it the ticket is held"),
        Rule::Intake(text, Absence::Warns) => {
            format!("{text}; without it the ticket is warned about")
        }
        Rule::Gate(effect, text) => format!("{}: {text}", effect.name()),
        Rule::Lowering(rule) => lowering(rule),
        Rule::Queue(rules) => {
            let rules: Vec<String> = rules
                .iter()
                .map(|rule| match rule.by {
                    QueueBy::Severity => "the more severe first".to_owned(),
                    QueueBy::Tier => format!("{} first", rule.ahead.join(", ")),
                    QueueBy::Certificate => "holders of a certificate first".to_owned(),
                })
                .collect();
            rules.join(", then ")
        }
        Rule::OnCall(rule) => on_call(rule),
        Rule::Renewal(mode, months) => {
            let mode = mode.map_or("not stated", RenewalMode::name);
            match months {
                Some(months) => format!("{mode}, for {months} months"),
                None => mode.to_owned(),
            }
        }
        Rule::Notice(rule) => match &rule.consequence {
            Some(consequence) => format!("{}; else: {consequence}", notice_text(rule)),
            None => notice_text(rule),
        },
        Rule::Late(step, before, _) => late_text(step, *before),
        Rule::LateList(steps) => late_list(steps),
        Rule::Fee(fee) => fee_text(fee),
        Rule::Change(change) => change_text(change),
        Rule::Allowance(quantity, rule) => allowance(*quantity, rule),
        Rule::Offer(offer) => {
            let mut text = offer.offered.name().to_owned();
            if let Some(from) = offer.from {
                text = format!("{text}, from {from}");
            }
            match &offer.text {
                Some(words) => format!("{text}: {words}"),
                None => text,
            }
        }
        Rule::Discount(Some(rate)) => rate.to_string(),
        Rule::Discount(None) => "rate not stated".to_owned(),
        Rule::Revision(rule) => revision_text(rule),
    }
}

fn allowance(quantity: Option<Quantity>, rule: &AllowanceRule) -> String {
    let mut text = match quantity {
        Some(Quantity::Amount(amount)) => in_words(amount, &rule.unit),
        Some(Quantity::Percent(percent)) => match &rule.of {
            Some(of) => format!("{percent}% of {of}"),
            None => format!("{percent}%"),
        },
        Some(Quantity::Unlimited) => format!("{} as needed", rule.unit),
        None => format!("{}, how many is not stated", rule.unit),
    };
    if let Some(months) = rule.months {
        text = format!("{text} each {months} months");
    }
    if let Some(block) = &rule.block {
        text = format!(
            "{text}, at least {} at once",
            in_words(block.least, &rule.unit)
        );
    }
    if rule.lapse.is_some() {
        text = format!("{text}, lost if unused");
    }
    text
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn conditions(conditions: &[Condition]) -> String {
    let each: Vec<String> = conditions
        .iter()
        .map(|condition| format!("{} = {}", condition.fact, condition.values.join(" or ")))
        .collect();
    each.join(", ")
}

fn target(figure: &Figure, promised: bool) -> String {
    match figure {
        Figure::Limit(limit) => {
            let text = format!("{} {}", limit.bound.name(), limit.amount);
            match promised {
                true => text,
                false => format!("{text}, not promised"),
            }
        }
        Figure::BestEffort { text } => format!("best effort: {text}"),
        Figure::Unstated { text, .. } => format!("no figure: {text}"),
    }
}

fn week(seconds: i64) -> String {
    match (seconds / 3600, seconds % 3600 / 60) {
        (hours, 0) => format!("{hours} h a week"),
        (hours, minutes) => format!("{hours} h {minutes} min a week"),
    }
}

fn lowering(rule: &Lowering) -> String {
    let steps = names(rule.steps.iter().map(|step| step.name()));
    format!("{} ({} {steps})", rule.text, rule.policy.name())
}

fn on_call(rule: &OnCall) -> String {
    let channels = names(rule.channels.iter().map(|channel| channel.name()));
    let mut text = format!("{} (by {channels})", rule.text);
    for limit in &rule.limits {
        text = format!("{text}; {limit}");
    }
    text
}

fn late_list(steps: &[LateStep]) -> String {
    let mut before = None;
    let mut told = Vec::new();
    for step in steps {
        told.push(late_text(step, before));
        before = step.until;
        told.extend(step.fees.iter().map(fee_text));
    }
    told.join("; ")
}
