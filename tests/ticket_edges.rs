//! Decisions about tickets at their edges, each of which could be the other way round without a
//! plain case showing it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;

use common::*;
use tenure::domain::Contract;
use tenure::domain::program::Channel;
use tenure::domain::ticket::conduct::remarks;
use tenure::domain::ticket::queue::{Listed, places};
use tenure::domain::ticket::{Opening, Outcome, Status, Ticket, What};

const MONDAY: &str = "2026-09-14 10:00";

fn opening(severity: Option<&str>) -> Opening {
    Opening {
        subject: "S".into(),
        description: Some("D".into()),
        channel: Some(Channel::Portal),
        severity: severity.map(str::to_owned),
        ..Opening::default()
    }
}

fn with_fact(opening: Opening, key: &str, value: &str) -> Opening {
    Opening {
        facts: [(key.to_owned(), value.to_owned())].into(),
        ..opening
    }
}

fn answers(key: &str, value: &str) -> What {
    What::Classify {
        facts: [(key.to_owned(), value.to_owned())].into(),
        severity: None,
        by: None,
    }
}

fn opened(contract: &Contract, opening: Opening) -> Ticket {
    Case::opened(contract, MONDAY, opening).ticket()
}

fn has(ticket: &Ticket, code: &str) -> bool {
    ticket.findings.iter().any(|finding| finding.code == code)
}

fn said(case: &Case<'_>, contract: &Contract, code: &str, now: &str) -> Vec<String> {
    let remarks = remarks(&case.ticket(), contract, at(contract, now));
    let remarks = remarks.into_iter().filter(|remark| remark.code == code);
    remarks.map(|remark| remark.message).collect()
}

/// A Kaseya contract with more tables.
fn kaseya_with(tables: &str) -> Contract {
    bundled(
        "program = \"kaseya\"\nzone = \"Europe/London\"\n\
         term = { start = 2020-01-01, end = 2039-12-31 }",
        tables,
    )
}

#[test]
fn where_anybody_may_report_it_does_not_matter_that_no_contact_is_named() {
    let from = |severity| Opening {
        reporter: Some("eve@customer.example".into()),
        ..opening(Some(severity))
    };
    assert!(!has(
        &opened(&ivanti("standard"), from("S3")),
        "contacts-unknown"
    ));
    assert!(has(&opened(&kaseya(), from("3")), "contacts-unknown"));
}

#[test]
fn hours_of_its_own_stand_in_for_a_region() {
    let term = "term = { start = 2020-01-01, end = 2039-12-31 }";
    let keys = format!("program = \"ivanti\"\ntier = \"standard\"\n{term}");
    assert!(has(
        &opened(&bundled(&keys, ""), opening(Some("S3"))),
        "no-region"
    ));
    let hours = "[calendar.hours]\nzone = \"Europe/Rome\"\nhours = { mon = [\"08:00-17:00\"] }";
    let own = bundled(&format!("{keys}\ncalendar = \"hours\""), hours);
    assert!(!has(&opened(&own, opening(Some("S3"))), "no-region"));
}

#[test]
fn a_version_counts_however_it_is_told() {
    let contract =
        kaseya_with("[[contract.product_version]]\nid = \"9\"\nsupported_until = 2026-09-13\n");
    let is_old = |opening| has(&opened(&contract, opening), "version-out-of-support");
    let told = |version: &str| Opening {
        version: Some(version.into()),
        ..opening(Some("3"))
    };
    assert!(is_old(told("9")));
    assert!(is_old(told(" 9 ")), "spaces are no part of it");
    assert!(is_old(with_fact(opening(Some("3")), "version", "9")));
    assert!(!is_old(opening(Some("3"))));
}

#[test]
fn what_comes_out_later_can_leave_a_ticket_without_cover() {
    let contract = kaseya();
    let ticket = Case::new(&contract, MONDAY, "3")
        .then("2026-09-14 11:00", answers("cause", "addition"))
        .ticket();
    assert_eq!(ticket.outcome(), Outcome::Refused);
    let held = Case::new(&contract, MONDAY, "3")
        .then("2026-09-14 11:00", answers("cause", "hardware-or-system"))
        .ticket();
    // It was complete before, and is warned about now.
    assert_eq!(held.outcome(), Outcome::Warned);
}

#[test]
fn a_severity_is_missing_until_there_is_one() {
    let contract = kaseya();
    let is_missing = |ticket: &Ticket| ticket.missing.iter().any(|key| key == "severity");
    assert!(is_missing(&opened(&contract, opening(None))));
    assert!(!is_missing(&opened(&contract, opening(Some("3")))));
    let answered = Case::opened(&contract, MONDAY, opening(None))
        .then("2026-09-14 11:00", answers("loss", "minor"))
        .then("2026-09-14 11:30", answers("integrity", "safe"));
    assert!(!is_missing(&answered.ticket()));
}

