//! The suite of the store on SQLite and PostgreSQL.

mod model;
mod suite;
