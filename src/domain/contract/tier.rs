//! Which tier a contract has on a date, and which one it goes on as.
//!
//! A contract keeps the tier that it was sold at for as long as the term lasts; a term that begins
//! after that tier went off sale is one of its successor. An order can name another. May use the
//! rest of `domain`. Deliberately absent: what a word meant on the day of the sale (see
//! `program::tier`); the file's reader settles that.

use chrono::NaiveDate;

use super::Contract;
use super::event::{Event, What};
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
        let ordered = self.ordered_tier(date);
        let id = ordered.or(self.tier.as_deref())?;
        match self.program.tier(id) {
            // Most tiers go on as themselves, and need no look at the terms.
            Some(tier) if tier.renews_as.is_some() => {
                let course = Course::of(self, date);
                let place = course.on(date);
                let renewed = !course.is_initial(place);
                let held =
                    self.program
                        .tier_in_term(tier, place.term.start, renewed && ordered.is_none());
                Some(&held.id)
            }
            _ => Some(id),
        }
    }

    /// The same at an instant.
    pub fn tier_at(&self, at: Instant) -> Option<&str> {
        let ordered = |event: &Event| matches!(event.what, What::Renew { tier: Some(_), .. });
        let tier = self.tier.as_deref()?;
        let moves = |tier: &Tier| tier.renews_as.is_some();
        // Asked of every ticket under every rule: most contracts need no look at the date.
        if self.program.tier(tier).is_some_and(moves) || self.events.iter().any(ordered) {
            return self.tier_on(self.zone.date(at));
        }
        Some(tier)
    }

    /// The tier that the last order by a date named, for a term that has begun by then.
    fn ordered_tier(&self, date: NaiveDate) -> Option<&str> {
        let mut events = self.events.iter().rev();
        events.find_map(|event| match &event.what {
            What::Renew { start, tier, .. } if event.on <= date && *start <= date => {
                tier.as_deref()
            }
            _ => None,
        })
    }

    /// That the tier that it has on a date has another name than the one it was sold under, or gets
    /// one with the next term.
    pub fn renamed(&self, date: NaiveDate) -> Option<Renamed<'_>> {
        let program = &self.program;
        let sold = program.tier(self.tier.as_deref()?)?;
        let held = program.tier(self.tier_on(date)?)?;
        let done = |now| Renamed {
            sold,
            now,
            done: true,
        };
        match program.successor(held) {
            Some(now) => Some(Renamed {
                sold: held,
                now,
                done: false,
            }),
            None if held.id != sold.id => program
                .successor(sold)
                .filter(|now| now.id == held.id)
                .map(done),
            None => None,
        }
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
        let tier = self.program.tier(held);
        let next = tier.and_then(|tier| self.program.successor(tier));
        Some(next.map_or(held, |next| &next.id))
    }
}
