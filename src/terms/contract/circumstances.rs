//! What a contract answers once and for all of its tickets: circumstances that its program asks
//! about.

use super::Reading;
use crate::domain::classify::Facts;

impl Reading<'_> {
    /// The answers, each to a circumstance of the program and among its answers. What a severity
    /// follows from is told by each ticket, and is none of them.
    pub(super) fn circumstances(&mut self) -> Facts {
        let asked = &self.program.circumstances;
        let keys: Vec<&str> = asked.iter().map(|asked| asked.fact.key.as_str()).collect();
        let mut answers = Facts::new();
        for (key, answer) in self.raw.circumstances.iter() {
            if !self.check.known("unknown-fact", "circumstance", key, &keys) {
                continue;
            }
            let known = asked.iter().find(|asked| asked.fact.key == key.value);
            let values = known.iter().flat_map(|asked| &asked.fact.values);
            let values: Vec<&str> = values.map(|value| value.id.as_str()).collect();
            if self.check.known("unknown-value", "answer", answer, &values) {
                answers.insert(key.value.clone(), answer.value.clone());
            }
        }
        answers
    }
}
