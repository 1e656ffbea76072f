//! `tenure program`: the programs at hand, and one in full.

use std::io::{self, Write};
use std::sync::Arc;

use tenure::domain::Program;
use tenure::render::{Format, Style};
use tenure::report::programs::{ProgramItem, Rules};
use tenure::report::{Answer, Item};

use crate::cli::args::{ProgramCommand, ProgramShowArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub fn run(context: &mut Context, command: &ProgramCommand) -> Result<u8, Failure> {
    let format = context.format()?;
    match command {
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
            let item = show(context, args)?;
            let answer = context.answer(context.now(), vec![item]);
            match format {
                Format::Table | Format::Markdown => print_sections(context, &answer, format)?,
                _ => context.print(&answer)?,
            }
        }
    }
    Ok(0)
}

fn show(context: &mut Context, args: &ProgramShowArgs) -> Result<ProgramItem, Failure> {
    let program = named(context, args)?;
    let language = context.language(args.language.lang.as_deref(), &program)?;
    Ok(ProgramItem::full(&program, &args.tier, &language))
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
    let style = context.style();
    context.deliver(|out| {
        tenure::render::write(out, answer, format, &style)?;
        let Some(rules) = answer.items.first().and_then(|item| item.rules.as_ref()) else {
            return Ok(());
        };
        let mut sections = Sections {
            out,
            answer,
            format,
            style,
        };
        sections.all(rules)
    })
}

/// Where the sections of a program go.
struct Sections<'a> {
    out: &'a mut dyn Write,
    answer: &'a Answer<ProgramItem>,
    format: Format,
    style: Style,
}

impl Sections<'_> {
    fn all(&mut self, rules: &Rules) -> io::Result<()> {
        self.one("Names", &rules.names)?;
        self.one("Who decides a severity", rules.decides.as_slice())?;
        self.one("Facts", &rules.facts)?;
        self.one("Severities", &rules.criteria)?;
        self.one("Targets", &rules.targets)?;
        self.one("What starts a clock", &rules.starts)?;
        self.one("Channels", &rules.coverage)?;
        self.one("Hours", &rules.hours)?;
        self.one("Escalation", &rules.escalations)?;
        self.one("Tickets", &rules.ticket_rules)?;
        self.one("Terms, notices, fees", &rules.contract_rules)?;
        self.one("Notes", &rules.notes)?;
        self.one("Sources", &rules.sources)
    }

    /// A section with a heading; nothing where it has no rows.
    fn one<T: Item + Clone>(&mut self, title: &str, rows: &[T]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let heading = match self.format {
            Format::Markdown => format!("## {title}"),
            _ => title.to_owned(),
        };
        writeln!(self.out, "\n{heading}\n")?;
        let answer = Answer::new(self.answer.now, self.answer.tzdb, rows.to_vec());
        tenure::render::write(self.out, &answer, self.format, &self.style)
    }
}
