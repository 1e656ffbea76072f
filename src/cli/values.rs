//! Values on the command line: instants, dates, durations, zones, facts, rates.
//!
//! A value that does not parse ends the command with status 2. Deliberately absent: whether what
//! is named exists.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use clap::builder::PossibleValuesParser;
use rust_decimal::Decimal;
use tenure::domain::amount::MAX_COUNT;
use tenure::domain::deadline::{Kind, State};
use tenure::domain::money::Rate;
use tenure::domain::open_time::OpenAmount;
use tenure::domain::program::Channel;
use tenure::domain::quote::{LineCode, MAX_YEARS};
use tenure::domain::term::{add_days, add_months};
use tenure::domain::ticket::WaitFor;
use tenure::domain::{Instant, Zone};

/// An instant as typed: one that says its offset, or a local time whose zone is not known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Exact(Instant),
    Local(NaiveDateTime),
}

impl When {
    /// The instant that it means in a zone.
    pub fn in_zone(self, zone: &Zone) -> Instant {
        match self {
            When::Exact(instant) => instant,
            When::Local(local) => zone.resolve(local),
        }
    }
}

/// When now is, and the zone asked for.
#[derive(Debug, Clone)]
pub struct Clock {
    pub now: When,
    pub zone: Option<Zone>,
}

impl Clock {
    /// The instant to judge at; a local time is read in the zone asked for, else in the one given.
    pub fn now_in(&self, zone: &Zone) -> Instant {
        self.now.in_zone(self.zone.as_ref().unwrap_or(zone))
    }
}

pub fn when(text: &str) -> Result<When, String> {
    if let Some(instant) = Instant::parse_rfc3339(text) {
        return Ok(When::Exact(instant));
    }
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00"));
    let local = time_of_day(time).and_then(|time| Some(date(day).ok()?.and_time(time)));
    local.map(When::Local).ok_or_else(|| {
        let shapes = "give RFC 3339, such as 2026-09-14T14:00:00Z, or YYYY-MM-DD[THH:MM[:SS]]";
        match text.get(..10).filter(|day| is_date_shaped(day)) {
            Some(day) if date(day).is_err() => no_such_day(day),
            _ => shapes.to_owned(),
        }
    })
}

fn time_of_day(text: &str) -> Option<NaiveTime> {
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b':');
    let format = match text.len() {
        5 if plain => "%H:%M",
        8 if plain => "%H:%M:%S",
        _ => return None,
    };
    NaiveTime::parse_from_str(text, format).ok()
}

pub fn date(text: &str) -> Result<NaiveDate, String> {
    if !is_date_shaped(text) {
        return Err("give a date as YYYY-MM-DD, such as 2026-09-14".to_owned());
    }
    let date = text.parse::<NaiveDate>().ok();
    date.filter(|_| !text.starts_with("0000"))
        .ok_or_else(|| no_such_day(text))
}

