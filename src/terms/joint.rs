//! Calendars put together of others of the same file: `any_of` and `all_of`.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: hours of their own (see `calendar`), and
//! what a joint calendar answers, which is the domain's.

use std::collections::BTreeMap;

use super::calendar::{calendar, with_holidays};
use crate::diagnostic::Diagnostic;
use crate::domain::calendar::{Calendar, Join};
use crate::domain::zone::Zone;
use crate::terms::raw::calendar::RawCalendar;
use crate::terms::read::{Entries, Spanned, brief, nearest};

/// A calendar may be put together of so many calendars with hours of their own, those of its parts
/// counted; whoever asks it asks them all.
const MAX_PARTS: usize = 64;
/// A calendar of calendars of calendars: so deep and no deeper.
const MAX_DEPTH: usize = 8;

/// Makes the calendars of a file, one after the other, each after its parts.
pub struct Maker<'a> {
    raw: BTreeMap<&'a str, &'a RawCalendar>,
    made: BTreeMap<String, Made>,
}

/// A calendar that was made, and what it took.
#[derive(Clone)]
struct Made {
    calendar: Calendar,
    /// Calendars with hours of their own.
    parts: usize,
    /// Calendars of calendars.
    depth: usize,
}

impl<'a> Maker<'a> {
    /// A maker of a file's calendars.
    pub fn new(raw: &'a Entries<RawCalendar>) -> Self {
        let raw = raw.iter();
        Maker {
            raw: raw.map(|(name, table)| (name.as_str(), table)).collect(),
            made: BTreeMap::new(),
        }
    }

    /// All calendars of the file, by their names. One with a finding holds what could be made of it.
    pub fn all(mut self, findings: &mut Vec<Diagnostic>) -> BTreeMap<String, Calendar> {
        let tables: Vec<(&str, &RawCalendar)> = self.raw.iter().map(|(n, t)| (*n, *t)).collect();
        for (name, table) in tables {
            self.make(name, table, &mut Vec::new(), findings);
        }
        let made = self.made.into_iter();
        made.map(|(name, made)| (name, made.calendar)).collect()
    }

    /// Makes a calendar, with those that wait for it.
    fn make(
        &mut self,
        name: &'a str,
        raw: &'a RawCalendar,
        waiting: &mut Vec<&'a str>,
        findings: &mut Vec<Diagnostic>,
    ) -> Made {
        if let Some(made) = self.made.get(name) {
            return made.clone();
        }
        let made = match how(raw, findings) {
            Some((how, names)) => {
                waiting.push(name);
                let parts = self.parts(name, names, waiting, findings);
                waiting.pop();
                join(name, raw, how, &parts, findings)
            }
            None => Made {
                calendar: calendar(name, raw, findings),
                parts: 1,
                depth: 0,
            },
        };
        self.made.insert(name.to_owned(), made.clone());
        made
    }

    /// The parts that a calendar names, without those that cannot be.
    fn parts(
        &mut self,
        whole: &'a str,
        names: &'a [Spanned<String>],
        waiting: &mut Vec<&'a str>,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Made> {
        let mut parts = Vec::new();
        let (mut count, mut deepest) = (0, 0);
        for (at, name) in names.iter().enumerate() {
            if names
                .iter()
                .take(at)
                .any(|before| before.value == name.value)
            {
                let message = format!("`{}` is named twice", brief(name));
                let finding = Diagnostic::error("duplicate-part", name.span.clone(), message);
                findings.push(finding.help("name each calendar once"));
                continue;
            }
            let Some((part, table)) = self.raw.get_key_value(name.as_str()) else {
                findings.push(self.unknown(whole, name));
                continue;
            };
            let (part, table) = (*part, *table);
            if let Some(from) = waiting.iter().position(|above| *above == part) {
                let mut round: Vec<String> = Vec::new();
                for above in waiting.iter().skip(from).chain([&part]) {
                    round.push(format!("`{}`", brief(above)));
                }
                let message = format!(
                    "calendars are put together in a circle: {}",
                    round.join(", ")
                );
                let finding = Diagnostic::error("calendar-cycle", name.span.clone(), message);
                findings.push(finding.help("take one of them out of the other's list"));
                continue;
            }
            if waiting.len() > MAX_DEPTH {
                findings.push(too_much(name, &format!("more than {MAX_DEPTH} deep")));
                continue;
            }
            let made = self.make(part, table, waiting, findings);
            count += made.parts;
            deepest = deepest.max(made.depth + 1);
            if count > MAX_PARTS || deepest > MAX_DEPTH {
                let what = match deepest > MAX_DEPTH {
                    true => format!("more than {MAX_DEPTH} deep"),
                    false => format!("of more than {MAX_PARTS} calendars"),
                };
                findings.push(too_much(name, &what));
                break;
            }
            parts.push(made);
        }
        parts
    }

