//! An installation that a command of administration works on: the settings, the store and the ground on it.

use crate::config::Config;
use crate::fault::{Code, Fault, Reason};
use crate::ground::{Ground, SystemClock, book, runtime, store, unusable};
use app::people::PeopleError;
use app::{Actor, Refusal, Role};
use ports::Place;
use sql::SqlStore;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::runtime::Runtime;

/// Which installation.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Installation {
    /// 设置文件；不写则取当前目录的 sundial.toml，没有则用默认值 / the settings; sundial.toml in this folder when not given, else what is usual
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// 数据目录，代替设置文件所写 / the data folder, instead of what the settings say
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// An installation that is open.
pub(crate) struct Opened {
    /// How it is set up.
    pub(crate) config: Config,
    /// What runs tasks.
    pub(crate) runtime: Runtime,
    /// The database.
    pub(crate) store: Arc<SqlStore>,
    /// What use cases stand on.
    pub(crate) ground: Ground,
    /// Who does it: the log names the console.
    pub(crate) console: Actor,
}

impl Installation {
    /// Reads the settings.
    pub(crate) fn config(&self) -> Result<Config, Fault> {
        let mut config = Config::find(self.config.as_deref())?;
        if let Some(data) = &self.data {
            config.move_to(data.clone());
        }
        Ok(config)
    }

    /// Opens it. The service may run meanwhile.
    pub(crate) fn open(&self) -> Result<Opened, Fault> {
        let (config, runtime) = (self.config()?, runtime()?);
        let store = Arc::new(runtime.block_on(store(&config))?);
        let book = book(&config.judging)?;
        let stores = (Arc::clone(&store) as _, Arc::clone(&store) as _);
        let ground = Ground::on(&config, Arc::new(SystemClock::new()), stores, book);
        let ground = runtime.block_on(ground)?;
        Ok(Opened { config, runtime, store, ground, console: Actor::console() })
    }
}

impl Opened {
    /// A failure about people and places.
    pub(crate) fn fault(&self, error: PeopleError) -> Fault {
        match error {
            PeopleError::Refused(refusal) => refused(&refusal),
            PeopleError::Store(_) | PeopleError::OtherKey => unusable(&self.config, error),
        }
    }
}

/// Whoever works at the machine and reads the whole log there.
pub(crate) fn reader() -> Actor {
    Actor { id: "console".to_owned(), role: Role::Auditor, place: Place::ROOT }
}

/// A refusal, with its code.
pub(crate) fn refused(refusal: &Refusal) -> Fault {
    let (zh, en) = said(refusal);
    let about = if refusal.what.is_empty() { refusal.code.code() } else { &refusal.what };
    Fault::because(Code::Refused, about, Reason::new(zh, en))
}

/// What a refusal says in both languages.
pub(crate) fn said(refusal: &Refusal) -> (String, String) {
    let (code, (zh, en), (next_zh, next_en)) =
        (refusal.code.code(), refusal.code.words(), refusal.code.next());
    (format!("{zh}（{code}）；{next_zh}"), format!("{en} ({code}); {next_en}"))
}
