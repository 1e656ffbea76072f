//! The main job from the binary: what the bundled programs say of tickets, notices and quotes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{Place, Run, TERM, cites, imagicle, pairs};
use serde_json::{Value, json};

fn ivanti(tier: &str) -> String {
    format!(
        "program = \"ivanti\"\ntier = \"{tier}\"\nregion = \"emea\"\ncalendar = \"business\"\n{TERM}"
    )
}

fn open(place: &Place, contract: &str, severity: &str, channel: &str, at: &str) -> u64 {
    let run = place.run(&[
        "ticket",
        "open",
        contract,
        "--subject",
        "S",
        "--description",
        "D",
        "--severity",
        severity,
        "--channel",
        channel,
        "--at",
        at,
        "--json",
    ]);
    assert_eq!(run.status, 0, "{}", run.err);
    run.item()["ticket"].as_u64().unwrap()
}

fn due(place: &Place, ticket: u64, kind: &str, now: &str) -> Value {
    let ticket = ticket.to_string();
    let run = place.run(&[
        "deadlines",
        "--ticket",
        &ticket,
        "--kind",
        kind,
        "--json",
        "--now",
        now,
    ]);
    assert_eq!(run.status, 0, "{}", run.err);
    run.item()
}

fn first_response(keys: &str, severity: &str, channel: &str, at: &str) -> Value {
    let place = Place::new();
    place.register("c", keys);
    let ticket = open(&place, "c", severity, channel, at);
    due(&place, ticket, "first-response", at)
}

#[test]
fn standard_s1_by_phone_on_friday_afternoon_is_due_on_monday() {
    let item = first_response(&ivanti("standard"), "S1", "phone", "2026-09-18T16:30");
    assert_eq!(item["due_local"], "2026-09-21T09:30:00+02:00");
    assert_eq!(item["due"], "2026-09-21T07:30:00Z");
    assert_eq!(
        (&item["bound"], &item["state"]),
        (&json!("within"), &json!("running"))
    );
    assert_eq!(
        (&item["target"], &item["clock"]),
        (&json!("PT2H"), &json!("business"))
    );
    assert_eq!(item["remaining_seconds"], 7200);
    assert!(cites(&item, "T18") && cites(&item, "T19"), "{item:#}");
}

#[test]
fn premium_s1_by_phone_at_night_runs_around_the_clock() {
    let item = first_response(&ivanti("premium"), "S1", "phone", "2026-09-19T03:00");
    assert_eq!(item["due_local"], "2026-09-19T04:00:00+02:00");
    assert_eq!(item["clock"], "elapsed");
    // Without opening hours it is the same: around the clock needs none.
    let without =
        "program = \"ivanti\"\ntier = \"premium\"\nregion = \"emea\"\nzone = \"Europe/Rome\"\n";
    let item = first_response(
        &format!("{without}{TERM}"),
        "S1",
        "phone",
        "2026-09-19T03:00",
    );
    assert_eq!(item["due_local"], "2026-09-19T04:00:00+02:00");
}

#[test]
fn standard_s4_takes_sixteen_business_hours() {
    let item = first_response(&ivanti("standard"), "S4", "portal", "2026-09-14T10:00");
    assert_eq!(
        item["due_local"], "2026-09-15T17:00:00+02:00",
        "closing time, not the next opening"
    );
}

#[test]
fn enterprise_s2_by_portal_starts_with_the_phone_call() {
    let place = Place::new();
    place.register("c", &ivanti("enterprise"));
    let ticket = open(&place, "c", "S2", "portal", "2026-09-18T22:00");
    let item = due(&place, ticket, "first-response", "2026-09-19T12:00");
    assert_eq!(
        (&item["state"], &item["due"]),
        (&json!("not-started"), &Value::Null)
    );
    assert_eq!(item["why"]["due"]["code"], "condition");
    assert!(cites(&item, "T19"), "{item:#}");
    let report = [
        "ticket",
        "report",
        "1",
        "--channel",
        "phone",
        "--at",
        "2026-09-21T08:00",
    ];
    assert_eq!(place.run(&report).status, 0);
    let item = due(&place, ticket, "first-response", "2026-09-21T09:00");
    assert_eq!(item["due_local"], "2026-09-21T10:00:00+02:00");
    // A call on Sunday counts from Monday's opening.
    let early = open(&place, "c", "S2", "phone", "2026-09-20T11:00");
    let item = due(&place, early, "first-response", "2026-09-20T12:00");
    assert_eq!(item["due_local"], "2026-09-21T10:00:00+02:00");
}

