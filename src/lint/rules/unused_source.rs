//! Sources that no clause points into.

use std::collections::BTreeSet;

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::clause::Clause;
use crate::terms::cited::cited;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "unused-source",
    group: Group::References,
    level: Level::Warning,
    title: "no clause points into a source",
    what: "A program lists a document that none of its clauses points into.",
    why: "Readers take the program to rest on it.",
    example: "[[source]]\nid = \"faq\"        # and no clause begins with `faq`\ntitle = \"FAQ\"",
    mend: "Cite it where a rule rests on it, or remove it.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, _)) = file.program() else {
        return;
    };
    let cited = cited(file.root);
    let used: BTreeSet<String> = cited
        .iter()
        .map(|cited| Clause::new(cited.clause).source().to_owned())
        .collect();
    for source in raw
        .source
        .iter()
        .filter(|source| !used.contains(&source.id.value))
    {
        let message = format!("no clause points into the source `{}`", source.id.value);
        findings.push(
            found(&RULE, &source.id.span, message)
                .help("cite it where a rule rests on it, or remove it"),
        );
    }
}
