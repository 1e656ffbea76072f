//! Amounts of a service as somebody writes them, and the allowance that each is of.
//!
//! May use the rest of `domain`. Deliberately absent: whether there is so much left (see `usage`).

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::domain::program::{AllowanceRule, ServiceRule};

/// Digits behind the point that an amount may have.
const MAX_DIGITS: u32 = 2;
/// The largest amount.
const MAX_AMOUNT: u32 = 1_000_000;
/// Digits behind the point that an amount may have after it was put into another unit.
const MAX_KEPT_DIGITS: u32 = 6;

/// An amount as somebody writes it: `2d`, `12h`, `1 voucher`, or a number alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// How many; more than none.
    pub value: Decimal,
    /// The unit, `d` and `h` written out; `None` where none was given.
    pub unit: Option<String>,
}

impl FromStr for Amount {
    type Err = String;

    fn from_str(text: &str) -> Result<Amount, String> {
        let text = text.trim();
        let end = text
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let value = parse_quantity(number)?;
        if value.is_zero() {
            return Err("nothing cannot be used: give more than 0".to_owned());
        }
        let unit = match unit.trim() {
            "" => None,
            "d" | "day" => Some("days".to_owned()),
            "h" | "hour" => Some("hours".to_owned()),
            word if word.chars().all(|c| c.is_ascii_lowercase() || c == '-') => {
                Some(word.to_owned())
            }
            _ => return Err("write a number and its unit: 2d, 12h, 1voucher".to_owned()),
        };
        Ok(Amount { value, unit })
    }
}

/// A number of days, hours or things: digits with at most two decimals, at most a million.
///
/// # Errors
///
/// Says what is wrong with the text.
pub fn parse_quantity(text: &str) -> Result<Decimal, String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return Err("write a number and its unit, without a sign: 2d, 1.5d, 12h".to_owned());
    }
    // What is longer than any of these is too large or too fine, whatever it says.
    let value = Decimal::from_str_exact(text.get(..40).unwrap_or(text)).ok();
    let small = |value: &Decimal| *value <= Decimal::from(MAX_AMOUNT);
    let value = value
        .filter(|value| text.len() <= 40 && small(value))
        .ok_or_else(|| format!("at most {MAX_AMOUNT} can be given"))?
        .normalize();
    if value.scale() > MAX_DIGITS {
        return Err(format!("at most {MAX_DIGITS} decimals can be given"));
    }
    Ok(value)
}

/// Why an amount is of no allowance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The service has none.
    Nothing,
    /// It has none of that id; with those that it has.
    Allowance(Vec<String>),
    /// It has none in that unit; with the units that there are.
    Unit {
        /// The unit that was given.
        given: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// Several could be meant.
    Several(Vec<String>),
    /// The unit cannot be divided.
    NotWhole(String),
    /// So many hours are no exact part of a day.
    NotExact {
        /// How many hours a day has.
        day_hours: Decimal,
    },
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfit::Nothing => f.write_str("there is nothing to count of this service"),
            Unfit::Allowance(_) => f.write_str("the service has no such allowance"),
            Unfit::Unit { given, .. } => write!(f, "nothing of this service is counted in {given}"),
            Unfit::Several(_) => f.write_str("several allowances could be meant"),
            Unfit::NotWhole(unit) => write!(f, "{unit} are counted whole"),
            Unfit::NotExact { day_hours } => {
                write!(f, "so much is no exact part of a day of {day_hours} hours")
            }
        }
    }
}

/// The allowance of a service that an amount is of, and how much it is in the allowance's unit.
///
/// Without an id it is the one that is no part of another and has the amount's unit; without a
/// unit, the only one that there is.
///
/// # Errors
///
/// [`Unfit`], if there is none, or more than one.
pub fn fit<'r>(
    rule: &'r ServiceRule,
    id: Option<&str>,
    amount: &Amount,
) -> Result<(&'r AllowanceRule, Decimal), Unfit> {
    if rule.allowances.is_empty() {
        return Err(Unfit::Nothing);
    }
    let ids = |rules: &[&AllowanceRule]| rules.iter().map(|rule| rule.id.clone()).collect();
    if let Some(id) = id {
        let all: Vec<&AllowanceRule> = rule.allowances.iter().collect();
        let found = rule
            .allowance(id)
            .ok_or_else(|| Unfit::Allowance(ids(&all)))?;
        return in_unit(found, amount).map(|value| (found, value));
    }
    let whole: Vec<&AllowanceRule> = rule.allowances.iter().filter(|a| a.of.is_none()).collect();
    let named: Vec<&AllowanceRule> = match &amount.unit {
        Some(unit) => whole.into_iter().filter(|a| takes(a, unit)).collect(),
        None => whole,
    };
    match (named.as_slice(), &amount.unit) {
        ([only], _) => in_unit(only, amount).map(|value| (*only, value)),
        ([], Some(unit)) => Err(Unfit::Unit {
            given: unit.clone(),
            known: units(rule),
        }),
        _ => Err(Unfit::Several(ids(&named))),
    }
}

fn units(rule: &ServiceRule) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for allowance in &rule.allowances {
        let hours = (allowance.unit == "days" && allowance.day_hours.is_some()).then_some("hours");
        for unit in [Some(allowance.unit.as_str()), hours].into_iter().flatten() {
            if !units.iter().any(|known| known == unit) {
                units.push(unit.to_owned());
            }
        }
    }
    units
}

fn takes(rule: &AllowanceRule, unit: &str) -> bool {
    is_called(&rule.unit, unit) || factor(rule, unit).is_some()
}

/// Whether a word is a unit, or one of it.
fn is_called(unit: &str, word: &str) -> bool {
    unit == word || unit.strip_suffix('s') == Some(word)
}

/// Hours of a day, where an amount in hours or days is of an allowance in the other.
fn factor(rule: &AllowanceRule, unit: &str) -> Option<Decimal> {
    let other = match rule.unit.as_str() {
        "days" => "hours",
        "hours" => "days",
        _ => return None,
    };
    rule.day_hours.filter(|_| unit == other)
}

fn in_unit(rule: &AllowanceRule, amount: &Amount) -> Result<Decimal, Unfit> {
    let unit = amount.unit.as_deref().unwrap_or(&rule.unit);
    if is_called(&rule.unit, unit) {
        return match rule.is_divisible() || amount.value.is_integer() {
            true => Ok(amount.value),
            false => Err(Unfit::NotWhole(rule.unit.clone())),
        };
    }
    let day_hours = factor(rule, unit).ok_or_else(|| Unfit::Unit {
        given: unit.to_owned(),
        known: vec![rule.unit.clone()],
    })?;
    let not_exact = || Unfit::NotExact { day_hours };
    let value = match rule.unit.as_str() {
        "hours" => amount.value.checked_mul(day_hours),
        _ => amount.value.checked_div(day_hours),
    };
    let value = value.ok_or_else(not_exact)?.normalize();
    let back = match rule.unit.as_str() {
        "hours" => Some(amount.value),
        _ => value.checked_mul(day_hours),
    };
    let exact = value.scale() <= MAX_KEPT_DIGITS && back == Some(amount.value);
    exact.then_some(value).ok_or_else(not_exact)
}

/// So much of a unit in words: `1 day`, `2.5 days`.
pub fn in_words(value: Decimal, unit: &str) -> String {
    let one = unit.strip_suffix('s').filter(|_| value == Decimal::ONE);
    format!("{} {}", value.normalize(), one.unwrap_or(unit))
}
