//! Money: exact decimals in one currency, rounded once a line.
//!
//! May use nothing else of this crate. Deliberately absent: floating point, and conversion
//! between currencies (a contract has one).

use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};

/// Digits before the decimal point that an amount may have: a quadrillion less one.
///
/// The bound leaves room for every product that a quote forms within the 28 digits of a decimal.
const MAX_WHOLE_DIGITS: usize = 15;

/// Digits behind the decimal point that a percentage may have.
const MAX_PERCENT_DIGITS: u32 = 6;

/// A currency of ISO 4217 with minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The currency of a three-letter code in capitals; `None` for unknown codes and for those
    /// that have no minor unit, such as gold.
    pub fn from_code(code: &str) -> Option<Currency> {
        let currency = iso_currency::Currency::from_code(code)?;
        currency.exponent().map(|_| Currency(currency))
    }

    /// The three-letter code.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Digits behind the decimal point: 2 for EUR, 0 for JPY, 3 for KWD.
    pub fn minor_digits(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }

    /// Rounds an exact sum to the currency's minor unit, half to even, and gives it all its digits
    /// (`"19900.00"`).
    ///
    /// ```
    /// use tenure::domain::money::Currency;
    /// let eur = Currency::from_code("EUR").unwrap();
    /// assert_eq!(eur.round("2.345".parse().unwrap()).to_string(), "2.34");
    /// assert_eq!(eur.round("2.355".parse().unwrap()).to_string(), "2.36");
    /// assert_eq!(eur.round("7".parse().unwrap()).to_string(), "7.00");
    /// ```
    pub fn round(self, exact: Decimal) -> Decimal {
        let digits = self.minor_digits();
        let mut rounded =
            exact.round_dp_with_strategy(digits, RoundingStrategy::MidpointNearestEven);
        rounded.rescale(digits);
        rounded
    }

    /// Reads an amount such as `36500.00`: digits, then at most as many decimals as the currency
    /// has. No sign, no grouping, no exponent.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the text; [`AmountError::TooPrecise`] for a third decimal in EUR.
    pub fn parse(self, text: &str) -> Result<Decimal, AmountError> {
        let amount = parse_decimal(text)?;
        if amount.scale() > self.minor_digits() {
            return Err(AmountError::TooPrecise {
                currency: self,
                given: amount.scale(),
            });
        }
        Ok(self.round(amount))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What is wrong with an amount or a rate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Something other than digits with one decimal point.
    #[error("`{0}` is not an amount: digits with at most one decimal point, such as 36500.00")]
    Malformed(String),
    /// More digits than are ever needed, or that can be computed with exactly.
    #[error("`{0}` has too many digits: at most {MAX_WHOLE_DIGITS} before the decimal point")]
    TooLarge(String),
    /// More decimals than the currency has.
    #[error("{currency} has {} decimals, not {given}", .currency.minor_digits())]
    TooPrecise {
        /// The currency of the amount.
        currency: Currency,
        /// How many decimals were given.
        given: u32,
    },
}

/// A rate that a contract or a command line supplies for a line of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// A share of the line's base, in percent.
    Percent(Decimal),
    /// A sum of money.
    Flat(Decimal),
}

impl FromStr for Rate {
    type Err = AmountError;

    /// Reads `20%` or `500.00`.
    fn from_str(text: &str) -> Result<Rate, AmountError> {
        let Some(percent) = text.strip_suffix('%') else {
            return parse_decimal(text).map(Rate::Flat);
        };
        let percent = parse_decimal(percent)?;
        if percent.scale() > MAX_PERCENT_DIGITS || percent > Decimal::from(1_000_000) {
            return Err(AmountError::TooLarge(text.to_owned()));
        }
        Ok(Rate::Percent(percent.normalize()))
    }
}

/// As it was written: `20%` or `500.00`.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rate::Percent(percent) => write!(f, "{percent}%"),
            Rate::Flat(sum) => write!(f, "{sum}"),
        }
    }
}

/// Digits with at most one decimal point, neither leading nor trailing.
fn parse_decimal(text: &str) -> Result<Decimal, AmountError> {
    let malformed = || AmountError::Malformed(text.chars().take(40).collect());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return Err(malformed());
    }
    // A decimal rounds silently past 28 digits, so lengths are bounded before it reads them.
    if whole.trim_start_matches('0').len() > MAX_WHOLE_DIGITS || fraction.len() > 9 {
        return Err(AmountError::TooLarge(text.chars().take(40).collect()));
    }
    text.parse().map_err(|_| malformed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).unwrap()
    }

    #[test]
    fn amounts_have_the_decimals_of_their_currency() {
        let read = |code: &str, text: &str| currency(code).parse(text).map(|a| a.to_string());
        assert_eq!(read("EUR", "36500"), Ok("36500.00".into()));
        assert_eq!(read("EUR", "0.5"), Ok("0.50".into()));
        assert_eq!(read("JPY", "900"), Ok("900".into()));
        assert_eq!(read("KWD", "1.125"), Ok("1.125".into()));
        assert!(matches!(
            read("EUR", "1.125"),
            Err(AmountError::TooPrecise { given: 3, .. })
        ));
        assert!(matches!(
            read("JPY", "1.0"),
            Err(AmountError::TooPrecise { given: 1, .. })
        ));
    }

    #[test]
    fn refuses_what_is_no_plain_amount() {
        for text in [
            "", ".", "1.", ".5", "-1", "+1", "1,50", "1e3", "1 000", "\u{661}", "1.2.3",
        ] {
            assert!(
                matches!(currency("EUR").parse(text), Err(AmountError::Malformed(_))),
                "{text}"
            );
        }
        let long = "9".repeat(16);
        assert!(matches!(
            currency("EUR").parse(&long),
            Err(AmountError::TooLarge(_))
        ));
        assert!(Currency::from_code("eur").is_none());
        assert!(
            Currency::from_code("XAU").is_none(),
            "gold has no minor unit"
        );
    }

    #[test]
    fn rates_are_percentages_or_sums() {
        assert_eq!("20%".parse(), Ok(Rate::Percent(Decimal::from(20))));
        assert_eq!("500.00".parse::<Rate>().unwrap().to_string(), "500.00");
        assert!("20 %".parse::<Rate>().is_err());
        assert!("0,2".parse::<Rate>().is_err());
        assert!("1000001%".parse::<Rate>().is_err());
    }

    proptest! {
        /// Rounding moves a sum by less than one minor unit, and at most by half of one.
        #[test]
        fn money_rounds_by_at_most_half_a_minor_unit(
            units in 0i64..1_000_000_000_000,
            code in prop::sample::select(vec!["EUR", "JPY", "KWD"]),
        ) {
            let exact = Decimal::new(units, 5);
            let currency = currency(code);
            let rounded = currency.round(exact);
            let half = Decimal::new(5, currency.minor_digits() + 1);
            prop_assert!((rounded - exact).abs() <= half);
            prop_assert_eq!(rounded.scale(), currency.minor_digits());
        }
    }
}
