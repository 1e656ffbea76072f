//! The life of a ticket from the binary: every verb, and every step that a state forbids.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{Place, Run, TERM, cites, imagicle};
use serde_json::{Value, json};

fn kaseya() -> String {
    format!("program = \"kaseya\"\nzone = \"Europe/London\"\n{TERM}")
}

/// A place with one open ticket under a contract with these keys, opened on 1 September at 10:00.
fn opened(keys: &str, severity: &str) -> Place {
    let place = Place::new();
    place.register("c", keys);
    let open = [
        "ticket",
        "open",
        "c",
        "--subject",
        "S",
        "--description",
        "D",
        "--severity",
        severity,
        "--at",
        "2026-09-01T10:00",
        "--now",
        "2026-09-01T10:00",
        "--json",
    ];
    let run = place.run(&open);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(run.item()["ticket"], 1);
    place
}

/// A step of ticket 1 at a wall time, as of then.
fn step(place: &Place, words: &[&str], at: &str) -> Run {
    let (verb, rest) = words.split_first().unwrap();
    let mut all = vec!["ticket", verb, "1"];
    all.extend(rest);
    all.extend(["--at", at, "--now", at, "--json"]);
    place.run(&all)
}

fn done(place: &Place, words: &[&str], at: &str) -> Value {
    let run = step(place, words, at);
    assert_eq!(run.status, 0, "{words:?} {at}: {}", run.err);
    run.item()
}

/// Whether a step is refused with status 1 and these words, and nothing changes.
fn refused(place: &Place, words: &[&str], at: &str, says: &str) {
    let before = place.snapshot();
    let run = step(place, words, at);
    assert_eq!(run.status, 1, "{words:?} {at}: {}{}", run.out, run.err);
    assert_eq!(run.out, "");
    assert!(run.err.contains(says), "{words:?} {at}: {}", run.err);
    assert!(run.err.contains("help: "), "{}", run.err);
    assert_eq!(place.snapshot(), before);
}

fn status(place: &Place, now: &str) -> Value {
    place
        .run(&["ticket", "show", "1", "--now", now, "--json"])
        .item()["status"]
        .clone()
}

/// Every verb with what it needs.
const VERBS: [&[&str]; 11] = [
    &["report", "--channel", "phone"],
    &["classify", "--severity", "3"],
    &["respond"],
    &["update"],
    &["wait"],
    &["resume"],
    &["escalate", "--role", "manager"],
    &["resolve"],
    &["reopen"],
    &["close"],
    &["note", "--text", "called"],
];

#[test]
fn a_ticket_lives_from_its_report_to_its_end() {
    let place = opened(&kaseya(), "2");
    done(
        &place,
        &["report", "--channel", "phone"],
        "2026-09-01T10:05",
    );
    assert_eq!(
        done(&place, &["respond"], "2026-09-01T11:00")["responded_at"],
        "2026-09-01T10:00:00Z"
    );
    done(&place, &["update"], "2026-09-01T12:00");
    let waiting = done(
        &place,
        &["wait", "--for", "third-party"],
        "2026-09-01T13:00",
    );
    assert_eq!(
        (&waiting["status"], &waiting["waiting_for"]),
        (&json!("waiting"), &json!("third-party"))
    );
    let resumed = done(&place, &["resume"], "2026-09-01T14:00");
    assert_eq!(
        (&resumed["status"], resumed.get("waiting_for")),
        (&json!("open"), None)
    );
    assert_eq!(
        done(&place, &["wait"], "2026-09-01T14:10")["waiting_for"],
        "customer"
    );
    done(&place, &["resume"], "2026-09-01T14:20");
    assert_eq!(
        done(
            &place,
            &["escalate", "--role", "manager"],
            "2026-09-01T15:00"
        )["role"],
        "manager"
    );
    let noted = done(
        &place,
        &["note", "--text", "rang \u{1b}[1m twice"],
        "2026-09-01T15:30",
    );
    assert_eq!(noted["notes"][0]["text"], "rang \u{1b}[1m twice");
    let resolved = done(
        &place,
        &["resolve", "--reason", "fixed"],
        "2026-09-01T16:00",
    );
    assert_eq!(
        (
            &resolved["status"],
            &resolved["reason"],
            &resolved["resolved_at"]
        ),
        (
            &json!("resolved"),
            &json!("fixed"),
            &json!("2026-09-01T15:00:00Z")
        )
    );
    let reopened = done(
        &place,
        &["reopen", "--text", "it came back"],
        "2026-09-02T09:00",
    );
    assert_eq!(
        (
            &reopened["status"],
            reopened.get("resolved_at"),
            reopened.get("reason")
        ),
        (&json!("open"), None, None)
    );
    done(&place, &["resolve"], "2026-09-02T10:00");
    let closed = done(&place, &["close"], "2026-09-02T11:00");
    assert_eq!(
        (&closed["status"], &closed["closed_at"]),
        (&json!("closed"), &json!("2026-09-02T10:00:00Z"))
    );
}

