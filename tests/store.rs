//! What every store does, checked on both of them.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::type_complexity,
    reason = "a test may stop at anything unexpected"
)]
// The helpers of the tests are outside of what the lint takes for tests.

use tenure::domain::Instant;
use tenure::domain::contract::event::{Event as ContractEvent, What as ContractWhat};
use tenure::domain::program::Channel;
use tenure::domain::ticket::{Event, Opening, WaitFor, What};
use tenure::store::{
    Change, Committed, Kind, Logged, LoggedChange, MemoryStore, Operation, SqliteStore, Store,
    StoreError, StoredContract, StoredEdition, StoredTicket, Subject,
};

/// A check that begins with an empty store.
type Check = fn(&mut dyn Store);

const CONFORMANCE: [(&str, Check); 23] = [
    ("starts empty", starts_empty),
    ("keeps contracts and editions", keeps_contracts_and_editions),
    ("orders contracts by id", orders_contracts_by_id),
    ("keeps an edition once", keeps_an_edition_once),
    ("refuses a taken id", refuses_a_taken_id),
    (
        "refuses a taken id within a commit",
        refuses_a_taken_id_within,
    ),
    (
        "refuses what builds on nothing",
        refuses_what_builds_on_nothing,
    ),
    ("undoes a commit that fails", undoes_a_commit_that_fails),
    (
        "numbers tickets and operations",
        numbers_tickets_and_operations,
    ),
    ("orders events by recording", orders_events_by_recording),
    ("tells tickets by contract", tells_tickets_by_contract),
    ("keeps every kind of event", keeps_every_kind_of_event),
    ("keeps hostile text", keeps_hostile_text),
    ("keeps events of contracts", keeps_events_of_contracts),
    ("refuses a stale edit", refuses_a_stale_edit),
    ("imports a ref once", imports_a_ref_once),
    ("rehearses", rehearses),
    ("ends with the caller's error", ends_with_the_callers_error),
    ("logs what was done", logs_what_was_done),
    ("undoes and redoes", undoes_and_redoes),
    ("refuses to undo a ground", refuses_to_undo_a_ground),
    ("redoes the last undo", redoes_the_last_undo),
    ("notices a clock set back", notices_a_clock_set_back),
];

#[test]
fn memory_conforms() {
    for (name, check) in CONFORMANCE {
        println!("{name}");
        check(&mut MemoryStore::new());
    }
}

#[test]
fn sqlite_conforms() {
    for (name, check) in CONFORMANCE {
        println!("{name}");
        let directory = tempfile::tempdir().unwrap();
        check(&mut SqliteStore::open_or_create(directory.path().join("db")).unwrap());
    }
}

fn instant(seconds: i64) -> Instant {
    Instant::from_seconds(1_790_000_000 + seconds).unwrap()
}

fn operation() -> Operation {
    Operation {
        at: instant(0),
        told: true,
        by: "ann".to_owned(),
        command: "tenure test".to_owned(),
        rehearsal: false,
    }
}

fn edition(digest: &str) -> StoredEdition {
    StoredEdition {
        digest: digest.to_owned(),
        program: "acme".to_owned(),
        edition: "2026-01".to_owned(),
        text: "format = 1\n".to_owned(),
    }
}

/// The file that every contract here is registered with.
const TEXT: &str = "id = \"a\"\n";

fn add_text() -> Change {
    Change::AddText {
        digest: "t1".to_owned(),
        text: TEXT.to_owned(),
    }
}

fn on_contract(id: &str, what: ContractWhat) -> Change {
    Change::AddContractEvent {
        contract: id.to_owned(),
        event: contract_event(what),
    }
}

fn contract_event(what: ContractWhat) -> ContractEvent {
    ContractEvent {
        on: instant(0).to_utc().date(),
        what,
    }
}

fn registered(edition: &str) -> ContractWhat {
    ContractWhat::Register {
        digest: "t1".to_owned(),
        edition: edition.to_owned(),
    }
}

fn register(id: &str) -> Change {
    on_contract(id, registered("d1"))
}

fn pay(amount: i64) -> ContractWhat {
    ContractWhat::Pay {
        amount: amount.into(),
        term: instant(0).to_utc().date(),
        due: None,
    }
}

/// A contract as it stands once an operation registered it.
fn contract(id: &str, operation: u64) -> StoredContract {
    StoredContract {
        id: id.to_owned(),
        text: TEXT.to_owned(),
        edition_digest: "d1".to_owned(),
        registered_at: instant(0),
        events: vec![contract_event(registered("d1"))],
        revision: operation,
    }
}

