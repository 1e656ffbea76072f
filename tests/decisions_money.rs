//! The decisions about money.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;

use chrono::{Days, NaiveDate};
use common::*;
use proptest::prelude::*;
use rust_decimal::Decimal;
use tenure::domain::money::{Currency, Rate};
use tenure::domain::quote::{Kind, Line, LineCode, Order, Quote, quote};
use tenure::domain::ticket::Refusal;
use tenure::domain::{Contract, WhyCode};

/// Late orders begin anew on their date, with back fees and a penalty, told in another order.
const REINSTATEMENT: &str = r#"
[renewal]
mode = "express"
months = 12
clause = "doc 3"
[[late]]
from_day = 1
kind = "reinstatement"
new_term = "order-date"
clause = "doc 3"
[[late.fee]]
code = "penalty"
per = "order"
clause = "doc 3"
[[late.fee]]
code = "back-fees"
per = "missed-days"
of = "annual-fee"
clause = "doc 3"
"#;

fn order(on: &str) -> Order {
    Order {
        on: date(on),
        years: None,
        licenses: None,
        rates: Default::default(),
    }
}

/// A contract whose term ended on 31 January 2025, unless `term` says otherwise.
fn held(program: &str, keys: &str, term: &str) -> Contract {
    Terms {
        program,
        keys,
        term,
        ..Terms::default()
    }
    .contract()
}

const TO_JANUARY: &str = "{ start = 2024-02-01, end = 2025-01-31 }";

fn fees(currency: &str, fee: &str, rates: &str) -> String {
    format!("currency = \"{currency}\"\nannual_fee = \"{fee}\"\nrates = {{ {rates} }}")
}

fn quoted(contract: &Contract, on: &str) -> Quote {
    quote(contract, &order(on)).unwrap()
}

fn line(quote: &Quote, code: LineCode) -> &Line {
    let mut lines = quote.lines.iter();
    lines.find(|line| line.code == code).unwrap()
}

fn amount(quote: &Quote, code: LineCode) -> String {
    line(quote, code).amount.unwrap().to_string()
}

fn term_of(quote: &Quote) -> (String, String) {
    let term = quote.new_term.unwrap();
    (term.start.to_string(), term.end.to_string())
}

fn refusal(contract: &Contract, order: &Order) -> Refusal {
    quote(contract, order).unwrap_err()
}

fn expired_imagicle(rates: &str) -> Contract {
    let keys = format!(
        "program = \"imagicle\"\ntier = \"basic\"\nregion = \"europe\"\ncurrency = \"EUR\"\n\
         annual_fee = \"1200.00\"\nrates = {{ {rates} }}\n\
         term = {{ start = 2024-02-01, end = 2025-01-31, renewal_months = 12 }}\nsold = 2024-02-01"
    );
    bundled(&keys, "")
}

#[test]
fn money_a_quote_adds_its_lines_in_order() {
    let rates = "uplift = \"10%\", discount = \"5%\", penalty = \"20%\", tax = \"19%\"";
    let contract = held(REINSTATEMENT, &fees("EUR", "36500.00", rates), TO_JANUARY);
    let found = quoted(&contract, "2025-05-31");
    let lines: Vec<_> = found
        .lines
        .iter()
        .map(|line| (line.code.name(), line.amount.unwrap().to_string()))
        .collect();
    let expected = [
        ("base", "36500.00"),
        ("uplift", "3650.00"),
        ("discount", "-2007.50"),
        ("back-fees", "11900.00"),
        ("penalty", "7300.00"),
        ("tax", "10895.08"),
    ];
    assert_eq!(lines, expected.map(|(code, sum)| (code, sum.to_owned())));
    assert_eq!(found.total.unwrap().to_string(), "68237.58");
    assert!(found.lines.iter().all(|line| !line.formula.is_empty()));
    assert_eq!(
        line(&found, LineCode::BackFees).formula,
        "36500.00 x 119/365"
    );
}

