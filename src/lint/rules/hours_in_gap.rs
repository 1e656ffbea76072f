//! Opening hours that daylight saving removes.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::calendar::{CalendarSpec, Interval};
use crate::domain::zone::Zone;
use crate::terms::raw::calendar::RawCalendar;
use crate::terms::read::Parsed;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "hours-in-gap",
    group: Group::Time,
    level: Level::Warning,
    title: "daylight saving removes opening hours",
    what: "Opening hours lie wholly within the hour that clocks skip when they are put forward, \
           on a day of the year of the check or the year after, or on a special day.",
    why: "On that day the hours are not there: nobody is open, and the day may be no business day.",
    example: "[calendar.night]\nzone = \"Europe/Rome\"\nhours = { sun = [\"02:00-03:00\"] }",
    mend: "Let the hours begin before the gap or end after it, or give the day hours of its own \
           under `special`.",
};

/// Days that are looked at for each zone: this year's and the next's.
fn gaps(zone: &Zone, today: NaiveDate) -> Vec<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(today.year(), 1, 1);
    let days = first
        .into_iter()
        .flat_map(|first| first.iter_days().take(731));
    days.filter(|day| is_put_forward(zone, *day)).collect()
}

/// Whether clocks are put forward within a date.
fn is_put_forward(zone: &Zone, day: NaiveDate) -> bool {
    let next = day.succ_opt().unwrap_or(day);
    let [from, to] = [day, next].map(|date| zone.offset_at(zone.start_of_day(date)));
    to > from
}

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<&str, Vec<NaiveDate>> = BTreeMap::new();
    for (_, _, raw, calendar) in file.calendars() {
        if !has_short_hours(calendar.spec()) {
            continue;
        }
        let zone = calendar.zone();
        let gaps = known
            .entry(zone.name())
            .or_insert_with(|| gaps(zone, file.today));
        let special = calendar.spec().special.keys();
        let special = special.filter(|day| is_put_forward(zone, **day));
        let mut told: Vec<Range<usize>> = Vec::new();
        for day in gaps.iter().chain(special) {
            for lost in calendar.lost_hours(*day) {
                let Some(span) = place(raw, *day, lost).filter(|span| !told.contains(span)) else {
                    continue;
                };
                told.push(span.clone());
                let message = format!(
                    "on {day} clocks are put forward over {lost}, and nothing of it is left"
                );
                findings.push(found(&RULE, &span, message).help(
                    "let it begin before the gap or end after it, or give that day hours under \
                     `special`",
                ));
            }
        }
    }
}

/// Seconds that no clock is put forward by at once, but where a zone skips a date.
const LONGEST_GAP: u32 = 3 * 3600;

/// Whether a calendar has hours that could lie within a gap: nearly none has.
fn has_short_hours(spec: &CalendarSpec) -> bool {
    let week = spec.week.iter().flatten();
    let special = spec.special.values().flatten();
    let mut all = week.chain(special).chain(&spec.holiday_hours);
    all.any(|hours| hours.closes().saturating_sub(hours.opens()) <= LONGEST_GAP)
}

/// Where hours of a day stand: among its own, those of its weekday, or those of holidays.
fn place(raw: &RawCalendar, day: NaiveDate, hours: Interval) -> Option<Range<usize>> {
    let date = day.to_string();
    let special = raw.special.iter().find(|(key, _)| key.value == date);
    let week = raw.hours.as_ref().map(|week| {
        let days = [
            &week.mon, &week.tue, &week.wed, &week.thu, &week.fri, &week.sat, &week.sun,
        ];
        let number = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
        days.get(number).copied()
    });
    let holidays = raw.holidays.as_ref().map(|holidays| &holidays.hours);
    let lists = [special.map(|(_, list)| list), week.flatten(), holidays];
    let mut all = lists.into_iter().flatten().flatten();
    all.find(|interval: &&Parsed<Interval>| interval.value == hours)
        .map(|interval| interval.span.clone())
}
