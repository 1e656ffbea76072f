//! The tables of a program file about who and what is served, and how a ticket ends.

use super::program::Ids;
use crate::domain::amount::Amount;
use crate::terms::read::{OneOrMany, Parsed, Spanned, table};

table! {
    /// A reason for which the vendor may call a ticket resolved.
    pub struct RawReason {
        /// Id on the command line.
        id: Spanned<String>,
        /// What it says, in your own words.
        text: String,
        /// How long the customer usually has to be silent before.
        silence: Option<Parsed<Amount>>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}
