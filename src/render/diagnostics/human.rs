//! Findings with the lines they are about, underlined, and their mends.
//!
//! May use `diagnostic`. The excerpt is made here and only drawn by the crate, for three reasons:
//! the crate panics on places outside the text or inside a character; it passes some controls
//! through; and it walks the whole text, however long, for each finding. A character of the file is
//! one character of the excerpt, so that columns are those of the file, as in every other format.
//! Deliberately absent: whether there is colour, which the caller decides.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Drawn, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Level, Source, floor_boundary};
use crate::render::text::{is_unsafe, visible};

/// Places at most so many lines apart share an excerpt.
const NEAR: usize = 20;
/// Most bytes of an excerpt before a place; a place further on in its line is named, not shown.
const BEFORE: usize = 4000;
/// Most bytes that are shown of a line after its place.
const AFTER: usize = 200;

/// Stands for a bracket where a bracket would act.
const LIKE_A_BRACKET: char = '\u{2772}';

/// Every finding with its excerpt, a blank line between two.
pub fn render(source: &Source, findings: &[Diagnostic], color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let name = visible(&source.name);
    let mut text = String::new();
    for finding in findings {
        if !text.is_empty() {
            text.push('\n');
        }
        let drawn = renderer.render(&[group(source, &name, finding)]);
        match finding.related.is_empty() {
            true => text.push_str(&drawn),
            false => text.push_str(&without_orders(&drawn)),
        }
        text.push('\n');
    }
    text
}

/// The crate leads to a second excerpt with `:::`, and a line that begins with two colons is an
/// order to a runner of CI jobs.
fn without_orders(drawn: &str) -> String {
    let lines = drawn.split_inclusive('\n').map(|line| {
        let leads = line.split_once(":::").filter(|(before, _)| {
            let mut plain = before.split('\u{1b}');
            // Spaces, and colours such as `[1m`.
            plain.next().is_none_or(|first| first.trim().is_empty())
                && plain.all(|code| code.starts_with('[') && code.trim_end().ends_with('m'))
        });
        match leads {
            Some((before, after)) => format!("{before}-->{after}"),
            None => line.to_owned(),
        }
    });
    lines.collect()
}

fn group<'a>(source: &'a Source, name: &'a str, finding: &'a Diagnostic) -> Group<'a> {
    let level = match finding.level {
        Level::Error => Drawn::ERROR,
        Level::Warning => Drawn::WARNING,
        Level::Note => Drawn::NOTE,
    };
    let title = level
        .primary_title(visible(&finding.message))
        .id(finding.code);
    let mut group = Group::with_title(title);
    for excerpt in excerpts(source, finding) {
        let Some(text) = excerpt.text else {
            let at = source.position(excerpt.place);
            group = group.element(Origin::path(name).line(at.line).char_column(at.column));
            continue;
        };
        let marks = excerpt.marks.into_iter().map(|mark| {
            let kind = match mark.label {
                None => AnnotationKind::Primary,
                Some(_) => AnnotationKind::Context,
            };
            kind.span(mark.span).label(mark.label)
        });
        group = group.element(
            Snippet::source(text)
                .path(name)
                .line_start(excerpt.line)
                .annotations(marks),
        );
    }
    match &finding.help {
        Some(help) => group.element(Drawn::HELP.message(visible(help))),
        None => group,
    }
}

/// Some lines that follow each other, ready to be drawn.
struct Excerpt<'a> {
    /// The lines, or nothing where they are too long to be of use.
    text: Option<String>,
    /// Number of the first line.
    line: usize,
    /// The offset in the file that stands for the excerpt.
    place: usize,
    /// Places in `text`.
    marks: Vec<Mark<'a>>,
}

/// What is underlined; the finding's own place has no label.
struct Mark<'a> {
    span: Range<usize>,
    label: Option<Cow<'a, str>>,
}

fn excerpts<'a>(source: &Source, finding: &'a Diagnostic) -> Vec<Excerpt<'a>> {
    let text = &source.text;
    let own = Mark {
        span: first_line(text, &finding.span),
        label: None,
    };
    let related = finding.related.iter().map(|(span, label)| Mark {
        span: first_line(text, span),
        label: Some(visible(label)),
    });
    let mut near = vec![own];
    let mut far = Vec::new();
    for mark in related {
        let (from, to) = (
            mark.span.start.min(near[0].span.start),
            mark.span.start.max(near[0].span.start),
        );
        if text[from..to].matches('\n').count() <= NEAR {
            near.push(mark);
        } else {
            far.push(vec![mark]);
        }
    }
    std::iter::once(near)
        .chain(far)
        .map(|marks| excerpt(source, marks))
        .collect()
}

