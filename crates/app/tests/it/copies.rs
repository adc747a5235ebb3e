//! Copies: whole, checked, put back on either engine; whatever is done to a copy or to a database is found.

use crate::ground::{Ground, auditor, event, evidence, hall, item, moment, worker};
use crate::people::{OTHER_PASSWORD, PASSWORD};
use app::people::Keys;
use app::people::account::manage::first_run;
use app::people::account::{invite, sign_in};
use app::upkeep::copy::{
    BackupError, Copied, Damage, DamageKind, Expected, RestoreError, backup, check, restore,
};
use app::upkeep::{Exported, Rebuild, export, rebuild};
use app::{Actor, People};
use engine::EventKind;
use ledger::{Check, SigningKey};
use ports::Store;
use ports::mem::{MemStore, SeededRandom};
use ports::people::Directory;
use ports::suite::Whole;
use sql::SqlStore;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use testkit::PrivatePostgres;

const NOW: &str = "2026-04-02T09:00:00";

/// What is written, for whoever looks.
#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panics").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Paper {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("nobody panics").clone()).expect("it is a text")
    }
}

fn people(whole: &Arc<dyn Whole>) -> People {
    let directory: Arc<dyn Directory> = Arc::clone(whole) as Arc<dyn Directory>;
    let ground = Ground::on(Arc::new(MemStore::default()), NOW);
    People {
        directory,
        clock: ground.clock,
        random: Arc::new(SeededRandom::from_seed(7)),
        keys: Keys::from_master([9; 32]),
    }
}

fn ground(whole: &Arc<dyn Whole>) -> Ground {
    Ground::on(Arc::clone(whole) as Arc<dyn Store>, NOW)
}

/// A month of an office with 300 matters and an administrator who has chosen a password.
async fn furnish(whole: &Arc<dyn Whole>) {
    let ground = ground(whole);
    ground.clock.set(moment("2026-03-02T09:00:00"));
    let events: Vec<_> = (0..300)
        .map(|number| {
            let id = format!("e{number}");
            event(&id, &format!("CS-{number:03}"), EventKind::Accepted, "2026-03-02T09:00:00")
        })
        .collect();
    ground.send_as(&hall(), &events).await;
    ground.clock.set(moment(NOW));
    while app::sweep::sweep(&ground.app, &worker(), 100).await.expect("the store works").matters > 0 {}
    let people = people(whole);
    people.check_key().await.expect("the store works");
    let invitation = first_run(&people).await.expect("the store works").expect("nobody administers yet");
    invite::choose_password(&people, &invitation.secret, PASSWORD).await.expect("it may be chosen");
    whole.set_cursor("bus", 3).await.expect("the store works");
}

async fn copied(whole: &Arc<dyn Whole>) -> Result<(Copied, String), BackupError> {
    let paper = Paper::default();
    let out = Box::new(paper.clone());
    let copied = backup(&ground(whole).app, &**whole, &Actor::console(), out).await?;
    Ok((copied, paper.text()))
}

fn expected() -> Expected {
    Expected { signed_by: Some(evidence().public_key()), keys: Some(Keys::from_master([9; 32])) }
}

async fn put_back(whole: &Arc<dyn Whole>, text: &str) -> Result<app::upkeep::copy::Restored, RestoreError> {
    let text = text.to_owned();
    restore(&**whole, &Actor::console(), &expected(), || Ok(io::Cursor::new(text.clone()))).await
}

fn damages(text: &str) -> Vec<Damage> {
    check(text.as_bytes(), &expected()).expect("a text can be read").damages
}

