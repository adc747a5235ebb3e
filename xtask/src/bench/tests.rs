use super::chosen;
use super::folder::out;
use std::path::Path;

const BENCHES: [(&str, &str); 3] = [("calendar", "arithmetic"), ("calendar", "hours"), ("engine", "clock")];

#[test]
fn a_word_names_a_benchmark_or_all_of_a_crate() {
    assert_eq!(chosen(&BENCHES, "clock"), [("engine", "clock")]);
    assert_eq!(chosen(&BENCHES, "calendar"), [("calendar", "arithmetic"), ("calendar", "hours")]);
    assert_eq!(chosen(&BENCHES, "sql"), []);
}

#[test]
fn findings_lie_where_the_scripts_of_the_bench_put_them() {
    for (name, folder) in [
        ("product", Some("out/product-18k")),
        ("product-pq", Some("out/productpq-18k")),
        ("duckdb-pq", Some("out/duckdbpq-18k")),
        ("pg-query", Some("out/pg-18k")),
        ("product-statute", None),
        ("rs-split", None),
    ] {
        assert_eq!(out("18k", name).as_deref(), folder.map(Path::new), "{name}");
    }
}
