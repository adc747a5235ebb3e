//! The log of the README is what its generator makes.

#[path = "../../../../examples/permits/generate.rs"]
mod generate;
#[path = "../../../../examples/permits/plant.rs"]
mod plant;

#[test]
fn the_log_is_what_the_generator_makes() {
    let made = generate::log();
    let kept = std::fs::read_to_string(crate::run::root().join("examples/permits.csv"))
        .expect("the log lies in the repository");
    let differs = made.lines().zip(kept.lines()).position(|(made, kept)| made != kept);
    assert_eq!(
        differs, None,
        "line differs; `cargo run -p sundial --example permits > examples/permits.csv` makes it anew"
    );
    assert_eq!(made.lines().count(), kept.lines().count());
}
