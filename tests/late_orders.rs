//! The language of late orders: policies unlike those that are bundled, as files under
//! `tests/data/late`, worked out by hand; and how a quote changes over a range of days.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;

use chrono::Days;
use common::date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use tenure::domain::Contract;
use tenure::domain::quote::{Kind, LineCode, Order, Quote, quote, range};
use tenure::terms::catalog::Catalog;
use tenure::terms::contract::read_contract;
use tenure::terms::program::read_program;

fn fixture(name: &str) -> String {
    std::fs::read_to_string(format!("tests/data/late/{name}.toml")).unwrap()
}

/// A year of 1200.00 EUR that ended on a day, under a fixture.
fn held(name: &str, end: &str, keys: &str) -> Contract {
    let mut catalog = Catalog::empty();
    catalog.add(&fixture(name)).expect("the fixture is right");
    let start = date(end) + Days::new(1) - chrono::Months::new(12);
    let text = format!(
        "format = 1\n[contract]\nid = \"own-1\"\ncustomer = \"Customer\"\nprogram = \"{name}\"\n\
         {keys}\nterm = {{ start = {start}, end = {end} }}"
    );
    let (contract, findings) = read_contract(&text, &catalog);
    contract.unwrap_or_else(|| panic!("{findings:#?}"))
}

const EUR: &str = "currency = \"EUR\"\nannual_fee = \"1200.00\"";

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

fn amount(quote: &Quote, code: LineCode) -> Option<String> {
    let mut lines = quote.lines.iter();
    let line = lines.find(|line| line.code == code)?;
    line.amount.map(|amount| amount.to_string())
}

/// The total, then the term, or the code of the refusal.
fn outcome(contract: &Contract, on: &str) -> String {
    match quote(contract, &order(on)) {
        Ok(found) => {
            let total = found.total.map_or("?".into(), |total| total.to_string());
            let term = found.new_term.unwrap();
            format!("{total} {} {}", term.start, term.end)
        }
        Err(refusal) => format!("{} {}", refusal.code, refusal.clauses[0]),
    }
}

/// Each fixture, the last covered day, the order, and what it comes to by hand.
#[test]
fn worked_examples() {
    let cases = [
        // 1200 x 100/365 x 1.5 = 493.1507: doc 3.
        (
            "accrued",
            "2025-01-31",
            "2025-05-12",
            "1693.15 2025-05-12 2026-05-11",
        ),
        (
            "accrued",
            "2025-01-31",
            "2026-01-31",
            "2995.07 2026-01-31 2027-01-30",
        ),
        (
            "accrued",
            "2025-01-31",
            "2026-02-01",
            "lapsed-too-long doc 4",
        ),
        // 30 days of grace, 500 to a year, 1500 to three.
        (
            "grace-then-flat",
            "2025-01-31",
            "2025-03-02",
            "1200.00 2025-02-01 2026-01-31",
        ),
        (
            "grace-then-flat",
            "2025-01-31",
            "2025-03-03",
            "1700.00 2025-03-03 2026-03-02",
        ),
        (
            "grace-then-flat",
            "2025-01-31",
            "2026-01-31",
            "1700.00 2026-01-31 2027-01-30",
        ),
        (
            "grace-then-flat",
            "2025-01-31",
            "2026-02-01",
            "2700.00 2026-02-01 2027-01-31",
        ),
        (
            "grace-then-flat",
            "2025-01-31",
            "2028-01-31",
            "2700.00 2028-01-31 2029-01-30",
        ),
        (
            "grace-then-flat",
            "2025-01-31",
            "2028-02-01",
            "lapsed-too-long doc 6",
        ),
        // A month after the last day of February is the last of March.
        (
            "quarter-after-month",
            "2025-02-28",
            "2025-03-31",
            "1200.00 2025-03-01 2026-02-28",
        ),
        (
            "quarter-after-month",
            "2025-02-28",
            "2025-04-01",
            "1500.00 2025-03-01 2026-02-28",
        ),
        (
            "quarter-after-month",
            "2025-01-31",
            "2025-03-01",
            "1500.00 2025-02-01 2026-01-31",
        ),
        // 2 %, 5 %, then none; 29 February is the 28th in other years.
        (
            "by-calendar-date",
            "2024-12-31",
            "2025-02-28",
            "1224.00 2025-01-01 2025-12-31",
        ),
        (
            "by-calendar-date",
            "2024-12-31",
            "2025-03-01",
            "1260.00 2025-01-01 2025-12-31",
        ),
        (
            "by-calendar-date",
            "2023-12-31",
            "2024-02-29",
            "1224.00 2024-01-01 2024-12-31",
        ),
        (
            "by-calendar-date",
            "2024-12-31",
            "2025-04-01",
            "lapsed-too-long doc 5",
        ),
        // Day 90: 89 days missed, 1200 x 89/365 = 292.6027, and 20 % of it, 58.5205; the rest of
        // the year, 276 days, 907.3973.
        (
            "old-expiry",
            "2025-01-31",
            "2025-05-01",
            "1258.52 2025-05-01 2026-01-31",
        ),
        // Day 91: 90 days missed, 295.8904, and 35 % of it, 103.5616; the rest 904.1096.
        (
            "old-expiry",
            "2025-01-31",
            "2025-05-02",
            "1303.56 2025-05-02 2026-01-31",
        ),
        // Day 366: a whole year missed, and half of it; the next expiry is a year later.
        (
            "old-expiry",
            "2025-01-31",
            "2026-02-01",
            "3000.00 2026-02-01 2027-01-31",
        ),
        // 4 started months missed at half, 200; 4 started months at 2 %, 96; 2 quarters, 60.
        (
            "by-started-time",
            "2025-01-31",
            "2025-05-31",
            "1556.00 2025-05-31 2026-05-30",
        ),
        // 1 June: still 4 months missed, but 5 started with the order; 10 % is capped at 9 %, 108.
        (
            "by-started-time",
            "2025-01-31",
            "2025-06-01",
            "1568.00 2025-06-01 2026-05-31",
        ),
    ];
    for (name, end, on, expected) in cases {
        assert_eq!(outcome(&held(name, end, EUR), on), expected, "{name} {on}");
    }
}

