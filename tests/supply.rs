//! What the release is built of: how many crates, under which licenses, which of them twice.
//!
//! Reads what `cargo metadata` says of the locked tree, without asking any registry for more.
#![allow(clippy::unwrap_used, reason = "a test may stop at anything unexpected")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Licenses that ask for no more than a notice.
const FREE: [&str; 10] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unicode-3.0",
    "Unlicense",
];

/// The crates of the release on this system, as `cargo tree` sees them: name and version.
fn release() -> BTreeSet<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--offline",
            "-e",
            "normal",
            "--prefix",
            "none",
            "-f",
            "{p}",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let crates = text.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some((
            words.next()?.to_owned(),
            words.next()?.trim_start_matches('v').to_owned(),
        ))
    });
    crates.collect()
}

#[test]
fn the_release_tree_is_small_and_nothing_is_in_it_twice() {
    let crates = release();
    assert!(crates.len() > 20, "the tree is not read as it is printed");
    assert!(crates.len() <= 110, "{} crates", crates.len());
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, version) in &crates {
        versions.entry(name).or_default().push(version);
    }
    let twice: Vec<_> = versions
        .iter()
        .filter(|(_, versions)| versions.len() > 1)
        .collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn every_crate_of_the_release_may_be_used_with_a_notice() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let release = release();
    let mut seen = 0;
    for package in metadata["packages"].as_array().unwrap() {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        if !release.contains(&(text("name"), text("version"))) {
            continue;
        }
        seen += 1;
        // `A OR B`, also written `A/B`: one will do. `A AND B`: both must.
        let license = text("license").replace(['(', ')'], "").replace('/', " OR ");
        let free = license.split(" AND ").all(|all| {
            all.split(" OR ")
                .any(|one| FREE.contains(&one.split(" WITH ").next().unwrap().trim()))
        });
        assert!(free, "{} {}: {license:?}", text("name"), text("version"));
    }
    assert_eq!(seen, release.len());
}