const RULES: &str = r#"
[[target]]
kind = "first-response"
within = "4 business hours"
clause = "doc 2"
[[circumstance]]
key = "cause"
question = "What brought it about?"
clause = "doc 3"
value = [{ id = "it", meaning = "it" }, { id = "misuse", meaning = "misuse" }]
[[exclusion]]
severity = "A"
when = { cause = "misuse" }
effect = "warns"
text = "misuse is no emergency"
clause = "doc 4"
[follow_the_sun]
severity = "A"
text = "another region goes on"
clause = "doc 5"
[[on_call]]
severity = "A"
channel = "phone"
text = "somebody is on call"
unavailable = { from = "+05:30", to = "+14:00" }
clause = "doc 6"
[[intake]]
key = "description"
text = "the problem"
absence = "holds"
clause = "doc 7"
"#;

fn rules<'a>(zone: &'a str, calendar: &'a str) -> Contract {
    Terms {
        program: RULES,
        zone,
        calendar,
        ..Terms::default()
    }
    .contract()
}

#[test]
fn an_exclusion_of_one_severity_spares_the_others() {
    let contract = rules("Europe/Rome", NINE_TO_FIVE);
    for (severity, is_excluded) in [(Some("A"), true), (Some("B"), false), (None, false)] {
        let ticket = opened(&contract, with_fact(opening(severity), "cause", "misuse"));
        assert_eq!(has(&ticket, "excluded"), is_excluded, "{severity:?}");
    }
}

#[test]
fn the_first_and_the_last_offset_are_among_those_without_help() {
    for (zone, is_there) in [
        ("Asia/Karachi", true),
        ("Asia/Kolkata", false),
        ("Pacific/Kiritimati", false),
        ("America/Lima", true),
    ] {
        let contract = rules(zone, NINE_TO_FIVE);
        let case = Case::opened(&contract, "2026-09-12 10:00", opening(Some("A")));
        let said = said(&case, &contract, "on-call", "2026-09-12 11:00");
        assert_eq!(
            !said[0].starts_with("not available"),
            is_there,
            "{zone}: {said:?}"
        );
    }
}

#[test]
fn t12_a_ticket_outlasts_the_day_on_which_it_was_complete() {
    let contract = rules("Europe/Rome", NINE_TO_FIVE);
    let held = Opening {
        description: None,
        ..opening(Some("A"))
    };
    let described = What::Report {
        channel: Channel::Portal,
        description: Some("D".into()),
    };
    let case = Case::opened(&contract, MONDAY, held).then("2026-09-15 10:00", described);
    let said = |now: &str| said(&case, &contract, "follow-the-sun", now).remove(0);
    assert!(said("2026-09-15 11:00").starts_with("handed on if unresolved 2026-09-15T17:00"));
    // The close itself is over.
    assert!(said("2026-09-15 16:59").starts_with("handed on if unresolved"));
    assert!(said("2026-09-15 17:00").starts_with("outlasted the business day"));
}

#[test]
fn hours_without_an_end_have_no_close() {
    let always = "hours = { mon = [\"00:00-24:00\"], tue = [\"00:00-24:00\"], \
                  wed = [\"00:00-24:00\"], thu = [\"00:00-24:00\"], fri = [\"00:00-24:00\"], \
                  sat = [\"00:00-24:00\"], sun = [\"00:00-24:00\"] }";
    let contract = rules("Europe/Rome", always);
    let case = Case::opened(&contract, MONDAY, opening(Some("A")));
    let said = said(&case, &contract, "follow-the-sun", "2026-09-20 10:00");
    let says = "handed on if unresolved at the close of the region's day";
    assert!(said[0].starts_with(says), "{said:?}");
}

#[test]
fn k13_a_contact_who_sleeps_at_night_is_not_reachable_around_the_clock() {
    let critical = |contract: &Contract| {
        let case = Case::opened(contract, MONDAY, opening(Some("1")));
        said(&case, contract, "lowering", "2026-09-14 11:00")
    };
    let contact = "[[contract.contact]]\nemail = \"a@customer.example\"\n";
    assert!(critical(&kaseya_with(contact))[0].starts_with("reachable is open"));
    let awake = format!("{contact}around_the_clock = true\n");
    assert_eq!(critical(&kaseya_with(&awake)), [] as [String; 0]);
}

#[test]
fn an_attempt_after_the_resolution_was_none_before_it() {
    let contract = kaseya();
    let reason = Some("no-answer".to_owned());
    let case = Case::new(&contract, MONDAY, "3")
        .then("2026-09-14 11:00", What::Resolve { reason })
        .then("2026-09-14 12:00", What::Update { unreached: true });
    let said = said(&case, &contract, "resolved-early", "2026-09-14 13:00");
    assert!(said[0].contains("neither an attempt"), "{said:?}");
}

