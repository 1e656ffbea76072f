//! Contracts over their whole life: notice by every kind of period, terms without an end, recorded
//! renewals, notices and payments, ends of support, changes within a term.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;

use common::{Terms, bundled, date};
use tenure::domain::Contract;
use tenure::domain::contract::event::{Event, What};
use tenure::domain::course::Course;
use tenure::domain::notice::{Giving, State, judge, notices};
use tenure::domain::payment::{self, Debt};
use tenure::domain::program::{Effect, Party};
use tenure::domain::quote::{Kind, LineCode, Order, quote};
use tenure::domain::standing;

fn held(keys: &str, term: &str, tables: &str) -> Contract {
    Terms {
        keys,
        term,
        tables,
        ..Terms::default()
    }
    .contract()
}

const TACIT: &str = "renewal = \"tacit\"\ncurrency = \"EUR\"\nannual_fee = \"3650.00\"";
const YEARLY: &str = "{ start = 2025-01-16, months = 12, renewal_months = 12 }";

fn notice(text: &str) -> String {
    format!("[[contract.notice]]\nparty = \"customer\"\n{text}")
}

/// The last day and where it stands.
fn told(contract: &Contract, on: &str) -> (String, State) {
    let found = &notices(contract, date(on))[0];
    let day = found.last_day.map_or("-".into(), |day| day.to_string());
    (day, found.state.unwrap())
}

fn order(on: &str) -> Order {
    Order {
        on: date(on),
        years: None,
        tier: None,
        licenses: None,
        change: false,
        rates: Default::default(),
    }
}

fn happened(mut contract: Contract, events: &[(&str, What)]) -> Contract {
    for (on, what) in events {
        contract.events.push(Event {
            on: date(on),
            what: what.clone(),
        });
    }
    contract
}

fn renewed(start: &str, end: &str, paid: Option<&str>) -> What {
    What::Renew {
        start: date(start),
        end: date(end),
        tier: None,
        price: None,
        paid: paid.map(date),
    }
}

fn paid(amount: &str, term: &str) -> What {
    What::Pay {
        amount: amount.parse().unwrap(),
        term: date(term),
        due: None,
    }
}

fn terminated(end: &str) -> What {
    What::Terminate {
        service: None,
        end: date(end),
        party: Party::Customer,
    }
}

#[test]
fn notice_by_a_fixed_day_of_a_month() {
    let by = |text: &str, term: &str| {
        let contract = held(TACIT, term, &notice(text));
        told(&contract, "2025-02-01").0
    };
    let month = "{ start = 2025-02-01, end = 2025-02-28, renewal_months = 1 }";
    assert_eq!(by("day = 14", month), "2025-02-14");
    assert_eq!(by("day = 31", month), "2025-02-28", "clamped");
    assert_eq!(by("day = 31\nmonths = 1", month), "2025-01-31");
    assert_eq!(
        by("day = 20", YEARLY),
        "2025-12-20",
        "the 20th before 15 January"
    );
    assert_eq!(by("day = 15", YEARLY), "2026-01-15");
    assert_eq!(by("day = 15\nmonths = 3", YEARLY), "2025-10-15");
    // A month later the next month's notice is asked for, never the first.
    let monthly = held(TACIT, month, &notice("day = 14"));
    assert_eq!(told(&monthly, "2025-06-10").0, "2025-06-14");
}

#[test]
fn an_initial_term_can_have_a_notice_of_its_own() {
    let tables = notice("months = 6\nof = \"initial\"\n")
        + "[[contract.notice]]\nparty = \"customer\"\nmonths = 3\nof = \"renewal\"";
    let term = "{ start = 2023-10-01, months = 36, renewal_months = 12 }";
    let contract = held(TACIT, term, &tables);
    assert_eq!(told(&contract, "2026-01-01").0, "2026-03-31");
    assert_eq!(told(&contract, "2026-10-01").0, "2027-06-30");
    assert_eq!(notices(&contract, date("2026-01-01")).len(), 1);
}

