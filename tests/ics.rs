//! Dates as an iCalendar file, read back by a reader of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::Place;

const KEYS: &str = "program = \"ivanti\"\ntier = \"premium\"\nzone = \"Europe/Rome\"\n\
    end_of_support = 2030-06-30\nterm = { start = 2026-01-16, end = 2027-01-15 }\n\
    [[contract.contact]]\nemail = \"a@customer.example\"\ncertified_until = 2026-12-31\n\
    [[contract.service]]\nid = \"trm\"\nterm = { start = 2026-01-16, end = 2027-01-15 }";

fn calendar(place: &Place, keys: &str, flags: &[&str]) -> String {
    let path = place.contract("c", keys);
    let mut all = vec!["agenda", path.to_str().unwrap(), "--format", "ics"];
    all.extend(flags);
    let run = place.run(&all);
    assert_eq!(run.status, 0, "{}", run.err);
    run.out
}

/// Lines put together again, after checking how they were folded.
fn unfolded(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    let joined = text.replace("\r\n ", "");
    let lines = joined.trim_end().split("\r\n");
    lines.map(str::to_owned).collect()
}

/// The components of a kind, each as its own lines; begins and ends have to match.
fn components(lines: &[String], kind: &str) -> Vec<Vec<String>> {
    let mut open: Vec<&str> = Vec::new();
    let mut found: Vec<Vec<String>> = Vec::new();
    for line in lines {
        if let Some(name) = line.strip_prefix("BEGIN:") {
            open.push(name);
            if name == kind {
                found.push(Vec::new());
            }
        } else if let Some(name) = line.strip_prefix("END:") {
            assert_eq!(open.pop(), Some(name));
        } else if open.last() == Some(&kind) {
            found.last_mut().unwrap().push(line.clone());
        }
    }
    assert!(open.is_empty());
    found
}

fn value<'a>(lines: &'a [String], name: &str) -> &'a str {
    let mut of = lines.iter().filter_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.split(';').next() == Some(name)).then_some(value)
    });
    let found = of.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(of.next().is_none(), "one {name}");
    found
}

#[test]
fn dates_are_whole_days_with_stable_ids_and_alarms_before_notices() {
    let place = Place::new();
    let flags = ["--now", "2026-09-21T08:30:00Z"];
    let text = calendar(&place, KEYS, &flags);
    let lines = unfolded(&text);
    let calendars = components(&lines, "VCALENDAR");
    assert_eq!(
        (calendars.len(), value(&calendars[0], "VERSION")),
        (1, "2.0")
    );
    let events = components(&lines, "VEVENT");
    let dates: Vec<(&str, &str)> = events
        .iter()
        .map(|event| (value(event, "DTSTART"), value(event, "SUMMARY")))
        .collect();
    assert_eq!(
        dates,
        [
            ("20261017", "c: notice"),
            ("20261116", "c trm: notice"),
            ("20261231", "c a@customer.example: certificate-expiry"),
            ("20270115", "c trm days: allowance-expiry"),
            ("20270115", "c trm vouchers: allowance-expiry"),
            ("20270115", "c: expiry"),
            ("20270115", "c trm: expiry"),
            ("20300630", "c: end-of-support"),
        ]
    );
    let mut ids: Vec<&str> = events.iter().map(|event| value(event, "UID")).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), events.len());
    for event in &events {
        assert!(
            event
                .iter()
                .any(|line| line.starts_with("DTSTART;VALUE=DATE:"))
        );
        assert_eq!(value(event, "DTSTAMP"), "20260921T083000Z");
    }
    // 17 October 2026 is a Saturday: sent by the Friday, a day before, and told a week earlier.
    let alarms = components(&lines, "VALARM");
    let triggers: Vec<&str> = alarms.iter().map(|alarm| value(alarm, "TRIGGER")).collect();
    assert_eq!(triggers, ["-P8D", "-P1D", "-P7D", "-P0D"]);
    let later = calendar(&place, KEYS, &["--now", "2026-09-22T08:30:00Z"]);
    let uid = |text: &str| -> Vec<String> {
        let events = components(&unfolded(text), "VEVENT");
        let ids = events.iter().map(|event| value(event, "UID").to_owned());
        ids.collect()
    };
    assert_eq!(uid(&text), uid(&later), "the same dates have the same ids");
    assert_eq!(
        text,
        calendar(&place, KEYS, &flags),
        "nothing but the instant enters"
    );
}

#[test]
fn names_of_any_characters_are_escaped_and_folded() {
    let place = Place::new();
    let name = "\u{5951}\u{7d04}, caff\u{e8}; \\\\ ".repeat(12);
    let path = place.contract("c", KEYS);
    let file = std::fs::read_to_string(&path).unwrap();
    let at = file.find("customer = ").unwrap();
    let end = at + file[at..].find('\n').unwrap();
    let named = format!("{}customer = \"{name}\"{}", &file[..at], &file[end..]);
    std::fs::write(&path, named).unwrap();
    let run = place.run(&["agenda", path.to_str().unwrap(), "--format", "ics"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let lines = unfolded(&run.out);
    let events = components(&lines, "VEVENT");
    let told = value(&events[0], "DESCRIPTION");
    let escaped = "\u{5951}\u{7d04}\\, caff\u{e8}\\; \\\\ ";
    assert!(told.starts_with(escaped), "{told}");
}

#[test]
fn an_agenda_can_be_of_the_next_days_alone() {
    let place = Place::new();
    let flags = ["--now", "2026-09-21T08:30:00Z", "--within", "60d"];
    let text = calendar(&place, KEYS, &flags);
    assert_eq!(components(&unfolded(&text), "VEVENT").len(), 2);
    let none = calendar(&place, KEYS, &["--now", "2026-09-21", "--within", "1d"]);
    assert!(components(&unfolded(&none), "VEVENT").is_empty());
    let other = place.run(&["program", "list", "--format", "ics"]);
    assert_eq!(other.status, 2);
}
