//! Use cases on the store in memory, on SQLite and on PostgreSQL.

mod copies;
mod desk;
mod ground;
mod intake;
mod kill;
mod people;
mod read;
mod rebuild;
mod refusals;
mod sweep;
mod sweepers;
