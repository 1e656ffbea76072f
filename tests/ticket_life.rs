//! The life of a ticket, from the domain: any sequence of events either folds or is refused at the
//! first bad one, and time that is paused never brings a deadline forward.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;

use common::*;
use proptest::prelude::*;
use tenure::domain::deadline::{Due, Kind, State};
use tenure::domain::program::{Channel, TargetKind};
use tenure::domain::ticket::deadlines::deadlines;
use tenure::domain::ticket::steps::unknown_word;
use tenure::domain::ticket::{Event, Opening, Status, Ticket, WaitFor, What};
use tenure::domain::{Contract, Instant};

/// A program with every rule about the life of a ticket.
const LIFE: &str = r#"
[[target]]
kind = "first-response"
within = "4 business hours"
clause = "doc 2"
[[target]]
kind = "resolution"
within = "3 business days"
clause = "doc 2"
[[escalation]]
clause = "doc 3"
step = [
    { after = "2 business hours", role = "first" },
    { after = "8 business hours", role = "second" },
]
[closing]
reopen = { within = "7 calendar days", clause = "doc 4" }
auto_close = { within = "7 calendar days", from = "silence", clause = "doc 4" }
[[closing.reason]]
id = "done"
text = "it is done"
clause = "doc 4"
"#;

fn life() -> Contract {
    Terms {
        program: LIFE,
        ..Terms::default()
    }
    .contract()
}

fn opening() -> What {
    What::Open(Box::new(Opening {
        subject: "S".into(),
        description: Some("D".into()),
        severity: Some("A".into()),
        ..Opening::default()
    }))
}

fn steps() -> impl Strategy<Value = What> {
    let channel = prop::sample::select(Channel::ALL.to_vec());
    let severity = prop::sample::select(vec!["A", "B", "C", "unknown"]);
    prop_oneof![
        Just(opening()),
        channel.prop_map(|channel| What::Report {
            channel,
            description: None
        }),
        severity.prop_map(|severity| What::Classify {
            facts: Default::default(),
            severity: Some(severity.into()),
            by: None
        }),
        Just(What::Respond),
        any::<bool>().prop_map(|unreached| What::Update { unreached }),
        prop::sample::select(WaitFor::ALL.to_vec()).prop_map(|whom| What::Wait { whom }),
        Just(What::Resume),
        prop::sample::select(vec!["first", "second", "nobody"])
            .prop_map(|role| What::Escalate { role: role.into() }),
        Just(What::Resolve { reason: None }),
        Just(What::Reopen { text: None }),
        Just(What::Close),
        Just(What::Note {
            text: "note".into()
        }),
    ]
}

/// Events some hours apart, forwards for the most part.
fn histories() -> impl Strategy<Value = Vec<Event>> {
    let apart = prop_oneof![9 => 0..200_000_i64, 1 => -50_000..0_i64];
    prop::collection::vec((apart, steps()), 0..14).prop_map(|steps| {
        let contract = life();
        let mut at = at(&contract, "2026-09-14 10:00");
        let mut events = vec![Event {
            at,
            what: opening(),
        }];
        for (apart, what) in steps {
            at = at.checked_add(apart).unwrap();
            events.push(Event { at, what });
        }
        events
    })
}

fn far() -> Instant {
    at(&life(), "2027-09-14 10:00")
}

