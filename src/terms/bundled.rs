//! The files that are compiled in: whatever lies in `contracts/` when the library is built.
//!
//! The list is made by `build.rs`, so that a program is added by adding its file. Deliberately
//! absent: their names in Rust code.

/// A file that is compiled in.
#[derive(Clone, Copy, Debug)]
pub struct BundledFile {
    /// Its path below the package, with `/` between the parts.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));
