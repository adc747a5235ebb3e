//! Reading the XML, one trace after the other.

use super::lines::Lines;
use super::row::{Values, Wanted, fill};
use crate::columns::Shard;
use crate::gathered::GatheredRow;
use crate::problem::ProblemCode;
use crate::source::{Decoded, Log, PADDING, TextEncoding};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

/// Attributes inside attributes go no deeper than this; what lies deeper is passed over.
const DEPTH_MAX: usize = 64;

/// What a log turned out to be.
pub(crate) struct XesEnding {
    pub(crate) encoding: TextEncoding,
    pub(crate) failure: Option<io::Error>,
    /// Traces without a single event.
    pub(crate) empty_traces: u64,
}

/// Reads a log into `shard` as one chunk.
pub(crate) fn read_log(log: Log, columns: &[String], sequence: u32, shard: &mut Shard<'_>) -> XesEnding {
    shard.begin_chunk(sequence);
    let Log { head, reader, encoding, .. } = log;
    let encoding = if encoding.is_wide() { TextEncoding::Utf8 } else { declared(&head).unwrap_or(encoding) };
    let whole = Cursor::new(head).chain(reader);
    let plain: Box<dyn Read> = match encoding {
        TextEncoding::Ascii | TextEncoding::Utf8 => Box::new(whole),
        TextEncoding::Other { .. } => Box::new(Decoded::new(whole, encoding)),
    };
    let (lines, line) = Lines::new(BufReader::with_capacity(1 << 17, plain));
    let mut traces = Traces {
        wanted: Wanted::new(columns),
        row: GatheredRow::default(),
        line: Rc::clone(&line),
        place: Place::Outside,
        path: Vec::new(),
        trace: Values::default(),
        events: Vec::new(),
        empty_traces: 0,
    };
    let failure = traces.read(lines, shard);
    shard.end_chunk(line.get() + 1);
    XesEnding { encoding, failure, empty_traces: traces.empty_traces }
}

/// Returns the encoding that the XML declaration names, when it is not UTF-8.
fn declared(head: &[u8]) -> Option<TextEncoding> {
    let head = head.get(..head.len().min(200))?;
    let end = memchr::memmem::find(head, b"?>")?;
    let text = std::str::from_utf8(&head[..end]).ok()?;
    let (_, rest) = text.split_once("encoding=")?;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let name = rest.split(quote).nth(1)?;
    TextEncoding::by_name(name).filter(|encoding| !encoding.is_wide())
}

/// Returns what an element holds attributes of. What a log declares for all its traces or events, before any of
/// them, counts as theirs: summaries of several megabytes may stand in between.
fn kind_of(start: &BytesStart<'_>) -> String {
    let name = start.local_name().into_inner();
    let scope = if name == "global" { attribute(start, "scope") } else { None };
    scope.filter(|scope| scope == "trace" || scope == "event").unwrap_or_else(|| name.to_owned())
}

