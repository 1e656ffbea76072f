//! Classification from the command line: what is shown, who may decide, the history, languages.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use std::collections::BTreeSet;

use place::{KEYS, Place, TERM, cites, imagicle};
use serde_json::{Value, json};
use tenure::domain::Program;
use tenure::terms::catalog::Catalog;
use tenure::terms::program::read_program;

/// A store with a ticket under each bundled program, opened without facts: 1 to 3.
fn furnished() -> Place {
    let place = Place::new();
    place.register("i", KEYS);
    place.register("k", &format!("program = \"kaseya\"\n{TERM}"));
    place.register("g", &imagicle("gold", "europe"));
    for contract in ["i", "k", "g"] {
        let at = "2026-09-30T09:00";
        let open = [
            "ticket",
            "open",
            contract,
            "--subject",
            "S",
            "--description",
            "D",
            "--at",
            at,
        ];
        assert_eq!(place.run(&open).status, 0, "{contract}");
    }
    place
}

fn texts<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let list = list.as_array().unwrap().iter();
    list.map(|entry| entry[field].as_str().unwrap()).collect()
}

#[test]
fn without_a_terminal_it_shows_what_is_known_what_is_open_and_what_answers_mean() {
    let place = furnished();
    let command = ["ticket", "classify", "2", "--fact", "loss=significant"];
    let item = place.run(&[&command[..], &["--json"]].concat()).item();
    assert_eq!(item["possible"], json!(["2", "3"]));
    assert_eq!(item["missing"], json!(["production", "integrity"]));
    assert_eq!(
        texts(&item["questions"], "fact"),
        ["production", "integrity"]
    );
    assert_eq!(item["known"][0]["answers"][0]["value"], "significant");
    let answers = &item["questions"][0]["answers"];
    assert_eq!(
        texts(answers, "value"),
        ["critical", "major", "some", "none"]
    );
    assert_eq!(answers[0]["meaning"], "it stands still");
    let run = place.run(&["ticket", "classify", "2"]);
    for shown in [
        "Known",
        "an important part of the application is lost",
        "Still open",
        "How hard is production hit?",
        "it stands still",
        "2, 3",
    ] {
        assert!(run.out.contains(shown), "{shown}: {}", run.out);
    }
    assert!(
        !run.out.contains("little is lost"),
        "an answer that was not given: {}",
        run.out
    );
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let markdown = place.run(&["ticket", "classify", "2", "--format", "markdown"]);
    assert!(markdown.out.contains("## Still open"), "{}", markdown.out);
}

#[test]
fn who_sets_a_severity_is_checked_as_the_terms_have_it() {
    let place = furnished();
    let set = |ticket: &str, severity: &str, by: &str| {
        let command = [
            "ticket",
            "classify",
            ticket,
            "--severity",
            severity,
            "--by",
            by,
            "--json",
        ];
        place.run(&command)
    };
    // The ticket, a severity, who sets it, and the rule that is warned with, if any.
    for (ticket, severity, by, warned) in [
        ("1", "S2", "both", None),
        ("1", "S2", "both:Anna and Ben", None),
        ("1", "S3", "vendor", Some("T13")),
        ("1", "S2", "customer", Some("C13")),
        ("2", "1", "vendor", None),
        ("2", "1", "both", None),
        ("2", "2", "customer", Some("K6")),
        ("2", "2", "Anna", Some("K17")),
        ("3", "P1", "vendor:Anna", None),
        ("3", "P2", "both", None),
        ("3", "P2", "Anna", Some("G9")),
    ] {
        let run = set(ticket, severity, by);
        assert_eq!(run.status, 0, "{by}: {}", run.err);
        let warnings = &run.json()["warnings"];
        match warned {
            None => assert_eq!(*warnings, json!([]), "{ticket} {by}"),
            Some(rule) => {
                assert_eq!(warnings[0]["code"], "who-decides");
                assert!(cites(&warnings[0], rule), "{ticket} {by}: {warnings}");
            }
        }
        assert_eq!(
            (&run.item()["severity"], &run.item()["by"]),
            (&json!(severity), &json!(by))
        );
    }
    let before = place.snapshot();
    let run = set("3", "P4", "customer");
    assert_eq!(run.status, 1);
    assert!(
        run.err.contains("guide tickets G9") && run.err.contains("--by vendor"),
        "{}",
        run.err
    );
    assert_eq!(place.snapshot(), before);
    // Facts are anybody's to give: the criteria decide.
    let facts = [
        "ticket",
        "classify",
        "3",
        "--fact",
        "running=endangered",
        "--by",
        "customer",
    ];
    assert_eq!(place.run(&facts).status, 0);
}

