//! `tenure program`: the programs at hand, one in full, and what an edition changes.

use std::io;
use std::sync::Arc;

use tenure::domain::Program;
use tenure::render::{Format, matrix as grid};
use tenure::report::Answer;
use tenure::report::programs::comparison::{SECTIONS, compare, matrix};
use tenure::report::programs::{ProgramItem, Rules, sources};
use tenure::terms::check::FileKind;
use tenure::terms::schemas;

use crate::cli::args::{ProgramCommand, ProgramShowArgs, SchemaKind};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::sections::{self, Sections};

mod adopt;
mod diff;

pub fn run(context: &mut Context, command: &ProgramCommand) -> Result<u8, Failure> {
    if let ProgramCommand::Schema(args) = command {
        return schema(context, args.kind);
    }
    let format = context.format()?;
    match command {
        ProgramCommand::Schema(_) => {}
        ProgramCommand::List => {
            let all = context.catalog()?.all();
            let items = all
                .iter()
                .map(|edition| ProgramItem::brief(&edition.program))
                .collect();
            let answer = context.answer(context.now(), items);
            context.print(&answer)?;
        }
        ProgramCommand::Show(args) => {
            let program = named(context, args)?;
            let language = context.language(args.language.lang.as_deref(), &program)?;
            if let Some(tiers) = several(&args.tier) {
                return compared(context, &program, &tiers, &language, format);
            }
            let item = ProgramItem::full(&program, &args.tier, &language);
            let answer = context.answer(context.now(), vec![item]);
            match format {
                Format::Table | Format::Markdown => print_sections(context, &answer, format)?,
                _ => context.print(&answer)?,
            }
        }
        ProgramCommand::Adopt(args) => return adopt::run(context, args),
        ProgramCommand::Diff(args) => return diff::run(context, args),
    }
    Ok(0)
}

fn schema(context: &mut Context, kind: SchemaKind) -> Result<u8, Failure> {
    context.format_among(&[Format::Json.name()], Format::Json.name())?;
    let text = schema_text(kind);
    context.deliver(|out| out.write_all(text.as_bytes()))?;
    Ok(0)
}

fn schema_text(kind: SchemaKind) -> String {
    let schema = schemas::schema(match kind {
        SchemaKind::Program => FileKind::Program,
        SchemaKind::Contract => FileKind::Contract,
        SchemaKind::Calendar => FileKind::Calendar,
    });
    format!("{:#}\n", schema.unwrap_or_default())
}

/// The tiers that were named, each once, where they are several.
fn several(named: &[String]) -> Option<Vec<String>> {
    let mut tiers: Vec<String> = Vec::new();
    for tier in named {
        if !tiers.contains(tier) {
            tiers.push(tier.clone());
        }
    }
    (tiers.len() > 1).then_some(tiers)
}

/// Tiers side by side.
fn compared(
    context: &mut Context,
    program: &Program,
    tiers: &[String],
    language: &str,
    format: Format,
) -> Result<u8, Failure> {
    let items = compare(program, tiers);
    let style = context.style();
    let sources = context.answer(context.now(), sources(program));
    match format {
        Format::Json | Format::Ndjson => {
            let answer = context.answer(context.now(), items);
            let answer = answer
                .with("program", program.id.as_str())
                .with("edition", program.edition.as_str());
            context.print(&answer)?;
        }
        Format::Csv | Format::Plain => {
            let all = matrix(program, &items, None, language);
            context.deliver(|out| grid::write(out, &all, format, &style))?;
        }
        Format::Table | Format::Markdown => context.deliver(|out| {
            let (first, next) = match format {
                Format::Markdown => ("# ", "## "),
                _ => ("", ""),
            };
            writeln!(out, "{first}{}, edition {}", program.name, program.edition)?;
            for (section, title) in SECTIONS {
                let part = matrix(program, &items, Some(section), language);
                if !part.rows.is_empty() {
                    writeln!(out, "\n{next}{title}\n")?;
                    grid::write(out, &part, format, &style)?;
                }
            }
            // Whoever it is sent on to needs to know what the clauses point into.
            writeln!(out, "\n{next}Sources\n")?;
            tenure::render::write(out, &sources, format, &style)
        })?,
    }
    Ok(0)
}

fn named(context: &mut Context, args: &ProgramShowArgs) -> Result<Arc<Program>, Failure> {
    let catalog = context.catalog()?;
    let program = match &args.edition {
        Some(edition) => catalog.edition(&args.id, edition).ok_or_else(|| {
            let editions: Vec<&str> = catalog
                .editions(&args.id)
                .map(|program| program.edition.as_str())
                .collect();
            Failure::unknown("edition", edition, &editions)
        }),
        None => catalog
            .latest(&args.id)
            .ok_or_else(|| unknown_program(catalog, &args.id)),
    };
    // A wrong id is the better message where both are wrong.
    let program = match catalog.ids().contains(&args.id.as_str()) {
        true => program?,
        false => return Err(unknown_program(catalog, &args.id)),
    };
    let tiers: Vec<&str> = program.tiers.iter().map(|tier| tier.id.as_str()).collect();
    if let Some(unknown) = args
        .tier
        .iter()
        .find(|tier| !tiers.contains(&tier.as_str()))
    {
        let mend = format!("leave --tier out: {} has no tiers", program.id);
        return Err(Failure::unknown("tier", unknown, &tiers).or_help(mend));
    }
    Ok(program)
}

fn unknown_program(catalog: &tenure::terms::catalog::Catalog, id: &str) -> Failure {
    Failure::unknown("program", id, &catalog.ids())
}

/// A program as a table a kind of rule, each under its heading.
fn print_sections(
    context: &mut Context,
    answer: &Answer<ProgramItem>,
    format: Format,
) -> Result<(), Failure> {
    let rules = answer.items.first().and_then(|item| item.rules.as_ref());
    sections::print(context, answer, format, |sections| match rules {
        Some(rules) => all(sections, rules),
        None => Ok(()),
    })
}

fn all(sections: &mut Sections, rules: &Rules) -> io::Result<()> {
    sections.one("Names", &rules.names)?;
    sections.one("Who decides a severity", rules.decides.as_slice())?;
    sections.one("Facts", &rules.facts)?;
    sections.one("Circumstances", &rules.circumstances)?;
    sections.one("Severities", &rules.criteria)?;
    sections.one("Targets", &rules.targets)?;
    sections.one("What starts a clock", &rules.starts)?;
    sections.one("Channels", &rules.coverage)?;
    sections.one("Hours", &rules.hours)?;
    sections.one("Escalation", &rules.escalations)?;
    sections.one("Tickets", &rules.ticket_rules)?;
    sections.one("Features", &rules.features)?;
    sections.one("Services", &rules.services)?;
    sections.one("What services are made of", &rules.duties)?;
    sections.one("What there is to use of services", &rules.allowances)?;
    sections.one("Monitored events", &rules.events)?;
    sections.one("Terms, notices, fees", &rules.contract_rules)?;
    sections.one("Versions", &rules.versions)?;
    sections.one("Notes", &rules.notes)?;
    sections.one("Sources", &rules.sources)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::generated::is_current;

    #[test]
    fn the_committed_schemas_are_current() {
        for (kind, name) in [
            (SchemaKind::Program, "program"),
            (SchemaKind::Contract, "contract"),
            (SchemaKind::Calendar, "calendar"),
        ] {
            is_current(
                &format!("schemas/{name}.json"),
                schema_text(kind).as_bytes(),
            );
        }
    }
}
