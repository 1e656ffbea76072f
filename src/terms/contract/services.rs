//! What a contract file says about the services that it holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Reading;
use crate::domain::contract::Service;
use crate::domain::program::{Quantity, ServiceRule};
use crate::domain::term::Schedule;
use crate::terms::program::services::quantity;
use crate::terms::raw::contract::RawService;

impl Reading<'_> {
    pub(super) fn services(&mut self) -> Vec<Service> {
        let raw = self.raw;
        // What is recorded of a service names it by its id.
        self.check
            .unique("services", raw.service.iter().map(|service| &service.id));
        let services = raw.service.iter();
        services
            .filter_map(|service| self.service(service))
            .collect()
    }

    fn service(&mut self, raw: &RawService) -> Option<Service> {
        let program = Arc::clone(self.program);
        let known: Vec<&str> = program.services.iter().map(|s| s.id.as_str()).collect();
        self.check
            .known("unknown-service", "service", &raw.id, &known);
        let rule = program.service(&raw.id)?;
        let packages: Vec<&str> = rule.packages.iter().map(String::as_str).collect();
        if let Some(package) = &raw.package {
            self.check
                .known("unknown-package", "package", package, &packages);
        }
        let allowances = self.agreed(raw, rule);
        let schedule = self.service_schedule(raw, rule);
        let (renewal, renewal_basis) = self.renewal_of(raw.renewal, rule.renewal.as_ref());
        let own_notices = self.own_notices(&raw.notice);
        Some(Service {
            id: raw.id.value.clone(),
            package: raw.package.as_ref().map(|package| package.value.clone()),
            schedule: schedule?,
            allowances,
            renewal,
            renewal_basis,
            notices: if own_notices.is_empty() {
                rule.notices.clone()
            } else {
                own_notices
            },
        })
    }

    /// The terms of a service: the contract's word, else those that its purchase began.
    fn service_schedule(&mut self, raw: &RawService, rule: &ServiceRule) -> Option<Schedule> {
        if let Some(term) = &raw.term {
            return self.schedule(term, rule.renewal.as_ref());
        }
        let (Some(bought), Some(term)) = (raw.bought, &rule.term) else {
            let message = format!("the service `{}` has no term", rule.id);
            let help = match &rule.term {
                Some(_) => "add `bought`, the day of its purchase, or `term`",
                None => "add `term = { start = DATE, end = DATE }`",
            };
            self.check.error("missing-key", &raw.span, message, help);
            return None;
        };
        let initial = Schedule::term_of_months(bought, term.months);
        let months = rule.renewal.as_ref().and_then(|renewal| renewal.months);
        let schedule = initial.and_then(|initial| Schedule::new(initial, months));
        if schedule.is_none() {
            let message = "no term can begin on that day";
            let help = "correct `bought`";
            self.check.error("term-dates", &raw.span, message, help);
        }
        schedule
    }

    /// How much of the service's allowances the contract agrees.
    fn agreed(&mut self, raw: &RawService, rule: &ServiceRule) -> BTreeMap<String, Quantity> {
        let known: Vec<&str> = rule.allowances.iter().map(|a| a.id.as_str()).collect();
        let mut agreed = BTreeMap::new();
        for (id, amount) in raw.allowances.iter() {
            if !self
                .check
                .known("unknown-allowance", "allowance", id, &known)
            {
                continue;
            }
            let quantity = quantity(&mut self.check, amount);
            let allowance = rule.allowance(&id.value);
            let share = matches!(quantity, Some(Quantity::Percent(_)));
            if share && allowance.is_some_and(|allowance| allowance.of.is_none()) {
                let message = format!("`{}` is a share of nothing", id.value);
                let help = "give a number, or \"unlimited\"";
                self.check
                    .error("bad-quantity", &amount.span, message, help);
            }
            if let (Some(Quantity::Amount(amount_given)), Some(allowance)) = (quantity, allowance)
                && !amount_given.is_integer()
                && !allowance.is_divisible()
            {
                let message = format!("{} are counted whole", allowance.unit);
                self.check
                    .error("bad-quantity", &amount.span, message, "give a whole number");
            }
            agreed.extend(quantity.map(|quantity| (id.value.clone(), quantity)));
        }
        agreed
    }
}
