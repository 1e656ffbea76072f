//! Contacts whose certificate is no longer good.

use super::{File, Lint, found};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::terms::read::brief;

pub(super) const LINT: Lint = Lint {
    rule: RULE,
    whole: false,
    check,
};

const RULE: Rule = Rule {
    code: "certificate-expired",
    group: Group::Contracts,
    level: Level::Warning,
    title: "a contact's certificate has expired",
    what: "The last day of a contact's certificate lies before the day of the check.",
    why: "Some vendors serve certified contacts first, or them alone.",
    example: "[[contract.contact]]\nemail = \"support@customer.example\"\ncertified_until = 2020-06-30",
    mend: "Have it renewed and correct the day, or name somebody else.",
};

fn check(file: &File, findings: &mut Vec<Diagnostic>) {
    let Some((raw, _)) = file.contract() else {
        return;
    };
    for contact in &raw.contract.contact {
        let Some(until) = &contact.certified_until else {
            continue;
        };
        if until.value >= file.today {
            continue;
        }
        let message = format!(
            "the certificate of `{}` expired on {}",
            brief(&contact.email),
            until.value
        );
        findings.push(
            found(&RULE, &until.span, message)
                .help("have it renewed and correct the day, or name somebody else"),
        );
    }
}
