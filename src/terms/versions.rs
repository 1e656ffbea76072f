//! Versions of products in program and contract files.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: where a version stands on a date, which
//! is the domain's.

use super::raw::version::{FixesWord, RawVersion, RawVersionRule, RawWithdrawal};
use super::rules::Checker;
use crate::diagnostic::Diagnostic;
use crate::domain::program::{ProductVersion, VersionRule, Withdrawal};

/// Most versions of one file: each is looked at beside all others.
const MAX_VERSIONS: usize = 500;

impl Checker<'_> {
    /// The versions that a file lists, each once and with dates in their order.
    pub fn product_versions(
        &mut self,
        raw: &[RawVersion],
        needs_clause: bool,
    ) -> Vec<ProductVersion> {
        self.unique("versions", raw.iter().map(|version| &version.id));
        if let Some(version) = raw.get(MAX_VERSIONS) {
            let message = format!("more than {MAX_VERSIONS} versions");
            let help = "leave out those that nobody runs any more";
            self.error("too-many-versions", &version.span, message, help);
        }
        let listed = raw.iter().take(MAX_VERSIONS);
        listed
            .map(|version| self.product_version(version, needs_clause))
            .collect()
    }

    fn product_version(&mut self, raw: &RawVersion, needs_clause: bool) -> ProductVersion {
        let dates = [raw.released, raw.supported_until, raw.end_of_life];
        let known: Vec<_> = dates.into_iter().flatten().collect();
        if !known.is_sorted() {
            let message = format!(
                "the dates of version `{}` are not in their order",
                raw.id.value
            );
            let help = "a version comes out, then its support ends, then its life";
            self.error("version-dates", &raw.span, message, help);
        }
        let inferred = raw.inferred.as_ref();
        ProductVersion {
            version: raw.id.value.trim().to_owned(),
            product: raw.product.clone(),
            released: raw.released,
            supported_until: raw.supported_until,
            end_of_life: raw.end_of_life,
            basis: match needs_clause {
                true => self.grounded(&raw.clause, inferred, &raw.span),
                false => self.basis(&raw.clause, inferred),
            },
        }
    }

    /// The rules of a program about versions, of which no two may be for one way to run a product.
    pub fn version_rules(&mut self, raw: &[RawVersionRule]) -> Vec<VersionRule> {
        let mut rules: Vec<VersionRule> = Vec::new();
        for table in raw {
            let rule = self.version_rule(table);
            let double = rules.iter().zip(raw).find(|(other, _)| {
                let mut both = rule.deployments.iter();
                other.deployments.is_empty()
                    || rule.deployments.is_empty()
                    || both.any(|one| other.deployments.contains(one))
            });
            if let Some((_, first)) = double {
                let message = "two rules about versions are for the same way to run a product";
                self.findings.push(
                    Diagnostic::error("overlapping-rules", table.span.clone(), message)
                        .related(first.span.clone(), "the first one")
                        .help("name in `deployment` which each is for"),
                );
            }
            rules.push(rule);
        }
        rules
    }

    fn version_rule(&mut self, raw: &RawVersionRule) -> VersionRule {
        if raw.previous_months.is_some() && raw.previous.is_none_or(|previous| previous == 0) {
            let message = "`previous_months` goes with `previous`, of at least 1";
            let help = "say in `previous` how many versions before the current one are supported";
            self.error("version-rule", &raw.span, message, help);
        }
        if raw.previous_months == Some(0) {
            let help = "give at least 1, or leave it out";
            self.error("bad-value", &raw.span, "support of no months", help);
        }
        VersionRule {
            deployments: raw.deployment.to_vec(),
            previous: raw.previous.map(usize::from),
            previous_months: raw.previous_months.map(u32::from),
            fixes_newest: raw.fixes == Some(FixesWord::Newest),
            text: raw.text.clone(),
            basis: self.grounded(&raw.clause, raw.inferred.as_ref(), &raw.span),
        }
    }

    /// How the end of a product's support is announced.
    pub fn withdrawal(&mut self, raw: &RawWithdrawal) -> Withdrawal {
        Withdrawal {
            months: raw.months.into(),
            text: raw.text.clone(),
            basis: self.grounded(&raw.clause, raw.inferred.as_ref(), &raw.span),
        }
    }
}
