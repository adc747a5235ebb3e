//! What whoever keeps the machine does: accounts, tokens, organisations, copies, rows made anew.

use crate::service::Setup;
use std::path::{Path, PathBuf};
use std::process::Command;
use testkit::PrivatePostgres;

const EVENTS: &str = r#"[
    {"v":1,"id":"e1","matter":"HB-1","item":"HB-401","department":"HB","kind":"submitted","at":"2026-01-05T09:00:00+08:00"},
    {"v":1,"id":"e2","matter":"HB-1","item":"HB-401","department":"HB","kind":"accepted","at":"2026-01-05T10:00:00+08:00"}]"#;

/// Runs a command on an installation, in English, and returns how it ended and all that it said.
fn told(setup: &Setup, line: &str, file: Option<&Path>) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_sundial"))
        .args(line.split_whitespace())
        .args(file)
        .args(["--lang", "en", "--config"])
        .arg(setup.config())
        .output()
        .expect("the binary was built for this test");
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).expect("it speaks UTF-8"))
}

fn done(setup: &Setup, line: &str, file: Option<&Path>) -> String {
    let (code, said) = told(setup, line, file);
    assert_eq!(code, Some(0), "{line}: {said}");
    said
}

fn write(setup: &Setup, name: &str, text: &str) -> PathBuf {
    let path = setup.folder.path().join(name);
    std::fs::write(&path, text).expect("it is written");
    path
}

/// An installation on PostgreSQL that has the keys of another.
fn with_keys_of(other: &Setup, address: String) -> Setup {
    let setup = Setup::postgres(address);
    std::fs::create_dir(setup.data()).expect("it is made");
    for key in ["personal.key", "ledger.key"] {
        std::fs::copy(other.data().join(key), setup.data().join(key)).expect("it is copied");
    }
    setup
}

#[test]
fn a_county_moves_to_postgresql_with_a_copy_made_while_the_service_runs() {
    let (first, server) = (Setup::sqlite(), PrivatePostgres::start());
    let service = first.start();
    let said = done(&first, "token add hall --place 430000/430100", None);
    let hall =
        said.lines().next().and_then(|line| line.strip_prefix("hall: ")).expect("it is shown").to_owned();
    assert_eq!(service.ask("POST /api/v1/events", &hall, EVENTS).json()["kept"], 2);
    let copy = first.folder.path().join("copy.ndjson");
    let said = done(&first, "backup", Some(&copy));
    assert!(said.contains("entries") && said.contains("the master key is not in it"), "{said}");
    assert!(done(&first, "restore --check", Some(&copy)).contains("whole"), "{said}");
    assert!(service.end().0.success());
    let second = with_keys_of(&first, server.new_database("moved"));
    let said = done(&second, "restore", Some(&copy));
    assert!(said.contains("the root is that of the signed head"), "{said}");
    let (code, said) = told(&second, "restore", Some(&copy));
    assert!(code == Some(4) && said.contains("G-11"), "{code:?} {said}");
    let said = done(&second, "rebuild --check", None);
    assert!(said.contains("0 differ"), "{said}");
    let moved = second.start();
    assert_eq!(moved.ask("POST /api/v1/events", &hall, EVENTS).json()["repeated"], 2);
    moved.end();
}

#[cfg(unix)]
#[test]
fn a_copy_is_read_by_its_owner_only_and_a_damaged_one_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let first = Setup::sqlite();
    first.start().end();
    let copy = first.folder.path().join("copy.ndjson");
    done(&first, "backup", Some(&copy));
    assert_eq!(std::fs::metadata(&copy).expect("it is there").permissions().mode() & 0o777, 0o600);
    let text = std::fs::read_to_string(&copy).expect("it is a text");
    let other = write(&first, "damaged.ndjson", &text.replacen("\"did\":\"add\"", "\"did\":\"ado\"", 1));
    let (code, said) = told(&first, "restore --check", Some(&other));
    assert!(code == Some(1) && said.contains("entry 0 (from 0) is not what was recorded"), "{code:?} {said}");
    let (code, said) = told(&first, "restore", Some(&other));
    assert!(code == Some(4) && said.contains("G-09"), "{code:?} {said}");
    let stranger = Setup::sqlite();
    let (code, said) = told(&stranger, "restore", Some(&copy));
    assert!(code == Some(4) && said.contains("G-05"), "no key is made for a copy: {code:?} {said}");
    assert!(!stranger.data().join("personal.key").exists());
}

#[test]
fn the_ledger_is_exported_and_checked_offline() {
    let setup = Setup::sqlite();
    let service = setup.start();
    let said = done(&setup, "token add hall", None);
    let hall =
        said.lines().next().and_then(|line| line.strip_prefix("hall: ")).expect("it is shown").to_owned();
    service.ask("POST /api/v1/events", &hall, EVENTS);
    let key = write(&setup, "key.pem", &service.ask("GET /api/v1/ledger/key", "", "").body);
    let book = setup.folder.path().join("book.ndjson");
    let said = done(&setup, "ledger export", Some(&book));
    assert!(said.contains("entries, root"), "{said}");
    let offline = |line: &str| {
        let line =
            line.replace("{book}", &book.display().to_string()).replace("{key}", &key.display().to_string());
        crate::run::shown(&(line + " --lang en"))
    };
    assert!(!offline("ledger verify {book} --key {key}").contains("exit"));
    let receipt = setup.folder.path().join("receipt.json");
    offline(&format!("ledger prove {{book}} --entry 2 --out {}", receipt.display()));
    let said = offline(&format!("ledger check-receipt {} --key {{key}}", receipt.display()));
    assert!(said.contains("✓ true, and signed"), "{said}");
}