#[test]
fn money_each_line_is_rounded_once_half_to_even_in_its_currency() {
    let uplift = |currency: &str, fee: &str, rate: &str| {
        let keys = fees(currency, fee, &format!("uplift = \"{rate}\""));
        let contract = held(REINSTATEMENT, &keys, TO_JANUARY);
        amount(&quoted(&contract, "2025-01-31"), LineCode::Uplift)
    };
    assert_eq!(uplift("EUR", "0.50", "5%"), "0.02", "0.025");
    assert_eq!(uplift("EUR", "1.50", "5%"), "0.08", "0.075");
    assert_eq!(uplift("EUR", "1.51", "5%"), "0.08", "0.0755");
    assert_eq!(uplift("JPY", "50", "5%"), "2", "2.5");
    assert_eq!(uplift("JPY", "70", "5%"), "4", "3.5");
    assert_eq!(uplift("KWD", "0.050", "5%"), "0.002", "0.0025");
    assert_eq!(uplift("KWD", "0.070", "5%"), "0.004", "0.0035");
}

#[test]
fn money_a_negative_line_is_rounded_half_to_even_too() {
    let contract = held(
        REINSTATEMENT,
        &fees("EUR", "0.50", "discount = \"5%\""),
        TO_JANUARY,
    );
    let found = quoted(&contract, "2025-01-31");
    assert_eq!(amount(&found, LineCode::Discount), "-0.02");
    assert_eq!(found.total.unwrap().to_string(), "0.48");
}

#[test]
fn money_is_in_one_currency_with_its_minor_units() {
    for (currency, fee, total) in [
        ("EUR", "1000.00", "1000.00"),
        ("JPY", "1000", "1000"),
        ("KWD", "1000.125", "1000.125"),
    ] {
        let contract = held(REINSTATEMENT, &fees(currency, fee, ""), TO_JANUARY);
        let found = quoted(&contract, "2025-01-31");
        assert_eq!(found.total.unwrap().to_string(), total);
        assert_eq!(found.currency.code(), currency);
    }
    let none = held(REINSTATEMENT, "", TO_JANUARY);
    assert_eq!(refusal(&none, &order("2025-01-31")).code, "no-currency");
}

#[test]
fn money_divisions_do_not_tip_a_midpoint() {
    // 700 x 5/365 x 36.5% is 3.5 exactly, and 3.5 yen are four; 900 make 4.5, which are four too.
    for (fee, yen) in [
        ("300", "2"),
        ("500", "2"),
        ("700", "4"),
        ("900", "4"),
        ("1100", "6"),
    ] {
        let keys = fees("JPY", fee, "back-fees = \"36.5%\"");
        let contract = held(REINSTATEMENT, &keys, TO_JANUARY);
        let found = quoted(&contract, "2025-02-06");
        assert_eq!(amount(&found, LineCode::BackFees), yen, "{fee}");
    }
    // 100 x 1/12 x 18/100 is 1.5 exactly.
    let keys = "currency = \"JPY\"\nannual_fee = \"100\"\nlicenses = { owned = 100 }";
    let term = "{ start = 2025-01-01, months = 1, renewal_months = 1 }";
    let contract = held("", keys, term);
    let mut few = order("2025-01-31");
    few.licenses = Some(18);
    assert_eq!(
        amount(&quote(&contract, &few).unwrap(), LineCode::Base),
        "2"
    );
}

#[test]
fn money_a_lapse_is_counted_to_the_order_date() {
    let contract = expired_imagicle("");
    for (on, days) in [
        ("2025-01-31", 0),
        ("2025-02-01", 1),
        ("2025-05-31", 120),
        ("2025-06-01", 121),
    ] {
        assert_eq!(quoted(&contract, on).lapse_days, days, "{on}");
    }
}

