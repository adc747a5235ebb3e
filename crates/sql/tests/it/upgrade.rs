//! Databases of earlier schemas are brought up to date when they are opened; those of newer programs are refused.

use ledger::Frontier;
use ports::upkeep::{Part, Upkeep as _};
use ports::{Change, FindingQuery, Held, MatterQuery, Pick, Place, Scope, Store as _, StoreError};
use sql::SqlStore;
use std::sync::{Arc, Mutex};
use testkit::PrivatePostgres;

/// The oldest schema that was ever given out, with data.
const FIRST: &str = include_str!("../schemas/0002.sql");

fn lite(path: &str, text: &str) {
    let connection = rusqlite::Connection::open(path).expect("it opens");
    let text = text.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY");
    connection.execute_batch(&text).expect("SQLite takes it");
}

async fn pg(address: &str, text: &str) -> tokio_postgres::Client {
    let (client, connection) =
        tokio_postgres::connect(address, tokio_postgres::NoTls).await.expect("it opens");
    tokio::spawn(connection);
    client.batch_execute(text).await.expect("PostgreSQL takes it");
    client
}

/// Everything that was kept is there, the tree holds, and the store goes on.
async fn is_whole(store: &SqlStore) {
    let tree = Arc::new(Mutex::new((Frontier::new(ledger::HashKind::Sm3), 0)));
    let growing = Arc::clone(&tree);
    let show = move |part: Part| {
        let (tree, secrets) = &mut *growing.lock().expect("nobody panics");
        match part {
            Part::Entries(entries) => entries.iter().for_each(|(entry, leaf)| {
                assert_eq!(tree.kind().leaf(entry.entry.record().as_bytes()), *leaf, "{}", entry.position);
                tree.push(*leaf, |_, _| ());
            }),
            Part::Secrets(rows) => *secrets += rows.len(),
            Part::Matters(_) | Part::Findings(_) | Part::Dockets(_) | Part::Records(_) | Part::Cursors(_) => {
            }
        }
        true
    };
    let kept = store.copy(Box::new(show)).await.expect("it can be read").expect("all was wanted");
    let (grown, secrets) = tree.lock().expect("nobody panics").clone();
    assert_eq!((grown, secrets), (kept, 2));
    let all = Scope::of(Place::ROOT);
    let matters = store.matters(&all, &MatterQuery { max: 99, ..MatterQuery::default() }).await;
    let matters = matters.expect("it can be read");
    assert_eq!(matters.len(), 12);
    let findings = store.findings(&all, &FindingQuery { max: 999, ..FindingQuery::default() }).await;
    assert!(findings.expect("it can be read").len() >= 12);
    assert_eq!(store.cursor("bus").await.expect("it can be read"), 3);
    let again = |held: Vec<Held>| {
        let row = held.into_iter().filter_map(|held| held.row);
        row.map(|row| Change { row, entries: Vec::new(), findings: Vec::new(), docket: None }).collect()
    };
    let changed = store.change(Pick::These(vec!["CS-007".to_owned()]), Box::new(again)).await;
    assert_eq!(changed.expect("it can be written").matters, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_schema_is_brought_up_to_date_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path in ASCII").to_owned();
    let (old, new) = (path("old.db"), path("new.db"));
    lite(&old, FIRST);
    is_whole(&SqlStore::open(&old).await.expect("it opens")).await;
    // A second opening changes nothing, and the schema is that of a new database.
    is_whole(&SqlStore::open(&old).await.expect("it opens again")).await;
    SqlStore::open(&new).await.expect("it opens");
    let schema = |path: &str| {
        let connection = rusqlite::Connection::open(path).expect("it opens");
        let text = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name";
        let mut statement = connection.prepare(text).expect("it can be asked");
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        let rows = statement.query_map([], row).expect("it can be asked");
        let words =
            |text: &str| text.replace("IF NOT EXISTS ", "").split_whitespace().collect::<Vec<_>>().join(" ");
        let rows = rows.map(|row| row.expect("it can be read"));
        rows.map(|(name, sql)| format!("{name}: {}", words(&sql))).collect::<Vec<_>>()
    };
    assert_eq!(schema(&old), schema(&new), "tests/schemas/0002.sql does not lead to the schema of today");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_schema_is_brought_up_to_date_on_postgresql() {
    let server = PrivatePostgres::start();
    let (old, new) = (server.new_database("old"), server.new_database("new"));
    let old_client = pg(&old, FIRST).await;
    is_whole(&SqlStore::open(&old).await.expect("it opens")).await;
    is_whole(&SqlStore::open(&old).await.expect("it opens again")).await;
    SqlStore::open(&new).await.expect("it opens");
    let new_client = pg(&new, "SELECT 1").await;
    let columns = "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns \
                   WHERE table_schema = 'public' ORDER BY 1";
    let indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1";
    for text in [columns, indexes] {
        let rows = |rows: Vec<tokio_postgres::Row>| {
            rows.iter().map(|row| row.get::<_, String>(0)).collect::<Vec<_>>()
        };
        let (before, after) = (old_client.query(text, &[]).await, new_client.query(text, &[]).await);
        assert_eq!(rows(before.expect("it can be asked")), rows(after.expect("it can be asked")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_program_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("newer.db").to_str().expect("a path in ASCII").to_owned();
    lite(&path, FIRST);
    lite(&path, "INSERT INTO schema_versions (version) VALUES (3), (4), (5), (99)");
    let refused = SqlStore::open(&path).await;
    let Err(StoreError::Newer { found, known }) = refused else { panic!("it is refused: {refused:?}") };
    assert!(found == 99 && known < 99);
    let connection = rusqlite::Connection::open(&path).expect("it opens");
    let count = connection.query_row("SELECT COUNT(*) FROM entries", [], |row| row.get::<_, i64>(0));
    assert!(count.expect("it can be asked") > 12);
}
