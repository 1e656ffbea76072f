//! Answers from the binary beside those of `main_job`: other tiers, regions and clocks, days on
//! which clocks change, the ways to name a contract and a zone, and every format of every command.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{Place, Run, TERM, cites, imagicle};
use serde_json::{Value, json};

/// Monday to Friday 08:00 to 17:00 in a zone, as the calendar `office`.
fn office(zone: &str) -> String {
    format!(
        "calendar = \"office\"\n{TERM}\n[calendar.office]\nzone = \"{zone}\"\nhours = {{ \
         mon = [\"08:00-17:00\"], tue = [\"08:00-17:00\"], wed = [\"08:00-17:00\"], \
         thu = [\"08:00-17:00\"], fri = [\"08:00-17:00\"] }}\n"
    )
}

fn ivanti(tier: &str, zone: &str) -> String {
    format!(
        "program = \"ivanti\"\ntier = \"{tier}\"\nregion = \"emea\"\n{}",
        office(zone)
    )
}

fn ticket(place: &Place, contract: &str, severity: &str, channel: &str, at: &str) -> String {
    let open = [
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
        "--now",
        at,
        "--json",
    ];
    let run = place.run(&open);
    assert_eq!(run.status, 0, "{}", run.err);
    run.item()["ticket"].to_string()
}

fn deadline(place: &Place, ticket: &str, kind: &str, now: &str) -> Value {
    let run = place.run(&[
        "deadlines",
        "--ticket",
        ticket,
        "--kind",
        kind,
        "--now",
        now,
        "--json",
    ]);
    assert_eq!(run.status, 0, "{}", run.err);
    run.item()
}

/// The first response to a ticket under a contract with these keys.
fn response(keys: &str, severity: &str, channel: &str, at: &str) -> Value {
    let place = Place::new();
    place.register("c", keys);
    let ticket = ticket(&place, "c", severity, channel, at);
    deadline(&place, &ticket, "first-response", at)
}

#[test]
fn every_tier_and_severity_of_ivanti_has_its_own_first_response() {
    // Opened on Monday at 10:00 by phone, so that only the figures differ.
    let figures = [
        ("standard", ["12:00", "14:00", "1T09:00", "1T17:00"]),
        ("premium", ["11:00", "14:00", "1T09:00", "1T17:00"]),
        ("enterprise", ["10:30", "12:00", "1T09:00", "1T09:00"]),
    ];
    for (tier, dues) in figures {
        let keys = ivanti(tier, "Europe/Rome");
        for (severity, due) in ["S1", "S2", "S3", "S4"].iter().zip(dues) {
            let item = response(&keys, severity, "phone", "2026-09-14T10:00");
            let wanted = match due.strip_prefix("1T") {
                Some(next_day) => format!("2026-09-15T{next_day}:00+02:00"),
                None => format!("2026-09-14T{due}:00+02:00"),
            };
            assert_eq!(item["due_local"], wanted, "{tier} {severity}");
            assert!(cites(&item, "T18"), "{tier} {severity}: {item:#}");
            assert_eq!(item["committed"], true);
        }
    }
    let squad = response(
        &ivanti("success-squad", "Europe/Rome"),
        "S1",
        "phone",
        "2026-09-14T10:00",
    );
    assert_eq!(
        (&squad["due"], &squad["why"]["due"]["code"]),
        (&Value::Null, &json!("unstated"))
    );
    assert_eq!(squad["state"], "no-commitment");
}

#[test]
fn only_a_phone_call_starts_the_clock_of_severe_tickets() {
    let keys = ivanti("premium", "Europe/Rome");
    for (severity, channel) in [("S1", "portal"), ("S1", "email"), ("S2", "chat")] {
        let item = response(&keys, severity, channel, "2026-09-14T10:00");
        assert_eq!(
            (&item["state"], &item["due"]),
            (&json!("not-started"), &Value::Null)
        );
        assert_eq!(item["why"]["due"]["code"], "condition");
        assert!(cites(&item, "T19"), "{item:#}");
    }
    let item = response(&keys, "S3", "portal", "2026-09-14T10:00");
    assert_eq!(item["state"], "running", "the others start with any report");
}

