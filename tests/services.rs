//! What there is to use of services: periods, balances, even shares, what may be used and what is
//! lost, each figure of the sources, and a ledger kept another way over random uses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use common::{Terms, bundled, date};
use proptest::prelude::*;
use rust_decimal::Decimal;
use tenure::domain::Contract;
use tenure::domain::clause::Basis;
use tenure::domain::contract::event::{Event, What};
use tenure::domain::notice::notices;
use tenure::domain::program::{Feature, Offer, Offered, Program};
use tenure::domain::service::amount::{Amount, Unfit, fit, in_words, parse_quantity};
use tenure::domain::service::usage::{Using, judge};
use tenure::domain::service::{Granted, Held, State, held, lapses};
use tenure::domain::term::{Schedule, Term};
use tenure::domain::ticket::Refusal;
use tenure::terms::bundled;
use tenure::terms::program::read_program;

const HOURS: &str = "\n[calendar.h]\nzone = \"Europe/Rome\"\nhours = { mon = [\"09:00-17:00\"] }\n";

/// A contract with a technical relationship manager of a package, bought on 16 January 2026.
fn trm(package: &str) -> Contract {
    ivanti(
        "standard",
        &format!(
            "[[contract.service]]\nid = \"trm\"\npackage = \"{package}\"\nbought = 2026-01-16\n"
        ),
    )
}

fn ivanti(tier: &str, tables: &str) -> Contract {
    bundled(
        &format!(
            "program = \"ivanti\"\ntier = \"{tier}\"\nregion = \"emea\"\ncalendar = \"h\"\n\
             term = {{ start = 2026-04-01, months = 12 }}\nrenewal = \"tacit\""
        ),
        &format!("{tables}{HOURS}"),
    )
}