#[test]
fn a_severity_that_nobody_set_is_warned_of_and_a_by_that_sets_nothing_is_refused() {
    let place = furnished();
    let run = place.run(&["ticket", "classify", "2", "--severity", "1", "--json"]);
    assert!(
        run.json()["warnings"][0]["message"]
            .as_str()
            .unwrap()
            .contains("not said who")
    );
    // Formats without a place for warnings have them on standard error.
    for format in ["plain", "csv", "ndjson"] {
        let command = [
            "ticket",
            "classify",
            "2",
            "--severity",
            "1",
            "--format",
            format,
        ];
        assert!(place.run(&command).err.contains("not said who"), "{format}");
    }
    let before = place.snapshot();
    for by in [&["--by", "vendor"][..], &["--severity", "1", "--by", " "]] {
        let run = place.run(&[&["ticket", "classify", "2"][..], by].concat());
        assert_eq!(run.status, 2, "{by:?}");
    }
    let long = "n".repeat(201);
    let command = ["ticket", "classify", "2", "--severity", "1", "--by", &long];
    assert_eq!(place.run(&command).status, 2);
    assert_eq!(place.snapshot(), before);
    let command = [
        "ticket",
        "classify",
        "2",
        "--severity",
        "1",
        "--by",
        "\u{1b}[2J",
    ];
    let run = place.run(&command);
    assert!(
        !run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'),
        "{}",
        run.out
    );
}

#[test]
fn a_ticket_tells_the_history_of_its_severity() {
    let place = furnished();
    let at = |arguments: &[&str], at: &str| {
        let run = place.run(&[&["ticket", "classify", "3"][..], arguments, &["--at", at]].concat());
        assert_eq!(run.status, 0, "{}", run.err);
    };
    at(
        &[
            "--fact",
            "running=interrupted",
            "--fact",
            "performance=loss",
        ],
        "2026-09-30T10:00",
    );
    at(
        &["--severity", "P1", "--by", "vendor:Anna"],
        "2026-09-30T11:00",
    );
    at(
        &[
            "--fact",
            "running=continuous",
            "--fact",
            "performance=no-loss",
            "--by",
            "both",
        ],
        "2026-09-30T12:00",
    );
    let item = place.run(&["ticket", "show", "3", "--json"]).item();
    let history = item["severity_history"].as_array().unwrap();
    let row = |at: usize| {
        let row = &history[at];
        json!([
            row["at"],
            row["from"],
            row["to"],
            row["criterion"],
            row["by"]
        ])
    };
    assert_eq!(history.len(), 3);
    assert_eq!(
        row(0),
        json!(["2026-09-30T08:00:00Z", null, "P2", "interrupted", null])
    );
    assert_eq!(
        row(1),
        json!(["2026-09-30T09:00:00Z", "P2", "P1", null, "vendor:Anna"])
    );
    assert_eq!(
        row(2),
        json!(["2026-09-30T10:00:00Z", "P1", "P4", "no-loss", "both"])
    );
    assert!(history.iter().all(|row| cites(row, "G6")));
    assert!(history[0]["inferred"].is_string() && history[1]["inferred"].is_null());
    assert_eq!(item["severity_label"], "Low");
    let table = place.run(&["ticket", "show", "3", "--lang", "de"]).out;
    for shown in [
        "Hoch",
        "Kritisch",
        "Gering",
        "vendor:Anna",
        "sie läuft nicht ohne Unterbrechung",
    ] {
        assert!(table.contains(shown), "{shown}: {table}");
    }
    // What is asked of a past instant knows nothing later.
    let early = place
        .run(&[
            "ticket",
            "show",
            "3",
            "--json",
            "--now",
            "2026-09-30T09:30:00Z",
        ])
        .item();
    assert_eq!(early["severity_history"].as_array().unwrap().len(), 2);
}

