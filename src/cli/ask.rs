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
        write_question(program, language, &facts, &question, out)?;
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

/// A question with what its answers mean, and how much is left to ask.
fn write_question(
    program: &Program,
    language: &str,
    facts: &Facts,
    question: &Question<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let fact = question.fact;
    let possible = classify(program, facts).possible;
    let left = match question.at_most {
        Some(1) => "; this question settles it".to_owned(),
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
    use tenure::terms::catalog::Catalog;

    /// What somebody who types these lines answers, and what they see.
    fn talk(program: &str, known: &[(&str, &str)], typed: &[u8]) -> (Facts, String) {
        let program = Catalog::bundled().latest(program).unwrap();
        let known = known
            .iter()
            .map(|(key, value)| (key.to_string(), value.to_string()));
        let mut out = Vec::new();
        let answers = ask(&program, "en", &known.collect(), &mut &*typed, &mut out).unwrap();
        (answers, String::from_utf8(out).unwrap())
    }

    fn facts(pairs: &[(&str, &str)]) -> Facts {
        let pairs = pairs.iter();
        pairs
            .map(|(key, value)| (key.to_string(), value.to_string()))
            .collect()
    }

    #[test]
    fn numbers_and_names_answer_and_asking_stops_once_it_is_settled() {
        let (answers, shown) = talk("ivanti", &[], b"2\nnever read\n");
        assert_eq!(answers, facts(&[("request", "question")]));
        assert!(
            shown.contains("Possible: S1, S2, S3, S4; at most 6 questions"),
            "{shown}"
        );
        assert!(
            shown.contains("  2  question     information, documentation"),
            "{shown}"
        );
        let (answers, shown) = talk("imagicle", &[("running", "continuous")], b" No-Loss \n");
        assert_eq!(answers, facts(&[("performance", "no-loss")]));
        assert!(!shown.contains("depends"), "{shown}");
    }

    #[test]
    fn nonsense_is_refused_and_asked_again() {
        let typed = b"7\n0\n-1\n+1\nmaybe\n\xff\xfe\x1b[2J\n1\n";
        let (answers, shown) = talk("kaseya", &[("loss", "total")], typed);
        assert_eq!(answers, facts(&[("production", "critical")]));
        assert_eq!(shown.matches("is no answer here").count(), 6, "{shown}");
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
        let long = [vec![b'a'; 100_000], b"\n1\n".to_vec()].concat();
        let (answers, shown) = talk("kaseya", &[("loss", "total")], &long);
        assert_eq!(answers, facts(&[("production", "critical")]));
        assert_eq!(shown.matches("is no answer here").count(), 1);
        assert!(shown.len() < 2_000);
    }

    #[test]
    fn what_nobody_knows_stays_open_and_the_rest_is_asked_while_it_can_settle_anything() {
        // Whatever production is, a risk to the integrity makes it 2 at least.
        let known = [("loss", "significant")];
        let (answers, shown) = talk("kaseya", &known, b"?\n?\n");
        assert_eq!(answers, Facts::new());
        assert!(
            shown.contains("Nothing else settles it: it still depends on production, integrity")
        );
        let (answers, shown) = talk("kaseya", &known, b"?\n1\n");
        assert_eq!(answers.len(), 1);
        assert!(!shown.contains("depends"), "{shown}");
        // Without this one nothing can be settled, so nothing else is asked.
        let known = [("request", "error"), ("effect", "degraded")];
        let (answers, shown) = talk("ivanti", &known, b"?\n1\n");
        assert_eq!(answers, Facts::new());
        assert_eq!(shown.matches("empty to stop").count(), 1, "{shown}");
    }

    #[test]
    fn an_empty_line_and_the_end_of_input_keep_what_was_answered() {
        for typed in [&b"1\n\n"[..], b"1\n", b"1"] {
            let (answers, shown) = talk("ivanti", &[], typed);
            assert_eq!(answers, facts(&[("request", "error")]), "{typed:?}");
            assert!(shown.ends_with(
                "Stopped; it still depends on effect, proper-use, environment, work, workaround.\n"
            ));
        }
        let (answers, _) = talk("ivanti", &[], b"");
        assert_eq!(answers, Facts::new());
    }

    #[test]
    fn questions_are_in_the_language_asked_for() {
        let program = Catalog::bundled().latest("ivanti").unwrap();
        for (language, question) in [
            ("de", "Worum geht es?"),
            ("es", "¿Qué se pide?"),
            ("xx", "What is asked for?"),
        ] {
            let mut out = Vec::new();
            ask(
                &program,
                language,
                &Facts::new(),
                &mut io::empty(),
                &mut out,
            )
            .unwrap();
            assert!(String::from_utf8(out).unwrap().contains(question));
        }
    }
}
