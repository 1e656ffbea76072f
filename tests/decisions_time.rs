//! The decisions about time, by number.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;

use common::*;
use proptest::prelude::*;
use tenure::domain::clock::{Bound, Clocks, CountError, Pause, PauseCause, Reached};
use tenure::domain::contract::Lead;
use tenure::domain::course::Course;
use tenure::domain::deadline::{Due, Kind, State};
use tenure::domain::notice::{self, notices};
use tenure::domain::program::{AtClose, DayEnd, Limit, NoticePeriod, Party, RenewalMode};
use tenure::domain::term::{Schedule, Term};
use tenure::domain::{Calendar, CalendarSpec, ClockError, Instant, Interval, Zone, standing};
use tenure::terms::contract::read_contract;

/// A contract with these hours and first response, in a zone.
fn in_zone(zone: &str, calendar: &str, figure: &str) -> tenure::domain::Contract {
    let program = target(figure);
    Terms {
        program: &program,
        zone,
        calendar,
        ..Terms::default()
    }
    .contract()
}

fn codes_of(calendar: &str, figure: &str) -> Vec<String> {
    let text = format!(
        "format = 1\n[contract]\nid = \"x\"\ncustomer = \"x\"\nprogram = \"kaseya\"\n\
         calendar = \"hours\"\nterm = {{ start = 2026-01-01, months = 12 }}\n\
         [[contract.target]]\nkind = \"first-response\"\n{figure}\n\
         [calendar.hours]\nzone = \"Europe/Rome\"\n{calendar}"
    );
    let catalog = tenure::terms::catalog::Catalog::bundled();
    let (_, findings) = read_contract(&text, &catalog);
    findings
        .iter()
        .map(|finding| finding.code.to_string())
        .collect()
}

#[test]
fn decision_1_instants_are_utc_and_zones_only_show_them() {
    let rome = limited("within = \"1 elapsed hour\"");
    let mut tokyo = rome.clone();
    tokyo.zone = Zone::named("Asia/Tokyo").unwrap();
    let case = Case::new(&rome, "2026-09-14 10:00", "A");
    let now = at(&rome, "2026-09-14 10:00");
    let all = |contract| {
        tenure::domain::ticket::deadlines::deadlines(&case.ticket(), contract, now)
            .iter()
            .map(|deadline| deadline.due)
            .collect::<Vec<_>>()
    };
    assert_eq!(all(&rome), all(&tokyo));
    let due = Instant::parse_rfc3339("2026-09-14T09:00:00Z").unwrap();
    assert_eq!(all(&rome), [Some(Due::At(due))]);
}

#[test]
fn decision_2_open_at_nine_and_closed_at_six() {
    let nine_to_six = "hours = { mon = [\"09:00-18:00\"] }";
    let contract = in_zone("Europe/Rome", nine_to_six, "within = \"1 business hour\"");
    let hours = contract.hours.as_ref().unwrap();
    let open = |wall| hours.is_open(at(&contract, wall));
    assert!(!open("2026-09-14 08:59:59"));
    assert!(open("2026-09-14 09:00"));
    assert!(open("2026-09-14 17:59:59"));
    assert!(!open("2026-09-14 18:00"));
}

#[test]
fn decision_2_an_interval_over_midnight_belongs_to_the_day_it_starts_on() {
    let night = "hours = { fri = [\"22:00-06:00\"] }";
    let contract = in_zone("Europe/Rome", night, "within = \"7 business hours\"");
    let case = Case::new(&contract, "2026-09-11 12:00", "A");
    assert_eq!(
        case.due(),
        "2026-09-12 05:00",
        "Saturday, from Friday's opening"
    );
    let day = in_zone("Europe/Rome", night, "within = \"1 business day\"");
    let case = Case::new(&day, "2026-09-10 12:00", "A");
    assert_eq!(
        case.due(),
        "2026-09-12 06:00",
        "Friday closes on Saturday morning"
    );
    let all_day = in_zone(
        "Europe/Rome",
        "hours = { mon = [\"00:00-24:00\"] }",
        "within = \"24 business hours\"",
    );
    let case = Case::new(&all_day, "2026-09-13 12:00", "A");
    assert_eq!(case.due(), "2026-09-15 00:00");
}

#[test]
fn decision_3_a_start_outside_hours_waits_for_the_next_opening() {
    let two_hours = "within = \"2 business hours\"";
    for (opened, expected) in [
        ("2026-09-14 08:00", "2026-09-14 11:00"),
        ("2026-09-14 09:00", "2026-09-14 11:00"),
        ("2026-09-14 16:00", "2026-09-15 10:00"),
        ("2026-09-14 17:00", "2026-09-15 11:00"),
        ("2026-09-11 17:00", "2026-09-14 11:00"),
        ("2026-09-12 03:00", "2026-09-14 11:00"),
    ] {
        assert_eq!(due(two_hours, opened), expected, "{opened}");
    }
}

