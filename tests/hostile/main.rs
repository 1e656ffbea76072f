//! Hostile text on every way out: whatever somebody writes into a ticket, a contract, a program, a
//! file's name or a command line, a terminal shows it and obeys none of it, other programs read it
//! as text and as nothing else, and JSON gives it back as it was.
//!
//! What comes out is read by parsers of others: `csv`, `serde_json`, `pulldown-cmark`, `ical`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod payloads;
#[path = "../place/mod.rs"]
mod place;
mod readers;

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use tenure::render::text::visible;

use place::{Place, Run};

/// A text as TOML, everything but letters and digits escaped.
fn toml(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == ' ';
    let escaped: String = text
        .chars()
        .map(|c| {
            if plain(c) {
                c.to_string()
            } else {
                format!("\\U{:08x}", u32::from(c))
            }
        })
        .collect();
    format!("\"{escaped}\"")
}

/// A place with a contract and a ticket for each text, in whose words the text stands wherever words
/// are free.
fn furnished(texts: &[String]) -> Place {
    let place = Place::new();
    let mut files = vec!["contract".to_owned(), "register".to_owned()];
    let mut records = String::new();
    for (number, text) in texts.iter().enumerate() {
        let text_of_toml = toml(text);
        let contract = format!(
            "format = 1\n[contract]\nid = \"c-{number}\"\ncustomer = {text_of_toml}\n\
             program = \"ivanti\"\ntier = \"standard\"\nregion = \"emea\"\ncalendar = \"business\"\n\
             currency = \"EUR\"\nannual_fee = \"100.00\"\n\
             term = {{ start = 2026-01-16, end = 2027-01-15 }}\n\
             [[contract.part]]\nid = \"p\"\nname = {text_of_toml}\nannual_fee = \"1.00\"\n\
             [calendar.business]\nzone = \"Europe/Rome\"\nhours = {{ mon = [\"09:00-17:00\"] }}\n\
             [calendar.business.holidays]\nyears = [2026, 2027]\nclosed = [\"2026-12-25\"]\n\
             names = {{ \"2026-12-25\" = {text_of_toml} }}\n"
        );
        let name = format!("c-{number}.toml");
        place.write(&name, contract);
        files.push(name);
        let record = json!({
            "ref": text, "contract": format!("c-{number}"), "subject": text, "description": text,
            "reporter": text, "version": text, "severity": "S2", "channel": "phone",
            "opened_at": "2026-09-14T08:00:00Z",
            "events": [
                {"type": "note", "at": "2026-09-14T09:00:00Z", "text": text},
                {"type": "resolve", "at": "2026-09-14T10:00:00Z", "reason": text},
            ],
        });
        records.push_str(&format!("{record}\n"));
    }
    place.write("tickets.ndjson", records);
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    good(&place, &files);
    good(&place, &["ticket", "import", "tickets.ndjson"]);
    place
}

fn good(place: &Place, arguments: &[&str]) -> Run {
    let run = place.run(arguments);
    let shown = &arguments[..arguments.len().min(6)];
    assert_eq!(run.status, 0, "{shown:?}: {}", run.err);
    assert_eq!(readers::is_harmless(&run.err, false), Ok(()), "{shown:?}");
    run
}

