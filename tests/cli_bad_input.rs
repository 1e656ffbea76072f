//! Bad input, from the binary, where one mistake could be told twice, told in the machine's words,
//! or leave something behind. The plain cases are in `bad_input`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{KEYS, Place, Run};
use serde_json::{Value, json};

const OPEN: [&str; 5] = ["ticket", "open", "acme-1", "--subject", "S"];

fn workplace() -> Place {
    let place = Place::new();
    place.register("acme-1", KEYS);
    place
}

/// How many errors a text tells, of files and of commands.
fn errors(text: &str) -> usize {
    let is_error = |line: &&str| line.starts_with("error: ") || line.starts_with("error[");
    text.lines().filter(is_error).count()
}

/// Runs a command that has to fail with this status and one error with a mend, print nothing else
/// and change nothing.
fn refused_with(place: &Place, arguments: &[&str], env: &[(&str, &str)], status: i32) -> Run {
    let before = place.snapshot();
    let run = place.run_with(arguments, env, "");
    let told = format!("{arguments:?} {env:?}: {}{}", run.out, run.err);
    assert_eq!(run.status, status, "{told}");
    assert_eq!(errors(&run.err), 1, "{told}");
    let mends = ["help: ", "tip: ", "[possible values: ", "'--help'"];
    assert!(mends.iter().any(|mend| run.err.contains(mend)), "{told}");
    assert!(
        !run.err.contains("os error"),
        "no numbers of the system: {told}"
    );
    assert_eq!(run.out, "", "{told}");
    assert_eq!(place.snapshot(), before, "{told}");
    run
}

fn refused(place: &Place, arguments: &[&str], status: i32, says: &str) {
    let run = refused_with(place, arguments, &[], status);
    assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
}

#[test]
fn one_mistake_in_a_file_is_one_error_in_every_command_that_reads_it() {
    let place = Place::new();
    let good = std::fs::read_to_string(place.contract("good", KEYS)).unwrap();
    let cases: [(&str, String, &str); 12] = [
        (
            "zone",
            good.replace("Europe/Rome", "Europe/Roma"),
            "did you mean `Europe/Rome`?",
        ),
        (
            "bare-day",
            good.replace(
                "[calendar",
                "[[contract.target]]\nkind = \"first-response\"\nwithin = \"2 days\"\n[calendar",
            ),
            "bare-unit",
        ),
        (
            "no-such-day",
            good.replace("2027-01-15", "2027-02-30"),
            "write a day that there is",
        ),
        (
            "day-as-text",
            good.replace("2027-01-15", "\"2027-02-30\""),
            "is not a date",
        ),
        (
            "decimals",
            good.replace("\"100.00\"", "\"100.005\""),
            "EUR has 2 decimals, not 3",
        ),
        (
            "rate-decimals",
            good.replace("term =", "rates = { uplift = \"5.125\" }\nterm ="),
            "EUR has 2 decimals, not 3",
        ),
        (
            "tier",
            good.replace("\"standard\"", "\"standrad\""),
            "did you mean `standard`?",
        ),
        ("toml", "hello = = 1".to_owned(), "syntax"),
        ("empty", String::new(), "neither a program nor a contract"),
        (
            "huge-sum",
            good.replace("100.00", &"9".repeat(40)),
            "too many digits",
        ),
        (
            "huge-number",
            good.replace("15 }", "15, renewal_months = 99999999999 }"),
            "write a whole number",
        ),
        (
            "huger-number",
            good.replace(
                "15 }",
                &format!("15, renewal_months = {} }}", "9".repeat(99)),
            ),
            "write a whole number",
        ),
    ];
    for (name, text, says) in cases {
        assert_ne!(text, good, "{name}");
        let file = format!("{name}.toml");
        place.write(&file, text);
        for command in [
            &["contract", "register"][..],
            &["contract", "show"],
            &["notice"],
            &["agenda"],
            &["deadlines", "--contract"],
            &["quote", "--on", "2026-10-01"],
        ] {
            refused(&place, &[command, &[&file]].concat(), 1, says);
        }
    }
    place.write("bytes.toml", b"format = 1\n[contract]\nid = \"\xff\"\n");
    refused(&place, &["contract", "register", "bytes.toml"], 1, "UTF-8");
    assert!(!place.db().exists());
}

