//! `sundial ledger prove FILE`: receipts, and proofs that tie two heads together.

use super::head::find;
use super::{file, words};
use crate::fault::{Code, Exit, Fault};
use crate::terminal::{Terminal, unwritten};
use ledger::{
    Canonical, ConsistencyProof, Extension, Frontier, Hash, HashKind, InclusionProof, Line, NodeId, Receipt,
    consistency_nodes, inclusion_nodes,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is proved.
#[derive(Debug, clap::Args)]
pub(crate) struct Prove {
    /// 账本文件 / the ledger's file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 第几个条目（从 0 起）：出具凭据 / which entry, from 0: a receipt
    #[arg(long, value_name = "N", required_unless_present = "since", conflicts_with = "since")]
    entry: Option<u64>,
    /// 自覆盖这么多条目的摘要以来只增不改：出具一致性证明 / from the head over so many entries on, the ledger only grew
    #[arg(long, value_name = "N")]
    since: Option<u64>,
    /// 用覆盖这么多条目的摘要；不写则为最后一个 / with the head over so many entries; the last when not given
    #[arg(long, value_name = "N")]
    size: Option<u64>,
    /// 写入文件 / write to a file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Reads the file twice: for the heads, then for the few nodes that the proof needs.
pub(crate) fn run(asked: &Prove, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let new = find(&asked.file, asked.size)?;
    let (kind, size) = (new.head.kind, new.head.size);
    let text = if let Some(index) = asked.entry {
        let found = Found::read(&asked.file, kind, &inclusion_nodes(index, size), Some(index))?;
        let proof = InclusionProof::make(kind, &found.nodes, index, size);
        let (Some(entry), Ok(proof)) = (found.entry, proof) else {
            return Err(Fault::new(Code::EntryMissing, index));
        };
        let receipt = Receipt { entry, proof, head: new.clone() };
        receipt.check().map_err(|error| Fault::because(Code::LedgerDamaged, asked.file.display(), error))?;
        receipt.to_string()
    } else {
        let old = find(&asked.file, asked.since)?;
        let (from, damaged) =
            (old.head.size, |error| Fault::because(Code::LedgerDamaged, asked.file.display(), error));
        let found = Found::read(&asked.file, kind, &consistency_nodes(from, size), None)?;
        let proof = ConsistencyProof::make(kind, &found.nodes, from, size);
        let path = proof.map_err(|_| damaged(ledger::ReceiptError::NotProved))?.path;
        let extension = Extension { old, path, new: new.clone() };
        extension.check().map_err(damaged)?;
        extension.to_string()
    };
    let Some(out) = &asked.out else {
        terminal.print(&format!("{text}\n"))?;
        return Ok(Exit::Done);
    };
    std::fs::write(out, text + "\n").map_err(|error| unwritten(&out.display().to_string(), error))?;
    let head = words::head(terminal.language, &new.head);
    let words = terminal.language.pick("已写入 {}；摘要：{h}\n", "written to {}; head: {h}\n");
    terminal.print(&words.replace("{}", &out.display().to_string()).replace("{h}", &head))?;
    Ok(Exit::Done)
}

/// What a proof needs of a file.
struct Found {
    nodes: BTreeMap<NodeId, Hash>,
    entry: Option<Canonical>,
}

impl Found {
    fn read(path: &Path, kind: HashKind, wanted: &[NodeId], index: Option<u64>) -> Result<Found, Fault> {
        let mut found = Found { nodes: wanted.iter().map(|id| (*id, kind.empty())).collect(), entry: None };
        let mut seen = std::collections::BTreeSet::new();
        let mut tree = Frontier::new(kind);
        file::lines(path, |line| {
            let Ok(Line::Entry(entry)) = line.parse() else { return };
            let at = tree.size();
            tree.push(entry.leaf(kind), |id, hash| {
                if let Some(node) = found.nodes.get_mut(&id) {
                    *node = hash;
                    seen.insert(id);
                }
            });
            if index == Some(at) {
                found.entry = Some(entry);
            }
        })?;
        found.nodes.retain(|id, _| seen.contains(id));
        Ok(found)
    }
}