#[test]
fn money_an_order_through_the_last_covered_day_is_a_renewal() {
    let contract = expired_imagicle("");
    let first = quoted(&contract, "2025-01-31");
    assert_eq!(first.kind, Some(Kind::Renewal));
    assert_eq!(term_of(&first), ("2025-02-01".into(), "2026-01-31".into()));
    assert_eq!(quoted(&contract, "2024-03-01").kind, Some(Kind::Renewal));
    assert_eq!(
        quoted(&contract, "2025-02-01").kind,
        Some(Kind::LateRenewal)
    );
    assert_eq!(refusal(&contract, &order("2024-01-31")).code, "before-term");
}

#[test]
fn money_day_120_renews_late_and_day_121_reinstates() {
    let contract = expired_imagicle("upgrade-fee = \"25%\"");
    let late = quoted(&contract, "2025-05-31");
    assert_eq!(late.kind, Some(Kind::LateRenewal));
    assert_eq!(term_of(&late), ("2025-02-01".into(), "2026-01-31".into()));
    assert_eq!(late.total.unwrap().to_string(), "1200.00", "no fee");
    let anew = quoted(&contract, "2025-06-01");
    assert_eq!(anew.kind, Some(Kind::Reinstatement));
    assert_eq!(term_of(&anew), ("2025-06-01".into(), "2026-05-31".into()));
    assert_eq!(amount(&anew, LineCode::UpgradeFee), "300.00");
}

#[test]
fn money_the_missed_period_ends_the_day_before_the_new_term() {
    let contract = held(REINSTATEMENT, &fees("EUR", "36500.00", ""), TO_JANUARY);
    let found = quoted(&contract, "2025-05-31");
    let back = line(&found, LineCode::BackFees);
    assert_eq!(back.from, Some(date("2025-02-01")));
    assert_eq!(
        (back.to, back.days()),
        (Some(date("2025-05-30")), Some(119))
    );
    assert_eq!(term_of(&found), ("2025-05-31".into(), "2026-05-30".into()));
    let next_day = quoted(&contract, "2025-02-01");
    let codes: Vec<_> = next_day.lines.iter().map(|line| line.code).collect();
    assert_eq!(
        codes,
        [LineCode::Base, LineCode::Penalty],
        "nothing was missed"
    );
}

#[test]
fn money_proration_is_by_days_of_the_anchored_year() {
    let back = |term: &str, on: &str| {
        let contract = held(REINSTATEMENT, &fees("EUR", "36600.00", ""), term);
        line(&quoted(&contract, on), LineCode::BackFees)
            .formula
            .clone()
    };
    let to_leap = "{ start = 2023-02-01, end = 2024-01-31 }";
    assert_eq!(back(to_leap, "2024-02-29"), "36600.00 x 28/366");
    assert_eq!(
        back(to_leap, "2024-03-02"),
        "36600.00 x 30/366",
        "over 29 February"
    );
    assert_eq!(back(TO_JANUARY, "2025-03-02"), "36600.00 x 29/365");
    let from_leap = "{ start = 2023-03-01, end = 2024-02-29 }";
    assert_eq!(back(from_leap, "2024-03-31"), "36600.00 x 30/365");
    // Anchored on 29 February: the year from 28 February 2027 ends on 28 February 2028.
    let anchored = "{ start = 2024-02-29, end = 2025-02-27 }";
    assert_eq!(back(anchored, "2025-03-10"), "36600.00 x 10/365");
    assert_eq!(back(anchored, "2027-03-10"), "36600.00 x (2 + 10/366)");
}

#[test]
fn money_more_than_a_year_is_whole_anchored_years_then_days() {
    let contract = held(REINSTATEMENT, &fees("EUR", "36500.00", ""), TO_JANUARY);
    let back = |on: &str| {
        let found = quoted(&contract, on);
        let line = line(&found, LineCode::BackFees);
        (line.formula.clone(), line.amount.unwrap().to_string())
    };
    let of = |formula: &str, sum: &str| (formula.to_owned(), sum.to_owned());
    assert_eq!(back("2026-01-31"), of("36500.00 x 364/365", "36400.00"));
    assert_eq!(back("2026-02-01"), of("36500.00 x 1", "36500.00"));
    assert_eq!(back("2026-02-02"), of("36500.00 x (1 + 1/365)", "36600.00"));
    assert_eq!(back("2028-02-01"), of("36500.00 x 3", "109500.00"));
    assert_eq!(
        back("2028-03-02"),
        of("36500.00 x (3 + 30/366)", "112491.80")
    );
}

