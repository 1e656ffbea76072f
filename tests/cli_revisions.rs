//! New editions from the command line: what they change, for which contracts, and what it means
//! that a vendor announced one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use std::path::PathBuf;

use place::{Place, Run, TERM, imagicle};
use serde_json::{Value, json};

const PROGRAMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/contracts/programs/");

/// A bundled program as a file, with lines exchanged, each of which is there.
fn edition(place: &Place, id: &str, name: &str, changes: &[(&str, &str)]) -> PathBuf {
    let mut text = std::fs::read_to_string(format!("{PROGRAMS}{id}.toml")).unwrap();
    for (line, with) in changes {
        assert!(text.contains(line), "{line}");
        text = text.replace(line, with);
    }
    place.write(name, text)
}

fn next_ivanti(place: &Place, changes: &[(&str, &str)]) -> PathBuf {
    let mut all = vec![("edition = \"after-2020\"", "edition = \"next\"")];
    all.extend(changes);
    edition(place, "ivanti", "next.toml", &all)
}

const SLOWER: &[(&str, &str)] = &[(
    "within = \"2 business hours\"",
    "within = \"3 business hours\"",
)];
const QUICKER: &[(&str, &str)] = &[(
    "within = \"2 business hours\"",
    "within = \"1 business hour\"",
)];

fn ivanti(tier: &str) -> String {
    format!(
        "program = \"ivanti\"\ntier = \"{tier}\"\nregion = \"emea\"\ncalendar = \"business\"\n{TERM}"
    )
}

fn run(place: &Place, line: &str) -> Run {
    let words: Vec<&str> = line.split(' ').collect();
    place.run(&words)
}

/// `field direction` of the items with a contract, or of those without one.
fn ways(answer: &Value, of: Option<&str>) -> Vec<String> {
    let items = answer["items"].as_array().unwrap().iter();
    let mine = items.filter(|item| item.get("contract").and_then(Value::as_str) == of);
    mine.map(|item| {
        let text = |field: &str| item[field].as_str().unwrap();
        format!("{} {}", text("kind"), text("direction"))
    })
    .collect()
}

#[test]
fn a_worse_edition_fails_and_names_the_contracts_that_it_worsens() {
    let place = Place::new();
    next_ivanti(&place, SLOWER);
    place.contract("c-standard", &ivanti("standard"));
    // This one agreed on a target of its own, and is not worse off.
    let agreed = "\n[[contract.target]]\nkind = \"first-response\"\nseverity = \"S1\"\nwithin = \"1 business hour\"\n";
    place.contract("c-agreed", &format!("{}{agreed}", ivanti("standard")));
    place.contract("c-other", &imagicle("gold", "europe"));
    let line = "program diff ivanti ./next.toml --contracts . --fail-on worse --json";
    let found = run(&place, line);
    assert_eq!(found.status, 1, "{}", found.err);
    let answer = found.json();
    assert_eq!(answer["schema"], "tenure.program-diff/1");
    assert_eq!(answer["summary"]["worse"], 2);
    assert_eq!(ways(&answer, None), ["target worse", "target worse"]);
    assert_eq!(ways(&answer, Some("c-standard")), ["target worse"]);
    assert!(ways(&answer, Some("c-agreed")).is_empty());
    assert!(ways(&answer, Some("c-other")).is_empty());
    let of_contract = &answer["items"][2];
    assert_eq!(of_contract["severities"], json!(["S1"]));
    assert_eq!(
        (of_contract["old"].as_str(), of_contract["new"].as_str()),
        (
            Some("within 2 business hours"),
            Some("within 3 business hours")
        )
    );
    assert!(
        of_contract["new_clauses"][0]
            .as_str()
            .unwrap()
            .ends_with("T18")
    );
    assert_eq!(answer["contracts"][0]["contract"], "c-standard");
    // For people the contracts stand below, under a heading of their own.
    let table = run(&place, "program diff ivanti ./next.toml --contracts .");
    assert_eq!(table.status, 0);
    let below = table
        .out
        .split("Contracts that are worse off")
        .nth(1)
        .unwrap();
    assert!(
        below.contains("c-standard") && !below.contains("c-agreed"),
        "{}",
        table.out
    );
    // Backwards it is better, and nothing fails.
    let back = run(
        &place,
        "program diff ./next.toml ivanti --contracts . --fail-on worse --json",
    );
    assert_eq!(
        (back.status, back.json()["summary"]["worse"].as_u64()),
        (0, Some(0))
    );
    assert_eq!(back.json()["summary"]["better"], 2);
}

