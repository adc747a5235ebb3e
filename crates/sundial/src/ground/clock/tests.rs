//! Clocks that step and jump.

use super::SystemClock;
use ports::Clock as _;
use std::sync::atomic::{AtomicI64, Ordering};

static SECONDS: AtomicI64 = AtomicI64::new(0);

fn source() -> i64 {
    SECONDS.load(Ordering::SeqCst) * 1_000_000
}

#[test]
fn a_step_back_stands_still_and_a_jump_is_followed() {
    let clock = SystemClock::of(source);
    let at = |seconds| {
        SECONDS.store(seconds, Ordering::SeqCst);
        clock.now().micros() / 1_000_000
    };
    assert_eq!(at(1_000), 1_000);
    assert_eq!(at(999), 1_000, "a second back is a clock that is being set right");
    assert_eq!(at(998), 1_000);
    assert_eq!(at(1_001), 1_001);
    assert_eq!(at(400), 400, "ten minutes back is a jump");
    assert_eq!(at(401), 401, "time goes on from there");
    assert_eq!(at(5_000), 5_000, "forward it always goes");
}
