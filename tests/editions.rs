//! Editions and names of tiers: what a contract file means by a name depends on the day of the
//! sale, and some names change with the next term (T25, C1).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;
mod place;

use common::{bundled, date};
use place::{Place, Run, cites};
use serde_json::Value;
use tenure::domain::service;
use tenure::terms::catalog::Catalog;
use tenure::terms::contract::read_at_tier;

/// The keys of a contract of a year that was sold on a day, at a fee of 1000.00.
fn sold(tier: &str, day: &str, years_later: &str) -> String {
    format!(
        "program = \"ivanti\"\ntier = \"{tier}\"\nregion = \"emea\"\ncalendar = \"business\"\n\
         currency = \"EUR\"\nannual_fee = \"1000.00\"\n\
         term = {{ start = {day}, end = {years_later}, renewal_months = 12 }}"
    )
}

fn shown(place: &Place, keys: &str, now: &str) -> Run {
    let path = place.contract("c", keys);
    let path = path.to_str().unwrap().to_owned();
    place.run(&["--now", now, "contract", "show", &path, "--json"])
}

/// What the first response to an S1 by phone is due within, opened on a day at noon.
fn s1_limit(keys: &str, day: &str) -> Value {
    let place = Place::new();
    place.register("c", keys);
    let noon = format!("{day}T12:00:00Z");
    let run = place.run(&[
        "--now",
        &noon,
        "ticket",
        "open",
        "c",
        "--subject",
        "s",
        "--description",
        "d",
        "--severity",
        "S1",
        "--channel",
        "phone",
        "--json",
    ]);
    assert_eq!(run.status, 0, "{}", run.err);
    let deadlines = run.json()["deadlines"].clone();
    let first = deadlines.as_array().unwrap().iter();
    let mut first = first.filter(|item| item["kind"] == "first-response");
    first.next().unwrap().clone()
}

#[test]
fn t25_a_name_means_the_tier_that_was_sold_under_it() {
    // The word in the file, the day of the sale, the tier held that day, the one of the next term.
    let cases = [
        ("enhanced", "2018-05-07", "enhanced", Some("premium")),
        ("enhanced", "2020-02-29", "enhanced", Some("premium")),
        ("premium", "2019-03-01", "premium-2020", Some("enterprise")),
        ("premium", "2020-12-31", "premium-2020", Some("enterprise")),
        ("premium", "2021-01-01", "premium", None),
        ("premium", "2026-03-01", "premium", None),
        (
            "enterprise",
            "2020-06-01",
            "enterprise-2020",
            Some("premium"),
        ),
        ("enterprise", "2021-06-01", "enterprise", None),
        (
            "enterprise-2020",
            "2020-06-01",
            "enterprise-2020",
            Some("premium"),
        ),
        (
            "mobileiron-premium",
            "2019-06-01",
            "mobileiron-premium",
            Some("premium"),
        ),
        (
            "mobileiron-premium",
            "2022-06-01",
            "mobileiron-premium",
            Some("premium"),
        ),
        (
            "mobileiron-enterprise",
            "2021-06-01",
            "mobileiron-enterprise",
            Some("enterprise"),
        ),
        ("standard", "2015-06-01", "standard", None),
        ("standard", "2026-06-01", "standard", None),
        ("success-squad", "2020-06-01", "success-squad", None),
        ("success-squad", "2026-06-01", "success-squad", None),
    ];
    let place = Place::new();
    for (word, day, held, next) in cases {
        let keys = sold(word, day, "2030-12-31");
        let run = shown(&place, &keys, &format!("{day}T12:00:00Z"));
        assert_eq!(run.status, 0, "{word} {day}: {}", run.err);
        let item = run.item();
        assert_eq!(item["tier"], held, "{word} {day}");
        assert_eq!(item["next_tier"].as_str(), next, "{word} {day}");
        let warnings = run.json()["warnings"].clone();
        let told = warnings.as_array().unwrap().len();
        assert_eq!(
            told,
            usize::from(next.is_some()),
            "{word} {day}: {warnings}"
        );
        if next.is_some() {
            assert_eq!(warnings[0]["code"], "tier-renamed");
            assert!(cites(&warnings[0], "T25"), "{warnings}");
        }
    }
}

