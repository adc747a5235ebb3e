use super::{Stream, Urn, pick};
use crate::HashKind;
use alloc::vec::Vec;

fn stream(seed: &[u8]) -> Stream<'static> {
    Stream::new(HashKind::Sm3, HashKind::Sm3.of(seed), "")
}

#[test]
fn an_urn_finds_what_adding_up_finds() {
    let weights = [3, 1, 4, 1, 5, 9, 2, 6];
    let mut urn = Urn::new(&weights);
    let mut left = weights;
    for removed in [5, 0, 7, 2] {
        let line: Vec<usize> = (0..).zip(left).flat_map(|(n, weight)| (0..weight).map(move |_| n)).collect();
        let found: Vec<usize> = (0..urn.total).map(|number| urn.at(number)).collect();
        assert_eq!(found, line);
        urn.remove(removed, weights[removed].into());
        left[removed] = 0;
    }
}

#[test]
fn numbers_are_below_their_bound_and_as_likely() {
    let mut stream = stream(b"seed 1");
    let mut counts = [0_u32; 7];
    for _ in 0..70_000 {
        counts[usize::try_from(stream.below(7)).unwrap()] += 1;
    }
    // 10,000 each; the standard deviation is 93.
    assert!(counts.iter().all(|count| count.abs_diff(10_000) < 400), "{counts:?}");
    assert_eq!(stream.below(1), 0);
}

#[test]
fn what_lies_above_the_last_multiple_is_thrown_away() {
    // Three fit into 2^64 - 1 exactly, with one number left: the greatest.
    let mut stream = stream(b"seed 2");
    stream.ready = [5, u64::MAX].to_vec();
    assert_eq!(stream.below(3), 5 % 3);
    stream.ready = [u64::MAX].to_vec();
    assert_eq!(stream.below(1 << 32), (1 << 32) - 1);
}

#[test]
fn everybody_is_picked_once_when_all_are_asked_for() {
    let weights = [1, 1000, 3, 7, 1];
    let mut picked = pick(&mut stream(b"seed 3"), &weights, 5);
    picked.sort_unstable();
    assert_eq!(picked, [0, 1, 2, 3, 4]);
}

#[test]
fn twice_the_weight_is_twice_the_chance() {
    let mut first = [0_u32; 3];
    for seed in 0_u32..6_000 {
        first[pick(&mut stream(&seed.to_be_bytes()), &[1, 2, 3], 1)[0]] += 1;
    }
    // 1,000, 2,000 and 3,000; the standard deviations are 29, 37 and 39.
    assert!(first[0].abs_diff(1_000) < 150 && first[1].abs_diff(2_000) < 180, "{first:?}");
}
