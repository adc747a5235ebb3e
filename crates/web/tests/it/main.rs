//! The interface and the pages as somebody outside sees them.

mod api;
mod browser;
mod entrance;
mod forms;
mod ground;
mod limits;
mod routes;
