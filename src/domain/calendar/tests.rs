//! The decisions on opening hours, each by name, and the ends of what can be asked.

use chrono::Datelike;

use super::*;

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hours(texts: &[&str]) -> Vec<Interval> {
    let read = |text: &&str| Interval::parse(text).unwrap();
    texts.iter().map(read).collect()
}

/// A calendar open at these hours from Monday to Friday, changed as wanted.
fn weekdays(zone: &str, open: &[&str], change: impl FnOnce(&mut CalendarSpec)) -> Calendar {
    let mut spec = CalendarSpec::new("test", Zone::named(zone).unwrap());
    spec.week[..5].fill(hours(open));
    change(&mut spec);
    Calendar::new(spec)
}

/// A calendar open at these hours on all seven days, changed as wanted.
fn daily(zone: &str, open: &[&str], change: impl FnOnce(&mut CalendarSpec)) -> Calendar {
    weekdays(zone, open, |spec| {
        spec.week.fill(hours(open));
        change(spec);
    })
}

/// What is open from one local date until another, as local times.
fn open_on(calendar: &Calendar, from: &str, until: &str) -> Vec<String> {
    let zone = calendar.zone();
    let (from, until) = (
        zone.start_of_day(date(from)),
        zone.start_of_day(date(until)),
    );
    let shown = |instant| zone.local(instant).format("%d %H:%M").to_string();
    calendar
        .open_intervals(from, until)
        .map(|(start, end)| format!("{} to {}", shown(start), shown(end)))
        .collect()
}

#[test]
fn decision_2_intervals_are_half_open() {
    let office = weekdays("UTC", &["09:00-18:00"], |_| ());
    assert!(!office.is_open(at("2026-09-14T08:59:59Z")));
    assert!(office.is_open(at("2026-09-14T09:00:00Z")));
    assert!(office.is_open(at("2026-09-14T17:59:59Z")));
    assert!(!office.is_open(at("2026-09-14T18:00:00Z")));
}

#[test]
fn decision_2_an_interval_across_midnight_belongs_to_the_day_it_starts_on() {
    let fridays = weekdays("UTC", &[], |spec| spec.week[4] = hours(&["22:00-06:00"]));
    assert_eq!(
        open_on(&fridays, "2026-09-14", "2026-09-21"),
        ["18 22:00 to 19 06:00"]
    );
    assert!(fridays.opens_on(date("2026-09-18")));
    assert!(!fridays.opens_on(date("2026-09-19")));
    assert_eq!(
        fridays.close_of(date("2026-09-18")),
        Some(at("2026-09-19T06:00:00Z"))
    );
}

#[test]
fn decision_2_overlapping_and_touching_intervals_count_once() {
    let all = [
        "09:00-12:00",
        "11:00-13:00",
        "13:00-14:00",
        "09:30-10:00",
        "22:00-24:00",
    ];
    let calendar = daily("UTC", &[&all[..], &["00:00-01:00"]].concat(), |_| ());
    assert_eq!(
        open_on(&calendar, "2026-09-14", "2026-09-16"),
        [
            "14 00:00 to 14 01:00",
            "14 09:00 to 14 14:00",
            "14 22:00 to 15 01:00",
            "15 09:00 to 15 14:00",
            "15 22:00 to 16 00:00"
        ]
    );
}

#[test]
fn decision_3_a_start_outside_hours_or_at_closing_time_waits() {
    let office = weekdays("UTC", &["09:00-18:00"], |_| ());
    for start in [
        "2026-09-11T18:00:00Z",
        "2026-09-12T03:00:00Z",
        "2026-09-14T09:00:00Z",
    ] {
        let due = office.add(at(start), 60).unwrap();
        assert_eq!(due.to_string(), "2026-09-14T09:01:00Z", "{start}");
        let opening = office.next_opening(at(start)).unwrap();
        assert_eq!(opening.to_string(), "2026-09-14T09:00:00Z", "{start}");
    }
    let open = at("2026-09-14T10:30:00Z");
    assert_eq!(office.next_opening(open), Ok(open));
}

