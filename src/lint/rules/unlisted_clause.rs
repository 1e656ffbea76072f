//! Clauses that their source does not have.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::terms::cited::cited;
use crate::terms::read::{brief, listed, nearest};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "unlisted-clause",
    group: Group::Provenance,
    level: Level::Warning,
    title: "a source does not list a clause",
    what: "A source lists its `sections`, and a clause that points into it begins with none of \
           them.",
    why: "Nobody can look the rule up: the section is not there, or is called something else.",
    example: "[[source]]\nid = \"terms\"\nsections = [\"I\", \"II\", \"III\"]\n\n\
              [[target]]\nclause = \"terms IV\"",
    mend: "Correct the clause, or add the section to the list.",
};

/// Most comparisons of clauses with sections.
const MAX_WORK: usize = 2_000_000;

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, _)) = file.program() else {
        return;
    };
    let mut work = 0_usize;
    for cited in cited(file.root) {
        let Some((id, section)) = cited.clause.split_once(' ') else {
            // A clause that names a source alone means all of it.
            continue;
        };
        let Some(source) = raw.source.iter().find(|source| source.id.value == id) else {
            continue;
        };
        work = work.saturating_add(source.sections.len());
        if source.sections.is_empty() || work > MAX_WORK {
            continue;
        }
        let begins = |listed: &String| {
            let rest = section.strip_prefix(listed.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        if source.sections.iter().any(begins) {
            continue;
        }
        let sections: Vec<&str> = source.sections.iter().map(String::as_str).collect();
        let word = section.split(' ').next().unwrap_or(section);
        let message = format!("the source `{id}` lists no section `{}`", brief(word));
        let shown: Vec<&str> = sections.iter().copied().take(12).collect();
        let help = match nearest(word, &sections) {
            Some(near) => format!("did you mean `{near}`? Or add it to `sections`"),
            None => format!(
                "its sections begin with {}; add it to `sections`",
                listed(&shown)
            ),
        };
        findings.push(
            found(&RULE, cited.span, message)
                .related(source.id.span.clone(), "the source")
                .help(help),
        );
    }
}
