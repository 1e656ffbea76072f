//! Edits of terms files that keep their comments and layout.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: reading and writing files, and whether
//! what comes out is right: the readers tell, as of any other text.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Key, Table, TableLike, Value};

use super::read::{brief, listed, nearest};

/// Holidays to add: dates with their names, and the years that the list is for.
#[derive(Clone, Debug)]
pub struct Addition<'a> {
    /// The dates, with names where they have one.
    pub days: &'a BTreeMap<NaiveDate, Option<String>>,
    /// The first and the last year.
    pub years: (i32, i32),
}

/// A text with holidays added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The text.
    pub text: String,
    /// Dates that were not there.
    pub dates: usize,
    /// Names that were not there.
    pub names: usize,
}

/// Why an edit cannot be made, and how to mend that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoEdit {
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub help: String,
}

fn refused(what: impl Into<String>, help: impl Into<String>) -> NoEdit {
    NoEdit {
        what: what.into(),
        help: help.into(),
    }
}

/// A text of the table `[calendar.NAME.holidays]` alone.
///
/// # Errors
///
/// Nothing that a whole edit would not say too.
pub fn holidays_table(name: &str, addition: &Addition) -> Result<String, NoEdit> {
    let mut calendars = Table::new();
    calendars.set_implicit(true);
    let mut calendar = Table::new();
    calendar.set_implicit(true);
    calendars.insert(name, Item::Table(calendar));
    let mut document = DocumentMut::new();
    document.insert("calendar", Item::Table(calendars));
    add(&mut document, name, addition)?;
    Ok(document.to_string())
}

/// Adds holidays to a calendar of a file that can be read: dates that are not there, and names where
/// there are none. What is there stays, and where it stands in order of dates, it stays so. Without
/// a name, the file's only calendar is meant.
///
/// # Errors
///
/// The file has no such calendar, or lists the holidays of years that do not join on to those.
pub fn add_holidays(
    text: &str,
    calendar: Option<&str>,
    addition: &Addition,
) -> Result<Edited, NoEdit> {
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let document = body.parse::<DocumentMut>();
    let mut document = document.map_err(|error| {
        refused(
            format!("it cannot be edited: {}", error.message()),
            "run `tenure check` on it",
        )
    })?;
    let calendars = document.get("calendar").and_then(Item::as_table_like);
    let names: Vec<&str> = calendars
        .map(|calendars| calendars.iter().map(|(name, _)| name).collect())
        .unwrap_or_default();
    let name = match (calendar, names.as_slice()) {
        (_, []) => {
            return Err(refused(
                "it has no calendars",
                "name a file with a table [calendar.NAME]",
            ));
        }
        (Some(name), _) if names.contains(&name) => name,
        (Some(name), _) => {
            let what = format!("it has no calendar `{}`", brief(name));
            return Err(refused(
                what,
                match nearest(name, &names) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("name one of {}", listed(&names)),
                },
            ));
        }
        (None, [only]) => only,
        (None, several) => {
            let help = format!("name one of {} with --calendar", listed(several));
            return Err(refused("it has several calendars", help));
        }
    };
    let name = name.to_owned();
    let (dates, names) = add(&mut document, &name, addition)?;
    Ok(Edited {
        text: match dates + names {
            0 if document.to_string() == body => text.to_owned(),
            _ => format!("{mark}{document}"),
        },
        dates,
        names,
    })
}

fn add(
    document: &mut DocumentMut,
    name: &str,
    addition: &Addition,
) -> Result<(usize, usize), NoEdit> {
    let odd = || {
        refused(
            "its table of holidays is no table",
            "run `tenure check` on it",
        )
    };
    let calendar = document
        .get_mut("calendar")
        .and_then(Item::as_table_like_mut)
        .and_then(|calendars| calendars.get_mut(name));
    let calendar = calendar.ok_or_else(odd)?;
    let inline = calendar.is_inline_table();
    let calendar = calendar.as_table_like_mut().ok_or_else(odd)?;
    if !calendar.contains_key("holidays") {
        calendar.insert("holidays", new_table(inline));
    }
    let holidays = calendar.get_mut("holidays").ok_or_else(odd)?;
    let inline = holidays.is_inline_table();
    let holidays = holidays.as_table_like_mut().ok_or_else(odd)?;
    state_years(holidays, addition.years)?;
    let dates = add_dates(holidays, addition).ok_or_else(odd)?;
    let names = add_names(holidays, addition, inline).ok_or_else(odd)?;
    Ok((dates, names))
}

