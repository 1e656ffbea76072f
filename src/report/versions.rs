//! Versions of products: where they stand, or what a program lists of them.

use chrono::NaiveDate;
use serde::Serialize;

use super::Column;
use super::item::row;
use crate::domain::clause::{Clause, clauses_of};
use crate::domain::contract::Contract;
use crate::domain::lifecycle::{VersionStanding, versions_on};
use crate::domain::program::ProductVersion;

row! {
    /// Where a version stands on a date.
    VersionItem, "tenure.version/1", {
        /// The version.
        version: String => Column::new("Version", "version").keep(),
        /// The product, where versions of several are listed.
        #[serde(skip_serializing_if = "Option::is_none")]
        product: Option<String> => Column::new("Product", "product"),
        /// `unreleased`, `supported`, `not-assured`, `unsupported`, `end-of-life` or `unknown`.
        state: &'static str => Column::new("State", "state").keep(),
        /// The day on which it came out, or is to.
        #[serde(skip_serializing_if = "Option::is_none")]
        released: Option<NaiveDate> => Column::new("Released", "released"),
        /// The last day on which it is supported for certain; null where none is known.
        supported_until: Option<NaiveDate> => Column::new("Supported until", "supported_until").keep(),
        /// The last day before there is no support for it at all.
        #[serde(skip_serializing_if = "Option::is_none")]
        end_of_life: Option<NaiveDate> => Column::new("End of life", "end_of_life"),
        /// The newest version, where it is another and faults are mended in that alone.
        #[serde(skip_serializing_if = "Option::is_none")]
        fixed_in: Option<String> => Column::new("Fixes in", "fixed_in"),
        /// Why it stands so.
        text: String => Column::new("Why", "text").keep(),
        /// What that rests on.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
        /// Why the terms are read so, where they do not say it themselves.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
    }
}

row! {
    /// A version that a program lists.
    VersionRow, "tenure.program-version/1", {
        /// The version.
        version: String => Column::new("Version", "version").keep(),
        /// The product, where versions of several are listed.
        #[serde(skip_serializing_if = "Option::is_none")]
        product: Option<String> => Column::new("Product", "product"),
        /// The day on which it came out, or is to.
        #[serde(skip_serializing_if = "Option::is_none")]
        released: Option<NaiveDate> => Column::new("Released", "released").keep(),
        /// The last day on which it is supported.
        #[serde(skip_serializing_if = "Option::is_none")]
        supported_until: Option<NaiveDate> => Column::new("Supported until", "supported_until").keep(),
        /// The last day before there is no support for it at all.
        #[serde(skip_serializing_if = "Option::is_none")]
        end_of_life: Option<NaiveDate> => Column::new("End of life", "end_of_life"),
        /// Where it stands.
        clauses: Vec<Clause> => Column::new("Clauses", "clauses"),
        /// Why it is read so, where the source does not say it itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        inferred: Option<String> => Column::new("Inferred", "inferred"),
    }
}

/// The versions of a contract, each as it stands on a date.
pub fn versions(contract: &Contract, on: NaiveDate) -> Vec<VersionItem> {
    let standings = versions_on(contract, on).into_iter();
    standings
        .map(|standing| VersionItem::new(&standing))
        .collect()
}

impl VersionItem {
    fn new(standing: &VersionStanding<'_>) -> Self {
        let version = standing.version;
        VersionItem {
            version: version.version.clone(),
            product: version.product.clone(),
            state: standing.state.name(),
            released: version.released,
            supported_until: standing.until,
            end_of_life: version.end_of_life,
            fixed_in: standing.fixed_in.map(str::to_owned),
            text: standing.text.clone(),
            clauses: clauses_of([&standing.basis]),
            inferred: standing.basis.inferred.clone(),
        }
    }
}

impl VersionRow {
    /// A version that a program lists.
    pub fn new(version: &ProductVersion) -> Self {
        VersionRow {
            version: version.version.clone(),
            product: version.product.clone(),
            released: version.released,
            supported_until: version.supported_until,
            end_of_life: version.end_of_life,
            clauses: version.basis.clauses.clone(),
            inferred: version.basis.inferred.clone(),
        }
    }
}
