//! Programs of three vendors unlike the bundled ones, from files alone: the instants are worked out
//! by hand, at weekends on which the clocks change among others.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;
mod place;

use common::{Case, Terms, target_for};
use place::Place;
use proptest::prelude::*;
use serde_json::{Value, json};
use tenure::domain::clause::WhyCode;
use tenure::domain::deadline::{Due, Kind, State};
use tenure::domain::program::TargetKind;
use tenure::domain::{Contract, Instant};
use tenure::terms::catalog::Catalog;
use tenure::terms::contract::read_contract;

const PROGRAMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/programs");

/// What a contract holds under one of the programs.
fn keys(program: &str, region: &str, tier: &str) -> String {
    let tier = match tier {
        "" => String::new(),
        tier => format!("tier = \"{tier}\"\n"),
    };
    format!(
        "program = \"{program}\"\nregion = \"{region}\"\n{tier}\
         term = {{ start = 2026-01-01, end = 2027-12-31 }}"
    )
}

/// What triage makes of a ticket, by its kind of deadline.
fn triage(keys: &str, record: &Value) -> Vec<Value> {
    let place = Place::new();
    place.contract("c", keys);
    let mut record = record.clone();
    for (field, value) in [
        ("ref", "1"),
        ("contract", "c"),
        ("subject", "s"),
        ("description", "d"),
    ] {
        record[field] = value.into();
    }
    let run = place.run_with(
        &[
            "--programs",
            PROGRAMS,
            "--now",
            "2026-12-31T00:00:00Z",
            "ticket",
            "triage",
            "-",
            "--contracts",
            "c.toml",
        ],
        &[],
        &format!("{record}\n"),
    );
    let answer: Value =
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    let deadlines = answer["deadlines"].as_array();
    deadlines.unwrap_or_else(|| panic!("{answer:#}")).clone()
}

/// When a kind of deadline is due.
fn due(deadlines: &[Value], kind: &str) -> Value {
    let found = deadlines.iter().find(|deadline| deadline["kind"] == kind);
    found.unwrap_or_else(|| panic!("{deadlines:#?}"))["due"].clone()
}

#[test]
fn every_program_checks_without_a_finding() {
    let place = Place::new();
    let run = place.run(&["check", PROGRAMS, "--format", "json"]);
    let json = run.json();
    assert_eq!(json["items"], json!([]), "{json:#}");
    assert_eq!(json["summary"]["files"], 3);
    assert_eq!(run.status, 0);
    for program in ["pulseway", "sap", "cisco"] {
        let run = place.run(&["--programs", PROGRAMS, "program", "show", program]);
        assert_eq!(run.status, 0, "{}", run.err);
    }
    let shown = |program| {
        place
            .run(&["--programs", PROGRAMS, "program", "show", program])
            .out
    };
    assert!(
        shown("sap").contains("if language is english"),
        "{}",
        shown("sap")
    );
    assert!(shown("cisco").contains("from the next business day after 13:00"));
}

/// Sunday 18:30 to Friday 18:30 in New York, where the clocks change at weekends.
#[test]
fn pulseway_counts_round_the_clock_on_weekdays() {
    for (severity, opened, wanted) in [
        // Friday 17:30 EST: an hour; three more from Sunday 18:30 EDT.
        ("2", "2026-03-06T22:30:00Z", "2026-03-09T01:30:00Z"),
        // Friday 18:00 EDT: half an hour; the rest from Sunday 18:30 EST.
        ("1", "2026-10-30T22:00:00Z", "2026-11-02T01:00:00Z"),
        // Saturday noon: from Sunday 18:30.
        ("3", "2026-06-13T16:00:00Z", "2026-06-15T06:30:00Z"),
        // Thursday 20:00: 22.5 hours to the weekend, 1.5 after it.
        ("4", "2026-06-12T00:00:00Z", "2026-06-15T00:00:00Z"),
        // Friday 18:30 is closed.
        ("1", "2026-06-12T22:30:00Z", "2026-06-15T00:30:00Z"),
        ("1", "2026-06-12T22:29:59Z", "2026-06-15T00:29:59Z"),
        // Through midnight there is no break.
        ("2", "2026-06-10T02:00:00Z", "2026-06-10T06:00:00Z"),
    ] {
        let record = json!({"severity": severity, "opened_at": opened});
        let found = triage(&keys("pulseway", "everywhere", ""), &record);
        assert_eq!(due(&found, "first-response"), wanted, "{severity} {opened}");
    }
    // Under two hours: two hours are too late.
    for (at, state) in [
        ("2026-06-15T00:30:00Z", "breached"),
        ("2026-06-15T00:29:59Z", "met"),
    ] {
        let record = json!({"severity": "1", "opened_at": "2026-06-12T22:30:00Z",
            "events": [{"type": "respond", "at": at}]});
        let found = triage(&keys("pulseway", "everywhere", ""), &record);
        assert_eq!(found[0]["state"], state, "{found:#?}");
    }
}

