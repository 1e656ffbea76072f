//! Keeps the order of the layers: which module may use which, and where certain crates may appear.
//!
//! Reads the sources as text. A use is any path that begins with `crate::MODULE`, or with
//! `tenure::MODULE` in the binary.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module with those that it may use.
const LAYERS: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("diagnostic", &[]),
    ("terms", &["domain", "diagnostic"]),
    ("ingest", &["domain", "diagnostic"]),
    ("lint", &["domain", "diagnostic", "terms"]),
    ("store", &["domain"]),
    ("report", &["domain", "diagnostic"]),
    ("render", &["report", "diagnostic"]),
    (
        "cli",
        &[
            "domain",
            "diagnostic",
            "terms",
            "ingest",
            "lint",
            "store",
            "report",
            "render",
        ],
    ),
];

/// Crates that stay in one module.
const CRATES: [(&str, &str); 10] = [
    ("rusqlite", "store"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("etcetera", "cli"),
    ("terminal_size", "cli"),
    ("toml", "terms"),
    ("toml_edit", "terms"),
    ("comfy_table", "render"),
    ("annotate_snippets", "render"),
];

/// Every source file with the module it belongs to.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut dirs = vec![root.clone()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("tests.rs")
            {
                let below = path.strip_prefix(&root).unwrap();
                let first = below
                    .components()
                    .next()
                    .unwrap()
                    .as_os_str()
                    .to_str()
                    .unwrap();
                let module = first.trim_end_matches(".rs").to_owned();
                found.push((module, path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// The text without its comments and its unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = text.lines().map(|line| line.split("//").next().unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

/// The words that follow a prefix such as `crate::`, where it begins a path.
fn follows<'t>(text: &'t str, prefix: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(prefix).filter_map(move |(at, _)| {
        let before = text[..at].chars().next_back();
        let inside = before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
        let rest = &text[at + prefix.len()..];
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        (!inside && end > 0).then(|| &rest[..end])
    })
}

#[test]
fn no_module_uses_one_that_it_may_not() {
    let layers: BTreeMap<&str, &[&str]> = LAYERS.into_iter().collect();
    let mut seen = 0;
    for (module, path, text) in sources() {
        let Some(may_use) = layers.get(module.as_str()) else {
            assert!(
                ["lib", "main"].contains(&module.as_str()),
                "{module} is in no layer"
            );
            continue;
        };
        let prefix = if module == "cli" {
            "tenure::"
        } else {
            "crate::"
        };
        for used in follows(&code(&text), prefix) {
            if layers.contains_key(used) {
                seen += 1;
                let allowed = used == module || may_use.contains(&used);
                assert!(allowed, "{} uses `{used}`", path.display());
            }
        }
    }
    assert!(
        seen > 50,
        "the sources are not read as they are written: {seen} uses"
    );
}

#[test]
fn certain_crates_stay_in_their_modules() {
    let mut seen = 0;
    for (module, path, text) in sources() {
        let code = code(&text);
        for (name, home) in CRATES {
            if follows(&format!("{code} "), &format!("{name}::"))
                .next()
                .is_some()
            {
                seen += 1;
                assert_eq!(module, home, "{} uses the crate `{name}`", path.display());
            }
        }
    }
    assert!(
        seen > 5,
        "the sources are not read as they are written: {seen} uses"
    );
}

#[test]
fn the_clock_is_read_in_one_place() {
    let now = |text: &str| text.contains("SystemTime::now") || text.contains("Utc::now");
    let readers: Vec<PathBuf> = sources()
        .into_iter()
        .filter(|(_, _, text)| now(&code(text)))
        .map(|(_, path, _)| path)
        .collect();
    assert_eq!(readers.len(), 1, "{readers:?}");
    assert!(readers[0].ends_with("cli/context.rs"));
}

#[test]
fn no_vendor_is_named_in_rust_code() {
    let mut names = Vec::new();
    for file in tenure::terms::bundled::PROGRAMS {
        let (program, _) = tenure::terms::program::read_program(file.text);
        let program = program.unwrap();
        names.extend([program.id.to_lowercase(), program.vendor.to_lowercase()]);
        names.push(program.name.split(' ').next().unwrap().to_lowercase());
    }
    assert!(names.len() >= 9);
    for (_, path, text) in sources() {
        let text = text.to_lowercase();
        for name in &names {
            assert!(
                !text.contains(name.as_str()),
                "{} names {name}",
                path.display()
            );
        }
    }
}
