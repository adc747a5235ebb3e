//! Draws: fixed beforehand, run again by anybody.

use expect_test::expect;
use ledger::{Commitment, Draw, DrawError, HashKind, Pool, PoolError};
use proptest::prelude::*;

const SEED: &[u8] = b"0123456789abcdef";

fn pool(count: u32) -> Pool {
    let lines: Vec<String> =
        (0..count).map(|n| format!("企业{n}\t{}\t{}", n % 3 + 1, ["低", "高"][n as usize % 2])).collect();
    Pool::parse(&lines.join("\n")).unwrap()
}

fn promise(pool: &Pool) -> Commitment {
    Commitment::make("双随机抽查", HashKind::Sm3, pool, SEED).unwrap().draw("高", 3).draw("低", 1)
}

/// Frozen: a draw that was published must come out the same for ever.
#[test]
fn a_draw_comes_out_the_same_for_ever() {
    let pool = pool(20);
    let draw = Draw::run(&promise(&pool).await_public("彩票"), &pool, SEED, "01 02 03").unwrap();
    expect![[r#"{"commitment":{"candidates":20,"count":{"低":1,"高":3},"draw":1,"hash":"sm3","pool":"GeFcB4ENrlYlOY1wvVUwivMQPxTCXeODt5AvcBh0lGU=","public":"彩票","seed":"qfgZfwWyFnBsirDo+h0NRCD8hXrHgX0rrJhq/BfZaGU=","subject":"双随机抽查"},"picked":["企业8","企业1","企业19","企业5"],"public":"01 02 03","seed":"MDEyMzQ1Njc4OWFiY2RlZg=="}"#]].assert_eq(&draw.to_string());
    assert_eq!(draw.check(&pool), Ok(()));
    assert_eq!(draw.to_string().parse(), Ok(draw));
}

#[test]
fn strata_give_as_many_as_were_fixed() {
    let pool = pool(20);
    let draw = Draw::run(&promise(&pool), &pool, SEED, "").unwrap();
    let of = |stratum: &str| {
        let one = |id: &&String| pool.candidates().iter().any(|one| one.id == **id && one.stratum == stratum);
        draw.picked.iter().filter(one).count()
    };
    assert_eq!((of("高"), of("低"), draw.picked.len()), (3, 1, 4));
}

#[test]
fn what_was_not_fixed_is_refused() {
    let (pool, other) = (pool(20), pool(21));
    let promise = promise(&pool);
    assert_eq!(Draw::run(&promise, &pool, b"0123456789abcdeF", ""), Err(DrawError::Seed));
    assert_eq!(Draw::run(&promise, &other, SEED, ""), Err(DrawError::Pool));
    assert_eq!(Draw::run(&promise, &pool, SEED, "x"), Err(DrawError::Public));
    let awaited = promise.clone().await_public("彩票");
    assert_eq!(Draw::run(&awaited, &pool, SEED, ""), Err(DrawError::Public));
    let many = promise.clone().draw("高", 11);
    let there = DrawError::Count { stratum: "高".to_owned(), wanted: 11, there: 10 };
    assert_eq!(Draw::run(&many, &pool, SEED, ""), Err(there));
    let short = Commitment::make("x", HashKind::Sm3, &pool, b"0123456789abcde");
    assert_eq!(short, Err(DrawError::SeedShort));
}

#[test]
fn a_changed_outcome_is_found_at_its_place() {
    let pool = pool(20);
    let mut draw = Draw::run(&promise(&pool), &pool, SEED, "").unwrap();
    draw.picked.swap(1, 2);
    assert_eq!(draw.check(&pool), Err(DrawError::Picked { place: 2 }));
    draw.picked.swap(1, 2);
    draw.picked.pop();
    assert_eq!(draw.check(&pool), Err(DrawError::Picked { place: 4 }));
}

#[test]
fn the_order_of_the_pool_is_fixed_too() {
    let (one, other) = (Pool::parse("a\nb\n").unwrap(), Pool::parse("b\na\n").unwrap());
    assert_ne!(one.root(HashKind::Sm3), other.root(HashKind::Sm3));
    assert_eq!(one, Pool::parse("\u{feff}a\t1\r\n\nb\t\t\n").unwrap());
}

#[test]
fn pools_that_are_wrong_name_the_line() {
    assert_eq!(Pool::parse("\n \n"), Err(PoolError::Empty));
    assert_eq!(Pool::parse("a\n\tx\n"), Err(PoolError::Fields { line: 2 }));
    assert_eq!(Pool::parse("a\t1\tb\tc\n"), Err(PoolError::Fields { line: 1 }));
    for weight in ["0", "-1", "1.5", "4294967296", "x"] {
        assert_eq!(
            Pool::parse(&format!("a\n\nb\t{weight}\n")),
            Err(PoolError::Weight { line: 3 }),
            "{weight}"
        );
    }
    assert_eq!(Pool::parse("a\na\t2\n"), Err(PoolError::Twice { line: 2, id: "a".to_owned() }));
}

proptest! {
    #[test]
    fn every_seed_draws_different_candidates_of_the_pool(
        seed in proptest::collection::vec(any::<u8>(), 16..40), count in 1_u32..10, public in "[a-z]{1,8}",
    ) {
        let pool = pool(20);
        let promise = Commitment::make("x", HashKind::Sha256, &pool, &seed).unwrap();
        let promise = promise.draw("高", count).await_public("y");
        let draw = Draw::run(&promise, &pool, &seed, &public).unwrap();
        let mut ids = draw.picked.clone();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), count as usize);
        prop_assert_eq!(draw.check(&pool), Ok(()));
        let read: Draw = draw.to_string().parse().unwrap();
        prop_assert_eq!(read, draw);
    }
}
