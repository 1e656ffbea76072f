//! Findings as SARIF 2.1.0, the format in which code scanners exchange them.
//!
//! May use `diagnostic` and `report`. Own structs, of the parts that are used: the standard has
//! hundreds. Rules have stable ids and places are relative to the root of the project; a result is
//! known again by its fingerprint. Columns count characters, as everywhere here. Deliberately
//! absent: the text of the files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;
use serde_json::ser::Serializer;

use super::with_help;
use crate::diagnostic::{Diagnostic, Level};
use crate::render::SafeFormatter;
use crate::render::text::visible;
use crate::report::check::{Checked, Findings, RuleText};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// What paths are relative to, by the name that readers of SARIF know.
const ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: [Invocation; 1],
    original_uri_base_ids: BTreeMap<&'static str, Described>,
    column_kind: &'static str,
    results: Vec<Found>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_configuration: Option<Configuration>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
}

impl Text {
    fn plain(text: impl Into<String>) -> Text {
        Text {
            text: text.into(),
            markdown: None,
        }
    }
}

#[derive(Serialize)]
struct Described {
    description: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// Writes the whole log; `rules` are those that are known, whether or not they found anything.
pub fn write(out: &mut impl Write, findings: &Findings, rules: &[RuleText]) -> io::Result<()> {
    let mut known: Vec<Rule> = rules.iter().map(rule).collect();
    let mut results = Vec::new();
    for file in findings.all() {
        for (finding, fingerprint) in file.findings.iter().zip(file.fingerprints()) {
            let at = known.iter().position(|rule| rule.id == finding.code);
            let at = at.unwrap_or_else(|| {
                known.push(bare(finding.code));
                known.len() - 1
            });
            results.push(result(file, finding, fingerprint, at));
        }
    }
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "tenure",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: known,
                },
            },
            invocations: [invocation(findings)],
            original_uri_base_ids: BTreeMap::from([(
                ROOT,
                Described {
                    description: Text::plain("The root of the project."),
                },
            )]),
            column_kind: "unicodeCodePoints",
            results,
        }],
    };
    let mut serializer = Serializer::with_formatter(&mut *out, SafeFormatter::pretty());
    log.serialize(&mut serializer)?;
    writeln!(out)
}

fn rule(rule: &RuleText) -> Rule<'_> {
    Rule {
        id: rule.code,
        short_description: Some(Text::plain(&rule.what)),
        help: Some(Text {
            text: rule.help.clone(),
            markdown: Some(rule.help.clone()),
        }),
        default_configuration: Some(Configuration {
            level: rule.level.name(),
        }),
    }
}

/// A rule of which nothing but its code is known.
fn bare(code: &str) -> Rule<'_> {
    Rule {
        id: code,
        short_description: None,
        help: None,
        default_configuration: None,
    }
}

fn invocation(findings: &Findings) -> Invocation {
    let notification = |why: &String| Notification {
        level: Level::Error.name(),
        message: Text::plain(visible(why)),
    };
    Invocation {
        execution_successful: findings.unreadable.is_empty(),
        tool_execution_notifications: findings.unreadable.iter().map(notification).collect(),
    }
}

fn result(file: &Checked, finding: &Diagnostic, fingerprint: String, rule_index: usize) -> Found {
    let related = finding.related.iter().enumerate();
    Found {
        rule_id: finding.code,
        rule_index,
        level: finding.level.name(),
        message: Text::plain(with_help(finding)),
        locations: vec![location(file, &finding.span)],
        related_locations: related
            .map(|(at, (span, label))| Location {
                id: Some(at + 1),
                message: Some(Text::plain(visible(label))),
                ..location(file, span)
            })
            .collect(),
        partial_fingerprints: BTreeMap::from([("tenureFinding/v1", fingerprint)]),
    }
}

fn location(file: &Checked, span: &Range<usize>) -> Location {
    let start = file.source.position(span.start);
    let end = file.source.position(span.end.max(span.start));
    let relative = !file.path().starts_with('/');
    Location {
        id: None,
        physical_location: Physical {
            artifact_location: Artifact {
                uri: uri(file.path()),
                uri_base_id: relative.then_some(ROOT),
            },
            region: Region {
                start_line: start.line,
                start_column: start.column,
                end_line: end.line,
                end_column: end.column,
            },
        },
        message: None,
    }
}

/// A path as a URI reference: everything is encoded but what RFC 3986 lets stand in a path. A
/// colon is encoded too, since before the first slash it would end a scheme.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => uri.push(char::from(byte)),
            b'/' | b'-' | b'.' | b'_' | b'~' | b'@' | b'+' | b'=' => uri.push(char::from(byte)),
            // Writing to a string does not fail.
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("contracts/a-1.toml"), "contracts/a-1.toml");
        assert_eq!(uri("a b/c:d%\u{e9}.toml"), "a%20b/c%3Ad%25%C3%A9.toml");
        assert_eq!(uri("/tmp/a.toml"), "file:///tmp/a.toml");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }
}
