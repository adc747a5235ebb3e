//! The service from outside: it begins, answers, ends, and says what keeps it from beginning.

mod storms;

use crate::service::{Setup, refused};
use app::Role;

const EVENTS: &str = r#"[
    {"v":1,"id":"e1","matter":"HB-1","item":"HB-401","department":"HB","kind":"submitted","at":"2026-01-05T09:00:00+08:00"},
    {"v":1,"id":"e2","matter":"HB-1","item":"HB-401","department":"HB","kind":"accepted","at":"2026-01-05T10:00:00+08:00"}]"#;

#[test]
fn it_takes_events_in_and_gives_findings_with_proof() {
    let setup = Setup::sqlite();
    let service = setup.start();
    let (hall, auditor) = (setup.token("hall", Role::Source), setup.token("audit", Role::Auditor));
    assert_eq!(service.ask("GET /health", "", "").status, 200);
    assert_eq!(service.ask("GET /ready", "", "").status, 200);
    let taken = service.ask("POST /api/v1/events", &hall, EVENTS);
    assert_eq!((taken.status, &taken.json()["kept"]), (200, &2.into()), "{}", taken.body);
    let explained = service.ask("GET /api/v1/matters/HB-1/findings", &auditor, "").json();
    assert!(!explained.as_array().expect("a list").is_empty());
    let position = service.ask("GET /api/v1/matters/HB-1", &hall, "").json()["events"][1]["position"].clone();
    let receipt = service.ask(&format!("GET /api/v1/ledger/receipts/{position}"), &hall, "");
    let file = setup.folder.path().join("receipt.json");
    std::fs::write(&file, &receipt.body).expect("it is written");
    let key = setup.folder.path().join("key.pem");
    std::fs::write(&key, service.ask("GET /api/v1/ledger/key", "", "").body).expect("it is written");
    let line = format!("ledger check-receipt {} --key {} --lang en", file.display(), key.display());
    assert!(crate::run::shown(&line).contains("✓ true, and signed"), "{}", crate::run::shown(&line));
    let figures = service.figures();
    for line in ["sundial_events_total{outcome=\"kept\"} 2", "sundial_entries_total{kind=\"event\"} "] {
        assert!(figures.contains(line), "{line} is not in\n{figures}");
    }
    let (status, lines) = service.end();
    assert!(status.success() && lines.contains("ended"), "{lines}");
    assert!(!lines.contains(&hall) && !lines.contains("HB-1"), "{lines}");
}

#[test]
fn it_goes_on_where_it_was_and_invites_the_administrator_until_there_is_one() {
    let setup = Setup::sqlite();
    let first = setup.start();
    assert!(first.said.contains("invitation"), "{}", first.said);
    let hall = setup.token("hall", Role::Source);
    first.ask("POST /api/v1/events", &hall, EVENTS);
    let key = first.ask("GET /api/v1/ledger/key", "", "").body;
    first.end();
    let again = setup.start();
    assert_eq!(again.ask("GET /api/v1/ledger/key", "", "").body, key);
    assert_eq!(again.ask("POST /api/v1/events", &hall, EVENTS).json()["repeated"], 2);
}

#[test]
fn a_port_in_use_is_told_and_nothing_is_made() {
    let setup = Setup::sqlite();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("it has one");
    std::fs::write(setup.config(), format!("[listen]\naddress = \"{address}\"\n")).expect("it is written");
    let (code, said) = refused(&setup.config());
    assert_eq!(code, Some(6));
    assert!(said.contains("G-03") && said.contains(&address.to_string()), "{said}");
    assert!(!setup.data().exists());
}

#[test]
fn wrong_settings_are_told_with_file_and_line() {
    let setup = Setup::sqlite();
    setup.write("[lmits]\n");
    let (code, said) = refused(&setup.config());
    assert_eq!(code, Some(4));
    assert!(said.contains("sundial.toml:6: unknown setting \"lmits\"; did you mean \"limits\"?"), "{said}");
    assert!(said.contains("不认识的设置“lmits”；是否指“limits”？"), "{said}");
}

#[test]
fn a_data_folder_that_cannot_be_one_is_told() {
    let setup = Setup::sqlite();
    std::fs::write(setup.data(), "a file").expect("it is written");
    let (code, said) = refused(&setup.config());
    assert_eq!(code, Some(6));
    assert!(said.contains("G-02"), "{said}");
}

