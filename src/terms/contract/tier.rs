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
    let own = raw
        .tier
        .as_ref()
        .and_then(|own| program.tier_sold(own, sold));
    let goes_on = own.and_then(|own| program.successor(own));
    if goes_on.is_some_and(|next| next.id == tier)
        && !raw.fees.0.iter().any(|(id, _)| id.value == tier)
    {
        return;
    }
    let Some(own) = raw.tier.as_mut().filter(|own| own.value != tier) else {
        return;
    };
    let before = std::mem::replace(&mut own.value, tier.to_owned());
    let fees = &mut raw.fees.0;
    let at = fees.iter().position(|(other, _)| other.value == tier);
    let fee = at.map(|at| fees.remove(at).1);
    if let Some(fee) = std::mem::replace(&mut raw.annual_fee, fee) {
        fees.push((Spanned::new(before, fee.span.clone()), fee));
    }
}