fn happened(seconds: i64, what: What) -> Event {
    Event {
        at: instant(seconds),
        what,
    }
}

fn opened(subject: &str) -> Event {
    let opening = Opening {
        subject: subject.to_owned(),
        ..Opening::default()
    };
    happened(0, What::Open(Box::new(opening)))
}

fn open(contract: &str, subject: &str) -> Change {
    Change::OpenTicket {
        contract: contract.to_owned(),
        event: opened(subject),
    }
}

fn add(ticket: u64, event: Event) -> Change {
    Change::AddEvent { ticket, event }
}

/// Commits what must succeed.
fn commit(store: &mut dyn Store, changes: &[Change]) -> Committed {
    store.commit(&operation(), changes).unwrap()
}

/// Commits what must fail, and sees to it that nothing has changed.
fn refused(store: &mut dyn Store, changes: &[Change]) -> StoreError {
    let before = everything(store);
    let error = store.commit(&operation(), changes).unwrap_err();
    assert_eq!(everything(store), before);
    assert!(!error.mend().is_empty());
    error
}

type Everything = (
    Vec<StoredContract>,
    Vec<StoredTicket>,
    Vec<Option<StoredEdition>>,
);

fn everything(store: &dyn Store) -> Everything {
    let editions = ["d1", "d2", "d3"].map(|digest| store.edition(digest).unwrap());
    (
        store.contracts().unwrap(),
        store.tickets(None).unwrap(),
        editions.to_vec(),
    )
}

/// An edition and the contracts `a` and `b` under it, in operation 1.
fn begin(store: &mut dyn Store) {
    let committed = commit(
        store,
        &[
            Change::AddEdition(edition("d1")),
            add_text(),
            register("b"),
            register("a"),
        ],
    );
    assert_eq!((committed.operation, committed.tickets), (1, Vec::new()));
}

fn starts_empty(store: &mut dyn Store) {
    assert_eq!(everything(store), (vec![], vec![], vec![None; 3]));
    assert_eq!(store.contract("a"), Ok(None));
    assert_eq!(store.tickets(Some("a")), Ok(vec![]));
    assert_eq!(store.ticket_by_ref("a", "r"), Ok(None));
    assert_eq!(store.log(None), Ok(vec![]));
    for number in [0, 1, u64::MAX] {
        assert_eq!(store.ticket(number), Ok(None));
    }
}

fn keeps_contracts_and_editions(store: &mut dyn Store) {
    begin(store);
    let mut early = operation();
    early.at = Instant::MIN;
    store.commit(&early, &[register("ends")]).unwrap();
    let mut ends = contract("ends", 2);
    ends.registered_at = Instant::MIN;
    assert_eq!(store.contract("a"), Ok(Some(contract("a", 1))));
    assert_eq!(store.contract("ends"), Ok(Some(ends)));
    assert_eq!(store.contract("A"), Ok(None), "ids tell case");
    assert_eq!(store.contract("a "), Ok(None));
    assert_eq!(store.edition("d1"), Ok(Some(edition("d1"))));
    assert_eq!(store.edition("d"), Ok(None));
    assert_eq!(store.text("t1"), Ok(Some(TEXT.to_owned())));
    assert_eq!(store.text("t"), Ok(None));
}

fn orders_contracts_by_id(store: &mut dyn Store) {
    begin(store);
    let ids = ["é", "B", "a2", "a10", "", "\u{ffff}", "\u{10000}"];
    for id in ids {
        commit(store, &[register(id)]);
    }
    let got: Vec<String> = store
        .contracts()
        .unwrap()
        .into_iter()
        .map(|c| c.id)
        .collect();
    assert_eq!(
        got,
        ["", "B", "a", "a10", "a2", "b", "é", "\u{ffff}", "\u{10000}"]
    );
}

fn keeps_an_edition_once(store: &mut dyn Store) {
    let mut again = edition("d1");
    again.text = "another text\n".to_owned();
    commit(store, &[Change::AddEdition(edition("d1"))]);
    let committed = commit(
        store,
        &[
            Change::AddEdition(again),
            Change::AddEdition(edition("d2")),
            Change::AddEdition(edition("d2")),
        ],
    );
    assert_eq!(committed.operation, 2);
    assert_eq!(
        store.edition("d1"),
        Ok(Some(edition("d1"))),
        "the first stays"
    );
    assert_eq!(store.edition("d2"), Ok(Some(edition("d2"))));
}