#[test]
fn decision_3_worked_examples_of_the_vendors() {
    use tenure::domain::program::Channel::Phone;
    let phoned = |tier: &str, severity: &str, wall: &str| {
        let contract = ivanti(tier);
        Case::new(&contract, wall, severity)
            .reported(wall, Phone)
            .due()
    };
    assert_eq!(
        phoned("standard", "S1", "2026-09-11 16:30"),
        "2026-09-14 09:30"
    );
    assert_eq!(
        phoned("premium", "S1", "2026-09-12 03:00"),
        "2026-09-12 04:00"
    );
    assert_eq!(
        phoned("standard", "S4", "2026-09-14 10:00"),
        "2026-09-15 17:00"
    );
    let gold = imagicle("gold", "europe", "");
    assert_eq!(
        Case::new(&gold, "2026-09-11 17:30", "P2").due(),
        "2026-09-12 10:30"
    );
    let mut weekdays = imagicle("basic", "europe", "");
    weekdays.tier = Some("gold".into());
    assert_eq!(
        Case::new(&weekdays, "2026-09-11 17:30", "P2").due(),
        "2026-09-14 10:30"
    );
    let basic = imagicle("basic", "europe", "");
    assert_eq!(
        Case::new(&basic, "2026-09-11 17:30", "P1").due(),
        "2026-09-14 18:00"
    );
}

#[test]
fn decision_4_an_exact_fit_is_due_at_closing_time() {
    assert_eq!(
        due("within = \"8 business hours\"", "2026-09-14 09:00"),
        "2026-09-14 17:00"
    );
    assert_eq!(
        due("within = \"2 business hours\"", "2026-09-11 15:00"),
        "2026-09-11 17:00"
    );
    assert_eq!(
        due("within = \"121 business minutes\"", "2026-09-11 15:00"),
        "2026-09-14 09:01"
    );
}

#[test]
fn decision_4_a_program_may_take_the_next_opening_instead() {
    let next_open = "within = \"2 business hours\"\nat_close = \"next-open\"";
    assert_eq!(due(next_open, "2026-09-11 15:00"), "2026-09-14 09:00");
    assert_eq!(
        due(next_open, "2026-09-11 14:59"),
        "2026-09-11 16:59",
        "not at closing"
    );
    let elapsed = "within = \"2 elapsed hours\"\nat_close = \"next-open\"";
    assert_eq!(due(elapsed, "2026-09-11 15:00"), "2026-09-11 17:00");
}

#[test]
fn decision_4_a_next_opening_in_a_pause_waits_for_its_end() {
    let contract = limited("within = \"2 business hours\"\nat_close = \"next-open\"");
    let case = || Case::new(&contract, "2026-09-14 15:00", "A").waits("2026-09-14 20:00");
    let paused = case().response("2026-09-15 10:00");
    assert_eq!((paused.state, paused.due), (State::Paused, None));
    assert_eq!(paused.remaining_seconds, Some(0));
    assert_eq!(case().resumes("2026-09-15 12:00").due(), "2026-09-15 12:00");
    assert_eq!(case().resumes("2026-09-15 20:00").due(), "2026-09-16 09:00");
    let late = Case::new(&contract, "2026-09-14 15:00", "A").waits("2026-09-15 09:00");
    assert_eq!(
        late.due(),
        "2026-09-15 09:00",
        "the mark passed as the pause began"
    );
}

#[test]
fn decision_4_a_target_of_zero_is_due_at_its_start() {
    for unit in [
        "business hours",
        "business days",
        "elapsed minutes",
        "calendar days",
    ] {
        let figure = format!("within = \"0 {unit}\"");
        assert_eq!(
            due(&figure, "2026-09-12 03:00"),
            "2026-09-12 03:00",
            "{unit}"
        );
    }
}

#[test]
fn decision_5_within_counts_the_deadline_itself_and_under_does_not() {
    let due = Instant::from_seconds(1_000).unwrap();
    let [before, after] = [999, 1_001].map(|second| Instant::from_seconds(second).unwrap());
    for (bound, at_due) in [(Bound::Within, true), (Bound::Under, false)] {
        assert!(bound.met(due, before) && !bound.met(due, after));
        assert_eq!(bound.met(due, due), at_due);
    }
    let state = |figure: &str, answered: &str| {
        let contract = limited(figure);
        let case = Case::new(&contract, "2026-09-14 10:00", "A").answered(answered);
        case.response("2026-09-14 12:00").state
    };
    assert_eq!(
        state("within = \"1 business hour\"", "2026-09-14 11:00"),
        State::Met
    );
    assert_eq!(
        state("under = \"1 business hour\"", "2026-09-14 11:00"),
        State::Breached
    );
    assert_eq!(
        state("under = \"1 business hour\"", "2026-09-14 10:59:59"),
        State::Met
    );
    assert_eq!(
        state("within = \"1 business hour\"", "2026-09-14 11:00:01"),
        State::Breached
    );
}

#[test]
fn decision_5_what_is_unmet_at_the_deadline_is_overdue_by_the_same_comparison() {
    let state = |figure: &str, now: &str| {
        let contract = limited(figure);
        Case::new(&contract, "2026-09-14 10:00", "A")
            .response(now)
            .state
    };
    assert_eq!(
        state("within = \"1 business hour\"", "2026-09-14 11:00"),
        State::Running
    );
    assert_eq!(
        state("under = \"1 business hour\"", "2026-09-14 11:00"),
        State::Overdue
    );
    assert_eq!(
        state("within = \"1 business hour\"", "2026-09-14 11:00:01"),
        State::Overdue
    );
}

#[test]
fn decision_6_a_bare_unit_is_refused_with_the_mend() {
    for bare in ["2 days", "1 hour", "30 minutes"] {
        let codes = codes_of(NINE_TO_FIVE, &format!("within = \"{bare}\""));
        assert_eq!(codes, ["bare-unit"], "{bare}");
    }
    assert_eq!(
        codes_of(NINE_TO_FIVE, "within = \"2 elapsed days\""),
        [""; 0]
    );
}

