//! What every store does, checked on both of them.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::type_complexity,
    reason = "a test may stop at anything unexpected"
)]
// The helpers of the tests are outside of what the lint takes for tests.

use tenure::domain::Instant;
use tenure::domain::program::Channel;
use tenure::domain::ticket::{Event, Opening, WaitFor, What};
use tenure::store::{
    Change, Committed, MemoryStore, Operation, SqliteStore, Store, StoreError, StoredContract,
    StoredEdition, StoredTicket,
};

/// A check that begins with an empty store.
type Check = fn(&mut dyn Store);

const CONFORMANCE: [(&str, Check); 13] = [
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
        command: "tenure test".to_owned(),
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

fn contract(id: &str) -> StoredContract {
    StoredContract {
        id: id.to_owned(),
        text: format!("id = {id:?}\n"),
        edition_digest: "d1".to_owned(),
        registered_at: instant(7),
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
            Change::RegisterContract(contract("b")),
            Change::RegisterContract(contract("a")),
        ],
    );
    assert_eq!((committed.operation, committed.tickets), (1, Vec::new()));
}

fn starts_empty(store: &mut dyn Store) {
    assert_eq!(everything(store), (vec![], vec![], vec![None; 3]));
    assert_eq!(store.contract("a"), Ok(None));
    assert_eq!(store.tickets(Some("a")), Ok(vec![]));
    for number in [0, 1, u64::MAX] {
        assert_eq!(store.ticket(number), Ok(None));
    }
}

fn keeps_contracts_and_editions(store: &mut dyn Store) {
    let mut ends = contract("ends");
    ends.registered_at = Instant::MIN;
    begin(store);
    commit(store, &[Change::RegisterContract(ends.clone())]);
    assert_eq!(store.contract("a"), Ok(Some(contract("a"))));
    assert_eq!(store.contract("ends"), Ok(Some(ends)));
    assert_eq!(store.contract("A"), Ok(None), "ids tell case");
    assert_eq!(store.contract("a "), Ok(None));
    assert_eq!(store.edition("d1"), Ok(Some(edition("d1"))));
    assert_eq!(store.edition("d"), Ok(None));
}

fn orders_contracts_by_id(store: &mut dyn Store) {
    begin(store);
    let ids = ["é", "B", "a2", "a10", "", "\u{ffff}", "\u{10000}"];
    for id in ids {
        commit(store, &[Change::RegisterContract(contract(id))]);
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
    let mut other = contract("a");
    other.text = "other\n".to_owned();
    // Taken comes first, even where the edition is unknown too.
    other.edition_digest = "unknown".to_owned();
    let error = refused(store, &[Change::RegisterContract(other)]);
    let StoreError::Conflict { what } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(what, "contract `a`");
    assert_eq!(error.to_string(), "contract `a` exists already");
}

fn refuses_a_taken_id_within(store: &mut dyn Store) {
    begin(store);
    let error = refused(
        store,
        &[
            Change::RegisterContract(contract("c")),
            Change::RegisterContract(contract("c")),
        ],
    );
    assert!(matches!(error, StoreError::Conflict { .. }), "{error:?}");
}

fn refuses_what_builds_on_nothing(store: &mut dyn Store) {
    begin(store);
    commit(store, &[open("a", "one")]);
    let mut groundless = contract("c");
    groundless.edition_digest = "d9".to_owned();
    let mut cases = vec![
        (
            Change::RegisterContract(groundless),
            "edition with the digest `d9`",
        ),
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
            Change::RegisterContract(contract("c")),
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
        let contract = StoredContract {
            id: text.clone(),
            text: text.clone(),
            edition_digest: text.clone(),
            registered_at: instant(0),
        };
        let command = Operation {
            at: instant(0),
            command: text.clone(),
        };
        let changes = [
            Change::AddEdition(edition.clone()),
            Change::RegisterContract(contract.clone()),
            open(text, text),
        ];
        numbers.extend(store.commit(&command, &changes).unwrap().tickets);
        assert_eq!(store.edition(text), Ok(Some(edition)));
        assert_eq!(store.contract(text), Ok(Some(contract)));
    }
    for (text, number) in texts.iter().zip(&numbers) {
        let expected = StoredTicket {
            number: *number,
            contract: text.clone(),
            events: vec![opened(text)],
        };
        assert_eq!(store.tickets(Some(text)), Ok(vec![expected]));
    }
    assert_eq!(store.contracts().unwrap().len(), texts.len());
}
