//! That a contract's tier has another name now than the one it was sold under, or gets one with the
//! next term.

use chrono::NaiveDate;

use super::Warning;
use crate::domain::contract::{Contract, Renamed};

/// The id of the tier that the next term is at, where the tier gets another name with it.
pub(super) fn next_tier(contract: &Contract, on: NaiveDate) -> Option<String> {
    let renamed = contract.renamed(on).filter(|renamed| !renamed.done)?;
    Some(renamed.now.id.clone())
}

/// What has to be said of a contract whose tier gets another name with the next term.
pub fn renames(contract: &Contract, on: NaiveDate) -> Option<Warning> {
    let renamed = contract.renamed(on).filter(|renamed| !renamed.done)?;
    Some(warning(contract, &renamed))
}

/// The same of one whose tier has got another name already, too.
pub fn renamed(contract: &Contract, on: NaiveDate) -> Option<Warning> {
    contract
        .renamed(on)
        .map(|renamed| warning(contract, &renamed))
}

fn warning(contract: &Contract, renamed: &Renamed<'_>) -> Warning {
    let basis = &renamed.sold.basis;
    let clauses: Vec<String> = basis.clauses.iter().map(ToString::to_string).collect();
    let message = format!("{}: {}", contract.id, renamed.text());
    Warning {
        code: "tier-renamed".to_owned(),
        message,
        clauses,
    }
}
