//! `tenure check`: everything that is wrong with some files.
//!
//! `inputs` reads them, `levels` finds and follows the settings, `output` writes what was found.

use std::path::Path;

use tenure::diagnostic::Diagnostic;
use tenure::domain::Zone;
use tenure::lint;
use tenure::lint::settings::Settings;
use tenure::report::check::{Checked, Findings};
use tenure::terms::catalog::Catalog;
use tenure::terms::check::{FileKind, kind_of};

use crate::cli::args::CheckArgs;
use crate::cli::ci::{self, Project};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::{files, parallel};

mod inputs;
mod levels;
mod mend;
mod output;

use inputs::Input;
use levels::Levels;

/// So many files are checked before their findings are counted.
const AT_ONCE: usize = 512;
/// Most findings that are shown of all files together.
const MAX_FINDINGS: usize = 50_000;

pub fn run(context: &mut Context, args: &CheckArgs) -> Result<u8, Failure> {
    let to_github = ci::in_github_job(context.env) && !context.answers_to_file();
    let default = if to_github { "github" } else { "human" };
    let format = context.format_among(&output::FORMATS, default)?;
    if args.fix && args.paths.iter().any(|path| path == Path::new("-")) {
        let what = "standard input cannot be mended in its place";
        return Err(Failure::usage(what).help("name a file, or leave --fix out"));
    }
    let mut levels = Levels::new(context, args)?;
    let (inputs, failures) = inputs::gather(context, args);
    let (mut texts, mut more) = read(inputs);
    if args.fix {
        more.extend(mend::all(context, &mut levels, &mut texts)?);
    }
    let mut unusable = !failures.is_empty();
    let mut findings = Findings::default();
    for failure in failures.into_iter().chain(more) {
        unusable = true;
        findings.unreadable.push(failure.what().to_owned());
        context.complain_of(&failure);
    }
    findings.files = check_all(context, &mut levels, texts)?;
    findings.settings = levels.findings(args);
    output::print(context, &format, &findings)?;
    let summary = findings.summary();
    Ok(match (unusable, summary.errors) {
        (true, _) => status::UNUSABLE,
        (false, 0) => 0,
        (false, _) => status::BAD,
    })
}

/// A text that was read, and where it came from.
type Read = (Input, files::Text);

/// Reads files, on every core; why some of them could not be, in their order.
fn read(inputs: Vec<Input>) -> (Vec<Read>, Vec<Failure>) {
    let read = parallel::map(inputs, |input| (input.text(), input));
    let mut texts = Vec::with_capacity(read.len());
    let mut failures = Vec::new();
    for (text, input) in read {
        match text {
            Ok(text) => texts.push((input, text)),
            Err(failure) => failures.push(failure),
        }
    }
    (texts, failures)
}

/// Checks files against each other, on every core: programs among them go before those of the same
/// edition that are bundled.
fn check_all(
    context: &mut Context,
    levels: &mut Levels,
    texts: Vec<Read>,
) -> Result<Vec<Checked>, Failure> {
    let catalog = catalog(context, &texts)?;
    let project = Project::new(context.env);
    let against = against(context, &catalog);
    let check = |(input, text): Read| {
        let place = input.place(&project);
        let (source, findings) = match text {
            Ok(source) if input.is_settings() => {
                let findings = Settings::read(&source.text).1;
                (source, findings)
            }
            Ok(source) => {
                let findings = lint::check_file(&source.text, &against);
                (source, findings)
            }
            Err((source, finding)) => (source, vec![finding]),
        };
        let checked = Checked {
            source,
            place,
            findings,
        };
        (input, checked)
    };
    let mut all = Vec::with_capacity(texts.len());
    let mut count = 0;
    let mut left_out = 0;
    let mut texts = texts.into_iter();
    loop {
        let some: Vec<Read> = texts.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            break;
        }
        for (input, mut checked) in parallel::map(some, check) {
            checked.findings = levels.settle(input.given, checked.findings);
            let room = MAX_FINDINGS - count;
            left_out += checked.findings.len().saturating_sub(room);
            checked.findings.truncate(room);
            count += checked.findings.len();
            all.push(checked);
        }
    }
    if let Some(last) = all.last_mut().filter(|_| left_out > 0) {
        let message = format!("{left_out} more problems of all files are not shown");
        let finding = Diagnostic::error("more-findings", 0..0, message);
        last.findings
            .push(finding.help("mend the first ones, and check again"));
    }
    Ok(all)
}

/// What files are checked against.
fn against<'a>(context: &Context, catalog: &'a Catalog) -> lint::Context<'a> {
    lint::Context {
        catalog,
        today: context.zone_or(&Zone::utc()).date(context.now()),
    }
}

/// The programs among the files, and those at hand that no file of the same edition stands for.
fn catalog(context: &mut Context, texts: &[Read]) -> Result<Catalog, Failure> {
    let mut catalog = Catalog::empty();
    for (_, text) in texts {
        if let Ok(source) = text
            && may_be_program(&source.text)
            && kind_of(&source.text) == FileKind::Program
        {
            // What is wrong with it is found when it is checked.
            let _ = catalog.add(&source.text);
        }
    }
    for edition in context.catalog()?.all() {
        catalog.include(edition);
    }
    Ok(catalog)
}

/// Whether a text has anything at its top that could be the table of a program; most contracts need
/// not be parsed for that.
fn may_be_program(text: &str) -> bool {
    let mut at_top = true;
    text.lines().any(|line| {
        let line = line.trim_start();
        let header = line.starts_with('[');
        at_top &= !header;
        // An escape can spell any key.
        (header || at_top) && (line.contains("program") || line.contains('\\'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_program_is_missed() {
        for text in [
            "[program]\n",
            " [ \"program\" ]\n",
            "program = { id = 1 }\n",
            "a = 1\nprogram.id = 1\n",
            "[a]\n[\"pro\\u0067ram\"]\n",
            "[program.on_sale]\n",
        ] {
            assert_eq!(kind_of(text), FileKind::Program, "{text}");
            assert!(may_be_program(text), "{text}");
        }
        assert!(!may_be_program("format = 1\n[contract]\nprogram = \"p\"\n"));
    }
}