#[test]
fn money_years_of_delay_are_started_years_and_inferred() {
    let contract = expired_imagicle("upgrade-fee = \"10%\"");
    for (on, sum) in [
        ("2025-06-01", "120.00"),
        ("2026-01-31", "120.00"),
        ("2026-02-01", "240.00"),
        ("2027-01-31", "240.00"),
        ("2027-02-01", "360.00"),
    ] {
        let found = quoted(&contract, on);
        assert_eq!(amount(&found, LineCode::UpgradeFee), sum, "{on}");
        assert!(line(&found, LineCode::UpgradeFee).inferred.is_some());
    }
}

#[test]
fn money_a_percentage_of_nothing_named_is_of_the_annual_fee_and_inferred() {
    let contract = held(
        REINSTATEMENT,
        &fees("EUR", "1000.00", "penalty = \"20%\""),
        TO_JANUARY,
    );
    let found = quoted(&contract, "2025-05-31");
    let penalty = line(&found, LineCode::Penalty);
    assert_eq!(penalty.amount.unwrap().to_string(), "200.00");
    assert!(penalty.inferred.as_ref().unwrap().contains("annual fee"));
    let stated = REINSTATEMENT.replace("per = \"order\"", "per = \"order\"\nof = \"annual-fee\"");
    let contract = held(
        &stated,
        &fees("EUR", "1000.00", "penalty = \"20%\""),
        TO_JANUARY,
    );
    let found = quoted(&contract, "2025-05-31");
    assert_eq!(line(&found, LineCode::Penalty).inferred, None);
    let flat = held(
        &stated,
        &fees("EUR", "1000.00", "penalty = \"250.00\""),
        TO_JANUARY,
    );
    assert_eq!(
        amount(&quoted(&flat, "2025-05-31"), LineCode::Penalty),
        "250.00"
    );
}

#[test]
fn money_a_rate_that_nobody_states_leaves_the_total_open() {
    let contract = held(
        REINSTATEMENT,
        &fees("EUR", "36500.00", "tax = \"10%\""),
        TO_JANUARY,
    );
    let found = quoted(&contract, "2025-05-31");
    let why = line(&found, LineCode::Penalty).why.clone().unwrap();
    assert_eq!(why.code, WhyCode::NoRate);
    assert_eq!(why.supply.as_deref(), Some("contract.rates.penalty"));
    assert_eq!(
        line(&found, LineCode::Tax).amount,
        None,
        "of a sum that is not known"
    );
    assert_eq!(
        (found.total, found.known_total.to_string()),
        (None, "48400.00".into())
    );
}

#[test]
fn money_back_fees_use_the_last_fee_and_uplift_and_discount_the_new_term_alone() {
    let rates = "uplift = \"100%\", discount = \"50%\", penalty = \"0%\"";
    let contract = held(REINSTATEMENT, &fees("EUR", "36500.00", rates), TO_JANUARY);
    let mut dearer = order("2025-05-31");
    dearer
        .rates
        .insert(LineCode::Base, Rate::Flat(Decimal::from(73_000)));
    let found = quote(&contract, &dearer).unwrap();
    assert_eq!(amount(&found, LineCode::Base), "73000.00");
    assert_eq!(amount(&found, LineCode::Uplift), "73000.00");
    assert_eq!(amount(&found, LineCode::Discount), "-73000.00");
    assert_eq!(amount(&found, LineCode::BackFees), "11900.00");
    assert_eq!(amount(&found, LineCode::Penalty), "0.00");
}

