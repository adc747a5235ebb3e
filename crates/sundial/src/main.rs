//! The `sundial` command.
fn main() {}
