//! Logs from texts, and stores as texts.

use audit::mapping::Mapping;
use audit::source::{Log, from_reader};
use audit::{EventStore, Grouper, Input, ReadError, ReadOptions};
use engine::Symbols;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Cursor;
use std::num::NonZero;
use std::path::PathBuf;

/// A mapping with every role, its columns named like the roles.
pub(crate) const ALL_ROLES: &str = r#"
schema = 1
name = "all-roles"
unlisted = "codes"
[columns]
case = "case"
activity = "activity"
at = "at"
recorded_at = { column = "recorded_at", optional = true }
actor = { column = "actor", optional = true }
role = { column = "role", optional = true }
department = { column = "department", optional = true }
item = { column = "item", optional = true }
subject = { column = "subject", optional = true }
outcome = { column = "outcome", optional = true }
amount = { column = "amount", unit = "yuan", optional = true }
ground = { column = "ground", optional = true }
reason = { column = "reason", optional = true }
document = { column = "document", optional = true }
materials = { column = "materials", optional = true }
staff = { column = "staff", optional = true }
batch = { column = "batch", optional = true }
source = { column = "source", optional = true }
due = { column = "due", optional = true }
planned = { column = "planned", optional = true }
"#;

pub(crate) fn mapping(text: &str) -> Mapping {
    Mapping::parse("test.toml", text).unwrap()
}

pub(crate) fn log(bytes: &[u8]) -> Log {
    let length = bytes.len() as u64;
    from_reader("log".to_owned(), Box::new(Cursor::new(bytes.to_vec())), Some(length)).unwrap()
}

pub(crate) fn options(threads: usize, chunk_bytes: usize) -> ReadOptions {
    ReadOptions { threads: NonZero::new(threads).unwrap(), chunk_bytes, ..ReadOptions::default() }
}

pub(crate) fn read(mapping: &Mapping, bytes: &[u8], options: ReadOptions) -> Result<Input, ReadError> {
    audit::read(vec![log(bytes)], mapping, options, Symbols::default())
}

/// Every case with its events, one a line.
pub(crate) fn cases(store: &EventStore) -> BTreeMap<String, Vec<String>> {
    let mut cases = BTreeMap::new();
    let mut grouper = Grouper::default();
    for part in 0..store.parts() {
        grouper.part(store, part, |case| {
            let events = case.events.iter().map(|event| line(store, &case, event)).collect();
            assert!(cases.insert(case.id.text().to_owned(), events).is_none(), "a case comes once");
        });
    }
    cases
}

fn line(store: &EventStore, case: &audit::CaseEvents<'_>, event: &audit::CompactEvent) -> String {
    let shape = &store.shapes[event.shape as usize];
    let text = |sym| store.symbols.text(sym);
    let mut line = format!("{} {}", event.at, if shape.declares_due { "due" } else { shape.kind.code() });
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = write!(line, " {name}={value}");
        }
    };
    add("subject", text(shape.subject));
    add("outcome", shape.outcome.code());
    add("actor", text(event.actor));
    add("role", text(shape.role));
    add("department", text(shape.department));
    add("item", text(shape.item));
    add("ground", text(shape.ground));
    add("source", text(shape.source));
    add("planned", &shape.planned.map(|limit| limit.to_string()).unwrap_or_default());
    if let Some(extra) = case.extra(event) {
        add("fen", &extra.amount_fen.map(|fen| fen.to_string()).unwrap_or_default());
        add("recorded_at", &extra.recorded_at.map(|at| at.to_string()).unwrap_or_default());
        add("due", &extra.due.map(|at| at.to_string()).unwrap_or_default());
        add("reason", text(extra.reason));
        add("document", text(extra.document));
        add("materials", text(extra.materials));
        add("staff", &extra.staff.map(|staff| staff.to_string()).unwrap_or_default());
        add("batch", text(extra.batch));
    }
    line
}

/// All cases as one text.
pub(crate) fn text(store: &EventStore) -> String {
    let mut text = String::new();
    for (case, events) in cases(store) {
        let _ = writeln!(text, "{case}");
        for event in events {
            let _ = writeln!(text, "  {event}");
        }
    }
    text
}

/// The problems as one text.
pub(crate) fn problems(store: &EventStore) -> String {
    let mut text = String::new();
    for problem in store.problems.list() {
        let _ = writeln!(
            text,
            "{}:{} column \"{}\" value \"{}\": {} {}",
            problem.file,
            problem.row,
            problem.column,
            problem.value,
            problem.code.code(),
            problem.code.en()
        );
    }
    text
}

/// Real data that may not be part of the project; says so when it is not there.
pub(crate) fn data(name: &str, test: &str) -> Option<PathBuf> {
    let root = match std::env::var_os("SUNDIAL_DATA") {
        Some(root) => PathBuf::from(root),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
    };
    let path = root.join(name);
    if path.exists() {
        return Some(path);
    }
    println!("left out: {test}, because {name} is neither in ../shared/data nor in $SUNDIAL_DATA");
    None
}