#[test]
fn sap_runs_around_the_clock_for_the_highest_priority_in_english_alone() {
    let keys = keys("sap", "germany", "");
    for (language, opened, wanted) in [
        // Sunday 01:30 CET; at two the clocks go on to three.
        (
            Some("english"),
            "2026-03-29T00:30:00Z",
            "2026-03-29T01:30:00Z",
        ),
        // Monday 08:00 to 09:00 CEST.
        (
            Some("other"),
            "2026-03-29T00:30:00Z",
            "2026-03-30T07:00:00Z",
        ),
        (None, "2026-03-29T00:30:00Z", "2026-03-30T07:00:00Z"),
        // Sunday 02:30, for the first time; an hour later it is half past two again.
        (
            Some("english"),
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:30:00Z",
        ),
        (
            Some("other"),
            "2026-10-25T00:30:00Z",
            "2026-10-26T08:00:00Z",
        ),
    ] {
        let mut record = json!({"severity": "very-high", "opened_at": opened});
        if let Some(language) = language {
            record["facts"] = json!({"language": language});
        }
        let found = triage(&keys, &record);
        assert_eq!(
            due(&found, "first-response"),
            wanted,
            "{language:?} {opened}"
        );
    }
    // Of the others the language says nothing.
    for language in ["english", "other"] {
        let record = json!({"severity": "high", "opened_at": "2026-03-28T12:00:00Z",
            "facts": {"language": language}});
        assert_eq!(
            due(&triage(&keys, &record), "first-response"),
            "2026-03-30T10:00:00Z"
        );
    }
}

#[test]
fn sap_has_limits_for_reaction_update_and_solution() {
    let keys = keys("sap", "germany", "");
    // Priority, opened, first reaction, answered, next update, solution.
    for (severity, language, opened, reaction, answered, update, solution) in [
        // Saturday 01:30 CET; two days of 24 hours over the change of the clocks.
        (
            "very-high",
            "english",
            "2026-03-28T00:30:00Z",
            "2026-03-28T01:30:00Z",
            "2026-03-28T22:30:00Z",
            "2026-03-29T02:30:00Z",
            "2026-03-30T00:30:00Z",
        ),
        // The same in German: Monday 08:00 CEST on; answered at 08:30, so the update is due 12:30.
        (
            "very-high",
            "other",
            "2026-03-28T00:30:00Z",
            "2026-03-30T07:00:00Z",
            "2026-03-30T06:30:00Z",
            "2026-03-30T10:30:00Z",
            "2026-03-31T16:00:00Z",
        ),
        // Friday 16:00 CET: two hours, and two on Monday CEST; updates at the same time of day.
        (
            "high",
            "other",
            "2026-03-27T15:00:00Z",
            "2026-03-30T08:00:00Z",
            "2026-03-27T15:30:00Z",
            "2026-03-30T14:30:00Z",
            "2026-04-02T16:00:00Z",
        ),
        // Friday 17:00 CEST: an hour, and seven on Monday CET.
        (
            "medium",
            "other",
            "2026-10-23T15:00:00Z",
            "2026-10-26T14:00:00Z",
            "2026-10-23T15:30:00Z",
            "2026-10-27T16:30:00Z",
            "2026-11-04T17:00:00Z",
        ),
        // Wednesday 09:00 CEST: nine hours, and seven on Thursday.
        (
            "low",
            "other",
            "2026-05-06T07:00:00Z",
            "2026-05-07T13:00:00Z",
            "2026-05-08T13:00:00Z",
            "2026-05-14T13:00:00Z",
            "2026-05-28T16:00:00Z",
        ),
    ] {
        let record = json!({"severity": severity, "opened_at": opened,
            "facts": {"language": language}, "events": [{"type": "respond", "at": answered}]});
        let found = triage(&keys, &record);
        assert_eq!(
            due(&found, "first-response"),
            reaction,
            "{severity} {language}"
        );
        assert_eq!(due(&found, "update"), update, "{severity} {language}");
        assert_eq!(due(&found, "resolution"), solution, "{severity} {language}");
        let goal = found
            .iter()
            .find(|deadline| deadline["kind"] == "resolution")
            .unwrap();
        assert_eq!(goal["committed"], false);
    }
}

