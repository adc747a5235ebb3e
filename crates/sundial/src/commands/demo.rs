//! `sundial demo`: a made-up city to look at, with nothing to set up.

use super::simulate::city;
use crate::config::{Config, Level};
use crate::demo::{PASSWORD, Shown, Staged};
use crate::fault::{Code, Exit, Fault};
use crate::ground::runtime;
use crate::serve::begin_lines;
use crate::terminal::{Language, Lines as _, Terminal, left};
use sim::City;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::Instant;

/// What is shown.
#[derive(Debug, clap::Args)]
pub(crate) struct Demo {
    /// 城市：ezhou、changsha、wuhai，或城市包文件 / a shipped city, or the file of a city pack
    #[arg(long, value_name = "CITY|FILE", default_value = "ezhou")]
    city: String,
    /// 端口（只在本机监听），0 为任意空闲端口 / the port, on this machine only; 0 for any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8720)]
    port: u16,
    /// 一分钟过几个工作日 / working days in a minute
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    speed: u32,
    /// 一年的办件数 / cases of a year
    #[arg(long, value_name = "N", default_value_t = 8_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    cases: u32,
    /// 种子：相同的种子得到相同的城市 / the seed: the same gives the same city
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// 数据目录；不写则用临时目录，结束时删除 / the data folder; a temporary one, removed at the end, when not given
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// Makes the city, lets it live until the system asks the process to end.
pub(crate) fn run(asked: &Demo, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let begun = Instant::now();
    let staged = Staged::new(city(&asked.city)?, (asked.cases, asked.seed), asked.speed)?;
    // Removed when it is dropped, after everything has ended.
    let temporary = match asked.data {
        Some(_) => None,
        None => {
            let made = tempfile::Builder::new().prefix("sundial-demo-").tempdir();
            Some(made.map_err(|error| Fault::because(Code::FolderUnusable, "-", error))?)
        }
    };
    let folder = temporary.as_ref().map(|folder| folder.path().to_owned());
    let mut config = config(asked.data.clone().or(folder).unwrap_or_default(), asked.port);
    config.level = Level::Warn;
    begin_lines(&config);
    let runtime = runtime()?;
    let lived = runtime.block_on(staged.live(&config, begun, |city, shown| {
        terminal.print(&told(terminal.language, asked.speed, (city, shown)))?;
        terminal.flush()
    }));
    runtime.shutdown_background();
    lived.map(|()| Exit::Done)
}

/// On this machine only: its log-ins are printed.
fn config(data: PathBuf, port: u16) -> Config {
    let mut config = Config::usual(&data);
    config.move_to(data);
    config.listen = (Ipv4Addr::LOCALHOST, port).into();
    config.metrics = None;
    config
}

/// What whoever started it is told.
fn told(language: Language, speed: u32, (city, shown): (&City, &Shown)) -> String {
    let mut text = String::new();
    let address = shown.begun.listen.map(|address| address.to_string()).unwrap_or_default();
    text.line(language.of(&city.name).to_owned() + language.comma() + language.pick("演示", "a demo"));
    text.line(language.pick("地址  ", "open  ").to_owned() + &format!("http://{address}/"));
    text.line(
        language.pick("口令  ", "password  ").to_owned()
            + PASSWORD
            + &language.brackets(
                language.pick("所有账户相同，仅供本机演示", "the same for all, on this machine only"),
            ),
    );
    for login in &shown.logins {
        let role = language.pick(login.role.zh(), login.role.code());
        text.line(format!("  {}  {}  {}", left(login.name, 10), left(role, 18), login.place));
    }
    text.line(
        language.pick("令牌  ", "token  ").to_owned()
            + &shown.token
            + &language.brackets(language.pick("供系统收发，见 README", "for systems, see the README")),
    );
    let words = language.pick(
        "历史  {events} 个事件；此刻为 {now}，每分钟过 {speed} 个工作日",
        "past  {events} events; it is {now}, and a minute takes {speed} working days",
    );
    let words = words.replace("{events}", &shown.events.to_string());
    text.line(words.replace("{now}", &shown.now.to_string()).replace("{speed}", &speed.to_string()));
    let seconds = format!("{}.{}", shown.took.as_secs(), shown.took.subsec_millis() / 100);
    let words = language.pick("已就绪，用时 {s} 秒；按 Ctrl-C 停止", "ready after {s} s; Ctrl-C ends it");
    text.line(words.replace("{s}", &seconds));
    text
}
