//! The interface and the pages as somebody outside sees them.

mod api;
mod bodies;
mod browser;
mod ending;
mod entrance;
mod examples;
mod forms;
mod ground;
mod limits;
mod pages;
mod routes;
mod seeing;
