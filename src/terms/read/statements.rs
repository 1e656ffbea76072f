//! A broken file cut into statements, so that one slip costs one statement and not the file.
//!
//! May use nothing else of this crate. The parser's own recovery may put keys into another table
//! or drop the rest of the file; what is read after it would be blamed for nothing. So broken
//! statements are blanked out, everything else keeps its place, and the rest is parsed again.
//! Deliberately absent: what is wrong with a statement; the parser says that.

use std::ops::Range;

use toml_parser::lexer::TokenKind;

/// A table header, or a key with its value: whole lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// From the start of its first line to the end of its last.
    pub span: Range<usize>,
    /// Whether it begins with a bracket.
    pub header: bool,
    /// The bracket in its value that is never closed.
    pub unclosed: Option<Range<usize>>,
}

/// Every statement of a text, in order, without a gap between them.
pub(super) fn split(text: &str) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut start = 0;
    let mut first = None;
    let mut open: Vec<Range<usize>> = Vec::new();
    for token in toml_parser::Source::new(text).lex() {
        let span = token.span().start()..token.span().end();
        if token.kind() != TokenKind::Whitespace {
            first.get_or_insert(token.kind());
        }
        let header = first == Some(TokenKind::LeftSquareBracket);
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open.push(span),
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                open.pop();
            }
            // A header ends with its line, closed or not.
            TokenKind::Newline if header || open.is_empty() => {
                statements.push(Statement {
                    span: start..span.end,
                    header,
                    unclosed: None,
                });
                start = span.end;
                first = None;
                open.clear();
            }
            _ => {}
        }
    }
    if start < text.len() || statements.is_empty() {
        let header = first == Some(TokenKind::LeftSquareBracket);
        statements.push(Statement {
            span: start..text.len(),
            header,
            unclosed: open.first().filter(|_| !header).cloned(),
        });
    }
    statements
}

/// The statement that an offset lies in.
pub(super) fn around(statements: &[Statement], at: usize) -> Option<&Statement> {
    let next = statements.partition_point(|statement| statement.span.start <= at);
    statements.get(next.checked_sub(1)?)
}

/// The text with every broken statement blanked out, and with a broken header all that it heads.
pub(super) fn without_broken(text: &str, statements: &[Statement], broken: &[usize]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut headless = false;
    for statement in statements {
        let next = broken.partition_point(|&at| at < statement.span.start);
        // The end of the file belongs to the last statement.
        let is_broken = broken.get(next).is_some_and(|&at| {
            at < statement.span.end || (at == text.len() && statement.span.end == at)
        });
        if statement.header {
            headless = is_broken;
        }
        let lines = &text[statement.span.clone()];
        if is_broken || headless {
            kept.extend(lines.bytes().map(|byte| match byte {
                b'\n' => '\n',
                _ => ' ',
            }));
        } else {
            kept.push_str(lines);
        }
    }
    kept
}
