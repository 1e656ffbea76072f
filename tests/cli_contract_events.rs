//! What happens to a contract, recorded from the binary: payments, notices, renewals and changed
//! files, and what every later answer makes of them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{Place, Run, TERM, cites, imagicle};
use serde_json::{Value, json};

/// Keys under the other bundled programs.
fn ivanti(keys: &str) -> String {
    format!(
        "program = \"ivanti\"\ntier = \"standard\"\nregion = \"emea\"\ncalendar = \"business\"\n\
         currency = \"EUR\"\nannual_fee = \"1000.00\"\nfees = {{ premium = \"2000.00\" }}\n{TERM}\n{keys}"
    )
}

fn gold() -> String {
    format!(
        "{}\ncurrency = \"EUR\"\nannual_fee = \"500.00\"",
        imagicle("gold", "europe")
    )
}

/// A run as at noon of a day.
fn at(place: &Place, day: &str, arguments: &[&str]) -> Run {
    let now = format!("{day}T12:00:00Z");
    place.run_with(arguments, &[("TENURE_NOW", &now)], "")
}

fn good(place: &Place, day: &str, arguments: &[&str]) -> Value {
    let run = at(place, day, &[arguments, &["--json"]].concat());
    assert_eq!(run.status, 0, "{arguments:?}: {}{}", run.err, run.out);
    run.json()
}

fn item(place: &Place, day: &str, arguments: &[&str]) -> Value {
    let json = good(place, day, arguments);
    json["items"][0].clone()
}

/// Refused with that status and these words, and nothing was changed.
fn refused(place: &Place, day: &str, arguments: &[&str], status: i32, words: &[&str]) {
    let before = place.snapshot();
    let run = at(place, day, arguments);
    assert_eq!(run.status, status, "{arguments:?}: {}{}", run.err, run.out);
    for word in words {
        assert!(run.err.contains(word), "{arguments:?}: {}", run.err);
    }
    assert!(run.err.contains("help: "), "{arguments:?}: {}", run.err);
    assert_eq!(run.err.matches("error").count(), 1, "{}", run.err);
    assert_eq!(place.snapshot(), before, "{arguments:?}");
}

fn open(place: &Place, day: &str, contract: &str) -> Run {
    let words = [
        "ticket",
        "open",
        contract,
        "--subject",
        "S",
        "--description",
        "D",
        "--channel",
        "portal",
        "--json",
    ];
    at(place, day, &words)
}

/// The codes of what stands against a ticket.
fn against(run: &Run) -> Vec<String> {
    let item = run.item();
    let findings = item["findings"].as_array().cloned().unwrap_or_default();
    findings
        .iter()
        .map(|finding| finding["code"].as_str().unwrap().to_owned())
        .filter(|code| code == "unpaid")
        .collect()
}

#[test]
fn an_unpaid_renewal_is_told_by_each_vendors_rule_until_it_is_paid() {
    let place = Place::new();
    place.register("i", &ivanti(""));
    place.register("g", &gold());
    for contract in ["i", "g"] {
        let renewed = item(
            &place,
            "2026-12-01",
            &["renew", contract, "--on", "2026-12-01"],
        );
        assert_eq!(renewed["term_start"], "2027-01-16");
        assert_eq!(renewed["paid"], Value::Null);
        // The old term is paid for.
        let served = open(&place, "2027-01-15", contract);
        assert_eq!((served.status, against(&served)), (0, vec![]));
    }
    let warned = open(&place, "2027-01-16", "i");
    assert_eq!(
        (warned.status, against(&warned)),
        (0, vec!["unpaid".into()])
    );
    assert_eq!(warned.item()["outcome"], "warned");
    assert!(cites(&warned.item(), "T21"), "{}", warned.out);
    let refused = open(&place, "2027-01-16", "g");
    assert_eq!(refused.status, 1, "{}", refused.err);
    assert!(
        refused.err.contains("unpaid since 2027-01-16"),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("G36"), "{}", refused.err);
    let shown = item(&place, "2027-01-20", &["contract", "show", "g"]);
    assert_eq!(shown["unpaid_since"], "2027-01-16");

    // Half of it lifts nothing.
    let pay = |contract: &str, on: &str, amount: &str| {
        let words = ["contract", "pay", contract, "--on", on, "--amount", amount];
        item(&place, "2027-02-10", &words)
    };
    assert_eq!(pay("g", "2027-02-01", "200.00")["open"], "300.00");
    assert_eq!(open(&place, "2027-02-10", "g").status, 1);
    assert_eq!(pay("g", "2027-02-10", "300")["open"], "0.00");
    assert_eq!(open(&place, "2027-02-10", "g").status, 0);
    let settled = item(&place, "2027-02-10", &["contract", "show", "g"]);
    assert_eq!(settled.get("unpaid_since"), None);
    // On the day before it still was not.
    let between = open(&place, "2027-02-09", "g");
    assert_eq!(between.status, 1, "{}", between.out);
    pay("i", "2027-02-10", "1000.00");
    // The ticket opened in between goes on saying so.
    let kept = at(&place, "2027-03-01", &["ticket", "show", "3", "--json"]);
    assert_eq!(against(&kept), ["unpaid"], "{}", kept.out);
}

