//! Contracts out of the store: the file of each, what happened to it, and what later files and
//! orders made of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use tenure::diagnostic::{Diagnostic, Level};
use tenure::domain::contract::event::{Event, What};
use tenure::domain::contract::history::{History, Version};
use tenure::domain::recording::later_event;
use tenure::domain::{Contract, Program};
use tenure::store::{Checked, Store as _, StoredContract};
use tenure::terms::contract::{read_at_tier, read_registered};
use tenure::terms::digest::digest;
use tenure::terms::program::read_kept_program;

use super::Opened;
use crate::cli::context::{Context, is_path};
use crate::cli::failure::Failure;

/// What a contract is read from.
#[derive(Clone)]
pub struct Held {
    pub text: String,
    /// The digest of its edition.
    pub edition: String,
    /// The tier that was ordered, where it is not the file's.
    pub tier: Option<String>,
}

impl Held {
    fn registered(stored: &StoredContract) -> Held {
        Held {
            text: stored.text.clone(),
            edition: stored.edition_digest.clone(),
            tier: None,
        }
    }
}

impl Opened {
    /// A contract with what is known of its life by now.
    pub(super) fn revive(&mut self, stored: &StoredContract) -> Result<Contract, Failure> {
        let held = Held::registered(stored);
        let contract = self.read(&stored.id, &held)?;
        let today = match &self.clock {
            Some(clock) => contract.zone.date(clock.now_in(&contract.zone)),
            None => NaiveDate::MAX,
        };
        self.live(stored, held, contract, today)
    }

    /// A contract with what had happened by a date, as it is held on that date.
    fn live(
        &mut self,
        stored: &StoredContract,
        mut held: Held,
        mut contract: Contract,
        today: NaiveDate,
    ) -> Result<Contract, Failure> {
        let known = stored.events.iter().filter(|event| event.on <= today);
        let events: Vec<Event> = known.cloned().collect();
        contract.events.clone_from(&events);
        let changes = changes(&events);
        let Some((first, _)) = changes.first() else {
            return Ok(contract);
        };
        let mut versions = vec![Version {
            from: contract.schedule.initial().start.min(*first),
            contract: Arc::new(contract),
        }];
        for (from, what) in changes {
            let before = held.clone();
            self.change(&mut held, what)?;
            let mut contract = match self.read(&stored.id, &held) {
                // What was recorded since may have no place under the edition.
                Err(_) if matches!(what, What::Adopt { .. }) => {
                    held = before;
                    continue;
                }
                read => read?,
            };
            contract.events.clone_from(&events);
            let contract = Arc::new(contract);
            versions.push(Version { from, contract });
        }
        let begun = versions.partition_point(|version| version.from <= today);
        let mut contract = Contract::clone(&versions[begun.saturating_sub(1)].contract);
        contract.history = History::new(versions);
        Ok(contract)
    }

    /// A contract to record something of: registered, with nothing that lies after now.
    pub fn changeable(&mut self, context: &Context, named: &str) -> Result<Arc<Contract>, Failure> {
        if is_path(named) {
            let what = format!("what happened is recorded of a registered contract, not `{named}`");
            let help = format!("run `tenure contract register {named}` first, and give its id");
            return Err(Failure::unusable(what).help(help));
        }
        let contract = self.contract(named)?;
        let today = contract.zone.date(context.now_in(&contract.zone));
        let stored = self.store.contract(named)?;
        let events = stored.map_or_else(Vec::new, |stored| stored.events);
        if let Some(later) = later_event(&events, today) {
            let what = format!(
                "something was recorded of contract {named} as of {}, which is after now, {today}",
                later.on
            );
            let help = "record as of a later instant with --now, or undo the later one first";
            return Err(Failure::bad(what).help(help));
        }
        Ok(contract)
    }

    /// What a contract is read from on a date, as far as anything is recorded.
    pub fn held(&mut self, stored: &StoredContract, date: NaiveDate) -> Result<Held, Failure> {
        let mut held = Held::registered(stored);
        for (_, what) in changes(&stored.events)
            .into_iter()
            .filter(|(from, _)| *from <= date)
        {
            self.change(&mut held, what)?;
        }
        Ok(held)
    }

    /// The contract that one more event will make; of a changed file, with its text. What could
    /// not be read afterwards is refused.
    pub fn after(
        &mut self,
        id: &str,
        event: &Event,
        taken_in: Option<TakenIn>,
    ) -> Result<Contract, Failure> {
        let lost = || Failure::unusable(format!("there is no contract `{id}`"));
        let mut stored = self.store.contract(id)?.ok_or_else(lost)?;
        stored.events.push(event.clone());
        if let Some(TakenIn { program, .. }) = &taken_in {
            let digest = program.digest.clone();
            self.editions.insert(digest, Arc::clone(program));
        }
        self.taken_in = taken_in;
        let after = self.revive(&stored);
        self.taken_in = None;
        after.map_err(|failure| {
            let why = failure.text().unwrap_or_default();
            Failure::bad(format!("contract {id} could not be read any more: {why}"))
        })
    }

