//! Who and what is served, from the domain: what stands against a ticket and what it does, how the
//! ticket is dealt with besides, and which one is served first.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;

use common::*;
use tenure::domain::deadline::State;
use tenure::domain::program::{Channel, Effect, Policy};
use tenure::domain::ticket::conduct::{Remark, remarks};
use tenure::domain::ticket::queue::{Listed, places};
use tenure::domain::ticket::{Event, Opening, Outcome, Refusal, Status, Ticket, What};
use tenure::domain::{Contract, Instant};

/// A program with every rule about who and what is served.
const RULES: &str = r#"
[[target]]
kind = "first-response"
within = "4 business hours"
clause = "doc 2"
[[intake]]
key = "subject"
text = "what it is about"
absence = "holds"
clause = "doc 3"
[[intake]]
key = "log"
severity = "A"
text = "the log of the failure"
absence = "holds"
clause = "doc 3"
[entitlement]
contacts = { effect = "refuses", text = "only contacts report", clause = "doc 4a" }
payment = { effect = "refuses", text = "nothing unpaid", clause = "doc 4b" }
partner = { effect = "refuses", text = "partners serve their own", clause = "doc 4c" }
version = { effect = "refuses", text = "old versions are not served", clause = "doc 4d" }
reporting = { channel = "portal", effect = "warns", text = "the portal alone", clause = "doc 4e" }
[[circumstance]]
key = "cause"
question = "What brought it about?"
clause = "doc 5"
value = [{ id = "product", meaning = "it" }, { id = "misuse", meaning = "misuse" }, { id = "hardware", meaning = "hardware" }]
[[circumstance]]
key = "reachable"
question = "Can somebody be reached?"
by_contact = "always"
clause = "doc 5"
value = [{ id = "always", meaning = "yes" }, { id = "no", meaning = "no" }]
[[circumstance]]
key = "night-work"
question = "Does it need work at night?"
clause = "doc 5"
value = [{ id = "yes", meaning = "yes" }, { id = "no", meaning = "no" }]
[[exclusion]]
when = { cause = "misuse" }
effect = "refuses"
text = "misuse is not served"
mend = "use it well"
clause = "doc 6"
[[exclusion]]
when = { cause = "hardware" }
effect = "holds"
text = "the hardware first"
clause = "doc 6"
[[queue]]
by = "severity"
clause = "doc 7"
[[queue]]
by = "certificate"
clause = "doc 7"
[[lowering]]
severity = "A"
when = { reachable = "no" }
policy = "may"
step = ["suspend-work", "lower-severity"]
text = "work needs somebody to ask"
clause = "doc 8a"
[[lowering]]
unreached = true
policy = "will"
step = "fewer-updates"
text = "nobody to tell"
clause = "doc 8b"
[follow_the_sun]
severity = "A"
when = { reachable = "always", night-work = "yes" }
text = "another region goes on"
unstated = "nobody says what follows else"
clause = "doc 9"
[[on_call]]
severity = "A"
channel = "phone"
text = "somebody is on call"
limits = ["no development"]
unavailable = { from = "+05:30", to = "+14:00" }
clause = "doc 10"
[[coverage]]
channel = "phone"
severity = "A"
hours = "always"
clause = "doc 11"
[[coverage]]
channel = ["phone", "portal"]
severity = ["B", "C"]
hours = "business"
clause = "doc 11"
"#;

fn contract(tables: &str) -> Contract {
    Terms {
        program: RULES,
        tables,
        ..Terms::default()
    }
    .contract()
}

const CONTACTS: &str = "[[contract.contact]]\nemail = \"Anna@customer.example\"\n\
    certified_until = 2026-09-14\n[[contract.contact]]\nemail = \"ben@customer.example\"\n";

fn opening() -> Opening {
    Opening {
        subject: "S".into(),
        severity: Some("B".into()),
        channel: Some(Channel::Portal),
        ..Opening::default()
    }
}

fn fact(key: &str, value: &str) -> Opening {
    Opening {
        facts: [(key.to_owned(), value.to_owned())].into(),
        ..opening()
    }
}

fn from(reporter: &str) -> Opening {
    Opening {
        reporter: Some(reporter.into()),
        ..opening()
    }
}

