//! What others copy: the hook, and the jobs of the README. Each is parsed, and its commands run.

use std::process::Command;

use serde_json::Value;

fn root(file: &str) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    std::fs::read_to_string(format!("{root}/{file}")).unwrap()
}

fn yaml(text: &str) -> Value {
    serde_saphyr::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Runs a command of ours in the package's own directory, in an environment of its own.
fn run(words: &[&str], env: &[(&str, &str)]) -> i32 {
    assert_eq!(words[0], "tenure");
    let output = Command::new(env!("CARGO_BIN_EXE_tenure"))
        .args(&words[1..])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .envs(std::env::var_os("LLVM_PROFILE_FILE").map(|file| ("LLVM_PROFILE_FILE", file)))
        .env("TENURE_NOW", "2026-09-21T08:30:00Z")
        .envs(env.iter().copied())
        .output()
        .unwrap();
    output.status.code().unwrap()
}

#[test]
fn the_hook_runs() {
    let hooks = yaml(&root(".pre-commit-hooks.yaml"));
    let hooks = hooks.as_array().unwrap();
    assert!(!hooks.is_empty());
    for hook in hooks {
        for key in ["id", "name", "description", "entry", "language"] {
            assert!(
                hook[key].as_str().is_some_and(|text| !text.is_empty()),
                "{key}"
            );
        }
        let entry = hook["entry"].as_str().unwrap();
        let arguments = hook["args"].as_array().unwrap();
        let mut words: Vec<&str> = entry.split_whitespace().collect();
        words.extend(arguments.iter().map(|word| word.as_str().unwrap()));
        assert_eq!(run(&words, &[]), 0, "{words:?}");
        assert_eq!(
            hook["pass_filenames"], false,
            "programs and contracts go together"
        );
    }
}

/// The YAML blocks of the README.
fn blocks() -> Vec<Value> {
    let readme = root("README.md");
    let blocks = readme.split("```yaml\n").skip(1);
    blocks
        .map(|block| yaml(block.split("```").next().unwrap()))
        .collect()
}

/// Every line of a job's scripts that is a command of ours.
fn commands(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let ours = |line: &&str| line.trim_start().starts_with("tenure ");
            found.extend(text.lines().filter(ours).map(|line| line.trim().to_owned()));
        }
        Value::Array(items) => items.iter().for_each(|item| commands(item, found)),
        Value::Object(entries) => entries.values().for_each(|item| commands(item, found)),
        _ => {}
    }
}

#[test]
fn the_jobs_of_the_readme_run() {
    let blocks = blocks();
    let github = blocks
        .iter()
        .find(|block| block.get("on").is_some())
        .unwrap();
    let gitlab = blocks
        .iter()
        .find(|block| block.get("tenure").is_some())
        .unwrap();
    assert_eq!(github["permissions"]["contents"], "read");
    let dir = tempfile::tempdir().unwrap();
    for (job, least) in [(github, 1), (gitlab, 1)] {
        let mut found = Vec::new();
        commands(job, &mut found);
        assert!(found.len() >= least, "{job:#}");
        for command in found {
            let words: Vec<&str> = command.split_whitespace().collect();
            // A report goes where the job wants it; here it goes to a place of its own.
            let report = dir.path().join("report").to_str().unwrap().to_owned();
            let mut words = words;
            if let Some(at) = words.iter().position(|word| *word == "-o") {
                words[at + 1] = &report;
            }
            assert_eq!(run(&words, &[("GITHUB_ACTIONS", "true")]), 0, "{command}");
        }
    }
    let report = &gitlab["tenure"]["artifacts"]["reports"]["codequality"];
    let script = gitlab["tenure"]["script"].to_string();
    assert!(script.contains(report.as_str().unwrap()), "{script}");
    let hook = blocks
        .iter()
        .find(|block| block.get("repos").is_some())
        .unwrap();
    let id = &hook["repos"][0]["hooks"][0]["id"];
    let known = yaml(&root(".pre-commit-hooks.yaml"));
    assert!(
        known
            .as_array()
            .unwrap()
            .iter()
            .any(|known| known["id"] == *id)
    );
}
