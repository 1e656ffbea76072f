//! Calendars put together of others, from their tables to what `clock` and `calendar show` say.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::Place;

/// A desk in Rome, an engineer in New York, when both are there, when either is.
const FILE: &str = r#"format = 1
[calendar.both]
all_of = ["desk", "engineer"]
[calendar.either]
zone = "UTC"
any_of = ["desk", "engineer"]
[calendar.either.holidays]
closed = ["2026-09-16"]
names = { "2026-09-16" = "Founders" }
[calendar.desk]
zone = "Europe/Rome"
hours = { mon = ["09:00-18:00"], tue = ["09:00-18:00"], wed = ["09:00-18:00"] }
[calendar.engineer]
zone = "America/New_York"
hours = { mon = ["08:00-16:00"], tue = ["08:00-16:00"], wed = ["08:00-16:00"] }
"#;

fn due(place: &Place, calendar: &str, from: &str, amount: &str) -> String {
    let calendar = format!("j.toml#{calendar}");
    let run = place.run(&[
        "clock",
        "add",
        amount,
        "--from",
        from,
        "--calendar",
        &calendar,
        "--json",
    ]);
    let json = run.json();
    json["items"][0]["due"].as_str().unwrap().to_owned()
}

#[test]
fn the_clock_counts_what_all_or_any_have_open() {
    let place = Place::new();
    place.write("j.toml", FILE);
    let monday = "2026-09-14T06:00:00Z";
    // Rome is open 07:00-16:00 of UTC, New York 12:00-20:00.
    assert_eq!(due(&place, "both", monday, "1h"), "2026-09-14T13:00:00Z");
    assert_eq!(due(&place, "both", monday, "5h"), "2026-09-15T13:00:00Z");
    assert_eq!(due(&place, "either", monday, "10h"), "2026-09-14T17:00:00Z");
    assert_eq!(due(&place, "either", monday, "14h"), "2026-09-15T08:00:00Z");
    // The holiday of the whole closes both parts on Wednesday, and neither of them for `both`.
    assert_eq!(due(&place, "either", monday, "27h"), "2026-09-21T08:00:00Z");
    assert_eq!(due(&place, "both", monday, "9h"), "2026-09-16T13:00:00Z");
    // For three weeks of autumn, Rome's clocks have gone back and New York's have not.
    let autumn = "2026-10-26T00:00:00Z";
    assert_eq!(due(&place, "both", autumn, "5h"), "2026-10-26T17:00:00Z");
}

#[test]
fn a_year_of_it_names_the_parts_and_their_holidays() {
    let place = Place::new();
    place.write("j.toml", FILE);
    let run = place.run(&[
        "calendar",
        "show",
        "j.toml#either",
        "--year",
        "2026",
        "--json",
    ]);
    let item = &run.json()["items"][0];
    assert_eq!(item["join"], "any");
    assert_eq!(item["zone"], "UTC");
    assert!(item.get("week_open").is_none());
    let parts: Vec<_> = item["parts"].as_array().unwrap().iter().collect();
    assert_eq!(parts[0]["part"], "desk");
    assert_eq!(parts[0]["hours"], "Mon-Wed 09:00-18:00, Europe/Rome");
    assert_eq!(parts[1]["part"], "engineer");
    let holidays = item["holidays"].as_array().unwrap();
    assert_eq!(holidays.len(), 2, "one of each part");
    assert!(holidays.iter().all(|day| day["name"] == "Founders"));
    let shown = place.run(&["calendar", "show", "j.toml#both", "--year", "2026"]);
    assert!(
        shown.out.contains("Open when all of these are"),
        "{}",
        shown.out
    );
    assert!(!shown.out.contains("closed"), "{}", shown.out);
}

