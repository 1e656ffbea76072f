//! A line of `ticket import` and `ticket triage`: a ticket as it was opened, and what happened to
//! it since.
//!
//! Deliberately absent: whether the contract, the severity and the facts are known, and whether its
//! state allows what happened; that is decided in `domain`.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::json::{Text, brief, in_words, listed, no_field, unreadable};
use super::lines::{Line, MAX_LINE};
use crate::domain::Instant;
use crate::domain::classify::Facts;
use crate::domain::program::Channel;
use crate::domain::ticket::record::{Fault, Record};
use crate::domain::ticket::{Event, Opening, WaitFor, What};

/// A line that is no record of a ticket.
#[derive(Clone, Debug)]
pub struct BadLine {
    /// The ticket's id elsewhere, where the line has one all the same.
    pub reference: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

/// Reads a line.
///
/// # Errors
///
/// [`BadLine`] says what is wrong with it.
pub fn read(line: Line<'_>) -> Result<Record, BadLine> {
    let Line::Bytes(bytes) = line else {
        let message = format!("the line has {} bytes or more", MAX_LINE + 1);
        return Err(bad(None, message));
    };
    match serde_json::from_slice::<Fields>(bytes) {
        Ok(fields) => fields.record(),
        Err(error) => {
            let unreadable = unreadable(bytes, &error, "ref", &FIELDS);
            let reference = unreadable
                .id
                .and_then(|id| serde_json::from_str(id.get()).ok());
            Err(bad(reference, unreadable.message))
        }
    }
}

fn bad(reference: Option<String>, message: String) -> BadLine {
    BadLine {
        reference,
        fault: Fault::new("bad-line", message),
    }
}

/// The fields of a line, any of which may not be there.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fields<'a> {
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    pub contract: Option<String>,
    pub subject: Option<String>,
    pub description: Option<String>,
    pub reporter: Option<String>,
    #[serde(borrow)]
    pub channel: Option<Text<'a>>,
    #[serde(borrow)]
    pub opened_at: Option<Text<'a>>,
    pub severity: Option<String>,
    pub facts: Option<Facts>,
    pub version: Option<String>,
    /// Each is read by itself, so that what is wrong with one is told with its number.
    #[serde(borrow, default)]
    pub events: Option<Vec<&'a RawValue>>,
}

/// The names of the fields, in the order in which to list them.
pub(super) const FIELDS: [&str; 11] = [
    "ref",
    "contract",
    "subject",
    "description",
    "reporter",
    "channel",
    "opened_at",
    "severity",
    "facts",
    "version",
    "events",
];

impl Fields<'_> {
    pub(super) fn record(self) -> Result<Record, BadLine> {
        let reference = self.reference.clone();
        self.parts().map_err(|fault| BadLine { reference, fault })
    }

    fn parts(self) -> Result<Record, Fault> {
        let missing = |field: &str| Fault::new("bad-line", format!("`{field}` is missing"));
        let contract = self.contract.ok_or_else(|| missing("contract"))?;
        let opened_at = self.opened_at.ok_or_else(|| missing("opened_at"))?;
        let opened_at = instant("opened_at", &opened_at.0)?;
        let events = self.events.unwrap_or_default();
        let events = events.into_iter().enumerate().map(|(at, event)| {
            let named = |fault: Fault| Fault {
                message: format!("event {}: {}", at + 1, fault.message),
                ..fault
            };
            read_event(event).map_err(named)
        });
        Ok(Record {
            contract,
            opened_at,
            opening: Opening {
                subject: self.subject.unwrap_or_default(),
                description: self.description,
                channel: self.channel.map(|name| channel(&name.0)).transpose()?,
                reporter: self.reporter,
                version: self.version,
                event: None,
                reference: self.reference,
                facts: self.facts.unwrap_or_default(),
                severity: self.severity,
            },
            events: events.collect::<Result<_, _>>()?,
        })
    }
}

fn instant(field: &str, text: &str) -> Result<Instant, Fault> {
    Instant::parse_rfc3339(text).ok_or_else(|| {
        let given = brief(text);
        let message = match Instant::is_rfc3339(text) {
            true => format!("`{field}` is {given}, outside the years 1 to 9999"),
            false => format!(
                "`{field}` is `{given}`: give RFC 3339 with an offset, such as \
                 2026-09-14T14:00:00Z"
            ),
        };
        Fault::new("bad-line", message)
    })
}

