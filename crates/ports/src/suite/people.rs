//! Claims about people and places.

use super::Whole;
use super::make::{at, change, entry, held, row, write};
use super::race::to_the_end;
use crate::entry::{EntryKey, EntryKind, NewEntry};
use crate::error::StoreError;
use crate::people::{
    Hold, Kept, Record, RecordKey, RecordKind, RecordQuery, SecretKey, SecretKind, SecretRef, SecretRow,
    Settle, Settled,
};
use crate::place::{Place, Scope};
use std::sync::{Arc, Mutex};

fn scope(path: &str) -> Scope {
    Scope::of(path.parse().expect("a place"))
}

fn record(kind: RecordKind, id: &str, place: &str) -> Record {
    let place = place.parse().expect("a place");
    Record { key: RecordKey::new(kind, id), place, revision: 1, body: format!("{{\"id\":\"{id}\"}}") }
}

fn act(record: &Record) -> NewEntry {
    NewEntry {
        matter: record.key.matter(),
        place: record.place.clone(),
        kind: EntryKind::Act,
        key: EntryKey {
            source: "people".to_owned(),
            id: format!("{}#{}", record.key.matter(), record.revision),
        },
        at: at(1),
        recorded_at: at(1),
        body: record.body.clone(),
    }
}

fn secret(kind: SecretKind, id: &str, owner: &str) -> SecretRow {
    let (key, owner) = (SecretKey::new(kind, id), owner.to_owned());
    SecretRow { key, lookup: format!("hash of {id}"), owner, ends_at: None, body: format!("body of {id}") }
}

fn always(settled: Settled) -> Settle {
    Box::new(move |_| settled.clone())
}

async fn settle(whole: &dyn Whole, settled: Settled) {
    whole.amend(Hold::default(), always(settled)).await.expect("it can be written");
}

async fn kept(whole: &dyn Whole, hold: Hold) -> Kept {
    let shown = Arc::new(Mutex::new(Kept::default()));
    let show = Arc::clone(&shown);
    let look = move |kept: Kept| {
        *show.lock().expect("nobody panics") = kept;
        Settled::default()
    };
    whole.amend(hold, Box::new(look)).await.expect("it can be read");
    shown.lock().expect("nobody panics").clone()
}

pub(super) async fn what_was_settled_is_kept(whole: Arc<dyn Whole>) {
    let text = "张 \u{20bb7} 'q' \"t\" {a} \\ \n $1 ?2";
    let odd = Record { body: text.to_owned(), ..record(RecordKind::Account, "li", "43") };
    let (node, below) = (record(RecordKind::Node, "43", "43"), record(RecordKind::Node, "43/01", "43/01"));
    let settled = Settled {
        entries: vec![act(&odd), act(&node)],
        records: vec![odd.clone(), node.clone(), below.clone()],
        secrets: vec![SecretRow { body: text.to_owned(), ..secret(SecretKind::Password, "li", "li") }],
        gone: vec![],
    };
    let amended = whole.amend(Hold::default(), always(settled.clone())).await.expect("it can be written");
    assert_eq!((amended.entries, amended.size), (2, 2));
    let hold = Hold {
        records: vec![odd.key.clone(), RecordKey::new(RecordKind::Account, "nobody")],
        below: vec![(RecordKind::Node, "43".parse().expect("a place"))],
        secrets: vec![SecretRef::Key(settled.secrets[0].key.clone())],
    };
    let now = kept(&*whole, hold).await;
    assert_eq!(now.records.into_values().collect::<Vec<_>>(), [node, below, odd.clone()]);
    assert_eq!(now.secrets.into_values().collect::<Vec<_>>(), settled.secrets);
    let again = Record { revision: 2, place: "44".parse().expect("a place"), ..odd };
    settle(&*whole, Settled { records: vec![again.clone()], ..Settled::default() }).await;
    assert_eq!(whole.record(&scope("44"), &again.key).await.expect("it can be read"), Some(again.clone()));
    assert_eq!(whole.record(&scope("43"), &again.key).await.expect("it can be read"), None);
}

pub(super) async fn a_scope_shows_its_records(whole: Arc<dyn Whole>) {
    let paths = ["43", "43/01", "43/01/HB", "43/010", "43/02", "44"];
    let mut records: Vec<Record> = paths.iter().map(|path| record(RecordKind::Node, path, path)).collect();
    records.push(record(RecordKind::Staff, "s1", "43/01"));
    settle(&*whole, Settled { records, ..Settled::default() }).await;
    let list = async |top: &str, after: Option<&str>, max| {
        let query = RecordQuery { kind: RecordKind::Node, after: after.map(str::to_owned), max };
        let found = whole.records(&scope(top), &query).await.expect("it can be read");
        found.into_iter().map(|record| record.key.id).collect::<Vec<_>>()
    };
    assert_eq!(list("43/01", None, 9).await, ["43/01", "43/01/HB"]);
    assert_eq!(list("43", None, 3).await, ["43", "43/01", "43/01/HB"]);
    assert_eq!(list("43", Some("43/01/HB"), 9).await, ["43/010", "43/02"]);
    assert_eq!(list("", None, 99).await, paths);
    let hold = Hold { below: vec![(RecordKind::Node, Place::ROOT)], ..Hold::default() };
    assert_eq!(kept(&*whole, hold).await.records.len(), paths.len());
}

