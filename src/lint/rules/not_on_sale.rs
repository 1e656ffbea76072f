//! Contracts under an edition that was not on sale when they were sold.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::terms::read::brief;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "not-on-sale",
    group: Group::Contracts,
    level: Level::Warning,
    title: "an edition was not on sale when it was sold",
    what: "The edition that a contract names was not on sale on the day that it was sold.",
    why: "Most likely the contract is under another edition, or the day is wrong; its rules would \
          then be wrong throughout.",
    example: "edition = \"2019\"      # withdrawn at the end of 2019\nsold = 2021-03-01",
    mend: "Correct the edition, or `sold`: the day of the sale, where it is not the first day of \
           the term.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, contract)) = file.contract() else {
        return;
    };
    let raw = &raw.contract;
    let (program, sold) = (&contract.program, contract.sold);
    let help = "correct it, or `sold`: the day of the sale, where it is not the first of the term";
    if let Some(edition) = &raw.edition
        && !program.on_sale(sold)
    {
        let message = format!("edition `{}` was not on sale on {sold}", brief(edition));
        findings.push(found(&RULE, &edition.span, message).help(help));
    }
}
