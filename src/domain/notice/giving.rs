//! A notice that somebody gives: whether it ends a term, and whether it comes in time.
//!
//! Where the contract renews by itself, a notice that comes too late is refused; elsewhere it is
//! late, and what follows is for the terms to say. Deliberately absent: keeping it.

use chrono::NaiveDate;

use super::{Line, earliest_end, last_day};
use crate::domain::clause::{Clause, clauses_of};
use crate::domain::contract::{Contract, Service};
use crate::domain::course::Place;
use crate::domain::program::{NoticeRule, Party, RenewalMode};
use crate::domain::ticket::Refusal;

/// A notice that somebody gives.
#[derive(Clone, Debug)]
pub struct Giving<'a> {
    /// The service that shall end; `None` for the contract itself.
    pub service: Option<&'a Service>,
    /// The day on which it is given.
    pub on: NaiveDate,
    /// The last day that shall be covered.
    pub end: NaiveDate,
    /// Who gives it.
    pub party: Party,
}

/// What a notice comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The last day for it, where the terms have one.
    pub last_day: Option<NaiveDate>,
    /// Whether it comes after that day, in a contract that ends all the same.
    pub late: bool,
    /// What the last day rests on.
    pub clauses: Vec<Clause>,
}

/// Judges a notice that is to be recorded.
///
/// # Errors
///
/// A [`Refusal`] if it is given before the contract began or for a term that is over, to end on a
/// day on which no term ends, a second time, by a party that has no such right, or too late where
/// the contract renews by itself.
pub fn judge(contract: &Contract, giving: &Giving<'_>) -> Result<Judged, Refusal> {
    let contract = contract.on(giving.on);
    let line = Line::new(contract, giving.service, giving.on);
    let what = giving.service.map_or_else(
        || format!("contract {}", contract.id),
        |service| format!("service {} of contract {}", service.id, contract.id),
    );
    let refuse = |code, message, clauses, mend: String| Refusal {
        code,
        message,
        clauses,
        mend,
    };
    let place = line.course.last(giving.on);
    let first = line.course.begins();
    if giving.on < first {
        let message = format!("{} is before {what} began, {first}", giving.on);
        let mend = "give a day from its start on".to_owned();
        return Err(refuse("before-term", message, Vec::new(), mend));
    }
    if let Some(given) = line.course.given().filter(|given| given.end <= giving.end) {
        let message = format!(
            "notice was given already on {}, and {what} ends on {}",
            given.on, given.end
        );
        let mend = "nothing has to be recorded".to_owned();
        return Err(refuse("given-already", message, Vec::new(), mend));
    }
    if giving.end < giving.on || place.term.end < giving.on {
        let over = place.term.end.min(giving.end);
        let message = format!("the term of {what} that ended on {over} is over");
        let mend = "give notice before a term is over".to_owned();
        return Err(refuse("term-over", message, Vec::new(), mend));
    }
    let Some(ending) = line.ending(giving.end) else {
        let message = format!("no term of {what} ends on {}", giving.end);
        let mend = format!("its term ends on {}", place.term.end);
        return Err(refuse("no-term-end", message, Vec::new(), mend));
    };
    let whose = |rule: &&NoticeRule| rule.party == Party::Either || rule.party == giving.party;
    let mut rules = line.rules_for(ending).peekable();
    let stated = rules.peek().is_some();
    let Some(rule) = rules.find(whose) else {
        if !stated {
            return Ok(Judged {
                last_day: None,
                late: false,
                clauses: Vec::new(),
            });
        }
        let clauses = clauses_of(line.rules_for(ending).map(|rule| &rule.basis));
        let message = format!("the terms give the {} no notice", giving.party.name());
        let mend = "name the party that gives it with --party".to_owned();
        return Err(refuse("not-their-notice", message, clauses, mend));
    };
    let clauses = rule.basis.clauses.clone();
    if ending.term.is_open() {
        let earliest = earliest_end(giving.on, rule);
        return match earliest {
            Some(earliest) if earliest <= giving.end => Ok(Judged {
                last_day: None,
                late: false,
                clauses,
            }),
            _ => {
                let earliest = earliest.map_or_else(String::new, |day| day.to_string());
                let message = format!(
                    "notice of {} cannot end {what} before {earliest}",
                    giving.on
                );
                let mend = format!("let it end on {earliest}");
                Err(refuse("notice-too-late", message, clauses, mend))
            }
        };
    }
    let last = last_day(ending.term, rule.before);
    let late = last.is_some_and(|last| last < giving.on);
    if late && line.renewal == Some(RenewalMode::Tacit) {
        let last = last.map_or_else(String::new, |day| day.to_string());
        let next = line.course.after(ending);
        let follows = next.map_or_else(String::new, |next| {
            format!("; it renews from {} to {}", next.start, next.end)
        });
        let message = format!(
            "notice to end {what} on {} had to be given by {last}{follows}",
            giving.end
        );
        let mend = match next {
            Some(next) => format!("let it end on {}", next.end),
            None => "agree on an end with the other party".to_owned(),
        };
        return Err(refuse("notice-too-late", message, clauses, mend));
    }
    Ok(Judged {
        last_day: last,
        late,
        clauses,
    })
}

impl Line<'_> {
    /// The term that ends on a day, where one does.
    fn ending(&self, end: NaiveDate) -> Option<Place> {
        let last = self.course.last(self.on);
        if last.term.is_open() || last.term.end == end {
            return Some(last);
        }
        if self.renewal != Some(RenewalMode::Tacit) {
            return None;
        }
        let then = self.course.last(end);
        (then.term.end == end).then_some(then)
    }
}