#[test]
fn decision_4_a_target_that_fits_exactly_ends_at_closing_time() {
    let office = weekdays("UTC", &["09:00-18:00"], |_| ());
    let start = at("2026-09-11T16:00:00Z");
    let due = |seconds| office.add(start, seconds).unwrap().to_string();
    assert_eq!(due(7_200), "2026-09-11T18:00:00Z");
    assert_eq!(due(7_201), "2026-09-14T09:00:01Z");
}

#[test]
fn decision_4_a_target_of_zero_is_due_at_its_start() {
    let office = weekdays("UTC", &["09:00-18:00"], |_| ());
    let closed = at("2026-09-12T03:00:00Z");
    assert_eq!(office.add(closed, 0), Ok(closed));
    assert_eq!(office.add_back(closed, 0), Ok(closed));
}

#[test]
fn counting_back_gives_the_latest_start() {
    let office = weekdays("UTC", &["09:00-18:00"], |_| ());
    let end = at("2026-09-14T10:00:00Z");
    let start = |seconds| office.add_back(end, seconds).unwrap().to_string();
    assert_eq!(start(3_600), "2026-09-14T09:00:00Z");
    assert_eq!(start(3_601), "2026-09-11T17:59:59Z");
    assert_eq!(start(3_600 + 9 * 3_600), "2026-09-11T09:00:00Z");
}

#[test]
fn decision_7_business_days_are_dates_on_which_an_interval_opens() {
    let office = weekdays("UTC", &["09:00-18:00"], |spec| {
        spec.holidays.insert(date("2026-09-15"), None);
        spec.special
            .insert(date("2026-09-19"), hours(&["10:00-12:00"]));
        spec.special.insert(date("2026-09-16"), vec![]);
    });
    let next = |day| office.next_business_day(date(day)).unwrap().to_string();
    assert_eq!(next("2026-09-11"), "2026-09-14");
    assert_eq!(next("2026-09-12"), "2026-09-14");
    assert_eq!(next("2026-09-14"), "2026-09-17");
    assert_eq!(next("2026-09-18"), "2026-09-19");
    assert_eq!(
        office.previous_business_day(date("2026-09-17")),
        Ok(date("2026-09-14"))
    );
    let third = office.business_days_after(date("2026-09-12"), 3);
    assert_eq!(third, Ok(date("2026-09-18")));
    let same = office.business_days_after(date("2026-09-12"), 0);
    assert_eq!(same, Ok(date("2026-09-12")));
}

#[test]
fn decision_7_the_close_of_a_day_is_the_end_of_its_last_interval() {
    let split = daily("UTC", &["14:00-18:00", "09:00-13:00"], |_| ());
    assert_eq!(
        split.close_of(date("2026-09-14")),
        Some(at("2026-09-14T18:00:00Z"))
    );
    // Round the clock a day closes at its own midnight, although the next goes on.
    let always = daily("UTC", &["00:00-24:00"], |_| ());
    assert_eq!(
        always.close_of(date("2026-09-14")),
        Some(at("2026-09-15T00:00:00Z"))
    );
    // A holiday on the next date cuts the night short.
    let nights = daily("UTC", &["22:00-06:00"], |spec| {
        spec.holidays.insert(date("2026-09-15"), None);
    });
    assert_eq!(
        nights.close_of(date("2026-09-14")),
        Some(at("2026-09-15T00:00:00Z"))
    );
    assert_eq!(nights.close_of(date("2026-09-15")), None);
}

#[test]
fn decision_7_what_runs_in_does_not_make_a_business_day() {
    let nights = daily("UTC", &["22:00-06:00"], |spec| {
        spec.special.insert(date("2026-09-15"), vec![]);
    });
    assert!(nights.is_open(at("2026-09-15T03:00:00Z")));
    assert!(!nights.opens_on(date("2026-09-15")));
}

