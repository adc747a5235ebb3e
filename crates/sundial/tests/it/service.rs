//! A service that runs as a process of its own, and a client that speaks to it.

mod http;
mod process;

pub(crate) use http::{Answer, ask};
pub(crate) use process::{Service, Setup, refused};
