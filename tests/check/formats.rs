//! The formats, read by others: SARIF and JUnit by readers of their own, GitHub's orders by the
//! syntax that GitHub documents, everything against what `json` says.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::place::{Place, Run};
use crate::{CONTRACT, PROGRAM};

const FORMATS: [&str; 8] = [
    "human", "short", "json", "ndjson", "github", "gitlab", "sarif", "junit",
];

/// Text that would act on a terminal, a runner, a reader of XML or of Markdown.
const HOSTILE: &str = "::error file=x,line=1::%0A##[group]\\r\\n::stop-commands::x,y:z % \
    \\u001b[2J \\u009b \\u202e ]]> <b>&amp;\\u0000 | `x` \\\"";

/// Files with errors, a warning, and hostile names and text.
fn place() -> Place {
    let place = Place::new();
    fs::create_dir(place.path("t")).unwrap();
    place.write("t/p.toml", PROGRAM);
    place.write("t/good.toml", CONTRACT);
    place.write("t/a, b:c %.toml", CONTRACT.replace("kaseya", HOSTILE));
    place.write(
        "t/::error::x.toml",
        format!("{CONTRACT}\"{HOSTILE}\" = 1\nid = \"again\"\nb = 1\nb = 1 ##[x]\n::error::y\n"),
    );
    place.write(
        "t/table.toml",
        format!("{CONTRACT}[contract.term]\nx = {{\n  a = 1,\n}}\n"),
    );
    place
}

fn run(place: &Place, format: &str) -> Run {
    place.run(&["check", "t", "--format", format])
}

fn items(place: &Place) -> Vec<Value> {
    run(place, "json").json()["items"]
        .as_array()
        .unwrap()
        .clone()
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap()
}

/// What a message is with its mend.
fn with_help(item: &Value, between: &str) -> String {
    match item["help"].as_str() {
        Some(help) => format!("{}{between}help: {help}", item["message"].as_str().unwrap()),
        None => item["message"].as_str().unwrap().to_owned(),
    }
}

/// Text as it is shown in lines: what would act is written out.
fn shown(text: &str) -> String {
    tenure::render::text::visible(text).into_owned()
}

fn message(item: &Value, between: &str) -> String {
    with_help(item, "\u{1}")
        .split('\u{1}')
        .map(shown)
        .collect::<Vec<_>>()
        .join(between)
}

#[test]
fn no_format_lets_text_act() {
    let place = place();
    for format in FORMATS {
        for color in ["never", "always"] {
            let run = place.run(&["check", "t", "--format", format, "--color", color]);
            assert_eq!(run.status, 1, "{format}");
            for line in run.out.lines().chain(run.err.lines()) {
                assert!(!line.contains("##["), "{format}: {line}");
                let order = line.trim_start().starts_with("::");
                assert!(!order || format == "github", "{format}: {line}");
                let line = match color {
                    "always" => line.replace("\u{1b}[", ""),
                    _ => line.to_owned(),
                };
                let acts = |c: char| c.is_control() || ['\u{202e}', '\u{9b}'].contains(&c);
                assert!(!line.contains(acts), "{format}: {line:?}");
            }
        }
    }
}

/// An order as the runner reads it: its name, its properties, its message.
fn order(line: &str) -> (String, Vec<(String, String)>, String) {
    let (order, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = order.split_once(' ').unwrap_or((order, ""));
    let data = |text: &str| {
        text.replace("%0D", "\r")
            .replace("%0A", "\n")
            .replace("%25", "%")
    };
    let property = |text: &str| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n");
        text.replace("%3A", ":")
            .replace("%2C", ",")
            .replace("%25", "%")
    };
    let properties = properties.split(',').filter(|pair| !pair.is_empty());
    let properties = properties.map(|pair| {
        let (key, value) = pair.split_once('=').unwrap();
        (key.to_owned(), property(value))
    });
    (name.to_owned(), properties.collect(), data(message))
}

#[test]
fn github_is_told_every_finding_on_its_line_the_worst_first() {
    let place = place();
    let run = run(&place, "github");
    let mut wanted = items(&place);
    wanted.sort_by_key(|item| {
        ["error", "warning", "note"]
            .iter()
            .position(|l| item["level"] == **l)
    });
    let orders: Vec<_> = run.out.lines().map(order).collect();
    assert_eq!(orders.len(), wanted.len());
    for ((name, properties, told), item) in orders.iter().zip(&wanted) {
        let level = if name == "notice" { "note" } else { name };
        assert_eq!(item["level"], *level);
        let get = |key: &str| {
            let mut all = properties.iter().filter(|(name, _)| name == key);
            all.next().map(|(_, value)| value.as_str())
        };
        assert_eq!(get("file"), item["file"].as_str());
        assert_eq!(get("title"), item["code"].as_str());
        assert_eq!(get("line"), Some(item["line"].to_string().as_str()));
        assert_eq!(get("endLine"), Some(item["end_line"].to_string().as_str()));
        let column = (item["line"] == item["end_line"]).then(|| item["column"].to_string());
        assert_eq!(get("col"), column.as_deref());
        assert_eq!(*told, message(item, "\n"));
    }
    assert!(orders.iter().any(|(name, ..)| name == "warning"));
}