#[test]
fn the_larger_of_two_is_taken_and_a_missing_list_price_says_so() {
    let with = |list: &str| held("larger-of-two", "2025-01-31", &format!("{EUR}\n{list}"));
    let penalty = |contract: &Contract| quote(contract, &order("2025-03-01")).unwrap();
    let small = penalty(&with("list_price = \"2400.00\""));
    assert_eq!(amount(&small, LineCode::Penalty).unwrap(), "250.00");
    let large = penalty(&with("list_price = \"2600.00\""));
    assert_eq!(amount(&large, LineCode::Penalty).unwrap(), "260.00");
    let unknown = penalty(&with(""));
    let line = unknown.lines.last().unwrap();
    assert_eq!((unknown.total, line.amount), (None, None));
    let supply = line.why.clone().unwrap().supply;
    assert_eq!(supply.as_deref(), Some("contract.list_price"));
}

#[test]
fn a_sum_in_another_currency_is_not_taken() {
    let keys = "currency = \"USD\"\nannual_fee = \"1200.00\"";
    let contract = held("grace-then-flat", "2025-01-31", keys);
    let found = quote(&contract, &order("2025-03-03")).unwrap();
    assert_eq!(
        (found.total, found.known_total.to_string()),
        (None, "1200.00".into())
    );
    let own = held(
        "grace-then-flat",
        "2025-01-31",
        &format!("{keys}\nrates = {{ penalty = \"550.00\" }}"),
    );
    assert_eq!(outcome(&own, "2025-03-03"), "1750.00 2025-03-03 2026-03-02");
}