pub(super) async fn secrets_are_found(whole: Arc<dyn Whole>) {
    let ending =
        |id: &str, seconds| SecretRow { ends_at: Some(at(seconds)), ..secret(SecretKind::Session, id, "li") };
    let personal = secret(SecretKind::Personal, "p1|phone", "p1");
    let secrets = vec![
        ending("s1", 10),
        ending("s2", 20),
        secret(SecretKind::Token, "s1", "hall"),
        secret(SecretKind::Session, "s3", "wang"),
        personal.clone(),
    ];
    settle(&*whole, Settled { secrets, ..Settled::default() }).await;
    let find = async |which: SecretRef| {
        let found = whole.secrets(&which).await.expect("it can be read");
        found.into_iter().map(|row| row.key.id).collect::<Vec<_>>()
    };
    let session = SecretKind::Session;
    assert_eq!(find(SecretRef::Owner(session, "li".to_owned())).await, ["s1", "s2"]);
    assert_eq!(find(SecretRef::Lookup(session, "hash of s3".to_owned())).await, ["s3"]);
    assert_eq!(find(SecretRef::Lookup(SecretKind::Token, "hash of s3".to_owned())).await, [""; 0]);
    assert_eq!(find(SecretRef::Ended(session, at(19))).await, ["s1"]);
    assert_eq!(find(SecretRef::Ended(session, at(20))).await, ["s1", "s2"]);
    assert_eq!(find(SecretRef::Lookup(SecretKind::Personal, personal.lookup.clone())).await, ["p1|phone"]);
    let gone = vec![SecretKey::new(session, "s1"), personal.key.clone(), SecretKey::new(session, "none")];
    settle(&*whole, Settled { gone, ..Settled::default() }).await;
    assert_eq!(find(SecretRef::Key(SecretKey::new(session, "s1"))).await, [""; 0]);
    assert_eq!(find(SecretRef::Key(personal.key)).await, [""; 0]);
    assert_eq!(find(SecretRef::Key(SecretKey::new(SecretKind::Token, "s1"))).await, ["s1"]);
}

pub(super) async fn a_taken_key_is_refused(whole: Arc<dyn Whole>) {
    let first = record(RecordKind::Account, "li", "43");
    settle(
        &*whole,
        Settled { entries: vec![act(&first)], records: vec![first.clone()], ..Settled::default() },
    )
    .await;
    let again = Record { body: "other".to_owned(), ..first.clone() };
    let settled = Settled {
        entries: vec![act(&first)],
        records: vec![again],
        secrets: vec![secret(SecretKind::Password, "li", "li")],
        gone: vec![],
    };
    let refused = whole.amend(Hold::default(), always(settled)).await;
    assert!(matches!(refused, Err(StoreError::Taken(_))), "{refused:?}");
    assert_eq!(whole.record(&scope(""), &first.key).await.expect("it can be read"), Some(first));
    let password = SecretRef::Key(SecretKey::new(SecretKind::Password, "li"));
    assert_eq!(whole.secrets(&password).await.expect("it can be read"), []);
    assert_eq!(whole.log(0, 9).await.expect("it can be read").len(), 1);
}

pub(super) async fn acts_and_events_share(whole: Arc<dyn Whole>) {
    let one = record(RecordKind::Account, "li", "43");
    let two = Record { revision: 2, ..one.clone() };
    settle(&*whole, Settled { entries: vec![act(&one)], records: vec![one.clone()], ..Settled::default() })
        .await;
    write(&*whole, vec![change(row("account:li"), vec![entry("account:li", "e1")], vec![])]).await;
    settle(&*whole, Settled { entries: vec![act(&two)], records: vec![two.clone()], ..Settled::default() })
        .await;
    let log = whole.log(0, 9).await.expect("it can be read");
    assert_eq!(log.iter().map(|entry| entry.position).collect::<Vec<_>>(), [0, 1, 2]);
    let history = whole.history(&scope("43"), &one.key).await.expect("it can be read");
    assert_eq!(history, [log[0].clone(), log[2].clone()]);
    assert_eq!(whole.history(&scope("44"), &one.key).await.expect("it can be read"), []);
    assert_eq!(held(&*whole, "account:li").await.events, [log[1].clone()]);
}

pub(super) async fn changes_never_overlap(whole: Arc<dyn Whole>) {
    let key = RecordKey::new(RecordKind::Account, "li");
    let count_up = |kept: Kept| {
        let before = kept.records.into_values().next();
        let revision = before.map_or(0, |record| record.revision) + 1;
        let next = Record { revision, ..record(RecordKind::Account, "li", "43") };
        Settled { entries: vec![act(&next)], records: vec![next], ..Settled::default() }
    };
    let client = |whole: Arc<dyn Whole>, key: RecordKey| {
        move || {
            for _ in 0..20 {
                let hold = Hold { records: vec![key.clone()], ..Hold::default() };
                to_the_end(whole.amend(hold, Box::new(count_up))).expect("it can be written");
            }
        }
    };
    let threads: Vec<_> =
        (0..4).map(|_| std::thread::spawn(client(Arc::clone(&whole), key.clone()))).collect();
    for thread in threads {
        thread.join().expect("no client fails");
    }
    let now = whole.record(&scope(""), &key).await.expect("it can be read");
    assert_eq!(now.map(|record| record.revision), Some(80));
}
