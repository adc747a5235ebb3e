//! How long the service takes to start and what it needs at rest: empty, and with many open matters.
//!
//! `cargo xtask bench start [MATTERS] [postgres]`; a million unless said otherwise, on SQLite unless said otherwise.
//! Prints a table. Starting is measured from the start of the process to the first answer of `/ready`; memory after a
//! thousand further requests.

use app::people::Keys;
use app::people::account::token::{Token, add};
use app::{Actor, People, Role};
use calendar::Moment;
use ports::mem::{FixedClock, SeededRandom};
use sql::SqlStore;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use testkit::PrivatePostgres;

/// Starts of each kind; the median is told.
const STARTS: usize = 5;
/// Events in one request.
const BATCH: usize = 10_000;
/// The item of the matters.
const ITEM: &str = "HB-401";

/// A service that runs.
struct Running {
    child: Child,
    address: String,
    /// Until the first answer of `/ready`, in milliseconds.
    ready_ms: u128,
}

impl Running {
    /// Starts it and waits for its first answer.
    fn start(config: &Path) -> Running {
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_sundial"))
            .args(["serve", "--lang", "en", "--config"])
            .arg(config)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let out = BufReader::new(child.stdout.take().expect("it speaks"));
        let lines = out.lines().map_while(Result::ok);
        let mut listens = lines.filter_map(|line| Some(line.strip_prefix("listens")?.trim().to_owned()));
        let address = listens.next().expect("it listens").trim_start_matches("http://").to_owned();
        assert!(ask(&address, "GET /ready", "", "").starts_with("HTTP/1.1 200"), "it is ready");
        Running { child, address, ready_ms: began.elapsed().as_millis() }
    }

    /// Resident memory in megabytes: all of it, and what is not pages of files.
    fn memory(&self) -> (u64, u64) {
        for _ in 0..1_000 {
            ask(&self.address, "GET /health", "", "");
        }
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).expect("Linux tells");
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).expect("it is told")
        };
        (of("VmRSS:") / 1_024, of("RssAnon:") / 1_024)
    }

    fn end(mut self) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(told.expect("kill is there").success());
        assert!(self.child.wait().expect("it ends").success());
    }
}

fn ask(address: &str, what: &str, token: &str, body: &str) -> String {
    let (method, path) = what.split_once(' ').expect("a method and a path");
    let mut stream = TcpStream::connect(address).expect("it listens");
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nauthorization: Bearer {token}\r\n\
         content-type: application/x-ndjson\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .expect("it listens");
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("it answers");
    text
}

/// A token of a system that sends events.
fn token(address: &str, key: &Path) -> String {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let key = std::fs::read_to_string(key).expect("the service has begun");
    runtime.block_on(async {
        let people = People {
            directory: Arc::new(SqlStore::open(address).await.expect("it opens")),
            clock: Arc::new(FixedClock::at(now())),
            random: Arc::new(SeededRandom::from_seed(1)),
            keys: Keys::parse(&key).expect("a key"),
        };
        let place = "430000/430100".parse().expect("a place");
        let from = "2026-01-01".parse().expect("a day");
        let token = Token { v: 1, role: Role::Source, place, from, through: None, revoked: false };
        add(&people, &Actor::console(), "bench", token).await.expect("it may be made").secret
    })
}

fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    Moment::from_micros(i64::try_from(since.as_micros()).expect("before the year 292278"))
}

/// Sends a case that was just accepted for each number.
fn fill(address: &str, token: &str, matters: usize) {
    let at = now();
    let numbers: Vec<usize> = (0..matters).collect();
    for part in numbers.chunks(BATCH) {
        let line = |number: &usize| {
            let department = number % 30;
            format!(
                r#"{{"v":1,"id":"e{number}","matter":"CS-{number:07}","item":"{ITEM}","department":"D{department:02}","kind":"accepted","at":"{at}"}}"#
            ) + "\n"
        };
        let body: String = part.iter().map(line).collect();
        let answer = ask(address, "POST /api/v1/events", token, &body);
        assert!(answer.contains("\"refused\":0"), "{}", answer.get(..600).unwrap_or(&answer));
    }
}

/// Starts several times and says the median and the memory of the last.
fn measure(name: &str, config: &Path) {
    let mut took: Vec<u128> = Vec::new();
    let mut memory = (0, 0);
    for _ in 0..STARTS {
        let running = Running::start(config);
        took.push(running.ready_ms);
        memory = running.memory();
        running.end();
    }
    took.sort_unstable();
    let (median, last) = (took[STARTS / 2], took[STARTS - 1]);
    let (all, own) = memory;
    writeln!(std::io::stdout(), "| {name} | {median} | {last} | {all} | {own} |").expect("a terminal");
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let matters = words.iter().find_map(|word| word.parse().ok()).unwrap_or(1_000_000);
    let server = words.iter().any(|word| word == "postgres").then(PrivatePostgres::start);
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("sundial-data");
    let database = server.as_ref().map(|server| server.new_database("start"));
    let items = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/permits.items.toml");
    let settings = format!(
        "{}[listen]\naddress = \"127.0.0.1:0\"\nmetrics = \"127.0.0.1:0\"\n[judging]\nitems = \"{}\"\n",
        database.as_ref().map(|address| format!("database = \"{address}\"\n")).unwrap_or_default(),
        items.display()
    );
    let config = folder.path().join("sundial.toml");
    std::fs::write(&config, settings).expect("it is written");
    let (engine, file) = (if database.is_some() { "PostgreSQL" } else { "SQLite" }, data.join("sundial.db"));
    let head = "| | ready after ms, median of 5 | slowest | resident MB | without pages of files |\n| --- | --- | --- | --- | --- |";
    writeln!(std::io::stdout(), "{head}").expect("a terminal");
    Running::start(&config).end();
    measure(&format!("{engine}, empty"), &config);
    let address = database.unwrap_or_else(|| file.display().to_string());
    let token = token(&address, &data.join("personal.key"));
    let running = Running::start(&config);
    fill(&running.address, &token, matters);
    running.end();
    measure(&format!("{engine}, {matters} open matters"), &config);
}