#[test]
fn gold_counts_saturdays_strictly_and_basic_promises_nothing() {
    let gold = first_response(
        &imagicle("gold", "europe"),
        "P2",
        "portal",
        "2026-09-18T17:30",
    );
    assert_eq!(gold["due_local"], "2026-09-19T10:30:00+02:00");
    assert_eq!(
        (&gold["bound"], &gold["committed"]),
        (&json!("under"), &json!(true))
    );
    let basic = first_response(
        &imagicle("basic", "europe"),
        "P1",
        "portal",
        "2026-09-18T17:30",
    );
    assert_eq!(basic["due_local"], "2026-09-21T18:00:00+02:00");
    assert_eq!(
        (&basic["bound"], &basic["committed"]),
        (&json!("within"), &json!(false))
    );
    assert_eq!(
        (&basic["target"], &basic["clock"]),
        (&json!("P1D"), &json!("business-days"))
    );
    let effort = first_response(
        &imagicle("basic", "europe"),
        "P3",
        "portal",
        "2026-09-18T17:30",
    );
    assert_eq!(
        (&effort["state"], &effort["due"]),
        (&json!("no-commitment"), &Value::Null)
    );
    assert_eq!(effort["why"]["due"]["code"], "best-effort");
}

#[test]
fn the_escalation_ladder_names_who_holds_a_ticket() {
    let place = Place::new();
    place.register("c", &imagicle("gold", "europe"));
    open(&place, "c", "P1", "portal", "2026-09-18T17:30");
    let run = place.run(&[
        "deadlines",
        "--ticket",
        "1",
        "--kind",
        "escalation",
        "--json",
    ]);
    let ladder = pairs(&run.json(), "role", "due_local");
    let rung = |role: &str, due: &str| (role.to_owned(), due.to_owned());
    assert_eq!(
        ladder,
        [
            rung("team-leader", "2026-09-19T10:30:00+02:00"),
            rung("support-manager", "2026-09-19T16:30:00+02:00"),
            rung("co-ceo-and-cto", "2026-09-21T15:30:00+02:00"),
        ]
    );
}

#[test]
fn a_contract_adds_its_own_holidays() {
    let holidays = "[contract.holidays]\nyears = [2026, 2026]\nclosed = [\"2026-09-21\"]\n";
    let keys = format!("{}\n{holidays}", imagicle("basic", "europe"));
    let item = first_response(&keys, "P1", "portal", "2026-09-18T17:30");
    assert_eq!(item["due_local"], "2026-09-22T18:00:00+02:00");
    // Gold is open on bank holidays: half an hour on Friday, and the rest on that day.
    let keys = format!(
        "{}\n[contract.holidays]\nclosed = [\"2026-09-19\"]\n",
        imagicle("gold", "uae")
    );
    let item = first_response(&keys, "P2", "portal", "2026-09-18T17:30");
    assert_eq!(item["due_local"], "2026-09-19T13:30:00+04:00");
}

#[test]
fn kaseya_states_no_figure_and_none_is_invented() {
    let keys = format!("program = \"kaseya\"\n{TERM}");
    let item = first_response(&keys, "1", "portal", "2026-09-19T03:00");
    assert_eq!(
        (&item["state"], &item["due"]),
        (&json!("no-commitment"), &Value::Null)
    );
    assert_eq!(
        (&item["why"]["due"]["code"], &item["clock"]),
        (&json!("unstated"), &json!("elapsed"))
    );
    assert_eq!(item["why"]["due"]["supply"], "contract.target");
    assert!(cites(&item, "K17"), "{item:#}");
}

#[test]
fn without_opening_hours_the_answer_says_which_table_to_add() {
    let keys = format!("program = \"ivanti\"\ntier = \"standard\"\nregion = \"emea\"\n{TERM}");
    let item = first_response(&keys, "S3", "portal", "2026-09-18T16:30");
    assert_eq!(item["due"], Value::Null);
    let why = &item["why"]["due"];
    assert_eq!(
        (&why["code"], &why["supply"]),
        (&json!("no-calendar"), &json!("contract.calendar"))
    );
    assert!(why["message"].as_str().unwrap().contains("[calendar.NAME]"));
}

