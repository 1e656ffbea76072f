//! The account of a clock's way: whoever adds up its stretches, and looks at nothing else, gets the
//! answer.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use tenure::domain::amount::{Amount, ClockKind, Unit};
use tenure::domain::clock::{Bound, Clocks, Pause, PauseCause, Reached};
use tenure::domain::program::{AtClose, DayEnd, Limit};
use tenure::domain::trail::{Stretch, Telling, between, trail};
use tenure::domain::{Calendar, Instant, Reason, Zone};

mod common;
mod strategies;

use common::{Case, imagicle};
use strategies::{calendar, instant};

fn limit() -> impl Strategy<Value = Limit> {
    let units = vec![
        (Unit::BusinessMinute, 20_000_u32),
        (Unit::BusinessHour, 400),
        (Unit::ElapsedMinute, 100_000),
        (Unit::ElapsedHour, 2_000),
        (Unit::BusinessDay, 60),
    ];
    let closes = vec![AtClose::Close, AtClose::NextOpen];
    (
        proptest::sample::select(units),
        any::<u32>(),
        proptest::sample::select(closes),
    )
        .prop_map(|((unit, most), count, at_close)| Limit {
            amount: Amount {
                count: 1 + count % most,
                unit,
            },
            bound: Bound::Within,
            at_close,
            day_end: DayEnd::Close,
        })
}

/// Pauses after a start, apart and in order; the last may still be on.
fn pauses() -> impl Strategy<Value = (Vec<(i64, i64)>, bool)> {
    (
        proptest::collection::vec((1..400_000_i64, 1..900_000_i64), 0..5),
        any::<bool>(),
    )
}

fn laid_out(start: Instant, gaps: &[(i64, i64)], on: bool) -> Vec<Pause> {
    let mut at = start.checked_add(-300_000).unwrap();
    let mut pauses = Vec::new();
    for (gap, length) in gaps {
        let from = at.checked_add(*gap).unwrap();
        let to = from.checked_add(*length).unwrap();
        let cause = PauseCause::Customer;
        pauses.push(Pause {
            from,
            to: Some(to),
            cause,
        });
        at = to;
    }
    if let (true, Some(last)) = (on, pauses.last_mut()) {
        last.to = None;
    }
    pauses
}

fn stretches(reasons: &[Reason]) -> Vec<(&str, Stretch)> {
    let told = reasons.iter();
    told.map(|reason| (reason.step, reason.stretch.unwrap()))
        .collect()
}

/// Adds up what counts; the totals told on the way must be right.
fn added_up(reasons: &[Reason]) -> i64 {
    let mut total = 0;
    for (_, stretch) in stretches(reasons) {
        total += stretch.counted;
        assert_eq!(stretch.total, total);
    }
    total
}

/// Whether each stretch begins where the one before ends.
fn is_unbroken(reasons: &[Reason]) -> bool {
    let told = stretches(reasons);
    told.windows(2)
        .all(|pair| pair[0].1.to == Some(pair[1].1.from))
}

