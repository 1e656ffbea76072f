//! A year of a calendar at a glance, and what has to be said of answers that rest on a calendar.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::item::row;
use super::programs::describe;
use super::{Column, Item, Warning, Whys, whys};
use crate::domain::calendar::{Calendar, Interval};
use crate::domain::clause::{Why, WhyCode};
use crate::domain::clock::caveats;
use crate::domain::instant::Instant;
use crate::domain::year::{Year, seconds};
use crate::domain::zone::Zone;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A year of a calendar.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarItem {
    /// The calendar's name.
    pub calendar: String,
    /// Its zone.
    pub zone: String,
    /// The year.
    pub year: i32,
    /// Open time of a week without holidays, as an ISO 8601 duration; absent for calendars put
    /// together, whose weeks may differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week_open: Option<String>,
    /// Open time of the year.
    pub open: String,
    /// Business days of the year.
    pub business_days: u32,
    /// The years that its holidays are listed for.
    pub years: Option<Years>,
    /// Why its hours are read so, where no source states them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
    /// The places whose public holidays are among the holidays, with the sources of the lists.
    pub public: Vec<String>,
    /// How it is put together of others: open when `any` of its parts is, or when `all` are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub join: Option<&'static str>,
    /// Its parts; none where it has hours of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartRow>,
    /// Monday to Sunday; none for calendars put together.
    pub week: Vec<WeekdayRow>,
    /// The holidays of the year.
    pub holidays: Vec<HolidayRow>,
    /// The days of the year with hours of their own.
    pub special: Vec<SpecialRow>,
    /// When clocks change.
    pub clock_changes: Vec<ChangeRow>,
    /// January to December.
    pub months: Vec<MonthRow>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub why: Whys,
}

/// The first and the last of some years.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Years {
    /// The first.
    pub first: i32,
    /// The last.
    pub last: i32,
}

row! {
    /// A day of the week.
    WeekdayRow, "tenure.calendar-day/1", {
        /// `mon` to `sun`.
        day: &'static str => Column::new("Day", "day").keep(),
        /// Its hours; none where it is closed.
        hours: Vec<String> => Column::new("Hours", "hours").hours().keep(),
        /// How long it is open.
        open: String => Column::new("Open", "open").duration().keep(),
    }
}

row! {
    /// A calendar that another one is put together of.
    PartRow, "tenure.calendar-part/1", {
        /// Its name.
        part: String => Column::new("Calendar", "part").keep(),
        /// Its hours in words, and its zone.
        hours: String => Column::new("Hours", "hours").keep(),
    }
}

row! {
    /// A holiday.
    HolidayRow, "tenure.calendar-holiday/1", {
        /// Its date.
        date: NaiveDate => Column::new("Date", "date").when().keep(),
        /// `mon` to `sun`.
        weekday: &'static str,
        /// Its name.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String> => Column::new("Holiday", "name").keep(),
        /// What is open on it all the same; absent where it is closed.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        hours: Vec<String> => Column::new("Open all the same", "hours"),
        /// The part whose holiday it is, of calendars put together.
        #[serde(skip_serializing_if = "Option::is_none")]
        part: Option<String> => Column::new("Of", "part"),
    }
}

row! {
    /// A day with hours of its own.
    SpecialRow, "tenure.calendar-special/1", {
        /// Its date.
        date: NaiveDate => Column::new("Date", "date").when().keep(),
        /// `mon` to `sun`.
        weekday: &'static str,
        /// Its hours; none where it is closed.
        hours: Vec<String> => Column::new("Hours", "hours").hours().keep(),
        /// The hours of its weekday.
        instead_of: Vec<String> => Column::new("Instead of", "instead_of").hours(),
        /// The holiday that it sets aside.
        #[serde(skip_serializing_if = "Option::is_none")]
        sets_aside: Option<String> => Column::new("Sets aside", "sets_aside"),
        /// The part whose day it is, of calendars put together.
        #[serde(skip_serializing_if = "Option::is_none")]
        part: Option<String> => Column::new("Of", "part"),
    }
}

row! {
    /// A change of clocks.
    ChangeRow, "tenure.calendar-change/1", {
        /// The first instant of the new time.
        at: Instant,
        /// The same in the calendar's zone.
        at_local: String => Column::new("From", "at_local").when().keep(),
        /// `forward` or `back`.
        clocks: &'static str => Column::new("Clocks go", "clocks").keep(),
        /// By how much, as an ISO 8601 duration.
        by: String => Column::new("By", "by").duration().keep(),
    }
}

row! {
    /// A month.
    MonthRow, "tenure.calendar-month/1", {
        /// The month.
        month: String => Column::new("Month", "month").keep(),
        /// Open time.
        open: String => Column::new("Open", "open").duration().keep(),
        /// Business days.
        business_days: u32 => Column::new("Business days", "business_days").right().keep(),
    }
}

impl CalendarItem {
    /// A year of a calendar.
    pub fn new(year: &Year) -> Self {
        let calendar = year.calendar;
        let spec = calendar.spec();
        let years = spec.years.map(|(first, last)| Years { first, last });
        CalendarItem {
            calendar: calendar.name().to_owned(),
            zone: calendar.zone().name().to_owned(),
            year: year.year,
            week_open: year.week.map(duration),
            open: duration(year.open()),
            business_days: year.business_days(),
            years,
            inferred: spec.inferred.clone(),
            public: spec.public.iter().map(ToString::to_string).collect(),
            join: calendar.parts().map(|(how, _)| how.name()),
            parts: parts(calendar),
            week: week(calendar),
            holidays: holidays(year),
            special: special(year),
            clock_changes: changes(year, calendar.zone()),
            months: months(year),
            why: whys([(
                "years",
                years.is_none().then(|| no_years(calendar)).as_ref(),
            )]),
        }
    }
}

