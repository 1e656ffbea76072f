//! What must hold of business time for any bytes: they are read as a calendar and questions of it.

use tenure::domain::{Calendar, CalendarSpec, ClockError, Instant, Interval, Join, Zone};

const ZONES: [&str; 8] = [
    "UTC",
    "Europe/Rome",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "America/Havana",
];

/// Bytes as a source of numbers; zeros once they are used up.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    fn number(&mut self) -> u64 {
        (0..8).fold(0, |number, _| number << 8 | u64::from(self.byte()))
    }

    fn hours(&mut self) -> Vec<Interval> {
        let count = self.byte() % 4;
        let clock = |quarter: u8| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15);
        let hours = (0..count).filter_map(|_| {
            let (opens, closes) = (self.byte() % 96, self.byte() % 97);
            Interval::parse(&format!("{}-{}", clock(opens), clock(closes))).ok()
        });
        hours.collect()
    }

    fn date(&mut self) -> chrono::NaiveDate {
        let days = i32::try_from(self.number() % 60_000).unwrap_or(0) - 20_000;
        chrono::NaiveDate::from_epoch_days(days).unwrap_or_default()
    }

    fn calendar(&mut self) -> Calendar {
        let zone = Zone::named(ZONES[usize::from(self.byte()) % ZONES.len()]).expect("it is known");
        let mut spec = CalendarSpec::new("bytes", zone);
        spec.week = std::array::from_fn(|_| self.hours());
        for _ in 0..self.byte() % 8 {
            spec.holidays.insert(self.date(), None);
        }
        spec.holiday_hours = self.hours();
        for _ in 0..self.byte() % 8 {
            let date = self.date();
            spec.special.insert(date, self.hours());
        }
        Calendar::new(spec)
    }

    /// Mostly of our days, sometimes of any.
    fn instant(&mut self) -> Instant {
        let range = match self.byte() % 32 {
            0 => (Instant::MIN, Instant::MAX),
            _ => (
                Instant::from_seconds(1_500_000_000).expect("in range"),
                Instant::from_seconds(2_100_000_000).expect("in range"),
            ),
        };
        let length = u64::try_from(range.1.since(range.0)).expect("it is positive");
        let away = i64::try_from(self.number() % length).expect("it fits");
        range.0.checked_add(away).expect("in range")
    }
}

/// Reads the bytes, asks, and holds the answers against each other.
pub fn run(data: &[u8]) {
    let mut bytes = Bytes(data);
    let mut calendar = bytes.calendar();
    if bytes.byte().is_multiple_of(4) {
        let how = [Join::Union, Join::Intersection][usize::from(bytes.byte()) % 2];
        let other = bytes.calendar();
        let zone = calendar.zone().clone();
        calendar = Calendar::joint("joint", zone, how, [calendar, other]);
    }
    for _ in 0..4 {
        ask(&calendar, &mut bytes);
    }
}

fn ask(calendar: &Calendar, bytes: &mut Bytes) {
    let start = bytes.instant();
    let seconds = match bytes.byte() % 16 {
        0..8 => i64::from(bytes.byte()),
        8..15 => i64::try_from(bytes.number() % 40_000_000).expect("it fits"),
        _ => i64::from_ne_bytes(bytes.number().to_ne_bytes()),
    };
    match calendar.add(start, seconds) {
        Ok(due) => {
            assert!(due >= start);
            assert_eq!(calendar.between(start, due), Ok(seconds));
            if seconds > 0 {
                // The second before is open, and is the last one needed.
                let before = due.checked_add(-1).expect("it is after the start");
                assert!(calendar.is_open(before));
                assert_eq!(calendar.between(start, before), Ok(seconds - 1));
                let back = calendar.add_back(due, seconds).expect("there is so much");
                assert!(back >= start);
                assert_eq!(calendar.between(back, due), Ok(seconds));
            }
        }
        Err(ClockError::NeverOpens { .. }) => assert!(calendar.never_opens()),
        Err(ClockError::OutOfRange) => {
            let left = calendar.between(start, Instant::MAX).expect("it opens");
            assert!(seconds < 0 || seconds > left);
        }
    }
    let end = start.checked_add(3_000_000).unwrap_or(Instant::MAX);
    let open: i64 = calendar
        .open_intervals(start, end)
        .map(|(from, until)| until.since(from))
        .sum();
    if !calendar.never_opens() {
        assert_eq!(calendar.between(start, end), Ok(open));
    }
    let date = calendar.zone().date(start);
    if let Ok(next) = calendar.next_business_day(date) {
        assert!(next > date && calendar.opens_on(next));
        assert!(calendar.close_of(next).is_some());
    }
    // So many business days on, and one fewer back, is the first of them.
    let days = u32::from(bytes.byte()) + 1;
    if let Ok(later) = calendar.business_days_after(date, days) {
        let first = (1..days).try_fold(later, |day, _| calendar.previous_business_day(day));
        assert_eq!(first, calendar.next_business_day(date));
    }
}