    fn unknown(&self, whole: &str, name: &Spanned<String>) -> Diagnostic {
        let message = format!("this file has no calendar `{}`", brief(name));
        let others: Vec<&str> = self.raw.keys().copied().filter(|n| *n != whole).collect();
        Diagnostic::error("unknown-calendar", name.span.clone(), message).help(
            match nearest(name, &others) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name tables [calendar.NAME] of this file".to_owned(),
            },
        )
    }
}

fn too_much(name: &Spanned<String>, what: &str) -> Diagnostic {
    let message = format!("calendars are put together {what}");
    Diagnostic::error("too-many-calendars", name.span.clone(), message)
        .help("leave some out, or write their hours as one calendar")
}

/// How a table puts calendars together, and which; `None` where it has hours of its own.
fn how<'a>(
    raw: &'a RawCalendar,
    findings: &mut Vec<Diagnostic>,
) -> Option<(Join, &'a [Spanned<String>])> {
    let (key, how, names) = match (raw.any_of.first(), raw.all_of.first()) {
        (None, None) => return None,
        (Some(_), None) => ("any_of", Join::Union, &raw.any_of),
        (None, Some(_)) => ("all_of", Join::Intersection, &raw.all_of),
        (Some(_), Some(all)) => {
            let message = "`any_of` and `all_of` do not stand side by side";
            findings.push(
                Diagnostic::error("conflicting-keys", all.span.clone(), message)
                    .help("make a calendar of one of the lists, and name it in the other"),
            );
            ("any_of", Join::Union, &raw.any_of)
        }
    };
    let mut stray = |has: bool, what: &str| {
        if has {
            let message = format!("a calendar of `{key}` has no `{what}` of its own");
            findings.push(
                Diagnostic::error("conflicting-keys", raw.span.clone(), message).help(format!(
                    "give the parts their `{what}`, or take out `{key}`"
                )),
            );
        }
    };
    stray(raw.hours.is_some(), "hours");
    stray(!raw.special.is_empty(), "special");
    stray(raw.inferred.is_some(), "inferred");
    Some((how, names))
}

fn join(
    name: &str,
    raw: &RawCalendar,
    how: Join,
    parts: &[Made],
    findings: &mut Vec<Diagnostic>,
) -> Made {
    let calendars = parts.iter().map(|part| part.calendar.clone());
    let first = parts.first().map(|part| part.calendar.zone().clone());
    let given = raw.zone.as_ref().map(|zone| zone.value.clone());
    let zone = given.or(first).unwrap_or_else(Zone::utc);
    let joint = Calendar::joint(name, zone, how, calendars);
    let calendar = match &raw.holidays {
        Some(holidays) => with_holidays(&joint, holidays, findings),
        None => joint,
    };
    Made {
        calendar,
        parts: parts.iter().map(|part| part.parts).sum(),
        depth: 1 + parts.iter().map(|part| part.depth).max().unwrap_or(0),
    }
}