#[test]
fn decision_7_business_days_end_at_the_close_of_the_last_one() {
    let day = "within = \"1 business day\"";
    for (opened, expected) in [
        ("2026-09-11 20:00", "2026-09-14 17:00"),
        ("2026-09-12 12:00", "2026-09-14 17:00"),
        ("2026-09-14 00:00", "2026-09-15 17:00"),
        ("2026-09-14 10:00", "2026-09-15 17:00"),
        ("2026-09-11 10:00", "2026-09-14 17:00"),
    ] {
        assert_eq!(due(day, opened), expected, "{opened}");
    }
    assert_eq!(
        due("within = \"3 business days\"", "2026-09-11 10:00"),
        "2026-09-16 17:00"
    );
}

#[test]
fn decision_7_business_days_may_end_at_the_same_time() {
    let same = "within = \"1 business day\"\nday_end = \"same-time\"";
    for (opened, expected) in [
        ("2026-09-14 10:30", "2026-09-15 10:30"),
        ("2026-09-11 10:30", "2026-09-14 10:30"),
        ("2026-09-12 10:30", "2026-09-15 09:00"),
        ("2026-09-14 20:00", "2026-09-16 09:00"),
    ] {
        assert_eq!(due(same, opened), expected, "{opened}");
    }
}

#[test]
fn decision_7_a_day_at_whose_close_the_clock_is_paused_does_not_count() {
    let contract = limited("within = \"2 business days\"");
    let case = || Case::new(&contract, "2026-09-14 10:00", "A");
    let paused = |from, to| case().waits(from).resumes(to).due();
    assert_eq!(
        paused("2026-09-15 10:00", "2026-09-15 16:59"),
        "2026-09-16 17:00"
    );
    assert_eq!(
        paused("2026-09-15 10:00", "2026-09-15 17:00"),
        "2026-09-16 17:00"
    );
    assert_eq!(
        paused("2026-09-15 10:00", "2026-09-15 17:01"),
        "2026-09-17 17:00"
    );
    assert_eq!(
        paused("2026-09-15 17:00", "2026-09-16 09:00"),
        "2026-09-17 17:00"
    );
    assert_eq!(
        paused("2026-09-15 17:01", "2026-09-16 09:00"),
        "2026-09-16 17:00"
    );
    assert_eq!(
        paused("2026-09-15 16:00", "2027-09-15 16:00"),
        "2027-09-16 17:00"
    );
    let open = case()
        .waits("2026-09-15 16:00")
        .response("2026-09-20 10:00");
    assert_eq!(
        (open.state, open.due, open.remaining_seconds),
        (State::Paused, None, None)
    );
}

#[test]
fn decision_7_calendar_days_keep_the_wall_time_and_months_are_clamped() {
    assert_eq!(
        due("within = \"7 calendar days\"", "2026-03-25 10:00"),
        "2026-04-01 10:00"
    );
    assert_eq!(
        due("within = \"1 calendar month\"", "2026-01-31 10:00"),
        "2026-02-28 10:00"
    );
    assert_eq!(
        due("within = \"1 calendar month\"", "2028-01-31 10:00"),
        "2028-02-29 10:00"
    );
    assert_eq!(
        due("within = \"2 calendar months\"", "2026-01-31 10:00"),
        "2026-03-31 10:00"
    );
    assert_eq!(
        due("within = \"12 calendar months\"", "2028-02-29 10:00"),
        "2029-02-28 10:00"
    );
    // 02:30 does not exist on the day that Rome's clocks go forward.
    assert_eq!(
        due("within = \"1 calendar day\"", "2026-03-28 02:30"),
        "2026-03-29 03:30"
    );
}

#[test]
fn decision_7_pauses_do_not_move_calendar_days() {
    let contract = limited("within = \"2 calendar days\"");
    let case = Case::new(&contract, "2026-09-14 10:00", "A").waits("2026-09-14 11:00");
    assert_eq!(case.due(), "2026-09-16 10:00");
    assert_eq!(case.resumes("2026-09-15 11:00").due(), "2026-09-16 10:00");
}

#[test]
fn decision_7_elapsed_days_are_24_hours_each() {
    assert_eq!(
        due("within = \"1 elapsed day\"", "2026-03-28 12:00"),
        "2026-03-29 13:00"
    );
    assert_eq!(
        due("within = \"1 elapsed day\"", "2026-10-24 12:00"),
        "2026-10-25 11:00"
    );
    assert_eq!(
        due("within = \"1 calendar day\"", "2026-03-28 12:00"),
        "2026-03-29 12:00"
    );
}

#[test]
fn decision_7_kaseyas_seven_days_are_calendar_days() {
    let contract = kaseya();
    let resolve = tenure::domain::ticket::What::Resolve { reason: None };
    // London's clocks go forward on 29 March 2026.
    let case = Case::new(&contract, "2026-03-20 10:00", "2").then("2026-03-25 10:00", resolve);
    let until = case.deadline(Kind::ReopenUntil, "2026-03-26 10:00");
    assert_eq!(due_of(&contract, &until), "2026-04-01 10:00");
}

#[test]
fn decision_8_opening_hours_move_with_daylight_saving_and_elapsed_time_does_not() {
    let night = "hours = { sun = [\"00:00-06:00\"] }";
    let spring = in_zone("Europe/Rome", night, "within = \"3 business hours\"");
    assert_eq!(
        Case::new(&spring, "2026-03-28 12:00", "A").due(),
        "2026-03-29 04:00"
    );
    assert_eq!(
        Case::new(&spring, "2026-10-24 12:00", "A").due(),
        "2026-10-25 02:00"
    );
    assert_eq!(
        due("within = \"3 elapsed hours\"", "2026-03-29 00:00"),
        "2026-03-29 04:00"
    );
}

