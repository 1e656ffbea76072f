//! Columns for people: no lines, two spaces between columns, notes and warnings below.
//!
//! May use `report`. Deliberately absent: asking the terminal for its width. Where columns do not
//! fit, cells wrap; where that is not enough, columns that need not be kept go; where even that is
//! not enough, there are `cards` instead.

use std::borrow::Cow;
use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::cell::{Grid, grid, remarks};
use super::text::visible;
use super::{Style, cards, paint};
use crate::report::{Align, Answer, Column, Item, Show};

/// Below this width a table is only drawn if nothing has to wrap or go.
const NARROW: usize = 60;
/// Between two columns.
const GAP: usize = 2;
/// Words up to this long are not broken, unless a column says otherwise. It holds dates with their
/// times.
const WHOLE_WORD: usize = 27;
/// Sentences are not squeezed below this width, where they would be a ladder of single words.
const SENTENCE: usize = 20;

/// Writes a table, or cards, or the sentence that there is nothing.
pub(super) fn write<T: Item>(
    out: &mut impl Write,
    answer: &Answer<T>,
    style: &Style,
) -> io::Result<()> {
    let grid = grid(answer, true)?;
    if answer.items.is_empty() {
        writeln!(out, "{}", T::EMPTY)?;
    } else {
        let texts = texts(&grid);
        let heads: Vec<Head> = T::COLUMNS.iter().map(Head::of).collect();
        lay_out(out, &heads, &texts, style)?;
    }
    let remarks = remarks(answer, &grid.notes);
    if !remarks.is_empty() {
        writeln!(out)?;
    }
    for remark in remarks {
        let remark = visible(&remark);
        match remark.strip_prefix("warning:") {
            Some(text) => {
                let word = paint::painted("warning:", paint::WARNING, style.color);
                writeln!(out, "{word}{text}")?;
            }
            None => writeln!(out, "{remark}")?,
        }
    }
    Ok(())
}

/// The head of a column: its title, and how its cells are shown.
pub(super) struct Head<'a> {
    pub(super) title: &'a str,
    pub(super) align: Align,
    pub(super) show: Show,
    pub(super) keep: bool,
    pub(super) min: usize,
}

impl Head<'_> {
    fn of(column: &Column) -> Head<'_> {
        Head {
            title: column.title,
            align: column.align,
            show: column.show,
            keep: column.keep,
            min: column.min,
        }
    }
}