fn open(contract: &Contract, wall: &str, opening: Opening) -> Result<Ticket, Refusal> {
    let at = at(contract, wall);
    let what = What::Open(Box::new(opening));
    Ticket::open(1, contract, &Event { at, what }, at)
}

const MONDAY: &str = "2026-09-14 10:00";

/// The outcome with the codes of what stands against it.
fn outcome(contract: &Contract, opening: Opening) -> (Outcome, Vec<&'static str>) {
    match open(contract, MONDAY, opening) {
        Ok(ticket) => {
            let codes = ticket.findings.iter().map(|finding| finding.code);
            (ticket.outcome(), codes.collect())
        }
        Err(refusal) => {
            assert!(!refusal.clauses.is_empty() && !refusal.mend.is_empty());
            (Outcome::Refused, vec![refusal.code])
        }
    }
}

fn classify(key: &str, value: &str) -> What {
    What::Classify {
        facts: [(key.to_owned(), value.to_owned())].into(),
        severity: None,
        by: None,
    }
}

#[test]
fn nothing_stands_against_a_plain_ticket() {
    assert_eq!(
        outcome(&contract(CONTACTS), opening()),
        (Outcome::Accepted, vec![])
    );
}

#[test]
fn only_contacts_report_and_case_does_not_count() {
    let named = contract(CONTACTS);
    let cases = [
        ("ANNA@customer.example", Outcome::Accepted, vec![]),
        ("ben@customer.example", Outcome::Accepted, vec![]),
        ("eve@customer.example", Outcome::Refused, vec!["no-contact"]),
    ];
    for (reporter, wanted, codes) in cases {
        assert_eq!(
            outcome(&named, from(reporter)),
            (wanted, codes),
            "{reporter}"
        );
    }
    let refusal = open(&named, MONDAY, from("eve@customer.example")).unwrap_err();
    assert!(refusal.mend.contains("ben@customer.example"));
    assert_eq!(refusal.clauses[0].as_str(), "doc 4a");
    // A contract that names nobody cannot say who may report.
    assert_eq!(
        outcome(&contract(""), from("eve@customer.example")),
        (Outcome::Warned, vec!["contacts-unknown"])
    );
}

#[test]
fn a_sum_is_unpaid_from_the_day_after_it_was_due_until_the_day_it_was_paid() {
    let paying =
        |due: &str, paid: &str| contract(&format!("[[contract.payment]]\ndue = {due}\n{paid}"));
    let cases = [
        ("2026-09-14", "", Outcome::Accepted),
        ("2026-09-13", "", Outcome::Refused),
        ("2026-09-01", "paid = 2026-09-14", Outcome::Accepted),
        ("2026-09-01", "paid = 2026-09-15", Outcome::Refused),
    ];
    for (due, paid, wanted) in cases {
        assert_eq!(
            outcome(&paying(due, paid), opening()).0,
            wanted,
            "{due} {paid}"
        );
    }
    let refusal = open(&paying("2026-09-13", ""), MONDAY, opening()).unwrap_err();
    assert_eq!(refusal.code, "unpaid");
    assert!(
        refusal.message.contains("2026-09-14"),
        "{}",
        refusal.message
    );
}

#[test]
fn a_partner_serves_what_was_bought_there() {
    let terms = Terms {
        program: RULES,
        keys: "partner = \"Reseller\"",
        ..Terms::default()
    };
    let refusal = open(&terms.contract(), MONDAY, opening()).unwrap_err();
    assert_eq!(refusal.code, "bought-from-partner");
    assert!(refusal.mend.contains("Reseller"));
}

#[test]
fn a_version_is_served_through_its_last_day() {
    let versions = "[[contract.product_version]]\nid = \"1\"\nsupported_until = 2026-09-13\n\
                    [[contract.product_version]]\nid = \"2\"\nsupported_until = 2026-09-14\n\
                    [[contract.product_version]]\nid = \"3\"\n";
    let of = |version: &str| Opening {
        version: Some(version.into()),
        ..opening()
    };
    let known = contract(versions);
    let cases = [
        ("1", Outcome::Refused, vec!["version-out-of-support"]),
        ("2", Outcome::Accepted, vec![]),
        (" 3 ", Outcome::Accepted, vec![]),
        ("4", Outcome::Warned, vec!["version-unknown"]),
    ];
    for (version, wanted, codes) in cases {
        assert_eq!(outcome(&known, of(version)), (wanted, codes), "{version}");
    }
    assert_eq!(outcome(&contract(""), of("1")).0, Outcome::Accepted);
}