#[test]
fn t25_a_tier_that_was_not_on_sale_is_refused_with_the_one_that_is() {
    let place = Place::new();
    for (word, day, goes_on_as) in [
        ("enhanced", "2020-03-01", "`premium`"),
        ("enhanced", "2026-03-01", "`premium`"),
        ("premium-2020", "2021-01-01", "`enterprise`"),
        ("enterprise-2020", "2026-01-01", "`premium`"),
    ] {
        let run = shown(
            &place,
            &sold(word, day, "2030-12-31"),
            "2026-09-30T12:00:00Z",
        );
        assert_eq!(run.status, 1, "{word} {day}");
        assert!(run.err.contains("error[tier-off-sale]"), "{}", run.err);
        assert!(run.err.contains(goes_on_as), "{}", run.err);
    }
    // `sold` decides, not the term.
    let keys = format!(
        "sold = 2019-02-01\n{}",
        sold("enhanced", "2026-02-01", "2027-01-31")
    );
    let run = shown(&place, &keys, "2026-09-30T12:00:00Z");
    assert_eq!(run.status, 0, "{}", run.err);
}

#[test]
fn t25_a_term_that_begins_after_the_sale_is_one_of_the_new_name() {
    let place = Place::new();
    // Sold in 2020, in a term of 2026: renewed since, so under the new name.
    let keys = format!(
        "sold = 2020-06-01\n{}",
        sold("premium", "2026-06-01", "2027-05-31")
    );
    let run = shown(&place, &keys, "2026-09-30T12:00:00Z");
    let item = run.item();
    assert_eq!(item["tier"], "enterprise");
    assert_eq!(item["next_tier"], Value::Null);
    let says = run.json()["warnings"][0]["message"].clone();
    let says = says.as_str().unwrap();
    assert!(
        says.contains("Premium as sold until 2020-12-31 is Enterprise"),
        "{says}"
    );
    assert!(says.contains("customer success manager"), "{says}");
    // A term that renews by itself keeps the tier while it is on sale, and loses it after.
    let keys = |tier, day, end| format!("renewal = \"tacit\"\n{}", sold(tier, day, end));
    let held = |keys: &str, day: &str| {
        let run = shown(&place, keys, &format!("{day}T12:00:00Z"));
        run.item()["tier"].as_str().unwrap().to_owned()
    };
    let enhanced = keys("enhanced", "2018-07-01", "2019-06-30");
    assert_eq!(held(&enhanced, "2019-06-30"), "enhanced");
    assert_eq!(held(&enhanced, "2019-07-01"), "enhanced");
    assert_eq!(held(&enhanced, "2020-06-30"), "enhanced");
    assert_eq!(held(&enhanced, "2020-07-01"), "premium");
    assert_eq!(held(&enhanced, "2026-07-01"), "premium");
    // The last day of its sale is a leap day; the next term begins on the day after.
    let enhanced = keys("enhanced", "2019-03-01", "2020-02-29");
    assert_eq!(held(&enhanced, "2020-02-29"), "enhanced");
    assert_eq!(held(&enhanced, "2020-03-01"), "premium");
    // No day is known: the name holds to the end of the first term.
    let mobileiron = keys("mobileiron-premium", "2020-07-01", "2021-06-30");
    assert_eq!(held(&mobileiron, "2021-06-30"), "mobileiron-premium");
    assert_eq!(held(&mobileiron, "2021-07-01"), "premium");
}

