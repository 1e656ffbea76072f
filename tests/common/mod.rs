//! Contracts and tickets in few words, for the tests of the decisions.
#![allow(dead_code, reason = "each test file needs a part of it")]

use chrono::{NaiveDate, NaiveDateTime};
use tenure::domain::deadline::{Deadline, Due, Kind};
use tenure::domain::program::{Channel, TargetKind};
use tenure::domain::ticket::deadlines::deadlines;
use tenure::domain::ticket::{Event, Opening, Ticket, What};
use tenure::domain::{Contract, Instant, Zone};
use tenure::terms::catalog::Catalog;
use tenure::terms::contract::read_contract;

/// Monday to Friday, nine to five.
pub const NINE_TO_FIVE: &str = r#"hours = { mon = ["09:00-17:00"], tue = ["09:00-17:00"], wed = ["09:00-17:00"], thu = ["09:00-17:00"], fri = ["09:00-17:00"] }"#;

/// A small program of our own and a contract under it, by the parts in which tests differ.
pub struct Terms<'a> {
    /// Tables of the program besides its name and its severities `A`, `B` and `C`.
    pub program: &'a str,
    /// Keys of the contract.
    pub keys: &'a str,
    /// Its term.
    pub term: &'a str,
    /// Its tables.
    pub tables: &'a str,
    /// The zone of its calendar.
    pub zone: &'a str,
    /// What stands in its calendar besides the zone.
    pub calendar: &'a str,
}

impl Default for Terms<'_> {
    fn default() -> Self {
        Terms {
            program: "",
            keys: "currency = \"EUR\"\nannual_fee = \"1000.00\"",
            term: "{ start = 2020-01-01, end = 2039-12-31, renewal_months = 12 }",
            tables: "",
            zone: "Europe/Rome",
            calendar: NINE_TO_FIVE,
        }
    }
}

impl Terms<'_> {
    /// The contract.
    pub fn contract(&self) -> Contract {
        let program = format!(
            r#"
format = 1
[program]
id = "own"
name = "Own"
vendor = "Vendor"
edition = "1"
[[source]]
id = "doc"
title = "Document"
[[severity]]
id = "A"
name = "A"
clause = "doc 1"
[[severity]]
id = "B"
name = "B"
clause = "doc 1"
[[severity]]
id = "C"
name = "C"
clause = "doc 1"
{}
"#,
            self.program
        );
        let contract = format!(
            r#"
format = 1
[contract]
id = "own-1"
customer = "Customer"
program = "own"
calendar = "hours"
{}
term = {}
{}
[calendar.hours]
zone = "{}"
{}
"#,
            self.keys, self.term, self.tables, self.zone, self.calendar
        );
        let mut catalog = Catalog::empty();
        catalog.add(&program).expect("the program is right");
        read(&contract, &catalog)
    }
}

/// A target for the first response, for all severities.
pub fn target(figure: &str) -> String {
    format!("[[target]]\nkind = \"first-response\"\n{figure}\nclause = \"doc 2\"\n")
}

/// A target for the first response to one severity.
pub fn target_for(severity: &str, figure: &str) -> String {
    target(&format!("severity = \"{severity}\"\n{figure}"))
}

/// A contract whose first response has this limit, in hours from nine to five in Rome.
pub fn limited(figure: &str) -> Contract {
    let program = target(figure);
    Terms {
        program: &program,
        ..Terms::default()
    }
    .contract()
}

/// A contract under a bundled program.
pub fn bundled(keys: &str, tables: &str) -> Contract {
    let text = format!(
        "format = 1\n[contract]\nid = \"test-1\"\ncustomer = \"Customer\"\n{keys}\n{tables}"
    );
    read(&text, &Catalog::bundled())
}

/// An Ivanti contract in hours from eight to five in Rome.
pub fn ivanti(tier: &str) -> Contract {
    bundled(
        &format!(
            "program = \"ivanti\"\ntier = \"{tier}\"\nregion = \"emea\"\ncalendar = \"hours\"\n\
             term = {{ start = 2021-01-01, end = 2039-12-31 }}"
        ),
        "[calendar.hours]\nzone = \"Europe/Rome\"\nhours = { mon = [\"08:00-17:00\"], \
         tue = [\"08:00-17:00\"], wed = [\"08:00-17:00\"], thu = [\"08:00-17:00\"], \
         fri = [\"08:00-17:00\"] }",
    )
}

/// An Imagicle contract in a region, with more tables.
pub fn imagicle(tier: &str, region: &str, tables: &str) -> Contract {
    bundled(
        &format!(
            "program = \"imagicle\"\ntier = \"{tier}\"\nregion = \"{region}\"\n\
             term = {{ start = 2020-03-01, end = 2039-12-31 }}"
        ),
        tables,
    )
}

/// A Kaseya contract in London.
pub fn kaseya() -> Contract {
    bundled(
        "program = \"kaseya\"\nzone = \"Europe/London\"\n\
         term = { start = 2020-01-01, end = 2039-12-31 }",
        "",
    )
}

