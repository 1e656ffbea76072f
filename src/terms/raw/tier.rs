//! The tables of a program file about its tiers.

use super::program::{Ids, RawOnSale};
use crate::terms::read::{OneOrMany, Spanned, table};

table! {
    /// A support level.
    pub struct RawTier {
        /// Id in contract files.
        id: Spanned<String>,
        /// Name.
        name: String,
        /// The word for it in files of contracts that were sold while it was on sale, where it is
        /// not its id: what is another tier's id or word at other times.
        sold_as: Option<Spanned<String>>,
        /// When it was on sale; always, where absent.
        on_sale: Option<RawOnSale>,
        /// The tier that it goes on as: in terms that begin after it went off sale, and in the next
        /// one where no last day of its sale is known.
        renews_as: Option<Spanned<String>>,
        /// What else is different then, each in your own words.
        changes: Vec<String> = Vec::new(),
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}
