//! `sundial restore FILE`: a copy checked, and put into an empty database of either engine.

use crate::fault::{Code, Exit, Fault, Reason};
use crate::ground::{brought, runtime, store, unusable};
use crate::installation::Installation;
use crate::terminal::{Language, Lines as _, Terminal};
use app::Actor;
use app::upkeep::copy::{Damage, DamageKind, Expected, Report, RestoreError, check, restore};
use std::fs::File;
use std::io::{self, BufReader};
use std::path::PathBuf;

/// Damage that is printed at most.
const SHOWN_MAX: usize = 40;

/// From where.
#[derive(Debug, clap::Args)]
pub(crate) struct Asked {
    /// 备份文件 / the copy
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 只检查备份，不恢复 / only check the copy
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    installation: Installation,
}

/// Puts it back, or says what is wrong with it. The keys must be there: they are not in the copy.
pub(crate) fn run(asked: &Asked, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let config = asked.installation.config()?;
    let place = asked.file.display().to_string();
    let unreadable = |error: io::Error| Fault::because(Code::FileUnreadable, &place, error);
    let (keys, ledger) = brought(&config)?;
    let expected = Expected { signed_by: Some(ledger.public()), keys: Some(keys) };
    let file = asked.file.clone();
    let open = move || File::open(&file).map(|file| BufReader::with_capacity(1 << 18, file));
    if asked.check {
        let report = check(open().map_err(unreadable)?, &expected).map_err(unreadable)?;
        terminal.print(&told(&place, &report, terminal.language))?;
        return Ok(if report.damages.is_empty() { Exit::Done } else { Exit::Red });
    }
    let runtime = runtime()?;
    let database = runtime.block_on(store(&config))?;
    let restored = runtime.block_on(restore(&database, &Actor::console(), &expected, open));
    let restored = restored.map_err(|error| match error {
        RestoreError::Read(error) => unreadable(error),
        RestoreError::Damaged(report) => {
            let lines = |language| list(&report.damages, language);
            let why = Reason::new(lines(Language::Zh), lines(Language::En));
            Fault::because(Code::CopyDamaged, &place, why)
        }
        RestoreError::Changed => Fault::because(Code::CopyDamaged, &place, error),
        RestoreError::NotEmpty => Fault::new(Code::NotEmpty, named(&config)),
        RestoreError::Refused(_) | RestoreError::Store(_) => unusable(&config, error),
    })?;
    let words = terminal.language.pick(
        "已恢复到 {d}：{e} 个条目，共 {r} 行，根与签名摘要一致\n",
        "put back into {d}: {e} entries, {r} rows in all; the root is that of the signed head\n",
    );
    let (entries, rows) = (restored.entries.to_string(), restored.rows.to_string());
    terminal.print(&words.replace("{d}", &named(&config)).replace("{e}", &entries).replace("{r}", &rows))?;
    Ok(Exit::Done)
}

/// What the database is called; its address may hold a password.
fn named(config: &crate::config::Config) -> String {
    if config.database.is_some() { "PostgreSQL".to_owned() } else { config.address() }
}

fn told(place: &str, report: &Report, language: Language) -> String {
    let mut text = String::new();
    if !report.damages.is_empty() {
        text.line(list(&report.damages, language));
        return text;
    }
    let words = language
        .pick("{f}：完整，{e} 个条目，共 {r} 行，已签名", "{f}: whole, {e} entries, {r} rows in all, signed");
    text.line(
        words
            .replace("{f}", place)
            .replace("{e}", &report.entries.to_string())
            .replace("{r}", &report.rows.to_string()),
    );
    text
}

fn list(damages: &[Damage], language: Language) -> String {
    let mut lines: Vec<String> = damages
        .iter()
        .take(SHOWN_MAX)
        .map(|damage| {
            let line = damage.line;
            let what = words(&damage.kind, language);
            match language {
                Language::Zh => format!("第 {line} 行：{what}"),
                Language::En => format!("line {line}: {what}"),
            }
        })
        .collect();
    let more = damages.len().saturating_sub(SHOWN_MAX);
    if more > 0 {
        lines.push(language.pick("另有 {n} 处", "and {n} more").replace("{n}", &more.to_string()));
    }
    lines.join("\n")
}

fn words(kind: &DamageKind, language: Language) -> String {
    let (zh, en) = match kind {
        DamageKind::NotACopy => ("不是备份".to_owned(), "this is no copy".to_owned()),
        DamageKind::Newer(version) => (
            format!("版本 {version} 由更新的程序写成"),
            format!("version {version} was written by a newer program"),
        ),
        DamageKind::Unreadable => ("无法读取".to_owned(), "it cannot be read".to_owned()),
        DamageKind::OutOfPlace => ("不在应在的位置".to_owned(), "it is not where it can be".to_owned()),
        DamageKind::Entry(index) => (
            format!("第 {index} 号条目（从 0 起）被改动"),
            format!("entry {index} (from 0) is not what was recorded"),
        ),
        DamageKind::Block(last) => (
            format!("至第 {last} 行之间有改动、删除、添加或移位"),
            format!("through line {last} something was altered, removed, added or moved"),
        ),
        DamageKind::CutOff => ("备份没有写完".to_owned(), "the copy breaks off here".to_owned()),
        DamageKind::Rows { stated, found } => (
            format!("声明 {stated} 行，实有 {found} 行"),
            format!("{stated} rows are stated, {found} are there"),
        ),
        DamageKind::Head => {
            ("账本摘要无法使用".to_owned(), "the head of the ledger cannot be used".to_owned())
        }
        DamageKind::Tree => {
            ("条目与签名摘要的根不一致".to_owned(), "the entries are not those of the signed head".to_owned())
        }
        DamageKind::NotSigned => {
            ("没有本账本密钥的签名".to_owned(), "it is not signed by the key of this ledger".to_owned())
        }
        DamageKind::OtherKey => {
            ("是在另一个主密钥下做的".to_owned(), "it was made under another master key".to_owned())
        }
    };
    language.pick(&zh, &en).to_owned()
}
