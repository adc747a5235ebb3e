//! Upkeep on either engine.

use super::{copy, fill, renew};
use crate::db::Tx;
use crate::store::SqlStore;
use async_trait::async_trait;
use ledger::Frontier;
use ports::StoreError;
use ports::upkeep::{Fill, Filled, Renew, Show, Upkeep};

#[async_trait]
impl Upkeep for SqlStore {
    async fn renew(&self, after: &str, max: u32, mut renew: Renew) -> Result<Option<String>, StoreError> {
        let after = after.to_owned();
        let work = move |tx: &Tx<'_>| renew::renew(tx, &after, max, &mut renew);
        self.db.write("make rows anew", work).await
    }

    async fn copy(&self, mut show: Show) -> Result<Option<Frontier>, StoreError> {
        self.db.read("copy what is kept", move |tx| copy::copy(tx, &mut show)).await
    }

    async fn fill(&self, mut fill: Fill) -> Result<Filled, StoreError> {
        let mut begun = false;
        let work = move |tx: &Tx<'_>| fill::fill(tx, &mut fill, &mut begun);
        // Abandoning is told as a fault, so that the transaction is rolled back.
        match self.db.write("put back what was copied", work).await {
            Err(StoreError::Failed { cause, .. }) if fill::is_abandoned(&*cause) => Ok(Filled::Abandoned),
            done => done,
        }
    }
}
