//! `sundial ledger check-receipt FILE`: what a citizen runs at home.

use super::{file, words};
use crate::fault::{Code, Exit, Fault, zh_of};
use crate::place::text_of;
use crate::terminal::{Ink, Language, Lines as _, Terminal};
use ledger::{Extension, Receipt, ReceiptError, SignedHead};
use serde_json::value::RawValue;
use std::path::PathBuf;

/// Which receipt, and whose signature.
#[derive(Debug, clap::Args)]
pub(crate) struct CheckReceipt {
    /// 凭据（可多份成组）或一致性证明 / a receipt, a list of receipts, or a proof of consistency
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 摘要须有此公钥的签名，可多次 / heads must be signed by this key; may be repeated
    #[arg(long, value_name = "PEM")]
    key: Vec<PathBuf>,
}

/// Checks it and says what is proved.
pub(crate) fn run(asked: &CheckReceipt, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let keys = file::keys(&asked.key)?;
    let text = text_of(&asked.file)?;
    let language = terminal.language;
    let Shown { claims, heads, checked } = read(text.trim(), language)
        .map_err(|error| Fault::because(Code::ReceiptUnreadable, asked.file.display(), error))?;
    let mut page = String::new();
    claims.into_iter().for_each(|claim| page.line(claim));
    for SignedHead { head, .. } in &heads {
        page.line(language.pick("账本摘要：", "head: ").to_owned() + &words::head(language, head));
    }
    let unsigned = keys.iter().any(|key| heads.iter().any(|head| !head.is_signed_by(key)));
    let (ink, verdict, exit) = match checked {
        Err(error) => {
            let why = language.pick(&zh_of(error.clone()), &error.to_string()).to_owned();
            (Ink::Bad, language.pick("✗ 不实：", "✗ false: ").to_owned() + &why, Exit::Red)
        }
        Ok(()) if unsigned => (
            Ink::Bad,
            language
                .pick(
                    "✗ 与摘要相符，但摘要没有所给密钥的有效签名",
                    "✗ it fits its head, but the head is not signed by the key given",
                )
                .to_owned(),
            Exit::Red,
        ),
        Ok(()) if keys.is_empty() => (
            Ink::Warn,
            language
                .pick(
                    "✓ 与摘要相符；签名未核对，请用 --key 给出机关公布的公钥",
                    "✓ it fits its head; the signature was not checked: give the published key with --key",
                )
                .to_owned(),
            Exit::Done,
        ),
        Ok(()) => (Ink::Good, language.pick("✓ 属实，签名有效", "✓ true, and signed").to_owned(), Exit::Done),
    };
    page.line(terminal.style.ink(ink, &verdict));
    terminal.print(&page)?;
    Ok(exit)
}

/// What a file says, and whether it holds.
struct Shown {
    claims: Vec<String>,
    heads: Vec<SignedHead>,
    checked: Result<(), ReceiptError>,
}

/// Reads a receipt, the receipts of a whole matter as the service gives them, or a proof of consistency.
fn read(text: &str, language: Language) -> Result<Shown, ReceiptError> {
    if text.contains("\"extension\"") && !text.contains("\"receipt\"") {
        let extension: Extension = text.parse()?;
        let claim = language.pick("自 {o} 个条目起只增不改", "since {o} entries the ledger only grew");
        let claim = claim.replace("{o}", &extension.old.head.size.to_string());
        let checked = extension.check();
        return Ok(Shown { claims: vec![claim], heads: vec![extension.old, extension.new], checked });
    }
    let mut shown = Shown { claims: Vec::new(), heads: Vec::new(), checked: Ok(()) };
    // What is no list of texts is one receipt, or none, which it says itself.
    let several: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
    let texts = if several.is_empty() { vec![text] } else { several.iter().map(|one| one.get()).collect() };
    for text in texts {
        let receipt: Receipt = text.parse()?;
        let claim = language.pick("条目 {i}：{e}", "entry {i}: {e}");
        let claim = claim.replace("{i}", &receipt.proof.index.to_string());
        shown.claims.push(claim.replace("{e}", receipt.entry.as_str()));
        shown.checked = shown.checked.and_then(|()| receipt.check());
        if !shown.heads.contains(&receipt.head) {
            shown.heads.push(receipt.head);
        }
    }
    Ok(shown)
}