proptest! {
    #[test]
    fn a_history_folds_or_is_refused_at_its_first_bad_event(events in histories()) {
        let contract = life();
        let whole = Ticket::replay(1, &contract, &events, far());
        let bad = match &whole {
            Ok(_) => events.len(),
            Err((place, _)) => *place,
        };
        // What is before the bad event replays; judging it by hand event by event says the same.
        for length in 1..=bad {
            let ticket = Ticket::replay(1, &contract, &events[..length], far());
            prop_assert!(ticket.is_ok());
            let folded = Ticket::fold(1, &contract, &events[..length]).unwrap();
            let next = events.get(length).map(|event| folded.refuses(&contract, event, far()));
            if let Some(refused) = next {
                prop_assert_eq!(refused.is_some(), length == bad, "{:?}", events[length]);
            }
        }
        if let Err((place, refusal)) = whole {
            prop_assert!(place >= 1 && !refusal.message.is_empty() && !refusal.mend.is_empty());
        }
        // Whatever was recorded folds all the same, and is judged without a panic.
        let folded = Ticket::fold(1, &contract, &events).unwrap();
        for now in [folded.opened_at, folded.last_at, far()] {
            folded.status(&contract, now);
            deadlines(&folded, &contract, now);
        }
    }

    #[test]
    fn what_a_status_forbids_is_what_it_refuses(events in histories(), what in steps()) {
        let contract = life();
        let Ok(ticket) = Ticket::replay(1, &contract, &events, far()) else { return Ok(()) };
        let event = Event { at: ticket.last_at, what };
        let status = ticket.status(&contract, event.at);
        let waits = ticket.waits_for.is_some();
        let allowed = match (&event.what, status) {
            (What::Open(_), _) | (_, Status::Closed) => false,
            (What::Reopen { .. }, status) => status == Status::Resolved,
            (What::Classify { .. } | What::Update { .. } | What::Note { .. } | What::Close, _) => true,
            (_, Status::Resolved) => false,
            (What::Wait { .. }, _) => !waits,
            (What::Resume, _) => waits,
            _ => true,
        };
        let refusal = ticket.refuses(&contract, &event, far());
        // A ticket can be resolved still, and the time to reopen it be over.
        let late = refusal.as_ref().is_some_and(|refusal| refusal.code == "too-late");
        prop_assert_eq!(refusal.is_none(), allowed && !late);
    }

    #[test]
    fn a_pause_never_brings_a_deadline_forward(from in 0..400_000_i64, lasts in 1..400_000_i64) {
        let contract = life();
        let opened = at(&contract, "2026-09-14 10:00");
        let open = Event { at: opened, what: opening() };
        let paused = [
            open.clone(),
            Event { at: opened.checked_add(from).unwrap(), what: What::Wait { whom: WaitFor::Customer } },
            Event { at: opened.checked_add(from + lasts).unwrap(), what: What::Resume },
        ];
        let dues = |events: &[Event]| -> Vec<(Kind, Option<String>, Option<Due>)> {
            let ticket = Ticket::replay(1, &contract, events, far()).unwrap();
            let due = deadlines(&ticket, &contract, far());
            due.into_iter().map(|due| (due.kind, due.role, due.due)).collect()
        };
        for (plain, later) in dues(&[open]).into_iter().zip(dues(&paused)) {
            prop_assert_eq!((&plain.0, &plain.1), (&later.0, &later.1));
            let (Some(Due::At(plain)), Some(Due::At(later))) = (plain.2, later.2) else {
                panic!("every limit is reached");
            };
            prop_assert!(plain <= later);
        }
    }
}

#[test]
fn while_it_was_called_resolved_no_clock_ran() {
    let contract = life();
    let resolve = || What::Resolve { reason: None };
    let reopen = || What::Reopen { text: None };
    let case = Case::new(&contract, "2026-09-14 10:00", "A")
        .then("2026-09-14 11:00", resolve())
        .then("2026-09-16 11:00", reopen());
    let second = |case: &Case| {
        let ladder = case.ladder("2026-09-16 12:00");
        ladder[1].clone()
    };
    // An hour on Monday, six on Wednesday from eleven to five, one on Thursday.
    assert_eq!(
        second(&case),
        ("second".to_owned(), "2026-09-17 10:00".to_owned())
    );
    let again = case
        .then("2026-09-16 12:00", resolve())
        .then("2026-09-16 12:00", reopen());
    assert_eq!(
        second(&again).1,
        "2026-09-17 10:00",
        "at once takes no time"
    );
}