#[test]
fn only_what_is_asked_to_fail_fails() {
    let place = Place::new();
    next_ivanti(&place, &[("days = 90", "months = 3")]);
    place.contract("c", &ivanti("enterprise"));
    let status =
        |flags: &str| run(&place, &format!("program diff ivanti ./next.toml {flags}")).status;
    assert_eq!(status("--contracts c.toml"), 0);
    let worse = run(&place, "program diff ivanti ./next.toml --fail-on worse");
    assert_eq!(worse.status, 0);
    assert!(
        worse.err.contains("1 of the changes cannot be decided"),
        "{}",
        worse.err
    );
    assert_eq!(status("--fail-on undecided"), 1);
    // The slower answer is for another tier than the contract's.
    next_ivanti(
        &place,
        &[(
            "within = \"4 business hours\"",
            "within = \"5 business hours\"",
        )],
    );
    assert_eq!(status("--fail-on contracts --contracts c.toml"), 0);
    assert_eq!(status("--fail-on worse --contracts c.toml"), 1);
    assert_eq!(status("--fail-on contracts"), 2);
    assert_eq!(
        run(&place, "program diff ivanti ivanti --fail-on undecided").status,
        0
    );
}

#[test]
fn what_cannot_be_compared_is_said_once() {
    let place = Place::new();
    next_ivanti(&place, SLOWER);
    place.contract("c", &ivanti("standard"));
    place.write("broken.toml", "format = 1\n[program]\nid = \"x\"");
    place.write("dir.toml.d", "");
    for (line, status, words) in [
        (
            "program diff kaseya ./next.toml",
            1,
            "no editions of one program",
        ),
        (
            "program diff ivanto ./next.toml",
            3,
            "did you mean `ivanti`?",
        ),
        (
            "program diff ivanti@2019 ./next.toml",
            3,
            "there is no edition `2019`",
        ),
        ("program diff ivanti ./none.toml", 3, "no such file"),
        (
            "program diff ivanti ./c.toml",
            1,
            "is a contract file, not a program's",
        ),
        ("program diff ivanti ./broken.toml", 1, "missing-key"),
        ("program diff - -", 2, "only one of the two"),
        (
            "program diff ivanti ./next.toml --contracts ./none",
            3,
            "no such file",
        ),
        ("program diff ivanti", 2, "NEW"),
    ] {
        let found = run(&place, line);
        assert_eq!(found.status, status, "{line}: {}", found.err);
        assert!(
            found.err.contains(words) && found.out.is_empty(),
            "{line}: {}",
            found.err
        );
    }
    // A contract that has no place under the new edition is worse off, and says why.
    let text = std::fs::read_to_string(place.path("next.toml")).unwrap();
    place.write(
        "next.toml",
        text.replace("[region.emea]", "[region.europe]"),
    );
    let gone = run(
        &place,
        "program diff ivanti ./next.toml --contracts c.toml --fail-on contracts --json",
    );
    assert_eq!(gone.status, 1);
    let item = gone.items_with("kind", "contract").remove(0);
    assert_eq!(
        (item["contract"].as_str(), item["direction"].as_str()),
        (Some("c"), Some("worse"))
    );
    assert!(item["because"].as_str().unwrap().contains("emea"), "{item}");
}

