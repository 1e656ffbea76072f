//! Rules about names, which are found while a file becomes values.

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
        group: Group::References,
        level,
        title,
        what,
        why,
        example,
        mend,
    }
}

/// Why a name that leads nowhere is bad, where there is no more to say.
const NOTHING: &str = "The rule or the contract rests on something that is not there.";

pub(in crate::lint) const RULES: &[Rule] = &[
    rule(
        "unknown-program",
        Error,
        "no program has this id",
        "A contract names a program that is neither bundled, nor checked along with it, nor in a \
         directory given with `--programs`.",
        "Without its program a contract has no rules at all.",
        "program = \"acme-suport\"",
        "Write the program's id as `tenure program list` shows it, or give its directory with \
         `--programs`.",
    ),
    rule(
        "unknown-edition",
        Error,
        "the program has no such edition",
        "A contract names an edition that its program does not have.",
        "Each edition has rules of its own.",
        "edition = \"2019\"",
        "Write an edition that `tenure program list` shows, or leave the key out: then it is the \
         one on sale on the day of the sale.",
    ),
    rule(
        "no-edition",
        Error,
        "no edition was on sale that day",
        "A contract names no edition, and none of its program was on sale on the day of the sale.",
        "It is not known under which rules it was sold.",
        "program = \"p\"       # on sale from 2020 on\nsold = 2019-05-01",
        "Name the edition that the contract is under, as in `edition = \"2020\"`.",
    ),
    rule(
        "unknown-tier",
        Error,
        "the program has no such tier",
        "A rule or a contract names a tier that the program does not have, or has none where the \
         program has no tiers.",
        NOTHING,
        "tier = \"premum\"",
        "Write the id of a `[[tier]]`; the finding names the nearest one.",
    ),
    rule(
        "unknown-severity",
        Error,
        "the program has no such severity",
        "A rule names a severity that the program does not have.",
        NOTHING,
        "[[target]]\nkind = \"first-response\"\nseverity = \"P1\"",
        "Write the id of a `[[severity]]`.",
    ),
    rule(
        "unknown-fact",
        Error,
        "the program asks no such question",
        "A criterion, an exclusion or a label names a fact that the program does not have.",
        "A condition on a fact that nobody is asked is never met.",
        "when = { enviroment = \"production\" }",
        "Write the key of a `[[fact]]`, or add one.",
    ),
    rule(
        "unknown-criterion",
        Error,
        "the severity has no such criterion",
        "Words in another language are for a criterion that is not there.",
        "The words are never shown.",
        "[label.de.criterion.S1]\nz = \"alles steht\"",
        "Write the id of a criterion of that severity.",
    ),
    rule(
        "unknown-calendar",
        Error,
        "no calendar has this name",
        "A region, a contract or a calendar of calendars names one that is not there.",
        "Business time cannot be counted without hours.",
        "calendar = \"busines\"",
        "Write the name of a table `[calendar.NAME]` of the file or of the program.",
    ),
    rule(
        "unknown-region",
        Error,
        "the program has no such region",
        "A contract names a region that its program does not have.",
        NOTHING,
        "region = \"europa\"",
        "Write the id of a `[region.ID]` of the program.",
    ),
    rule(
        "unknown-zone",
        Error,
        "no time zone has this name",
        "A zone is not in the IANA database of time zones.",
        "Hours without a zone are no hours.",
        "zone = \"Europe/Milan\"",
        "Write a name of the database, such as `Europe/Rome`.",
    ),
    rule(
        "unknown-currency",
        Error,
        "no currency has this code",
        "A currency is no code of ISO 4217.",
        "How many decimals an amount has follows from its currency.",
        "currency = \"eur\"",
        "Write the code of three capitals: `EUR`. `check --fix` mends what lacks capitals alone.",
    ),
    rule(
        "unknown-source",
        Error,
        "a clause points into no source",
        "The first word of a clause is not the id of a `[[source]]`.",
        "Nobody can look the rule up.",
        "clause = \"term V\"     # and the source is called `terms`",
        "Begin the clause with the id of a source, or add the source.",
    ),
    rule(
        "unknown-service",
        Error,
        "the program has no such service",
        "A contract holds a service that its program does not sell.",
        NOTHING,
        "[[contract.service]]\nid = \"tam\"",
        "Write the id of a `[[service]]` of the program.",
    ),
    rule(
        "unknown-package",
        Error,
        "the service has no such package",
        "A contract holds a package that the service is not sold in.",
        NOTHING,
        "package = \"gold\"",
        "Write one of the service's `packages`.",
    ),
    rule(
        "unknown-allowance",
        Error,
        "the service has no such allowance",
        "An allowance is a part of one, or counts the uses of one, that does not stand before it; \
         or a contract agrees an amount of one that the program does not have.",
        NOTHING,
        "[[service.allowance]]\nid = \"on-site\"\nunit = \"days\"\nof = \"day\"",
        "Write the id of an `[[service.allowance]]` of the same service, the whole before its \
         parts.",
    ),
    rule(
        "unknown-line",
        Error,
        "a quote has no such line",
        "A rate is for a line that no quote has, or for the base, which is no rate.",
        "The rate is without effect.",
        "rates = { penality = \"20%\" }",
        "Write the code of a line: `uplift`, `discount`, `back-fees`, `penalty`, `upgrade-fee`, \
         `tax`. The fee itself is `annual_fee`.",
    ),
    rule(
        "unknown-place",
        Error,
        "no public holidays are bundled for this place",
        "`public` names a place of which no list is bundled.",
        "The holidays would be missing, and every deadline over one of them would be too early.",
        "public = [\"italy\"]",
        "Write the name of a bundled calendar, such as `it` or `gb-eng`, or list the dates in \
         `closed`.",
    ),
    rule(
        "duplicate-id",
        Error,
        "two things have one id",
        "Two sources, tiers, facts, severities, criteria, services or parts have the same id.",
        "What names the id could mean either.",
        "[[tier]]\nid = \"gold\"\n\n[[tier]]\nid = \"gold\"",
        "Give each an id of its own.",
    ),
    rule(
        "duplicate-part",
        Error,
        "a calendar is named twice",
        "`any_of` or `all_of` names a calendar twice.",
        "The second is without effect; most likely another one was meant.",
        "any_of = [\"rome\", \"rome\"]",
        "Name each calendar once.",
    ),
    rule(
        "calendar-cycle",
        Error,
        "calendars are made of each other",
        "A calendar is put together of one that is put together of it.",
        "Neither has any hours.",
        "[calendar.a]\nany_of = [\"b\"]\n\n[calendar.b]\nany_of = [\"a\"]",
        "Take one of them out of the other's list.",
    ),
    rule(
        "too-many-calendars",
        Error,
        "a calendar is put together of too many",
        "A calendar is put together of more than 64 calendars, or more than eight deep.",
        "Each question to it is a question to all of them.",
        "any_of = [\"c1\", \"c2\", ...]   # 65 of them",
        "Leave some out, or write their hours as one calendar.",
    ),
];
