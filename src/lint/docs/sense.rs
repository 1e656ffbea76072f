//! Rules about the rules of a program, which are found while it becomes values.

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
        group: Group::Sense,
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
        "overlapping-rules",
        Error,
        "two rules are for the same case",
        "Two targets of a kind, two ladders, or two notices of a party are for the same tier, \
         severity or term.",
        "Only one of them can hold, and the last one does not win: nothing says which.",
        "[[target]]\nkind = \"first-response\"\nwithin = \"1 business hour\"\n\n\
         [[target]]\nkind = \"first-response\"\nseverity = \"S1\"\nwithin = \"2 business hours\"",
        "Name in `tier` and `severity`, or in `of`, which case each is for.",
    ),
    rule(
        "target-figure",
        Error,
        "a target has no figure, or several",
        "A target has not exactly one of `within`, `under`, `best_effort` and `unstated`, or a \
         `clock` beside a limit.",
        "A limit that is left out is not the same as one that nobody states; the file says which.",
        "[[target]]\nkind = \"resolution\"",
        "Give a limit, such as `within = \"2 business hours\"`, or say in `unstated` what the terms \
         say instead.",
    ),
    rule(
        "notice-period",
        Error,
        "a notice has no period, or several",
        "A notice has not exactly one of `days`, `months` and a fixed `day` of a month from 1 to \
         31.",
        "There is no last day for it.",
        "[[notice]]\nparty = \"customer\"",
        "Write `days = 90`, or `months = 3`, or `day = 14`.",
    ),
    rule(
        "fact-values",
        Error,
        "a question has too few answers",
        "A fact has fewer than two answers, or a circumstance none.",
        "A question with one answer tells nothing apart.",
        "[[fact]]\nkey = \"environment\"\nvalue = [{ id = \"production\", meaning = \"live\" }]",
        "List the answers in `value`.",
    ),
    rule(
        "queue-tiers",
        Error,
        "a queue rule and its tiers do not fit",
        "`ahead` is missing where tiers are looked at, or is there where they are not.",
        "Who goes first is not known.",
        "[[queue]]\nby = \"severity\"\nahead = [\"gold\"]",
        "Name in `ahead` the tiers that are served first, with `by = \"tier\"`.",
    ),
    rule(
        "late-steps",
        Error,
        "steps of late orders have a gap or overlap",
        "A step does not begin on the day after the last one of the step before, ends before it \
         begins, has two ends, or follows one without an end.",
        "On some days an order would be under no step, or under two.",
        "[[late]]\nfrom_day = 1\nto_day = 30\n\n[[late]]\nfrom_day = 45",
        "Let the steps follow each other from day 1, the last one without an end.",
    ),
    rule(
        "offer-tiers",
        Error,
        "a tier has no offer, or several",
        "Of a feature or a service not exactly one `offer` is for each tier.",
        "What is not told is not the same as what nobody offers; the file says which.",
        "[[feature]]\nid = \"chat\"\nname = \"Chat\"\noffer = [{ tier = \"gold\", offered = \"yes\" }]",
        "Give each tier one, with `offered = \"unknown\"` where no document tells.",
    ),
    rule(
        "allowance-keys",
        Error,
        "keys of an allowance do not fit each other",
        "A share is of nothing; a part has another unit or other periods than its whole; something \
         that is counted has a fraction, or hours; or an allowance is a part and a count at once.",
        "What is left of it could not be told.",
        "[[service.allowance]]\nid = \"vouchers\"\nunit = \"vouchers\"\namount = \"25%\"",
        "Name the whole in `of`, with the same `unit`, `hours_per_day` and `months`; give whole \
         numbers of what is counted.",
    ),
    rule(
        "bad-quantity",
        Error,
        "it cannot be read how much there is",
        "An amount is neither a number of at most a million with at most two decimals, nor a share \
         of at most 100%, nor `unlimited`.",
        "What may be used is not known.",
        "amount = \"some\"",
        "Write `12`, `\"25%\"` or `\"unlimited\"`.",
    ),
    rule(
        "fee-base",
        Error,
        "back fees are a share of themselves",
        "The fee for the missed period is a percentage of back fees.",
        "There is no such sum.",
        "code = \"back-fees\"\nof = \"back-fees\"",
        "Take them of `annual-fee` or of `list-price`.",
    ),
    rule(
        "bad-rate",
        Error,
        "a rate cannot be read",
        "A rate is neither a percentage nor a sum, or a share does not say of what.",
        "What would be charged is not known.",
        "rates = { penalty = \"a fifth\" }",
        "Write a percentage like `20%` or a sum like `500.00`.",
    ),
    rule(
        "on-sale-dates",
        Error,
        "a sale ends before it begins",
        "The last day of a sale, of an edition or of a tier, lies before its first.",
        "On no day could anything have been sold under it.",
        "on_sale = { from = 2021-01-01, until = 2020-12-31 }",
        "Give `until` a day on or after `from`.",
    ),
    rule(
        "overlapping-tiers",
        Error,
        "one word means two tiers at one time",
        "A contract file can mean two tiers by one word, `id` or `sold_as`, and both were on sale \
         on the same day.",
        "Which of them a contract of that day is under cannot be told.",
        "[[tier]]\nid = \"gold\"\n\n[[tier]]\nid = \"old-gold\"\nsold_as = \"gold\"",
        "Let the sale of one end before that of the other begins, in `on_sale`.",
    ),
    rule(
        "tier-succession",
        Error,
        "a tier cannot go on as it says",
        "`renews_as` names a tier that is on sale no more itself, or `changes` stands without it.",
        "What a contract at that tier renews at is not known.",
        "[[tier]]\nid = \"old-gold\"\nchanges = [\"chat is new\"]",
        "Name in `renews_as` a tier that is on sale for good.",
    ),
    rule(
        "version-dates",
        Error,
        "the dates of a version are out of order",
        "A version's support ends before it came out, or its life before its support.",
        "Whether a ticket about it is served cannot be told.",
        "[[product_version]]\nid = \"1.0\"\nreleased = 2026-01-31\nsupported_until = 2025-01-31",
        "Correct the dates: a version comes out, then its support ends, then its life.",
    ),
    rule(
        "version-rule",
        Error,
        "a rule about versions does not say of which",
        "`previous_months` stands without `previous`, or with none.",
        "How many versions are supported so long is not known.",
        "[[version_support]]\nprevious_months = 12",
        "Say in `previous` how many versions before the current one are supported.",
    ),
    rule(
        "too-many-versions",
        Error,
        "there are too many versions",
        "A file lists more than 500 versions of products.",
        "Each is looked at beside all others, and nobody runs so many.",
        "[[product_version]]   # the 501st",
        "Leave out those that nobody runs any more.",
    ),
];