#[test]
fn a_sum_of_the_file_is_paid_by_a_payment_recorded() {
    let place = Place::new();
    let sums = "[[contract.payment]]\ndue = 2026-08-31\n[[contract.payment]]\ndue = 2026-07-31\n\
                paid = 2026-07-01\n[[contract.payment]]\ndue = 2026-09-15\n";
    place.register("g", &format!("{}\n{sums}", gold()));
    assert_eq!(open(&place, "2026-09-30", "g").status, 1);
    let pay = |on: &str| {
        item(
            &place,
            "2026-09-30",
            &["contract", "pay", "g", "--on", on, "--amount", "250.00"],
        )
    };
    let first = pay("2026-09-29");
    assert_eq!(
        (&first["due"], &first["open"]),
        (&json!("2026-08-31"), &Value::Null)
    );
    assert_eq!(
        open(&place, "2026-09-30", "g").status,
        1,
        "the other is open"
    );
    assert_eq!(pay("2026-09-30")["due"], "2026-09-15");
    assert_eq!(open(&place, "2026-09-30", "g").status, 0);
}

#[test]
fn a_payment_recorded_twice_is_refused() {
    let place = Place::new();
    place.register("i", &ivanti(""));
    let pay = |on: &'static str, amount: &'static str| {
        ["contract", "pay", "i", "--on", on, "--amount", amount]
    };
    let first = item(&place, "2026-09-30", &pay("2026-09-01", "1000.00"));
    assert_eq!(
        first["term_start"], "2026-01-16",
        "nothing was owed: the running term"
    );
    let (day, twice) = ("2026-10-01", "1000.00 EUR under contract i on 2026-09-01");
    refused(&place, day, &pay("2026-09-01", "1000"), 1, &[twice]);
    refused(
        &place,
        day,
        &pay("2026-09-02", "1000.00"),
        1,
        &["was paid on 2026-09-01"],
    );
    // A renewal that was paid with its order cannot be paid again.
    item(
        &place,
        "2026-12-01",
        &["renew", "i", "--on", "2026-12-01", "--paid", "2026-11-30"],
    );
    refused(
        &place,
        "2026-12-02",
        &pay("2026-12-02", "1000.00"),
        1,
        &["was paid on 2026-11-30"],
    );
}

#[test]
fn what_is_paid_over_is_told() {
    let place = Place::new();
    place.register("i", &ivanti(""));
    item(&place, "2026-12-01", &["renew", "i", "--on", "2026-12-01"]);
    let words = [
        "contract",
        "pay",
        "i",
        "--on",
        "2026-12-02",
        "--amount",
        "10000.00",
    ];
    let json = good(&place, "2026-12-02", &words);
    assert_eq!(json["items"][0]["open"], "-9000.00");
    assert_eq!(json["warnings"][0]["code"], "overpaid");
}

