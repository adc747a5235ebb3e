//! The demo from outside: a city with a past, people of every role, and a clock that goes fast.

use crate::service::{Service, ask};
use std::process::Command;
use std::thread;

/// Starts a small demo in a folder, on any free port.
fn demo(folder: &std::path::Path, more: &[&str]) -> Service {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sundial"));
    command.args(["demo", "--lang", "en", "--port", "0", "--data"]).arg(folder).args(more);
    Service::of(command)
}

fn entries(service: &Service) -> u64 {
    let head = ask(&service.address, "GET /api/v1/ledger/head", "", "").expect("it answers").body;
    head.lines().nth(1).and_then(|line| line.parse().ok()).expect("a head says how many entries there are")
}

#[test]
fn it_shows_a_city_that_lives_and_goes_on_where_it_stopped() {
    let folder = tempfile::tempdir().expect("a folder");
    let city = demo(folder.path(), &["--cases", "60", "--speed", "100"]);
    assert!(city.address.starts_with("127.0.0.1:"), "{}", city.address);
    for role in ["supervisor", "department_head", "auditor", "administrator", "applicant"] {
        assert!(city.said.contains(role), "{role} is not in\n{}", city.said);
    }
    let before = entries(&city);
    assert!(before > 300, "a year of 60 cases has more than {before} entries");
    while entries(&city) <= before {
        thread::yield_now();
    }
    let (status, lines) = city.end();
    assert!(status.success() && lines.is_empty(), "{lines}");
    let again = demo(folder.path(), &["--cases", "60"]);
    assert!(entries(&again) > before);
    assert!(again.said.contains("past  0 events"), "{}", again.said);
    assert!(again.said.contains("it is 2026-"), "{}", again.said);
}

#[test]
fn the_department_that_signs_in_is_one_that_has_something_to_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let city = demo(folder.path(), &["--cases", "1500"]);
    let place = |said: &str| {
        let line = said.lines().find(|line| line.contains("department_head")).expect("a head");
        line.split_whitespace().last().expect("a place").to_owned()
    };
    let here = place(&city.said);
    // In this year the office that has most to answer is not the first one of the city.
    assert!(here.starts_with("420700/4207"), "{}", city.said);
    drop(city.end());
    let again = demo(folder.path(), &["--cases", "1500"]);
    assert_eq!(place(&again.said), here, "who was there belongs where he did");
}
