//! A file's bytes to a tree, with every syntax error.
//!
//! May use `diagnostic`. Deliberately absent: opening files; any type but the tree's own.
//!
//! Whatever the bytes are, this ends soon and does not panic: size is limited, and so are the
//! length of dotted keys and, by the parser, the depth of brackets, since trees are walked and
//! freed by recursion.

use std::ops::Range;

use toml::de::DeTable;
use toml_parser::lexer::TokenKind;

use super::node::{Node, Value};
use super::statements::{self, Statement};
use super::value::Read;
use crate::diagnostic::{Diagnostic, Fix, floor_boundary};

/// Largest file that is read.
const MAX_BYTES: usize = 1024 * 1024;
/// Most dots in one key.
const MAX_DOTS: usize = 8;
/// Most syntax errors told of one file; what follows so many is noise.
const MAX_SYNTAX_ERRORS: usize = 50;
/// Most findings of one file.
const MAX_FINDINGS: usize = 1000;
/// The one version of the file format.
const FORMAT: &str = "1";

/// The text of a file, or why it has none. A byte-order mark stays; the parser skips it.
pub fn decode(bytes: &[u8]) -> Result<&str, Diagnostic> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Diagnostic::error(
            "not-utf8",
            at..at,
            format!("the file is not UTF-8 text: byte {at} does not belong to a character"),
        )
        .help("save it as UTF-8")
    })
}

/// A parsed file: its tree, as far as it could be read, and what is wrong with its syntax.
#[derive(Clone, Debug)]
pub struct Document {
    root: Node,
    findings: Vec<Diagnostic>,
    /// Whether some statements could not be read.
    partial: bool,
    /// Where `format` would stand, and how.
    format: Fix,
}

impl Document {
    /// Parses a whole text.
    pub fn parse(text: &str) -> Self {
        if let Some(finding) = refuse_unread(text) {
            return Document {
                root: Node {
                    value: Value::Unreadable,
                    span: 0..0,
                },
                findings: vec![finding],
                partial: true,
                format: format_line(text),
            };
        }
        let (mut root, mut slips) = parse_toml(text);
        let broken = starts(&slips);
        let partial = !broken.is_empty();
        let mut findings = Vec::new();
        if partial {
            let statements = statements::split(text);
            let rest = statements::without_broken(text, &statements, &broken);
            let (root_of_rest, slips_of_rest) = parse_toml(&rest);
            root = root_of_rest;
            // Keys that a broken header left in the wrong table may look defined twice.
            slips.retain(|slip| !slip.duplicate);
            slips.extend(slips_of_rest);
            slips.sort_by_key(|slip| (slip.span.start, slip.span.end));
            one_a_line(text, &mut slips, &statements, &mut findings);
        }
        slips.truncate(MAX_SYNTAX_ERRORS);
        findings.extend(slips.into_iter().map(|slip| match slip.duplicate {
            true => duplicate_key(text, &root, slip.span),
            false => syntax(text, slip),
        }));
        findings.sort_by_key(|finding| finding.span.start);
        Document {
            root,
            findings,
            partial,
            format: format_line(text),
        }
    }

    /// Whether the file has a key or table of this name at its top; a file's kind is its table.
    pub fn has(&self, key: &str) -> bool {
        self.root.get(key).is_some()
    }

    /// The tree, as far as it could be read; without its `format`, once the file was read.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// Whether some statements could not be read.
    pub fn is_partial(&self) -> bool {
        self.partial
    }

    /// The file as a `T`, and everything that is wrong with it, in the order of the file. A value
    /// that comes with errors is there to be looked at further, and not to be used.
    ///
    /// The `format` key is this function's business; `T` does not declare it.
    pub fn read<T: Read>(&mut self) -> (Option<T>, Vec<Diagnostic>) {
        self.read_with(true)
    }

    /// The same for a file whose `format` may be left out.
    pub fn read_any_format<T: Read>(&mut self) -> (Option<T>, Vec<Diagnostic>) {
        self.read_with(false)
    }

    fn read_with<T: Read>(&mut self, has_format: bool) -> (Option<T>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        self.take_format(&mut found);
        found.retain(|finding| has_format || finding.code != "missing-format");
        let value = T::read(&self.root, &mut found);
        if self.partial {
            // What seems to be missing may be in what could not be read.
            found.retain(|finding| !matches!(finding.code, "missing-key" | "missing-format"));
        }
        let mut findings = std::mem::take(&mut self.findings);
        findings.append(&mut found);
        bound(&mut findings);
        // After a slip of syntax too much may be missing for the rest to make sense.
        (value.filter(|_| !self.partial), findings)
    }

