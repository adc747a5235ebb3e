//! The tests of the crate in one binary.

mod gallery;
mod left;
mod read;
mod styles;