#[test]
fn what_cannot_be_put_together_is_a_finding() {
    let place = Place::new();
    let hours = "zone = \"UTC\"\nhours = { mon = [\"09:00-18:00\"] }\n";
    let mut deep = String::from("[calendar.c0]\n");
    deep.push_str(hours);
    for at in 1..12 {
        deep.push_str(&format!("[calendar.c{at}]\nany_of = [\"c{}\"]\n", at - 1));
    }
    let mut doubled = format!("[calendar.c0]\n{hours}[calendar.d0]\n{hours}");
    for at in 1..8 {
        for name in ["c", "d"] {
            let (left, right) = (format!("c{}", at - 1), format!("d{}", at - 1));
            doubled.push_str(&format!(
                "[calendar.{name}{at}]\nall_of = [\"{left}\", \"{right}\"]\n"
            ));
        }
    }
    let base = format!("[calendar.desk]\n{hours}");
    let cases = [
        (
            "[calendar.a]\nany_of = [\"dusk\"]\n",
            "unknown-calendar",
            "did you mean `desk`?",
        ),
        (
            "[calendar.a]\nany_of = [\"a\"]\n",
            "calendar-cycle",
            "circle: `a`, `a`",
        ),
        (
            "[calendar.a]\nany_of = [\"b\"]\n[calendar.b]\nall_of = [\"a\"]\n",
            "calendar-cycle",
            "circle: `a`, `b`, `a`",
        ),
        (
            "[calendar.a]\nany_of = [\"desk\", \"desk\"]\n",
            "duplicate-part",
            "named twice",
        ),
        (
            "[calendar.a]\nany_of = [\"desk\"]\nall_of = [\"desk\"]\n",
            "conflicting-keys",
            "side by side",
        ),
        (
            "[calendar.a]\nany_of = [\"desk\"]\nhours = { mon = [\"09:00-10:00\"] }\n",
            "conflicting-keys",
            "`hours`",
        ),
        (
            "[calendar.a]\nany_of = [\"desk\"]\n[calendar.a.special]\n\"2026-12-24\" = []\n",
            "conflicting-keys",
            "`special`",
        ),
        ("[calendar.a]\nzone = \"UTC\"\n", "missing-key", "`any_of`"),
        ("[calendar.a]\nhours = { }\n", "missing-key", "`zone`"),
        ("[calendar.a]\nany_of = []\n", "missing-key", "`hours`"),
        (
            "[calendar.a]\nall_of = [\"desk\"]\nholidays = { public = [\"xx\"] }\n",
            "unknown-place",
            "`xx`",
        ),
        (deep.as_str(), "too-many-calendars", "more than 8 deep"),
        (
            doubled.as_str(),
            "too-many-calendars",
            "more than 64 calendars",
        ),
    ];
    for (text, code, said) in cases {
        place.write("j.toml", &format!("format = 1\n{base}{text}"));
        let run = place.run(&["check", "j.toml", "--format", "short"]);
        assert_eq!(run.status, 1, "{text}");
        assert!(run.out.contains(code), "{text}\n{}", run.out);
        let human = place.run(&["check", "j.toml"]);
        assert!(human.out.contains(said), "{text}\n{}", human.out);
    }
}

#[test]
fn holidays_of_a_contract_reach_every_part() {
    let place = Place::new();
    let calendars = FILE.replace("format = 1\n", "");
    let text = format!(
        "format = 1\n[contract]\nid = \"c\"\ncustomer = \"Acme\"\nprogram = \"ivanti\"\n\
         tier = \"standard\"\nregion = \"emea\"\ncalendar = \"both\"\ncurrency = \"EUR\"\n\
         annual_fee = \"100.00\"\nterm = {{ start = 2026-01-16, end = 2027-01-15 }}\n\
         [contract.holidays]\nclosed = [\"2026-09-14\"]\n{calendars}"
    );
    place.write("c.toml", &text);
    let add = |amount| {
        let from = "2026-09-14T06:00:00Z";
        let run = place.run(&[
            "clock",
            "add",
            amount,
            "--from",
            from,
            "--calendar",
            "c.toml",
            "--json",
        ]);
        run.json()["items"][0]["due"].as_str().unwrap().to_owned()
    };
    assert_eq!(add("1h"), "2026-09-15T13:00:00Z");
}
