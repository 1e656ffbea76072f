//! Notations of the domain inside strings, and the words of its enums, as terms files write them.
//!
//! May use `domain`. Deliberately absent: whole tables (see `raw`).

use chrono::{NaiveDate, NaiveTime};

use crate::domain::amount::{Amount, AmountTextError};
use crate::domain::calendar::Interval;
use crate::domain::contract::Lead;
use crate::domain::money::Rate;
use crate::domain::program::{
    Absence, AtClose, ChangeWhen, Channel, ClosingStart, CoverageHours, DayEnd, Decider,
    Deployment, Effect, FeeBase, FeeCode, FeePer, Holds, LateKind, LoweringStep, NewTerm,
    NoticeEnd, NoticeTerm, Offered, Others, Party, Policy, Price, QueueBy, RenewalMode,
    SeverityChange, TargetKind, UtcOffset,
};
use crate::domain::zone::Zone;
use crate::terms::raw::program::DayOfYear;
use crate::terms::read::{FromText, Refusal, brief, choice, listed};

impl FromText for Amount {
    const EXPECTED: &'static str = "an amount of time";
    const EXAMPLE: &'static str = "2 business hours";
    const PATTERN: Option<&'static str> = Some(
        "^[0-9]+ (business (minute|hour|day)s?|elapsed (minute|hour|day)s?|calendar (day|month)s?)$",
    );

    fn from_text(text: &str) -> Result<Self, Refusal> {
        text.parse().map_err(|error| match &error {
            AmountTextError::BareUnit { mend, only, .. } => {
                let refusal = Refusal::new("bare-unit", error.to_string()).help(mend.clone());
                match only {
                    Some(only) => refusal.meant(only),
                    None => refusal,
                }
            }
            _ => Refusal::new("bad-value", error.to_string()),
        })
    }
}

impl FromText for Interval {
    const EXPECTED: &'static str = "opening hours";
    const EXAMPLE: &'static str = "09:00-18:00";
    const PATTERN: Option<&'static str> = Some("^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$");

    fn from_text(text: &str) -> Result<Self, Refusal> {
        Interval::parse(text).map_err(|error| Refusal::new("bad-hours", error.to_string()))
    }
}

impl FromText for NaiveTime {
    const EXPECTED: &'static str = "a time of day";
    const EXAMPLE: &'static str = "15:00";
    const PATTERN: Option<&'static str> = Some("^[0-2][0-9]:[0-5][0-9]$");

    fn from_text(text: &str) -> Result<Self, Refusal> {
        let time = (text.len() == 5)
            .then(|| NaiveTime::parse_from_str(text, "%H:%M").ok())
            .flatten();
        time.ok_or_else(|| {
            Refusal::new("bad-hours", format!("`{}` is no time of day", brief(text)))
                .help("write hours and minutes, as in \"15:00\"")
        })
    }
}

impl FromText for Zone {
    const EXPECTED: &'static str = "a time zone";
    const EXAMPLE: &'static str = "Europe/Rome";

    fn from_text(text: &str) -> Result<Self, Refusal> {
        Zone::named(text).map_err(|error| {
            let help = match &error.nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => "give a name of the IANA database, such as \"Europe/Rome\"".to_owned(),
            };
            let message = format!("no time zone is called `{}`", error.name);
            Refusal::new("unknown-zone", message).help(help)
        })
    }
}

impl FromText for UtcOffset {
    const EXPECTED: &'static str = "an offset from UTC";
    const EXAMPLE: &'static str = "+05:30";
    const PATTERN: Option<&'static str> = Some("^[+-][0-1][0-9]:[0-5][0-9]$");

    fn from_text(text: &str) -> Result<Self, Refusal> {
        UtcOffset::parse(text).ok_or_else(|| {
            Refusal::new("bad-value", format!("`{text}` is no offset from UTC"))
                .help("write it with its sign, like \"+05:30\"")
        })
    }
}

