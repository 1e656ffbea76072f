//! What a program says about versions of the products: which of them are supported and for how
//! long, and how a product's withdrawal is announced.
//!
//! May use the rest of `domain`. Deliberately absent: where a version stands on a date (see
//! `lifecycle`).

use chrono::NaiveDate;

use crate::domain::clause::Basis;

/// A version of a product, and how long it is supported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductVersion {
    /// The version, as tickets name it.
    pub version: String,
    /// The product, where versions of several are listed: each has a current version of its own.
    pub product: Option<String>,
    /// The day on which it came out, or is to.
    pub released: Option<NaiveDate>,
    /// The last day on which it is supported; where absent, the terms' rule decides.
    pub supported_until: Option<NaiveDate>,
    /// The last day before there is no support for it at all.
    pub end_of_life: Option<NaiveDate>,
    /// Where that stands.
    pub basis: Basis,
}

/// Which versions are supported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRule {
    /// For which ways to run the product; for all, where empty.
    pub deployments: Vec<Deployment>,
    /// How many versions before the current one; any whose support has not ended, where absent.
    pub previous: Option<usize>,
    /// For how many months at least, from the release of its successor; as long as it is one of
    /// them, where absent.
    pub previous_months: Option<u32>,
    /// Whether faults are mended in the newest version alone.
    pub fixes_newest: bool,
    /// What the terms say, in our words.
    pub text: String,
    /// Where it stands.
    pub basis: Basis,
}

/// Where a product runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deployment {
    /// On the customer's premises.
    OnPremises,
    /// At the vendor's, as a service.
    Saas,
}

impl Deployment {
    /// The name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            Deployment::OnPremises => "on-premises",
            Deployment::Saas => "saas",
        }
    }
}

/// How the end of a product's support is announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// How many months ahead.
    pub months: u32,
    /// What the terms say, in our words.
    pub text: String,
    /// Where it stands.
    pub basis: Basis,
}
