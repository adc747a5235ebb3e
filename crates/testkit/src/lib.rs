//! Builders, scenarios and oracles for tests.