#[test]
fn an_edition_that_was_announced_holds_once_nobody_can_object() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    place.register(
        "old",
        &ivanti("standard")
            .replace("2026", "2020")
            .replace("2027", "2021"),
    );
    place.register("other", &imagicle("gold", "europe"));
    next_ivanti(&place, SLOWER);
    let adopt = "program adopt next.toml --notified 2026-09-10 --json";
    let before = place.snapshot();
    let dry = run(&place, &format!("{adopt} --dry-run"));
    assert_eq!(dry.status, 0, "{}", dry.err);
    assert!(dry.err.contains("nothing was recorded"));
    assert_eq!(before, place.snapshot());
    let done = run(&place, adopt);
    assert_eq!(
        done.json()["items"],
        dry.json()["items"],
        "the same planner"
    );
    let item = done.item();
    let text = |field: &str| item[field].as_str().unwrap().to_owned();
    // Thirty days from the receipt: T2.
    assert_eq!(
        [
            "contract",
            "notified",
            "object_by",
            "holds_from",
            "edition",
            "new_edition"
        ]
        .map(text),
        [
            "c",
            "2026-09-10",
            "2026-10-10",
            "2026-10-11",
            "after-2020",
            "next"
        ]
    );
    assert!(place::cites(&item, "T2"));
    assert_eq!(
        (
            item["summary"]["worse"].as_u64(),
            item["changes"][0]["kind"].as_str()
        ),
        (Some(1), Some("target"))
    );
    assert!(done.err.contains("old ended on 2021-01-15"), "{}", done.err);

    let edition = |day: &str| {
        let shown = run(
            &place,
            &format!("contract show c --json --now {day}T12:00:00Z"),
        )
        .item();
        shown["edition"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        [edition("2026-10-10"), edition("2026-10-11")],
        ["after-2020", "next"]
    );
    // A ticket keeps the edition that it was opened under.
    let limit = |day: &str| {
        let open = "ticket open c --subject s --description d --channel phone --severity S1 --json";
        let opened = run(&place, &format!("{open} --now {day}T08:00:00Z"));
        assert_eq!(opened.status, 0, "{}", opened.err);
        let number = opened.item()["ticket"].as_u64().unwrap();
        let due =
            format!("deadlines --ticket {number} --kind first-response --json --now 2026-11-30");
        run(&place, &due).item()["target"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(limit("2026-10-09"), "PT2H");
    assert_eq!(limit("2026-10-12"), "PT3H");
    // The last day to object is a date like the rest.
    let objection = |now: &str| {
        let line = format!("deadlines --kind objection --json --now {now}T12:00:00Z");
        let item = run(&place, &line).item();
        (
            item["due"].clone(),
            item["state"].clone(),
            place::cites(&item, "T2"),
        )
    };
    assert_eq!(
        objection("2026-10-09"),
        (json!("2026-10-10"), json!("open"), true)
    );
    assert_eq!(
        objection("2026-10-10"),
        (json!("2026-10-10"), json!("due"), true)
    );
    assert_eq!(
        objection("2026-10-20"),
        (json!("2026-10-10"), json!("passed"), true)
    );
    // Recorded once; undone and redone like the rest.
    let again = run(&place, "program adopt next.toml --notified 2026-09-12");
    assert!(
        again.status == 0
            && again
                .err
                .contains("was notified of that edition on 2026-09-10")
    );
    assert_eq!(run(&place, "doctor").status, 0);
    let export = run(&place, "export");
    assert!(
        export.out.contains("\"type\":\"adopt\"") && export.out.contains("\"from\":\"2026-10-11\"")
    );
    place.write("all.ndjson", &export.out);
    let copied = run(&place, "import all.ndjson --db copy.db");
    assert_eq!(copied.status, 0, "{}", copied.err);
    let copy = run(
        &place,
        "contract show c --json --db copy.db --now 2026-10-11T12:00:00Z",
    );
    assert_eq!(copy.item()["edition"], "next");
    assert_eq!(run(&place, "rebuild").status, 0);
    assert_eq!(edition("2026-10-11"), "next");
}

#[test]
fn undone_and_redone_an_adoption_counts_no_more_and_again() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    next_ivanti(&place, QUICKER);
    assert_eq!(
        run(&place, "program adopt next.toml --notified 2026-09-10").status,
        0
    );
    let edition =
        || run(&place, "contract show c --json --now 2026-12-01").item()["edition"].clone();
    assert_eq!(edition(), "next");
    assert_eq!(run(&place, "undo").status, 0);
    assert_eq!(edition(), "after-2020");
    let gone = run(&place, "deadlines --kind objection --json");
    assert_eq!(gone.json()["items"], json!([]));
    assert_eq!(run(&place, "redo").status, 0);
    assert_eq!(edition(), "next");
    let log = run(&place, "log --json");
    let first = &log.json()["items"][2];
    assert_eq!(
        first["command"],
        "tenure program adopt next.toml --notified 2026-09-10"
    );
}

/// What each vendor says of changed terms decides when they hold: T2, K25, and nothing.
#[test]
fn from_when_an_edition_holds_is_for_the_terms_to_say() {
    let place = Place::new();
    let term = "term = { start = 2026-01-16, end = 2027-01-15, renewal_months = 12 }";
    place.register(
        "k",
        &format!("program = \"kaseya\"\nzone = \"Europe/London\"\n{term}"),
    );
    place.register("i", &imagicle("gold", "europe"));
    edition(
        &place,
        "kaseya",
        "k2.toml",
        &[("edition = \"undated\"", "edition = \"2026\"")],
    );
    edition(
        &place,
        "imagicle",
        "i2.toml",
        &[("edition = \"4.1\"", "edition = \"4.2\"")],
    );
    let kaseya = run(&place, "program adopt k2.toml --notified 2026-09-10 --json").item();
    assert_eq!(kaseya["holds_from"], "2026-09-10");
    assert!(kaseya["object_by"].is_null() && kaseya["why"]["object_by"]["code"] == "unstated");
    assert!(place::cites(&kaseya, "K25") && kaseya["changes"] == json!([]));
    let imagicle = run(&place, "program adopt i2.toml --notified 2026-09-10 --json").item();
    assert_eq!(imagicle["holds_from"], "2027-01-16", "the next term");
    assert!(imagicle["object_by"].is_null());
    let reasons = imagicle["reasons"].as_array().unwrap();
    assert!(
        reasons
            .iter()
            .any(|reason| reason["step"] == "holds" && !reason["inferred"].is_null())
    );
}

#[test]
fn what_cannot_be_adopted_changes_nothing() {
    let place = Place::new();
    let none = run(&place, "program adopt x.toml --notified 2026-09-10");
    assert_eq!(none.status, 3);
    place.register("c", &ivanti("standard"));
    place.register(
        "k",
        &format!("program = \"kaseya\"\nzone = \"Europe/London\"\n{TERM}"),
    );
    place.register(
        "old",
        &ivanti("standard")
            .replace("2026", "2020")
            .replace("2027", "2021"),
    );
    next_ivanti(&place, &[]);
    edition(&place, "ivanti", "same.toml", SLOWER);
    edition(&place, "imagicle", "i.toml", &[]);
    let text = std::fs::read_to_string(place.path("next.toml")).unwrap();
    place.write(
        "gone.toml",
        text.replace("[region.emea]", "[region.europe]"),
    );
    let before = place.snapshot();
    for (line, status, words) in [
        ("next.toml --notified 2026-10-01", 1, "is after now"),
        ("next.toml --notified 2026-02-30", 2, "2026-02-30"),
        ("next.toml", 2, "--notified"),
        (
            "same.toml --notified 2026-09-10",
            1,
            "give the file an `edition` of its own",
        ),
        (
            "i.toml --notified 2026-09-10",
            1,
            "no contract in the store is under the program imagicle",
        ),
        (
            "next.toml --notified 2026-09-10 --contract k",
            1,
            "is under the program kaseya",
        ),
        (
            "next.toml --notified 2026-09-10 --contract d",
            3,
            "there is no contract `d`",
        ),
        (
            "next.toml --notified 2026-09-10 --contract old",
            1,
            "ended on 2021-01-15",
        ),
        (
            "gone.toml --notified 2026-09-10",
            1,
            "has no place for contract c",
        ),
        ("c.toml --notified 2026-09-10", 1, "not a program's"),
    ] {
        let found = run(&place, &format!("program adopt {line}"));
        assert_eq!(found.status, status, "{line}: {}", found.err);
        assert!(found.err.contains(words), "{line}: {}", found.err);
        assert_eq!(
            found.err.matches("error").count(),
            1,
            "{line}: {}",
            found.err
        );
        assert_eq!(before, place.snapshot(), "{line}");
    }
}
