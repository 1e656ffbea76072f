//! Any bytes as a file, to every format: `cargo +nightly fuzz run check`.
#![no_main]

#[path = "../../tests/fuzz/check.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|data: &[u8]| check::run(data));