    /// What a contract is read from after an event.
    fn change(&mut self, held: &mut Held, what: &What) -> Result<(), Failure> {
        match what {
            What::Update {
                digest, edition, ..
            } => {
                let lost = || Failure::unusable(format!("file {digest} in the store is damaged"));
                held.text = match &self.taken_in {
                    Some(taken_in) if taken_in.digest == *digest => taken_in.text.clone(),
                    _ => self.store.text(digest)?.ok_or_else(lost)?,
                };
                held.edition.clone_from(edition);
                held.tier = None;
            }
            What::Renew { tier, .. } => held.tier.clone_from(tier),
            What::Adopt { edition, .. } => held.edition.clone_from(edition),
            _ => {}
        }
        Ok(())
    }

    /// Reads a contract under its edition, at its tier.
    fn read(&mut self, id: &str, held: &Held) -> Result<Contract, Failure> {
        let program = self.edition(&held.edition)?;
        let (contract, findings) = match &held.tier {
            None => read_registered(&held.text, &program),
            Some(tier) => read_at_tier(&held.text, &program, tier),
        };
        contract.ok_or_else(|| {
            let why = findings
                .first()
                .map_or("it cannot be read", |f| f.message.as_str());
            Failure::unusable(format!("contract {id} in the store is damaged: {why}"))
        })
    }

    /// A contract as it is held on a date, had it been under another edition; or what stands in the
    /// way.
    pub fn under(
        &mut self,
        id: &str,
        on: NaiveDate,
        program: &Arc<Program>,
    ) -> Result<Result<Contract, String>, Failure> {
        let Some(stored) = self.store.contract(id)? else {
            return Err(Failure::unusable(format!("there is no contract `{id}`")));
        };
        let held = self.held(&stored, on)?;
        let (contract, findings) = match &held.tier {
            None => read_registered(&held.text, program),
            Some(tier) => read_at_tier(&held.text, program, tier),
        };
        Ok(contract.ok_or_else(|| first_error(&findings)))
    }

    /// The edition of a digest.
    pub fn edition(&mut self, digest: &str) -> Result<Arc<Program>, Failure> {
        if let Some(program) = self.editions.get(digest) {
            return Ok(Arc::clone(program));
        }
        let damaged = || Failure::unusable(format!("edition {digest} in the store is damaged"));
        let stored = self.store.edition(digest)?.ok_or_else(damaged)?;
        let program = Arc::new(read_kept_program(&stored.text).0.ok_or_else(damaged)?);
        self.editions
            .insert(digest.to_owned(), Arc::clone(&program));
        Ok(program)
    }

    /// Whether every contract can be read under its editions, and texts have their digests.
    pub(super) fn examine_contracts(
        &mut self,
    ) -> Result<(Checked, BTreeMap<String, Arc<Contract>>), Failure> {
        let mut checked = Checked {
            name: "contracts",
            count: 0,
            wrong: Vec::new(),
        };
        let mut by_id = BTreeMap::new();
        let clock = self.clock.take();
        for stored in self.store.contracts()? {
            checked.count += 1;
            let id = &stored.id;
            for event in &stored.events {
                let (file, edition) = match &event.what {
                    What::Register { digest, edition }
                    | What::Update {
                        digest, edition, ..
                    } => (Some(digest), edition),
                    What::Adopt { edition, .. } => (None, edition),
                    _ => continue,
                };
                if let Some(file) = file {
                    let kept = self.store.text(file)?;
                    if kept.is_none_or(|kept| digest(&kept) != *file) {
                        let what = format!("a file of contract {id} has another digest");
                        checked.wrong.push(what);
                    }
                }
                let kept = self.store.edition(edition)?;
                if kept.is_none_or(|kept| digest(&kept.text) != *edition) {
                    let what = format!("the edition of contract {id} has another digest");
                    checked.wrong.push(what);
                }
            }
            match self.revive(&stored) {
                Ok(contract) => {
                    by_id.insert(stored.id, Arc::new(contract));
                }
                Err(failure) => checked.wrong.extend(failure.text()),
            }
        }
        self.clock = clock;
        Ok((checked, by_id))
    }
}

/// What stands in the way of reading a file.
pub fn first_error(findings: &[Diagnostic]) -> String {
    let mut errors = findings.iter().filter(|found| found.level == Level::Error);
    let first = errors.next();
    first.map_or_else(
        || "it cannot be read".to_owned(),
        |found| found.message.clone(),
    )
}

/// A changed file that is about to be recorded.
pub struct TakenIn {
    pub digest: String,
    pub text: String,
    pub program: Arc<Program>,
}

/// The events after which a contract is another one, in the order of the days from which it is.
fn changes(events: &[Event]) -> Vec<(NaiveDate, &What)> {
    let mut changes: Vec<(NaiveDate, &What)> = events
        .iter()
        .filter_map(|event| match &event.what {
            What::Update { from, .. } => Some((*from, &event.what)),
            What::Adopt { from, .. } => Some(((*from)?, &event.what)),
            What::Renew {
                start,
                tier: Some(_),
                ..
            } => Some((*start, &event.what)),
            _ => None,
        })
        .collect();
    changes.sort_by_key(|(from, _)| *from);
    changes
}
