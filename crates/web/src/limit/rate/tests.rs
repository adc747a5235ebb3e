use super::{Gate, KEYS_MAX, Rate};
use calendar::Moment;

fn at(seconds: i64) -> Moment {
    Moment::from_micros(1_000_000_000 + seconds * 1_000_000)
}

#[test]
fn so_many_at_once_and_then_so_many_in_a_minute() {
    let gate = Gate::at(Rate { per_minute: 6, at_once: 3 });
    assert_eq!(
        [0, 0, 0, 0, 0].map(|second| gate.pass("a", at(second))),
        [Ok(()), Ok(()), Ok(()), Err(10), Err(10)]
    );
    assert_eq!(gate.pass("b", at(0)), Ok(()), "another key has its own");
    assert_eq!(gate.pass("a", at(9)), Err(1), "a begun second counts");
    assert_eq!([10, 10].map(|second| gate.pass("a", at(second))), [Ok(()), Err(10)]);
    // Being refused costs nothing, and a rest gives back no more than what is allowed at once.
    assert_eq!(
        [100, 100, 100, 100].map(|second| gate.pass("a", at(second)).is_ok()),
        [true, true, true, false]
    );
}

#[test]
fn in_the_long_run_no_more_than_the_rate_passes() {
    let gate = Gate::at(Rate { per_minute: 30, at_once: 5 });
    let passed = (0..6_000).filter(|tenth| {
        let now = Moment::from_micros(tenth * 100_000);
        gate.pass("a", now).is_ok()
    });
    assert_eq!(
        passed.count(),
        5 + 299,
        "ten minutes of thirty, less the first, and what was allowed at once"
    );
}

#[test]
fn a_rate_of_nothing_is_no_limit_and_nothing_at_once_is_one() {
    let open = Gate::at(Rate { per_minute: 0, at_once: 0 });
    assert!((0..1_000).all(|_| open.pass("a", at(0)).is_ok()));
    let one = Gate::at(Rate { per_minute: 60, at_once: 0 });
    assert_eq!([0, 0, 1].map(|second| one.pass("a", at(second))), [Ok(()), Err(1), Ok(())]);
}

#[test]
fn a_clock_that_is_set_back_locks_nobody_out() {
    let gate = Gate::at(Rate { per_minute: 6, at_once: 2 });
    assert_eq!(gate.pass("a", at(86_400)), Ok(()));
    assert_eq!([0, 0, 0].map(|second| gate.pass("a", at(second)).is_ok()), [true, true, false]);
}

#[test]
fn more_keys_than_are_remembered_share_one() {
    let gate = Gate::at(Rate { per_minute: 1, at_once: 1 });
    for key in 0..KEYS_MAX {
        assert_eq!(gate.pass(&key.to_string(), at(0)), Ok(()));
    }
    assert_eq!([gate.pass("x", at(0)), gate.pass("y", at(0)).map_err(|_| 0)], [Ok(()), Err(0)]);
    assert!(gate.pass("5", at(0)).is_err(), "those that are remembered stay so");
    assert_eq!(gate.pass("y", at(61)), Ok(()), "who no longer waits is forgotten, and makes room");
}
