//! Builders, scenarios and oracles for tests.

mod postgres;
mod scenario;

pub use postgres::PrivatePostgres;
pub use scenario::{check_scenario, seen};
