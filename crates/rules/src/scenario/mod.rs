//! Scenarios: stories in plain text with the clocks and findings that are expected, readable by a supervisor.
//!
//! The format is described in `docs/scenarios.md`. [`parse`] reads the blocks of a file, [`run`] finds the pack of one
//! and [`judge`]s it: the story is evaluated at each `as of`, and every expectation that does not hold is a
//! [`Difference`] with its line, what was expected and what was found.
//!
//! Reads no file: the text and the packs are given.

mod block;
mod claim;
mod compare;
mod expect;
mod header;
mod item;
mod outcome;
mod place;
mod policy;
mod read;
mod run;
mod see;

pub use block::{Pack, Scenario, Sitting, Told};
pub use claim::{ClockClaim, ClockName};
pub use expect::{ChangeKind, Claim, Expectation, FindingName, When};
pub use outcome::{Difference, Outcome, Seen, SeenClock, SeenFinding, SeenRatio};
pub use place::Place;
pub use policy::Policy;
pub use read::{example, parse};
pub use run::{judge, run, shipped};
