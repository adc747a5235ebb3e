//! The engine against slow, obvious models, written without its own arithmetic.

mod bench_case;
mod catalogue;
mod clocks;
mod fold;
mod frozen;
mod ground;
mod hours;
mod late;
mod lawful;
mod model;
mod order;
mod statistics;
mod watched;
