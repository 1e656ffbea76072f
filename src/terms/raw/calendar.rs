//! Tables of opening hours, the same in every kind of file.

use chrono::NaiveDate;

use crate::domain::calendar::Interval;
use crate::domain::zone::Zone;
use crate::terms::read::{Entries, Parsed, Spanned, table};

table! {
    /// Opening hours in a time zone.
    pub struct RawCalendar {
        /// The zone that the hours are local to. A calendar of `any_of` or `all_of` may leave it
        /// out, and then reads dates in its first part's.
        zone: Option<Parsed<Zone>>,
        /// Where the hours come from, for whoever checks them.
        source: Option<String>,
        /// Why the hours are read so, where no source states them.
        inferred: Option<String>,
        /// The hours of each day of the week; a day that is not named is closed.
        hours: Option<RawWeek>,
        /// Instead of hours: calendars of this file, of which one has to be open.
        any_of: Vec<Spanned<String>> = Vec::new(),
        /// Instead of hours: calendars of this file, all of which have to be open.
        all_of: Vec<Spanned<String>> = Vec::new(),
        /// Days with other hours because they are holidays.
        holidays: Option<RawHolidays>,
        /// Hours of single dates, instead of what their day of the week says; an empty list is
        /// closed.
        special: Entries<Vec<Parsed<Interval>>> = Entries::default(),
    }
    schema {
        "anyOf": [
            { "required": ["zone", "hours"] },
            { "required": ["any_of"], "properties": { "any_of": { "minItems": 1 } } },
            { "required": ["all_of"], "properties": { "all_of": { "minItems": 1 } } },
        ]
    }
}

table! {
    /// Opening hours by the day of the week.
    pub struct RawWeek {
        /// Monday.
        mon: Vec<Parsed<Interval>> = Vec::new(),
        /// Tuesday.
        tue: Vec<Parsed<Interval>> = Vec::new(),
        /// Wednesday.
        wed: Vec<Parsed<Interval>> = Vec::new(),
        /// Thursday.
        thu: Vec<Parsed<Interval>> = Vec::new(),
        /// Friday.
        fri: Vec<Parsed<Interval>> = Vec::new(),
        /// Saturday.
        sat: Vec<Parsed<Interval>> = Vec::new(),
        /// Sunday.
        sun: Vec<Parsed<Interval>> = Vec::new(),
    }
}

table! {
    /// Holidays.
    pub struct RawHolidays {
        /// The place whose public holidays these are, where they are a place's and not the list of
        /// whoever keeps the hours.
        place: Option<String>,
        /// Where the list comes from.
        source: Option<String>,
        /// Bundled lists of public holidays to take in, such as `it` or `gb-eng`; years are then
        /// those that every list is for.
        public: Vec<Spanned<String>> = Vec::new(),
        /// The first and the last year that the list is for.
        years: Option<Spanned<Vec<u16>>>,
        /// The dates.
        closed: Vec<Spanned<NaiveDate>> = Vec::new(),
        /// Names of some of the dates.
        names: Entries<String> = Entries::default(),
        /// Hours that holidays have; without them they are closed.
        hours: Vec<Parsed<Interval>> = Vec::new(),
    }
}

table! {
    /// A file that holds nothing but calendars.
    pub struct RawCalendarFile {
        /// Opening hours by name.
        calendar: Entries<RawCalendar>,
    }
}