fn channel(name: &str) -> Result<Channel, Fault> {
    Channel::from_name(name).ok_or_else(|| {
        let known = listed(&Channel::ALL.map(Channel::name));
        let message = format!("there is no channel `{}`: {known}", brief(name));
        Fault::new("bad-line", message)
    })
}

/// The fields of an event of any type.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFields<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<Text<'a>>,
    #[serde(borrow)]
    at: Option<Text<'a>>,
    #[serde(borrow)]
    channel: Option<Text<'a>>,
    description: Option<String>,
    #[serde(borrow, rename = "for")]
    whom: Option<Text<'a>>,
    severity: Option<String>,
    facts: Option<Facts>,
    by: Option<String>,
    reason: Option<String>,
    role: Option<String>,
    text: Option<String>,
    unreached: Option<bool>,
}

const EVENT_FIELDS: [&str; 12] = [
    "type",
    "at",
    "channel",
    "description",
    "for",
    "severity",
    "facts",
    "by",
    "reason",
    "role",
    "text",
    "unreached",
];

/// The types of events with the fields that each may have beside `type` and `at`.
const EVENTS: [(&str, &[&str]); 11] = [
    ("report", &["channel", "description"]),
    ("classify", &["severity", "facts", "by"]),
    ("respond", &[]),
    ("update", &["unreached"]),
    ("wait", &["for"]),
    ("resume", &[]),
    ("escalate", &["role"]),
    ("resolve", &["reason"]),
    ("reopen", &["text"]),
    ("close", &[]),
    ("note", &["text"]),
];

fn read_event(event: &RawValue) -> Result<Event, Fault> {
    let bad_line = |message: String| Fault::new("bad-line", message);
    let bytes = event.get().as_bytes();
    let fields: EventFields = serde_json::from_slice(bytes).map_err(|error| {
        let message = match unreadable(bytes, &error, "type", &EVENT_FIELDS) {
            // A column of the event would mislead: it is not one of the line.
            unreadable if unreadable.message == in_words(&error) => {
                let text = in_words(&error);
                text.split(", at column").next().unwrap_or(&text).to_owned()
            }
            unreadable => unreadable.message.replace("the line", "it"),
        };
        bad_line(message)
    })?;
    let missing = |field: &str| bad_line(format!("`{field}` is missing"));
    let kind = fields
        .kind
        .as_ref()
        .ok_or_else(|| missing("type"))?
        .0
        .clone();
    let Some((_, allowed)) = EVENTS.iter().find(|(name, _)| *name == kind) else {
        let known = listed(&EVENTS.map(|(name, _)| name));
        let message = format!("there is no event `{}`: {known}", brief(&kind));
        return Err(Fault::new("unknown-event", message));
    };
    if let Some(stray) = fields.given().find(|field| !allowed.contains(field)) {
        let known = [&["type", "at"], *allowed].concat();
        return Err(bad_line(format!("`{kind}`: {}", no_field(stray, &known))));
    }
    let at = fields.at.as_ref().ok_or_else(|| missing("at"))?;
    let at = instant("at", &at.0)?;
    let what = match kind.as_ref() {
        "report" => What::Report {
            channel: channel(&fields.channel.ok_or_else(|| missing("channel"))?.0)?,
            description: fields.description,
        },
        "classify" if fields.severity.is_none() && fields.facts.is_none() => {
            return Err(bad_line("`severity` or `facts` is missing".to_owned()));
        }
        "classify" => What::Classify {
            facts: fields.facts.unwrap_or_default(),
            severity: fields.severity,
            by: fields.by,
        },
        "respond" => What::Respond,
        "update" => What::Update {
            unreached: fields.unreached.unwrap_or_default(),
        },
        "wait" => What::Wait {
            whom: match fields.whom {
                None => WaitFor::default(),
                Some(Text(name)) => WaitFor::from_name(&name).ok_or_else(|| {
                    let known = listed(&WaitFor::ALL.map(WaitFor::name));
                    bad_line(format!(
                        "nobody to wait for is called `{}`: {known}",
                        brief(&name)
                    ))
                })?,
            },
        },
        "resume" => What::Resume,
        "escalate" => What::Escalate {
            role: fields.role.ok_or_else(|| missing("role"))?,
        },
        "resolve" => What::Resolve {
            reason: fields.reason,
        },
        "reopen" => What::Reopen { text: fields.text },
        "close" => What::Close,
        _ => What::Note {
            text: fields.text.ok_or_else(|| missing("text"))?,
        },
    };
    Ok(Event { at, what })
}

