//! Levels by flags and by a `tenure.toml`.

use std::fs;

use serde_json::Value;

use crate::place::{Place, Run};
use crate::{CONTRACT, PROGRAM};

const CODE: &str = "unused-calendar";

fn place() -> Place {
    let place = Place::new();
    fs::create_dir_all(place.path("repo/.git")).unwrap();
    fs::create_dir_all(place.path("repo/terms")).unwrap();
    place.write("repo/terms/p.toml", PROGRAM);
    place
}

fn check(place: &Place, path: &str, flags: &[&str]) -> Run {
    let mut arguments = vec!["check", path, "--format", "json"];
    arguments.extend(flags);
    place.run(&arguments)
}

/// The level of the finding that everything here is about; empty where it is not told.
fn level(run: &Run) -> String {
    let found = run.items_with("code", CODE);
    assert!(found.len() <= 1);
    let level = found.first().map(|item| item["level"].as_str().unwrap());
    level.unwrap_or_default().to_owned()
}

#[test]
fn flags_set_levels() {
    let place = place();
    let of = |flags: &[&str]| {
        let run = check(&place, "repo", flags);
        (level(&run), run.status)
    };
    assert_eq!(of(&[]), ("warning".to_owned(), 0));
    assert_eq!(of(&["--warn", CODE]), ("warning".to_owned(), 0));
    assert_eq!(of(&["--deny", CODE]), ("error".to_owned(), 1));
    assert_eq!(of(&["--deny", "warnings"]), ("error".to_owned(), 1));
    assert_eq!(of(&["--allow", CODE]).0, "");
    assert_eq!(of(&["--allow", CODE, "--deny", "warnings"]).0, "");
    let human = place.run(&["check", "repo", "--deny", "warnings"]);
    assert!(
        human.out.contains("error[unused-calendar]"),
        "{}",
        human.out
    );
}

#[test]
fn a_flag_that_names_no_rule_is_a_wrong_command_line() {
    let place = place();
    for (flags, help) in [
        (
            ["--allow", "unused-calender"],
            "did you mean `unused-calendar`?",
        ),
        (["--deny", "warning"], "the code that a finding shows"),
        (["--allow", "warnings"], "one by one"),
        (["--warn", "\u{1b}[2J"], "\\u{1b}[2J"),
    ] {
        let run = check(&place, "repo", &flags);
        assert_eq!(run.status, 2, "{flags:?}");
        assert!(run.err.contains(help), "{}", run.err);
    }
    let both = check(&place, "repo", &["--allow", CODE, "--deny", CODE]);
    assert_eq!(both.status, 2);
    assert!(both.err.contains("is set twice"), "{}", both.err);
    let config = check(&place, "repo", &["--config", "x.toml", "--no-config"]);
    assert_eq!(config.status, 2);
}

#[test]
fn a_tenure_toml_counts_below_its_directory_and_flags_go_before_it() {
    let place = place();
    place.write(
        "repo/tenure.toml",
        format!("[check]\nallow = [\"{CODE}\"]\n"),
    );
    for path in [
        "repo",
        "repo/terms",
        "repo/terms/p.toml",
        "repo/../repo/terms",
    ] {
        let run = check(&place, path, &[]);
        assert_eq!(level(&run), "", "{path}");
        assert_eq!(run.json()["summary"]["files"], 1, "it is no file of terms");
        assert_eq!(level(&check(&place, path, &["--no-config"])), "warning");
        assert_eq!(level(&check(&place, path, &["--deny", CODE])), "error");
    }
    // The nearest one alone.
    place.write(
        "repo/terms/tenure.toml",
        format!("[check]\ndeny = \"{CODE}\"\n"),
    );
    assert_eq!(level(&check(&place, "repo/terms", &[])), "error");
    assert_eq!(
        level(&check(&place, "repo", &[])),
        "",
        "each path has its own"
    );
    // One that is named takes the place of any.
    place.write("mine.toml", "format = 1\n[check]\ndeny = [\"warnings\"]\n");
    let run = check(&place, "repo/terms", &["--config", "mine.toml"]);
    assert_eq!((level(&run).as_str(), run.status), ("error", 1));
}