#[test]
fn decision_8_a_gap_is_read_with_the_offset_before_it_and_a_fold_is_its_first() {
    let rome = Zone::named("Europe/Rome").unwrap();
    let gap = at_in(&rome, "2026-03-29 02:30");
    assert_eq!(rome.format(gap), "2026-03-29T03:30:00+02:00");
    let fold = at_in(&rome, "2026-10-25 02:30");
    assert_eq!(rome.format(fold), "2026-10-25T02:30:00+02:00");
}

#[test]
fn decision_9_a_holiday_masks_its_date_and_nothing_else() {
    let hours = "hours = { mon = [\"09:00-17:00\"], tue = [\"20:00-04:00\"], wed = [\"22:00-06:00\"], thu = [\"09:00-17:00\"] }
[calendar.hours.holidays]
closed = [2026-09-16]";
    let contract = in_zone("Europe/Rome", hours, "within = \"5 business hours\"");
    // Tuesday's night stops at midnight; Wednesday's opens at the next midnight.
    let case = Case::new(&contract, "2026-09-15 12:00", "A");
    assert_eq!(case.due(), "2026-09-17 01:00");
}

#[test]
fn decision_9_holiday_hours_are_all_that_is_open_and_a_special_day_sets_a_holiday_aside() {
    let hours = format!(
        "{NINE_TO_FIVE}\nspecial = {{ \"2026-09-16\" = [\"12:00-13:00\"], \"2026-09-17\" = [] }}\n\
         [calendar.hours.holidays]\nclosed = [2026-09-15, 2026-09-16]\nhours = [\"10:00-11:00\"]"
    );
    let contract = in_zone("Europe/Rome", &hours, "within = \"3 business hours\"");
    let case = Case::new(&contract, "2026-09-14 17:00", "A");
    assert_eq!(
        case.due(),
        "2026-09-18 10:00",
        "an hour each on the 15th, 16th and 18th"
    );
}

#[test]
fn decision_9_equal_times_are_refused() {
    let figure = "within = \"1 business hour\"";
    let codes = codes_of("hours = { mon = [\"09:00-09:00\"] }", figure);
    assert_eq!(codes, ["bad-hours"]);
    assert_eq!(
        codes_of("hours = { mon = [\"00:00-24:00\"] }", figure),
        [""; 0]
    );
}

#[test]
fn decision_9_an_answer_beyond_the_years_of_the_holidays_says_so() {
    let hours = format!(
        "{NINE_TO_FIVE}\n[calendar.hours.holidays]\nyears = [2025, 2026]\nclosed = [2026-12-25]"
    );
    let contract = in_zone("Europe/Rome", &hours, "within = \"2 business hours\"");
    let inferred = |opened: &str| {
        let response = Case::new(&contract, opened, "A").response(opened);
        let reasons = response.reasons.into_iter();
        reasons.filter(|r| r.step == "holidays").count()
    };
    assert_eq!(inferred("2026-12-31 10:00"), 0);
    assert_eq!(inferred("2026-12-31 16:00"), 1);
    let elapsed = in_zone("Europe/Rome", &hours, "within = \"2 elapsed hours\"");
    let response = Case::new(&elapsed, "2027-01-04 10:00", "A").response("2027-01-04 10:00");
    assert!(response.reasons.iter().all(|r| r.step != "holidays"));
    let (_, reason) = notice::send_by(&contract, date("2027-03-01")).unwrap();
    assert!(reason.inferred.unwrap().contains("2027"));
    let (_, reason) = notice::send_by(&contract, date("2026-12-28")).unwrap();
    assert_eq!(reason.inferred, None);
}

#[test]
fn decision_9_a_calendar_that_never_opens_is_an_error_of_what_uses_it() {
    let spec = CalendarSpec::new("shut", Zone::utc());
    let shut = Calendar::new(spec);
    let clocks = Clocks {
        calendar: Some(&shut),
        zone: &Zone::utc(),
    };
    let start = Instant::from_seconds(0).unwrap();
    let limit = |text: &str| Limit {
        amount: text.parse().unwrap(),
        bound: Bound::Within,
        at_close: AtClose::Close,
        day_end: DayEnd::Close,
    };
    for text in ["1 business hour", "1 business day"] {
        let found = clocks.reach(&limit(text), start, &[]);
        let never = matches!(found, Err(CountError::Clock(ClockError::NeverOpens { .. })));
        assert!(never, "{text}: {found:?}");
    }
    let hour = clocks.reach(&limit("1 elapsed hour"), start, &[]);
    assert_eq!(hour, Ok(Reached::At(Instant::from_seconds(3_600).unwrap())));
}

#[test]
fn decision_10_pauses_take_no_time() {
    let contract = limited("within = \"4 business hours\"");
    let paused = |pauses: &[(&str, &str)]| {
        let mut case = Case::new(&contract, "2026-09-14 10:00", "A");
        for (from, to) in pauses {
            case = case.waits(from).resumes(to);
        }
        case.due()
    };
    assert_eq!(paused(&[]), "2026-09-14 14:00");
    assert_eq!(
        paused(&[("2026-09-14 11:00", "2026-09-14 12:30")]),
        "2026-09-14 15:30"
    );
    assert_eq!(
        paused(&[("2026-09-14 13:00", "2026-09-15 10:00")]),
        "2026-09-15 11:00"
    );
    assert_eq!(
        paused(&[("2026-09-14 17:30", "2026-09-15 08:00")]),
        "2026-09-14 14:00"
    );
    assert_eq!(
        paused(&[("2026-09-14 13:00", "2026-09-14 20:00")]),
        "2026-09-15 10:00"
    );
    let twice = [
        ("2026-09-14 10:30", "2026-09-14 11:00"),
        ("2026-09-14 12:00", "2026-09-15 16:30"),
    ];
    assert_eq!(paused(&twice), "2026-09-16 11:00");
}

