use super::chosen;

const BENCHES: [(&str, &str); 3] = [("calendar", "arithmetic"), ("calendar", "hours"), ("engine", "clock")];

#[test]
fn a_word_names_a_benchmark_or_all_of_a_crate() {
    assert_eq!(chosen(&BENCHES, "clock"), [("engine", "clock")]);
    assert_eq!(chosen(&BENCHES, "calendar"), [("calendar", "arithmetic"), ("calendar", "hours")]);
    assert_eq!(chosen(&BENCHES, "sql"), []);
}
