//! The decisions about tickets.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;

use common::*;
use tenure::domain::classify::{Facts, classify};
use tenure::domain::deadline::{Kind, State};
use tenure::domain::program::{Channel, TargetKind};
use tenure::domain::ticket::{Event, Opening, Outcome, Refusal, Status, Ticket, What};
use tenure::domain::{Contract, Instant, WhyCode};

fn opening(subject: &str, description: Option<&str>, severity: &str) -> Opening {
    Opening {
        subject: subject.into(),
        description: description.map(str::to_owned),
        severity: Some(severity.into()),
        ..Opening::default()
    }
}

fn described<'a>(case: Case<'a>, wall: &str, channel: Channel) -> Case<'a> {
    let description = Some("what happens".to_owned());
    case.then(
        wall,
        What::Report {
            channel,
            description,
        },
    )
}

#[test]
fn tickets_without_subject_or_description_are_held_in_the_bundled_programs() {
    let contracts = [
        (ivanti("standard"), "S3"),
        (kaseya(), "2"),
        (imagicle("gold", "europe", ""), "P2"),
    ];
    for (contract, severity) in contracts {
        let held = |subject, description| {
            let opening = opening(subject, description, severity);
            let ticket = Case::opened(&contract, "2026-09-14 10:00", opening).ticket();
            let now = at(&contract, "2026-09-14 10:00");
            (ticket.outcome(), ticket.status(&contract, now))
        };
        let program = &contract.program.id;
        assert_eq!(held("x", None), (Outcome::Held, Status::Held), "{program}");
        assert_eq!(
            held("x", Some(" ")),
            (Outcome::Held, Status::Held),
            "{program}"
        );
        assert_eq!(
            held("", Some("x")),
            (Outcome::Held, Status::Held),
            "{program}"
        );
        assert_eq!(
            held("x", Some("x")),
            (Outcome::Warned, Status::Open),
            "{program}"
        );
    }
}

#[test]
fn tickets_list_other_missing_fields_and_only_warn() {
    let contract = ivanti("standard");
    let mut full = opening("x", Some("x"), "S3");
    let missing = |opening: &Opening| {
        let ticket = Case::opened(&contract, "2026-09-14 10:00", opening.clone()).ticket();
        (ticket.missing.clone(), ticket.outcome())
    };
    let named = ["example", "context", "configuration", "steps"].map(str::to_owned);
    assert_eq!(missing(&full), (named.to_vec(), Outcome::Warned));
    full.facts = named
        .iter()
        .map(|key| (key.clone(), "x".to_owned()))
        .collect();
    assert_eq!(missing(&full), (Vec::new(), Outcome::Accepted));
    assert_eq!(
        Case::opened(&contract, "2026-09-14 10:00", full).due(),
        "2026-09-15 09:00"
    );
}

#[test]
fn tickets_that_are_held_start_when_they_are_complete() {
    let contract = ivanti("standard");
    let held = Case::opened(&contract, "2026-09-14 10:00", opening("x", None, "S3"));
    let response = held.response("2026-09-14 12:00");
    assert_eq!((response.state, response.due), (State::NotStarted, None));
    let why = response.why.unwrap();
    assert_eq!(why.code, WhyCode::Condition);
    assert!(why.message.contains("description") && !why.message.contains("subject"));
    let complete = described(held, "2026-09-14 13:00", Channel::Portal);
    assert_eq!(complete.due(), "2026-09-15 12:00");
    assert_eq!(complete.ticket().outcome(), Outcome::Warned);
}

#[test]
fn tickets_held_and_phoned_start_at_the_later_of_the_two() {
    let contract = ivanti("enterprise");
    let case = Case::opened(&contract, "2026-09-14 08:00", opening("x", None, "S2"))
        .reported("2026-09-14 09:00", Channel::Phone);
    let complete = described(case, "2026-09-14 11:00", Channel::Portal);
    assert_eq!(complete.due(), "2026-09-14 13:00");
}

