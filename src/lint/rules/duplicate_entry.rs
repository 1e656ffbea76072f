//! Lists that name something twice.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Fix, Group, Level, Rule};
use crate::terms::read::{Node, Value, brief};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "duplicate-entry",
    group: Group::Reading,
    level: Level::Warning,
    title: "a list has an entry twice",
    what: "A list of ids, clauses, words or dates names one of them twice.",
    why: "The second is without effect; most likely another one was meant.",
    example: "clause = [\"terms V\", \"terms V\"]",
    mend: "Take one out, as `check --fix` does, or write the one that was meant.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let mut open = vec![file.root];
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Table(entries) => open.extend(entries.iter().map(|(_, child)| child)),
            Value::Array(items) => {
                list(file.text, items, findings);
                open.extend(items);
            }
            _ => {}
        }
    }
}

fn list(text: &str, items: &[Node], findings: &mut Vec<Diagnostic>) {
    if items.len() < 2 {
        return;
    }
    let mut seen: HashMap<Cow<'_, str>, &Node> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        let entry: Cow<'_, str> = match &item.value {
            Value::Text(text) => text.into(),
            Value::Date { year, month, day } => format!("{year:04}-{month:02}-{day:02}").into(),
            _ => return,
        };
        let Some(first) = seen.get(&entry) else {
            seen.insert(entry, item);
            continue;
        };
        let message = format!("`{}` stands twice in this list", brief(&entry));
        let finding = found(&RULE, &item.span, message)
            .related(first.span.clone(), "the first one")
            .help("take one out, or write the one that was meant");
        let before = at.checked_sub(1).and_then(|before| items.get(before));
        // From the end of the entry before, so that its comma goes; a comment between them stays,
        // and with it the entry.
        let fix = before.map(|before| before.span.end..item.span.end);
        let plain = |span: &std::ops::Range<usize>| {
            let between = text.get(span.start..item.span.start);
            between.is_some_and(|between| between.chars().all(|c| c == ',' || c.is_whitespace()))
        };
        findings.push(match fix.filter(plain) {
            Some(span) => finding.fix(Fix::replace(span, "")),
            None => finding,
        });
    }
}
