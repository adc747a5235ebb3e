//! How the service is set up: a TOML file, every line of which may be left out, and secrets from the environment.
//!
//! - `settings` is the list of what can be set, with its words; the sample is written from it, and unknown keys are
//!   told by it.
//! - `read` turns a file into a [`Config`]. Paths in a file are meant from where the file lies.
//!
//! Opens nothing and makes nothing.

mod nearest;
mod read;
mod sample;
mod settings;
#[cfg(test)]
mod tests;

pub(crate) use sample::sample;

use ledger::Origin;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use web::{Limits, Reached};

/// The file that is read where nobody names one and it is there.
pub(crate) const USUAL: &str = "sundial.toml";

/// What one process does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Part {
    /// Answers requests and does what time demands.
    #[default]
    All,
    /// Answers requests only.
    Web,
    /// Does what time demands only.
    Worker,
}

impl Part {
    /// Returns whether it answers requests.
    pub(crate) const fn answers(self) -> bool {
        matches!(self, Part::All | Part::Web)
    }

    /// Returns whether it does what time demands.
    pub(crate) const fn works(self) -> bool {
        matches!(self, Part::All | Part::Worker)
    }
}

/// How much is told of what happens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// Somebody must act.
    Error,
    /// It went on, but worse.
    Warn,
    /// The service did something.
    #[default]
    Info,
    /// For whoever mends the program.
    Debug,
}

/// In which form it is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Form {
    /// Lines for people.
    #[default]
    Text,
    /// A JSON object on each line.
    Json,
}

/// How the service is set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Config {
    /// The folder of the database and the keys.
    pub(crate) data: PathBuf,
    /// `postgres://…`; SQLite in the data folder where there is none. May hold a password: never shown.
    pub(crate) database: Option<String>,
    /// What this process does.
    pub(crate) part: Part,
    /// Where requests come in.
    pub(crate) listen: SocketAddr,
    /// Where figures are fetched; nowhere when off.
    pub(crate) metrics: Option<SocketAddr>,
    /// How browsers reach it.
    pub(crate) reached: Reached,
    /// How many proxies in front of it add an address to `X-Forwarded-For`.
    pub(crate) proxies: u8,
    /// By what matters are judged.
    pub(crate) judging: Judging,
    /// Where the key of personal data lies.
    pub(crate) personal_key: PathBuf,
    /// Where the key lies that signs heads of the ledger.
    pub(crate) ledger_key: PathBuf,
    /// Whose ledger it is.
    pub(crate) origin: Origin,
    /// How much is told.
    pub(crate) level: Level,
    /// In which form.
    pub(crate) form: Form,
    /// Events that wait to be written at most; further ones are refused for the moment.
    pub(crate) waiting_events: u32,
    /// How often somebody may come.
    pub(crate) limits: Limits,
    /// How long open requests are waited for when the service ends.
    pub(crate) shutdown_seconds: u32,
}

/// By what matters are judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Judging {
    /// A shipped rule pack, or the file of one; the pack of the statutes where empty.
    pub(crate) pack: String,
    /// The file of the service items.
    pub(crate) items: Option<PathBuf>,
    /// Calendars of divisions, shipped or files.
    pub(crate) divisions: Vec<String>,
    /// Calendar and hours of the organisation, shipped or a file.
    pub(crate) organisation: Option<String>,
}

impl Config {
    /// Returns how the service is set up where nothing is said, with paths meant from a folder.
    pub(crate) fn usual(folder: &Path) -> Config {
        let data = folder.join("sundial-data");
        Config {
            database: None,
            part: Part::default(),
            listen: (Ipv4Addr::LOCALHOST, 8720).into(),
            metrics: Some((Ipv4Addr::LOCALHOST, 8721).into()),
            reached: Reached::Plain,
            proxies: 0,
            judging: Judging { pack: crate::pack::DEFAULT.to_owned(), ..Judging::default() },
            personal_key: data.join("personal.key"),
            ledger_key: data.join("ledger.key"),
            origin: "sundial.localhost/ledger".parse().expect("a name without blanks"),
            level: Level::default(),
            form: Form::default(),
            waiting_events: app::intake::WAITING_MAX,
            limits: Limits::default(),
            shutdown_seconds: 20,
            data,
        }
    }

    /// Puts data and keys into another folder than the file says; keys that were given a place of their own stay.
    pub(crate) fn move_to(&mut self, data: PathBuf) {
        for key in [&mut self.personal_key, &mut self.ledger_key] {
            if let Ok(name) = key.strip_prefix(&self.data) {
                *key = data.join(name);
            }
        }
        self.data = data;
    }

    /// Returns the address of the database.
    pub(crate) fn address(&self) -> String {
        let file = || self.data.join("sundial.db").display().to_string();
        self.database.clone().unwrap_or_else(file)
    }
}