#[test]
fn words_are_in_the_language_asked_for_and_ids_are_not() {
    let place = furnished();
    let show = |lang: &str| {
        let run = place.run(&["program", "show", "ivanti", "--lang", lang, "--json"]);
        assert_eq!(run.status, 0, "{lang}: {}", run.err);
        run.item()
    };
    for (lang, severity, tier) in [
        ("en", "Critical", "Enterprise"),
        ("de", "Dringend", "Enterprise"),
        ("es", "Urgente", "Enterprise"),
        ("ru", "Критический", "Корпоративный"),
        ("DE", "Dringend", "Enterprise"),
    ] {
        let item = show(lang);
        let label = |id: &str| {
            let names = item["names"].as_array().unwrap();
            names.iter().find(|name| name["id"] == id).unwrap()["label"].clone()
        };
        assert_eq!(
            (label("S1"), label("enterprise")),
            (json!(severity), json!(tier)),
            "{lang}"
        );
        assert_eq!(
            texts(&item["facts"], "key"),
            texts(&show("en")["facts"], "key")
        );
        assert_eq!(
            item["facts"][0]["values"],
            json!(["error", "question", "enhancement"])
        );
    }
    assert_eq!(show("en")["languages"], json!(["de", "en", "es", "ru"]));
    // The Russian terms do not know this tier, and the others have no word in Spanish at all.
    let names = show("ru")["names"].clone();
    assert!(texts(&names, "label").contains(&"Success Squad"));
    let item = place
        .run(&["ticket", "classify", "2", "--lang", "es", "--json"])
        .item();
    assert_eq!(item["questions"][0]["question"], "How much is lost?");
    let item = place
        .run(&["ticket", "classify", "2", "--lang", "de", "--json"])
        .item();
    assert_eq!(
        item["questions"][0]["question"],
        "Wie viel ist ausgefallen?"
    );
    for command in [
        &["program", "show", "kaseya"][..],
        &["ticket", "show", "1"],
        &["ticket", "classify", "1"],
        &["ticket", "classify", "1", "--severity", "S1"],
    ] {
        let before = place.snapshot();
        let run = place.run(&[command, &["--lang", "xx"]].concat());
        assert_eq!(run.status, 2, "{command:?}");
        assert!(
            run.err.contains("one of `de`, `en`, `es` and `ru`"),
            "{}",
            run.err
        );
        assert_eq!(place.snapshot(), before);
    }
}

#[test]
fn a_program_says_who_decides() {
    let place = Place::new();
    for (id, who, others, rule) in [
        ("ivanti", "both", "warn", "T13"),
        ("kaseya", "vendor", "warn", "K17"),
        ("imagicle", "vendor", "refuse", "G9"),
    ] {
        let decides = place.run(&["program", "show", id, "--json"]).item()["decides"].clone();
        assert_eq!(
            (&decides["who"], &decides["others"]),
            (&json!(who), &json!(others))
        );
        assert!(cites(&decides, rule) && cites(&decides, "C13"), "{decides}");
        assert!(
            decides["inferred"].is_string(),
            "{id}: what others may do is our reading"
        );
        let table = place.run(&["program", "show", id]).out;
        assert!(table.contains("Who decides a severity"), "{table}");
    }
}

/// The program as somebody who knows this language sees it: everything that has an own word.
fn words(program: &Program, language: &str) -> BTreeSet<String> {
    let words = &program.labels.0[language];
    let nested = |kind: &'static str, all: &std::collections::BTreeMap<String, _>| -> Vec<String> {
        let all: &std::collections::BTreeMap<String, std::collections::BTreeMap<String, String>> =
            all;
        all.iter()
            .flat_map(|(outer, inner)| inner.keys().map(move |key| format!("{kind} {outer} {key}")))
            .collect()
    };
    let flat = words.severities.keys().map(|key| format!("severity {key}"));
    let flat = flat.chain(words.questions.keys().map(|key| format!("question {key}")));
    let exclusions = words.exclusions.keys();
    flat.chain(exclusions.map(|id| format!("exclusion {id}")))
        .chain(nested("answer", &words.answers))
        .chain(nested("criterion", &words.criteria))
        .collect()
}

