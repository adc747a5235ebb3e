//! How far it is: a line on a terminal that is drawn over and over, and wiped out at the end. Nothing at all where
//! standard error is no terminal.

use super::Language;
use std::io::{self, Write as _};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant};

/// How often the line is drawn.
const EVERY: Duration = Duration::from_millis(120);
/// The cells of the bar.
const CELLS: u64 = 24;
/// Goes to the beginning of the line and wipes it out.
const WIPE: &str = "\r\x1b[2K";

/// Whether there is a line on the terminal now. Whoever draws or wipes holds the lock.
static DRAWN: Mutex<bool> = Mutex::new(false);

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Bytes, with their rate.
    Bytes,
    /// Parts of the work, of which only the share is of interest.
    Parts,
}

/// A phase of the work: its name, and how far it is.
pub(crate) struct Phase {
    /// Its name in Chinese and English.
    pub(crate) name: (&'static str, &'static str),
    /// What is counted.
    pub(crate) unit: Unit,
    /// How much there is; `None` where nobody knows.
    pub(crate) total: Option<u64>,
    /// Returns how much is done.
    pub(crate) done: Box<dyn Fn() -> u64 + Send>,
}

impl Phase {
    /// Writing what was found.
    pub(crate) fn writing() -> Phase {
        Phase { name: ("写出", "writing"), unit: Unit::Parts, total: None, done: Box::new(|| 0) }
    }
}

/// The line while it is drawn; dropping it wipes it out.
pub(crate) struct Progress {
    stop: Sender<()>,
    drawer: Option<JoinHandle<()>>,
}

impl Progress {
    /// Draws the line, and goes on drawing it.
    pub(crate) fn begin(phase: Phase, language: Language) -> Progress {
        let (stop, stopped) = channel::<()>();
        let began = Instant::now();
        draw(&line(&phase, language, 0, began.elapsed()));
        let drawer = spawn(move || {
            while stopped.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                draw(&line(&phase, language, (phase.done)(), began.elapsed()));
            }
        });
        Progress { stop, drawer: Some(drawer) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        // Who draws may have ended by itself.
        self.stop.send(()).ok();
        if let Some(drawer) = self.drawer.take() {
            drop(drawer.join());
        }
        end_progress();
    }
}

/// Wipes the line out, if there is one.
pub(crate) fn end_progress() {
    let mut drawn = drawn();
    if std::mem::take(&mut *drawn) {
        drop(io::stderr().write_all(WIPE.as_bytes()));
    }
}

fn draw(line: &str) {
    let mut drawn = drawn();
    *drawn = true;
    // Nobody is left to be told when standard error is gone.
    drop(io::stderr().write_all(format!("{WIPE}{line}").as_bytes()));
}

fn drawn() -> MutexGuard<'static, bool> {
    DRAWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The line: name, bar, share, amount, rate, time left.
fn line(phase: &Phase, language: Language, done: u64, took: Duration) -> String {
    let name = language.pick(phase.name.0, phase.name.1);
    let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX).max(1);
    let rate = u64::try_from(u128::from(done) * 1_000 / u128::from(millis)).unwrap_or(u64::MAX);
    let mut parts = Vec::new();
    if let Some(total) = phase.total.filter(|total| *total > 0) {
        let share = done.min(total) * 100 / total;
        let full = done.min(total) * CELLS / total;
        let (full, rest) = (usize::try_from(full).unwrap_or(0), usize::try_from(CELLS - full).unwrap_or(0));
        parts.push(format!("{}{} {share:>3}%", "█".repeat(full), "░".repeat(rest)));
    }
    if phase.unit == Unit::Bytes {
        let of = phase.total.map(|total| format!(" / {}", size(total))).unwrap_or_default();
        parts.push(format!("{}{of}", size(done)));
        parts.push(format!("{}/s", size(rate)));
    }
    let left = phase.total.filter(|_| rate > 0).map(|total| total.saturating_sub(done).div_ceil(rate));
    if let (Some(left), true) = (left, millis >= 500) {
        parts.push(language.pick("还需 {}", "{} left").replace("{}", &clock(left)));
    }
    format!("{name}  {}", parts.join("  "))
}

/// A number of bytes with three digits or fewer, in powers of a thousand.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut tenths = u128::from(bytes) * 10;
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1_000;
        unit += 1;
    }
    match (unit, tenths) {
        (0, _) | (_, 1_000..) => format!("{} {}", tenths / 10, UNITS[unit]),
        _ => format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit]),
    }
}

fn clock(seconds: u64) -> String {
    match seconds {
        0..3_600 => format!("{}:{:02}", seconds / 60, seconds % 60),
        _ => format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests;
