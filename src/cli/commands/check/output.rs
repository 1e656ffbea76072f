//! What was found, in one of the formats of `check`.

use tenure::lint::registry;
use tenure::render::diagnostics::{github, gitlab, human, junit, sarif, short};
use tenure::render::{Format, Style};
use tenure::report::check::{CheckItem, Findings, RuleText};
use tenure::report::{Answer, Warning};

use crate::cli::ci;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// The formats.
pub const FORMATS: [&str; 8] = [
    "human", "short", "json", "ndjson", "github", "gitlab", "sarif", "junit",
];

/// Most rows of the summary of a job.
const MAX_ROWS: usize = 100;

pub fn print(context: &mut Context, format: &str, findings: &Findings) -> Result<(), Failure> {
    if let Some(format @ (Format::Json | Format::Ndjson)) = Format::parse(format) {
        let answer = answer(context, findings);
        return context
            .deliver(|out| tenure::render::write(out, &answer, format, &Style::default()));
    }
    match format {
        "short" => context.deliver(|out| {
            for file in findings.all() {
                out.write_all(short::render(&file.source, &file.findings).as_bytes())?;
            }
            Ok(())
        }),
        "github" => {
            let text = github::render(findings);
            context.deliver(|out| out.write_all(text.as_bytes()))?;
            add_to_summary(context, findings);
            Ok(())
        }
        "gitlab" => context.deliver(|mut out| gitlab::write(&mut out, findings)),
        "sarif" => {
            let rules = rules();
            context.deliver(|mut out| sarif::write(&mut out, findings, &rules))
        }
        "junit" => {
            let text = junit::render(findings);
            context.deliver(|out| out.write_all(text.map_err(std::io::Error::other)?.as_bytes()))
        }
        _ => people(context, findings),
    }
}

fn people(context: &mut Context, findings: &Findings) -> Result<(), Failure> {
    let color = context.style().color;
    context.deliver(|out| {
        let mut first = true;
        for file in findings.all().filter(|file| !file.findings.is_empty()) {
            if !first {
                writeln!(out)?;
            }
            first = false;
            let text = human::render(&file.source, &file.findings, color);
            out.write_all(text.as_bytes())?;
        }
        // Where no file could be read there is nothing to sum up.
        if !findings.files.is_empty() {
            if !first {
                writeln!(out)?;
            }
            writeln!(out, "{}", findings.summary().in_words())?;
        }
        Ok(())
    })
}

fn answer(context: &Context, findings: &Findings) -> Answer<CheckItem> {
    let mut items = Vec::new();
    for file in findings.all() {
        let of_file = file.findings.iter();
        items.extend(of_file.map(|finding| CheckItem::new(&file.source, finding)));
    }
    let summary = findings.summary();
    let summary = serde_json::json!({
        "files": summary.files,
        "errors": summary.errors,
        "warnings": summary.warnings,
    });
    let answer = context
        .answer(context.now(), items)
        .with("summary", summary);
    let unreadable = findings.unreadable.iter();
    unreadable.fold(answer, |answer, why| {
        answer.warn(Warning::new("unreadable", why.as_str()))
    })
}

/// The registry as tools list it.
fn rules() -> Vec<RuleText> {
    let rules = registry::all().iter().map(|rule| RuleText {
        code: rule.code,
        level: rule.level,
        what: rule.what.to_owned(),
        help: format!(
            "{}\n\n```toml\n{}\n```\n\n{}",
            rule.why, rule.example, rule.mend
        ),
    });
    rules.collect()
}

/// A table of the worst findings for the page of a GitHub job.
fn add_to_summary(context: &mut Context, findings: &Findings) {
    let worst = findings.worst_first();
    let rows = worst.iter().take(MAX_ROWS);
    let items = rows.map(|(file, finding)| CheckItem {
        file: file.path().to_owned(),
        ..CheckItem::new(&file.source, finding)
    });
    let answer = context.answer(context.now(), items.collect());
    let table = tenure::render::to_string(&answer, Format::Markdown, &Style::default());
    let mut text = format!("### tenure check\n\n{}\n\n", findings.summary().in_words());
    text.push_str(&table.unwrap_or_default());
    if let Some(more) = worst.len().checked_sub(MAX_ROWS).filter(|more| *more > 0) {
        text.push_str(&format!("\nand {more} more\n"));
    }
    text.push('\n');
    if let Err(error) = ci::add_to_summary(context.env, &text) {
        let why = crate::cli::files::in_words(&error);
        context.remark(&format!(
            "warning: the job's summary could not be written: {why}"
        ));
    }
}