#[test]
fn decision_8_hours_move_with_daylight_saving_and_open_time_is_elapsed() {
    let always = daily("Europe/Rome", &["00:00-24:00"], |_| ());
    let day = |text: &str| always.zone().start_of_day(date(text));
    let length = |from, until| always.between(day(from), day(until)).unwrap() / 3_600;
    assert_eq!(length("2026-03-29", "2026-03-30"), 23);
    assert_eq!(length("2026-10-25", "2026-10-26"), 25);
    let office = daily("Europe/Rome", &["09:00-18:00"], |_| ());
    let opening = |text: &str| office.next_opening(at(text)).unwrap().to_string();
    assert_eq!(opening("2026-03-28T00:00:00Z"), "2026-03-28T08:00:00Z");
    assert_eq!(opening("2026-03-29T00:00:00Z"), "2026-03-29T07:00:00Z");
}

#[test]
fn decision_8_a_skipped_time_is_read_with_the_offset_before_it() {
    let gap = |open| {
        let calendar = daily("Europe/Rome", &[open], |_| ());
        open_on(&calendar, "2026-03-29", "2026-03-30")
    };
    assert_eq!(gap("02:00-02:30"), ["29 03:00 to 29 03:30"]);
    assert_eq!(gap("01:00-02:30"), ["29 01:00 to 29 03:30"]);
    // 02:30 becomes 03:30, after the end at 03:15: nothing is left.
    assert_eq!(gap("02:30-03:15"), [""; 0]);
    assert_eq!(gap("02:00-03:00"), [""; 0]);
    let lost = daily("Europe/Rome", &["02:00-03:00"], |_| ());
    assert!(!lost.opens_on(date("2026-03-29")));
    assert!(lost.opens_on(date("2026-03-30")));
}

