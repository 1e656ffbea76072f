//! Every case of `tests/data/clock.jsonl`; its fields are described beside it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use tenure::domain::{Calendar, CalendarSpec, Instant, Interval, Zone};

#[derive(Deserialize)]
struct Case {
    id: String,
    calendar: Hours,
    start: String,
    #[serde(flatten)]
    question: Question,
}

#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
enum Question {
    Add { seconds: i64, expect: String },
    Between { end: String, expect: i64 },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hours {
    tz: String,
    week: BTreeMap<String, Vec<(String, String)>>,
    holidays: Vec<String>,
    overrides: BTreeMap<String, Vec<(String, String)>>,
}

fn intervals(windows: &[(String, String)]) -> Vec<Interval> {
    windows
        .iter()
        .map(|(opens, closes)| Interval::parse(&format!("{opens}-{closes}")).unwrap())
        .collect()
}

fn calendar(hours: &Hours) -> Calendar {
    let mut spec = CalendarSpec::new("case", Zone::named(&hours.tz).unwrap());
    for (day, windows) in &hours.week {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let index = names.iter().position(|name| name == day).unwrap();
        spec.week[index] = intervals(windows);
    }
    spec.holidays = hours.holidays.iter().map(|day| (date(day), None)).collect();
    spec.special = hours
        .overrides
        .iter()
        .map(|(day, windows)| (date(day), intervals(windows)))
        .collect();
    Calendar::new(spec)
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

#[test]
fn every_case_has_its_expected_answer() {
    let text = include_str!("data/clock.jsonl");
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in text.lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        let calendar = calendar(&case.calendar);
        let start = instant(&case.start);
        let (found, expected) = match &case.question {
            Question::Add { seconds, expect } => (
                calendar.add(start, *seconds).map(|due| due.to_string()),
                instant(expect).to_string(),
            ),
            Question::Between { end, expect } => (
                calendar
                    .between(start, instant(end))
                    .map(|open| open.to_string()),
                expect.to_string(),
            ),
        };
        if found.as_deref() != Ok(expected.as_str()) {
            wrong.push(format!("{}: {found:?} instead of {expected}", case.id));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(count, 1313);
}
