//! The suites of the store and of the directory on SQLite and PostgreSQL.

mod model;
mod people;
mod suite;
mod upgrade;
mod upkeep;
