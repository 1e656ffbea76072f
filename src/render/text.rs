//! Text that is safe to show, and dates as people read them.
//!
//! May use nothing else of this crate. Deliberately absent: escapes that a program reads back;
//! those belong to each format.

use std::borrow::Cow;

use chrono::{DateTime, Datelike, NaiveDate, Timelike};

/// Whether a character could act on a terminal, or hide or reorder what is read: controls (C0, DEL,
/// C1), marks and overrides of writing direction, characters without width or that are blank where
/// nobody expects it, tags, selectors of variants, and the separators of lines and paragraphs. The
/// two selectors that say whether a sign is shown as text or in colours are left, since they come
/// with many signs.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0d}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// What begins an order to the runner of a CI job, wherever in a line of its log it stands.
pub(crate) const ORDER: &str = "##[";

/// Whether a text holds an [`ORDER`].
pub(crate) fn holds_order(text: &str) -> bool {
    // Hardly a text has a bracket, which is quicker to look for.
    text.contains('[') && text.contains(ORDER)
}

/// The text with everything that a terminal or a CI job's runner would obey, or a terminal hide,
/// written out as `\u{..}`. For every text that reaches them and did not come from this program.
///
/// ```
/// use tenure::render::text::visible;
/// assert_eq!(visible("\u{1b}[2Jgone\n"), r"\u{1b}[2Jgone\u{a}");
/// assert_eq!(visible("##[error]no"), r"##\u{5b}error]no");
/// assert_eq!(visible("caffè 契約"), "caffè 契約");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    // Nearly every text is plain ASCII, and bytes are quicker to look at than characters.
    let plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if (plain || !text.contains(is_unsafe)) && !holds_order(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unsafe(c) || (c == '[' && shown.ends_with("##")) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// A date, or an RFC 3339 date and time, as a person reads it: weekday first, seconds only where
/// there are any. `None` for any other text.
///
/// ```
/// use tenure::render::text::when;
/// assert_eq!(when("2026-09-14T16:00:00+02:00").as_deref(), Some("Mon 2026-09-14 16:00 +02:00"));
/// assert_eq!(when("2026-09-14T14:00:05Z").as_deref(), Some("Mon 2026-09-14 14:00:05 UTC"));
/// assert_eq!(when("2025-10-17").as_deref(), Some("Fri 2025-10-17"));
/// assert_eq!(when("next week"), None);
/// ```
pub fn when(text: &str) -> Option<String> {
    if text.len() == 10 {
        let date: NaiveDate = text.parse().ok()?;
        return Some(format!("{} {text}", date.weekday()));
    }
    let moment = DateTime::parse_from_rfc3339(text).ok()?;
    let (date, time) = (moment.date_naive(), moment.time());
    let mut shown = format!(
        "{} {date} {:02}:{:02}",
        date.weekday(),
        time.hour(),
        time.minute()
    );
    if time.second() != 0 {
        shown.push_str(&format!(":{:02}", time.second()));
    }
    if text.ends_with(['Z', 'z']) {
        shown.push_str(" UTC");
    } else {
        shown.push_str(&format!(" {}", moment.offset()));
    }
    Some(shown)
}

/// An ISO 8601 duration of hours, minutes and seconds as a person reads it. `None` for any other
/// text.
///
/// ```
/// use tenure::render::text::duration;
/// assert_eq!(duration("PT2016H30M").as_deref(), Some("2016h 30m"));
/// assert_eq!(duration("PT0H").as_deref(), Some("0h"));
/// assert_eq!(duration("P1D"), None);
/// ```
pub fn duration(text: &str) -> Option<String> {
    let mut shown = String::new();
    for c in text.strip_prefix("PT")?.chars() {
        match c {
            '0'..='9' => shown.push(c),
            'H' | 'M' | 'S' => shown.extend([c.to_ascii_lowercase(), ' ']),
            _ => return None,
        }
    }
    Some(shown.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_hides_or_reorders_is_written_out() {
        let acting = [
            '\0', '\u{7}', '\t', '\n', '\r', '\u{1b}', '\u{7f}', '\u{80}', '\u{9b}', '\u{9f}',
        ];
        let reordering = [
            '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}',
        ];
        let hiding = [
            '\u{180e}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{2028}',
            '\u{2029}',
            '\u{2060}',
            '\u{206f}',
            '\u{feff}',
            '\u{fff9}',
            '\u{e0041}',
        ];
        for c in acting.into_iter().chain(reordering).chain(hiding) {
            let code = format!("a\\u{{{:x}}}b", u32::from(c));
            assert_eq!(visible(&format!("a{c}b")), code);
        }
    }

    #[test]
    fn ordinary_text_of_any_script_is_left_alone() {
        let text = "caffè \u{a0}— “契約” עברית العربية हिन्दी 👍🏽 e\u{301} \\u{1b}";
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn what_is_no_date_is_not_shown_as_one() {
        for text in [
            "",
            "2026-02-30",
            "2026-1-1",
            "20260-1-01",
            "2026-09-14T25:00:00Z",
        ] {
            assert_eq!(when(text), None, "{text}");
        }
        assert_eq!(
            when("0001-01-01T00:00:00-05:30").as_deref(),
            Some("Mon 0001-01-01 00:00 -05:30")
        );
    }
}
