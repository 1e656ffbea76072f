//! The engine of business time: `cargo bench --bench engine`.
//!
//! The workload: Monday to Friday from nine to six in Rome, twelve holidays a year, 100,000 starts
//! in no order in 2025 to 2027, targets of 1, 2, 4, 8, 16 and 40 hours in turn, one thread. What
//! criterion prints for `add` and `between` is the time of all 100,000 with their rate; for the
//! lengths of a target, of 2,000. `benches/comparison` holds the same workload to other engines.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a program of its own that may stop at anything unexpected"
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tenure::domain::{Calendar, CalendarSpec, Instant, Interval, Join, Zone};

const HOURS: [i64; 6] = [1, 2, 4, 8, 16, 40];
const FIRST: i64 = 1_735_689_600;
const LAST: i64 = 1_830_297_600;

fn rome() -> CalendarSpec {
    let mut spec = CalendarSpec::new("rome", Zone::named("Europe/Rome").unwrap());
    spec.week[..5].fill(vec![Interval::parse("09:00-18:00").unwrap()]);
    for year in 2024..=2034 {
        for day in [
            "01-01", "01-06", "04-07", "04-25", "05-01", "06-02", "08-15", "11-01", "12-07",
            "12-08", "12-25", "12-26",
        ] {
            let date = format!("{year}-{day}").parse().unwrap();
            spec.holidays.insert(date, None);
        }
    }
    spec
}

/// Starts in no order, the same in every run (splitmix64), each with an amount and an end.
fn questions(count: usize, hours: &[i64]) -> Vec<(Instant, i64, Instant)> {
    let mut state = 1_u64;
    let instant = |second| Instant::from_seconds(second).unwrap();
    (0..count)
        .map(|at| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let away = (mixed ^ (mixed >> 31)) % u64::try_from(LAST - FIRST).unwrap();
            let start = FIRST + i64::try_from(away).unwrap();
            let seconds = hours[at % hours.len()] * 3_600;
            (instant(start), seconds, instant(start + seconds * 9 / 2))
        })
        .collect()
}

fn add_all(calendar: &Calendar, questions: &[(Instant, i64, Instant)]) -> i64 {
    let due = |(start, seconds, _): &(Instant, i64, Instant)| {
        let due = calendar.add(black_box(*start), black_box(*seconds));
        due.unwrap().seconds()
    };
    questions.iter().map(due).sum()
}

fn counting(criterion: &mut Criterion) {
    let calendar = Calendar::new(rome());
    let all = questions(100_000, &HOURS);
    let mut group = criterion.benchmark_group("business time");
    group.throughput(Throughput::Elements(all.len() as u64));
    group.bench_function("add", |bencher| bencher.iter(|| add_all(&calendar, &all)));
    group.bench_function("add_back", |bencher| {
        bencher.iter(|| {
            let begun = all.iter().map(|(end, seconds, _)| {
                let begun = calendar.add_back(black_box(*end), black_box(*seconds));
                begun.unwrap().seconds()
            });
            begun.sum::<i64>()
        });
    });
    group.bench_function("between", |bencher| {
        bencher.iter(|| {
            let open = all.iter().map(|(start, _, end)| {
                calendar
                    .between(black_box(*start), black_box(*end))
                    .unwrap()
            });
            open.sum::<i64>()
        });
    });
    let york = {
        let mut spec = CalendarSpec::new("york", Zone::named("America/New_York").unwrap());
        spec.week
            .fill(vec![Interval::parse("08:00-16:00").unwrap()]);
        Calendar::new(spec)
    };
    let zone = calendar.zone().clone();
    let parts = [calendar.clone(), york];
    let joint = Calendar::joint("both", zone, Join::Intersection, parts);
    group.bench_function("add, an intersection of two", |bencher| {
        bencher.iter(|| add_all(&joint, &all));
    });
    group.finish();
}

fn lengths(criterion: &mut Criterion) {
    let calendar = Calendar::new(rome());
    let mut group = criterion.benchmark_group("add by hours of the target");
    for hours in [1, 40, 400, 4_000] {
        let all = questions(2_000, &[hours]);
        group.throughput(Throughput::Elements(all.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(hours), &all, |bencher, all| {
            bencher.iter(|| add_all(&calendar, all));
        });
    }
    group.finish();
}

fn building(criterion: &mut Criterion) {
    let start = Instant::from_seconds(FIRST).unwrap();
    let spec = rome();
    let mut group = criterion.benchmark_group("index");
    for (name, years) in [("first answer", 0), ("ten years", 10), ("a century", 100)] {
        let end = Instant::from_seconds(FIRST + years * 31_556_952).unwrap();
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                || Calendar::new(spec.clone()),
                |calendar| calendar.between(start, end).unwrap(),
                criterion::BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, counting, lengths, building);
criterion_main!(benches);