fn service<'h, 'c>(all: &'h [Held<'c>], id: &str) -> &'h Held<'c> {
    all.iter().find(|held| held.id() == id).unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Uses some as of a day long after, and records it.
fn spend(
    contract: &mut Contract,
    id: &str,
    of: Option<&str>,
    on: &str,
    amount: &str,
) -> Result<(), Refusal> {
    let today = date("2099-12-31");
    let event = {
        let all = held(contract, today);
        let service = service(&all, id);
        let amount: Amount = amount.parse().unwrap();
        let (rule, amount) = fit(service.rule, of, &amount).unwrap();
        let on = date(on);
        judge(contract, service, Using { rule, on, amount }, today)?;
        Event {
            on,
            what: What::Use {
                service: id.to_owned(),
                allowance: rule.id.clone(),
                amount,
            },
        }
    };
    contract.events.push(event);
    Ok(())
}

/// Amount, used, left, even share and state of an allowance in the period of a day, on a day.
fn stands(
    contract: &Contract,
    id: &str,
    allowance: &str,
    on: &str,
) -> (String, String, String, String, State) {
    let on = date(on);
    let all = held(contract, on);
    let service = service(&all, id);
    let balance = service
        .balance(contract, service.rule.allowance(allowance).unwrap(), on, on)
        .unwrap();
    let words =
        |value: Option<Decimal>| value.map_or("-".to_owned(), |v| v.normalize().to_string());
    let granted = match balance.granted {
        Granted::Known(amount) => amount.normalize().to_string(),
        Granted::Unlimited => "unlimited".to_owned(),
        Granted::Unknown(why) => format!("unknown: {}", why.message),
    };
    (
        granted,
        balance.used.normalize().to_string(),
        words(balance.left),
        words(balance.even),
        balance.state,
    )
}

fn left(contract: &Contract, id: &str, allowance: &str, on: &str) -> String {
    stands(contract, id, allowance, on).2
}

fn cites(basis: &Basis, rule: &str) -> bool {
    let mut clauses = basis.clauses.iter();
    clauses.any(|clause| clause.as_str().rsplit(' ').next() == Some(rule))
}

fn refused_by(result: Result<(), Refusal>, code: &str, rule: &str) {
    let refusal = result.unwrap_err();
    assert_eq!(refusal.code, code, "{}", refusal.message);
    let cited = refusal
        .clauses
        .iter()
        .any(|clause| clause.as_str().ends_with(rule));
    assert!(cited || rule.is_empty(), "{rule}: {refusal:?}");
    assert!(!refusal.mend.is_empty());
}

// The figures of the sources.

#[test]
fn t29_f10_c6_c7_c8_what_each_package_has_in_a_year() {
    // Package; days; hours; on-site days and hours; visits; vouchers; online subscriptions.
    let packages = [
        ("basic", "12", "96h", "0", "0h", "0", "1", "1"),
        ("premier", "24", "192h", "6", "48h", "2", "2", "2"),
        ("enterprise", "48", "384h", "12", "96h", "4", "3", "3"),
        (
            "dedicated",
            "200",
            "1600h",
            "50",
            "400h",
            "unlimited",
            "6",
            "6",
        ),
    ];
    for (package, days, hours, on_site, on_site_hours, visits, vouchers, subscriptions) in packages
    {
        let contract = trm(package);
        let amount = |allowance: &str| stands(&contract, "trm", allowance, "2026-06-01").0;
        assert_eq!(amount("days"), days, "{package}");
        assert_eq!(amount("on-site"), on_site, "{package}");
        assert_eq!(amount("visits"), visits, "{package}");
        assert_eq!(amount("vouchers"), vouchers, "{package}");
        assert_eq!(amount("subscriptions"), subscriptions, "{package}");
        // A day is eight hours, so that the hours of the one document are the days of the other.
        let all = held(&contract, date("2026-06-01"));
        let rule = service(&all, "trm").rule;
        for (of, hours, days) in [("days", hours, days), ("on-site", on_site_hours, on_site)] {
            if days != "0" {
                let (_, in_days) = fit(rule, Some(of), &hours.parse().unwrap()).unwrap();
                assert_eq!(in_days.to_string(), days, "{package} {of}");
            }
        }
    }
}

#[test]
fn f10_hours_are_spread_over_the_year_in_proportion() {
    // By days: on the last of 73 of 365 days a fifth should have been used.
    for (package, fifth) in [
        ("basic", "2.4"),
        ("premier", "4.8"),
        ("enterprise", "9.6"),
        ("dedicated", "40"),
    ] {
        assert_eq!(
            stands(&trm(package), "trm", "days", "2026-03-29").3,
            fifth,
            "{package}"
        );
    }
    let whole = stands(&trm("dedicated"), "trm", "days", "2027-01-15");
    assert_eq!((whole.0, whole.3), ("200".to_owned(), "200".to_owned()));
    let contract = trm("basic");
    let all = held(&contract, date("2026-06-01"));
    let days = service(&all, "trm").rule.allowance("days").unwrap();
    let spread = days.spread.as_ref().unwrap();
    assert!(cites(&spread.basis, "F10") && spread.basis.inferred.is_some());
}

#[test]
fn f11_t31_the_first_term_begins_with_the_purchase_and_is_followed_by_yearly_ones() {
    let contract = trm("basic");
    let term = |on: &str| {
        let all = held(&contract, date(on));
        let term = service(&all, "trm").term(date(on));
        (term.start.to_string(), term.end.to_string())
    };
    let year = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(term("2026-01-16"), year("2026-01-16", "2027-01-15"));
    assert_eq!(term("2028-05-01"), year("2028-01-16", "2029-01-15"));
    let notice = notices(&contract, date("2026-06-01"))
        .into_iter()
        .find(|notice| notice.service.as_deref() == Some("trm"))
        .unwrap();
    assert_eq!(
        notice.last_day,
        Some(date("2026-11-16")),
        "60 days before 15 January 2027"
    );
}

#[test]
fn f12_t31_what_is_unused_lapses_at_the_end_of_the_year_and_is_not_carried_over() {
    let mut contract = trm("basic");
    spend(&mut contract, "trm", None, "2026-03-10", "5d").unwrap();
    let lapse = |contract: &Contract, on: &str| -> Vec<(String, Option<String>, String)> {
        let lapses = lapses(contract, date(on)).into_iter();
        lapses
            .map(|lapse| {
                assert!(
                    cites(&lapse.basis, "F12") && cites(&lapse.basis, "T31"),
                    "{lapse:?}"
                );
                let left = lapse.left.map(|left| in_words(left, &lapse.unit));
                (lapse.allowance, left, lapse.on.to_string())
            })
            .collect()
    };
    let row =
        |what: &str, left: &str, on: &str| (what.to_owned(), Some(left.to_owned()), on.to_owned());
    // What nobody says it lapses is not in the list.
    assert_eq!(
        lapse(&contract, "2026-12-01"),
        [
            row("days", "7 days", "2027-01-15"),
            row("vouchers", "1 voucher", "2027-01-15")
        ]
    );
    // Judged before the use it has not happened; in the next year there is as much again.
    assert_eq!(
        lapse(&contract, "2026-03-09")[0],
        row("days", "12 days", "2027-01-15")
    );
    assert_eq!(
        lapse(&contract, "2027-01-16")[0],
        row("days", "12 days", "2028-01-15")
    );
    // What was used up is not lost.
    spend(&mut contract, "trm", None, "2026-04-01", "7d").unwrap();
    spend(&mut contract, "trm", None, "2026-04-01", "1voucher").unwrap();
    assert_eq!(lapse(&contract, "2026-12-01"), []);
    // After a notice there is no next year, and what was left in the last is gone.
    contract.events.push(Event {
        on: date("2026-10-01"),
        what: What::Terminate {
            service: Some("trm".to_owned()),
            end: date("2027-01-15"),
            party: tenure::domain::program::Party::Customer,
        },
    });
    contract.events.retain(
        |event| !matches!(&event.what, What::Use { amount, .. } if *amount == decimal("7")),
    );
    let ended = stands(&contract, "trm", "days", "2027-03-01");
    assert_eq!((ended.2, ended.4), ("7".to_owned(), State::Lapsed));
    refused_by(
        spend(&mut contract, "trm", None, "2027-01-16", "1d"),
        "outside-period",
        "",
    );
}

#[test]
fn t30_c7_somebody_comes_for_at_least_two_days_and_so_often() {
    let mut contract = trm("premier");
    for short in ["1d", "1.99d", "8h"] {
        let refusal = spend(&mut contract, "trm", Some("on-site"), "2026-03-10", short);
        refused_by(refusal, "less-than-block", "T30");
    }
    spend(&mut contract, "trm", Some("on-site"), "2026-03-10", "2d").unwrap();
    let after =
        |contract: &Contract, allowance: &str| left(contract, "trm", allowance, "2026-03-10");
    // A visit counts once, its days as days too.
    assert_eq!(after(&contract, "visits"), "1");
    assert_eq!(after(&contract, "on-site"), "4");
    assert_eq!(after(&contract, "days"), "22");
    refused_by(
        spend(&mut contract, "trm", Some("on-site"), "2026-05-10", "5d"),
        "over-use",
        "F10",
    );
    spend(&mut contract, "trm", Some("on-site"), "2026-05-10", "16h").unwrap();
    // Two days are left for visits, and no visit.
    assert_eq!(
        after(&contract, "on-site"),
        "4",
        "judged on the day of the first"
    );
    refused_by(
        spend(&mut contract, "trm", Some("on-site"), "2026-06-10", "2d"),
        "over-use",
        "F10",
    );
    refused_by(
        spend(&mut contract, "trm", None, "2026-06-10", "1visit"),
        "counted-by-use",
        "F10",
    );
    // Where there is no cap on visits, that of a quarter of the days remains.
    let mut contract = trm("dedicated");
    for day in 1..=25 {
        spend(
            &mut contract,
            "trm",
            Some("on-site"),
            &format!("2026-05-{day:02}"),
            "2d",
        )
        .unwrap();
    }
    refused_by(
        spend(&mut contract, "trm", Some("on-site"), "2026-06-10", "2d"),
        "over-use",
        "T29",
    );
    // Basic has none at all.
    let mut contract = trm("basic");
    refused_by(
        spend(&mut contract, "trm", Some("on-site"), "2026-06-10", "2d"),
        "not-included",
        "T29",
    );
    refused_by(
        spend(&mut contract, "trm", Some("on-site"), "2026-06-10", "1d"),
        "not-included",
        "T30",
    );
}

#[test]
fn days_used_elsewhere_leave_less_for_visits_and_the_other_way_round() {
    let mut contract = trm("premier");
    spend(&mut contract, "trm", None, "2026-02-01", "21d").unwrap();
    assert_eq!(
        left(&contract, "trm", "on-site", "2026-06-01"),
        "3",
        "of six only three days are left"
    );
    refused_by(
        spend(&mut contract, "trm", Some("on-site"), "2026-06-10", "4d"),
        "over-use",
        "T29",
    );
    spend(&mut contract, "trm", Some("on-site"), "2026-06-10", "2d").unwrap();
    refused_by(
        spend(&mut contract, "trm", None, "2026-06-20", "1.5d"),
        "over-use",
        "T29",
    );
    spend(&mut contract, "trm", None, "2026-06-20", "1d").unwrap();
    assert_eq!(
        stands(&contract, "trm", "days", "2026-06-20").4,
        State::UsedUp
    );
}

#[test]
fn a_day_outside_the_service_or_still_to_come_and_a_visit_over_the_end_are_refused() {
    let mut contract = trm("premier");
    refused_by(
        spend(&mut contract, "trm", None, "2026-01-15", "1d"),
        "outside-period",
        "",
    );
    refused_by(
        spend(&mut contract, "trm", None, "2027-01-15", "2d"),
        "beyond-period",
        "T31",
    );
    spend(&mut contract, "trm", None, "2027-01-15", "1d").unwrap();
    spend(&mut contract, "trm", None, "2027-01-16", "0.5d").unwrap();
    assert_eq!(left(&contract, "trm", "days", "2027-01-15"), "23");
    assert_eq!(left(&contract, "trm", "days", "2027-01-16"), "23.5");
    let all = held(&contract, date("2026-03-01"));
    let trm = service(&all, "trm");
    let using = Using {
        rule: trm.rule.allowance("days").unwrap(),
        on: date("2026-03-02"),
        amount: decimal("1"),
    };
    let refusal = judge(&contract, trm, using, date("2026-03-01")).unwrap_err();
    assert_eq!(refusal.code, "after-now");
}

#[test]
fn what_was_used_later_counts_against_an_earlier_day_of_the_same_year() {
    let mut contract = trm("basic");
    spend(&mut contract, "trm", None, "2026-12-01", "10d").unwrap();
    refused_by(
        spend(&mut contract, "trm", None, "2026-02-01", "3d"),
        "over-use",
        "T29",
    );
    spend(&mut contract, "trm", None, "2026-02-01", "2d").unwrap();
    assert_eq!(
        left(&contract, "trm", "days", "2026-06-01"),
        "10",
        "the ten come later"
    );
}

#[test]
fn f9_t14_t15_enterprise_comes_with_an_engineer_and_a_manager_and_a_review_a_quarter() {
    for tier in ["standard", "premium"] {
        assert!(
            held(&ivanti(tier, ""), date("2026-06-01")).is_empty(),
            "{tier}"
        );
    }
    let mut contract = ivanti("enterprise", "");
    let on = date("2026-06-01");
    let all = held(&contract, on);
    let ids: Vec<(&str, bool)> = all
        .iter()
        .map(|held| (held.id(), held.bought.is_some()))
        .collect();
    assert_eq!(ids, [("dse", false), ("csm", false)]);
    assert!(
        cites(&all[0].offer.unwrap().basis, "T14") && cites(&all[1].offer.unwrap().basis, "T15")
    );
    assert!(cites(&all[0].rule.basis, "F9"));
    drop(all);
    // Quarters from the first day of the term on.
    spend(&mut contract, "csm", None, "2026-06-30", "1review").unwrap();
    refused_by(
        spend(&mut contract, "csm", None, "2026-04-01", "1"),
        "over-use",
        "T15",
    );
    spend(&mut contract, "csm", None, "2026-07-01", "1").unwrap();
    let all = held(&contract, on);
    let dse = service(&all, "dse");
    assert_eq!(
        fit(dse.rule, None, &"1d".parse().unwrap()),
        Err(Unfit::Nothing)
    );
}

#[test]
fn t25_a_manager_comes_with_the_new_name_of_a_tier_and_not_before() {
    let keys = "program = \"ivanti\"\ntier = \"premium\"\nregion = \"emea\"\ncalendar = \"h\"\n\
        term = { start = 2020-06-01, months = 12 }\nrenewal = \"tacit\"";
    let mut contract = bundled(keys, HOURS);
    let ids = |contract: &Contract, on: &str| -> Vec<String> {
        let all = held(contract, date(on));
        all.iter().map(|held| held.id().to_owned()).collect()
    };
    assert_eq!(ids(&contract, "2021-05-31"), ["dse"]);
    assert_eq!(ids(&contract, "2021-06-01"), ["dse", "csm"]);
    refused_by(
        spend(&mut contract, "csm", None, "2021-05-31", "1"),
        "outside-period",
        "",
    );
    spend(&mut contract, "csm", None, "2021-06-01", "1").unwrap();
}

#[test]
fn g32_platinum_comes_with_an_expert_who_calls_every_quarter_from_april_2020_on() {
    let contract = |tier: &str| {
        let keys = format!(
            "program = \"imagicle\"\ntier = \"{tier}\"\nregion = \"europe\"\n\
             term = {{ start = 2020-03-01, months = 36 }}"
        );
        bundled(&keys, "")
    };
    for tier in ["basic", "gold"] {
        assert!(
            held(&contract(tier), date("2020-06-01")).is_empty(),
            "{tier}"
        );
    }
    let mut platinum = contract("platinum");
    assert!(held(&platinum, date("2020-03-31")).is_empty());
    assert_eq!(held(&platinum, date("2020-04-01")).len(), 1);
    // Cut short by the day of its beginning, the first quarter has no figure in the guide.
    let first = stands(&platinum, "support-expert", "calls", "2020-05-31");
    assert!(first.0.starts_with("unknown"), "{first:?}");
    assert_eq!(
        stands(&platinum, "support-expert", "calls", "2020-06-01").0,
        "1"
    );
    refused_by(
        spend(&mut platinum, "support-expert", None, "2020-03-31", "1"),
        "outside-period",
        "G32",
    );
    spend(&mut platinum, "support-expert", None, "2020-08-31", "1call").unwrap();
    refused_by(
        spend(&mut platinum, "support-expert", None, "2020-06-01", "1call"),
        "over-use",
        "G32",
    );
}

// Features, with the clause of every cell.

fn program(id: &str) -> Program {
    let read = |file: &bundled::BundledFile| read_program(file.text).0.unwrap();
    bundled::PROGRAMS
        .iter()
        .map(read)
        .find(|program| program.id == id)
        .unwrap()
}

fn feature<'p>(program: &'p Program, id: &str) -> &'p Feature {
    program
        .features
        .iter()
        .find(|feature| feature.id == id)
        .unwrap()
}