#[test]
fn bundled_languages_are_those_of_the_sources_and_leave_nothing_out() {
    let catalog = Catalog::bundled();
    for (id, languages) in [
        ("ivanti", &["de", "es", "ru"][..]),
        ("kaseya", &["de"]),
        ("imagicle", &["de"]),
    ] {
        let program = catalog.latest(id).unwrap();
        assert_eq!(
            program.labels.languages().collect::<Vec<_>>(),
            languages,
            "{id}"
        );
        let mut all = BTreeSet::new();
        for severity in &program.severities {
            all.insert(format!("severity {}", severity.id));
            let criteria = severity.criteria.iter();
            all.extend(criteria.map(|c| format!("criterion {} {}", severity.id, c.id)));
        }
        let exclusions = program.entitlement.exclusions.iter();
        all.extend(exclusions.map(|e| format!("exclusion {}", e.id.as_ref().unwrap())));
        let circumstances = program.circumstances.iter().map(|asked| &asked.fact);
        for fact in program.facts.iter().chain(circumstances) {
            all.insert(format!("question {}", fact.key));
            all.extend(
                fact.values
                    .iter()
                    .map(|v| format!("answer {} {}", fact.key, v.id)),
            );
        }
        for language in languages {
            assert_eq!(words(&program, language), all, "{id} {language}");
        }
    }
}

#[test]
fn a_word_for_nothing_and_a_language_that_is_none_are_found() {
    let kaseya = tenure::terms::bundled::PROGRAMS
        .iter()
        .find(|file| file.path.contains("kaseya"));
    let text = kaseya.unwrap().text;
    for (more, code, help) in [
        (
            "[label.fr.severity]\n\"9\" = \"x\"",
            "unknown-severity",
            "one of",
        ),
        (
            "[label.fr.tier]\ngold = \"x\"",
            "unknown-tier",
            "there is no tier",
        ),
        ("[label.fr.question]\nlos = \"x\"", "unknown-fact", "`loss`"),
        (
            "[label.fr.answer.los]\ntotal = \"x\"",
            "unknown-fact",
            "`loss`",
        ),
        (
            "[label.fr.answer.loss]\ntotl = \"x\"",
            "unknown-value",
            "`total`",
        ),
        (
            "[label.fr.criterion.1]\ndwn = \"x\"",
            "unknown-criterion",
            "`down`",
        ),
        (
            "[label.fr.question]\nreachabl = \"x\"",
            "unknown-fact",
            "`reachable`",
        ),
        (
            "[label.fr.answer.reachable]\nyes = \"x\"",
            "unknown-value",
            "`no`",
        ),
        (
            "[label.fr.exclusion]\nsevral = \"x\"",
            "unknown-exclusion",
            "`several`",
        ),
        (
            "[label.fr.criterion.7]\ndown = \"x\"",
            "unknown-severity",
            "one of",
        ),
        ("[label.en.severity]\n1 = \"x\"", "bad-value", "English"),
        ("[label.french.severity]\n1 = \"x\"", "bad-value", "ISO 639"),
        (
            "[label.fr]\nseverities = { 1 = \"x\" }",
            "unknown-key",
            "`severity`",
        ),
    ] {
        let text = format!("{text}\n{more}\n");
        let (program, findings) = read_program(&text);
        assert!(program.is_none(), "{more}");
        assert_eq!(findings.len(), 1, "{more}: {findings:#?}");
        assert_eq!(findings[0].code, code, "{more}");
        assert!(
            findings[0].help.as_deref().unwrap().contains(help),
            "{more}: {findings:#?}"
        );
        let begin = text.len() - more.len() - 1;
        assert!(findings[0].span.start >= begin, "{more}: {findings:#?}");
    }
    let (program, findings) = read_program(&format!("{text}\n[label.fr.severity]\n1 = \"Un\"\n"));
    assert!(findings.is_empty());
    assert_eq!(
        program.unwrap().labels.languages().collect::<Vec<_>>(),
        ["de", "fr"]
    );
}