#[test]
fn elapsed_hours_run_through_a_change_of_clocks_and_business_hours_do_not_notice_it() {
    // In Rome clocks go back on 25 October 2026 at 03:00, and forward on 29 March at 02:00.
    let premium = ivanti("premium", "Europe/Rome");
    let autumn = response(&premium, "S1", "phone", "2026-10-25T00:30:00Z");
    assert_eq!(autumn["due"], "2026-10-25T01:30:00Z");
    assert_eq!(
        autumn["due_local"], "2026-10-25T02:30:00+01:00",
        "02:30 for the second time"
    );
    let spring = response(&premium, "S1", "phone", "2026-03-29T01:30");
    assert_eq!(spring["due_local"], "2026-03-29T03:30:00+02:00");
    let standard = ivanti("standard", "Europe/Rome");
    let over_autumn = response(&standard, "S1", "phone", "2026-10-23T16:30");
    assert_eq!(over_autumn["due"], "2026-10-26T08:30:00Z");
    assert_eq!(over_autumn["due_local"], "2026-10-26T09:30:00+01:00");
    let over_spring = response(&standard, "S1", "phone", "2026-03-27T16:30");
    assert_eq!(over_spring["due_local"], "2026-03-30T09:30:00+02:00");
    let new_york = response(
        &ivanti("standard", "America/New_York"),
        "S1",
        "phone",
        "2026-10-30T16:30",
    );
    assert_eq!(new_york["due_local"], "2026-11-02T09:30:00-05:00");
}

#[test]
fn each_region_of_imagicle_has_its_hours_and_each_tier_its_days() {
    // Two business hours from half an hour before closing, on the last day of the week.
    for (tier, region, at, due) in [
        (
            "gold",
            "americas",
            "2026-09-18T16:30",
            "2026-09-19T08:30:00-04:00",
        ),
        (
            "gold",
            "europe",
            "2026-09-18T17:30",
            "2026-09-19T10:30:00+02:00",
        ),
        (
            "gold",
            "middle-east",
            "2026-09-17T17:30",
            "2026-09-19T13:30:00+04:00",
        ),
        (
            "platinum",
            "uae",
            "2026-09-18T17:30",
            "2026-09-19T13:30:00+04:00",
        ),
    ] {
        let item = response(&imagicle(tier, region), "P2", "portal", at);
        assert_eq!(item["due_local"], due, "{tier} {region}");
        assert_eq!(
            (&item["bound"], &item["committed"]),
            (&json!("under"), &json!(true))
        );
        assert!(cites(&item, "G6"), "{item:#}");
    }
    let night = response(
        &imagicle("platinum", "europe"),
        "P1",
        "portal",
        "2026-09-20T03:00",
    );
    assert_eq!(
        (&night["due_local"], &night["clock"]),
        (&json!("2026-09-20T04:00:00+02:00"), &json!("elapsed"))
    );
    // Basic closes on Saturdays; in the Middle East it opens on Sundays.
    let basic = response(
        &imagicle("basic", "middle-east"),
        "P1",
        "portal",
        "2026-09-17T17:30",
    );
    assert_eq!(basic["due_local"], "2026-09-20T18:00:00+04:00");
    assert_eq!(basic["committed"], false);
}

#[test]
fn a_bank_holiday_stops_basic_and_the_contract_supplies_it() {
    let holidays = "\n[contract.holidays]\nyears = [2026, 2026]\nclosed = [\"2026-12-25\"]\n";
    let keys = format!("{}{holidays}", imagicle("basic", "europe"));
    let item = response(&keys, "P1", "portal", "2026-12-24T10:00");
    assert_eq!(
        item["due_local"], "2026-12-28T18:00:00+01:00",
        "over the 25th and the weekend"
    );
    let without = response(
        &imagicle("basic", "europe"),
        "P1",
        "portal",
        "2026-12-24T10:00",
    );
    assert_eq!(without["due_local"], "2026-12-25T18:00:00+01:00");
}

#[test]
fn what_a_contract_agrees_itself_goes_before_what_its_program_leaves_open() {
    let target = "\n[[contract.target]]\nkind = \"first-response\"\nseverity = \"2\"\nwithin = \"4 business hours\"\n";
    let keys = format!("program = \"kaseya\"\n{}{target}", office("Europe/Berlin"));
    let item = response(&keys, "2", "portal", "2026-09-18T15:00");
    assert_eq!(item["due_local"], "2026-09-21T10:00:00+02:00");
    for severity in ["1", "3", "4"] {
        let item = response(&keys, severity, "portal", "2026-09-18T15:00");
        assert_eq!(
            (&item["state"], &item["due"]),
            (&json!("no-commitment"), &Value::Null)
        );
    }
}

#[test]
fn an_early_answer_meets_the_deadline_and_one_on_the_bound_only_a_within() {
    let place = Place::new();
    place.register("within", &ivanti("standard", "Europe/Rome"));
    place.register("under", &imagicle("gold", "europe"));
    let state = |contract: &str, severity: &str, answered: &str| {
        let ticket = ticket(&place, contract, severity, "phone", "2026-09-14T10:00");
        let respond = [
            "ticket", "respond", &ticket, "--at", answered, "--now", answered, "--json",
        ];
        let run = place.run(&respond);
        assert_eq!(run.status, 0, "{}", run.err);
        deadline(&place, &ticket, "first-response", "2026-09-15")["state"].clone()
    };
    assert_eq!(
        state("within", "S1", "2026-09-14T12:00"),
        "met",
        "within two hours"
    );
    assert_eq!(state("within", "S1", "2026-09-14T12:00:01"), "breached");
    assert_eq!(
        state("under", "P2", "2026-09-14T11:59:59"),
        "met",
        "less than two hours"
    );
    assert_eq!(state("under", "P2", "2026-09-14T12:00"), "breached");
}

