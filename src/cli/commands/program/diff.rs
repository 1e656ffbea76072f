//! `tenure program diff`: what one edition changes against another, for whom.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tenure::domain::revision::{Difference, Side, compare};
use tenure::domain::{Contract, Program};
use tenure::render::Format;
use tenure::report::Answer;
use tenure::report::revisions::{RevisionItem, Tally};
use tenure::terms::check::{FileKind, kind_of};
use tenure::terms::contract::{named_program, read_registered};
use tenure::terms::program::read_program;

use crate::cli::args::{DiffArgs, DiffFailOn};
use crate::cli::context::{Context, is_path};
use crate::cli::failure::{Failure, status};
use crate::cli::files;
use crate::cli::sections;
use crate::cli::store::{first_error, has_errors};

pub(super) fn run(context: &mut Context, args: &DiffArgs) -> Result<u8, Failure> {
    let format = context.format()?;
    if args.fail_on == Some(DiffFailOn::Contracts) && args.contracts.is_empty() {
        return Err(Failure::usage("--fail-on contracts needs --contracts")
            .help("name the contract files, or a directory of them"));
    }
    if args.old == "-" && args.new == "-" {
        return Err(Failure::usage("only one of the two can be standard input"));
    }
    let old = edition(context, &args.old)?;
    let new = edition(context, &args.new)?;
    if old.id != new.id {
        let what = format!(
            "`{}` and `{}` are no editions of one program",
            old.id, new.id
        );
        return Err(Failure::bad(what).help("compare files with the same program id"));
    }
    let (mut items, broken) = of_contracts(context, args, &old, &new)?;
    let contracts = Tally::by_contract(&items);
    let told: Vec<_> = contracts
        .iter()
        .map(|(contract, tally)| json!({"contract": contract, "changes": tally}))
        .collect();
    let worsened = contracts.values().any(|tally| tally.worse > 0);
    let of_program = told_worst_first(None, compare(Side::Program(&old), Side::Program(&new)));
    let tally = Tally::of(&of_program);
    items.splice(0..0, of_program);
    let all = Tally::of(&items);
    let mut answer = context
        .answer(context.now(), items)
        .with(
            "old",
            json!({"program": old.id, "edition": old.edition, "digest": old.digest}),
        )
        .with(
            "new",
            json!({"program": new.id, "edition": new.edition, "digest": new.digest}),
        )
        .with("summary", json!(tally));
    if !args.contracts.is_empty() {
        answer = answer.with("contracts", told);
    }
    print(context, answer, format)?;
    if args.fail_on == Some(DiffFailOn::Worse) && all.worse == 0 && all.undecided > 0 {
        context.remark(&format!(
            "{} of the changes cannot be decided: read them, or use --fail-on undecided",
            all.undecided
        ));
    }
    let failed = match args.fail_on {
        None => false,
        Some(DiffFailOn::Worse) => all.worse > 0,
        Some(DiffFailOn::Undecided) => all.worse + all.undecided > 0,
        Some(DiffFailOn::Contracts) => worsened,
    };
    Ok(if failed || broken { status::BAD } else { 0 })
}

/// The edition of a file, or one at hand: the latest, where none is named.
fn edition(context: &mut Context, named: &str) -> Result<Arc<Program>, Failure> {
    if is_path(named) {
        return program_file(context, Path::new(named)).map(|file| file.program);
    }
    let catalog = context.catalog()?;
    let (id, edition) = match named.split_once('@') {
        Some((id, edition)) => (id, Some(edition)),
        None => (named, None),
    };
    if !catalog.ids().contains(&id) {
        return Err(super::unknown_program(catalog, id)
            .or_help("or the path of a program file, such as ./new.toml"));
    }
    let found = match edition {
        None => catalog.latest(id),
        Some(edition) => catalog.edition(id, edition),
    };
    found.ok_or_else(|| {
        let editions = catalog.editions(id).map(|program| program.edition.as_str());
        let editions: Vec<&str> = editions.collect();
        Failure::unknown("edition", edition.unwrap_or_default(), &editions)
    })
}

