//! The rules of a program about terms and money as rows of tables.

use super::RuleRow;
use super::rules::rule;
use crate::domain::program::{
    ChangeRule, ChangeWhen, Fee, FeeBase, FeeCode, LateKind, LateStep, NewTerm, NoticeEnd,
    NoticePeriod, NoticeRule, NoticeTerm, Price, Program, RevisionRule, Until, VersionRule,
};
use crate::domain::quote::LineCode;

pub(super) fn notice_row(about: &str, notice: &NoticeRule) -> RuleRow {
    rule(about, &notice_text(notice), &notice.basis)
}

/// By when notice is given, in words.
pub(in crate::report) fn notice_text(notice: &NoticeRule) -> String {
    let period = match notice.before {
        NoticePeriod::Days(days) => format!("{days} days before the term ends"),
        NoticePeriod::Months(months) => format!("{months} months before the term ends"),
        NoticePeriod::DayOfMonth { day, months: 0 } => {
            format!("by day {day} of a month before the term ends")
        }
        NoticePeriod::DayOfMonth { day, months } => {
            format!("by day {day} of a month, {months} months before the term ends")
        }
    };
    let of = match notice.of {
        NoticeTerm::Every => "",
        NoticeTerm::Initial => ", of the initial term",
        NoticeTerm::Renewal => ", of the terms after the initial one",
    };
    let to = match notice.to {
        NoticeEnd::AnyDay => "",
        NoticeEnd::MonthEnd => ", to the end of a month",
        NoticeEnd::QuarterEnd => ", to the end of a quarter",
        NoticeEnd::YearEnd => ", to the end of a year",
    };
    format!("{period}{of}{to}, by {}", notice.party.name())
}

pub(super) fn late_row(step: &LateStep, before: Option<Until>) -> RuleRow {
    let kind = match step.kind {
        LateKind::LateRenewal => "late renewal",
        LateKind::Reinstatement => "reinstatement",
        LateKind::Refused => "refused",
    };
    rule(kind, &late_text(step, before), &step.basis)
}

/// Which orders fall into a step, and which term they buy, in words.
pub(in crate::report) fn late_text(step: &LateStep, before: Option<Until>) -> String {
    let until = |until: Until| match until {
        Until::Day(days) => format!("day {days}"),
        Until::Months(months) => format!("{months} months"),
        Until::Date(date) => date.to_string(),
        Until::DayOfYear { month, day } => format!("the next {month:02}-{day:02}"),
    };
    let days = match (before, step.until) {
        (None, None) => "from day 1 after the last covered day".to_owned(),
        (Some(Until::Day(days)), None) => {
            format!("from day {} after the last covered day", days + 1)
        }
        (Some(before), None) => format!("later than {} after the last covered day", until(before)),
        (None, Some(Until::Day(to))) => format!("days 1 to {to} after the last covered day"),
        (Some(Until::Day(from)), Some(Until::Day(to))) => {
            format!("days {} to {to} after the last covered day", from + 1)
        }
        (_, Some(to)) => format!("through {} after the last covered day", until(to)),
    };
    if step.kind == LateKind::Refused {
        return format!("{days}: no order is accepted");
    }
    let start = match step.new_term {
        NewTerm::OldEnd => "the new term follows the old one",
        NewTerm::OrderDate => "the new term starts on the order date",
        NewTerm::OldExpiry => "the new term starts on the order date and keeps the old expiry",
    };
    format!("{days}: {start}")
}

pub(super) fn fee_row(fee: &Fee) -> RuleRow {
    rule(LineCode::from(fee.code).name(), &fee_text(fee), &fee.basis)
}

/// What a late order costs, in words.
pub(in crate::report) fn fee_text(fee: &Fee) -> String {
    let price = |price: &Price| {
        let of = price.of.map(|of| format!(" of the {}", of.label()));
        let rate = price.rate.map(|rate| rate.to_string());
        format!(
            "{}{}",
            rate.unwrap_or_else(|| "rate not stated".to_owned()),
            of.unwrap_or_default()
        )
    };
    let back = fee.code == FeeCode::BackFees && fee.price.per.is_share();
    let mut text = match fee.price.rate {
        None if back => format!("the {}", fee.price.of.unwrap_or(FeeBase::AnnualFee).label()),
        _ => price(&fee.price),
    };
    text = format!("{text}, {}", fee.price.per.label());
    for (word, bound) in [("at least", fee.at_least), ("at most", fee.at_most)] {
        if let Some(bound) = bound {
            text = format!("{text}; {word} {}, {}", price(&bound), bound.per.label());
        }
    }
    if let Some(currency) = fee.currency {
        text = format!("{text}; sums in {currency}");
    }
    text
}

/// When a level can change, in words.
pub(in crate::report) fn change_text(change: &ChangeRule) -> String {
    let when = |when| match when {
        ChangeWhen::AnyTime => "at any time",
        ChangeWhen::TermEnd => "at the end of a term",
    };
    let notice = change
        .down_notice_days
        .map(|days| format!(", asked for {days} days before"));
    format!(
        "the level rises {}, and falls {}{}",
        when(change.up),
        when(change.down),
        notice.unwrap_or_default()
    )
}

/// What a new edition means for contracts that run, in words.
pub(in crate::report) fn revision_text(revision: &RevisionRule) -> String {
    let object = match revision.object_days {
        Some(days) => format!("{days} days to object to new terms"),
        None => "no days to object to new terms".to_owned(),
    };
    match revision.holds {
        Some(holds) => format!("{object}, which hold {}", holds.label()),
        None => object,
    }
}

/// Which versions are supported, for one way to run the product or for all.
fn version_row(versions: &VersionRule) -> RuleRow {
    let deployments: Vec<&str> = versions.deployments.iter().map(|d| d.name()).collect();
    let about = match deployments.as_slice() {
        [] => "versions".to_owned(),
        named => format!("versions {}", named.join(", ")),
    };
    rule(&about, &versions.text, &versions.basis)
}

/// What changes a contract, or what is said of all of it.
pub(super) fn changes(program: &Program) -> Vec<RuleRow> {
    let mut rows = Vec::new();
    if let Some(change) = &program.change {
        rows.push(rule("change", &change_text(change), &change.basis));
    }
    for discount in &program.multi_year {
        let rate = discount.rate.map(|rate| rate.to_string());
        let text = format!(
            "{} from {} years on",
            rate.unwrap_or_else(|| "rate not stated".to_owned()),
            discount.years
        );
        rows.push(rule("discount", &text, &discount.basis));
    }
    if let Some(payment) = &program.entitlement.payment {
        rows.push(rule("payment", &payment.text, &payment.basis));
    }
    if let Some(revision) = &program.revision {
        let text = revision_text(revision);
        rows.push(rule("revision", &text, &revision.basis));
    }
    rows.extend(program.version_rules.iter().map(version_row));
    if let Some(withdrawal) = &program.withdrawal {
        rows.push(rule("withdrawal", &withdrawal.text, &withdrawal.basis));
    }
    for (about, stated) in [
        ("parts", &program.parts),
        ("end of support", &program.end_of_support),
    ] {
        rows.extend(
            stated
                .iter()
                .map(|stated| rule(about, &stated.text, &stated.basis)),
        );
    }
    rows
}
