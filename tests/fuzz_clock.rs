//! The short form of the fuzz target `clock`: the same checks on bytes of a fixed sequence.
//!
//! The long form is in `fuzz/`; `TENURE_LONG=1` runs fifty times as many here.
#![allow(clippy::expect_used, missing_docs)]

#[path = "fuzz/clock.rs"]
mod clock;

#[test]
fn any_bytes_make_a_calendar_whose_answers_agree() {
    let long = std::env::var_os("TENURE_LONG").is_some_and(|value| value == "1");
    let mut state = 7_u64;
    for _ in 0..if long { 25_000 } else { 500 } {
        let bytes: Vec<u8> = (0..160)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                state.to_be_bytes()[0]
            })
            .collect();
        clock::run(&bytes);
    }
}