#[test]
fn decision_10_while_paused_there_is_only_the_time_left() {
    let contract = limited("within = \"4 business hours\"");
    let case = Case::new(&contract, "2026-09-14 10:00", "A").waits("2026-09-14 11:00");
    let response = case.response("2026-09-16 12:00");
    assert_eq!((response.state, response.due), (State::Paused, None));
    assert_eq!(response.remaining_seconds, Some(3 * 3_600));
    assert_eq!(response.why.unwrap().code, tenure::domain::WhyCode::Paused);
}

#[test]
fn decision_10_a_pause_told_later_than_another_takes_no_less_time() {
    let contract = limited("within = \"4 business hours\"");
    let case = Case::new(&contract, "2026-09-14 10:00", "A")
        .waits("2026-09-14 13:00")
        .resumes("2026-09-14 14:00")
        .waits("2026-09-14 11:00")
        .resumes("2026-09-14 12:00");
    assert_eq!(case.due(), "2026-09-14 16:00");
    let pauses = case.ticket().pauses;
    assert!(pauses[0].to.unwrap() < pauses[1].from);
}

fn changing() -> tenure::domain::Contract {
    let program = target_for("A", "within = \"1 business hour\"")
        + &target_for("B", "within = \"4 business hours\"")
        + &target_for("C", "within = \"8 business hours\"");
    Terms {
        program: &program,
        ..Terms::default()
    }
    .contract()
}

#[test]
fn decision_11_a_change_counts_anew_from_the_original_start() {
    let contract = changing();
    let up = Case::new(&contract, "2026-09-14 10:00", "B").becomes("2026-09-14 10:30", "A");
    assert_eq!(up.due(), "2026-09-14 11:00");
    let late = Case::new(&contract, "2026-09-14 10:00", "B").becomes("2026-09-14 12:00", "A");
    let response = late.response("2026-09-14 12:00");
    assert_eq!(due_of(&contract, &response), "2026-09-14 11:00");
    assert_eq!(
        response.state,
        State::Overdue,
        "late the moment it is upgraded"
    );
    let down = Case::new(&contract, "2026-09-14 10:00", "A").becomes("2026-09-14 10:30", "B");
    assert_eq!(down.due(), "2026-09-14 14:00");
}

#[test]
fn decision_11_a_breach_stands_and_a_downgrade_undoes_nothing() {
    let contract = changing();
    let down = Case::new(&contract, "2026-09-14 10:00", "A").becomes("2026-09-14 11:01", "C");
    let response = down.response("2026-09-14 12:00");
    assert_eq!(
        (response.severity.as_deref(), response.state),
        (Some("A"), State::Overdue)
    );
    let answered = down
        .answered("2026-09-14 12:00")
        .response("2026-09-14 12:00");
    assert_eq!(
        (answered.severity.as_deref(), answered.state),
        (Some("A"), State::Breached)
    );
    let at_the_deadline =
        Case::new(&contract, "2026-09-14 10:00", "A").becomes("2026-09-14 11:00", "C");
    assert_eq!(
        at_the_deadline.due(),
        "2026-09-15 10:00",
        "in time still, so C counts"
    );
}

#[test]
fn decision_11_an_answered_ticket_keeps_its_judgement() {
    let contract = changing();
    let case = Case::new(&contract, "2026-09-14 10:00", "B")
        .answered("2026-09-14 13:00")
        .becomes("2026-09-14 14:00", "A");
    let response = case.response("2026-09-14 15:00");
    assert_eq!(
        (response.severity.as_deref(), response.state),
        (Some("B"), State::Met)
    );
}

#[test]
fn decision_11_a_program_may_count_from_the_change() {
    let program = target_for("A", "within = \"1 business hour\"")
        + &target_for("B", "within = \"4 business hours\"")
        + "[classification]\non_change = \"from-change\"\n";
    let contract = Terms {
        program: &program,
        ..Terms::default()
    }
    .contract();
    let case = Case::new(&contract, "2026-09-14 10:00", "B").becomes("2026-09-14 12:00", "A");
    assert_eq!(case.due(), "2026-09-14 13:00");
    let again = case.becomes("2026-09-14 12:30", "A");
    assert_eq!(
        again.due(),
        "2026-09-14 13:00",
        "the same severity again is no change"
    );
    let opening = tenure::domain::ticket::Opening::default();
    let first =
        Case::opened(&contract, "2026-09-14 10:00", opening).becomes("2026-09-14 12:00", "B");
    assert_eq!(first.due(), "2026-09-14 14:00", "nor is the first severity");
}

fn terms_of(start: &str, months: u32, renewal: u32) -> Schedule {
    let initial = Schedule::term_of_months(date(start), months).unwrap();
    Schedule::new(initial, Some(renewal)).unwrap()
}

fn term(schedule: &Schedule, n: u32) -> String {
    let term = schedule.nth(n).unwrap();
    format!("{} {}", term.start, term.end)
}