#[test]
fn another_channel_is_warned_about() {
    let by = |channel| Opening {
        channel,
        ..opening()
    };
    let contract = contract("");
    assert_eq!(
        outcome(&contract, by(Some(Channel::Phone))),
        (Outcome::Warned, vec!["other-channel"])
    );
    assert_eq!(outcome(&contract, by(None)).0, Outcome::Accepted);
}

#[test]
fn answers_exclude_and_those_that_hold_start_the_clock_when_they_change() {
    let contract = contract("");
    let refusal = open(&contract, MONDAY, fact("cause", "misuse")).unwrap_err();
    assert_eq!(
        (refusal.code, refusal.mend.as_str()),
        ("excluded", "use it well")
    );
    assert!(refusal.message.contains("cause is misuse"));
    assert_eq!(
        outcome(&contract, fact("cause", "product")).0,
        Outcome::Accepted
    );

    let case = Case::opened(&contract, MONDAY, fact("cause", "hardware"));
    let held = case.response("2026-09-14 12:00");
    assert_eq!((held.state, held.due), (State::NotStarted, None));
    let why = held.why.unwrap();
    assert!(
        why.message.contains("the hardware first"),
        "{}",
        why.message
    );
    assert_eq!(why.clauses[0].as_str(), "doc 6");
    assert_eq!(
        case.ticket().status(&contract, at(&contract, MONDAY)),
        Status::Held
    );
    let case = case.then("2026-09-14 12:00", classify("cause", "product"));
    assert_eq!(case.due(), "2026-09-14 16:00");
    assert_eq!(case.ticket().outcome(), Outcome::Accepted);
    // What turns up later leaves the ticket, and says that it is not served.
    let late = case
        .then("2026-09-14 13:00", classify("cause", "misuse"))
        .ticket();
    assert_eq!(late.outcome(), Outcome::Refused);
    assert_eq!(late.findings[0].effect, Effect::Refuses);
}

#[test]
fn a_field_can_be_asked_for_one_severity_alone() {
    let contract = contract("");
    let severity = |severity: Option<&str>| Opening {
        severity: severity.map(str::to_owned),
        ..opening()
    };
    assert_eq!(outcome(&contract, severity(None)).0, Outcome::Accepted);
    assert_eq!(outcome(&contract, severity(Some("B"))).0, Outcome::Accepted);
    let held = open(&contract, MONDAY, severity(Some("A"))).unwrap();
    assert_eq!(
        (held.outcome(), held.missing),
        (Outcome::Held, vec!["log".to_owned()])
    );
    // Once it was complete it stays so.
    let raised = Case::opened(&contract, MONDAY, opening()).becomes("2026-09-14 11:00", "A");
    assert_eq!(raised.ticket().outcome(), Outcome::Warned);
}

#[test]
fn an_answer_about_entitlement_leaves_the_severity_alone() {
    let contract = contract("");
    let ticket = Case::opened(&contract, MONDAY, opening())
        .then("2026-09-14 11:00", classify("cause", "product"))
        .ticket();
    assert_eq!(ticket.severities.len(), 1);
}

fn told(case: &Case, contract: &Contract, now: &str) -> Vec<Remark> {
    remarks(&case.ticket(), contract, at(contract, now))
}

fn of(code: &str, remarks: &[Remark]) -> Vec<String> {
    let of = remarks.iter().filter(|remark| remark.code == code);
    of.map(|remark| remark.message.clone()).collect()
}

fn critical(facts: &[(&str, &str)]) -> Opening {
    let facts = [("log", "text")].iter().chain(facts);
    Opening {
        severity: Some("A".into()),
        facts: facts
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect(),
        ..opening()
    }
}

