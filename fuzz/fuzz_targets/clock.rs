//! Business time on any bytes: `cargo +nightly fuzz run clock`.
#![no_main]

#[path = "../../tests/fuzz/clock.rs"]
mod clock;

libfuzzer_sys::fuzz_target!(|data: &[u8]| clock::run(data));
