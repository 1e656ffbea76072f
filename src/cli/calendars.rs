//! Calendars named on the command line: the one place that says what such a name means.
//!
//! In order: a calendar of the files of `--calendars`; a bundled calendar; `PROGRAM/REGION`, or
//! `PROGRAM/REGION/TIER` where tiers have hours of their own; a file of one calendar, or
//! `FILE#NAME`; a contract's file, for the hours that its business time is counted in; a contract
//! of the store.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tenure::diagnostic::Source;
use tenure::domain::clause::Why;
use tenure::domain::{Calendar, Program};
use tenure::terms::check::{FileKind, calendars_in, kind_of};
use tenure::terms::contract::read_contract;
use tenure::terms::public;
use tenure::terms::read::listed;

use super::context::{Context, is_path};
use super::failure::Failure;
use super::files;
use super::store::{Opened, has_errors};

/// What tells more about calendars.
const HELP: &str = "name one of a file of --calendars, the path of a calendar's or a contract's \
                    file, a bundled calendar such as `it`, a contract, or PROGRAM/REGION";

/// The calendars that can be named without a path: those of the files of `--calendars`, and the
/// bundled ones.
#[derive(Debug, Default)]
pub struct Calendars {
    own: BTreeMap<String, Calendar>,
}

impl Calendars {
    /// Reads the files of `--calendars`. A file of any kind will do: its tables `[calendar.NAME]`
    /// count.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or has errors; two unlike calendars of one name.
    pub fn read(context: &mut Context, files: &[PathBuf]) -> Result<Calendars, Failure> {
        let mut own: BTreeMap<String, Calendar> = BTreeMap::new();
        for path in files {
            let source = read(context, path)?;
            for (name, calendar) in calendars_of(context, &source)? {
                match own.get(&name) {
                    Some(there) if !there.is_like(&calendar) => {
                        let what = format!("two files of --calendars have a calendar `{name}`");
                        return Err(Failure::bad(what).help("give one of them another name"));
                    }
                    _ => own.insert(name, calendar),
                };
            }
        }
        Ok(Calendars { own })
    }

    /// The calendar of a name: of the files, else a bundled one.
    pub fn get(&self, name: &str) -> Option<&Calendar> {
        self.own.get(name).or_else(|| public::calendar(name))
    }

    /// Every name there is.
    pub fn names(&self) -> Vec<&str> {
        let own = self.own.keys().map(String::as_str);
        own.chain(public::names()).collect()
    }
}