fn offered(feature: &Feature, tier: Option<&str>) -> Offered {
    Offer::of(&feature.offers, tier).unwrap().offered
}

#[test]
fn g5_every_row_of_the_matrix_of_plans() {
    use Offered::{No, Optional, Unknown, Yes};
    let program = program("imagicle");
    let rows = [
        ("fixes", [Yes, Yes, Yes], "G14"),
        ("functions", [Yes, Yes, Yes], "G14"),
        ("security", [Yes, Yes, Yes], "G15"),
        ("channels", [Yes, Yes, Yes], "G24"),
        ("remote", [Unknown, Yes, Yes], "C17"),
        ("tickets", [Yes, Yes, Yes], "G23"),
        ("on-site", [Optional, Optional, Optional], "G5"),
        ("priority", [No, Yes, Yes], "G4"),
        ("committed-response", [No, Yes, Yes], "G5"),
        ("level-1", [No, Optional, Optional], "G26"),
        ("level-2", [Yes, Yes, Yes], "G27"),
        ("availability", [Yes, Yes, Yes], "G28"),
        ("no-break", [Yes, Yes, Yes], "G5"),
        ("weekdays", [Yes, Yes, Yes], "G28"),
        ("saturday", [No, Yes, Yes], "G5"),
        ("bank-holidays", [No, Yes, Yes], "G5"),
        ("on-call", [No, No, Yes], "G5"),
        ("proactive", [No, Yes, Yes], "G30"),
        ("installation", [Unknown, Unknown, Unknown], "C18"),
    ];
    let tiers = ["basic", "gold", "platinum"];
    for (id, cells, rule) in rows {
        let feature = feature(&program, id);
        let found = tiers.map(|tier| offered(feature, Some(tier)));
        assert_eq!(found, cells, "{id}");
        let offers = tiers.map(|tier| Offer::of(&feature.offers, Some(tier)).unwrap());
        assert!(
            offers.iter().any(|offer| cites(&offer.basis, rule)),
            "{id} {rule}"
        );
    }
    assert_eq!(program.features.len(), rows.len());
    let call = Offer::of(&feature(&program, "on-call").offers, Some("platinum")).unwrap();
    assert!(cites(&call.basis, "G29"));
    let proactive = Offer::of(&feature(&program, "proactive").offers, Some("gold")).unwrap();
    assert_eq!(proactive.from, Some(date("2020-03-01")));
}