#[test]
fn severity_follows_from_facts_with_its_criterion() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    let mut arguments = vec![
        "ticket",
        "open",
        "c",
        "--subject",
        "S",
        "--description",
        "D",
        "--json",
    ];
    for fact in [
        "request=error",
        "effect=product-down",
        "proper-use=yes",
        "environment=production",
    ] {
        arguments.extend(["--fact", fact]);
    }
    let run = place.run(&arguments);
    assert_eq!((run.status, &run.item()["severity"]), (0, &Value::Null));
    let item = place.run(&["ticket", "classify", "1", "--json"]).item();
    assert_eq!(item["missing"], json!(["work", "workaround"]));
    let facts = [
        "ticket",
        "classify",
        "1",
        "--fact",
        "work=blocked",
        "--fact",
        "workaround=none",
        "--json",
    ];
    let item = place.run(&facts).item();
    assert_eq!(
        (&item["severity"], &item["criterion"]),
        (&json!("S1"), &json!("a"))
    );
    assert!(cites(&item, "T6"));
    let item = place
        .run(&[
            "ticket",
            "classify",
            "1",
            "--severity",
            "S3",
            "--by",
            "both",
            "--json",
        ])
        .item();
    assert_eq!(
        (&item["severity"], &item["by"]),
        (&json!("S3"), &json!("both"))
    );
}

#[test]
fn a_response_meets_or_breaches_its_deadline() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    open(&place, "c", "S1", "phone", "2026-09-18T16:30");
    open(&place, "c", "S1", "phone", "2026-09-18T16:30");
    for (ticket, at) in [("1", "2026-09-21T09:30:00"), ("2", "2026-09-21T09:30:01")] {
        assert_eq!(
            place.run(&["ticket", "respond", ticket, "--at", at]).status,
            0
        );
    }
    assert_eq!(
        due(&place, 1, "first-response", "2026-09-25")["state"],
        "met"
    );
    let late = due(&place, 2, "first-response", "2026-09-25");
    assert_eq!(
        (&late["state"], &late["met_at"]),
        (&json!("breached"), &json!("2026-09-21T07:30:01Z"))
    );
}

#[test]
fn a_missing_description_holds_a_ticket() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    let run = place.run(&[
        "ticket",
        "open",
        "c",
        "--subject",
        "S",
        "--severity",
        "S3",
        "--json",
    ]);
    let item = run.item();
    assert_eq!(
        (&item["outcome"], &item["status"]),
        (&json!("held"), &json!("held"))
    );
    assert_eq!(item["missing"][0], "description");
    assert_eq!(
        due(&place, 1, "first-response", "2026-10-01")["state"],
        "not-started"
    );
    let report = [
        "ticket",
        "report",
        "1",
        "--channel",
        "portal",
        "--description",
        "D",
        "--json",
    ];
    let item = place.run(&report).item();
    assert_eq!(
        (&item["outcome"], &item["status"]),
        (&json!("warned"), &json!("open"))
    );
}

#[test]
fn notices_are_counted_from_the_end_of_the_running_term() {
    let place = Place::new();
    let keys = "program = \"ivanti\"\ntier = \"standard\"\nterm = { start = 2025-01-16, end = 2026-01-15 }\n\
        [[contract.service]]\nid = \"trm\"\npackage = \"basic\"\nterm = { start = 2025-01-16, end = 2026-01-15 }";
    let path = place.contract("c", keys);
    let notices = |now: &str| {
        place
            .run(&["notice", path.to_str().unwrap(), "--json", "--now", now])
            .json()["items"]
            .clone()
    };
    let items = notices("2025-10-01");
    assert_eq!(
        (&items[0]["last_day"], &items[0]["send_by"]),
        (&json!("2025-10-17"), &json!("2025-10-17"))
    );
    assert_eq!(
        (&items[0]["party"], &items[0]["state"]),
        (&json!("customer"), &json!("open"))
    );
    assert_eq!(items[0]["consequence"], Value::Null);
    assert!(cites(&items[0], "T24"));
    assert_eq!(items[1]["service"], "trm");
    assert_eq!(
        (&items[1]["last_day"], &items[1]["send_by"]),
        (&json!("2025-11-16"), &json!("2025-11-14"))
    );
    assert_eq!(items[1]["party"], "either");
    assert!(cites(&items[1], "T31") && cites(&items[1], "F11"));
    let states = |now: &str| {
        let items = notices(now);
        let mut states: Vec<String> = Vec::new();
        for item in items.as_array().unwrap() {
            states.push(item["state"].as_str().unwrap().to_owned());
        }
        states
    };
    assert_eq!(states("2025-10-17T23:59"), ["due", "open"]);
    assert_eq!(states("2025-10-18"), ["passed", "open"]);
    assert_eq!(states("2025-11-15"), ["passed", "due"]);
    // The service renews by itself, the contract does not.
    let later = notices("2026-03-01");
    let service = later
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["service"] == "trm")
        .unwrap();
    assert_eq!(service["term_end"], "2027-01-15");
    assert_eq!(service["last_day"], "2026-11-16");
}

