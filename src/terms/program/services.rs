//! The rules of a program about services, what there is to use of them, and what tiers differ in.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::Reading;
use crate::domain::program::{
    AllowanceRule, Block, Feature, Offer, PurchaseTerm, Quantity, ServiceRule, Stated,
};
use crate::domain::service::amount::parse_quantity;
use crate::terms::raw::service::{
    RawAllowance, RawFeature, RawOffer, RawPurchaseTerm, RawServiceRule, TermStart,
};
use crate::terms::read::{Literal, Spanned, brief, listed};
use crate::terms::rules::{Checker, doubled};

impl Reading<'_> {
    pub(super) fn services(&mut self) -> Vec<ServiceRule> {
        let raw = self.raw;
        self.check
            .unique("services", raw.service.iter().map(|table| &table.id));
        raw.service
            .iter()
            .map(|table| self.service(table))
            .collect()
    }

    fn service(&mut self, raw: &RawServiceRule) -> ServiceRule {
        if let Some(word) = doubled(&raw.packages) {
            let message = format!("the package `{word}` is listed twice");
            self.check
                .error("duplicate-id", &raw.span, message, "remove one of them");
        }
        self.check
            .unique("allowances", raw.allowance.iter().map(|table| &table.id));
        let offers = match raw.offer.is_empty() {
            true => Vec::new(),
            false => self.offers(&raw.offer, &raw.id.span),
        };
        let mut allowances = Vec::new();
        for table in &raw.allowance {
            let allowance = self.allowance(table, raw, &allowances);
            allowances.push(allowance);
        }
        ServiceRule {
            id: raw.id.value.clone(),
            name: raw.name.clone(),
            packages: raw.packages.clone(),
            offers,
            duties: raw.duty.iter().map(|stated| self.stated(stated)).collect(),
            allowances,
            term: raw.term.as_ref().map(|table| self.purchase_term(table)),
            renewal: raw.renewal.as_ref().map(|table| self.renewal(table)),
            notices: self.check.notices(&raw.notice, true),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn purchase_term(&mut self, raw: &RawPurchaseTerm) -> PurchaseTerm {
        let TermStart::Purchase = raw.from;
        self.some_months(Some(raw.months), &raw.span);
        PurchaseTerm {
            months: u32::from(raw.months).max(1),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn some_months(&mut self, months: Option<u16>, span: &Range<usize>) {
        if months == Some(0) {
            self.check.error(
                "bad-value",
                span,
                "a period of no months",
                "give at least 1",
            );
        }
    }

    /// An allowance; those before it are the ones that it can be a part of.
    fn allowance(
        &mut self,
        raw: &RawAllowance,
        service: &RawServiceRule,
        before: &[AllowanceRule],
    ) -> AllowanceRule {
        let packages: Vec<&str> = service.packages.iter().map(String::as_str).collect();
        let mut package_amounts = BTreeMap::new();
        for (package, amount) in raw.package_amount.iter() {
            self.check
                .known("unknown-package", "package", package, &packages);
            let quantity = quantity(&mut self.check, amount);
            package_amounts.extend(quantity.map(|quantity| (package.value.clone(), quantity)));
        }
        let amount = raw.amount.as_ref();
        let rule = AllowanceRule {
            id: raw.id.value.clone(),
            unit: raw.unit.value.clone(),
            day_hours: raw
                .hours_per_day
                .as_ref()
                .and_then(|hours| self.day_hours(hours)),
            amount: amount.and_then(|amount| quantity(&mut self.check, amount)),
            package_amounts,
            of: self.other(raw.of.as_ref(), before),
            counts: self.other(raw.counts.as_ref(), before),
            block: raw.block.as_ref().and_then(|block| {
                Some(Block {
                    least: number(&mut self.check, &block.least)?,
                    stated: Stated {
                        text: block.text.clone(),
                        basis: self.grounded(&block.clause, &block.inferred, &block.span),
                    },
                })
            }),
            months: raw.months.map(u32::from).filter(|months| *months > 0),
            lapse: raw.lapse.as_ref().map(|stated| self.stated(stated)),
            spread: raw.spread.as_ref().map(|stated| self.stated(stated)),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        };
        self.some_months(raw.months, &raw.span);
        self.allowance_fits(raw, &rule, before);
        rule
    }

    /// Checks the keys of an allowance against each other.
    fn allowance_fits(
        &mut self,
        raw: &RawAllowance,
        rule: &AllowanceRule,
        before: &[AllowanceRule],
    ) {
        let code = "allowance-keys";
        let plural = |c: char| c.is_ascii_lowercase() || c == '-';
        if rule.unit.is_empty() || !rule.unit.chars().all(plural) {
            let message = format!("`{}` is no unit", brief(&rule.unit));
            let help = "write a plural in lower-case letters, such as \"vouchers\"";
            self.check.error(code, &raw.unit.span, message, help);
        }
        if raw.of.is_some() && raw.counts.is_some() {
            let message = "an allowance is a part of another, or counts its uses, not both";
            self.check
                .error(code, &raw.span, message, "remove `of` or `counts`");
        }
        let whole = before
            .iter()
            .find(|other| rule.of.as_deref() == Some(&other.id));
        if let Some(whole) = whole
            && (whole.unit != rule.unit || whole.months != rule.months)
        {
            let message = format!(
                "the whole, `{}`, has another unit or other periods",
                whole.id
            );
            let help = "give both the same `unit`, `hours_per_day` and `months`";
            self.check.error(code, &raw.span, message, help);
        }
        let shares = rule.amount.iter().chain(rule.package_amounts.values());
        let mut shares = shares.filter(|quantity| matches!(quantity, Quantity::Percent(_)));
        if rule.of.is_none() && shares.next().is_some() {
            let help = "name the allowance that it is a part of in `of`";
            self.check
                .error(code, &raw.span, "a share of nothing", help);
        }
        if rule.day_hours.is_some() && !rule.is_divisible() {
            let message = "only days and hours can be used for each other";
            self.check
                .error(code, &raw.span, message, "remove `hours_per_day`");
        }
        let whole_numbers = rule.amount.iter().chain(rule.package_amounts.values());
        let parts = whole_numbers
            .filter_map(|quantity| match quantity {
                Quantity::Amount(amount) => Some(*amount),
                Quantity::Percent(_) | Quantity::Unlimited => None,
            })
            .chain(rule.block.as_ref().map(|block| block.least))
            .any(|amount| !amount.is_integer());
        if parts && !rule.is_divisible() {
            let message = format!("{} are counted whole", rule.unit);
            self.check
                .error(code, &raw.span, message, "give a whole number");
        }
    }

    fn other(
        &mut self,
        named: Option<&Spanned<String>>,
        before: &[AllowanceRule],
    ) -> Option<String> {
        let named = named?;
        let known: Vec<&str> = before.iter().map(|other| other.id.as_str()).collect();
        self.check
            .known(
                "unknown-allowance",
                "allowance before this one",
                named,
                &known,
            )
            .then(|| named.value.clone())
    }

    fn day_hours(&mut self, raw: &Spanned<Literal>) -> Option<Decimal> {
        let hours = number(&mut self.check, raw)?;
        if hours.is_zero() || hours > Decimal::from(24) {
            let message = "a day has more than 0 and at most 24 hours";
            let help = "give the hours that a day of the service has, such as 8";
            self.check.error("bad-value", &raw.span, message, help);
            return None;
        }
        Some(hours)
    }

    pub(super) fn features(&mut self) -> Vec<Feature> {
        let raw = self.raw;
        self.check
            .unique("features", raw.feature.iter().map(|table| &table.id));
        raw.feature
            .iter()
            .map(|table| self.feature(table))
            .collect()
    }

    fn feature(&mut self, raw: &RawFeature) -> Feature {
        Feature {
            id: raw.id.value.clone(),
            name: raw.name.clone(),
            offers: self.offers(&raw.offer, &raw.id.span),
        }
    }

    /// Offers, of which there has to be one for each tier: what a document does not tell is
    /// `unknown`, and somebody looked for it.
    fn offers(&mut self, raw: &[RawOffer], id: &Range<usize>) -> Vec<Offer> {
        let offers: Vec<Offer> = raw
            .iter()
            .map(|table| Offer {
                tiers: self.check.scope(&table.tier, &super::Ids::default()).tiers,
                offered: table.offered,
                text: table.text.clone(),
                from: table.from,
                basis: self.grounded(&table.clause, &table.inferred, &table.span),
            })
            .collect();
        // What a tier had that went on as another need not be told any more.
        let on_sale = self.raw.tier.iter().filter(|tier| tier.renews_as.is_none());
        let named: Vec<Option<&str>> = on_sale.map(|tier| Some(tier.id.as_str())).collect();
        let none = [None];
        let all: &[Option<&str>] = if named.is_empty() { &none } else { &named };
        let count = |tier: &Option<&str>| {
            let mine = |offer: &&Offer| Offer::of(std::slice::from_ref(*offer), *tier).is_some();
            offers.iter().filter(mine).count()
        };
        let unclear: Vec<&str> = all
            .iter()
            .filter(|tier| count(tier) != 1)
            .map(|tier| tier.unwrap_or("the program"))
            .collect();
        if !unclear.is_empty() {
            let message = format!("not exactly one offer is for {}", listed(&unclear));
            let help = "give each tier one, `offered = \"unknown\"` where no document tells";
            self.check.error("offer-tiers", id, message, help);
        }
        offers
    }
}

/// How much of something there is.
pub(in crate::terms) fn quantity(
    check: &mut Checker<'_>,
    raw: &Spanned<Literal>,
) -> Option<Quantity> {
    let text = raw.value.text();
    if text == "unlimited" {
        return Some(Quantity::Unlimited);
    }
    let Some(percent) = text.strip_suffix('%') else {
        return number(check, raw).map(Quantity::Amount);
    };
    match parse_quantity(percent) {
        Ok(percent) if percent <= Decimal::ONE_HUNDRED => Some(Quantity::Percent(percent)),
        _ => {
            let message = format!("`{}` is no share", brief(text));
            let help = "write a percentage of at most 100, such as \"25%\"";
            check.error("bad-quantity", &raw.span, message, help);
            None
        }
    }
}

fn number(check: &mut Checker<'_>, raw: &Spanned<Literal>) -> Option<Decimal> {
    let text = raw.value.text();
    match parse_quantity(text) {
        Ok(number) => Some(number),
        Err(_) => {
            let message = format!("`{}` does not say how much there is", brief(text));
            let help = "write a number of at most a million with at most two decimals, a share \
                        such as \"25%\", or \"unlimited\"";
            check.error("bad-quantity", &raw.span, message, help);
            None
        }
    }
}
