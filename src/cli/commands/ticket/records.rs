//! Contracts by id, and what each makes of the records that name it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use tenure::domain::ticket::record::{Fault, Judged, Record};
use tenure::domain::{Contract, Instant, Zone};
use tenure::terms::read::nearest;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::store::contract_files;

/// A contract with the instant to judge at and the zone to show times in.
pub struct Held {
    pub contract: Arc<Contract>,
    pub now: Instant,
    pub zone: Zone,
}

/// Contracts by their ids.
pub struct Contracts {
    by_id: HashMap<String, Held>,
    /// Where they are from, for messages.
    place: &'static str,
}

impl Contracts {
    pub fn new(
        context: &Context,
        contracts: impl IntoIterator<Item = Arc<Contract>>,
        place: &'static str,
    ) -> Contracts {
        let held = contracts.into_iter().map(|contract| {
            let held = Held {
                now: context.now_in(&contract.zone),
                zone: context.zone_or(&contract.zone),
                contract,
            };
            (held.contract.id.clone(), held)
        });
        Contracts {
            by_id: held.collect(),
            place,
        }
    }

    /// Those of files, and of the contract files below directories.
    pub fn of_files(context: &mut Context, paths: &[PathBuf]) -> Result<Contracts, Failure> {
        let named = files::contract_paths(paths)?;
        let contracts = contract_files(context, &named)?;
        let mut ids: HashMap<String, &PathBuf> = HashMap::new();
        for (file, path) in contracts.iter().zip(&named) {
            let id = &file.contract.id;
            if let Some(first) = ids.insert(id.clone(), path) {
                let (first, second) = (first.display(), path.display());
                let what = format!("`{first}` and `{second}` both have a contract `{id}`");
                return Err(Failure::bad(what).help("name only one of them"));
            }
        }
        let contracts = contracts.into_iter().map(|file| Arc::new(file.contract));
        Ok(Contracts::new(context, contracts, "in --contracts"))
    }

    /// The contract of an id.
    pub fn get(&self, id: &str) -> Option<&Held> {
        self.by_id.get(id)
    }

    /// What the contract that a record names makes of it.
    pub fn judge(&self, record: &Record) -> Result<(&Held, Judged), Fault> {
        let held = self.by_id.get(&record.contract).ok_or_else(|| {
            let id: String = record.contract.chars().take(64).collect();
            let mut known: Vec<&str> = self.by_id.keys().map(String::as_str).collect();
            known.sort_unstable();
            let near = nearest(&id, &known).map(|near| format!("; did you mean `{near}`?"));
            let (place, near) = (self.place, near.unwrap_or_default());
            Fault::new(
                "unknown-contract",
                format!("there is no contract `{id}` {place}{near}"),
            )
        })?;
        let judged = record.judge(&held.contract, held.now)?;
        Ok((held, judged))
    }
}
