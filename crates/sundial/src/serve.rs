//! The service as it runs: what listens, what works, how it begins and ends.
//!
//! - [`serve_until_asked`] is the whole life of a process: it is given the settings, a clock and what to say, and returns when it was
//!   told to end and has ended.
//! - `watched` measures the store and tells the worker what falls due; `worker` does it at its instant.
//! - `figures` and `lines` are for whoever watches.
//!
//! Decides nothing: what is asked is answered in `web`, what is done is done in `app`.

mod due;
mod end;
mod figures;
mod lines;
mod pace;
mod run;
mod watched;
mod worker;

pub(crate) use end::{Ending, asked_by_the_system};
pub(crate) use lines::begin as begin_lines;
pub(crate) use pace::Pace;
pub(crate) use run::{Begun, Opened, serve_until_asked};
