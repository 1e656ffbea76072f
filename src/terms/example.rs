//! Tables of examples to values: the contract, the ticket and the order that an example is about.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: what comes out of them, and whether that
//! is what is expected (see `lint`).

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::contract::make;
use super::raw::example::{ExampleContract, RawExampleOrder, RawExampleTicket};
use crate::diagnostic::Diagnostic;
use crate::domain::calendar::Calendar;
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::program::Program;
use crate::domain::quote::{LineCode, Order};
use crate::domain::ticket::Opening;
use crate::domain::ticket::record::Record;
use crate::domain::zone::Zone;

/// The contract of an example in a program's file, and what is wrong with it.
pub fn contract(
    raw: &ExampleContract,
    program: &Arc<Program>,
) -> (Option<Contract>, Vec<Diagnostic>) {
    make(&raw.0, program, None, &BTreeMap::<String, Calendar>::new())
}

/// An instant as examples write it: with an offset, or in a contract's zone.
pub fn instant(text: &str, zone: &Zone) -> Option<Instant> {
    if let Some(instant) = Instant::parse_rfc3339(text) {
        return Some(instant);
    }
    let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let mut local = local.into_iter();
    let local = local.find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())?;
    Some(zone.resolve(local))
}

/// An instant as examples write it, in a contract's zone.
pub fn in_zone(instant: Instant, zone: &Zone) -> String {
    let local = zone.local(instant);
    let text = local.format("%Y-%m-%dT%H:%M:%S").to_string();
    text.strip_suffix(":00").unwrap_or(&text).to_owned()
}

/// The ticket of an example, as somebody recorded it; `None` where its time cannot be read.
pub fn ticket(raw: &RawExampleTicket, contract: &Contract) -> Option<Record> {
    let facts = raw.facts.iter();
    Some(Record {
        contract: contract.id.clone(),
        opened_at: instant(&raw.at, &contract.zone)?,
        opening: Opening {
            subject: "example".to_owned(),
            description: Some("example".to_owned()),
            channel: raw.channel,
            reporter: raw.reporter.clone(),
            version: raw.version.clone(),
            facts: facts
                .map(|(key, value)| (key.value.clone(), value.value.clone()))
                .collect(),
            severity: raw.severity.as_ref().map(|severity| severity.value.clone()),
            ..Opening::default()
        },
        events: Vec::new(),
    })
}

/// The order of an example.
pub fn order(raw: &RawExampleOrder) -> Order {
    let rates = raw.rates.iter();
    Order {
        on: raw.on,
        years: raw.years.map(u32::from),
        tier: raw.tier.clone(),
        licenses: raw.licenses.map(u64::from),
        change: raw.change,
        rates: rates
            .filter_map(|(code, rate)| Some((LineCode::from_name(code)?, rate.value)))
            .collect(),
    }
}