impl EventFields<'_> {
    /// The fields that are there, beside `type` and `at`.
    fn given(&self) -> impl Iterator<Item = &'static str> {
        [
            ("channel", self.channel.is_some()),
            ("description", self.description.is_some()),
            ("for", self.whom.is_some()),
            ("severity", self.severity.is_some()),
            ("facts", self.facts.is_some()),
            ("by", self.by.is_some()),
            ("reason", self.reason.is_some()),
            ("role", self.role.is_some()),
            ("text", self.text.is_some()),
            ("unreached", self.unreached.is_some()),
        ]
        .into_iter()
        .filter_map(|(field, is_there)| is_there.then_some(field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(events: &str) -> Result<Record, BadLine> {
        let text = format!(
            r#"{{"ref": "A", "contract": "c", "opened_at": "2026-09-14T14:00:00Z", "events": {events}}}"#
        );
        read(Line::Bytes(text.as_bytes()))
    }

    #[test]
    fn every_verb_of_a_ticket_is_a_type_of_event() {
        for (kind, fields) in EVENTS {
            let mut event = serde_json::json!({"type": kind, "at": "2026-09-14T15:00:00Z"});
            for field in fields {
                event[*field] = match *field {
                    "channel" => "phone".into(),
                    "for" => "third-party".into(),
                    "unreached" => true.into(),
                    "facts" => serde_json::json!({"k": "v"}),
                    _ => "x".into(),
                };
            }
            let record = line(&format!("[{event}]")).unwrap();
            assert_eq!(record.events[0].what.verb(), kind);
        }
    }

    #[test]
    fn what_is_wrong_with_an_event_is_told_with_its_number() {
        let cases = [
            (
                r#"[{"type": "respond", "at": "2026-09-14T15:00:00Z"}, 5]"#,
                "event 2: it is no JSON object",
            ),
            (
                r#"[{"at": "2026-09-14T15:00:00Z"}]"#,
                "event 1: `type` is missing",
            ),
            (r#"[{"type": "respond"}]"#, "event 1: `at` is missing"),
            (
                r#"[{"type": "respond", "at": "now"}]"#,
                "event 1: `at` is `now`: give RFC 3339",
            ),
            (
                r#"[{"type": "open", "at": "2026-09-14T15:00:00Z"}]"#,
                "event 1: there is no event `open`",
            ),
            (
                r#"[{"type": "respond", "at": "2026-09-14T15:00:00Z", "for": "x"}]"#,
                "event 1: `respond`: there is no field `for`: `type`, `at`",
            ),
            (
                r#"[{"type": "wait", "at": "2026-09-14T15:00:00Z", "for": "godot"}]"#,
                "called `godot`: `customer`, `third-party`",
            ),
            (
                r#"[{"type": "report", "at": "2026-09-14T15:00:00Z", "channel": "fax"}]"#,
                "there is no channel `fax`: `phone`",
            ),
            (
                r#"[{"type": "update", "at": "2026-09-14T15:00:00Z", "unreached": "no"}]"#,
                "expected a boolean",
            ),
            (
                r#"[{"type": "classify", "at": "2026-09-14T15:00:00Z"}]"#,
                "`severity` or `facts` is missing",
            ),
        ];
        for (events, says) in cases {
            let bad = line(events).unwrap_err();
            assert_eq!(bad.reference.as_deref(), Some("A"));
            assert!(bad.fault.message.contains(says), "{}", bad.fault.message);
            assert!(
                !bad.fault.message.contains("column"),
                "{}",
                bad.fault.message
            );
        }
    }
}
