//! What differs between two texts of a file, key by key.
//!
//! May use nothing else of this crate. Deliberately absent: what a difference means. Comments,
//! layout and the order of tables make none.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

/// A key that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The key, such as `contract.licenses.owned` or `contract.service[trm].package`.
    pub key: String,
    /// What stood there, without quotes; `None` where nothing did.
    pub before: Option<String>,
    /// What stands there; `None` where nothing does.
    pub after: Option<String>,
}

/// The keys by which tables of a list are told apart.
const NAMES: [&str; 3] = ["id", "email", "due"];

/// What differs between two texts, by the order of the keys. Texts that are no TOML have nothing.
pub fn differences(before: &str, after: &str) -> Vec<Difference> {
    let (before, after) = (leaves(before), leaves(after));
    let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
    keys.sort();
    keys.dedup();
    let differ = keys.into_iter().filter_map(|key| {
        let (before, after) = (before.get(key), after.get(key));
        (before != after).then(|| Difference {
            key: key.clone(),
            before: before.cloned(),
            after: after.cloned(),
        })
    });
    differ.collect()
}

/// Whether a file has a key of its table `contract`.
pub fn names(text: &str, key: &str) -> bool {
    leaves(text).contains_key(&format!("contract.{key}"))
}

/// Every value of a file that is no table, by its key.
fn leaves(text: &str) -> BTreeMap<String, String> {
    let mut leaves = BTreeMap::new();
    if let Ok(table) = DeTable::parse(text) {
        walk_table("", table.get_ref(), &mut leaves);
    }
    leaves
}

fn walk_table(prefix: &str, table: &DeTable<'_>, leaves: &mut BTreeMap<String, String>) {
    for (key, value) in table.iter() {
        let key = match prefix {
            "" => key.get_ref().to_string(),
            prefix => format!("{prefix}.{}", key.get_ref()),
        };
        walk(key, value.get_ref(), leaves);
    }
}

fn walk(key: String, value: &DeValue<'_>, leaves: &mut BTreeMap<String, String>) {
    match value {
        DeValue::Table(table) => walk_table(&key, table, leaves),
        DeValue::Array(list) if list.iter().any(|element| element.get_ref().is_table()) => {
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for (number, element) in (1_usize..).zip(list.iter()) {
                let mut named = name(element.get_ref()).unwrap_or_else(|| number.to_string());
                // Two tables of one name are both told.
                let times = seen.entry(named.clone()).or_default();
                *times += 1;
                if *times > 1 {
                    named = format!("{named} #{times}");
                }
                walk(format!("{key}[{named}]"), element.get_ref(), leaves);
            }
        }
        leaf => {
            leaves.insert(key, plain(leaf));
        }
    }
}

/// What tells a table of a list apart.
fn name(value: &DeValue<'_>) -> Option<String> {
    let DeValue::Table(table) = value else {
        return None;
    };
    let mut names = NAMES.iter().filter_map(|key| table.get(*key));
    names.next().map(|value| plain(value.get_ref()))
}

/// A value in words: a date is the same with and without quotes.
fn plain(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(at) => at.to_string(),
        DeValue::Array(list) => {
            let elements: Vec<String> = list.iter().map(|e| plain(e.get_ref())).collect();
            format!("[{}]", elements.join(", "))
        }
        DeValue::Table(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_told_by_key() {
        let before = "a = 1\n[contract]\nid = \"x\"\nlicenses = { owned = 5 }\n\
                      [[contract.contact]]\nemail = \"a@x\"\n[[contract.contact]]\nemail = \"b@x\"\n\
                      [[contract.notice]]\ndays = 30\n";
        let after = "# a comment\na = 1\n[contract]\nlicenses.owned = 7\nid = \"x\"\nsold = 2026-01-01\n\
                     [[contract.contact]]\nemail = \"b@x\"\nrole = \"admin\"\n\
                     [[contract.notice]]\ndays = 60\n";
        let told: Vec<String> = differences(before, after)
            .into_iter()
            .map(|one| {
                let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
                format!("{} {} {}", one.key, or(one.before), or(one.after))
            })
            .collect();
        assert_eq!(
            told,
            [
                "contract.contact[a@x].email a@x -",
                "contract.contact[b@x].role - admin",
                "contract.licenses.owned 5 7",
                "contract.notice[1].days 30 60",
                "contract.sold - 2026-01-01",
            ]
        );
        assert_eq!(differences(before, before), []);
        assert!(names(after, "sold") && !names(before, "sold"));
    }

    #[test]
    fn tables_of_one_name_are_both_told() {
        let text = "[[p]]\ndue = 2026-01-01\n[[p]]\ndue = 2026-01-01\n";
        assert_eq!(leaves(text).len(), 2);
        assert_eq!(leaves("no toml ="), BTreeMap::new());
    }
}
