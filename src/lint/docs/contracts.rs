//! Rules about contracts, which are found while one meets its program; and about clauses.

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
        group: Group::Contracts,
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
        "bad-id",
        Error,
        "a contract's id has characters that it may not have",
        "An id is not made of small letters, digits, `.`, `_` and `-`, does not begin with a \
         letter or a digit, or has more than 64 characters.",
        "Ids stand in shells, paths and calendars, where anything else has to be quoted.",
        "id = \"Acme 1\"",
        "Write it like `acme-1`.",
    ),
    rule(
        "bad-address",
        Error,
        "a contact has no e-mail address",
        "What stands in `email` is no address.",
        "Reports are matched to contacts by it: nobody could report as this contact.",
        "email = \"support at customer\"",
        "Write it like `support@customer.example`.",
    ),
    rule(
        "bad-amount",
        Error,
        "an amount has the wrong digits",
        "An amount is no number, or has more decimals than its currency.",
        "A comma or a digit in the wrong place makes a price ten times as high.",
        "currency = \"EUR\"\nannual_fee = \"1200.505\"",
        "Write it with the currency's decimals, in quotes: `\"1200.50\"`.",
    ),
    rule(
        "term-dates",
        Error,
        "the dates of a term make no term",
        "A term has no end, ends before it begins, or has an end that its months disagree with.",
        "Every date of the contract follows from its term.",
        "term = { start = 2026-01-01, end = 2026-12-30, months = 12 }",
        "Give `end`, the last day covered, or `months`, and not both; `open = true` has no end.",
    ),
    rule(
        "tier-off-sale",
        Error,
        "a tier was not on sale that day",
        "A contract names a tier that was not on sale on the day that it was sold.",
        "It is under another tier, which had that name then or has it now, or the day is wrong.",
        "tier = \"silver\"      # on sale until the end of 2019\nsold = 2021-03-01",
        "Name the tier that it goes on as, or give the day of the sale in `sold`.",
    ),
    rule(
        "support-ends-early",
        Warning,
        "support ends sooner than the terms allow",
        "The last day of a product's support lies less time after its announcement than the \
         program asks for.",
        "By the terms it lasts longer; the vendor owes support, or one of the days is wrong.",
        "end_of_support_announced = 2026-01-15\nend_of_support = 2026-06-30",
        "Correct the days, or ask the vendor.",
    ),
    rule(
        "partial-cover",
        Error,
        "fewer licenses are covered than have to be",
        "The program asks for all licenses to be covered, and `covered` is less than the larger \
         of `owned` and `used`.",
        "Cover for a part of the licenses is not sold; the vendor can refuse support.",
        "licenses = { owned = 1000, used = 1200, covered = 1000 }",
        "Cover the larger of the two.",
    ),
];

pub(in crate::lint) const PROVENANCE: &[Rule] = &[Rule {
    code: "no-clause",
    group: Group::Provenance,
    level: Error,
    title: "a rule names no clause",
    what: "A rule of a program has neither a `clause` nor an `inferred`.",
    why: "An answer that rests on it could not say why; nobody could look it up or dispute it.",
    example: "[[target]]\nkind = \"first-response\"\nwithin = \"2 business hours\"",
    mend: "Add `clause = \"SOURCE SECTION\"`, or `inferred = \"why\"` where no source says it.",
}];
