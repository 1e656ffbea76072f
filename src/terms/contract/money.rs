//! What a contract file says about money: its currency, fees, parts and rates.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Reading;
use crate::domain::contract::Part;
use crate::domain::money::{Currency, Rate};
use crate::domain::quote::LineCode;
use crate::terms::read::{Literal, Spanned};

impl Reading<'_> {
    pub(super) fn currency(&mut self) -> Option<Currency> {
        let code = self.raw.currency.as_ref()?;
        self.check.currency(code)
    }

    /// An amount in the contract's currency.
    pub(super) fn sum(
        &mut self,
        raw: Option<&Spanned<Literal>>,
        currency: Option<Currency>,
    ) -> Option<Decimal> {
        let sum = raw?;
        let Some(currency) = currency else {
            if self.raw.currency.is_none() {
                self.check.error(
                    "missing-key",
                    &sum.span,
                    "an amount without a currency",
                    "add `currency`, such as \"EUR\"",
                );
            }
            return None;
        };
        match currency.parse(sum.value.text()) {
            Ok(amount) => Some(amount),
            Err(error) => {
                let digits = usize::try_from(currency.minor_digits()).unwrap_or(0);
                let help = format!("write it like \"{:.*}\", in quotes", digits, 36500.0);
                self.check
                    .error("bad-amount", &sum.span, error.to_string(), help);
                None
            }
        }
    }

    /// Fees of a year at other tiers.
    pub(super) fn fees(
        &mut self,
        own: Option<&str>,
        currency: Option<Currency>,
    ) -> BTreeMap<String, Decimal> {
        let raw = self.raw;
        let tiers = self.check.tiers.clone();
        let mut fees = BTreeMap::new();
        for (tier, fee) in raw.fees.iter() {
            self.check.known("unknown-tier", "tier", tier, &tiers);
            if own == Some(tier.value.as_str()) {
                let message = "the fee of the contract's own tier is `annual_fee`";
                let help = "remove it here";
                self.check.error("duplicate-key", &tier.span, message, help);
            }
            if let Some(sum) = self.sum(Some(fee), currency) {
                fees.insert(tier.value.clone(), sum);
            }
        }
        fees
    }

    pub(super) fn parts(&mut self, currency: Option<Currency>) -> Vec<Part> {
        let raw = self.raw;
        self.check
            .unique("parts", raw.part.iter().map(|part| &part.id));
        let rule = self.program.parts.as_ref();
        let basis = rule.map_or_else(|| self.own_basis(), |stated| stated.basis.clone());
        let mut parts = Vec::new();
        for part in &raw.part {
            parts.push(Part {
                id: part.id.value.clone(),
                name: part.name.clone(),
                from: part.from.unwrap_or(raw.term.start),
                annual_fee: self.sum(part.annual_fee.as_ref(), currency),
                basis: basis.clone(),
            });
        }
        parts
    }

    pub(super) fn rates(&mut self, currency: Option<Currency>) -> BTreeMap<LineCode, Rate> {
        let names: Vec<&str> = LineCode::ALL.iter().map(|code| code.name()).collect();
        let mut rates = BTreeMap::new();
        for (key, rate) in self.raw.rates.iter() {
            if !self
                .check
                .known("unknown-line", "line of a quote", key, &names)
            {
                continue;
            }
            if let (Rate::Flat(sum), Some(currency)) = (rate.value, currency)
                && let Err(error) = currency.parse(&sum.to_string())
            {
                let help = "give the sum with the currency's decimals";
                self.check
                    .error("bad-amount", &rate.span, error.to_string(), help);
            }
            if key.value == LineCode::Base.name() {
                let help = "write it as `annual_fee`";
                self.check
                    .error("unknown-line", &key.span, "the base is no rate", help);
            }
            if let Some(code) = LineCode::from_name(&key.value) {
                rates.insert(code, rate.value);
            }
        }
        rates
    }
}