#[test]
fn channels_say_when_they_are_open_to_a_severity() {
    let contract = contract("");
    let case = Case::opened(&contract, MONDAY, opening());
    assert_eq!(
        of("coverage", &told(&case, &contract, "2026-09-14 18:00")),
        ["phone, portal: open in business hours, and closed until 2026-09-15T09:00:00+02:00"]
    );
    assert_eq!(
        of("coverage", &told(&case, &contract, "2026-09-14 16:59")),
        ["phone, portal: open in business hours, and now"]
    );
    let case = Case::opened(&contract, MONDAY, critical(&[]));
    assert_eq!(
        of("coverage", &told(&case, &contract, "2026-09-14 18:00")),
        ["phone: open around the clock"]
    );
}

#[test]
fn help_outside_hours_is_told_of_outside_hours_with_its_limits() {
    let contract = contract("");
    let case = Case::opened(&contract, MONDAY, critical(&[]));
    assert!(of("on-call", &told(&case, &contract, "2026-09-14 16:59")).is_empty());
    assert_eq!(
        of("on-call", &told(&case, &contract, "2026-09-14 17:00")),
        ["somebody is on call; by phone; no development"]
    );
    let lesser = Case::opened(&contract, MONDAY, opening());
    assert!(of("on-call", &told(&lesser, &contract, "2026-09-14 17:00")).is_empty());
    for (zone, available) in [
        ("Asia/Dubai", true),
        ("Asia/Kolkata", false),
        ("Asia/Tokyo", false),
    ] {
        let contract = Terms {
            program: RULES,
            zone,
            ..Terms::default()
        }
        .contract();
        let case = Case::opened(&contract, MONDAY, critical(&[]));
        let told = of("on-call", &told(&case, &contract, "2026-09-14 20:00"));
        assert_eq!(!told[0].starts_with("not available"), available, "{zone}");
    }
}

#[test]
fn silence_and_answers_bring_a_lowering_about() {
    let contract = contract("");
    let attempt = || What::Update { unreached: true };
    let case = Case::opened(&contract, MONDAY, critical(&[("reachable", "no")]));
    let lowered = told(&case, &contract, "2026-09-14 11:00");
    let lowered: Vec<_> = lowered.iter().filter(|r| r.code == "lowering").collect();
    assert_eq!(lowered.len(), 1);
    assert_eq!(lowered[0].policy, Some(Policy::May));
    assert!(lowered[0].message.contains("reachable is no"));
    assert!(
        lowered[0]
            .message
            .ends_with("the vendor may suspend-work, lower-severity")
    );
    let case = Case::opened(&contract, MONDAY, opening())
        .then("2026-09-14 11:00", attempt())
        .then("2026-09-14 12:00", attempt());
    let all = told(&case, &contract, "2026-09-14 13:00");
    let silent = all.iter().find(|r| r.code == "lowering").unwrap();
    assert_eq!(silent.policy, Some(Policy::Will));
    assert!(
        silent
            .message
            .contains("2026-09-14T11:00:00+02:00, in 2 attempts")
    );
    assert_eq!(silent.basis.clauses[0].as_str(), "doc 8b");
    let spoke = case.reported("2026-09-14 13:00", Channel::Phone);
    assert!(of("lowering", &told(&spoke, &contract, "2026-09-14 14:00")).is_empty());
}

#[test]
fn a_critical_ticket_says_that_nobody_is_known_to_be_reachable() {
    let lowering = |tables: &str, severity: &str, facts: &[(&str, &str)]| {
        let contract = contract(tables);
        let opening = Opening {
            severity: Some(severity.into()),
            ..critical(facts)
        };
        let case = Case::opened(&contract, MONDAY, opening);
        of("lowering", &told(&case, &contract, "2026-09-14 11:00"))
    };
    assert_eq!(
        lowering("", "A", &[]),
        [
            "reachable is open, and the contract names no contact who can be reached around the \
          clock: work needs somebody to ask; otherwise the vendor may suspend-work, lower-severity"
        ]
    );
    let nothing = [] as [String; 0];
    assert_eq!(
        lowering("", "B", &[]),
        nothing,
        "other severities need nobody"
    );
    assert_eq!(lowering("", "A", &[("reachable", "always")]), nothing);
    let contact = "[[contract.contact]]\nemail = \"a@c.example\"\naround_the_clock = true\n";
    assert_eq!(lowering(contact, "A", &[]), nothing);
    let answered = "[contract.circumstances]\nreachable = \"always\"\n";
    assert_eq!(lowering(answered, "A", &[]), nothing);
}