#[test]
fn a_range_shows_every_step_once_and_the_best_days() {
    let contract = held("grace-then-flat", "2025-01-31", EUR);
    let (from, to) = (date("2025-01-15"), date("2028-02-10"));
    let found = range(&contract, &order("2025-01-15"), from, to).unwrap();
    let firsts: Vec<String> = found
        .runs
        .iter()
        .map(|run| found.days[run.first].on.to_string())
        .collect();
    // Leap days make a term that starts on each day longer or shorter; those are steps too.
    for step in [
        "2025-01-15",
        "2025-02-01",
        "2025-03-03",
        "2026-02-01",
        "2028-02-01",
    ] {
        assert!(firsts.contains(&step.to_owned()), "{step}: {firsts:?}");
    }
    let best = found.best.unwrap();
    let days = (found.days[best.first].on, found.days[best.last].on);
    // Through the first day after the end: within the grace nothing is lost by then.
    assert_eq!(days, (from, date("2025-02-01")));
    let all: usize = found.runs.iter().map(|run| run.last - run.first + 1).sum();
    assert_eq!(all, found.days.len());
    let after = date("2028-03-01");
    let refused = range(&contract, &order("2028-03-01"), after, after + Days::new(3));
    assert_eq!(refused.unwrap_err().code, "lapsed-too-long");
}

#[test]
fn a_range_of_back_fees_is_one_run_that_rises_by_the_day() {
    let contract = held("accrued", "2025-01-31", EUR);
    let (from, to) = (date("2025-02-10"), date("2025-12-31"));
    let found = range(&contract, &order("2025-02-10"), from, to).unwrap();
    assert_eq!(found.runs.len(), 1, "{:?}", found.runs);
    let first = found.days[0].quote.as_ref().unwrap();
    assert_eq!(first.kind, Some(Kind::Reinstatement));
}

#[test]
fn what_makes_no_ladder_is_refused_with_its_mend() {
    let codes = |from: &str, to: &str| -> Vec<&str> {
        let text = fixture("grace-then-flat");
        assert!(text.contains(from), "{from}");
        let (program, findings) = read_program(&text.replacen(from, to, 1));
        assert!(program.is_none(), "{from} {to}");
        assert!(findings.iter().all(|finding| finding.help.is_some()));
        findings.iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes("to_day = 30\n", ""), ["late-steps"]);
    assert_eq!(
        codes("to_day = 30", "to_day = 30\nto_months = 1"),
        ["late-steps"]
    );
    assert_eq!(codes("to_months = 36", "to_months = 12"), ["late-steps"]);
    assert_eq!(codes("to_day = 30", "to_day = 0"), ["late-steps"]);
    assert_eq!(
        codes("to_day = 30", "from_day = 2\nto_day = 30"),
        ["late-steps"]
    );
    assert_eq!(codes("new_term = \"old-end\"\n", ""), ["missing-key"]);
    assert_eq!(codes("\"EUR\"", "\"EURO\""), ["unknown-currency"]);
    assert_eq!(codes("\"500.00\"", "\"500,00\""), ["bad-rate"]);
    assert_eq!(
        codes("rate = \"500.00\"", "rate = \"5%\"\nat_least = \"10%\""),
        ["bad-rate"]
    );
    assert_eq!(
        codes(
            "rate = \"500.00\"",
            "rate = \"5%\"\nat_most = \"10% of moon\""
        ),
        ["bad-rate"]
    );
    assert_eq!(
        codes("to_day = 30", "to_day_of_year = \"02-30\""),
        ["bad-value"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Where the old expiry is kept, back fees and the rest of the term come to the fee of whole
    /// years, but for less than a minor unit a line.
    #[test]
    fn parts_of_a_term_come_to_the_whole(
        code in prop::sample::select(vec![("EUR", 2), ("JPY", 0), ("KWD", 3)]),
        fee in 0i64..100_000_000, lapse in 2u64..900, year in 2022i32..2030,
    ) {
        let (currency, digits) = code;
        let sum = Decimal::new(fee, digits);
        let keys = format!(
            "currency = \"{currency}\"\nannual_fee = \"{sum}\"\nrates = {{ penalty = \"0%\" }}"
        );
        let end = format!("{year}-01-31");
        let contract = held("old-expiry", &end, &keys);
        let on = (date(&end) + Days::new(lapse)).to_string();
        let found = quote(&contract, &order(&on)).unwrap();
        let years = chrono::Datelike::year(&found.new_term.unwrap().end) - year;
        let whole = sum * Decimal::from(years);
        let unit = Decimal::new(1, digits);
        prop_assert!((found.total.unwrap() - whole).abs() < unit * Decimal::TWO);
    }
}
