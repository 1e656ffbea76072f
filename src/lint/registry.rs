//! Every rule there is, by its code.
//!
//! Deliberately absent: anything about a file.

use std::sync::LazyLock;

use super::docs;
use super::rules::LINTS;
use crate::diagnostic::Rule;
use crate::terms::read::nearest as nearest_name;

/// Every rule, by code.
pub fn all() -> &'static [Rule] {
    static ALL: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        let tables = [
            docs::reading::RULES,
            docs::references::RULES,
            docs::time::RULES,
            docs::sense::RULES,
            docs::contracts::RULES,
            docs::contracts::PROVENANCE,
            docs::feeds::RULES,
            docs::settings::RULES,
        ];
        let tables = tables.into_iter().flatten();
        let mut rules: Vec<Rule> = tables.copied().collect();
        rules.extend(LINTS.iter().map(|lint| lint.rule));
        rules.sort_by_key(|rule| rule.code);
        rules
    });
    &ALL
}

/// The rule of a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    let at = all().binary_search_by_key(&code, |rule| rule.code).ok()?;
    all().get(at)
}

/// The code that a wrong one was most likely meant to be.
pub fn nearest(wrong: &str) -> Option<&'static str> {
    let codes: Vec<&'static str> = all().iter().map(|rule| rule.code).collect();
    nearest_name(wrong, &codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_kebab_case_and_every_rule_is_documented() {
        let mut codes: Vec<&str> = all().iter().map(|rule| rule.code).collect();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
        for rule in all() {
            let code = rule.code;
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(code.chars().all(plain), "{code}");
            assert!(
                !rule.title.ends_with('.') && rule.title.len() < 70,
                "{code}"
            );
            for text in [rule.what, rule.why, rule.mend] {
                assert!(text.ends_with('.') && text.len() > 10, "{code}: {text}");
            }
            assert!(!rule.example.is_empty(), "{code}");
            assert_eq!(find(code), Some(rule));
        }
    }

    #[test]
    fn a_wrong_code_finds_the_one_that_was_meant() {
        assert_eq!(find("bare-units"), None);
        assert_eq!(nearest("bare-units"), Some("bare-unit"));
        assert_eq!(nearest("x"), None);
    }
}