#[test]
fn times_are_read_and_shown_in_the_zone_asked_for_and_else_the_contracts() {
    let place = Place::new();
    place.register("c", &ivanti("standard", "Europe/Rome"));
    let open = [
        "ticket",
        "open",
        "c",
        "--subject",
        "S",
        "--description",
        "D",
        "--severity",
        "S4",
        "--at",
        "2026-09-14T10:00",
        "--json",
    ];
    let opened = |flags: &[&str], env: &[(&str, &str)]| {
        place.run_with(&[&open[..], flags].concat(), env, "").item()
    };
    assert_eq!(opened(&[], &[])["opened_at"], "2026-09-14T08:00:00Z");
    let tokyo = opened(&["--zone", "Asia/Tokyo"], &[]);
    assert_eq!(tokyo["opened_at"], "2026-09-14T01:00:00Z");
    assert_eq!(tokyo["opened_local"], "2026-09-14T10:00:00+09:00");
    let variable = opened(&[], &[("TENURE_ZONE", "America/New_York")]);
    assert_eq!(variable["opened_at"], "2026-09-14T14:00:00Z");
    let both = opened(&["--zone", "UTC"], &[("TENURE_ZONE", "America/New_York")]);
    assert_eq!(
        both["opened_at"], "2026-09-14T10:00:00Z",
        "the flag goes first"
    );
    let shown = place
        .run(&[
            "deadlines",
            "--ticket",
            "1",
            "--zone",
            "asia/tokyo",
            "--json",
        ])
        .item();
    assert!(
        shown["due_local"].as_str().unwrap().ends_with("+09:00"),
        "{shown:#}"
    );
    assert!(shown["due"].as_str().unwrap().ends_with('Z'), "{shown:#}");
    // An hour that clocks show twice is the first one, one that they skip is read before the gap.
    for (wall, instant) in [
        ("2026-10-25T02:30", "2026-10-25T00:30:00Z"),
        ("2026-03-29T02:30", "2026-03-29T01:30:00Z"),
    ] {
        let run = place.run(&[
            "contract",
            "list",
            "--zone",
            "Europe/Rome",
            "--now",
            wall,
            "--json",
        ]);
        assert_eq!(run.json()["now"], instant);
    }
}

#[test]
fn now_decides_from_the_flag_or_the_variable_down_to_the_day_in_the_contracts_zone() {
    let place = Place::new();
    let tokyo = ivanti("standard", "Asia/Tokyo");
    place.register("c", &tokyo);
    let state = |now: &str| {
        place
            .run(&["contract", "show", "c", "--now", now, "--json"])
            .item()["state"]
            .clone()
    };
    assert_eq!(state("2027-01-15T14:59:59Z"), "ending");
    assert_eq!(
        state("2027-01-15T15:00:00Z"),
        "lapsed",
        "it is the 16th in Tokyo"
    );
    let variable = [("TENURE_NOW", "2028-01-01T00:00:00Z")];
    let run = place.run_with(&["contract", "show", "c", "--json"], &variable, "");
    assert_eq!(
        (&run.json()["now"], &run.item()["state"]),
        (&json!("2028-01-01T00:00:00Z"), &json!("lapsed"))
    );
}

#[test]
fn a_contract_is_named_by_id_by_path_or_on_standard_input() {
    let place = Place::new();
    let path = place.contract(
        "c",
        &format!(
            "currency = \"EUR\"\nannual_fee = \"100.00\"\n{}",
            ivanti("standard", "Europe/Rome")
        ),
    );
    let text = std::fs::read_to_string(&path).unwrap();
    let path = path.to_str().unwrap();
    let commands: [&[&str]; 4] = [
        &["contract", "show"],
        &["notice"],
        &["quote", "--on", "2026-10-01"],
        &["deadlines", "--contract"],
    ];
    for command in commands {
        for format in ["table", "json", "csv"] {
            let command = [command, &["--format", format]].concat();
            let (flags, last): (Vec<&str>, _) =
                match command.iter().position(|word| *word == "--contract") {
                    Some(at) => (
                        [&command[..at], &command[at + 1..]].concat(),
                        Some("--contract"),
                    ),
                    None => (command.clone(), None),
                };
            let named = |name: &str| {
                let name = last.map_or(name.to_owned(), |flag| format!("{flag}={name}"));
                let run = place.run_with(&[&flags[..], &[&name]].concat(), &[], &text);
                assert_eq!(run.status, 0, "{flags:?} {name}: {}", run.err);
                run.out
            };
            let by_path = named(path);
            assert_eq!(named("c.toml"), by_path);
            assert_eq!(named("-"), by_path);
            assert!(!place.db().exists(), "no store is needed, and none made");
        }
    }
    place.run(&["contract", "register", "c.toml"]);
    let show = |name: &str| place.run(&["contract", "show", name, "--json"]).item();
    assert_eq!(show("c"), show(path));
    let other = Place::new();
    let run = other.run_with(&["contract", "register", "-", "--json"], &[], &text);
    assert_eq!(
        (run.status, &run.item()["contract"]),
        (0, &json!("c")),
        "{}",
        run.err
    );
}