fn new_table(inline: bool) -> Item {
    match inline {
        true => Item::Value(Value::InlineTable(InlineTable::new())),
        false => Item::Table(Table::new()),
    }
}

/// Widens the years that the list is for. A list that does not state them, but has dates already,
/// goes on not to.
fn state_years(holidays: &mut dyn TableLike, (first, last): (i32, i32)) -> Result<(), NoEdit> {
    let (first, last) = (i64::from(first), i64::from(last));
    let lists = holidays.contains_key("closed") || holidays.contains_key("public");
    match holidays.get_mut("years") {
        Some(years) => {
            let years = years.as_array_mut();
            let ends = years.and_then(|years| {
                let from = years.get(0)?.as_integer()?;
                let to = years.get(1)?.as_integer()?;
                Some((years, from, to))
            });
            let Some((years, from, to)) = ends else {
                return Err(refused(
                    "its `years` are no years",
                    "run `tenure check` on it",
                ));
            };
            if first > to + 1 || last < from - 1 {
                let what = format!(
                    "it lists the holidays of {from} to {to}, and {first} to {last} do not join on"
                );
                return Err(refused(
                    what,
                    "take over the years between as well, with --years",
                ));
            }
            if first < from {
                years.replace(0, first);
            }
            if last > to {
                years.replace(1, last);
            }
        }
        None if lists => {}
        None => {
            let years: Array = [first, last].into_iter().collect();
            holidays.insert("years", Item::Value(Value::Array(years)));
        }
    }
    Ok(())
}

/// The date that an item of a list is.
fn date_of(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::String(text) => text.value().parse().ok(),
        Value::Datetime(date) => date.value().date?.to_string().parse().ok(),
        _ => None,
    }
}

/// More dates than this stand on lines of their own.
const ON_A_LINE: usize = 4;
const INDENT: &str = "\n    ";

fn add_dates(holidays: &mut dyn TableLike, addition: &Addition) -> Option<usize> {
    if !holidays.contains_key("closed") {
        holidays.insert("closed", Item::Value(Value::Array(Array::new())));
    }
    let closed = holidays.get_mut("closed")?.as_array_mut()?;
    let mut there: Vec<Option<NaiveDate>> = closed.iter().map(date_of).collect();
    let known: BTreeSet<NaiveDate> = there.iter().copied().flatten().collect();
    let new: Vec<NaiveDate> = {
        let days = addition.days.keys().copied();
        days.filter(|day| !known.contains(day)).collect()
    };
    let on_lines = closed.to_string().contains('\n');
    if !on_lines && closed.len() + new.len() > ON_A_LINE && !new.is_empty() {
        for value in closed.iter_mut() {
            value.decor_mut().set_prefix(INDENT);
            value.decor_mut().set_suffix("");
        }
        closed.set_trailing("\n");
        closed.set_trailing_comma(true);
    }
    let in_order = there.is_sorted();
    for day in &new {
        let at = match in_order {
            true => there.partition_point(|there| there.is_none_or(|there| there < *day)),
            false => there.len(),
        };
        insert(closed, at, day.to_string());
        there.insert(at, Some(*day));
    }
    Some(new.len())
}

