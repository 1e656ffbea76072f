//! The tiers of a program: which words mean them at which times, and what they go on as.

use super::Reading;
use crate::diagnostic::Diagnostic;
use crate::domain::program::{OnSale, Succession, Tier};
use crate::terms::raw::program::RawOnSale;
use crate::terms::raw::tier::RawTier;
use crate::terms::read::listed;

impl Reading<'_> {
    pub(super) fn tiers(&mut self) -> Vec<Tier> {
        let raw = self.raw;
        let mut tiers: Vec<Tier> = Vec::new();
        for table in &raw.tier {
            let tier = self.tier(table);
            if let Some((first, other)) = raw.tier.iter().zip(&tiers).find(|(_, other)| {
                // Two of one id are reported as such.
                other.id != tier.id
                    && other.on_sale.overlaps(tier.on_sale)
                    && (other.is_called(&tier.id) || other.is_called(tier.word()))
            }) {
                let message = format!(
                    "a contract file can mean `{}` and `{}` by one word, and both were on sale at \
                     one time",
                    other.id, tier.id
                );
                let help = "let the sale of one end before that of the other begins, in `on_sale`";
                self.check.findings.push(
                    Diagnostic::error("overlapping-tiers", table.id.span.clone(), message)
                        .related(first.id.span.clone(), "the other one")
                        .help(help),
                );
            }
            tiers.push(tier);
        }
        tiers
    }

    fn tier(&mut self, raw: &RawTier) -> Tier {
        let on_sale = self.on_sale(raw.on_sale.as_ref());
        Tier {
            id: raw.id.value.clone(),
            name: raw.name.clone(),
            sold_as: raw.sold_as.as_ref().map(|word| word.value.clone()),
            on_sale,
            renews_as: self.succession(raw),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    /// The days of a sale, of which the last is not before the first.
    pub(super) fn on_sale(&mut self, raw: Option<&RawOnSale>) -> OnSale {
        let Some(raw) = raw else {
            return OnSale::default();
        };
        if let (Some(from), Some(until)) = (raw.from, raw.until)
            && until < from
        {
            let message = format!("a sale from {from} ends before it begins, on {until}");
            let help = "give `until` a day on or after `from`";
            self.check.error("on-sale-dates", &raw.span, message, help);
        }
        OnSale {
            from: raw.from,
            until: raw.until,
        }
    }

    /// The tier that one goes on as: another one, which is on sale for good.
    fn succession(&mut self, raw: &RawTier) -> Option<Succession> {
        let Some(next) = &raw.renews_as else {
            if !raw.changes.is_empty() {
                let message = "`changes` goes with `renews_as`";
                let help = "name in `renews_as` the tier that it goes on as";
                self.check
                    .error("tier-succession", &raw.span, message, help);
            }
            return None;
        };
        let tables = &self.raw.tier;
        let lasting = tables.iter().filter(|table| {
            let until = table.on_sale.as_ref().and_then(|on_sale| on_sale.until);
            table.renews_as.is_none() && until.is_none()
        });
        let lasting: Vec<&str> = lasting.map(|table| table.id.as_str()).collect();
        let tiers = self.check.tiers.clone();
        if !self.check.known("unknown-tier", "tier", next, &tiers) {
            return None;
        }
        if !lasting.contains(&next.as_str()) {
            let message = format!(
                "`{}` cannot be what a tier goes on as: it is on sale no more itself",
                next.value
            );
            let help = format!("name one that is: {}", listed(&lasting));
            self.check
                .error("tier-succession", &next.span, message, help);
        }
        Some(Succession {
            tier: next.value.clone(),
            changes: raw.changes.clone(),
        })
    }
}
