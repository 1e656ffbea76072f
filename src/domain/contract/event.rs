//! What happens to a contract.
//!
//! May use the rest of `domain`. Deliberately absent: what follows from it, and
//! when it was recorded, which the store keeps with the operation.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::program::Party;

/// Something that happened to a contract, and on which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The local date, in the contract's zone, on which it happened, as told. Judged on an earlier
    /// date, it has not happened yet.
    pub on: NaiveDate,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum What {
    /// Its file was registered. Always the first event, and only the first.
    Register {
        /// The digest of the file's text.
        digest: String,
        /// The digest of the edition that the contract is under.
        edition: String,
    },
    /// Its file was changed.
    Update {
        /// The digest of the new text.
        digest: String,
        /// The digest of the edition that the contract is under from then on.
        edition: String,
        /// The first day on which the new text holds.
        from: NaiveDate,
    },
    /// The customer paid for a term.
    Pay {
        /// How much, in the contract's currency.
        #[serde(with = "decimal")]
        amount: Decimal,
        /// The first day of the term that was paid for.
        term: NaiveDate,
        /// The last day to pay the sum of the contract's file that was paid, where it was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<NaiveDate>,
    },
    /// One party gave notice. The event's day is the day on which it was given.
    Terminate {
        /// The service that shall end; absent for the contract itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        service: Option<String>,
        /// The last day that shall be covered.
        end: NaiveDate,
        /// Who gave it.
        party: Party,
    },
    /// The customer ordered another term. The event's day is the day of the order.
    Renew {
        /// The first day of the term that it bought.
        start: NaiveDate,
        /// The last one.
        end: NaiveDate,
        /// The tier from then on, where the order changed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tier: Option<String>,
        /// What it costs, where that is known.
        #[serde(default, with = "maybe", skip_serializing_if = "Option::is_none")]
        price: Option<Decimal>,
        /// The day on which it was paid, where it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paid: Option<NaiveDate>,
    },
    /// The customer used some of a service's allowance.
    Use {
        /// The id of the service.
        service: String,
        /// The id of the allowance.
        allowance: String,
        /// How much, in the allowance's unit.
        #[serde(with = "decimal")]
        amount: Decimal,
    },
    /// The vendor announced a new edition of the program. The event's day is the day on which the
    /// customer was notified.
    Adopt {
        /// The digest of the new edition.
        edition: String,
        /// The last day on which the customer can object, where the terms give one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        object_by: Option<NaiveDate>,
        /// The first day on which the new edition holds, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
    },
}

/// An exact decimal as a string, since numbers of JSON may be read as floating point.
mod decimal {
    use rust_decimal::Decimal;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        let text = String::deserialize(deserializer)?;
        Decimal::from_str_exact(&text)
            .map_err(|_| D::Error::custom(format_args!("`{text}` is no decimal")))
    }
}

/// The same where there may be none.
mod maybe {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serialize as _, Serializer};

    #[derive(Deserialize)]
    struct Exact(#[serde(with = "super::decimal")] Decimal);

    pub fn serialize<S: Serializer>(
        value: &Option<Decimal>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(|value| value.to_string()).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Decimal>, D::Error> {
        Ok(Option::<Exact>::deserialize(deserializer)?.map(|exact| exact.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The form in which events are stored; changing it would orphan those that are there.
    #[test]
    fn events_keep_their_form() {
        let on: NaiveDate = "2026-10-17".parse().unwrap();
        let forms = [
            r#"{"on":"2026-10-17","type":"register","digest":"ab","edition":"cd"}"#,
            r#"{"on":"2026-10-17","type":"update","digest":"ab","edition":"cd","from":"2026-11-01"}"#,
            r#"{"on":"2026-10-17","type":"pay","amount":"18250.00","term":"2027-01-16"}"#,
            r#"{"on":"2026-10-17","type":"pay","amount":"18250.00","term":"2027-01-16","due":"2027-02-01"}"#,
            r#"{"on":"2026-10-17","type":"terminate","end":"2027-01-15","party":"customer"}"#,
            r#"{"on":"2026-10-17","type":"terminate","service":"trm","end":"2027-01-15","party":"either"}"#,
            r#"{"on":"2026-10-17","type":"renew","start":"2027-01-16","end":"2028-01-15"}"#,
            r#"{"on":"2026-10-17","type":"renew","start":"2027-01-16","end":"2028-01-15","tier":"gold","paid":"2026-10-20"}"#,
            r#"{"on":"2026-10-17","type":"renew","start":"2027-01-16","end":"2028-01-15","price":"36500.00"}"#,
            r#"{"on":"2026-10-17","type":"use","service":"trm","allowance":"days","amount":"1.5"}"#,
            r#"{"on":"2026-10-17","type":"adopt","edition":"cd","object_by":"2026-11-16"}"#,
            r#"{"on":"2026-10-17","type":"adopt","edition":"cd","object_by":"2026-11-16","from":"2026-11-17"}"#,
        ];
        for form in forms {
            let event: Event = serde_json::from_str(form).unwrap();
            assert_eq!(event.on, on);
            assert_eq!(serde_json::to_string(&event).unwrap(), form);
        }
        let bad = r#"{"on":"2026-10-17","type":"pay","amount":"1,5","term":"2027-01-16"}"#;
        assert!(serde_json::from_str::<Event>(bad).is_err());
    }
}
