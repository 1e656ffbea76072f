//! Business time by tenure beside two other Rust engines, in one run.
//!
//! `cargo run --release --manifest-path benches/comparison/Cargo.toml`
//!
//! The workload: Monday to Friday from nine to six in Rome, twelve holidays a year, 100,000 starts
//! anywhere in 2025 to 2027, targets of 1, 2, 4, 8, 16 and 40 hours in turn, one thread. All three
//! engines must give the same answers before any is timed. Each round times every engine once, so
//! that a change of the machine's speed falls on all; printed are medians of the rounds.

use std::hint::black_box;
use std::time::Instant as Stopwatch;

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use tenure::domain::{Calendar, CalendarSpec, Instant, Interval, Zone};
use ule_hours::Holiday;
use workclock::{Holidays, WorkDay};

const STARTS: usize = 100_000;
const ROUNDS: usize = 15;
const HOURS: [i64; 6] = [1, 2, 4, 8, 16, 40];

/// The same question for all.
#[derive(Clone, Copy)]
struct Question {
    start: i64,
    seconds: i64,
    /// Where `between` ends.
    end: i64,
}

fn holidays() -> Vec<(i16, i8, i8)> {
    let easter_mondays = [(2024, 4, 1), (2025, 4, 21), (2026, 4, 6), (2027, 3, 29), (2028, 4, 17)];
    let fixed = [
        (1, 1),
        (1, 6),
        (4, 25),
        (5, 1),
        (6, 2),
        (8, 15),
        (11, 1),
        (12, 7),
        (12, 8),
        (12, 25),
        (12, 26),
    ];
    easter_mondays
        .into_iter()
        .flat_map(|(year, month, day)| {
            let others = fixed.into_iter().map(move |(month, day)| (year, month, day));
            others.chain([(year, month, day)])
        })
        .collect()
}

fn ours() -> Calendar {
    let mut spec = CalendarSpec::new("rome", Zone::named("Europe/Rome").unwrap());
    spec.week[..5].fill(vec![Interval::parse("09:00-18:00").unwrap()]);
    for (year, month, day) in holidays() {
        let date = format!("{year}-{month:02}-{day:02}").parse().unwrap();
        spec.holidays.insert(date, None);
    }
    Calendar::new(spec)
}

fn ule_hours() -> ule_hours::Schedule {
    let dates = holidays().into_iter();
    ule_hours::Schedule::builder("Europe/Rome")
        .unwrap()
        .mon_fri("09:00-18:00")
        .unwrap()
        .holidays(dates.map(|(year, month, day)| Holiday::On(Date::constant(year, month, day))))
        .horizon_days(100_000)
        .build()
}

fn workclock() -> workclock::Schedule {
    let dates = holidays().into_iter();
    let at = |hour| Time::constant(hour, 0, 0, 0);
    workclock::Schedule::builder()
        .time_zone("Europe/Rome")
        .rule(WorkDay::new(at(9), at(18), workclock::Weekdays::MON_TO_FRI))
        .rule(Holidays::new(
            dates.map(|(year, month, day)| Date::constant(year, month, day)),
        ))
        .build()
        .unwrap()
}

/// Starts in no order, the same in every run (splitmix64).
fn questions(hours: &[i64]) -> Vec<Question> {
    let (first, last) = (1_735_689_600_i64, 1_830_297_600_i64);
    let mut state = 1_u64;
    (0..STARTS)
        .map(|at| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let roll = (mixed ^ (mixed >> 31)) % (last - first) as u64;
            let seconds = hours[at % hours.len()] * 3_600;
            let start = first + roll as i64;
            Question { start, seconds, end: start + seconds * 9 / 2 }
        })
        .collect()
}

/// An engine: its name, and what it answers to all questions, added up.
struct Engine<'a> {
    name: &'static str,
    add: Box<dyn Fn(Question) -> i64 + 'a>,
    between: Box<dyn Fn(Question) -> i64 + 'a>,
    add_all: Box<dyn Fn(&[Question]) -> i64 + 'a>,
    between_all: Box<dyn Fn(&[Question]) -> i64 + 'a>,
}

/// The loops are within the closures, so that no engine pays for a call that is not its own.
fn engine<'a, A, B>(name: &'static str, add: A, between: B) -> Engine<'a>
where
    A: Fn(Question) -> i64 + Copy + 'a,
    B: Fn(Question) -> i64 + Copy + 'a,
{
    Engine {
        name,
        add: Box::new(add),
        between: Box::new(between),
        add_all: Box::new(move |all| all.iter().map(|q| add(black_box(*q))).sum()),
        between_all: Box::new(move |all| all.iter().map(|q| between(black_box(*q))).sum()),
    }
}

