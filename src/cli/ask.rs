//! Questions on a terminal: the facts that can still change a ticket's severity, the best one
//! first.
//!
//! A question is a line with its answers below, and the reply is a line: that works on every
//! terminal and with a screen reader, and leaves interrupting to the terminal. Deliberately absent:
//! recording; whoever asks does that once all is said, so that a run that is cut off changes
//! nothing.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Read as _, Write};

use tenure::domain::Program;
use tenure::domain::classify::{Facts, Question, classify, next_question};
use tenure::domain::program::{Fact, FactValue};
use tenure::render::text::visible;

/// Longest reply that is looked at, in bytes.
const MAX_REPLY: usize = 1024;

/// Asks for open facts until nothing that can be answered changes the severity, or the user stops
/// with an empty line or the end of input. Gives the answers.
pub fn ask(
    program: &Program,
    language: &str,
    known: &Facts,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<Facts> {
    let mut facts = known.clone();
    let mut answers = Facts::new();
    let mut unknown = BTreeSet::new();
    while let Some(question) = next_question(program, &facts, &unknown) {
        write_question(
            program,
            language,
            &facts,
            unknown.is_empty(),
            &question,
            out,
        )?;
        let fact = question.fact;
        match reply(fact, input, out)? {
            Reply::Value(value) => {
                facts.insert(fact.key.clone(), value.id.clone());
                answers.insert(fact.key.clone(), value.id.clone());
            }
            Reply::Unknown => {
                unknown.insert(fact.key.clone());
            }
            Reply::Stop => {
                let left = classify(program, &facts).missing;
                writeln!(out, "Stopped; it still depends on {}.", listed(&left))?;
                return Ok(answers);
            }
        }
    }
    let left = classify(program, &facts).missing;
    if !left.is_empty() {
        let left = listed(&left);
        writeln!(out, "Nothing else settles it: it still depends on {left}.")?;
    }
    Ok(answers)
}

fn listed(keys: &[String]) -> String {
    let keys: Vec<&str> = keys.iter().map(|key| key.as_str()).collect();
    visible(&keys.join(", ")).into_owned()
}

/// A question with what its answers mean, and how much is left to ask. With answers that nobody
/// knows, the last question may settle nothing.
fn write_question(
    program: &Program,
    language: &str,
    facts: &Facts,
    settles: bool,
    question: &Question<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let fact = question.fact;
    let possible = classify(program, facts).possible;
    let left = match question.at_most {
        Some(1) if settles => "; this question settles it".to_owned(),
        Some(1) => "; this is the last question".to_owned(),
        Some(questions) => format!("; at most {questions} questions"),
        None => String::new(),
    };
    writeln!(out, "\nPossible: {}{left}", listed(&possible))?;
    writeln!(out, "{}", visible(program.question_label(fact, language)))?;
    let width = fact
        .values
        .iter()
        .map(|value| value.id.chars().count())
        .max();
    for (number, value) in fact.values.iter().enumerate() {
        let meaning = visible(program.answer_label(fact, value, language));
        let (number, id, width) = (number + 1, visible(&value.id), width.unwrap_or(0));
        writeln!(out, "{number:>3}  {id:width$}  {meaning}")?;
    }
    writeln!(out, "  ?  nobody knows")
}

/// What was replied.
enum Reply<'f> {
    Value(&'f FactValue),
    Unknown,
    Stop,
}

/// One reply, asked for until it is one that the question can have.
fn reply<'f>(
    fact: &'f Fact,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<Reply<'f>> {
    loop {
        write!(out, "Number or name, empty to stop: ")?;
        out.flush()?;
        let Some(line) = line(input)? else {
            // The terminal stays in the middle of the line at the end of input.
            writeln!(out)?;
            return Ok(Reply::Stop);
        };
        match line.trim() {
            "" => return Ok(Reply::Stop),
            "?" => return Ok(Reply::Unknown),
            typed => match chosen(fact, typed) {
                Some(value) => return Ok(Reply::Value(value)),
                None => writeln!(
                    out,
                    "`{}` is no answer here: give a number from 1 to {}, a name, or ? if nobody knows.",
                    visible(&tenure::terms::read::brief(typed)),
                    fact.values.len()
                )?,
            },
        }
    }
}

/// The answer of a name, else of a number.
fn chosen<'f>(fact: &'f Fact, typed: &str) -> Option<&'f FactValue> {
    let named = |value: &&FactValue| value.id.eq_ignore_ascii_case(typed);
    let digits = typed.bytes().all(|byte| byte.is_ascii_digit());
    let number = typed.parse::<usize>().ok().filter(|_| digits);
    let numbered = || fact.values.get(number?.checked_sub(1)?);
    fact.values.iter().find(named).or_else(numbered)
}

/// The next line, whatever bytes it holds; `None` at the end of input. Of one that is too long the
/// beginning.
fn line(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_REPLY).unwrap_or(u64::MAX);
    if input.take(limit).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.len() == MAX_REPLY && bytes.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure::terms::program::read_program;

    /// `top` needs an error, a great loss and proper use; `middle` an error and a loss, or a risk;
    /// all else is `low`.
    const OWN: &str = r#"
