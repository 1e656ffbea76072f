//! `tenure check`: everything that is wrong with some files.

use std::path::{Path, PathBuf};

use tenure::diagnostic::{Diagnostic, Level, Source};
use tenure::domain::Zone;
use tenure::lint;
use tenure::render::diagnostics::{human, short};
use tenure::render::{Format, Style};
use tenure::report::check::{CheckItem, Summary};
use tenure::terms::catalog::Catalog;
use tenure::terms::check::{FileKind, kind_of};

use crate::cli::args::CheckArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, status};
use crate::cli::files;

/// The formats of this command.
const FORMATS: [&str; 4] = ["human", "short", "json", "ndjson"];

/// A file with its findings.
struct Checked {
    source: Source,
    findings: Vec<Diagnostic>,
}

pub fn run(context: &mut Context, args: &CheckArgs) -> Result<u8, Failure> {
    let format = context.format_among(&FORMATS, "human")?;
    let (sources, unusable) = read_all(context, args);
    let checked = check_all(context, sources)?;
    let mut summary = Summary {
        files: checked.len(),
        ..Summary::default()
    };
    for finding in checked.iter().flat_map(|checked| &checked.findings) {
        summary.count(finding.level);
    }
    print(context, &format, &checked, summary)?;
    Ok(match (unusable, summary.errors) {
        (true, _) => status::UNUSABLE,
        (false, 0) => 0,
        (false, _) => status::BAD,
    })
}

/// Reads every file of the paths; whether one of them could not be used is told at once.
fn read_all(context: &mut Context, args: &CheckArgs) -> (Vec<files::Text>, bool) {
    let mut texts = Vec::new();
    let mut unusable = false;
    let mut note = |context: &mut Context, failure: Failure| {
        context.complain_of(&failure);
        unusable = true;
    };
    for path in &args.paths {
        match paths_below(path) {
            Ok(paths) => {
                if paths.is_empty() {
                    let none = format!("note: there is no .toml file in `{}`", path.display());
                    context.remark(&none);
                }
                for path in paths {
                    match read(&path, &args.stdin_filename) {
                        Ok(text) => texts.push(text),
                        Err(failure) => note(context, failure),
                    }
                }
            }
            Err(failure) => note(context, failure),
        }
    }
    (texts, unusable)
}

fn paths_below(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if path.is_dir() {
        return files::toml_files(path);
    }
    Ok(vec![path.to_owned()])
}

fn read(path: &Path, stdin_name: &str) -> Result<files::Text, Failure> {
    if path == Path::new("-") {
        return files::read_from(std::io::stdin().lock(), stdin_name);
    }
    files::read_text(path)
}

/// Checks files against each other: programs among them go before those of the same edition that
/// are bundled.
fn check_all(context: &mut Context, texts: Vec<files::Text>) -> Result<Vec<Checked>, Failure> {
    let mut catalog = Catalog::empty();
    for source in texts.iter().flatten() {
        if kind_of(&source.text) == FileKind::Program {
            // What is wrong with it is found below.
            let _ = catalog.add(&source.text);
        }
    }
    for edition in context.catalog()?.all() {
        // Taken by a file that is checked.
        let _ = catalog.add(&edition.text);
    }
    let against = lint::Context {
        catalog: &catalog,
        today: context.zone_or(&Zone::utc()).date(context.now()),
    };
    let check = |text: files::Text| match text {
        Ok(source) => Checked {
            findings: lint::check_file(&source.text, &against),
            source,
        },
        Err((source, finding)) => Checked {
            source,
            findings: vec![finding],
        },
    };
    Ok(texts.into_iter().map(check).collect())
}

fn print(
    context: &mut Context,
    format: &str,
    checked: &[Checked],
    summary: Summary,
) -> Result<(), Failure> {
    let color = context.style().color;
    if let Some(format @ (Format::Json | Format::Ndjson)) = Format::parse(format) {
        let items: Vec<CheckItem> = checked
            .iter()
            .flat_map(|one| {
                one.findings
                    .iter()
                    .map(|finding| CheckItem::new(&one.source, finding))
            })
            .collect();
        let summary = serde_json::json!({
            "files": summary.files,
            "errors": summary.errors,
            "warnings": summary.warnings,
        });
        let answer = context
            .answer(context.now(), items)
            .with("summary", summary);
        return context
            .deliver(|out| tenure::render::write(out, &answer, format, &Style::default()));
    }
    let human = format == "human";
    context.deliver(|out| {
        for Checked { source, findings } in checked.iter().filter(|one| !one.findings.is_empty()) {
            let text = match human {
                true => human::render(source, findings, color),
                false => short::render(source, findings),
            };
            out.write_all(text.as_bytes())?;
        }
        // Where no file could be read there is nothing to sum up.
        if human && !checked.is_empty() {
            writeln!(out, "{}", in_words(summary))?;
        }
        Ok(())
    })
}

fn in_words(summary: Summary) -> String {
    let count = |number: usize, word: &str| {
        format!("{number} {word}{}", if number == 1 { "" } else { "s" })
    };
    format!(
        "{} checked: {}, {}",
        count(summary.files, "file"),
        count(summary.errors, Level::Error.name()),
        count(summary.warnings, Level::Warning.name())
    )
}
