//! Adds working days to vectors from a file, for the comparison in `benches/compare_numpy.py`.
//!
//! `vectors IN OUT`. IN holds little-endian 32-bit numbers: how many holidays, the holidays as days since
//! 1970, how many questions, the start days, the distances. OUT gets the answers in the same form. The
//! best time of twenty passes over all questions is written to standard output, in nanoseconds.

use std::io::Write as _;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use calendar::{Builder, Day, Layer, Notice, NoticeDay, Order, Source, Zone};

const PASSES: usize = 20;

fn main() -> io::Result<()> {
    let paths: Vec<String> = env::args().skip(1).collect();
    let [input, output] = paths.as_slice() else {
        return Err(io::Error::other("usage: vectors IN OUT"));
    };
    let numbers: Vec<i32> =
        fs::read(input)?.as_chunks().0.iter().map(|bytes| i32::from_le_bytes(*bytes)).collect();
    let (holidays, rest) = counted(&numbers)?;
    let (starts, rest) = counted(rest)?;
    let distances = rest.get(..starts.len()).ok_or_else(|| io::Error::other("the file is too short"))?;

    let days = holidays.iter().map(|&day| NoticeDay {
        day: Day::new(day),
        order: Order::Holiday,
        name: String::new(),
    });
    let notice = Notice { source: Source::unwritten("vectors"), days: days.collect() };
    let first = Day::from_ymd(2000, 1, 1).ok_or_else(|| io::Error::other("the date exists"))?;
    let builder = Builder::new(first, first + 20_000, Zone::UTC).layer(Layer::National, [notice]);
    let calendar = builder.build().map_err(io::Error::other)?;

    let mut answers = vec![0_i32; starts.len()];
    let mut best = Duration::MAX;
    for _ in 0..PASSES {
        let began = Instant::now();
        for ((answer, &start), &n) in answers.iter_mut().zip(starts).zip(distances) {
            let due = calendar.nth_after(Day::new(start), n.unsigned_abs());
            *answer = due.map_or(i32::MIN, Day::number);
        }
        best = best.min(began.elapsed());
        std::hint::black_box(&answers);
    }
    fs::write(output, answers.iter().flat_map(|answer| answer.to_le_bytes()).collect::<Vec<u8>>())?;
    writeln!(io::stdout(), "{}", best.as_nanos())
}

/// Splits off a list that starts with its length.
fn counted(numbers: &[i32]) -> io::Result<(&[i32], &[i32])> {
    let short = || io::Error::other("the file is too short");
    let (count, rest) = numbers.split_first().ok_or_else(short)?;
    let count = usize::try_from(*count).map_err(io::Error::other)?;
    rest.split_at_checked(count).ok_or_else(short)
}
