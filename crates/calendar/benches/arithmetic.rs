//! Working-day and working-hour arithmetic.

fn main() {
    divan::main();
}
