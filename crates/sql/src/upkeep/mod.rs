//! The questions of [`ports::upkeep::Upkeep`].

mod copy;
mod fill;
mod renew;
mod seat;
