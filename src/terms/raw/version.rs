//! The tables of program and contract files about versions of products.

use chrono::NaiveDate;

use super::program::Ids;
use crate::domain::program::Deployment;
use crate::terms::read::{OneOrMany, Spanned, choice, table};

table! {
    /// A version of the product, and how long it is supported.
    pub struct RawVersion {
        /// The version, as tickets name it.
        id: Spanned<String>,
        /// The product, where versions of several are listed.
        product: Option<String>,
        /// The day on which it came out, or is to.
        released: Option<NaiveDate>,
        /// The last day on which it is supported; where absent, the rule of the terms decides.
        supported_until: Option<NaiveDate>,
        /// The last day before there is no support for it at all.
        end_of_life: Option<NaiveDate>,
        /// Where that stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Which versions are supported.
    pub struct RawVersionRule {
        /// For which ways to run the product; all, where absent.
        deployment: OneOrMany<Deployment> = OneOrMany::default(),
        /// How many versions before the current one; any whose support has not ended, where absent.
        previous: Option<u8>,
        /// For how many months at least, from the release of its successor; as long as it is one of
        /// them, where absent.
        previous_months: Option<u16>,
        /// Where faults are mended, if not in every version that is supported.
        fixes: Option<FixesWord>,
        /// What the terms say, in your own words.
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

choice! {
    /// Where faults are mended.
    pub enum FixesWord {
        /// In the newest version alone.
        Newest => "newest",
    }
}

table! {
    /// How the end of a product's support is announced.
    pub struct RawWithdrawal {
        /// How many months ahead.
        months: u16,
        /// What the terms say, in your own words.
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}
