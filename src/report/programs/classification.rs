//! What decides a severity, and what things are called, as rows of tables.

use super::rules::Shown;
use super::{CriterionRow, DeciderRow, FactRow, NameRow};
use crate::domain::clause::clauses_of;
use crate::domain::program::{Fact, OnSale, Succession};

/// The tier that one goes on as, with what changes then.
fn goes_on_as(next: &Succession) -> String {
    let words: Vec<&str> = [&next.tier]
        .into_iter()
        .chain(&next.changes)
        .map(String::as_str)
        .collect();
    words.join("; ")
}

impl Shown<'_> {
    pub(super) fn names(&self) -> Vec<NameRow> {
        let program = self.program;
        let shown = |id: &String| self.tiers.is_empty() || self.tiers.contains(id);
        let tiers = program.tiers.iter().filter(|tier| shown(&tier.id));
        let tiers = tiers.map(|tier| NameRow {
            kind: "tier",
            id: tier.id.clone(),
            label: program.tier_label(tier, self.language).to_owned(),
            aliases: tier.sold_as.iter().cloned().collect(),
            on_sale: (tier.on_sale != OnSale::default()).then(|| tier.on_sale.text()),
            renews_as: tier.renews_as.as_ref().map(goes_on_as),
            clauses: tier.basis.clauses.clone(),
            inferred: tier.basis.inferred.clone(),
        });
        let severities = program.severities.iter().map(|severity| NameRow {
            kind: "severity",
            id: severity.id.clone(),
            label: program.severity_label(severity, self.language).to_owned(),
            aliases: severity.aliases.clone(),
            on_sale: None,
            renews_as: None,
            clauses: severity.basis.clauses.clone(),
            inferred: severity.basis.inferred.clone(),
        });
        tiers.chain(severities).collect()
    }

    pub(super) fn decides(&self) -> Option<DeciderRow> {
        let rule = self.program.decider.as_ref()?;
        Some(DeciderRow {
            who: rule.who.name(),
            others: rule.others.name(),
            text: rule.stated.text.clone(),
            clauses: rule.stated.basis.clauses.clone(),
            inferred: rule.stated.basis.inferred.clone(),
        })
    }

    pub(super) fn facts(&self) -> Vec<FactRow> {
        let facts = self.program.facts.iter();
        facts.map(|fact| self.fact(fact)).collect()
    }

    pub(super) fn fact(&self, fact: &Fact) -> FactRow {
        let (program, language) = (self.program, self.language);
        let values = fact.values.iter();
        FactRow {
            key: fact.key.clone(),
            question: program.question_label(fact, language).to_owned(),
            values: values.clone().map(|value| value.id.clone()).collect(),
            meanings: values
                .map(|value| program.answer_label(fact, value, language).to_owned())
                .collect(),
            clauses: fact.basis.clauses.clone(),
            inferred: fact.basis.inferred.clone(),
        }
    }

    pub(super) fn criteria(&self) -> Vec<CriterionRow> {
        let (program, language) = (self.program, self.language);
        let mut rows = Vec::new();
        for severity in &program.severities {
            for criterion in &severity.criteria {
                let conditions = severity.gates.iter().chain(&criterion.conditions);
                let needs: Vec<String> = conditions
                    .map(|condition| {
                        format!("{} = {}", condition.fact, condition.values.join(" or "))
                    })
                    .collect();
                let text = program.criterion_label(severity, criterion, language);
                rows.push(CriterionRow {
                    severity: severity.id.clone(),
                    name: program.severity_label(severity, language).to_owned(),
                    criterion: criterion.id.clone(),
                    text: text.to_owned(),
                    needs: needs.join(", "),
                    clauses: clauses_of([&criterion.basis, &severity.basis]),
                    inferred: criterion.basis.inferred.clone(),
                });
            }
        }
        rows
    }
}