/// Writes columns, or cards where they do not fit.
pub(super) fn lay_out(
    out: &mut impl Write,
    heads: &[Head<'_>],
    texts: &Texts,
    style: &Style,
) -> io::Result<()> {
    // A terminal that does not know its width says 0.
    let width = style.width.filter(|&width| width > 0);
    match plan(heads, texts, width) {
        Some(plan) => draw(out, heads, texts, &plan, style.color),
        None => cards::write(out, heads, texts, style),
    }
}

/// Every cell's text, safe to show; `None` where it is absent.
pub(super) type Texts = Vec<Vec<Option<String>>>;

fn texts(grid: &Grid) -> Texts {
    let shown = |cell: &super::cell::Cell| match cell {
        super::cell::Cell::Absent => None,
        cell => Some(visible(&cell.text(&grid.notes)).into_owned()),
    };
    let rows = grid.rows.iter();
    rows.map(|row| row.iter().map(shown).collect()).collect()
}

/// The columns to draw, by their place among all columns, with their widths.
type Plan = Vec<(usize, usize)>;

/// Which columns to draw how wide; `None` where they do not fit.
fn plan(columns: &[Head<'_>], texts: &Texts, limit: Option<usize>) -> Option<Plan> {
    let mut wanted: Vec<Wanted> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let cells = || texts.iter().filter_map(move |row| row.get(at)?.as_deref());
        // A column that applies to no item would be blank.
        if !column.keep && cells().next().is_none() {
            continue;
        }
        let title = column.title.to_uppercase();
        let all = || cells().chain([title.as_str()]);
        let full = all().map(UnicodeWidthStr::width).max().unwrap_or(0).max(1);
        let least = match (column.min, column.show) {
            (0, Show::When | Show::Duration) => full.min(WHOLE_WORD),
            (0, _) => {
                let words = all().flat_map(|text| text.split(' '));
                let longest = words.map(UnicodeWidthStr::width).max().unwrap_or(0);
                longest.clamp(full.min(SENTENCE), WHOLE_WORD)
            }
            (min, _) => full.min(min),
        };
        wanted.push(Wanted {
            at,
            full,
            least,
            keep: column.keep,
        });
    }
    let sum = |wanted: &[Wanted], width: fn(&Wanted) -> usize| {
        wanted.iter().map(width).sum::<usize>() + GAP * wanted.len().saturating_sub(1)
    };
    let full = |wanted: Vec<Wanted>| wanted.iter().map(|w| (w.at, w.full)).collect();
    let Some(limit) = limit else {
        return Some(full(wanted));
    };
    if limit < NARROW {
        return (sum(&wanted, |w| w.full) <= limit).then(|| full(wanted));
    }
    while sum(&wanted, |w| w.least) > limit {
        let last = wanted.iter().rposition(|w| !w.keep)?;
        wanted.remove(last);
    }
    // Squeeze the widest first: they have the most spaces to wrap at.
    for w in &mut wanted {
        w.full = w.full.min(limit).max(w.least);
    }
    while sum(&wanted, |w| w.full) > limit {
        let squeezable = wanted.iter_mut().filter(|w| w.full > w.least);
        squeezable.max_by_key(|w| w.full)?.full -= 1;
    }
    Some(full(wanted))
}

struct Wanted {
    at: usize,
    full: usize,
    least: usize,
    keep: bool,
}

fn draw(
    out: &mut impl Write,
    columns: &[Head<'_>],
    texts: &Texts,
    plan: &Plan,
    color: bool,
) -> io::Result<()> {
    let titles = plan.iter().map(|&(at, _)| columns[at].title.to_uppercase());
    for line in lines(columns, plan, titles.map(Cow::Owned)) {
        writeln!(out, "{}", paint::painted(&line, paint::HEADER, color))?;
    }
    for row in texts {
        let text = |at: usize| row.get(at).and_then(Option::as_deref).unwrap_or_default();
        let cells = plan.iter().map(|&(at, _)| Cow::Borrowed(text(at)));
        let mut lines = lines(columns, plan, cells);
        if let (true, Some(first)) = (color, lines.first_mut()) {
            let mut offset = 0;
            let mut states = Vec::new();
            for &(at, width) in plan {
                if columns[at].show == Show::State {
                    states.push((offset, text(at)));
                }
                offset += width + GAP;
            }
            // From the last to the first, since codes would shift what comes after them.
            for (offset, word) in states.into_iter().rev() {
                color_word(first, offset, word);
            }
        }
        for line in lines {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// Colours a state that stands at an offset, in columns of the terminal, of a line.
fn color_word(line: &mut String, offset: usize, word: &str) {
    let style = paint::state(word);
    if style.is_plain() {
        return;
    }
    let place = line
        .match_indices(word)
        .map(|(at, _)| at)
        .find(|&at| line[..at].width() == offset);
    if let Some(at) = place {
        let painted = paint::painted(word, style, true).to_string();
        line.replace_range(at..at + word.len(), &painted);
    }
}

/// The lines of one row: each cell wrapped to its column's width, then side by side.
fn lines<'c>(
    columns: &[Head<'_>],
    plan: &Plan,
    cells: impl Iterator<Item = Cow<'c, str>>,
) -> Vec<String> {
    let cells: Vec<Vec<String>> = cells
        .zip(plan)
        .map(|(cell, &(_, width))| wrapped(&cell, width))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|at| {
            let mut line = String::new();
            for (cell, &(column, width)) in cells.iter().zip(plan) {
                let text = cell.get(at).map_or("", String::as_str);
                let blank = width.saturating_sub(text.width());
                let (before, after) = match columns[column].align {
                    Align::Left => (0, blank),
                    Align::Right => (blank, 0),
                };
                line.extend(std::iter::repeat_n(' ', before));
                line.push_str(text);
                line.extend(std::iter::repeat_n(' ', after + GAP));
            }
            line.truncate(line.trim_end_matches(' ').len());
            line
        })
        .collect()
}

/// A cell's lines, none wider than its column.
fn wrapped(cell: &str, width: usize) -> Vec<String> {
    if cell.width() <= width {
        return vec![cell.to_owned()];
    }
    let options =
        textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(cell, options)
        .into_iter()
        .map(Cow::into_owned)
        .collect()
}
