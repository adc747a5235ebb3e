//! The store and the directory with somebody who watches: how long each call took, what failed, what was written, and
//! what falls due because of it.

mod directory;

use super::due::Due;
use async_trait::async_trait;
use calendar::Moment;
use ledger::{Frontier, Hash, NodeId};
use ports::{
    Change, Changed, Decide, DocketCount, DocketFilter, DocketKey, DocketQuery, DocketRow, Entry,
    FindingQuery, FindingRow, Held, MatterQuery, MatterRow, Pick, Scope, Standing, Store, StoreError,
};
use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// A store with somebody who watches.
pub(crate) struct Watched<S> {
    inner: S,
    due: Arc<Due>,
}

/// What a change has written: entries by kind, findings by level and turn, and the next instant.
#[derive(Clone, Debug, Default)]
struct Written {
    entries: BTreeMap<&'static str, u64>,
    findings: BTreeMap<(String, &'static str), u64>,
    next_at: Option<Moment>,
}

impl<S> Watched<S> {
    /// Watches a store.
    pub(crate) const fn new(inner: S, due: Arc<Due>) -> Watched<S> {
        Watched { inner, due }
    }
}

impl Written {
    fn of(changes: &[Change]) -> Written {
        let mut written = Written::default();
        for change in changes {
            for entry in &change.entries {
                *written.entries.entry(entry.kind.code()).or_default() += 1;
            }
            for finding in &change.findings {
                *written.findings.entry((finding.key.level.clone(), turn(finding))).or_default() += 1;
            }
            let next = written.next_at.into_iter().chain(change.row.next_at).min();
            written.next_at = next;
        }
        written
    }

    fn tell(self, due: &Due) {
        for (kind, count) in self.entries {
            metrics::counter!("sundial_entries_total", "kind" => kind).increment(count);
        }
        for ((level, turn), count) in self.findings {
            metrics::counter!("sundial_findings_total", "level" => level, "turn" => turn).increment(count);
        }
        if let Some(next) = self.next_at {
            due.hear(next);
        }
    }
}

fn turn(finding: &FindingRow) -> &'static str {
    match (finding.changes, finding.standing) {
        (0, _) => "raised",
        (_, Standing::Lifted) => "lifted",
        (_, Standing::Stands | Standing::Superseded) => "altered",
    }
}

/// Measures a call.
async fn timed<T>(
    asked: &'static str,
    call: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    let began = Instant::now();
    let done = call.await;
    metrics::histogram!("sundial_store_seconds", "asked" => asked).record(began.elapsed());
    if let Err(error) = &done {
        let why = match error {
            StoreError::Unreachable(_) => "unreachable",
            StoreError::Full(_) => "full",
            StoreError::Failed { .. } => "failed",
            StoreError::Damaged { .. } => "damaged",
            StoreError::Newer { .. } => "newer",
            // Two sources wanted one identity: an answer, no failure.
            StoreError::Taken(_) => return done,
        };
        metrics::counter!("sundial_store_failures_total", "asked" => asked, "why" => why).increment(1);
    }
    done
}

#[async_trait]
impl<S: Store> Store for Watched<S> {
    async fn change(&self, pick: Pick, mut decide: Decide) -> Result<Changed, StoreError> {
        let asked = match pick {
            Pick::These(_) => "change",
            Pick::Due { .. } => "sweep",
        };
        let written = Arc::new(Mutex::new(Written::default()));
        let told = Arc::clone(&written);
        // A transaction may be repeated: what is told is what was decided last.
        let decide: Decide = Box::new(move |held: Vec<Held>| {
            let changes = decide(held);
            *told.lock().unwrap_or_else(PoisonError::into_inner) = Written::of(&changes);
            changes
        });
        let changed = timed(asked, self.inner.change(pick, decide)).await?;
        std::mem::take(&mut *written.lock().unwrap_or_else(PoisonError::into_inner)).tell(&self.due);
        Ok(changed)
    }

    async fn matter(&self, scope: &Scope, id: &str) -> Result<Option<Held>, StoreError> {
        timed("matter", self.inner.matter(scope, id)).await
    }

    async fn matters(&self, scope: &Scope, query: &MatterQuery) -> Result<Vec<MatterRow>, StoreError> {
        timed("matters", self.inner.matters(scope, query)).await
    }

    async fn histories(&self, scope: &Scope, query: &MatterQuery) -> Result<Vec<Held>, StoreError> {
        timed("histories", self.inner.histories(scope, query)).await
    }

    async fn entries(&self, scope: &Scope, matter: &str) -> Result<Vec<Entry>, StoreError> {
        timed("entries", self.inner.entries(scope, matter)).await
    }

    async fn findings(&self, scope: &Scope, query: &FindingQuery) -> Result<Vec<FindingRow>, StoreError> {
        timed("findings", self.inner.findings(scope, query)).await
    }

    async fn dockets(&self, scope: &Scope, query: &DocketQuery) -> Result<Vec<DocketRow>, StoreError> {
        timed("dockets", self.inner.dockets(scope, query)).await
    }

    async fn count_dockets(
        &self,
        scope: &Scope,
        filter: &DocketFilter,
        by: &[DocketKey],
    ) -> Result<Vec<DocketCount>, StoreError> {
        timed("count_dockets", self.inner.count_dockets(scope, filter, by)).await
    }

    async fn count_matters(&self, scope: &Scope, query: &MatterQuery) -> Result<u64, StoreError> {
        timed("count_matters", self.inner.count_matters(scope, query)).await
    }

    async fn next_due(&self) -> Result<Option<Moment>, StoreError> {
        timed("next_due", self.inner.next_due()).await
    }

    async fn log(&self, from: u64, max: u32) -> Result<Vec<Entry>, StoreError> {
        timed("log", self.inner.log(from, max)).await
    }

    async fn tree(&self) -> Result<Frontier, StoreError> {
        timed("tree", self.inner.tree()).await
    }

    async fn nodes(&self, ids: &[NodeId]) -> Result<BTreeMap<NodeId, Hash>, StoreError> {
        timed("nodes", self.inner.nodes(ids)).await
    }

    async fn cursor(&self, reader: &str) -> Result<u64, StoreError> {
        timed("cursor", self.inner.cursor(reader)).await
    }

    async fn set_cursor(&self, reader: &str, position: u64) -> Result<(), StoreError> {
        timed("set_cursor", self.inner.set_cursor(reader, position)).await
    }
}
