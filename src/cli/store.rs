//! Contracts and tickets out of the store, or a contract out of a file.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenure::diagnostic::{Diagnostic, Source};
use tenure::domain::ticket::{Event, Ticket};
use tenure::domain::{Contract, Instant, Program};
use tenure::store::{
    Change, Checked, Committed, End, Logged, Operation, Record, Reversal, SqliteStore, Store,
    StoreError, StoredContract, StoredTicket, Subject,
};
use tenure::terms::check::{FileKind, check_file, kind_of};
use tenure::terms::contract::read_contract;

use super::context::{Context, is_path};
use super::failure::{Failure, status};
use super::values::Clock;
use super::{files, output};

mod revive;

pub use revive::{Held, TakenIn, first_error};

/// The open store, and the editions read from it so far.
pub struct Opened {
    store: SqliteStore,
    /// When now is: what came after it is not known. Without one everything is.
    clock: Option<Clock>,
    editions: BTreeMap<String, Arc<Program>>,
    /// What was read, as of which operation: what is recorded later rests on it.
    seen: BTreeMap<Subject, u64>,
    /// A changed file that is not in the store yet.
    taken_in: Option<TakenIn>,
    /// Where the store is, if it goes with this.
    thrown_away: Option<tempfile::TempDir>,
}

/// A ticket under its contract, with the events that it was folded from.
pub struct LoadedTicket {
    pub contract: Arc<Contract>,
    pub ticket: Ticket,
    pub events: Vec<Event>,
}

