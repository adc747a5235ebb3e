//! Each claim on a new database.

use ports::Store;
use ports::mem::MemStore;
use sql::SqlStore;
use std::sync::Arc;
use testkit::PrivatePostgres;

#[tokio::test]
async fn the_model_in_memory_passes_the_suite() {
    for (name, claim) in ports::suite::ALL {
        println!("{name}");
        claim(Arc::new(MemStore::default()) as Arc<dyn Store>).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_passes_the_suite() {
    let folder = tempfile::tempdir().expect("a folder");
    for (number, (name, claim)) in ports::suite::ALL.iter().enumerate() {
        println!("{name}");
        let path = folder.path().join(format!("{number}.db"));
        let store = SqlStore::open(path.to_str().expect("a path in ASCII")).await.expect("it opens");
        claim(Arc::new(store) as Arc<dyn Store>).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_passes_the_suite() {
    let server = PrivatePostgres::start();
    for (number, (name, claim)) in ports::suite::ALL.iter().enumerate() {
        println!("{name}");
        let address = server.new_database(&format!("suite_{number}"));
        let store = SqlStore::open(&address).await.expect("it opens");
        claim(Arc::new(store) as Arc<dyn Store>).await;
    }
}