#[test]
fn a_term_without_an_end_runs_until_notice() {
    let with = |text: &str| held(TACIT, "{ start = 2024-03-10, open = true }", &notice(text));
    let ends = |text: &str, on: &str| {
        let found = notices(&with(text), date(on)).remove(0);
        assert_eq!((found.last_day, found.state), (None, Some(State::Open)));
        found.ends.unwrap().to_string()
    };
    assert_eq!(ends("days = 30", "2026-02-10"), "2026-03-12");
    assert_eq!(ends("months = 1", "2026-01-31"), "2026-02-28");
    assert_eq!(
        ends("days = 30\nto = \"month-end\"", "2026-02-10"),
        "2026-03-31"
    );
    assert_eq!(
        ends("months = 3\nto = \"quarter-end\"", "2026-02-10"),
        "2026-06-30"
    );
    assert_eq!(
        ends("months = 3\nto = \"year-end\"", "2026-10-10"),
        "2027-12-31"
    );
    // By the 14th to the end of that month, after it to the end of the next.
    assert_eq!(ends("day = 14", "2026-02-14"), "2026-02-28");
    assert_eq!(ends("day = 14", "2026-02-15"), "2026-03-31");
    let contract = with("days = 30");
    let standing = standing::on(&contract, date("2030-01-01"));
    assert!(standing.in_force && standing.term.last_day().is_none());
    let refused = quote(&contract, &order("2026-01-01")).unwrap_err();
    assert_eq!(refused.code, "no-renewal");
    let given = happened(contract, &[("2026-02-10", terminated("2026-03-12"))]);
    assert!(standing::on(&given, date("2026-03-12")).in_force);
    let after = standing::on(&given, date("2026-03-13"));
    assert_eq!(
        (after.in_force, after.state),
        (false, standing::State::Ended)
    );
    assert!(
        standing::on(&given, date("2026-02-09")).term.is_open(),
        "not known yet"
    );
}

#[test]
fn a_notice_ends_the_term_and_a_late_one_is_refused_with_what_follows() {
    let contract = held(TACIT, YEARLY, &notice("days = 60"));
    let give = |contract: &Contract, on: &str, end: &str| {
        let giving = Giving {
            service: None,
            on: date(on),
            end: date(end),
            party: Party::Customer,
        };
        judge(contract, &giving).map_err(|refusal| (refusal.code, refusal.message))
    };
    assert!(!give(&contract, "2025-11-16", "2026-01-15").unwrap().late);
    let (code, message) = give(&contract, "2025-11-17", "2026-01-15").unwrap_err();
    assert_eq!(code, "notice-too-late");
    assert!(message.contains("by 2025-11-16") && message.contains("2026-01-16 to 2027-01-15"));
    assert!(!give(&contract, "2025-11-17", "2027-01-15").unwrap().late);
    let code = |contract: &Contract, on: &str, end: &str| give(contract, on, end).unwrap_err().0;
    assert_eq!(code(&contract, "2025-11-16", "2026-01-14"), "no-term-end");
    assert_eq!(code(&contract, "2025-01-15", "2026-01-15"), "before-term");
    assert_eq!(code(&contract, "2026-03-01", "2026-01-15"), "term-over");

    let given = happened(contract, &[("2025-11-10", terminated("2026-01-15"))]);
    assert_eq!(told(&given, "2025-11-09").1, State::Open, "not known yet");
    assert_eq!(told(&given, "2025-11-10").1, State::Given);
    assert_eq!(code(&given, "2025-11-11", "2026-01-15"), "given-already");
    assert!(!standing::on(&given, date("2026-01-16")).in_force);

    let express = held(
        &TACIT.replace("tacit", "express"),
        YEARLY,
        &notice("days = 60"),
    );
    assert!(give(&express, "2025-12-01", "2026-01-15").unwrap().late);
    let late = happened(express, &[("2025-12-01", terminated("2026-01-15"))]);
    let found = notices(&late, date("2025-12-02")).remove(0);
    assert_eq!((found.state, found.late), (Some(State::Given), true));
    assert_eq!(code(&late, "2026-01-16", "2026-01-15"), "given-already");
}

#[test]
fn renewals_follow_on_the_grid_and_the_running_term_stays_the_running_one() {
    let keys = TACIT.replace("tacit", "express");
    let term = "{ start = 2024-02-29, months = 12, renewal_months = 12 }";
    let contract = happened(
        held(&keys, term, &notice("days = 60")),
        &[
            ("2025-02-01", renewed("2025-02-28", "2027-02-27", None)),
            ("2027-02-01", renewed("2027-02-28", "2028-02-28", None)),
        ],
    );
    let running = |on: &str| {
        let term = standing::on(&contract, date(on)).term;
        (term.start.to_string(), term.end.to_string())
    };
    assert_eq!(running("2025-02-10").1, "2025-02-27");
    assert_eq!(
        running("2025-02-28"),
        ("2025-02-28".into(), "2027-02-27".into())
    );
    assert_eq!(
        standing::on(&contract, date("2025-02-10")).state,
        standing::State::Active
    );
    // The next term is counted from the anchor, 29 February, whatever was ordered between.
    let next = quote(&contract, &order("2028-02-01"))
        .unwrap()
        .new_term
        .unwrap();
    assert_eq!(
        (next.start, next.end),
        (date("2028-02-29"), date("2029-02-27"))
    );
    let course = Course::of(&contract, date("2025-02-10"));
    assert_eq!(course.last(date("2025-02-10")).term.end, date("2027-02-27"));
    assert_eq!(
        told(&contract, "2025-02-10").0,
        "2026-12-29",
        "of the term ordered"
    );
}

