//! Fees and discounts whose rate nobody states.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::program::FeeCode;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: true,
    check,
};

const RULE: Rule = Rule {
    code: "rate-unstated",
    group: Group::Sense,
    level: Level::Warning,
    title: "a fee has no rate, and nothing says why",
    what: "A fee of a late order, or a discount, has neither a `rate` nor an `unstated`. Back \
           fees for a share of a year need none: they are the whole fee.",
    why: "A rate that was forgotten looks like one that the vendor does not state, and makes \
          every quote with it unknown.",
    example: "[[late.fee]]\ncode = \"penalty\"\nper = \"order\"",
    mend: "Add `rate = \"20%\"`; where the terms state none, say so: `unstated = \"what they say \
           instead\"`.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, _)) = file.program() else {
        return;
    };
    let fees = raw.late.iter().flat_map(|step| &step.fee);
    for fee in fees {
        let whole = fee.code == FeeCode::BackFees && fee.per.is_share();
        if fee.rate.is_none() && fee.unstated.is_none() && !whole {
            findings.push(tell(&fee.span, "the fee has no rate, and nothing says why"));
        }
    }
    for discount in &raw.multi_year {
        if discount.rate.is_none() && discount.unstated.is_none() {
            findings.push(tell(
                &discount.span,
                "the discount has no rate, and nothing says why",
            ));
        }
    }
}

fn tell(span: &std::ops::Range<usize>, message: &str) -> Diagnostic {
    found(&RULE, span, message).help(
        "add `rate = \"20%\"`, or say in `unstated` what the terms say instead; contracts then \
         supply it in `rates`",
    )
}