fn refuses_a_taken_id(store: &mut dyn Store) {
    begin(store);
    // Taken comes first, even where the edition is unknown too.
    let error = refused(store, &[on_contract("a", registered("unknown"))]);
    let StoreError::Conflict { what } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(what, "contract `a`");
    assert_eq!(error.to_string(), "contract `a` exists already");
}

fn refuses_a_taken_id_within(store: &mut dyn Store) {
    begin(store);
    let error = refused(store, &[register("c"), register("c")]);
    assert!(matches!(error, StoreError::Conflict { .. }), "{error:?}");
}

fn refuses_what_builds_on_nothing(store: &mut dyn Store) {
    begin(store);
    commit(store, &[open("a", "one")]);
    let lost = ContractWhat::Register {
        digest: "t9".to_owned(),
        edition: "d1".to_owned(),
    };
    let update = |digest: &str, edition: &str| ContractWhat::Update {
        digest: digest.to_owned(),
        edition: edition.to_owned(),
        from: instant(0).to_utc().date(),
    };
    let adopt = ContractWhat::Adopt {
        edition: "d9".to_owned(),
        object_by: None,
        from: None,
    };
    let (no_text, no_edition) = (
        "contract file with the digest `t9`",
        "edition with the digest `d9`",
    );
    let mut cases = vec![
        (on_contract("c", registered("d9")), no_edition),
        (on_contract("c", lost), no_text),
        (on_contract("a", update("t9", "d1")), no_text),
        (on_contract("a", update("t1", "d9")), no_edition),
        (on_contract("a", adopt), no_edition),
        (on_contract("c", pay(1)), "contract `c`"),
        (open("c", "x"), "contract `c`"),
    ];
    let tickets = [
        (0, "ticket 0"),
        (2, "ticket 2"),
        (u64::MAX, "ticket 18446744073709551615"),
    ];
    for (number, name) in tickets {
        cases.push((add(number, happened(1, What::Respond)), name));
    }
    for (change, name) in cases {
        let error = refused(store, &[change]);
        let what = name.to_owned();
        assert_eq!(error, StoreError::NotFound { what });
    }
}

fn undoes_a_commit_that_fails(store: &mut dyn Store) {
    begin(store);
    commit(store, &[open("a", "one")]);
    let error = refused(
        store,
        &[
            Change::AddEdition(edition("d2")),
            register("c"),
            open("c", "two"),
            add(1, happened(1, What::Respond)),
            add(2, happened(1, What::Respond)),
            add(3, happened(1, What::Respond)),
            open("a", "three"),
        ],
    );
    assert!(matches!(error, StoreError::NotFound { .. }), "{error:?}");
    // Neither the operation nor the ticket has used up a number.
    let committed = commit(store, &[open("a", "two")]);
    assert_eq!((committed.operation, committed.tickets), (3, vec![2]));
}

fn numbers_tickets_and_operations(store: &mut dyn Store) {
    begin(store);
    let committed = commit(
        store,
        &[
            open("b", "one"),
            // Seen by the later changes of the same commit.
            add(1, happened(1, What::Respond)),
            open("a", "two"),
        ],
    );
    assert_eq!((committed.operation, committed.tickets), (2, vec![1, 2]));
    let committed = commit(store, &[]);
    assert_eq!((committed.operation, committed.tickets), (3, vec![]));
    let committed = commit(store, &[open("b", "three")]);
    assert_eq!((committed.operation, committed.tickets), (4, vec![3]));
    let first = StoredTicket {
        number: 1,
        contract: "b".to_owned(),
        events: vec![opened("one"), happened(1, What::Respond)],
        revision: 2,
    };
    assert_eq!(store.ticket(1), Ok(Some(first)));
    assert_eq!(store.ticket(0), Ok(None));
    assert_eq!(store.ticket(4), Ok(None));
}

fn orders_events_by_recording(store: &mut dyn Store) {
    begin(store);
    commit(store, &[open("a", "one"), open("a", "two")]);
    // Interleaved, against the order of the moments, and with a repetition.
    commit(
        store,
        &[
            add(2, happened(90, What::Update { unreached: false })),
            add(1, happened(50, What::Respond)),
        ],
    );
    commit(store, &[add(2, happened(10, What::Respond))]);
    commit(store, &[add(1, happened(50, What::Respond))]);
    commit(store, &[add(2, happened(40, What::Close))]);
    let first = [
        opened("one"),
        happened(50, What::Respond),
        happened(50, What::Respond),
    ];
    let second = [
        opened("two"),
        happened(90, What::Update { unreached: false }),
        happened(10, What::Respond),
        happened(40, What::Close),
    ];
    let tickets = store.tickets(None).unwrap();
    assert_eq!(tickets.len(), 2);
    assert_eq!(tickets[0].events, first);
    assert_eq!(tickets[1].events, second);
    for ticket in tickets {
        assert_eq!(store.ticket(ticket.number), Ok(Some(ticket)));
    }
}