fn main() {
    let (calendar, ule, work) = (ours(), ule_hours(), workclock());
    let (calendar, ule, work) = (&calendar, &ule, &work);
    let instant = |second| Instant::from_seconds(second).unwrap();
    let stamp = |second| Timestamp::from_second(second).unwrap();
    let engines = [
        engine(
            "tenure",
            |q| calendar.add(instant(q.start), q.seconds).unwrap().seconds(),
            |q| calendar.between(instant(q.start), instant(q.end)).unwrap(),
        ),
        engine(
            "ule-hours 0.1.2",
            |q| ule.add(stamp(q.start), SignedDuration::from_secs(q.seconds)).unwrap().as_second(),
            |q| ule.between(stamp(q.start), stamp(q.end)).as_secs(),
        ),
        engine(
            "workclock 0.1.4",
            |q| work.add(stamp(q.start), SignedDuration::from_secs(q.seconds)).unwrap().as_second(),
            |q| work.between(stamp(q.start), stamp(q.end)).as_secs(),
        ),
    ];
    let workload = questions(&HOURS);
    for question in &workload {
        for engine in &engines[1..] {
            assert_eq!((engine.add)(*question), (engines[0].add)(*question), "{}", engine.name);
            let between = (engines[0].between)(*question);
            assert_eq!((engine.between)(*question), between, "{}", engine.name);
        }
    }
    println!("{:<16} {:>10} {:>10} {:>12} {:>12}", "", "add", "between", "add", "between");
    let mut best = None;
    for (name, add, between) in measured(&engines, &workload) {
        let (our_add, our_between) = *best.get_or_insert((add, between));
        println!(
            "{name:<16} {add:>7.1} ns {between:>7.1} ns {:>10.1} x {:>10.1} x",
            add / our_add,
            between / our_between
        );
    }
    flatness(&engines);
    building();
}

/// Nanoseconds a question of `add` and `between`, by engine.
fn measured<'a>(engines: &'a [Engine], all: &[Question]) -> Vec<(&'a str, f64, f64)> {
    let mut times = vec![(vec![], vec![]); engines.len()];
    for _ in 0..ROUNDS {
        for (engine, (add, between)) in engines.iter().zip(&mut times) {
            add.push(nanoseconds(|| (engine.add_all)(all)) / all.len() as f64);
            between.push(nanoseconds(|| (engine.between_all)(all)) / all.len() as f64);
        }
    }
    let pairs = engines.iter().zip(times);
    pairs.map(|(engine, (add, between))| (engine.name, median(add), median(between))).collect()
}

/// How the cost of `add` grows with the target.
fn flatness(engines: &[Engine]) {
    println!("\nadd, by the hours of the target:");
    let lengths = [1, 40, 400, 4_000];
    for engine in engines {
        let workloads = lengths.map(|hours| questions(&[hours])[..2_000].to_vec());
        let mut times = lengths.map(|_| vec![]);
        for _ in 0..ROUNDS * 4 {
            for (all, times) in workloads.iter().zip(&mut times) {
                times.push(nanoseconds(|| (engine.add_all)(all)) / all.len() as f64);
            }
        }
        let [one, forty, four_hundred, four_thousand] = times.map(median);
        println!(
            "{:<16} 1 h {one:.1} ns, 40 h {forty:.1}, 400 h {four_hundred:.1}, 4000 h \
             {four_thousand:.1}: {:.2} times",
            engine.name,
            four_thousand / one
        );
    }
}

/// What the first answer costs, and the first one that needs ten years.
fn building() {
    let start = Instant::from_seconds(1_735_689_600).unwrap();
    let end = Instant::from_seconds(1_735_689_600 + 10 * 31_556_952).unwrap();
    let (mut first, mut decade) = (vec![], vec![]);
    for _ in 0..ROUNDS * 4 {
        let calendar = ours();
        first.push(nanoseconds(|| calendar.between(start, start).unwrap()));
        let calendar = ours();
        decade.push(nanoseconds(|| calendar.between(start, end).unwrap()));
    }
    println!(
        "\ntenure, built from nothing: first answer {:.1} us, ten years {:.1} us",
        median(first) / 1e3,
        median(decade) / 1e3
    );
}

fn nanoseconds(work: impl FnOnce() -> i64) -> f64 {
    let start = Stopwatch::now();
    black_box(work());
    start.elapsed().as_secs_f64() * 1e9
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
