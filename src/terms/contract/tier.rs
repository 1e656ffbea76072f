//! A contract file as it stands once an order has changed its tier.

use std::sync::Arc;

use super::super::raw::contract::RawContract;
use super::super::read::{Document, Spanned};
use super::{read_under, usable};
use crate::diagnostic::Diagnostic;
use crate::domain::Program;
use crate::domain::contract::Contract;

/// Reads a contract file under an edition as if another tier stood in it: with the hours and the
/// rules of that one, and its fee where the file has it.
pub fn read_at_tier(
    text: &str,
    program: &Arc<Program>,
    tier: &str,
) -> (Option<Contract>, Vec<Diagnostic>) {
    let document = &mut Document::parse(text);
    usable(read_under(document, Some(tier), |raw, _| {
        change_tier(raw, program, tier);
        Some(Arc::clone(program))
    }))
}

/// Exchanges the tier, and the fee with that of the other. A tier that goes on under another name
/// keeps its fee, where the file has none for that name.
fn change_tier(raw: &mut RawContract, program: &Program, tier: &str) {
    let sold = raw.sold.unwrap_or(raw.term.start);
    let Some(word) = &raw.tier else {
        return;
    };
    // A word of the file need not be the id of what was sold.
    let own = program.tier_sold(word, sold);
    let before = own.map_or(word.value.clone(), |own| own.id.clone());
    if before == tier {
        return;
    }
    let fees = &mut raw.fees.0;
    let at = fees.iter().position(|(other, _)| other.value == tier);
    let goes_on = own.and_then(|own| program.successor(own));
    if at.is_none() && goes_on.is_some_and(|next| next.id == tier) {
        return;
    }
    let fee = at.map(|at| fees.remove(at).1);
    if let Some(fee) = std::mem::replace(&mut raw.annual_fee, fee) {
        fees.push((Spanned::new(before, fee.span.clone()), fee));
    }
}
