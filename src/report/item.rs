//! What a type must say about itself to be an item of an answer.
//!
//! May use nothing else of this crate. Deliberately absent: how columns are laid out, which is the
//! business of `render`.

use std::fmt;

use serde::Serialize;
use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};

/// One item of an answer.
///
/// Its JSON is the answer; everything else here says how to show that JSON. What does not apply is
/// absent from the JSON, what is not stated is `null` with its reason under `why` (see [`Why`](super::Why)):
///
/// ```
/// use std::collections::BTreeMap;
/// use tenure::report::{Column, Item, Why};
///
/// #[derive(serde::Serialize)]
/// struct Notice {
///     contract: String,
///     send_by: Option<String>, // null where it is not stated
///     #[serde(skip_serializing_if = "Option::is_none")]
///     service: Option<String>, // absent where it does not apply
///     #[serde(skip_serializing_if = "BTreeMap::is_empty")]
///     why: BTreeMap<&'static str, Why>,
/// }
///
/// impl Item for Notice {
///     const SCHEMA: &'static str = "tenure.notice/1";
///     const FIELDS: &'static [&'static str] = &["contract", "send_by", "service", "why"];
///     const COLUMNS: &'static [Column] = &[
///         Column::new("Contract", "contract").keep(),
///         Column::new("Service", "service"),
///         Column::new("Send by", "send_by").when().keep(),
///     ];
///     const EMPTY: &'static str = "No notices.";
/// }
/// ```
pub trait Item: Serialize {
    /// Name and version of the JSON document, such as `tenure.notice/1`.
    const SCHEMA: &'static str;
    /// Every field that the JSON may have, in its order there. They head `csv` and `plain`.
    const FIELDS: &'static [&'static str];
    /// What a person sees, in order.
    const COLUMNS: &'static [Column];
    /// What a person reads where there are no items, as a sentence.
    const EMPTY: &'static str;
}

/// Which side a column's cells lean to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words, ids and dates.
    Left,
    /// Numbers.
    Right,
}

/// How a table shows a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// As they are.
    Text,
    /// As a date, or a date and time, with its weekday.
    When,
    /// As hours, minutes and seconds.
    Duration,
    /// As opening hours: closed where there are none.
    Hours,
    /// As a state, coloured by what it means where colours are wanted.
    State,
}

/// A column that a person sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its title, in sentence case.
    pub title: &'static str,
    /// The field of the item's JSON, or a dotted path into it, such as `why.due.message`.
    pub field: &'static str,
    /// The field to take instead where that one is absent or null.
    pub or: Option<&'static str>,
    /// Which side the cells lean to.
    pub align: Align,
    /// How values are shown.
    pub show: Show,
    /// Whether a terminal too narrow for all columns still has this one.
    pub keep: bool,
    /// The least width it may be squeezed to; 0 leaves that to the layout, which keeps short words
    /// and dates whole.
    pub min: usize,
}

impl Column {
    /// A column of text, which narrow terminals leave out.
    pub const fn new(title: &'static str, field: &'static str) -> Self {
        Column {
            title,
            field,
            or: None,
            align: Align::Left,
            show: Show::Text,
            keep: false,
            min: 0,
        }
    }

    /// The same column, falling back on another field.
    pub const fn or(mut self, field: &'static str) -> Self {
        self.or = Some(field);
        self
    }

    /// The same column, leaning to the right.
    pub const fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// The same column, its values shown as dates with weekdays.
    pub const fn when(mut self) -> Self {
        self.show = Show::When;
        self
    }

    /// The same column, its values shown as hours and minutes, leaning to the right.
    pub const fn duration(mut self) -> Self {
        self.show = Show::Duration;
        self.right()
    }

    /// The same column, its values shown as opening hours.
    pub const fn hours(mut self) -> Self {
        self.show = Show::Hours;
        self
    }

    /// The same column, its values shown as states.
    pub const fn state(mut self) -> Self {
        self.show = Show::State;
        self
    }

    /// The same column, kept on narrow terminals.
    pub const fn keep(mut self) -> Self {
        self.keep = true;
        self
    }

    /// The same column, never squeezed below a width.
    pub const fn min(mut self, width: usize) -> Self {
        self.min = width;
        self
    }
}

/// Declares a row of a table within an item: its fields, in order, and the columns that show them;
/// a field without one is for programs alone.
macro_rules! row {
    (
        $(#[doc = $doc:literal])*
        $name:ident, $schema:literal, {
            $(
                $(#[doc = $field_doc:literal])*
                $(#[serde($serde:meta)])?
                $field:ident : $type:ty $(=> $column:expr)?
            ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Serialize)]
        pub struct $name {
            $( $(#[doc = $field_doc])* $(#[serde($serde)])? pub $field: $type, )*
        }

        impl $crate::report::Item for $name {
            const SCHEMA: &'static str = $schema;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
            const COLUMNS: &'static [$crate::report::Column] = &[$($($column,)?)*];
            const EMPTY: &'static str = "None.";
        }
    };
}

pub(super) use row;

/// Whether an item's JSON is an object of declared fields in their declared order, and its columns
/// name declared fields; if not, what is wrong. For the tests of each item type, since a field that
/// is not declared would be missing from `csv` and `plain` without a word.
pub fn check_declared<T: Item>(item: &T) -> Result<(), String> {
    let json = serde_json::to_string(item).map_err(|error| error.to_string())?;
    let names = serde_json::Deserializer::from_str(&json)
        .deserialize_map(Names)
        .map_err(|error| error.to_string())?;
    let mut declared = T::FIELDS.iter();
    for name in names {
        if !declared.any(|field| *field == name) {
            return Err(format!("`{name}` is not in FIELDS, or out of order"));
        }
    }
    for column in T::COLUMNS {
        for path in [Some(column.field), column.or].into_iter().flatten() {
            let root = path.split('.').next().unwrap_or(path);
            if !T::FIELDS.contains(&root) {
                return Err(format!(
                    "column {:?} names no field: `{path}`",
                    column.title
                ));
            }
        }
    }
    Ok(())
}

/// Reads the names of an object's fields in their order, which a `serde_json::Value` loses.
struct Names;

impl<'de> Visitor<'de> for Names {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut names = Vec::new();
        while let Some((name, IgnoredAny)) = map.next_entry()? {
            names.push(name);
        }
        Ok(names)
    }
}
