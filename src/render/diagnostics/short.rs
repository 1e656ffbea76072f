//! Findings one a line: `file:line:column: level[code]: message`, as compilers and linters do.
//!
//! May use `diagnostic`. Deliberately absent: the mend and the related places.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Source};
use crate::render::text::visible;

/// One line for each finding.
pub fn render(source: &Source, findings: &[Diagnostic]) -> String {
    let mut lines = String::new();
    let name = visible(&source.name);
    // A runner of CI jobs obeys a line that begins so, spaces or not.
    let before = match name.trim_start().starts_with("::") {
        true => "./",
        false => "",
    };
    for finding in findings {
        let at = source.position(finding.span.start);
        // Writing to a string does not fail.
        let _ = writeln!(
            lines,
            "{before}{name}:{}:{}: {}[{}]: {}",
            at.line,
            at.column,
            finding.level.name(),
            finding.code,
            visible(&finding.message)
        );
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line() {
        let source = Source::new("a\nb.toml", "format = 1\n\u{e9}x = 2\n");
        let findings = [
            Diagnostic::error("unknown-key", 13..14, "unknown key `x\n::error`").help("none"),
            Diagnostic::warning("odd", 999..1000, "odd"),
            Diagnostic::note("fine", 0..0, "fine"),
        ];
        assert_eq!(
            render(&source, &findings),
            "a\\u{a}b.toml:2:2: error[unknown-key]: unknown key `x\\u{a}::error`\n\
             a\\u{a}b.toml:3:1: warning[odd]: odd\n\
             a\\u{a}b.toml:1:1: note[fine]: fine\n"
        );
        assert_eq!(render(&source, &[]), "");
        let order = Source::new(" ::error::a.toml", "");
        let line = render(&order, &[Diagnostic::note("fine", 0..0, "fine")]);
        assert_eq!(line, "./ ::error::a.toml:1:1: note[fine]: fine\n");
    }
}