/// Checks the account of a limit against its answer, from the account alone.
fn check(calendar: &Calendar, limit: &Limit, start: Instant, pauses: &[Pause], telling: Telling) {
    let zone = Zone::utc();
    let clocks = Clocks {
        calendar: Some(calendar),
        zone: &zone,
    };
    let Ok(reached) = clocks.reach(limit, start, pauses) else {
        return;
    };
    let reasons = trail(&clocks, limit, start, pauses, telling);
    let told = stretches(&reasons);
    let total = added_up(&reasons);
    let days = limit.amount.clock() == ClockKind::BusinessDays;
    let whole = match days {
        true => i64::from(limit.amount.count),
        false => limit.amount.seconds().unwrap(),
    };
    match reached {
        Reached::At(due) => {
            assert_eq!(total, whole);
            // Where the last stretch ends; an account without any ends where it starts.
            let end = told.last().map_or(start, |(_, last)| last.to.unwrap());
            assert_eq!(end, due);
            if !days {
                assert!(is_unbroken(&reasons), "{reasons:#?}");
                assert_eq!(told.first().map_or(start, |(_, first)| first.from), start);
            }
        }
        Reached::Paused { left } => {
            if let Some(left) = left {
                // A limit that is reached at a close can still wait for the opening.
                assert_eq!(total, whole - left);
            }
            assert!(total <= whole);
        }
    }
    let fine = telling == Telling::Unfolded;
    for (step, stretch) in told {
        let to = stretch.to.unwrap_or(Instant::MAX);
        match (step, limit.amount.clock()) {
            ("counted", ClockKind::Business) => {
                assert_eq!(calendar.between(stretch.from, to), Ok(stretch.counted));
                assert!(!fine || to.since(stretch.from) == stretch.counted);
            }
            ("counted", ClockKind::Elapsed) => assert_eq!(to.since(stretch.from), stretch.counted),
            ("closed", _) => assert_eq!(calendar.between(stretch.from, to), Ok(0)),
            ("counted", _) => assert!(!fine || stretch.counted == 1),
            ("paused", _) => assert_eq!(stretch.counted, 0),
            other => panic!("{other:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn an_account_adds_up_to_the_answer(
        calendar in calendar(), limit in limit(), start in instant(), (gaps, on) in pauses()
    ) {
        let pauses = laid_out(start, &gaps, on);
        check(&calendar, &limit, start, &pauses, Telling::Folded);
        check(&calendar, &limit, start, &pauses, Telling::Unfolded);
    }

    #[test]
    fn the_way_between_two_instants_adds_up(
        calendar in calendar(), start in instant(), seconds in 0..40_000_000_i64
    ) {
        let end = start.checked_add(seconds).unwrap();
        for telling in [Telling::Folded, Telling::Unfolded] {
            let reasons = between(&calendar, start, end, telling);
            prop_assert_eq!(Ok(added_up(&reasons)), calendar.between(start, end));
            prop_assert!(is_unbroken(&reasons));
        }
    }
}

/// One by one: what an account says of a night, a weekend, a pause and a holiday with hours.
#[test]
fn each_stretch_says_why_it_counted_or_did_not() {
    let holidays = "[contract.holidays]\nclosed = [\"2026-04-06\"]\nnames = { \"2026-04-06\" = \"Easter Monday\" }\n";
    let contract = imagicle("gold", "europe", holidays);
    let case = Case::new(&contract, "2026-04-03 17:30", "P4")
        .waits("2026-04-04 10:00")
        .resumes("2026-04-04 12:00");
    let now = common::at(&contract, "2026-04-05 12:00");
    let all = tenure::domain::ticket::deadlines::deadlines_in_full(
        &case.ticket(),
        &contract,
        now,
        Some(Telling::Folded),
    );
    let response = all.first().unwrap();
    let told: Vec<String> = response
        .reasons
        .iter()
        .filter(|reason| reason.stretch.is_some())
        .map(|reason| format!("{}: {}", reason.step, reason.text))
        .collect();
    assert_eq!(
        told,
        [
            "counted: Fri 2026-04-03 17:30 to 18:00: 30 min; 30 min so far",
            "closed: Fri 2026-04-03 18:00 to Sat 2026-04-04 09:00",
            "counted: Sat 2026-04-04 09:00 to 10:00: 1 h; 1 h 30 min so far",
            "paused: Sat 2026-04-04 10:00 to 12:00: waiting for the customer",
            "counted: Sat 2026-04-04 12:00 to 18:00: 6 h; 7 h 30 min so far",
            "closed: Sat 2026-04-04 18:00 to Mon 2026-04-06 09:00; \
             Sun 2026-04-05 is no day of the week on which it opens",
            "counted: Mon 2026-04-06 09:00 to 09:30: 30 min; 8 h so far; \
             Mon 2026-04-06 is a holiday, Easter Monday, with the hours of holidays",
        ]
    );
}