/// Reads an answer in every format that all answers have, and gives it as JSON. Each text that is
/// asked for stands in it as it is.
fn read_every_way(place: &Place, arguments: &[&str], texts: &[String]) -> Value {
    let run = |format: &str| {
        let run = place.run(&[arguments, &["--format", format]].concat());
        assert!(
            [0, 1].contains(&run.status),
            "{arguments:?} {format}: {}",
            run.err
        );
        assert_eq!(
            readers::is_harmless(&run.err, false),
            Ok(()),
            "{arguments:?} {format}"
        );
        run.out
    };
    let what = |format: &str| format!("{arguments:?} {format}");
    let json: Value = serde_json::from_str(&run("json")).unwrap();
    let mut found = Vec::new();
    readers::texts(&json, &mut found);
    let found: BTreeSet<String> = found.into_iter().collect();
    for text in texts {
        assert!(
            found.contains(text),
            "{}: {text:?} is not there as it was",
            what("json")
        );
    }
    let items = json["items"].as_array().unwrap();
    let lines = run("ndjson");
    let lines: Vec<Value> = lines
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert_eq!(&lines, items, "{}", what("ndjson"));
    for (format, tabs) in [
        ("json", false),
        ("ndjson", false),
        ("table", false),
        ("markdown", false),
        ("plain", true),
        ("csv", true),
    ] {
        assert_eq!(
            readers::is_harmless(&run(format), tabs),
            Ok(()),
            "{}",
            what(format)
        );
    }
    let rows =
        readers::plain(&run("plain")).unwrap_or_else(|why| panic!("{}: {why}", what("plain")));
    assert_eq!(rows.len(), items.len() + 1, "{}", what("plain"));
    let fields = rows[0].clone();
    let csv = readers::csv(&run("csv")).unwrap_or_else(|why| panic!("{}: {why}", what("csv")));
    assert_eq!(csv.len(), rows.len(), "{}", what("csv"));
    let markdown = readers::markdown(&run("markdown"), false)
        .unwrap_or_else(|why| panic!("{}: {why}", what("markdown")));
    assert_eq!(markdown.len(), rows.len(), "{}", what("markdown"));
    assert!(
        markdown.iter().all(|row| row.len() == markdown[0].len()),
        "{}",
        what("markdown")
    );
    for (at, item) in items.iter().enumerate() {
        for (field, cell) in fields.iter().zip(&rows[at + 1]) {
            if let Value::String(text) = &item[field] {
                assert_eq!(cell, text, "{}: {field}", what("plain"));
                // Whoever shows a row in words shows all of them.
                let shown = words(&visible(text));
                let near = |cells: &[String]| cells.iter().any(|cell| words(cell) == shown);
                let in_words = ["subject", "customer"].contains(&field.as_str());
                assert!(
                    !in_words || near(&markdown[at + 1]),
                    "{}: {text:?}",
                    what("markdown")
                );
            }
        }
    }
    json
}

/// A text without what a table cannot keep: blanks at its ends, and how many there are in a row.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_written_into_tickets_and_contracts_comes_out_as_text() {
    let texts = payloads::all();
    assert!(texts.len() >= 200, "only {} texts", texts.len());
    let place = furnished(&texts);
    read_every_way(&place, &["ticket", "list"], &texts);
    read_every_way(&place, &["contract", "list"], &texts);
    for arguments in [&["deadlines"][..], &["notice"], &["renewals"], &["log"]] {
        read_every_way(&place, arguments, &[]);
    }
    // One by one, the formats in turn.
    let formats = ["table", "plain", "json", "ndjson", "csv", "markdown"];
    for (number, text) in texts.iter().enumerate() {
        let (ticket, contract) = ((number + 1).to_string(), format!("c-{number}"));
        let file = format!("{contract}.toml");
        let commands = [
            vec!["ticket", "show", &ticket, "--explain"],
            vec!["contract", "show", &contract],
            vec!["quote", &contract, "--on", "2026-12-01"],
            vec!["calendar", "show", &file, "--year", "2026"],
        ];
        // Every command in every format, each with some of the texts.
        let arguments = &commands[number % commands.len()];
        let format = formats[number / commands.len() % formats.len()];
        let run = good(&place, &[&arguments[..], &["--format", format]].concat());
        let what = format!("{arguments:?} {format}: {text:?}");
        let tabs = ["plain", "csv"].contains(&format);
        assert_eq!(readers::is_harmless(&run.out, tabs), Ok(()), "{what}");
        let read = match format {
            "plain" => readers::plain(&run.out).map(drop),
            "csv" => readers::csv(&run.out).map(drop),
            "markdown" => readers::markdown(&run.out, true).map(drop),
            _ => Ok(()),
        };
        assert_eq!(read, Ok(()), "{what}");
        if format == "json" && number % commands.len() < 2 {
            let mut found = Vec::new();
            readers::texts(&run.json(), &mut found);
            assert!(found.contains(text), "{what}");
        }
    }
    // What leaves the store enters another as it was.
    let export = good(&place, &["export"]).out;
    assert_eq!(readers::is_harmless(&export, false), Ok(()));
    place.write("export", &export);
    good(&place, &["import", "export", "--db", "other.db"]);
    let list = |db: &str| good(&place, &["ticket", "list", "--json", "--db", db]).out;
    assert_eq!(list("other.db"), list(place.db().to_str().unwrap()));
}