async fn sqlite(folder: &tempfile::TempDir, name: &str) -> Arc<dyn Whole> {
    let path = folder.path().join(name);
    Arc::new(SqlStore::open(path.to_str().expect("a path in ASCII")).await.expect("it opens"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_moves_to_the_other_engine_and_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = PrivatePostgres::start();
    let first = sqlite(&folder, "first.db").await;
    furnish(&first).await;
    let (copied_first, text) = copied(&first).await.expect("it is whole");
    assert!(copied_first.entries > 900 && copied_first.rows > 1_500, "{copied_first:?}");
    assert_eq!(damages(&text), []);
    let second: Arc<dyn Whole> =
        Arc::new(SqlStore::open(&server.new_database("moved")).await.expect("it opens"));
    let restored = put_back(&second, &text).await.expect("it can be put back");
    assert_eq!((restored.entries, restored.rows), (copied_first.entries, copied_first.rows));
    assert_eq!(second.tree().await.expect("it works").root(), copied_first.head.head.root);
    // Copied again, it says the same word for word, and once more on the engine it came from.
    let (_, from_second) = copied(&second).await.expect("it is whole");
    assert_eq!(from_second, text);
    let third = sqlite(&folder, "third.db").await;
    put_back(&third, &from_second).await.expect("it can be put back");
    assert_eq!(copied(&third).await.expect("it is whole").1, text);
    goes_on(&second).await;
}

/// What was put back is a store like any other: its rows are those of its log, people sign in, events come in.
async fn goes_on(whole: &Arc<dyn Whole>) {
    let ground = ground(whole);
    let seen = rebuild(&ground.app, &**whole, &Actor::console(), Rebuild::Compare).await.expect("it works");
    assert_eq!((seen.differ, seen.waiting, seen.unreadable), (0, 0, 0), "{seen:?}");
    let people = people(whole);
    people.check_key().await.expect("the key is the same");
    let knock = |password: &str| sign_in::Knock {
        login: "admin".to_owned(),
        password: password.to_owned(),
        code: String::new(),
    };
    assert!(sign_in::sign_in(&people, &knock(OTHER_PASSWORD)).await.is_err());
    assert!(sign_in::sign_in(&people, &knock(PASSWORD)).await.is_ok());
    let late = event("e0", "CS-000", EventKind::Accepted, "2026-03-02T09:00:00");
    let outcomes = ground.send_as(&hall(), &[late]).await;
    assert_eq!(
        outcomes,
        [app::intake::Outcome::Repeated],
        "what came before the copy is known: {}",
        item().code
    );
}

#[tokio::test]
async fn whatever_is_done_to_a_copy_is_found_where_it_was_done() {
    let whole: Arc<dyn Whole> = Arc::new(MemStore::default());
    furnish(&whole).await;
    let (_, text) = copied(&whole).await.expect("it is whole");
    let lines: Vec<&str> = text.lines().collect();
    let said = |lines: &[&str]| damages(&(lines.join("\n") + "\n"));
    let covers = |damage: &Damage, line: u64| {
        let last = if let DamageKind::Block(last) = damage.kind { last } else { damage.line };
        (damage.line..=last).contains(&line)
    };
    // Every 211th line and the last ones, so that each kind is met: removed, doubled, altered, moved.
    for at in (1..lines.len()).step_by(211).chain(lines.len() - 3..lines.len()) {
        let number = at as u64 + 1;
        let mut removed = lines.clone();
        removed.remove(at);
        let found = said(&removed);
        assert!(
            found.iter().any(|damage| covers(damage, number) || damage.line + 1 == number),
            "{at}: {found:?}"
        );
        let mut doubled = lines.clone();
        doubled.insert(at, lines[at]);
        assert!(!said(&doubled).is_empty(), "line {number} stands twice");
        let altered_line = lines[at].replacen(['1', '2', '3'], "9", 1);
        if altered_line != lines[at] {
            let mut altered = lines.clone();
            altered[at] = &altered_line;
            let found = said(&altered);
            assert!(found.iter().any(|damage| covers(damage, number)), "{at}: {found:?} {altered_line}");
        }
        let mut moved = lines.clone();
        moved.swap(at, at - 1);
        let found = said(&moved);
        let is_same = lines[at] == lines[at - 1];
        assert!(
            is_same || found.iter().any(|one| covers(one, number) || covers(one, number - 1)),
            "{at}: {found:?}"
        );
    }
}

#[tokio::test]
async fn an_altered_entry_is_named_and_nothing_is_put_back() {
    let whole: Arc<dyn Whole> = Arc::new(MemStore::default());
    furnish(&whole).await;
    let (_, text) = copied(&whole).await.expect("it is whole");
    let at = text.lines().position(|line| line.contains("\"matter\":\"CS-117\"")).expect("it is there");
    let line = text.lines().nth(at).expect("it is there");
    let altered = text.replacen(line, &line.replacen("accepted", "received", 1), 1);
    let found = damages(&altered);
    assert_eq!(found[0], Damage { line: 1, kind: DamageKind::Block(257) });
    assert_eq!(found[1].line, at as u64 + 1);
    assert!(matches!(found[1].kind, DamageKind::Entry(_)), "{found:?}");
    let empty: Arc<dyn Whole> = Arc::new(MemStore::default());
    let refused = put_back(&empty, &altered).await;
    assert!(matches!(&refused, Err(RestoreError::Damaged(report)) if report.damages == found), "{refused:?}");
    assert_eq!(empty.tree().await.expect("it works").size(), 0);
    put_back(&empty, &text).await.expect("the copy as it was made can be put back");
    let again = put_back(&empty, &text).await;
    assert!(matches!(again, Err(RestoreError::NotEmpty)), "{again:?}");
}

#[tokio::test]
async fn a_copy_of_another_ledger_or_installation_is_refused() {
    let whole: Arc<dyn Whole> = Arc::new(MemStore::default());
    furnish(&whole).await;
    let (_, text) = copied(&whole).await.expect("it is whole");
    let kinds = |expected: &Expected, text: &str| {
        let report = check(text.as_bytes(), expected).expect("a text can be read");
        report.damages.into_iter().map(|damage| damage.kind).collect::<Vec<_>>()
    };
    let stranger = SigningKey::from_random(&[8; 32]).expect("a key").public();
    assert_eq!(kinds(&Expected { signed_by: Some(stranger), keys: None }, &text), [DamageKind::NotSigned]);
    let other = Some(Keys::from_master([8; 32]));
    assert_eq!(kinds(&Expected { signed_by: None, keys: other }, &text), [DamageKind::OtherKey]);
    assert_eq!(kinds(&Expected::default(), &text), []);
    assert_eq!(kinds(&Expected::default(), ""), [DamageKind::NotACopy]);
    assert_eq!(kinds(&Expected::default(), "{}\n"), [DamageKind::NotACopy]);
    let newer = text.replacen("\"version\":1", "\"version\":2", 1);
    assert_eq!(kinds(&Expected::default(), &newer), [DamageKind::Newer(2)]);
    let end = text.trim_end().rfind('\n').expect("it has lines");
    assert_eq!(kinds(&Expected::default(), &text[..=end]), [DamageKind::CutOff]);
    // No plain secret is in it: not the password, and the master key neither.
    assert!(!text.contains(PASSWORD) && !text.contains(&"09".repeat(32)));
}

/// A file of SQLite that somebody has changed with a tool of SQLite.
async fn tampered(folder: &tempfile::TempDir, name: &str, script: &str) -> Arc<dyn Whole> {
    let whole = sqlite(folder, name).await;
    furnish(&whole).await;
    let file = rusqlite::Connection::open(folder.path().join(name)).expect("it opens");
    file.execute_batch(script).expect("it can be changed");
    whole
}

async fn exported(whole: &Arc<dyn Whole>) -> (Exported, ledger::Report) {
    let paper = Paper::default();
    let out = Box::new(paper.clone());
    let exported = export(&ground(whole).app, &**whole, &auditor(), out).await.expect("it can be written");
    let mut check = Check::new(vec![evidence().public_key()]);
    paper.text().lines().for_each(|line| check.line(line));
    (exported, check.finish())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_to_the_database_is_found_in_the_exported_ledger() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = sqlite(&folder, "whole.db").await;
    furnish(&whole).await;
    let (exported_whole, report) = exported(&whole).await;
    assert_eq!((&report.damages[..], report.heads_bad, report.uncovered), (&[][..], 0, 0));
    assert_eq!((exported_whole.entries, report.entries), (report.entries, exported_whole.entries));
    assert!(exported_whole.lost.is_empty());
    let swap = "UPDATE entries SET position = -1 WHERE position = 7; \
                UPDATE entries SET position = 7 WHERE position = 8; UPDATE entries SET position = 8 WHERE position = -1;";
    let cases = [
        ("altered", "UPDATE entries SET body = replace(body, 'accepted', 'received') WHERE position = 7;"),
        ("another-matter", "UPDATE entries SET matter = 'CS-299' WHERE position = 7;"),
        ("another-time", "UPDATE entries SET happened_at = happened_at + 1 WHERE position = 7;"),
        ("removed", "DELETE FROM entries WHERE position = 7;"),
        ("reordered", swap),
        (
            "reordered-bodies",
            "UPDATE entries SET matter = 'CS-000', id = 'x', body = (SELECT body FROM entries WHERE position = 9) WHERE position = 7;",
        ),
    ];
    for (name, script) in cases {
        let whole = tampered(&folder, &format!("{name}.db"), script).await;
        let (exported, report) = exported(&whole).await;
        let said = format!("{name}: {:?} {:?}", exported.lost, report.damages);
        let kinds: Vec<String> = report.damages.iter().map(|damage| format!("{:?}", damage.kind)).collect();
        match name {
            // The leaf went with the row; where it stood is known all the same.
            "removed" => assert!(exported.lost == [7] && said.contains("Removed { index: 7"), "{said}"),
            // Row and leaf were moved together: it is known between which heads.
            "reordered" => assert!(kinds.len() == 1 && kinds[0].starts_with("Root"), "{said}"),
            _ => assert!(kinds.len() == 1 && kinds[0].starts_with("Altered { index: 7"), "{said}"),
        }
        // And nobody makes a copy of it as if nothing had happened.
        let refused = copied(&whole).await;
        let is_seen = matches!(refused, Err(BackupError::Damaged(7) | BackupError::Tree));
        assert!(is_seen, "{name}: {refused:?}");
    }
}

#[tokio::test]
async fn only_who_keeps_the_store_copies_it_and_only_auditors_export() {
    let whole: Arc<dyn Whole> = Arc::new(MemStore::default());
    let app = ground(&whole).app;
    for actor in [hall(), worker(), auditor()] {
        let refused = backup(&app, &*whole, &actor, Box::new(io::sink())).await;
        assert!(matches!(refused, Err(BackupError::Refused(_))), "{refused:?}");
        let open = || Ok(io::Cursor::new(String::new()));
        let refused = restore(&*whole, &actor, &Expected::default(), open).await;
        assert!(matches!(refused, Err(RestoreError::Refused(_))), "{refused:?}");
    }
    let refused = export(&app, &*whole, &hall(), Box::new(io::sink())).await;
    assert!(refused.is_err());
}
