//! Every format on one sample kind of item.

use std::collections::BTreeMap;
use std::io::{self, Write};

use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::text::{is_unsafe, visible};
use super::*;
use crate::domain::Instant;
use crate::domain::clause::{Clause, WhyCode};
use crate::report::{Column, Warning, Why, check_declared};

/// Every kind of text that could break a format.
const HOSTILE: &str =
    "\u{1b}[2J\t\"a\",b|c\nd\\n <i>&\u{202e}\u{200b}\u{9b}\u{7f}\u{2028} 契約 `x` $y$";

#[derive(Clone, Debug, Default, Serialize)]
struct Sample {
    id: String,
    subject: String,
    due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_local: Option<String>,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    clauses: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Value>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    why: BTreeMap<&'static str, Why>,
}

impl Item for Sample {
    const SCHEMA: &'static str = "tenure.sample/1";
    const FIELDS: &'static [&'static str] = &[
        "id",
        "subject",
        "due",
        "due_local",
        "state",
        "days",
        "role",
        "clauses",
        "lines",
        "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Ticket", "id").keep(),
        Column::new("Subject", "subject"),
        Column::new("Due", "due_local").or("due").when().keep(),
        Column::new("State", "state").state().keep(),
        Column::new("Days", "days").right(),
        Column::new("Role", "role"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No samples.";
}

fn first() -> Sample {
    Sample {
        id: "acme-1".into(),
        subject: "Cannot log in".into(),
        due: Some("2026-09-14T14:00:00Z".into()),
        due_local: Some("2026-09-14T16:00:00+02:00".into()),
        state: "overdue",
        days: Some(7),
        clauses: vec!["4.2".into(), "5.1".into()],
        ..Sample::default()
    }
}

fn unknown(code: WhyCode, message: &str) -> Sample {
    let why = Why::new(code, message, vec![Clause::new("7.2")]).supply("contract.calendar");
    Sample {
        id: "acme-2".into(),
        subject: "Slow".into(),
        state: "running",
        why: BTreeMap::from([("due", why)]),
        ..Sample::default()
    }
}

fn hostile() -> Sample {
    Sample {
        id: "x-3".into(),
        subject: HOSTILE.into(),
        due: Some("2026-09-30".into()),
        state: "met",
        days: Some(-120),
        clauses: vec!["Annex A, 3".into()],
        lines: Some(json!([{"code": "base", "label": HOSTILE}])),
        ..Sample::default()
    }
}

fn answer(items: Vec<Sample>) -> Answer<Sample> {
    let now = Instant::parse_rfc3339("2026-09-14T12:00:00Z").unwrap();
    Answer::new(now, "2026e", items)
}

fn full() -> Answer<Sample> {
    let items = vec![
        first(),
        unknown(WhyCode::NoCalendar, "No hours are stated."),
        hostile(),
    ];
    let mut warning = Warning::new("holidays-end", format!("Holidays end in 2027. {HOSTILE}."));
    warning.clauses.push("2.1".into());
    answer(items)
        .with("summary", json!({"files": 3}))
        .warn(warning)
}

fn text(answer: &Answer<Sample>, format: Format, width: Option<usize>) -> String {
    let style = Style {
        width,
        color: false,
    };
    to_string(answer, format, &style).unwrap()
}

/// What a terminal could obey, besides the newlines (and in `plain` the tabs) of the format itself.
fn live(text: &str, format: Format) -> Option<char> {
    let tabs = matches!(format, Format::Plain | Format::Csv);
    let own = |c: char| c == '\n' || (c == '\t' && tabs);
    text.chars().find(|&c| is_unsafe(c) && !own(c))
}

/// The cell that `plain` wrote.
fn unescaped(cell: &str) -> String {
    let mut text = String::new();
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match chars.next().unwrap() {
            't' => text.push('\t'),
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            'u' => {
                let code: String = chars.by_ref().skip(1).take_while(|&c| c != '}').collect();
                text.push(char::from_u32(u32::from_str_radix(&code, 16).unwrap()).unwrap());
            }
            other => {
                assert_eq!(other, '\\');
                text.push('\\');
            }
        }
    }
    text
}