#[test]
fn a_ticket_is_handed_on_once_all_conditions_hold() {
    let plain = contract("");
    let sun = |contract: &Contract, facts: &[(&str, &str)], now: &str| {
        let case = Case::opened(contract, MONDAY, critical(facts));
        of("follow-the-sun", &told(&case, contract, now))
    };
    let both = [("reachable", "always"), ("night-work", "yes")];
    let before = sun(&plain, &both, "2026-09-14 16:00");
    assert_eq!(
        before,
        [
            "handed on if unresolved 2026-09-14T17:00:00+02:00: another region goes on; nobody says \
          what follows else"
        ]
    );
    let after = sun(&plain, &both, "2026-09-14 17:00");
    assert!(after[0].starts_with("outlasted the business day, which closed 2026-09-14T17:00"));
    let open = sun(&plain, &[("night-work", "yes")], "2026-09-14 16:00");
    assert!(
        open[0].contains("it still depends on reachable"),
        "{open:?}"
    );
    let never = sun(&plain, &[("night-work", "no")], "2026-09-14 16:00");
    assert!(never[0].starts_with("not handed on, since night-work is no"));
    // A contact who can be reached around the clock answers one of the questions.
    let contact = contract(
        "[[contract.contact]]\nemail = \"noc@customer.example\"\naround_the_clock = true\n",
    );
    let by_contact = sun(&contact, &[("night-work", "yes")], "2026-09-14 16:00");
    assert!(by_contact[0].starts_with("handed on if unresolved 2026-09-14T17"));
    // The wrong severity, and a solution.
    let lesser = Case::opened(&plain, MONDAY, opening());
    assert!(of("follow-the-sun", &told(&lesser, &plain, "2026-09-14 16:00")).is_empty());
    let solved = Case::opened(&plain, MONDAY, critical(&both))
        .then("2026-09-14 15:00", What::Resolve { reason: None });
    assert!(told(&solved, &plain, "2026-09-14 18:00").is_empty());
    // Hours that never close have no close of the day.
    let always = Terms {
        program: RULES,
        calendar: "hours = { mon = [\"00:00-24:00\"], tue = [\"00:00-24:00\"], wed = [\"00:00-24:00\"] }",
        ..Terms::default()
    }
    .contract();
    let never_closes = sun(&always, &both, "2026-09-14 16:00");
    assert!(never_closes[0].contains("not known"), "{never_closes:?}");
}

fn listed<'a>(ticket: &'a Ticket, contract: &'a Contract, now: Instant) -> Listed<'a> {
    Listed {
        ticket,
        contract,
        now,
    }
}

#[test]
fn the_queue_goes_by_severity_and_then_by_certificate() {
    let contract = contract(CONTACTS);
    let of = |severity: &str, reporter: &str, wall: &str| {
        let opening = Opening {
            severity: Some(severity.into()),
            ..from(reporter)
        };
        Case::opened(&contract, wall, opening).ticket()
    };
    let (anna, ben) = ("anna@customer.example", "ben@customer.example");
    let tickets = [
        of("C", anna, MONDAY),
        of("B", ben, MONDAY),
        of("B", anna, MONDAY),
        // The day after the last one of the certificate.
        of("B", anna, "2026-09-15 10:00"),
    ];
    let now = at(&contract, "2026-09-16 10:00");
    let all: Vec<_> = tickets
        .iter()
        .map(|ticket| listed(ticket, &contract, now))
        .collect();
    assert_eq!(places(&all), [Some(4), Some(2), Some(1), Some(2)]);
    let bare = Terms::default().contract();
    let ticket = Case::new(&bare, MONDAY, "A").ticket();
    assert_eq!(places(&[listed(&ticket, &bare, now)]), [None]);
}

