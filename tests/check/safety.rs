//! What `check` keeps away from, and what it survives: a stranger's change may hold anything.

use std::fs;
use std::process::Command;

use crate::place::Place;
use crate::{CONTRACT, PROGRAM};

const SECRET: &str = "hunter2";

#[test]
fn nothing_is_written_and_there_is_no_store() {
    let place = Place::new();
    fs::create_dir_all(place.path("t/.git")).unwrap();
    place.write("t/p.toml", PROGRAM);
    place.write("t/c.toml", "hello");
    place.write("t/tenure.toml", "[check]\n");
    let before = place.snapshot();
    for format in ["human", "json", "github", "sarif"] {
        place.run(&["check", "t", "--format", format]);
    }
    assert_eq!(place.snapshot(), before);
}

#[cfg(unix)]
#[test]
fn links_that_leave_are_refused_and_nothing_behind_them_is_quoted() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.write("secret.toml", format!("password = {SECRET}\n"));
    fs::create_dir_all(place.path("t/sub")).unwrap();
    fs::create_dir_all(place.path("other")).unwrap();
    place.write("other/c.toml", format!("password = {SECRET}\n"));
    place.write("t/good.toml", CONTRACT);
    symlink("../secret.toml", place.path("t/out.toml")).unwrap();
    symlink("../other", place.path("t/dir")).unwrap();
    symlink("good.toml", place.path("t/same.toml")).unwrap();
    symlink("../good.toml", place.path("t/sub/up.toml")).unwrap();
    symlink("nowhere.toml", place.path("t/broken.toml")).unwrap();
    symlink("loop.toml", place.path("t/loop.toml")).unwrap();
    let absolute = place.path("t");
    for path in ["t", "./t", absolute.to_str().unwrap()] {
        let run = place.run(&["check", path, "--format", "json"]);
        assert_eq!(run.status, 3, "{path}: {}", run.err);
        assert!(!format!("{}{}", run.out, run.err).contains(SECRET));
        assert_eq!(
            run.json()["summary"]["files"],
            1,
            "the same file once, whatever its names"
        );
        assert!(run.err.contains("out.toml`: it is a link"), "{}", run.err);
        assert!(
            run.err.contains("broken.toml`: there is no such file"),
            "{}",
            run.err
        );
        assert_eq!(
            run.json()["warnings"].as_array().map(Vec::len),
            Some(3),
            "{}",
            run.err
        );
    }
    // Named one by one, as a hook or a shell does.
    for path in ["t/out.toml", "t/dir", "t/dir/c.toml"] {
        for path in [
            path.to_owned(),
            place.path(path).to_str().unwrap().to_owned(),
        ] {
            if path.starts_with('/') && path.ends_with("c.toml") {
                continue;
            }
            let run = place.run(&["check", &path]);
            assert_eq!(run.status, 3, "{path}");
            assert!(
                !format!("{}{}", run.out, run.err).contains(SECRET),
                "{path}"
            );
        }
    }
    for path in ["t/same.toml", "t/../t/good.toml", "./t//good.toml"] {
        assert_eq!(place.run(&["check", path]).status, 0, "{path}");
    }
    // The settings are a file of the project too.
    symlink("../secret.toml", place.path("t/tenure.toml")).unwrap();
    let run = place.run(&["check", "t/good.toml"]);
    assert_eq!(run.status, 3);
    assert!(!format!("{}{}", run.out, run.err).contains(SECRET));
    assert_eq!(
        place.run(&["check", "t/good.toml", "--no-config"]).status,
        0
    );
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_refused_without_waiting() {
    let place = Place::new();
    fs::create_dir(place.path("t")).unwrap();
    place.write("t/good.toml", CONTRACT);
    let made = Command::new("mkfifo")
        .arg(place.path("t/pipe.toml"))
        .status();
    assert!(made.unwrap().success());
    for path in ["t", "t/pipe.toml", "/dev/zero"] {
        let run = place.run(&["check", path, "--no-config"]);
        assert_eq!(run.status, 3, "{path}");
        assert!(run.err.contains("not a regular file"), "{}", run.err);
    }
}

#[test]
fn what_is_too_much_is_a_clear_error() {
    let place = Place::new();
    let closed: Vec<String> = (0..10_001).map(|_| "\"2026-01-01\"".to_owned()).collect();
    let calendar = |table: &str| {
        format!(
            "format = 1\n[calendar.a]\nzone = \"UTC\"\nhours = {{}}\n[calendar.a.holidays]\n{table}\n"
        )
    };
    let with = |key: &str| CONTRACT.replace("customer", &format!("{key}\ncustomer"));
    let texts = [
        ("large", " ".repeat((1 << 20) + 1), "file-too-large"),
        ("brackets", format!("x = {}", "[".repeat(100_000)), "syntax"),
        ("tables", format!("x = {}", "{a=".repeat(50_000)), "syntax"),
        ("dots", format!("{}x = 1", "a.".repeat(50_000)), "too-deep"),
        (
            "many",
            calendar(&format!("closed = [{}]", closed.join(","))),
            "too-many",
        ),
        (
            "long",
            with(&format!("partner = \"{}\"", "x".repeat(10_001))),
            "too-long",
        ),
        ("year", calendar("years = [2026, 99999]"), "bad-value"),
        ("date", calendar("closed = [\"10000-01-01\"]"), "bad-value"),
        (
            "term",
            CONTRACT.replace("2026-01-01, end = 2026-12-31", "9990-01-01, months = 65535"),
            "term-dates",
        ),
        (
            "lead",
            with("notice_lead = \"99999999999999999999d\""),
            "bad-value",
        ),
        (
            "findings",
            format!(
                "{CONTRACT}{}",
                (0..2000).map(|n| format!("k{n} = 1\n")).collect::<String>()
            ),
            "more-findings",
        ),
    ];
    for (name, text, code) in texts {
        place.write("c.toml", &text);
        let run = place.run(&["check", "c.toml", "--format", "json"]);
        assert_eq!(run.status, 1, "{name}");
        let codes: Vec<String> = run.json()["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["code"].as_str().unwrap().to_owned())
            .collect();
        assert!(codes.iter().any(|found| found == code), "{name}: {codes:?}");
        for format in ["human", "short", "github", "gitlab", "sarif", "junit"] {
            let run = place.run(&["check", "c.toml", "--format", format]);
            assert_eq!(run.status, 1, "{name} as {format}");
        }
    }
}

#[test]
fn directories_without_end_and_files_without_number_are_bounded() {
    let place = Place::new();
    let mut deep = place.path("deep");
    for _ in 0..40 {
        deep.push("d");
    }
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("c.toml"), "hello").unwrap();
    let run = place.run(&["check", "deep"]);
    assert_eq!(run.status, 3);
    assert!(run.err.contains("directories deep"), "{}", run.err);
    fs::create_dir(place.path("many")).unwrap();
    for number in 0..10_050 {
        fs::write(place.path(&format!("many/{number:05}.toml")), "").unwrap();
    }
    let run = place.run(&["check", "many", "--format", "short"]);
    assert_eq!(run.status, 3);
    assert!(run.err.contains("more than 10000 files"), "{}", run.err);
    assert_eq!(run.err.matches("error:").count(), 1, "told once");
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines.is_sorted(), "in the order of the files");
    assert_eq!(lines.len(), 10_000);
}