fn read(text: &str, catalog: &Catalog) -> Contract {
    let (contract, findings) = read_contract(text, catalog);
    contract.unwrap_or_else(|| panic!("the contract is right: {findings:#?}\n{text}"))
}

/// A date.
pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The instant of a wall time in the contract's zone, such as `2026-09-14 10:00`.
pub fn at(contract: &Contract, wall: &str) -> Instant {
    at_in(&contract.zone, wall)
}

/// The instant of a wall time in a zone.
pub fn at_in(zone: &Zone, wall: &str) -> Instant {
    let seconds = if wall.len() == 16 { ":00" } else { "" };
    let local = NaiveDateTime::parse_from_str(&format!("{wall}{seconds}"), "%Y-%m-%d %H:%M:%S");
    zone.resolve(local.expect("a wall time"))
}

/// The wall time of an instant in the contract's zone, seconds left out where there are none.
pub fn wall(contract: &Contract, at: Instant) -> String {
    let text = contract
        .zone
        .local(at)
        .format("%Y-%m-%d %H:%M:%S")
        .to_string();
    text.strip_suffix(":00").unwrap_or(&text).to_owned()
}

/// A ticket in the making.
pub struct Case<'a> {
    contract: &'a Contract,
    events: Vec<Event>,
}

impl<'a> Case<'a> {
    /// A ticket with all that holds one, opened on the portal.
    pub fn new(contract: &'a Contract, wall: &str, severity: &str) -> Case<'a> {
        let opening = Opening {
            subject: "subject".into(),
            description: Some("description".into()),
            channel: Some(Channel::Portal),
            severity: Some(severity.into()),
            ..Opening::default()
        };
        Case::opened(contract, wall, opening)
    }

    /// A ticket with this opening.
    pub fn opened(contract: &'a Contract, wall: &str, opening: Opening) -> Case<'a> {
        let event = Event {
            at: at(contract, wall),
            what: What::Open(Box::new(opening)),
        };
        Case {
            contract,
            events: vec![event],
        }
    }

    /// The same ticket after something more.
    pub fn then(mut self, wall: &str, what: What) -> Case<'a> {
        let at = at(self.contract, wall);
        self.events.push(Event { at, what });
        self
    }

    /// The same ticket, answered.
    pub fn answered(self, wall: &str) -> Case<'a> {
        self.then(wall, What::Respond)
    }

    /// The same ticket, waiting for the customer.
    pub fn waits(self, wall: &str) -> Case<'a> {
        let whom = tenure::domain::ticket::WaitFor::Customer;
        self.then(wall, What::Wait { whom })
    }

    /// The same ticket, waiting no more.
    pub fn resumes(self, wall: &str) -> Case<'a> {
        self.then(wall, What::Resume)
    }

    /// The same ticket, reported again.
    pub fn reported(self, wall: &str, channel: Channel) -> Case<'a> {
        let what = What::Report {
            channel,
            description: None,
        };
        self.then(wall, what)
    }

    /// The same ticket with another severity.
    pub fn becomes(self, wall: &str, severity: &str) -> Case<'a> {
        let what = What::Classify {
            facts: Default::default(),
            severity: Some(severity.into()),
            by: None,
        };
        self.then(wall, what)
    }

    /// The ticket.
    pub fn ticket(&self) -> Ticket {
        Ticket::fold(1, self.contract, &self.events).expect("it begins with an opening")
    }

    /// All its deadlines, judged at a wall time.
    pub fn deadlines(&self, now: &str) -> Vec<Deadline> {
        deadlines(&self.ticket(), self.contract, at(self.contract, now))
    }

    /// The first of a kind.
    pub fn deadline(&self, kind: Kind, now: &str) -> Deadline {
        let mut all = self.deadlines(now).into_iter();
        all.find(|deadline| deadline.kind == kind)
            .unwrap_or_else(|| panic!("no {kind:?}"))
    }

    /// The first response.
    pub fn response(&self, now: &str) -> Deadline {
        self.deadline(Kind::Target(TargetKind::FirstResponse), now)
    }

    /// When the first response is due, judged early.
    pub fn due(&self) -> String {
        let last = self.events.iter().map(|event| event.at).max();
        let now = wall(self.contract, last.expect("an event"));
        due_of(self.contract, &self.response(&now))
    }

    /// The ladder: roles with the wall times at which they are due.
    pub fn ladder(&self, now: &str) -> Vec<(String, String)> {
        self.deadlines(now)
            .iter()
            .filter(|deadline| deadline.kind == Kind::Escalation)
            .map(|deadline| {
                let role = deadline.role.clone().unwrap_or_default();
                (role, due_of(self.contract, deadline))
            })
            .collect()
    }
}

/// When a deadline is due, as a wall time or a date; `-` where that cannot be told.
pub fn due_of(contract: &Contract, deadline: &Deadline) -> String {
    match deadline.due {
        Some(Due::At(at)) => wall(contract, at),
        Some(Due::On(date)) => date.to_string(),
        None => "-".into(),
    }
}

/// When a first response with this limit is due to a ticket opened at a wall time.
pub fn due(figure: &str, opened: &str) -> String {
    let contract = limited(figure);
    Case::new(&contract, opened, "A").due()
}