#[test]
fn the_store_is_where_the_flag_the_variable_or_the_users_data_directory_says() {
    let place = Place::new();
    place.contract("c", &imagicle("gold", "europe"));
    let register = ["contract", "register", "c.toml"];
    let run = place.run(&[&["--db", "flag.db"][..], &register].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(place.path("flag.db").exists() && !place.db().exists());
    assert_eq!(place.run(&register).status, 0);
    assert!(place.db().exists());
    let run = place.run_with(&register, &[("TENURE_DB", "")], "");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(place.path(".local/share/tenure/tenure.db").exists());
    let data = place.path("data");
    let env = [("TENURE_DB", ""), ("XDG_DATA_HOME", data.to_str().unwrap())];
    assert_eq!(place.run_with(&register, &env, "").status, 0);
    assert!(data.join("tenure").join("tenure.db").exists());
}

#[test]
fn programs_of_ones_own_stand_beside_the_bundled_ones() {
    let place = Place::new();
    let bundled = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/contracts/programs/kaseya.toml"
    );
    let text = std::fs::read_to_string(bundled).unwrap();
    std::fs::create_dir(place.path("more")).unwrap();
    place.write(
        "more/own.toml",
        text.replace("id = \"kaseya\"", "id = \"own\""),
    );
    let ids = |run: Run| -> Vec<String> {
        let json = run.json();
        let items = json["items"].as_array().unwrap().iter();
        items
            .map(|item| item["program"].as_str().unwrap().to_owned())
            .collect()
    };
    let list = ["program", "list", "--json"];
    let wanted = ["imagicle", "ivanti", "kaseya", "own"];
    assert_eq!(
        ids(place.run(&[&list[..], &["--programs", "more"]].concat())),
        wanted
    );
    assert_eq!(
        ids(place.run_with(&list, &[("TENURE_PROGRAMS", "more")], "")),
        wanted
    );
    assert_eq!(ids(place.run(&list)), wanted[..3]);
    place.contract("c", &format!("program = \"own\"\n{TERM}"));
    assert_eq!(place.run(&["contract", "register", "c.toml"]).status, 1);
    let run = place.run(&["contract", "register", "c.toml", "--programs", "more"]);
    assert_eq!(run.status, 0, "{}", run.err);
    // The edition is kept with the contract, so the directory is not needed any more.
    assert_eq!(
        place.run(&["contract", "show", "c", "--json"]).item()["program"],
        "own"
    );
}

/// Commands that answer with items, over a store with a contract and a ticket.
const ANSWERS: [(&str, &[&str]); 14] = [
    ("tenure.program/1", &["program", "list"]),
    ("tenure.program/1", &["program", "show", "imagicle"]),
    ("tenure.contract/1", &["contract", "list"]),
    ("tenure.contract/1", &["contract", "show", "c"]),
    ("tenure.contract/1", &["contract", "register", "c.toml"]),
    ("tenure.ticket/1", &["ticket", "list"]),
    ("tenure.ticket/1", &["ticket", "show", "1"]),
    ("tenure.classification/1", &["ticket", "classify", "1"]),
    ("tenure.deadlines/1", &["deadlines"]),
    ("tenure.notice/1", &["notice"]),
    ("tenure.quote/1", &["quote", "c", "--on", "2026-10-01"]),
    ("tenure.renewals/1", &["renewals"]),
    ("tenure.service/1", &["service", "list"]),
    ("tenure.agenda/1", &["agenda", "c.toml"]),
];

/// A contract with a service, fees and a certificate, and a ticket under it.
fn furnished() -> Place {
    let place = Place::new();
    let keys = "currency = \"EUR\"\nannual_fee = \"100.00\"\n";
    let service = "[[contract.service]]\nid = \"trm\"\npackage = \"basic\"\nterm = { start = 2026-01-16, end = 2027-01-15 }\n\
        [[contract.contact]]\nemail = \"desk@customer.example\"\ncertified_until = 2026-12-31\n";
    place.register(
        "c",
        &format!("{keys}{}{service}", ivanti("standard", "Europe/Rome")),
    );
    let odd = "a,b \"c\"\n| tab\there \u{1b}[31m";
    let open = [
        "ticket",
        "open",
        "c",
        "--subject",
        odd,
        "--description",
        odd,
        "--severity",
        "S1",
        "--channel",
        "phone",
    ];
    assert_eq!(place.run(&open).status, 0);
    place
}

