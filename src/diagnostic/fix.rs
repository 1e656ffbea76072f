//! Mends that a tool can make by itself.
//!
//! Only what is surely meant is a fix: one that could be wrong is a finding's `help` instead.

use std::ops::Range;

/// Changes to a file that take a finding away and change nothing else that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The changes; none overlaps another.
    pub edits: Vec<Edit>,
}

/// One place of a file with the text that takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; empty where something is put in.
    pub span: Range<usize>,
    /// What comes instead.
    pub replacement: String,
}

impl Fix {
    /// A fix of one change.
    pub fn replace(span: Range<usize>, replacement: impl Into<String>) -> Fix {
        Fix {
            edits: vec![Edit {
                span,
                replacement: replacement.into(),
            }],
        }
    }
}

/// The text with as many of the fixes as do not touch each other, first come first served, and how
/// many those are. A fix is made whole or not at all; one whose places are not whole characters of
/// the text is left out.
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> (String, usize) {
    let mut chosen: Vec<&Edit> = Vec::new();
    let mut made = 0;
    for fix in fixes {
        let fits = |edit: &Edit| {
            let free = |other: &&Edit| apart(&edit.span, &other.span);
            text.get(edit.span.clone()).is_some() && chosen.iter().all(free)
        };
        if fix.edits.iter().all(fits) && !fix.edits.is_empty() {
            chosen.extend(&fix.edits);
            made += 1;
        }
    }
    chosen.sort_by_key(|edit| edit.span.start);
    let mut fixed = String::with_capacity(text.len());
    let mut from = 0;
    for edit in chosen {
        fixed.push_str(text.get(from..edit.span.start).unwrap_or_default());
        fixed.push_str(&edit.replacement);
        from = edit.span.end;
    }
    fixed.push_str(text.get(from..).unwrap_or_default());
    (fixed, made)
}

/// Whether two places neither overlap nor begin together; two that merely adjoin are apart.
fn apart(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start != other.start && (one.end <= other.start || other.end <= one.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(Range<usize>, &str)]) -> Fix {
        let edits = edits.iter().map(|(span, text)| Edit {
            span: span.clone(),
            replacement: (*text).to_owned(),
        });
        Fix {
            edits: edits.collect(),
        }
    }

    #[test]
    fn fixes_that_touch_each_other_wait_for_the_next_time() {
        let text = "one two three";
        let first = fix(&[(4..7, "2"), (0..0, "> ")]);
        let clash = fix(&[(8..13, "3"), (5..6, "x")]);
        let other = Fix::replace(7..8, "-");
        assert_eq!(
            apply(text, [&first, &clash, &other]),
            ("> one 2-three".to_owned(), 2)
        );
        assert_eq!(apply(text, [&clash]).0, "one txo 3");
    }

    #[test]
    fn places_outside_of_a_text_or_inside_a_character_change_nothing() {
        let odd = [(1..2, "x"), (0..99, "x"), (99..99, "x")];
        for (span, text) in odd {
            let fix = Fix::replace(span, text);
            assert_eq!(apply("\u{e9}", [&fix]), ("\u{e9}".to_owned(), 0));
        }
        assert_eq!(apply("a", [&Fix { edits: Vec::new() }]).1, 0);
    }
}