fn tells_tickets_by_contract(store: &mut dyn Store) {
    begin(store);
    for number in 1..=12 {
        let id = if number % 3 == 0 { "b" } else { "a" };
        commit(store, &[open(id, &number.to_string())]);
    }
    let numbers = |contract| -> Vec<u64> {
        let tickets = store.tickets(contract).unwrap();
        tickets.iter().map(|ticket| ticket.number).collect()
    };
    assert_eq!(numbers(Some("b")), [3, 6, 9, 12]);
    assert_eq!(numbers(Some("a")), [1, 2, 4, 5, 7, 8, 10, 11]);
    assert_eq!(numbers(None), (1..=12).collect::<Vec<u64>>());
    assert_eq!(numbers(Some("")), Vec::<u64>::new());
    assert_eq!(store.tickets(Some("b")).unwrap()[3].events, [opened("12")]);
}

/// Each kind of event at least once, with its fields both filled and left out.
fn kinds() -> Vec<What> {
    let facts = || [("environment".to_owned(), "production".to_owned())].into();
    let text = |text: &str| Some(text.to_owned());
    let opening = Opening {
        subject: "slow".to_owned(),
        description: text("very"),
        channel: Some(Channel::Phone),
        reporter: text("ann@example.org"),
        version: text("4.2"),
        reference: text("X-1"),
        facts: facts(),
        severity: text("s1"),
        event: Some("e".to_owned()),
    };
    let kinds = vec![
        What::Open(Box::new(opening)),
        What::Open(Box::default()),
        What::Report {
            channel: Channel::Portal,
            description: text("again"),
        },
        What::Report {
            channel: Channel::Chat,
            description: None,
        },
        What::Classify {
            facts: facts(),
            severity: text("s2"),
            by: text("bob"),
        },
        What::Classify {
            facts: [].into(),
            severity: None,
            by: None,
        },
        What::Respond,
        What::Update { unreached: false },
        What::Update { unreached: true },
        What::Note {
            text: "called".to_owned(),
        },
        What::Reopen {
            text: Some("again".to_owned()),
        },
        What::Wait {
            whom: WaitFor::Customer,
        },
        What::Wait {
            whom: WaitFor::ThirdParty,
        },
        What::Resume,
        What::Escalate {
            role: "manager".to_owned(),
        },
        What::Resolve {
            reason: text("patched"),
        },
        What::Resolve { reason: None },
        What::Reopen { text: None },
        What::Close,
    ];
    // A new kind does not compile until it is named here; then name it above too.
    for kind in &kinds {
        match kind {
            What::Open(_)
            | What::Report { .. }
            | What::Classify { .. }
            | What::Respond
            | What::Update { .. }
            | What::Wait { .. }
            | What::Resume
            | What::Escalate { .. }
            | What::Resolve { .. }
            | What::Reopen { .. }
            | What::Note { .. }
            | What::Close => {}
        }
    }
    kinds
}

fn keeps_every_kind_of_event(store: &mut dyn Store) {
    begin(store);
    commit(store, &[open("a", "one")]);
    let mut expected = vec![opened("one")];
    for (what, at) in kinds()
        .into_iter()
        .zip([Instant::MIN, Instant::MAX].into_iter().cycle())
    {
        let event = Event { at, what };
        commit(store, &[add(1, event.clone())]);
        expected.push(event);
    }
    assert_eq!(store.ticket(1).unwrap().unwrap().events, expected);
}