fn opens(contract: &Contract, at: Instant, now: Instant) -> Result<Ticket, Refusal> {
    let what = What::Open(Box::new(opening("subject", Some("description"), "A")));
    Ticket::open(1, contract, &Event { at, what }, now)
}

#[test]
fn tickets_are_refused_where_the_contract_is_not_in_force() {
    let contract = Terms {
        term: "{ start = 2025-02-01, end = 2026-01-31 }",
        ..Terms::default()
    }
    .contract();
    let refused = |wall: &str| {
        let at = at(&contract, wall);
        opens(&contract, at, at).err().map(|refusal| refusal.code)
    };
    assert_eq!(refused("2025-01-31 23:59"), Some("not-in-force"));
    assert_eq!(refused("2025-02-01 00:00"), None);
    assert_eq!(
        refused("2026-01-31 23:59:59"),
        None,
        "the last day is covered"
    );
    assert_eq!(refused("2026-02-01 00:00"), Some("not-in-force"));
    let now = at(&contract, "2025-06-01 10:00");
    let later = at(&contract, "2025-06-01 10:01");
    let refusal = opens(&contract, later, now).unwrap_err();
    assert_eq!(refusal.code, "in-the-future");
}

#[test]
fn tickets_responses_wait_for_the_customer_on_every_clock() {
    for (unit, expected) in [
        ("4 business hours", "2026-09-15 10:00"),
        ("4 elapsed hours", "2026-09-15 10:00"),
        ("240 elapsed minutes", "2026-09-15 10:00"),
        ("1 elapsed day", "2026-09-16 06:00"),
        ("1 business day", "2026-09-15 17:00"),
    ] {
        let contract = limited(&format!("within = \"{unit}\""));
        let case = Case::new(&contract, "2026-09-14 10:00", "A")
            .waits("2026-09-14 13:00")
            .resumes("2026-09-15 09:00");
        assert_eq!(case.due(), expected, "{unit}");
    }
}

#[test]
fn tickets_marks_that_passed_before_a_pause_keep_their_instant() {
    let contract = limited("within = \"2 business hours\"");
    let case = || Case::new(&contract, "2026-09-14 10:00", "A");
    for from in ["2026-09-14 12:00", "2026-09-14 12:01"] {
        let response = case().waits(from).response("2026-09-14 15:00");
        assert_eq!(due_of(&contract, &response), "2026-09-14 12:00", "{from}");
        assert_eq!(response.state, State::Overdue);
    }
    let paused = case()
        .waits("2026-09-14 11:59:59")
        .response("2026-09-14 15:00");
    assert_eq!((paused.due, paused.remaining_seconds), (None, Some(1)));
}

#[test]
fn tickets_answered_before_a_pause_are_met_and_say_why_nothing_is_due() {
    let contract = limited("within = \"2 business hours\"");
    let case = Case::new(&contract, "2026-09-14 10:00", "A")
        .then("2026-09-14 10:20", What::Respond)
        .waits("2026-09-14 10:30");
    let response = case.response("2026-09-14 18:00");
    assert_eq!((response.state, response.due), (State::Met, None));
    assert_eq!(response.why.unwrap().code, WhyCode::Paused);
}

#[test]
fn tickets_paused_have_no_due_and_say_paused() {
    let contract = imagicle("gold", "europe", "");
    let case = Case::new(&contract, "2026-09-14 10:00", "P2").waits("2026-09-14 10:20");
    for deadline in case.deadlines("2026-09-14 18:00") {
        assert_eq!((deadline.state, deadline.due), (State::Paused, None));
        assert_eq!(deadline.why.unwrap().code, WhyCode::Paused);
        assert!(deadline.remaining_seconds.unwrap() > 0);
    }
    let left = case.response("2026-09-14 18:00").remaining_seconds;
    assert_eq!(left, Some(100 * 60));
    let ticket = case.ticket();
    assert_eq!(
        ticket.status(&contract, at(&contract, "2026-09-14 18:00")),
        Status::Waiting
    );
    let answered = case
        .answered("2026-09-14 12:00")
        .response("2026-09-14 18:00");
    assert_eq!(
        answered.state,
        State::Met,
        "answered while the clock stood still"
    );
}