#[test]
fn cisco_delivers_by_when_it_was_ordered() {
    for (tier, opened, wanted) in [
        // Sunday 01:30 CST; at two the clocks go on to three.
        ("24x7x2", "2026-03-08T07:30:00Z", "2026-03-08T09:30:00Z"),
        // Sunday 00:30 CDT; at two they go back to one.
        ("24x7x4", "2026-11-01T05:30:00Z", "2026-11-01T09:30:00Z"),
        // Friday 13:00 CST at the depot is in time, a second later is Monday, CDT.
        ("8x5x4", "2026-03-06T19:00:00Z", "2026-03-06T23:00:00Z"),
        ("8x5x4", "2026-03-06T19:00:01Z", "2026-03-09T18:00:00Z"),
        ("8x5x4", "2026-03-07T00:00:00Z", "2026-03-09T18:00:00Z"),
        ("8x5x4", "2026-03-07T18:00:00Z", "2026-03-09T18:00:00Z"),
        ("8x5x4", "2026-03-09T05:30:00Z", "2026-03-09T18:00:00Z"),
        ("8x5x4", "2026-03-09T15:00:00Z", "2026-03-09T19:00:00Z"),
        // Friday 15:00 CDT is in time for Monday, CST; a second later is as good as Monday morning.
        ("8x5xnbd", "2026-10-30T20:00:00Z", "2026-11-02T23:00:00Z"),
        ("8x5xnbd", "2026-10-30T20:00:01Z", "2026-11-03T23:00:00Z"),
        ("8x5xnbd", "2026-10-31T17:00:00Z", "2026-11-03T23:00:00Z"),
        ("8x5xnbd", "2026-11-02T13:00:00Z", "2026-11-03T23:00:00Z"),
    ] {
        let record = json!({"severity": "replacement", "opened_at": opened});
        let found = triage(&keys("cisco", "central", tier), &record);
        assert_eq!(due(&found, "resolution"), wanted, "{tier} {opened}");
    }
}

fn depot(tier: &str) -> Contract {
    let mut catalog = Catalog::empty();
    let program = std::fs::read_to_string(format!("{PROGRAMS}/cisco.toml")).unwrap();
    catalog.add(&program).unwrap();
    let text = format!(
        "format = 1\n[contract]\nid = \"c\"\ncustomer = \"C\"\n{}\n[contract.holidays]\n\
         closed = [\"2026-03-09\", \"2026-11-02\"]\n",
        keys("cisco", "central", tier)
    );
    read_contract(&text, &catalog).0.unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What is ordered later is never due earlier, over weekends, holidays and changes of the
    /// clocks; and never earlier than it was ordered.
    #[test]
    fn a_later_order_is_never_due_earlier(start in 0_i64..300, steps in prop::collection::vec(1_i64..30_000, 30)) {
        for tier in ["8x5x4", "8x5xnbd"] {
            let contract = depot(tier);
            // From 1 March 2026 on, in steps of up to some hours.
            let mut at = 1_772_323_200 + start * 86_400;
            let mut before: Option<Instant> = None;
            for step in &steps {
                at += step;
                let opened = Instant::from_seconds(at).unwrap();
                let wall = contract.zone.local(opened).format("%Y-%m-%d %H:%M:%S").to_string();
                let resolved = contract.zone.resolve(contract.zone.local(opened));
                let case = Case::new(&contract, &wall, "replacement");
                let deadline = case.deadline(Kind::Target(TargetKind::Resolution), &wall);
                let Some(Due::At(due)) = deadline.due else { panic!("{deadline:?}") };
                prop_assert!(due > resolved);
                // A wall time that comes twice means its first.
                if resolved == opened {
                    prop_assert!(before.is_none_or(|before| before <= due), "{wall}");
                    before = Some(due);
                }
            }
        }
    }
}

/// A question for two severities' targets.
const LANGUAGE: &str = "[[circumstance]]\nkey = \"language\"\nquestion = \"?\"\nclause = \"doc 1\"\n\
    value = [ { id = \"english\", meaning = \"e\" }, { id = \"german\", meaning = \"g\" }, \
    { id = \"other\", meaning = \"o\" } ]\n";

