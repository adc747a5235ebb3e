//! Pages for people, beyond the entrance: handlers fetch and authorise through `app`, map to view models of the crate
//! `pages`, and render.

mod accounts;
mod asset;
mod card;
mod cards;
mod case;
mod cases;
mod checkup;
mod dockets;
mod home;
mod monitor;
mod organisations;
pub(crate) mod paint;
mod receipt;
mod routes;
mod rules;
mod seen;
mod statistics;
mod stream;
mod theme;
mod told;
mod wall;

pub(crate) use routes::routes;