#[test]
fn money_tax_is_of_all_lines_before_it() {
    let contract = held(
        REINSTATEMENT,
        &fees("EUR", "100.00", "discount = \"10%\", tax = \"20%\""),
        TO_JANUARY,
    );
    let found = quoted(&contract, "2025-01-01");
    let tax = line(&found, LineCode::Tax);
    assert_eq!(tax.base.unwrap().to_string(), "90.00");
    assert_eq!(
        (
            amount(&found, LineCode::Tax),
            found.total.unwrap().to_string()
        ),
        ("18.00".into(), "108.00".into())
    );
}

#[test]
fn money_several_years_are_so_many_fees_and_one_term() {
    let contract = held(
        REINSTATEMENT,
        &fees("EUR", "100.00", "discount = \"10%\""),
        TO_JANUARY,
    );
    let mut three = order("2025-01-01");
    three.years = Some(3);
    let found = quote(&contract, &three).unwrap();
    assert_eq!(amount(&found, LineCode::Base), "300.00");
    assert_eq!(amount(&found, LineCode::Discount), "-30.00");
    assert_eq!(term_of(&found), ("2025-02-01".into(), "2028-01-31".into()));
}

#[test]
fn money_a_discount_of_more_than_the_fee_is_refused() {
    let refused = |rate: &str| {
        let keys = fees(
            "EUR",
            "100.00",
            &format!("uplift = \"10%\", discount = \"{rate}\""),
        );
        let contract = held(REINSTATEMENT, &keys, TO_JANUARY);
        quote(&contract, &order("2025-01-01")).map_err(|refusal| refusal.code)
    };
    let nothing = refused("100%").unwrap().total.unwrap();
    assert_eq!(nothing.to_string(), "0.00");
    assert_eq!(refused("100.000001%"), Err("discount-over-100"));
    assert_eq!(
        refused("110.00").unwrap().total.unwrap().to_string(),
        "0.00"
    );
    assert_eq!(refused("110.01"), Err("discount-over-100"));
}

#[test]
fn money_all_licenses_have_to_be_covered() {
    let of = |owned: u32, used: u32| {
        bundled(
            &format!(
                "program = \"ivanti\"\ntier = \"premium\"\ncurrency = \"EUR\"\nannual_fee = \"1000.00\"\n\
                 term = {{ start = 2025-01-01, months = 12 }}\n\
                 licenses = {{ owned = {owned}, used = {used} }}"
            ),
            "",
        )
    };
    let ordered = |contract: &Contract, licenses| {
        let mut order = order("2025-06-01");
        order.licenses = Some(licenses);
        quote(contract, &order).map_err(|refusal| (refusal.code, refusal.mend))
    };
    let covered = |required: u32| Err(("partial-cover", format!("cover {required} licenses")));
    assert_eq!(of(1_000, 900).licenses.unwrap().covered, 1_000);
    assert_eq!(ordered(&of(1_000, 900), 500), covered(1_000));
    assert_eq!(ordered(&of(900, 1_000), 999), covered(1_000));
    let more = ordered(&of(900, 1_000), 1_500).unwrap();
    assert_eq!(amount(&more, LineCode::Base), "1500.00");
    assert!(
        line(&more, LineCode::Base)
            .formula
            .contains("1500/1000 licenses")
    );
}

#[test]
fn money_licenses_are_free_where_the_program_asks_for_nothing() {
    let keys = "currency = \"EUR\"\nannual_fee = \"1000.00\"\nlicenses = { owned = 10, used = 10 }";
    let contract = held(REINSTATEMENT, keys, TO_JANUARY);
    let mut few = order("2025-01-01");
    few.licenses = Some(5);
    assert_eq!(
        amount(&quote(&contract, &few).unwrap(), LineCode::Base),
        "500.00"
    );
    let none = held(REINSTATEMENT, &fees("EUR", "1000.00", ""), TO_JANUARY);
    assert_eq!(refusal(&none, &few).code, "no-licenses");
}

