//! The peer task without the command: `peer FOLDER OUT [THREADS]`, with the time of each stage.

use audit::output::{Report, write_departments, write_peer_findings};
use audit::source::{Log, Origin, open};
use audit::{ReadOptions, RunOptions};
use calendar::{Day, Strictness, Zone};
use engine::Setting;
use std::error::Error;
use std::fs::File;
use std::num::NonZero;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: peer FOLDER OUT [THREADS]");
        return ExitCode::FAILURE;
    };
    let threads = arguments.next().and_then(|threads| threads.parse().ok());
    match run(Path::new(&folder), Path::new(&out), threads) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, out: &Path, threads: Option<NonZero<usize>>) -> Result<(), Box<dyn Error>> {
    let mut options = ReadOptions::default();
    options.threads = threads.unwrap_or(options.threads);
    let start = Instant::now();
    let stage =
        |name: &str| eprintln!("{name}: {:.3?}, cpu {:.2} s, {} MB", start.elapsed(), cpu(), resident());
    let log = log(&folder.join("events.csv"))?;
    let mapping = audit::mapping::recognise(&log)?;
    let pack = rules::load("peer-task").map_err(|errors| format!("{errors:?}"))?;
    let calendar = calendar::china().as_known_on(None).strictness(Strictness::AllowProvisional).build()?;
    stage("ready");
    let mut input = audit::read(vec![log], &mapping, options, pack.rules.symbols.clone())?;
    stage("read");
    let items = audit::items::read_items(self::log(&folder.join("items.csv"))?, &mapping)?;
    let catalogue = audit::items::catalogue(&items.items, &mapping, &mut input.store)?;
    let setting = Setting { calendar: &calendar, catalogue: &catalogue, rules: &pack.rules };
    let as_of = Zone::CHINA.start_of(Day::from_ymd(2018, 1, 1).ok_or("no such day")?);
    let audit = audit::run(&input.store, &setting, RunOptions { as_of, threads: options.threads });
    stage("run");
    let report = Report {
        audit: &audit,
        store: &input.store,
        files: &input.files,
        mapping: &mapping,
        rules: &pack.rules,
        catalogue: &catalogue,
        zone: &Zone::CHINA,
    };
    std::fs::create_dir_all(out)?;
    write_peer_findings(&report, &mut File::create(out.join("findings.csv"))?)?;
    write_departments(&report, &mut File::create(out.join("dept.csv"))?)?;
    stage("written");
    eprintln!("{} cases, {} events, {} findings", audit.cases, audit.events, audit.findings.len());
    for line in std::fs::read_to_string("/proc/self/status")?.lines().filter(|line| line.starts_with("VmHWM"))
    {
        eprintln!("{line}");
    }
    Ok(())
}

fn log(path: &Path) -> Result<Log, Box<dyn Error>> {
    Ok(open(&Origin::new(path))?)
}

/// Megabytes in memory now, where the system tells.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0)
        / 1024
}

/// CPU seconds of this process so far, where the system tells.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}
