//! Answers that a contract gives once for all of its tickets, and channels whose hours hang on
//! them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;
mod place;

use common::*;
use place::{KEYS, Place, cites};
use serde_json::{Value, json};
use tenure::domain::deadline::State;
use tenure::terms::program::read_program;

/// What is said of the hours of channels to a ticket.
fn coverage(ticket: &Value) -> Vec<String> {
    let remarks = ticket["remarks"].as_array().unwrap();
    let coverage = remarks.iter().filter(|remark| remark["code"] == "coverage");
    coverage
        .map(|remark| remark["message"].as_str().unwrap().to_owned())
        .collect()
}

fn open(place: &Place, more: &[&str]) -> Value {
    let open = [
        "ticket",
        "open",
        "c",
        "--subject",
        "S",
        "--description",
        "D",
        "--json",
    ];
    let run = place.run(&[&open, more].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    run.item()
}

#[test]
fn f19_the_portal_has_other_hours_where_handling_is_limited() {
    let place = Place::new();
    place.register("c", KEYS);
    let at_all_hours = [
        "phone: open in business hours, and now",
        "portal: open around the clock",
    ];
    let others = "portal: open in hours that are not stated; customers under the rules for \
                  federal authorities, or served in their own country, may have other hours";
    let severity = ["--severity", "S3"];
    assert_eq!(coverage(&open(&place, &severity)), at_all_hours);
    let none = ["--severity", "S3", "--fact", "handling=none"];
    assert_eq!(coverage(&open(&place, &none)), at_all_hours);
    for answer in ["handling=fedramp", "handling=in-country"] {
        let ticket = open(&place, &["--severity", "S3", "--fact", answer]);
        assert_eq!(coverage(&ticket), [at_all_hours[0], others]);
        let remarks = ticket["remarks"].as_array().unwrap();
        assert!(cites(&remarks[1], "F19"), "{ticket:#}");
    }
    // What the contract says goes for every ticket, unless the ticket says otherwise.
    let place = Place::new();
    place.register(
        "c",
        &format!("{KEYS}\ncircumstances = {{ handling = \"fedramp\" }}"),
    );
    assert_eq!(
        coverage(&open(&place, &severity)),
        [at_all_hours[0], others]
    );
    assert_eq!(coverage(&open(&place, &none)), at_all_hours);
}

#[test]
fn what_a_contract_answers_excludes_its_tickets_too() {
    let place = Place::new();
    place.register(
        "c",
        &format!("{KEYS}\ncircumstances = {{ scope = \"unique\" }}"),
    );
    let open = [
        "ticket",
        "open",
        "c",
        "--subject",
        "S",
        "--description",
        "D",
        "--json",
    ];
    let run = place.run(&open);
    assert_eq!(run.status, 1);
    assert_eq!(
        run.item()["findings"][0]["message"]
            .as_str()
            .unwrap()
            .split(':')
            .next(),
        Some("scope is unique")
    );
    let more = ["--fact", "scope=standard"];
    assert_eq!(place.run(&[&open[..], &more].concat()).status, 0);
}

#[test]
fn a_circumstance_that_nobody_asks_about_is_found_in_its_place() {
    let place = Place::new();
    for (keys, says, help) in [
        (
            "handing = \"fedramp\"",
            "no circumstance is called `handing`",
            "did you mean `handling`?",
        ),
        (
            "handling = \"fedrump\"",
            "no answer is called `fedrump`",
            "did you mean `fedramp`?",
        ),
        // What a severity follows from differs from ticket to ticket.
        (
            "environment = \"production\"",
            "no circumstance is called `environment`",
            "one of ",
        ),
        ("handling = 5", "a string", ""),
    ] {
        let path = place.contract("c", &format!("{KEYS}\ncircumstances = {{ {keys} }}"));
        let run = place.run(&["check", path.to_str().unwrap()]);
        assert_eq!(run.status, 1, "{keys}");
        assert!(
            run.out.contains(says) && run.out.contains(help),
            "{keys}: {}",
            run.out
        );
    }
}

const HOURS_BY_ANSWER: &str = r#"
[[target]]
kind = "first-response"
within = "4 business hours"
clause = "doc 2"
[[start]]
kind = "first-response"
channel = "phone"
clause = "doc 3"
[[circumstance]]
key = "where"
question = "Where?"
clause = "doc 4"
value = [{ id = "here", meaning = "here" }, { id = "there", meaning = "there" }]
[[coverage]]
channel = "phone"
when = { where = "there" }
hours = "unstated"
text = "the hours may be others"
clause = "doc 5"
[[coverage]]
hours = "always"
clause = "doc 6"
"#;

#[test]
fn a_report_while_nobody_knows_whether_the_phone_is_open_starts_no_clock() {
    use tenure::domain::program::Channel;
    use tenure::domain::ticket::Opening;
    let contract = Terms {
        program: HOURS_BY_ANSWER,
        ..Terms::default()
    }
    .contract();
    let reported = |answer: &str| {
        let opening = Opening {
            subject: "S".into(),
            severity: Some("B".into()),
            channel: Some(Channel::Phone),
            facts: [("where".to_owned(), answer.to_owned())].into(),
            ..Opening::default()
        };
        Case::opened(&contract, "2026-09-14 10:00", opening).response("2026-09-14 11:00")
    };
    let here = reported("here");
    assert_eq!(here.state, State::Running);
    let there = reported("there");
    assert_eq!((there.state, there.due), (State::Running, None));
    let why = there.why.unwrap();
    assert_eq!(why.message, "it is not stated when the phone is open");
    assert_eq!(json!(why.clauses), json!(["doc 5"]));
}

#[test]
fn hours_that_are_not_stated_need_words() {
    let kaseya = tenure::terms::bundled::PROGRAMS
        .iter()
        .find(|file| file.path.contains("kaseya"));
    let rule = "[[coverage]]\nchannel = \"phone\"\nhours = \"unstated\"\nclause = \"policy x\"\n";
    let (program, findings) = read_program(&format!("{}\n{rule}", kaseya.unwrap().text));
    assert!(program.is_none());
    let [finding] = findings.as_slice() else {
        panic!("{findings:#?}");
    };
    assert_eq!(finding.code, "missing-key");
    assert!(finding.help.as_deref().unwrap().contains("`text`"));
}