#[test]
fn t25_targets_follow_the_tier_held_and_not_the_name() {
    let limit = |word: &str, day: &str| {
        let found = s1_limit(&sold(word, day, "2030-12-31"), "2026-09-30");
        (
            found["target"].clone(),
            found["why"]["due"]["code"].clone(),
            found,
        )
    };
    for (word, day, target) in [
        ("premium", "2026-01-16", "PT1H"),
        ("enterprise", "2026-01-16", "PT30M"),
        ("premium", "2020-01-16", "PT30M"),
        ("enterprise", "2020-01-16", "PT1H"),
        ("mobileiron-premium", "2020-01-16", "PT1H"),
        ("mobileiron-enterprise", "2020-01-16", "PT30M"),
    ] {
        let (found, _, item) = limit(word, day);
        assert_eq!(found, target, "{word} {day}: {item:#}");
        assert_eq!(item["clock"], "elapsed");
        assert_eq!(cites(&item, "T25"), !day.starts_with("2026"), "{item:#}");
    }
    // C1: what has no row gets none.
    for (word, day, rule) in [
        ("success-squad", "2026-01-16", "C1"),
        ("success-squad", "2019-01-16", "C1"),
        ("enhanced", "2019-01-16", "T25"),
    ] {
        let (target, why, item) = limit(word, day);
        assert_eq!((target, why), (Value::Null, "unstated".into()), "{item:#}");
        assert!(cites(&item, rule), "{item:#}");
    }
    // After the renewal Enhanced is Premium.
    let renewed = format!(
        "renewal = \"tacit\"\n{}",
        sold("enhanced", "2019-01-16", "2020-01-15")
    );
    assert_eq!(s1_limit(&renewed, "2026-09-30")["target"], "PT1H");
}