/// Inserts an item, on a line of its own where others have one; what stands behind the item before
/// stays there.
fn insert(list: &mut Array, at: usize, text: String) {
    let mut value = Value::from(text);
    // Where the last item has no comma, a comment behind it belongs to it.
    if at == list.len()
        && !list.trailing_comma()
        && let Some(last) = at.checked_sub(1).and_then(|last| list.get_mut(last))
    {
        let behind = raw(last.decor().suffix()).to_owned();
        last.decor_mut().set_suffix("");
        let trailing = format!("{behind}{}", list.trailing().as_str().unwrap_or_default());
        list.set_trailing(trailing);
    }
    let after = match list.get(at) {
        Some(next) => raw(next.decor().prefix()).to_owned(),
        None => list.trailing().as_str().unwrap_or_default().to_owned(),
    };
    let sibling = match at {
        0 => list.get(0),
        at => list.get(at - 1),
    };
    let indent = sibling.map(|sibling| raw(sibling.decor().prefix()).to_owned());
    let indent = indent.and_then(|prefix| {
        let line = prefix.rfind('\n')?;
        prefix.get(line..).map(str::to_owned)
    });
    let (before, after) = match after.find('\n') {
        Some(end) => {
            let (head, tail) = after.split_at(end);
            let indent = indent.as_deref().unwrap_or(INDENT);
            (format!("{head}{indent}"), tail.to_owned())
        }
        None if at == list.len() => (String::from(if at == 0 { "" } else { " " }), after),
        None => (after, " ".to_owned()),
    };
    value.decor_mut().set_prefix(before);
    match list.get_mut(at) {
        Some(next) => next.decor_mut().set_prefix(after),
        None => {
            if after.contains('\n') {
                list.set_trailing_comma(true);
            }
            list.set_trailing(after);
        }
    }
    list.insert_formatted(at, value);
}

fn raw(decor: Option<&toml_edit::RawString>) -> &str {
    decor.and_then(|raw| raw.as_str()).unwrap_or_default()
}

fn add_names(holidays: &mut dyn TableLike, addition: &Addition, inline: bool) -> Option<usize> {
    let named = addition.days.iter();
    let named = named.filter_map(|(day, name)| Some((day.to_string(), name.as_deref()?)));
    let named: Vec<(String, &str)> = named.collect();
    if named.is_empty() {
        return Some(0);
    }
    if !holidays.contains_key("names") {
        holidays.insert("names", new_table(inline));
    }
    let names = holidays.get_mut("names")?;
    let table = names.as_table_like()?;
    let in_order = table.iter().is_sorted_by(|(a, _), (b, _)| a <= b);
    let named: Vec<_> = named
        .into_iter()
        .filter(|(day, _)| !table.contains_key(day))
        .collect();
    let added = named.len();
    for (day, name) in named {
        // With quotes, as dates are written for keys.
        let key = Key::parse(&format!("\"{day}\"")).ok()?.pop()?;
        match names {
            Item::Value(Value::InlineTable(names)) => {
                names.insert_formatted(&key, Value::from(name));
            }
            Item::Table(names) => {
                names.insert_formatted(&key, Item::Value(Value::from(name)));
            }
            _ => return None,
        }
    }
    if in_order && added > 0 {
        names.as_table_like_mut()?.sort_values();
    }
    if added > 0
        && let Some(inline) = names.as_inline_table_mut()
    {
        space(inline);
    }
    Some(added)
}

/// The first and the last year that a calendar's list of holidays is for, where the file states
/// them.
pub fn stated_years(text: &str, calendar: Option<&str>) -> Option<(i32, i32)> {
    let document = text
        .trim_start_matches('\u{feff}')
        .parse::<DocumentMut>()
        .ok()?;
    let calendars = document.get("calendar")?.as_table_like()?;
    let table = match calendar {
        Some(name) => calendars.get(name)?,
        None => calendars.iter().next()?.1,
    };
    let years = table.as_table_like()?.get("holidays")?.as_table_like()?;
    let years = years.get("years")?.as_array()?;
    let end = |at| i32::try_from(years.get(at)?.as_integer()?).ok();
    Some((end(0)?, end(1)?))
}