/// A place clamped to the text, to whole characters, and to the line it begins on: a table of
/// thirty lines is not underlined in full.
fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = floor_boundary(text, span.start);
    let end = floor_boundary(text, span.end).max(start);
    let line = text[start..end].split('\n').next().unwrap_or_default();
    start..start + line.strip_suffix('\r').unwrap_or(line).len()
}

fn excerpt<'a>(source: &Source, mut marks: Vec<Mark<'a>>) -> Excerpt<'a> {
    let text = &source.text;
    let place = marks.first().map_or(0, |mark| mark.span.start);
    let from = marks.iter().map(|mark| mark.span.start).min().unwrap_or(0);
    let to = marks.iter().map(|mark| mark.span.start).max().unwrap_or(0);
    let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let stop = floor_boundary(text, to + AFTER);
    let end = text[to..stop].find('\n').map_or(stop, |at| to + at);
    let shown = (to - start <= BEFORE).then(|| {
        let mut shown = String::with_capacity(end - start);
        // Where each character went, since a visible one may be longer.
        let mut went = Vec::with_capacity(end - start + 1);
        for (at, character) in text[start..end].char_indices() {
            went.push((start + at, shown.len()));
            let ends_line = text[start + at..].starts_with("\r\n");
            shown.push(match character {
                _ if ends_line => ' ',
                // A runner of CI jobs obeys `##[`.
                '[' if shown.ends_with("##") => LIKE_A_BRACKET,
                _ => stand_in(character),
            });
        }
        let last = shown.len();
        // The crate has no line after a last newline; a place there needs one.
        if shown.ends_with('\n') {
            shown.push(' ');
        }
        if end < text.len() && !text[end..].starts_with('\n') {
            shown.push_str("...");
        }
        let moved = |at: usize| {
            let next = went.partition_point(|(from, _)| *from < at);
            went.get(next).map_or(last, |(_, to)| *to)
        };
        for mark in &mut marks {
            mark.span = moved(mark.span.start)..moved(mark.span.end);
        }
        shown
    });
    Excerpt {
        text: shown,
        line: source.position(start).line,
        place,
        marks,
    }
}

