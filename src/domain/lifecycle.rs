//! Where a version of a product stands on a date, and which dates end its support.
//!
//! What is said of one version goes before the terms' rule about all: a last day of support that
//! somebody gave counts. May use the rest of `domain`. Deliberately absent: what that does to a
//! ticket (see `ticket::entitlement`), and terms that end with the support of a product (see
//! `course`).

use chrono::NaiveDate;

use super::clause::Basis;
use super::contract::Contract;
use super::program::{ProductVersion, VersionRule};
use super::term::{Schedule, sub_days};

/// Where a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionState {
    /// It has not come out.
    Unreleased,
    /// It is supported.
    Supported,
    /// The terms do not promise that it is still supported.
    NotAssured,
    /// It is supported no more.
    Unsupported,
    /// There is no support for it at all.
    EndOfLife,
    /// That depends on something that nobody has said.
    Unknown,
}

impl VersionState {
    /// The state's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            VersionState::Unreleased => "unreleased",
            VersionState::Supported => "supported",
            VersionState::NotAssured => "not-assured",
            VersionState::Unsupported => "unsupported",
            VersionState::EndOfLife => "end-of-life",
            VersionState::Unknown => "unknown",
        }
    }
}

/// Where one version stands on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionStanding<'a> {
    /// The version.
    pub version: &'a ProductVersion,
    /// Where it stands.
    pub state: VersionState,
    /// The last day on which it is supported for certain, where one is known.
    pub until: Option<NaiveDate>,
    /// The newest version that is out, where it is another and faults are mended in that alone.
    pub fixed_in: Option<&'a str>,
    /// The same in words, for a sentence about the version.
    pub text: String,
    /// What it rests on.
    pub basis: Basis,
}

/// A date with which the vendor's support ends: of a version, or of what a contract is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportEnd {
    /// The version; `None` for the contract as a whole.
    pub version: Option<String>,
    /// The last day.
    pub date: NaiveDate,
    /// What ends with it, in words.
    pub text: String,
    /// What it rests on.
    pub basis: Basis,
}

/// Where a version stands on a date; `None` where neither the contract nor its program lists it.
pub fn version_on<'a>(
    contract: &'a Contract,
    version: &str,
    on: NaiveDate,
) -> Option<VersionStanding<'a>> {
    let version = version.trim();
    let mut listed = contract.product_versions();
    let version = listed.find(|known| known.version == version)?;
    Some(Judge::new(contract, version, on).standing())
}

/// Where each listed version stands on a date.
pub fn versions_on(contract: &Contract, on: NaiveDate) -> Vec<VersionStanding<'_>> {
    contract
        .product_versions()
        .map(|version| Judge::new(contract, version, on).standing())
        .collect()
}

/// Every date with which support ends, as far as is known on a date: of the contract as a whole,
/// and of each listed version that has one.
pub fn ends_of_support(contract: &Contract, on: NaiveDate) -> Vec<SupportEnd> {
    let whole = contract.end_of_support.iter().map(|end| SupportEnd {
        version: None,
        date: end.date,
        text: "the last day that the vendor supports the product".to_owned(),
        basis: end.basis.clone(),
    });
    let versions = versions_on(contract, on).into_iter();
    let versions = versions.filter_map(|standing| {
        let id = &standing.version.version;
        Some(SupportEnd {
            version: Some(id.clone()),
            date: standing.until?,
            text: format!("the last day on which version {id} is supported for certain"),
            basis: standing.basis,
        })
    });
    whole.chain(versions).collect()
}

impl Contract {
    /// The versions of the product that are known: those that it lists itself, then those of its
    /// program that it does not.
    pub fn product_versions(&self) -> impl Iterator<Item = &ProductVersion> {
        let own = |version: &ProductVersion| {
            let mut own = self.versions.iter();
            own.any(|own| own.version == version.version)
        };
        let program = self.program.product_versions.iter();
        self.versions
            .iter()
            .chain(program.filter(move |version| !own(version)))
    }
}

/// A version among the others of its product.
struct Judge<'a> {
    contract: &'a Contract,
    version: &'a ProductVersion,
    on: NaiveDate,
    /// The versions that came out after it, or are to, in that order.
    newer: Vec<(NaiveDate, &'a ProductVersion)>,
}

/// What a rule, or a date, makes of a version.
struct Verdict {
    state: VersionState,
    until: Option<NaiveDate>,
    text: String,
    basis: Basis,
}

impl<'a> Judge<'a> {
    fn new(contract: &'a Contract, version: &'a ProductVersion, on: NaiveDate) -> Self {
        let mut newer: Vec<(NaiveDate, &ProductVersion)> = Vec::new();
        if let Some(released) = version.released {
            let of_product = contract
                .product_versions()
                .filter(|other| other.product == version.product);
            let dated = of_product.filter_map(|other| Some((other.released?, other)));
            newer.extend(dated.filter(|(day, _)| *day > released));
            newer.sort_by_key(|(day, _)| *day);
        }
        Judge {
            contract,
            version,
            on,
            newer,
        }
    }

    /// How many newer versions are out.
    fn newer_out(&self) -> usize {
        self.newer.partition_point(|(day, _)| *day <= self.on)
    }