#[test]
fn the_same_file_on_standard_input_is_told_of_the_same_way() {
    let place = Place::new();
    let text = std::fs::read_to_string(place.contract("c", KEYS)).unwrap();
    let text = text.replace("Europe/Rome", "Europe/Roma");
    let run = place.run_with(&["contract", "register", "-"], &[], &text);
    assert_eq!((run.status, errors(&run.err)), (1, 1), "{}", run.err);
    assert!(run.err.contains("<stdin>:"), "{}", run.err);
    let run = place.run_with(&["contract", "register", "-"], &[], "");
    assert_eq!((run.status, errors(&run.err)), (1, 1), "{}", run.err);
    assert!(!place.db().exists());
}

#[test]
fn a_file_of_another_kind_is_named_as_what_it_is() {
    let place = Place::new();
    let program = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/contracts/programs/ivanti.toml"
    );
    refused(&place, &["agenda", program], 1, "is a program file");
    place.write("hours.toml", format!("format = 1\n{}", place::HOURS));
    refused(
        &place,
        &["contract", "register", "hours.toml"],
        1,
        "is a file of calendars",
    );
    place.write("other.toml", "format = 1\n[package]\nname = \"x\"\n");
    refused(
        &place,
        &["contract", "show", "other.toml"],
        1,
        "neither a program",
    );
}

#[test]
fn every_bad_file_of_a_command_is_told_of_and_the_worst_gives_the_status() {
    let place = Place::new();
    let good = std::fs::read_to_string(place.contract("good", KEYS)).unwrap();
    place.write("zone.toml", good.replace("Europe/Rome", "Europe/Roma"));
    place.write("tier.toml", good.replace("\"standard\"", "\"gold\""));
    let run = place.run(&[
        "contract",
        "register",
        "zone.toml",
        "good.toml",
        "tier.toml",
    ]);
    assert_eq!((run.status, errors(&run.err)), (1, 2), "{}", run.err);
    assert!(run.err.contains("zone.toml:") && run.err.contains("tier.toml:"));
    let run = place.run(&["agenda", "missing.toml", "tier.toml", "--json"]);
    assert_eq!(
        (run.status, errors(&run.err)),
        (3, 2),
        "3 beats 1: {}",
        run.err
    );
    assert_eq!(run.out, "");
    assert!(!place.db().exists());
}

