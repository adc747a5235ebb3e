//! Forensics: signals that a log can carry about how it was kept, each with its method and shown evidence.
//!
//! A signal is never a finding and never a card: it says where to look. Each signal is a file; thresholds are data
//! (`packs/forensics/`). Scores compare an operator or a department with all of them, like with like, by exact integers
//! (hypergeometric tail); nothing here counts in floats. Two passes over the store: one to learn what is usual, one to see
//! what is not.

mod after_close;
mod back_dating;
mod back_fill;
mod baseline;
mod book;
mod detect;
mod detectors;
mod early_exit;
mod instant;
mod month_end;
mod off_hours;
mod output;
mod round_times;
mod run;
mod score;
mod seen;
mod serial_order;
mod series;
mod signal;
mod step_order;
mod suspension;
mod tail;
mod thresholds;
mod undelivered;

pub use book::{Evidence, Like, UnitCount, Who};
pub use output::{Names, among, write_evidence_csv, write_json, write_scores_csv};
pub use run::{Asked, Forensics, SignalResult, last_known, run};
pub use score::{Band, Scope, UnitScore};
pub use signal::{Missing, Reason, Signal};
pub use step_order::Deviation;
pub use tail::{PER, tail};
pub use thresholds::{Thresholds, ThresholdsError};
