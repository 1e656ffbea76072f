//! Business time against a slow walker that decides minute by minute, over random calendars.
//!
//! The walker shares no code with the engine. It reads the clocks of chrono-tz, paints the minutes
//! of each shift on a strip of three weeks, gives every minute to a date, and then goes through
//! the strip: a minute of a masked date is open if it was painted by that date's holiday hours,
//! any other if it was painted at all.
//!
//! Pairs of calendars are put together the same way: a minute is open if it is on either strip, or
//! on both.
//!
//! `TENURE_LONG=1` runs 100,000 calendars instead of 2,000, and 20,000 pairs instead of 400.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;
use tenure::domain::{Calendar, CalendarSpec, ClockError, Instant, Interval, Join, Zone};

const ZONES: [&str; 40] = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "America/Asuncion",
    "America/Caracas",
    "America/Godthab",
    "America/Havana",
    "America/Los_Angeles",
    "America/New_York",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Scoresbysund",
    "America/St_Johns",
    "Antarctica/Casey",
    "Antarctica/Troll",
    "Asia/Amman",
    "Asia/Beirut",
    "Asia/Dubai",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Pyongyang",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Moscow",
    "Europe/Rome",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Fakaofo",
    "Pacific/Kiritimati",
    "Pacific/Kwajalein",
    "UTC",
];

/// Minutes on the strip.
const STRIP: usize = 22 * 1_440;

/// Random numbers that are the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll() % limit as u64).unwrap()
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// An opening and a closing time in minutes after midnight; mostly on the half hour.
    fn shift(&mut self) -> Shift {
        let grain = *self.pick(&[1, 15, 30, 30]);
        let opens = self.below(1_440 / grain) * grain;
        let closes = match self.below(5) {
            0 => 1_440,
            1 => self.below(1_440 / grain) * grain,
            _ => (opens + grain + self.below(600 / grain) * grain).min(1_440),
        };
        if opens == closes {
            return (0, 1_440);
        }
        let overnight = if closes < opens { 1_440 } else { 0 };
        (minutes(opens), minutes(closes + overnight))
    }

    fn shifts(&mut self) -> Vec<Shift> {
        let count = *self.pick(&[0, 1, 1, 1, 2, 3]);
        (0..count).map(|_| self.shift()).collect()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// From one minute after midnight until another, on the next day from 1,440 on.
type Shift = (i64, i64);

fn minutes(count: usize) -> i64 {
    i64::try_from(count).unwrap()
}

/// The rules of a calendar, as the walker reads them.
struct Rules {
    zone: Tz,
    week: Vec<Vec<Shift>>,
    holidays: BTreeSet<NaiveDate>,
    holiday_hours: Vec<Shift>,
    special: BTreeMap<NaiveDate, Vec<Shift>>,
}

impl Rules {
    fn random(dice: &mut Dice, zone: Tz, dates: &[NaiveDate]) -> Rules {
        let only_special = dice.one_in(20);
        let week = (0..7)
            .map(|_| if only_special { vec![] } else { dice.shifts() })
            .collect();
        let (odds, hours) = (*dice.pick(&[2, 5, 30]), dice.one_in(2));
        let mut rules = Rules {
            zone,
            week,
            holidays: BTreeSet::new(),
            holiday_hours: if hours { dice.shifts() } else { vec![] },
            special: BTreeMap::new(),
        };
        for date in dates {
            if dice.one_in(odds) {
                rules.holidays.insert(*date);
            }
            if dice.one_in(odds + 1) {
                rules.special.insert(*date, dice.shifts());
            }
        }
        rules
    }

    fn is_masked(&self, date: NaiveDate) -> bool {
        self.holidays.contains(&date) && !self.special.contains_key(&date)
    }

    fn shifts(&self, date: NaiveDate) -> &[Shift] {
        use chrono::Datelike;
        let weekday = date.weekday().num_days_from_monday() as usize;
        self.special.get(&date).unwrap_or(&self.week[weekday])
    }

    /// The minute of UTC that a wall time means.
    fn minute(&self, date: NaiveDate, after_midnight: i64) -> i64 {
        let wall = date.and_time(Default::default()) + TimeDelta::minutes(after_midnight);
        let offset = match self.zone.offset_from_local_datetime(&wall) {
            LocalResult::Single(offset) => offset,
            LocalResult::Ambiguous(first, _) => first,
            LocalResult::None => self.last_offset_before(wall),
        };
        let utc = wall - TimeDelta::seconds(offset.fix().local_minus_utc().into());
        assert_eq!(utc.and_utc().timestamp() % 60, 0);
        utc.and_utc().timestamp() / 60
    }

    /// The offset with which clocks came to the gap that a wall time lies in.
    fn last_offset_before(&self, wall: NaiveDateTime) -> <Tz as TimeZone>::Offset {
        (1..2_000)
            .map(|back| wall - TimeDelta::minutes(back))
            .find_map(|wall| self.zone.offset_from_local_datetime(&wall).latest())
            .unwrap()
    }

    fn to_calendar(&self) -> Calendar {
        let zone = Zone::named(self.zone.name()).unwrap();
        let mut spec = CalendarSpec::new("random", zone);
        for (day, shifts) in spec.week.iter_mut().zip(&self.week) {
            *day = intervals(shifts);
        }
        spec.holidays = self.holidays.iter().map(|date| (*date, None)).collect();
        spec.holiday_hours = intervals(&self.holiday_hours);
        let special = self.special.iter();
        spec.special = special
            .map(|(date, shifts)| (*date, intervals(shifts)))
            .collect();
        Calendar::new(spec)
    }
}

fn intervals(shifts: &[Shift]) -> Vec<Interval> {
    let clock = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
    shifts
        .iter()
        .map(|(opens, closes)| {
            let closes = if *closes > 1_440 {
                closes - 1_440
            } else {
                *closes
            };
            Interval::parse(&format!("{}-{}", clock(*opens), clock(closes))).unwrap()
        })
        .collect()
}

/// Three weeks of minutes.
struct Strip<'a> {
    rules: &'a Rules,
    /// The minute of UTC that the strip begins with.
    first: i64,
    /// The dates, from before the strip until after it.
    dates: Vec<NaiveDate>,
    /// The date of each minute: the last one whose midnight is not after it.
    date_of: Vec<NaiveDate>,
    open: Vec<bool>,
}

