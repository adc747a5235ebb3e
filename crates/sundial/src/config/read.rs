//! From the text of a file to how the service is set up.

use super::nearest::nearest;
use super::settings::{SECTIONS, SETTINGS};
use super::{Config, Form, Level, Part};
use crate::fault::{Code, Fault, Reason};
use crate::place::text_of;
use crate::terminal::secret;
use serde::Deserialize;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::DeTable;
use web::{Limits, Rate, Reached};

/// The variable of the address of the database, where it holds a password.
const DATABASE: &str = "SUNDIAL_DATABASE";
/// A year: so long browsers come over TLS only, once they did.
const HSTS_SECONDS: u32 = 31_536_000;

/// The form of the file. Which keys there are is checked before, so that the message can name what was meant.
#[derive(Debug, Default, Deserialize)]
struct File {
    data: Option<PathBuf>,
    database: Option<Spanned<String>>,
    part: Option<Part>,
    #[serde(default)]
    listen: Listen,
    #[serde(default)]
    judging: Judged,
    #[serde(default)]
    keys: Keys,
    #[serde(default)]
    log: Log,
    #[serde(default)]
    limits: Limited,
}

#[derive(Debug, Default, Deserialize)]
struct Listen {
    address: Option<Spanned<String>>,
    metrics: Option<Spanned<String>>,
    reached: Option<By>,
    hsts_seconds: Option<u32>,
    proxies: Option<u8>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum By {
    #[default]
    Plain,
    Tls,
}

#[derive(Debug, Default, Deserialize)]
struct Judged {
    pack: Option<String>,
    items: Option<PathBuf>,
    #[serde(default)]
    divisions: Vec<String>,
    organisation: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Keys {
    personal: Option<PathBuf>,
    ledger: Option<PathBuf>,
    origin: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
struct Log {
    level: Option<Level>,
    format: Option<Form>,
}

#[derive(Debug, Default, Deserialize)]
struct Limited {
    waiting_events: Option<NonZeroU32>,
    forms_per_minute: Option<u32>,
    look_ups_per_minute: Option<u32>,
    calls_per_minute: Option<u32>,
    shutdown_seconds: Option<u32>,
}

/// What is wrong, in both languages, and where.
type Wrong = (Range<usize>, String, String);

impl Config {
    /// Reads the file that is named; else the usual one where it is there; else takes what is usual.
    ///
    /// # Errors
    /// A fault with the line, and what may have been meant.
    pub(crate) fn find(named: Option<&Path>) -> Result<Config, Fault> {
        let usual = Path::new(super::USUAL);
        let file = named.or_else(|| usual.is_file().then_some(usual));
        let mut config = match file {
            None => Config::usual(Path::new("")),
            Some(file) => {
                let folder = file.parent().unwrap_or(Path::new(""));
                Config::parse(folder, &text_of(file)?).map_err(|(line, reason)| told(file, line, &reason))?
            }
        };
        if let Some(address) = secret(DATABASE) {
            let scheme = |address: &str| address.starts_with("postgres");
            if !scheme(&address) {
                let reason = Reason::new("应以 postgres:// 开头", "it must begin with postgres://");
                return Err(Fault::because(Code::ConfigWrong, DATABASE, reason));
            }
            config.database = Some(address);
        }
        Ok(config)
    }

    /// Reads the text of a file that lies in a folder; `Err` has the line and what is wrong there.
    pub(super) fn parse(folder: &Path, text: &str) -> Result<Config, (usize, Reason)> {
        let located = |(span, zh, en): Wrong| {
            let before = text.get(..span.start).unwrap_or("");
            (1 + before.matches('\n').count(), Reason::new(zh, en))
        };
        let of_toml = |error: toml::de::Error| {
            let (span, message) = (error.span().unwrap_or(0..0), error.message().to_owned());
            located((span, message.clone(), message))
        };
        let table = DeTable::parse(text).map_err(of_toml)?;
        known_keys(table.get_ref(), "").map_err(located)?;
        let file: File = toml::from_str(text).map_err(of_toml)?;
        fill(folder, file).map_err(located)
    }
}

fn told(file: &Path, line: usize, reason: &Reason) -> Fault {
    let at = format!("{}:{line}: ", file.display());
    Fault::because(Code::ConfigWrong, file.display(), reason.after(&at))
}

/// Refuses keys that nobody reads.
fn known_keys(table: &DeTable<'_>, section: &str) -> Result<(), Wrong> {
    for (key, value) in table {
        let (name, span) = (key.get_ref().as_ref(), key.span());
        let inner = value.get_ref().as_table().filter(|_| section.is_empty());
        let is_section = SECTIONS.iter().any(|(known, ..)| *known == name);
        match inner {
            Some(inner) if is_section => known_keys(inner, name)?,
            _ if is_section && section.is_empty() => return Err(no_section(name, span)),
            _ if SETTINGS.iter().any(|known| known.section == section && known.key == name) => {}
            _ => return Err(unknown(name, section, span)),
        }
    }
    Ok(())
}

fn no_section(name: &str, span: Range<usize>) -> Wrong {
    (span, format!("“{name}”是分节，写作 [{name}]"), format!("\"{name}\" is a section; write it as [{name}]"))
}

fn unknown(name: &str, section: &str, span: Range<usize>) -> Wrong {
    let here = SETTINGS.iter().filter(|known| known.section == section).map(|known| known.key);
    let sections = SECTIONS.iter().map(|(known, ..)| *known).filter(|_| section.is_empty());
    let names: Vec<&str> = here.chain(sections).collect();
    let elsewhere = SETTINGS.iter().find(|known| known.key == name && known.section != section);
    let (zh, en) = match (elsewhere, nearest(name, names.iter().copied())) {
        (Some(known), _) if known.section.is_empty() => {
            ("它应写在所有分节之前".to_owned(), "it belongs before all sections".to_owned())
        }
        (Some(known), _) => {
            (format!("它应写在 [{}] 中", known.section), format!("it belongs into [{}]", known.section))
        }
        (None, Some(meant)) => (format!("是否指“{meant}”？"), format!("did you mean \"{meant}\"?")),
        (None, None) => {
            (format!("此处可写：{}", names.join("、")), format!("here may stand: {}", names.join(", ")))
        }
    };
    (span, format!("不认识的设置“{name}”；{zh}"), format!("unknown setting \"{name}\"; {en}"))
}

fn fill(folder: &Path, file: File) -> Result<Config, Wrong> {
    let File { data, database, part, listen, judging, keys, log, limits } = file;
    let mut config = Config::usual(folder);
    if let Some(data) = data {
        config.move_to(folder.join(data));
    }
    if let Some(database) = database {
        config.database = Some(server(database)?);
    }
    config.part = part.unwrap_or_default();
    if let Some(address) = listen.address {
        config.listen = socket(&address)?;
    }
    if let Some(metrics) = listen.metrics {
        config.metrics = if metrics.get_ref() == "off" { None } else { Some(socket(&metrics)?) };
    }
    config.proxies = listen.proxies.unwrap_or_default();
    config.reached = match listen.reached.unwrap_or_default() {
        By::Plain => Reached::Plain,
        By::Tls => Reached::Tls { hsts_seconds: listen.hsts_seconds.unwrap_or(HSTS_SECONDS) },
    };
    if let Some(pack) = judging.pack {
        config.judging.pack = from(folder, pack);
    }
    config.judging.items = judging.items.map(|items| folder.join(items));
    config.judging.divisions = judging.divisions.into_iter().map(|name| from(folder, name)).collect();
    config.judging.organisation = judging.organisation.map(|name| from(folder, name));
    config.personal_key = keys.personal.map_or(config.personal_key, |file| folder.join(file));
    config.ledger_key = keys.ledger.map_or(config.ledger_key, |file| folder.join(file));
    if let Some(origin) = keys.origin {
        let wrong = |_| {
            let (zh, en) =
                ("账本名称不能为空，不能有空白或加号", "a name of a ledger has no blanks and no plus");
            (origin.span(), zh.to_owned(), en.to_owned())
        };
        config.origin = origin.get_ref().parse().map_err(wrong)?;
    }
    config.level = log.level.unwrap_or_default();
    config.form = log.format.unwrap_or_default();
    limit(&mut config, &limits);
    Ok(config)
}

fn limit(config: &mut Config, limits: &Limited) {
    config.waiting_events = limits.waiting_events.map_or(config.waiting_events, NonZeroU32::get);
    config.shutdown_seconds = limits.shutdown_seconds.unwrap_or(config.shutdown_seconds);
    let Limits { doors, look_ups, callers } = &mut config.limits;
    let set = [
        (doors, limits.forms_per_minute),
        (look_ups, limits.look_ups_per_minute),
        (callers, limits.calls_per_minute),
    ];
    for (rate, asked) in set {
        let Some(per_minute) = asked else { continue };
        // As much at once, in proportion, as is usual.
        let at_once = u64::from(rate.at_once) * u64::from(per_minute) / u64::from(rate.per_minute.max(1));
        let at_once = u32::try_from(at_once).unwrap_or(u32::MAX).max(1);
        *rate = Rate { per_minute, at_once };
    }
}

/// A shipped name stays; a file is meant from the folder.
fn from(folder: &Path, name: String) -> String {
    let is_file = name.contains(['/', '\\', '.']);
    if is_file { folder.join(name).display().to_string() } else { name }
}

fn socket(text: &Spanned<String>) -> Result<SocketAddr, Wrong> {
    let wrong = |_| {
        let (said, usual) = (text.get_ref(), "127.0.0.1:8720");
        let zh = format!("“{said}”不是监听地址；写作 {usual}");
        (text.span(), zh, format!("\"{said}\" is no address; write it like {usual}"))
    };
    text.get_ref().parse().map_err(wrong)
}

fn server(text: Spanned<String>) -> Result<String, Wrong> {
    let span = text.span();
    let text = text.into_inner();
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        return Ok(text);
    }
    let zh = "数据库地址应以 postgres:// 开头；使用 SQLite 时请去掉这一行".to_owned();
    Err((span, zh, "it must begin with postgres://; leave the line out for SQLite".to_owned()))
}