    fn take_format(&mut self, found: &mut Vec<Diagnostic>) {
        let Value::Table(entries) = &mut self.root.value else {
            return;
        };
        let Some(at) = entries.iter().position(|(key, _)| key.value == "format") else {
            found.push(
                Diagnostic::error("missing-format", 0..0, "the file does not state its format")
                    .help(format!("put `format = {FORMAT}` at the top"))
                    .fix(self.format.clone()),
            );
            return;
        };
        let (_, node) = entries.remove(at);
        match node.value {
            Value::Unreadable => {}
            Value::Integer { digits, radix: 10 } if digits == FORMAT => {}
            _ => found.push(
                Diagnostic::error(
                    "unsupported-format",
                    node.span,
                    "this version reads format 1 alone",
                )
                .help(format!("write `format = {FORMAT}`, or use a newer tenure")),
            ),
        }
    }
}

/// A first line that states the format, below what is said at the head of the file.
fn format_line(text: &str) -> Fix {
    let head = text.split_inclusive('\n').take_while(|line| {
        let line = line.trim_start_matches('\u{feff}').trim();
        line.is_empty() || line.starts_with('#')
    });
    // A mark of the byte order stays the first thing in its file.
    let mark = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let at = head.map(str::len).sum::<usize>().max(mark);
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let rest = text.get(at..).unwrap_or_default();
    let apart = if rest.trim_start().starts_with('[') {
        end
    } else {
        ""
    };
    let before = if at > mark && !text.get(..at).is_some_and(|head| head.ends_with('\n')) {
        end
    } else {
        ""
    };
    Fix::replace(at..at, format!("{before}format = {FORMAT}{end}{apart}"))
}

/// Puts findings in the order of the file, and leaves no more of them than anybody reads.
pub fn bound(findings: &mut Vec<Diagnostic>) {
    findings.sort_by_key(|finding| finding.span.start);
    if let Some(more) = findings.len().checked_sub(MAX_FINDINGS + 1) {
        findings.truncate(MAX_FINDINGS);
        let end = findings.last().map_or(0, |last| last.span.start);
        findings.push(Diagnostic::error(
            "more-findings",
            end..end,
            format!("{} more problems follow and are not shown", more + 1),
        ));
    }
}

/// Reads a whole text as a `T`: [`Document::parse`], then [`Document::read`].
pub fn read_text<T: Read>(text: &str) -> (Option<T>, Vec<Diagnostic>) {
    Document::parse(text).read()
}

/// What is not even given to the parser.
fn refuse_unread(text: &str) -> Option<Diagnostic> {
    if text.len() > MAX_BYTES {
        return Some(
            Diagnostic::error(
                "file-too-large",
                0..0,
                format!(
                    "the file has {} bytes; at most {MAX_BYTES} are read",
                    text.len()
                ),
            )
            .help("split it, or leave out what does not belong in it"),
        );
    }
    // The parser makes one table inside another for each dot, without a limit of its own. A key ends
    // with its line, so most files need no second look.
    let dotted = |line: &str| line.bytes().filter(|&byte| byte == b'.').count() > MAX_DOTS;
    if !text.lines().any(dotted) {
        return None;
    }
    let mut dots = 0;
    for token in toml_parser::Source::new(text).lex() {
        dots = match token.kind() {
            TokenKind::Dot => dots + 1,
            TokenKind::Whitespace
            | TokenKind::Atom
            | TokenKind::BasicString
            | TokenKind::LiteralString => dots,
            _ => 0,
        };
        if dots > MAX_DOTS {
            let span = token.span();
            return Some(
                Diagnostic::error(
                    "too-deep",
                    span.start()..span.end(),
                    format!("a key with more than {MAX_DOTS} dots"),
                )
                .help("no key of these files is nested so deep"),
            );
        }
    }
    None
}

/// A complaint of the parser.
#[derive(Clone, Debug)]
struct Slip {
    span: Range<usize>,
    message: String,
    duplicate: bool,
}

fn parse_toml(text: &str) -> (Node, Vec<Slip>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut slips: Vec<Slip> = errors
        .iter()
        .map(|error| Slip {
            span: clamp(text, error.span()),
            message: error.message().to_owned(),
            duplicate: error.message() == "duplicate key",
        })
        .collect();
    slips.sort_by_key(|slip| (slip.span.start, slip.span.end));
    let broken = starts(&slips);
    (Node::root(table.into_inner(), &broken), slips)
}

/// Where the statements are broken that have to be left out; a duplicate key leaves a whole one.
fn starts(slips: &[Slip]) -> Vec<usize> {
    slips
        .iter()
        .filter(|slip| !slip.duplicate)
        .map(|slip| slip.span.start)
        .collect()
}

