//! Questions on a terminal: the facts that can still change a ticket's severity.

use std::io::{self, BufRead as _, Write as _};

use tenure::domain::Program;
use tenure::domain::classify::{Facts, classify};
use tenure::domain::program::Fact;
use tenure::render::text::visible;

/// Asks for open facts until the severity is settled, or the user stops with an empty line or the
/// end of input. Gives the answers.
pub fn ask(program: &Program, known: &Facts) -> io::Result<Facts> {
    let mut facts = known.clone();
    let mut answers = Facts::new();
    loop {
        let open = classify(program, &facts).missing;
        let Some(fact) = open.first().and_then(|key| program.fact(key)) else {
            return Ok(answers);
        };
        let Some(answer) = ask_one(fact)? else {
            return Ok(answers);
        };
        facts.insert(fact.key.clone(), answer.clone());
        answers.insert(fact.key.clone(), answer);
    }
}

/// One question, asked until an answer is one of those it can have.
fn ask_one(fact: &Fact) -> io::Result<Option<String>> {
    let mut err = io::stderr().lock();
    writeln!(err, "{}", visible(&fact.question))?;
    for (number, value) in fact.values.iter().enumerate() {
        writeln!(
            err,
            "  {}) {}: {}",
            number + 1,
            value.id,
            visible(&value.meaning)
        )?;
    }
    loop {
        write!(err, "Number or name, empty to stop: ")?;
        err.flush()?;
        let mut line = String::new();
        if io::stdin().lock().read_line(&mut line)? == 0 || line.trim().is_empty() {
            return Ok(None);
        }
        let line = line.trim();
        let by_number = line
            .parse::<usize>()
            .ok()
            .and_then(|n| fact.values.get(n.checked_sub(1)?));
        let chosen = by_number.or_else(|| fact.values.iter().find(|value| value.id == line));
        match chosen {
            Some(value) => return Ok(Some(value.id.clone())),
            None => writeln!(err, "`{}` is none of these.", visible(line))?,
        }
    }
}
