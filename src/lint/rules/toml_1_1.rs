//! TOML that tools of TOML 1.0 refuse.

use std::ops::Range;

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Edit, Fix, Group, Level, Rule};
use crate::terms::read::newer::{Newer, newer};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "toml-1-1",
    group: Group::Reading,
    level: Level::Warning,
    title: "other tools refuse this TOML",
    what: "The file has something that TOML 1.1 brought and TOML 1.0 refuses: an inline table over \
           several lines or with a comma at its end, the escapes `\\e` and `\\x`, a time without \
           seconds.",
    why: "Editors, formatters and programs that read TOML 1.0 refuse the whole file.",
    example: "term = {\n    start = 2026-01-01,\n    months = 12,\n}",
    mend: "Write it as TOML 1.0 has it: `term = { start = 2026-01-01, months = 12 }`. `check --fix` \
           does, but for an inline table with comments in it.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    for (span, what) in newer(file.text) {
        let (message, help) = match &what {
            Newer::Lines { .. } => (
                "this inline table runs over several lines, which TOML 1.0 does not have",
                "write it on one line, or as a table with a header",
            ),
            Newer::Comma => (
                "this inline table ends with a comma, which TOML 1.0 does not have",
                "take the comma out",
            ),
            Newer::Escape { .. } => (
                "this escape is not in TOML 1.0",
                "write it with `\\u` and four digits",
            ),
            Newer::Time => (
                "this time has no seconds, which TOML 1.0 wants",
                "add them: `07:30:00`",
            ),
        };
        let finding = found(&RULE, &span, message).help(help);
        findings.push(match fix(&span, what) {
            Some(fix) => finding.fix(fix),
            None => finding,
        });
    }
}

fn fix(span: &Range<usize>, what: Newer) -> Option<Fix> {
    Some(match what {
        Newer::Lines { breaks } => {
            let edits = breaks?.into_iter().map(|span| Edit {
                span,
                replacement: " ".to_owned(),
            });
            Fix {
                edits: edits.collect(),
            }
        }
        Newer::Comma => Fix::replace(span.clone(), ""),
        Newer::Escape { instead } => Fix::replace(span.clone(), instead),
        Newer::Time => Fix::replace(span.end..span.end, ":00"),
    })
}