#[test]
fn t9_what_the_lost_ticks_leave_open_is_unknown_and_the_rest_has_another_clause() {
    use Offered::{No, Unknown, Yes};
    let program = program("ivanti");
    let rows = [
        ("phone", [Yes, Yes, Yes], "F21"),
        ("portal", [Yes, Yes, Yes], "F19"),
        ("community", [Yes, Yes, Yes], "F14"),
        ("knowledge-base", [Yes, Yes, Yes], "F14"),
        ("updates", [Yes, Yes, Yes], "T5"),
        ("release-notices", [Yes, Yes, Yes], "T9"),
        ("screen-sharing", [Unknown, Unknown, Unknown], "T9"),
        ("escalation-management", [Unknown, Unknown, Yes], "C32"),
        ("support-manager", [No, No, Yes], "T16"),
        ("follow-the-sun", [No, Yes, Yes], "T12"),
        ("holidays", [No, Yes, Yes], "F18"),
        ("sandbox", [Unknown, Unknown, Unknown], "T9"),
        ("advantage-learning", [No, No, Yes], "T28"),
        ("release-guidance", [Unknown, Unknown, Unknown], "T9"),
        ("technical-review", [Unknown, Unknown, Unknown], "T9"),
        ("priority-calls", [Unknown, Unknown, Unknown], "T9"),
        ("environment-guidance", [Unknown, Unknown, Unknown], "T9"),
        ("best-practice", [Unknown, Unknown, Unknown], "T9"),
        ("yearly-check", [Unknown, Unknown, Unknown], "T9"),
    ];
    for (id, cells, rule) in rows {
        let feature = feature(&program, id);
        let found = ["standard", "premium", "enterprise"].map(|tier| offered(feature, Some(tier)));
        assert_eq!(found, cells, "{id}");
        let cited = feature.offers.iter().any(|offer| cites(&offer.basis, rule));
        assert!(cited, "{id} {rule}");
        // What is taken from the table although its ticks are lost says so.
        for offer in &feature.offers {
            let alone = offer
                .basis
                .clauses
                .iter()
                .all(|clause| clause.as_str().ends_with("T9"));
            let guessed = alone && offer.offered != Unknown;
            assert!(
                !guessed || offer.basis.inferred.is_some(),
                "{id}: {offer:?}"
            );
        }
        // The table of levels knows nothing of the fourth.
        let fourth = offered(feature, Some("success-squad"));
        let told = [
            "phone",
            "portal",
            "community",
            "knowledge-base",
            "updates",
            "holidays",
        ]
        .contains(&id);
        assert_eq!(fourth, if told { Yes } else { Unknown }, "{id}");
    }
    assert_eq!(program.features.len(), rows.len());
}

