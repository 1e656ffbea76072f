//! Contracts out of the store: the file of each, what happened to it, and what later files and
//! orders made of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use tenure::domain::contract::event::{Event, What};
use tenure::domain::contract::history::{History, Version};
use tenure::domain::{Contract, Program};
use tenure::store::{Checked, Store as _, StoredContract};
use tenure::terms::contract::{read_at_tier, read_registered};
use tenure::terms::digest::digest;
use tenure::terms::program::read_program;

use super::Opened;
use crate::cli::failure::Failure;

/// What a contract is read from.
#[derive(Clone)]
struct Held {
    text: String,
    /// The digest of its edition.
    edition: String,
    /// The tier that was ordered, where it is not the file's.
    tier: Option<String>,
}

impl Opened {
    /// A contract with what is known of its life by now.
    pub(super) fn revive(&mut self, stored: &StoredContract) -> Result<Contract, Failure> {
        let held = Held {
            text: stored.text.clone(),
            edition: stored.edition_digest.clone(),
            tier: None,
        };
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
            self.change(&mut held, what)?;
            let mut contract = self.read(&stored.id, &held)?;
            contract.events.clone_from(&events);
            let contract = Arc::new(contract);
            versions.push(Version { from, contract });
        }
        let begun = versions.partition_point(|version| version.from <= today);
        let mut contract = Contract::clone(&versions[begun.saturating_sub(1)].contract);
        contract.history = History::new(versions);
        Ok(contract)
    }

    /// What a contract is read from after an event.
    fn change(&mut self, held: &mut Held, what: &What) -> Result<(), Failure> {
        match what {
            What::Update {
                digest, edition, ..
            } => {
                let lost = || Failure::unusable(format!("file {digest} in the store is damaged"));
                held.text = self.store.text(digest)?.ok_or_else(lost)?;
                held.edition.clone_from(edition);
                held.tier = None;
            }
            What::Renew { tier, .. } => held.tier.clone_from(tier),
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

    fn edition(&mut self, digest: &str) -> Result<Arc<Program>, Failure> {
        if let Some(program) = self.editions.get(digest) {
            return Ok(Arc::clone(program));
        }
        let damaged = || Failure::unusable(format!("edition {digest} in the store is damaged"));
        let stored = self.store.edition(digest)?.ok_or_else(damaged)?;
        let program = Arc::new(read_program(&stored.text).0.ok_or_else(damaged)?);
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
                let (What::Register {
                    digest: file,
                    edition,
                }
                | What::Update {
                    digest: file,
                    edition,
                    ..
                }) = &event.what
                else {
                    continue;
                };
                let kept = self.store.text(file)?;
                if kept.is_none_or(|kept| digest(&kept) != *file) {
                    let what = format!("a file of contract {id} has another digest");
                    checked.wrong.push(what);
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

/// The events after which a contract is another one, in the order of the days from which it is.
fn changes(events: &[Event]) -> Vec<(NaiveDate, &What)> {
    let mut changes: Vec<(NaiveDate, &What)> = events
        .iter()
        .filter_map(|event| match &event.what {
            What::Update { from, .. } => Some((*from, &event.what)),
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
