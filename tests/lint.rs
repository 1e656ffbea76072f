//! The rules of `check`: each has a file with its finding and one without, what stands in the
//! source is what is documented, and files that are right stay clean.
//!
//! `tests/data/lint/CODE` holds the two files; those that would be large are made here.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use proptest::prelude::*;
use tenure::diagnostic::{Diagnostic, Group, Level, apply};
use tenure::ingest::icalendar;
use tenure::lint::mend::mend;
use tenure::lint::{Context, check_file, registry};
use tenure::terms::bundled;
use tenure::terms::catalog::Catalog;
use tenure::terms::read::decode;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lint")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 21).unwrap()
}

/// The bundled programs, and those that the contracts of the fixtures are under.
fn catalog() -> Catalog {
    let mut catalog = Catalog::bundled();
    for entry in fs::read_dir(data().join("shared")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        catalog.add(&text).unwrap();
    }
    catalog
}

fn findings(bytes: &[u8], catalog: &Catalog) -> Vec<Diagnostic> {
    let context = Context {
        catalog,
        today: today(),
    };
    match decode(bytes) {
        Ok(text) => check_file(text, &context),
        Err(finding) => vec![finding],
    }
}

const CONTRACT: &str = "format = 1\n\n[contract]\nid = \"sample-1\"\ncustomer = \"Sample\"\n\
    program = \"own\"\ntier = \"low\"\nregion = \"south\"\n\
    term = { start = 2026-01-01, months = 12 }\n";

fn calendar(name: &str) -> String {
    format!("[calendar.{name}]\nzone = \"Europe/Rome\"\nhours = {{ mon = [\"09:00-17:00\"] }}\n\n")
}

/// Files that are too large to be kept: one with the finding, and one without.
fn made(code: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let with = |what: &str, good: &str| {
        let customer = "customer = \"Sample\"";
        let bad = CONTRACT.replace(customer, &format!("customer = \"{what}\""));
        (
            bad.into_bytes(),
            CONTRACT
                .replace(customer, &format!("customer = \"{good}\""))
                .into_bytes(),
        )
    };
    let joint = |count: usize| {
        let names: Vec<String> = (0..count).map(|n| format!("c{n}")).collect();
        let parts: String = names.iter().map(|name| calendar(name)).collect();
        let list = names.join("\", \"");
        format!("format = 1\n\n{parts}[calendar.all]\nany_of = [\"{list}\"]\n").into_bytes()
    };
    let good = CONTRACT.as_bytes().to_vec();
    Some(match code {
        "not-utf8" => {
            let mut bad = good.clone();
            bad.extend(b"# \xe9\n");
            (bad, good)
        }
        "file-too-large" => {
            let mut bad = good.clone();
            bad.resize(1 << 20, b'\n');
            bad.extend(b"\n");
            let mut most = good;
            most.resize(1 << 20, b'\n');
            (bad, most)
        }
        "too-long" => with(&"a".repeat(10_001), &"a".repeat(10_000)),
        "too-many" => {
            let payments = |count: usize| {
                let table = "[[contract.payment]]\ndue = 2026-01-31\npaid = 2026-01-30\n";
                format!("{CONTRACT}{}", table.repeat(count)).into_bytes()
            };
            (payments(10_001), payments(10_000))
        }
        "more-findings" => {
            let keys: String = (0..1001).map(|n| format!("k{n} = 1\n")).collect();
            (format!("{CONTRACT}{keys}").into_bytes(), good)
        }
        "too-many-versions" => {
            let versions = |count: usize| {
                let table = |n| format!("[[contract.product_version]]\nid = \"{n}\"\n");
                let tables: String = (0..count).map(table).collect();
                format!("{CONTRACT}{tables}").into_bytes()
            };
            (versions(501), versions(500))
        }
        "too-many-calendars" => (joint(65), joint(64)),
        _ => return None,
    })
}

/// The same for feeds.
fn made_feed(code: &str) -> Option<(String, String)> {
    let feed = |events: &str| format!("BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n");
    let yearly = |count: usize| {
        let event = |n: usize| {
            format!(
                "BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART;VALUE=DATE:00010101\r\n\
                 DTEND;VALUE=DATE:00010201\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n"
            )
        };
        feed(&(0..count).map(event).collect::<String>())
    };
    Some(match code {
        "too-large" => (feed(&"X-A:b\r\n".repeat(200_000)), feed("X-A:b\r\n")),
        "too-many-dates" => (yearly(4), yearly(1)),
        _ => return None,
    })
}