#[test]
fn a_replay_names_the_first_bad_event() {
    let contract = life();
    let event = |wall: &str, what| Event {
        at: at(&contract, wall),
        what,
    };
    let open = event("2026-09-14 10:00", opening());
    let replay = |events: &[Event], now: &str| {
        let replayed = Ticket::replay(1, &contract, events, at(&contract, now));
        replayed.map(|_| ()).map_err(|(at, why)| (at, why.code))
    };
    let now = "2026-09-20 10:00";
    assert_eq!(replay(&[], now), Err((0, "not-opened")));
    let respond = event("2026-09-14 11:00", What::Respond);
    assert_eq!(
        replay(std::slice::from_ref(&respond), now),
        Err((0, "not-opened"))
    );
    assert_eq!(
        replay(&[open.clone(), respond.clone()], "2026-09-14 09:00"),
        Err((0, "in-the-future"))
    );
    assert_eq!(
        replay(&[open.clone(), respond.clone()], "2026-09-14 10:30"),
        Err((1, "in-the-future"))
    );
    let resume = event("2026-09-14 11:00", What::Resume);
    assert_eq!(
        replay(&[open.clone(), respond.clone(), resume], now),
        Err((2, "not-in-this-state"))
    );
    let early = event("2026-09-14 10:59", What::Respond);
    assert_eq!(
        replay(&[open.clone(), respond, early], now),
        Err((2, "out-of-order"))
    );
    assert_eq!(
        replay(&[open.clone(), open], now),
        Err((1, "not-in-this-state"))
    );
}

#[test]
fn words_that_a_program_lists_are_checked_and_others_are_free() {
    let contract = life();
    let escalate = |role: &str| What::Escalate { role: role.into() };
    let resolve = |reason: Option<&str>| What::Resolve {
        reason: reason.map(str::to_owned),
    };
    let unknown = |what: &What| unknown_word(&contract.program, what).map(|word| word.known);
    assert_eq!(unknown(&escalate("first")), None);
    assert_eq!(
        unknown(&escalate("third")),
        Some(vec!["first".to_owned(), "second".to_owned()])
    );
    assert_eq!(unknown(&resolve(None)), None);
    assert_eq!(unknown(&resolve(Some("done"))), None);
    assert_eq!(
        unknown(&resolve(Some("undone"))),
        Some(vec!["done".to_owned()])
    );
    let bare = Terms::default().contract();
    assert_eq!(unknown_word(&bare.program, &escalate("anybody")), None);
    assert_eq!(unknown_word(&bare.program, &resolve(Some("any"))), None);
}

#[test]
fn attempts_in_vain_are_forgotten_when_the_customer_speaks() {
    let contract = life();
    let attempt = || What::Update { unreached: true };
    let case = || {
        Case::new(&contract, "2026-09-14 10:00", "A")
            .then("2026-09-14 11:00", attempt())
            .then("2026-09-14 12:00", attempt())
    };
    let ticket = case().ticket();
    assert_eq!(ticket.unreached.len(), 2);
    assert_eq!(ticket.first_told_at(), None, "nobody was told anything");
    let spoke = case().reported("2026-09-14 13:00", Channel::Phone).ticket();
    assert_eq!(spoke.unreached, []);
    let resumed = case()
        .waits("2026-09-14 13:00")
        .resumes("2026-09-14 14:00")
        .ticket();
    assert_eq!(resumed.unreached, []);
}

fn updating(figure: &str) -> Contract {
    let program = format!("[[target]]\nkind = \"update\"\n{figure}\nclause = \"doc 5\"\n");
    Terms {
        program: &program,
        ..Terms::default()
    }
    .contract()
}

const UPDATE: Kind = Kind::Target(TargetKind::Update);

