//! `table!` and `choice!`: one declaration of a table or of a set of words, from which come the
//! type, its reader and its schema.
//!
//! May use `diagnostic`. Deliberately absent: rules between keys; those are checked on the way
//! from a raw struct to a value of the domain.

use std::ops::Range;

use super::node::{Node, Spanned, Value};
use super::value::{Read, quoted};
use crate::diagnostic::{Diagnostic, Fix};

/// Longest wrong name for which a near one is looked for; the cost grows with its length.
const MAX_NAME: usize = 64;
/// Most names of about its length that one is compared with: a stranger's file may have thousands
/// of names, and as many wrong ones.
const MAX_NAMES: usize = 200;

/// Declares the struct of one table, with its reader and its schema.
///
/// ```text
/// table! {
///     /// What one customer holds.
///     pub struct RawContract {
///         /// The contract's id.
///         id: Spanned<String>,                 // has to be there
///         /// Where its support comes from.
///         region: Option<Spanned<String>>,     // may be absent
///         /// Who may call.
///         contact: Vec<RawContact> = Vec::new(),   // absent means this
///         /// How it goes on.
///         #[key = "renewal-kind"]              // the key, where it is not the field's name
///         renewal: Option<Renewal>,
///     }
/// }
/// ```
///
/// Every field needs a doc comment: it is the key's description in the schema. The struct gets one
/// field more, `span`: the bytes of the table's header or of the inline table (empty at the start
/// of the file for the file itself). A field type is anything that is `Read`, other tables
/// included, but no table may contain itself.
///
/// After the struct, `schema { "minProperties": 1 }` says in JSON what else JSON Schema can say of
/// the table: by which keys another may be left out. Reading finds that in its second stage.
macro_rules! table {
    (
        $(#[doc = $doc:literal])*
        $vis:vis struct $name:ident {
            $(
                $(#[doc = $field_doc:literal])*
                $(#[key = $key:literal])?
                $field:ident : $type:ty $(= $default:expr)?
            ),* $(,)?
        }
        $(schema { $($also:tt)+ })?
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        $vis struct $name {
            $(
                $(#[doc = $field_doc])*
                pub $field: $type,
            )*
            /// The bytes of the table's header, or of the whole inline table.
            pub span: std::ops::Range<usize>,
        }

        impl $crate::terms::read::Read for $name {
            const EXPECTED: &'static str = "a table";
            const EXAMPLE: &'static str = "";

            fn read(
                node: &$crate::terms::read::Node,
                findings: &mut Vec<$crate::diagnostic::Diagnostic>,
            ) -> Option<Self> {
                const KEYS: &[&str] =
                    &[$($crate::terms::read::key_name!($field $($key)?)),*];
                let table = $crate::terms::read::TableReader::open::<Self>(node, KEYS, findings)?;
                $(
                    let $field = table.field::<$type>(
                        $crate::terms::read::key_name!($field $($key)?),
                        || $crate::terms::read::absent!($type $(, $default)?),
                        findings,
                    );
                )*
                Some($name { $($field: $field?,)* span: table.span.clone() })
            }

            fn schema() -> $crate::terms::read::Schema {
                $crate::terms::read::Schema::Object {
                    name: stringify!($name),
                    doc: $crate::terms::read::doc(&[$($doc),*]),
                    properties: vec![$(
                        $crate::terms::read::Property {
                            name: $crate::terms::read::key_name!($field $($key)?),
                            doc: $crate::terms::read::doc(&[$($field_doc),*]),
                            required: {
                                let absent: Option<$type> =
                                    $crate::terms::read::absent!($type $(, $default)?);
                                absent.is_none()
                            },
                            schema: <$type as $crate::terms::read::Read>::schema(),
                        }
                    ),*],
                    also: serde_json::json!({ $($($also)+)? }),
                }
            }
        }
    };
}

/// The key of a field: its own name, or the one it is given.
macro_rules! key_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

/// What an absent key means.
macro_rules! absent {
    ($type:ty) => {
        <$type as $crate::terms::read::Read>::absent()
    };
    ($type:ty, $default:expr) => {
        Some($default)
    };
}

/// Declares an enum of words, with its reader and its schema; or, with `impl`, gives a reader and a
/// schema to an enum that is there already.
///
/// ```text
/// choice! {
///     /// How a contract goes on.
///     pub enum Renewal {
///         /// Only by a signature.
///         Express => "express",
///         /// Unless notice is given.
///         Tacit => "tacit",
///     }
/// }
/// choice! { impl Channel { Phone => "phone", Portal => "portal" } }
/// ```
macro_rules! choice {
    (
        $(#[doc = $doc:literal])*
        $vis:vis enum $name:ident {
            $(
                $(#[doc = $variant_doc:literal])*
                $variant:ident => $word:literal
            ),+ $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name {
            $(
                $(#[doc = $variant_doc])*
                $variant,
            )+
        }

        $crate::terms::read::choice! { impl $name { $($variant => $word),+ } }
    };
    (impl $name:ty { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $crate::terms::read::Read for $name {
            const EXPECTED: &'static str = "a string";
            const EXAMPLE: &'static str = "";

            fn read(
                node: &$crate::terms::read::Node,
                findings: &mut Vec<$crate::diagnostic::Diagnostic>,
            ) -> Option<Self> {
                $crate::terms::read::read_choice(
                    node,
                    &[$(($word, <$name>::$variant)),+],
                    findings,
                )
            }

            fn schema() -> $crate::terms::read::Schema {
                $crate::terms::read::Schema::Choice(vec![$($word),+])
            }
        }
    };
}

pub(crate) use {absent, choice, key_name, table};

/// One table while its keys are read; what `table!` expands to.
pub struct TableReader<'a> {
    entries: &'a [(Spanned<String>, Node)],
    /// The table's header.
    pub span: &'a Range<usize>,
}

impl<'a> TableReader<'a> {
    /// Takes the value as a table, and reports the keys that it should not have.
    pub fn open<T: Read>(
        node: &'a Node,
        known: &[&str],
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let Value::Table(entries) = &node.value else {
            super::value::wrong_type::<T>(node, findings);
            return None;
        };
        // A known key that is there already is not what an unknown one was meant to be.
        let free: Vec<&str> = known
            .iter()
            .copied()
            .filter(|name| entries.iter().all(|(key, _)| key.value != *name))
            .collect();
        for (key, _) in entries {
            if known.contains(&key.value.as_str()) {
                continue;
            }
            let help = match nearest(&key.value, &free) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the keys here are {}", listed(known)),
            };
            let finding = Diagnostic::error(
                "unknown-key",
                key.span.clone(),
                format!("unknown key `{}`", super::brief(&key.value)),
            )
            .help(help);
            findings.push(match meant_key(&key.value, &free, entries) {
                Some(name) => finding.fix(Fix::replace(key.span.clone(), name)),
                None => finding,
            });
        }
        Some(TableReader {
            entries,
            span: &node.span,
        })
    }

    /// Reads one key, or takes what its absence means.
    pub fn field<T: Read>(
        &self,
        name: &str,
        absent: impl FnOnce() -> Option<T>,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<T> {
        if let Some((_, node)) = self.entries.iter().find(|(key, _)| key.value == name) {
            return T::read(node, findings).or_else(absent).or_else(T::stand_in);
        }
        let value = absent();
        if value.is_none() {
            let finding = Diagnostic::error(
                "missing-key",
                self.span.clone(),
                format!("the key `{name}` is missing"),
            );
            findings.push(match T::EXAMPLE {
                "" => finding.help(format!("add `{name}`, {}", T::EXPECTED)),
                example => finding.help(format!("add `{name} = {example}` or the like")),
            });
        }
        value.or_else(T::stand_in)
    }
}

/// The key that a wrong one is but for case and `-` in place of `_`, if it alone can be that.
fn meant_key<'n>(
    wrong: &str,
    free: &[&'n str],
    entries: &[(Spanned<String>, Node)],
) -> Option<&'n str> {
    let is = |key: &str, name: &str| {
        key.len() == name.len() && key.replace('-', "_").eq_ignore_ascii_case(name)
    };
    let name = free.iter().find(|name| is(wrong, name))?;
    let alike = entries.iter().filter(|(key, _)| is(&key.value, name));
    (alike.count() == 1).then_some(*name)
}

/// Reads one of some words; what `choice!` expands to.
pub fn read_choice<T: Read + Clone, const N: usize>(
    node: &Node,
    words: &[(&str, T); N],
    findings: &mut Vec<Diagnostic>,
) -> Option<T> {
    let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let Value::Text(text) = &node.value else {
        if node.value != Value::Unreadable {
            let message = format!("expected a string, found {}", node.found());
            findings.push(
                Diagnostic::error("wrong-type", node.span.clone(), message)
                    .help(format!("write one of {}, in quotes", listed(&names))),
            );
        }
        return None;
    };
    if let Some((_, value)) = words.iter().find(|(word, _)| word == text) {
        return Some(value.clone());
    }
    let one_of = format!("one of {}", listed(&names));
    let finding = Diagnostic::error(
        "unknown-value",
        node.span.clone(),
        format!("`{}` is not {one_of}", super::brief(text)),
    )
    .help(match nearest(text, &names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write {one_of}"),
    });
    let meant = names.iter().find(|name| name.eq_ignore_ascii_case(text));
    findings.push(match meant {
        Some(name) => finding.fix(Fix::replace(node.span.clone(), quoted(name))),
        None => finding,
    });
    None
}

/// The known name that a wrong one was most likely meant to be; none where several are as near.
pub fn nearest<'n>(wrong: &str, names: &[&'n str]) -> Option<&'n str> {
    if wrong.len() > MAX_NAME {
        return None;
    }
    let most = |name: &str| (name.len() / 3).max(1);
    let length = wrong.chars().count();
    // Names as far apart in length are further apart in letters.
    let alike = names
        .iter()
        .filter(|name| name.chars().count().abs_diff(length) <= most(name));
    let near: Vec<(usize, &str)> = alike
        .take(MAX_NAMES)
        .map(|name| (strsim::damerau_levenshtein(wrong, name), *name))
        .filter(|(distance, name)| *distance <= most(name))
        .collect();
    let least = near.iter().map(|(distance, _)| *distance).min()?;
    let mut nearest = near.iter().filter(|(distance, _)| *distance == least);
    match (nearest.next(), nearest.next()) {
        (Some((_, name)), None) => Some(name),
        _ => None,
    }
}

/// Names in a sentence: `a`, `b` and `c`.
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => "none".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