format = 1
[program]
id = "own"
name = "Own"
vendor = "V"
edition = "1"
[[source]]
id = "doc"
title = "Document"
[[fact]]
key = "request"
question = "What is it about?"
clause = "doc 1"
value = [{ id = "error", meaning = "a fault" }, { id = "other", meaning = "anything else" }]
[[fact]]
key = "loss"
question = "What is lost?"
clause = "doc 1"
value = [{ id = "Great", meaning = "much" }, { id = "small", meaning = "a little" }, { id = "none", meaning = "nothing" }]
[[fact]]
key = "risk"
question = "Is more at risk?"
clause = "doc 1"
value = [{ id = "yes", meaning = "it is" }, { id = "no", meaning = "it is not" }]
[[severity]]
id = "top"
name = "Top"
clause = "doc 1"
[[severity.criterion]]
id = "a"
text = "much is lost and more at risk"
when = { request = "error", loss = "Great", risk = "yes" }
clause = "doc 1"
[[severity]]
id = "middle"
name = "Middle"
clause = "doc 1"
[[severity.criterion]]
id = "b"
text = "something is lost"
when = { request = "error", loss = ["Great", "small"] }
clause = "doc 1"
[[severity]]
id = "low"
name = "Low"
clause = "doc 1"
[[severity.criterion]]
id = "c"
text = "all else"
when = {}
clause = "doc 1"
[label.fr.question]
request = "De quoi s'agit-il ?"
"#;

    fn own() -> Program {
        read_program(OWN).0.unwrap()
    }

    fn facts(pairs: &[(&str, &str)]) -> Facts {
        let pairs = pairs.iter();
        pairs
            .map(|(key, value)| (key.to_string(), value.to_string()))
            .collect()
    }

    /// What somebody who types these lines answers, and what they see.
    fn talk(known: &[(&str, &str)], typed: &[u8]) -> (Facts, String) {
        let mut out = Vec::new();
        let answers = ask(&own(), "en", &facts(known), &mut &*typed, &mut out).unwrap();
        (answers, String::from_utf8(out).unwrap())
    }

    #[test]
    fn numbers_and_names_answer_and_asking_stops_once_it_is_settled() {
        let (answers, shown) = talk(&[], b"2\nnever read\n");
        assert_eq!(answers, facts(&[("request", "other")]));
        assert!(
            shown.contains("Possible: top, middle, low; at most 3 questions"),
            "{shown}"
        );
        assert!(shown.contains("  2  other  anything else"), "{shown}");
        let (answers, shown) = talk(&[("request", "error")], b" gREAT \nYES\n");
        assert_eq!(answers, facts(&[("loss", "Great"), ("risk", "yes")]));
        assert!(
            shown.contains("Possible: top, middle; this question settles it"),
            "{shown}"
        );
        assert!(!shown.contains("depends"), "{shown}");
    }

    #[test]
    fn nonsense_is_refused_and_asked_again() {
        let known = [("request", "error"), ("loss", "Great")];
        let typed = b"7\n0\n-1\n+1\nmaybe\n\xff\xfe\x1b[2J\n1\n";
        let (answers, shown) = talk(&known, typed);
        assert_eq!(answers, facts(&[("risk", "yes")]));
        assert_eq!(shown.matches("is no answer here").count(), 6, "{shown}");
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
        let long = [vec![b'a'; 100_000], b"\n1\n".to_vec()].concat();
        let (answers, shown) = talk(&known, &long);
        assert_eq!(answers, facts(&[("risk", "yes")]));
        assert_eq!(shown.matches("is no answer here").count(), 1);
        assert!(shown.len() < 2_000);
    }

    #[test]
    fn what_nobody_knows_stays_open_and_the_rest_is_asked_while_it_can_settle_anything() {
        // Without knowing what is lost, nothing lost is still possible whatever the risk.
        let (answers, shown) = talk(&[("request", "error")], b"?\nyes\n");
        assert_eq!(answers, Facts::new());
        assert!(shown.ends_with("Nothing else settles it: it still depends on loss, risk.\n"));
        assert_eq!(shown.matches("empty to stop").count(), 1, "{shown}");
        // What it is about can be left open where nothing is lost.
        let (answers, shown) = talk(&[("risk", "no")], b"?\nnone\n");
        assert_eq!(answers, facts(&[("loss", "none")]));
        assert!(shown.contains("; this is the last question"), "{shown}");
        assert!(!shown.contains("depends"), "{shown}");
    }

    #[test]
    fn an_empty_line_and_the_end_of_input_keep_what_was_answered() {
        for typed in [&b"1\n\n"[..], b"1\n", b"1"] {
            let (answers, shown) = talk(&[], typed);
            assert_eq!(answers, facts(&[("request", "error")]), "{typed:?}");
            assert!(
                shown.ends_with("Stopped; it still depends on loss, risk.\n"),
                "{shown}"
            );
        }
        assert_eq!(talk(&[], b"").0, Facts::new());
    }

    #[test]
    fn questions_are_in_the_language_asked_for() {
        for (language, question) in [("fr", "De quoi s'agit-il ?"), ("xx", "What is it about?")] {
            let mut out = Vec::new();
            ask(&own(), language, &Facts::new(), &mut io::empty(), &mut out).unwrap();
            assert!(String::from_utf8(out).unwrap().contains(question));
        }
    }
}
