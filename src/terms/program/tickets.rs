//! The tables of a program about tickets after their opening.

use super::Reading;
use crate::domain::amount::Amount;
use crate::domain::clock::Bound;
use crate::domain::program::{AtClose, Closing, ClosingRule, DayEnd, Limit, ResolveReason};
use crate::terms::raw::program::{RawClosing, RawClosingRule};
use crate::terms::raw::ticket::RawReason;

/// A time that is met at its end itself.
fn within(amount: Amount) -> Limit {
    Limit {
        amount,
        bound: Bound::Within,
        at_close: AtClose::Close,
        day_end: DayEnd::Close,
    }
}

impl Reading<'_> {
    pub(super) fn closing(&mut self, raw: &RawClosing) -> Closing {
        Closing {
            reopen: raw.reopen.as_ref().map(|rule| self.closing_rule(rule)),
            auto_close: raw.auto_close.as_ref().map(|rule| self.closing_rule(rule)),
            reasons: raw.reason.iter().map(|table| self.reason(table)).collect(),
        }
    }

    fn closing_rule(&mut self, raw: &RawClosingRule) -> ClosingRule {
        ClosingRule {
            limit: within(raw.within.value),
            from: raw.from,
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    fn reason(&mut self, raw: &RawReason) -> ResolveReason {
        ResolveReason {
            id: raw.id.value.clone(),
            text: raw.text.clone(),
            silence: raw.silence.as_ref().map(|silence| within(silence.value)),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }
}