#[test]
fn github_is_chosen_in_its_jobs_with_a_summary() {
    let place = place();
    place.write("summary.md", "before\n");
    let summary = place.path("summary.md");
    let workspace = fs::canonicalize(place.path(".")).unwrap();
    let env = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
        (
            "GITHUB_WORKSPACE",
            workspace.parent().unwrap().to_str().unwrap(),
        ),
    ];
    let run = place.run_with(&["check", "t"], &env, "");
    assert_eq!(run.status, 1);
    assert!(
        run.out.lines().all(|line| line.starts_with("::")),
        "{}",
        run.out
    );
    // Below the workspace, wherever the job runs it.
    let below = format!(
        "file={}/t/",
        workspace.file_name().unwrap().to_str().unwrap()
    );
    assert!(run.out.contains(&below), "{}", run.out);
    let text = fs::read_to_string(&summary).unwrap();
    let items = items(&place);
    assert!(text.starts_with("before\n### tenure check\n"), "{text}");
    let rows = text.lines().filter(|line| line.starts_with("| ")).count();
    assert_eq!(rows, items.len() + 2, "{text}");
    assert!(!text.contains("<b>") && !text.contains('\u{1b}'), "{text}");
    assert!(!text.lines().any(|line| line.starts_with("::")), "{text}");

    let before = fs::read(&summary).unwrap();
    type Asked<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)]);
    let asked: [Asked<'_>; 3] = [
        (&["check", "t", "--format", "short"], &[]),
        (&["check", "t"], &[("TENURE_FORMAT", "short")]),
        (&["check", "t", "-o", "out.txt"], &[]),
    ];
    for (arguments, more) in asked {
        let env: Vec<_> = env.iter().chain(more).copied().collect();
        let run = place.run_with(arguments, &env, "");
        assert!(
            !run.out.lines().any(|line| line.starts_with("::")),
            "{}",
            run.out
        );
    }
    assert_eq!(
        fs::read(&summary).unwrap(),
        before,
        "only with its own format"
    );
    // Nothing that waits is opened, and a summary that cannot be written changes nothing else.
    let made = std::process::Command::new("mkfifo")
        .arg(place.path("pipe"))
        .status();
    if made.is_ok_and(|status| status.success()) {
        let pipe = place.path("pipe");
        let env = [env[0], ("GITHUB_STEP_SUMMARY", pipe.to_str().unwrap())];
        let run = place.run_with(&["check", "t/good.toml"], &env, "");
        assert_eq!(run.status, 0);
        assert!(
            run.err.contains("summary could not be written"),
            "{}",
            run.err
        );
    }
    let local = [("GITHUB_ACTIONS", "false"), env[1]];
    let run = place.run_with(&["check", "t/good.toml"], &local, "");
    assert_eq!(run.out, "1 file checked: 0 errors, 0 warnings\n");
}

/// A percent-encoded path as it was.
fn decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn sarif_is_read_by_another_reader() {
    let place = place();
    let read = || {
        let text = run(&place, "sarif").out;
        serde_json::from_str::<serde_sarif::sarif::Sarif>(&text).unwrap()
    };
    let sarif = read();
    let run = &sarif.runs[0];
    let rules = run.tool.driver.rules.as_ref().unwrap();
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), rules.len());
    assert!(rules.iter().all(|rule| rule.short_description.is_some()));
    let results = run.results.as_ref().unwrap();
    let wanted = items(&place);
    assert_eq!(results.len(), wanted.len());
    for (result, item) in results.iter().zip(&wanted) {
        assert_eq!(result.rule_id.as_deref(), item["code"].as_str());
        let rule = usize::try_from(result.rule_index.unwrap()).unwrap();
        assert_eq!(Some(rules[rule].id.as_str()), item["code"].as_str());
        let level = serde_json::to_value(result.level.as_ref().unwrap()).unwrap();
        assert_eq!(level, item["level"]);
        assert_eq!(
            result.message.text.as_deref(),
            Some(message(item, "\n").as_str())
        );
        let place = result.locations.as_ref().unwrap()[0]
            .physical_location
            .as_ref()
            .unwrap();
        let artifact = place.artifact_location.as_ref().unwrap();
        assert_eq!(
            Some(decoded(artifact.uri.as_ref().unwrap()).as_str()),
            item["file"].as_str()
        );
        assert!(!artifact.uri.as_ref().unwrap().contains([' ', ':', ',']));
        assert_eq!(artifact.uri_base_id.as_deref(), Some("%SRCROOT%"));
        let region = place.region.as_ref().unwrap();
        assert_eq!(region.start_line, Some(number(&item["line"])));
        assert_eq!(region.start_column, Some(number(&item["column"])));
        assert_eq!(region.end_line, Some(number(&item["end_line"])));
        assert_eq!(region.end_column, Some(number(&item["end_column"])));
    }
    let related = results
        .iter()
        .filter_map(|result| result.related_locations.as_ref());
    assert!(related.flatten().any(|location| location.message.is_some()));
    let invocation = &run.invocations.as_ref().unwrap()[0];
    assert!(invocation.execution_successful);
    let gone = place.run(&["check", "gone.toml", "--format", "sarif"]);
    let gone: serde_sarif::sarif::Sarif = serde_json::from_str(&gone.out).unwrap();
    let invocation = &gone.runs[0].invocations.as_ref().unwrap()[0];
    assert!(!invocation.execution_successful);
    let told = invocation.tool_execution_notifications.as_ref().unwrap();
    assert!(told[0].message.text.as_ref().unwrap().contains("gone.toml"));
}