#[test]
fn decision_12_terms_are_counted_from_the_anchor_and_clamped() {
    let leap = terms_of("2024-02-29", 12, 12);
    assert_eq!(term(&leap, 0), "2024-02-29 2025-02-27");
    assert_eq!(term(&leap, 1), "2025-02-28 2026-02-27");
    assert_eq!(term(&leap, 4), "2028-02-29 2029-02-27");
    let monthly = terms_of("2026-01-31", 1, 1);
    assert_eq!(term(&monthly, 1), "2026-02-28 2026-03-30");
    assert_eq!(term(&monthly, 2), "2026-03-31 2026-04-29");
    let three_years = terms_of("2023-10-01", 36, 12);
    assert_eq!(term(&three_years, 1), "2026-10-01 2027-09-30");
}

#[test]
fn decision_12_tacit_terms_follow_and_express_ones_do_not() {
    let standing = |renewal: &str, on: &str| {
        let keys = format!("renewal = \"{renewal}\"");
        let contract = Terms {
            keys: &keys,
            term: "{ start = 2024-02-29, months = 12, renewal_months = 12 }",
            ..Terms::default()
        }
        .contract();
        let found = standing::on(&contract, date(on));
        (found.last.number, found.in_force, found.state)
    };
    use standing::State::{Active, Ended, Ending, Lapsed, Upcoming};
    assert_eq!(standing("tacit", "2025-02-27"), (0, true, Ending));
    assert_eq!(standing("tacit", "2025-02-28"), (1, true, Active));
    assert_eq!(standing("tacit", "2028-02-29"), (4, true, Active));
    assert_eq!(
        standing("express", "2025-02-27"),
        (0, true, Ending),
        "the last day is covered"
    );
    assert_eq!(standing("express", "2025-02-28"), (0, false, Lapsed));
    assert_eq!(standing("none", "2025-02-28"), (0, false, Ended));
    assert_eq!(standing("tacit", "2024-02-28"), (0, false, Upcoming));
}

#[test]
fn decision_12_a_service_renews_as_its_program_says_unless_the_contract_does() {
    let with = |renewal: &str| {
        bundled(
            "program = \"ivanti\"\ntier = \"standard\"\n\
             term = { start = 2025-01-16, end = 2026-01-15 }",
            &format!(
                "[[contract.service]]\nid = \"trm\"\nterm = {{ start = 2025-01-16, months = 12 }}\n{renewal}"
            ),
        )
    };
    let running = |contract: &tenure::domain::Contract| {
        let service = &contract.services[0];
        let on = date("2027-05-01");
        Course::of_service(contract, service, on).on(on).term
    };
    assert_eq!(running(&with("")).end, date("2028-01-15"));
    assert_eq!(
        running(&with("renewal = \"express\"")).end,
        date("2026-01-15")
    );
}

#[test]
fn decision_13_a_notice_by_days_ends_so_many_days_before_the_end() {
    let contract = bundled(
        "program = \"ivanti\"\ntier = \"standard\"\nterm = { start = 2025-01-16, end = 2026-01-15 }",
        "[[contract.service]]\nid = \"trm\"\nterm = { start = 2025-01-16, end = 2026-01-15 }",
    );
    let found = notices(&contract, date("2025-09-01"));
    let days: Vec<_> = found
        .iter()
        .map(|n| (n.party.unwrap(), n.last_day.unwrap()))
        .collect();
    assert_eq!(
        days,
        [
            (Party::Customer, date("2025-10-17")),
            (Party::Either, date("2025-11-16"))
        ]
    );
    let state = |on: &str| notices(&contract, date(on))[0].state.unwrap();
    assert_eq!(state("2025-10-16"), notice::State::Open);
    assert_eq!(
        state("2025-10-17"),
        notice::State::Due,
        "that whole day is included"
    );
    assert_eq!(state("2025-10-18"), notice::State::Passed);
}

#[test]
fn decision_13_a_notice_by_months_keeps_the_day_and_month_ends() {
    let last = |end: &str, months| {
        let term = Term {
            start: date("2020-01-01"),
            end: date(end),
        };
        let day = notice::last_day(term, NoticePeriod::Months(months));
        day.unwrap().to_string()
    };
    assert_eq!(last("2026-09-30", 3), "2026-06-30");
    assert_eq!(last("2026-02-28", 3), "2025-11-30");
    assert_eq!(last("2028-02-29", 2), "2027-12-31");
    assert_eq!(
        last("2028-02-28", 2),
        "2027-12-28",
        "not a month's end in a leap year"
    );
    assert_eq!(last("2026-05-30", 3), "2026-02-28");
    assert_eq!(last("2026-12-31", 10), "2026-02-28");
}

#[test]
fn decision_13_it_is_sent_on_a_business_day_before_the_lead_time() {
    let hours = format!("{NINE_TO_FIVE}\n[calendar.hours.holidays]\nclosed = [2026-10-15]");
    let send = |lead: &str, last: &str| {
        let keys = format!("notice_lead = \"{lead}\"");
        let contract = Terms {
            keys: &keys,
            calendar: &hours,
            ..Terms::default()
        }
        .contract();
        notice::send_by(&contract, date(last))
            .unwrap()
            .0
            .to_string()
    };
    assert_eq!(
        send("0d", "2026-10-17"),
        "2026-10-16",
        "Saturday: sent on Friday"
    );
    assert_eq!(send("0d", "2026-10-16"), "2026-10-16");
    assert_eq!(
        send("1d", "2026-10-16"),
        "2026-10-14",
        "the 15th is a holiday"
    );
    assert_eq!(send("5d", "2026-10-16"), "2026-10-09");
    assert_eq!(send("2w", "2026-10-16"), "2026-10-02");
    assert_eq!(send("5bd", "2026-10-16"), "2026-10-08");
    assert_eq!(send("1bd", "2026-10-17"), "2026-10-16");
}