fn no_years(calendar: &Calendar) -> Why {
    let name = calendar.name();
    let message = match lists_none(calendar) {
        true => format!("calendar `{name}` lists no holidays"),
        false => {
            format!("calendar `{name}` does not say for which years its holidays are listed")
        }
    };
    Why::new(WhyCode::Unstated, message, Vec::new())
}

/// Whether neither a calendar nor a part of it lists holidays.
fn lists_none(calendar: &Calendar) -> bool {
    let parts = calendar.parts().map_or(&[][..], |(_, parts)| parts);
    calendar.spec().holidays.is_empty() && parts.iter().all(lists_none)
}

fn parts(calendar: &Calendar) -> Vec<PartRow> {
    let parts = calendar.parts().map_or(&[][..], |(_, parts)| parts);
    let row = |part: &Calendar| PartRow {
        part: part.name().to_owned(),
        hours: describe(part),
    };
    parts.iter().map(row).collect()
}

/// The name of a part of a calendar; `None` for the calendar itself.
fn part_of(whole: &Calendar, part: &Calendar) -> Option<String> {
    whole.parts().map(|_| part.name().to_owned())
}

fn week(calendar: &Calendar) -> Vec<WeekdayRow> {
    if calendar.parts().is_some() {
        return Vec::new();
    }
    let days = calendar.spec().week.iter().zip(DAYS);
    days.map(|(hours, day)| WeekdayRow {
        day,
        hours: texts(hours),
        open: duration(seconds(hours)),
    })
    .collect()
}

fn holidays(year: &Year) -> Vec<HolidayRow> {
    let holidays = year.holidays.iter();
    holidays
        .map(|day| HolidayRow {
            date: day.date,
            weekday: weekday(day.date),
            name: day.name.map(str::to_owned),
            hours: texts(day.hours),
            part: part_of(year.calendar, day.calendar),
        })
        .collect()
}

fn special(year: &Year) -> Vec<SpecialRow> {
    let special = year.special.iter();
    special
        .map(|day| SpecialRow {
            date: day.date,
            weekday: weekday(day.date),
            hours: texts(day.hours),
            instead_of: texts(day.instead_of),
            sets_aside: day
                .sets_aside
                .map(|name| name.unwrap_or("a holiday without a name").to_owned()),
            part: part_of(year.calendar, day.calendar),
        })
        .collect()
}

fn changes(year: &Year, zone: &Zone) -> Vec<ChangeRow> {
    let changes = year.changes.iter();
    changes
        .map(|change| ChangeRow {
            at: change.at,
            at_local: zone.format(change.at),
            clocks: if change.from < change.to {
                "forward"
            } else {
                "back"
            },
            by: duration((change.to - change.from).abs()),
        })
        .collect()
}

fn months(year: &Year) -> Vec<MonthRow> {
    let months = year.months.iter();
    months
        .map(|month| MonthRow {
            month: format!("{:04}-{:02}", month.first.year(), month.first.month()),
            open: duration(month.open),
            business_days: month.business_days,
        })
        .collect()
}

fn texts(hours: &[Interval]) -> Vec<String> {
    hours.iter().map(ToString::to_string).collect()
}

fn weekday(date: NaiveDate) -> &'static str {
    let day = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
    DAYS.get(day).copied().unwrap_or_default()
}

/// Seconds as an ISO 8601 duration of hours, minutes and seconds.
pub fn duration(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut text = format!("PT{hours}H");
    if minutes != 0 {
        text.push_str(&format!("{minutes}M"));
    }
    if seconds != 0 {
        text.push_str(&format!("{seconds}S"));
    }
    text
}

/// What has to be said of an answer that rests on a calendar and lies on these dates.
pub fn warnings(calendar: &Calendar, dates: &[NaiveDate]) -> Vec<Warning> {
    let caveats = caveats(calendar, dates).into_iter();
    caveats
        .map(|caveat| {
            let code = match caveat.step {
                "holidays" => "unknown-holidays",
                step => step,
            };
            let inferred = caveat.inferred.map(|inferred| format!("; {inferred}"));
            Warning::new(code, caveat.text + &inferred.unwrap_or_default())
        })
        .collect()
}

impl Item for CalendarItem {
    const SCHEMA: &'static str = "tenure.calendar/1";
    const FIELDS: &'static [&'static str] = &[
        "calendar",
        "zone",
        "year",
        "week_open",
        "open",
        "business_days",
        "years",
        "inferred",
        "public",
        "join",
        "parts",
        "week",
        "holidays",
        "special",
        "clock_changes",
        "months",
        "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Calendar", "calendar").keep(),
        Column::new("Zone", "zone").keep(),
        Column::new("Year", "year").right().keep(),
        Column::new("Open a week", "week_open").duration().keep(),
        Column::new("A year", "open").duration().keep(),
        Column::new("Business days", "business_days").right().keep(),
        Column::new("Holidays from", "years.first").right().keep(),
        Column::new("To", "years.last").right().keep(),
    ];
    const EMPTY: &'static str = "No calendar.";
}
