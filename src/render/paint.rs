//! Colours, by what a state means.
//!
//! May use nothing else of this crate. Deliberately absent: deciding whether to colour at all.

use std::fmt;

use anstyle::{AnsiColor, Style};

/// The style of a table's header.
pub(super) const HEADER: Style = Style::new().bold();
/// The style of the word that begins a warning.
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// The style of a state: red where it is too late, yellow where something has to be done or stands
/// still, green where all is well; plain for all others.
pub(super) fn state(word: &str) -> Style {
    match word {
        "overdue" | "breached" | "passed" | "lapsed" | "refused" => AnsiColor::Red.on_default(),
        "due" | "paused" | "ending" | "late" | "held" | "waiting" | "warned" => {
            AnsiColor::Yellow.on_default()
        }
        "met" | "active" | "given" | "accepted" => AnsiColor::Green.on_default(),
        _ => Style::new(),
    }
}

/// A text between the codes of a style, or alone where there are none or colours are off.
pub(super) fn painted(text: &str, style: Style, color: bool) -> impl fmt::Display {
    let style = if color { style } else { Style::new() };
    fmt::from_fn(move |f| write!(f, "{style}{text}{style:#}"))
}