/// Whether it is four, two and two digits with dashes between.
fn is_date_shaped(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn no_such_day(date: &str) -> String {
    format!("there is no day {date}; give one as YYYY-MM-DD, such as 2026-09-14")
}

/// The number of a ticket.
pub fn ticket(text: &str) -> Result<u64, String> {
    whole(text).ok_or_else(|| "give a ticket's number, such as 7".to_owned())
}

/// The number of an operation.
pub fn operation(text: &str) -> Result<u64, String> {
    whole(text).ok_or_else(|| "give an operation's number, such as 7".to_owned())
}

/// How many of something.
pub fn count(text: &str) -> Result<u64, String> {
    whole(text).ok_or_else(|| "give a number, such as 20".to_owned())
}

/// How many licenses.
pub fn licenses(text: &str) -> Result<u64, String> {
    whole(text).ok_or_else(|| "give a number of licenses, such as 500".to_owned())
}

/// For how many years an order is.
pub fn years(text: &str) -> Result<u32, String> {
    let years = whole(text).and_then(|years| u32::try_from(years).ok());
    years
        .filter(|years| (1..=MAX_YEARS).contains(years))
        .ok_or_else(|| format!("give a number of years from 1 to {MAX_YEARS}"))
}

/// Digits, and nothing else.
fn whole(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// Years that holidays may be asked for at once.
const MAX_LISTED: i32 = 100;

/// A year, or a stretch of years such as 2026-2028.
pub fn year_range(text: &str) -> Result<(i32, i32), String> {
    let year = |text: &str| {
        let digits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let year = digits.then(|| text.parse().ok()).flatten();
        year.filter(|year| (1..=9999).contains(year))
    };
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    match year(first).zip(year(last)) {
        Some((first, last)) if first > last => {
            Err("the first year comes after the last".to_owned())
        }
        Some((first, last)) if last - first >= MAX_LISTED => {
            Err(format!("more than {MAX_LISTED} years"))
        }
        Some(years) => Ok(years),
        None => Err("write 2026 or 2026-2028".to_owned()),
    }
}

pub fn zone(text: &str) -> Result<Zone, String> {
    Zone::named(text).map_err(|error| error.to_string())
}

/// How long from now: calendar months and days, then elapsed time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Within {
    months: u32,
    days: u32,
    seconds: i64,
}

impl Within {
    /// The last instant of the stretch that begins now.
    pub fn until(self, now: Instant, zone: &Zone) -> Instant {
        let local = zone.local(now);
        let date = add_months(local.date(), self.months)
            .and_then(|date| add_days(date, u64::from(self.days)));
        let days_on = match (self.months, self.days, date) {
            (0, 0, _) => Some(now),
            (_, _, Some(date)) => Some(zone.resolve(date.and_time(local.time()))),
            (_, _, None) => None,
        };
        days_on
            .and_then(|at| at.checked_add(self.seconds))
            .unwrap_or(Instant::MAX)
    }

    /// The last local date of the stretch that begins now.
    pub fn last_date(self, now: Instant, zone: &Zone) -> NaiveDate {
        zone.date(self.until(now, zone))
    }
}

pub fn within(text: &str) -> Result<Within, String> {
    let parsed = match text.strip_prefix('P') {
        Some(iso) => iso_duration(iso),
        None => short_duration(text),
    };
    parsed
        .ok_or_else(|| "give a duration as 30m, 24h, 90d, 2w, or ISO 8601 such as P90D".to_owned())
}

fn short_duration(text: &str) -> Option<Within> {
    let (count, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let count = number(count)?;
    let mut within = Within::default();
    match unit {
        "m" => within.seconds = i64::from(count) * 60,
        "h" => within.seconds = i64::from(count) * 3600,
        "d" => within.days = count,
        "w" => within.days = count.checked_mul(7)?,
        _ => return None,
    }
    Some(within)
}

/// What follows the `P` of ISO 8601: whole numbers with their units, in order.
fn iso_duration(text: &str) -> Option<Within> {
    let (dates, times) = match text.split_once('T') {
        Some((dates, times)) if !times.is_empty() => (dates, times),
        Some(_) => return None,
        None => (text, ""),
    };
    let mut within = Within::default();
    for (count, unit) in parts(dates, "YMWD")? {
        match unit {
            'Y' => within.months = within.months.checked_add(count.checked_mul(12)?)?,
            'M' => within.months = within.months.checked_add(count)?,
            'W' => within.days = within.days.checked_add(count.checked_mul(7)?)?,
            _ => within.days = within.days.checked_add(count)?,
        }
    }
    for (count, unit) in parts(times, "HMS")? {
        let factor = match unit {
            'H' => 3600,
            'M' => 60,
            _ => 1,
        };
        within.seconds += i64::from(count) * factor;
    }
    (!text.is_empty()).then_some(within)
}

/// Numbers with their units, which have to come in the order given, each at most once.
fn parts(text: &str, units: &str) -> Option<Vec<(u32, char)>> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut left = units;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (count, tail) = rest.split_at(digits);
        let unit = tail.chars().next()?;
        let place = left.find(unit)?;
        left = left.get(place + 1..)?;
        parts.push((number(count)?, unit));
        rest = tail.get(1..)?;
    }
    Some(parts)
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|number| digits && *number <= 1_000_000)
}

/// An amount of open time: what a calendar counts.
pub fn open_amount(text: &str) -> Result<OpenAmount, String> {
    let shapes = "give an amount of open time as 90m, 2h, 1h30m, PT90M, or 3bd for business days";
    if let Some(count) = text.strip_suffix("bd") {
        let count = number(count).ok_or_else(|| shapes.to_owned())?;
        return match count <= MAX_COUNT {
            true => Ok(OpenAmount::Days(count)),
            false => Err(format!("at most {MAX_COUNT} business days can be counted")),
        };
    }
    let bare_days = text
        .strip_suffix(['d', 'D'])
        .map(|count| count.trim_start_matches('P'));
    if let Some(count) = bare_days.and_then(number) {
        return Err(format!(
            "a day could be of any clock: write {count}bd for business days, or open hours such \
             as 8h"
        ));
    }
    let parts = match text.strip_prefix("PT") {
        Some(iso) => parts(iso, "HMS"),
        None => parts(text, "hm"),
    };
    let parts = parts.filter(|parts| !parts.is_empty());
    let parts = parts.ok_or_else(|| shapes.to_owned())?;
    let seconds = parts.into_iter().map(|(count, unit)| {
        i64::from(count)
            * match unit {
                'H' | 'h' => 3600,
                'M' | 'm' => 60,
                _ => 1,
            }
    });
    Ok(OpenAmount::Seconds(seconds.sum()))
}

pub fn fact(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err("give a fact as KEY=VALUE".to_owned()),
    }
}

/// Most characters of a name on the command line.
const MAX_NAME: usize = 200;

pub fn who(text: &str) -> Result<String, String> {
    let name = text.trim();
    match name.chars().count() {
        0 => Err("say who it is".to_owned()),
        count if count > MAX_NAME => Err(format!("give a name of at most {MAX_NAME} characters")),
        _ => Ok(name.to_owned()),
    }
}