#[test]
fn every_format_of_every_command_can_be_read_back_and_tells_the_same() {
    let place = furnished();
    for (schema, command) in ANSWERS {
        let run = |format: &str| {
            let run = place.run(&[command, &["--format", format]].concat());
            assert_eq!(run.status, 0, "{command:?} {format}: {}", run.err);
            run.out
        };
        let json: Value = serde_json::from_str(&run("json")).unwrap();
        assert_eq!(json["schema"], schema);
        assert_eq!(json["now"], "2026-09-30T12:00:00Z", "{command:?}");
        assert!(json["tzdb"].is_string() && json["warnings"].is_array());
        let items = json["items"].as_array().unwrap();
        assert!(!items.is_empty(), "{command:?}");
        let lines: Vec<Value> = run("ndjson")
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(&lines, items, "{command:?}");
        let csv = run("csv");
        let mut csv = csv::Reader::from_reader(csv.as_bytes());
        let header: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        let plain = run("plain");
        let plain: Vec<Vec<&str>> = plain
            .lines()
            .map(|line| line.split('\t').collect())
            .collect();
        assert_eq!(plain[0], header, "{command:?}");
        assert_eq!(
            (rows.len(), plain.len()),
            (items.len(), items.len() + 1),
            "{command:?}"
        );
        assert!(
            plain.iter().all(|line| line.len() == header.len()),
            "{command:?}"
        );
        for (row, item) in rows.iter().zip(items) {
            let fields = item.as_object().unwrap();
            for name in fields.keys() {
                assert!(header.contains(name), "{command:?}: {name} is no column");
            }
            for (name, cell) in header.iter().zip(row) {
                match &item[name] {
                    Value::Null => assert_eq!(cell, "", "{command:?} {name}"),
                    // A terminal obeys no cell; see tests/hostile for formulas.
                    Value::String(text) => {
                        let shown = text.replace('\u{1b}', "\\u{1b}");
                        assert_eq!(cell, shown, "{command:?} {name}");
                    }
                    Value::Bool(_) | Value::Number(_) => {
                        assert_eq!(cell, item[name].to_string(), "{command:?} {name}")
                    }
                    Value::Array(_) | Value::Object(_) => {}
                }
            }
        }
        for format in ["table", "markdown"] {
            let text = run(format);
            let live = |c: char| c.is_control() && c != '\n';
            assert!(
                !text.contains(live) && text.ends_with('\n'),
                "{command:?} {format}: {text:?}"
            );
        }
    }
}

#[test]
fn json_has_the_fields_that_scripts_may_rely_on() {
    let place = furnished();
    let fields: [(&[&str], &[&str]); 7] = [
        (
            &["contract", "show", "c"],
            &[
                "contract",
                "customer",
                "program",
                "edition",
                "tier",
                "region",
                "term_start",
                "term_end",
                "state",
            ],
        ),
        (
            &["ticket", "show", "1"],
            &[
                "ticket",
                "contract",
                "edition",
                "status",
                "severity",
                "opened_at",
                "outcome",
                "missing",
            ],
        ),
        (
            &["deadlines", "--ticket", "1"],
            &[
                "contract",
                "ticket",
                "kind",
                "due",
                "bound",
                "state",
                "committed",
                "severity",
                "target",
                "clock",
                "remaining_seconds",
                "clauses",
                "reasons",
            ],
        ),
        (
            &["notice", "c"],
            &[
                "contract",
                "party",
                "term_start",
                "term_end",
                "last_day",
                "send_by",
                "state",
                "consequence",
                "clauses",
            ],
        ),
        (
            &["quote", "c", "--on", "2026-10-01"],
            &[
                "contract", "kind", "on", "currency", "lines", "total", "new_term",
            ],
        ),
        (
            &["renewals"],
            &[
                "contract",
                "term_start",
                "term_end",
                "days_left",
                "state",
                "renewal",
            ],
        ),
        (
            &["ticket", "classify", "1"],
            &[
                "program",
                "severity",
                "criterion",
                "facts",
                "missing",
                "clauses",
            ],
        ),
    ];
    for (command, fields) in fields {
        let json = place.run(&[command, &["--json"]].concat()).json();
        for field in fields {
            assert!(
                json["items"][0].get(field).is_some(),
                "{command:?} {field}: {json:#}"
            );
        }
    }
    let check = place.run(&["check", "c.toml", "--format", "json"]).json();
    assert_eq!(
        (&check["schema"], &check["summary"]),
        (
            &json!("tenure.check/1"),
            &json!({"files": 1, "errors": 0, "warnings": 0})
        )
    );
}

