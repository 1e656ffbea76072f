//! The short form of the fuzz target `check`: the same on bundled files that were damaged, and on
//! plain noise, of a fixed sequence.
//!
//! The long form is in `fuzz/`; `TENURE_LONG=1` runs fifty times as many here.
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

#[path = "fuzz/check.rs"]
mod check;

/// Numbers of a fixed sequence.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// What is put into files: text that acts, brackets, keys and values where they do not belong.
const SNIPPETS: [&str; 24] = [
    "::error::x",
    "\n::error::x\n",
    "##[group]",
    "\u{1b}[2J",
    "\\u001b[2J",
    "\u{202e}",
    "\\u202e",
    "\"\"\"",
    "'''",
    "[[",
    "]]>",
    "[",
    "{",
    "}",
    "=",
    "\r\n",
    "\0",
    "\u{fffd}",
    "\u{1f600}",
    "9999-12-31",
    "99999999999999999999",
    "\"never\"",
    "true",
    "program = \"\\u009b\"\n",
];

fn damaged(text: &str, numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=numbers.below(6) {
        let at = numbers.below(bytes.len() + 1);
        let to = (at + numbers.below(40)).min(bytes.len());
        match numbers.below(6) {
            0 => drop(bytes.drain(at..to)),
            1 => bytes.truncate(at),
            2 => {
                let piece = bytes[at..to].to_vec();
                let other = numbers.below(bytes.len() + 1);
                bytes.splice(other..other, piece);
            }
            3 if at < bytes.len() => bytes[at] ^= 1 << numbers.below(8),
            _ => {
                let snippet = SNIPPETS[numbers.below(SNIPPETS.len())];
                bytes.splice(at..at, snippet.bytes());
            }
        }
    }
    bytes
}

#[test]
fn no_bytes_panic_or_act_in_any_format() {
    let long = std::env::var_os("TENURE_LONG").is_some_and(|value| value == "1");
    let root = env!("CARGO_MANIFEST_DIR");
    let mut files = vec!["format = 1\n[check]\nallow = [\"unused-calendar\"]\n".to_owned()];
    for dir in ["examples", "programs"] {
        for entry in std::fs::read_dir(format!("{root}/contracts/{dir}")).unwrap() {
            let path = entry.unwrap().path();
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                files.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    files.sort_by_key(String::len);
    let mut numbers = Numbers(7);
    for round in 0..if long { 20_000 } else { 400 } {
        // Mostly small files; a program takes long.
        let which = match round % 10 {
            0 => numbers.below(files.len()),
            _ => numbers.below(files.len() - 3),
        };
        check::run(&damaged(&files[which], &mut numbers));
        let noise: Vec<u8> = (0..numbers.below(80))
            .map(|_| u8::try_from(numbers.below(256)).unwrap())
            .collect();
        check::run(&noise);
    }
}
