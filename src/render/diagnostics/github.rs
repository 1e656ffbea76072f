//! Findings as orders to the runner of GitHub Actions, which shows them on the lines of a change.
//!
//! May use `diagnostic` and `report`. An order is a line `::error key=value,...::message`. GitHub
//! documents that `%`, CR and LF are encoded in all of it, and `:` and `,` in properties too; a
//! runner shows ten of a level in a step, so the worst go first. Deliberately absent: the excerpt;
//! GitHub shows the line itself.

use std::fmt::Write as _;

use super::with_help;
use crate::diagnostic::{Diagnostic, Level};
use crate::render::text::visible;
use crate::report::check::{Checked, Findings};

/// Every finding as an order, one a line.
pub fn render(findings: &Findings) -> String {
    let mut lines = String::new();
    for why in &findings.unreadable {
        // Writing to a string does not fail.
        let _ = writeln!(lines, "::error::{}", data(&visible(why)));
    }
    for (file, finding) in findings.worst_first() {
        order(&mut lines, file, finding);
    }
    lines
}

fn order(lines: &mut String, file: &Checked, finding: &Diagnostic) {
    let name = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let _ = write!(lines, "::{name} ");
    if let Some(place) = &file.place {
        let start = file.source.position(finding.span.start);
        let end = file
            .source
            .position(finding.span.end.max(finding.span.start));
        let _ = write!(
            lines,
            "file={},line={},endLine={},",
            property(&visible(place)),
            start.line,
            end.line
        );
        // Columns are for findings within a line.
        if start.line == end.line {
            let _ = write!(lines, "col={},endColumn={},", start.column, end.column);
        }
    }
    let title = property(finding.code);
    let _ = writeln!(lines, "title={title}::{}", data(&with_help(finding)));
}

/// A message as an order holds it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property as an order holds it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