impl FromText for Rate {
    const EXPECTED: &'static str = "a rate";
    const EXAMPLE: &'static str = "20%";
    const PATTERN: Option<&'static str> = Some("^[0-9]+([.][0-9]+)?%?$");

    fn from_text(text: &str) -> Result<Self, Refusal> {
        text.parse::<Rate>().map_err(|error| {
            Refusal::new("bad-rate", error.to_string())
                .help("write a percentage like \"20%\" or a sum like \"500.00\"")
        })
    }
}

impl FromText for Price {
    const EXPECTED: &'static str = "a price";
    const EXAMPLE: &'static str = "10% of annual-fee";

    /// Reads `250.00`, `10% of annual-fee`, `1% of list-price per started-month`.
    fn from_text(text: &str) -> Result<Self, Refusal> {
        let refusal = |what: String| {
            let bases: Vec<&str> = FeeBase::ALL.iter().map(|base| base.name()).collect();
            let pers: Vec<&str> = FeePer::ALL.iter().map(|per| per.name()).collect();
            Refusal::new("bad-rate", what).help(format!(
                "write a sum like \"250.00\" or a share like \"10% of annual-fee\", of {}, with \
                 `per` {} if it is due more than once",
                listed(&bases),
                listed(&pers)
            ))
        };
        let (text, per) = match text.split_once(" per ") {
            None => (text, FeePer::Once),
            Some((text, word)) => {
                let known = FeePer::ALL.into_iter().find(|per| per.name() == word);
                let what = || refusal(format!("`{}` is not how often a fee is due", brief(word)));
                (text, known.ok_or_else(what)?)
            }
        };
        let (rate, of) = match text.split_once(" of ") {
            None => (text, None),
            Some((rate, word)) => {
                let known = FeeBase::ALL.into_iter().find(|base| base.name() == word);
                let what = || refusal(format!("`{}` is nothing to take a share of", brief(word)));
                (rate, Some(known.ok_or_else(what)?))
            }
        };
        let rate = Rate::from_text(rate)?;
        if matches!(rate, Rate::Percent(_)) == of.is_none() {
            return Err(refusal(match of {
                None => format!("`{}` does not say what it is a share of", brief(text)),
                Some(_) => format!("`{}`: a sum is of nothing", brief(text)),
            }));
        }
        Ok(Price {
            rate: Some(rate),
            of,
            per,
        })
    }
}

impl FromText for DayOfYear {
    const EXPECTED: &'static str = "a month and a day";
    const EXAMPLE: &'static str = "03-31";
    const PATTERN: Option<&'static str> = Some("^[0-1][0-9]-[0-3][0-9]$");

    fn from_text(text: &str) -> Result<Self, Refusal> {
        let part = |range| {
            let digits: Option<&str> = text.get(range);
            digits.and_then(|digits| digits.parse::<u32>().ok())
        };
        // Of a leap year, so that 29 February can be named.
        let known = (text.len() == 5 && text.as_bytes().get(2) == Some(&b'-'))
            .then(|| Some((part(0..2)?, part(3..5)?)))
            .flatten()
            .filter(|&(month, day)| NaiveDate::from_ymd_opt(2024, month, day).is_some());
        let (month, day) = known.ok_or_else(|| {
            Refusal::new(
                "bad-value",
                format!("`{}` is no day of a year", brief(text)),
            )
            .help("write the month and the day, as in \"03-31\"")
        })?;
        Ok(DayOfYear { month, day })
    }
}

impl FromText for Lead {
    const EXPECTED: &'static str = "a lead time";
    const EXAMPLE: &'static str = "5bd";
    const PATTERN: Option<&'static str> = Some("^[0-9]{1,3}(d|bd|w)$");

    fn from_text(text: &str) -> Result<Self, Refusal> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (count, unit) = text.split_at(digits);
        let count: Option<u32> = count.parse().ok().filter(|count| *count <= 999);
        match (count, unit) {
            (Some(count), "d") => Ok(Lead::Days(count)),
            (Some(count), "w") => Ok(Lead::Days(count * 7)),
            (Some(count), "bd") => Ok(Lead::BusinessDays(count)),
            _ => Err(
                Refusal::new("bad-value", format!("`{text}` is no lead time"))
                    .help("write days as \"5d\", weeks as \"2w\", business days as \"5bd\""),
            ),
        }
    }
}