#[test]
fn a_renewal_moves_every_later_answer() {
    let place = Place::new();
    place.register("i", &ivanti("[[contract.service]]\nid = \"trm\"\npackage = \"basic\"\nterm = { start = 2026-01-16, end = 2027-01-15 }"));
    let renew = [
        "renew",
        "i",
        "--on",
        "2026-12-01",
        "--years",
        "2",
        "--paid",
        "2026-12-01",
    ];
    let json = good(&place, "2026-12-01", &renew);
    let renewed = &json["items"][0];
    assert_eq!(renewed["event"], "renew");
    assert_eq!(renewed["kind"], "renewal");
    assert_eq!(renewed["price"], "2000.00");
    assert_eq!(
        (&renewed["term_start"], &renewed["term_end"]),
        (&json!("2027-01-16"), &json!("2029-01-15"))
    );
    assert_eq!(renewed["operation"], 2);
    assert_eq!(json["quote"]["total"], "2000.00");
    let shown = item(&place, "2026-12-02", &["contract", "show", "i"]);
    assert_eq!(
        (&shown["term_end"], &shown["state"]),
        (&json!("2027-01-15"), &json!("active"))
    );
    assert_eq!(
        shown["next_term"],
        json!({"start": "2027-01-16", "end": "2029-01-15"})
    );
    let running = item(&place, "2027-01-16", &["contract", "show", "i"]);
    assert_eq!(running["term_end"], "2029-01-15");
    // The service ends before, on the day of the term that runs.
    let own = |day: &str| {
        let renewals = good(&place, day, &["renewals"]);
        let items = renewals["items"].as_array().unwrap().clone();
        let mut own = items
            .into_iter()
            .filter(|item| item.get("service").is_none());
        own.next().unwrap()
    };
    let renewals = own("2026-12-02");
    assert_eq!(renewals["covered_until"], "2029-01-15");
    // Notice is for the term ordered; the service has its own.
    let notices = good(&place, "2026-12-02", &["notice"]);
    let told: Vec<(&str, &str)> = notices["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|notice| {
            (
                notice["service"].as_str().unwrap_or("-"),
                notice["last_day"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(told, [("trm", "2026-11-16"), ("-", "2028-10-17")]);
    let deadlines = at(
        &place,
        "2027-02-01",
        &["deadlines", "--kind", "notice", "--json"],
    );
    let due: Vec<String> = deadlines.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["due"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(due, ["2027-11-16", "2028-10-17"]);
    let quote = item(&place, "2028-12-01", &["quote", "i", "--on", "2028-12-01"]);
    assert_eq!(
        quote["new_term"],
        json!({"start": "2029-01-16", "end": "2030-01-15"})
    );
    // Before it was ordered nobody knew.
    let before = own("2026-11-30");
    assert_eq!(before.get("covered_until"), None);
    let lapsed = item(
        &place,
        "2026-11-30",
        &["quote", "i", "--on", "2027-02-01", "--rate", "penalty=0%"],
    );
    assert_eq!(lapsed["kind"], "reinstatement", "as known on 30 November");
    refused(
        &place,
        "2026-12-05",
        &["renew", "i", "--on", "2026-12-05"],
        1,
        &["renewed on 2026-12-01 already"],
    );
}

#[test]
fn a_renewal_at_another_tier_changes_it_with_its_term() {
    let place = Place::new();
    place.register("i", &ivanti(""));
    let renewed = item(
        &place,
        "2026-12-01",
        &["renew", "i", "--on", "2026-12-01", "--tier", "premium"],
    );
    assert_eq!(
        (&renewed["tier"], &renewed["price"]),
        (&json!("premium"), &json!("2000.00"))
    );
    let held = |day: &str| {
        let shown = item(&place, day, &["contract", "show", "i"]);
        (shown["tier"].clone(), shown["annual_fee"].clone())
    };
    assert_eq!(held("2027-01-15"), (json!("standard"), json!("1000.00")));
    assert_eq!(held("2027-01-16"), (json!("premium"), json!("2000.00")));
    // The next renewal is of what is held then, and back fees of what was held last.
    let next = item(&place, "2027-12-01", &["quote", "i", "--on", "2027-12-01"]);
    assert_eq!(
        (&next["tier"], &next["total"]),
        (&json!("premium"), &json!("2000.00"))
    );
    // Tickets are judged at the tier of their opening: S1 in 2 business hours, then in 1 hour.
    let opened = |day: &str| {
        let words = [
            "ticket",
            "open",
            "i",
            "--subject",
            "S",
            "--severity",
            "S1",
            "--channel",
            "phone",
            "--json",
        ];
        let run = at(&place, day, &words);
        assert_eq!(run.status, 0, "{}", run.err);
        run.json()["deadlines"][0]["target"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(opened("2027-01-15"), "PT2H");
    assert_eq!(opened("2027-01-18"), "PT1H");
    let kept = at(&place, "2027-01-18", &["ticket", "show", "1", "--json"]).json();
    assert_eq!(kept["deadlines"][0]["target"], "PT2H");
    for (tier, status, word) in [("gold", 3, "gold"), ("premum", 3, "premium")] {
        refused(
            &place,
            "2027-12-01",
            &["renew", "i", "--on", "2027-12-01", "--tier", tier],
            status,
            &[word],
        );
    }
}

#[test]
fn a_changed_file_holds_from_its_day_and_shows_what_differs() {
    let place = Place::new();
    place.register("i", &ivanti("licenses = { owned = 10 }"));
    let words = [
        "ticket",
        "open",
        "i",
        "--subject",
        "S",
        "--severity",
        "S1",
        "--channel",
        "phone",
    ];
    good(&place, "2026-09-30", &words);
    let changed = ivanti("licenses = { owned = 12 }")
        .replace("\"1000.00\"", "\"1200.00\"")
        .replace("tier = \"standard\"", "tier = \"premium\"")
        .replace("premium = \"2000.00\"", "enterprise = \"9\"");
    let path = place.contract("i", &changed);
    let update = [
        "contract",
        "update",
        path.to_str().unwrap(),
        "--from",
        "2026-11-01",
    ];
    let before = place.snapshot();
    let dry = item(
        &place,
        "2026-10-01",
        &[&update[..], &["--dry-run"]].concat(),
    );
    assert_eq!(place.snapshot(), before);
    let json = good(&place, "2026-10-01", &update);
    let done = &json["items"][0];
    assert_eq!(
        (&done["event"], &done["from"], &done["operation"]),
        (&json!("update"), &json!("2026-11-01"), &json!(3))
    );
    assert_eq!(
        (&dry["changes"], dry.get("operation")),
        (&done["changes"], None)
    );
    let keys: Vec<(&str, Option<&str>, Option<&str>)> = done["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| {
            (
                change["key"].as_str().unwrap(),
                change["before"].as_str(),
                change["after"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        keys,
        [
            ("contract.annual_fee", Some("1000.00"), Some("1200.00")),
            ("contract.fees.enterprise", None, Some("9")),
            ("contract.fees.premium", Some("2000.00"), None),
            ("contract.licenses.owned", Some("10"), Some("12")),
            ("contract.tier", Some("standard"), Some("premium")),
        ]
    );
    let owned =
        |day: &str| item(&place, day, &["contract", "show", "i"])["licenses"]["owned"].clone();
    assert_eq!(
        (owned("2026-10-31"), owned("2026-11-01")),
        (json!(10), json!(12))
    );
    // A quote for a day uses the terms of that day, whenever it is asked for.
    let total = |on: &str| item(&place, "2026-12-01", &["quote", "i", "--on", on])["total"].clone();
    assert_eq!(
        (total("2026-10-31"), total("2026-11-01")),
        (json!("1000.00"), json!("1200.00"))
    );
    // A ticket keeps the file that it was opened under.
    let kept = at(&place, "2026-12-01", &["ticket", "show", "1", "--json"]).json();
    assert_eq!(kept["deadlines"][0]["target"], "PT2H");
    // The same file again is no change, and to register it is none either.
    let before = place.snapshot();
    for words in [
        &update[..],
        &["contract", "register", path.to_str().unwrap()],
    ] {
        let run = at(&place, "2026-12-01", words);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(
            run.err.contains("nothing was changed") || run.err.contains("unchanged"),
            "{}",
            run.err
        );
    }
    assert_eq!(place.snapshot(), before);
    // As of the day before it was taken in nobody knew of it.
    let unknown = item(&place, "2026-09-30", &["quote", "i", "--on", "2026-11-01"]);
    assert_eq!(unknown["total"], "1000.00");
}

#[test]
fn a_file_changed_since_it_was_registered_is_not_registered_but_updated() {
    let place = Place::new();
    place.register("i", &ivanti(""));
    let path = place.contract("i", &ivanti("sold = 2026-01-10"));
    let path = path.to_str().unwrap();
    refused(
        &place,
        "2026-10-01",
        &["contract", "register", path],
        1,
        &["tenure contract update"],
    );
    good(&place, "2026-10-01", &["contract", "update", path]);
    place.contract("j", &ivanti(""));
    refused(
        &place,
        "2026-10-01",
        &["contract", "update", "j.toml"],
        3,
        &["contract register j.toml"],
    );
    let early = place.contract("i", &ivanti("sold = 2026-01-11"));
    let early = early.to_str().unwrap();
    refused(
        &place,
        "2026-10-01",
        &["contract", "update", early, "--from", "2026-01-15"],
        1,
        &["before contract i began"],
    );
    let next = place.contract(
        "i",
        &ivanti("").replace(
            "start = 2026-01-16, end = 2027-01-15",
            "start = 2027-01-16, end = 2028-01-15",
        ),
    );
    let next = next.to_str().unwrap();
    refused(
        &place,
        "2026-10-01",
        &["contract", "update", next, "--from", "2026-12-01"],
        1,
        &["--from 2027-01-16"],
    );
    // The next term's file holds from its first day where nobody says otherwise.
    let done = item(&place, "2026-10-01", &["contract", "update", next]);
    assert_eq!(done["from"], "2027-01-16");
    let term = |day: &str| item(&place, day, &["contract", "show", "i"])["term_end"].clone();
    assert_eq!(
        (term("2027-01-15"), term("2027-01-16")),
        (json!("2027-01-15"), json!("2028-01-15"))
    );
    let bad = place.contract("i", &ivanti("").replace("\"standard\"", "\"gold\""));
    let run = at(
        &place,
        "2026-10-01",
        &["contract", "update", bad.to_str().unwrap()],
    );
    assert_eq!(run.status, 1);
    assert!(run.err.contains("unknown-tier"), "{}", run.err);
}

#[test]
fn an_update_does_not_move_a_contract_to_another_edition_in_passing() {
    let place = Place::new();
    std::fs::create_dir(place.path("programs")).unwrap();
    let program = |note: &str, edition: &str, file: &str| {
        place.write(
            &format!("programs/{file}"),
            format!(
                "format = 1\n[program]\nid = \"own\"\nname = \"Own\"\nvendor = \"V\"\n\
                 edition = \"{edition}\"\n[[source]]\nid = \"doc\"\ntitle = \"D\"\n\
                 [[severity]]\nid = \"A\"\nname = \"{note}\"\nclause = \"doc 1\"\n"
            ),
        );
    };
    let contract = |keys: &str| {
        let path = place.contract("o", &format!("program = \"own\"\n{TERM}\n{keys}"));
        path.to_str().unwrap().to_owned()
    };
    let edition = || {
        let shown = item(&place, "2026-10-01", &["contract", "show", "o"]);
        (shown["edition"].clone(), shown["edition_digest"].clone())
    };
    let update = |path: &str| {
        let words = ["contract", "update", path, "--programs", "programs"];
        item(&place, "2026-10-01", &words)["changes"].clone()
    };
    program("one", "1", "one.toml");
    let path = contract("");
    good(
        &place,
        "2026-10-01",
        &["contract", "register", &path, "--programs", "programs"],
    );
    let before = edition();
    // The text of that edition is another one by now.
    program("two", "1", "one.toml");
    let changes = update(&contract("sold = 2026-02-01"));
    assert_eq!(
        (edition(), changes.as_array().unwrap().len()),
        (before.clone(), 1)
    );
    // A file that names another edition moves to it, and says so.
    program("three", "2", "two.toml");
    let changes = update(&contract("edition = \"2\""));
    assert_eq!(edition().0, "2");
    let moved = changes
        .as_array()
        .unwrap()
        .iter()
        .find(|change| change["key"] == "edition");
    assert_eq!(moved.unwrap()["after"], "own 2");
}

#[test]
fn a_notice_ends_the_term_and_one_too_late_is_refused_or_told() {
    let place = Place::new();
    place.register("i", &ivanti(""));
    place.register("t", &ivanti("renewal = \"tacit\""));
    let give = |contract: &'static str, end: &'static str, notice: &'static str| {
        [
            "contract",
            "terminate",
            contract,
            "--on",
            end,
            "--notice",
            notice,
        ]
    };
    // 90 days before the end: 17 October (T24).
    let words = give("t", "2027-01-15", "2026-10-18");
    refused(
        &place,
        "2026-10-20",
        &words,
        1,
        &["2026-10-17", "2027-01-16 to 2028-01-15", "T24"],
    );
    refused(
        &place,
        "2026-10-20",
        &give("t", "2027-01-14", "2026-10-17"),
        1,
        &["no term of contract t ends"],
    );
    refused(
        &place,
        "2026-10-20",
        &give("t", "2026-01-15", "2026-01-10"),
        1,
        &["before contract t began"],
    );
    refused(
        &place,
        "2026-10-20",
        &give("t", "2027-01-15", "2026-10-21"),
        1,
        &["after now"],
    );
    let given = item(&place, "2026-10-20", &give("t", "2027-01-15", "2026-10-17"));
    assert_eq!(given["last_day"], "2026-10-17");
    assert_eq!(
        (&given["ends"], given.get("late")),
        (&json!("2027-01-15"), None)
    );
    assert_eq!(given["consequence"], "ends on 2027-01-15");
    assert!(cites(&given, "T24"));
    refused(
        &place,
        "2026-10-20",
        &give("t", "2027-01-15", "2026-10-17"),
        1,
        &["given already on 2026-10-17"],
    );
    let state = |day: &str| item(&place, day, &["contract", "show", "t"])["state"].clone();
    assert_eq!(
        (state("2027-01-15"), state("2027-01-16")),
        (json!("ending"), json!("ended"))
    );
    assert_eq!(open(&place, "2027-01-16", "t").status, 1);
    let notice = item(&place, "2026-11-01", &["notice", "t"]);
    assert_eq!(
        (&notice["state"], &notice["given"]),
        (&json!("given"), &json!("2026-10-17"))
    );
    assert_eq!(
        item(&place, "2026-10-16", &["notice", "t"])["state"],
        "due",
        "not known yet"
    );
    // What does not renew by itself ends all the same: the notice is late, and told to be.
    let json = good(&place, "2026-11-02", &give("i", "2027-01-15", "2026-11-01"));
    assert_eq!(
        (&json["items"][0]["late"], &json["items"][0]["last_day"]),
        (&json!(true), &json!("2026-10-17"))
    );
    assert_eq!(json["warnings"][0]["code"], "late-notice");
    assert_eq!(json["items"][0]["consequence"], Value::Null);
    assert!(
        json["items"][0]["why"]["consequence"]["message"]
            .as_str()
            .unwrap()
            .contains("late")
    );
    refused(
        &place,
        "2027-02-01",
        &give("t", "2027-01-15", "2027-01-20"),
        1,
        &["given already"],
    );
    let over = Place::new();
    over.register("i", &ivanti(""));
    refused(
        &over,
        "2027-02-01",
        &give("i", "2027-01-15", "2027-01-20"),
        1,
        &["is over"],
    );
    // An order takes it up again.
    good(&over, "2027-02-01", &["renew", "i", "--on", "2027-01-10"]);
    assert_eq!(
        item(&over, "2027-02-01", &["contract", "show", "i"])["state"],
        "active"
    );
    refused(
        &over,
        "2027-02-01",
        &give("i", "2027-01-15", "2026-10-01"),
        1,
        &["recorded"],
    );
}

#[test]
fn a_service_ends_by_its_own_notice() {
    let place = Place::new();
    place.register("i", &ivanti("[[contract.service]]\nid = \"trm\"\npackage = \"basic\"\nterm = { start = 2026-01-16, end = 2027-01-15 }"));
    let give = |notice: &'static str, service: &'static str| {
        [
            "contract",
            "terminate",
            "i",
            "--on",
            "2027-01-15",
            "--notice",
            notice,
            "--service",
            service,
            "--party",
            "vendor",
        ]
    };
    refused(
        &place,
        "2026-12-01",
        &give("2026-11-17", "trm"),
        1,
        &["2026-11-16", "T31"],
    );
    refused(
        &place,
        "2026-12-01",
        &give("2026-11-16", "trn"),
        3,
        &["trm"],
    );
    let given = item(&place, "2026-12-01", &give("2026-11-16", "trm"));
    assert_eq!(
        (&given["service"], &given["party"]),
        (&json!("trm"), &json!("vendor"))
    );
    let shown = item(&place, "2027-06-01", &["contract", "show", "i"]);
    assert_eq!(
        shown["services"][0]["term_end"], "2027-01-15",
        "renewed no more"
    );
}

#[test]
fn they_are_operations_like_the_rest() {
    let place = Place::new();
    place.register("i", &ivanti(""));
    good(
        &place,
        "2026-12-01",
        &["renew", "i", "--on", "2026-12-01", "--tier", "premium"],
    );
    good(
        &place,
        "2026-12-05",
        &[
            "contract",
            "pay",
            "i",
            "--on",
            "2026-12-05",
            "--amount",
            "2000.00",
        ],
    );
    let path = place.contract("i", &ivanti("licenses = { owned = 5 }"));
    good(
        &place,
        "2027-02-01",
        &["contract", "update", path.to_str().unwrap()],
    );
    good(
        &place,
        "2027-10-01",
        &[
            "contract",
            "terminate",
            "i",
            "--on",
            "2028-01-15",
            "--notice",
            "2027-10-01",
        ],
    );
    let log = good(&place, "2027-10-02", &["log"]);
    let whats: Vec<&str> = log["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["what"].as_str().unwrap())
        .collect();
    assert_eq!(
        whats,
        [
            "contract i: terminate",
            "contract i: update",
            "contract i: pay",
            "contract i: renew",
            "contract i: register"
        ]
    );
    let history = good(&place, "2027-10-02", &["contract", "show", "i"])["history"].clone();
    assert_eq!(history.as_array().unwrap().len(), 5);
    refused(
        &place,
        "2027-10-02",
        &["undo", "2"],
        1,
        &["operation 3", "tenure undo 5"],
    );
    // All of it can leave and come back.
    let export = at(&place, "2027-10-02", &["export"]).out;
    place.write("e.ndjson", &export);
    assert_eq!(
        at(
            &place,
            "2027-10-02",
            &["--db", "other.db", "import", "e.ndjson"]
        )
        .status,
        0
    );
    let shown = |db: &str, day: &str| {
        at(
            &place,
            day,
            &["--db", db, "contract", "show", "i", "--json"],
        )
        .out
    };
    for day in ["2027-01-15", "2027-01-16", "2027-02-01", "2028-01-16"] {
        assert_eq!(shown("state.db", day), shown("other.db", day));
    }
    for words in [
        &["--db", "other.db", "doctor"][..],
        &["doctor"],
        &["rebuild"],
    ] {
        let run = at(&place, "2027-10-02", words);
        assert_eq!(run.status, 0, "{}", run.out);
    }
    // Undone one by one, and brought back.
    let before = shown("state.db", "2027-10-02");
    for _ in 0..4 {
        good(&place, "2027-10-02", &["undo"]);
    }
    let bare = item(&place, "2027-10-02", &["contract", "show", "i"]);
    assert_eq!(
        (&bare["tier"], &bare["state"]),
        (&json!("standard"), &json!("lapsed"))
    );
    for _ in 0..4 {
        good(&place, "2027-10-02", &["redo"]);
    }
    assert_eq!(shown("state.db", "2027-10-02"), before);
}

#[test]
fn a_dry_run_says_what_the_real_one_would_and_fails_as_it_would() {
    let place = Place::new();
    place.register("i", &ivanti(""));
    let path = place.contract("i", &ivanti("licenses = { owned = 5 }"));
    let commands: [&[&str]; 4] = [
        &["contract", "update", path.to_str().unwrap()],
        &[
            "contract",
            "pay",
            "i",
            "--on",
            "2026-09-01",
            "--amount",
            "1.00",
        ],
        &["renew", "i", "--on", "2026-09-29"],
        &[
            "contract",
            "terminate",
            "i",
            "--on",
            "2028-01-15",
            "--notice",
            "2026-09-30",
        ],
    ];
    for command in commands {
        let before = place.snapshot();
        let dry = at(
            &place,
            "2026-09-30",
            &[command, &["--dry-run", "--json"]].concat(),
        );
        assert_eq!(dry.status, 0, "{}", dry.err);
        assert!(
            dry.err.contains("dry run: nothing was recorded"),
            "{}",
            dry.err
        );
        assert_eq!(place.snapshot(), before, "{command:?}");
        let (mut dry, mut real) = (dry.item(), item(&place, "2026-09-30", command));
        assert_eq!(dry.as_object_mut().unwrap().remove("operation"), None);
        assert!(real.as_object_mut().unwrap().remove("operation").is_some());
        assert_eq!(dry, real);
    }
    // What only the store knows is told by a dry run too.
    place.write("state.db", b"no database at all");
    let other = place.contract("o", &ivanti(""));
    let register = ["contract", "register", other.to_str().unwrap(), "--dry-run"];
    assert_eq!(at(&place, "2026-09-30", &register).status, 3);
}

#[test]
fn what_is_told_wrongly_is_one_error_and_changes_nothing() {
    let place = Place::new();
    place.register("i", &ivanti(""));
    place.register(
        "bare",
        &format!("program = \"kaseya\"\nzone = \"Europe/London\"\n{TERM}"),
    );
    let day = "2026-10-01";
    let pay = |on: &'static str, amount: &'static str| {
        ["contract", "pay", "i", "--on", on, "--amount", amount]
    };
    let usage = |words: &[&str], word: &str| {
        let before = place.snapshot();
        let run = at(&place, day, words);
        assert_eq!(run.status, 2, "{words:?}: {}", run.err);
        assert!(run.err.contains(word), "{words:?}: {}", run.err);
        assert_eq!(place.snapshot(), before);
    };
    for amount in [
        "1,5",
        "-5",
        "0",
        "0.00",
        "1e3",
        "5%",
        "",
        "99999999999999999999999999999999",
    ] {
        usage(
            &[
                "contract",
                "pay",
                "i",
                "--on",
                day,
                &format!("--amount={amount}"),
            ],
            "--amount",
        );
    }
    usage(&pay(day, "1.555"), "EUR has 2 decimals");
    usage(&pay("2026-02-30", "1"), "no day 2026-02-30");
    for years in ["0", "100", "1.5", "-1"] {
        usage(
            &["renew", "i", "--on", day, &format!("--years={years}")],
            "years",
        );
    }
    usage(
        &["renew", "i", "--on", day, "--rate", "uplift=2,5%"],
        "uplift",
    );
    refused(
        &place,
        day,
        &pay("2026-01-15", "1"),
        1,
        &["before contract i began, 2026-01-16"],
    );
    refused(&place, day, &pay("2026-10-02", "1"), 1, &["after now"]);
    refused(
        &place,
        day,
        &["renew", "i", "--on", "2026-10-02"],
        1,
        &["after now"],
    );
    refused(
        &place,
        day,
        &["renew", "i", "--on", "2026-01-15"],
        1,
        &["before contract i began"],
    );
    refused(
        &place,
        day,
        &["renew", "i", "--on", day, "--paid", "2026-10-02"],
        1,
        &["after now"],
    );
    refused(
        &place,
        day,
        &["renew", "i", "--on", day, "--rate", "discount=101%"],
        1,
        &["discount of 101%"],
    );
    refused(
        &place,
        day,
        &["renew", "j", "--on", day],
        3,
        &["no contract `j`"],
    );
    refused(
        &place,
        day,
        &["renew", "./i.toml", "--on", day],
        3,
        &["contract register ./i.toml"],
    );
    let known = "Kaseya does not state what follows a lapse";
    refused(
        &place,
        "2027-03-01",
        &["renew", "bare", "--on", "2027-03-01"],
        1,
        &[known, "contract update"],
    );
    // Without a currency it renews all the same, at a price that nobody knows.
    let json = good(&place, day, &["renew", "bare", "--on", day]);
    assert_eq!(json["items"][0]["price"], Value::Null);
    assert_eq!(
        (&json["warnings"][0]["code"], &json["quote"]),
        (&json!("unknown-price"), &Value::Null)
    );
    // As of an earlier day than what was recorded nothing can be recorded.
    good(&place, "2026-12-01", &["renew", "i", "--on", "2026-12-01"]);
    refused(
        &place,
        day,
        &pay(day, "1"),
        1,
        &["as of 2026-12-01, which is after now"],
    );
    refused(
        &place,
        "2026-12-02",
        &["renew", "i", "--on", "2026-11-01"],
        1,
        &["renewal of 2026-12-01"],
    );
}

/// Every running term and service of every contract, also after renewals of both kinds.
#[test]
fn notices_within_a_stretch_are_of_the_terms_that_run() {
    let place = Place::new();
    let service = "[[contract.service]]\nid = \"trm\"\npackage = \"basic\"\nterm = { start = 2024-03-01, end = 2025-02-28 }";
    place.register(
        "tacit",
        &format!(
            "{}\n{service}",
            ivanti("renewal = \"tacit\"").replace(
                TERM,
                "term = { start = 2023-01-16, months = 36, renewal_months = 12 }"
            )
        ),
    );
    place.register("express", &ivanti(""));
    good(
        &place,
        "2026-12-01",
        &["renew", "express", "--on", "2026-12-01"],
    );
    let within = |day: &str, within: &str| {
        let json = good(&place, day, &["notice", "--within", within]);
        let items = json["items"].as_array().unwrap().clone();
        items
            .iter()
            .map(|notice| {
                let text = |field: &str| notice[field].as_str().unwrap_or("-").to_owned();
                format!(
                    "{} {} {} {}",
                    text("contract"),
                    text("service"),
                    text("last_day"),
                    text("term_end")
                )
            })
            .collect::<Vec<_>>()
    };
    // The initial term of three years, the service long renewed.
    assert_eq!(
        within("2025-09-01", "90d"),
        ["tacit - 2025-10-17 2026-01-15"]
    );
    assert_eq!(
        within("2025-12-01", "30d"),
        ["tacit trm 2025-12-30 2026-02-28"]
    );
    // Years after: both in their renewals, and the one that was renewed by order.
    assert_eq!(
        within("2027-09-01", "140d"),
        [
            "express - 2027-10-17 2028-01-15",
            "tacit - 2027-10-17 2028-01-15",
            "tacit trm 2027-12-31 2028-02-29",
        ]
    );
    assert_eq!(within("2027-10-18", "10d"), Vec::<String>::new());
}