#[test]
fn k1_k2_k4_k5_k12_k19_k22_what_there_is_where_there_are_no_levels() {
    let program = program("kaseya");
    let rows = [
        ("knowledge-base", Offered::Yes, "K2"),
        ("tickets", Offered::Yes, "K1"),
        ("phone", Offered::Yes, "K4"),
        ("around-the-clock", Offered::Yes, "K17"),
        ("updates", Offered::Yes, "K19"),
        ("previous-version", Offered::Yes, "K22"),
        ("certified", Offered::Yes, "K12"),
        ("services", Offered::No, "K5"),
    ];
    for (id, cell, rule) in rows {
        let feature = feature(&program, id);
        assert_eq!(offered(feature, None), cell, "{id}");
        assert!(cites(&feature.offers[0].basis, rule), "{id}");
    }
    assert_eq!(program.features.len(), rows.len());
}

#[test]
fn every_cell_names_a_clause_and_every_unknown_says_what_is_unclear() {
    for program in ["ivanti", "imagicle", "kaseya"].map(program) {
        let services = program.services.iter().map(|service| &service.offers);
        for offer in program
            .features
            .iter()
            .map(|f| &f.offers)
            .chain(services)
            .flatten()
        {
            assert!(!offer.basis.clauses.is_empty(), "{}: {offer:?}", program.id);
            assert!(
                offer.offered != Offered::Unknown || offer.text.is_some(),
                "{offer:?}"
            );
        }
    }
}

// Programs of our own.

/// A service of which there is so much.
fn own(allowances: &str, tables: &str) -> Contract {
    let program = format!(
        "[[service]]\nid = \"help\"\nname = \"Help\"\npackages = [\"small\", \"large\"]\nclause = \"doc 3\"\n\
         renewal = {{ mode = \"tacit\", months = 12, clause = \"doc 3\" }}\n{allowances}"
    );
    let tables = format!("[[contract.service]]\nid = \"help\"\n{tables}");
    Terms {
        program: &program,
        tables: &tables,
        ..Terms::default()
    }
    .contract()
}

const CREDITS: &str = "[[service.allowance]]\nid = \"credits\"\nunit = \"credits\"\nmonths = 12\nclause = \"doc 3\"\npackage_amount = { small = 10, large = \"unlimited\" }\n";
const YEAR: &str = "term = { start = 2026-01-01, months = 12 }\n";

