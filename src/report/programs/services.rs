//! The services and features of a program as rows of tables.

use chrono::NaiveDate;
use serde::Serialize;

use super::RuleRow;
use super::rules::{Shown, all_or, stated};
use crate::domain::clause::{Basis, Clause, clauses_of};
use crate::domain::program::{AllowanceRule, Offer, Quantity};
use crate::domain::service::amount::in_words;
use crate::report::Column;
use crate::report::item::row;

row! {
    /// Whether tiers have a feature, or a service.
    FeatureRow, "tenure.program-feature/1", {
        /// Its id.
        id: String => Column::new("Id", "id"),
        /// Its name.
        name: String => Column::new("Name", "name").keep(),
        /// For which tiers.
        tiers: String => Column::new("Tiers", "tiers").keep(),
        /// `yes`, `no`, `optional`, or `unknown` where no document tells.
        offered: &'static str => Column::new("Offered", "offered").keep(),
        /// The first day on which they have it.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate> => Column::new("From", "from"),
        /// What exactly.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String> => Column::new("What it is", "text").keep(),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
        /// Why it is read so, where the source does not say it itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
    }
}

row! {
    /// How much of a service there is to use.
    AllowanceRow, "tenure.program-allowance/1", {
        /// The service.
        service: String => Column::new("Service", "service").keep(),
        /// The allowance.
        allowance: String => Column::new("Allowance", "allowance").keep(),
        /// How much there is, by package where it is sold in packages.
        amount: String => Column::new("Amount", "amount").keep(),
        /// In which time.
        period: String => Column::new("Period", "period").keep(),
        /// What else there is to say of it.
        text: String => Column::new("What it says", "text"),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
        /// Why it is read so, where the source does not say it itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
    }
}

impl Shown<'_> {
    pub(super) fn features(&self) -> Vec<FeatureRow> {
        let features = self.program.features.iter();
        features
            .flat_map(|feature| self.offers(&feature.id, &feature.name, &feature.offers))
            .collect()
    }

    /// Which tiers have which service.
    pub(super) fn services(&self) -> Vec<FeatureRow> {
        let services = self.program.services.iter();
        services
            .flat_map(|service| self.offers(&service.id, &service.name, &service.offers))
            .collect()
    }

    fn offers(&self, id: &str, name: &str, offers: &[Offer]) -> Vec<FeatureRow> {
        let row = |offer: &Offer| {
            let mut tiers = offer.tiers.clone();
            tiers.retain(|tier| self.tiers.is_empty() || self.tiers.contains(tier));
            (offer.tiers.is_empty() || !tiers.is_empty()).then(|| FeatureRow {
                id: id.to_owned(),
                name: name.to_owned(),
                tiers: all_or(&tiers),
                offered: offer.offered.name(),
                from: offer.from,
                text: offer.text.clone(),
                clauses: offer.basis.clauses.clone(),
                inferred: offer.basis.inferred.clone(),
            })
        };
        offers.iter().filter_map(row).collect()
    }

    pub(super) fn allowances(&self) -> Vec<AllowanceRow> {
        let services = self.program.services.iter();
        services
            .flat_map(|service| {
                service.allowances.iter().map(|rule| AllowanceRow {
                    service: service.id.clone(),
                    allowance: rule.id.clone(),
                    amount: amounts(rule, &service.packages),
                    period: rule.months.map_or_else(
                        || "the term".to_owned(),
                        |months| in_words(months.into(), "months"),
                    ),
                    text: says(rule),
                    clauses: clauses_of(bases(rule)),
                    inferred: rule.basis.inferred.clone(),
                })
            })
            .collect()
    }

    pub(super) fn duties(&self) -> Vec<RuleRow> {
        let services = self.program.services.iter();
        services
            .flat_map(|service| {
                let duties = service.duties.iter();
                duties.map(|duty| stated(&service.id, duty))
            })
            .collect()
    }
}

fn amounts(rule: &AllowanceRule, packages: &[String]) -> String {
    let quantity = |quantity: &Quantity| match quantity {
        Quantity::Amount(amount) if amount.is_zero() => "none".to_owned(),
        Quantity::Amount(amount) => in_words(*amount, &rule.unit),
        Quantity::Percent(percent) => {
            format!("{percent}% of {}", rule.of.as_deref().unwrap_or_default())
        }
        Quantity::Unlimited => "as many as are needed".to_owned(),
    };
    let amounts = &rule.package_amounts;
    let mut words: Vec<String> = packages
        .iter()
        .filter_map(|package| Some(format!("{package}: {}", quantity(amounts.get(package)?))))
        .collect();
    words.extend(rule.amount.as_ref().map(quantity));
    match words.is_empty() {
        true => "not stated".to_owned(),
        false => words.join(", "),
    }
}

/// Whatever a row about an allowance rests on.
fn bases(rule: &AllowanceRule) -> impl Iterator<Item = &Basis> {
    let block = rule.block.as_ref().map(|block| &block.stated.basis);
    let stated = [&rule.spread, &rule.lapse].map(|stated| stated.as_ref().map(|s| &s.basis));
    let all = [Some(&rule.basis), block].into_iter().chain(stated);
    all.flatten()
}

fn says(rule: &AllowanceRule) -> String {
    let hours = rule
        .day_hours
        .map(|hours| format!("a day is {hours} hours"));
    let of = rule.of.as_ref().map(|of| format!("counts as {of} too"));
    let counts = rule
        .counts
        .as_ref()
        .map(|counts| format!("every use of {counts} is one"));
    let block = rule.block.as_ref().map(|block| block.stated.text.clone());
    let lapse = rule.lapse.as_ref().map(|lapse| lapse.text.clone());
    let spread = rule.spread.as_ref().map(|spread| spread.text.clone());
    let all: Vec<String> = [hours, of, counts, block, spread, lapse]
        .into_iter()
        .flatten()
        .collect();
    all.join("; ")
}
