//! People and places: every claim on a new database, and random changes that the model in memory answers the same.

use calendar::Moment;
use ports::mem::MemStore;
use ports::people::{
    Hold, Kept, Record, RecordKey, RecordKind, RecordQuery, SecretKey, SecretKind, SecretRef, SecretRow,
    Settled,
};
use ports::suite::{PEOPLE, Whole};
use ports::{EntryKey, EntryKind, NewEntry, Place, Scope};
use proptest::prelude::*;
use sql::SqlStore;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use testkit::PrivatePostgres;

#[tokio::test]
async fn the_model_in_memory_passes_the_suite() {
    for (name, claim) in PEOPLE {
        println!("{name}");
        claim(Arc::new(MemStore::default())).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_passes_the_suite() {
    let folder = tempfile::tempdir().expect("a folder");
    for (number, (name, claim)) in PEOPLE.iter().enumerate() {
        println!("{name}");
        let path = folder.path().join(format!("{number}.db"));
        let store = SqlStore::open(path.to_str().expect("a path in ASCII")).await.expect("it opens");
        claim(Arc::new(store)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_passes_the_suite() {
    let server = PrivatePostgres::start();
    for (number, (name, claim)) in PEOPLE.iter().enumerate() {
        println!("{name}");
        let address = server.new_database(&format!("people_{number}"));
        let store = SqlStore::open(&address).await.expect("it opens");
        claim(Arc::new(store)).await;
    }
}

/// One change and one look; small numbers, so that records and secrets meet.
#[derive(Clone, Debug)]
struct Step {
    records: Vec<u8>,
    secrets: Vec<u8>,
    gone: Vec<u8>,
    /// Whether the entry's key is one that was used before.
    repeats: bool,
    look: u8,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let few = || prop::collection::vec(0_u8..24, 0..4);
    let step = (few(), few(), few(), prop::bool::weighted(0.1), any::<u8>());
    let step = step.prop_map(|(records, secrets, gone, repeats, look)| Step {
        records,
        secrets,
        gone,
        repeats,
        look,
    });
    prop::collection::vec(step, 1..20)
}

fn place(number: u8) -> Place {
    ["", "43", "43/01", "43/010", "43/01/HB"][usize::from(number) % 5].parse().expect("a place")
}

fn record_key(number: u8) -> RecordKey {
    let kind = RecordKind::ALL[usize::from(number) % RecordKind::ALL.len()];
    RecordKey::new(kind, &format!("r{}", number % 4))
}

fn secret_key(number: u8) -> SecretKey {
    let kind = SecretKind::ALL[usize::from(number) % SecretKind::ALL.len()];
    SecretKey::new(kind, &format!("s{}", number % 3))
}

/// What is settled depends on what is kept, so that a difference in what is shown becomes one in what is kept.
fn settled(step: &Step, number: usize, kept: &Kept) -> Settled {
    let seen = kept.records.len() + kept.secrets.len();
    let record = |at: &u8| {
        let key = record_key(*at);
        let revision = kept.records.get(&key).map_or(0, |record| record.revision) + 1;
        Record { key, place: place(at / 2), revision, body: format!("{seen}") }
    };
    let secret = |at: &u8| SecretRow {
        key: secret_key(*at),
        owner: format!("o{}", at % 2),
        lookup: format!("l{}", at % 5),
        ends_at: (!at.is_multiple_of(3)).then(|| Moment::from_micros(i64::from(*at))),
        body: format!("密 {seen}"),
    };
    let entry = NewEntry {
        matter: record_key(step.look).matter(),
        place: place(step.look),
        kind: EntryKind::Act,
        key: EntryKey {
            source: "s".to_owned(),
            id: if step.repeats { "0".to_owned() } else { number.to_string() },
        },
        at: Moment::from_micros(1),
        recorded_at: Moment::from_micros(2),
        body: format!("{{\"n\":{seen}}}"),
    };
    Settled {
        entries: vec![entry],
        records: step
            .records
            .iter()
            .map(record)
            .map(|one| (one.key.clone(), one))
            .collect::<BTreeMap<_, _>>()
            .into_values()
            .collect(),
        secrets: step
            .secrets
            .iter()
            .map(secret)
            .map(|one| (one.key.clone(), one))
            .collect::<BTreeMap<_, _>>()
            .into_values()
            .collect(),
        gone: step.gone.iter().map(|at| secret_key(*at)).collect(),
    }
}

async fn answer(whole: &dyn Whole, step: &Step, number: usize) -> String {
    let shown = Arc::new(Mutex::new(String::new()));
    let (show, settle) = (Arc::clone(&shown), step.clone());
    let kind = SecretKind::ALL[usize::from(step.look) % SecretKind::ALL.len()];
    let hold = Hold {
        records: step.records.iter().map(|at| record_key(*at)).collect(),
        below: vec![(record_key(step.look).kind, place(step.look))],
        secrets: vec![
            SecretRef::Key(secret_key(step.look)),
            SecretRef::Lookup(kind, format!("l{}", step.look % 5)),
        ],
    };
    let look = move |kept: Kept| {
        *show.lock().expect("nobody panics") =
            format!("{:?} {:?}", kept.records, bodies(kept.secrets.values()));
        settled(&settle, number, &kept)
    };
    let done = match whole.amend(hold, Box::new(look)).await {
        Ok(amended) => format!("{amended:?}"),
        Err(ports::StoreError::Taken(_)) => "taken".to_owned(),
        Err(failure) => panic!("{failure:?}"),
    };
    let scope = Scope::of(place(step.look / 3));
    let key = record_key(step.look);
    let query = RecordQuery { kind: key.kind, after: (step.look > 99).then(|| "r1".to_owned()), max: 3 };
    let records = whole.records(&scope, &query).await.expect("it can be read");
    let history = whole.history(&scope, &key).await.expect("it can be read");
    let one = whole.record(&scope, &key).await.expect("it can be read");
    let ended = SecretRef::Ended(kind, Moment::from_micros(i64::from(step.look % 24)));
    let owned = SecretRef::Owner(kind, format!("o{}", step.look % 2));
    let mut secrets = Vec::new();
    for which in [ended, owned] {
        secrets.extend(bodies(whole.secrets(&which).await.expect("it can be read").iter()));
    }
    let shown = shown.lock().expect("nobody panics").clone();
    format!("{done} {shown} {records:?} {history:?} {one:?} {secrets:?}")
}

/// How a secret prints does not show what it says, and that is compared too.
fn bodies<'a>(rows: impl Iterator<Item = &'a SecretRow>) -> Vec<String> {
    rows.map(|row| format!("{row:?} {} {}", row.lookup, row.body)).collect()
}

fn agree(runtime: &tokio::runtime::Runtime, whole: &dyn Whole, steps: &[Step]) {
    let model = MemStore::default();
    for (number, step) in steps.iter().enumerate() {
        let (wanted, given) = runtime
            .block_on(async { (answer(&model, step, number).await, answer(whole, step, number).await) });
        assert_eq!(given, wanted, "step {number}: {step:?}");
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn sqlite_agrees_with_the_model() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let number = std::cell::Cell::new(0);
    let check = |steps: Vec<Step>| {
        number.set(number.get() + 1);
        let path = folder.path().join(format!("{}.db", number.get()));
        let address = path.to_str().expect("a path in ASCII").to_owned();
        let store = runtime.block_on(SqlStore::open(&address)).expect("it opens");
        agree(&runtime, &store, &steps);
        Ok(())
    };
    proptest::test_runner::TestRunner::new(config(40)).run(&steps(), check).expect("they agree");
}

#[test]
fn postgresql_agrees_with_the_model() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let server = PrivatePostgres::start();
    let number = std::cell::Cell::new(0);
    let check = |steps: Vec<Step>| {
        number.set(number.get() + 1);
        let address = server.new_database(&format!("people_model_{}", number.get()));
        let store = runtime.block_on(SqlStore::open(&address)).expect("it opens");
        agree(&runtime, &store, &steps);
        Ok(())
    };
    proptest::test_runner::TestRunner::new(config(10)).run(&steps(), check).expect("they agree");
}
