//! Receipts: what is changed does not hold, and they stay small.

use crate::support::{entry, key, leaves, receipt, signed, tree};
use ledger::{
    ConsistencyProof, Extension, Frontier, Hash, HashKind, InclusionProof, NodeId, Receipt, ReceiptError,
};
use proptest::prelude::*;

#[test]
fn a_receipt_holds_after_it_was_written_and_read() {
    for kind in HashKind::ALL {
        for (index, size) in [(0, 1), (0, 12), (11, 12), (99, 100)] {
            let receipt = receipt(kind, index, size);
            let read: Receipt = receipt.to_string().parse().unwrap();
            assert_eq!(read, receipt);
            assert_eq!(read.check(), Ok(()));
            assert!(read.head.is_signed_by(&key(7).public()));
        }
    }
}

#[test]
fn a_receipt_that_was_laid_out_by_a_tool_still_holds() {
    let value: serde_json::Value = serde_json::from_str(&receipt(HashKind::Sm3, 3, 9).to_string()).unwrap();
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    assert_eq!(pretty.parse::<Receipt>().unwrap().check(), Ok(()));
}

#[test]
fn what_is_changed_does_not_hold() {
    let text = receipt(HashKind::Sm3, 3, 9).to_string();
    for (from, to) in [
        ("受理", "办结"),
        ("\"A3\"", "\"A4\""),
        ("\"index\":3", "\"index\":2"),
        ("\"index\":3", "\"index\":300"),
        ("permits\\n9\\n", "permits\\n17\\n"),
        ("hash sm3", "hash sha256"),
    ] {
        let changed = text.replace(from, to);
        assert_ne!(changed, text, "{from}");
        let read: Receipt = changed.parse().unwrap();
        assert_eq!(read.check(), Err(ReceiptError::NotProved), "{from}");
    }
    // The path has one shape for 9 and for 10 entries: like the time, the size is vouched for by the signature.
    for (from, to) in [("09:30:00Z", "09:30:01Z"), ("permits\\n9\\n", "permits\\n10\\n")] {
        let read = text.replace(from, to).parse::<Receipt>().unwrap();
        assert_eq!(read.check(), Ok(()), "{from}");
        assert!(!read.head.is_signed_by(&key(7).public()), "{from}");
    }
}

#[test]
fn another_version_or_an_unknown_key_is_refused() {
    let text = receipt(HashKind::Sm3, 0, 1).to_string();
    let newer = text.replace("\"receipt\":1", "\"receipt\":2");
    assert_eq!(newer.parse::<Receipt>(), Err(ReceiptError::Version(2)));
    let more = text.replace("\"receipt\":1", "\"more\":0,\"receipt\":1");
    assert!(matches!(more.parse::<Receipt>(), Err(ReceiptError::Form(_))));
}

#[test]
fn two_heads_are_tied_together() {
    let all = leaves(HashKind::Sm3, 100);
    let (whole, nodes) = tree(HashKind::Sm3, &all);
    let (part, _) = tree(HashKind::Sm3, &all[..37]);
    let path = ConsistencyProof::make(HashKind::Sm3, &nodes, 37, 100).unwrap().path;
    let extension = Extension { old: signed(&part, &key(7)), path, new: signed(&whole, &key(7)) };
    let read: Extension = extension.to_string().parse().unwrap();
    assert_eq!(read, extension);
    assert_eq!(read.check(), Ok(()));

    let (other, _) = tree(HashKind::Sm3, &all[1..38]);
    let forked = Extension { old: signed(&other, &key(7)), ..extension.clone() };
    assert_eq!(forked.check(), Err(ReceiptError::NotProved));
    let mut foreign = extension;
    foreign.old.head.origin = "elsewhere.example".parse().unwrap();
    assert_eq!(foreign.check(), Err(ReceiptError::OtherLedger));
}

/// The nodes of a ledger of ten million equal leaves: those of a level are all the same.
struct Equal(Vec<Hash>);

impl ledger::Nodes for Equal {
    type Error = std::convert::Infallible;

    fn node(&self, id: NodeId) -> Result<Option<Hash>, Self::Error> {
        Ok(self.0.get(usize::from(id.level)).copied())
    }
}

#[test]
fn the_proof_of_one_in_ten_million_has_at_most_two_kilobytes() {
    let size = 10_000_000;
    let kind = HashKind::Sm3;
    let mut levels = vec![entry(0).leaf(kind)];
    for level in 0..24 {
        levels.push(kind.node(levels[level], levels[level]));
    }
    let nodes = Equal(levels);
    let tree = Frontier::resume(kind, size, &nodes).unwrap();
    let mut longest = 0;
    for index in [0, 1, 4_999_999, 8_388_607, 8_388_608, size - 1] {
        let proof = InclusionProof::make(kind, &nodes, index, size).unwrap();
        let receipt = Receipt { entry: entry(0), proof, head: signed(&tree, &key(7)) };
        assert_eq!(receipt.check(), Ok(()));
        let text = receipt.to_string();
        let path: usize = receipt.proof.path.iter().map(|hash| hash.to_string().len() + 3).sum();
        assert!(path <= 2048, "the path has {path} bytes");
        longest = longest.max(text.len());
    }
    assert!(longest <= 2048, "the receipt has {longest} bytes");
}

proptest! {
    #[test]
    fn a_changed_byte_never_gives_another_receipt_that_holds(
        at in any::<prop::sample::Index>(), byte in 0x20_u8..0x7f,
    ) {
        let right = receipt(HashKind::Sm3, 5, 9);
        let mut bytes = right.to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        let Ok(read) = text.parse::<Receipt>() else { return Ok(()) };
        let holds = read.check().is_ok() && read.head.is_signed_by(&key(7).public());
        prop_assert!(!holds || read == right, "{}", text);
    }
}
