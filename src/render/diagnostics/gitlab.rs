//! Findings as GitLab's Code Quality report, which shows them in a merge request.
//!
//! May use `diagnostic` and `report`. A JSON array; an entry is known again by its fingerprint,
//! which does not change with the number of its line. Deliberately absent: columns, ends and
//! excerpts, which the report has no room for.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Serializer;

use super::with_help;
use crate::diagnostic::Level;
use crate::render::SafeFormatter;
use crate::render::text::visible;
use crate::report::check::Findings;

#[derive(Serialize)]
struct Entry<'a> {
    description: &'a str,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes the whole report.
pub fn write(out: &mut impl Write, findings: &Findings) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, SafeFormatter::pretty());
    let entries = findings.all().flat_map(|file| {
        let found = file.findings.iter().zip(file.fingerprints());
        found.map(move |(finding, fingerprint)| (file, finding, fingerprint))
    });
    let texts: Vec<_> = entries
        .map(|(file, finding, fingerprint)| {
            let path = visible(file.path());
            let description = with_help(finding).replace('\n', "; ");
            (file, finding, fingerprint, description, path)
        })
        .collect();
    let entries = texts
        .iter()
        .map(|(file, finding, fingerprint, description, path)| Entry {
            description,
            check_name: finding.code,
            fingerprint: fingerprint.clone(),
            severity: match finding.level {
                Level::Error => "major",
                Level::Warning => "minor",
                Level::Note => "info",
            },
            location: Location {
                path,
                lines: Lines {
                    begin: file.source.position(finding.span.start).line,
                    end: file
                        .source
                        .position(finding.span.end.max(finding.span.start))
                        .line,
                },
            },
        });
    serde::Serializer::collect_seq(&mut serializer, entries)?;
    writeln!(out)
}
