//! Deadlines: instants or dates by which somebody must act, with what made them so.
//!
//! May use the rest of `domain`. Deliberately absent: how they come about (see `ticket::deadlines`
//! and `dates`).

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::amount::ClockKind;
use super::clause::{Clause, Reason, Why};
use super::clock::Bound;
use super::instant::Instant;
use super::program::{Limit, TargetKind};

/// What a deadline is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A target of the vendor's.
    Target(TargetKind),
    /// A mark of an escalation ladder.
    Escalation,
    /// The last moment at which a resolved ticket can be reopened.
    ReopenUntil,
    /// The moment at which a resolved ticket closes for good.
    AutoClose,
    /// The last day for a notice.
    Notice,
    /// The last day of a term.
    Expiry,
    /// The last day for a late renewal.
    LateRenewalUntil,
    /// The last day that the vendor supports a product at all.
    EndOfSupport,
    /// The last day to object to a new edition of the terms.
    Objection,
    /// The last day of a contact's certificate.
    CertificateExpiry,
    /// The last day to use what is left of an allowance.
    AllowanceExpiry,
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Kind; 14] = [
        Kind::Target(TargetKind::FirstResponse),
        Kind::Target(TargetKind::PriorityNotice),
        Kind::Target(TargetKind::Update),
        Kind::Target(TargetKind::Resolution),
        Kind::Escalation,
        Kind::ReopenUntil,
        Kind::AutoClose,
        Kind::Notice,
        Kind::Expiry,
        Kind::LateRenewalUntil,
        Kind::EndOfSupport,
        Kind::Objection,
        Kind::CertificateExpiry,
        Kind::AllowanceExpiry,
    ];

    /// The kind's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Target(kind) => kind.name(),
            Kind::Escalation => "escalation",
            Kind::ReopenUntil => "reopen-until",
            Kind::AutoClose => "auto-close",
            Kind::Notice => "notice",
            Kind::Expiry => "expiry",
            Kind::LateRenewalUntil => "late-renewal-until",
            Kind::EndOfSupport => "end-of-support",
            Kind::Objection => "objection",
            Kind::CertificateExpiry => "certificate-expiry",
            Kind::AllowanceExpiry => "allowance-expiry",
        }
    }

    /// Whether it is of tickets; if not, it is a date of contracts.
    pub fn is_of_tickets(self) -> bool {
        matches!(
            self,
            Kind::Target(_) | Kind::Escalation | Kind::ReopenUntil | Kind::AutoClose
        )
    }
}

/// An instant, or a date that is good until its local midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// An instant.
    At(Instant),
    /// A whole local date.
    On(NaiveDate),
}

/// An instant in UTC, or a date.
impl Serialize for Due {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Due::At(at) => at.serialize(serializer),
            Due::On(date) => date.serialize(serializer),
        }
    }
}

/// Where a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Ahead, and its clock runs.
    Running,
    /// Its clock is stopped.
    Paused,
    /// Done in time.
    Met,
    /// Done, but late.
    Breached,
    /// Past, and not done.
    Overdue,
    /// Something has to happen before its clock starts.
    NotStarted,
    /// The terms give no figure.
    NoCommitment,
    /// A date that lies ahead.
    Open,
    /// A date whose day to act has come.
    Due,
    /// A date that is over.
    Passed,
    /// A notice that was given.
    Given,
}

impl State {
    /// All states.
    pub const ALL: [State; 11] = [
        State::Running,
        State::Paused,
        State::Met,
        State::Breached,
        State::Overdue,
        State::NotStarted,
        State::NoCommitment,
        State::Open,
        State::Due,
        State::Passed,
        State::Given,
    ];

    /// The state's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            State::Running => "running",
            State::Paused => "paused",
            State::Met => "met",
            State::Breached => "breached",
            State::Overdue => "overdue",
            State::NotStarted => "not-started",
            State::NoCommitment => "no-commitment",
            State::Open => "open",
            State::Due => "due",
            State::Passed => "passed",
            State::Given => "given",
        }
    }

    /// Whether there is still something to do or to wait for.
    pub fn is_pending(self) -> bool {
        !matches!(
            self,
            State::Met | State::Breached | State::Passed | State::Given
        )
    }
}

/// One deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What it is for.
    pub kind: Kind,
    /// When; `None` where that cannot be told, and `why` says so.
    pub due: Option<Due>,
    /// Whether the limit itself still counts.
    pub bound: Option<Bound>,
    /// Where it stands.
    pub state: State,
    /// False where nobody promises anything by it.
    pub committed: bool,
    /// When it was met, or missed and then done.
    pub met_at: Option<Instant>,
    /// The severity that it was judged under.
    pub severity: Option<String>,
    /// The limit behind it.
    pub limit: Option<Limit>,
    /// The clock that it is counted on, where one is known.
    pub clock: Option<ClockKind>,
    /// Seconds left on that clock while it runs or is paused.
    pub remaining_seconds: Option<i64>,
    /// Whom an escalation reaches.
    pub role: Option<String>,
    /// The service that a date belongs to; `None` for the contract's own.
    pub service: Option<String>,
    /// The allowance of the service that lapses.
    pub allowance: Option<String>,
    /// Whose certificate it is.
    pub contact: Option<String>,
    /// The last business day on which to send a notice.
    pub send_by: Option<NaiveDate>,
    /// The version of the product that a date belongs to.
    pub version: Option<String>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why there is no due, where there is none.
    pub why: Option<Why>,
    /// How it came about.
    pub reasons: Vec<Reason>,
}

impl Deadline {
    /// A deadline of a kind about which nothing else is known yet.
    pub(super) fn new(kind: Kind, state: State) -> Deadline {
        Deadline {
            kind,
            due: None,
            bound: None,
            state,
            committed: true,
            met_at: None,
            severity: None,
            limit: None,
            clock: None,
            remaining_seconds: None,
            role: None,
            service: None,
            allowance: None,
            contact: None,
            send_by: None,
            version: None,
            clauses: Vec::new(),
            why: None,
            reasons: Vec::new(),
        }
    }
}