#[test]
fn a_term_that_was_ordered_and_not_paid_says_what_the_vendor_does() {
    let held = |program: &str, tier: &str| {
        let keys = format!(
            "program = \"{program}\"\ntier = \"{tier}\"\nsold = 2025-01-16\n\
             term = {{ start = 2025-01-16, end = 2026-01-15, renewal_months = 12 }}"
        );
        bundled(&keys, "")
    };
    let effect = |contract: &Contract, on: &str| {
        let unpaid = payment::unpaid(contract, date(on))?;
        assert_eq!(unpaid.of, Debt::Term(standing::on(contract, date(on)).term));
        let gate = contract.program.entitlement.payment.as_ref().unwrap();
        assert!(!gate.basis.clauses.is_empty());
        Some(gate.effect)
    };
    let unpaid = [("2025-12-01", renewed("2026-01-16", "2027-01-15", None))];
    let ivanti = happened(held("ivanti", "standard"), &unpaid);
    assert_eq!(
        effect(&ivanti, "2026-01-15"),
        None,
        "the old term is paid for"
    );
    assert_eq!(effect(&ivanti, "2026-01-16"), Some(Effect::Warns));
    let imagicle = happened(held("imagicle", "gold"), &unpaid);
    assert_eq!(effect(&imagicle, "2026-02-01"), Some(Effect::Refuses));
    let paid = happened(imagicle, &[("2026-02-10", paid("1", "2026-01-16"))]);
    assert_eq!(effect(&paid, "2026-02-09"), Some(Effect::Refuses));
    assert_eq!(effect(&paid, "2026-02-10"), None);
    let with = [(
        "2025-12-01",
        renewed("2026-01-16", "2027-01-15", Some("2026-01-20")),
    )];
    let settled = happened(held("ivanti", "standard"), &with);
    assert_eq!(effect(&settled, "2026-01-19"), Some(Effect::Warns));
    assert_eq!(effect(&settled, "2026-01-20"), None);
}

#[test]
fn support_that_ends_cuts_the_term_short() {
    let keys = format!("{TACIT}\nend_of_support = 2026-06-30");
    let contract = held(&keys, YEARLY, &notice("days = 60"));
    let standing = standing::on(&contract, date("2026-03-01"));
    assert_eq!(standing.term.end, date("2026-06-30"));
    assert!(standing::on(&contract, date("2026-06-30")).in_force);
    let after = standing::on(&contract, date("2026-07-01"));
    assert_eq!(
        (after.in_force, after.state),
        (false, standing::State::Ended)
    );
    let found = notices(&contract, date("2026-03-01")).remove(0);
    assert!(found.consequence.unwrap().contains("2026-06-30"));
    let next = quote(&contract, &order("2025-06-01")).unwrap();
    assert_eq!(next.new_term.unwrap().end, date("2026-06-30"));
    assert!(
        next.lines[0]
            .inferred
            .as_ref()
            .unwrap()
            .contains("support ends")
    );
    assert_eq!(
        quote(&contract, &order("2026-03-01")).unwrap_err().code,
        "end-of-support"
    );
}

/// An Ivanti contract of a year from 16 January 2026, of 365 days.
fn tiers(keys: &str) -> Contract {
    bundled(
        &format!(
            "program = \"ivanti\"\ntier = \"premium\"\ncurrency = \"EUR\"\nannual_fee = \"3650.00\"\n\
             fees = {{ enterprise = \"7300.00\", standard = \"1825.00\" }}\n\
             licenses = {{ owned = 100 }}\n{keys}\n\
             term = {{ start = 2026-01-16, end = 2027-01-15, renewal_months = 12 }}"
        ),
        "",
    )
}

