//! What can be recorded of a contract, and what follows: walkers that know nothing of how it is
//! decided, and the notice that a lower tier needs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;

use chrono::{Days, Months, NaiveDate};
use common::{Terms, date};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;
use tenure::domain::Contract;
use tenure::domain::contract::event::{Event, What};
use tenure::domain::contract::history::{History, Version};
use tenure::domain::notice::notices;
use tenure::domain::payment::{owed, unpaid};
use tenure::domain::quote::{Order, quote};
use tenure::domain::recording::{pay, renew};
use tenure::domain::standing;

const NOTICE: &str = "[[contract.notice]]\nparty = \"customer\"\ndays = 60\n";

fn held(renewal: &str, term: &str) -> Contract {
    let keys = format!("renewal = \"{renewal}\"\ncurrency = \"EUR\"\nannual_fee = \"1200.00\"");
    Terms {
        keys: &keys,
        term,
        tables: NOTICE,
        ..Terms::default()
    }
    .contract()
}

fn order(on: NaiveDate) -> Order {
    Order {
        on,
        years: None,
        tier: None,
        licenses: None,
        change: false,
        rates: Default::default(),
    }
}

/// The contract after an order on a day that is accepted.
fn renewed(mut contract: Contract, on: NaiveDate) -> Contract {
    let (event, _) = renew(&contract, &order(on), None, on).expect("an order that is accepted");
    contract.events.push(event);
    contract
}

fn plus(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Orders on the last day of each term give the terms and the notice days of a contract that
    /// renews by itself.
    #[test]
    fn an_order_on_the_old_end_is_a_tacit_renewal(
        day in 0u64..3_000, first in 1u32..40, months in 1u32..30, terms in 1usize..7,
    ) {
        let start = plus(date("2020-01-01"), day);
        let term = format!("{{ start = {start}, months = {first}, renewal_months = {months} }}");
        let tacit = held("tacit", &term);
        let mut express = held("express", &term);
        for _ in 0..terms {
            let end = standing::on(&express, plus(start, 0)).last.term.end;
            let end = express.events.last().map_or(end, |event| match event.what {
                What::Renew { end, .. } => end,
                _ => end,
            });
            express = renewed(express, end);
            for on in [end, plus(end, 1)] {
                let (of, by_itself) = (standing::on(&express, on), standing::on(&tacit, on));
                prop_assert_eq!(of.term, by_itself.term, "on {}", on);
                prop_assert!(of.in_force);
            }
            let next = plus(end, 1);
            let last_days = [&express, &tacit].map(|contract| notices(contract, next)[0].last_day);
            prop_assert_eq!(last_days[0], last_days[1]);
        }
    }

    /// A term is unpaid from its first day on, on each day up to which less than its price came in,
    /// in whichever order payments were recorded.
    #[test]
    fn a_term_is_unpaid_until_its_price_came_in(
        payments in prop::collection::vec((0u64..60, 1i64..7), 0..6),
        price in prop::option::of(1i64..15),
    ) {
        let mut contract = held("express", "{ start = 2025-01-16, months = 12, renewal_months = 12 }");
        let (ordered, start) = (date("2026-01-01"), date("2026-01-16"));
        contract.events.push(Event {
            on: ordered,
            what: What::Renew {
                start,
                end: date("2027-01-15"),
                tier: None,
                price: price.map(Decimal::from),
                paid: None,
            },
        });
        for (day, amount) in &payments {
            let (on, amount) = (plus(ordered, *day), Decimal::from(*amount));
            let what = What::Pay { amount, term: start, due: None };
            contract.events.push(Event { on, what });
        }
        for day in 0..90 {
            let on = plus(ordered, day);
            let come: i64 = payments.iter().filter(|(of, _)| *of <= day).map(|(_, a)| a).sum();
            let any = payments.iter().any(|(of, _)| *of <= day);
            let settled = price.map_or(any, |price| price <= come);
            prop_assert_eq!(unpaid(&contract, on).is_some(), start <= on && !settled, "{}", on);
        }
    }

    /// Whatever is paid, in whichever parts, never is recorded beyond the price but by the last one.
    #[test]
    fn payments_are_taken_until_the_term_is_settled(amounts in prop::collection::vec((1i64..9).prop_map(|hundreds| hundreds * 100), 1..8)) {
        let contract = held("express", "{ start = 2025-01-16, months = 12, renewal_months = 12 }");
        let mut contract = renewed(contract, date("2026-01-10"));
        let today = date("2026-06-01");
        let mut left = Decimal::from(1200);
        for (day, amount) in (0u64..).zip(&amounts) {
            let amount = Decimal::from(*amount);
            let paid = pay(&contract, plus(date("2026-02-01"), day), amount, today);
            if left <= Decimal::ZERO {
                prop_assert_eq!(paid.unwrap_err().code, "paid-already");
                continue;
            }
            left -= amount;
            let paid = paid.unwrap();
            prop_assert_eq!(paid.open, Some(left));
            contract.events.push(paid.event);
            prop_assert_eq!(owed(&contract, today)[0].settled.is_some(), left <= Decimal::ZERO);
        }
    }

    /// The version held on a date is the last one whose day has come, else the first.
    #[test]
    fn the_version_held_is_the_last_that_has_begun(
        days in prop::collection::vec(0u64..400, 1..6), asked in 0u64..450,
    ) {
        let mut days = days;
        days.sort_unstable();
        let versions: Vec<Version> = days.iter().enumerate().map(|(number, day)| {
            let mut contract = held("express", "{ start = 2025-01-16, months = 12 }");
            contract.customer = number.to_string();
            Version { from: plus(date("2025-01-16"), *day), contract: Arc::new(contract) }
        }).collect();
        let mut contract = Contract::clone(&versions[0].contract);
        contract.history = History::new(versions);
        let wanted = days.iter().rposition(|day| *day <= asked).unwrap_or(0);
        let wanted = if days.len() == 1 { 0 } else { wanted };
        let on = plus(date("2025-01-16"), asked);
        prop_assert_eq!(&contract.on(on).customer, &wanted.to_string());
        // Who has chosen a version has chosen.
        prop_assert_eq!(&contract.on(on).on(date("2020-01-01")).customer, &wanted.to_string());
    }
}