/// A sum of money that was paid.
pub fn amount(text: &str) -> Result<Decimal, String> {
    match text.parse::<Rate>().map_err(|error| error.to_string())? {
        Rate::Flat(sum) if !sum.is_zero() => Ok(sum),
        _ => Err("give a sum above zero, such as 36500.00".to_owned()),
    }
}

pub fn rate(text: &str) -> Result<(LineCode, Rate), String> {
    let (code, rate) = text
        .split_once('=')
        .ok_or("give a rate as CODE=20% or CODE=500.00")?;
    let code = LineCode::from_name(code).ok_or_else(|| {
        let names: Vec<&str> = LineCode::ALL.iter().map(|code| code.name()).collect();
        format!(
            "`{code}` is no line of a quote; the lines are {}",
            names.join(", ")
        )
    })?;
    let rate = rate.parse::<Rate>().map_err(|error| error.to_string())?;
    if code == LineCode::Base && matches!(rate, Rate::Percent(_)) {
        return Err("the base is a sum: give it as base=36500.00".to_owned());
    }
    Ok((code, rate))
}

pub fn channel() -> PossibleValuesParser {
    PossibleValuesParser::new(Channel::ALL.map(Channel::name))
}

pub fn wait_for() -> PossibleValuesParser {
    PossibleValuesParser::new(WaitFor::ALL.map(WaitFor::name))
}

pub fn deadline_kind() -> PossibleValuesParser {
    PossibleValuesParser::new(Kind::ALL.map(Kind::name))
}

/// The kinds of the dates that contracts have.
pub fn date_kind() -> PossibleValuesParser {
    let dates = Kind::ALL.into_iter().filter(|kind| !kind.is_of_tickets());
    PossibleValuesParser::new(dates.map(Kind::name))
}

pub fn deadline_state() -> PossibleValuesParser {
    PossibleValuesParser::new(State::ALL.map(State::name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_exact_or_local() {
        let rome = Zone::named("Europe/Rome").unwrap();
        let read = |text: &str| when(text).map(|at| at.in_zone(&rome).to_string()).ok();
        assert_eq!(
            read("2026-09-14T14:00:00Z").as_deref(),
            Some("2026-09-14T14:00:00Z")
        );
        assert_eq!(
            read("2026-09-14T14:00").as_deref(),
            Some("2026-09-14T12:00:00Z")
        );
        assert_eq!(read("2026-09-14").as_deref(), Some("2026-09-13T22:00:00Z"));
        for bad in [
            "",
            "now",
            "2026-9-14",
            "2026-09-14T9:00",
            "2026-02-30",
            "0000-01-01",
            "14:00",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn durations_are_calendar_days_and_elapsed_hours() {
        let rome = Zone::named("Europe/Rome").unwrap();
        let now = when("2026-10-24T12:00").unwrap().in_zone(&rome);
        let until = |text: &str| {
            within(text)
                .ok()
                .map(|span| rome.format(span.until(now, &rome)))
        };
        assert_eq!(
            until("1d").as_deref(),
            Some("2026-10-25T12:00:00+01:00"),
            "the same wall time"
        );
        assert_eq!(
            until("24h").as_deref(),
            Some("2026-10-25T11:00:00+01:00"),
            "24 hours"
        );
        assert_eq!(
            until("P1M2DT30M").as_deref(),
            Some("2026-11-26T12:30:00+01:00")
        );
        assert_eq!(until("2w").as_deref(), Some("2026-11-07T12:00:00+01:00"));
        assert_eq!(
            until("P1000000Y").as_deref(),
            Some(rome.format(Instant::MAX).as_str())
        );
        for bad in [
            "", "d", "1", "-1d", "1.5h", "P", "PT", "P1H", "P1D1M", "1day", "9999999d", "é",
        ] {
            assert_eq!(until(bad), None, "{bad}");
        }
    }

    #[test]
    fn amounts_of_open_time_are_hours_or_business_days() {
        for (text, seconds) in [
            ("90m", 5400),
            ("2h", 7200),
            ("1h30m", 5400),
            ("PT90M", 5400),
            ("PT1H0M30S", 3630),
            ("0h", 0),
        ] {
            assert_eq!(
                open_amount(text),
                Ok(OpenAmount::Seconds(seconds)),
                "{text}"
            );
        }
        assert_eq!(open_amount("3bd"), Ok(OpenAmount::Days(3)));
        for day in ["3d", "P3D"] {
            assert!(open_amount(day).unwrap_err().contains("3bd"), "{day}");
        }
        assert!(open_amount("10001bd").unwrap_err().contains("10000"));
        for bad in [
            "", "h", "2", "-2h", "1.5h", "PT", "P", "30m1h", "2h2h", "bd", "P1M", "2 h", "\u{e9}",
            "d", "9999999h", "P1W",
        ] {
            assert!(open_amount(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn rates_name_a_line() {
        assert!(rate("penalty=20%").is_ok());
        assert!(rate("penalty=20,5%").is_err());
        assert!(rate("fine=20%").is_err());
        assert!(rate("base=10%").is_err());
        assert!(rate("penalty").is_err());
    }
}
