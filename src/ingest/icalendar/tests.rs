use super::*;

fn feed(events: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n")
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{}\n{lines}END:VEVENT\n", lines.len())
}

/// The days of a feed from 2026 to 2028, and the codes of its findings.
fn taken(text: &str) -> (Vec<String>, Vec<&'static str>) {
    let feed = read(text, &(2026..=2028));
    let days = feed.days.unwrap_or_default().into_iter();
    let days = days.map(|(day, name)| match name {
        Some(name) => format!("{day} {name}"),
        None => day.to_string(),
    });
    (
        days.collect(),
        feed.findings.iter().map(|one| one.code).collect(),
    )
}

fn days(lines: &str) -> Vec<String> {
    let (days, codes) = taken(&feed(&event(lines)));
    assert_eq!(codes, Vec::<&str>::new(), "{lines}");
    days
}

#[test]
fn whole_days_are_holidays() {
    assert_eq!(
        days("DTSTART;VALUE=DATE:20261225\nSUMMARY:Noel\n"),
        ["2026-12-25 Noel"]
    );
    // Without the parameter too; the end is not among the days, or is the start itself.
    assert_eq!(
        days("DTSTART:20261225\nDTEND:20261227\n"),
        ["2026-12-25", "2026-12-26"]
    );
    assert_eq!(days("DTSTART:20261225\nDTEND:20261225\n"), ["2026-12-25"]);
    assert_eq!(
        days("DTSTART:20261225\nDURATION:P2D\n"),
        ["2026-12-25", "2026-12-26"]
    );
    // A holiday that runs into the years asked for.
    assert_eq!(days("DTSTART:20251231\nDTEND:20260102\n"), ["2026-01-01"]);
    assert_eq!(
        days("DTSTART:20261225\nSTATUS:CANCELLED\n"),
        Vec::<String>::new()
    );
}

#[test]
fn lines_are_unfolded_and_text_is_unescaped() {
    let text = "DTSTART:20261225\nSUMMARY;X=\"a:b;c\":Fo\n lded\\, with \\\\ a\n\t\\nbreak\u{1b}[1m\u{202e}\n";
    let wanted = ["2026-12-25 Folded, with \\ a break[1m"];
    assert_eq!(days(text), wanted);
    let crlf = format!("\u{feff}{}", feed(&event(text)).replace('\n', "\r\n"));
    assert_eq!(taken(&crlf).0, wanted);
    let long = format!("DTSTART:20261225\nSUMMARY:{}\n", "é".repeat(5_000));
    assert!(days(&long)[0].len() < 250);
}

#[test]
fn yearly_rules_give_their_dates_of_the_years() {
    let rule =
        |start: &str, rule: &str| days(&format!("DTSTART:{start}\nRRULE:FREQ=YEARLY{rule}\n"));
    assert_eq!(
        rule("20001225", ""),
        ["2026-12-25", "2027-12-25", "2028-12-25"]
    );
    assert_eq!(rule("20271225", ""), ["2027-12-25", "2028-12-25"]);
    assert_eq!(rule("20241225", ";INTERVAL=3"), ["2027-12-25"]);
    assert_eq!(rule("20251225", ";COUNT=2"), ["2026-12-25"]);
    assert_eq!(
        rule("20001225", ";UNTIL=20271225"),
        ["2026-12-25", "2027-12-25"]
    );
    assert_eq!(rule("20240229", ""), ["2028-02-29"]);
    // Thanksgiving, Memorial Day and the Tuesday after a first Monday, by the calendar on the wall.
    let us = ["2026-11-26", "2027-11-25", "2028-11-23"];
    assert_eq!(rule("20201126", ";BYMONTH=11;BYDAY=4TH"), us);
    let us = ["2026-05-25", "2027-05-31", "2028-05-29"];
    assert_eq!(rule("20200525", ";BYMONTH=5;BYDAY=-1MO"), us);
    let us = ["2026-11-03", "2027-11-02", "2028-11-07"];
    assert_eq!(
        rule(
            "20201103",
            ";BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;WKST=SU"
        ),
        us
    );
    let last = ["2026-02-28", "2027-02-28", "2028-02-29"];
    assert_eq!(rule("20200229", ";BYMONTH=2;BYMONTHDAY=-1"), last);
}

#[test]
fn exceptions_and_replacements_change_a_series() {
    let series = "BEGIN:VEVENT\nUID:s\nDTSTART:20201225\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20261225\n\
                  RDATE;VALUE=DATE:20260106\nEND:VEVENT\n";
    let moved =
        "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART:20271227\nEND:VEVENT\n";
    let off = "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20281225\nDTSTART:20281225\nSTATUS:CANCELLED\nEND:VEVENT\n";
    let wanted = ["2026-01-06", "2027-12-27"];
    assert_eq!(
        taken(&feed(&format!("{series}{moved}{off}"))),
        (wanted.map(str::to_owned).to_vec(), vec![])
    );
    assert_eq!(taken(&feed(&format!("{off}{moved}{series}"))).0, wanted);
}

