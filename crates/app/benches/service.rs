//! Taking events in, beside what the same database takes for bare durable inserts of the same rows, in one run.
//!
//! `cargo xtask bench service [EVENTS] [BATCH]`; SQLite, and PostgreSQL where it is installed. Prints a table.

use app::intake::{Received, Request, take};
use app::sweep::sweep;
use app::{Actor, App, Evidence, Role, Rulebook};
use calendar::{Moment, china};
use engine::{Event, EventKind, ItemVersion, Limit};
use ledger::SigningKey;
use ports::mem::FixedClock;
use ports::{Entry, Place, Store as _};
use sql::SqlStore;
use std::io::Write as _;
use std::sync::Arc;
use std::time::Instant;
use testkit::PrivatePostgres;

const KINDS: [EventKind; 6] = [
    EventKind::Submitted,
    EventKind::Accepted,
    EventKind::StepStarted,
    EventKind::StepEnded,
    EventKind::Decided,
    EventKind::Delivered,
];

fn start() -> Moment {
    "2026-03-02T09:00:00+08:00".parse().expect("an instant")
}

/// A case with its six events: a tenth stays open.
fn events(count: usize) -> Vec<Event> {
    let matters = count / KINDS.len();
    (0..matters * KINDS.len())
        .filter_map(|number| {
            let (step, matter) = (number / matters, number % matters);
            if matter % 10 == 0 && step > 1 {
                return None;
            }
            let at = start().plus_seconds(step as i64 * 3_600 + (matter % 3_600) as i64);
            let mut event =
                Event::new(&format!("e{number}"), &format!("CS-2026-{matter:07}"), KINDS[step], at);
            (event.item, event.department) = (format!("T{}", matter % 50), format!("D{:02}", matter % 30));
            event.actor.id = format!("u{}", matter % 200);
            Some(event)
        })
        .collect()
}

fn ground(store: SqlStore) -> (App, Arc<FixedClock>) {
    let items: Vec<ItemVersion> = (0..50)
        .map(|number| {
            let mut item = ItemVersion::new(&format!("T{number}"));
            item.promised = Some(Limit::working_days(5));
            item.statutory = Some(Limit::working_days(20));
            item
        })
        .collect();
    let calendar = china().as_known_on(None).build().expect("the calendar is whole");
    let rules = rules::load("statute").expect("the pack is shipped").rules;
    let book = Rulebook::new(calendar, &items, rules, "2026").expect("the items can be");
    let evidence = Evidence::new(
        "bench.example/ledger".parse().expect("a name"),
        SigningKey::from_random(&[7; 32]).expect("a key"),
    );
    let clock = Arc::new(FixedClock::at(start().plus_seconds(6 * 3_600)));
    (App::new(Arc::new(store), Arc::clone(&clock) as Arc<dyn ports::Clock>, evidence, book), clock)
}

/// What a run took: events, seconds on the wall, seconds of this process's CPU.
struct Took {
    rows: usize,
    wall: f64,
    cpu: f64,
}

fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = text.rsplit(") ").next().unwrap_or("");
    let ticks: f64 = after.split(' ').skip(11).take(2).filter_map(|text| text.parse::<f64>().ok()).sum();
    ticks / 100.0
}

fn timed(rows: usize, work: impl FnOnce()) -> Took {
    let (wall, before) = (Instant::now(), cpu());
    work();
    Took { rows, wall: wall.elapsed().as_secs_f64(), cpu: cpu() - before }
}

fn say(name: &str, took: &Took) {
    let mut out = std::io::stdout();
    let rate = took.rows as f64 / took.wall;
    writeln!(out, "| {name} | {} | {:.2} | {:.2} | {rate:.0} |", took.rows, took.wall, took.cpu)
        .expect("a terminal");
}

/// Takes all events in, then drains what is due on one instant.
async fn taken(address: &str, events: &[Event], batch: usize) -> (Took, Took, Vec<Entry>) {
    let store = SqlStore::open(address).await.expect("it opens");
    let (app, clock) = ground(store.clone());
    let hall = Actor { id: "hall".to_owned(), role: Role::Source, place: "43/01".parse().expect("a place") };
    let worker = Actor { id: "worker".to_owned(), role: Role::Worker, place: Place::ROOT };
    let (wall, before) = (Instant::now(), cpu());
    for part in events.chunks(batch) {
        let request = Request::new(&hall, Received::Live, part.to_vec()).expect("it may");
        take(&app, &[request]).await.expect("the store works");
    }
    let ingest = Took { rows: events.len(), wall: wall.elapsed().as_secs_f64(), cpu: cpu() - before };
    clock.set("2026-06-01T09:00:00+08:00".parse().expect("an instant"));
    let (wall, before) = (Instant::now(), cpu());
    let mut swept = 0;
    loop {
        let done = sweep(&app, &worker, 2_000).await.expect("the store works");
        if done.matters == 0 {
            break;
        }
        swept += done.matters;
    }
    let drain = Took { rows: swept, wall: wall.elapsed().as_secs_f64(), cpu: cpu() - before };
    let log = store.log(0, u32::MAX).await.expect("it can be read");
    (ingest, drain, log)
}