#[test]
fn t25_a_renewal_is_quoted_under_the_new_name_and_says_why() {
    let place = Place::new();
    let quote = |keys: &str, arguments: &[&str]| {
        let path = place.contract("c", keys);
        let path = path.to_str().unwrap().to_owned();
        let mut all = vec!["quote", &path];
        all.extend(arguments);
        place.run(&all)
    };
    let keys = sold("premium", "2020-06-01", "2021-05-31");
    let run = quote(&keys, &["--on", "2021-05-01", "--json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let item = run.item();
    assert_eq!(item["kind"], "renewal");
    assert_eq!(item["tier"], "enterprise");
    assert_eq!(item["total"], "1000.00");
    assert!(cites(&item, "T25"), "{item:#}");
    let line = item["lines"][0].clone();
    let inferred = line["inferred"].as_str().unwrap();
    assert!(inferred.contains("taken to stay as it was"), "{inferred}");
    let says = run.json()["warnings"][0]["message"].clone();
    let says = says.as_str().unwrap();
    assert!(
        says.contains("Premium as sold until 2020-12-31 becomes Enterprise with the next term")
    );
    // People read it below the lines.
    let table = quote(&keys, &["--on", "2021-05-01"]);
    assert!(
        table.out.contains("becomes Enterprise with the next term"),
        "{}",
        table.out
    );
    // A fee under the new name goes before the old one.
    let fees = format!("{keys}\nfees = {{ enterprise = \"1500.00\" }}");
    let item = quote(&fees, &["--on", "2021-05-01", "--json"]).item();
    assert_eq!(
        (item["tier"].clone(), item["total"].clone()),
        ("enterprise".into(), "1500.00".into())
    );
    assert!(
        item["lines"][0]["inferred"]
            .as_str()
            .is_none_or(|text| !text.contains("as it was"))
    );
    // The name means today's tier in an order, and the old one cannot be ordered.
    let premium = quote(
        &keys,
        &["--on", "2021-05-01", "--tier", "premium", "--json"],
    );
    let item = premium.item();
    assert_eq!(item["tier"], "premium");
    assert_eq!(
        item["lines"][0]["why"]["amount"]["supply"],
        "contract.fees.premium"
    );
    let old = quote(&keys, &["--on", "2021-05-01", "--tier", "premium-2020"]);
    assert_eq!(old.status, 1, "{}", old.out);
    assert!(old.err.contains("not on sale on 2021-05-01"), "{}", old.err);
    assert!(old.err.contains("--tier enterprise"), "{}", old.err);
    // A reinstatement has the new name too.
    let item = quote(
        &keys,
        &["--on", "2026-05-01", "--json", "--rate", "penalty=10%"],
    )
    .item();
    assert_eq!(
        (item["kind"].clone(), item["tier"].clone()),
        ("reinstatement".into(), "enterprise".into())
    );
}

#[test]
fn t25_renewals_notices_and_contracts_say_the_name_that_comes() {
    let place = Place::new();
    place.register("old", &sold("enterprise", "2020-06-01", "2021-05-31"));
    place.register("new", &sold("enterprise", "2021-01-16", "2022-01-15"));
    let now = ["--now", "2021-02-01T12:00:00Z"];
    for command in [&["renewals"][..], &["notice"], &["contract", "show", "old"]] {
        let all = |extra: &[&str]| {
            let mut all = now.to_vec();
            all.extend(command);
            all.extend(extra);
            place.run(&all)
        };
        let json = all(&["--json"]).json();
        let warnings = json["warnings"].as_array().unwrap();
        assert_eq!(warnings.len(), 1, "{json:#}");
        assert!(
            warnings[0]["message"]
                .as_str()
                .unwrap()
                .starts_with("old: "),
            "{json:#}"
        );
        assert!(cites(&warnings[0], "T25"), "{json:#}");
        let table = all(&[]);
        assert!(
            table.out.contains("becomes Premium with the next term"),
            "{}",
            table.out
        );
    }
}

#[test]
fn t25_program_show_tells_when_a_tier_was_on_sale_and_what_it_goes_on_as() {
    let place = Place::new();
    let item = place.run(&["program", "show", "ivanti", "--json"]).item();
    let names = item["names"].as_array().unwrap();
    let named = |id: &str| names.iter().find(|row| row["id"] == id).unwrap();
    assert_eq!(named("enhanced")["on_sale"], "until 2020-02-29");
    assert_eq!(named("enhanced")["renews_as"], "premium");
    assert_eq!(
        named("premium-2020")["aliases"],
        serde_json::json!(["premium"])
    );
    assert!(named("premium-2020")["inferred"].is_string());
    assert_eq!(named("standard")["on_sale"], Value::Null);
}

/// The manager is added to what was Premium once it is Enterprise, and not before.
#[test]
fn t25_services_come_and_go_with_the_name() {
    let contract = bundled(
        "program = \"ivanti\"\ntier = \"premium\"\nregion = \"emea\"\nrenewal = \"tacit\"\n\
         term = { start = 2020-06-01, end = 2021-05-31, renewal_months = 12 }",
        "",
    );
    let has = |on: &str| {
        let held = service::held(&contract, date(on));
        held.iter().any(|held| held.id() == "csm")
    };
    assert_eq!((has("2021-05-31"), has("2021-06-01")), (false, true));
}

/// An order names a tier by its id: what the word means on the day of the sale plays no part.
#[test]
fn t25_an_ordered_tier_is_the_one_of_that_id_and_keeps_the_fee_of_the_name_before() {
    let program = Catalog::bundled().latest("ivanti").unwrap();
    let text = |fees: &str| {
        format!(
            "format = 1\n[contract]\nid = \"c\"\ncustomer = \"C\"\n{}\n{fees}\n\
             [calendar.business]\nzone = \"Europe/Rome\"\nhours = {{ mon = [\"08:00-17:00\"] }}\n",
            sold("premium", "2020-06-01", "2021-05-31")
        )
    };
    let at = |fees: &str, tier: &str| {
        let (contract, findings) = read_at_tier(&text(fees), &program, tier);
        let contract = contract.unwrap_or_else(|| panic!("{findings:#?}"));
        let fee = contract.annual_fee.map(|fee| fee.to_string());
        (contract.tier.unwrap(), fee)
    };
    let fee = |fee: &str| Some(fee.to_owned());
    assert_eq!(
        at("", "enterprise"),
        ("enterprise".to_owned(), fee("1000.00"))
    );
    assert_eq!(at("", "premium"), ("premium".to_owned(), None));
    let fees = "fees = { enterprise = \"1500.00\", premium = \"700.00\" }";
    assert_eq!(
        at(fees, "enterprise"),
        ("enterprise".to_owned(), fee("1500.00"))
    );
    assert_eq!(at(fees, "premium"), ("premium".to_owned(), fee("700.00")));
}

/// A program of two editions, of which the day of the sale decides.
#[test]
fn the_edition_on_sale_on_the_day_of_the_sale_is_taken() {
    let place = Place::new();
    let edition = |name: &str, on_sale: &str, hours: u32| {
        format!(
            "format = 1\n[program]\nid = \"own\"\nname = \"Own\"\nvendor = \"Vendor\"\n\
             edition = \"{name}\"\non_sale = {on_sale}\n[[source]]\nid = \"doc\"\ntitle = \"Doc\"\n\
             [[severity]]\nid = \"S1\"\nname = \"S1\"\nclause = \"doc 1\"\n[[tier]]\nid = \"plus\"\n\
             name = \"Plus\"\nclause = \"doc 1\"\n[[target]]\nkind = \"first-response\"\n\
             within = \"{hours} elapsed hours\"\nclause = \"doc 1\"\n"
        )
    };
    std::fs::create_dir(place.path("programs")).unwrap();
    place.write(
        "programs/one.toml",
        edition("one", "{ until = 2024-12-31 }", 8),
    );
    place.write(
        "programs/two.toml",
        edition("two", "{ from = 2025-01-01 }", 4),
    );
    for (sold, edition) in [
        ("2024-12-31", Some("one")),
        ("2025-01-01", Some("two")),
        ("1990-01-01", Some("one")),
    ] {
        let keys = format!(
            "program = \"own\"\ntier = \"plus\"\nsold = {sold}\n\
             term = {{ start = 2026-01-01, end = 2026-12-31 }}"
        );
        let path = place.contract("c", &keys);
        let path = path.to_str().unwrap().to_owned();
        let run = place.run(&[
            "--programs",
            "programs",
            "contract",
            "show",
            &path,
            "--json",
        ]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert_eq!(run.item()["edition"].as_str(), edition, "{sold}");
    }
}

#[test]
fn tiers_that_one_word_could_mean_at_one_time_are_an_error() {
    let place = Place::new();
    let program = |tiers: &str| {
        let text = format!(
            "format = 1\n[program]\nid = \"own\"\nname = \"Own\"\nvendor = \"Vendor\"\nedition = \"1\"\n\
             [[source]]\nid = \"doc\"\ntitle = \"Doc\"\n[[severity]]\nid = \"S1\"\nname = \"S1\"\n\
             clause = \"doc 1\"\n{tiers}"
        );
        place.write("p.toml", text);
        let run = place.run(&["check", "p.toml", "--format", "json"]);
        let json = run.json();
        let items = json["items"].as_array().unwrap();
        let codes = items
            .iter()
            .map(|item| item["code"].as_str().unwrap().to_owned());
        codes.collect::<Vec<_>>()
    };
    let tier = |id: &str, keys: &str| {
        format!("[[tier]]\nid = \"{id}\"\nname = \"{id}\"\nclause = \"doc 1\"\n{keys}\n")
    };
    let new = tier("plus", "on_sale = { from = 2021-01-01 }");
    let old = |keys: &str| {
        tier(
            "plus-2020",
            &format!("sold_as = \"plus\"\nrenews_as = \"plus\"\n{keys}"),
        )
    };
    assert!(program(&(new.clone() + &old("on_sale = { until = 2020-12-31 }"))).is_empty());
    let cases = [
        (old("on_sale = { until = 2021-01-01 }"), "overlapping-tiers"),
        (old(""), "overlapping-tiers"),
        (tier("old", "renews_as = \"plsu\""), "unknown-tier"),
        (tier("old", "renews_as = \"old\""), "tier-succession"),
        (tier("old", "changes = [\"more\"]"), "tier-succession"),
        (
            tier("old", "on_sale = { from = 2020-01-02, until = 2020-01-01 }"),
            "on-sale-dates",
        ),
    ];
    for (tables, code) in cases {
        assert_eq!(program(&(new.clone() + &tables)), [code], "{tables}");
    }
    let both = old("on_sale = { until = 2020-12-31 }");
    let chain = tier("older", "renews_as = \"plus-2020\"");
    assert_eq!(program(&(new + &both + &chain)), ["tier-succession"]);
}
