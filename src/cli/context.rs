//! What the flags and the environment come to: now, zone, format, store, programs, and where
//! answers go.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use tenure::diagnostic::{Diagnostic, Source};
use tenure::domain::Program;
use tenure::domain::clause::Reason;
use tenure::domain::program::ENGLISH;
use tenure::domain::trail::Telling;
use tenure::domain::zone::tzdb_version;
use tenure::domain::{Instant, Zone};
use tenure::render::diagnostics::human;
use tenure::render::text::visible;
use tenure::render::{Format, Style, account};
use tenure::report::programs::languages;
use tenure::report::{Answer, Item};
use tenure::terms::catalog::{AddError, Catalog};

use super::args::{ColorWhen, Globals};
use super::failure::{Failure, status};
use super::files;
use super::output::Destination;
use super::values::{self, Clock, When};

/// The parts of the environment that commands look at.
pub struct Env {
    variables: BTreeMap<&'static str, OsString>,
    /// Whether standard output is a terminal, and how wide.
    pub terminal_width: Option<usize>,
    /// Whether questions can be asked and answered.
    pub interactive: bool,
    /// Whether standard error is a terminal.
    pub error_terminal: bool,
    /// Whether the clock may be read; `None` for the real one.
    pub clock: fn() -> Instant,
}

/// The variables that are looked at.
const VARIABLES: [&str; 17] = [
    "USER",
    "LOGNAME",
    "USERNAME",
    "TENURE_DB",
    "TENURE_NOW",
    "TENURE_ZONE",
    "TENURE_PROGRAMS",
    "TENURE_FORMAT",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "TERM",
    "COLUMNS",
    "GITHUB_ACTIONS",
    "GITHUB_WORKSPACE",
    "GITHUB_STEP_SUMMARY",
    "CI_PROJECT_DIR",
];

impl Env {
    /// The environment of this process.
    pub fn of_process() -> Env {
        let set = |name: &'static str| Some((name, std::env::var_os(name)?));
        let terminal = io::stdout().is_terminal();
        let error_terminal = io::stderr().is_terminal();
        Env {
            variables: VARIABLES.into_iter().filter_map(set).collect(),
            terminal_width: terminal.then(terminal_width),
            interactive: terminal && error_terminal && io::stdin().is_terminal(),
            error_terminal,
            clock: system_clock,
        }
    }

    /// An environment in which nothing is set, shown as wide as another.
    pub fn bare(width: Option<usize>) -> Env {
        Env {
            variables: BTreeMap::new(),
            terminal_width: width,
            interactive: false,
            error_terminal: false,
            clock: system_clock,
        }
    }

    /// A variable that is set to something.
    pub fn get(&self, name: &'static str) -> Option<&OsStr> {
        self.variables
            .get(name)
            .map(OsString::as_os_str)
            .filter(|value| !value.is_empty())
    }

    /// A variable as text, read by a parser of the command line.
    fn parsed<T>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, Failure> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let text = value.to_string_lossy();
        let parsed = parse(&text);
        parsed.map(Some).map_err(|why| {
            let help = format!("set {name} to another value, or unset it");
            Failure::usage(format!("{name} is `{text}`: {why}")).help(help)
        })
    }
}

/// The width of the terminal; 80 where it does not say.
fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}

/// The current time: the one place where it is read.
fn system_clock() -> Instant {
    let seconds = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |s| -s),
    };
    Instant::from_seconds(seconds).unwrap_or(Instant::MAX)
}

/// What a command works with.
pub struct Context<'a> {
    globals: Globals,
    command_line: String,
    clock: Clock,
    /// Whether somebody said what now is, instead of the clock.
    pub now_is_told: bool,
    pub db: PathBuf,
    /// Whether the store's place is the default one, whose folders are made on demand.
    pub db_is_default: bool,
    program_dirs: Vec<PathBuf>,
    /// The format of the flag, else of the environment where a command has it.
    format: RequestedFormat,
    style: Style,
    pub env: &'a Env,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    catalog: OnceCell<Catalog>,
}

/// Reasons, each list under its heading.
pub type Accounts = Vec<(String, Vec<Reason>)>;

/// The format that was asked for, and how.
#[derive(Debug, Clone)]
enum RequestedFormat {
    Default,
    Flag(String),
    Environment(String),
}

