//! A stream cut into chunks of whole lines, so that several workers can read them.
//!
//! A chunk is handed on as soon as what was read ends a line: nothing waits for more input than
//! an answer needs. What is held is bounded by the longest line that is read, [`MAX_LINE`]; of a
//! longer one nothing is kept but its number. Deliberately absent: what the lines say.

use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memrchr};

/// The most bytes of a line, without its end: a line of a megabyte is too long.
pub const MAX_LINE: usize = 999_999;

/// The most bytes that are read at once.
const READ: usize = 1 << 16;

/// What some editors put before the first line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Some lines that follow one another.
#[derive(Debug)]
pub struct Chunk {
    /// The number of the first of them; the first of all is 1.
    pub first: u64,
    /// The lines with their ends; `None` for a single line that is too long.
    bytes: Option<Vec<u8>>,
}

/// A line without its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// Its bytes.
    Bytes(&'a [u8]),
    /// It has more than [`MAX_LINE`] bytes.
    TooLong,
}

impl Chunk {
    /// How many bytes it holds, for whoever makes room for what becomes of it.
    pub fn size(&self) -> usize {
        self.bytes.as_ref().map_or(0, Vec::len)
    }

    /// The lines with their numbers. Blank ones are passed over, as readers of NDJSON do, but
    /// count.
    pub fn lines(&self) -> impl Iterator<Item = (u64, Line<'_>)> {
        let (lines, too_long) = match &self.bytes {
            Some(bytes) => (bytes.as_slice(), None),
            None => (&[][..], Some((self.first, Line::TooLong))),
        };
        let numbered = (self.first..).zip(split(lines));
        too_long
            .into_iter()
            .chain(numbered.map(|(number, line)| match line {
                _ if line.len() > MAX_LINE => (number, Line::TooLong),
                _ if number == 1 => {
                    let text = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
                    (number, Line::Bytes(text))
                }
                _ => (number, Line::Bytes(line)),
            }))
            .filter(
                |(_, line)| !matches!(line, Line::Bytes(bytes) if bytes.trim_ascii().is_empty()),
            )
    }
}

/// Lines without their ends; what follows the last end is one too, unless it is nothing.
fn split(mut rest: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr(b'\n', rest).unwrap_or(rest.len());
        let line = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        Some(line)
    })
}

/// Cuts a stream into chunks.
#[derive(Debug)]
pub struct Chunks<R> {
    input: R,
    /// Room for a line that is not too long, and a read more. The system gives the pages as they
    /// are first written to.
    buffer: Vec<u8>,
    /// How many bytes of the buffer begin a line whose end is still to come.
    held: usize,
    /// Whether the rest of a line that is too long is still to come.
    skipping: bool,
    /// The number of the next line.
    number: u64,
    ended: bool,
}

impl<R: Read> Chunks<R> {
    /// Cuts that stream.
    pub fn new(input: R) -> Self {
        Chunks {
            input,
            buffer: vec![0; MAX_LINE + READ],
            held: 0,
            skipping: false,
            number: 1,
            ended: false,
        }
    }

    /// The next chunk, as soon as a line ends; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of the stream.
    pub fn next_chunk(&mut self) -> io::Result<Option<Chunk>> {
        while !self.ended {
            let room = &mut self.buffer[self.held..self.held + READ];
            let read = match self.input.read(room) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if read == 0 {
                self.ended = true;
                let held = std::mem::take(&mut self.held);
                return Ok((held > 0).then(|| self.cut(held)));
            }
            let mut filled = self.held + read;
            if self.skipping {
                let Some(end) = memchr(b'\n', &self.buffer[..filled]) else {
                    continue;
                };
                self.skipping = false;
                self.buffer.copy_within(end + 1..filled, 0);
                filled -= end + 1;
            }
            if let Some(last) = memrchr(b'\n', &self.buffer[self.held..filled]) {
                let lines = self.held + last + 1;
                let chunk = self.cut(lines);
                self.buffer.copy_within(lines..filled, 0);
                self.held = filled - lines;
                return Ok(Some(chunk));
            }
            self.held = filled;
            if self.held > MAX_LINE {
                self.held = 0;
                self.skipping = true;
                let first = self.number;
                self.number += 1;
                return Ok(Some(Chunk { first, bytes: None }));
            }
        }
        Ok(None)
    }

