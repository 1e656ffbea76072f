//! `calendar import`, from feeds to files and what `check` and `clock` say of them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::Place;

const FILE: &str = "# Ours.\r\nformat = 1\n\n[calendar.rome] # the desk\nzone = \"Europe/Rome\"\n\
                    hours = { mon = [\"09:00-18:00\"], fri = [\"09:00-18:00\"] }\n\n\
                    [calendar.rome.special]\n\"2026-12-24\" = [] # eve\n";

fn feed(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n")
}

const CHRISTMAS: &str = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20201225\r\n\
                         RRULE:FREQ=YEARLY\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\n";
const PARTY: &str = "BEGIN:VEVENT\nDTSTART:20260601T090000Z\nSUMMARY:Party\nEND:VEVENT\n";
const MONTHLY: &str = "BEGIN:VEVENT\nDTSTART:20260601\nRRULE:FREQ=MONTHLY\nEND:VEVENT\n";

#[test]
fn holidays_go_into_a_calendar_and_count() {
    let place = Place::new();
    place.write("f.ics", feed(&format!("{CHRISTMAS}{PARTY}")));
    let path = place.write("c.toml", FILE);
    let import = [
        "calendar",
        "import",
        "f.ics",
        "--into",
        "c.toml",
        "--years",
        "2026-2027",
    ];
    let dry = place.run(&[&import[..], &["--dry-run"]].concat());
    assert_eq!(dry.status, 0, "{}", dry.err);
    assert!(
        dry.out.contains("\"2026-12-25\"") && dry.err.contains("would be added"),
        "{}",
        dry.out
    );
    assert!(
        !dry.out.contains("Europe/Rome"),
        "only what changes: {}",
        dry.out
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), FILE);

    let run = place.run(&import);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(
        run.err.contains("timed-event") && run.err.contains("f.ics:9"),
        "{}",
        run.err
    );
    let text = std::fs::read_to_string(&path).unwrap();
    for kept in ["# Ours.", "# the desk", "# eve", "years = [2026, 2027]"] {
        assert!(text.contains(kept), "{text}");
    }
    assert_eq!(place.run(&["check", "c.toml"]).status, 0, "{text}");
    // Friday 25 December is closed, and then Monday is next.
    let add = [
        "clock",
        "add",
        "1h",
        "--from",
        "2026-12-25T09:00",
        "--calendar",
        "c.toml",
        "--json",
    ];
    assert_eq!(place.run(&add).item()["due"], "2026-12-28T09:00:00Z");

    let again = place.run(&import);
    assert!(again.err.contains("nothing to add"), "{}", again.err);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn without_a_file_a_table_is_printed() {
    let place = Place::new();
    let run = place.run_with(
        &[
            "calendar",
            "import",
            "-",
            "--calendar",
            "it's",
            "--now",
            "2026-06-01",
        ],
        &[],
        &feed(CHRISTMAS),
    );
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("years = [2026, 2028]"), "{}", run.out);
    let hours = "zone = \"UTC\"\nhours = { mon = [\"09:00-10:00\"] }\n";
    place.write(
        "p.toml",
        format!("format = 1\n[calendar.\"it's\"]\n{hours}{}", run.out),
    );
    assert_eq!(place.run(&["check", "p.toml"]).status, 0, "{}", run.out);
}

#[test]
fn what_is_left_out_makes_the_status_bad_and_the_rest_is_taken() {
    let place = Place::new();
    place.write("f.ics", feed(&format!("{CHRISTMAS}{MONTHLY}")));
    let run = place.run(&["calendar", "import", "f.ics", "--years", "2026"]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("2026-12-25"), "{}", run.out);
    assert!(run.err.contains("unsupported-rule"), "{}", run.err);
}

#[test]
fn nothing_is_written_where_anything_is_wrong() {
    let place = Place::new();
    let good = feed(CHRISTMAS);
    place.write("f.ics", &good);
    place.write("cut.ics", &good[..good.len() / 2]);
    place.write("bytes.ics", b"BEGIN:VCALENDAR\n\xff\n");
    let two = "[calendar.b]\nzone = \"UTC\"\nhours = { mon = [\"09:00-10:00\"] }\n";
    place.write("two.toml", format!("{FILE}{two}"));
    place.write("c.toml", FILE);
    place.write(
        "far.toml",
        FILE.replace(
            "[calendar.rome.special]",
            "[calendar.rome.holidays]\nyears = [2020, 2021]\n[calendar.rome.special]",
        ),
    );
    place.write("bad.toml", FILE.replace("Europe/Rome", "Europe/Roma"));
    place.write("none.toml", "format = 1\n");
    let before = place.snapshot();
    let cases: [(&[&str], i32, &str); 12] = [
        (&["cut.ics", "--into", "c.toml"], 1, "cut"),
        (&["bytes.ics", "--into", "c.toml"], 1, "not-utf8"),
        (&["gone.ics", "--into", "c.toml"], 3, "gone.ics"),
        (&["f.ics", "--into", "gone.toml"], 3, "gone.toml"),
        (&["f.ics", "--into", "two.toml"], 1, "`rome` and `b`"),
        (
            &["f.ics", "--into", "c.toml", "--calendar", "roma"],
            1,
            "did you mean `rome`?",
        ),
        (
            &["f.ics", "--into", "far.toml", "--years", "2026"],
            1,
            "do not join on",
        ),
        (&["f.ics", "--into", "bad.toml"], 1, "unknown-zone"),
        (&["f.ics", "--into", "none.toml"], 1, "none.toml"),
        (
            &["f.ics", "--into", "c.toml", "--years", "2010-2012"],
            1,
            "--years",
        ),
        (
            &["f.ics", "--years", "2028-2026"],
            2,
            "the first year comes after the last",
        ),
        (&["f.ics", "--dry-run"], 2, "--into"),
    ];
    for (arguments, status, said) in cases {
        let run = place.run(&[&["calendar", "import"], arguments].concat());
        let told = format!("{arguments:?}\n{}\n{}", run.out, run.err);
        assert_eq!(run.status, status, "{told}");
        assert!(run.err.contains(said) && run.out.is_empty(), "{told}");
        assert_eq!(place.snapshot(), before, "{told}");
    }
}