#[test]
fn money_that_overflows_is_refused() {
    let keys = "currency = \"EUR\"\nannual_fee = \"999999999999999.99\"\nlicenses = { owned = 1 }\nrates = { uplift = \"1000000%\", tax = \"1000000%\" }";
    let contract = held("", keys, TO_JANUARY);
    let mut huge = order("2025-01-01");
    huge.licenses = Some(u64::MAX);
    huge.years = Some(20);
    assert_eq!(refusal(&contract, &huge).code, "too-large");
}

#[test]
fn money_a_lapse_beyond_the_last_step_is_refused() {
    let cut_off = REINSTATEMENT.replace("from_day = 1\n", "from_day = 1\nto_day = 365\n");
    let contract = held(&cut_off, &fees("EUR", "100.00", ""), TO_JANUARY);
    assert_eq!(quoted(&contract, "2026-01-31").lapse_days, 365);
    assert_eq!(
        refusal(&contract, &order("2026-02-01")).code,
        "lapsed-too-long"
    );
}

#[test]
fn money_where_nobody_states_what_follows_a_lapse_the_quote_says_so() {
    let contract = held("", &fees("EUR", "100.00", ""), TO_JANUARY);
    let found = quoted(&contract, "2025-02-01");
    assert_eq!(
        (found.kind, found.new_term, found.total),
        (None, None, None)
    );
    assert_eq!(found.why.unwrap().code, WhyCode::Unstated);
    let ends = held("", "renewal = \"none\"\ncurrency = \"EUR\"", TO_JANUARY);
    assert_eq!(refusal(&ends, &order("2025-01-01")).code, "no-renewal");
}

#[test]
fn money_a_tacit_contract_is_quoted_for_the_term_after_the_running_one() {
    let keys = "renewal = \"tacit\"\ncurrency = \"EUR\"\nannual_fee = \"100.00\"";
    let contract = held(
        "",
        keys,
        "{ start = 2024-02-29, months = 12, renewal_months = 12 }",
    );
    let found = quoted(&contract, "2027-06-01");
    assert_eq!(found.kind, Some(Kind::Renewal));
    assert_eq!(
        term_of(&found),
        ("2028-02-29".into(), "2029-02-27".into()),
        "back on the 29th"
    );
}

/// An exact fraction, to check sums against without the arithmetic under test.
#[derive(Clone, Copy, Debug)]
struct Ratio(i128, i128);

impl Ratio {
    fn plus(self, other: Ratio) -> Ratio {
        Ratio(self.0 * other.1 + other.0 * self.1, self.1 * other.1).reduced()
    }

    fn times(self, top: i128, bottom: i128) -> Ratio {
        Ratio(self.0 * top, self.1 * bottom).reduced()
    }

    fn reduced(self) -> Ratio {
        let (mut a, mut b) = (self.0.abs(), self.1);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Ratio(self.0 / a.max(1), self.1 / a.max(1))
    }

    /// The nearest whole number, half to even.
    fn rounded(self) -> i128 {
        let floor = self.0.div_euclid(self.1);
        let rest = self.0.rem_euclid(self.1) * 2;
        match rest.cmp(&self.1) {
            std::cmp::Ordering::Less => floor,
            std::cmp::Ordering::Greater => floor + 1,
            std::cmp::Ordering::Equal => floor + (floor & 1),
        }
    }
}

fn minor(amount: Decimal, currency: Currency) -> i128 {
    assert_eq!(amount.scale(), currency.minor_digits());
    amount.mantissa()
}

