//! Which target is for which tier and severity.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::domain::amount::Amount;
use crate::domain::program::TargetKind;
use crate::terms::raw::program::{Ids, RawProgramFile, RawTarget};

/// Most cells, and most targets in cells, that are looked at; no vendor sells so many levels.
const MAX_CELLS: usize = 10_000;

/// The targets of a program by kind, tier and severity.
pub(super) struct Matrix<'a> {
    /// The tiers from the lowest to the highest; one without a name where there are none.
    pub tiers: Vec<Option<&'a str>>,
    /// The severities from the most severe to the least.
    pub severities: Vec<&'a str>,
    /// By kind: the target of each tier and severity, tier by tier.
    kinds: BTreeMap<TargetKind, Vec<Option<&'a RawTarget>>>,
}

impl<'a> Matrix<'a> {
    /// The matrix of a program; `None` where it is larger than anybody's.
    pub fn of(raw: &'a RawProgramFile) -> Option<Matrix<'a>> {
        let tiers = raw.tier.iter().map(|tier| Some(tier.id.value.as_str()));
        let mut tiers: Vec<Option<&str>> = tiers.collect();
        if tiers.is_empty() {
            tiers.push(None);
        }
        let severities = raw
            .severity
            .iter()
            .map(|severity| severity.id.value.as_str());
        let severities: Vec<&str> = severities.collect();
        let cells = tiers.len().checked_mul(severities.len())?;
        if cells > MAX_CELLS {
            return None;
        }
        let tier_at = places(tiers.iter().flatten().copied());
        let severity_at = places(severities.iter().copied());
        let mut kinds = BTreeMap::new();
        let mut work = 0;
        for target in &raw.target {
            let row = kinds
                .entry(target.kind)
                .or_insert_with(|| vec![None; cells]);
            let tiers = among(&target.tier, &tier_at, tiers.len());
            let severities_of = among(&target.severity, &severity_at, severities.len());
            for tier in tiers {
                for severity in &severities_of {
                    work += 1;
                    if let Some(cell) = row.get_mut(tier * severities.len() + severity) {
                        cell.get_or_insert(target);
                    }
                }
            }
            if work > MAX_CELLS * TargetKind::ALL.len() {
                return None;
            }
        }
        Some(Matrix {
            tiers,
            severities,
            kinds,
        })
    }

    /// The kinds that the program says anything about.
    pub fn kinds(&self) -> impl Iterator<Item = TargetKind> + '_ {
        self.kinds.keys().copied()
    }

    /// The target of a kind for a tier and a severity, by their places.
    pub fn target(&self, kind: TargetKind, tier: usize, severity: usize) -> Option<&'a RawTarget> {
        let row = self.kinds.get(&kind)?;
        *row.get(tier * self.severities.len() + severity)?
    }

    /// Every place of a tier and a severity.
    pub fn places(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let severities = self.severities.len();
        (0..self.tiers.len()).flat_map(move |tier| (0..severities).map(move |s| (tier, s)))
    }

    /// A case in words: "tier `gold` at severity `S1`".
    pub fn case(&self, tier: usize, severity: usize) -> String {
        let severity = self.severities.get(severity).unwrap_or(&"");
        match self.tiers.get(tier) {
            Some(Some(tier)) => format!("tier `{tier}` at severity `{severity}`"),
            _ => format!("severity `{severity}`"),
        }
    }
}

fn places<'a>(ids: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    ids.enumerate().map(|(place, id)| (id, place)).collect()
}

/// The places that ids stand for; all, where there are none.
fn among(ids: &Ids, places: &HashMap<&str, usize>, all: usize) -> Vec<usize> {
    if ids.is_empty() {
        return (0..all).collect();
    }
    let known = ids.iter().filter_map(|id| places.get(id.value.as_str()));
    known.copied().collect()
}

/// The figure of a target, and where it stands; none of a target that depends on more than tier and
/// severity, which says nothing about the others.
pub(super) fn figure(target: &RawTarget) -> Option<(Amount, &Range<usize>)> {
    if !target.when.is_empty() || target.cut_off.is_some() {
        return None;
    }
    let limit = target.within.as_ref().or(target.under.as_ref())?;
    Some((limit.value, &limit.span))
}
