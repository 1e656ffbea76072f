//! Rules about what is set about rules.

use crate::diagnostic::Level::Warning;
use crate::diagnostic::{Group, Rule};

pub(in crate::lint) const RULES: &[Rule] = &[Rule {
    code: "unused-allowance",
    group: Group::Settings,
    level: Warning,
    title: "an allowance silences nothing",
    what: "`--allow`, or `allow` in a `tenure.toml`, names a rule that found nothing in what was \
           checked, or one whose findings are errors whatever is set. Where only a part of the \
           directory of the `tenure.toml` was checked, it is a note.",
    why: "An allowance that is left behind hides the next finding, which nobody has looked at.",
    example: "[check]\nallow = [\"unused-calendar\"]   # and every calendar is used",
    mend: "Take the code out of `allow`.",
}];
