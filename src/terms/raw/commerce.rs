//! The tables of a program file about terms and money.

use chrono::NaiveDate;

use super::program::Ids;
use crate::domain::money::Rate;
use crate::domain::program::{
    ChangeWhen, FeeBase, FeeCode, FeePer, Holds, LateKind, NewTerm, NoticeEnd, NoticeTerm, Party,
    Price, RenewalMode,
};
use crate::terms::read::{OneOrMany, Parsed, Spanned, choice, table};

table! {
    /// How a term renews.
    pub struct RawRenewal {
        /// By whose act; absent where nobody states it.
        mode: Option<RenewalMode>,
        /// For how many months; absent where nobody states it.
        months: Option<u16>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// By when which party gives notice before the end of a term.
    pub struct RawNotice {
        /// Who gives it.
        party: Party,
        /// How many calendar days before the end.
        days: Option<u16>,
        /// How many months before the end.
        months: Option<u16>,
        /// By which day of a month: the last such day before the end, or `months` before it.
        day: Option<u8>,
        /// Before the end of which terms; of every one, where absent.
        of: NoticeTerm = NoticeTerm::Every,
        /// On which days a term without an end can end.
        to: NoticeEnd = NoticeEnd::AnyDay,
        /// What follows if the day passes, where the terms say.
        consequence: Option<String>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Which licenses must be covered.
    pub struct RawLicenseRule {
        /// Which.
        cover: CoverWord,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

choice! {
    /// Which licenses must be covered.
    pub enum CoverWord {
        /// The larger of those owned and those used.
        All => "all",
    }
}

table! {
    /// What an order is, buys and costs that comes after the last covered day. Steps follow each
    /// other; an order is under the first whose last day it does not pass.
    pub struct RawLate {
        /// The first day of lapse that it is for, where the step before ends by days.
        from_day: Option<u16>,
        /// The last day of lapse; all that follow, where no last day is given.
        to_day: Option<u16>,
        /// The last day, so many months after the last covered one.
        to_months: Option<u16>,
        /// The last day, as a date.
        to_date: Option<NaiveDate>,
        /// The last day, as the first such month and day after the last covered one: "03-31".
        to_day_of_year: Option<Parsed<DayOfYear>>,
        /// What such an order is called; `refused` where none is accepted.
        kind: LateKind,
        /// Which term it buys; has to be there unless it is refused.
        new_term: Option<NewTerm>,
        /// What it costs besides the new term.
        fee: Vec<RawFee> = Vec::new(),
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
    schema {
        "anyOf": [
            { "required": ["new_term"] },
            { "properties": { "kind": { "const": "refused" } } },
        ]
    }
}

/// A month and a day of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOfYear {
    /// The month, from 1.
    pub month: u32,
    /// The day, from 1.
    pub day: u32,
}

table! {
    /// A line that a late order adds.
    pub struct RawFee {
        /// The line's code.
        code: FeeCode,
        /// How often it is due, or for which share of a year.
        per: FeePer,
        /// The rate; absent where nobody states it, which `unstated` then says.
        rate: Option<Parsed<Rate>>,
        /// What the terms say instead of a rate.
        unstated: Option<Spanned<String>>,
        /// What a percentage is of; absent where nobody states it.
        of: Option<FeeBase>,
        /// The least that it comes to: "250.00", "10% of annual-fee", "1% of list-price per
        /// started-month".
        at_least: Option<Parsed<Price>>,
        /// The most that it comes to.
        at_most: Option<Parsed<Price>>,
        /// The currency of its sums; the contract's, where absent.
        currency: Option<Spanned<String>>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// When a contract's level can change.
    pub struct RawChange {
        /// When it can rise.
        up: ChangeWhen,
        /// When it can fall.
        down: ChangeWhen,
        /// How many days before the end of a term a fall has to be asked for.
        down_notice_days: Option<u16>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// What a term of several years is cheaper by.
    pub struct RawMultiYear {
        /// From how many years on.
        years: u8,
        /// For which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// The discount; absent where nobody states it, which `unstated` then says.
        rate: Option<Parsed<Rate>>,
        /// What the terms say instead of a rate.
        unstated: Option<Spanned<String>>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// What a new edition of the terms means for contracts that run.
    pub struct RawRevision {
        /// How many days after the notification the customer can object; absent where the terms
        /// give none.
        object_days: Option<u16>,
        /// From when the new edition holds; absent where nobody says.
        holds: Option<Holds>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}