fn keeps_hostile_text(store: &mut dyn Store) {
    let texts = [
        String::new(),
        "\0".to_owned(),
        "before\0after".to_owned(),
        "'; DROP TABLE contract; --".to_owned(),
        "%_*?[a]\\\"`\r\n\t\u{1b}[31m".to_owned(),
        "👩‍👩‍👧‍👦 e\u{301} é \u{202e}\u{200b}\u{feff}\u{10ffff}".to_owned(),
        "0012".to_owned(),
        "x\u{fc}".repeat(33_334),
    ];
    let mut numbers = Vec::new();
    for text in &texts {
        let edition = StoredEdition {
            digest: text.clone(),
            program: text.clone(),
            edition: text.clone(),
            text: text.clone(),
        };
        let registers = ContractWhat::Register {
            digest: text.clone(),
            edition: text.clone(),
        };
        let command = Operation {
            by: text.clone(),
            command: text.clone(),
            ..operation()
        };
        let changes = [
            Change::AddEdition(edition.clone()),
            Change::AddText {
                digest: text.clone(),
                text: text.clone(),
            },
            on_contract(text, registers.clone()),
            open(text, text),
        ];
        let committed = store.commit(&command, &changes).unwrap();
        let contract = StoredContract {
            id: text.clone(),
            text: text.clone(),
            edition_digest: text.clone(),
            registered_at: instant(0),
            events: vec![contract_event(registers)],
            revision: committed.operation,
        };
        numbers.extend(committed.tickets);
        assert_eq!(store.edition(text), Ok(Some(edition)));
        assert_eq!(store.text(text), Ok(Some(text.clone())));
        assert_eq!(store.contract(text), Ok(Some(contract)));
        let logged = store.log(Some(1)).unwrap().remove(0);
        assert_eq!((&logged.by, &logged.command), (text, text));
    }
    for (text, number) in texts.iter().zip(&numbers) {
        let expected = StoredTicket {
            number: *number,
            contract: text.clone(),
            events: vec![opened(text)],
            revision: *number,
        };
        assert_eq!(store.tickets(Some(text)), Ok(vec![expected]));
    }
    assert_eq!(store.contracts().unwrap().len(), texts.len());
}

fn keeps_events_of_contracts(store: &mut dyn Store) {
    begin(store);
    let new = Change::AddText {
        digest: "t2".to_owned(),
        text: "new\n".to_owned(),
    };
    let update = ContractWhat::Update {
        digest: "t2".to_owned(),
        edition: "d1".to_owned(),
        from: instant(0).to_utc().date(),
    };
    commit(store, &[on_contract("a", pay(5))]);
    commit(store, &[new, on_contract("a", update.clone())]);
    commit(store, &[open("a", "one")]);
    let mut expected = contract("a", 3);
    expected
        .events
        .extend([contract_event(pay(5)), contract_event(update)]);
    assert_eq!(store.contract("a"), Ok(Some(expected)));
    assert_eq!(store.contract("b"), Ok(Some(contract("b", 1))));
    assert_eq!(store.text("t2"), Ok(Some("new\n".to_owned())));
}

fn expect(subject: Subject, revision: u64) -> Change {
    Change::Expect { subject, revision }
}

fn refuses_a_stale_edit(store: &mut dyn Store) {
    begin(store);
    commit(store, &[open("a", "one"), open("a", "two")]);
    let respond = add(1, happened(1, What::Respond));
    let read = store.ticket(1).unwrap().unwrap().revision;
    assert_eq!(read, 2);
    commit(store, &[expect(Subject::Ticket(1), read), respond.clone()]);
    let error = refused(store, &[expect(Subject::Ticket(1), read), respond.clone()]);
    let stale = |what: &str, operation| StoreError::Stale {
        what: what.to_owned(),
        operation,
        command: "tenure test".to_owned(),
    };
    assert_eq!(error, stale("ticket 1", 3));
    // Another ticket is another matter, and what this operation did itself is no news.
    let second = add(2, happened(1, What::Respond));
    let both = [
        expect(Subject::Ticket(2), 2),
        second.clone(),
        expect(Subject::Ticket(2), 2),
        second,
    ];
    commit(store, &both);
    store.undo(&operation(), None).unwrap();
    let error = refused(store, &[expect(Subject::Ticket(2), 4)]);
    assert_eq!(error, stale("ticket 2", 5));
    commit(store, &[on_contract("a", pay(1))]);
    let of_contract = |revision| expect(Subject::Contract("a".to_owned()), revision);
    assert_eq!(refused(store, &[of_contract(1)]), stale("contract `a`", 6));
    commit(store, &[of_contract(6)]);
    for (subject, name) in [
        (Subject::Contract("c".to_owned()), "contract `c`"),
        (Subject::Ticket(9), "ticket 9"),
        (Subject::Ticket(u64::MAX), "ticket 18446744073709551615"),
    ] {
        let what = name.to_owned();
        let error = refused(store, &[expect(subject, 0)]);
        assert_eq!(error, StoreError::NotFound { what });
    }
}

fn import(contract: &str, reference: &str) -> Change {
    let opening = Opening {
        subject: format!("{contract} {reference}"),
        reference: Some(reference.to_owned()),
        ..Opening::default()
    };
    Change::ImportTicket {
        contract: contract.to_owned(),
        opening: happened(0, What::Open(Box::new(opening))),
        events: vec![happened(1, What::Respond), happened(2, What::Close)],
    }
}

