//! `sundial ledger append FILE ENTRIES`: a ledger that a small office keeps by itself.

use super::file;
use crate::fault::{Code, Exit, Fault, Reason};
use crate::place::text_of;
use crate::terminal::{Terminal, now_seconds, unwritten};
use ledger::{Canonical, Check, HashKind, HeadTime, Origin, Report, SigningKey, Writer};
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;

/// What is appended to what.
#[derive(Debug, clap::Args)]
pub(crate) struct Append {
    /// 账本文件；没有则新建 / the ledger's file; made when it is not there
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 条目：每行一个 JSON 值 / entries, a JSON value on each line
    #[arg(value_name = "ENTRIES")]
    entries: PathBuf,
    /// 新账本的名称，如 ledger.example.gov.cn/permits / the name of a new ledger
    #[arg(long, value_name = "NAME")]
    origin: Option<Origin>,
    /// 新账本的哈希算法 / the hash function of a new ledger
    #[arg(long, value_name = "sm3|sha256", default_value = "sm3", value_parser = hash)]
    hash: HashKind,
    /// 用此私钥签署摘要；不写则摘要没有签名 / sign the head with this private key
    #[arg(long, value_name = "PEM")]
    key: Option<PathBuf>,
    /// 摘要的时间（UTC）；不写则为现在 / the time of the head; now when not given
    #[arg(long, value_name = "TIME")]
    at: Option<HeadTime>,
}

fn hash(name: &str) -> Result<HashKind, String> {
    HashKind::find(name).ok_or_else(|| "sm3, sha256".to_owned())
}

/// Checks what is there, then appends; a damaged ledger is not continued.
pub(crate) fn run(asked: &Append, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let place = asked.file.display().to_string();
    let key = match &asked.key {
        None => None,
        Some(path) => Some(
            SigningKey::from_pem(&text_of(path)?)
                .map_err(|error| Fault::because(Code::KeyWrong, path.display(), error))?,
        ),
    };
    let now =
        || HeadTime::from_unix_seconds(now_seconds()).ok_or_else(|| Fault::new(Code::LedgerWrong, &place));
    let time = asked.at.map_or_else(now, Ok)?;
    let (mut writer, mut text) = start(asked, &place, time)?;
    let entries = text_of(&asked.entries)?;
    for (line, entry) in (1..).zip(entries.lines()).filter(|(_, entry)| !entry.trim().is_empty()) {
        let about = format!("{}:{line}", asked.entries.display());
        let entry =
            Canonical::parse(entry).map_err(|error| Fault::because(Code::EntryWrong, about, error))?;
        text += &writer.entry(&entry);
    }
    text += &match &key {
        None => writer.head(time),
        Some(key) => {
            writer.signed_head(time, key).map_err(|error| Fault::because(Code::KeyWrong, &place, error))?
        }
    };
    let failed = |error| unwritten(&place, error);
    let mut file = OpenOptions::new().append(true).create(true).open(&asked.file).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    let words = terminal.language.pick("{f}：共 {n} 个条目\n", "{f}: {n} entries\n");
    terminal.print(&words.replace("{f}", &place).replace("{n}", &writer.size().to_string()))?;
    Ok(Exit::Done)
}

fn start(asked: &Append, place: &str, time: HeadTime) -> Result<(Writer, String), Fault> {
    let wrong = |zh: &str, en: &str| Fault::because(Code::LedgerWrong, place, Reason::new(zh, en));
    if !asked.file.exists() {
        let origin = asked
            .origin
            .clone()
            .ok_or_else(|| wrong("新账本须用 --origin 命名", "a new ledger needs a name: --origin"))?;
        let writer = Writer::start(origin, asked.hash);
        let header = writer.header();
        return Ok((writer, header));
    }
    let mut check = Check::new(Vec::new());
    file::lines(&asked.file, |line| check.line(line))?;
    let Report { header, tree, good, damages, .. } = check.finish();
    let Some(header) = header.filter(|_| damages.is_empty()) else {
        return Err(Fault::new(Code::LedgerDamaged, place));
    };
    if good.is_some_and(|good| good.head.time > time) {
        return Err(wrong("摘要的时间早于前一个摘要", "the head would be older than the one before it"));
    }
    Ok((Writer::resume(header, tree), String::new()))
}