    /// The lines in so many bytes of the buffer.
    fn cut(&mut self, lines: usize) -> Chunk {
        let bytes = self.buffer[..lines].to_vec();
        let first = self.number;
        self.number += memchr_iter(b'\n', &bytes).count() as u64;
        Chunk {
            first,
            bytes: Some(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Gives its bytes in pieces of these lengths, over and over.
    struct Pieces<'a>(&'a [u8], &'a [usize], usize);

    impl Read for Pieces<'_> {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            let length = self.1[self.2 % self.1.len()]
                .min(room.len())
                .min(self.0.len());
            self.2 += 1;
            let (now, later) = self.0.split_at(length);
            room[..length].copy_from_slice(now);
            self.0 = later;
            Ok(length)
        }
    }

    /// Every line with its number; `None` for one that is too long.
    fn read(bytes: &[u8], lengths: &[usize]) -> Vec<(u64, Option<Vec<u8>>)> {
        let mut chunks = Chunks::new(Pieces(bytes, lengths, 0));
        let mut found = Vec::new();
        while let Some(chunk) = chunks.next_chunk().unwrap() {
            found.extend(chunk.lines().map(|(number, line)| match line {
                Line::Bytes(bytes) => (number, Some(bytes.to_vec())),
                Line::TooLong => (number, None),
            }));
        }
        found
    }

    proptest! {
        #[test]
        fn every_line_comes_once_with_its_number_however_it_is_read(
            bytes in proptest::collection::vec(
                prop_oneof![Just(b'\n'), Just(b' '), Just(b'\r'), any::<u8>()], 0..200),
            lengths in proptest::collection::vec(1..40_usize, 1..5)
        ) {
            let wanted: Vec<(u64, Option<Vec<u8>>)> = (1..)
                .zip(bytes.split(|byte| *byte == b'\n'))
                .filter(|(_, line)| !line.trim_ascii().is_empty())
                .map(|(number, line)| (number, Some(line.to_vec())))
                .collect();
            prop_assert_eq!(read(&bytes, &lengths), wanted);
        }
    }

    #[test]
    fn a_line_of_a_megabyte_is_too_long_and_the_next_is_read() {
        for length in [MAX_LINE - 1, MAX_LINE, MAX_LINE + 1, 3 * MAX_LINE] {
            let long = vec![b'x'; length];
            for lengths in [&[usize::MAX][..], &[65_536], &[65_535, 1], &[MAX_LINE + 1]] {
                let text = [b"a\n", long.as_slice(), b"\nb\n", long.as_slice()].concat();
                let kept = (length <= MAX_LINE).then(|| long.clone());
                let wanted = vec![
                    (1, Some(b"a".to_vec())),
                    (2, kept.clone()),
                    (3, Some(b"b".to_vec())),
                    (4, kept),
                ];
                assert!(read(&text, lengths) == wanted, "{length} {lengths:?}");
            }
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_line() {
        let found = read(b"\xef\xbb\xbfa\n\xef\xbb\xbfb", &[100]);
        assert_eq!(found[0].1.as_deref(), Some(&b"a"[..]));
        assert_eq!(found[1].1.as_deref(), Some(&b"\xef\xbb\xbfb"[..]));
        assert_eq!(read(b"\xef\xbb\xbf\n", &[100]), []);
    }

    #[test]
    fn lines_that_are_there_are_handed_on_before_more_is_read() {
        let mut chunks = Chunks::new(Pieces(b"a\nb\nc", &[3, 1, 1], 0));
        let lines = |chunk: Option<Chunk>| chunk.map(|chunk| chunk.lines().count());
        assert_eq!(lines(chunks.next_chunk().unwrap()), Some(1));
        assert_eq!(chunks.input.0, b"\nc", "the rest is not waited for");
        assert_eq!(lines(chunks.next_chunk().unwrap()), Some(1));
        assert_eq!(lines(chunks.next_chunk().unwrap()), Some(1));
        assert_eq!(lines(chunks.next_chunk().unwrap()), None);
    }
}
