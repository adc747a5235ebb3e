//! `sundial serve`: the service.

use crate::config::{Config, sample};
use crate::fault::{Exit, Fault};
use crate::ground::{SystemClock, runtime};
use crate::serve::{Begun, begin_lines, serve_until_asked};
use crate::terminal::{Language, Lines as _, Terminal};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// How it is set up.
#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// 设置文件；不写则取当前目录的 sundial.toml，没有则用默认值 / the settings; sundial.toml in this folder when not given, else what is usual
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// 数据目录，代替设置文件所写 / the data folder, instead of what the settings say
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// 监听地址，代替设置文件所写 / where it listens, instead of what the settings say
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// 只打印设置样本 / only print a sample of the settings
    #[arg(long)]
    sample: bool,
}

/// Runs it until it is asked to end.
pub(crate) fn run(asked: &Serve, terminal: &mut Terminal) -> Result<Exit, Fault> {
    if asked.sample {
        terminal.print(&sample())?;
        return Ok(Exit::Done);
    }
    let mut config = Config::find(asked.config.as_deref())?;
    if let Some(data) = &asked.data {
        config.move_to(data.clone());
    }
    config.listen = asked.listen.unwrap_or(config.listen);
    begin_lines(&config);
    let runtime = runtime()?;
    let served = runtime.block_on(serve_until_asked(&config, Arc::new(SystemClock::new()), |begun| {
        terminal.print(&told(&config, terminal.language, begun))?;
        terminal.flush()
    }));
    // What still blocks on a database that does not answer is left.
    runtime.shutdown_background();
    served.map(|()| Exit::Done)
}

/// What whoever started it is told, once.
fn told(config: &Config, language: Language, begun: &Begun) -> String {
    let mut text = String::new();
    let store = if config.database.is_some() { "PostgreSQL".to_owned() } else { config.address() };
    text.line(language.pick("数据库    ", "database  ").to_owned() + &store);
    text.line(language.pick("依据      ", "judged by ").to_owned() + &begun.edition);
    if let Some(address) = begun.listen {
        text.line(language.pick("接口      ", "listens   ").to_owned() + &format!("http://{address}"));
    }
    if let Some(address) = begun.metrics {
        text.line(
            language.pick("运行指标  ", "figures   ").to_owned() + &format!("http://{address}/metrics"),
        );
    }
    if let Some(invitation) = &begun.invitation {
        let words = language.pick(
            "管理员    {login}，邀请码 {secret}，有效至 {until}；只显示这一次，在 /invitation 用它设置口令",
            "admin     {login}, invitation {secret}, until {until}; shown this once: choose a password with it at /invitation",
        );
        text.line(
            words
                .replace("{login}", &invitation.login)
                .replace("{secret}", &invitation.secret)
                .replace("{until}", &invitation.ends_at.to_string()),
        );
    }
    text.line(language.pick("已就绪，按 Ctrl-C 停止", "ready; Ctrl-C ends it"));
    text
}