fn worth_a_word(findings: &[Diagnostic]) -> Vec<String> {
    let heard = findings.iter().filter(|one| one.level > Level::Note);
    heard
        .map(|one| format!("{}: {}", one.code, one.message))
        .collect()
}

/// The fixtures on the disk, by code and file name.
fn fixtures() -> BTreeMap<String, BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(data()).unwrap() {
        let dir = entry.unwrap().path();
        let code = dir.file_name().unwrap().to_str().unwrap().to_owned();
        if code == "shared" {
            continue;
        }
        let files = fs::read_dir(&dir).unwrap().map(|file| {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(&path).unwrap())
        });
        found.insert(code, files.collect());
    }
    found
}

#[test]
fn every_rule_has_a_file_with_its_finding_and_one_without() {
    let (catalog, fixtures) = (catalog(), fixtures());
    for code in fixtures.keys() {
        assert!(registry::find(code).is_some(), "{code} is no rule");
    }
    let mut wrong = Vec::new();
    for rule in registry::all() {
        let code = rule.code;
        // What settings find is not found in the files that are checked; see their own tests.
        if rule.group == Group::Settings {
            continue;
        }
        let file = |name: &str| {
            fixtures
                .get(code)
                .and_then(|files| files.get(name))
                .cloned()
        };
        let (found, left) = if rule.group == Group::Feeds {
            let text = |name: &str| String::from_utf8(file(name)?).ok();
            let pair = made_feed(code).or_else(|| text("bad.ics").zip(text("good.ics")));
            let Some((bad, good)) = pair else {
                wrong.push(format!("{code}: no fixture"));
                continue;
            };
            let read = |text: &str| icalendar::read(text, &(1..=9999)).findings;
            (read(&bad), read(&good))
        } else {
            let pair = made(code).or_else(|| file("bad.toml").zip(file("good.toml")));
            let Some((bad, good)) = pair else {
                wrong.push(format!("{code}: no fixture"));
                continue;
            };
            (findings(&bad, &catalog), findings(&good, &catalog))
        };
        let mine = found.iter().find(|finding| finding.code == code);
        if mine.is_none_or(|mine| mine.level != rule.level && rule.group != Group::Feeds) {
            wrong.push(format!("{code} is not found: {:?}", worth_a_word(&found)));
        }
        if !worth_a_word(&left).is_empty() {
            wrong.push(format!(
                "{code} is found without: {:?}",
                worth_a_word(&left)
            ));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_file_with_one_thing_wrong_has_one_finding() {
    // One slip brings others with it here, each of which says something else.
    let several = [
        "too-deep",
        "calendar-cycle",
        "fact-values",
        "discount-over-100",
    ];
    let catalog = catalog();
    let mut wrong = Vec::new();
    for (code, files) in fixtures() {
        let Some(bad) = files.get("bad.toml") else {
            continue;
        };
        let found = findings(bad, &catalog);
        let others: Vec<&str> = found
            .iter()
            .map(|finding| finding.code)
            .filter(|other| *other != code)
            .collect();
        if !others.is_empty() && !several.contains(&code.as_str()) {
            wrong.push(format!("{code}: {others:?}"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// The sources that make findings, without their tests.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut dirs = vec![root.join("terms"), root.join("lint"), root.join("ingest")];
    let mut found = Vec::new();
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
                found.push((path, text.to_owned()));
            }
        }
    }
    found
}

/// The strings that are the first argument of a call.
fn first_arguments<'t>(text: &'t str, call: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(call).filter_map(move |(at, _)| {
        let rest = text[at + call.len()..].trim_start();
        rest.strip_prefix('"')?.split('"').next()
    })
}

#[test]
fn what_the_source_finds_is_what_is_documented() {
    let calls = [
        "Diagnostic::error(",
        "Diagnostic::warning(",
        "Diagnostic::note(",
        "Refusal::new(",
        ".error(",
        ".known(",
        "self.ids(",
    ];
    let mut emitted = BTreeSet::new();
    let mut whole = String::new();
    for (path, text) in sources() {
        if path.to_str().unwrap().contains("ingest") && !path.to_str().unwrap().contains("ical") {
            continue;
        }
        for code in calls.iter().flat_map(|call| first_arguments(&text, call)) {
            assert!(
                registry::find(code).is_some(),
                "{} finds `{code}`, which is in no table of src/lint: document it there, and add \
                 tests/data/lint/{code}/bad.toml and good.toml",
                path.display()
            );
            emitted.insert(code.to_owned());
        }
        if !path.to_str().unwrap().contains("lint/docs") {
            whole.push_str(&text);
        }
    }
    assert!(
        emitted.len() > 50,
        "the sources are not read as they are written"
    );
    for rule in registry::all() {
        let named = format!("\"{}\"", rule.code);
        // A refusal of the domain becomes a finding under its own code.
        let elsewhere = rule.code == "partial-cover";
        assert!(
            whole.contains(&named) || elsewhere,
            "nothing finds {}",
            rule.code
        );
    }
}

#[test]
fn what_is_bundled_is_clean() {
    let catalog = Catalog::bundled();
    let files = bundled::PROGRAMS.iter().chain(bundled::CALENDARS);
    let mut count = 0;
    for file in files {
        assert_eq!(
            worth_a_word(&findings(file.text.as_bytes(), &catalog)),
            [""; 0],
            "{}",
            file.path
        );
        count += 1;
    }
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples");
    for entry in fs::read_dir(examples).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let left = worth_a_word(&findings(&fs::read(&path).unwrap(), &catalog));
            assert_eq!(left, [""; 0], "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 35);
}

#[test]
fn mends_take_their_findings_away_and_nothing_else() {
    let catalog = catalog();
    let context = Context {
        catalog: &catalog,
        today: today(),
    };
    let all = |findings| findings;
    let mut mended_codes = BTreeSet::new();
    for (code, files) in fixtures() {
        let Some(bad) = files.get("bad.toml") else {
            continue;
        };
        let text = String::from_utf8(bad.clone()).unwrap();
        let found = check_file(&text, &context);
        let fixable = found.iter().filter(|finding| finding.fix.is_some());
        if fixable.count() == 0 {
            assert_eq!(mend(&text, &context, all), None, "{code}");
            continue;
        }
        // A comment at every line that may have one is there afterwards.
        let text = text.replacen("\n[", "\n# kept\n[", 1);
        let (mended, count) = mend(&text, &context, all).unwrap();
        assert!(count > 0 && mended.contains("# kept"), "{code}: {mended}");
        let good = String::from_utf8(files["good.toml"].clone()).unwrap();
        let good = good.replacen("\n[", "\n# kept\n[", 1);
        assert_eq!(
            worth_a_word(&check_file(&mended, &context)),
            [""; 0],
            "{code}"
        );
        assert_eq!(mend(&mended, &context, all), None, "{code}: a second time");
        if code != "missing-format" {
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(words(&mended), words(&good), "{code}");
        }
        mended_codes.insert(code);
    }
    let expected = [
        "duplicate-entry",
        "missing-format",
        "toml-1-1",
        "unknown-currency",
        "unknown-key",
    ];
    assert_eq!(mended_codes.iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_mend_is_made_only_where_one_thing_alone_can_be_meant() {
    let catalog = catalog();
    let context = Context {
        catalog: &catalog,
        today: today(),
    };
    let program = fs::read_to_string(data().join("bare-unit/bad.toml")).unwrap();
    let mended = |text: &str| mend(text, &context, |findings| findings).map(|(text, _)| text);
    // Days are of several clocks, months of one.
    assert_eq!(mended(&program), None);
    let months = mended(&program.replace("2 days", "2 months")).unwrap();
    assert!(
        months.contains("within = \"2 calendar months\""),
        "{months}"
    );
    // Case, and nothing but case.
    let contract = |keys: &str| format!("{CONTRACT}{keys}\n");
    let renewal = mended(&contract("renewal = \"Tacit\"")).unwrap();
    assert!(renewal.ends_with("renewal = \"tacit\"\n"), "{renewal}");
    assert_eq!(mended(&contract("renewals = \"tacit\"")), None);
    // Two keys that would become one.
    assert_eq!(
        mended(&contract("Annual-Fee = \"1\"\nannual-fee = \"2\"")),
        None
    );
    // A head of comments, a mark of the byte order and other line ends stay as they are.
    let odd = CONTRACT
        .replacen("format = 1\n\n", "\u{feff}# head\n\n", 1)
        .replace('\n', "\r\n");
    let stated = mended(&odd).unwrap();
    assert!(
        stated.starts_with("\u{feff}# head\r\n\r\nformat = 1\r\n\r\n[contract]\r\n"),
        "{stated:?}"
    );
}

#[test]
fn an_answer_depends_on_the_day_alone() {
    let catalog = catalog();
    let expired = fs::read(data().join("certificate-expired/good.toml")).unwrap();
    let text = String::from_utf8(expired).unwrap();
    let on = |year, month, day| {
        let context = Context {
            catalog: &catalog,
            today: NaiveDate::from_ymd_opt(year, month, day).unwrap(),
        };
        let found = check_file(&text, &context);
        found.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(on(2026, 12, 31), [""; 0]);
    assert_eq!(on(2027, 1, 1), ["contract-ended"]);
    assert_eq!(on(2027, 6, 30), ["contract-ended"]);
    assert_eq!(on(2027, 7, 1), ["contract-ended", "certificate-expired"]);
    assert_eq!(on(9999, 12, 31), ["contract-ended", "certificate-expired"]);
    assert_eq!(on(1, 1, 1), [""; 0]);
}

/// A program of many tables of one kind.
fn many(count: usize, table: impl Fn(usize) -> String) -> String {
    let head = fs::read_to_string(data().join("no-clause/good.toml")).unwrap();
    let tables: String = (0..count).map(table).collect();
    format!("{head}\n{tables}")
}

#[test]
fn large_files_are_weighed_or_left_alone_and_never_hang() {
    let catalog = catalog();
    let severities = |n: usize| {
        format!(
            "[[severity]]\nid = \"s{n}\"\nname = \"s\"\nclause = \"doc 1\"\n[[severity.criterion]]\n\
                 id = \"c\"\ntext = \"c\"\nwhen = {{ f{n} = \"a\" }}\nclause = \"doc 1\"\n\
                 [[fact]]\nkey = \"f{n}\"\nquestion = \"?\"\nclause = \"doc 1\"\n\
                 value = [{{ id = \"a\", meaning = \"a\" }}, {{ id = \"b\", meaning = \"b\" }}]\n"
        )
    };
    let tiers = |n: usize| format!("[[tier]]\nid = \"t{n}\"\nname = \"t\"\nclause = \"doc 1\"\n");
    let examples = |n: usize| {
        format!(
            "[[example]]\ncontract = {{ zone = \"UTC\" }}\nticket = {{ at = \"2026-01-01T00:00\", severity = \"A\" }}\n\
                 expect = {{ severity = \"B{n}\" }}\n"
        )
    };
    let never = |n: usize| {
        format!(
            "[calendar.a{n}]\nzone = \"Asia/Tokyo\"\nhours = {{ mon = [\"09:00-10:00\"] }}\n\
                 [calendar.b{n}]\nzone = \"Asia/Tokyo\"\nhours = {{ tue = [\"09:00-10:00\"] }}\n\
                 [calendar.c{n}]\nall_of = [\"a{n}\", \"b{n}\"]\n"
        )
    };
    let calendars = format!("format = 1\n{}", (0..300).map(never).collect::<String>());
    let list = "\"2026-01-01\", ".repeat(9_999);
    let holidays = format!(
        "format = 1\n{}[calendar.a.holidays]\nyears = [2026, 2026]\nclosed = [{list}]\n",
        calendar("a")
    );
    for text in [
        many(300, severities),
        many(2_000, tiers),
        many(1_000, examples),
        calendars,
        holidays,
    ] {
        let found = findings(text.as_bytes(), &catalog);
        assert!(found.len() <= 1001);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is cut out of a file, doubled or put into it, nothing panics, places are whole
    /// characters, and mends can be made.
    #[test]
    fn no_file_makes_a_rule_panic(
        which in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        length in 0..200_usize,
        put in "[\\[\\]{}=\",.a-z0-9 \n\u{e9}-]{0,12}",
        twice in any::<bool>(),
    ) {
        let files: Vec<Vec<u8>> = fixtures()
            .into_values()
            .filter_map(|mut files| files.remove("bad.toml"))
            .collect();
        let text = String::from_utf8(files[which.index(files.len())].clone()).unwrap();
        let boundary = |mut at: usize| {
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let from = boundary(cut.index(text.len()));
        let to = boundary((from + length).min(text.len()));
        let middle = if twice { &text[from..to] } else { "" };
        let text = format!("{}{middle}{put}{middle}{}", &text[..from], &text[to..]);
        let catalog = catalog();
        let found = findings(text.as_bytes(), &catalog);
        for finding in &found {
            let related = finding.related.iter().map(|(span, _)| span);
            for span in related.chain([&finding.span]) {
                prop_assert!(text.get(span.clone()).is_some(), "{finding:?}");
            }
            prop_assert!(registry::find(finding.code).is_some());
            if let Some(fix) = &finding.fix {
                prop_assert_eq!(apply(&text, [&**fix]).1, 1, "{:?}", finding);
            }
        }
        let context = Context { catalog: &catalog, today: today() };
        if let Some((mended, _)) = mend(&text, &context, |findings| findings) {
            prop_assert_eq!(mend(&mended, &context, |findings| findings), None);
        }
    }
}