#[test]
fn accounts_are_added_granted_locked_and_reset() {
    let setup = Setup::sqlite();
    let said = done(&setup, "user add li --role handler --place 430000/430100/HB --from 2026-01-01", None);
    assert!(said.contains("li: invitation") && said.contains("shown this once"), "{said}");
    let (code, said) = told(&setup, "user add li --role handler", None);
    assert!(code == Some(4) && said.contains("G-08") && said.contains("P-06"), "{said}");
    let (code, said) = told(&setup, "user grant li --role supervisor --place 430000/430100", None);
    assert!(code == Some(4) && said.contains("P-08"), "duties that clash are refused: {said}");
    let said = done(&setup, "user grant li --role reviewer --place 430000/430100/HB --from 2026-01-01", None);
    assert!(said.contains("reviewer @ 430000/430100/HB 2026-01-01"), "{said}");
    assert!(done(&setup, "user lock li", None).contains("li  locked"));
    assert!(done(&setup, "user unlock li", None).contains("li  open"));
    assert!(done(&setup, "user reset li --second-factor", None).contains("li: invitation"));
    let said = done(&setup, "user revoke li --role reviewer --place 430000/430100/HB", None);
    assert!(said.contains("2026-01-01–"), "the grant ended: {said}");
    let (code, said) = told(&setup, "user add wang --role boss", None);
    assert!(code == Some(2) && said.contains("supervising_leader"), "{said}");
    assert!(done(&setup, "user close li", None).contains("li  closed"));
    let said = done(&setup, "user list", None);
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn tokens_are_shown_once_and_revoked_at_once() {
    let setup = Setup::sqlite();
    let service = setup.start();
    let said = done(&setup, "token add hall --place 430000/430100", None);
    let hall =
        said.lines().next().and_then(|line| line.strip_prefix("hall: ")).expect("it is shown").to_owned();
    assert_eq!(service.ask("POST /api/v1/events", &hall, EVENTS).status, 200);
    let said = done(&setup, "token list", None);
    assert!(said.contains("hall  valid  source @ 430000/430100") && said.contains("last used"), "{said}");
    assert!(!said.contains(&hall), "the secret is shown once");
    done(&setup, "token revoke hall", None);
    assert_eq!(service.ask("POST /api/v1/events", &hall, EVENTS).status, 401);
    assert!(done(&setup, "token list", None).contains("hall  revoked"));
    let (code, said) = told(&setup, "token add chief --role supervisor", None);
    assert!(code == Some(4) && said.contains("A-01"), "{said}");
}

#[test]
fn organisations_are_imported_whole_or_not_at_all() {
    let setup = Setup::sqlite();
    let places = "上级,代码,类型,名称,启用日期\n,430000,行政区划,某省,2000-01-01\n430000,430100,行政区划,某市,2000-01-01\n";
    let good = write(&setup, "good.csv", &format!("{places}430000/430100,HB,机构,生态环境局,2019-04-01\n"));
    let bad = write(
        &setup,
        "bad.csv",
        &format!("{places}430000/430100,HB,局,生态环境局,2019-04-01\n,,,,\n430000,9,机构,无,31日\n"),
    );
    let (code, said) = told(&setup, "org import", Some(&bad));
    assert!(code == Some(4) && said.contains("G-12"), "{said}");
    assert!(said.contains("line 4: \"局\"") && said.contains("line 6: \"31日\""), "{said}");
    assert_eq!(done(&setup, "org list", None), "", "nothing of it was written");
    let said = done(&setup, "org import --check", Some(&good));
    assert!(said.contains("it would add 3"), "{said}");
    assert_eq!(done(&setup, "org list", None), "");
    assert!(done(&setup, "org import", Some(&good)).contains("3 added"));
    assert!(done(&setup, "org import", Some(&good)).contains("0 added, 0 changed, 0 closed, 3 as they were"));
    let posts = write(
        &setup,
        "posts.csv",
        "工号,姓名,所在机构,岗位,任职日期\nu7,李四,430000/430100/HB,承办人,2026-01-01\n",
    );
    assert!(done(&setup, "org import", Some(&posts)).contains("1 added"));
    let said = done(&setup, "org list", None);
    assert!(
        said.contains("430000/430100/HB  机构  生态环境局") && said.contains("u7  李四  承办人"),
        "{said}"
    );
    done(&setup, "org close 430000/430100/HB --through 2026-06-30", None);
    assert!(done(&setup, "org list --on 2026-06-30", None).contains("生态环境局"));
    assert!(!done(&setup, "org list --on 2026-07-01", None).contains("生态环境局"));
    let (code, said) = told(&setup, "org close 430000/999", None);
    assert!(code == Some(4) && said.contains("P-07"), "{said}");
}