#[test]
fn decision_13_without_a_calendar_monday_to_friday_are_inferred() {
    let mut contract = kaseya();
    contract.notice_lead = Lead::BusinessDays(2);
    let (day, reason) = notice::send_by(&contract, date("2026-10-05")).unwrap();
    assert_eq!(day, date("2026-10-01"));
    assert!(reason.inferred.is_some());
}

#[test]
fn decision_13_each_term_that_runs_has_its_notice() {
    let keys = "renewal = \"tacit\"";
    let tables = "[[contract.notice]]\nparty = \"customer\"\nmonths = 3";
    let contract = Terms {
        keys,
        tables,
        term: "{ start = 2023-10-01, months = 36, renewal_months = 12 }",
        ..Terms::default()
    }
    .contract();
    let on = |day: &str| notices(&contract, date(day))[0].clone();
    assert_eq!(on("2026-09-30").last_day, Some(date("2026-06-30")));
    assert_eq!(on("2026-10-01").last_day, Some(date("2027-06-30")));
    let consequence = on("2026-05-01").consequence.unwrap();
    assert_eq!(consequence, "renews from 2026-10-01 to 2027-09-30");
    assert_eq!(contract.renewal, Some(RenewalMode::Tacit));
}

#[test]
fn decision_14_the_same_question_has_the_same_answer_at_any_now() {
    let contract = limited("within = \"2 business hours\"");
    let case = Case::new(&contract, "2026-09-14 10:00", "A");
    let answers = [
        ("2026-09-14 10:00", State::Running, Some(7_200)),
        ("2026-09-14 11:30", State::Running, Some(1_800)),
        ("2026-09-14 12:00:01", State::Overdue, None),
        ("9999-12-31 10:00", State::Overdue, None),
    ];
    for (now, state, left) in answers {
        let response = case.response(now);
        assert_eq!(
            (response.state, response.remaining_seconds),
            (state, left),
            "{now}"
        );
        assert_eq!(response, case.response(now));
    }
}

#[test]
fn decision_15_a_clock_starts_at_the_first_report_that_qualifies() {
    use tenure::domain::program::Channel::{Chat, Phone, Portal};
    let contract = ivanti("enterprise");
    let case = || Case::new(&contract, "2026-09-11 22:00", "S2");
    let waiting = case().response("2026-09-14 12:00");
    assert_eq!((waiting.state, waiting.due), (State::NotStarted, None));
    assert_eq!(
        waiting.why.unwrap().code,
        tenure::domain::WhyCode::Condition
    );
    assert_eq!(
        case().reported("2026-09-14 08:00", Phone).due(),
        "2026-09-14 10:00"
    );
    let several = case()
        .reported("2026-09-14 08:00", Portal)
        .reported("2026-09-14 08:30", Chat)
        .reported("2026-09-14 09:00", Phone)
        .reported("2026-09-14 11:00", Phone);
    assert_eq!(several.due(), "2026-09-14 11:00");
    let s3 = Case::new(&contract, "2026-09-14 09:00", "S3");
    assert_eq!(s3.due(), "2026-09-14 17:00", "S3 has no condition");
}

#[test]
fn decision_15_a_phone_report_while_it_is_closed_counts_from_the_next_opening() {
    use tenure::domain::program::Channel::Phone;
    let phoned = |tier: &str, severity: &str, wall: &str| {
        let contract = ivanti(tier);
        Case::new(&contract, "2026-09-11 12:00", severity)
            .reported(wall, Phone)
            .due()
    };
    assert_eq!(
        phoned("premium", "S2", "2026-09-12 03:00"),
        "2026-09-14 12:00"
    );
    assert_eq!(
        phoned("premium", "S2", "2026-09-11 17:00"),
        "2026-09-14 12:00",
        "at closing"
    );
    assert_eq!(
        phoned("premium", "S1", "2026-09-12 03:00"),
        "2026-09-12 04:00"
    );
    assert_eq!(
        phoned("standard", "S1", "2026-09-12 03:00"),
        "2026-09-14 10:00"
    );
}

const ZONES: [&str; 5] = [
    "Europe/Rome",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "UTC",
];

fn interval() -> impl Strategy<Value = Interval> {
    (0..96_u32, 0..97_u32).prop_filter_map("the times are equal", |(opens, closes)| {
        let clock = |quarter: u32| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15);
        Interval::parse(&format!("{}-{}", clock(opens), clock(closes))).ok()
    })
}

fn calendar() -> impl Strategy<Value = Calendar> {
    let hours = || proptest::collection::vec(interval(), 0..3);
    let holidays = proptest::collection::btree_map(0..800_u64, Just(None), 0..20);
    (
        proptest::sample::select(&ZONES[..]),
        proptest::array::uniform7(hours()),
        holidays,
    )
        .prop_map(|(zone, week, holidays)| {
            let mut spec = CalendarSpec::new("random", Zone::named(zone).unwrap());
            spec.week = week;
            let day = |away| date("2025-01-01") + chrono::Days::new(away);
            spec.holidays = holidays
                .into_iter()
                .map(|(away, name)| (day(away), name))
                .collect();
            Calendar::new(spec)
        })
        .prop_filter("it never opens", |calendar| {
            calendar.spec().week.iter().any(|day| !day.is_empty())
        })
}

/// Pauses in order and apart, as gaps and lengths after a start.
fn pauses() -> impl Strategy<Value = Vec<(i64, i64)>> {
    proptest::collection::vec((1..300_000_i64, 1..500_000_i64), 0..5)
}