/// Returns the columns that a log has, as far as its first bytes show.
pub(crate) fn attributes_in(head: &[u8]) -> Vec<String> {
    let mut reader = Reader::from_reader(head);
    let mut buffer = Vec::new();
    let mut found = BTreeSet::new();
    let mut path: Vec<String> = Vec::new();
    let mut skipped = 0_usize;
    // The head may break off anywhere: what was found until then counts.
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        let (start, open) = match &event {
            Event::Start(start) => (start, true),
            Event::Empty(start) => (start, false),
            Event::Eof => break,
            Event::End(_) => {
                skipped = skipped.saturating_sub(1);
                path.pop();
                continue;
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => continue,
        };
        let name = kind_of(start);
        if let Some(place) = path.iter().rposition(|place| place == "event" || place == "trace")
            && place + 1 == path.len()
            && name != "event"
            && skipped == 0
            && let Some(key) = attribute(start, "key")
        {
            found.insert(if path[place] == "trace" { format!("case:{key}") } else { key });
        }
        if open {
            skipped += usize::from(skipped > 0 || name == "global");
            path.push(name);
        }
        buffer.clear();
    }
    found.into_iter().collect()
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().with_checks(false).flatten().find(|attribute| attribute.key.0 == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Outside,
    InTrace,
    InEvent,
}

struct Traces {
    wanted: Wanted,
    row: GatheredRow,
    line: Rc<Cell<u64>>,
    place: Place,
    /// The keys of the attributes that are open; nothing for an element that is no attribute.
    path: Vec<Option<String>>,
    trace: Values,
    events: Vec<Values>,
    empty_traces: u64,
}

impl Traces {
    /// Reads to the end, or to where the XML breaks off; returns what made the reading fail.
    fn read<R: BufRead>(&mut self, lines: Lines<R>, shard: &mut Shard<'_>) -> Option<io::Error> {
        let mut reader = Reader::from_reader(lines);
        let mut buffer = Vec::new();
        let mut failure = None;
        let mut depth = 0_usize;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(start)) => {
                    depth += 1;
                    self.open(&start);
                }
                Ok(Event::Empty(start)) => {
                    self.open(&start);
                    self.close(shard);
                }
                Ok(Event::End(_)) => {
                    depth = depth.saturating_sub(1);
                    self.close(shard);
                }
                Ok(Event::Eof) if depth > 0 => {
                    shard.problem(self.line.get(), "", b"", ProblemCode::Xml);
                    break;
                }
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(quick_xml::Error::Io(error)) => {
                    failure = Some(io::Error::new(error.kind(), error.to_string()));
                    break;
                }
                Err(error) => {
                    shard.problem(self.line.get(), "", error.to_string().as_bytes(), ProblemCode::Xml);
                    break;
                }
            }
        }
        if self.place == Place::InEvent {
            // The event that is cut off does not count.
            self.events.pop();
        }
        if self.place != Place::Outside {
            self.end_trace(shard);
        }
        failure
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        let name = start.local_name().into_inner();
        match (self.place, name) {
            (Place::Outside, "trace") => {
                self.place = Place::InTrace;
                self.trace = Values::at(self.line.get());
                self.path.clear();
                return;
            }
            (Place::InTrace, "event") if self.path.is_empty() => {
                self.place = Place::InEvent;
                self.events.push(Values::at(self.line.get()));
                return;
            }
            (Place::Outside | Place::InTrace | Place::InEvent, _) => {}
        }
        if self.place == Place::Outside {
            self.path.push(None);
            return;
        }
        let key = attribute(start, "key").filter(|_| self.path.len() < DEPTH_MAX);
        let parents = self.path.iter().flatten().map(String::as_str);
        let whole: Vec<&str> = parents.chain(key.as_deref()).collect();
        let in_event = self.place == Place::InEvent;
        if key.is_some()
            && let Some(column) = self.wanted.column(in_event, &whole.join("/"))
            && let Some(value) = attribute(start, "value")
        {
            match self.events.last_mut() {
                Some(event) if in_event => event.set(column, value),
                _ => self.trace.set(column, value),
            }
        }
        self.path.push(key);
    }

    fn close(&mut self, shard: &mut Shard<'_>) {
        if self.path.pop().is_some() {
            return;
        }
        match self.place {
            Place::InEvent => self.place = Place::InTrace,
            Place::InTrace => {
                self.place = Place::Outside;
                self.end_trace(shard);
            }
            Place::Outside => {}
        }
    }

    fn end_trace(&mut self, shard: &mut Shard<'_>) {
        if self.events.is_empty() {
            self.empty_traces += 1;
            fill(&mut self.row, self.wanted.count, [&Values::default(), &self.trace]);
            shard.case_only(&self.row, self.trace.line);
        }
        for event in self.events.drain(..) {
            fill(&mut self.row, self.wanted.count, [&event, &self.trace]);
            shard.row(&self.row, event.line);
        }
    }
}

const _: () = assert!(PADDING >= 32, "keys and texts are read in blocks of up to 32 bytes");
