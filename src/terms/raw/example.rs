//! The tables of examples: an input, and the answer that is expected.

use chrono::NaiveDate;

use super::contract::RawContract;
use crate::diagnostic::Diagnostic;
use crate::domain::money::Rate;
use crate::domain::program::Channel;
use crate::terms::read::{
    Entries, Literal, Node, Parsed, Read, Schema, Spanned, Value, table, wrong_type,
};

table! {
    /// An input and the answer that is expected; `check` compares it with the one that comes out.
    pub struct RawExample {
        /// What it shows, in a few words.
        shows: Option<String>,
        /// In the file of a program: the contract that it is about. Keys as in a contract's file;
        /// what is left out is made up.
        contract: Option<ExampleContract>,
        /// A ticket, judged as it is opened.
        ticket: Option<RawExampleTicket>,
        /// An order.
        order: Option<RawExampleOrder>,
        /// The day on which the last day for a notice is asked.
        notice_on: Option<NaiveDate>,
        /// The answer.
        expect: RawExpected,
    }
}

table! {
    /// A ticket of an example.
    pub struct RawExampleTicket {
        /// When it was opened: "2026-09-18T16:30" in the contract's zone, or with an offset.
        at: Spanned<String>,
        /// On which channel.
        channel: Option<Channel>,
        /// Its severity, where it was set outright.
        severity: Option<Spanned<String>>,
        /// Answers that its severity follows from, and intake fields.
        facts: Entries<Spanned<String>> = Entries::default(),
        /// Who reported it.
        reporter: Option<String>,
        /// The version of the product.
        version: Option<String>,
    }
}

table! {
    /// An order of an example.
    pub struct RawExampleOrder {
        /// On which day.
        on: NaiveDate,
        /// For how many years; absent, for as long as a term renews.
        years: Option<u8>,
        /// At which tier; absent, at the contract's own.
        tier: Option<String>,
        /// For how many licenses; absent, for those covered.
        licenses: Option<u32>,
        /// Whether it changes the term that runs.
        change: bool = false,
        /// Rates that the terms leave open.
        rates: Entries<Parsed<Rate>> = Entries::default(),
    }
}

table! {
    /// What is expected; what is left out is not compared.
    pub struct RawExpected {
        /// The ticket's severity.
        severity: Option<Spanned<String>>,
        /// What becomes of the ticket: `accepted`, `warned`, `held` or `refused`.
        outcome: Option<Spanned<String>>,
        /// When what is due, by kind: `first-response = "2026-09-21T09:30"` in the contract's zone,
        /// or why nothing is, such as `unstated`. A step of a ladder is `"escalation ROLE"`.
        deadlines: Entries<Spanned<String>> = Entries::default(),
        /// What the order is: `renewal`, `late-renewal`, `reinstatement` or `change`.
        kind: Option<Spanned<String>>,
        /// Amounts by the codes of a quote's lines; `unknown` where one has none.
        lines: Entries<Spanned<Literal>> = Entries::default(),
        /// The total, or `unknown`.
        total: Option<Spanned<Literal>>,
        /// The first and the last day of the new term.
        new_term: Option<Spanned<Vec<NaiveDate>>>,
        /// Why the order is refused, by its code.
        refused: Option<Spanned<String>>,
        /// The last day on which the customer can give notice.
        last_day: Option<Spanned<NaiveDate>>,
    }
}

/// A contract of an example in the file of a program: the keys of a contract, none of which has to
/// be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleContract(pub Box<RawContract>);

impl Read for ExampleContract {
    const EXPECTED: &'static str = "a table";
    const EXAMPLE: &'static str = "";

    fn read(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Table(entries) = &node.value else {
            return wrong_type::<Self>(node, findings);
        };
        let mut entries = entries.clone();
        let at = |value| Node {
            value,
            span: node.span.clone(),
        };
        let word = |word: &str| at(Value::Text(word.to_owned()));
        let date = |year, month, day| at(Value::Date { year, month, day });
        let key = |key: &str| Spanned::new(key.to_owned(), node.span.clone());
        let term = Value::Table(vec![
            (key("start"), date(1, 1, 1)),
            (key("end"), date(9998, 12, 31)),
        ]);
        let made_up = [
            ("id", word("example")),
            ("customer", word("example")),
            ("program", word("example")),
            ("term", at(term)),
            // Late, so that what is on sale at all is on sale then.
            ("sold", date(9998, 12, 30)),
        ];
        for (name, value) in made_up {
            if !entries.iter().any(|(there, _)| there.value == name) {
                entries.push((key(name), value));
            }
        }
        let whole = at(Value::Table(entries));
        RawContract::read(&whole, findings).map(|raw| ExampleContract(Box::new(raw)))
    }

    fn schema() -> Schema {
        let Schema::Object {
            doc,
            mut properties,
            ..
        } = RawContract::schema()
        else {
            return RawContract::schema();
        };
        for property in &mut properties {
            property.required = false;
        }
        Schema::Object {
            name: "ExampleContract",
            doc,
            properties,
            also: serde_json::Value::Object(serde_json::Map::new()),
        }
    }
}
