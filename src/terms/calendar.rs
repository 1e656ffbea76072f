//! Tables of opening hours to calendars.
//!
//! May use `domain` and `diagnostic`.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::domain::calendar::{Calendar, CalendarSpec, Interval, PublicList};
use crate::domain::zone::Zone;
use crate::terms::joint::Maker;
use crate::terms::public;
use crate::terms::raw::calendar::{RawCalendar, RawHolidays, RawWeek};
use crate::terms::read::{Entries, Parsed, Spanned, brief, listed, nearest};

/// Makes the calendars of a file; what has a finding holds what could be made of it.
pub fn calendars(
    raw: &Entries<RawCalendar>,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Calendar> {
    Maker::new(raw).all(findings)
}

/// A calendar with hours of its own.
pub(super) fn calendar(name: &str, raw: &RawCalendar, findings: &mut Vec<Diagnostic>) -> Calendar {
    let mut missing = |key: &str, help: &str| {
        let message = format!("calendar `{}` has no `{key}`", brief(name));
        let finding = Diagnostic::error("missing-key", raw.span.clone(), message);
        findings.push(finding.help(help));
    };
    if raw.zone.is_none() {
        missing("zone", "write `zone = \"Europe/Rome\"`");
    }
    if raw.hours.is_none() {
        missing(
            "hours",
            "write `hours = { mon = [\"09:00-18:00\"] }`, or put it together of other calendars \
             with `any_of` or `all_of`",
        );
    }
    let zone = raw.zone.as_ref().map(|zone| zone.value.clone());
    let mut spec = CalendarSpec::new(name, zone.unwrap_or_else(Zone::utc));
    if let Some(hours) = &raw.hours {
        spec.week = week(hours, findings);
    }
    spec.inferred.clone_from(&raw.inferred);
    for (date, hours) in raw.special.iter() {
        match date.value.parse::<NaiveDate>() {
            Ok(day) => {
                spec.special.insert(day, intervals(hours, findings));
            }
            Err(_) => findings.push(not_a_date(date)),
        }
    }
    if let Some(holidays) = &raw.holidays {
        add_holidays(&mut spec, holidays, findings);
    }
    Calendar::new(spec)
}

/// A calendar with more holidays added to its own; where it is put together of others, to those of
/// each of them.
pub fn with_holidays(
    calendar: &Calendar,
    raw: &RawHolidays,
    findings: &mut Vec<Diagnostic>,
) -> Calendar {
    if let Some((how, parts)) = calendar.parts() {
        let mut told = Vec::new();
        let more = |part: &Calendar| {
            let mut found = Vec::new();
            let part = with_holidays(part, raw, &mut found);
            // What is wrong with the holidays is wrong with them for every part.
            if told.is_empty() {
                told = found;
            }
            part
        };
        let parts: Vec<Calendar> = parts.iter().map(more).collect();
        findings.append(&mut told);
        return Calendar::joint(calendar.name(), calendar.zone().clone(), how, parts);
    }
    let mut spec = calendar.spec().clone();
    add_holidays(&mut spec, raw, findings);
    Calendar::new(spec)
}

/// Adds holidays; hours and years that the table gives replace those that were there. Lists of
/// public holidays narrow the years to those that they are for.
fn add_holidays(spec: &mut CalendarSpec, raw: &RawHolidays, findings: &mut Vec<Diagnostic>) {
    if let Some(place) = &raw.place {
        add_list(
            spec,
            PublicList {
                place: place.clone(),
                source: raw.source.clone(),
            },
        );
    }
    for date in &raw.closed {
        spec.holidays.entry(date.value).or_default();
    }
    for (date, name) in raw.names.iter() {
        let Ok(day) = date.value.parse::<NaiveDate>() else {
            findings.push(not_a_date(date));
            continue;
        };
        match spec.holidays.get_mut(&day) {
            Some(holiday) => *holiday = Some(name.clone()),
            None => findings.push(
                Diagnostic::error(
                    "unknown-holiday",
                    date.span.clone(),
                    format!("{day} is named, but is not in `closed`"),
                )
                .help("add the date to `closed`, or remove its name"),
            ),
        }
    }
    if !raw.hours.is_empty() {
        spec.holiday_hours = intervals(&raw.hours, findings);
    }
    own_years(spec, raw, findings);
    for name in &raw.public {
        add_public(spec, name, findings);
    }
}

fn add_list(spec: &mut CalendarSpec, list: PublicList) {
    if !spec.public.contains(&list) {
        spec.public.push(list);
    }
}

/// Takes in a bundled list of public holidays. A date that is there already keeps its name.
fn add_public(spec: &mut CalendarSpec, name: &Spanned<String>, findings: &mut Vec<Diagnostic>) {
    let Some(bundled) = public::calendar(name) else {
        let message = format!("no public holidays are bundled for `{}`", brief(name));
        let finding = Diagnostic::error("unknown-place", name.span.clone(), message);
        findings.push(
            finding.help(match nearest_place(name) {
                Some(near) => format!("did you mean {near}?"),
                None => "name a bundled calendar, such as `it` or `gb-eng`, or list the dates in \
                     `closed`"
                    .to_owned(),
            }),
        );
        return;
    };
    let list = bundled.spec();
    for (date, holiday) in &list.holidays {
        spec.holidays
            .entry(*date)
            .and_modify(|there| *there = there.take().or_else(|| holiday.clone()))
            .or_insert_with(|| holiday.clone());
    }
    for place in &list.public {
        add_list(spec, place.clone());
    }
    let both = |(a, b): (i32, i32), (c, d): (i32, i32)| (a.max(c), b.min(d));
    spec.years = match (spec.years, list.years) {
        (Some(years), Some(listed)) => Some(both(years, listed)),
        (years, listed) => years.or(listed),
    };
    if let (Some((first, last)), Some((from, to))) = (spec.years, list.years)
        && first > last
    {
        let message = format!("the other holidays are not listed for any year of {from} to {to}");
        findings.push(
            Diagnostic::error("no-common-years", name.span.clone(), message)
                .help("correct `years`, or leave this list out"),
        );
    }
}

/// The list that was most likely meant, or several.
fn nearest_place(name: &str) -> Option<String> {
    let known = public::names();
    match public::meant_by(name).as_slice() {
        [] => nearest(name, &known).map(|near| format!("`{near}`")),
        [one] => Some(format!("`{one}`")),
        several => Some(format!("one of {}", listed(several))),
    }
}

/// Takes over the years that a list says it is for.
fn own_years(spec: &mut CalendarSpec, raw: &RawHolidays, findings: &mut Vec<Diagnostic>) {
    if let Some(years) = &raw.years {
        match years.value.as_slice() {
            [first, last] if first <= last && *first > 0 && *last <= 9999 => {
                spec.years = Some((i32::from(*first), i32::from(*last)));
                let range = i32::from(*first)..=i32::from(*last);
                findings.extend(
                    raw.closed
                        .iter()
                        .filter(|date| !in_years(date.value, &range))
                        .map(|date| {
                            Diagnostic::error(
                                "holiday-out-of-years",
                                date.span.clone(),
                                format!("{} is not in the years {first} to {last}", date.value),
                            )
                            .related(years.span.clone(), "the years that the list is for")
                            .help("correct the date, or the years")
                        }),
                );
            }
            _ => findings.push(
                Diagnostic::error(
                    "bad-value",
                    years.span.clone(),
                    "`years` holds the first and the last year that the list is for",
                )
                .help("write `years = [2025, 2027]`"),
            ),
        }
    }
}

fn in_years(date: NaiveDate, years: &std::ops::RangeInclusive<i32>) -> bool {
    use chrono::Datelike as _;
    years.contains(&date.year())
}

fn not_a_date(key: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(
        "bad-value",
        key.span.clone(),
        format!("`{}` is no date", brief(&key.value)),
    )
    .help("write dates as \"2026-12-24\"")
}

/// The hours of each day, none of which may run into those of the next.
fn week(raw: &RawWeek, findings: &mut Vec<Diagnostic>) -> [Vec<Interval>; 7] {
    let days = [
        &raw.mon, &raw.tue, &raw.wed, &raw.thu, &raw.fri, &raw.sat, &raw.sun,
    ];
    for (at, day) in days.iter().enumerate() {
        let next = days[(at + 1) % 7];
        for night in day.iter().filter(|interval| interval.is_overnight()) {
            let runs_into = |morning: &&Parsed<Interval>| morning.opens() + DAY < night.closes();
            if let Some(morning) = next.iter().find(runs_into) {
                findings.push(overlap(
                    &morning.value,
                    &morning.span,
                    &night.value,
                    &night.span,
                ));
            }
        }
    }
    days.map(|day| intervals(day, findings))
}

/// Seconds of a day.
const DAY: u32 = 86_400;

fn overlap(
    second: &Interval,
    span: &Range<usize>,
    first: &Interval,
    first_span: &Range<usize>,
) -> Diagnostic {
    Diagnostic::error(
        "overlapping-hours",
        span.clone(),
        format!("{second} overlaps {first}"),
    )
    .related(first_span.clone(), "the hours that it overlaps")
    .help("make them one interval, or leave a break between them")
}

/// The intervals of a day, of which no two may overlap.
fn intervals(raw: &[Parsed<Interval>], findings: &mut Vec<Diagnostic>) -> Vec<Interval> {
    let mut sorted: Vec<(&Interval, &Range<usize>)> = raw
        .iter()
        .map(|interval| (&interval.value, &interval.span))
        .collect();
    sorted.sort_by_key(|(interval, _)| (interval.opens(), interval.closes()));
    for pair in sorted.windows(2) {
        let [(first, first_span), (second, span)] = pair else {
            continue;
        };
        if second.opens() < first.closes() {
            findings.push(overlap(second, span, first, first_span));
        }
    }
    raw.iter().map(|interval| interval.value).collect()
}
