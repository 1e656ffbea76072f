//! The tables of a program file about services and about what tiers differ in.

use chrono::NaiveDate;

use super::program::{Ids, RawNotice, RawRenewal, RawStated};
use crate::domain::program::Offered;
use crate::terms::read::{Entries, Literal, OneOrMany, Spanned, choice, table};

table! {
    /// A service on sale beside a tier, or one that a tier comes with.
    pub struct RawServiceRule {
        /// Id in contract files.
        id: Spanned<String>,
        /// Name.
        name: String,
        /// Packages on sale.
        packages: Vec<String> = Vec::new(),
        /// Which tier has it; a contract of a tier that comes with it need not name it.
        offer: Vec<RawOffer> = Vec::new(),
        /// What it is made of.
        duty: Vec<RawStated> = Vec::new(),
        /// How much of it there is to use.
        allowance: Vec<RawAllowance> = Vec::new(),
        /// The term that begins with its purchase.
        term: Option<RawPurchaseTerm>,
        /// How its term renews.
        renewal: Option<RawRenewal>,
        /// By when which party gives notice.
        notice: Vec<RawNotice> = Vec::new(),
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// A term that begins on the day of a purchase.
    pub struct RawPurchaseTerm {
        /// From when it runs.
        from: TermStart,
        /// How many months it lasts.
        months: u16,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

choice! {
    /// From when the term of a service runs.
    pub enum TermStart {
        /// The day of its purchase.
        Purchase => "purchase",
    }
}

table! {
    /// How much of a service there is to use, in one unit.
    pub struct RawAllowance {
        /// Id on the command line.
        id: Spanned<String>,
        /// Its unit, a plural; parts of `days` and `hours` can be used, everything else is counted.
        unit: Spanned<String>,
        /// How many hours a day has, where hours can be used for days or days for hours.
        hours_per_day: Option<Spanned<Literal>>,
        /// How much there is in each period: a number, 0 where it is not included, "unlimited",
        /// or a share of the allowance that it is a part of, such as "25%". Unstated, where absent.
        amount: Option<Spanned<Literal>>,
        /// The same by package.
        package_amount: Entries<Spanned<Literal>> = Entries::default(),
        /// The allowance that it is a part of: what is used of this one is used of that one too.
        of: Option<Spanned<String>>,
        /// The allowance whose every use is one of this.
        counts: Option<Spanned<String>>,
        /// The least that can be used at once.
        block: Option<RawBlock>,
        /// Months of a period after which there is as much again; the whole term, where absent.
        months: Option<u16>,
        /// That what is unused at the end of a period is lost.
        lapse: Option<RawStated>,
        /// That it is to be used evenly.
        spread: Option<RawStated>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// The least of an allowance that can be used at once, on days that follow each other.
    pub struct RawBlock {
        /// How much.
        least: Spanned<Literal>,
        /// What the terms say, in your own words.
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Something that tiers differ in.
    pub struct RawFeature {
        /// Id in answers.
        id: Spanned<String>,
        /// Name.
        name: String,
        /// Which tier has it: each tier once.
        offer: Vec<RawOffer>,
    }
}

table! {
    /// Whether tiers have something.
    pub struct RawOffer {
        /// For which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// Whether they have it.
        offered: Offered,
        /// What exactly, in your own words.
        text: Option<String>,
        /// The first day on which they have it.
        from: Option<NaiveDate>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}