#[test]
fn an_answer_that_nobody_gave_leaves_the_limit_open_where_no_other_holds() {
    let english = target_for(
        "A",
        "when = { language = \"english\" }\nwithin = \"1 elapsed hour\"",
    );
    let german = target_for(
        "A",
        "when = { language = [\"german\", \"other\"] }\nwithin = \"2 elapsed hours\"",
    );
    let program = format!("{LANGUAGE}{english}{german}");
    let terms = Terms {
        program: &program,
        ..Terms::default()
    };
    let contract = terms.contract();
    let opening = "2026-09-14 10:00";
    let open = Case::new(&contract, opening, "A").response(opening);
    assert_eq!((open.state, open.due), (State::NotStarted, None));
    let why = open.why.unwrap();
    assert_eq!(why.code, WhyCode::Condition);
    assert!(why.message.contains("language"), "{}", why.message);
    let answered = Case::new(&contract, opening, "A")
        .answered(opening)
        .response(opening);
    assert_eq!(answered.state, State::Met);
    let told = |language: &str| {
        let facts = [("language".to_owned(), language.to_owned())]
            .into_iter()
            .collect();
        let what = tenure::domain::ticket::What::Classify {
            facts,
            severity: None,
            by: None,
        };
        Case::new(&contract, opening, "A").then(opening, what).due()
    };
    assert_eq!(told("english"), "2026-09-14 11:00");
    assert_eq!(told("german"), "2026-09-14 12:00");
    assert_eq!(told("other"), "2026-09-14 12:00");
    // What a contract agreed goes before the program, answer for answer.
    let own = "[[contract.target]]\nkind = \"first-response\"\nseverity = \"A\"\n\
               when = { language = \"english\" }\nwithin = \"30 elapsed minutes\"\n";
    let terms = Terms {
        program: &program,
        tables: own,
        ..Terms::default()
    };
    let contract = terms.contract();
    let told = |language: &str| {
        let facts = [("language".to_owned(), language.to_owned())]
            .into_iter()
            .collect();
        let what = tenure::domain::ticket::What::Classify {
            facts,
            severity: None,
            by: None,
        };
        Case::new(&contract, opening, "A").then(opening, what).due()
    };
    assert_eq!(
        (told("english").as_str(), told("german").as_str()),
        ("2026-09-14 10:30", "2026-09-14 12:00")
    );
}

#[test]
fn a_limit_that_is_taken_for_want_of_an_answer_says_so() {
    let english = target_for(
        "A",
        "when = { language = \"english\" }\nwithin = \"1 elapsed hour\"",
    );
    let program = format!(
        "{LANGUAGE}{english}{}",
        target_for("A", "within = \"1 business hour\"")
    );
    let terms = Terms {
        program: &program,
        ..Terms::default()
    };
    let contract = terms.contract();
    let opening = "2026-09-14 18:00";
    let response = Case::new(&contract, opening, "A").response(opening);
    let reason = response
        .reasons
        .iter()
        .find(|reason| reason.step == "unanswered")
        .unwrap();
    assert!(reason.text.contains("language"), "{}", reason.text);
}

#[test]
fn rules_that_could_both_hold_and_hours_that_are_none_are_errors() {
    let place = Place::new();
    let codes = |tables: &str| {
        let text = format!(
            "format = 1\n[program]\nid = \"own\"\nname = \"Own\"\nvendor = \"Vendor\"\nedition = \"1\"\n\
             [[source]]\nid = \"doc\"\ntitle = \"Doc\"\n[[severity]]\nid = \"A\"\nname = \"A\"\n\
             clause = \"doc 1\"\n{LANGUAGE}{tables}"
        );
        place.write("p.toml", text);
        let json = place.run(&["check", "p.toml", "--format", "json"]).json();
        let items = json["items"].as_array().unwrap().clone();
        let codes = items
            .iter()
            .map(|item| item["code"].as_str().unwrap().to_owned());
        codes.collect::<Vec<_>>()
    };
    let rule = |keys: &str| target_for("A", &format!("{keys}\nwithin = \"1 business hour\""));
    let english = rule("when = { language = \"english\" }");
    assert!(codes(&(english.clone() + &rule(""))).is_empty());
    assert!(codes(&(english.clone() + &rule("when = { language = \"other\" }"))).is_empty());
    for (tables, code) in [
        (
            english.clone() + &rule("when = { language = [\"other\", \"english\"] }"),
            "overlapping-rules",
        ),
        (rule("") + &rule(""), "overlapping-rules"),
        (rule("when = { languge = \"english\" }"), "unknown-fact"),
        (rule("when = { language = \"englisch\" }"), "unknown-value"),
        (rule("cut_off = \"25:00\""), "bad-hours"),
        (rule("cut_off = \"1 pm\""), "bad-hours"),
        (
            rule("cut_off = \"13:00\"").replace("first-response", "update"),
            "cut-off",
        ),
    ] {
        assert_eq!(codes(&tables), [code], "{tables}");
    }
}
