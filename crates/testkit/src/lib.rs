//! Builders, scenarios and oracles for tests.

mod scenario;

pub use scenario::{check_scenario, seen};