#[test]
fn what_nobody_states_is_unknown_and_the_contract_can_supply_it() {
    let amount = |tables: &str, on: &str| {
        let contract = own(CREDITS, tables);
        stands(&contract, "help", "credits", on).0
    };
    let small = format!("package = \"small\"\n{YEAR}");
    assert_eq!(amount(&small, "2026-05-01"), "10");
    assert_eq!(
        amount(&format!("package = \"large\"\n{YEAR}"), "2026-05-01"),
        "unlimited"
    );
    assert_eq!(
        amount(YEAR, "2026-05-01"),
        "unknown: the contract does not name the package of help"
    );
    assert_eq!(
        amount(
            &format!("{YEAR}allowances = {{ credits = 12 }}\n"),
            "2026-05-01"
        ),
        "12"
    );
    // Half a year has no figure of its own.
    let half =
        "package = \"small\"\nterm = { start = 2026-01-01, months = 18, renewal_months = 12 }\n";
    assert_eq!(amount(half, "2026-12-31"), "10");
    assert!(amount(half, "2027-01-01").starts_with("unknown"));
    assert_eq!(amount(half, "2027-07-01"), "10", "the renewal is whole");
    assert_eq!(
        amount(
            &format!("{half}allowances = {{ credits = 6 }}\n"),
            "2027-01-01"
        ),
        "6"
    );
    // What is unknown cannot be overdrawn; recording it says so.
    let contract = own(CREDITS, YEAR);
    let on = date("2026-05-01");
    let all = held(&contract, on);
    let help = service(&all, "help");
    let rule = help.rule.allowance("credits").unwrap();
    let amount = decimal("999");
    let why = judge(&contract, help, Using { rule, on, amount }, on)
        .unwrap()
        .unwrap();
    assert_eq!(why.supply.as_deref(), Some("contract.service.package"));
}

#[test]
fn amounts_are_of_the_allowance_that_their_unit_names() {
    let allowances = "[[service.allowance]]\nid = \"time\"\nunit = \"hours\"\nhours_per_day = 7.5\namount = 75\nclause = \"doc 3\"\n\
        [[service.allowance]]\nid = \"on-call\"\nunit = \"hours\"\nhours_per_day = 7.5\nof = \"time\"\namount = \"10%\"\nclause = \"doc 3\"\n\
        [[service.allowance]]\nid = \"seats\"\nunit = \"seats\"\namount = 3\nclause = \"doc 3\"\n";
    let contract = own(allowances, YEAR);
    let on = date("2026-05-01");
    let all = held(&contract, on);
    let rule = service(&all, "help").rule;
    let fitted = |of: Option<&str>, text: &str| {
        let amount: Amount = text.parse().unwrap();
        fit(rule, of, &amount).map(|(rule, amount)| (rule.id.clone(), amount.to_string()))
    };
    let is = |id: &str, amount: &str| Ok((id.to_owned(), amount.to_owned()));
    assert_eq!(fitted(None, "3h"), is("time", "3"));
    assert_eq!(fitted(None, "2 days"), is("time", "15"));
    assert_eq!(fitted(None, "0.1d"), is("time", "0.75"));
    assert_eq!(fitted(Some("on-call"), "1d"), is("on-call", "7.5"));
    assert_eq!(fitted(Some("on-call"), "2"), is("on-call", "2"));
    assert_eq!(fitted(None, "1 seat"), is("seats", "1"));
    assert_eq!(
        fitted(None, "1.5 seats"),
        Err(Unfit::NotWhole("seats".to_owned()))
    );
    assert!(matches!(fitted(None, "1"), Err(Unfit::Several(ids)) if ids == ["time", "seats"]));
    assert!(matches!(
        fitted(Some("seats"), "1h"),
        Err(Unfit::Unit { .. })
    ));
    assert!(matches!(fitted(None, "1 chair"), Err(Unfit::Unit { .. })));
    assert!(matches!(
        fitted(Some("tables"), "1"),
        Err(Unfit::Allowance(_))
    ));
    // Ten per cent of 75 hours.
    assert_eq!(stands(&contract, "help", "on-call", "2026-05-01").0, "7.5");
    for bad in [
        "",
        "d",
        "-1d",
        "+1d",
        "1,5d",
        "1.5.5d",
        "0d",
        "0.00h",
        "1.001d",
        "1e3d",
        "NaN",
        "1 D",
        "1d 2h",
        "１d",
        "1000001d",
        "99999999999999999999999999999999999999999999d",
    ] {
        assert!(bad.parse::<Amount>().is_err(), "{bad}");
    }
    for (hours, day_hours) in [("1h", "7"), ("0.01h", "9")] {
        let days = format!(
            "[[service.allowance]]\nid = \"days\"\nunit = \"days\"\nhours_per_day = {day_hours}\namount = 9\nclause = \"doc 3\"\n"
        );
        let contract = own(&days, YEAR);
        let all = held(&contract, on);
        let fitted = fit(service(&all, "help").rule, None, &hours.parse().unwrap());
        assert!(
            matches!(fitted, Err(Unfit::NotExact { .. })),
            "{hours} of {day_hours}: {fitted:?}"
        );
    }
}

