//! The store on SQLite and PostgreSQL: one SQL text, one schema.
//!
//! - [`SqlStore`] opens a database by its address: a path for SQLite, `postgres://…` for PostgreSQL.
//! - `db` runs blocking work in a transaction on either engine. It is the only place that knows which one runs; the
//!   texts are written for PostgreSQL, and what SQLite says otherwise is told there.
//! - `store` answers the questions of [`ports::Store`], `people` those of [`ports::people::Directory`],
//!   `upkeep` those of [`ports::upkeep::Upkeep`]; `schema` brings a database up to date.
//!
//! Columns are `BIGINT` or `TEXT`, nothing else, so that both engines mean the same.

mod db;
mod people;
mod schema;
mod store;
mod upkeep;

pub use store::SqlStore;