#[test]
fn an_answer_goes_to_a_file_in_the_words_of_standard_output() {
    let place = furnished();
    for (_, command) in ANSWERS {
        for format in ["table", "json", "csv", "markdown"] {
            let command = [command, &["--format", format]].concat();
            let shown = place.run(&command).out;
            let written = place.run(&[&command[..], &["-o", "answer"]].concat());
            assert_eq!(
                (written.status, written.out.as_str()),
                (0, ""),
                "{}",
                written.err
            );
            assert_eq!(
                std::fs::read_to_string(place.path("answer")).unwrap(),
                shown,
                "{command:?}"
            );
        }
    }
    // A bad answer is one all the same, and replaces the older one as a whole.
    let late = ["quote", "c", "--on", "2028-01-01", "--json"];
    let run = place.run(&[&late[..], &["-o", "answer"]].concat());
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    let text = std::fs::read_to_string(place.path("answer")).unwrap();
    assert_eq!(text, place.run(&late).out);
    let left: Vec<_> = std::fs::read_dir(place.path("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        !left
            .iter()
            .any(|name| name.to_string_lossy().starts_with(".tmp")),
        "{left:?}"
    );
}

#[test]
fn deadlines_are_narrowed_by_kind_state_contract_and_time() {
    let place = furnished();
    place.register("d", &imagicle("gold", "europe"));
    let items = |flags: &[&str]| {
        let run = place.run(&[&["deadlines", "--json"][..], flags].concat());
        run.json()["items"].as_array().unwrap().clone()
    };
    let all = items(&[]);
    let field = |items: &[Value], name: &str| -> Vec<String> {
        items
            .iter()
            .map(|item| item[name].as_str().unwrap().to_owned())
            .collect()
    };
    for kind in ["first-response", "notice", "expiry"] {
        let found = items(&["--kind", kind]);
        assert!(!found.is_empty() && field(&found, "kind").iter().all(|k| k == kind));
    }
    let both = items(&["--kind", "notice", "--kind", "expiry"]);
    assert_eq!(
        both.len(),
        items(&["--kind", "notice"]).len() + items(&["--kind", "expiry"]).len()
    );
    let states: usize = [
        "running",
        "open",
        "due",
        "passed",
        "overdue",
        "not-started",
        "no-commitment",
        "paused",
        "met",
        "breached",
        "given",
    ]
    .iter()
    .map(|state| items(&["--state", state]).len())
    .sum();
    assert_eq!(states, all.len(), "each is in one state");
    assert!(
        field(&items(&["--contract", "d"]), "contract")
            .iter()
            .all(|id| id == "d")
    );
    let dated = |now: &str, flags: &[&str]| {
        items(
            &[
                &["--now", now, "--kind", "notice", "--contract", "c"][..],
                flags,
            ]
            .concat(),
        )
    };
    // The notice of 17 October is shown from the day that is within reach, through its last.
    let contract_notice = |found: Vec<Value>| {
        found
            .iter()
            .filter(|item| item.get("service").is_none())
            .count()
    };
    assert_eq!(
        contract_notice(dated("2026-10-06T12:00", &["--within", "10d"])),
        0
    );
    assert_eq!(
        contract_notice(dated("2026-10-07T12:00", &["--within", "10d"])),
        1
    );
    assert_eq!(
        contract_notice(dated("2026-10-07T12:00", &["--within", "P10D"])),
        1
    );
    assert_eq!(
        contract_notice(dated("2026-10-10T12:00", &["--within", "1w"])),
        1
    );
    assert_eq!(
        contract_notice(dated("2026-10-17T23:59", &["--within", "1h"])),
        1
    );
    assert_eq!(
        contract_notice(dated("2026-10-18", &["--within", "52w"])),
        0,
        "what has passed is due no more"
    );
}

#[test]
fn fail_on_ends_with_status_1_and_the_whole_answer() {
    let place = furnished();
    // The response to S1 of 30 September 14:00 was due at 16:00 in Rome.
    let run = |flags: &[&str]| {
        place.run(&[&["deadlines", "--ticket", "1", "--json"][..], flags].concat())
    };
    let due = "2026-09-30T14:00:00Z";
    for (flags, status) in [
        (&["--fail-on", "overdue", "--now", due][..], 0),
        (
            &["--fail-on", "overdue", "--now", "2026-09-30T14:00:01Z"],
            1,
        ),
        (&["--fail-on", "due", "--now", due], 1),
        (&["--fail-on", "due", "--now", "2026-09-30T13:00:00Z"], 0),
        (
            &[
                "--fail-on",
                "due",
                "--within",
                "30m",
                "--now",
                "2026-09-30T13:00:00Z",
            ],
            0,
        ),
        (
            &[
                "--fail-on",
                "due",
                "--within",
                "1h",
                "--now",
                "2026-09-30T13:00:00Z",
            ],
            1,
        ),
    ] {
        let failing = run(flags);
        assert_eq!(failing.status, status, "{flags:?}");
        assert_eq!(failing.err, "", "{flags:?}");
        assert!(failing.json()["items"].is_array());
    }
    let respond = [
        "ticket",
        "respond",
        "1",
        "--at",
        "2026-09-30T15:00:00Z",
        "--now",
        "2026-09-30T15:00:00Z",
    ];
    assert_eq!(place.run(&respond).status, 0);
    let breached = run(&["--fail-on", "overdue", "--now", "2026-10-02"]);
    assert_eq!(
        (breached.status, &breached.item()["state"]),
        (0, &json!("breached")),
        "late, but done"
    );
}

#[test]
fn a_dry_run_shows_what_would_be_and_changes_nothing() {
    let place = furnished();
    place.contract("e", &imagicle("gold", "europe"));
    let before = place.snapshot();
    let dry = |arguments: &[&str]| {
        let run = place.run(&[arguments, &["--dry-run", "--json"]].concat());
        assert_eq!(run.status, 0, "{arguments:?}: {}", run.err);
        assert!(
            run.err.contains("nothing was recorded"),
            "{arguments:?}: {}",
            run.err
        );
        assert_eq!(place.snapshot(), before, "{arguments:?}");
        run
    };
    assert_eq!(
        dry(&["contract", "register", "e.toml"]).item()["contract"],
        "e"
    );
    let opened = dry(&["ticket", "open", "c", "--subject", "S", "--severity", "S4"]);
    assert_eq!(opened.item().get("ticket"), None);
    assert_eq!(opened.json()["deadlines"][0]["kind"], "first-response");
    let answered = dry(&["ticket", "respond", "1"]);
    assert_eq!(answered.item()["responded_at"], "2026-09-30T12:00:00Z");
    dry(&["ticket", "report", "1", "--channel", "email"]);
    assert_eq!(
        dry(&["ticket", "classify", "1", "--severity", "S3"]).item()["severity"],
        "S3"
    );
    let quiet = place.run(&["contract", "register", "e.toml", "--dry-run", "-q"]);
    assert_eq!(quiet.err, "");
}

#[test]
fn registering_again_is_told_and_changes_nothing() {
    let place = furnished();
    let before = place.snapshot();
    let run = place.run(&["contract", "register", "c.toml", "--json"]);
    assert_eq!((run.status, &run.item()["contract"]), (0, &json!("c")));
    assert!(
        run.err.contains("registered already, unchanged"),
        "{}",
        run.err
    );
    assert_eq!(place.snapshot(), before);
    // A new one beside it is added.
    place.contract("e", &imagicle("gold", "europe"));
    assert_eq!(
        place
            .run(&["contract", "register", "c.toml", "e.toml"])
            .status,
        0
    );
    let listed = place.run(&["contract", "list", "--format", "plain"]).out;
    assert_eq!(listed.lines().count(), 3, "{listed}");
}

#[test]
fn a_rate_that_no_line_uses_is_remarked_and_one_on_the_command_line_goes_first() {
    let place = Place::new();
    let keys = format!(
        "currency = \"EUR\"\nannual_fee = \"1000.00\"\nrates = {{ uplift = \"10%\" }}\n{}",
        ivanti("standard", "Europe/Rome")
    );
    place.contract("c", &keys);
    let quote = |flags: &[&str]| {
        place.run(
            &[
                &["quote", "c.toml", "--on", "2026-10-01", "--json"][..],
                flags,
            ]
            .concat(),
        )
    };
    let total = |run: &Run| run.item()["total"].clone();
    let plain = quote(&[]);
    assert_eq!(
        (plain.status, total(&plain), plain.err.as_str()),
        (0, json!("1100.00"), "")
    );
    assert_eq!(total(&quote(&["--rate", "uplift=5%"])), "1050.00");
    assert_eq!(
        total(&quote(&[
            "--rate",
            "uplift=50.00",
            "--rate",
            "discount=10%"
        ])),
        "945.00"
    );
    assert_eq!(
        total(&quote(&["--years", "3", "--rate", "uplift=0%"])),
        "3000.00"
    );
    let unused = quote(&["--rate", "penalty=20%"]);
    assert_eq!((unused.status, total(&unused)), (0, json!("1100.00")));
    assert!(
        unused.err.contains("has no line `penalty`"),
        "{}",
        unused.err
    );
    assert_eq!(quote(&["--rate", "penalty=20%", "-q"]).err, "");
}

#[test]
fn yen_have_no_decimals_and_leap_days_are_days() {
    let place = Place::new();
    let keys = |fee: &str, currency: &str, term: &str| {
        format!(
            "program = \"ivanti\"\ntier = \"standard\"\ncurrency = \"{currency}\"\nannual_fee = \"{fee}\"\nterm = {term}"
        )
    };
    place.contract(
        "yen",
        &keys(
            "5400000",
            "JPY",
            "{ start = 2025-04-01, months = 12, renewal_months = 12 }",
        ),
    );
    let item = place
        .run(&["quote", "yen.toml", "--on", "2026-03-01", "--json"])
        .item();
    assert_eq!(
        (&item["total"], &item["currency"]),
        (&json!("5400000"), &json!("JPY"))
    );
    // A term of a year that begins on 29 February ends the day before the next would begin.
    place.contract(
        "leap",
        &keys(
            "366.00",
            "EUR",
            "{ start = 2024-02-29, months = 12, renewal_months = 12 }",
        ),
    );
    let item = place
        .run(&["contract", "show", "leap.toml", "--json"])
        .item();
    assert_eq!(item["term_end"], "2025-02-27");
}

fn without_reasons(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| *name != "reasons")
            .map(|(name, value)| (name.clone(), without_reasons(value)))
            .collect(),
        Value::Array(all) => all.iter().map(without_reasons).collect(),
        other => other.clone(),
    }
}

