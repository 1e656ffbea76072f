//! What happens to a laptop, done to the store on purpose: kills, full disks, failing disks, losses
//! of power, flipped bits, cut files, limits, output that goes nowhere, and everybody at once.
//!
//! System calls are watched, and made to fail, by `strace`; where that is missing, those tests say
//! so and pass. `TENURE_FAULTS=long` makes every count larger, and prints the counts with
//! `--nocapture`.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may stop at anything unexpected"
)]

mod calls;
mod commands;
mod crowd;
mod decay;
mod limits;
mod output;
mod place;
mod power;
mod trace;

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const TENURE: &str = env!("CARGO_BIN_EXE_tenure");

/// Whether the long form was asked for.
fn long() -> bool {
    std::env::var_os("TENURE_FAULTS").is_some_and(|form| form == "long")
}

/// The larger number in the long form.
fn much(short: usize, large: usize) -> usize {
    if long() { large } else { short }
}

/// Whether system calls can be made to fail here; says so where not.
fn strace() -> bool {
    let works = Command::new("strace")
        .args([
            "-qq",
            "-e",
            "inject=fsync:error=EIO",
            "-o",
            "/dev/null",
            "true",
        ])
        .status()
        .is_ok_and(|status| status.success());
    if !works {
        eprintln!("SKIPPED: strace is missing or may not trace; faults were not injected");
    }
    works
}

/// Does something with each, on as many threads as there are cores; gives the results in order.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(2, usize::from);
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|_| {
                scope.spawn(|| {
                    let mut done = Vec::new();
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(item) = items.get(at) else {
                            return done;
                        };
                        done.push((at, work(item)));
                    }
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    });
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}
