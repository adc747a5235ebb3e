//! Rows made anew, copies: every claim on a new database.

use ports::mem::MemStore;
use ports::suite::UPKEEP;
use sql::SqlStore;
use std::sync::Arc;
use testkit::PrivatePostgres;

#[tokio::test]
async fn the_model_in_memory_passes_the_suite() {
    for (name, claim) in UPKEEP {
        println!("{name}");
        claim(Arc::new(MemStore::default())).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_passes_the_suite() {
    let folder = tempfile::tempdir().expect("a folder");
    for (number, (name, claim)) in UPKEEP.iter().enumerate() {
        println!("{name}");
        let path = folder.path().join(format!("{number}.db"));
        let store = SqlStore::open(path.to_str().expect("a path in ASCII")).await.expect("it opens");
        claim(Arc::new(store)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_passes_the_suite() {
    let server = PrivatePostgres::start();
    for (number, (name, claim)) in UPKEEP.iter().enumerate() {
        println!("{name}");
        let store =
            SqlStore::open(&server.new_database(&format!("upkeep_{number}"))).await.expect("it opens");
        claim(Arc::new(store)).await;
    }
}