#[test]
fn a_change_is_prorated_to_the_end_of_the_term() {
    let contract = tiers("rates = { tax = \"10%\" }");
    let changed = |tier: Option<&str>, licenses: Option<u64>, on: &str| {
        let order = Order {
            tier: tier.map(str::to_owned),
            licenses,
            change: true,
            ..order(on)
        };
        quote(&contract, &order).map_err(|refusal| refusal.code)
    };
    let up = changed(Some("enterprise"), None, "2026-10-08").unwrap();
    assert_eq!(up.kind, Some(Kind::Change));
    let line = &up.lines[0];
    assert_eq!(line.formula, "(7300.00 - 3650.00) x 100/365");
    assert_eq!(line.amount.unwrap().to_string(), "1000.00");
    assert_eq!(up.total.unwrap().to_string(), "1100.00");
    assert_eq!(
        (line.from, line.to),
        (Some(date("2026-10-08")), Some(date("2027-01-15")))
    );
    assert!(
        line.clauses
            .iter()
            .any(|clause| clause.as_str().contains("F4"))
    );
    let more = changed(None, Some(150), "2026-10-08").unwrap();
    assert_eq!(more.lines[0].amount.unwrap().to_string(), "500.00");
    // Both: 7300 x 1.5 - 3650 = 7300, of which 100/365.
    let both = changed(Some("enterprise"), Some(150), "2026-10-08").unwrap();
    assert_eq!(both.lines[0].amount.unwrap().to_string(), "2000.00");
    let first = changed(Some("enterprise"), None, "2026-01-16").unwrap();
    assert_eq!(
        first.lines[0].amount.unwrap().to_string(),
        "3650.00",
        "a whole year"
    );
    let refused = |tier, licenses, on: &str| changed(tier, licenses, on).unwrap_err();
    assert_eq!(
        refused(Some("standard"), None, "2026-10-08"),
        "change-at-term-end"
    );
    assert_eq!(refused(Some("premium"), None, "2026-10-08"), "no-change");
    assert_eq!(refused(None, Some(50), "2026-10-08"), "partial-cover");
    assert_eq!(
        refused(Some("enterprise"), None, "2027-01-16"),
        "not-in-force"
    );
    assert_eq!(refused(Some("gold"), None, "2026-10-08"), "unknown-tier");
}

#[test]
fn a_renewal_at_another_tier_takes_its_fee_and_says_whose_it_is_to_supply() {
    let at = |contract: &Contract, tier: &str, years| {
        let order = Order {
            tier: Some(tier.to_owned()),
            years,
            ..order("2026-10-08")
        };
        quote(contract, &order).unwrap()
    };
    let contract = tiers("");
    assert_eq!(
        at(&contract, "enterprise", None).total.unwrap().to_string(),
        "7300.00"
    );
    assert_eq!(
        at(&contract, "standard", Some(3))
            .per_year
            .unwrap()
            .to_string(),
        "1825.00"
    );
    let unknown = at(&contract, "success-squad", None);
    assert_eq!(unknown.total, None);
    let why = unknown.lines[0].why.clone().unwrap();
    assert_eq!(why.supply.as_deref(), Some("contract.fees.success-squad"));
}

#[test]
fn a_discount_that_the_terms_promise_without_a_figure_leaves_the_total_open() {
    let keys = "program = \"imagicle\"\ntier = \"gold\"\nsold = 2026-01-01\ncurrency = \"EUR\"\n\
                annual_fee = \"1000.00\"\nterm = { start = 2026-01-01, months = 12 }";
    let contract = bundled(
        keys,
        "[[contract.part]]\nid = \"fax\"\nannual_fee = \"100.00\"",
    );
    let of = |years| {
        let order = Order {
            years: Some(years),
            ..order("2026-06-01")
        };
        quote(&contract, &order).unwrap()
    };
    let one = of(1);
    assert_eq!(one.total.unwrap().to_string(), "1100.00");
    let part = &one.lines[1];
    assert_eq!(
        (part.code, part.part.as_deref()),
        (LineCode::Base, Some("fax"))
    );
    assert!(
        part.clauses
            .iter()
            .any(|clause| clause.as_str().contains("G21"))
    );
    let three = of(3);
    assert_eq!(
        (three.total, three.known_total.to_string()),
        (None, "3300.00".into())
    );
    let why = three.lines.last().unwrap().why.clone().unwrap();
    assert_eq!(why.supply.as_deref(), Some("contract.rates.discount"));
}