#[test]
fn places_are_counted_program_by_program() {
    let gold = imagicle("gold", "europe", "");
    let basic = imagicle("basic", "europe", "");
    let london = kaseya();
    let tickets = [
        (Case::new(&basic, MONDAY, "P1").ticket(), &basic),
        (Case::new(&gold, MONDAY, "P4").ticket(), &gold),
        (Case::new(&london, MONDAY, "4").ticket(), &london),
        (
            Case::new(&gold, MONDAY, "P4")
                .waits("2026-09-14 11:00")
                .ticket(),
            &gold,
        ),
    ];
    let now = at(&gold, "2026-09-14 12:00");
    let all: Vec<_> = tickets
        .iter()
        .map(|(ticket, contract)| listed(ticket, contract, now))
        .collect();
    assert_eq!(places(&all), [Some(2), Some(1), Some(1), None]);
}

/// What each bundled program says of a ticket that nothing else is wrong with.
fn bundled_outcome(contract: &Contract, opening: Opening) -> (Outcome, Vec<&'static str>) {
    let (outcome, mut codes) = outcome(
        contract,
        Opening {
            description: Some("D".into()),
            severity: None,
            ..opening
        },
    );
    codes.retain(|code| *code != "missing-field");
    (outcome, codes)
}

#[test]
fn the_bundled_programs_exclude_what_their_documents_exclude() {
    let causes = [
        (
            ivanti("premium"),
            "undocumented-environment",
            Outcome::Refused,
        ),
        (ivanti("premium"), "not-maintained", Outcome::Refused),
        (ivanti("premium"), "third-party-act", Outcome::Refused),
        (ivanti("premium"), "unauthorised-change", Outcome::Refused),
        (ivanti("premium"), "unrelated", Outcome::Refused),
        (ivanti("premium"), "product", Outcome::Warned),
        (kaseya(), "addition", Outcome::Refused),
        (kaseya(), "accident-or-misuse", Outcome::Refused),
        (kaseya(), "unsuitable-environment", Outcome::Refused),
        (kaseya(), "untested-upgrade", Outcome::Refused),
        (kaseya(), "other-purpose", Outcome::Refused),
        (kaseya(), "unapproved-environment", Outcome::Refused),
        (kaseya(), "patch-not-applied", Outcome::Refused),
        (kaseya(), "hardware-or-system", Outcome::Held),
        (kaseya(), "product", Outcome::Warned),
        (
            imagicle("basic", "europe", ""),
            "uncertified-change",
            Outcome::Refused,
        ),
        (
            imagicle("basic", "europe", ""),
            "accident",
            Outcome::Refused,
        ),
        (imagicle("basic", "europe", ""), "misuse", Outcome::Refused),
        (
            imagicle("basic", "europe", ""),
            "unsuitable-environment",
            Outcome::Refused,
        ),
        (
            imagicle("basic", "europe", ""),
            "unsuitable-system",
            Outcome::Refused,
        ),
        (
            imagicle("basic", "europe", ""),
            "third-party-product",
            Outcome::Held,
        ),
        (imagicle("basic", "europe", ""), "product", Outcome::Warned),
    ];
    for (contract, cause, wanted) in causes {
        let program = &contract.program.id;
        let found = bundled_outcome(&contract, fact("cause", cause));
        assert_eq!(found.0, wanted, "{program} {cause}: {found:?}");
    }
    // C16: what one document alone excludes names that one alone.
    let refused = |cause: &str| {
        let opening = Opening {
            description: Some("D".into()),
            ..fact("cause", cause)
        };
        let refusal = open(&ivanti("premium"), MONDAY, opening).unwrap_err();
        let clauses = refusal
            .clauses
            .iter()
            .map(|clause| clause.as_str().to_owned());
        clauses.collect::<Vec<_>>()
    };
    assert_eq!(refused("unrelated"), ["faq exclusions F30", "terms X C16"]);
    assert_eq!(refused("third-party-act"), ["terms X T26", "terms X C16"]);
    for contract in [ivanti("premium"), kaseya(), imagicle("gold", "europe", "")] {
        let several = bundled_outcome(&contract, fact("problems", "several"));
        assert_eq!(
            several,
            (Outcome::Warned, vec!["excluded"]),
            "{}",
            contract.program.id
        );
    }
}