#[test]
fn tickets_ladders_list_every_mark_with_a_role_and_no_blank_one() {
    let contract = imagicle("gold", "europe", "");
    let ladder = |severity| {
        let case = Case::new(&contract, "2026-09-14 09:00", severity);
        let ladder = case.ladder("2026-09-14 09:00").into_iter();
        ladder
            .map(|(role, due)| format!("{role} {due}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ladder("P1"),
        [
            "team-leader 2026-09-14 11:00",
            "support-manager 2026-09-14 17:00",
            "co-ceo-and-cto 2026-09-15 16:00"
        ]
    );
    assert_eq!(
        ladder("P2"),
        [
            "support-team 2026-09-14 11:00",
            "team-leader 2026-09-14 13:00",
            "support-manager 2026-09-15 16:00",
            "co-ceo-and-cto 2026-09-18 13:00"
        ]
    );
    assert_eq!(
        ladder("P4"),
        [
            "support-team 2026-09-14 11:00",
            "team-leader 2026-09-18 13:00"
        ]
    );
}

#[test]
fn tickets_ladders_run_less_the_waiting_whether_or_not_answered() {
    let contract = imagicle("gold", "europe", "");
    let case = Case::new(&contract, "2026-09-14 09:00", "P1")
        .answered("2026-09-14 09:10")
        .waits("2026-09-14 12:00")
        .resumes("2026-09-14 15:00");
    let due: Vec<_> = case
        .ladder("2026-09-14 15:00")
        .into_iter()
        .map(|(_, due)| due)
        .collect();
    assert_eq!(
        due,
        ["2026-09-14 11:00", "2026-09-15 11:00", "2026-09-16 10:00"]
    );
    let paused = Case::new(&contract, "2026-09-14 09:00", "P1").waits("2026-09-14 12:00");
    let ladder: Vec<_> = paused
        .ladder("2026-09-14 18:00")
        .into_iter()
        .map(|(_, due)| due)
        .collect();
    assert_eq!(
        ladder,
        ["2026-09-14 11:00", "-", "-"],
        "the first mark passed before"
    );
}

#[test]
fn tickets_ladders_end_with_the_resolution() {
    let contract = imagicle("gold", "europe", "");
    let case = Case::new(&contract, "2026-09-14 09:00", "P1")
        .then("2026-09-14 12:00", What::Resolve { reason: None });
    let states: Vec<_> = case
        .deadlines("2026-09-20 12:00")
        .iter()
        .filter(|deadline| deadline.kind == Kind::Escalation)
        .map(|deadline| deadline.state)
        .collect();
    assert_eq!(states, [State::Breached, State::Met, State::Met]);
}

#[test]
fn tickets_of_basic_climb_by_business_days() {
    let contract = imagicle("basic", "europe", "");
    let case = Case::new(&contract, "2026-09-11 10:00", "P1");
    let due: Vec<_> = case
        .ladder("2026-09-11 10:00")
        .into_iter()
        .map(|(_, due)| due)
        .collect();
    assert_eq!(
        due,
        ["2026-09-15 18:00", "2026-09-18 18:00", "2026-09-25 18:00"]
    );
}

#[test]
fn tickets_saturdays_and_bank_holidays_advance_response_and_ladder() {
    // The contract lists a holiday: open for Gold and Platinum, closed for Basic.
    let holiday = "[contract.holidays]\nclosed = [2026-12-25]";
    for tier in ["gold", "platinum"] {
        let contract = imagicle(tier, "americas", holiday);
        // Friday the 25th is open from 7 to 12, Saturday too.
        let case = Case::new(&contract, "2026-12-24 16:00", "P4");
        assert_eq!(case.due(), "2026-12-26 09:00", "1 + 5 + 2 hours");
        let ladder = case.ladder("2026-12-24 16:00");
        assert_eq!(ladder[0].1, "2026-12-25 08:00");
    }
    let basic = imagicle("basic", "americas", holiday);
    assert_eq!(
        Case::new(&basic, "2026-12-24 16:00", "P1").due(),
        "2026-12-28 17:00"
    );
}

#[test]
fn tickets_platinum_p1_runs_around_the_clock_and_its_ladder_in_business_hours() {
    let contract = imagicle("platinum", "uae", "");
    let case = Case::new(&contract, "2026-09-13 03:00", "P1");
    assert_eq!(case.due(), "2026-09-13 04:00");
    assert_eq!(case.ladder("2026-09-13 03:00")[0].1, "2026-09-14 11:00");
}

#[test]
fn tickets_regions_are_open_on_their_own_days_and_carry_no_holidays() {
    let due = |tier, region, wall: &str| {
        let contract = imagicle(tier, region, "");
        assert!(contract.hours.as_ref().unwrap().spec().holidays.is_empty());
        Case::new(&contract, wall, "P2").due()
    };
    // Friday is closed in the Middle East, and Sunday in the Emirates; Saturday is open to Gold.
    assert_eq!(
        due("gold", "middle-east", "2026-09-11 10:00"),
        "2026-09-12 14:00"
    );
    assert_eq!(
        due("gold", "middle-east", "2026-09-12 17:00"),
        "2026-09-13 10:00"
    );
    assert_eq!(due("gold", "uae", "2026-09-12 17:00"), "2026-09-14 10:00");
    assert_eq!(
        due("basic", "middle-east", "2026-09-11 10:00"),
        "2026-09-14 18:00"
    );
    assert_eq!(
        due("gold", "europe", "2026-12-25 10:00"),
        "2026-12-25 12:00"
    );
}

#[test]
fn tickets_basic_figures_run_within_and_are_not_committed() {
    let contract = imagicle("basic", "europe", "");
    let case = Case::new(&contract, "2026-09-14 10:00", "P1");
    let response = case.response("2026-09-15 18:00");
    assert_eq!(
        (response.state, response.committed),
        (State::Running, false)
    );
    let late = case.response("2026-09-15 18:00:01");
    assert_eq!((late.state, late.committed), (State::Overdue, false));
    let p2 = Case::new(&contract, "2026-09-14 10:00", "P2");
    assert_eq!(p2.due(), "2026-09-16 18:00");
    let best_effort = Case::new(&contract, "2026-09-14 10:00", "P3").response("2026-09-14 10:00");
    assert_eq!(
        (best_effort.state, best_effort.committed),
        (State::NoCommitment, false)
    );
    assert_eq!(best_effort.why.unwrap().code, WhyCode::BestEffort);
}

#[test]
fn tickets_gold_figures_are_strictly_less_and_committed() {
    let contract = imagicle("gold", "europe", "");
    let state = |answered: &str| {
        let case = Case::new(&contract, "2026-09-14 10:00", "P2").answered(answered);
        let response = case.response(answered);
        (response.state, response.committed)
    };
    assert_eq!(state("2026-09-14 11:59:59"), (State::Met, true));
    assert_eq!(state("2026-09-14 12:00"), (State::Breached, true));
}

#[test]
fn tickets_priority_notices_end_with_the_first_word() {
    let contract = imagicle("gold", "europe", "");
    let notice = Kind::Target(TargetKind::PriorityNotice);
    let case = Case::new(&contract, "2026-09-14 10:00", "P2")
        .then("2026-09-14 10:30", What::Update { unreached: false });
    assert_eq!(case.deadline(notice, "2026-09-14 11:00").state, State::Met);
    assert_eq!(case.response("2026-09-14 11:00").state, State::Running);
}

#[test]
fn tickets_resolved_at_kaseya_show_reopen_until_and_auto_close() {
    let contract = kaseya();
    let case = Case::new(&contract, "2026-02-20 10:00", "2")
        .then("2026-03-01 10:00", What::Resolve { reason: None });
    let states = |now: &str| {
        let [reopen, close] = [Kind::ReopenUntil, Kind::AutoClose].map(|k| case.deadline(k, now));
        assert_eq!(due_of(&contract, &reopen), "2026-03-08 10:00");
        assert_eq!(due_of(&contract, &close), "2026-03-08 10:00");
        let status = case.ticket().status(&contract, at(&contract, now));
        (reopen.state, close.state, status)
    };
    let running = (State::Running, State::Running, Status::Resolved);
    assert_eq!(states("2026-03-01 10:00"), running);
    assert_eq!(
        states("2026-03-08 10:00"),
        running,
        "within counts the deadline itself"
    );
    let closed = (State::Passed, State::Met, Status::Closed);
    assert_eq!(states("2026-03-08 10:00:01"), closed);
}

#[test]
fn tickets_can_be_reopened_until_the_last_moment_and_then_are_closed() {
    let contract = kaseya();
    let resolve = What::Resolve { reason: None };
    let case = Case::new(&contract, "2026-02-20 10:00", "2").then("2026-03-01 10:00", resolve);
    let refused = |wall: &str| {
        let at = at(&contract, wall);
        let what = What::Reopen { text: None };
        let event = Event { at, what };
        case.ticket()
            .refuses(&contract, &event, at)
            .map(|refusal| refusal.code)
    };
    assert_eq!(refused("2026-03-08 10:00"), None);
    assert_eq!(refused("2026-03-08 10:00:01"), Some("closed"));
    assert_eq!(refused("2026-02-20 09:59"), Some("before-opening"));
    let reopened = case.then("2026-03-05 10:00", What::Reopen { text: None });
    let all = reopened.deadlines("2026-03-10 10:00");
    let after = |kind| matches!(kind, Kind::ReopenUntil | Kind::AutoClose);
    assert!(!all.iter().any(|deadline| after(deadline.kind)));
}

#[test]
fn tickets_closed_by_somebody_are_closed_at_once() {
    let contract = kaseya();
    let case = Case::new(&contract, "2026-02-20 10:00", "2")
        .then("2026-03-01 10:00", What::Resolve { reason: None })
        .then("2026-03-02 10:00", What::Close);
    let close = case.deadline(Kind::AutoClose, "2026-03-03 10:00");
    assert_eq!(close.state, State::Met);
    assert_eq!(close.met_at, Some(at(&contract, "2026-03-02 10:00")));
    let status = case
        .ticket()
        .status(&contract, at(&contract, "2026-03-03 10:00"));
    assert_eq!(status, Status::Closed);
}

#[test]
fn tickets_kaseya_states_no_figure_and_the_contract_supplies_one() {
    let contract = kaseya();
    let response = Case::new(&contract, "2026-02-20 10:00", "2").response("2026-02-20 10:00");
    assert_eq!((response.state, response.due), (State::NoCommitment, None));
    let why = response.why.unwrap();
    assert_eq!(
        (why.code, why.supply.as_deref()),
        (WhyCode::Unstated, Some("contract.target"))
    );
    let agreed = bundled(
        "program = \"kaseya\"\nzone = \"Europe/London\"\nterm = { start = 2026-01-01, months = 12 }",
        "[[contract.target]]\nkind = \"first-response\"\nseverity = \"2\"\nwithin = \"4 elapsed hours\"",
    );
    assert_eq!(
        Case::new(&agreed, "2026-02-20 10:00", "2").due(),
        "2026-02-20 14:00"
    );
    let other = Case::new(&agreed, "2026-02-20 10:00", "3").response("2026-02-20 10:00");
    assert_eq!(other.state, State::NoCommitment);
}

#[test]
fn tickets_without_hours_have_no_due_and_say_which_key_supplies_them() {
    let contract = bundled(
        "program = \"ivanti\"\ntier = \"standard\"\nregion = \"emea\"\n\
         term = { start = 2026-01-01, months = 12 }",
        "",
    );
    let response = Case::new(&contract, "2026-02-20 10:00", "S3").response("2026-02-20 10:00");
    let why = response.why.unwrap();
    assert_eq!(
        (why.code, why.supply.as_deref()),
        (WhyCode::NoCalendar, Some("contract.calendar"))
    );
    assert_eq!((response.due, response.state), (None, State::Running));
}

#[test]
fn tickets_a_contracts_zone_decides_dates_and_a_regions_hours_keep_their_own() {
    let contract = bundled(
        "program = \"imagicle\"\ntier = \"gold\"\nregion = \"europe\"\nzone = \"America/New_York\"\n\
         term = { start = 2026-02-01, end = 2027-01-31 }",
        "",
    );
    assert_eq!(
        contract.hours.as_ref().unwrap().zone().name(),
        "Europe/Rome"
    );
    // 03:00 in New York is 09:00 in Rome.
    assert_eq!(
        Case::new(&contract, "2026-09-14 02:00", "P2").due(),
        "2026-09-14 05:00"
    );
    let refused = |wall| {
        let at = at(&contract, wall);
        opens(&contract, at, at).is_err()
    };
    assert!(!refused("2027-01-31 23:59"), "already February in Rome");
    assert!(
        refused("2026-01-31 23:59"),
        "February has begun in Rome, not in New York"
    );
}

fn facts(pairs: &[(&str, &str)]) -> Facts {
    let owned = pairs
        .iter()
        .map(|(key, value)| (key.to_string(), value.to_string()));
    owned.collect()
}

fn severity_of(contract: &Contract, pairs: &[(&str, &str)]) -> Result<String, Vec<String>> {
    let found = classify(&contract.program, &facts(pairs));
    found.severity.ok_or(found.missing)
}

#[test]
fn tickets_an_open_answer_that_cannot_change_the_severity_is_not_asked() {
    let gold = imagicle("gold", "europe", "");
    assert_eq!(
        severity_of(&gold, &[("performance", "serious-loss")]),
        Ok("P1".into())
    );
    let open = severity_of(&gold, &[("performance", "loss")]);
    assert_eq!(open, Err(vec!["running".into()]), "it could be P1");
    let pairs = [("performance", "loss"), ("running", "continuous")];
    assert_eq!(severity_of(&gold, &pairs), Ok("P2".into()));
    let pairs = [("performance", "small-loss"), ("running", "continuous")];
    assert_eq!(severity_of(&gold, &pairs), Err(vec!["work".into()]));
}

#[test]
fn tickets_facts_that_come_later_set_the_severity() {
    let contract = imagicle("gold", "europe", "");
    let mut open = opening("x", Some("x"), "P1");
    open.severity = None;
    open.facts = facts(&[("performance", "loss")]);
    let case = Case::opened(&contract, "2026-09-14 10:00", open);
    assert_eq!(case.response("2026-09-14 10:30").state, State::NotStarted);
    let what = What::Classify {
        facts: facts(&[("running", "continuous")]),
        severity: None,
        by: None,
    };
    let case = case.then("2026-09-14 11:00", what);
    assert_eq!(case.due(), "2026-09-14 12:00", "from the report");
}

#[test]
fn tickets_answers_told_later_count_when_they_were_given() {
    let contract = limited("within = \"1 business hour\"");
    let case = Case::new(&contract, "2026-09-14 10:00", "A")
        .answered("2026-09-14 14:00")
        .answered("2026-09-14 10:30");
    assert_eq!(case.response("2026-09-14 15:00").state, State::Met);
}
