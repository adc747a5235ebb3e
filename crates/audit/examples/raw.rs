//! Times reading and grouping alone: `raw LOG [THREADS]`.

use audit::{Grouper, ReadOptions};
use std::num::NonZero;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(log) = arguments.next() else {
        eprintln!("usage: raw LOG [THREADS]");
        return ExitCode::FAILURE;
    };
    let threads = arguments.next().and_then(|threads| threads.parse().ok());
    match run(&log, threads) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(log: &str, threads: Option<NonZero<usize>>) -> Result<(), Box<dyn std::error::Error>> {
    let mut options = ReadOptions::default();
    options.threads = threads.unwrap_or(options.threads);
    let start = Instant::now();
    let log = audit::source::open(&audit::source::Origin::new(Path::new(log)))?;
    let mapping = audit::mapping::recognise(&log)?;
    let input = audit::read(vec![log], &mapping, options, engine::Symbols::default())?;
    let read = start.elapsed();
    let cpu_read = cpu();
    let store = &input.store;
    let next = AtomicUsize::new(0);
    let (cases, events) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..options.threads.get() {
            scope.spawn(|| {
                let mut grouper = Grouper::default();
                let mut count = (0, 0);
                loop {
                    let part = next.fetch_add(1, Ordering::Relaxed);
                    if part >= store.parts() {
                        break;
                    }
                    grouper.part(store, part, |case| {
                        count.0 += 1;
                        count.1 += case.events.len();
                    });
                }
                cases.fetch_add(count.0, Ordering::Relaxed);
                events.fetch_add(count.1, Ordering::Relaxed);
            });
        }
    });
    eprintln!(
        "{} rows, {} cases, {} events, {} parts, {} shapes, {} problems",
        store.rows,
        cases.into_inner(),
        events.into_inner(),
        store.parts(),
        store.shapes.len(),
        store.problems.total(),
    );
    eprintln!("read {read:.3?} (cpu {cpu_read:.2} s), all {:.3?} (cpu {:.2} s)", start.elapsed(), cpu());
    for line in std::fs::read_to_string("/proc/self/status")?.lines().filter(|line| line.starts_with("VmHWM"))
    {
        eprintln!("{line}");
    }
    for file in &input.files {
        eprintln!("{file:?}");
    }
    for problem in store.problems.list().iter().take(5) {
        eprintln!("{problem:?}");
    }
    Ok(())
}

/// CPU seconds of this process so far, where the system tells.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
