//! Discounts of more than everything.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::money::Rate;
use crate::domain::quote::LineCode;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "discount-over-100",
    group: Group::Sense,
    level: Level::Error,
    title: "a discount is more than the whole price",
    what: "A discount of a program or a contract is more than 100 %.",
    why: "The vendor would pay the customer; quotes with it are refused.",
    example: "rates = { discount = \"110%\" }",
    mend: "Correct the rate: `\"10%\"`.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    if let Some((raw, _)) = file.program() {
        let rates = raw.multi_year.iter().filter_map(|row| row.rate.as_ref());
        for rate in rates {
            weigh(&rate.value, &rate.span, findings);
        }
    }
    if let Some((raw, _)) = file.contract() {
        let discounts = raw.contract.rates.iter();
        for (_, rate) in discounts.filter(|(code, _)| code.value == LineCode::Discount.name()) {
            weigh(&rate.value, &rate.span, findings);
        }
    }
}

fn weigh(rate: &Rate, span: &Range<usize>, findings: &mut Vec<Diagnostic>) {
    if matches!(rate, Rate::Percent(percent) if *percent > Decimal::ONE_HUNDRED) {
        let message = format!("a discount of {rate} is more than the whole price");
        findings.push(found(&RULE, span, message).help("give at most 100%"));
    }
}