impl<'a> Context<'a> {
    /// Settles what the flags and the environment come to. Gives `err` back with a failure.
    pub fn new(
        globals: Globals,
        arguments: &[OsString],
        env: &'a Env,
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
    ) -> Result<Self, (Failure, &'a mut dyn Write)> {
        let settled = Settled::new(&globals, env);
        let settled = match settled {
            Ok(settled) => settled,
            Err(failure) => return Err((failure, err)),
        };
        let style = Style {
            width: if globals.output.is_some() {
                None
            } else {
                env.terminal_width
            },
            color: globals.output.is_none() && wants_color(globals.color, env),
        };
        Ok(Context {
            command_line: command_line(arguments),
            clock: Clock {
                now: settled.now,
                zone: settled.zone,
            },
            now_is_told: settled.now_is_told,
            db: settled.db,
            db_is_default: settled.db_is_default,
            program_dirs: settled.program_dirs,
            format: settled.format,
            globals,
            style,
            env,
            out,
            err,
            catalog: OnceCell::new(),
        })
    }

    /// The instant to judge at; a local time is read in the zone asked for, else in the one given.
    pub fn now_in(&self, zone: &Zone) -> Instant {
        self.clock.now_in(zone)
    }

    /// When now is, for those who do not know the zone yet.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The instant to judge at where no contract gives a zone.
    pub fn now(&self) -> Instant {
        self.now_in(&Zone::utc())
    }

    /// The zone to read and show times in: the one asked for, else the one given.
    pub fn zone_or(&self, zone: &Zone) -> Zone {
        self.clock.zone.as_ref().unwrap_or(zone).clone()
    }

    /// The command as it was typed, for the log of the store.
    pub fn command_line(&self) -> &str {
        &self.command_line
    }

    /// Who gives the command, as far as the environment says.
    pub fn user(&self) -> String {
        let named = ["USER", "LOGNAME", "USERNAME"]
            .into_iter()
            .find_map(|name| self.env.get(name));
        named.map_or_else(
            || "unknown".to_owned(),
            |name| name.to_string_lossy().into(),
        )
    }

    /// What the receiver of a table can show.
    pub fn style(&self) -> Style {
        self.style
    }

    /// The bundled programs and those of the user's directories.
    pub fn catalog(&mut self) -> Result<&Catalog, Failure> {
        if self.catalog.get().is_none() {
            let catalog = self.read_catalog()?;
            let _ = self.catalog.set(catalog);
        }
        self.catalog
            .get()
            .ok_or_else(|| Failure::unusable("no programs could be read"))
    }

    fn read_catalog(&mut self) -> Result<Catalog, Failure> {
        let mut catalog = Catalog::bundled();
        for dir in self.program_dirs.clone() {
            for path in files::toml_files(&dir)? {
                let source = files::read_text(&path)?.map_err(|(source, finding)| {
                    self.show_findings(&source, &[finding]);
                    Failure::told(status::BAD)
                })?;
                match catalog.add(&source.text) {
                    Ok(()) => {}
                    Err(AddError::Findings(findings)) => {
                        self.show_findings(&source, &findings);
                        return Err(Failure::told(status::BAD));
                    }
                    Err(AddError::Taken { id, edition }) => {
                        let what = format!(
                            "`{}` is edition {edition} of program {id}, and another text of that \
                             edition is there already",
                            path.display()
                        );
                        let help = "give the file an `id` or an `edition` of its own";
                        return Err(Failure::bad(what).help(help));
                    }
                }
            }
        }
        Ok(catalog)
    }

    /// The format of a command that has the common formats.
    pub fn format(&self) -> Result<Format, Failure> {
        let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        let name = self.format_among(&names, Format::Table.name())?;
        Ok(Format::parse(&name).unwrap_or(Format::Table))
    }

    /// The format of a command that has a set of its own.
    pub fn format_among(&self, names: &[&str], default: &str) -> Result<String, Failure> {
        let known = |name: &String| names.contains(&name.as_str());
        match &self.format {
            RequestedFormat::Flag(name) if !known(name) => {
                let what = format!("this command has no format `{name}`");
                let help = format!("one of {}", tenure::terms::read::listed(names));
                Err(Failure::usage(what).help(help))
            }
            RequestedFormat::Flag(name) => Ok(name.clone()),
            RequestedFormat::Environment(name) if known(name) => Ok(name.clone()),
            _ => Ok(default.to_owned()),
        }
    }