fn imports_a_ref_once(store: &mut dyn Store) {
    begin(store);
    let changes = [
        import("a", "r1"),
        import("b", "r1"),
        import("a", "r1"),
        open("a", "none"),
        import("a", "R1"),
    ];
    let committed = commit(store, &changes);
    assert_eq!(
        (committed.tickets, committed.known),
        (vec![1, 2, 3, 4], vec![1])
    );
    let again = commit(
        store,
        &[import("a", "r1"), import("b", "r1"), import("a", "r2")],
    );
    assert_eq!((again.tickets, again.known), (vec![5], vec![1, 2]));
    assert_eq!(store.ticket_by_ref("a", "r1"), Ok(Some(1)));
    assert_eq!(store.ticket_by_ref("b", "r1"), Ok(Some(2)));
    assert_eq!(store.ticket_by_ref("b", "r2"), Ok(None));
    assert_eq!(store.ticket(2).unwrap().unwrap().events.len(), 3);
    store.undo(&operation(), Some(3)).unwrap();
    assert_eq!(store.ticket_by_ref("a", "r2"), Ok(None));
    // The number stays taken.
    assert_eq!(commit(store, &[import("a", "r2")]).tickets, [6]);
    refused(store, &[import("c", "r9")]);
}

fn rehearses(store: &mut dyn Store) {
    begin(store);
    let mut rehearsal = operation();
    rehearsal.rehearsal = true;
    let before = everything(store);
    let committed = store.commit(&rehearsal, &[open("a", "one")]).unwrap();
    assert_eq!((committed.operation, committed.tickets), (2, vec![1]));
    store.commit(&rehearsal, &[open("c", "one")]).unwrap_err();
    assert_eq!(store.undo(&rehearsal, None).unwrap().target.number, 1);
    assert_eq!(everything(store), before);
    assert_eq!(store.log(None).unwrap().len(), 1);
    store.undo(&operation(), None).unwrap();
    assert_eq!(store.redo(&rehearsal).unwrap().operation, 3);
    assert_eq!(store.contracts(), Ok(vec![]));
    store.redo(&operation()).unwrap();
    assert_eq!(store.contracts().unwrap().len(), 2);
}

fn ends_with_the_callers_error(store: &mut dyn Store) {
    begin(store);
    let before = everything(store);
    let mut changes = vec![
        Ok(open("a", "one")),
        Err(StoreError::GivenUp),
        Ok(open("a", "two")),
    ]
    .into_iter();
    let error = store.commit_each(&operation(), &mut changes).unwrap_err();
    assert_eq!(error, StoreError::GivenUp);
    assert_eq!(
        changes.len(),
        1,
        "what comes after an error is not asked for"
    );
    assert_eq!(everything(store), before);
}

fn logs_what_was_done(store: &mut dyn Store) {
    begin(store);
    let second = Operation {
        at: instant(7),
        told: false,
        by: "bob".to_owned(),
        command: "tenure second".to_owned(),
        rehearsal: false,
    };
    let many: Vec<Change> = (0..150).map(|n| open("b", &n.to_string())).collect();
    commit(store, &many);
    store
        .commit(
            &second,
            &[add(3, happened(1, What::Close)), on_contract("a", pay(1))],
        )
        .unwrap();
    store.undo(&second, None).unwrap();
    let log = store.log(None).unwrap();
    let changes = |logged: &Logged| -> Vec<String> {
        let tell = |change: &LoggedChange| {
            let LoggedChange {
                contract,
                ticket,
                what,
            } = change;
            format!("{contract:?} {ticket:?} {what}").replace("Some(", "(")
        };
        logged.changes.iter().map(tell).collect()
    };
    assert_eq!(
        log.iter().map(|l| l.number).collect::<Vec<_>>(),
        [4, 3, 2, 1]
    );
    assert_eq!((log[0].kind, log[0].count), (Kind::Undo(3), 0));
    assert_eq!(
        (log[0].at, log[0].told, log[0].by.as_str()),
        (instant(7), false, "bob")
    );
    assert_eq!((log[1].kind, log[1].undone_by), (Kind::Change, Some(4)));
    assert_eq!(log[1].command, "tenure second");
    assert_eq!(changes(&log[1]), ["None (3) close", "(\"a\") None pay"]);
    assert_eq!((log[2].changes.len(), log[2].count), (Logged::MOST, 150));
    assert_eq!(changes(&log[2])[1], "(\"b\") (2) open");
    let first = [
        "None None edition",
        "None None text",
        "(\"b\") None register",
        "(\"a\") None register",
    ];
    assert_eq!(changes(&log[3]), first);
    assert_eq!(store.log(Some(2)).unwrap(), log[..2]);
    assert_eq!(store.log(Some(0)).unwrap(), []);
}

