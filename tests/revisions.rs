//! What one edition changes against another: which way each change goes, and that it goes the other
//! way backwards.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

use std::sync::Arc;

use proptest::prelude::*;
use tenure::domain::clock::Clocks;
use tenure::domain::program::{Figure, Program};
use tenure::domain::revision::{Difference, Direction, Kind, Side, compare};
use tenure::domain::{Calendar, CalendarSpec, Instant, Interval, Zone};
use tenure::terms::bundled;
use tenure::terms::contract::{named_program, read_registered};
use tenure::terms::program::read_program;

/// A program with something of every kind, each of it on a line that a test can exchange.
const BASE: &str = r#"
format = 1
[program]
id = "own"
name = "Own"
vendor = "Vendor"
edition = "1"
[[source]]
id = "doc"
title = "Document"
[[tier]]
id = "low"
name = "Low"
clause = "doc 1"
[[tier]]
id = "high"
name = "High"
clause = "doc 1"
[[fact]]
key = "effect"
question = "What?"
clause = "doc 1"
value = [{ id = "down", meaning = "down" }, { id = "slow", meaning = "slow" }]
[[severity]]
id = "A"
name = "A"
clause = "doc 1"
[[severity.criterion]]
id = "a"
text = "it is down"
when = { effect = "down" }
clause = "doc 1"
[[severity]]
id = "B"
name = "B"
clause = "doc 1"
[classification]
on_change = "from-start"
[entitlement]
contacts = { effect = "warns", text = "contacts", clause = "doc 2" }
[entitlement.reporting]
channel = ["portal", "phone"]
effect = "warns"
text = "on these"
clause = "doc 2"
[[intake]]
key = "subject"
text = "what it is about"
absence = "warns"
clause = "doc 2"
[calendar.hours]
zone = "Europe/Rome"
hours = { mon = ["09:00-18:00"], tue = ["09:00-18:00"] }
[region.here]
name = "Here"
calendar = "hours"
clause = "doc 3"
[[target]]
kind = "first-response"
within = "4 business hours"
clause = "doc 4"
[[start]]
kind = "first-response"
severity = "A"
channel = ["phone", "chat"]
clause = "doc 4"
[[coverage]]
channel = ["phone"]
hours = "business"
clause = "doc 4"
[[escalation]]
tier = "high"
step = [{ after = "4 business hours", role = "leader" }]
clause = "doc 5"
[closing]
reopen = { within = "7 calendar days", clause = "doc 6" }
auto_close = { within = "7 calendar days", clause = "doc 6" }
[renewal]
mode = "express"
months = 12
clause = "doc 7"
[[notice]]
party = "customer"
days = 90
clause = "doc 7"
[[notice]]
party = "vendor"
days = 30
clause = "doc 7"
[[late]]
to_day = 60
kind = "late-renewal"
new_term = "old-end"
clause = "doc 8"
[[late]]
kind = "reinstatement"
new_term = "order-date"
clause = "doc 8"
fee = [{ code = "penalty", rate = "20%", of = "annual-fee", per = "order", clause = "doc 8" }]
[change]
up = "any-time"
down = "term-end"
down_notice_days = 30
clause = "doc 9"
[[multi_year]]
years = 3
rate = "10%"
clause = "doc 9"
[revision]
object_days = 30
clause = "doc 9"
[[service]]
id = "guide"
name = "Guide"
packages = ["basic"]
clause = "doc 10"
[service.renewal]
mode = "tacit"
months = 12
clause = "doc 10"
[[service.notice]]
party = "either"
days = 60
clause = "doc 10"
"#;

fn program(text: &str) -> Program {
    let (program, findings) = read_program(text);
    program.unwrap_or_else(|| panic!("{findings:#?}\n{text}"))
}

fn edited(line: &str, with: &str) -> Program {
    assert_eq!(BASE.matches(line).count(), 1, "{line} is there once");
    program(&BASE.replace(line, with))
}

fn diff<'a>(old: &'a Program, new: &'a Program) -> Vec<Difference<'a>> {
    compare(Side::Program(old), Side::Program(new))
}

