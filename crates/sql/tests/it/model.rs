//! Random operations: what the model in memory answers, the databases answer.

use calendar::{Day, Moment};
use ports::mem::MemStore;
use ports::{
    Change, Changed, DocketFilter, DocketKey, DocketOrder, DocketQuery, DocketRow, EntryKey, EntryKind,
    FindingKey, FindingQuery, FindingRow, Held, MatterOrder, MatterQuery, MatterRow, NewEntry, Pick, Place,
    Scope, Stage, Standing, Store, StoreError,
};
use proptest::prelude::*;
use sql::SqlStore;
use std::sync::{Arc, Mutex};
use testkit::PrivatePostgres;

/// One operation; small numbers, so that matters, keys and instants meet.
#[derive(Clone, Debug)]
enum Step {
    /// Matters get so many entries each under keys from a small pool, and one finding.
    Write { matters: Vec<u8>, keys: Vec<u8>, rule: u8, next: Option<u8> },
    /// What is due is put off.
    Sweep { until: u8, max: u8, next: Option<u8> },
    /// Lists.
    List { place: u8, stage: bool, order: bool, max: u8 },
    /// A reader goes on.
    Read { reader: u8, from: u8 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let matters = prop::collection::vec(0_u8..6, 1..4);
    let step = prop_oneof![
        4 => (matters, prop::collection::vec(any::<u8>(), 0..4), 0_u8..3, prop::option::of(0_u8..9))
            .prop_map(|(matters, keys, rule, next)| Step::Write { matters, keys, rule, next }),
        2 => (0_u8..9, 0_u8..4, prop::option::of(0_u8..9))
            .prop_map(|(until, max, next)| Step::Sweep { until, max, next }),
        2 => (0_u8..12, any::<bool>(), any::<bool>(), 0_u8..5)
            .prop_map(|(place, stage, order, max)| Step::List { place, stage, order, max }),
        1 => (0_u8..2, 0_u8..20).prop_map(|(reader, from)| Step::Read { reader, from }),
    ];
    prop::collection::vec(step, 1..25)
}

fn at(number: u8) -> Moment {
    Moment::from_micros(1_000 + i64::from(number))
}

fn place(number: u8) -> Place {
    ["43", "43/01", "43/01/D1", "44"][usize::from(number) % 4].parse().expect("a place")
}

fn row(held: &Held, next: Option<u8>) -> MatterRow {
    let number = held.matter.bytes().last().unwrap_or(0);
    let seen = held.row.as_ref().map_or(0, |row| row.events);
    MatterRow {
        id: held.matter.clone(),
        kind: "case".to_owned(),
        item: format!("T{}", number % 2),
        department: "D1".to_owned(),
        place: place(number),
        began_at: at(0),
        moved_at: at(number % 9),
        stage: if number.is_multiple_of(3) { Stage::Closed } else { Stage::Open },
        events: seen + 1,
        promised_at: next.map(at),
        statutory_at: None,
        next_at: next.map(at),
        judged_by: format!("{} events, {} findings", held.events.len(), held.findings.len()),
    }
}

/// A change that depends on what is held, so that a difference in what is shown becomes a difference in what is kept.
fn change(held: &Held, keys: &[u8], rule: u8, next: Option<u8>) -> Change {
    let entry = |key: &u8| NewEntry {
        matter: held.matter.clone(),
        place: place(key % 4),
        kind: if key.is_multiple_of(5) { EntryKind::Finding } else { EntryKind::Event },
        key: EntryKey {
            source: format!("s{}", key % 2),
            id: format!("{}-{key}", held.matter.len() + held.events.len()),
        },
        at: at(key % 9),
        recorded_at: at(key % 7),
        body: format!("排污 {key}"),
    };
    let finding = FindingRow {
        key: FindingKey {
            matter: held.matter.clone(),
            rule: format!("R{rule}"),
            part: String::new(),
            level: "yellow".to_owned(),
            occasion: at(rule),
        },
        place: place(held.matter.bytes().last().unwrap_or(0)),
        at: at(rule),
        day: Day::new(20_000 + i32::from(rule)),
        value: i64::from(rule) - 1,
        standing: Standing::ALL[usize::from(rule) % 3],
        raised_at: at(u8::try_from(held.findings.len() % 5).unwrap_or(0)),
        changes: u32::try_from(held.events.len()).unwrap_or(0),
    };
    Change {
        row: row(held, next),
        entries: keys.iter().map(entry).collect(),
        findings: vec![finding],
        docket: docket(held),
    }
}

/// Every second matter is a docket that the one before it has opened.
fn docket(held: &Held) -> Option<DocketRow> {
    let number = held.matter.bytes().last().unwrap_or(0) - b'0';
    let seen = u8::try_from(held.events.len()).unwrap_or(u8::MAX);
    let pick = |from: &[&str]| from[usize::from(seen) % from.len()].to_owned();
    number.is_multiple_of(2).then(|| DocketRow {
        id: held.matter.clone(),
        kind: pick(&["card", "letter"]),
        state: pick(&["sent", "pending", "closed"]),
        colour: "yellow".to_owned(),
        awaits: "reply".to_owned(),
        owed_by: "department".to_owned(),
        due_at: (seen > 1).then(|| at(seen)),
        parent: format!("M{}", number + 1),
        case: "M_9%".to_owned(),
        item: format!("T{}", number % 3),
        department: "D1".to_owned(),
        place: place(number),
        rule: "R1".to_owned(),
        part: String::new(),
        level: "yellow".to_owned(),
        responsible: "LI".to_owned(),
        opened_at: at(number % 3),
        moved_at: at(seen),
        counts: seen.is_multiple_of(2),
        score_centi: -i32::from(seen),
        position: held.events.last().map_or(0, |entry| entry.position + 1),
    })
}

/// What an operation was answered, as text.
async fn answer(store: &dyn Store, step: &Step) -> String {
    match step.clone() {
        Step::Write { matters, keys, rule, next } => {
            let ids = matters.iter().map(|number| format!("M{number}")).collect();
            changed(store, Pick::These(ids), move |held| change(held, &keys, rule, next)).await
        }
        Step::Sweep { until, max, next } => {
            let pick = Pick::Due { until: at(until), max: u32::from(max) };
            let next = next.filter(|next| *next > until);
            changed(store, pick, move |held| change(held, &[], 0, next)).await
        }
        Step::List { place: number, stage, order, max } => {
            let scope = Scope::of(place(number));
            let query = MatterQuery {
                stage: stage.then_some(Stage::Open),
                order: if order { MatterOrder::Next } else { MatterOrder::Id },
                max: u32::from(max),
                ..MatterQuery::default()
            };
            let matters = store.matters(&scope, &query).await.expect("it can be read");
            let query = FindingQuery { max: u32::from(max), ..FindingQuery::default() };
            let findings = store.findings(&scope, &query).await.expect("it can be read");
            let dockets = dockets(store, &scope, (number, u32::from(max))).await;
            let next = store.next_due().await.expect("it can be read");
            format!("{matters:?} {findings:?} {dockets} {next:?}")
        }
        Step::Read { reader, from } => {
            let name = format!("reader {reader}");
            let before = store.cursor(&name).await.expect("it can be read");
            let entries = store.log(before.max(u64::from(from)), 7).await.expect("it can be read");
            store.set_cursor(&name, before + entries.len() as u64).await.expect("it can be written");
            format!("{before} {entries:?}")
        }
    }
}

/// Lists and counts of dockets in many ways, as text.
async fn dockets(store: &dyn Store, scope: &Scope, (number, max): (u8, u32)) -> String {
    let plain = DocketFilter::default;
    let filters = [
        plain(),
        plain().with(DocketKey::State, &["sent", "closed"]).with(DocketKey::Colour, &["yellow"]),
        plain().with(DocketKey::Kind, &[]),
        DocketFilter { text: "m_9%".to_owned(), counting: true, ..plain() },
        DocketFilter { text: "li".to_owned(), due_until: Some(at(3)), ..plain() },
        DocketFilter { parent: Some("M3".to_owned()), opened_from: Some(at(1)), ..plain() },
    ];
    let filter = filters[usize::from(number) % filters.len()].clone();
    let mut said = Vec::new();
    for order in [DocketOrder::Newest, DocketOrder::Due, DocketOrder::Changed] {
        let query = DocketQuery { filter: filter.clone(), order, after: None, max: max + 1 };
        let page = store.dockets(scope, &query).await.expect("it can be read");
        let after = page.last().and_then(|row| Some((DocketQuery::rank(order, row)?, row.id.clone())));
        let next = DocketQuery { after, ..query };
        let rest = store.dockets(scope, &next).await.expect("it can be read");
        said.push(format!("{page:?} {rest:?}"));
    }
    for by in [&[][..], &[DocketKey::State, DocketKey::Colour], &[DocketKey::Item]] {
        let counts = store.count_dockets(scope, &filter, by).await.expect("it can be read");
        said.push(format!("{counts:?}"));
    }
    said.join(" ")
}

async fn changed(store: &dyn Store, pick: Pick, decide: impl Fn(&Held) -> Change + Send + 'static) -> String {
    let shown = Arc::new(Mutex::new(String::new()));
    let seen = Arc::clone(&shown);
    let look = move |held: Vec<Held>| {
        *seen.lock().expect("nobody panics") = format!("{held:?}");
        held.iter().map(&decide).collect()
    };
    let done: Result<Changed, StoreError> = store.change(pick, Box::new(look)).await;
    let shown = shown.lock().expect("nobody panics").clone();
    match done {
        Ok(changed) => format!("{changed:?} {shown}"),
        Err(StoreError::Taken(mut taken)) => {
            taken.sort();
            taken.dedup();
            format!("taken {taken:?} {shown}")
        }
        Err(failure) => panic!("{failure:?}"),
    }
}

fn agree(runtime: &tokio::runtime::Runtime, store: &dyn Store, steps: &[Step]) {
    let model = MemStore::default();
    for (number, step) in steps.iter().enumerate() {
        let (wanted, given) =
            runtime.block_on(async { (answer(&model, step).await, answer(store, step).await) });
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
    proptest::test_runner::TestRunner::new(config(60)).run(&steps(), check).expect("they agree");
}

#[test]
fn postgresql_agrees_with_the_model() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let server = PrivatePostgres::start();
    let number = std::cell::Cell::new(0);
    let check = |steps: Vec<Step>| {
        number.set(number.get() + 1);
        let address = server.new_database(&format!("model_{}", number.get()));
        let store = runtime.block_on(SqlStore::open(&address)).expect("it opens");
        agree(&runtime, &store, &steps);
        Ok(())
    };
    proptest::test_runner::TestRunner::new(config(15)).run(&steps(), check).expect("they agree");
}