/// Leaves one complaint for each line, since the later ones follow from the first; what follows
/// from an open bracket gives way to one finding at that bracket.
fn one_a_line(
    text: &str,
    slips: &mut Vec<Slip>,
    statements: &[Statement],
    findings: &mut Vec<Diagnostic>,
) {
    let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    let mut last = None;
    slips.retain(|slip| {
        if let Some(open) = statements::around(statements, slip.span.start)
            .and_then(|statement| statement.unclosed.clone())
        {
            if last != Some(open.start) {
                findings.push(
                    Diagnostic::error("syntax", open.clone(), "this bracket is never closed")
                        .help("close it where its content ends"),
                );
            }
            last = Some(open.start);
            return false;
        }
        let line = lines.partition_point(|&start| start <= slip.span.start);
        let first = slip.duplicate || last != Some(line);
        if !slip.duplicate {
            last = Some(line);
        }
        first
    });
}

/// The parser's words where they are clear; ours where they lead astray.
fn syntax(text: &str, slip: Slip) -> Diagnostic {
    let at = super::brief(text.get(slip.span.clone()).unwrap_or_default());
    let (message, help) = if slip.message.starts_with("string values must be quoted") {
        match at.as_ref() {
            "" => (
                "there is no value after `=`".to_owned(),
                "write one, or take the line out".to_owned(),
            ),
            word => (
                format!("`{word}` is not a value"),
                format!("if it is text, quote it: `\"{word}\"`"),
            ),
        }
    } else if slip.message.starts_with("invalid date") {
        let help = "write a day that there is, as year, month and day: 2026-03-31";
        (slip.message, help.to_owned())
    } else {
        let help = "a line is `key = value` or `[table]`, with text in double quotes";
        (slip.message, help.to_owned())
    };
    Diagnostic::error("syntax", slip.span, message).help(help)
}

fn clamp(text: &str, span: Option<Range<usize>>) -> Range<usize> {
    let span = span.unwrap_or(0..0);
    let start = floor_boundary(text, span.start);
    start..floor_boundary(text, span.end).max(start)
}

fn duplicate_key(text: &str, root: &Node, span: Range<usize>) -> Diagnostic {
    let key = text.get(span.clone()).unwrap_or_default();
    let finding = Diagnostic::error(
        "duplicate-key",
        span.clone(),
        format!("`{}` is defined twice", super::brief(key)),
    )
    .help("keep one of them; a repeated table is written `[[...]]` each time");
    match first_definition(text, root, key, span.start) {
        Some(first) => finding.related(first, "first defined here"),
        None => finding,
    }
}

/// Where a key that is refused at `at` was defined before. The parser's error does not carry it.
fn first_definition(text: &str, root: &Node, key: &str, at: usize) -> Option<Range<usize>> {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next()?.trim();
    if line.starts_with('[') {
        // A table's second header takes the place of the first, so only the text has the first.
        let header = line.split('#').next()?.trim();
        let mut from = 0;
        return text[..line_start]
            .split_inclusive('\n')
            .find_map(|earlier| {
                let start = from + (earlier.len() - earlier.trim_start().len());
                from += earlier.len();
                earlier
                    .trim_start()
                    .starts_with(header)
                    .then(|| start..start + header.len())
            });
    }
    let name = key.trim_matches(['"', '\'']);
    let (_, table) = innermost(text, root, at, 0)?;
    let mut earlier = Vec::new();
    same_name(table, name, at, &mut earlier);
    match earlier.as_slice() {
        [first] => Some(first.clone()),
        // Nothing, or several behind different dots: better none than the wrong one.
        _ => None,
    }
}

/// The table whose header was the last before `at`, or the inline table around it, with the place
/// where it begins.
fn innermost<'n>(text: &str, node: &'n Node, at: usize, start: usize) -> Option<(usize, &'n Node)> {
    let children: Vec<&Node> = match &node.value {
        Value::Table(entries) => entries.iter().map(|(_, child)| child).collect(),
        Value::Array(items) => items.iter().collect(),
        _ => return None,
    };
    let own = matches!(node.value, Value::Table(_)).then_some((start, node));
    // An inline table ends where its place does; of others, the place is the header alone.
    let is_over = |child: &&Node| {
        let inline = text.as_bytes().get(child.span.start) == Some(&b'{');
        inline && child.span.end <= at
    };
    children
        .into_iter()
        .filter(|child| child.span.start < at && !is_over(child))
        .filter_map(|child| innermost(text, child, at, child.span.start))
        .chain(own)
        .max_by_key(|(begin, _)| *begin)
}

fn same_name(table: &Node, name: &str, before: usize, found: &mut Vec<Range<usize>>) {
    if let Value::Table(entries) = &table.value {
        for (key, child) in entries {
            if key.value == name && key.span.start < before {
                found.push(key.span.clone());
            }
            // A table made by a dotted key has that key's span.
            if child.span == key.span {
                same_name(child, name, before, found);
            }
        }
    }
}
