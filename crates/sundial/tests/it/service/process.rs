//! Starting the service, telling it to end, killing it.

use super::http::{Answer, ask};
use crate::run::root;
use app::people::Keys;
use app::people::account::token::{Token, add};
use app::{Actor, People, Role};
use ports::mem::{FixedClock, SeededRandom};
use sql::SqlStore;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::thread::JoinHandle;

/// How a service is set up: a folder of its own, a settings file in it, any free port.
#[derive(Debug)]
pub(crate) struct Setup {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) database: Option<String>,
}

/// A service that runs.
pub(crate) struct Service {
    child: Child,
    /// Where it listens.
    pub(crate) address: String,
    /// Where its figures are.
    pub(crate) figures: String,
    /// What it said before it was ready.
    pub(crate) said: String,
    lines: Option<JoinHandle<String>>,
}

impl Setup {
    /// On SQLite, with the items of the example.
    pub(crate) fn sqlite() -> Setup {
        Setup::with(None)
    }

    /// On a database of PostgreSQL.
    pub(crate) fn postgres(address: String) -> Setup {
        Setup::with(Some(address))
    }

    fn with(database: Option<String>) -> Setup {
        let setup = Setup { folder: tempfile::tempdir().expect("a folder"), database };
        setup.write("");
        setup
    }

    /// Writes the settings, with further lines at their end.
    pub(crate) fn write(&self, more: &str) {
        let database = self.database.as_ref().map(|address| format!("database = \"{address}\"\n"));
        let items = root().join("examples/permits.items.toml");
        let text = format!(
            "{}[listen]\naddress = \"127.0.0.1:0\"\nmetrics = \"127.0.0.1:0\"\n[judging]\nitems = \"{}\"\n{more}",
            database.unwrap_or_default(),
            items.display()
        );
        std::fs::write(self.config(), text).expect("it is written");
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.folder.path().join("sundial.toml")
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("sundial-data")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sundial"));
        command.args(["serve", "--lang", "en", "--config"]).arg(self.config());
        command
    }

    /// Starts it and returns when it says that it is ready.
    pub(crate) fn start(&self) -> Service {
        Service::of(self.command())
    }

    /// Starts it under a shell that sets limits first.
    pub(crate) fn start_under(&self, limits: &str) -> Service {
        let mut command = Command::new("sh");
        let line = format!("{limits}; exec \"$@\"");
        command.args(["-c", &line, "sh", env!("CARGO_BIN_EXE_sundial")]);
        command.args(["serve", "--lang", "en", "--config"]).arg(self.config());
        Service::of(command)
    }

    /// Makes a token, as whoever works at the machine with the database and the key in hand.
    pub(crate) fn token(&self, name: &str, role: Role) -> String {
        self.token_at(name, role, "2026-01-05T09:00:00+08:00")
    }

    /// The same by a clock that tells some instant.
    pub(crate) fn token_at(&self, name: &str, role: Role, now: &str) -> String {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let path = self.data().join("sundial.db").display().to_string();
        let address = self.database.clone().unwrap_or(path);
        let key = std::fs::read_to_string(self.data().join("personal.key")).expect("a service has begun");
        runtime.block_on(async {
            let people = People {
                directory: Arc::new(SqlStore::open(&address).await.expect("it opens")),
                clock: Arc::new(FixedClock::at(now.parse().expect("an instant"))),
                random: Arc::new(SeededRandom::from_seed(name.bytes().map(u64::from).sum())),
                keys: Keys::parse(&key).expect("a key"),
            };
            let place = "430000/430100".parse().expect("a place");
            let from = "2026-01-01".parse().expect("a day");
            let token = Token { v: 1, role, place, from, through: None, revoked: false };
            add(&people, &Actor::console(), name, token).await.expect("it may be made").secret
        })
    }
}

/// Runs a service that is not to begin, and returns how it ended and what it said.
pub(crate) fn refused(config: &Path) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_sundial"))
        .args(["serve", "--lang", "en", "--config"])
        .arg(config)
        .output()
        .expect("the binary was built for this test");
    (output.status.code(), String::from_utf8(output.stderr).expect("messages are UTF-8"))
}

impl Service {
    /// Starts what says that it is ready.
    pub(crate) fn of(mut command: Command) -> Service {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut stderr = child.stderr.take().expect("it speaks");
        let lines = std::thread::spawn(move || {
            let mut text = String::new();
            drop(stderr.read_to_string(&mut text));
            text
        });
        let mut service = Service {
            address: String::new(),
            figures: String::new(),
            said: String::new(),
            lines: Some(lines),
            child,
        };
        let mut out = BufReader::new(service.child.stdout.take().expect("it speaks"));
        let mut line = String::new();
        while !service.said.contains("ready") {
            line.clear();
            if out.read_line(&mut line).expect("text") == 0 {
                panic!("it did not begin: {}", service.lines());
            }
            service.said.push_str(&line);
        }
        let after = |word: &str| {
            let line = service.said.lines().find_map(|line| line.strip_prefix(word));
            line.unwrap_or("").trim().trim_start_matches("http://").trim_end_matches("/metrics").to_owned()
        };
        let listens = after("listens") + &after("open");
        (service.address, service.figures) = (listens.trim_end_matches('/').to_owned(), after("figures"));
        service
    }

    /// Asks it.
    pub(crate) fn ask(&self, what: &str, token: &str, body: &str) -> Answer {
        ask(&self.address, what, token, body).expect("it answers")
    }

    /// Its figures as text.
    pub(crate) fn figures(&self) -> String {
        ask(&self.figures, "GET /metrics", "", "").expect("it answers").body
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(sent.expect("kill is there").success());
    }

    /// Tells it to end, and returns how it ended and what it told of its run.
    pub(crate) fn end(mut self) -> (ExitStatus, String) {
        self.signal("TERM");
        let status = self.child.wait().expect("it ends");
        (status, self.lines())
    }

    fn lines(&mut self) -> String {
        self.lines.take().map(|lines| lines.join().expect("it was read")).unwrap_or_default()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
