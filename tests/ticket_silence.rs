//! A ticket that is given up because the customer does not answer: whether it was too early.
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
use tenure::domain::ticket::{WaitFor, What};

const ATTEMPT: What = What::Update { unreached: true };

fn waits(whom: WaitFor) -> What {
    What::Wait { whom }
}

/// What is said of a case that is resolved for that reason then, a while later.
fn resolved<'c>(
    contract: &'c Contract,
    case: Case<'c>,
    reason: &str,
    at_wall: &str,
) -> Vec<String> {
    let reason = Some(reason.to_owned());
    let case = case.then(at_wall, What::Resolve { reason });
    let said = |now: &str| {
        let said = remarks(&case.ticket(), contract, at(contract, now));
        let said = said.iter().map(|remark| {
            assert_eq!(remark.code, "resolved-early");
            assert_eq!(remark.basis.clauses[0].as_str(), "policy closing K15");
            remark.message.clone()
        });
        said.collect::<Vec<_>>()
    };
    let open = said(at_wall);
    assert_eq!(open, said("2027-01-01 00:00"), "closed by now");
    open
}

fn begun(contract: &Contract) -> Case<'_> {
    Case::new(contract, "2026-09-01 09:00", "2").answered("2026-09-01 10:00")
}

#[test]
fn k15_seven_days_of_silence_are_usual() {
    let contract = kaseya();
    let asked = || {
        begun(&contract)
            .then("2026-09-02 10:00", ATTEMPT)
            .then("2026-09-04 10:00", ATTEMPT)
    };
    let in_time = resolved(&contract, asked(), "no-answer", "2026-09-09 10:00");
    assert_eq!(in_time, [] as [&str; 0]);
    let early = resolved(&contract, asked(), "no-answer", "2026-09-09 09:59");
    assert_eq!(
        early,
        [
            "resolved early 2026-09-09T09:59:00+01:00, while the customer was silent since \
          2026-09-02T10:00:00+01:00: the customer did not answer although asked again and again, \
          usually for 7 calendar days"
        ]
    );
    // Only this reason is about silence.
    let not_needed = resolved(&contract, asked(), "not-needed", "2026-09-05 10:00");
    assert_eq!(not_needed, [] as [&str; 0]);
    let unasked = resolved(&contract, begun(&contract), "no-answer", "2026-10-01 10:00");
    assert!(unasked[0].contains("neither an attempt"), "{unasked:?}");
}

#[test]
fn seven_days_are_calendar_days() {
    let contract = kaseya();
    // Clocks go back on 25 October: the seven days have an hour more.
    let asked = || begun(&contract).then("2026-10-20 10:00", ATTEMPT);
    assert!(resolved(&contract, asked(), "no-answer", "2026-10-27 10:00").is_empty());
    assert_eq!(
        resolved(&contract, asked(), "no-answer", "2026-10-27 09:30").len(),
        1
    );
}

#[test]
fn silence_ends_when_the_customer_says_something() {
    let contract = kaseya();
    let early = |case: Case<'_>| {
        let case = case.then("2026-09-07 10:00", ATTEMPT);
        !resolved(&contract, case, "no-answer", "2026-09-10 10:00").is_empty()
    };
    let asked = || begun(&contract).then("2026-09-02 10:00", ATTEMPT);
    assert!(!early(asked()));
    assert!(early(asked().reported("2026-09-03 10:00", Channel::Portal)));
    assert!(early(
        asked()
            .waits("2026-09-03 10:00")
            .resumes("2026-09-04 10:00")
    ));
    // A third party that is done, and the vendor itself, end no silence of the customer's.
    let third = waits(WaitFor::ThirdParty);
    let third = || asked().then("2026-09-03 10:00", third.clone());
    assert!(!early(third().resumes("2026-09-04 10:00")));
    assert!(!early(
        asked().then("2026-09-03 10:00", What::Update { unreached: false })
    ));
    let reopened = asked()
        .then("2026-09-03 10:00", What::Resolve { reason: None })
        .then("2026-09-04 10:00", What::Reopen { text: None });
    assert!(early(reopened));
}

#[test]
fn a_wait_for_the_customer_is_silence_and_one_for_a_third_party_is_not() {
    let contract = kaseya();
    let early = |whom| {
        let case = begun(&contract).then("2026-09-02 10:00", waits(whom));
        !resolved(&contract, case, "no-answer", "2026-09-09 10:00").is_empty()
    };
    assert!(!early(WaitFor::Customer));
    assert!(early(WaitFor::ThirdParty));
}

#[test]
fn attempts_stand_while_a_third_party_is_waited_for() {
    let contract = kaseya();
    let case = begun(&contract)
        .then("2026-09-02 10:00", ATTEMPT)
        .then("2026-09-03 10:00", waits(WaitFor::ThirdParty))
        .resumes("2026-09-04 10:00");
    let said = remarks(&case.ticket(), &contract, at(&contract, "2026-09-04 11:00"));
    assert!(
        said.iter().any(|remark| remark.code == "lowering"),
        "{said:#?}"
    );
}