fn quote(keys: &str, arguments: &[&str]) -> Run {
    let place = Place::new();
    let path = place.contract("c", keys);
    let mut all = vec!["quote", path.to_str().unwrap(), "--json"];
    all.extend(arguments);
    place.run(&all)
}

#[test]
fn a_late_renewal_turns_into_a_reinstatement_on_day_121() {
    let keys = "program = \"imagicle\"\ntier = \"basic\"\nregion = \"europe\"\ncurrency = \"EUR\"\n\
        annual_fee = \"1000.00\"\nterm = { start = 2024-02-01, end = 2025-01-31, renewal_months = 12 }";
    let last = quote(keys, &["--on", "2025-05-31"]);
    let item = last.item();
    assert_eq!((last.status, &item["kind"]), (0, &json!("late-renewal")));
    assert_eq!(
        item["new_term"],
        json!({"start": "2025-02-01", "end": "2026-01-31"})
    );
    assert_eq!(item["lapse_days"], 120);
    let first = quote(keys, &["--on", "2025-06-01"]);
    let item = first.item();
    assert_eq!((first.status, &item["kind"]), (1, &json!("reinstatement")));
    assert_eq!(item["new_term"]["start"], "2025-06-01");
    let fee = &item["lines"][1];
    assert_eq!(
        (&fee["code"], &fee["amount"], &fee["rate"]),
        (&json!("upgrade-fee"), &Value::Null, &Value::Null)
    );
    assert_eq!(fee["why"]["amount"]["supply"], "contract.rates.upgrade-fee");
    let rated = quote(keys, &["--on", "2025-06-01", "--rate", "upgrade-fee=15%"]);
    assert_eq!(
        (rated.status, &rated.item()["total"]),
        (0, &json!("1150.00"))
    );
    let second_year = quote(
        keys,
        &["--on", "2026-03-01", "--rate", "upgrade-fee=100.00"],
    );
    assert_eq!(second_year.item()["total"], "1200.00", "two started years");
}

#[test]
fn a_reinstatement_names_what_is_known_and_what_is_not() {
    let keys = "program = \"ivanti\"\ntier = \"premium\"\nregion = \"americas\"\ncurrency = \"USD\"\n\
        annual_fee = \"36500.00\"\nterm = { start = 2024-02-01, end = 2025-01-31, renewal_months = 12 }";
    let run = quote(keys, &["--on", "2025-08-19"]);
    let item = run.item();
    assert_eq!((run.status, &item["kind"]), (1, &json!("reinstatement")));
    let line = |at: usize| &item["lines"][at];
    assert_eq!(
        (&line(0)["code"], &line(0)["amount"]),
        (&json!("base"), &json!("36500.00"))
    );
    assert_eq!(
        (&line(0)["from"], &line(0)["to"]),
        (&json!("2025-08-19"), &json!("2026-08-18"))
    );
    assert_eq!(
        (&line(1)["code"], &line(1)["amount"]),
        (&json!("back-fees"), &json!("19900.00"))
    );
    assert_eq!(
        (&line(1)["days"], &line(1)["formula"]),
        (&json!(199), &json!("36500.00 x 199/365"))
    );
    assert_eq!(
        (&line(2)["code"], &line(2)["amount"]),
        (&json!("penalty"), &Value::Null)
    );
    assert_eq!(
        (&item["total"], &item["known_total"]),
        (&Value::Null, &json!("56400.00"))
    );
    assert!(cites(line(2), "T23"));
    let rated = quote(keys, &["--on", "2025-08-19", "--rate", "penalty=20%"]);
    let item = rated.item();
    assert_eq!((rated.status, &item["total"]), (0, &json!("63700.00")));
    assert_eq!(item.get("known_total"), None);
    assert!(
        item["lines"][2]["inferred"]
            .as_str()
            .unwrap()
            .contains("annual fee")
    );
    let in_time = quote(keys, &["--on", "2025-01-31"]);
    assert_eq!(
        (in_time.status, &in_time.item()["kind"]),
        (0, &json!("renewal"))
    );
    let next_day = quote(keys, &["--on", "2025-02-01"]);
    assert_eq!(next_day.item()["kind"], "reinstatement");
}

