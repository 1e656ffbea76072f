//! The bundled calendars: public holidays of places, by name.
//!
//! A file of `contracts/calendars` is called after its country, and its calendars after the country
//! or a part of it: `gb.toml` holds `gb-eng`. A file is read when a calendar of it is first asked
//! for. May use `domain` and `diagnostic`. Deliberately absent: the names of places in Rust code.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use super::bundled::{self, BundledFile};
use super::check::calendars_of;
use crate::domain::calendar::Calendar;

/// One bundled file, and its calendars once they were asked for.
struct Place {
    country: &'static str,
    file: BundledFile,
    calendars: OnceLock<BTreeMap<String, Calendar>>,
}

impl Place {
    fn calendars(&self) -> &BTreeMap<String, Calendar> {
        // The tests read every file, and fail on any finding.
        self.calendars
            .get_or_init(|| calendars_of(self.file.text).0.unwrap_or_default())
    }
}

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let files = bundled::CALENDARS.iter();
    files
        .map(|file| Place {
            country: country_of(file.path),
            file: *file,
            calendars: OnceLock::new(),
        })
        .collect()
});

/// `it` for `contracts/calendars/it.toml`.
fn country_of(path: &'static str) -> &'static str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.strip_suffix(".toml").unwrap_or(file)
}

/// The bundled calendar of a name, such as `it` or `gb-eng`.
pub fn calendar(name: &str) -> Option<&'static Calendar> {
    let country = name.split('-').next()?;
    let place = PLACES.iter().find(|place| place.country == country)?;
    place.calendars().get(name)
}

/// The bundled calendars that a wrong name may have meant: `gb-eng` and its like by `gb`, `it` by
/// `IT` or `Italy`; none where there is no telling.
pub fn meant_by(wrong: &str) -> Vec<&'static str> {
    let wrong = wrong.to_lowercase();
    let below = format!("{wrong}-");
    let is_place = |calendar: &Calendar| {
        let mut places = calendar.spec().public.iter();
        places.any(|list| list.place.to_lowercase().contains(&wrong))
    };
    let calendars = PLACES.iter().flat_map(|place| place.calendars().iter());
    let meant = calendars.filter(|(name, calendar)| {
        **name == wrong || name.starts_with(&below) || (wrong.len() > 3 && is_place(calendar))
    });
    let meant: Vec<&str> = meant.map(|(name, _)| name.as_str()).collect();
    if meant.len() <= MAX_MEANT {
        meant
    } else {
        Vec::new()
    }
}

/// More than so many are no hint.
const MAX_MEANT: usize = 20;

/// The names of all bundled calendars, in order.
pub fn names() -> Vec<&'static str> {
    let calendars = PLACES.iter().flat_map(|place| place.calendars().keys());
    calendars.map(String::as_str).collect()
}