/// Years and days from one date through another, and the days of the year that they fall in,
/// counted a day at a time.
fn walked(from: NaiveDate, to: NaiveDate) -> (i128, i128, i128) {
    let year = |n: u32| from + chrono::Months::new(12 * n);
    let years = (1..).find(|n| year(*n) > to + Days::new(1)).unwrap() - 1;
    let days = year(years).iter_days().take_while(|day| *day <= to).count();
    let whole = year(years)
        .iter_days()
        .take_while(|day| *day < year(years + 1))
        .count();
    (years.into(), days as i128, whole as i128)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn money_parts_sum_to_the_total_and_each_is_the_exact_one_rounded(
        code in proptest::sample::select(vec!["EUR", "JPY", "KWD"]),
        fee in 0..100_000_000_i64, lapse in 0..1_500_u64,
        uplift in 0..20_000_u32, discount in 0..=10_000_u32, penalty in 0..20_000_u32,
        tax in 0..3_000_u32,
    ) {
        let currency = Currency::from_code(code).unwrap();
        let text = Decimal::new(fee, currency.minor_digits()).to_string();
        let percent = |hundredths: u32| Decimal::new(hundredths.into(), 2);
        let rates = format!(
            "uplift = \"{}%\", discount = \"{}%\", penalty = \"{}%\", tax = \"{}%\"",
            percent(uplift), percent(discount), percent(penalty), percent(tax)
        );
        let contract = held(REINSTATEMENT, &fees(code, &text, &rates), TO_JANUARY);
        let on = date("2025-01-31") + Days::new(lapse);
        let found = quoted(&contract, &on.to_string());

        let base = Ratio(fee.into(), 1);
        let up = base.times(uplift.into(), 10_000);
        let mut expected = vec![base, up];
        let dis = base.plus(up).times(discount.into(), 10_000);
        expected.push(Ratio(-dis.0, dis.1));
        if lapse > 1 {
            let (years, days, whole) = walked(date("2025-02-01"), on - Days::new(1));
            expected.push(base.times(years * whole + days, whole));
        }
        if lapse > 0 {
            expected.push(base.times(penalty.into(), 10_000));
        }
        let sum = expected.iter().fold(Ratio(0, 1), |sum, part| sum.plus(*part));
        expected.push(sum.times(tax.into(), 10_000));

        let amounts: Vec<i128> =
            found.lines.iter().map(|line| minor(line.amount.unwrap(), currency)).collect();
        // Rounded half to even, a part is within half a minor unit of the exact one.
        let rounded: Vec<i128> = expected.iter().map(|part| part.rounded()).collect();
        prop_assert_eq!(&amounts, &rounded);
        prop_assert_eq!(amounts.iter().sum::<i128>(), minor(found.total.unwrap(), currency));
        let mut codes: Vec<_> = found.lines.iter().map(|line| line.code).collect();
        let told = codes.clone();
        codes.sort();
        prop_assert_eq!(codes, told);
    }

    #[test]
    fn money_prorated_parts_of_a_year_sum_to_the_whole(
        fee in 0..100_000_000_i64, year in 2021..2030_i32, cut in 1..365_u64
    ) {
        // The back fees up to a cut, and the days from it on to the end of the same year.
        let text = Decimal::new(fee, 2).to_string();
        let term = format!("{{ start = {}-02-01, end = {year}-01-31 }}", year - 1);
        let contract = held(REINSTATEMENT, &fees("EUR", &text, "penalty = \"0%\""), &term);
        let from = date(&format!("{year}-02-01"));
        let back = |on: NaiveDate| {
            let found = quoted(&contract, &on.to_string());
            line(&found, LineCode::BackFees).clone()
        };
        let next = date(&format!("{}-02-01", year + 1));
        let whole = back(next);
        prop_assert_eq!(whole.amount.unwrap(), Decimal::new(fee, 2));
        let first = back(from + Days::new(cut));
        let rest = back(next - Days::new(cut));
        let of = |line: &Line| line.days().unwrap();
        let year_days = (next - from).num_days();
        prop_assert_eq!(of(&first), i64::try_from(cut).unwrap());
        prop_assert_eq!(of(&first) + of(&rest), year_days);
        let parts = first.amount.unwrap() + rest.amount.unwrap();
        prop_assert!((parts - whole.amount.unwrap()).abs() <= Decimal::new(2, 2) / Decimal::TWO);
    }
}