impl Opened {
    /// Opens the store that the flags name; it has to be there.
    pub fn existing(context: &Context) -> Result<Opened, Failure> {
        match SqliteStore::open(&context.db) {
            Ok(store) => Ok(Opened::new(store, Some(context.clock().clone()))),
            Err(error @ StoreError::Missing { .. }) => Err(Failure::unusable(error.to_string())
                .help("register a contract first: tenure contract register FILE")),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens the store that the flags name, and makes it where it is not there.
    pub fn or_new(context: &Context) -> Result<Opened, Failure> {
        if context.db_is_default
            && let Some(parent) = context.db.parent()
        {
            make_private_dirs(parent)?;
        }
        let store = SqliteStore::open_or_create(&context.db)?;
        Ok(Opened::new(store, Some(context.clock().clone())))
    }

    /// The store that the flags name, for an operation that may make it. Where a rehearsal finds
    /// none it gets one that is thrown away.
    pub fn to_record(context: &Context, rehearsal: bool) -> Result<Opened, Failure> {
        match (rehearsal, context.db.exists()) {
            (false, _) => Opened::or_new(context),
            (true, true) => Opened::existing(context),
            (true, false) => {
                let no_room = |error| Failure::unusable(format!("no room to try it: {error}"));
                let directory = tempfile::tempdir().map_err(no_room)?;
                let store = SqliteStore::open_or_create(directory.path().join("tenure.db"))?;
                let mut opened = Opened::new(store, Some(context.clock().clone()));
                opened.thrown_away = Some(directory);
                Ok(opened)
            }
        }
    }

    fn new(store: SqliteStore, clock: Option<Clock>) -> Opened {
        Opened {
            store,
            clock,
            editions: BTreeMap::new(),
            seen: BTreeMap::new(),
            taken_in: None,
            thrown_away: None,
        }
    }

    /// One contract.
    pub fn contract(&mut self, id: &str) -> Result<Arc<Contract>, Failure> {
        match self.store.contract(id)? {
            Some(stored) => {
                let subject = Subject::Contract(id.to_owned());
                self.seen.insert(subject, stored.revision);
                self.revive(&stored).map(Arc::new)
            }
            None => {
                let ids = self.ids()?;
                let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                let mend = match ids.is_empty() {
                    true => "register a contract first: tenure contract register FILE",
                    false => "`tenure contract list` shows them",
                };
                Err(Failure::unknown("contract", id, &ids).or_help(mend))
            }
        }
    }

    /// The id of every contract, in order.
    pub fn ids(&self) -> Result<Vec<String>, Failure> {
        let contracts = self.store.contracts()?;
        Ok(contracts.into_iter().map(|contract| contract.id).collect())
    }

    /// Every contract, by id.
    pub fn contracts(&mut self) -> Result<Vec<Arc<Contract>>, Failure> {
        let stored = self.store.contracts()?;
        stored
            .iter()
            .map(|stored| {
                let subject = Subject::Contract(stored.id.clone());
                self.seen.insert(subject, stored.revision);
                self.revive(stored).map(Arc::new)
            })
            .collect()
    }

    /// What each contract that was read from here has to be still, for what is decided by it.
    pub fn expectations(&self) -> HashMap<String, Change> {
        let contracts = self
            .seen
            .iter()
            .filter_map(|(subject, revision)| match subject {
                Subject::Contract(id) => {
                    let (subject, revision) = (subject.clone(), *revision);
                    Some((id.clone(), Change::Expect { subject, revision }))
                }
                Subject::Ticket(_) => None,
            });
        contracts.collect()
    }

    /// The ticket that has a `ref` under a contract, as it is kept.
    pub fn imported(
        &self,
        contract: &str,
        reference: &str,
    ) -> Result<Option<StoredTicket>, Failure> {
        match self.store.ticket_by_ref(contract, reference)? {
            Some(number) => self.stored_ticket(number),
            None => Ok(None),
        }
    }

    /// A ticket as it is kept.
    pub fn stored_ticket(&self, number: u64) -> Result<Option<StoredTicket>, Failure> {
        Ok(self.store.ticket(number)?)
    }

    /// Records changes as one operation as they come; a rehearsal only tries.
    pub fn commit_each(
        &mut self,
        context: &mut Context,
        rehearsal: bool,
        changes: &mut dyn Iterator<Item = Result<Change, StoreError>>,
    ) -> Result<Committed, Failure> {
        let committed = self
            .store
            .commit_each(&operation(context, rehearsal), changes)?;
        mind_the_clock(context, committed.clock_was_at);
        Ok(committed)
    }

    /// One ticket, as far as it had come by now.
    pub fn ticket(&mut self, context: &Context, number: u64) -> Result<LoadedTicket, Failure> {
        let stored = self.store.ticket(number)?.ok_or_else(|| {
            Failure::unusable(format!("there is no ticket {number}"))
                .help("`tenure ticket list` shows them")
        })?;
        self.seen.insert(Subject::Ticket(number), stored.revision);
        let contract = self.contract(&stored.contract)?;
        let opened = stored.events.first().map(|event| event.at);
        fold(context, stored, contract)?.ok_or_else(|| {
            let at = opened.map(|at| at.to_string()).unwrap_or_default();
            Failure::bad(format!(
                "ticket {number} was opened {at}, which is after now"
            ))
            .help("judge as of a later instant with --now")
        })
    }

    /// The last operation on a ticket that was read, as of then.
    pub fn revision(&self, ticket: u64) -> Option<u64> {
        self.seen.get(&Subject::Ticket(ticket)).copied()
    }

    /// The tickets of one contract, or all, that were open by now, under the contracts given.
    pub fn tickets(
        &mut self,
        context: &Context,
        contract: Option<&str>,
        contracts: &[Arc<Contract>],
    ) -> Result<Vec<LoadedTicket>, Failure> {
        let by_id: BTreeMap<&str, &Arc<Contract>> = contracts
            .iter()
            .map(|contract| (contract.id.as_str(), contract))
            .collect();
        let stored = self.store.tickets(contract)?;
        let mut tickets = Vec::with_capacity(stored.len());
        for ticket in stored {
            // Registered since the contracts were read: the next run shows it.
            if let Some(contract) = by_id.get(ticket.contract.as_str()) {
                tickets.extend(fold(context, ticket, Arc::clone(contract))?);
            }
        }
        Ok(tickets)
    }

    /// Records changes as one operation; a rehearsal goes through with all of it but keeping it.
    /// Refused if a ticket or a contract that they are about has changed since it was read from
    /// here.
    pub fn record(
        &mut self,
        context: &mut Context,
        rehearsal: bool,
        changes: &[Change],
    ) -> Result<Committed, Failure> {
        let touched = changes.iter().filter_map(subject);
        let expected = touched.filter_map(|subject| {
            let revision = *self.seen.get(&subject)?;
            Some(Change::Expect { subject, revision })
        });
        let all: Vec<Change> = expected.chain(changes.iter().cloned()).collect();
        let committed = self.store.commit(&operation(context, rehearsal), &all)?;
        mind_the_clock(context, committed.clock_was_at);
        if rehearsal {
            context.remark("dry run: nothing was recorded");
        }
        Ok(committed)
    }

    /// The operations, the last one first.
    pub fn log(&self, most: Option<u64>) -> Result<Vec<Logged>, Failure> {
        Ok(self.store.log(most)?)
    }

    /// Takes an operation back.
    pub fn undo(&mut self, by: &Operation, number: Option<u64>) -> Result<Reversal, Failure> {
        Ok(self.store.undo(by, number)?)
    }

    /// Brings back what was undone last.
    pub fn redo(&mut self, by: &Operation) -> Result<Reversal, Failure> {
        Ok(self.store.redo(by)?)
    }

    /// Copies the store into a new file.
    pub fn backup(&self, to: &Path) -> Result<(), Failure> {
        Ok(self.store.backup(to)?)
    }

    /// Hands over everything as records.
    pub fn export(
        &self,
        take: &mut dyn FnMut(&Record) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.store.export(take)
    }

    /// Fills the store, if it is empty, with records.
    pub fn import(
        &mut self,
        records: &mut dyn Iterator<Item = Result<Record, StoreError>>,
        rehearsal: bool,
    ) -> Result<End, Failure> {
        Ok(self.store.import(records, rehearsal)?)
    }

    /// Makes again what follows from the log; tells what was wrong before.
    pub fn rebuild(&mut self, rehearsal: bool) -> Result<Vec<String>, Failure> {
        let before = self.store.rebuild(rehearsal)?;
        Ok(before
            .into_iter()
            .flat_map(|checked| checked.wrong)
            .collect())
    }

    /// Every check of the store: of its file, and of what its texts and events come to.
    pub fn examine(&mut self) -> Result<Vec<Checked>, Failure> {
        let mut checks = self.store.examine()?;
        // What the file does not hold is not read.
        if checks.iter().all(|checked| checked.wrong.is_empty()) {
            let (contracts, by_id) = self.examine_contracts()?;
            checks.extend([contracts, self.examine_tickets(&by_id)?]);
        }
        Ok(checks)
    }

    /// Whether every ticket folds from its events.
    fn examine_tickets(
        &self,
        contracts: &BTreeMap<String, Arc<Contract>>,
    ) -> Result<Checked, Failure> {
        let mut checked = Checked {
            name: "tickets",
            count: 0,
            wrong: Vec::new(),
        };
        for stored in self.store.tickets(None)? {
            checked.count += 1;
            let contract = contracts.get(&stored.contract);
            let folded = contract.and_then(|contract| {
                let contract = contract_of(contract, &stored);
                Ticket::fold(stored.number, &contract, &stored.events)
            });
            if folded.is_none() {
                let number = stored.number;
                checked
                    .wrong
                    .push(format!("ticket {number} does not follow from its events"));
            }
        }
        Ok(checked)
    }

    /// Whether a contract of that id is there, and its text.
    pub fn registered(&self, id: &str) -> Result<Option<StoredContract>, Failure> {
        Ok(self.store.contract(id)?)
    }
}

/// What a change is about, and was decided on.
fn subject(change: &Change) -> Option<Subject> {
    match change {
        Change::AddEvent { ticket, .. } => Some(Subject::Ticket(*ticket)),
        Change::AddContractEvent { contract, .. } | Change::OpenTicket { contract, .. } => {
            Some(Subject::Contract(contract.clone()))
        }
        _ => None,
    }
}

/// The command that runs, for the log.
pub fn operation(context: &Context, rehearsal: bool) -> Operation {
    Operation {
        at: context.now(),
        told: context.now_is_told,
        by: context.user(),
        command: context.command_line().to_owned(),
        rehearsal,
    }
}

/// Says so where the clock was set back since an earlier operation.
pub fn mind_the_clock(context: &mut Context, was_at: Option<Instant>) {
    if let Some(was_at) = was_at {
        let now = context.now();
        context.remark(&format!(
            "warning: the clock shows {now}, but showed {was_at} to an earlier operation; \
             the order of the log stands, and moments are recorded as the clock shows them"
        ));
    }
}

/// A ticket from what had happened by now: an answer that is asked of a past instant must not know
/// what came after it. `None` if it was opened later.
fn fold(
    context: &Context,
    stored: StoredTicket,
    contract: Arc<Contract>,
) -> Result<Option<LoadedTicket>, Failure> {
    let number = stored.number;
    let contract = contract_of(&contract, &stored);
    let now = context.now_in(&contract.zone);
    let opened_later = stored.events.first().is_some_and(|event| event.at > now);
    if opened_later {
        return Ok(None);
    }
    let last_at = stored.events.iter().map(|event| event.at).max();
    let events: Vec<Event> = stored
        .events
        .into_iter()
        .filter(|event| event.at <= now)
        .collect();
    let mut ticket = Ticket::fold(number, &contract, &events)
        .ok_or_else(|| Failure::unusable(format!("ticket {number} in the store is damaged")))?;
    // A step cannot be recorded before one that is there already, seen from now or not.
    ticket.last_at = last_at.unwrap_or(ticket.last_at);
    Ok(Some(LoadedTicket {
        contract,
        ticket,
        events,
    }))
}

/// The contract as it was held when a ticket was opened, which stays the ticket's.
fn contract_of(contract: &Arc<Contract>, stored: &StoredTicket) -> Arc<Contract> {
    match stored.events.first() {
        Some(opening) => contract.version_at(opening.at),
        None => Arc::clone(contract),
    }
}

/// A contract with the text of its file.
pub struct FromFile {
    pub contract: Contract,
    pub text: String,
}

/// Reads a contract file; its findings go to standard error.
pub fn contract_file(context: &mut Context, path: &Path) -> Result<FromFile, Failure> {
    let source = match files::read_text(path)? {
        Ok(source) => source,
        Err((source, finding)) => return Err(has_errors(context, &source, &[finding])),
    };
    let catalog = context.catalog()?;
    match kind_of(&source.text) {
        FileKind::Contract => {}
        FileKind::Program => return Err(no_contract(path, "a program file")),
        FileKind::Calendar => return Err(no_contract(path, "a file of calendars")),
        FileKind::Unknown => {
            let findings = check_file(&source.text, catalog);
            return Err(has_errors(context, &source, &findings));
        }
    }
    let (contract, findings) = read_contract(&source.text, catalog);
    let Some(contract) = contract else {
        return Err(has_errors(context, &source, &findings));
    };
    if !findings.is_empty() {
        context.show_findings(&source, &findings);
    }
    Ok(FromFile {
        contract,
        text: source.text,
    })
}

/// Shows what is wrong with a file, which says all that there is to say.
pub fn has_errors(context: &mut Context, source: &Source, findings: &[Diagnostic]) -> Failure {
    context.show_findings(source, findings);
    Failure::told(status::BAD)
}

fn no_contract(path: &Path, what: &str) -> Failure {
    let path = path.display();
    Failure::bad(format!("`{path}` is {what}, not a contract's"))
        .help("name a file with a table [contract]")
}

/// Reads contract files; what is wrong with any of them goes to standard error.
pub fn contract_files(context: &mut Context, paths: &[PathBuf]) -> Result<Vec<FromFile>, Failure> {
    let mut read = Vec::with_capacity(paths.len());
    let mut worst = None;
    for path in paths {
        match contract_file(context, path) {
            Ok(file) => read.push(file),
            Err(failure) => {
                context.complain_of(&failure);
                worst = worst.max(Some(failure.status));
            }
        }
    }
    match worst {
        None => Ok(read),
        Some(status) => Err(Failure::told(status)),
    }
}

/// A contract by its id in the store, or by the path of its file.
pub fn contract(context: &mut Context, named: &str) -> Result<Arc<Contract>, Failure> {
    if is_path(named) {
        return Ok(Arc::new(contract_file(context, Path::new(named))?.contract));
    }
    Opened::existing(context)?.contract(named)
}

/// Contracts by id or path; every one in the store, where none is named.
pub fn contracts(context: &mut Context, named: &[String]) -> Result<Vec<Arc<Contract>>, Failure> {
    if named.is_empty() {
        return Opened::existing(context)?.contracts();
    }
    named.iter().map(|named| contract(context, named)).collect()
}

/// Makes directories that only the user can look into, whatever bits the mask takes away.
fn make_private_dirs(path: &Path) -> Result<(), Failure> {
    private_dirs(path).map_err(|error| {
        Failure::unusable(format!(
            "cannot make the directory `{}`: {}",
            path.display(),
            files::in_words(&error)
        ))
        .help("name another place with --db")
    })
}

fn private_dirs(path: &Path) -> io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        private_dirs(parent)?;
    }
    match fs::create_dir(path) {
        // Somebody else was faster, and its owner.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => {
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
            }
            // What will be kept in it must be found again.
            output::sync_directory(path);
            Ok(())
        }
    }
}
