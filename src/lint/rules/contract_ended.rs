//! Contracts that have ended.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::domain::standing::{self, State};

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "contract-ended",
    group: Group::Contracts,
    level: Level::Note,
    title: "a contract has ended",
    what: "On the day of the check no term of the contract runs any more, by what its file says.",
    why: "Nothing is wrong with it; but tickets under it are refused, and whoever thinks that it \
          was renewed should know that its file does not say so.",
    example: "term = { start = 2020-01-01, end = 2020-12-31 }",
    mend: "Nothing, if it has ended. If it was renewed, record that, or give its file the new \
           term.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, contract)) = file.contract() else {
        return;
    };
    let standing = standing::on(contract, file.today);
    let ended = match standing.state {
        State::Late | State::Lapsed | State::Ended => !standing.in_force,
        State::Upcoming | State::Active | State::Ending => false,
    };
    if ended {
        let message = format!("the contract ended on {}", standing.last.term.end);
        findings.push(
            found(&RULE, &raw.contract.term.span, message)
                .help("nothing, if it has; if it was renewed, give the file the new term"),
        );
    }
}