    /// The language that was asked for, in which some program at hand has to have words; English,
    /// where none was.
    pub fn language(&mut self, asked: Option<&str>, program: &Program) -> Result<String, Failure> {
        let Some(asked) = asked else {
            return Ok(ENGLISH.to_owned());
        };
        let all = self.catalog()?.all();
        let programs = all.iter().map(|edition| edition.program.as_ref());
        let known = languages(programs.chain([program]));
        let asked = asked.to_ascii_lowercase();
        if known.contains(&asked) {
            return Ok(asked);
        }
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let what = format!("no program has words in the language `{asked}`");
        let help = format!("one of {}", tenure::terms::read::listed(&known));
        Err(Failure::usage(what).help(help))
    }

    /// Whether questions can be asked and answered: on a terminal, where the answer goes there too.
    pub fn interactive(&self) -> bool {
        self.env.interactive && self.globals.output.is_none()
    }

    /// An answer's envelope.
    pub fn answer<T>(&self, now: Instant, items: Vec<T>) -> Answer<T> {
        Answer::new(now, tzdb_version(), items)
    }

    /// Writes an answer in the format asked for.
    pub fn print<T: Item>(&mut self, answer: &Answer<T>) -> Result<(), Failure> {
        self.print_after(|_| Ok(()), answer, Accounts::new())
    }

    /// Takes the reasons out of items that a table is to show, which has no column for them; gives
    /// them back where they are asked for.
    pub fn accounts<T>(
        &self,
        items: &mut [T],
        title: impl Fn(&T) -> String,
        reasons: impl Fn(&mut T) -> &mut Vec<Reason>,
    ) -> Result<Accounts, Failure> {
        let mut accounts = Accounts::new();
        if self.format().is_ok_and(|format| format == Format::Table) {
            for item in items {
                let taken = std::mem::take(reasons(item));
                if self.globals.explain {
                    accounts.push((title(item), taken));
                }
            }
        }
        Ok(accounts)
    }

    /// Writes an answer, and in a table its reasons below where they are asked for; every other
    /// format has them in its fields.
    pub fn print_explained<T: Item>(
        &mut self,
        answer: &Answer<T>,
        accounts: Accounts,
    ) -> Result<(), Failure> {
        self.print_after(|_| Ok(()), answer, accounts)
    }

    /// The same below something else that belongs to the answer.
    pub fn print_after<T: Item>(
        &mut self,
        before: impl FnOnce(&mut dyn Write) -> io::Result<()>,
        answer: &Answer<T>,
        accounts: Accounts,
    ) -> Result<(), Failure> {
        let format = self.format()?;
        let style = self.style;
        let explains = self.globals.explain && format == Format::Table;
        self.deliver(|out| {
            before(out)?;
            tenure::render::write(out, answer, format, &style)?;
            if explains {
                for (title, reasons) in &accounts {
                    write!(out, "\n{}", account::render(title, reasons))?;
                }
            }
            Ok(())
        })?;
        // These hold nothing but items.
        if matches!(format, Format::Plain | Format::Ndjson | Format::Csv) {
            for warning in &answer.warnings {
                self.remark(&format!("warning: {}", visible(&warning.message)));
            }
        }
        Ok(())
    }

    /// Writes what a function writes to where answers go: standard output, or the file of `-o`.
    pub fn deliver(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let mut destination = Destination::new(self.globals.output.as_deref(), self.out)?;
        let written = write(destination.writer());
        destination.finish(written)
    }

    /// Whether only answers and errors are wanted.
    pub fn is_quiet(&self) -> bool {
        self.globals.quiet
    }

    /// Whether answers are shown on a terminal.
    pub fn answers_to_terminal(&self) -> bool {
        self.env.terminal_width.is_some() && self.globals.output.is_none()
    }

    /// Whether answers go to the file of `-o`.
    pub fn answers_to_file(&self) -> bool {
        self.globals.output.is_some()
    }

    /// How much of the way of a clock is told, where reasons are asked for.
    pub fn telling(&self) -> Option<Telling> {
        let telling = match self.globals.verbose {
            true => Telling::Unfolded,
            false => Telling::Folded,
        };
        self.globals.explain.then_some(telling)
    }

    /// Whether every answer is to come with its reasons.
    pub fn explains(&self) -> bool {
        self.globals.explain
    }

