//! Which tier a contract has on a date, and which one it goes on as.
//!
//! A contract keeps the tier that it was sold at for as long as the term lasts; a term that begins
//! after that tier went off sale is one of its successor. Where an order named another, another
//! version of the contract holds (see `history`). May use the rest of `domain`. Deliberately absent:
//! what a word meant on the day of the sale (see `program::tier`); the file's reader settles that.

use chrono::NaiveDate;

use super::Contract;
use crate::domain::clause::Reason;
use crate::domain::course::Course;
use crate::domain::instant::Instant;
use crate::domain::program::Tier;

/// A tier that has gone on as another, or will with the next term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renamed<'a> {
    /// The tier that the contract was sold at.
    pub sold: &'a Tier,
    /// The one that it goes on as.
    pub now: &'a Tier,
    /// Whether it has gone on as that already.
    pub done: bool,
}

impl Renamed<'_> {
    /// The same in a sentence without a full stop.
    pub fn text(&self) -> String {
        let (sold, now) = (self.sold, self.now);
        let name = match (
            sold.name == now.name || sold.sold_as.is_some(),
            sold.on_sale.until,
        ) {
            (true, Some(until)) => format!("{} as sold until {until}", sold.name),
            _ => sold.name.clone(),
        };
        let goes = match self.done {
            true => "is",
            false => "becomes",
        };
        let when = match self.done {
            true => "since it was renewed",
            false => "with the next term",
        };
        let changes = sold.renews_as.iter().flat_map(|next| &next.changes);
        let changes: Vec<&str> = changes.map(String::as_str).collect();
        let changes = match changes.as_slice() {
            [] => String::new(),
            changes => format!("; {}", changes.join("; ")),
        };
        format!("{name} {goes} {} {when}{changes}", now.name)
    }

    /// The same as a step of an account.
    pub fn reason(&self) -> Reason {
        Reason::new("tier-renamed", self.text(), &self.sold.basis)
    }
}

impl Contract {
    /// The tier that it has on a date, as far as is known by then; `None` where its program has
    /// none.
    pub fn tier_on(&self, date: NaiveDate) -> Option<&str> {
        let held = self.on(date);
        let id = held.tier.as_deref()?;
        match held.program.tier(id) {
            // Most tiers go on as themselves, and need no look at the terms.
            Some(tier) if tier.renews_as.is_some() => {
                let course = Course::of(held, date);
                let place = course.on(date);
                let renewed = !course.is_initial(place);
                let tier = held.program.tier_in_term(tier, place.term.start, renewed);
                Some(&tier.id)
            }
            _ => Some(id),
        }
    }

    /// The same at an instant.
    pub fn tier_at(&self, at: Instant) -> Option<&str> {
        let tier = self.tier.as_deref()?;
        let moves = |tier: &Tier| tier.renews_as.is_some();
        // Asked of every ticket under every rule: most contracts need no look at the date.
        if self.program.tier(tier).is_some_and(moves) || !self.history.versions().is_empty() {
            return self.tier_on(self.zone.date(at));
        }
        Some(tier)
    }

    /// That the tier that it has on a date has another name than the one it was sold under, or gets
    /// one with the next term.
    pub fn renamed(&self, date: NaiveDate) -> Option<Renamed<'_>> {
        let contract = self.on(date);
        let program = &contract.program;
        let sold = program.tier(contract.tier.as_deref()?)?;
        let held = program.tier(contract.tier_on(date)?)?;
        let (sold, now, done) = match program.successor(held) {
            Some(next) => (held, next, false),
            // What goes on as itself and is not what was sold has gone on from that.
            None => (sold, program.successor(sold)?, true),
        };
        Some(Renamed { sold, now, done })
    }

    /// Whether a tier is the one that the contract was sold at.
    pub fn is_own_tier(&self, tier: &str) -> bool {
        self.tier.as_deref() == Some(tier)
    }

    /// Whether a tier is the one that the tier goes on as that the contract was sold at.
    pub fn goes_on_as(&self, tier: &str) -> bool {
        let sold = self.tier.as_deref().and_then(|id| self.program.tier(id));
        let next = sold.and_then(|sold| self.program.successor(sold));
        next.is_some_and(|next| next.id == tier)
    }

    /// The tier of a new term that is ordered on a date without naming one.
    pub fn next_tier(&self, date: NaiveDate) -> Option<&str> {
        let held = self.tier_on(date)?;
        let program = &self.on(date).program;
        let next = program.tier(held).and_then(|tier| program.successor(tier));
        Some(next.map_or(held, |next| &next.id))
    }
}