fn undo(store: &mut dyn Store, number: Option<u64>) -> u64 {
    store.undo(&operation(), number).unwrap().target.number
}

/// What refuses to be undone, and why.
fn not_undone(store: &mut dyn Store, number: Option<u64>) -> String {
    let before = (everything(store), store.log(None).unwrap());
    let error = store.undo(&operation(), number).unwrap_err();
    assert_eq!((everything(store), store.log(None).unwrap()), before);
    assert!(!error.mend().is_empty());
    error.to_string()
}

fn undoes_and_redoes(store: &mut dyn Store) {
    assert_eq!(not_undone(store, None), "there is nothing to undo");
    begin(store);
    commit(store, &[open("a", "one")]);
    let opened = everything(store);
    commit(
        store,
        &[add(1, happened(1, What::Respond)), open("b", "two")],
    );
    let both = everything(store);
    assert_eq!(undo(store, None), 3);
    let tickets = store.tickets(None).unwrap();
    assert_eq!(
        (tickets.len(), tickets[0].events.len(), tickets[0].revision),
        (1, 1, 4)
    );
    assert_eq!(
        not_undone(store, Some(3)),
        "operation 3 cannot be undone: operation 4 has undone it already"
    );
    assert_eq!(
        not_undone(store, Some(4)),
        "operation 4 cannot be undone: it is an undo itself"
    );
    assert_eq!(not_undone(store, Some(9)), "there is no operation 9");
    assert_eq!(
        not_undone(store, Some(u64::MAX)).len(),
        "there is no operation ".len() + 20
    );
    let redone = store.redo(&operation()).unwrap();
    assert_eq!((redone.operation, redone.target.number), (5, 3));
    assert_eq!(
        not_undone(store, Some(5)),
        "operation 5 cannot be undone: it is a redo"
    );
    let unrevised = |mut all: Everything| {
        all.1.iter_mut().for_each(|ticket| ticket.revision = 0);
        all
    };
    assert_eq!(unrevised(everything(store)), unrevised(both));
    assert_eq!(undo(store, None), 3);
    assert_eq!(unrevised(everything(store)), unrevised(opened));
    assert_eq!(undo(store, None), 2);
    assert_eq!(undo(store, None), 1);
    assert_eq!(store.contracts(), Ok(vec![]));
    assert_eq!(
        store.edition("d1"),
        Ok(Some(edition("d1"))),
        "an edition alone changes nothing"
    );
    assert_eq!(not_undone(store, None), "there is nothing to undo");
    // The id is free again; the numbers of tickets are not.
    commit(store, &[register("a"), open("a", "three")]);
    assert_eq!(store.tickets(None).unwrap()[0].number, 3);
}

fn refuses_to_undo_a_ground(store: &mut dyn Store) {
    begin(store);
    commit(store, &[open("a", "one")]);
    commit(store, &[add(1, happened(1, What::Respond))]);
    commit(store, &[on_contract("b", pay(1))]);
    commit(store, &[open("b", "two")]);
    commit(store, &[add(2, happened(1, What::Respond))]);
    let names = |numbers: &[u64]| {
        let named: Vec<String> = numbers
            .iter()
            .map(|n| format!("operation {n} (tenure test)"))
            .collect();
        format!("{} built on it", named.join(", "))
    };
    let cannot =
        |number, later: &[u64]| format!("operation {number} cannot be undone: {}", names(later));
    assert_eq!(not_undone(store, Some(1)), cannot(1, &[2, 4, 5]));
    assert_eq!(not_undone(store, Some(2)), cannot(2, &[3]));
    // A ticket rests on what its contract was then.
    assert_eq!(not_undone(store, Some(4)), cannot(4, &[5]));
    assert_eq!(not_undone(store, Some(5)), cannot(5, &[6]));
    // Not the last one, but nothing rests on it.
    assert_eq!(undo(store, Some(3)), 3);
    assert_eq!(undo(store, Some(2)), 2);
    assert_eq!(not_undone(store, Some(1)), cannot(1, &[4, 5]));
    for number in [6, 5, 4, 1] {
        assert_eq!(undo(store, None), number);
    }
}

