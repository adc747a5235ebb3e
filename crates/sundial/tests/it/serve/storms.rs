//! What a service meets: it is told to end under load, its database goes away, its disk is full, a second one works
//! beside it. Nothing that was answered is lost.

use crate::service::{Answer, Service, Setup, ask};
use app::Role;
use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use testkit::PrivatePostgres;

/// An event of a matter of its own.
fn event(id: &str) -> String {
    format!(
        r#"{{"v":1,"id":"{id}","matter":"M-{id}","item":"HB-401","department":"HB","kind":"accepted","at":"2026-01-05T10:00:00+08:00"}}"#
    )
}

/// Sends events one after the other until `enough`, and returns those that were answered as kept.
fn send(address: &str, token: &str, name: &str, enough: &(dyn Fn(usize) -> bool + Sync)) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    for number in 0.. {
        if enough(number) {
            break;
        }
        let id = format!("{name}-{number}");
        match ask(address, "POST /api/v1/events", token, &event(&id)) {
            Ok(answer) if answer.json()["kept"] == 1 => drop(kept.insert(id)),
            Ok(_) | Err(_) => {}
        }
    }
    kept
}

/// The identities of all cases that are kept; what they opened is left out.
fn matters(service: &Service, token: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut after = String::new();
    loop {
        let answer = service.ask(&format!("GET /api/v1/matters?kind=case&max=500{after}"), token, "");
        assert_eq!(answer.status, 200, "{}", answer.body);
        let page = answer.json();
        let ids = page["rows"].as_array().into_iter().flatten().filter_map(|row| row["id"].as_str());
        found.extend(ids.map(|id| id.trim_start_matches("M-").to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    found
}

fn problem(answer: &Answer) -> (u16, Value) {
    (answer.status, answer.json()["code"].clone())
}

/// Sends from several sides, tells the service to end in the midst, and looks after it has begun again.
fn ends_under_load(setup: &Setup) {
    let service = setup.start();
    let token = setup.token("hall", Role::Source);
    let address = service.address.clone();
    let stop = AtomicBool::new(false);
    let until_stopped = |_: usize| stop.load(Ordering::SeqCst);
    let (kept, lines) = thread::scope(|scope| {
        let senders: Vec<_> = (0..4)
            .map(|side| {
                let (address, token, enough) = (&address, &token, &until_stopped);
                scope.spawn(move || send(address, token, &format!("s{side}"), enough))
            })
            .collect();
        while !service.figures().contains("sundial_events_total{outcome=\"kept\"} 1") {
            thread::yield_now();
        }
        let (status, lines) = service.end();
        stop.store(true, Ordering::SeqCst);
        assert!(status.success(), "{status}: {lines}");
        let kept = senders.into_iter().map(|sender| sender.join().expect("it sends"));
        (kept.flatten().collect::<BTreeSet<String>>(), lines)
    });
    assert!(!lines.contains("ERROR") && !lines.contains("WARN"), "{lines}");
    assert!(!kept.is_empty());
    let again = setup.start();
    let found = matters(&again, &token);
    assert_eq!(kept.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new(), "answered and lost");
}

#[test]
fn told_to_end_under_load_it_loses_nothing_that_was_answered_on_sqlite() {
    ends_under_load(&Setup::sqlite());
}

#[test]
fn told_to_end_under_load_it_loses_nothing_that_was_answered_on_postgresql() {
    let server = PrivatePostgres::start();
    ends_under_load(&Setup::postgres(server.new_database("ends")));
}

#[test]
fn two_processes_serve_and_work_on_one_postgresql() {
    let server = PrivatePostgres::start();
    let setup = Setup::postgres(server.new_database("two"));
    let one = setup.start();
    let two = setup.start();
    let token = setup.token("hall", Role::Source);
    let kept: BTreeSet<String> = thread::scope(|scope| {
        let sides = [("a", &one), ("b", &two)].map(|(name, service)| {
            let token = &token;
            scope.spawn(move || send(&service.address, token, name, &|number| number >= 20))
        });
        sides.into_iter().flat_map(|side| side.join().expect("it sends")).collect()
    });
    assert_eq!(kept.len(), 40);
    for service in [&one, &two] {
        assert_eq!(matters(service, &token), kept);
    }
    for service in [one, two] {
        let (status, lines) = service.end();
        assert!(status.success() && !lines.contains("ERROR"), "{lines}");
    }
}

/// Sends until told to stop; returns what was kept, and every other answer with its code.
fn send_and_watch(
    address: &str,
    token: &str,
    name: &str,
    stop: &AtomicBool,
) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut kept, mut others) = (BTreeSet::new(), BTreeSet::new());
    for number in 0.. {
        if stop.load(Ordering::SeqCst) {
            break;
        }
        let id = format!("{name}-{number}");
        let answer =
            ask(address, "POST /api/v1/events", token, &event(&id)).expect("the service itself stays");
        if answer.json()["kept"] == 1 {
            kept.insert(id);
            continue;
        }
        let waits = answer.head.contains("retry-after: ");
        others.insert(format!("{} {} {waits}", answer.status, answer.json()["code"]));
    }
    (kept, others)
}

#[test]
fn a_postgresql_that_goes_and_comes_under_load_is_told_and_lived_through() {
    let server = PrivatePostgres::start();
    let setup = Setup::postgres(server.new_database("storm"));
    setup.write("[limits]\ncalls_per_minute = 0\n");
    let service = setup.start();
    let token = setup.token("hall", Role::Source);
    let stop = AtomicBool::new(false);
    let until = |claim: &dyn Fn() -> bool| {
        while !claim() {
            thread::yield_now();
        }
    };
    let count = || {
        let figures = service.figures();
        let line =
            figures.lines().find_map(|line| line.strip_prefix("sundial_events_total{outcome=\"kept\"} "));
        line.and_then(|count| count.parse::<u64>().ok()).unwrap_or(0)
    };
    let (kept, others) = thread::scope(|scope| {
        let senders: Vec<_> = (0..3)
            .map(|side| {
                let (service, token, stop) = (&service, &token, &stop);
                scope.spawn(move || send_and_watch(&service.address, token, &format!("s{side}"), stop))
            })
            .collect();
        until(&|| count() > 5);
        server.down();
        until(&|| service.ask("GET /ready", "", "").status == 503);
        assert_eq!(service.ask("GET /health", "", "").status, 200);
        server.up();
        until(&|| service.ask("GET /ready", "", "").status == 200);
        let before = count();
        until(&|| count() > before + 5);
        stop.store(true, Ordering::SeqCst);
        let done = senders.into_iter().map(|sender| sender.join().expect("it sends"));
        done.fold((BTreeSet::new(), BTreeSet::new()), |(mut kept, mut others), (more, rest)| {
            kept.extend(more);
            others.extend(rest);
            (kept, others)
        })
    });
    assert_eq!(others, BTreeSet::from(["503 \"F-01\" true".to_owned()]), "nothing else is ever answered");
    let found = matters(&service, &token);
    assert_eq!(kept.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new(), "answered and lost");
    let (status, lines) = service.end();
    assert!(status.success(), "{lines}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_lived_through() {
    let setup = Setup::sqlite();
    // Files may not grow over this; the signal that says so is not heard, so that writing fails as on a full disk.
    let service = setup.start_under("trap '' XFSZ; ulimit -S -f 1024");
    let token = setup.token("hall", Role::Source);
    let mut kept = BTreeSet::new();
    let refused = (0..5_000).find_map(|number| {
        let id = format!("full-{number}");
        let answer = service.ask("POST /api/v1/events", &token, &event(&id));
        if answer.status == 200 {
            kept.insert(id);
        }
        (answer.status != 200).then_some(answer)
    });
    let refused = refused.expect("the disk is full in the end");
    assert_eq!(problem(&refused), (503, "F-01".into()), "{}", refused.body);
    assert_eq!(matters(&service, &token), kept, "what was answered can be read on a full disk");
    let id = service.id().to_string();
    let more = Command::new("prlimit").args(["--pid", &id, "--fsize=unlimited"]).status();
    assert!(more.expect("prlimit is there").success());
    assert_eq!(service.ask("POST /api/v1/events", &token, &event("room")).status, 200);
    kept.insert("room".to_owned());
    assert_eq!(matters(&service, &token), kept);
    let (status, lines) = service.end();
    assert!(status.success() && lines.contains("room left"), "{lines}");
}
