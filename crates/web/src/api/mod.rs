//! The interface for systems: `/api/v1`, version by version; what one version promises stays.

mod describe;
mod events;
mod findings;
mod ledger;
mod matters;
mod routes;
mod said;

pub use describe::description;
pub(crate) use routes::routes;