const TABLE: &str = "CREATE TABLE entries (position BIGINT PRIMARY KEY, matter TEXT NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL, \
    source TEXT NOT NULL, id TEXT NOT NULL, happened_at BIGINT NOT NULL, recorded_at BIGINT NOT NULL, \
    body TEXT NOT NULL, leaf TEXT NOT NULL); CREATE UNIQUE INDEX entries_key ON entries (source, id); \
    CREATE INDEX entries_matter ON entries (matter, position);";
const LEAF: &str = "jEXgBGgqBw0aJ0xWnZBqvJ3UqZzFe2nqQyq3xO0wV1c=";

/// The same rows into the same table with the same indexes, as many in a durable transaction.
fn bare_sqlite(path: &str, rows: &[Entry], batch: usize) -> Took {
    let mut connection = rusqlite::Connection::open(path).expect("it opens");
    connection.pragma_update(None, "journal_mode", "WAL").expect("it is set");
    connection.pragma_update(None, "synchronous", "FULL").expect("it is set");
    connection.pragma_update(None, "cache_size", -65_536).expect("it is set");
    connection.execute_batch(&TABLE.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY")).expect("a table");
    timed(rows.len(), || {
        for part in rows.chunks(batch) {
            let tx = connection.transaction().expect("it begins");
            {
                let text = "INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
                let mut statement = tx.prepare_cached(text).expect("a statement");
                for Entry { position, entry } in part {
                    let (at, recorded) = (entry.at.micros(), entry.recorded_at.micros());
                    let key = (&entry.key.source, &entry.key.id);
                    let (place, kind) = (entry.place.path(), entry.kind.code());
                    let values = (*position as i64, &entry.matter, place, kind, key.0, key.1, at, recorded);
                    let (a, b, c, d, e, f, g, h) = values;
                    statement
                        .execute(rusqlite::params![a, b, c, d, e, f, g, h, entry.body, LEAF])
                        .expect("a row goes in");
                }
            }
            tx.commit().expect("it is on disk");
        }
    })
}

async fn bare_postgresql(address: &str, rows: &[Entry], batch: usize) -> Took {
    let (mut client, connection) =
        tokio_postgres::connect(address, tokio_postgres::NoTls).await.expect("it opens");
    tokio::spawn(connection);
    client.batch_execute(TABLE).await.expect("a table");
    let text = "INSERT INTO entries SELECT * FROM UNNEST($1::BIGINT[], $2::TEXT[], $3::TEXT[], $4::TEXT[], $5::TEXT[], \
                $6::TEXT[], $7::BIGINT[], $8::BIGINT[], $9::TEXT[], $10::TEXT[])";
    let statement = client.prepare(text).await.expect("a statement");
    let (wall, before) = (Instant::now(), cpu());
    for part in rows.chunks(batch) {
        let tx = client.transaction().await.expect("it begins");
        let numbers = |of: fn(&Entry) -> i64| part.iter().map(of).collect::<Vec<i64>>();
        let texts = |of: fn(&Entry) -> &str| part.iter().map(of).collect::<Vec<&str>>();
        tx.execute(
            &statement,
            &[
                &numbers(|row| row.position as i64),
                &texts(|row| &row.entry.matter),
                &texts(|row| row.entry.place.path()),
                &texts(|row| row.entry.kind.code()),
                &texts(|row| &row.entry.key.source),
                &texts(|row| &row.entry.key.id),
                &numbers(|row| row.entry.at.micros()),
                &numbers(|row| row.entry.recorded_at.micros()),
                &texts(|row| &row.entry.body),
                &texts(|_| LEAF),
            ],
        )
        .await
        .expect("rows go in");
        tx.commit().await.expect("it is on disk");
    }
    Took { rows: rows.len(), wall: wall.elapsed().as_secs_f64(), cpu: cpu() - before }
}

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let count = numbers.first().copied().unwrap_or(200_000);
    let batch = numbers.get(1).copied().unwrap_or(2_000);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let events = events(count);
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path in ASCII").to_owned();
    writeln!(std::io::stdout(), "| {count} events, {batch} in a transaction | rows | wall s | CPU s | rows/s |\n| --- | --- | --- | --- | --- |")
        .expect("a terminal");
    let (ingest, drain, log) = runtime.block_on(taken(&path("taken.db"), &events, batch));
    let coming: Vec<Entry> =
        log.iter().filter(|entry| entry.entry.kind == ports::EntryKind::Event).cloned().collect();
    say("SQLite: bare inserts of the events", &bare_sqlite(&path("bare.db"), &coming, batch));
    say("SQLite: bare inserts of all entries", &bare_sqlite(&path("bare-all.db"), &log, batch));
    say("SQLite: taken in, judged, kept", &ingest);
    say("SQLite: due on one instant, drained", &drain);
    let server = PrivatePostgres::start();
    let (ingest, drain, _) = runtime.block_on(taken(&server.new_database("taken"), &events, batch));
    let bare = runtime.block_on(bare_postgresql(&server.new_database("bare"), &coming, batch));
    say("PostgreSQL: bare inserts of the events", &bare);
    say("PostgreSQL: taken in, judged, kept", &ingest);
    say("PostgreSQL: due on one instant, drained", &drain);
}