#[test]
fn the_same_day_twice_is_one_with_both_names() {
    let day = |name: &str| event(&format!("DTSTART:20261101\nSUMMARY:{name}\n"));
    let text = feed(&format!("{}{}{}", day("One"), day("Two."), day("One")));
    assert_eq!(taken(&text).0, ["2026-11-01 One; Two."]);
}

#[test]
fn nothing_is_left_out_without_a_word() {
    let cases = [
        ("DTSTART:20261225T090000Z\n", "timed-event"),
        (
            "DTSTART;TZID=Europe/Rome:20261225T090000\nDURATION:PT1H\n",
            "timed-event",
        ),
        ("SUMMARY:Nothing\n", "bad-event"),
        ("DTSTART:20260230\n", "bad-date"),
        ("DTSTART:20261225\nDTEND:20261224\n", "bad-event"),
        ("DTSTART:20260101\nDTEND:20280101\n", "bad-event"),
        ("DTSTART:20260101\nRRULE:FREQ=MONTHLY\n", "unsupported-rule"),
        (
            "DTSTART:20260101\nRRULE:FREQ=YEARLY;BYSETPOS=1\n",
            "unsupported-rule",
        ),
        (
            "DTSTART:20260101\nRRULE:FREQ=YEARLY;BYDAY=20MO\n",
            "unsupported-rule",
        ),
        (
            "DTSTART:20260101\nRRULE:FREQ=YEARLY;BYDAY=MO\n",
            "unsupported-rule",
        ),
        ("DTSTART:20260101\nRRULE:INTERVAL=2\n", "unsupported-rule"),
        ("DTSTART:20260101\nEXRULE:FREQ=YEARLY\n", "unsupported-rule"),
        ("DTSTART:20260101\nEXDATE:soon\n", "bad-date"),
        (
            "DTSTART:20260101\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260101\n",
            "unsupported-rule",
        ),
    ];
    for (lines, code) in cases {
        assert_eq!(taken(&feed(&event(lines))), (vec![], vec![code]), "{lines}");
    }
}

#[test]
fn a_feed_that_is_broken_gives_nothing() {
    let good = feed(&event("DTSTART:20261225\n"));
    let deep = format!("BEGIN:VCALENDAR\n{}", "BEGIN:X\n".repeat(10_000));
    let cases = [
        (String::new(), "not-icalendar"),
        ("format = 1\n".to_owned(), "bad-line"),
        ("BEGIN:VCARD\nEND:VCARD\n".to_owned(), "not-icalendar"),
        (good.replace("END:VCALENDAR\n", ""), "cut-off"),
        (good.replace("END:VEVENT\n", ""), "bad-nesting"),
        (good.replace("UID:", "UID\n"), "bad-line"),
        (deep, "too-deep"),
        (format!("{good}{}", "\n".repeat(MAX_BYTES)), "too-large"),
    ];
    for (text, code) in cases {
        let feed = read(&text, &(2026..=2028));
        assert!(feed.days.is_none(), "{code}");
        assert_eq!(feed.findings[0].code, code);
        assert!(feed.findings[0].help.is_some());
    }
}

#[test]
fn the_work_is_bounded() {
    let endless =
        event("DTSTART:00010101\nRRULE:FREQ=YEARLY;COUNT=1000000;BYMONTHDAY=-1,1,2,3,4,5\n");
    let (days, codes) = taken(&feed(&endless.repeat(5_000)));
    assert_eq!((days.len(), codes), (0, vec!["too-many-dates"]));
    let (_, codes) = taken(&feed(&event("DTSTART:20260101T000000\n").repeat(5_000)));
    assert_eq!(codes.len(), MAX_FINDINGS + 1);
    let long = event("DTSTART:20260101\nDTEND:20261231\n");
    assert_eq!(taken(&feed(&long.repeat(4_000))).1, ["too-many-dates"]);
}

proptest::proptest! {
    #[test]
    fn no_text_panics(lines in proptest::collection::vec(
        "(DTSTART|DTEND|RRULE|EXDATE|RDATE|DURATION|RECURRENCE-ID|SUMMARY|BEGIN|END)[;:]\
         (\\PC{0,20}|[0-9T,;=A-Z-]{0,30}|FREQ=YEARLY;[A-Z]{5,10}=[-0-9A-Z]{1,4})", 0..8))
    {
        let text = feed(&event(&format!("{}\n", lines.join("\n"))));
        read(&text, &(1..=9999));
        read(&lines.join("\r\n"), &(2026..=2026));
    }
}