/// Blanks between the entries of an inline table whose last one may now be another.
fn space(table: &mut InlineTable) {
    let last = table.len().saturating_sub(1);
    for (at, (_, value)) in table.iter_mut().enumerate() {
        if raw(value.decor().suffix()).trim().is_empty() {
            value
                .decor_mut()
                .set_suffix(if at == last { " " } else { "" });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: &[(&str, Option<&str>)]) -> BTreeMap<NaiveDate, Option<String>> {
        let days = days.iter();
        days.map(|(day, name)| (day.parse().unwrap(), name.map(str::to_owned)))
            .collect()
    }

    fn edited(holidays: &str, new: &[(&str, Option<&str>)]) -> String {
        let days = days(new);
        let years = (2026, 2026);
        let addition = Addition { days: &days, years };
        let text = format!("[calendar.a]\n[calendar.a.holidays]\n{holidays}");
        let edited = add_holidays(&text, None, &addition).unwrap();
        // Nothing is left to add.
        let again = add_holidays(&edited.text, None, &addition).unwrap();
        assert_eq!(
            (again.text.as_str(), again.dates, again.names),
            (edited.text.as_str(), 0, 0)
        );
        let rest = edited
            .text
            .strip_prefix("[calendar.a]\n[calendar.a.holidays]\n");
        rest.unwrap().to_owned()
    }

    #[test]
    fn dates_go_where_they_belong_and_comments_stay() {
        let list = "years = [2026, 2026]\nclosed = [\n    \"2026-01-01\", # new year\n    # spring\n    \
                    \"2026-05-01\" # may\n]\n";
        let new = [
            ("2026-02-01", None),
            ("2026-01-01", None),
            ("2026-06-01", None),
        ];
        assert_eq!(
            edited(list, &new),
            "years = [2026, 2026]\nclosed = [\n    \"2026-01-01\", # new year\n    \"2026-02-01\",\n    \
             # spring\n    \"2026-05-01\", # may\n    \"2026-06-01\",\n]\n"
        );
        let short = "years = [2026, 2026]\nclosed = [\"2026-03-01\"] # one\n";
        assert_eq!(
            edited(short, &new[..1]),
            "years = [2026, 2026]\nclosed = [\"2026-02-01\", \"2026-03-01\"] # one\n"
        );
        // Where dates are in no order, new ones go to the end.
        let mixed = "years = [2026, 2026]\nclosed = [\"2026-03-01\", 2026-01-02]\n";
        assert_eq!(
            edited(mixed, &new[..1]),
            "years = [2026, 2026]\nclosed = [\"2026-03-01\", 2026-01-02, \"2026-02-01\"]\n"
        );
    }

    #[test]
    fn names_are_added_where_there_are_none() {
        let list = "years = [2026, 2026]\nclosed = [\"2026-03-01\"]\nnames = { \"2026-03-01\" = \"Ours\" }\n";
        let new = [
            ("2026-02-01", Some("A \"b\"")),
            ("2026-03-01", Some("Theirs")),
        ];
        assert_eq!(
            edited(list, &new),
            "years = [2026, 2026]\nclosed = [\"2026-02-01\", \"2026-03-01\"]\n\
             names = { \"2026-02-01\" = 'A \"b\"', \"2026-03-01\" = \"Ours\" }\n"
        );
    }

    #[test]
    fn years_are_widened_or_refused() {
        let days = days(&[("2026-02-01", None)]);
        let of = |years: &str, asked| {
            let text = format!("[calendar.a.holidays]\nyears = {years}\n");
            let addition = Addition {
                days: &days,
                years: asked,
            };
            add_holidays(&text, Some("a"), &addition).map(|edited| edited.text)
        };
        assert!(
            of("[2024, 2025]", (2026, 2027))
                .unwrap()
                .contains("years = [2024, 2027]")
        );
        assert!(
            of("[2026, 2028]", (2025, 2026))
                .unwrap()
                .contains("years = [2025, 2028]")
        );
        assert!(
            of("[2020, 2024]", (2026, 2027))
                .unwrap_err()
                .what
                .contains("do not join on")
        );
        assert!(
            of("[2029, 2030]", (2026, 2027))
                .unwrap_err()
                .what
                .contains("do not join on")
        );
    }
}
