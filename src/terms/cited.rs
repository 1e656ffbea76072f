//! Every clause that a file cites, and what it cites it for.
//!
//! Found in the file's tree and not in what becomes of it, so that no kind of rule is ever missed.
//! May use nothing else of this crate than `read`. Deliberately absent: which sources there are.

use std::ops::Range;

use super::read::{Node, Value};

/// A clause where it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited<'a> {
    /// The clause as it is written.
    pub clause: &'a str,
    /// Where it stands.
    pub span: &'a Range<usize>,
    /// The keys of the tables that lead to the rule, such as `severity.criterion`.
    pub table: String,
    /// What tells the rule from others of its kind: its id, kind, tiers and the like, as written.
    pub marks: Vec<(&'a str, String)>,
    /// Why the rule is read so, where the source does not say it itself.
    pub inferred: Option<&'a str>,
}

/// Keys that tell a rule from others of its kind, in the order in which they are shown.
const MARKS: [&str; 12] = [
    "id", "key", "code", "kind", "party", "by", "channel", "tier", "severity", "from_day", "years",
    "text",
];
/// Trees are no deeper; see `read`.
const MAX_DEPTH: usize = 100;

/// Every clause of a tree, in the order of the file.
pub fn cited(root: &Node) -> Vec<Cited<'_>> {
    let mut found = Vec::new();
    walk(root, "", 0, &mut found);
    found.sort_by_key(|cited| cited.span.start);
    found
}

fn walk<'a>(node: &'a Node, path: &str, depth: usize, found: &mut Vec<Cited<'a>>) {
    if depth > MAX_DEPTH {
        return;
    }
    match &node.value {
        Value::Table(entries) => {
            for (key, child) in entries {
                if key.value == "clause" {
                    clauses(node, path, child, found);
                    continue;
                }
                let below = match path {
                    "" => key.value.clone(),
                    _ => format!("{path}.{}", key.value),
                };
                walk(child, &below, depth + 1, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                walk(item, path, depth + 1, found);
            }
        }
        _ => {}
    }
}

fn clauses<'a>(table: &'a Node, path: &str, value: &'a Node, found: &mut Vec<Cited<'a>>) {
    let one = std::slice::from_ref(value);
    let all = match &value.value {
        Value::Array(items) => items.as_slice(),
        _ => one,
    };
    for node in all {
        let Value::Text(clause) = &node.value else {
            continue;
        };
        found.push(Cited {
            clause,
            span: &node.span,
            table: path.to_owned(),
            marks: marks(table),
            inferred: match table.get("inferred").map(|node| &node.value) {
                Some(Value::Text(why)) => Some(why),
                _ => None,
            },
        });
    }
}

fn marks(table: &Node) -> Vec<(&'static str, String)> {
    let mut marks: Vec<(&str, String)> = Vec::new();
    for key in MARKS {
        // Words say what a rule is only where nothing shorter does.
        if key == "text" && !marks.is_empty() {
            continue;
        }
        let Some(node) = table.get(key) else {
            continue;
        };
        let words = match &node.value {
            Value::Text(text) => Some(text.clone()),
            Value::Integer { digits, .. } => Some(digits.clone()),
            Value::Array(items) => {
                let words = items.iter().filter_map(|item| match &item.value {
                    Value::Text(text) => Some(text.as_str()),
                    _ => None,
                });
                let words: Vec<&str> = words.collect();
                (words.len() == items.len()).then(|| words.join(", "))
            }
            _ => None,
        };
        marks.extend(words.map(|words| (key, words)));
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::read::Document;

    #[test]
    fn every_clause_is_found_with_what_it_is_cited_for() {
        let text = "format = 1\n\
            [[severity]]\nid = \"S1\"\nclause = \"terms I\"\n\
            [[severity.criterion]]\nid = \"a\"\ntext = \"down\"\nclause = [\"terms II\", \"faq 3\"]\n\
            inferred = \"why\"\n\
            [[service]]\nid = \"trm\"\nrenewal = { months = 12, clause = \"terms IV\" }\n\
            [cover]\ntext = \"none\"\nclause = \"terms V\"\n";
        let document = Document::parse(text);
        let found = cited(document.root());
        let found: Vec<(&str, &str, String)> = found
            .iter()
            .map(|one| {
                let marks = one
                    .marks
                    .iter()
                    .map(|(key, value)| format!("{key}={value}"));
                (
                    one.clause,
                    one.table.as_str(),
                    marks.collect::<Vec<_>>().join(" "),
                )
            })
            .collect();
        let expected = [
            ("terms I", "severity", "id=S1"),
            ("terms II", "severity.criterion", "id=a"),
            ("faq 3", "severity.criterion", "id=a"),
            ("terms IV", "service.renewal", ""),
            ("terms V", "cover", "text=none"),
        ];
        let expected = expected.map(|(clause, table, marks)| (clause, table, marks.to_owned()));
        assert_eq!(found, expected);
    }
}