#[test]
fn terms_that_make_no_sense_are_refused_in_the_file() {
    let files = [
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\namount = \"25%\"\nclause = \"doc 3\"",
            "allowance-keys",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"Tage!\"\nclause = \"doc 3\"",
            "allowance-keys",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"seats\"\namount = 1.5\nclause = \"doc 3\"",
            "allowance-keys",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"seats\"\nhours_per_day = 8\nclause = \"doc 3\"",
            "allowance-keys",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\namount = -1\nclause = \"doc 3\"",
            "bad-quantity",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\namount = \"many\"\nclause = \"doc 3\"",
            "bad-quantity",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\namount = 1e9\nclause = \"doc 3\"",
            "bad-quantity",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\nhours_per_day = 25\nclause = \"doc 3\"",
            "bad-value",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\nmonths = 0\nclause = \"doc 3\"",
            "bad-value",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"",
            "no-clause",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\nof = \"a\"\nclause = \"doc 3\"",
            "unknown-allowance",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\npackage_amount = { big = 1 }\nclause = \"doc 3\"",
            "unknown-package",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\nclause = \"doc 3\"\n[[service.allowance]]\nid = \"a\"\nunit = \"days\"\nclause = \"doc 3\"",
            "duplicate-id",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\nclause = \"doc 3\"\n[[service.allowance]]\nid = \"b\"\nunit = \"hours\"\nof = \"a\"\nclause = \"doc 3\"",
            "allowance-keys",
        ),
        (
            "[[service.allowance]]\nid = \"a\"\nunit = \"days\"\nclause = \"doc 3\"\n[[service.allowance]]\nid = \"b\"\nunit = \"days\"\nof = \"a\"\ncounts = \"a\"\nclause = \"doc 3\"",
            "allowance-keys",
        ),
        (
            "offer = [{ offered = \"maybe\", clause = \"doc 3\" }]",
            "unknown-value",
        ),
        ("offer = [{ offered = \"yes\" }]", "no-clause"),
        (
            "offer = [{ tier = \"gold\", offered = \"yes\", clause = \"doc 3\" }]",
            "unknown-tier",
        ),
        (
            "offer = [{ offered = \"yes\", clause = \"doc 3\" }, { offered = \"no\", clause = \"doc 3\" }]",
            "offer-tiers",
        ),
        (
            "term = { from = \"purchase\", months = 0, clause = \"doc 3\" }",
            "bad-value",
        ),
    ];
    for (tables, code) in files {
        let text = format!(
            "format = 1\n[program]\nid = \"own\"\nname = \"Own\"\nvendor = \"V\"\nedition = \"1\"\n\
             [[source]]\nid = \"doc\"\ntitle = \"D\"\n[[severity]]\nid = \"A\"\nname = \"A\"\nclause = \"doc 1\"\n\
             [[service]]\nid = \"help\"\nname = \"Help\"\npackages = [\"small\"]\nclause = \"doc 3\"\n{tables}\n"
        );
        let (program, findings) = read_program(&text);
        assert!(program.is_none(), "{tables}");
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        assert!(codes.contains(&code), "{tables}: {findings:#?}");
        assert!(
            findings.iter().all(|finding| finding.help.is_some()),
            "{tables}"
        );
    }
}

#[test]
fn a_contract_that_names_a_service_wrongly_is_refused_in_its_file() {
    use tenure::terms::catalog::Catalog;
    use tenure::terms::contract::read_contract;
    let services = [
        ("id = \"tmr\"\nbought = 2026-01-16", "unknown-service"),
        (
            "id = \"trm\"\npackage = \"gold\"\nbought = 2026-01-16",
            "unknown-package",
        ),
        ("id = \"trm\"", "missing-key"),
        ("id = \"dse\"\nbought = 2026-01-16", "missing-key"),
        (
            "id = \"trm\"\nbought = 2026-01-16\nallowances = { day = 3 }",
            "unknown-allowance",
        ),
        (
            "id = \"trm\"\nbought = 2026-01-16\nallowances = { days = \"50%\" }",
            "bad-quantity",
        ),
        (
            "id = \"trm\"\nbought = 2026-01-16\nallowances = { vouchers = 1.5 }",
            "bad-quantity",
        ),
        ("id = \"trm\"\nbought = 9999-06-01", "term-dates"),
        (
            "id = \"trm\"\nbought = 2026-01-16\n[[contract.service]]\nid = \"trm\"\nbought = 2026-01-16",
            "duplicate-id",
        ),
    ];
    for (service, code) in services {
        let text = format!(
            "format = 1\n[contract]\nid = \"a\"\ncustomer = \"C\"\nprogram = \"ivanti\"\ntier = \"standard\"\n\
             region = \"emea\"\nterm = {{ start = 2026-01-16, months = 12 }}\n[[contract.service]]\n{service}\n"
        );
        let (contract, findings) = read_contract(&text, &Catalog::bundled());
        assert!(contract.is_none(), "{service}");
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [code], "{service}: {findings:#?}");
    }
}

// Periods and ledgers kept another way.

#[test]
fn periods_keep_to_the_grid_of_leap_days_and_month_ends() {
    let initial = Schedule::term_of_months(date("2024-02-29"), 36).unwrap();
    let schedule = Schedule::new(initial, Some(36)).unwrap();
    let piece = |n, months, on: &str| {
        let piece = schedule.piece(n, months, date(on)).unwrap();
        (piece.start.to_string(), piece.end.to_string())
    };
    let days = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(piece(0, 12, "2024-02-29"), days("2024-02-29", "2025-02-27"));
    assert_eq!(piece(0, 12, "2025-02-28"), days("2025-02-28", "2026-02-27"));
    assert_eq!(piece(1, 12, "2028-02-29"), days("2028-02-29", "2029-02-27"));
    assert_eq!(schedule.piece(0, 12, date("2024-02-28")), None);
    // A term that was ordered on the grid of another begins on a clamped day and keeps the grid.
    let next = Term {
        start: date("2027-02-28"),
        end: date("2028-02-28"),
    };
    let ordered = schedule.renewed(next).unwrap();
    let piece = ordered.piece(0, 12, date("2028-02-28")).unwrap();
    assert_eq!((piece.start, piece.end), (next.start, next.end));
}