#[test]
fn a_key_that_is_missing_is_not_made_anew() {
    let setup = Setup::sqlite();
    setup.start().end();
    for key in ["personal.key", "ledger.key"] {
        let (place, aside) = (setup.data().join(key), setup.folder.path().join(key));
        std::fs::rename(&place, &aside).expect("it is put aside");
        let (code, said) = refused(&setup.config());
        assert_eq!(code, Some(4));
        assert!(said.contains("G-05") && said.contains(key), "{said}");
        assert!(!place.exists(), "{key} was made anew");
        std::fs::rename(&aside, &place).expect("it is brought back");
    }
    setup.start().end();
}

#[test]
fn keys_of_another_installation_are_refused() {
    let (setup, other) = (Setup::sqlite(), Setup::sqlite());
    setup.start().end();
    other.start().end();
    for key in ["personal.key", "ledger.key"] {
        let place = setup.data().join(key);
        let own = std::fs::read(&place).expect("it is there");
        std::fs::copy(other.data().join(key), &place).expect("it is copied");
        let (code, said) = refused(&setup.config());
        assert_eq!(code, Some(4));
        assert!(said.contains("G-06") && said.contains(key), "{said}");
        std::fs::write(&place, own).expect("it is brought back");
    }
    std::fs::write(setup.data().join("personal.key"), "short").expect("it is written");
    assert!(refused(&setup.config()).1.contains("G-07"));
}

#[cfg(unix)]
#[test]
fn keys_and_folder_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let setup = Setup::sqlite();
    setup.start().end();
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&setup.data()), 0o700);
    for key in ["personal.key", "ledger.key"] {
        assert_eq!(mode(&setup.data().join(key)), 0o600, "{key}");
    }
}

#[test]
fn a_clock_behind_the_ledger_is_told_and_events_are_taken_all_the_same() {
    let setup = Setup::sqlite();
    setup.start().end();
    let hall = setup.token_at("hall", Role::Source, "2093-01-05T09:00:00+08:00");
    let service = setup.start();
    assert_eq!(service.ask("POST /api/v1/events", &hall, EVENTS).json()["kept"], 2);
    let (status, lines) = service.end();
    assert!(status.success());
    assert!(lines.contains("ERROR") && lines.contains("behind the last entry of the ledger"), "{lines}");
}

#[test]
fn lines_are_json_where_they_are_asked_for_and_a_request_keeps_its_identity() {
    let setup = Setup::sqlite();
    setup.write("[log]\nformat = \"json\"\n");
    let service = setup.start();
    let drawn = service.ask("GET /api/v1/matters/secret-1", "stranger", "");
    let given = service.ask("GET /ready HTTP/1.1\r\nx-request-id: mine-7\r\nx:", "", "");
    assert!(given.head.contains("x-request-id: mine-7"), "{}", given.head);
    let id = drawn
        .head
        .lines()
        .find_map(|line| line.strip_prefix("x-request-id: "))
        .expect("it has one")
        .to_owned();
    let (_, lines) = service.end();
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("an object on each line")).collect();
    let told = lines.iter().find(|line| line["request"] == id.as_str()).expect("a line for the request");
    assert_eq!((&told["route"], &told["status"]), (&"/api/v1/matters/{id}".into(), &401.into()));
    assert!(lines.iter().any(|line| line["request"] == "mine-7"));
    assert!(
        !lines
            .iter()
            .any(|line| line.to_string().contains("secret-1") || line.to_string().contains("stranger"))
    );
}

#[test]
fn a_worker_listens_to_nobody_and_figures_can_be_off() {
    let setup = Setup::sqlite();
    let text = std::fs::read_to_string(setup.config()).expect("it is there");
    let text = text.replace("metrics = \"127.0.0.1:0\"", "metrics = \"off\"");
    std::fs::write(setup.config(), format!("part = \"worker\"\n{text}")).expect("it is written");
    let worker = setup.start();
    assert!(worker.address.is_empty() && worker.figures.is_empty(), "{}", worker.said);
    assert!(!worker.said.contains("invitation"), "whoever answers requests invites: {}", worker.said);
    assert!(worker.end().0.success());
}

#[test]
fn a_connection_that_says_nothing_does_not_keep_the_service_from_ending() {
    let setup = Setup::sqlite();
    setup.write("[limits]\nshutdown_seconds = 1\n");
    let service = setup.start();
    let mut silent = std::net::TcpStream::connect(&service.address).expect("it listens");
    std::io::Write::write_all(&mut silent, b"POST /api/v1/events HTTP/1.1\r\nhost: x\r\n")
        .expect("it listens");
    assert_eq!(service.ask("GET /health", "", "").status, 200);
    let (status, lines) = service.end();
    assert!(status.success(), "{lines}");
}