choice! { impl TargetKind {
    FirstResponse => "first-response",
    PriorityNotice => "priority-notice",
    Update => "update",
    Resolution => "resolution"
} }
choice! { impl Channel { Phone => "phone", Portal => "portal", Email => "email", Chat => "chat" } }
choice! { impl CoverageHours {
    Business => "business", Always => "always", Unstated => "unstated"
} }
choice! { impl Absence { Holds => "holds", Warns => "warns" } }
choice! { impl Effect { Refuses => "refuses", Holds => "holds", Warns => "warns" } }
choice! { impl Policy { May => "may", Will => "will" } }
choice! { impl QueueBy { Severity => "severity", Tier => "tier", Certificate => "certificate" } }
choice! { impl LoweringStep {
    LowerSeverity => "lower-severity",
    FewerUpdates => "fewer-updates",
    SuspendWork => "suspend-work",
    Close => "close"
} }
choice! { impl Deployment { OnPremises => "on-premises", Saas => "saas" } }
choice! { impl AtClose { Close => "close", NextOpen => "next-open" } }
choice! { impl ClosingStart { Resolution => "resolution", Silence => "silence" } }
choice! { impl DayEnd { Close => "close", SameTime => "same-time" } }
choice! { impl SeverityChange { FromStart => "from-start", FromChange => "from-change" } }
choice! { impl Decider { Vendor => "vendor", Customer => "customer", Both => "both" } }
choice! { impl Others { Warn => "warn", Refuse => "refuse" } }
choice! { impl RenewalMode { Express => "express", Tacit => "tacit", None => "none" } }
choice! { impl Offered {
    Yes => "yes", No => "no", Optional => "optional", Unknown => "unknown"
} }
choice! { impl Party { Customer => "customer", Vendor => "vendor", Either => "either" } }
choice! { impl LateKind {
    LateRenewal => "late-renewal", Reinstatement => "reinstatement", Refused => "refused"
} }
choice! { impl NewTerm {
    OldEnd => "old-end", OrderDate => "order-date", OldExpiry => "old-expiry"
} }
choice! { impl NoticeTerm { Every => "every", Initial => "initial", Renewal => "renewal" } }
choice! { impl NoticeEnd {
    AnyDay => "any-day", MonthEnd => "month-end", QuarterEnd => "quarter-end", YearEnd => "year-end"
} }
choice! { impl ChangeWhen { AnyTime => "any-time", TermEnd => "term-end" } }
choice! { impl Holds {
    AtOnce => "at-once", AfterObjection => "after-objection", NextTerm => "next-term"
} }
choice! { impl FeeBase {
    AnnualFee => "annual-fee", BackFees => "back-fees", NewTerm => "new-term",
    ListPrice => "list-price"
} }
choice! { impl FeeCode {
    BackFees => "back-fees", Penalty => "penalty", UpgradeFee => "upgrade-fee"
} }
choice! { impl FeePer {
    MissedDays => "missed-days", MissedMonths => "missed-months",
    MissedStartedMonths => "missed-started-months", StartedMonth => "started-month",
    StartedQuarter => "started-quarter", StartedYear => "started-year", Once => "order"
} }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_unit_is_refused_with_the_mend() {
        let refusal = Amount::from_text("2 days").unwrap_err();
        assert_eq!(refusal.code, "bare-unit");
        assert!(refusal.help.unwrap().contains("\"2 business days\""));
    }

    #[test]
    fn lead_times_say_their_unit() {
        assert_eq!(Lead::from_text("5bd"), Ok(Lead::BusinessDays(5)));
        assert_eq!(Lead::from_text("2w"), Ok(Lead::Days(14)));
        for text in ["5", "bd", "-1d", "1000d", "5 bd", ""] {
            assert!(Lead::from_text(text).is_err(), "{text}");
        }
    }
}
