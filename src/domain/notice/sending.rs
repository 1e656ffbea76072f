//! The last business day on which to send a notice.

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::domain::calendar::Calendar;
use crate::domain::clause::Reason;
use crate::domain::clock::caveats;
use crate::domain::contract::{Contract, Lead};
use crate::domain::term::{add_days, sub_days};

/// The day to send a notice by: the last business day on or before the last day less the
/// contract's lead time, in the contract's calendar, else Monday to Friday (decision 13). `None`
/// where there is no such day.
pub fn send_by(contract: &Contract, last_day: NaiveDate) -> Option<(NaiveDate, Reason)> {
    let days = BusinessDays(contract.hours.as_ref().ok());
    let lead = match contract.notice_lead {
        Lead::Days(count) => sub_days(last_day, u64::from(count))?,
        Lead::BusinessDays(count) => {
            let mut date = last_day;
            for _ in 0..count {
                date = days.before(date)?;
            }
            date
        }
    };
    let date = days.on_or_before(lead)?;
    let lead_text = match contract.notice_lead {
        Lead::Days(0) | Lead::BusinessDays(0) => String::new(),
        Lead::Days(count) => format!(" less {count} days"),
        Lead::BusinessDays(count) => format!(" less {count} business days"),
    };
    let mut reason = Reason::fact(
        "send-by",
        format!("{date} is the last business day on or before {last_day}{lead_text}"),
    );
    match days.0 {
        Some(calendar) => {
            reason.clauses.clone_from(&contract.hours_basis.clauses);
            let caveats = caveats(calendar, &[date, last_day]);
            for caveat in &caveats {
                reason.text = format!("{}; {}", reason.text, caveat.text);
            }
            let inferred: Vec<String> = caveats.into_iter().filter_map(|c| c.inferred).collect();
            reason.inferred = (!inferred.is_empty()).then(|| inferred.join("; "));
        }
        None => {
            reason.inferred = Some(
                "no calendar is known, so Monday to Friday are taken to be business days".into(),
            );
        }
    }
    Some((date, reason))
}

/// Business days of a calendar, else Monday to Friday.
struct BusinessDays<'a>(Option<&'a Calendar>);

impl BusinessDays<'_> {
    fn before(&self, date: NaiveDate) -> Option<NaiveDate> {
        match self.0 {
            Some(calendar) => calendar.previous_business_day(date).ok(),
            None => {
                let mut day = sub_days(date, 1)?;
                while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                    day = sub_days(day, 1)?;
                }
                Some(day)
            }
        }
    }

    fn on_or_before(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.before(add_days(date, 1)?)
    }
}