#[test]
fn explanations_stand_below_a_table_and_in_the_fields_of_the_rest() {
    let place = furnished();
    for command in [
        &["deadlines", "--ticket", "1"][..],
        &["notice", "c"],
        &["ticket", "show", "1"],
    ] {
        let short = place.run(command).out;
        let long = place.run(&[command, &["--explain"]].concat()).out;
        assert!(
            long.starts_with(&short) && long.len() > short.len(),
            "{command:?}: {long}"
        );
        // In JSON it only adds reasons: the ways of the clocks.
        let json = [command, &["--json"]].concat();
        let [brief, full] = [&[][..], &["--explain"]].map(|more| {
            let out = place.run(&[&json[..], more].concat()).out;
            serde_json::from_str::<Value>(&out).unwrap()
        });
        assert_eq!(without_reasons(&full), without_reasons(&brief));
        let told = |answer: &Value| answer.to_string().matches("\"step\"").count();
        assert!(told(&full) >= told(&brief) && told(&brief) > 0);
    }
    let explained = place.run(&["deadlines", "--ticket", "1", "--explain"]).out;
    assert!(
        explained.contains("T18") && explained.contains("2 business hours"),
        "{explained}"
    );
}

#[test]
fn the_examples_are_right_and_answer_every_command() {
    let place = Place::new();
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/contracts");
    let check = place.run(&["check", dir, "--format", "json"]);
    assert_eq!(check.status, 0, "{}", check.out);
    let examples: Vec<String> = std::fs::read_dir(format!("{dir}/examples"))
        .unwrap()
        .map(|entry| entry.unwrap().path().display().to_string())
        .filter(|path| path.ends_with(".toml"))
        .collect();
    let mut register = vec!["contract", "register"];
    register.extend(examples.iter().map(String::as_str));
    assert_eq!(place.run(&register).status, 0);
    let listed = place.run(&["contract", "list", "--json"]).json();
    assert_eq!(listed["items"].as_array().unwrap().len(), examples.len());
    for item in listed["items"].as_array().unwrap() {
        let id = item["contract"].as_str().unwrap();
        let severity = match item["program"].as_str().unwrap() {
            "ivanti" => "S3",
            "imagicle" => "P3",
            _ => "3",
        };
        let open = [
            "ticket",
            "open",
            id,
            "--subject",
            "S",
            "--description",
            "D",
            "--severity",
            severity,
            "--json",
        ];
        let run = place.run(&open);
        let wanted = if item["state"] == "lapsed" { 1 } else { 0 };
        assert_eq!(run.status, wanted, "{id}: {}", run.err);
        for command in [
            &["contract", "show", id][..],
            &["notice", id],
            &["deadlines", "--contract", id],
        ] {
            let run = place.run(command);
            assert_eq!((run.status, run.err.as_str()), (0, ""), "{command:?}");
        }
    }
}

#[test]
fn every_null_says_why() {
    let place = furnished();
    place.contract("bare", &format!("program = \"kaseya\"\n{TERM}"));
    assert_eq!(place.run(&["contract", "register", "bare.toml"]).status, 0);
    for contract in ["c", "bare"] {
        let open = ["ticket", "open", contract, "--subject", "S"];
        assert_eq!(place.run(&open).status, 0);
    }
    let more: [&[&str]; 5] = [
        &["ticket", "classify", "2"],
        &["ticket", "show", "3"],
        &["contract", "show", "bare"],
        &["notice", "bare"],
        &["agenda", "bare.toml"],
    ];
    for command in ANSWERS.iter().map(|(_, command)| *command).chain(more) {
        let json = place.run(&[command, &["--json"]].concat()).json();
        for item in json["items"].as_array().unwrap() {
            for (name, value) in item.as_object().unwrap() {
                let why = item["why"][name]["message"].as_str();
                assert!(
                    !value.is_null() || why.is_some(),
                    "{command:?} {name}: {item:#}"
                );
            }
        }
    }
}