/// What is drawn for a character: itself, or if it would act, a picture of it.
fn stand_in(character: char) -> char {
    match character {
        // The crate makes spaces of tabs, and counts them.
        '\n' | '\t' => character,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ if is_unsafe(character) => '\u{fffd}',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, finding: Diagnostic) -> String {
        render(&Source::new("a.toml", text), &[finding], false)
    }

    const DUPLICATE: &str = "\
error[duplicate-key]: `id` is defined twice
 --> a.toml:4:1
  |
2 | id = \"a\"
  | -- first defined here
3 | seats = 1
4 | id = \"b\"
  | ^^
  |
  = help: keep one of them
";

    const FAR: &str = "\
error[duplicate-key]: `id` is defined twice
  --> a.toml:43:1
   |
43 | id = \"b\"
   | ^^
   |
  --> a.toml:2:1
   |
 2 | id = \"a\"
   | -- first defined here
   |
   = help: keep one of them
";

    fn duplicate(at: usize) -> Diagnostic {
        Diagnostic::error("duplicate-key", at..at + 2, "`id` is defined twice")
            .related(11..13, "first defined here")
            .help("keep one of them")
    }

    #[test]
    fn a_finding_shows_its_line_its_cause_and_its_mend() {
        let text = "format = 1\nid = \"a\"\nseats = 1\nid = \"b\"\n";
        assert_eq!(shown(text, duplicate(30)), DUPLICATE);
        let crlf = Diagnostic {
            related: vec![(12..14, "first defined here".to_owned())],
            ..duplicate(33)
        };
        let crlf: String = shown(&text.replace('\n', "\r\n"), crlf)
            .lines()
            .map(|line| format!("{}\n", line.trim_end()))
            .collect();
        assert_eq!(crlf, DUPLICATE);
        let far = text.replace("seats = 1", &"\n".repeat(39));
        assert_eq!(shown(&far, duplicate(60)), FAR);
        let source = Source::new("a.toml", text);
        let two = render(&source, &[duplicate(30), duplicate(30)], false);
        assert_eq!(two, format!("{DUPLICATE}\n{DUPLICATE}"));
        assert_eq!(render(&source, &[], false), "");
        let at_end = shown(text, duplicate(39));
        assert!(at_end.contains("--> a.toml:5:1\n"), "{at_end}");
    }

    #[test]
    fn colour_changes_nothing_but_colour() {
        let text = "format = 1\nid = \"a\"\nseats = 1\nid = \"b\"\n";
        let colored = render(&Source::new("a.toml", text), &[duplicate(30)], true);
        assert!(colored.contains("\u{1b}["));
        let plain: String = colored
            .split("\u{1b}[")
            .enumerate()
            .map(|(at, part)| match at {
                0 => part,
                _ => part.split_once('m').unwrap().1,
            })
            .collect();
        assert_eq!(plain, DUPLICATE);
        let far = text.replace("seats = 1", &"\n".repeat(39));
        let colored = render(&Source::new("a.toml", far), &[duplicate(60)], true);
        assert!(!colored.contains(":::"), "{colored}");
    }

    #[test]
    fn what_would_act_is_shown_instead() {
        let text = "a\tb\u{202e}c\u{9b}d\u{1b}[31m\u{200b}\rx\r\n";
        let finding = Diagnostic::warning("odd", 2..3, "o\u{202e}dd\u{1b}[2J\ny").help("h\u{7}");
        let shown = shown(text, finding);
        assert!(
            shown.starts_with("warning[odd]: o\\u{202e}dd\\u{1b}[2J\\u{a}y\n"),
            "{shown}"
        );
        assert!(shown.contains("--> a.toml:1:3\n"), "{shown}");
        let line = "1 | a    b\u{fffd}c\u{fffd}d\u{241b}[31m\u{fffd}\u{240d}x \n  |      ^\n";
        assert!(shown.contains(line), "{shown}");
        assert!(shown.ends_with("= help: h\\u{7}\n"), "{shown}");
    }

    #[test]
    fn a_runner_of_ci_jobs_is_given_no_order() {
        let finding = Diagnostic::warning("odd", 0..1, "##[error]odd").help("##[group]");
        let shown = shown("x = 1 ##[endgroup]\n::error::\n", finding);
        assert!(!shown.contains("##["), "{shown}");
        assert!(shown.contains("1 | x = 1 ##\u{2772}endgroup]\n"), "{shown}");
    }

    #[test]
    fn a_place_of_many_lines_or_far_along_one_stays_small() {
        let table = format!("x = {{\n{}}}\n", "  a = 1,\n".repeat(500));
        let shown_table = shown(&table, Diagnostic::error("odd", 4..table.len() - 1, "odd"));
        assert_eq!(shown_table.lines().count(), 5, "{shown_table}");
        let long = "x".repeat(100_000);
        let shown_long = shown(&long, Diagnostic::error("odd", 90_000..90_001, "odd"));
        assert_eq!(shown_long, "error[odd]: odd\n--> a.toml:1:90001\n");
        assert!(shown(&long, Diagnostic::error("odd", 5..90_001, "odd")).len() < 2000);
    }

    proptest! {
        #[test]
        fn no_place_in_no_text_panics_or_acts(
            text in "(?s)[\r\n\ta-c \u{e9}\u{65e5}\u{1f600}\u{301}\u{202e}\u{1b}\u{85}.]{0,60}",
            from in 0..80_usize, to in 0..80_usize,
            other in 0..80_usize, color in any::<bool>(),
        ) {
            let source = Source::new("a\u{1b}.toml", text);
            let finding = Diagnostic::error("odd", from..to, "odd").related(other..other + 3, "x\u{7}");
            let shown = render(&source, &[finding], color);
            if !color {
                prop_assert!(!shown.chars().any(|c| c != '\n' && is_unsafe(c)), "{shown}");
                let at = source.position(from);
                let head = format!("--> a\\u{{1b}}.toml:{}:{}\n", at.line, at.column);
                prop_assert!(shown.contains(&head), "{head}{shown}");
            }
        }
    }
}