/// The rows of `plain`, read back.
fn read_plain(text: &str) -> Vec<Vec<String>> {
    let rows = text.strip_suffix('\n').unwrap().split('\n');
    rows.map(|row| row.split('\t').map(unescaped).collect())
        .collect()
}

/// The rows of `csv`, read back.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

/// Cells as `csv` writes them: a terminal obeys none, and a spreadsheet computes none.
fn as_csv_shows(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let cell = |cell: &String| {
        let shown = visible(cell)
            .replace("\\u{a}", "\n")
            .replace("\\u{9}", "\t");
        let formula = shown.trim_start().starts_with([
            '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
        ]);
        let digits = |c: char| c.is_ascii_digit();
        let number = shown.get(1..).is_some_and(|rest| rest.starts_with(digits))
            && shown.ends_with(digits)
            && !shown.contains(['e', 'E'])
            && shown.parse::<f64>().is_ok();
        match formula && !number {
            true => format!("'{shown}"),
            false => shown,
        }
    };
    rows.iter()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

#[test]
fn the_sample_is_declared_as_it_serializes() {
    for item in full().items {
        assert_eq!(check_declared(&item), Ok(()));
    }
}

#[test]
fn what_is_not_declared_is_found_out() {
    #[derive(Serialize)]
    struct Wrong {
        b: u8,
        a: u8,
    }
    impl Item for Wrong {
        const SCHEMA: &'static str = "tenure.wrong/1";
        const FIELDS: &'static [&'static str] = &["a", "b"];
        const COLUMNS: &'static [Column] = &[];
        const EMPTY: &'static str = "None.";
    }
    let error = check_declared(&Wrong { b: 1, a: 2 }).unwrap_err();
    assert!(error.contains("`a`"), "{error}");
}

#[test]
fn names_and_formats_agree() {
    for format in Format::ALL {
        assert_eq!(Format::parse(format.name()), Some(format));
    }
    assert_eq!(Format::parse("yaml"), None);
}

#[test]
fn json_keeps_the_order_of_the_envelope_and_reads_back_equal() {
    let answer = full();
    let text = text(&answer, Format::Json, None);
    assert!(text.ends_with("}\n"));
    let top: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
        .collect();
    assert_eq!(
        top,
        ["schema", "now", "tzdb", "items", "summary", "warnings"]
    );
    let read: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read, serde_json::to_value(&answer).unwrap());
    assert_eq!(read["now"], "2026-09-14T12:00:00Z");
    assert_eq!(read["items"][2]["subject"], HOSTILE);
    assert_eq!(read["items"][1]["due"], Value::Null);
    assert!(read["items"][1].get("due_local").is_none());
    assert_eq!(read["warnings"][0]["clauses"], json!(["2.1"]));
}

