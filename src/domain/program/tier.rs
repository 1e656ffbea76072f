//! Support levels, when each was on sale, and what became of those that are on sale no more.
//!
//! A tier's name means nothing without a date: two tiers can have had the same name one after the
//! other. Each has an id of its own; a contract that was sold while the name meant one of them
//! names it by that name. May use the rest of `domain`. Deliberately absent: what a tier includes.

use chrono::NaiveDate;

use super::Program;
use crate::domain::clause::Basis;

/// A support level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Id in contract files.
    pub id: String,
    /// Name.
    pub name: String,
    /// The word for it in files of contracts that were sold while it was on sale, where that is
    /// not its id: the id of another tier now.
    pub sold_as: Option<String>,
    /// When it was on sale.
    pub on_sale: OnSale,
    /// What becomes of it in the first term that begins after it went off sale.
    pub renews_as: Option<Succession>,
    /// Where it stands.
    pub basis: Basis,
}

/// The days on which something was on sale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OnSale {
    /// The first; unbounded where absent.
    pub from: Option<NaiveDate>,
    /// The last; unbounded where absent.
    pub until: Option<NaiveDate>,
}

impl OnSale {
    /// Whether a day is one of them.
    pub fn covers(self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// Whether some day is one of both.
    pub fn overlaps(self, other: OnSale) -> bool {
        let before = |until: Option<NaiveDate>, from: Option<NaiveDate>| matches!((until, from), (Some(until), Some(from)) if until < from);
        !before(self.until, other.from) && !before(other.until, self.from)
    }

    /// The days in words.
    pub fn text(self) -> String {
        match (self.from, self.until) {
            (None, None) => "at any time".to_owned(),
            (Some(from), None) => format!("from {from}"),
            (None, Some(until)) => format!("until {until}"),
            (Some(from), Some(until)) => format!("from {from} to {until}"),
        }
    }
}

/// The tier that another one goes on as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// Its id.
    pub tier: String,
    /// What else is different then, each in our words.
    pub changes: Vec<String>,
}

impl Tier {
    /// The word for it in a contract file.
    pub fn word(&self) -> &str {
        self.sold_as.as_deref().unwrap_or(&self.id)
    }

    /// Whether a contract file can mean it by a word.
    pub fn is_called(&self, word: &str) -> bool {
        self.id == word || self.sold_as.as_deref() == Some(word)
    }
}

impl Program {
    /// The tier of an id.
    pub fn tier(&self, id: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == id)
    }

    /// The tiers that a word can mean in a contract file, whenever the contract was sold.
    pub fn tiers_called<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a Tier> {
        self.tiers.iter().filter(move |tier| tier.is_called(word))
    }

    /// The tier that a word means for something sold on a date, if any was on sale by it then.
    pub fn tier_sold(&self, word: &str, sold: NaiveDate) -> Option<&Tier> {
        let mut tiers = self.tiers.iter();
        tiers.find(|tier| tier.is_called(word) && tier.on_sale.covers(sold))
    }

    /// The tier that one goes on as, where it goes on as another.
    pub fn successor(&self, tier: &Tier) -> Option<&Tier> {
        self.tier(&tier.renews_as.as_ref()?.tier)
    }

    /// The tier that is held in a term that begins on a date, of one that was held before: its
    /// successor, where it was off sale by then. One that was never dated goes on under its own
    /// name only until the next term.
    pub fn tier_in_term<'a>(
        &'a self,
        tier: &'a Tier,
        start: NaiveDate,
        is_renewal: bool,
    ) -> &'a Tier {
        let moves = match tier.on_sale.until {
            Some(until) => until < start,
            None => is_renewal,
        };
        match self.successor(tier) {
            Some(successor) if moves => successor,
            _ => tier,
        }
    }

    /// Where a tier stands among the others, from the lowest: one that is on sale no more stands
    /// where its successor does.
    pub fn tier_rank(&self, id: &str) -> Option<usize> {
        let tier = self.tier(id)?;
        let stands = self.successor(tier).unwrap_or(tier);
        self.tiers.iter().position(|other| other.id == stands.id)
    }
}