#[test]
fn a_tenure_toml_above_the_repository_does_not_count() {
    let place = place();
    place.write("tenure.toml", format!("[check]\nallow = [\"{CODE}\"]\n"));
    assert_eq!(level(&check(&place, "repo/terms", &[])), "warning");
    // Without a repository, directories of the same owner are looked through.
    fs::remove_dir(place.path("repo/.git")).unwrap();
    assert_eq!(level(&check(&place, "repo/terms", &[])), "");
}

#[test]
fn an_allowance_that_silences_nothing_is_told() {
    let place = place();
    place.write("repo/terms/c.toml", CONTRACT);
    let unused = |run: &Run| run.items_with("code", "unused-allowance");
    let run = check(
        &place,
        "repo",
        &["--allow", "unused-allowance", "--allow", CODE],
    );
    assert_eq!(unused(&run), Vec::<Value>::new());
    let run = check(&place, "repo/terms/c.toml", &["--allow", CODE]);
    assert_eq!(unused(&run)[0]["level"], "warning");
    let human = place.run(&["check", "repo/terms/c.toml", "--allow", CODE]);
    assert!(
        human.out.contains("--allow unused-calendar"),
        "{}",
        human.out
    );
    assert!(human.out.contains("^^^^^^^^^^^^^^^"), "{}", human.out);

    let config = format!("[check]\nallow = [\n  \"{CODE}\",\n]\n");
    place.write("repo/tenure.toml", &config);
    assert_eq!(unused(&check(&place, "repo", &[])), Vec::<Value>::new());
    // A part of what it is for: no reason to fail a commit of that part.
    let part = unused(&check(&place, "repo/terms/c.toml", &["--deny", "warnings"]));
    assert_eq!(part[0]["level"], "note");
    assert_eq!(
        (&part[0]["file"], &part[0]["line"]),
        (&"repo/tenure.toml".into(), &3.into())
    );
    fs::remove_file(place.path("repo/terms/p.toml")).unwrap();
    assert_eq!(unused(&check(&place, "repo", &[]))[0]["level"], "warning");
    let denied = check(&place, "repo", &["--deny", "warnings"]);
    assert_eq!(
        (&unused(&denied)[0]["level"], denied.status),
        (&"error".into(), 1)
    );
}

#[test]
fn an_error_cannot_be_allowed_away() {
    let place = place();
    place.write("repo/terms/c.toml", CONTRACT.replace("kaseya", "kaseyo"));
    for flag in ["--allow", "--warn"] {
        let run = check(&place, "repo", &[flag, "unknown-program"]);
        assert_eq!(run.status, 1);
        assert_eq!(
            run.items_with("code", "unknown-program")[0]["level"],
            "error"
        );
        let told = run.items_with("code", "unused-allowance");
        assert!(
            told[0]["message"]
                .as_str()
                .unwrap()
                .contains("whatever is set")
        );
    }
}

#[test]
fn a_bad_tenure_toml_is_told_like_any_file_and_a_missing_one_stops_everything() {
    let place = place();
    place.write(
        "repo/tenure.toml",
        "[check]\nallow = [\"unused-calender\"]\nforbid = 1\n",
    );
    let run = check(&place, "repo", &[]);
    assert_eq!(run.status, 1);
    assert_eq!(level(&run), "warning");
    let help = &run.items_with("code", "unknown-value")[0]["help"];
    assert_eq!(help, "did you mean `unused-calendar`?");
    assert_eq!(run.items_with("code", "unknown-key").len(), 1);
    // Named as a file to check, it is checked as what it is, and told of once.
    let named = check(&place, "repo/tenure.toml", &[]);
    assert_eq!(named.json()["items"].as_array().map(Vec::len), Some(2));
    let gone = check(&place, "repo", &["--config", "gone.toml"]);
    assert_eq!((gone.status, gone.out.as_str()), (3, ""));
    assert!(gone.err.contains("there is no such file"), "{}", gone.err);
}
