//! Rules about hours and days, which are found while a file becomes values.

use crate::diagnostic::Level::Error;
use crate::diagnostic::{Group, Level, Rule};

const fn rule(
    code: &'static str,
    level: Level,
    title: &'static str,
    what: &'static str,
    why: &'static str,
    example: &'static str,
    mend: &'static str,
) -> Rule {
    Rule {
        code,
        group: Group::Time,
        level,
        title,
        what,
        why,
        example,
        mend,
    }
}

pub(in crate::lint) const RULES: &[Rule] = &[
    rule(
        "bare-unit",
        Error,
        "an amount of time does not say its clock",
        "An amount is of `hours` or `days`, which business time and elapsed time both have.",
        "Two days from Friday noon are Sunday noon or Tuesday evening; the difference is a breach.",
        "within = \"2 days\"",
        "Say which: `2 business days`, `2 elapsed days` or `2 calendar days`. Where one alone is \
         possible, `check --fix` writes it.",
    ),
    rule(
        "bad-hours",
        Error,
        "opening hours cannot be read",
        "Hours are not two times of day with `-` between them, or open and close at the same time.",
        "Hours of no length are closed; round the clock is `00:00-24:00`.",
        "hours = { mon = [\"9-18\"] }",
        "Write them like `\"09:00-18:00\"`; what closes after midnight is `\"22:00-02:00\"`.",
    ),
    rule(
        "overlapping-hours",
        Error,
        "opening hours overlap",
        "Two intervals of a day overlap, or one that runs past midnight overlaps one of the next \
         day.",
        "Nobody is open twice at once; one of the times is wrong.",
        "mon = [\"09:00-13:00\", \"12:00-18:00\"]",
        "Make them one interval, or leave a break between them.",
    ),
    rule(
        "unknown-holiday",
        Error,
        "a name is for no holiday",
        "`names` has a date that `closed` lacks.",
        "Either the date is missing, and the day counts as open, or the name is wrong.",
        "closed = [\"2026-12-25\"]\nnames = { \"2026-12-26\" = \"St Stephen's Day\" }",
        "Add the date to `closed`, or remove its name.",
    ),
    rule(
        "holiday-out-of-years",
        Error,
        "a holiday is outside the years of its list",
        "`closed` has a date before the first or after the last of `years`.",
        "The list says that it is complete for its years and knows nothing of others.",
        "years = [2026, 2026]\nclosed = [\"2027-01-01\"]",
        "Correct the date, or the years.",
    ),
    rule(
        "no-common-years",
        Error,
        "lists of holidays have no year in common",
        "A list of public holidays is for other years than the rest of the holidays.",
        "There is no year of which all holidays are known.",
        "years = [1999, 1999]\npublic = [\"it\"]",
        "Correct `years`, or leave one of the lists out.",
    ),
    rule(
        "conflicting-keys",
        Error,
        "keys of a calendar exclude each other",
        "A calendar that is put together of others has hours of its own too, or is put together \
         in two ways.",
        "It is not known which of the two should hold.",
        "any_of = [\"rome\"]\nhours = { mon = [\"09:00-18:00\"] }",
        "Give the hours to the parts, or take the list out.",
    ),
];