#[test]
fn nothing_happens_to_a_closed_ticket() {
    let place = opened(&kaseya(), "2");
    done(&place, &["close"], "2026-09-01T11:00");
    for verb in VERBS {
        refused(
            &place,
            verb,
            "2026-09-01T12:00",
            "ticket 1 is closed since 2026-09-01T11:00:00+01:00",
        );
    }
    let place = opened(&kaseya(), "2");
    done(&place, &["resolve"], "2026-09-01T11:00");
    for verb in VERBS {
        refused(
            &place,
            verb,
            "2026-09-08T11:00:01",
            "ticket 1 is closed: it was resolved, and 7 calendar days passed",
        );
        refused(&place, verb, "2026-09-08T11:00:01", "policy closing K16");
    }
}

#[test]
fn each_state_refuses_what_it_forbids_and_allows_the_rest() {
    type Setup = &'static [(&'static [&'static str], &'static str)];
    let states: [(Setup, &[&str]); 3] = [
        (&[], &["resume", "reopen"]),
        (&[(&["wait"], "2026-09-01T11:00")], &["wait", "reopen"]),
        (
            &[(&["resolve"], "2026-09-01T11:00")],
            &["report", "respond", "wait", "resume", "escalate", "resolve"],
        ),
    ];
    for (setup, forbidden) in states {
        for verb in VERBS {
            let place = opened(&kaseya(), "2");
            for (words, at) in setup {
                done(&place, words, at);
            }
            if forbidden.contains(&verb[0]) {
                refused(
                    &place,
                    verb,
                    "2026-09-01T12:00",
                    &format!("cannot {} ticket 1: it", verb[0]),
                );
            } else {
                done(&place, verb, "2026-09-01T12:00");
            }
        }
    }
}

#[test]
fn a_held_ticket_goes_on_when_it_is_complete() {
    let place = Place::new();
    place.register("c", &kaseya());
    let open = [
        "ticket",
        "open",
        "c",
        "--subject",
        "S",
        "--severity",
        "2",
        "--now",
        "2026-09-01T10:00",
        "--json",
    ];
    assert_eq!(place.run(&open).item()["status"], "held");
    assert_eq!(
        done(&place, &["respond"], "2026-09-01T10:30")["status"],
        "held"
    );
    refused(&place, &["resume"], "2026-09-01T10:40", "it does not wait");
    let complete = done(
        &place,
        &["report", "--channel", "portal", "--description", "D"],
        "2026-09-01T11:00",
    );
    assert_eq!(
        (&complete["status"], &complete["outcome"]),
        (&json!("open"), &json!("warned"))
    );
}

#[test]
fn events_come_in_the_order_in_which_they_happen() {
    let place = opened(&kaseya(), "2");
    let early = [
        "ticket",
        "respond",
        "1",
        "--at",
        "2026-09-01T09:59:59",
        "--now",
        "2026-09-02",
    ];
    let run = place.run(&early);
    assert_eq!(run.status, 1);
    assert!(
        run.err.contains("before ticket 1 was opened"),
        "{}",
        run.err
    );
    done(&place, &["wait"], "2026-09-01T12:00");
    refused(
        &place,
        &["respond"],
        "2026-09-01T11:59:59",
        "before the last event of ticket 1",
    );
    done(&place, &["respond"], "2026-09-01T12:00");
    let early = [
        "ticket",
        "respond",
        "1",
        "--at",
        "2026-09-02T12:00",
        "--now",
        "2026-09-02T11:59",
    ];
    let run = place.run(&early);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("in the future"), "{}", run.err);
}

#[test]
fn an_event_that_now_does_not_see_yet_still_comes_after() {
    let place = opened(&kaseya(), "2");
    done(&place, &["close"], "2026-09-05T12:00");
    assert_eq!(status(&place, "2026-09-04T12:00"), "open", "not known yet");
    refused(
        &place,
        &["respond"],
        "2026-09-04T12:00",
        "before the last event of ticket 1",
    );
}

