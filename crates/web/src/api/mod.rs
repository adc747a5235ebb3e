//! The interface for systems: `/api/v1`, version by version; what one version promises stays.

mod describe;
mod docs;
mod events;
mod findings;
mod ledger;
mod matters;
mod page;
mod routes;
mod said;
mod statistics;

pub use describe::description;
pub(crate) use routes::routes;