    /// Says something on standard error, unless only answers and errors are wanted.
    pub fn remark(&mut self, text: &str) {
        if !self.globals.quiet {
            self.complain(text);
        }
    }

    /// Says something on standard error. There is nobody to tell if that fails.
    pub fn complain(&mut self, text: &str) {
        let _ = writeln!(self.err, "{text}");
    }

    /// Says why something fails, unless that has been said.
    pub fn complain_of(&mut self, failure: &Failure) {
        if let Some(text) = failure.text() {
            self.complain(&text);
        }
    }

    /// Shows findings of a file on standard error, like a compiler.
    pub fn show_findings(&mut self, source: &Source, findings: &[Diagnostic]) {
        let color = self.env.error_terminal && self.style.color;
        let text = human::render(source, findings, color);
        let _ = write!(self.err, "{text}");
    }
}

/// Flags and environment, settled.
struct Settled {
    now: When,
    now_is_told: bool,
    zone: Option<Zone>,
    db: PathBuf,
    db_is_default: bool,
    program_dirs: Vec<PathBuf>,
    format: RequestedFormat,
}

impl Settled {
    fn new(globals: &Globals, env: &Env) -> Result<Settled, Failure> {
        let now = match globals.now {
            Some(now) => Some(now),
            None => env.parsed("TENURE_NOW", values::when)?,
        };
        let zone = match &globals.zone {
            Some(zone) => Some(zone.clone()),
            None => env.parsed("TENURE_ZONE", values::zone)?,
        };
        let named = globals
            .db
            .clone()
            .or_else(|| env.get("TENURE_DB").map(PathBuf::from));
        let mut program_dirs = globals.programs.clone();
        if program_dirs.is_empty() {
            let listed = env.get("TENURE_PROGRAMS");
            program_dirs = listed
                .map(|l| std::env::split_paths(l).collect())
                .unwrap_or_default();
        }
        let format = match (&globals.format, globals.json, env.get("TENURE_FORMAT")) {
            (_, true, _) => RequestedFormat::Flag("json".to_owned()),
            (Some(format), ..) => RequestedFormat::Flag(format.clone()),
            (None, false, Some(format)) => {
                RequestedFormat::Environment(format.to_string_lossy().into_owned())
            }
            (None, false, None) => RequestedFormat::Default,
        };
        Ok(Settled {
            now_is_told: now.is_some(),
            now: now.unwrap_or_else(|| When::Exact((env.clock)())),
            zone,
            db_is_default: named.is_none(),
            db: named.unwrap_or_else(default_db),
            program_dirs,
            format,
        })
    }
}

/// `tenure/tenure.db` in the user's data directory; in the current one where there is none.
fn default_db() -> PathBuf {
    use etcetera::BaseStrategy as _;
    let base = etcetera::choose_base_strategy();
    let data = base
        .map(|base| base.data_dir())
        .unwrap_or_else(|_| PathBuf::from("."));
    data.join("tenure").join("tenure.db")
}

/// The flag, then `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, then whether there is a terminal.
fn wants_color(flag: Option<ColorWhen>, env: &Env) -> bool {
    let is = |name, value: &str| env.get(name).is_some_and(|set| set == value);
    match flag {
        Some(ColorWhen::Always) => true,
        Some(ColorWhen::Never) => false,
        _ if env.get("NO_COLOR").is_some() => false,
        _ if env.get("CLICOLOR_FORCE").is_some() && !is("CLICOLOR_FORCE", "0") => true,
        _ => env.terminal_width.is_some() && !is("CLICOLOR", "0") && !is("TERM", "dumb"),
    }
}

/// The command as somebody would type it again; words with anything but plain characters are
/// quoted.
fn command_line(arguments: &[OsString]) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:@%+,".contains(c);
    let words = arguments.iter().skip(1).map(|word| {
        let word = word.to_string_lossy();
        match !word.is_empty() && word.chars().all(plain) {
            true => word.into_owned(),
            false => format!("'{}'", word.replace('\'', "'\\''")),
        }
    });
    std::iter::once("tenure".to_owned())
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a CONTRACT is the path of a file rather than an id.
pub fn is_path(contract: &str) -> bool {
    contract == "-"
        || contract.contains(['/', '\\'])
        || Path::new(contract).extension().is_some_and(|e| e == "toml")
}