#[test]
fn a_resolved_ticket_can_be_reopened_for_seven_calendar_days_and_then_never() {
    // K16: resolved on 1 March at 10:00, reopened until 8 March at 10:00, then closed.
    let keys = kaseya().replace("2026-01-16", "2025-01-16");
    let setup = || {
        let place = Place::new();
        place.register("c", &keys);
        let open = [
            "ticket",
            "open",
            "c",
            "--subject",
            "S",
            "--description",
            "D",
            "--severity",
            "2",
            "--now",
            "2026-02-27T10:00",
        ];
        assert_eq!(place.run(&open).status, 0);
        done(&place, &["resolve"], "2026-03-01T10:00");
        place
    };
    let place = setup();
    assert_eq!(status(&place, "2026-03-08T10:00"), "resolved");
    assert_eq!(status(&place, "2026-03-08T10:00:01"), "closed");
    let kinds = ["reopen-until", "auto-close"];
    for kind in kinds {
        let run = place.run(&[
            "deadlines",
            "--ticket",
            "1",
            "--kind",
            kind,
            "--now",
            "2026-03-02",
            "--json",
        ]);
        assert_eq!(run.item()["due"], "2026-03-08T10:00:00Z", "{kind}");
        assert!(cites(&run.item(), "K16"));
    }
    refused(
        &place,
        &["reopen"],
        "2026-03-08T10:00:01",
        "open a new ticket",
    );
    done(&setup(), &["reopen"], "2026-03-08T10:00");
}

#[test]
fn silence_closes_a_ticket_and_an_update_breaks_it() {
    let place = opened(&kaseya(), "2");
    done(&place, &["resolve"], "2026-09-01T11:00");
    done(&place, &["update"], "2026-09-06T11:00");
    assert_eq!(status(&place, "2026-09-13T11:00"), "resolved");
    assert_eq!(status(&place, "2026-09-13T11:00:01"), "closed");
    refused(
        &place,
        &["reopen"],
        "2026-09-08T11:00:01",
        "could be reopened until 2026-09-08T11:00:00+01:00",
    );
    done(&place, &["reopen"], "2026-09-08T11:00");
}

#[test]
fn reasons_and_roles_come_from_the_program() {
    let place = opened(&kaseya(), "2");
    let before = place.snapshot();
    let run = step(
        &place,
        &["resolve", "--reason", "as-documentd"],
        "2026-09-01T11:00",
    );
    assert_eq!(run.status, 3);
    assert!(
        run.err.contains("did you mean `as-documented`?"),
        "{}",
        run.err
    );
    assert_eq!(place.snapshot(), before);
    let place = opened(&imagicle("gold", "europe"), "P2");
    let run = step(&place, &["escalate", "--role", "boss"], "2026-09-01T11:00");
    assert_eq!(run.status, 3);
    assert!(run.err.contains("`co-ceo-and-cto`"), "{}", run.err);
    done(
        &place,
        &["escalate", "--role", "team-leader"],
        "2026-09-01T11:00",
    );
    done(
        &place,
        &["resolve", "--reason", "whatever"],
        "2026-09-01T12:00",
    );
}

#[test]
fn a_dry_run_of_a_step_shows_it_and_records_nothing() {
    for verb in VERBS
        .iter()
        .filter(|verb| !["resume", "reopen"].contains(&verb[0]))
    {
        let place = opened(&kaseya(), "2");
        let before = place.snapshot();
        let mut words = verb.to_vec();
        words.push("--dry-run");
        let run = step(&place, &words, "2026-09-01T11:00");
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(run.err.contains("nothing was recorded"), "{}", run.err);
        assert_eq!(place.snapshot(), before);
    }
    let place = opened(&kaseya(), "2");
    refused(
        &place,
        &["reopen", "--dry-run"],
        "2026-09-01T11:00",
        "cannot reopen ticket 1",
    );
}

#[test]
fn a_step_needs_its_words() {
    let place = opened(&kaseya(), "2");
    let wrong: [&[&str]; 6] = [
        &["ticket", "escalate", "1"],
        &["ticket", "note", "1"],
        &["ticket", "note", "1", "--text", ""],
        &["ticket", "escalate", "1", "--role", ""],
        &["ticket", "wait", "1", "--for", "nobody"],
        &["ticket", "respond", "one"],
    ];
    for words in wrong {
        assert_eq!(place.run(words).status, 2, "{words:?}");
    }
    assert_eq!(place.run(&["ticket", "respond", "7"]).status, 3);
}

/// Opens a ticket under contract `c` with more words, at ten on 1 September.
fn open_with(place: &Place, words: &[&str]) -> Run {
    let mut all = vec![
        "ticket",
        "open",
        "c",
        "--subject",
        "S",
        "--description",
        "D",
    ];
    all.extend(words);
    all.extend(["--now", "2026-09-01T10:00", "--json"]);
    place.run(&all)
}

