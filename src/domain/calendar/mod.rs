#![allow(missing_docs)]
use super::*;
use chrono::NaiveDate;
#[derive(Clone, Debug)]
pub struct Calendar;
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    #[error("x")]
    NeverOpens { calendar: String },
    #[error("y")]
    OutOfRange,
}
impl Calendar {
    pub fn zone(&self) -> &Zone {
        loop {}
    }
    pub fn add(&self, _: Instant, _: i64) -> Result<Instant, ClockError> {
        loop {}
    }
    pub fn between(&self, _: Instant, _: Instant) -> Result<i64, ClockError> {
        loop {}
    }
    pub fn next_opening(&self, _: Instant) -> Result<Instant, ClockError> {
        loop {}
    }
    pub fn next_business_day(&self, _: NaiveDate) -> Result<NaiveDate, ClockError> {
        loop {}
    }
    pub fn previous_business_day(&self, _: NaiveDate) -> Result<NaiveDate, ClockError> {
        loop {}
    }
    pub fn close_of(&self, _: NaiveDate) -> Option<Instant> {
        loop {}
    }
}