#[test]
fn partial_cover_is_refused_by_check_register_and_quote() {
    let place = Place::new();
    let keys = format!(
        "{}\ncurrency = \"USD\"\nannual_fee = \"1.00\"\nlicenses = {{ owned = 1000, used = 950, covered = 500 }}",
        ivanti("standard")
    );
    let path = place.contract("c", &keys);
    let path = path.to_str().unwrap();
    for command in [
        &["check", path][..],
        &["contract", "register", path],
        &["quote", path, "--on", "2026-06-01"],
    ] {
        let run = place.run(command);
        assert_eq!(run.status, 1, "{command:?}: {}", run.err);
        let told = format!("{}{}", run.out, run.err);
        assert!(
            told.contains("partial-cover") && told.contains("T22"),
            "{told}"
        );
    }
    assert!(!place.db().exists());
    let covered = keys.replace("covered = 500", "covered = 1000");
    let path = place.contract("d", &covered);
    let run = place.run(&[
        "quote",
        path.to_str().unwrap(),
        "--on",
        "2026-06-01",
        "--licenses",
        "500",
    ]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("T22"), "{}", run.err);
}

#[test]
fn lists_filter_and_fail_as_asked() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    open(&place, "c", "S1", "phone", "2026-09-18T16:30");
    open(&place, "c", "S4", "portal", "2026-09-30T09:00");
    let run = |arguments: &[&str]| {
        let mut all = vec!["deadlines", "--json", "--now", "2026-09-30T10:00"];
        all.extend(arguments);
        let run = place.run(&all);
        (run.status, run.json()["items"].as_array().unwrap().len())
    };
    assert_eq!(run(&["--kind", "first-response"]), (0, 2));
    assert_eq!(run(&["--kind", "first-response", "--within", "1h"]), (0, 1));
    assert_eq!(
        run(&["--within", "20d"]),
        (0, 3),
        "the notice of 17 October is in eighteen days"
    );
    assert_eq!(run(&["--state", "overdue", "--fail-on", "overdue"]), (1, 1));
    assert_eq!(run(&["--ticket", "2", "--fail-on", "due"]), (0, 1));
    assert_eq!(
        run(&["--ticket", "2", "--fail-on", "due", "--within", "2d"]),
        (1, 1)
    );
    let renewals = |arguments: &[&str]| {
        let mut all = vec!["renewals", "--json"];
        all.extend(arguments);
        place.run(&all)
    };
    assert_eq!(renewals(&["--within", "30d"]).json()["items"], json!([]));
    assert_eq!(
        renewals(&["--within", "110d", "--fail-on", "due"]).status,
        1
    );
    assert_eq!(renewals(&["--fail-on", "lapsed"]).status, 0);
    let item = renewals(&[]).item();
    assert_eq!(
        (&item["days_left"], &item["state"]),
        (&json!(107), &json!("active"))
    );
    assert_eq!(
        renewals(&["--now", "2027-02-01", "--fail-on", "lapsed"]).status,
        1
    );
}

