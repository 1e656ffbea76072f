//! A record of a ticket that is there already: what it tells that is not there yet.
//!
//! May use the rest of `domain`. Deliberately absent: whether the ticket's state allows what is
//! new (see `steps`), and which ticket a record is of.

use super::event::{Event, Opening, What};
use super::record::{Fault, Record, brief};

impl Record {
    /// The events that go on from what is there of the ticket, the opening first. None, where the
    /// record tells no more than that, or less: it may be older.
    ///
    /// What the record says of the opening has to be so; what it does not say, it does not deny.
    /// Its events have to follow those that are there, one by one. Notes and classifications may
    /// have been added in between, since nothing of the record speaks against them.
    ///
    /// # Errors
    ///
    /// What the record says otherwise than `there`, such as "ticket 5".
    pub fn beyond(&self, recorded: &[Event], there: &str) -> Result<&[Event], Fault> {
        let Some((first, recorded)) = recorded.split_first() else {
            return Ok(&self.events);
        };
        if let Some((field, ours, theirs)) = self.opens_otherwise(first) {
            let theirs = match theirs.is_empty() {
                true => "nothing".to_owned(),
                false => format!("`{}`", brief(&theirs)),
            };
            let ours = brief(&ours);
            let message = format!("`{field}` is `{ours}`, where {there} has {theirs}");
            return Err(Fault::new("contradicts", message));
        }
        let mut told = self.events.iter().enumerate().peekable();
        for event in recorded {
            let Some((place, next)) = told.peek() else {
                return Ok(&[]);
            };
            if *next == event {
                told.next();
            } else if !may_be_added(event, next) {
                return Err(otherwise(place + 1, next, event, there));
            }
        }
        let known = told.peek().map_or(self.events.len(), |(place, _)| *place);
        Ok(self.events.get(known..).unwrap_or_default())
    }

    /// A field of the opening of which the record says something else than what is there.
    fn opens_otherwise(&self, first: &Event) -> Option<(String, String, String)> {
        let What::Open(there) = &first.what else {
            return None;
        };
        let Opening {
            subject,
            description,
            channel,
            reporter,
            version,
            reference: _,
            facts,
            severity,
            event,
        } = &self.opening;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let channels = [channel, &there.channel].map(|c| c.map(|c| c.name().to_owned()));
        let [channel, channel_there] = channels.map(|name| text(&name));
        let at = (self.opened_at.to_string(), first.at.to_string());
        let fields = [
            ("opened_at", at.0, at.1),
            ("subject", subject.clone(), there.subject.clone()),
            ("description", text(description), text(&there.description)),
            ("channel", channel, channel_there),
            ("reporter", text(reporter), text(&there.reporter)),
            ("version", text(version), text(&there.version)),
            ("severity", text(severity), text(&there.severity)),
            ("event", text(event), text(&there.event)),
        ];
        let mut fields: Vec<(String, String, String)> = fields
            .into_iter()
            .map(|(name, ours, theirs)| (name.to_owned(), ours, theirs))
            .collect();
        fields.extend(facts.iter().map(|(key, answer)| {
            let theirs = there.facts.get(key).cloned().unwrap_or_default();
            (format!("facts.{key}"), answer.clone(), theirs)
        }));
        let mut fields = fields.into_iter();
        fields.find(|(_, ours, theirs)| !ours.is_empty() && ours != theirs)
    }
}

/// Whether an event may have been added beside a record's, of which that one is the next: it says
/// nothing of what the record tells.
fn may_be_added(event: &Event, next: &Event) -> bool {
    match (&event.what, &next.what) {
        (What::Note { .. }, _) => true,
        (What::Classify { .. }, What::Classify { .. }) => event.at != next.at,
        (What::Classify { .. }, _) => true,
        _ => false,
    }
}

/// That an event of a record is not the one that is there.
fn otherwise(number: usize, ours: &Event, theirs: &Event, there: &str) -> Fault {
    let [ours, theirs] = [ours, theirs].map(|e| format!("`{}` at {}", e.what.verb(), e.at));
    let message = match ours == theirs {
        true => format!("event {number}, {ours}, is not as {there} has it"),
        false => format!("event {number} is {ours}, where {there} has {theirs}"),
    };
    Fault::new("contradicts", message)
}
