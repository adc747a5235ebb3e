//! Heads, receipts and extensions of the ledger: what anybody can check offline.

use super::ReadError;
use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use ledger::{
    Canonical, ConsistencyProof, Extension, Frontier, InclusionProof, Receipt, SignedHead, consistency_nodes,
    inclusion_nodes,
};
use ports::{Entry, EntryKind, StoreError};

/// Returns the head of the ledger as it is now, signed. Anybody may have it: it tells nothing but size and root.
///
/// # Errors
/// [`ReadError::Store`].
pub async fn head(app: &App) -> Result<SignedHead, ReadError> {
    let tree = app.store.tree().await?;
    Ok(app.evidence.sign(&tree, app.clock.now()))
}

/// Returns the receipt of an entry of a matter that the actor may see; `None` where there is none.
///
/// # Errors
/// [`ReadError`].
pub async fn receipt(app: &App, actor: &Actor, position: u64) -> Result<Option<Receipt>, ReadError> {
    let scope = authorise(actor, Verb::ReadMatters)?;
    let Some(entry) = app.store.log(position, 1).await?.pop().filter(|entry| entry.position == position)
    else {
        return Ok(None);
    };
    if app.store.matter(&scope, &entry.entry.matter).await?.is_none() {
        return Ok(None);
    }
    let tree = app.store.tree().await?;
    let (canonical, proof) = proven(app, &tree, &entry).await?;
    Ok(Some(Receipt { entry: canonical, proof, head: app.evidence.sign(&tree, app.clock.now()) }))
}

/// Returns the receipts of every entry of a matter that the actor may see, its findings included where he may see
/// those, all under one head; `None` where there is no such matter.
///
/// # Errors
/// [`ReadError`].
pub async fn receipts(app: &App, actor: &Actor, id: &str) -> Result<Option<Vec<Receipt>>, ReadError> {
    let scope = authorise(actor, Verb::ReadMatters)?;
    let entries = app.store.entries(&scope, id).await?;
    if entries.is_empty() {
        return Ok(None);
    }
    let tree = app.store.tree().await?;
    let head = app.evidence.sign(&tree, app.clock.now());
    let seen =
        |entry: &&Entry| entry.entry.kind != EntryKind::Finding || Verb::ReadFindings.is_open_to(actor.role);
    let mut receipts = Vec::new();
    for entry in entries.iter().filter(seen).filter(|entry| entry.position < tree.size()) {
        let (entry, proof) = proven(app, &tree, entry).await?;
        receipts.push(Receipt { entry, proof, head: head.clone() });
    }
    Ok(Some(receipts))
}

/// Proves an entry against the tree. What is given out was checked: an entry that was altered in the database gets no
/// receipt.
async fn proven(
    app: &App,
    tree: &Frontier,
    entry: &Entry,
) -> Result<(Canonical, InclusionProof), StoreError> {
    let damaged = |what: &str| damaged(entry.position, what);
    let canonical = Canonical::parse(&entry.entry.record()).map_err(|error| damaged(&error.to_string()))?;
    let nodes = app.store.nodes(&inclusion_nodes(entry.position, tree.size())).await?;
    let proof = InclusionProof::make(tree.kind(), &nodes, entry.position, tree.size());
    let proof = proof.map_err(|error| damaged(&error.to_string()))?;
    if !proof.holds(tree.kind(), canonical.leaf(tree.kind()), tree.root()) {
        return Err(damaged("an entry that the tree does not hold"));
    }
    Ok((canonical, proof))
}

/// Returns the proof that the ledger as it is now begins with what it was at an earlier size; `None` where it is not
/// that long.
///
/// # Errors
/// [`ReadError`].
pub async fn extension(app: &App, old: u64) -> Result<Option<Extension>, ReadError> {
    let tree = app.store.tree().await?;
    let (kind, new) = (tree.kind(), tree.size());
    if old > new {
        return Ok(None);
    }
    let nodes = app.store.nodes(&consistency_nodes(old, new)).await?;
    let path =
        ConsistencyProof::make(kind, &nodes, old, new).map_err(|error| damaged(old, &error.to_string()))?;
    let peaks = app.store.nodes(&ledger::peaks(old)).await?;
    let before = Frontier::resume(kind, old, &peaks).map_err(|error| damaged(old, &error.to_string()))?;
    let now = app.clock.now();
    let (old, new) = (app.evidence.sign(&before, now), app.evidence.sign(&tree, now));
    Ok(Some(Extension { old, path: path.path, new }))
}

fn damaged(position: u64, what: &str) -> StoreError {
    StoreError::Damaged {
        table: "entries",
        id: position.to_string(),
        column: "body, leaf",
        value: what.to_owned(),
    }
}
