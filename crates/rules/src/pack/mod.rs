//! The pack format: TOML in, a checked and compiled set of rules out.

mod clock;
mod compile;
mod follow_up;
pub(crate) mod keys;
mod level;
mod parse;
mod rule;

pub(crate) use compile::Compile;
pub(crate) use level::Point;
pub use parse::{PackFile, parse_pack, parse_pack_after};
pub use rule::Example;