/// Half to even, in hundredths, of `amount * days / all`, in whole numbers alone.
fn even_by_hand(hundredths: i128, days: i128, all: i128) -> i128 {
    let (whole, rest) = (
        (hundredths * days).div_euclid(all),
        (hundredths * days).rem_euclid(all),
    );
    match (2 * rest).cmp(&all) {
        std::cmp::Ordering::Less => whole,
        std::cmp::Ordering::Greater => whole + 1,
        std::cmp::Ordering::Equal => whole + whole.rem_euclid(2),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Pieces of a term follow each other from its first day on, and each day lies in its own.
    #[test]
    fn periods_tile_a_term(start in 0u64..20_000, first in 1u32..60, months in 1u32..30, day in 0u64..2_000) {
        let start = date("1990-01-01").checked_add_days(Days::new(start)).unwrap();
        let initial = Schedule::term_of_months(start, first).unwrap();
        let schedule = Schedule::new(initial, Some(first)).unwrap();
        let on = start.checked_add_days(Days::new(day)).unwrap();
        let n = schedule.number_on(on).unwrap();
        let term = schedule.nth(n).unwrap();
        let mut from = term.start;
        loop {
            let piece = schedule.piece(n, months, from).unwrap();
            prop_assert_eq!(piece.start, from);
            prop_assert!(piece.end >= from);
            prop_assert_eq!(schedule.piece(n, months, piece.end), Some(piece));
            if piece.contains(on) {
                prop_assert_eq!(schedule.piece(n, months, on), Some(piece));
                break;
            }
            from = piece.end.succ_opt().unwrap();
        }
    }

    /// An even share is what whole numbers make of it, and never falls.
    #[test]
    fn even_shares_are_exact_before_they_are_rounded(hundredths in 1i64..1_000_000, day in 0u64..365) {
        let amount = Decimal::new(hundredths, 2);
        let allowance = format!("[[service.allowance]]\nid = \"time\"\nunit = \"hours\"\namount = \"{amount}\"\nclause = \"doc 3\"\n");
        let contract = own(&allowance, YEAR);
        let on = date("2026-01-01").checked_add_days(Days::new(day)).unwrap();
        let all = held(&contract, on);
        let help = service(&all, "help");
        let rule = help.rule.allowance("time").unwrap();
        let even = |on: NaiveDate| help.balance(&contract, rule, on, on).unwrap().even.unwrap();
        let by_hand = even_by_hand(hundredths.into(), i128::from(day) + 1, 365);
        prop_assert_eq!(even(on), Decimal::from_i128_with_scale(by_hand, 2));
        prop_assert!(even(on) <= even(on.succ_opt().unwrap().min(date("2026-12-31"))));
        prop_assert_eq!(even(date("2026-12-31")), amount);
    }

    /// Random uses over three years, and a ledger in hundredths of a day by year.
    #[test]
    fn balances_are_those_of_a_ledger(uses in proptest::collection::vec((0u64..1_200, 0u8..3, 1i64..900), 1..60)) {
        let mut contract = trm("premier");
        // By year: days, on-site days, visits, vouchers, in hundredths.
        let mut ledger: BTreeMap<i64, [i64; 4]> = BTreeMap::new();
        let start = date("2026-01-16");
        for (day, what, size) in uses {
            let on = start.checked_add_days(Days::new(day)).unwrap();
            let year = if on < date("2027-01-16") { 0 } else if on < date("2028-01-16") { 1 } else if on < date("2029-01-16") { 2 } else { 3 };
            let end = date(["2027-01-15", "2028-01-15", "2029-01-15", "2030-01-15"][usize::try_from(year).unwrap()]);
            let row = ledger.entry(year).or_default();
            let inside = |hundredths: i64| (end - on).num_days() + 1 >= (hundredths + 99) / 100;
            let (of, amount, allowed) = match what {
                0 => (None, format!("{}d", Decimal::new(size, 2)), row[0] + size <= 2400 && inside(size)),
                1 => (
                    Some("on-site"),
                    format!("{}d", Decimal::new(size, 2)),
                    size >= 200 && row[1] + size <= 600 && row[0] + size <= 2400 && row[2] < 2 && inside(size),
                ),
                _ => (None, "1voucher".to_owned(), row[3] < 2),
            };
            let result = spend(&mut contract, "trm", of, &on.to_string(), &amount);
            prop_assert_eq!(result.is_ok(), allowed, "{:?} {} on {}: {:?}", of, amount, on, result);
            if allowed {
                match what {
                    0 => row[0] += size,
                    1 => {
                        row[0] += size;
                        row[1] += size;
                        row[2] += 1;
                    }
                    _ => row[3] += 1,
                }
            }
        }
        for (year, row) in &ledger {
            let last = ["2027-01-15", "2028-01-15", "2029-01-15", "2030-01-15"][usize::try_from(*year).unwrap()];
            let hundredths = |value: i64| Decimal::new(value, 2).normalize().to_string();
            let left_of = |allowance: &str| left(&contract, "trm", allowance, last);
            prop_assert_eq!(left_of("days"), hundredths(2400 - row[0]));
            prop_assert_eq!(left_of("on-site"), hundredths((600 - row[1]).min(2400 - row[0])));
            prop_assert_eq!(left_of("visits"), (2 - row[2]).to_string());
            prop_assert_eq!(left_of("vouchers"), (2 - row[3]).to_string());
        }
    }

    /// No text makes the reading of amounts panic, and what is read is written back as it was.
    #[test]
    fn amounts_read_what_they_write(text in "\\PC{0,12}", hundredths in 1i64..100_000_000) {
        let _ = text.parse::<Amount>();
        let _ = parse_quantity(&text);
        let value = Decimal::new(hundredths, 2);
        let amount: Amount = in_words(value, "days").parse().unwrap();
        prop_assert_eq!(amount.value, value);
        prop_assert_eq!(amount.unit.as_deref(), Some("days"));
    }
}