#[test]
fn orders_around_a_leap_day_and_a_month_end() {
    let ends = |start: &str, months: u32, orders: &[&str]| {
        let term = format!("{{ start = {start}, months = {months}, renewal_months = {months} }}");
        let mut contract = held("express", &term);
        for on in orders {
            contract = renewed(contract, date(on));
        }
        let ends = contract.events.iter().map(|event| match event.what {
            What::Renew { end, .. } => end.to_string(),
            _ => String::new(),
        });
        ends.collect::<Vec<_>>()
    };
    assert_eq!(
        ends(
            "2024-02-29",
            12,
            &["2025-02-27", "2026-02-27", "2027-02-27", "2028-02-28"]
        ),
        ["2026-02-27", "2027-02-27", "2028-02-28", "2029-02-27"]
    );
    assert_eq!(
        ends("2025-01-31", 1, &["2025-02-27", "2025-03-30", "2025-04-29"]),
        ["2025-03-30", "2025-04-29", "2025-05-30"]
    );
}

/// Tiers low and high, of which the lower one has to be asked for thirty days before a term ends.
fn tiers(own: &str) -> Contract {
    let program = "[[tier]]\nid = \"low\"\nname = \"Low\"\nclause = \"doc 1\"\n\
                   [[tier]]\nid = \"high\"\nname = \"High\"\nclause = \"doc 1\"\n\
                   [change]\nup = \"any-time\"\ndown = \"term-end\"\ndown_notice_days = 30\n\
                   clause = \"doc 7\"\n\
                   [[late]]\nkind = \"late-renewal\"\nnew_term = \"old-end\"\nto_day = 60\n\
                   clause = \"doc 8\"\n";
    let keys = format!(
        "tier = \"{own}\"\nrenewal = \"express\"\ncurrency = \"EUR\"\nannual_fee = \"200.00\"\n\
         fees = {{ {} = \"100.00\" }}",
        if own == "high" { "low" } else { "high" }
    );
    Terms {
        program,
        keys: &keys,
        term: "{ start = 2025-01-16, months = 12, renewal_months = 12 }",
        ..Terms::default()
    }
    .contract()
}

#[test]
fn a_lower_tier_has_to_be_asked_for_in_time() {
    let at = |contract: &Contract, tier: &str, on: &str, change| {
        let tier = Some(tier.to_owned());
        let order = Order {
            tier,
            change,
            ..order(date(on))
        };
        quote(contract, &order).map(|quote| quote.total.unwrap().to_string())
    };
    let high = tiers("high");
    // The term ends on 15 January 2026; thirty days before is 16 December, that day included.
    assert_eq!(at(&high, "low", "2025-12-16", false).unwrap(), "100.00");
    let refused = at(&high, "low", "2025-12-17", false).unwrap_err();
    assert_eq!(refused.code, "change-too-late");
    for told in ["2025-12-16", "30 days", "2026-01-15"] {
        assert!(refused.message.contains(told), "{}", refused.message);
    }
    assert_eq!(refused.clauses[0].as_str(), "doc 7");
    assert_eq!(
        at(&high, "low", "2026-01-15", false).unwrap_err().code,
        "change-too-late"
    );
    // Nobody has to be told of the same tier, or of a higher one; and after the end nothing runs
    // on that a notice could have ended.
    assert_eq!(at(&high, "high", "2026-01-15", false).unwrap(), "200.00");
    assert_eq!(
        at(&tiers("low"), "high", "2026-01-15", false).unwrap(),
        "100.00"
    );
    assert_eq!(at(&high, "low", "2026-01-16", false).unwrap(), "100.00");
    // Within the term it cannot fall at all, however early it is asked for.
    assert_eq!(
        at(&high, "low", "2025-03-01", true).unwrap_err().code,
        "change-at-term-end"
    );
    // What is not quoted is not recorded either.
    let ordered = |on: &str| {
        let order = Order {
            tier: Some("low".to_owned()),
            ..order(date(on))
        };
        renew(&high, &order, None, date(on)).map(|(event, _)| event.what)
    };
    assert_eq!(ordered("2025-12-17").unwrap_err().code, "change-too-late");
    assert!(
        matches!(ordered("2025-12-16").unwrap(), What::Renew { tier: Some(tier), .. } if tier == "low")
    );
}

#[test]
fn the_notice_of_a_lower_tier_is_counted_from_the_term_ordered_last() {
    let high = renewed(tiers("high"), date("2025-12-01"));
    let lower = |on: &str| {
        let order = Order {
            tier: Some("low".to_owned()),
            ..order(date(on))
        };
        renew(&high, &order, None, date(on)).map(|(_, ordered)| ordered.term.start)
    };
    let next = date("2026-01-15")
        .checked_add_months(Months::new(12))
        .unwrap();
    assert_eq!(lower("2026-12-16").unwrap(), plus(next, 1));
    assert_eq!(lower("2026-12-17").unwrap_err().code, "change-too-late");
}