#[test]
fn facts_that_say_nothing_of_the_severity_set_it_no_second_time() {
    let contract = kaseya();
    let ticket = Case::opened(&contract, MONDAY, opening(None))
        .then("2026-09-14 11:00", answers("loss", "minor"))
        .then("2026-09-14 11:30", answers("integrity", "safe"))
        .then("2026-09-14 12:00", answers("cause", "product"))
        .then("2026-09-14 13:00", answers("steps", "press it"))
        .ticket();
    let set: Vec<_> = ticket
        .severities
        .iter()
        .map(|set| wall(&contract, set.at))
        .collect();
    assert_eq!(set, ["2026-09-14 11:30"]);
}

#[test]
fn a_ticket_without_a_severity_comes_last_in_the_queue() {
    let contract = kaseya();
    let tickets = [opening(None), opening(Some("4"))].map(|opening| opened(&contract, opening));
    let now = at(&contract, "2026-09-14 12:00");
    let listed = tickets.each_ref().map(|ticket| Listed {
        ticket,
        contract: &contract,
        now,
    });
    assert_eq!(places(&listed), [Some(2), Some(1)]);
}

#[test]
fn a_response_in_the_instant_of_a_change_is_judged_by_what_it_answered() {
    let contract = ivanti("standard");
    let reported = Opening {
        channel: Some(Channel::Phone),
        ..opening(Some("S1"))
    };
    let case = Case::opened(&contract, MONDAY, reported)
        .answered("2026-09-14 11:00")
        .becomes("2026-09-14 11:00", "S3");
    let response = case.response("2026-09-14 12:00");
    assert_eq!(response.severity.as_deref(), Some("S1"));
    assert_eq!(due_of(&contract, &response), "2026-09-14 12:00");
}

#[test]
fn a_note_to_a_held_ticket_completes_nothing_and_what_completed_it_stays() {
    let contract = rules("Europe/Rome", NINE_TO_FIVE);
    let held = Opening {
        description: None,
        ..opening(Some("B"))
    };
    let described = What::Report {
        channel: Channel::Portal,
        description: Some("D".into()),
    };
    let case = Case::opened(&contract, MONDAY, held)
        .then("2026-09-14 11:00", What::Note { text: "n".into() })
        .then("2026-09-14 12:00", described.clone())
        .then("2026-09-14 13:00", described);
    let complete_at = case.ticket().complete_at.unwrap();
    assert_eq!(wall(&contract, complete_at), "2026-09-14 12:00");
}

#[test]
fn g13_a_ladder_runs_from_when_nothing_held_the_ticket_any_more() {
    let contract = imagicle("gold", "europe", "");
    let held = Opening {
        description: None,
        ..opening(Some("P1"))
    };
    let described = What::Report {
        channel: Channel::Portal,
        description: Some("D".into()),
    };
    let case = Case::opened(&contract, MONDAY, held).then("2026-09-14 12:00", described);
    let ladder = case.ladder("2026-09-14 12:30");
    assert_eq!(
        ladder[0],
        ("team-leader".to_owned(), "2026-09-14 14:00".to_owned())
    );
}

#[test]
fn g28_business_time_cites_the_hours_and_time_around_the_clock_does_not() {
    for (tier, severity, cites) in [("gold", "P2", true), ("platinum", "P1", false)] {
        let contract = imagicle(tier, "europe", "");
        let response = Case::new(&contract, MONDAY, severity).response(MONDAY);
        let mut clauses = response.clauses.iter().map(|clause| clause.as_str());
        assert_eq!(
            clauses.any(|clause| clause == "guide hours G28"),
            cites,
            "{tier}"
        );
    }
}

#[test]
fn what_was_resolved_while_it_waited_waits_no_more_once_it_is_reopened() {
    let contract = imagicle("gold", "europe", "");
    let case = Case::new(&contract, MONDAY, "P1")
        .waits("2026-09-14 11:00")
        .then("2026-09-14 12:00", What::Resolve { reason: None })
        .then("2026-09-14 13:00", What::Reopen { text: None });
    let ticket = case.ticket();
    assert_eq!(
        ticket.status(&contract, at(&contract, "2026-09-14 13:30")),
        Status::Open
    );
    // Neither the wait nor the time in which it was called resolved counts.
    let ladder = case.ladder("2026-09-14 13:30");
    assert_eq!(
        ladder[0],
        ("team-leader".to_owned(), "2026-09-14 14:00".to_owned())
    );
}

#[test]
fn a_ticket_closed_while_it_waited_waits_for_nobody_any_more() {
    let contract = imagicle("gold", "europe", "");
    let case = Case::new(&contract, MONDAY, "P4")
        .waits("2026-09-14 11:00")
        .then("2026-09-14 12:00", What::Close);
    let ticket = case.ticket();
    assert_eq!(ticket.waits_for, None);
    let ended = ticket.pauses.last().unwrap().to;
    assert_eq!(ended, Some(at(&contract, "2026-09-14 12:00")));
    // So what was owed has a date, and is not told to be paused for ever.
    let later = case.deadlines("2026-09-20 12:00");
    assert!(later.iter().all(|deadline| deadline.due.is_some()));
}
