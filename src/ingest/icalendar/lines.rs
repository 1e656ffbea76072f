//! Lines of iCalendar: unfolded, and taken apart into name, parameters and value.

use std::borrow::Cow;
use std::ops::Range;

/// A line, put together of the lines that it was folded into.
pub struct Line<'a> {
    text: Cow<'a, str>,
    /// The bytes of the feed that it stands on.
    pub span: Range<usize>,
}

/// A line taken apart.
pub struct Property<'a> {
    /// In capitals.
    pub name: String,
    params: &'a str,
    /// As it is written, escapes and all.
    pub value: &'a str,
}

/// The lines of a feed that are not empty. Ends of lines may be CRLF or LF.
pub fn unfolded(text: &str) -> impl Iterator<Item = Line<'_>> {
    let text_start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut at = text_start;
    let mut next = move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let from = at;
        at += length;
        let line = rest.get(..length).unwrap_or_default();
        Some((from, line.trim_end_matches(['\n', '\r'])))
    };
    let mut ahead = next();
    std::iter::from_fn(move || {
        loop {
            let (from, first) = ahead.take()?;
            let mut line = Line {
                text: Cow::Borrowed(first),
                span: from..from + first.len(),
            };
            ahead = next();
            while let Some((from, more)) = ahead
                && let Some(more) = more.strip_prefix([' ', '\t'])
            {
                line.text.to_mut().push_str(more);
                line.span.end = from + 1 + more.len();
                ahead = next();
            }
            if !line.text.trim().is_empty() {
                return Some(line);
            }
        }
    })
}

impl Line<'_> {
    /// The parts of the line; `None` where it has no name or no value.
    pub fn property(&self) -> Option<Property<'_>> {
        let named = self.text.find([':', ';']).filter(|end| *end > 0)?;
        let (name, rest) = self.text.split_at(named);
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.';
        if !name.chars().all(is_name) {
            return None;
        }
        // A colon in quotes belongs to a parameter.
        let mut quoted = false;
        let colon = rest.find(|c: char| {
            quoted ^= c == '"';
            c == ':' && !quoted
        })?;
        let (params, value) = rest.split_at(colon);
        Some(Property {
            name: name.to_ascii_uppercase(),
            params,
            value: value.strip_prefix(':').unwrap_or(value).trim(),
        })
    }
}

impl Property<'_> {
    /// A parameter's value, without quotes.
    pub fn param(&self, name: &str) -> Option<&str> {
        let params = self.params.split(';');
        let mut pairs = params.filter_map(|param| param.split_once('='));
        let (_, value) = pairs.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value.trim_matches('"'))
    }

    /// The value as text of one line: escapes undone, nothing that is no printing character.
    pub fn text(&self, longest: usize) -> Option<String> {
        let mut text = String::new();
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            let c = match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') | None => ' ',
                    Some(other) => other,
                },
                c => c,
            };
            match c {
                c if c.is_whitespace() => {
                    if !text.ends_with(' ') {
                        text.push(' ');
                    }
                }
                c if c.is_control() || is_unseen(c) => {}
                c => text.push(c),
            }
            if text.len() >= longest {
                break;
            }
        }
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// Characters that turn the direction of text or stand for nothing.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Text of the feed for a message: short.
pub fn brief(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        format!("`{short}...`")
    } else {
        format!("`{short}`")
    }
}
