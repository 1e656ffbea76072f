//! What TOML 1.1 brought, which the parser reads and other tools refuse.
//!
//! May use nothing else of this crate. Found in the parser's own tokens, so that strings and
//! comments are never taken for anything else. Deliberately absent: whether that is bad.

use std::ops::Range;

use toml_parser::lexer::TokenKind;

/// Something that TOML 1.0 does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Newer {
    /// An inline table over several lines; the place is its first bracket.
    Lines {
        /// The breaks with the white space around them; `None` where a comment stands among them.
        breaks: Option<Vec<Range<usize>>>,
    },
    /// A comma before the end of an inline table.
    Comma,
    /// An escape.
    Escape {
        /// The same in TOML 1.0.
        instead: String,
    },
    /// A time without seconds.
    Time,
}

/// A bracket that is open.
struct Open {
    at: Range<usize>,
    table: bool,
    breaks: Vec<Range<usize>>,
    comment: bool,
}

/// Everything in a text that TOML 1.0 does not have, in order.
pub fn newer(text: &str) -> Vec<(Range<usize>, Newer)> {
    let mut found = Vec::new();
    if !may_be_newer(text) {
        return found;
    }
    let mut open: Vec<Open> = Vec::new();
    // The last token that is neither white space nor a comment, if it is a comma.
    let mut comma: Option<Range<usize>> = None;
    for token in toml_parser::Source::new(text).lex() {
        let span = token.span().start()..token.span().end();
        let kind = token.kind();
        match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open.push(Open {
                at: span.clone(),
                table: kind == TokenKind::LeftCurlyBracket,
                breaks: Vec::new(),
                comment: false,
            }),
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                if let Some(closed) = open.pop().filter(|open| open.table) {
                    if let Some(comma) = comma.take() {
                        found.push((comma, Newer::Comma));
                    }
                    if !closed.breaks.is_empty() || closed.comment {
                        let breaks = (!closed.comment).then_some(closed.breaks);
                        found.push((closed.at, Newer::Lines { breaks }));
                    }
                }
            }
            TokenKind::Newline => match open.last_mut() {
                // A header or a value that was never closed ends with its line; the parser says so.
                None => {}
                Some(inner) if inner.table => add_break(text, &span, &mut inner.breaks),
                Some(_) => {}
            },
            TokenKind::Comment => {
                if let Some(inner) = open.last_mut() {
                    inner.comment = true;
                }
            }
            TokenKind::BasicString | TokenKind::MlBasicString => {
                escapes(text, &span, &mut found);
            }
            TokenKind::Atom if is_short_time(text.get(span.clone()).unwrap_or_default()) => {
                found.push((span.clone(), Newer::Time));
            }
            _ => {}
        }
        match kind {
            TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment => {}
            TokenKind::Comma => comma = Some(span),
            _ => comma = None,
        }
    }
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// Whether a text could have anything of the kind; most have not, and need no second reading.
fn may_be_newer(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut backslashes = memchr::memchr_iter(b'\\', bytes);
    let escape = backslashes.any(|at| matches!(bytes.get(at + 1), Some(b'e' | b'x')));
    let odd = |line: &str| {
        let bytes = line.as_bytes();
        let mut depth = 0_i64;
        let mut comma = false;
        for byte in bytes {
            match byte {
                b'{' => depth += 1,
                // A bracket of a string may hide one of a table from this count, never a comma.
                b'}' if comma => return true,
                b'}' => depth -= 1,
                _ => {}
            }
            comma = *byte == b',' || comma && byte.is_ascii_whitespace();
        }
        depth != 0 || line.contains(['"', '\'']) && has_brace_in_string(line)
    };
    escape || lines_with_brackets(text).any(odd) || has_short_time(bytes)
}

/// The lines of a text on which a bracket of a table stands; the others say nothing.
fn lines_with_brackets(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut told = 0;
    memchr::memchr2_iter(b'{', b'}', bytes).filter_map(move |at| {
        if at < told {
            return None;
        }
        let start = memchr::memrchr(b'\n', bytes.get(..at)?).map_or(0, |before| before + 1);
        let end = memchr::memchr(b'\n', bytes.get(at..)?).map_or(bytes.len(), |more| at + more);
        told = end;
        text.get(start..end)
    })
}

/// Whether a bracket of a table stands between quotes, roughly: then the count says nothing.
fn has_brace_in_string(line: &str) -> bool {
    let parts = line.split(['"', '\'']).skip(1).step_by(2);
    parts.into_iter().any(|part| part.contains(['{', '}']))
}