#[test]
fn every_format_tells_the_same() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    let run = |format: &str| place.run(&["contract", "list", "--format", format]).out;
    let item: Value = serde_json::from_str(run("ndjson").trim()).unwrap();
    let json: Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!(json["items"][0], item);
    assert_eq!(
        (&json["schema"], &json["warnings"]),
        (&json!("tenure.contract/1"), &json!([]))
    );
    assert!(json["tzdb"].is_string() && json["now"] == "2026-09-30T12:00:00Z");
    let plain = run("plain");
    let mut lines = plain
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let (names, values) = (lines.next().unwrap(), lines.next().unwrap());
    assert_eq!(
        names[..5],
        ["contract", "customer", "program", "edition", "tier"]
    );
    assert_eq!((values[0], values[4]), ("c", "standard"));
    assert!(run("csv").starts_with("contract,customer,program,"));
    assert!(run("markdown").starts_with("| "));
    assert!(run("table").starts_with("CONTRACT"));
    // From the environment, a format that a command lacks is ignored; as a flag it is an error.
    let check = |arguments: &[&str], env| place.run_with(arguments, env, "");
    assert_eq!(
        check(&["check", "c.toml"], &[("TENURE_FORMAT", "csv")]).status,
        0
    );
    assert_eq!(
        check(&["check", "c.toml", "--format", "csv"], &[]).status,
        2
    );
    let listed = check(&["contract", "list"], &[("TENURE_FORMAT", "ndjson")]);
    assert_eq!(listed.out.trim(), run("ndjson").trim());
}

#[test]
fn answers_go_to_a_file_whole() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    let run = place.run(&["contract", "list", "--json", "-o", "answer.json"]);
    assert_eq!((run.status, run.out.as_str()), (0, ""));
    let text = std::fs::read_to_string(place.path("answer.json")).unwrap();
    assert!(serde_json::from_str::<Value>(&text).is_ok());
    let run = place.run(&["contract", "list", "-o", "no/such/dir/answer"]);
    assert_eq!(run.status, 3);
}

#[test]
fn an_agenda_needs_no_store() {
    let place = Place::new();
    let keys = format!(
        "{}\n[[contract.contact]]\nemail = \"it@customer.example\"\ncertified_until = 2026-12-31",
        ivanti("standard")
    );
    let path = place.contract("c", &keys);
    let run = place.run(&["agenda", path.to_str().unwrap(), "--json"]);
    let dates = pairs(&run.json(), "date", "kind");
    let date = |date: &str, kind: &str| (date.to_owned(), kind.to_owned());
    assert_eq!(
        dates,
        [
            date("2026-10-17", "notice"),
            date("2026-12-31", "certificate-expiry"),
            date("2027-01-15", "expiry"),
        ]
    );
    assert!(!place.db().exists());
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(
        place.run_with(&["agenda", "-", "--json"], &[], &text).out,
        run.out
    );
}

#[test]
fn a_dry_run_records_nothing() {
    let place = Place::new();
    let path = place.contract("c", &ivanti("standard"));
    let run = place.run(&["contract", "register", path.to_str().unwrap(), "--dry-run"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(!place.db().exists());
    place.register("c", &ivanti("standard"));
    let before = place.snapshot();
    let run = place.run(&[
        "ticket",
        "open",
        "c",
        "--subject",
        "S",
        "--dry-run",
        "--json",
    ]);
    assert_eq!((run.status, run.item().get("ticket")), (0, None));
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_contract_keeps_the_edition_that_it_was_registered_under() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    let digest = place.run(&["contract", "show", "c", "--json"]).item()["edition_digest"].clone();
    let programs = place
        .run(&["program", "list", "--json"])
        .items_with("program", "ivanti");
    assert_eq!(programs[0]["digest"], digest);
    assert_eq!(
        place.run(&["contract", "register", "c.toml"]).status,
        0,
        "again, unchanged"
    );
    let changed = place.contract("c", &ivanti("premium"));
    let before = place.snapshot();
    let run = place.run(&["contract", "register", changed.to_str().unwrap()]);
    assert_eq!(run.status, 1);
    assert_eq!(place.snapshot(), before);
}

#[test]
fn decision_14_an_answer_of_a_past_instant_knows_nothing_later() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    open(&place, "c", "S1", "phone", "2026-09-21T10:00");
    let respond = ["ticket", "respond", "1", "--at", "2026-09-21T11:00"];
    assert_eq!(place.run(&respond).status, 0);
    assert_eq!(
        due(&place, 1, "first-response", "2026-09-21T10:30")["state"],
        "running"
    );
    assert_eq!(
        due(&place, 1, "first-response", "2026-09-21T11:00")["state"],
        "met"
    );
    let before = place.run(&["ticket", "show", "1", "--now", "2026-09-21T09:00"]);
    assert_eq!(before.status, 1);
    assert!(before.err.contains("after now"), "{}", before.err);
    let list = place.run(&["ticket", "list", "--json", "--now", "2026-09-21T09:00"]);
    assert_eq!(list.json()["items"], json!([]));
}

#[test]
fn a_contract_is_late_through_the_last_day_of_its_window() {
    let place = Place::new();
    let term = "term = { start = 2024-02-01, end = 2025-01-31, renewal_months = 12 }";
    place.register("c", &imagicle("basic", "europe").replace(TERM, term));
    let state =
        |now: &str| place.run(&["renewals", "--json", "--now", now]).item()["state"].clone();
    assert_eq!(state("2025-01-31T12:00"), "ending");
    assert_eq!(state("2025-02-01T12:00"), "late");
    assert_eq!(state("2025-05-31T12:00"), "late", "day 120");
    assert_eq!(state("2025-06-01T12:00"), "lapsed", "day 121");
}

#[test]
fn what_is_settled_never_fails_a_list() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    open(&place, "c", "S1", "phone", "2026-09-18T16:30");
    let list = [
        "deadlines",
        "--ticket",
        "1",
        "--fail-on",
        "due",
        "--within",
        "1d",
    ];
    assert_eq!(place.run(&list).status, 1, "overdue");
    let respond = ["ticket", "respond", "1", "--at", "2026-09-21T09:00"];
    assert_eq!(place.run(&respond).status, 0);
    let all = ["deadlines", "--ticket", "1", "--fail-on", "due"];
    assert_eq!(place.run(&all).status, 0, "met, and due before now");
}

