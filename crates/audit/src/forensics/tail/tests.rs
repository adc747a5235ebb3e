use super::{PER, tail};

fn choose(n: u64, k: u64) -> u128 {
    (0..k).fold(1, |product, at| product * u128::from(n - at) / u128::from(at + 1))
}

/// By the definition.
fn exact(all: u64, all_hits: u64, sample: u64, hits: u64) -> (u128, u128) {
    let ways = |count: u64| {
        if sample - count > all - all_hits {
            return 0;
        }
        choose(all_hits, count) * choose(all - all_hits, sample - count)
    };
    ((hits..=sample.min(all_hits)).map(ways).sum(), choose(all, sample))
}

#[test]
fn the_bound_is_never_below_the_chance_and_never_far_above() {
    for all in 1..24 {
        for all_hits in 0..=all {
            for sample in 0..=all {
                for hits in 0..=sample.min(all_hits) {
                    let bound = u128::from(tail(all, all_hits, sample, hits).unwrap());
                    let (ways, of) = exact(all, all_hits, sample, hits);
                    assert!(bound * of >= ways * u128::from(PER), "{all} {all_hits} {sample} {hits}");
                    if bound < u128::from(PER) {
                        let exact = (ways * u128::from(PER)).div_ceil(of);
                        assert!(bound <= exact + 1, "{all} {all_hits} {sample} {hits}: {bound} {exact}");
                    }
                }
            }
        }
    }
}

#[test]
fn large_counts_neither_overflow_nor_vanish() {
    let n = 2_000_000_000;
    assert_eq!(tail(n, n / 2, n / 2, n / 4), Some(PER));
    assert!(tail(n, n / 2, n / 2, n / 4 + 200_000).unwrap() < PER / 1_000_000);
    assert_eq!(tail(1 << 31, 1, 1, 1), None);
    assert_eq!(tail(1_000_000, 1_000, 1_000, 500), Some(1));
}

#[test]
fn contradicting_counts_give_nothing() {
    assert_eq!(tail(10, 11, 1, 1), None);
    assert_eq!(tail(10, 3, 11, 1), None);
    assert_eq!(tail(10, 3, 5, 4), None);
}
