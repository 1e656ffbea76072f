//! Long inputs answered chunk by chunk on every core, in their order.
//!
//! One thread reads, as many as there are cores work, and the caller takes the answers one after
//! the other, each as soon as it is there. What waits between them is bounded, so that memory does
//! not grow with the input. Deliberately absent: what a chunk is answered with.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use tenure::ingest::lines::{Chunk, Chunks};

/// The most threads that work; more would wait for the one that reads.
const MOST_WORKERS: usize = 8;

/// How many chunks may wait before a worker, and answers behind it.
const WAITING: usize = 2;

/// Why a stream was not answered to its end.
#[derive(Debug)]
pub enum Stop {
    /// It could not be read on.
    Input(io::Error),
    /// The answers could not be delivered.
    Output(io::Error),
}

/// Has each chunk of a stream answered by a worker, and takes the answers in the chunks' order.
///
/// Threads that wait for input when the answers can no longer be delivered are left to end with
/// the process: nothing can wake them, and nothing is to wait for them.
///
/// # Errors
///
/// Those of the stream and those of `take`.
pub fn answer<T, W>(
    input: impl Read + Send + 'static,
    worker: impl Fn() -> W,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> Result<(), Stop>
where
    T: Send + 'static,
    W: FnMut(&Chunk) -> T + Send + 'static,
{
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut senders = Vec::new();
    let mut receivers = Vec::new();
    for _ in 0..cores.min(MOST_WORKERS) {
        let (to_worker, chunks) = sync_channel(WAITING);
        let (to_taker, answers) = sync_channel(WAITING);
        let worker = worker();
        start(move || work(&chunks, worker, &to_taker))?;
        senders.push(to_worker);
        receivers.push(answers);
    }
    start(move || read(input, &senders))?;
    // Chunks went round the workers in turn, and so do their answers; who has none left is where
    // the next chunk would have gone.
    for answers in receivers.iter().cycle() {
        match answers.recv() {
            Ok(Ok(answer)) => take(answer).map_err(Stop::Output)?,
            Ok(Err(error)) => return Err(Stop::Input(error)),
            Err(_) => break,
        }
    }
    Ok(())
}

fn start(job: impl FnOnce() + Send + 'static) -> Result<(), Stop> {
    let thread = thread::Builder::new().spawn(job);
    thread.map(drop).map_err(Stop::Input)
}

/// Gives the chunks to the workers in turn, until the end, an error, or a worker that is gone.
fn read(input: impl Read, workers: &[SyncSender<io::Result<Chunk>>]) {
    let mut chunks = Chunks::new(input);
    for worker in workers.iter().cycle() {
        let chunk = match chunks.next_chunk() {
            Ok(Some(chunk)) => Ok(chunk),
            Ok(None) => return,
            Err(error) => Err(error),
        };
        let ended = chunk.is_err();
        if worker.send(chunk).is_err() || ended {
            return;
        }
    }
}

fn work<T>(
    chunks: &Receiver<io::Result<Chunk>>,
    mut worker: impl FnMut(&Chunk) -> T,
    answers: &SyncSender<io::Result<T>>,
) {
    for chunk in chunks {
        let answer = chunk.map(|chunk| worker(&chunk));
        if answers.send(answer).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    /// Two lines a read, and an error at the end.
    struct Lines(u64, u64);

    impl Read for Lines {
        fn read(&mut self, mut room: &mut [u8]) -> io::Result<usize> {
            if self.0 == self.1 {
                return Err(io::Error::other("gone"));
            }
            let text = format!("{}\n{}\n", self.0, self.0 + 1);
            self.0 += 2;
            room.write_all(text.as_bytes())?;
            Ok(text.len())
        }
    }

    fn first(chunk: &Chunk) -> u64 {
        // Some are slower than others.
        if chunk.first % 3 == 1 {
            thread::yield_now();
        }
        chunk.first
    }

    #[test]
    fn answers_come_in_order_and_so_does_an_error() {
        let mut taken = Vec::new();
        let stop = answer(
            Lines(1, 2001),
            || first,
            |at| {
                taken.push(at);
                Ok(())
            },
        );
        assert!(matches!(stop, Err(Stop::Input(error)) if error.to_string() == "gone"));
        assert_eq!(taken, (1..2001).step_by(2).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_is_waited_for_once_nobody_takes_answers() {
        let stop = answer(
            Lines(1, 1_000_000_001),
            || first,
            |_| Err(io::ErrorKind::BrokenPipe.into()),
        );
        assert!(matches!(stop, Err(Stop::Output(_))));
    }

    #[test]
    fn an_empty_stream_has_no_answers() {
        let taken = answer(io::empty(), || first, |_| Err(io::Error::other("none")));
        assert!(taken.is_ok());
    }
}