impl<'a> Strip<'a> {
    fn new(rules: &'a Rules, first_date: NaiveDate) -> Strip<'a> {
        let first = first_date
            .and_time(Default::default())
            .and_utc()
            .timestamp()
            / 60;
        let dates: Vec<_> = (first_date - Days::new(4)).iter_days().take(30).collect();
        let mut strip = Strip {
            rules,
            first,
            date_of: vec![NaiveDate::MIN; STRIP],
            dates,
            open: vec![],
        };
        for date in &strip.dates {
            let day = strip.day(*date);
            strip.date_of[day].fill(*date);
        }
        strip.paint();
        strip
    }

    /// The place on the strip of a minute of UTC; the nearest, for one that is not on it.
    fn place(&self, minute: i64) -> usize {
        usize::try_from((minute - self.first).max(0))
            .unwrap()
            .min(STRIP)
    }

    /// The places of a date, from midnight to midnight.
    fn day(&self, date: NaiveDate) -> Range<usize> {
        let midnight = |date| self.place(self.rules.minute(date, 0));
        midnight(date)..midnight(date + Days::new(1))
    }

    fn exists(&self, date: NaiveDate) -> bool {
        self.rules.minute(date, 0) < self.rules.minute(date + Days::new(1), 0)
    }

    fn paint(&mut self) {
        let mut painted = vec![false; STRIP];
        let mut on_holidays = vec![];
        for date in self.dates.iter().filter(|date| self.exists(**date)) {
            for shift in self.rules.shifts(*date) {
                painted[self.minutes_of(*date, *shift)].fill(true);
            }
            if self.rules.is_masked(*date) {
                let hours = self.rules.holiday_hours.iter();
                on_holidays.extend(hours.map(|shift| (*date, self.minutes_of(*date, *shift))));
            }
        }
        self.open = painted;
        for date in &self.dates {
            let day = self.day(*date);
            let is_masked = self.rules.is_masked(*date);
            if is_masked {
                self.open[day.clone()].fill(false);
            }
            for (holiday, minutes) in &on_holidays {
                if holiday == date || !is_masked {
                    let both = minutes.start.max(day.start)..minutes.end.min(day.end);
                    if !both.is_empty() {
                        self.open[both].fill(true);
                    }
                }
            }
        }
    }

    /// The places on the strip of a shift's minutes.
    fn minutes_of(&self, date: NaiveDate, shift: Shift) -> Range<usize> {
        let place = |after_midnight| self.place(self.rules.minute(date, after_midnight));
        let (opens, closes) = (place(shift.0), place(shift.1));
        // A gap can bring the end before the beginning: then nothing is left.
        opens..closes.max(opens)
    }

    fn instant(&self, place: usize) -> Instant {
        Instant::from_seconds((self.first + minutes(place)) * 60).unwrap()
    }

    /// Counts open minutes from a place on; `None` if the strip ends first.
    fn add(&self, place: usize, amount: usize) -> Option<usize> {
        let mut missing = amount;
        let mut place = place;
        while missing > 0 {
            missing -= usize::from(*self.open.get(place)?);
            place += 1;
        }
        Some(place)
    }

    fn add_back(&self, place: usize, amount: usize) -> Option<usize> {
        let mut missing = amount;
        let mut place = place;
        while missing > 0 {
            place = place.checked_sub(1)?;
            missing -= usize::from(self.open[place]);
        }
        Some(place)
    }

    fn runs(&self, from: usize, until: usize) -> Vec<(Instant, Instant)> {
        let mut runs = vec![];
        let mut begun = None;
        for place in from..=until {
            let open = place < until && self.open[place];
            match begun {
                None if open => begun = Some(place),
                Some(start) if !open => {
                    runs.push((self.instant(start), self.instant(place)));
                    begun = None;
                }
                _ => {}
            }
        }
        runs
    }

    /// The places of the shifts that open on a date, less what is masked of them.
    fn shifts_on(&self, date: NaiveDate) -> Vec<Range<usize>> {
        let shifts = if self.rules.is_masked(date) {
            &self.rules.holiday_hours
        } else {
            self.rules.shifts(date)
        };
        let shifts = shifts.iter().filter(|_| self.exists(date));
        shifts
            .filter_map(|shift| {
                let mut places = self.minutes_of(date, *shift);
                let first = places.clone().find(|place| self.date_of[*place] == date)?;
                let last = places.rfind(|place| {
                    let on = self.date_of[*place];
                    on == date || !self.rules.is_masked(on)
                })?;
                Some(first..last + 1)
            })
            .collect()
    }

    /// The end of the last shift that opens on a date.
    fn close(&self, date: NaiveDate) -> Option<Instant> {
        let ends = self.shifts_on(date).into_iter().map(|shift| shift.end);
        ends.max().map(|end| self.instant(end))
    }
}

/// A date from 1990 to the summer of 2026, every other one a few days before clocks change.
fn first_date(dice: &mut Dice, zone: Tz) -> NaiveDate {
    let offset = |date: NaiveDate| {
        let noon =
            DateTime::from_timestamp(date.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp(), 0);
        zone.offset_from_utc_datetime(&noon.unwrap().naive_utc())
            .fix()
    };
    let start = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
    let date = start + Days::new(dice.below(13_000) as u64);
    if dice.one_in(2) {
        return date;
    }
    let change = date
        .iter_days()
        .take(250)
        .find(|date| offset(*date) != offset(date.succ_opt().unwrap()));
    change.map_or(date, |change| change - Days::new(4 + dice.below(9) as u64))
}

/// A date that a zone skipped is too rare to be met by chance.
fn lost_date(dice: &mut Dice) -> (Tz, NaiveDate) {
    let (zone, date) = *dice.pick(&[
        ("Pacific/Apia", (2011, 12, 30)),
        ("Pacific/Fakaofo", (2011, 12, 30)),
        ("Pacific/Kwajalein", (1993, 8, 21)),
        ("Pacific/Kiritimati", (1994, 12, 31)),
    ]);
    let lost = NaiveDate::from_ymd_opt(date.0, date.1, date.2).unwrap();
    (
        zone.parse().unwrap(),
        lost - Days::new(4 + dice.below(9) as u64),
    )
}

fn compare(seed: u64) {
    let dice = &mut Dice(seed.wrapping_mul(0x1234_5678_9abc_def1));
    let (zone, first) = if dice.one_in(20) {
        lost_date(dice)
    } else {
        let zone: Tz = dice.pick(&ZONES).parse().unwrap();
        (zone, first_date(dice, zone))
    };
    let dates: Vec<_> = first.iter_days().take(22).collect();
    let rules = Rules::random(dice, zone, &dates);
    let strip = Strip::new(&rules, first);
    let calendar = rules.to_calendar();
    // Whatever uses a calendar that never opens gets an error, even for an amount of zero.
    let least = usize::from(calendar.never_opens());
    let case = format!("seed {seed}, {} from {first}", zone.name());

    for _ in 0..4 {
        let start = dice.below(STRIP * 2 / 3);
        let limit = *dice.pick(&[2, 60, 1_000, 10_000]);
        let amount = dice.below(limit).max(least);
        let from = strip.instant(start);
        let seconds = minutes(amount) * 60;
        if let Some(end) = strip.add(start, amount) {
            assert_eq!(
                calendar.add(from, seconds),
                Ok(strip.instant(end)),
                "{case}: {from} + {seconds}"
            );
        }
        if let Some(begin) = strip.add_back(start, amount) {
            let found = calendar.add_back(from, seconds);
            assert_eq!(
                found,
                Ok(strip.instant(begin)),
                "{case}: {from} - {seconds}"
            );
        }
        assert_eq!(
            calendar.is_open(from),
            strip.open[start],
            "{case}: open at {from}"
        );
        let until = start + dice.below(STRIP - start);
        let open = strip.open[start..until]
            .iter()
            .filter(|open| **open)
            .count();
        let found = calendar.between(from, strip.instant(until));
        if calendar.never_opens() {
            assert!(
                matches!(found, Err(ClockError::NeverOpens { .. })),
                "{case}"
            );
            assert_eq!(open, 0, "{case}");
        } else {
            assert_eq!(found, Ok(minutes(open) * 60), "{case}: from {from}");
        }
        let found: Vec<_> = calendar
            .open_intervals(from, strip.instant(until))
            .collect();
        assert_eq!(found, strip.runs(start, until), "{case}: from {from}");
        if let Some(place) = (start..STRIP).find(|place| strip.open[*place]) {
            assert_eq!(
                calendar.next_opening(from),
                Ok(strip.instant(place)),
                "{case}"
            );
        }
    }
    for date in &dates[3..18] {
        let close = strip.close(*date);
        assert_eq!(calendar.close_of(*date), close, "{case}: close of {date}");
        assert_eq!(calendar.opens_on(*date), close.is_some(), "{case}: {date}");
    }
    let after = dates[3];
    if let Some(next) = dates[4..18]
        .iter()
        .find(|date| strip.close(**date).is_some())
    {
        assert_eq!(calendar.next_business_day(after), Ok(*next), "{case}");
    }
    let before = dates[18];
    let mut earlier = dates[3..18].iter().rev();
    if let Some(previous) = earlier.find(|date| strip.close(**date).is_some()) {
        assert_eq!(
            calendar.previous_business_day(before),
            Ok(*previous),
            "{case}"
        );
    }
}

/// Two calendars put together, minute by minute: dates are those of the first one's zone.
fn compare_joint(seed: u64) {
    let dice = &mut Dice(seed.wrapping_mul(0x8765_4321_9abc_def1));
    let (zone, first) = if dice.one_in(20) {
        lost_date(dice)
    } else {
        let zone: Tz = dice.pick(&ZONES).parse().unwrap();
        (zone, first_date(dice, zone))
    };
    let other: Tz = dice.pick(&ZONES).parse().unwrap();
    let dates: Vec<_> = first.iter_days().take(22).collect();
    let rules = [zone, other].map(|zone| Rules::random(dice, zone, &dates));
    let [left, right] = rules.each_ref().map(|rules| Strip::new(rules, first));
    let how = *dice.pick(&[Join::Union, Join::Intersection]);
    let parts = rules.each_ref().map(Rules::to_calendar);
    let calendar = Calendar::joint("joint", parts[0].zone().clone(), how, parts);
    let case = format!("seed {seed}, {how:?}, {} and {} from {first}", zone, other);
    let minutes_of = left.open.iter().zip(&right.open);
    let open: Vec<bool> = match how {
        Join::Union => minutes_of.map(|(a, b)| *a || *b).collect(),
        Join::Intersection => minutes_of.map(|(a, b)| *a && *b).collect(),
    };
    let shifts = |strip: &Strip| -> Vec<Range<usize>> {
        let dates = strip.dates.iter();
        dates.flat_map(|date| strip.shifts_on(*date)).collect()
    };
    let shifts: Vec<Range<usize>> = match how {
        Join::Union => [shifts(&left), shifts(&right)].concat(),
        Join::Intersection => {
            let others = shifts(&right);
            let all = shifts(&left).into_iter();
            all.flat_map(|a| others.clone().into_iter().map(move |b| (a.clone(), b)))
                .map(|(a, b)| a.start.max(b.start)..a.end.min(b.end))
                .filter(|both| !both.is_empty())
                .collect()
        }
    };
    let close = |date: NaiveDate| {
        let on_date = |shift: &&Range<usize>| left.date_of.get(shift.start) == Some(&date);
        let ends = shifts.iter().filter(on_date).map(|shift| shift.end);
        ends.max().map(|end| left.instant(end))
    };
    let joint = Strip {
        open,
        date_of: vec![],
        dates: vec![],
        ..left
    };

    if calendar.never_opens() {
        assert!(!joint.open.contains(&true), "{case}");
        return;
    }
    for _ in 0..4 {
        let start = dice.below(STRIP * 2 / 3);
        let limit = *dice.pick(&[2, 60, 1_000, 10_000]);
        let amount = dice.below(limit);
        let (from, seconds) = (joint.instant(start), minutes(amount) * 60);
        if let Some(end) = joint.add(start, amount) {
            let due = calendar.add(from, seconds);
            assert_eq!(due, Ok(joint.instant(end)), "{case}: {from} + {seconds}");
        }
        if let Some(begin) = joint.add_back(start, amount) {
            let found = calendar.add_back(from, seconds);
            assert_eq!(
                found,
                Ok(joint.instant(begin)),
                "{case}: {from} - {seconds}"
            );
        }
        assert_eq!(calendar.is_open(from), joint.open[start], "{case}: {from}");
        let until = start + dice.below(STRIP - start);
        let open = joint.open[start..until].iter().filter(|open| **open);
        let expected = minutes(open.count()) * 60;
        let to = joint.instant(until);
        assert_eq!(
            calendar.between(from, to),
            Ok(expected),
            "{case}: from {from}"
        );
        let found: Vec<_> = calendar.open_intervals(from, to).collect();
        assert_eq!(found, joint.runs(start, until), "{case}: from {from}");
    }
    for date in &dates[4..17] {
        let close = close(*date);
        assert_eq!(calendar.close_of(*date), close, "{case}: close of {date}");
        assert_eq!(calendar.opens_on(*date), close.is_some(), "{case}: {date}");
    }
    let mut later = dates[5..17].iter();
    if let Some(next) = later.find(|date| close(**date).is_some()) {
        assert_eq!(calendar.next_business_day(dates[4]), Ok(*next), "{case}");
    }
    let mut earlier = dates[4..17].iter().rev();
    if let Some(previous) = earlier.find(|date| close(**date).is_some()) {
        let found = calendar.previous_business_day(dates[17]);
        assert_eq!(found, Ok(*previous), "{case}");
    }
}

/// So many random cases; many more in the long form.
fn cases(count: u64) -> Range<u64> {
    let long = std::env::var_os("TENURE_LONG").is_some_and(|value| value == "1");
    0..if long { count * 50 } else { count }
}

#[test]
fn the_engine_agrees_with_the_walker() {
    cases(2_000).for_each(compare);
}

#[test]
fn calendars_put_together_agree_with_the_walker() {
    cases(400).for_each(compare_joint);
}
