//! `sundial ledger key --out FILE`: a pair of keys.

use crate::fault::{Code, Exit, Fault};
use crate::terminal::{Terminal, random, unwritten, write_secret};
use ledger::SigningKey;
use std::path::PathBuf;

/// Where the keys go.
#[derive(Debug, clap::Args)]
pub(crate) struct Key {
    /// 私钥文件；公钥写在旁边，加 .pub / the private key; the public key lies beside it with .pub
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Draws a key, writes both parts, and never over a file that is there.
pub(crate) fn run(asked: &Key, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let place = asked.out.display().to_string();
    let wrong = |error| Fault::because(Code::KeyWrong, &place, error);
    let key = SigningKey::from_random(&random()?).map_err(wrong)?;
    write_secret(&asked.out, &key.to_pem().map_err(wrong)?)?;
    let beside = format!("{place}.pub");
    std::fs::write(&beside, key.public().to_pem()).map_err(|error| unwritten(&beside, error))?;
    let words = terminal.language.pick(
        "私钥：{s}（妥善保管，不要外传）\n公钥：{p}（公布）\n公钥指纹（SM3）：{f}\n",
        "private key: {s} (keep it from everybody)\npublic key: {p} (publish it)\nfingerprint of the public key (SM3): {f}\n",
    );
    let fingerprint = key.public().fingerprint().to_string();
    terminal.print(&words.replace("{s}", &place).replace("{p}", &beside).replace("{f}", &fingerprint))?;
    Ok(Exit::Done)
}
