//! Text that is safe to show.
//!
//! May use nothing else of this crate. Files, tickets and names come from anywhere, and a terminal
//! obeys what it is sent: an escape sequence repaints the screen, a bidirectional override makes a
//! line read as what it is not. Deliberately absent: quoting for machine formats.

use std::borrow::Cow;

/// The text with every character that would act rather than show written as an escape: `\n`,
/// `\t`, `\r`, else `\u{202e}`. One line stays one line.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if acts(character) {
            // This writes ASCII as itself, but all that acts is a control or not ASCII.
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character does something to a terminal, or to the text around it, instead of showing:
/// controls, line and paragraph separators, what has no width, what changes direction, tags.
pub fn acts(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_is_left_alone() {
        for text in [
            "",
            "plain \"quoted\" \\ text",
            "caf\u{e9} \u{65e5}\u{672c} \u{1f600} e\u{301}",
        ] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn what_acts_is_written_out() {
        for (text, shown) in [
            ("a\nb\tc\r", "a\\nb\\tc\\r"),
            ("\0\u{7}\u{1b}[31m", "\\u{0}\\u{7}\\u{1b}[31m"),
            ("\u{7f}\u{85}\u{9b}31m", "\\u{7f}\\u{85}\\u{9b}31m"),
            (
                "a\u{202e}b\u{2066}c\u{2069}",
                "a\\u{202e}b\\u{2066}c\\u{2069}",
            ),
            ("\u{200e}\u{200f}\u{61c}", "\\u{200e}\\u{200f}\\u{61c}"),
            (
                "\u{200b}\u{2060}\u{feff}\u{ad}",
                "\\u{200b}\\u{2060}\\u{feff}\\u{ad}",
            ),
            ("\u{2028}\u{2029}\u{e0041}", "\\u{2028}\\u{2029}\\u{e0041}"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn nothing_that_is_shown_acts() {
        let every: String = ('\0'..=char::MAX).collect();
        let shown = visible(&every);
        assert!(!shown.chars().any(|character| character.is_control()));
        assert!(!shown.chars().any(acts));
    }
}
