//! Rules about iCalendar feeds, which are found when one is imported.

use crate::diagnostic::Level::{Error, Warning};
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
        group: Group::Feeds,
        level,
        title,
        what,
        why,
        example,
        mend,
    }
}

/// Why an event that is left out is bad.
const LEFT_OUT: &str = "The event is left out; if it is a holiday, the day counts as open.";

pub(in crate::lint) const RULES: &[Rule] = &[
    rule(
        "not-icalendar",
        Error,
        "the file is no iCalendar feed",
        "The file does not begin with `BEGIN:VCALENDAR`.",
        "Most likely it is something else: an address, or a page that says why there is no feed.",
        "BEGIN:VCARD",
        "Name an `.ics` file.",
    ),
    rule(
        "bad-line",
        Error,
        "a line is no iCalendar line",
        "A line is not `NAME:VALUE`, and does not begin with a space as one that goes on does.",
        "What follows cannot be told apart.",
        "SUMMARY Christmas Day",
        "Fetch the feed again, or write `SUMMARY:Christmas Day`.",
    ),
    rule(
        "bad-nesting",
        Error,
        "components end in the wrong order",
        "An `END` is for another component than the last `BEGIN`.",
        "It is not known which event a line belongs to.",
        "BEGIN:VEVENT\nEND:VCALENDAR",
        "End components in the order in which they began, the last one first.",
    ),
    rule(
        "cut-off",
        Error,
        "the feed is cut off",
        "The feed ends before `END:VCALENDAR`.",
        "Holidays may be missing.",
        "BEGIN:VCALENDAR\nVERSION:2.0",
        "Fetch it again.",
    ),
    rule(
        "too-large",
        Error,
        "the feed is too large",
        "The feed has more bytes than are read of one.",
        "Holidays of a place are some hundred lines.",
        "BEGIN:VCALENDAR   # and very much more",
        "Ask for a shorter stretch of years, or split it.",
    ),
    rule(
        "bad-date",
        Error,
        "a date of an event cannot be read",
        "An event begins, ends, lasts or is excepted on something that is no date.",
        LEFT_OUT,
        "DTSTART;VALUE=DATE:20261232",
        "Add its dates by hand, where they are holidays.",
    ),
    rule(
        "unsupported-rule",
        Error,
        "an event recurs by a rule that is not supported",
        "An event recurs in a way that holidays do not: by the hour, say.",
        LEFT_OUT,
        "RRULE:FREQ=HOURLY",
        "Add its dates by hand, where they are holidays.",
    ),
    rule(
        "bad-event",
        Error,
        "an event is on no whole days",
        "An event has no start, ends before it, or lasts longer than holidays do.",
        LEFT_OUT,
        "BEGIN:VEVENT\nSUMMARY:Christmas Day\nEND:VEVENT",
        "Add its dates by hand, where they are holidays.",
    ),
    rule(
        "timed-event",
        Warning,
        "an event has a time of day",
        "An event begins at a time of day, and so is no holiday.",
        LEFT_OUT,
        "DTSTART:20261224T120000Z",
        "Add its date by hand, if it is a holiday all the same.",
    ),
    rule(
        "too-many-dates",
        Error,
        "an event is on too many dates",
        "The events of a feed come to more dates than a calendar has holidays.",
        "Most likely it is a feed of something else, such as birthdays.",
        "RRULE:FREQ=DAILY",
        "Take the event out, or name another feed.",
    ),
];