#[test]
fn two_texts_under_one_id_make_no_store_and_one_text_twice_is_no_mistake() {
    let place = Place::new();
    let text = std::fs::read_to_string(place.contract("c", KEYS)).unwrap();
    place.write("other.toml", text.replace("\"C\"", "\"D\""));
    refused(
        &place,
        &["contract", "register", "c.toml", "other.toml"],
        1,
        "two of the files have the id `c`",
    );
    assert!(!place.db().exists());
    let run = place.run(&["contract", "register", "c.toml", "c.toml", "--json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(run.item()["contract"], "c");
    refused(
        &place,
        &["contract", "register", "other.toml"],
        1,
        "registered already, with another text",
    );
}

#[test]
fn a_store_that_is_not_ours_is_left_as_it_is() {
    let place = workplace();
    place.write("text.db", "no database");
    place.write("empty.db", "");
    let foreign = rusqlite::Connection::open(place.path("foreign.db")).unwrap();
    foreign
        .execute_batch("CREATE TABLE own (a); INSERT INTO own VALUES (1);")
        .unwrap();
    drop(foreign);
    std::fs::create_dir(place.path("dir.db")).unwrap();
    for (db, says) in [
        ("text.db", "is not a database of tenure"),
        ("foreign.db", "is not a database of tenure"),
        ("dir.db", "it is a directory"),
        ("no/such/dir/x.db", ""),
    ] {
        for command in [
            &["contract", "list"][..],
            &["contract", "register", "acme-1.toml"],
            &["deadlines"],
            &OPEN,
            &["ticket", "respond", "1"],
        ] {
            refused(&place, &[&["--db", db], command].concat(), 3, says);
            let run = refused_with(&place, command, &[("TENURE_DB", db)], 3);
            assert!(run.err.contains(says), "{}", run.err);
        }
    }
    refused(
        &place,
        &["--db", "empty.db", "contract", "list"],
        3,
        "it is empty",
    );
    for command in [
        &["renewals"][..],
        &["notice"],
        &["quote", "acme-1", "--on", "2026-10-01"],
    ] {
        refused(
            &place,
            &[&["--db", "gone.db"], command].concat(),
            3,
            "there is no database",
        );
    }
    refused(&place, &["--db", "", "contract", "list"], 2, "--db");
    refused(
        &place,
        &["--db", ":memory:", "contract", "register", "acme-1.toml"],
        3,
        "memory",
    );
    refused(
        &place,
        &[
            "--db",
            "file:x?mode=rwc",
            "contract",
            "register",
            "acme-1.toml",
        ],
        3,
        "address",
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_the_reason() {
    let place = workplace();
    std::fs::create_dir(place.path("dir.toml")).unwrap();
    for command in [
        &["contract", "register"][..],
        &["contract", "show"],
        &["notice"],
        &["agenda"],
    ] {
        // An agenda may be of a directory, but of one that holds contracts.
        let directory = match command {
            ["agenda"] => "no contract file lies in",
            _ => "it is a directory",
        };
        refused(&place, &[command, &["dir.toml"]].concat(), 3, directory);
        refused(
            &place,
            &[command, &["gone.toml"]].concat(),
            3,
            "there is no such file",
        );
        refused(
            &place,
            &[command, &["acme-1.toml/x.toml"]].concat(),
            3,
            "cannot read",
        );
        refused(
            &place,
            &[command, &["/dev/null"]].concat(),
            3,
            "not a regular file",
        );
    }
    refused(&place, &["check", "gone.toml"], 3, "there is no such file");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named_with_the_reason() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    let file = place.contract("c", KEYS);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&file).is_ok() {
        return; // The superuser reads everything.
    }
    let run = place.run(&["contract", "register", "c.toml"]);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(run.status, 3);
    assert!(run.err.contains("permission denied"), "{}", run.err);
    assert!(!place.db().exists());
}

#[test]
fn words_of_the_command_line_are_refused_in_words() {
    let place = workplace();
    let quote = ["quote", "acme-1", "--on", "2026-10-01"];
    let cases: [(&[&str], &str); 20] = [
        (
            &["deadlines", "--zone", "europe/roma"],
            "the nearest name is `Europe/Rome`",
        ),
        (
            &["deadlines", "--now", "2026-09-31"],
            "there is no day 2026-09-31",
        ),
        (
            &["deadlines", "--now", "2026-02-29T10:00"],
            "there is no day 2026-02-29",
        ),
        (&["deadlines", "--now", "2026-02-28T25:00"], "give RFC 3339"),
        (&["deadlines", "--now", ""], "--now"),
        (
            &["quote", "acme-1", "--on", "2026-02-30"],
            "there is no day 2026-02-30",
        ),
        (
            &["quote", "acme-1", "--on", "30.9.2026"],
            "give a date as YYYY-MM-DD",
        ),
        (&["deadlines", "--within=-1d"], "give a duration"),
        (
            &["deadlines", "--within", "99999999999999999999d"],
            "give a duration",
        ),
        (&["ticket", "show", "one"], "give a ticket's number"),
        (&["ticket", "show", "+1"], "give a ticket's number"),
        (&["ticket", "respond", "1.0"], "give a ticket's number"),
        (
            &["deadlines", "--ticket", "99999999999999999999999"],
            "give a ticket's number",
        ),
        (
            &["deadlines", "--state", "late"],
            "[possible values: running",
        ),
        (
            &["deadlines", "--fail-on", "never"],
            "[possible values: overdue",
        ),
        (&["renewals", "--fail-on", "never"], "[possible values: due"),
        (
            &["ticket", "list", "--status", "gone"],
            "[possible values: open",
        ),
        (&["ticket", "report", "1"], "--channel"),
        (
            &["ticket", "report", "1", "--channel", "fax"],
            "[possible values: phone",
        ),
        (
            &["contract", "list", "--json", "--format", "csv"],
            "cannot be used with",
        ),
    ];
    for (arguments, says) in cases {
        refused(&place, arguments, 2, says);
    }
    let cases: [(&[&str], &str); 9] = [
        (&["--years", "0"], "from 1 to 20"),
        (&["--years", "21"], "from 1 to 20"),
        (&["--years", "two"], "from 1 to 20"),
        (&["--licenses", "many"], "give a number of licenses"),
        (
            &["--licenses", "99999999999999999999"],
            "give a number of licenses",
        ),
        (&["--rate", "penalty"], "CODE=20%"),
        (&["--rate", "penalti=20%"], "the lines are base"),
        (&["--rate", "discount=5.125"], "EUR has 2 decimals, not 3"),
        (
            &["--rate", &format!("penalty={}%", "9".repeat(40))],
            "too many digits",
        ),
    ];
    for (flags, says) in cases {
        refused(&place, &[&quote[..], flags].concat(), 2, says);
    }
    let facts: [(&[&str], &str); 2] = [
        (&["--fact", "effect"], "KEY=VALUE"),
        (&["--fact", "=x"], "KEY=VALUE"),
    ];
    for (flags, says) in facts {
        refused(&place, &[&OPEN[..], flags].concat(), 2, says);
    }
}

#[test]
fn a_bad_variable_is_named_with_what_is_wrong_with_it() {
    let place = workplace();
    for (name, value, says) in [
        ("TENURE_NOW", "soon", "give RFC 3339"),
        ("TENURE_NOW", "2026-02-30", "there is no day 2026-02-30"),
        (
            "TENURE_ZONE",
            "Mars/Base",
            "no time zone is called `Mars/Base`",
        ),
    ] {
        let run = refused_with(&place, &["contract", "list"], &[(name, value)], 2);
        assert!(
            run.err.contains(&format!("{name} is `{value}`")),
            "{}",
            run.err
        );
        assert!(run.err.contains(says), "{}", run.err);
        assert!(run.err.contains("unset it"), "{}", run.err);
    }
    let run = place.run_with(&["program", "list"], &[("TENURE_PROGRAMS", "nowhere")], "");
    assert_eq!((run.status, errors(&run.err)), (3, 1), "{}", run.err);
    // A flag goes before a variable, which is then not looked at.
    let run = place.run_with(
        &["contract", "list", "--now", "2026-10-01"],
        &[("TENURE_NOW", "soon")],
        "",
    );
    assert_eq!(run.status, 0, "{}", run.err);
    // A variable that is set to nothing is not set.
    let nothing = [
        ("TENURE_ZONE", ""),
        ("TENURE_FORMAT", ""),
        ("TENURE_PROGRAMS", ""),
    ];
    assert_eq!(
        place.run_with(&["contract", "list"], &nothing, "").status,
        0
    );
}

#[test]
fn ids_that_do_not_exist_are_refused_by_every_command() {
    let place = workplace();
    let cases: [(&[&str], &str); 13] = [
        (&["contract", "show", "acme"], "did you mean `acme-1`?"),
        (
            &["quote", "acme-9", "--on", "2026-10-01"],
            "did you mean `acme-1`?",
        ),
        (
            &["notice", "acme-1", "nobody"],
            "there is no contract `nobody`",
        ),
        (
            &["deadlines", "--contract", "nobody"],
            "there is no contract `nobody`",
        ),
        (
            &["ticket", "list", "--contract", "nobody"],
            "there is no contract `nobody`",
        ),
        (&["ticket", "show", "0"], "there is no ticket 0"),
        (
            &["ticket", "classify", "7", "--severity", "S1"],
            "there is no ticket 7",
        ),
        (
            &["ticket", "report", "7", "--channel", "phone"],
            "there is no ticket 7",
        ),
        (&["program", "show", "ivnti"], "did you mean `ivanti`?"),
        (
            &["program", "show", "ivanti", "--edition", "9"],
            "there is no edition `9`",
        ),
        (
            &["program", "show", "kaseya", "--tier", "gold"],
            "there is no tier `gold`",
        ),
        (
            &["ticket", "open", "acme-1.toml", "--subject", "S"],
            "contract register acme-1.toml",
        ),
        (
            &["ticket", "open", "", "--subject", "S"],
            "there is no contract ``",
        ),
    ];
    for (arguments, says) in cases {
        refused(&place, arguments, 3, says);
    }
}

#[test]
fn where_there_is_nothing_or_much_to_choose_from_the_mend_says_where_to_look() {
    let place = Place::new();
    let files: Vec<String> = (100..121).map(|n| format!("many-{n}")).collect();
    let paths: Vec<_> = files.iter().map(|id| place.contract(id, KEYS)).collect();
    let mut register = vec!["contract", "register"];
    register.extend(paths.iter().map(|path| path.to_str().unwrap()));
    assert_eq!(place.run(&register).status, 0);
    refused(
        &place,
        &["contract", "show", "x"],
        3,
        "`tenure contract list` shows them",
    );
    refused(
        &place,
        &["program", "show", "kaseya", "--tier", "gold"],
        3,
        "leave --tier out",
    );
}

#[test]
fn as_many_names_are_offered_as_are_equally_near() {
    let place = workplace();
    refused(
        &place,
        &[&OPEN[..], &["--severity", "S9"]].concat(),
        3,
        "one of `S1`, `S2`, `S3` and `S4`",
    );
    refused(
        &place,
        &[&OPEN[..], &["--fact", "effect=down"]].concat(),
        3,
        "`down` is no answer to the fact `effect`",
    );
    refused(
        &place,
        &[&OPEN[..], &["--fact", "efect=degraded"]].concat(),
        3,
        "did you mean `effect`?",
    );
}

#[test]
fn a_fact_that_would_be_lost_is_refused() {
    let place = workplace();
    // A ticket has a place of its own for these, and no fact fills it.
    for key in ["subject", "description"] {
        let fact = format!("{key}=x");
        let open = [&OPEN[..], &["--fact", &fact]].concat();
        refused(&place, &open, 3, &format!("there is no fact `{key}`"));
    }
    let twice = ["--fact", "effect=degraded", "--fact", "effect=negligible"];
    refused(
        &place,
        &[&OPEN[..], &twice].concat(),
        2,
        "the fact `effect` is said to be `degraded` and `negligible`",
    );
    let same = ["--fact", "effect=degraded", "--fact", "effect=degraded"];
    assert_eq!(place.run(&[&OPEN[..], &same].concat()).status, 0);
}

#[test]
fn what_has_happened_stays_as_it_was_when_an_event_is_refused() {
    let place = workplace();
    assert_eq!(place.run(&OPEN).status, 0);
    let cases: [(&[&str], &str); 6] = [
        (
            &[
                "ticket",
                "open",
                "acme-1",
                "--subject",
                "S",
                "--at",
                "2026-09-30T12:00:01Z",
            ],
            "in the future",
        ),
        (
            &[
                "ticket",
                "report",
                "1",
                "--channel",
                "phone",
                "--at",
                "2026-10-01",
            ],
            "in the future",
        ),
        (
            &[
                "ticket",
                "classify",
                "1",
                "--severity",
                "S1",
                "--at",
                "2026-10-01",
            ],
            "in the future",
        ),
        (
            &[
                "ticket",
                "classify",
                "1",
                "--severity",
                "S1",
                "--at",
                "2026-09-01",
            ],
            "before ticket 1 was opened",
        ),
        (
            &[
                "ticket",
                "open",
                "acme-1",
                "--subject",
                "S",
                "--at",
                "2026-01-15T23:59",
            ],
            "begins on 2026-01-16",
        ),
        (
            &["quote", "acme-1", "--on", "2026-01-15"],
            "before contract acme-1 begins",
        ),
    ];
    for (arguments, says) in cases {
        refused(&place, arguments, 1, says);
    }
    // The contract's own zone says which day it is: at 23:30 UTC it is the 16th in Rome.
    let ended = [&OPEN[..], &["--now", "2027-01-15T23:30:00Z"]].concat();
    refused(&place, &ended, 1, "ended on 2027-01-15");
    let last = [&OPEN[..], &["--now", "2027-01-15T22:59:59Z"]].concat();
    assert_eq!(place.run(&last).status, 0);
}

#[test]
fn a_refused_ticket_says_why_in_every_format_for_programs() {
    let place = workplace();
    let open = [&OPEN[..], &["--now", "2027-02-01"]].concat();
    let before = place.snapshot();
    let item = place.run(&[&open[..], &["--json"]].concat()).item();
    assert_eq!(
        (&item["outcome"], &item["severity"]),
        (&json!("refused"), &Value::Null)
    );
    assert_eq!(item["why"]["severity"]["code"], "condition");
    let line = place.run(&[&open[..], &["--format", "ndjson"]].concat());
    assert_eq!(line.status, 1);
    assert_eq!(serde_json::from_str::<Value>(&line.out).unwrap(), item);
    for format in ["csv", "plain"] {
        let run = place.run(&[&open[..], &["--format", format]].concat());
        assert_eq!((run.status, run.out.lines().count()), (1, 2), "{}", run.out);
    }
    for format in ["table", "markdown"] {
        let run = place.run(&[&open[..], &["--format", format]].concat());
        assert_eq!((run.status, run.out.as_str(), errors(&run.err)), (1, "", 1));
    }
    assert_eq!(place.snapshot(), before);
}

#[test]
fn an_answer_that_cannot_be_delivered_is_told_of_and_leaves_nothing() {
    let place = workplace();
    std::fs::create_dir(place.path("dir")).unwrap();
    for (target, says) in [
        ("no/such/dir/x", "there is no such directory"),
        ("dir", "it is a directory"),
        ("acme-1.toml/x", "cannot write the answer"),
    ] {
        refused(&place, &["contract", "list", "-o", target], 3, says);
    }
    // A command that fails leaves an older answer as it was.
    place.write("answer", "older");
    refused(
        &place,
        &["contract", "show", "nobody", "-o", "answer"],
        3,
        "nobody",
    );
    refused(
        &place,
        &["notice", "-o", "answer", "--format", "svg"],
        2,
        "has no format `svg`",
    );
    assert_eq!(
        std::fs::read_to_string(place.path("answer")).unwrap(),
        "older"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_a_reader_that_left_is_none() {
    use std::process::{Command, Stdio};
    let place = workplace();
    let run = |out: Stdio| {
        Command::new(env!("CARGO_BIN_EXE_tenure"))
            .args(["program", "show", "ivanti"])
            .current_dir(place.path("."))
            .env_clear()
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(Stdio::piped())
            .output()
            .unwrap()
    };
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let full = run(full.into());
    let told = String::from_utf8(full.stderr).unwrap();
    assert_eq!((full.status.code(), errors(&told)), (Some(3), 1), "{told}");
    assert!(
        told.contains("help: ") && !told.contains("os error"),
        "{told}"
    );
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let closed = run(writer.into());
    assert_eq!(closed.status.code(), Some(0));
    assert_eq!(String::from_utf8(closed.stderr).unwrap(), "");
}

#[test]
fn hostile_text_in_arguments_is_shown_and_never_obeyed() {
    let place = workplace();
    let hostile = "\u{1b}[2J\u{202e}x\u{7}";
    for arguments in [
        &["contract", "show", hostile][..],
        &["contract", "show", "\u{1b}]0;x\u{7}.toml"],
        &["program", "show", hostile],
        &["deadlines", "--contract", hostile],
        &[
            "ticket",
            "open",
            "acme-1",
            "--subject",
            "S",
            "--severity",
            hostile,
        ],
        &["--db", hostile, "contract", "list"],
        &["-o", "no/\u{1b}[2J/x", "contract", "list"],
        &["deadlines", "--zone", hostile],
        &["deadlines", "--now", hostile],
        &["deadlines", "--kind", hostile],
        &["contract", "list", "--format", hostile],
    ] {
        let run = place.run(arguments);
        assert!([2, 3].contains(&run.status), "{arguments:?}");
        let live = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!run.err.contains(live), "{arguments:?}: {:?}", run.err);
        assert_eq!(run.out, "");
    }
}
