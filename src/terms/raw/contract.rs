//! The tables of a contract file.

use chrono::NaiveDate;

use super::calendar::{RawCalendar, RawHolidays};
use super::example::RawExample;
use super::program::{RawNotice, RawTarget};
use super::version::RawVersion;
use crate::domain::contract::Lead;
use crate::domain::money::Rate;
use crate::domain::program::{Deployment, RenewalMode};
use crate::domain::zone::Zone;
use crate::terms::read::{Entries, Literal, Parsed, Spanned, table};

table! {
    /// A file of one contract.
    pub struct RawContractFile {
        /// The contract.
        contract: RawContract,
        /// Opening hours by name, for the contract to use.
        calendar: Entries<RawCalendar> = Entries::default(),
        /// Inputs with the answers that are expected, which `check` compares.
        example: Vec<RawExample> = Vec::new(),
    }
}

table! {
    /// What one customer holds.
    pub struct RawContract {
        /// Id: lower-case letters, digits, `.`, `_`, `-`.
        id: Spanned<String>,
        /// Who holds it.
        customer: String,
        /// The program that it is under.
        program: Spanned<String>,
        /// The edition of the program; absent, the one on sale on `sold`.
        edition: Option<Spanned<String>>,
        /// The support level, where the program has any.
        tier: Option<Spanned<String>>,
        /// The region.
        region: Option<Spanned<String>>,
        /// Opening hours instead of the region's.
        calendar: Option<Spanned<String>>,
        /// The zone that decides its dates; absent, the calendar's.
        zone: Option<Parsed<Zone>>,
        /// The day it was sold; absent, the first day of its term.
        sold: Option<NaiveDate>,
        /// Its currency, by the code of ISO 4217.
        currency: Option<Spanned<String>>,
        /// The fee of a year, for all covered licenses.
        annual_fee: Option<Spanned<Literal>>,
        /// The same at other tiers, by their ids.
        fees: Entries<Spanned<Literal>> = Entries::default(),
        /// The list price of a year, which some fees of late orders are a share of.
        list_price: Option<Spanned<Literal>>,
        /// What becomes of its term; absent, what the program says.
        renewal: Option<RenewalMode>,
        /// The last day that its products are supported at all.
        end_of_support: Option<NaiveDate>,
        /// The day on which the end of their support was announced; without `end_of_support` it
        /// ends as soon as the terms let it.
        end_of_support_announced: Option<Spanned<NaiveDate>>,
        /// Where the product runs.
        deployment: Option<Deployment>,
        /// How long before the last day a notice is sent.
        notice_lead: Option<Parsed<Lead>>,
        /// Its initial term.
        term: RawTerm,
        /// License counts.
        licenses: Option<RawLicenses>,
        /// Rates that the program leaves open, by the codes of a quote's lines.
        rates: Entries<Parsed<Rate>> = Entries::default(),
        /// Notice agreed in the contract, instead of the program's.
        notice: Vec<RawNotice> = Vec::new(),
        /// Targets agreed in the contract; they go before the program's.
        target: Vec<RawTarget> = Vec::new(),
        /// Holidays, added to the opening hours.
        holidays: Option<RawHolidays>,
        /// Whom the customer named.
        contact: Vec<RawContact> = Vec::new(),
        /// Answers to the program's circumstances that go for every ticket, by their keys; what a
        /// ticket says goes before them.
        circumstances: Entries<Spanned<String>> = Entries::default(),
        /// The partner from whom support was bought; absent where it comes from the vendor.
        partner: Option<String>,
        /// Sums that are or were due.
        payment: Vec<RawPayment> = Vec::new(),
        /// Versions of the product of which it is known how long they are supported.
        product_version: Vec<RawVersion> = Vec::new(),
        /// Services held beside the tier.
        service: Vec<RawService> = Vec::new(),
        /// Parts that end with the contract, each with a fee of its own.
        part: Vec<RawPart> = Vec::new(),
    }
    schema {
        "if": {
            "anyOf": [
                { "required": ["annual_fee"] },
                { "required": ["list_price"] },
                { "required": ["fees"], "properties": { "fees": { "minProperties": 1 } } },
                {
                    "required": ["part"],
                    "properties": { "part": { "contains": { "required": ["annual_fee"] } } }
                },
            ]
        },
        "then": { "required": ["currency"] }
    }
}

table! {
    /// A part of a contract that ends with it: a module, more clients, a spare.
    pub struct RawPart {
        /// Its id.
        id: Spanned<String>,
        /// What it is.
        name: Option<String>,
        /// The first day that it is covered; absent, the first of the contract's term.
        from: Option<NaiveDate>,
        /// Its fee of a year.
        annual_fee: Option<Spanned<Literal>>,
    }
}

table! {
    /// A term: whole days, the last one included.
    pub struct RawTerm {
        /// The first day.
        start: NaiveDate,
        /// The last day covered; or give `months`.
        end: Option<NaiveDate>,
        /// How many months it lasts; or give `end`.
        months: Option<u16>,
        /// True for a term without an end, which runs until somebody gives notice.
        open: bool = false,
        /// How many months a renewal lasts; absent, what the program says.
        renewal_months: Option<u16>,
    }
}

table! {
    /// How many licenses there are.
    pub struct RawLicenses {
        /// Bought.
        owned: u32,
        /// In use; absent, as many as are owned.
        used: Option<u32>,
        /// Covered by the contract; absent, the larger of the two.
        covered: Option<u32>,
    }
}

table! {
    /// Somebody the customer named.
    pub struct RawContact {
        /// Address.
        email: Spanned<String>,
        /// What they are to the customer.
        role: Option<String>,
        /// The last day of their certificate.
        certified_until: Option<Spanned<NaiveDate>>,
        /// Whether they can be reached around the clock.
        around_the_clock: bool = false,
    }
}

table! {
    /// A sum that is or was due.
    pub struct RawPayment {
        /// The last day to pay it.
        due: NaiveDate,
        /// The day it was paid, if it was.
        paid: Option<NaiveDate>,
    }
}

table! {
    /// A service held beside the tier.
    pub struct RawService {
        /// The id of the program's service.
        id: Spanned<String>,
        /// The package, where the service is sold in packages.
        package: Option<Spanned<String>>,
        /// The day of its purchase, from which its term runs where the program says so.
        bought: Option<NaiveDate>,
        /// Its initial term; absent, the one that its purchase began.
        term: Option<RawTerm>,
        /// How much of it there is to use in each period, by the ids of its allowances, where the
        /// contract agrees something else than the program says.
        allowances: Entries<Spanned<Literal>> = Entries::default(),
        /// What becomes of its term; absent, what the program says.
        renewal: Option<RenewalMode>,
        /// Notice agreed in the contract, instead of the program's.
        notice: Vec<RawNotice> = Vec::new(),
    }
}
