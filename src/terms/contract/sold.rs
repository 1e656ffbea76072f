//! Which tier a contract file means: the one that was called so on the day of the sale.

use std::sync::Arc;

use super::Reading;
use crate::terms::read::{Spanned, listed};

impl Reading<'_> {
    /// The id of the tier that the contract was sold at, or that was ordered since.
    pub(super) fn tier(&mut self) -> Option<String> {
        if let Some(ordered) = self.ordered {
            return Some(ordered.to_owned());
        }
        let program = Arc::clone(self.program);
        let mut words: Vec<&str> = Vec::new();
        for word in program
            .tiers
            .iter()
            .flat_map(|tier| [&*tier.id, tier.word()])
        {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        match &self.raw.tier {
            Some(tier) if words.is_empty() => {
                let message = format!("the program `{}` has no tiers", self.program.id);
                self.check
                    .error("unknown-tier", &tier.span, message, "remove `tier`");
                None
            }
            Some(tier) => {
                if !self.check.known("unknown-tier", "tier", tier, &words) {
                    return None;
                }
                self.tier_sold(tier)
            }
            None if words.is_empty() => None,
            None => {
                let message = format!(
                    "the program `{}` has tiers, and none is named",
                    self.program.id
                );
                let help = format!("add `tier`, one of {}", listed(&words));
                self.check
                    .error("missing-key", &self.raw.span, message, help);
                None
            }
        }
    }

    fn tier_sold(&mut self, word: &Spanned<String>) -> Option<String> {
        let program = Arc::clone(self.program);
        let sold = self.raw.sold.unwrap_or(self.raw.term.start);
        if let Some(tier) = program.tier_sold(word, sold) {
            return Some(tier.id.clone());
        }
        let sales = program.tiers_called(word);
        let sales: Vec<String> = sales.map(|tier| tier.on_sale.text()).collect();
        let message = format!(
            "`{}` was not on sale on {sold}, but {}",
            word.value,
            sales.join(" and ")
        );
        let help = match program
            .tiers_called(word)
            .find_map(|tier| program.successor(tier))
        {
            Some(next) => format!(
                "it goes on as `{}`; name that, or give the day of the sale in `sold`",
                next.id
            ),
            None => "name another tier, or give the day of the sale in `sold`".to_owned(),
        };
        self.check.error("tier-off-sale", &word.span, message, help);
        None
    }
}