/// A program file that was read.
pub(super) struct ProgramFile {
    pub(super) program: Arc<Program>,
    pub(super) text: String,
}

/// Reads a program file; its findings go to standard error.
pub(super) fn program_file(context: &mut Context, path: &Path) -> Result<ProgramFile, Failure> {
    let source = match files::read_text(path)? {
        Ok(source) => source,
        Err((source, finding)) => return Err(has_errors(context, &source, &[finding])),
    };
    let other = match kind_of(&source.text) {
        FileKind::Contract => Some("a contract file"),
        FileKind::Calendar => Some("a file of calendars"),
        FileKind::Program | FileKind::Unknown => None,
    };
    if let Some(other) = other {
        let path = path.display();
        return Err(
            Failure::bad(format!("`{path}` is {other}, not a program's"))
                .help("name a file with a table [program]"),
        );
    }
    let (program, findings) = read_program(&source.text);
    let Some(program) = program else {
        return Err(has_errors(context, &source, &findings));
    };
    if !findings.is_empty() {
        context.show_findings(&source, &findings);
    }
    Ok(ProgramFile {
        program: Arc::new(program),
        text: source.text,
    })
}

/// What changes for each contract that is under the old edition; and whether one of the files could
/// not be read.
fn of_contracts(
    context: &mut Context,
    args: &DiffArgs,
    old: &Arc<Program>,
    new: &Arc<Program>,
) -> Result<(Vec<RevisionItem>, bool), Failure> {
    let mut items = Vec::new();
    let mut broken = false;
    for path in files::contract_paths(&args.contracts)? {
        let source = match files::read_text(&path)? {
            Ok(source) => source,
            Err((source, finding)) => {
                context.show_findings(&source, &[finding]);
                broken = true;
                continue;
            }
        };
        let named = named_program(&source.text);
        let other = named.is_some_and(|under| {
            let elsewhere = |edition: &String| *edition != old.edition;
            under.program != old.id || under.edition.as_ref().is_some_and(elsewhere)
        });
        if other {
            continue;
        }
        let (contract, findings) = read_registered(&source.text, old);
        let Some(contract) = contract else {
            context.show_findings(&source, &findings);
            broken = true;
            continue;
        };
        let (then, findings) = read_registered(&source.text, new);
        let then = then.ok_or_else(|| first_error(&findings));
        items.extend(for_contract(&contract, then.as_ref()));
    }
    Ok((items, broken))
}

/// What changes for a contract that is read under a new edition, or cannot be.
pub(super) fn for_contract(
    contract: &Contract,
    then: Result<&Contract, &String>,
) -> Vec<RevisionItem> {
    match then {
        Ok(then) => {
            let changed = compare(Side::Contract(contract), Side::Contract(then));
            told_worst_first(Some(&contract.id), changed)
        }
        Err(why) => vec![RevisionItem::unreadable(&contract.id, why)],
    }
}

fn told_worst_first(contract: Option<&str>, mut all: Vec<Difference<'_>>) -> Vec<RevisionItem> {
    all.sort_by_key(|difference| difference.verdict.direction);
    let items = all.iter();
    items
        .map(|difference| RevisionItem::new(contract, difference))
        .collect()
}

/// For people the contracts that are worse off stand below the changes.
fn print(
    context: &mut Context,
    mut answer: Answer<RevisionItem>,
    format: Format,
) -> Result<(), Failure> {
    if !matches!(format, Format::Table | Format::Markdown) {
        return context.print(&answer);
    }
    let (of_program, of_contracts): (Vec<_>, Vec<_>) = std::mem::take(&mut answer.items)
        .into_iter()
        .partition(|item| item.contract.is_none());
    answer.items = of_program;
    let (worse, others): (Vec<_>, Vec<_>) = of_contracts
        .into_iter()
        .partition(|item| item.direction == "worse");
    sections::print(context, &answer, format, |sections| {
        sections.one("Contracts that are worse off", &worse)?;
        sections.one("What else changes for contracts", &others)
    })
}