/// Whether a time of day without seconds could stand outside of strings.
fn has_short_time(text: &[u8]) -> bool {
    memchr::memchr_iter(b':', text).any(|at| {
        let digit = |at: Option<usize>| {
            at.and_then(|at| text.get(at))
                .is_some_and(u8::is_ascii_digit)
        };
        let short =
            digit(at.checked_sub(1)) && digit(at.checked_sub(2)) && text.get(at + 3) != Some(&b':');
        let before = at.checked_sub(3).and_then(|at| text.get(at));
        short && !matches!(before, Some(b'"' | b'-' | b':'))
    })
}

/// Takes in a line break with the white space around it; one that goes on where the last one ended
/// is part of that.
fn add_break(text: &str, newline: &Range<usize>, breaks: &mut Vec<Range<usize>>) {
    if breaks.last().is_some_and(|last| newline.start < last.end) {
        return;
    }
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let bytes = text.as_bytes();
    let before = bytes.get(..newline.start).unwrap_or_default();
    let after = bytes.get(newline.end..).unwrap_or_default();
    let back = before
        .iter()
        .rev()
        .take_while(|byte| is_space(byte))
        .count();
    let on = after.iter().take_while(|byte| is_space(byte)).count();
    breaks.push(newline.start - back..newline.end + on);
}

/// Escapes of a string, with the quotes around it, that TOML 1.0 does not have.
fn escapes(text: &str, span: &Range<usize>, found: &mut Vec<(Range<usize>, Newer)>) {
    let string = text.get(span.clone()).unwrap_or_default();
    let mut at = 0;
    while let Some(next) = string.get(at..).and_then(|rest| rest.find('\\')) {
        let from = at + next;
        let escape = string.get(from + 1..).unwrap_or_default();
        let (length, instead) = match escape.as_bytes() {
            [b'e', ..] => (2, "\\u001b".to_owned()),
            [b'x', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let digits = escape.get(1..3).unwrap_or_default();
                (4, format!("\\u00{digits}"))
            }
            // The character after the backslash is not one of ours, and may be a backslash.
            _ => {
                at = from + 1 + escape.chars().next().map_or(0, char::len_utf8);
                continue;
            }
        };
        let place = span.start + from..span.start + from + length;
        found.push((place, Newer::Escape { instead }));
        at = from + length;
    }
}

/// `07:30`, alone or behind a date.
fn is_short_time(word: &str) -> bool {
    let time = match word.as_bytes() {
        [_, _, _, _, b'-', _, _, b'-', _, _, b'T' | b't', time @ ..] => time,
        time => time,
    };
    matches!(time, [a, b, b':', c, d] if [a, b, c, d].iter().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn places(text: &str) -> Vec<&str> {
        newer(text)
            .into_iter()
            .map(|(span, _)| &text[span])
            .collect()
    }

    #[test]
    fn what_toml_1_0_has_is_not_found() {
        for text in [
            "a = { b = [\n  1,\n  2, # two\n], c = 3 }\n",
            "[a]\nb = [\n  { c = 1 },\n]\n",
            "a = \"\\\\e \\\\x41 \\n\" # { , }\n",
            "a = '\\e'\nb = '''\n{,\n}'''\n",
            "a = 07:30:00\nb = 2026-01-01T07:30:00\nc = \"07:30\"\n",
            "a = {}\n[b.c]\n[[d]]\n",
        ] {
            assert_eq!(newer(text), [], "{text}");
        }
    }

    #[test]
    fn what_it_has_not_is_found_where_it_stands() {
        assert_eq!(places("a = {\n  b = 1, # one\n}\n"), ["{", ","]);
        assert_eq!(places("a = { b = 1, }\n"), [","]);
        assert_eq!(places("a = \"\\e\\\\e\\x1B\"\n"), ["\\e", "\\x1B"]);
        assert_eq!(places("a = 07:30\n"), ["07:30"]);
        assert_eq!(places("a = {\n\n  b = 1\n  }\n"), ["{"]);
        let (_, Newer::Lines { breaks }) = &newer("a = {\n\n  b = 1\n  }\n")[0] else {
            panic!()
        };
        assert_eq!(breaks.as_deref(), Some([5..9, 14..17].as_slice()));
    }

    proptest! {
        #[test]
        fn places_are_whole_characters_of_any_text(text in "(?s)[{}\\[\\],\"'\\\\ex\n #=:0-9T\u{e9}-]{0,60}") {
            for (span, _) in newer(&text) {
                prop_assert!(text.get(span).is_some());
            }
        }
    }
}
