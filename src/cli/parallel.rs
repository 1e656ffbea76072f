//! Work on many things at once, on every core.
//!
//! Deliberately absent: what the work is; for input that comes as a stream see `stream`.

use std::sync::{Mutex, PoisonError};
use std::thread;

/// So few things are not worth a thread.
const FEW: usize = 4;

/// What a function makes of each item, in the order of the items.
pub fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if cores == 1 || items.len() <= FEW {
        return items.into_iter().map(work).collect();
    }
    let count = items.len();
    let queue = Mutex::new(items.into_iter().enumerate());
    let next = || {
        let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.next()
    };
    let work_off = || {
        let mut done = Vec::with_capacity(count / cores + 1);
        while let Some((at, item)) = next() {
            done.push((at, work(item)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        // Where a thread cannot be started, those that can do its work.
        let others: Vec<_> = (1..cores)
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, work_off).ok())
            .collect();
        let mut done = work_off();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, 5, 1000] {
            let items: Vec<usize> = (0..count).collect();
            // The early ones take longest.
            let slow = |item: usize| {
                let steps = (count - item) * 100;
                (item, (0..steps).fold(0_usize, usize::wrapping_add)).0
            };
            assert_eq!(super::map(items.clone(), slow), items);
        }
    }
}