/// Every change with its way, and the same backwards.
fn told(old: &Program, new: &Program) -> Vec<(Kind, Direction)> {
    mirrored(&diff(old, new), &diff(new, old));
    let changes = diff(old, new);
    let changes = changes.iter();
    changes
        .map(|change| (change.place.kind, change.verdict.direction))
        .collect()
}

/// Backwards, sides are exchanged, and so are better and worse.
fn mirrored(there: &[Difference<'_>], back: &[Difference<'_>]) {
    assert_eq!(there.len(), back.len(), "{there:#?} {back:#?}");
    for change in there {
        let same = back.iter().filter(|other| {
            other.place == change.place
                && other.scope == change.scope
                && other.old == change.new
                && other.new == change.old
                && other.verdict.direction == change.verdict.direction.opposite()
        });
        assert_eq!(same.count(), 1, "{change:#?} in {back:#?}");
        assert!(!change.verdict.because.is_empty(), "{change:#?}");
    }
}

/// Lines of [`BASE`], what stands there in the other edition, and which way that goes.
const CHANGES: &str = r#"within = "4 business hours" => within = "5 business hours" : target worse
within = "4 business hours" => within = "4 business hours"\ncut_off = "15:00" : target worse
[closing] => [[version_support]]\nprevious = 1\ntext = "one"\nclause = "doc 6"\n[closing] : version undecided
within = "4 business hours" => within = "180 business minutes" : target better
within = "4 business hours" => within = "240 business minutes" : target neither
within = "4 business hours" => under = "4 business hours" : target better
within = "4 business hours" => within = "4 elapsed hours" : target better
within = "4 business hours" => within = "5 elapsed hours" : target undecided
within = "4 business hours" => within = "1 business day" : target undecided
within = "4 business hours" => best_effort = "soon" : target worse
within = "4 business hours" => within = "4 business hours"\ncommitted = false : target worse
within = "4 business hours" => within = "3 business hours"\ncommitted = false : target undecided
within = "4 business hours" => within = "4 business hours"\nat_close = "next-open" : target worse
channel = ["phone", "chat"] => channel = ["phone"] : start worse
channel = ["phone", "chat"] => channel = ["chat", "phone", "email"] : start better
channel = ["phone", "chat"] => channel = ["portal"] : start undecided
channel = ["portal", "phone"] => channel = ["portal"] : entitlement worse
hours = "business" => hours = "always" : channel better
mon = ["09:00-18:00"] => mon = ["09:00-17:00"] : hours worse
mon = ["09:00-18:00"] => mon = ["09:00-18:00"], sat = ["09:00-12:00"] : hours better
mon = ["09:00-18:00"] => mon = ["08:00-16:00"] : hours undecided
zone = "Europe/Rome" => zone = "Europe/London" : hours undecided
calendar = "hours" =>  : hours worse
[region.here] => [calendar.hours.holidays]\nyears = [2026, 2026]\nclosed = ["2026-12-25"]\n[region.here] : hours worse
after = "4 business hours" => after = "2 business hours" : escalation better
role = "leader" } => role = "leader" }, { after = "8 business hours", role = "head" } : escalation better
role = "leader" => role = "somebody" : escalation undecided
reopen = { within = "7 => reopen = { within = "5 : closing worse
auto_close = { within = "7 => auto_close = { within = "9 : closing better
on_change = "from-start" => on_change = "from-change" : severity-change worse
contacts = { effect = "warns" => contacts = { effect = "refuses" : entitlement worse
text = "contacts" => text = "others" : entitlement undecided
absence = "warns" => absence = "holds" : intake worse
when = { effect = "down" } => when = { effect = ["down", "slow"] } : criterion undecided
party = "customer"\ndays = 90 => party = "customer"\ndays = 91 : notice worse
party = "customer"\ndays = 90 => party = "customer"\nmonths = 2 : notice better
party = "customer"\ndays = 90 => party = "customer"\nmonths = 3 : notice undecided
party = "customer"\ndays = 90 => party = "customer"\ndays = 120\nconsequence = "it goes on" : notice worse
party = "vendor"\ndays = 30 => party = "vendor"\ndays = 60 : notice better
party = "either"\ndays = 60 => party = "either"\ndays = 90 : notice worse
mode = "express" => mode = "tacit" : renewal undecided
to_day = 60 => to_day = 30 : late-order worse
to_day = 60 => to_months = 3 : late-order better
rate = "20%" => rate = "25%" : fee worse
rate = "20%" => rate = "20.5%", at_most = "500.00" : fee undecided
rate = "20%" => rate = "100.00" : fee undecided
down_notice_days = 30 => down_notice_days = 60 : change worse
down = "term-end" => down = "any-time" : change better
rate = "10%" => rate = "5%" : discount worse
object_days = 30 => object_days = 14 : revision worse
[revision]\nobject_days = 30\nclause = "doc 9" =>  : revision worse
packages = ["basic"] => packages = ["basic", "large"] : package better
id = "low"\nname = "Low" => id = "low"\nname = "Lowest" : tier neither
id = "low" => id = "lowest" : tier worse
[licenses] =>  : licenses better"#;

#[test]
fn changes_go_the_way_that_they_mean() {
    let base = program(BASE);
    for row in CHANGES.lines() {
        let (line, rest) = row.split_once(" => ").unwrap();
        let (with, expected) = rest.rsplit_once(" : ").unwrap();
        let lines = |text: &str| text.replace("\\n", "\n");
        let (line, with) = (&lines(line), &lines(with));
        // What BASE does not have is taken from an edition that has it.
        let (old, new) = match BASE.contains(line) {
            true => (program(BASE), edited(line, with)),
            false => (
                program(&format!(
                    "{BASE}[licenses]\ncover = \"all\"\nclause = \"doc 9\"\n"
                )),
                program(BASE),
            ),
        };
        let found = told(&old, &new);
        let kind = expected.split(' ').next().unwrap();
        let way = found.iter().find(|(found, _)| found.name() == kind);
        let way = way.map(|(kind, way)| format!("{} {}", kind.name(), way.name()));
        assert_eq!(way.as_deref(), Some(expected), "{row}: {found:?}");
    }
    assert!(diff(&base, &base).is_empty());
}

#[test]
fn a_change_is_told_for_the_tiers_and_severities_that_it_is_for() {
    let old = program(BASE);
    let new = edited(
        "within = \"4 business hours\"\n",
        "within = \"4 business hours\"\ntier = \"low\"\nclause = \"doc 4\"\n[[target]]\nkind = \"first-response\"\n\
         tier = \"high\"\nseverity = \"A\"\nwithin = \"2 business hours\"\nclause = \"doc 4\"\n\
         [[target]]\nkind = \"first-response\"\ntier = \"high\"\nseverity = \"B\"\n\
         within = \"4 business hours\"\n",
    );
    let changes = diff(&old, &new);
    assert_eq!(changes.len(), 1, "{changes:#?}");
    assert_eq!(changes[0].scope.tiers, ["high"]);
    assert_eq!(changes[0].scope.severities, ["A"]);
    // A tier that is gone is one change, and takes its rules with it.
    let gone = edited(
        "[[tier]]\nid = \"low\"\nname = \"Low\"\nclause = \"doc 1\"\n",
        "",
    );
    assert_eq!(told(&old, &gone), [(Kind::Tier, Direction::Worse)]);
}

#[test]
fn nothing_changes_against_itself() {
    for file in bundled::PROGRAMS {
        let this = program(file.text);
        assert!(diff(&this, &this).is_empty(), "{}", this.id);
        // Written otherwise, cited otherwise: the rules are the same.
        let cited = program(
            &file.text.replace(
                "clause = [\"",
                "clause = [\"terms X1\", \""
                    .replace("terms", this.sources[0].id.as_str())
                    .as_str(),
            ),
        );
        let changes = diff(&this, &cited);
        assert!(changes.is_empty(), "{changes:#?}");
    }
}

#[test]
fn a_contract_changes_by_what_it_does_not_say_itself() {
    let old = Arc::new(program(BASE));
    let new = Arc::new(program(
        &BASE
            .replace("days = 90", "days = 120")
            .replace(
                "within = \"4 business hours\"",
                "within = \"8 business hours\"",
            )
            .replace(
                "party = \"either\"\ndays = 60",
                "party = \"either\"\ndays = 61",
            ),
    ));
    let changes = |keys: &str| {
        let text = format!(
            "format = 1\n[contract]\nid = \"c\"\ncustomer = \"C\"\nprogram = \"own\"\n\
             tier = \"low\"\nregion = \"here\"\nterm = {{ start = 2026-01-01, months = 12 }}\n{keys}"
        );
        assert_eq!(named_program(&text).unwrap().program, "own");
        let read = |program| {
            let (contract, findings) = read_registered(&text, program);
            contract.unwrap_or_else(|| panic!("{findings:#?}"))
        };
        let (was, is) = (read(&old), read(&new));
        let changes = compare(Side::Contract(&was), Side::Contract(&is));
        let back = compare(Side::Contract(&is), Side::Contract(&was));
        mirrored(&changes, &back);
        let kinds: Vec<Kind> = changes.iter().map(|change| change.place.kind).collect();
        kinds
    };
    assert_eq!(changes(""), [Kind::Target, Kind::Notice]);
    let own = "[[contract.notice]]\nparty = \"customer\"\ndays = 30";
    assert_eq!(changes(own), [Kind::Target]);
    let served = "[[contract.service]]\nid = \"guide\"\npackage = \"basic\"\n\
        term = { start = 2026-01-01, months = 12 }";
    assert_eq!(changes(served), [Kind::Target, Kind::Notice, Kind::Notice]);
    let agreed = "[[contract.target]]\nkind = \"first-response\"\nwithin = \"1 business hour\"";
    assert_eq!(changes(agreed), [Kind::Notice]);
}

/// What can stand in place of a line of BASE.
const SLOTS: &[(&str, &[&str])] = &[
    (
        "within = \"4 business hours\"",
        &[
            "within = \"2 business hours\"",
            "under = \"4 business hours\"",
            "within = \"4 elapsed hours\"",
            "within = \"1 business day\"",
            "within = \"3 calendar days\"\ncommitted = false",
            "best_effort = \"soon\"",
            "unstated = \"nothing\"",
            "within = \"4 business hours\"\nseverity = \"B\"",
        ],
    ),
    (
        "mon = [\"09:00-18:00\"]",
        &[
            "mon = [\"09:00-13:00\", \"13:00-18:00\"]",
            "wed = [\"22:00-03:00\"]",
        ],
    ),
    (
        "severity = \"A\"\nchannel = [\"phone\", \"chat\"]",
        &["channel = [\"phone\"]"],
    ),
    ("tier = \"high\"\nstep", &["step"]),
    ("role = \"leader\"", &["role = \"head\""]),
    (
        "party = \"customer\"\ndays = 90",
        &[
            "party = \"customer\"\nmonths = 3",
            "party = \"either\"\nday = 14",
        ],
    ),
    (
        "party = \"vendor\"\ndays = 30",
        &["party = \"vendor\"\ndays = 30\nof = \"initial\""],
    ),
    ("to_day = 60", &["to_months = 2", "to_day = 90"]),
    (
        "rate = \"20%\"",
        &[
            "rate = \"30%\"",
            "rate = \"100.00\", at_most = \"10% of list-price\"",
        ],
    ),
    ("rate = \"10%\"", &["rate = \"11%\"\ntier = \"high\""]),
    ("packages = [\"basic\"]", &["packages = [\"large\"]"]),
    ("id = \"guide\"", &["id = \"other\""]),
    (
        "reopen = { within = \"7 calendar days\", clause = \"doc 6\" }",
        &[
            "",
            "reopen = { within = \"2 elapsed days\", from = \"silence\", clause = \"doc 6\" }",
        ],
    ),
    ("[region.here]", &["[region.there]"]),
    ("id = \"low\"", &["id = \"lower\""]),
];

fn edition() -> impl Strategy<Value = Program> {
    let choices: Vec<_> = SLOTS.iter().map(|(_, with)| 0..=with.len()).collect();
    choices.prop_map(|chosen| {
        let mut text = BASE.to_owned();
        for ((line, with), at) in SLOTS.iter().zip(chosen) {
            assert_eq!(BASE.matches(line).count(), 1, "{line}");
            if let Some(with) = at.checked_sub(1).and_then(|at| with.get(at)) {
                text = text.replace(line, with);
            }
        }
        program(&text)
    })
}

/// Opening hours of a week, by the minute in a string of days.
fn hours() -> impl Strategy<Value = Vec<(usize, u32, u32)>> {
    proptest::collection::vec((0usize..7, 0u32..24, 1u32..24), 0..5)
}

fn calendar(hours: &[(usize, u32, u32)]) -> Calendar {
    let mut spec = CalendarSpec::new("hours", Zone::named("Europe/Rome").unwrap());
    for (day, from, long) in hours {
        let to = (from + long) % 24;
        let interval = Interval::parse(&format!("{from:02}:00-{to:02}:00")).unwrap();
        spec.week[*day].push(interval);
    }
    Calendar::new(spec)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn backwards_every_change_goes_the_other_way(old in edition(), new in edition()) {
        mirrored(&diff(&old, &new), &diff(&new, &old));
        prop_assert!(diff(&old, &old).is_empty());
    }

    /// A verdict on hours is what an hour after the other says, walked through a week.
    #[test]
    fn hours_are_more_or_less_hour_by_hour(old in hours(), new in hours()) {
        let with = |hours: &[(usize, u32, u32)]| {
            let mut this = program(BASE);
            this.calendars.insert("hours".into(), calendar(hours));
            this
        };
        let (was, is) = (with(&old), with(&new));
        let monday = Instant::parse_rfc3339("2026-09-07T00:00:00+02:00").unwrap();
        let open = |hours: &[(usize, u32, u32)]| -> Vec<bool> {
            let calendar = calendar(hours);
            let at = |hour: i64| monday.checked_add(hour * 3600 + 60).unwrap();
            (0..7 * 24).map(|hour| calendar.is_open(at(hour))).collect()
        };
        let (a, b) = (open(&old), open(&new));
        let more = a.iter().zip(&b).any(|(a, b)| !a & b);
        let less = a.iter().zip(&b).any(|(a, b)| *a & !b);
        let expected = match (more, less) {
            (false, false) => None,
            (true, false) => Some(Direction::Better),
            (false, true) => Some(Direction::Worse),
            (true, true) => Some(Direction::Undecided),
        };
        let found = diff(&was, &is);
        prop_assert_eq!(found.first().map(|change| change.verdict.direction), expected);
    }

    /// A target that is called better never falls due later, whenever it starts.
    #[test]
    fn a_better_target_is_never_due_later(
        old in (0u32..60, 0usize..8), new in (0u32..60, 0usize..8), hours in hours(),
        starts in proptest::collection::vec(0i64..30 * 86_400, 12),
    ) {
        const UNITS: [&str; 8] = [
            "business minutes", "business hours", "business days", "elapsed minutes",
            "elapsed hours", "elapsed days", "calendar days", "calendar months",
        ];
        let with = |(count, unit): (u32, usize)| {
            edited("within = \"4 business hours\"", &format!("within = \"{count} {}\"", UNITS[unit]))
        };
        let (was, is) = (with(old), with(new));
        let found = diff(&was, &is);
        let way = found.iter().find(|change| change.place.kind == Kind::Target);
        let way = way.map(|change| change.verdict.direction);
        let calendar = calendar(&hours);
        let zone = Zone::named("Europe/Rome").unwrap();
        let clocks = Clocks { calendar: Some(&calendar), zone: &zone };
        let limit = |program: &Program| match &program.targets[0].figure {
            Figure::Limit(limit) => *limit,
            other => panic!("{other:?}"),
        };
        // Over both changes of the clocks.
        let from = Instant::parse_rfc3339("2026-10-10T00:00:00Z").unwrap();
        for start in starts {
            let start = from.checked_add(start).unwrap();
            let due = |program| clocks.reach(&limit(program), start, &[]);
            let (Ok(before), Ok(after)) = (due(&was), due(&is)) else { continue };
            use tenure::domain::clock::Reached::At;
            let (At(before), At(after)) = (before, after) else { panic!("nothing is paused") };
            match way {
                Some(Direction::Better) => prop_assert!(after <= before, "{before} {after}"),
                Some(Direction::Worse) => prop_assert!(after >= before, "{before} {after}"),
                Some(Direction::Neither) | None => prop_assert_eq!(after, before),
                Some(Direction::Undecided) => {}
            }
        }
    }
}
