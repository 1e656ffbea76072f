//! Rules about terms and money.

use super::{Rule, Taken};
use crate::domain::contract::{Contract, Service};
use crate::domain::program::{AllowanceRule, NoticeRule, NoticeTerm, Offer, Quantity, ServiceRule};
use crate::domain::quote::LineCode;
use crate::domain::revision::{Kind, Place, Side};

/// The services that a side has.
pub(super) fn services(side: Side<'_>) -> Vec<&str> {
    match side {
        Side::Program(program) => {
            let services = program.services.iter();
            services.map(|service| service.id.as_str()).collect()
        }
        Side::Contract(contract) => {
            let services = contract.services.iter();
            services.map(|service| service.id.as_str()).collect()
        }
    }
}

/// Every notice of a side and of its services.
pub(super) fn all_notices(side: Side<'_>) -> Vec<&NoticeRule> {
    match side {
        Side::Program(program) => {
            let services = program.services.iter().flat_map(|service| &service.notices);
            program.notices.iter().chain(services).collect()
        }
        Side::Contract(contract) => {
            let services = contract
                .services
                .iter()
                .flat_map(|service| &service.notices);
            contract.notices.iter().chain(services).collect()
        }
    }
}

impl<'a> Taken<'a, '_> {
    pub(super) fn trade(&mut self) {
        match self.side {
            Side::Program(_) => self.of_program(),
            Side::Contract(contract) => self.of_contract(contract),
        }
        self.late();
        self.features();
        let program = self.program;
        if let Some(licenses) = &program.licenses {
            let rule = Rule::Named("all licenses are covered: the larger of owned and used");
            self.add(Kind::Licenses, None, rule, &licenses.basis);
        }
        if let Some(change) = &program.change {
            self.add(Kind::Change, None, Rule::Change(change), &change.basis);
        }
        for discount in &program.multi_year {
            let about = format!("{} years", discount.years);
            for (number, tier) in self.shared.tiers.iter().enumerate() {
                let named = |id: &str| discount.tiers.iter().any(|listed| listed == id);
                if discount.tiers.is_empty() || tier[self.at].is_some_and(named) {
                    self.entries.push(super::Entry {
                        place: super::place(Kind::Discount, Some(&about)),
                        tier: Some(number),
                        severity: None,
                        rule: Rule::Discount(discount.rate),
                        basis: discount.basis.clone(),
                    });
                }
            }
        }
        if let Some(revision) = &program.revision {
            self.add(
                Kind::Revision,
                None,
                Rule::Revision(revision),
                &revision.basis,
            );
        }
        for (about, stated) in [
            ("parts", &program.parts),
            ("end of support", &program.end_of_support),
        ] {
            if let Some(stated) = stated {
                self.add(
                    Kind::End,
                    Some(about),
                    Rule::Words(&stated.text),
                    &stated.basis,
                );
            }
        }
    }

    fn of_program(&mut self) {
        let program = self.program;
        if let Some(renewal) = &program.renewal {
            let rule = Rule::Renewal(renewal.mode, renewal.months);
            self.add(Kind::Renewal, None, rule, &renewal.basis);
        }
        self.notices(None, &program.notices);
        for service in &program.services {
            let id = service.id.as_str();
            self.add(
                Kind::Service,
                Some(id),
                Rule::Named(&service.name),
                &service.basis,
            );
            if self.shared.services.contains(&id) {
                self.service(service);
            }
        }
    }

    fn service(&mut self, service: &'a ServiceRule) {
        for package in &service.packages {
            let place = of_service(Kind::Package, &service.id, Some(package));
            self.add_at(place, Rule::Named(package), &service.basis);
        }
        for rule in &service.allowances {
            let packages = match service.packages.is_empty() || rule.package_amounts.is_empty() {
                true => vec![None],
                false => service.packages.iter().map(Some).collect(),
            };
            for package in packages {
                let package = package.map(String::as_str);
                self.allowance(&service.id, package, rule.quantity(package), rule);
            }
        }
        if let Some(renewal) = &service.renewal {
            let place = of_service(Kind::Renewal, &service.id, None);
            let rule = Rule::Renewal(renewal.mode, renewal.months);
            self.add_at(place, rule, &renewal.basis);
        }
        self.notices(Some(&service.id), &service.notices);
    }

    fn allowance(
        &mut self,
        service: &str,
        package: Option<&str>,
        quantity: Option<Quantity>,
        rule: &'a AllowanceRule,
    ) {
        let about = match package {
            Some(package) => format!("{} {package}", rule.id),
            None => rule.id.clone(),
        };
        let place = of_service(Kind::Allowance, service, Some(&about));
        self.add_at(place, Rule::Allowance(quantity, rule), &rule.basis);
    }

    /// What tiers differ in.
    fn features(&mut self) {
        let program = self.program;
        let features = program
            .features
            .iter()
            .map(|feature| (&feature.id, &feature.offers));
        let services = program
            .services
            .iter()
            .map(|service| (&service.id, &service.offers));
        for (id, offers) in features.chain(services) {
            for (number, tier) in self.shared.tiers.iter().enumerate() {
                if let Some(offer) = Offer::of(offers, tier[self.at]) {
                    self.entries.push(super::Entry {
                        place: super::place(Kind::Feature, Some(id)),
                        tier: Some(number),
                        severity: None,
                        rule: Rule::Offer(offer),
                        basis: offer.basis.clone(),
                    });
                }
            }
        }
    }

    /// What a contract has: its own word, else the program's.
    fn of_contract(&mut self, contract: &'a Contract) {
        let renewal = |mode, months: Option<u32>| Rule::Renewal(mode, months);
        let rule = renewal(contract.renewal, contract.schedule.renewal_months());
        self.add(Kind::Renewal, None, rule, &contract.renewal_basis);
        self.notices(None, &contract.notices);
        for service in &contract.services {
            if self.shared.services.contains(&service.id.as_str()) {
                let place = of_service(Kind::Renewal, &service.id, None);
                let rule = renewal(service.renewal, service.schedule.renewal_months());
                self.add_at(place, rule, &service.renewal_basis);
                self.notices(Some(&service.id), &service.notices);
                self.bought(service);
            }
        }
    }

    fn bought(&mut self, service: &'a Service) {
        let Some(rule) = self.program.service(&service.id) else {
            return;
        };
        for rule in &rule.allowances {
            let agreed = service.allowances.get(&rule.id).copied();
            let quantity = agreed.or_else(|| rule.quantity(service.package.as_deref()));
            self.allowance(&service.id, None, quantity, rule);
        }
    }

    fn notices(&mut self, service: Option<&str>, rules: &'a [NoticeRule]) {
        for rule in rules {
            let party = rule.party.name();
            let terms: &[(NoticeTerm, &str)] = match self.shared.splits_notices {
                false => &[(NoticeTerm::Every, "")],
                true => &[
                    (NoticeTerm::Initial, ", initial term"),
                    (NoticeTerm::Renewal, ", later terms"),
                ],
            };
            for (term, suffix) in terms {
                if rule.of == *term || rule.of == NoticeTerm::Every {
                    let about = format!("{party}{suffix}");
                    let mut place = super::place(Kind::Notice, Some(&about));
                    place.service = service.map(str::to_owned);
                    self.add_at(place, Rule::Notice(rule), &rule.basis);
                }
            }
        }
    }

    fn late(&mut self) {
        let steps = &self.program.late;
        if !self.shared.same_steps {
            if let Some(first) = steps.first() {
                self.add(Kind::LateOrder, None, Rule::LateList(steps), &first.basis);
            }
            return;
        }
        for (number, step) in steps.iter().enumerate() {
            let about = format!("step {}", number + 1);
            let before = number.checked_sub(1).and_then(|before| steps.get(before));
            let next = steps.get(number + 1).map(|next| next.kind);
            let rule = Rule::Late(step, before.and_then(|step| step.until), next);
            self.add(Kind::LateOrder, Some(&about), rule, &step.basis);
            for (number, fee) in step.fees.iter().enumerate() {
                let earlier = step.fees[..number].iter();
                let alike = earlier.filter(|earlier| earlier.code == fee.code).count();
                let code = LineCode::from(fee.code).name();
                let mut about = format!("{about}, {code}");
                if alike > 0 {
                    about = format!("{about} {}", alike + 1);
                }
                self.add(Kind::Fee, Some(&about), Rule::Fee(fee), &fee.basis);
            }
        }
    }
}

fn of_service(kind: Kind, service: &str, about: Option<&str>) -> Place {
    Place {
        service: Some(service.to_owned()),
        ..super::place(kind, about)
    }
}
