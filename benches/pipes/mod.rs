//! What the benches of commands that read a line and write a line share: feeding a program through
//! pipes, and the program to compare with.

use std::io::{self, BufRead as _, BufWriter, Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const RUNS: usize = 7;

/// Has each line of standard input read and printed, and does nothing else.
pub fn parse_and_print(each: impl Fn(&[u8], &mut BufWriter<io::StdoutLock<'static>>)) {
    let mut input = io::stdin().lock();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line).unwrap() > 0 {
        each(&line, &mut out);
        out.write_all(b"\n").unwrap();
        line.clear();
    }
    out.flush().unwrap();
}

/// Runs two commands on the same input in turn, and prints how they compare.
pub fn compare(name: &str, ours: &mut Command, twin: &mut Command, input: &[u8]) {
    let lines = input.iter().filter(|byte| **byte == b'\n').count();
    let pairs: Vec<(Run, Run)> = (0..RUNS)
        .map(|_| (run(ours, input), run(twin, input)))
        .collect();
    let (our_time, twin_time) = (
        median(pairs.iter().map(|(ours, _)| ours.time.as_secs_f64())),
        median(pairs.iter().map(|(_, twin)| twin.time.as_secs_f64())),
    );
    let ratio = median(pairs.iter().map(|(ours, twin)| {
        assert_eq!(
            (ours.lines, twin.lines),
            (lines, lines),
            "a line for each line"
        );
        ours.time.as_secs_f64() / twin.time.as_secs_f64()
    }));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    println!(
        "{lines} lines, {} bytes, {cores} cores, medians of {RUNS} runs",
        input.len()
    );
    for (name, time, memory) in [
        (
            name,
            our_time,
            pairs.iter().map(|(ours, _)| ours.memory).max(),
        ),
        (
            "parse and print",
            twin_time,
            pairs.iter().map(|(_, twin)| twin.memory).max(),
        ),
    ] {
        let memory = memory
            .flatten()
            .map_or("unknown".to_owned(), |kb| format!("{kb} kB"));
        let speed = lines as f64 / time;
        println!(
            "{name:<16} {:>8.0} ms {speed:>10.0} lines/s, peak memory {memory}",
            time * 1e3
        );
    }
    println!("ratio            {ratio:>8.2}");
}

struct Run {
    time: Duration,
    lines: usize,
    /// In kB.
    memory: Option<u64>,
}

fn run(command: &mut Command, input: &[u8]) -> Run {
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input).unwrap());
        let mut buffer = vec![0; 1 << 16];
        let mut lines = 0;
        let mut memory = None;
        let mut looked = Instant::now();
        loop {
            let read = stdout.read(&mut buffer).unwrap();
            if read == 0 {
                break;
            }
            lines += buffer[..read].iter().filter(|byte| **byte == b'\n').count();
            if looked.elapsed() > Duration::from_millis(20) {
                memory = peak_memory(&child).or(memory);
                looked = Instant::now();
            }
        }
        assert!(child.wait().unwrap().success());
        Run {
            time: start.elapsed(),
            lines,
            memory,
        }
    })
}

/// The most that a process held so far.
fn peak_memory(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