    fn standing(&self) -> VersionStanding<'a> {
        let verdict = self.verdict();
        let rules = self.rules();
        let alone = rules.iter().any(|rule| rule.fixes_newest);
        let newest = self.newer_out().checked_sub(1);
        let newest = newest.and_then(|last| self.newer.get(last));
        VersionStanding {
            version: self.version,
            state: verdict.state,
            until: verdict.until,
            fixed_in: newest
                .filter(|_| alone)
                .map(|(_, newest)| newest.version.as_str()),
            text: verdict.text,
            basis: verdict.basis,
        }
    }

    /// The rules that may be for the contract: one, unless it does not say how it runs the product.
    fn rules(&self) -> Vec<&'a VersionRule> {
        let rules = self.contract.program.version_rules.iter();
        let fits = |rule: &&VersionRule| match self.contract.deployment {
            Some(deployment) => {
                rule.deployments.is_empty() || rule.deployments.contains(&deployment)
            }
            None => true,
        };
        rules.filter(fits).collect()
    }

    fn verdict(&self) -> Verdict {
        let version = self.version;
        let of_rule = |rule: &&VersionRule| rule.basis.clone();
        let stated = match version.basis.clauses.is_empty() {
            false => version.basis.clone(),
            true => self.rules().first().map(of_rule).unwrap_or_default(),
        };
        let verdict = |state, until, text: String| Verdict {
            state,
            until,
            text,
            basis: stated.clone(),
        };
        let (life, supported) = (version.end_of_life, version.supported_until);
        if let Some(released) = version.released.filter(|day| *day > self.on) {
            let text = format!("comes out on {released}");
            return verdict(VersionState::Unreleased, supported.or(life), text);
        }
        if let Some(end) = life.filter(|end| *end < self.on) {
            let text = format!("had its end of life on {end}");
            return verdict(
                VersionState::EndOfLife,
                Some(supported.map_or(end, |s| s.min(end))),
                text,
            );
        }
        if let Some(end) = supported {
            let until = Some(life.map_or(end, |life| life.min(end)));
            return match end < self.on {
                true => verdict(
                    VersionState::Unsupported,
                    until,
                    format!("was supported until {end}"),
                ),
                false => verdict(
                    VersionState::Supported,
                    until,
                    format!("is supported until {end}"),
                ),
            };
        }
        let mut ruled = self.by_rules().unwrap_or_else(|| {
            verdict(
                VersionState::Supported,
                None,
                "is listed without an end of its support".to_owned(),
            )
        });
        // No support outlasts the end of life.
        if let Some(life) = life {
            ruled.until = Some(ruled.until.map_or(life, |until| until.min(life)));
        }
        ruled
    }

    /// What the rules that may be for the contract make of the version; `None` where there is none,
    /// or nobody said when it came out.
    fn by_rules(&self) -> Option<Verdict> {
        self.version.released?;
        let mut verdicts = self.rules().into_iter().map(|rule| self.by_rule(rule));
        let first = verdicts.next()?;
        match verdicts.find(|other| other.state != first.state) {
            None => Some(first),
            Some(_) => Some(Verdict {
                state: VersionState::Unknown,
                until: None,
                text: "is supported or not by how the product is run, which `deployment` in the \
                       contract would say"
                    .to_owned(),
                basis: first.basis,
            }),
        }
    }

    fn by_rule(&self, rule: &VersionRule) -> Verdict {
        let verdict = |state, until, text: String| Verdict {
            state,
            until,
            text,
            basis: rule.basis.clone(),
        };
        let out = self.newer_out();
        let next = self.newer.first();
        let Some(previous) = rule.previous else {
            let text = match out {
                0 => "is the current one",
                _ => "is listed without an end of its support",
            };
            return verdict(VersionState::Supported, None, text.to_owned());
        };
        // The day before the release that leaves more versions behind than are supported.
        let superseded = self.newer.get(previous).map(|(day, by)| (*day, *by));
        let last = superseded.and_then(|(day, _)| sub_days(day, 1));
        let promised = next.and_then(|(day, _)| {
            let months = rule.previous_months?;
            Some(Schedule::term_of_months(*day, months)?.end)
        });
        let until = match (previous, promised, last) {
            (0, _, last) => last,
            (_, Some(promised), last) => Some(last.map_or(promised, |last| last.min(promised))),
            (_, None, last) => last,
        };
        let Some((successor_day, successor)) = next.filter(|_| out > 0) else {
            return verdict(
                VersionState::Supported,
                until,
                "is the current one".to_owned(),
            );
        };
        let successor = &successor.version;
        let promised_still = promised.is_some_and(|end| self.on <= end);
        if out > previous {
            let since = superseded.map_or(*successor_day, |(day, _)| day);
            let by = superseded.map_or(successor, |(_, by)| &by.version);
            let text = format!("is behind {by}, which came out on {since}");
            // Two promises meet: so long after the successor, and only the last one before the
            // current one.
            return match promised_still && previous > 0 {
                true => {
                    let text = format!(
                        "{text}, and yet {successor} on {successor_day} left it support until \
                         {}",
                        promised.map(|end| end.to_string()).unwrap_or_default()
                    );
                    let mut open = verdict(VersionState::NotAssured, until, text);
                    let inferred = "the terms do not say which of the two counts where versions \
                                    follow each other faster";
                    open.basis.inferred = Some(inferred.to_owned());
                    open
                }
                false => verdict(VersionState::Unsupported, until, text),
            };
        }
        match promised {
            Some(end) if self.on > end => {
                let text = format!(
                    "was supported for certain until {end}, after {successor} came out on \
                     {successor_day}"
                );
                verdict(VersionState::NotAssured, until, text)
            }
            Some(end) => {
                let text = format!(
                    "is supported until {end} at least, after {successor} came out on \
                     {successor_day}"
                );
                verdict(VersionState::Supported, until, text)
            }
            None => {
                let text = format!("is supported beside {successor}, its successor");
                verdict(VersionState::Supported, until, text)
            }
        }
    }
}