fn laid_out(start: Instant, gaps: &[(i64, i64)]) -> Vec<Pause> {
    let mut at = start;
    let mut pauses = Vec::new();
    for (gap, length) in gaps {
        let from = at.checked_add(*gap).unwrap();
        let to = from.checked_add(*length).unwrap();
        pauses.push(Pause {
            from,
            to: Some(to),
            cause: PauseCause::Customer,
        });
        at = to;
    }
    pauses
}

fn start() -> impl Strategy<Value = Instant> {
    (1_735_689_600..1_790_000_000_i64).prop_map(|second| Instant::from_seconds(second).unwrap())
}

fn limit() -> impl Strategy<Value = Limit> {
    const UNITS: [&str; 4] = [
        "business minutes",
        "business hours",
        "elapsed hours",
        "business days",
    ];
    (
        1..200_u32,
        proptest::sample::select(&UNITS[..]),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(count, unit, next_open, same_time)| Limit {
            amount: format!("{count} {unit}").parse().unwrap(),
            bound: Bound::Within,
            at_close: if next_open {
                AtClose::NextOpen
            } else {
                AtClose::Close
            },
            day_end: if same_time {
                DayEnd::SameTime
            } else {
                DayEnd::Close
            },
        })
}

fn reach(calendar: &Calendar, limit: &Limit, start: Instant, pauses: &[Pause]) -> Instant {
    let clocks = Clocks {
        calendar: Some(calendar),
        zone: calendar.zone(),
    };
    match clocks.reach(limit, start, pauses).unwrap() {
        Reached::At(due) => due,
        Reached::Paused { .. } => panic!("every pause has ended"),
    }
}

/// Whether each business day of the years from a start on closes after the one before it.
fn closes_in_order(calendar: &Calendar, start: Instant) -> bool {
    let first = calendar.zone().date(start);
    let dates = first.iter_days().take(1200);
    let closes: Vec<Instant> = dates.filter_map(|date| calendar.close_of(date)).collect();
    closes.is_sorted()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn decision_10_a_pause_never_brings_a_deadline_forward(
        calendar in calendar(), start in start(), limit in limit(), gaps in pauses()
    ) {
        let by_close = limit.amount.seconds().is_none() && limit.day_end == DayEnd::Close;
        // A night shift may close after everything that opens on the next date has closed.
        prop_assume!(!by_close || closes_in_order(&calendar, start));
        let pauses = laid_out(start, &gaps);
        let mut last = reach(&calendar, &limit, start, &[]);
        for count in 1..=pauses.len() {
            let due = reach(&calendar, &limit, start, &pauses[..count]);
            prop_assert!(due >= last, "{} after {count} pauses, {last} before", due);
            last = due;
        }
    }

    #[test]
    fn decision_3_a_later_start_never_gives_an_earlier_deadline(
        calendar in calendar(), start in start(), later in 0..400_000_i64, limit in limit(),
        gaps in pauses()
    ) {
        let pauses = laid_out(start, &gaps);
        let due = reach(&calendar, &limit, start, &pauses);
        let later = start.checked_add(later).unwrap();
        // A pause may hold the time of day of one start, and not that of another on the same date;
        // and a night shift may close after everything that opens on the next date has closed.
        let comparable = limit.amount.seconds().is_some()
            || (limit.day_end == DayEnd::Close && closes_in_order(&calendar, start));
        if comparable {
            prop_assert!(due <= reach(&calendar, &limit, later, &pauses));
        }
    }

    #[test]
    fn decision_4_the_open_time_less_the_pauses_until_the_deadline_is_the_target(
        calendar in calendar(), start in start(), minutes in 1..10_000_u32, gaps in pauses()
    ) {
        let limit = Limit {
            amount: format!("{minutes} business minutes").parse().unwrap(),
            bound: Bound::Within,
            at_close: AtClose::Close,
            day_end: DayEnd::Close,
        };
        let pauses = laid_out(start, &gaps);
        let due = reach(&calendar, &limit, start, &pauses);
        let within = |from: Instant, to: Instant| calendar.between(from, to.max(from)).unwrap();
        let paused: i64 = pauses
            .iter()
            .map(|pause| within(pause.from.min(due), pause.to.unwrap().min(due)))
            .sum();
        prop_assert_eq!(within(start, due) - paused, i64::from(minutes) * 60);
        // The earliest such instant: the second before it is open and not paused.
        let before = due.checked_add(-1).unwrap();
        prop_assert!(calendar.is_open(before) && pauses.iter().all(|pause| !pause.holds(before)));
    }

    #[test]
    fn decision_13_the_last_day_and_the_notice_make_the_end(
        days in 0..2_000_u32, away in 0..20_000_u64, length in 0..2_000_u64
    ) {
        let start = date("1990-01-01") + chrono::Days::new(away);
        let end = start + chrono::Days::new(length);
        let last = notice::last_day(Term { start, end }, NoticePeriod::Days(days)).unwrap();
        prop_assert_eq!(last + chrono::Days::new(days.into()), end);
    }

    #[test]
    fn decision_13_a_notice_is_sent_on_a_business_day_and_in_time(
        calendar in calendar(), lead in 0..60_u32, away in 0..700_u64
    ) {
        let mut contract = kaseya();
        contract.notice_lead = Lead::Days(lead);
        let last = date("2025-06-01") + chrono::Days::new(away);
        contract.hours = Ok(calendar.clone());
        let (sent, _) = notice::send_by(&contract, last).unwrap();
        prop_assert!(calendar.opens_on(sent));
        prop_assert!(sent + chrono::Days::new(lead.into()) <= last);
    }
}