#[test]
fn each_update_is_due_after_what_was_told_last() {
    let contract = updating("within = \"2 business hours\"");
    let told = || What::Update { unreached: false };
    let case = Case::new(&contract, "2026-09-14 10:00", "A");
    let first = case.deadline(UPDATE, "2026-09-14 11:00");
    assert_eq!((first.state, first.due), (State::NotStarted, None));
    assert!(first.why.unwrap().message.contains("first answer"));
    let case = case.answered("2026-09-14 11:00");
    let next = |case: &Case, now: &str| {
        let update = case.deadline(UPDATE, now);
        (update.state, due_of(&contract, &update))
    };
    let at_one = (State::Running, "2026-09-14 13:00".to_owned());
    assert_eq!(next(&case, "2026-09-14 13:00"), at_one);
    assert_eq!(next(&case, "2026-09-14 13:01").0, State::Overdue);
    // Told late, and then in time: the next one counts from the last.
    let case = case
        .then("2026-09-14 14:00", told())
        .then("2026-09-14 15:30", told());
    let update = case.deadline(UPDATE, "2026-09-14 16:00");
    assert_eq!(due_of(&contract, &update), "2026-09-15 09:30");
    let late: Vec<_> = update.reasons.iter().filter(|r| r.step == "late").collect();
    assert_eq!(late.len(), 1);
    assert!(
        late[0].text.contains("14:00") && late[0].text.contains("13:00"),
        "{late:?}"
    );
    // Attempts in vain tell nobody anything; waiting stops the clock; a solution ends it.
    let tried = case.then("2026-09-14 16:00", What::Update { unreached: true });
    assert_eq!(next(&tried, "2026-09-14 16:00").1, "2026-09-15 09:30");
    let waits = tried.waits("2026-09-14 16:30");
    assert_eq!(next(&waits, "2026-09-14 17:00").0, State::Paused);
    let solved = waits.then("2026-09-14 16:40", What::Resolve { reason: None });
    let all = solved.deadlines("2026-09-14 17:00");
    assert!(all.iter().all(|deadline| deadline.kind != UPDATE));
}

#[test]
fn updates_without_a_figure_are_no_commitment() {
    let contract = updating("unstated = \"regularly\"");
    let update = Case::new(&contract, "2026-09-14 10:00", "A").deadline(UPDATE, "2026-09-14 11:00");
    assert_eq!(
        (update.state, update.committed, update.due),
        (State::NoCommitment, false, None)
    );
    assert_eq!(update.why.unwrap().message, "regularly");
    // K19, and a contract that agrees on a figure.
    let stated = kaseya();
    let update = Case::new(&stated, "2026-09-14 10:00", "1").deadline(UPDATE, "2026-09-14 11:00");
    assert_eq!(update.state, State::NoCommitment);
    assert!(update.clauses[0].as_str().contains("K19"));
    let agreed = bundled(
        "program = \"kaseya\"\nzone = \"Europe/London\"\nterm = { start = 2020-01-01, end = 2039-12-31 }",
        "[[contract.target]]\nkind = \"update\"\nseverity = \"1\"\nwithin = \"2 elapsed hours\"\n",
    );
    let update = Case::new(&agreed, "2026-09-14 10:00", "1")
        .answered("2026-09-14 10:20")
        .deadline(UPDATE, "2026-09-14 11:00");
    assert_eq!(due_of(&agreed, &update), "2026-09-14 12:20");
}

#[test]
fn a_higher_role_meets_the_marks_below_it() {
    let contract = life();
    let case = Case::new(&contract, "2026-09-14 10:00", "A").then(
        "2026-09-14 11:00",
        What::Escalate {
            role: "second".into(),
        },
    );
    let states: Vec<_> = case
        .deadlines("2026-09-14 16:00")
        .into_iter()
        .filter(|deadline| deadline.kind == Kind::Escalation)
        .map(|deadline| deadline.state)
        .collect();
    assert_eq!(states, [State::Met, State::Met]);
    let lower = Case::new(&contract, "2026-09-14 10:00", "A").then(
        "2026-09-14 11:00",
        What::Escalate {
            role: "first".into(),
        },
    );
    let second = lower.deadlines("2026-09-14 11:00").pop().unwrap();
    assert_eq!(
        (second.role.as_deref(), second.state),
        (Some("second"), State::Running)
    );
}

#[test]
fn nothing_is_pending_for_a_ticket_that_somebody_closed() {
    let contract = life();
    let closed = |wall: &str| {
        let case = Case::new(&contract, "2026-09-14 10:00", "A").then(wall, What::Close);
        case.deadlines("2026-10-14 10:00")
    };
    assert!(
        closed("2026-09-14 11:00")
            .iter()
            .all(|d| d.state == State::Met)
    );
    let late = closed("2026-09-25 11:00");
    assert!(late.iter().all(|d| d.state == State::Breached), "{late:?}");
}