#[test]
fn a_stretch_of_days_holds_its_last_day() {
    let place = Place::new();
    place.register("c", &ivanti("standard"));
    // The term ends on 15 January 2027, 107 days after 30 September 2026.
    let ends = |within: &str, now: &str| {
        let run = place.run(&["renewals", "--json", "--within", within, "--now", now]);
        run.json()["items"].as_array().unwrap().len()
    };
    assert_eq!(ends("107d", "2026-09-30T12:00"), 1);
    assert_eq!(ends("106d", "2026-09-30T12:00"), 0);
}

#[test]
fn a_certificate_holds_through_its_last_day() {
    let place = Place::new();
    let contact =
        "[[contract.contact]]\nemail = \"it@customer.example\"\ncertified_until = 2026-10-05";
    let path = place.contract("c", &format!("{}\n{contact}", ivanti("standard")));
    let state = |now: &str| {
        let run = place.run(&["agenda", path.to_str().unwrap(), "--json", "--now", now]);
        run.items_with("kind", "certificate-expiry")[0]["state"].clone()
    };
    assert_eq!(state("2026-10-05T23:00"), "due");
    assert_eq!(state("2026-10-06T00:00"), "passed");
}

#[test]
fn the_edition_that_went_on_sale_last_is_taken_unless_one_is_named() {
    let place = Place::new();
    std::fs::create_dir(place.path("programs")).unwrap();
    for (edition, from) in [
        ("old", "2020-01-01"),
        ("new", "2026-01-01"),
        ("next", "2027-01-01"),
    ] {
        let text = format!(
            "format = 1\n[program]\nid = \"p\"\nname = \"P\"\nvendor = \"V\"\nedition = \"{edition}\"\n\
             on_sale = {{ from = {from} }}\n[[source]]\nid = \"s\"\ntitle = \"T\"\n\
             [[severity]]\nid = \"1\"\nname = \"N\"\nclause = \"s 1\"\n"
        );
        place.write(&format!("programs/{edition}.toml"), text);
    }
    let edition = |keys: &str| {
        let path = place.contract("c", &format!("program = \"p\"\n{TERM}\n{keys}"));
        let run = place.run(&[
            "contract",
            "show",
            path.to_str().unwrap(),
            "--programs",
            "programs",
            "--json",
        ]);
        assert_eq!(run.status, 0, "{}", run.err);
        run.item()["edition"].clone()
    };
    assert_eq!(edition(""), "new", "on sale on the first day of the term");
    assert_eq!(edition("sold = 2025-12-31"), "old");
    assert_eq!(edition("edition = \"next\""), "next");
}