#[test]
fn ndjson_is_one_item_a_line_and_nothing_else() {
    let answer = full();
    let text = text(&answer, Format::Ndjson, None);
    assert!(text.starts_with(r#"{"id":"acme-1","subject":"#), "{text}");
    let read: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let items: Vec<_> = answer
        .items
        .iter()
        .map(|item| serde_json::to_value(item).unwrap())
        .collect();
    assert_eq!(read, items);
}

#[test]
fn csv_and_plain_read_back_to_the_same_cells() {
    let answer = full();
    let csv = read_csv(&text(&answer, Format::Csv, None));
    let plain = read_plain(&text(&answer, Format::Plain, None));
    assert_eq!(csv, as_csv_shows(&plain));
    assert_eq!(csv[0], Sample::FIELDS);
    assert_eq!(
        csv[1],
        [
            "acme-1",
            "Cannot log in",
            "2026-09-14T14:00:00Z",
            "2026-09-14T16:00:00+02:00",
            "overdue",
            "7",
            "",
            "4.2 5.1",
            "",
            "",
        ]
    );
    let (null, absent) = (&csv[2][2], &csv[2][3]);
    assert_eq!((null.as_str(), absent.as_str()), ("", ""));
    let why: Value = serde_json::from_str(&csv[2][9]).unwrap();
    assert_eq!(why["due"]["code"], "no-calendar");
    assert_eq!(plain[3][1], HOSTILE);
    assert_eq!(csv[3][1], as_csv_shows(&[vec![HOSTILE.to_owned()]])[0][0]);
    assert_eq!(
        csv[3][7], r#"["Annex A, 3"]"#,
        "words with spaces cannot be joined by spaces"
    );
    let lines: Value = serde_json::from_str(&csv[3][8]).unwrap();
    assert_eq!(lines[0]["label"], HOSTILE);
}

#[test]
fn a_table_without_a_limit_shows_everything_on_one_line() {
    let items = vec![
        first(),
        unknown(WhyCode::NoCalendar, "No hours are stated."),
    ];
    let mut warning = Warning::new("holidays-end", "Holidays end in 2027.");
    warning.clauses.push("2.1".into());
    let table = text(&answer(items).warn(warning), Format::Table, None);
    assert_eq!(
        table,
        "\
TICKET  SUBJECT        DUE                          STATE    DAYS  CLAUSES
acme-1  Cannot log in  Mon 2026-09-14 16:00 +02:00  overdue     7  4.2, 5.1
acme-2  Slow           - (no-calendar)              running

no-calendar: No hours are stated (clause 7.2); to settle it, set contract.calendar
warning: Holidays end in 2027 (clause 2.1) [holidays-end]
",
        "Role applies to no item, so it has no column"
    );
}

#[test]
fn notes_are_shown_once_and_numbered_where_a_code_has_several() {
    let items = vec![
        unknown(WhyCode::Unstated, "No fee is stated"),
        unknown(WhyCode::Unstated, "No rate is stated"),
        unknown(WhyCode::Unstated, "No fee is stated"),
        unknown(WhyCode::Paused, "It waits"),
    ];
    let table = text(&answer(items), Format::Table, None);
    let cells: Vec<&str> = table.lines().skip(1).take(4).collect();
    for (cell, label) in
        cells
            .iter()
            .zip(["(unstated 1)", "(unstated 2)", "(unstated 1)", "(paused)"])
    {
        assert!(cell.contains(label), "{table}");
    }
    assert_eq!(table.matches("No fee is stated").count(), 1, "{table}");
    assert!(table.contains("unstated 2: No rate"), "{table}");
}

#[test]
fn narrow_tables_wrap_then_drop_columns_then_become_cards() {
    let mut long = first();
    long.subject = "The portal shows an empty page after logging in ".repeat(3);
    long.role = Some("support-team-of-the-region".into());
    let answer = answer(vec![long, first()]);
    for width in 60..120 {
        let table = text(&answer, Format::Table, Some(width));
        assert!(table.starts_with("TICKET"), "{table}");
        for line in table.lines() {
            assert!(line.width() <= width, "{width}: {line}");
        }
        assert!(table.contains("Mon 2026-09-14 16:00 +02:00  overdue"));
        for (title, least) in [
            ("CLAUSES", 110),
            ("ROLE", 100),
            ("DAYS", 72),
            ("SUBJECT", 66),
        ] {
            assert_eq!(table.contains(title), width >= least, "{width}: {table}");
        }
    }
    let cards = text(&answer, Format::Table, Some(59));
    assert!(
        cards.starts_with("Ticket: acme-1\nSubject: The portal"),
        "{cards}"
    );
    assert!(cards.contains("Due: Mon 2026-09-14 16:00 +02:00\nState: overdue\nDays: 7\nRole: "));
    assert!(
        cards.ends_with("Days: 7\nClauses: 4.2, 5.1\n"),
        "what is absent has no line: {cards}"
    );
    assert_eq!(cards.matches("\n\n").count(), 1);
}

#[test]
fn wide_characters_keep_columns_straight() {
    let mut wide = first();
    wide.subject = "契約の更新".into();
    let table = text(&answer(vec![wide, first()]), Format::Table, Some(80));
    let offset = |line: &str| line[..line.find("Mon").unwrap()].width();
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(offset(rows[0]), offset(rows[1]), "{table}");
}

#[test]
fn colours_mark_the_state_and_leave_the_layout_alone() {
    let mut decoy = first();
    decoy.subject = "met met overdue".into();
    decoy.state = "met";
    let answer = answer(vec![first(), decoy]).warn(Warning::new("w", "Mind"));
    for width in [None, Some(80), Some(40)] {
        let style = Style { width, color: true };
        let colored = to_string(&answer, Format::Table, &style).unwrap();
        assert_eq!(
            colored.matches("\u{1b}[31moverdue\u{1b}[0m").count(),
            1,
            "{colored:?}"
        );
        assert_eq!(colored.matches("\u{1b}[32mmet\u{1b}[0m").count(), 1);
        assert!(
            colored.contains("met met overdue"),
            "only the state has a colour: {colored:?}"
        );
        assert!(colored.starts_with("\u{1b}[1m"));
        let mut bare = colored.replace("\u{1b}[0m", "");
        for code in ["1", "31", "32", "33"] {
            bare = bare.replace(&format!("\u{1b}[{code}m"), "");
        }
        assert_eq!(bare, text(&answer, Format::Table, width));
    }
    let json = Style {
        width: None,
        color: true,
    };
    for format in Format::ALL.into_iter().filter(|&f| f != Format::Table) {
        assert_eq!(
            to_string(&answer, format, &json).unwrap(),
            text(&answer, format, None)
        );
    }
}

#[test]
fn several_states_of_one_row_are_each_coloured_in_place() {
    #[derive(Serialize)]
    struct Pair(Value);
    impl Item for Pair {
        const SCHEMA: &'static str = "tenure.pair/1";
        const FIELDS: &'static [&'static str] = &["a", "b"];
        const COLUMNS: &'static [Column] =
            &[Column::new("A", "a").state(), Column::new("B", "b").state()];
        const EMPTY: &'static str = "None.";
    }
    let items = vec![Pair(json!({"a": "met", "b": "due"}))];
    let answer = Answer::new(Instant::MIN, "2026e", items);
    let style = Style {
        width: None,
        color: true,
    };
    let table = to_string(&answer, Format::Table, &style).unwrap();
    assert_eq!(
        table.lines().nth(1),
        Some("\u{1b}[32mmet\u{1b}[0m  \u{1b}[33mdue\u{1b}[0m")
    );
}

#[test]
fn markdown_shows_text_and_no_markup() {
    let markdown = text(&full(), Format::Markdown, None);
    let lines: Vec<&str> = markdown.lines().collect();
    assert_eq!(
        lines[0],
        "| Ticket | Subject | Due | State | Days | Role | Clauses |"
    );
    assert_eq!(lines[1], "| --- | --- | --- | --- | ---: | --- | --- |");
    assert_eq!(
        lines[2],
        "| acme-1 | Cannot log in | 2026-09-14T16:00:00+02:00 | overdue | 7 |  | 4.2, 5.1 |"
    );
    assert!(lines[3].contains("| - (no-calendar) |"), "{markdown}");
    assert!(
        lines[4].contains(r#"\\u{1b}\[2J\\u{9}&quot;a&quot;,b\|c\\u{a}d\\n &lt;i&gt;&amp;"#),
        "{markdown}"
    );
    let bars = |line: &str| line.replace(r"\|", "").matches('|').count();
    assert!(lines[..5].iter().all(|line| bars(line) == 8), "{markdown}");
    assert!(
        markdown.contains("\n\n- no-calendar: No hours are stated"),
        "a list needs an empty line before it: {markdown}"
    );
}

#[test]
fn nothing_is_said_in_a_way_that_fits_the_format() {
    let answer = answer(Vec::new()).warn(Warning::new("w", "Mind"));
    let shown = |format| text(&answer, format, Some(80));
    assert_eq!(shown(Format::Table), "No samples.\n\nwarning: Mind [w]\n");
    assert_eq!(
        shown(Format::Markdown),
        "No samples.\n\n- warning: Mind \\[w\\]\n"
    );
    assert_eq!(shown(Format::Ndjson), "");
    assert_eq!(read_csv(&shown(Format::Csv)), [Sample::FIELDS]);
    assert_eq!(read_plain(&shown(Format::Plain)), [Sample::FIELDS]);
    let json: Value = serde_json::from_str(&shown(Format::Json)).unwrap();
    assert_eq!(json["items"], json!([]));
}

#[test]
fn columns_reach_into_nested_fields_and_explain_what_is_null_above_them() {
    #[derive(Serialize)]
    struct Nested(Value);
    impl Item for Nested {
        const SCHEMA: &'static str = "tenure.nested/1";
        const FIELDS: &'static [&'static str] = &["renewal", "why"];
        const COLUMNS: &'static [Column] = &[
            Column::new("Total", "renewal.total"),
            Column::new("Reason", "why.renewal.message"),
        ];
        const EMPTY: &'static str = "None.";
    }
    let why = json!({"renewal": {"code": "no-rate", "message": "No rate"}});
    let items = vec![
        Nested(json!({"renewal": {"total": "12.50"}})),
        Nested(json!({"renewal": null, "why": why})),
        Nested(json!({"renewal": null})),
    ];
    let answer = Answer::new(Instant::MIN, "2026e", items);
    let table = to_string(&answer, Format::Table, &Style::default()).unwrap();
    assert_eq!(
        table,
        "\
TOTAL        REASON
12.50
- (no-rate)  No rate
-

no-rate: No rate
"
    );
}

