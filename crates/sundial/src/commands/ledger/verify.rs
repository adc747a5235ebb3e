//! `sundial ledger verify FILE`: everything that is wrong with a ledger's file.

use super::{file, words};
use crate::fault::{Exit, Fault};
use crate::terminal::{Ink, Lines as _, Terminal};
use ledger::{Check, Report};
use std::path::PathBuf;

/// How many damages are listed.
const LISTED: usize = 50;

/// Which file, and whose signatures.
#[derive(Debug, clap::Args)]
pub(crate) struct Verify {
    /// 账本文件 / the ledger's file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 每个摘要都须有此公钥的签名，可多次 / every head must be signed by this key; may be repeated
    #[arg(long, value_name = "PEM")]
    key: Vec<PathBuf>,
}

/// Reads the file once and says what was found.
pub(crate) fn run(asked: &Verify, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let mut check = Check::new(file::keys(&asked.key)?);
    file::lines(&asked.file, |line| check.line(line))?;
    let report = check.finish();
    let text = page(terminal, &report, asked.key.is_empty());
    terminal.print(&text)?;
    Ok(if report.damages.is_empty() { Exit::Done } else { Exit::Red })
}

fn page(terminal: &Terminal, report: &Report, unkeyed: bool) -> String {
    let language = terminal.language;
    let mut text = String::new();
    let counts = language.pick("{e} 个条目，{h} 个摘要", "{e} entries, {h} heads");
    text.line(counts.replace("{e}", &report.entries.to_string()).replace("{h}", &report.heads.to_string()));
    if let Some(good) = &report.good {
        text.line(
            language.pick("最后一个正确的摘要：", "last head that is right: ").to_owned()
                + &words::head(language, &good.head),
        );
    }
    if report.uncovered > 0 {
        let open = language
            .pick("{} 个条目尚未被正确的摘要覆盖", "{} entries are not covered by a head that is right");
        text.line(open.replace("{}", &report.uncovered.to_string()));
    }
    if unkeyed && report.heads > 0 {
        text.line(language.pick(
            "签名未核对：用 --key 给出机关公布的公钥",
            "signatures were not checked: give the published key with --key",
        ));
    }
    for damage in report.damages.iter().take(LISTED) {
        let line = words::damage(language, damage);
        text.line(format!("{} {line}", terminal.style.ink(Ink::Bad, "✗")));
    }
    let more = report.damages.len().saturating_sub(LISTED) as u64 + report.unlisted;
    if more > 0 {
        text.line(language.pick("……另有 {} 处", "… and {} more").replace("{}", &more.to_string()));
    }
    let (ink, word) = if report.damages.is_empty() {
        (Ink::Good, language.pick("✓ 完好", "✓ sound"))
    } else {
        (Ink::Bad, language.pick("✗ 账本已受损", "✗ the ledger is damaged"))
    };
    text.line(terminal.style.ink(ink, word));
    text
}