#[test]
fn findings_are_known_again_after_lines_moved() {
    let place = Place::new();
    fs::create_dir(place.path("t")).unwrap();
    let twice =
        "[contract.term]\nx = 1\n[[contract.contact]]\ny = 1\n[[contract.contact]]\ny = 1\n";
    let prints = |text: &str, format: &str| -> Vec<String> {
        place.write("t/c.toml", text);
        let json = run(&place, format).json();
        let of = |item: &Value| match format {
            "gitlab" => item["fingerprint"].clone(),
            _ => item["partialFingerprints"]["tenureFinding/v1"].clone(),
        };
        let items = match format {
            "gitlab" => json.as_array().unwrap(),
            _ => json["runs"][0]["results"].as_array().unwrap(),
        };
        items
            .iter()
            .map(|item| of(item).as_str().unwrap().to_owned())
            .collect()
    };
    for format in ["gitlab", "sarif"] {
        let text = format!("{}{twice}", CONTRACT.replace("term = ", "tarm = "));
        let before = prints(&text, format);
        assert!(before.len() >= 4, "{before:?}");
        let distinct: BTreeSet<&String> = before.iter().collect();
        assert_eq!(distinct.len(), before.len());
        assert_eq!(prints(&format!("# moved\n\n{text}"), format), before);
        assert_ne!(prints(&text.replace("y = 1", "z = 1"), format), before);
    }
}

#[test]
fn gitlab_has_every_field_that_it_needs() {
    let place = place();
    let entries = run(&place, "gitlab").json();
    let wanted = items(&place);
    assert_eq!(entries.as_array().unwrap().len(), wanted.len());
    for (entry, item) in entries.as_array().unwrap().iter().zip(&wanted) {
        assert_eq!(entry["check_name"], item["code"]);
        assert_eq!(entry["description"].as_str().unwrap(), message(item, "; "));
        let severity = entry["severity"].as_str().unwrap();
        let level = ["info", "minor", "major"]
            .iter()
            .position(|known| *known == severity);
        assert_eq!(
            level,
            ["note", "warning", "error"]
                .iter()
                .position(|l| item["level"] == **l)
        );
        assert_eq!(entry["location"]["path"], item["file"]);
        assert_eq!(entry["location"]["lines"]["begin"], item["line"]);
        assert_eq!(entry["fingerprint"].as_str().map(str::len), Some(64));
    }
    assert_eq!(
        place
            .run(&["check", "t/good.toml", "--format", "gitlab"])
            .out,
        "[]\n"
    );
}

#[test]
fn junit_is_read_by_another_reader() {
    let place = place();
    let read = |text: &str| junit_parser::from_reader(text.as_bytes()).unwrap();
    let report = read(&run(&place, "junit").out);
    let json = run(&place, "json").json();
    let wanted = items(&place);
    assert_eq!(report.failures, json["summary"]["errors"].as_u64().unwrap());
    assert_eq!(report.suites.len(), 5, "a file is a suite");
    let mut cases = report.suites.iter().flat_map(|suite| &suite.cases);
    let good = report
        .suites
        .iter()
        .find(|suite| suite.name == "t/good.toml")
        .unwrap();
    assert!(good.cases.iter().all(|case| case.status.is_success()));
    for item in &wanted {
        let at = format!(
            "{} at {}:{}",
            item["code"].as_str().unwrap(),
            item["line"],
            item["column"]
        );
        let case = cases.find(|case| case.original_name == at).unwrap();
        if item["level"] != "error" {
            assert!(case.status.is_success());
            let text = case.system_out.as_ref().unwrap();
            assert!(text.contains(item["code"].as_str().unwrap()), "{text}");
            continue;
        }
        let failure = case.status.failure_as_ref();
        assert_eq!(Some(failure.failure_type.as_str()), item["code"].as_str());
        assert_eq!(failure.message, message(item, "; "));
        let code = format!("error[{}]", failure.failure_type);
        assert!(failure.text.starts_with(&code), "{}", failure.text);
    }
    let gone = place.run(&["check", "gone.toml", "--format", "junit"]);
    assert_eq!((gone.status, read(&gone.out).errors), (3, 1));
}