#[test]
fn a_closed_pipe_keeps_its_kind_in_every_format() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    // Enough items that each format meets the closed pipe before its last flush, too.
    for count in [1, 1000] {
        let answer = answer(vec![first(); count]);
        for format in Format::ALL {
            let error = write(&mut Closed, &answer, format, &Style::default()).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{}", format.name());
        }
    }
}

proptest! {
    #[test]
    fn no_text_gets_through_alive_or_changed(
        subject in hostile_text(), id in hostile_text(), message in hostile_text(),
        clause in hostile_text(), width in proptest::option::of(0usize..200),
    ) {
        let mut item = unknown(WhyCode::Unstated, &message);
        item.subject = subject;
        item.id = id;
        item.clauses = vec![clause.clone()];
        let mut warning = Warning::new("w", message);
        warning.clauses.push(clause);
        let answer = answer(vec![item.clone(), first()]).warn(warning);
        for format in Format::ALL {
            let shown = text(&answer, format, width);
            prop_assert_eq!(live(&shown, format), None, "{}: {:?}", format.name(), shown);
        }
        let json: Value = serde_json::from_str(&text(&answer, Format::Json, None)).unwrap();
        prop_assert_eq!(json, serde_json::to_value(&answer).unwrap());
        let csv = read_csv(&text(&answer, Format::Csv, None));
        let plain = read_plain(&text(&answer, Format::Plain, None));
        prop_assert_eq!(&plain[1][0], &item.id);
        prop_assert_eq!(&plain[1][1], &item.subject);
        prop_assert_eq!(csv, as_csv_shows(&plain));
    }
}

/// Text in which whatever could break a format is common.
fn hostile_text() -> impl Strategy<Value = String> {
    let edges = HOSTILE
        .chars()
        .chain("\r\u{feff}\u{2066}\u{e0041}\u{85}é👍🏽".chars());
    let one = prop_oneof![
        any::<char>(),
        proptest::sample::select(edges.collect::<Vec<_>>()),
    ];
    proptest::collection::vec(one, 0..40).prop_map(String::from_iter)
}