/// The calendar that a name on the command line means, with the files of `--calendars`.
///
/// # Errors
///
/// Nothing is called so (status 3, with the nearest name), or the file that it names has errors.
pub fn resolve(context: &mut Context, named: &str, files: &[PathBuf]) -> Result<Calendar, Failure> {
    let calendars = Calendars::read(context, files)?;
    if let Some(calendar) = calendars.get(named) {
        return Ok(calendar.clone());
    }
    if let Some(calendar) = of_region(context, named)? {
        return Ok(calendar);
    }
    if is_path(named) || named.find('#').is_some_and(|at| at > 0) {
        return of_file(context, named);
    }
    let mut known: Vec<String> = calendars.names().into_iter().map(str::to_owned).collect();
    if context.db.exists() {
        let mut opened = Opened::existing(context)?;
        if opened.registered(named)?.is_some() {
            return hours(opened.contract(named)?.hours.clone());
        }
        known.extend(opened.ids()?);
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    Err(unknown(named, &known))
}

fn unknown(named: &str, known: &[&str]) -> Failure {
    let unknown = || Failure::unusable(format!("there is no calendar `{named}`"));
    match public::meant_by(named).as_slice() {
        [] => Failure::unknown("calendar", named, known).or_help(HELP),
        [one] => unknown().help(format!("did you mean `{one}`?")),
        several => unknown().help(format!("did you mean one of {}?", listed(several))),
    }
}

/// The hours of a contract or of a region, or why there are none.
fn hours(hours: Result<Calendar, Why>) -> Result<Calendar, Failure> {
    hours.map_err(|why| Failure::unusable(why.message).clauses(why.clauses))
}

/// The hours of `PROGRAM/REGION` or `PROGRAM/REGION/TIER`; `None` where it is something else. A
/// path that is there goes before.
fn of_region(context: &mut Context, named: &str) -> Result<Option<Calendar>, Failure> {
    let parts: Vec<&str> = named.split('/').collect();
    let (id, region, tier) = match parts.as_slice() {
        [id, region] => (*id, *region, None),
        [id, region, tier] => (*id, *region, Some(*tier)),
        _ => return Ok(None),
    };
    if Path::new(named).exists() {
        return Ok(None);
    }
    let Some(program) = context.catalog()?.latest(id) else {
        return Ok(None);
    };
    region_hours(&program, region, tier).map(Some)
}

fn region_hours(program: &Program, id: &str, tier: Option<&str>) -> Result<Calendar, Failure> {
    let regions: Vec<&str> = program.regions.iter().map(|r| r.id.as_str()).collect();
    let region = program.region(id).ok_or_else(|| {
        let what = format!("region of {}", program.id);
        Failure::unknown(&what, id, &regions).or_help(HELP)
    })?;
    let tiers: Vec<&str> = program.tiers.iter().map(|t| t.id.as_str()).collect();
    if let Some(tier) = tier.filter(|tier| !tiers.contains(tier)) {
        let what = format!("tier of {}", program.id);
        return Err(Failure::unknown(&what, tier, &tiers).or_help("leave the tier out"));
    }
    let name = region.calendar_for(tier);
    let calendar = name.and_then(|name| program.calendars.get(name));
    calendar.cloned().ok_or_else(|| {
        let what = format!(
            "{} does not publish the hours of region {id}",
            program.vendor
        );
        Failure::unusable(what)
            .clauses(region.basis.clauses.clone())
            .help("name a calendar with the hours that were agreed")
    })
}

/// The calendar of `FILE` or `FILE#NAME`.
fn of_file(context: &mut Context, named: &str) -> Result<Calendar, Failure> {
    // A file may have `#` in its name.
    let (path, name) = match named.rsplit_once('#') {
        Some((path, name)) if !path.is_empty() && !Path::new(named).exists() => (path, Some(name)),
        _ => (named, None),
    };
    let source = read(context, Path::new(path))?;
    if name.is_none() && kind_of(&source.text) == FileKind::Contract {
        let (contract, findings) = read_contract(&source.text, context.catalog()?);
        return match contract {
            Some(contract) => hours(contract.hours),
            None => Err(has_errors(context, &source, &findings)),
        };
    }
    let calendars = calendars_of(context, &source)?;
    let names: Vec<&str> = calendars.keys().map(String::as_str).collect();
    if let Some(name) = name {
        let found = calendars.get(name).cloned();
        return found.ok_or_else(|| {
            let what = format!("calendar in `{path}` called");
            Failure::unknown(&what, name, &names).or_help("it has no calendars")
        });
    }
    match (names.as_slice(), calendars.values().next()) {
        ([_], Some(only)) => Ok(only.clone()),
        ([], _) => Err(Failure::unusable(format!("`{path}` has no calendars"))
            .help("name a file with a table [calendar.NAME]")),
        (several, _) => Err(Failure::unusable(format!("`{path}` has several calendars"))
            .help(format!("write `{path}#NAME`, one of {}", listed(several)))),
    }
}

fn read(context: &mut Context, path: &Path) -> Result<Source, Failure> {
    match files::read_text(path)? {
        Ok(source) => Ok(source),
        Err((source, finding)) => Err(has_errors(context, &source, &[finding])),
    }
}

/// The calendars of a file; its findings go to standard error.
fn calendars_of(
    context: &mut Context,
    source: &Source,
) -> Result<BTreeMap<String, Calendar>, Failure> {
    let (calendars, findings) = calendars_in(&source.text, context.catalog()?);
    let Some(calendars) = calendars else {
        return Err(has_errors(context, source, &findings));
    };
    if !findings.is_empty() {
        context.show_findings(source, &findings);
    }
    Ok(calendars)
}
