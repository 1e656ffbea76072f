//! What must hold of business time whatever the calendar, to the second.

#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;

mod strategies;

use strategies::{calendar, day, instant};

fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![
        1..100_000_i64,
        1..20_000_000_i64,
        (1..1_000_i64).prop_map(|n| n * 900)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_open_time_until_the_deadline_is_the_target(
        calendar in calendar(), start in instant(), amount in amount()
    ) {
        let due = calendar.add(start, amount).unwrap();
        prop_assert_eq!(calendar.between(start, due), Ok(amount));
        // The earliest such instant: the second before it is open.
        let before = due.checked_add(-1).unwrap();
        prop_assert_eq!(calendar.between(start, before), Ok(amount - 1));
        prop_assert!(calendar.is_open(before));
    }

    #[test]
    fn a_later_start_never_gives_an_earlier_deadline(
        calendar in calendar(), start in instant(), later in 0..1_000_000_i64, amount in amount()
    ) {
        let due = calendar.add(start, amount).unwrap();
        let later = calendar.add(start.checked_add(later).unwrap(), amount).unwrap();
        prop_assert!(due <= later);
    }

    #[test]
    fn counting_back_from_the_deadline_gives_the_latest_start(
        calendar in calendar(), start in instant(), amount in amount()
    ) {
        let due = calendar.add(start, amount).unwrap();
        let latest = calendar.add_back(due, amount).unwrap();
        prop_assert_eq!(latest, calendar.next_opening(start).unwrap());
        prop_assert_eq!(calendar.between(latest, due), Ok(amount));
        let after = latest.checked_add(1).unwrap();
        prop_assert_eq!(calendar.between(after, due), Ok(amount - 1));
    }

    #[test]
    fn parts_of_a_stretch_add_up(
        calendar in calendar(),
        start in instant(),
        (first, second) in (0..30_000_000_i64, 0..30_000_000_i64)
    ) {
        let middle = start.checked_add(first).unwrap();
        let end = middle.checked_add(second).unwrap();
        let open = |from, until| calendar.between(from, until).unwrap();
        prop_assert_eq!(open(start, middle) + open(middle, end), open(start, end));
        let listed = calendar.open_intervals(start, end);
        let listed: i64 = listed.map(|(from, until)| until.since(from)).sum();
        prop_assert_eq!(listed, open(start, end));
    }

    #[test]
    fn business_days_follow_one_another(calendar in calendar(), day in day(), n in 1..40_u32) {
        let next = calendar.next_business_day(day).unwrap();
        prop_assert!(next > day && calendar.opens_on(next));
        let between = day.iter_days().skip(1).take_while(|date| *date < next);
        prop_assert!(between.into_iter().all(|date| !calendar.opens_on(date)));
        let nth = calendar.business_days_after(day, n).unwrap();
        let before = calendar.business_days_after(day, n - 1).unwrap();
        prop_assert_eq!(calendar.next_business_day(before).unwrap(), nth);
        if n > 1 {
            prop_assert_eq!(calendar.previous_business_day(nth).unwrap(), before);
        }
        // At its close a day ends: the second before is open.
        let close = calendar.close_of(next).unwrap();
        prop_assert!(calendar.is_open(close.checked_add(-1).unwrap()));
    }
}
