//! Brings a database up to date: each migration once, in order, in one transaction each.

use crate::db::{Db, Fault, Tx, Value};
use ports::StoreError;

/// The migrations, oldest first. One that was released is never changed.
const MIGRATIONS: [&str; 4] = [
    include_str!("../migrations/0001_first.sql"),
    include_str!("../migrations/0002_people.sql"),
    include_str!("../migrations/0003_dockets.sql"),
    include_str!("../migrations/0004_figures.sql"),
];

/// Applies what is missing. Several processes may do so at once.
pub(crate) async fn bring_up_to_date(db: &Db) -> Result<(), StoreError> {
    db.write("prepare its schema", |tx| {
        tx.script("CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT PRIMARY KEY)")?;
        let done = tx.rows("SELECT version FROM schema_versions ORDER BY version", &[], |row| row.int(0))?;
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        if let Some(found) = done.last().copied().filter(|found| *found > known) {
            return Err(Fault::Told(StoreError::Newer { found, known }));
        }
        for (version, text) in (1..).zip(MIGRATIONS).skip(done.len()) {
            tx.script(text)?;
            tx.execute("INSERT INTO schema_versions (version) VALUES ($1)", &[Value::Int(version)])?;
        }
        refuse_other_order(tx)
    })
    .await
}

/// Lists and pages rely on texts being ordered by their bytes.
fn refuse_other_order(tx: &Tx<'_>) -> Result<(), Fault> {
    if tx.orders_by_bytes()? {
        return Ok(());
    }
    let cause = "its texts are not ordered by bytes; make it with LC_COLLATE 'C' (CREATE DATABASE … TEMPLATE template0 LC_COLLATE 'C')";
    Err(Fault::Told(StoreError::Failed { doing: "be used", cause: cause.into() }))
}