fn redoes_the_last_undo(store: &mut dyn Store) {
    let nothing = |store: &mut dyn Store| store.redo(&operation()).unwrap_err().to_string();
    assert_eq!(nothing(store), "there is nothing to redo");
    begin(store);
    assert_eq!(
        nothing(store),
        "there is nothing to redo: nothing was undone after operation 1"
    );
    commit(store, &[open("a", "one")]);
    commit(store, &[open("b", "two")]);
    undo(store, Some(2));
    undo(store, Some(3));
    let redone = |store: &mut dyn Store| store.redo(&operation()).unwrap().target.number;
    assert_eq!(redone(store), 3);
    assert_eq!(redone(store), 2);
    assert_eq!(
        nothing(store),
        "there is nothing to redo: nothing was undone after operation 3"
    );
    undo(store, None);
    commit(store, &[open("a", "three")]);
    assert_eq!(
        nothing(store),
        "there is nothing to redo: nothing was undone after operation 9"
    );
    let numbers: Vec<u64> = store
        .tickets(None)
        .unwrap()
        .iter()
        .map(|t| t.number)
        .collect();
    assert_eq!(numbers, [1, 3]);
}

fn notices_a_clock_set_back(store: &mut dyn Store) {
    let read = |seconds, told| Operation {
        at: instant(seconds),
        told,
        ..operation()
    };
    let mut was_at = |operation: Operation| store.commit(&operation, &[]).unwrap().clock_was_at;
    assert_eq!(was_at(read(50, true)), None);
    assert_eq!(
        was_at(read(20, false)),
        None,
        "what was told says nothing about the clock"
    );
    assert_eq!(was_at(read(20, false)), None);
    assert_eq!(was_at(read(30, false)), None);
    assert_eq!(was_at(read(19, false)), Some(instant(30)));
    assert_eq!(
        was_at(read(25, false)),
        Some(instant(30)),
        "it is still behind"
    );
    assert_eq!(was_at(read(1, true)), None);
    assert_eq!(was_at(read(30, false)), None);
    let numbers: Vec<i64> = store
        .log(None)
        .unwrap()
        .iter()
        .map(|l| l.at.since(instant(0)))
        .collect();
    assert_eq!(numbers, [30, 1, 25, 19, 30, 20, 20, 50]);
    assert_eq!(
        store.undo(&read(1, false), None).unwrap().clock_was_at,
        Some(instant(30))
    );
}

/// Whatever is done in whatever order, both stores do the same. A generator of its own, so that
/// each run takes the same paths.
#[test]
fn the_stores_agree() {
    let directory = tempfile::tempdir().unwrap();
    let mut all = 0;
    for seed in 0..12_u64 {
        let mut memory = MemoryStore::new();
        let mut sqlite =
            SqliteStore::open_or_create(directory.path().join(seed.to_string())).unwrap();
        let mut state = seed;
        let mut next = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut done = 0;
        for step in 0..60 {
            let operation = Operation {
                at: instant(i64::try_from(next(50)).unwrap()),
                told: next(2) == 0,
                by: "ann".to_owned(),
                command: format!("step {step}"),
                rehearsal: next(10) == 0,
            };
            let ids = ["a", "b", "c"];
            let pair = match next(6) {
                0 => {
                    let number = (next(2) == 0).then(|| next(step + 2));
                    let pair = [
                        memory.undo(&operation, number),
                        sqlite.undo(&operation, number),
                    ];
                    pair.map(|done| format!("{done:?}"))
                }
                1 => [memory.redo(&operation), sqlite.redo(&operation)]
                    .map(|done| format!("{done:?}")),
                _ => {
                    let mut changes = vec![Change::AddEdition(edition("d1")), add_text()];
                    for _ in 0..next(4) {
                        let id = ids[usize::try_from(next(3)).unwrap()];
                        changes.push(match next(6) {
                            0 => register(id),
                            1 => on_contract(id, pay(1)),
                            2 => open(id, "s"),
                            3 => import(id, &next(4).to_string()),
                            4 => expect(Subject::Ticket(next(4)), next(step + 1)),
                            _ => add(next(6), happened(1, What::Update { unreached: false })),
                        });
                    }
                    let pair = [
                        memory.commit(&operation, &changes),
                        sqlite.commit(&operation, &changes),
                    ];
                    pair.map(|done| format!("{done:?}"))
                }
            };
            assert_eq!(pair[0], pair[1], "seed {seed}, step {step}");
            done += u64::from(pair[0].starts_with("Ok"));
            assert_eq!(
                everything(&memory),
                everything(&sqlite),
                "seed {seed}, step {step}"
            );
            assert_eq!(
                memory.log(None),
                sqlite.log(None),
                "seed {seed}, step {step}"
            );
        }
        all += done;
    }
    assert!(all > 240, "{all} of 720 steps went through");
}