#[test]
fn decision_8_an_ambiguous_time_means_its_first_occurrence() {
    let calendar = daily("Europe/Rome", &["02:00-02:30", "02:45-03:30"], |_| ());
    let open: Vec<_> = calendar
        .open_intervals(at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z"))
        .map(|(start, end)| format!("{start} to {end}"))
        .collect();
    assert_eq!(
        open,
        [
            "2026-10-25T00:00:00Z to 2026-10-25T00:30:00Z",
            // Until 03:30 by the new offset, an hour longer.
            "2026-10-25T00:45:00Z to 2026-10-25T02:30:00Z"
        ]
    );
}

#[test]
fn a_date_that_the_zone_skipped_has_no_hours() {
    let office = daily("Pacific/Apia", &["09:00-17:00"], |_| ());
    assert_eq!(
        open_on(&office, "2011-12-29", "2012-01-01"),
        ["29 09:00 to 29 17:00", "31 09:00 to 31 17:00"]
    );
    assert!(!office.opens_on(date("2011-12-30")));
    assert_eq!(office.close_of(date("2011-12-30")), None);
    assert_eq!(
        office.next_business_day(date("2011-12-29")),
        Ok(date("2011-12-31"))
    );
    // The night before goes on as long as any other.
    let nights = daily("Pacific/Apia", &["22:00-06:00"], |_| ());
    assert_eq!(
        open_on(&nights, "2011-12-29", "2012-01-01"),
        [
            "29 00:00 to 29 06:00",
            "29 22:00 to 31 06:00",
            "31 22:00 to 01 00:00"
        ]
    );
    assert_eq!(
        nights.close_of(date("2011-12-29")),
        Some(at("2011-12-31T06:00:00+14:00"))
    );
    // Unless the date on which it would is a holiday.
    let masked = daily("Pacific/Apia", &["22:00-06:00"], |spec| {
        spec.holidays.insert(date("2011-12-31"), None);
    });
    assert_eq!(
        masked.close_of(date("2011-12-29")),
        Some(at("2011-12-31T00:00:00+14:00"))
    );
    let only = weekdays("Pacific/Apia", &[], |spec| {
        spec.special
            .insert(date("2011-12-30"), hours(&["09:00-17:00"]));
    });
    assert!(only.never_opens());
}

#[test]
fn decision_9_a_holiday_masks_midnight_to_midnight_and_nothing_else() {
    let nights = daily("UTC", &["10:00-11:00", "22:00-06:00"], |spec| {
        spec.holidays
            .insert(date("2026-09-15"), Some("Saint Day".to_owned()));
    });
    assert_eq!(
        open_on(&nights, "2026-09-14", "2026-09-17"),
        [
            "14 00:00 to 14 06:00",
            "14 10:00 to 14 11:00",
            "14 22:00 to 15 00:00",
            // What would have opened on the evening of the 15th.
            "16 00:00 to 16 06:00",
            "16 10:00 to 16 11:00",
            "16 22:00 to 17 00:00"
        ]
    );
}

#[test]
fn decision_9_holiday_hours_are_all_that_is_open_on_a_holiday() {
    let nights = daily("UTC", &["22:00-06:00"], |spec| {
        spec.holiday_hours = hours(&["10:00-12:00", "23:00-07:00"]);
        spec.holidays.insert(date("2026-09-15"), None);
    });
    assert_eq!(
        open_on(&nights, "2026-09-15", "2026-09-17"),
        [
            "15 10:00 to 15 12:00",
            "15 23:00 to 16 07:00",
            "16 22:00 to 17 00:00"
        ]
    );
    assert!(nights.opens_on(date("2026-09-15")));
    assert_eq!(
        nights.close_of(date("2026-09-15")),
        Some(at("2026-09-16T07:00:00Z"))
    );
}

#[test]
fn decision_9_a_special_day_replaces_what_opens_on_its_date_and_sets_a_holiday_aside() {
    let nights = daily("UTC", &["22:00-06:00"], |spec| {
        for day in ["2026-09-15", "2026-09-17"] {
            spec.holidays.insert(date(day), None);
        }
        spec.special
            .insert(date("2026-09-15"), hours(&["10:00-12:00"]));
        spec.special.insert(date("2026-09-17"), vec![]);
    });
    assert_eq!(
        open_on(&nights, "2026-09-15", "2026-09-19"),
        [
            "15 00:00 to 15 06:00",
            "15 10:00 to 15 12:00",
            "16 22:00 to 17 06:00",
            "18 22:00 to 19 00:00"
        ]
    );
    assert_eq!(nights.day_kind(date("2026-09-15")), DayKind::Special);
}

#[test]
fn decision_9_a_calendar_says_which_years_its_holidays_cover() {
    let silent = weekdays("UTC", &["09:00-18:00"], |_| ());
    assert_eq!(
        (silent.years(), silent.covers(date("2026-01-01"))),
        (None, None)
    );
    let covered = weekdays("UTC", &["09:00-18:00"], |spec| {
        spec.years = Some((2025, 2026))
    });
    let covers = |day| covered.covers(date(day));
    assert_eq!(covers("2024-12-31"), Some(false));
    assert_eq!(covers("2025-01-01"), Some(true));
    assert_eq!(covers("2026-12-31"), Some(true));
    assert_eq!(covers("2027-01-01"), Some(false));
}

#[test]
fn decision_9_a_calendar_that_can_never_open_is_an_error_of_what_uses_it() {
    let never = weekdays("UTC", &[], |spec| {
        spec.name = "mars".to_owned();
        spec.holidays.insert(date("2026-09-15"), None);
        spec.special.insert(date("2026-09-16"), vec![]);
    });
    let error = ClockError::NeverOpens {
        calendar: "mars".to_owned(),
    };
    let (start, day) = (at("2026-09-14T00:00:00Z"), date("2026-09-14"));
    assert!(never.never_opens());
    assert_eq!(never.add(start, 0), Err(error.clone()));
    assert_eq!(never.add_back(start, 1), Err(error.clone()));
    assert_eq!(never.between(start, start), Err(error.clone()));
    assert_eq!(never.next_opening(start), Err(error.clone()));
    assert_eq!(never.next_business_day(day), Err(error.clone()));
    assert_eq!(never.previous_business_day(day), Err(error.clone()));
    assert_eq!(error.to_string(), "calendar `mars` never opens");
    assert!(!never.is_open(start));
    assert_eq!(never.open_intervals(Instant::MIN, Instant::MAX).count(), 0);
    // Holiday hours alone do open, if there is a holiday that is one.
    let holiday = weekdays("UTC", &[], |spec| {
        spec.holiday_hours = hours(&["10:00-12:00"]);
        spec.holidays.insert(date("2026-09-15"), None);
    });
    assert!(!holiday.never_opens());
    let aside = weekdays("UTC", &[], |spec| {
        spec.holiday_hours = hours(&["10:00-12:00"]);
        spec.holidays.insert(date("2026-09-15"), None);
        spec.special.insert(date("2026-09-15"), vec![]);
    });
    assert!(aside.never_opens());
}

#[test]
fn a_date_says_what_decides_its_hours() {
    let named = |spec: &mut CalendarSpec| {
        spec.holidays
            .insert(date("2026-12-25"), Some("Christmas".to_owned()));
    };
    let closed = weekdays("UTC", &["09:00-18:00"], named);
    let name = Some("Christmas");
    assert_eq!(closed.day_kind(date("2026-12-24")), DayKind::Ordinary);
    assert_eq!(
        closed.day_kind(date("2026-12-25")),
        DayKind::Holiday { name }
    );
    let open = weekdays("UTC", &["09:00-18:00"], |spec| {
        named(spec);
        spec.holiday_hours = hours(&["10:00-12:00"]);
    });
    assert_eq!(
        open.day_kind(date("2026-12-25")),
        DayKind::HolidayHours { name }
    );
}

#[test]
fn questions_out_of_range_are_refused() {
    let office = weekdays("Europe/Rome", &["09:00-18:00"], |_| ());
    let start = at("2026-09-14T00:00:00Z");
    assert_eq!(office.add(start, -1), Err(ClockError::OutOfRange));
    assert_eq!(office.add(start, i64::MAX), Err(ClockError::OutOfRange));
    assert_eq!(
        office.add_back(start, i64::MAX),
        Err(ClockError::OutOfRange)
    );
    // So much is open by the week, but not within the range.
    let too_much = 9_000 * 52 * 45 * 3_600;
    assert_eq!(office.add(start, too_much), Err(ClockError::OutOfRange));
    assert_eq!(
        office.add_back(start, too_much),
        Err(ClockError::OutOfRange)
    );
    let before = start.checked_add(-1).unwrap();
    assert_eq!(office.between(start, before), Err(ClockError::OutOfRange));
    assert_eq!(office.between(start, start), Ok(0));
    assert_eq!(
        office.next_opening(Instant::MAX),
        Err(ClockError::OutOfRange)
    );
    let last = date("9999-12-31");
    assert_eq!(office.next_business_day(last), Err(ClockError::OutOfRange));
    let first = date("0001-01-01");
    assert_eq!(
        office.previous_business_day(first),
        Err(ClockError::OutOfRange)
    );
    assert_eq!(office.open_intervals(start, before).count(), 0);
}

#[test]
fn the_ends_of_the_range_are_open_like_any_other_time() {
    let always = daily("UTC", &["00:00-24:00"], |_| ());
    let whole = Instant::MAX.since(Instant::MIN);
    assert_eq!(always.between(Instant::MIN, Instant::MAX), Ok(whole));
    assert_eq!(always.add(Instant::MIN, whole), Ok(Instant::MAX));
    assert_eq!(always.add_back(Instant::MAX, whole), Ok(Instant::MIN));
    assert!(always.is_open(Instant::MIN) && always.is_open(Instant::MAX));
    let open: Vec<_> = always.open_intervals(Instant::MIN, Instant::MAX).collect();
    assert_eq!(open, [(Instant::MIN, Instant::MAX)]);
    assert_eq!(always.close_of(date("9999-12-31")), Some(Instant::MAX));
}

#[test]
fn long_counts_agree_with_the_same_count_in_steps() {
    let mut spec = CalendarSpec::new("few", Zone::named("Europe/Rome").unwrap());
    spec.week[2] = hours(&["09:00-09:20"]);
    spec.holidays.insert(date("2031-05-07"), None);
    spec.special
        .insert(date("2090-01-01"), hours(&["12:00-13:00"]));
    let start = at("1850-01-01T00:00:00Z");
    // One calendar walks block by block; the other has summed all of them up.
    let (walking, summed) = (Calendar::new(spec.clone()), Calendar::new(spec));
    summed.between(Instant::MIN, Instant::MAX).unwrap();
    let (mut reached, step) = (start, 400_000);
    for steps in 1..=20 {
        reached = walking.add(reached, step).unwrap();
        assert_eq!(summed.add(start, steps * step), Ok(reached));
        assert_eq!(summed.between(start, reached), Ok(steps * step));
        let opening = summed.next_opening(start).unwrap();
        assert_eq!(summed.add_back(reached, steps * step), Ok(opening));
    }
}

#[test]
fn far_years_open_by_their_own_clocks_and_weekdays() {
    let office = weekdays("Europe/Rome", &["09:00-18:00"], |spec| {
        spec.holidays.insert(date("2026-04-06"), None);
    });
    let zone = office.zone();
    for year in [3, 1700, 1880, 1943, 2026, 2037, 2431, 2826, 4400, 9998] {
        let january = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let mut open = office
            .open_intervals(
                zone.start_of_day(january),
                zone.start_of_day(NaiveDate::from_ymd_opt(year + 1, 1, 1).unwrap()),
            )
            .fuse();
        for day in january.iter_days().take_while(|day| day.year() == year) {
            let is_open = day.weekday().number_from_monday() < 6 && day != date("2026-04-06");
            if is_open {
                let wall = |hour| zone.resolve(day.and_hms_opt(hour, 0, 0).unwrap());
                assert_eq!(open.next(), Some((wall(9), wall(18))), "{day}");
            }
        }
        assert_eq!(open.next(), None, "{year}");
    }
}

#[test]
fn sparse_and_blocked_calendars_answer_at_once() {
    let two = weekdays("Europe/Rome", &[], |spec| {
        spec.special
            .insert(date("0002-01-01"), hours(&["09:00-10:00"]));
        spec.special
            .insert(date("9998-05-05"), hours(&["09:00-10:00"]));
    });
    let due = two.add(Instant::MIN, 5_400).unwrap();
    assert_eq!(due.to_string(), "9998-05-05T07:30:00Z");
    assert_eq!(two.add(Instant::MIN, 7_201), Err(ClockError::OutOfRange));
    let start = two.add_back(Instant::MAX, 7_200).unwrap();
    assert_eq!(two.zone().date(start), date("0002-01-01"));
    let next = two.next_business_day(date("0002-01-01"));
    assert_eq!(next, Ok(date("9998-05-05")));
    let blocked = weekdays("Europe/Rome", &["09:00-18:00"], |spec| {
        let days = date("2000-01-01").iter_days();
        let years = days.take_while(|day| *day < date("2100-01-01"));
        spec.holidays = years.map(|day| (day, None)).collect();
    });
    let due = blocked.add(at("2026-01-01T00:00:00Z"), 3_600).unwrap();
    assert_eq!(due.to_string(), "2100-01-01T09:00:00Z");
}

#[test]
fn clones_and_threads_share_one_index() {
    let office = weekdays("Europe/Rome", &["09:00-18:00"], |_| ());
    let start = at("2026-09-14T00:00:00Z");
    let expected = office.add(start, 40_000_000).unwrap();
    let answers: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let office = office.clone();
                scope.spawn(move || office.add(start, 40_000_000))
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(answers.iter().all(|answer| *answer == Ok(expected)));
}