#[test]
fn what_is_judged_without_a_store_comes_out_as_text() {
    let texts = payloads::all();
    let place = furnished(&texts);
    let files: Vec<String> = (0..texts.len())
        .map(|number| format!("c-{number}.toml"))
        .collect();
    let mut agenda = vec!["agenda"];
    agenda.extend(files.iter().map(String::as_str));
    let json = read_every_way(&place, &agenda, &texts);
    let run = good(&place, &[&agenda[..], &["--format", "ics"]].concat());
    let events = readers::calendar(&run.out).unwrap();
    assert_eq!(events.len(), json["items"].as_array().unwrap().len());
    let unfolded = run.out.replace("\r\n", "\n");
    assert_eq!(readers::is_harmless(&unfolded, false), Ok(()));
    for text in &texts {
        let shown: String = text
            .chars()
            .map(|c| {
                if payloads::acts(c) && c != '\n' {
                    '\u{fffd}'
                } else {
                    c
                }
            })
            .collect();
        // The reader passes over more colons than the first, and over blanks where a line is folded.
        let shown = bare(shown.trim_start_matches(':'));
        let described = |event: &Vec<(String, String)>| {
            let is = |(name, value): &(String, String)| {
                name == "DESCRIPTION" && bare(value).contains(&shown)
            };
            event.iter().any(is)
        };
        assert!(events.iter().any(described), "{text:?}");
    }
    let triage = place.run(&["ticket", "triage", "tickets.ndjson", "--contracts", "."]);
    assert_eq!(readers::is_harmless(&triage.out, false), Ok(()));
    let refs: Vec<Value> = triage
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["ref"].clone())
        .collect();
    assert_eq!(
        refs,
        texts.iter().map(|text| json!(text)).collect::<Vec<_>>()
    );
}

/// A text without its blanks.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Files with mistakes, whose words and names are quoted in what is said about them.
#[test]
fn what_is_said_about_bad_files_comes_out_as_text() {
    let texts = payloads::all();
    let place = Place::new();
    fs::create_dir(place.path("files")).unwrap();
    for (number, text) in texts.iter().enumerate() {
        let name: String = text
            .chars()
            .filter(|c| !matches!(c, '/' | '\0'))
            .take(40)
            .collect();
        let escaped = toml(text);
        // Words that are quoted: a key, an id, a value, an amount, and the text as it is.
        let file = format!(
            "format = 1\n[contract]\nid = {escaped}\n{escaped} = 1\ncustomer = \"C\"\n\
             program = {escaped}\nregion = {escaped}\nzone = {escaped}\nannual_fee = {escaped}\n\
             term = {{ start = 2026-01-01, end = 2026-12-31 }}\n# {text}\nx = '{text}'\n"
        );
        fs::write(place.path(&format!("files/{number}{name}.toml")), file).unwrap();
    }
    let formats = [
        "human", "short", "json", "ndjson", "github", "gitlab", "sarif", "junit",
    ];
    for format in formats {
        let run = place.run(&["check", "files", "--format", format]);
        assert_eq!(run.status, 1, "{}", run.err);
        assert_eq!(readers::is_harmless(&run.out, false), Ok(()), "{format}");
        assert_eq!(readers::is_harmless(&run.err, false), Ok(()), "{format}");
        // No line of it is taken for a command by those who run it.
        for line in run.out.lines().filter(|_| format != "human") {
            assert!(!line.contains("##["), "{format}: {line}");
            let ours = format == "github" && line.starts_with("::");
            assert!(
                ours || !line.trim_start().starts_with("::"),
                "{format}: {line}"
            );
        }
        match format {
            "json" | "gitlab" | "sarif" => drop(run.json()),
            "ndjson" => run
                .out
                .lines()
                .for_each(|line| drop(serde_json::from_str::<Value>(line).unwrap())),
            "short" => {
                // file:line:col: level[code]: message
                for line in run.out.lines().filter(|line| line.starts_with("files/")) {
                    assert!(
                        line.contains("error[") || line.contains("warning["),
                        "{line}"
                    );
                }
            }
            _ => {}
        }
    }
}

