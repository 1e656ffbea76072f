//! Whether somebody is there to answer to.
//!
//! Before `main` runs, Rust's runtime opens `/dev/null` in the place of a standard output that was
//! closed from the start, and an answer would vanish without an error. Therefore a look is taken
//! before that. The macro calls what runs so early unsafe because much is not set up yet; nothing
//! of that is used here, and no unsafe code is ours.

use std::io::{self, Write};

#[cfg(unix)]
mod early {
    use std::sync::atomic::{AtomicBool, Ordering};

    static CLOSED: AtomicBool = AtomicBool::new(false);

    ctor_lite::ctor! {
        unsafe fn look() {
            let closed = rustix::io::fcntl_getfd(std::io::stdout()).is_err();
            CLOSED.store(closed, Ordering::Relaxed);
        }
    }

    pub fn closed() -> bool {
        CLOSED.load(Ordering::Relaxed)
    }
}

/// Whether standard output was closed when the program started.
pub fn from_the_start() -> bool {
    #[cfg(unix)]
    return early::closed();
    #[cfg(not(unix))]
    return false;
}

/// Standard output that nobody reads: every answer to it fails.
pub struct Closed;

impl Write for Closed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        Err(io::Error::other("standard output is closed"))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
