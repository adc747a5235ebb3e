//! The engine against slow, obvious models, written without its own arithmetic.

mod catalogue;
mod clocks;
mod desk;
mod fold;
mod frozen;
mod ground;
mod hours;
mod late;
mod lawful;
mod model;
mod statistics;
mod watched;
