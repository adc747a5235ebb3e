//! What is wrong with a ledger, in words.

use crate::fault::zh_of;
use crate::terminal::Language;
use ledger::{Damage, DamageKind, Head};

/// Says a damage on a line.
pub(super) fn damage(language: Language, damage: &Damage) -> String {
    let line = match (language, damage.line) {
        (_, None) => String::new(),
        (Language::Zh, Some(line)) => format!("第 {line} 行："),
        (Language::En, Some(line)) => format!("line {line}: "),
    };
    line + &match language {
        Language::Zh => zh(&damage.kind),
        Language::En => en(&damage.kind),
    }
}

fn zh(kind: &DamageKind) -> String {
    match kind {
        DamageKind::Unreadable(error) => format!("无法读取：{}", zh_of(error.clone())),
        DamageKind::Header => "账本文件须以唯一的账本声明行开头".to_owned(),
        DamageKind::Altered { index, recorded } => {
            format!("条目 {index} 被改动（登记时的叶哈希 {recorded}）")
        }
        DamageKind::Removed { index, recorded } => {
            format!("条目 {index} 被删除（登记时的叶哈希 {recorded}）")
        }
        DamageKind::Added { before } => format!("条目 {before} 之前多出一个从未登记的条目"),
        DamageKind::Moved { index } => format!("登记为条目 {index}，却出现在此处：顺序被调换"),
        DamageKind::Root { size, since, entries_hold: true } => {
            format!("登记的叶哈希被改动（条目 {since} 至 {size} 之间），条目本身与摘要相符")
        }
        DamageKind::Root { size, since, entries_hold: false } => {
            format!("摘要的根与登记的叶哈希不符：条目 {since} 至 {size} 之间（含 {since}）有改动")
        }
        DamageKind::Size { size, found, since } => {
            format!("摘要称有 {size} 个条目，此前却有 {found} 个：条目 {since} 之后有增删")
        }
        DamageKind::OtherLedger => "摘要属于另一本账本，或使用另一种哈希算法".to_owned(),
        DamageKind::Backwards => "摘要早于或小于前一个摘要".to_owned(),
        DamageKind::NotSigned { key } => format!("摘要没有所给密钥的有效签名（指纹 {key}）"),
    }
}

fn en(kind: &DamageKind) -> String {
    match kind {
        DamageKind::Unreadable(error) => format!("cannot be read: {error}"),
        DamageKind::Header => "the file must begin with its one line `ledger`".to_owned(),
        DamageKind::Altered { index, recorded } => {
            format!("entry {index} was altered (recorded leaf {recorded})")
        }
        DamageKind::Removed { index, recorded } => {
            format!("entry {index} was removed (recorded leaf {recorded})")
        }
        DamageKind::Added { before } => {
            format!("an entry that was never recorded stands before entry {before}")
        }
        DamageKind::Moved { index } => {
            format!("recorded as entry {index}, but stands here: the order was changed")
        }
        DamageKind::Root { size, since, entries_hold: true } => {
            format!(
                "recorded leaves were altered between entries {since} and {size}; the entries give the root"
            )
        }
        DamageKind::Root { size, since, entries_hold: false } => {
            format!(
                "the recorded leaves do not give the root: something from entry {since} to {size} was altered"
            )
        }
        DamageKind::Size { size, found, since } => {
            format!(
                "the head covers {size} entries, but {found} stand before it: entries from {since} on were added or removed"
            )
        }
        DamageKind::OtherLedger => "the head is of another ledger or hash function".to_owned(),
        DamageKind::Backwards => "the head is older or smaller than the one before it".to_owned(),
        DamageKind::NotSigned { key } => {
            format!("the head has no valid signature of the key given (fingerprint {key})")
        }
    }
}

/// Says a head in a part of a sentence.
pub(super) fn head(language: Language, head: &Head) -> String {
    let Head { origin, size, kind, time, .. } = head;
    match language {
        Language::Zh => format!("{origin}，{size} 个条目，{time}，{kind}"),
        Language::En => format!("{origin}, {size} entries, {time}, {kind}"),
    }
}