fn codes(item: &Value, field: &str) -> Vec<String> {
    let listed = item[field].as_array().cloned().unwrap_or_default();
    let codes = listed
        .iter()
        .map(|one| one["code"].as_str().unwrap().to_owned());
    codes.collect()
}

#[test]
fn each_outcome_is_told_with_its_finding_and_clause() {
    let place = Place::new();
    place.register(
        "c",
        &format!(
            "{}\n[[contract.contact]]\nemail = \"anna@customer.example\"",
            kaseya()
        ),
    );
    let before = place.snapshot();
    let run = open_with(&place, &["--reporter", "eve@customer.example"]);
    assert_eq!(run.status, 1);
    assert_eq!(run.item()["outcome"], "refused");
    assert_eq!(codes(&run.item(), "findings"), ["no-contact"]);
    assert!(run.item()["clauses"].to_string().contains("K10"));
    assert!(run.err.contains("anna@customer.example"), "{}", run.err);
    assert_eq!(place.snapshot(), before, "nothing was recorded");

    let run = open_with(&place, &["--fact", "cause=addition"]);
    assert_eq!(
        (run.status, codes(&run.item(), "findings")),
        (1, vec!["excluded".to_owned()])
    );
    let run = open_with(&place, &["--fact", "cause=weather"]);
    assert_eq!(run.status, 3, "{}", run.err);
    assert!(run.err.contains("patch-not-applied"), "{}", run.err);

    let run = open_with(&place, &["--fact", "cause=hardware-or-system"]);
    assert_eq!(
        (run.status, &run.item()["outcome"]),
        (0, &json!("held")),
        "{}",
        run.err
    );
    assert_eq!(run.item()["status"], "held");

    let run = open_with(
        &place,
        &["--channel", "phone", "--reporter", "ANNA@customer.example"],
    );
    assert_eq!(
        (run.status, &run.item()["outcome"]),
        (0, &json!("warned")),
        "{}",
        run.err
    );
    assert!(codes(&run.item(), "findings").contains(&"other-channel".to_owned()));

    let all = ["--channel", "portal", "--version", "1", "--severity", "2"];
    let facts = [
        "--fact",
        "server-url=u",
        "--fact",
        "module=m",
        "--fact",
        "steps=s",
        "--fact",
        "sample-machine=s",
    ];
    let run = open_with(&place, &[&all[..], &facts[..]].concat());
    assert_eq!(
        (run.status, &run.item()["outcome"]),
        (0, &json!("accepted")),
        "{}",
        run.err
    );
    assert_eq!(codes(&run.item(), "remarks"), ["coverage"]);
}

#[test]
fn a_list_shows_the_place_in_the_queue() {
    let place = Place::new();
    place.register(
        "c",
        &format!(
            "{}\n[[contract.contact]]\nemail = \"anna@customer.example\"\ncertified_until = 2026-09-01\n\
             [[contract.contact]]\nemail = \"ben@customer.example\"",
            kaseya()
        ),
    );
    for (severity, reporter) in [("3", "anna"), ("2", "ben"), ("2", "anna")] {
        let reporter = format!("{reporter}@customer.example");
        let run = open_with(&place, &["--severity", severity, "--reporter", &reporter]);
        assert_eq!(run.status, 0, "{}", run.err);
    }
    let run = place.run(&["ticket", "list", "--now", "2026-09-02", "--json"]);
    let places: Vec<_> = run.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["queue"].clone())
        .collect();
    assert_eq!(places, [json!(3), json!(2), json!(1)]);
}

#[test]
fn a_customer_who_cannot_be_reached_is_told_of_with_the_clause() {
    let place = opened(&kaseya(), "2");
    done(&place, &["update", "--unreached"], "2026-09-01T11:00");
    let shown = place.run(&["ticket", "show", "1", "--now", "2026-09-01T12:00"]);
    assert!(
        shown.out.contains("lowering") && shown.out.contains("will"),
        "{}",
        shown.out
    );
    let item = done(&place, &["update", "--unreached"], "2026-09-01T13:00");
    let remarks = item["remarks"].as_array().unwrap();
    let lowering = remarks
        .iter()
        .find(|remark| remark["code"] == "lowering")
        .unwrap();
    assert_eq!(lowering["effect"], "will");
    assert!(lowering["message"].as_str().unwrap().contains("2 attempts"));
    assert!(lowering["clauses"].to_string().contains("K19"));
    assert!(lowering["clauses"].to_string().contains("C26"));
}