/// What is typed comes back in errors, in remarks, and in the log.
#[test]
fn what_is_typed_comes_out_as_text() {
    let texts = payloads::all();
    let place = Place::new();
    place.register("acme-1", place::KEYS);
    let mut recorded = Vec::new();
    for text in texts.iter().filter(|text| !text.contains('\0')) {
        let commands = [
            vec!["contract", "show", "--", text],
            vec!["ticket", "list", "--contract", text],
            vec!["deadlines", "--zone", text],
        ];
        let run = place.run(&commands[recorded.len() % commands.len()]);
        assert_eq!(
            readers::is_harmless(&(run.out + &run.err), false),
            Ok(()),
            "{text:?}"
        );
        let subject = format!("--subject={text}");
        let run = place.run(&["ticket", "open", "acme-1", &subject, "--severity", "S2"]);
        if run.status == 0 {
            recorded.push(text.clone());
        }
        assert_eq!(
            readers::is_harmless(&(run.out + &run.err), false),
            Ok(()),
            "{text:?}"
        );
    }
    assert!(
        recorded.len() > 200,
        "only {} were recorded",
        recorded.len()
    );
    read_every_way(&place, &["ticket", "list"], &recorded);
    let log = read_every_way(&place, &["log"], &[]);
    assert_eq!(log["items"].as_array().unwrap().len(), recorded.len() + 1);
}

/// A program of somebody else's, with hostile words wherever words are free.
#[test]
fn what_is_written_into_programs_comes_out_as_text() {
    let texts = payloads::all();
    let place = Place::new();
    fs::create_dir(place.path("programs")).unwrap();
    for (number, four) in texts.chunks(4).enumerate() {
        let word = |at: usize| toml(four.get(at).unwrap_or(&four[0]));
        let (a, b, c, d) = (word(0), word(1), word(2), word(3));
        let program = format!(
            "format = 1\n[program]\nid = \"p-{number}\"\nname = {a}\nvendor = {b}\nedition = {c}\n\
             [[source]]\nid = \"doc\"\ntitle = {d}\n\
             [[severity]]\nid = \"A\"\nname = {a}\nclause = \"doc 1\"\n\
             [[fact]]\nkey = \"k\"\nquestion = {c}\nclause = \"doc 1\"\n\
             value = [ {{ id = \"v\", meaning = {d} }}, {{ id = \"w\", meaning = {a} }} ]\n\
             [[note]]\ntext = {d}\nclause = \"doc 2\"\n\
             [[target]]\nkind = \"first-response\"\nunstated = {b}\nclause = \"doc 3\"\n"
        );
        fs::write(place.path(&format!("programs/{number}.toml")), program).unwrap();
    }
    let programs = ["--programs", "programs"];
    let listed = place.run(&[&["program", "list", "--json"][..], &programs].concat());
    assert_eq!(listed.status, 0, "{}", listed.err);
    read_every_way(&place, &[&["program", "list"][..], &programs].concat(), &[]);
    let formats = ["table", "plain", "json", "ndjson", "csv", "markdown"];
    for number in 0..texts.len().div_ceil(4) {
        let id = format!("p-{number}");
        let format = formats[number % formats.len()];
        let run = good(
            &place,
            &[&["program", "show", &id, "--format", format][..], &programs].concat(),
        );
        let tabs = ["plain", "csv"].contains(&format);
        assert_eq!(
            readers::is_harmless(&run.out, tabs),
            Ok(()),
            "{id} {format}"
        );
        if format == "markdown" {
            readers::markdown(&run.out, true).unwrap();
        }
    }
}