#[test]
fn the_bundled_programs_gate_as_their_documents_do() {
    let unpaid = "[[contract.payment]]\ndue = 2026-09-01\n";
    let gold = imagicle("gold", "europe", unpaid);
    assert_eq!(
        bundled_outcome(&gold, opening()),
        (Outcome::Refused, vec!["unpaid"])
    );
    let keys =
        "tier = \"premium\"\nregion = \"emea\"\nterm = { start = 2021-01-01, end = 2039-12-31 }";
    let premium = bundled(&format!("program = \"ivanti\"\n{keys}"), unpaid);
    assert_eq!(
        bundled_outcome(&premium, opening()),
        (Outcome::Warned, vec!["unpaid"]),
        "T21"
    );
    let partner = bundled(
        &format!("program = \"ivanti\"\npartner = \"P\"\n{keys}"),
        "",
    );
    assert_eq!(
        bundled_outcome(&partner, opening()),
        (Outcome::Refused, vec!["bought-from-partner"])
    );
    let named = bundled(
        "program = \"kaseya\"\nterm = { start = 2020-01-01, end = 2039-12-31 }",
        CONTACTS,
    );
    assert_eq!(
        bundled_outcome(&named, from("eve@customer.example")),
        (Outcome::Refused, vec!["no-contact"])
    );
    let phoned = Opening {
        channel: Some(Channel::Phone),
        ..from("ben@customer.example")
    };
    assert_eq!(
        bundled_outcome(&named, phoned),
        (Outcome::Warned, vec!["other-channel"])
    );
}

#[test]
fn platinum_has_somebody_on_call_where_asia_is_not() {
    let told_by = |tier: &str, region: &str, severity: &str| {
        let contract = imagicle(tier, region, "");
        let case = Case::new(&contract, MONDAY, severity);
        of("on-call", &told(&case, &contract, "2026-09-14 23:00"))
    };
    let platinum = told_by("platinum", "europe", "P1");
    assert!(
        platinum[0].contains("in English alone") && platinum[0].contains("without development")
    );
    assert!(told_by("platinum", "europe", "P2").is_empty());
    assert!(told_by("gold", "europe", "P1").is_empty());
    assert!(!told_by("platinum", "uae", "P1")[0].starts_with("not available"));
}

#[test]
fn gold_and_platinum_are_open_on_saturdays_and_bank_holidays() {
    let holidays = "[contract.holidays]\nyears = [2026, 2026]\nclosed = [\"2026-09-14\"]\n";
    let open = |tier: &str, region: &str, wall: &str| {
        let contract = imagicle(tier, region, holidays);
        contract
            .hours
            .as_ref()
            .unwrap()
            .is_open(at(&contract, wall))
    };
    // 2026-09-12 is a Saturday; the 14th, a Monday, is a holiday here.
    let cases = [
        (
            "americas",
            "2026-09-12 11:59",
            "2026-09-12 12:00",
            "2026-09-14 11:59",
            "2026-09-14 12:00",
        ),
        (
            "europe",
            "2026-09-12 17:59",
            "2026-09-12 18:00",
            "2026-09-14 17:59",
            "2026-09-14 18:00",
        ),
        (
            "middle-east",
            "2026-09-12 17:59",
            "2026-09-12 11:59",
            "2026-09-14 17:59",
            "2026-09-14 11:59",
        ),
        (
            "uae",
            "2026-09-12 17:59",
            "2026-09-12 11:59",
            "2026-09-14 17:59",
            "2026-09-14 11:59",
        ),
    ];
    for (region, saturday, no_more, holiday, no_longer) in cases {
        for tier in ["basic", "gold", "platinum"] {
            let extended = tier != "basic";
            assert_eq!(open(tier, region, saturday), extended, "{tier} {saturday}");
            assert!(!open(tier, region, no_more), "{tier} {no_more}");
            assert_eq!(open(tier, region, holiday), extended, "{tier} {holiday}");
            assert!(!open(tier, region, no_longer), "{tier} {no_longer}");
        }
    }
}
