//! The interface as somebody outside sees it.

mod api;
mod ground;
mod routes;
