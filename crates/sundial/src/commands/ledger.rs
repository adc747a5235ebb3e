//! `sundial ledger …`: a ledger's file and receipts, offline. What is checked, `ledger` checks.

mod append;
mod export;
mod file;
mod head;
mod key;
mod prove;
mod receipt;
mod verify;
mod words;

use crate::fault::{Exit, Fault};
use crate::terminal::Terminal;

/// What is asked of a ledger.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Ledger {
    /// 核对账本文件：逐条指出被改动、删除、添加、移位的条目 / check a ledger's file and name each damaged entry
    Verify(verify::Verify),
    /// 为一个条目出具凭据，或为两个摘要出具一致性证明 / a receipt for an entry, or a proof that ties two heads
    Prove(prove::Prove),
    /// 核对凭据或一致性证明，无需联网 / check a receipt or a proof of consistency, offline
    CheckReceipt(receipt::CheckReceipt),
    /// 打印账本摘要，可张贴、登报 / print a head, to be published
    Head(head::HeadOf),
    /// 把条目（每行一个 JSON）追加到账本文件，并签署摘要 / append entries to a ledger's file and sign a head
    Append(append::Append),
    /// 从数据库导出账本，供离线核对 / export the ledger of the database, to be checked offline
    Export(export::Export),
    /// 生成一对 SM2 密钥 / make a pair of SM2 keys
    Key(key::Key),
}

/// Answers.
pub(crate) fn run(asked: &Ledger, terminal: &mut Terminal) -> Result<Exit, Fault> {
    match asked {
        Ledger::Verify(asked) => verify::run(asked, terminal),
        Ledger::Prove(asked) => prove::run(asked, terminal),
        Ledger::CheckReceipt(asked) => receipt::run(asked, terminal),
        Ledger::Head(asked) => head::run(asked, terminal),
        Ledger::Append(asked) => append::run(asked, terminal),
        Ledger::Export(asked) => export::run(asked, terminal),
        Ledger::Key(asked) => key::run(asked, terminal),
    }
}
