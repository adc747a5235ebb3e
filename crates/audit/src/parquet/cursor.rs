//! One column of one row group, read from its first row to its last.

use super::bits::Hybrid;
use super::damage::{damage, guarded};
use super::delta::PAGE_VALUES_MAX;
use super::footer::Column;
use super::levels::{Levels, Present, counted, spread, width_of};
use super::values::{Plain, Values};
use crate::columns::{BatchColumn, NO_INSTANT, TextColumn};
use crate::time::TimeReader;
use bytes::Bytes;
use parquet::basic::Encoding;
use parquet::column::page::{Page, PageReader};
use std::io;

/// What a page is made of.
struct Parts {
    repetition: Bytes,
    definition: Bytes,
    values: Bytes,
}

/// A column of a row group.
pub(super) struct Cursor<'a> {
    pages: Box<dyn PageReader>,
    column: &'a Column,
    time: &'a TimeReader,
    /// How many places of the page are left.
    left: usize,
    definition: Levels,
    repetition: Hybrid,
    values: Values,
    /// The instants of the dictionary, for a column of instants.
    instants: Vec<i64>,
    /// How many entries the dictionary has.
    entries: usize,
    scratch: Vec<u32>,
    /// The repetition level of the next place, where it was looked at already.
    ahead: Option<u32>,
}

impl<'a> Cursor<'a> {
    /// Reads pages from the first; what `out` held of another row group is forgotten.
    pub(super) fn new(
        pages: Box<dyn PageReader>,
        column: &'a Column,
        time: &'a TimeReader,
        out: &mut BatchColumn,
    ) -> io::Result<Cursor<'a>> {
        if let BatchColumn::Texts(texts) = out {
            texts.reset();
        }
        Ok(Cursor {
            pages,
            column,
            time,
            left: 0,
            definition: Levels::new(Bytes::new(), 0)?,
            repetition: Hybrid::default(),
            values: Values::none(),
            instants: Vec::new(),
            entries: 0,
            scratch: Vec::new(),
            ahead: None,
        })
    }

    /// Reads the next rows, in the place of those that were read before.
    pub(super) fn fill(&mut self, rows: usize, out: &mut BatchColumn) -> io::Result<()> {
        match out {
            BatchColumn::Texts(texts) => texts.begin(),
            BatchColumn::Instants(instants) => instants.clear(),
            BatchColumn::Unused => return Ok(()),
        }
        if self.column.repetition_max > 0 {
            return (0..rows).try_for_each(|_| self.list(out));
        }
        let mut wanted = rows;
        while wanted > 0 {
            if self.left == 0 {
                self.next_page(out)?;
            }
            let count = wanted.min(self.left);
            self.places(count, out)?;
            self.left -= count;
            wanted -= count;
        }
        Ok(())
    }

    /// Passes over rows: pages are not even unpacked where that can be helped. Of lists, where rows are not places, all
    /// that lies before must be read; they are only asked from the first row on.
    pub(super) fn skip(&mut self, mut rows: usize, out: &mut BatchColumn) -> io::Result<()> {
        while rows > 0 {
            if self.left == 0 {
                let next = guarded(|| self.pages.peek_next_page())?;
                let next = next.ok_or_else(|| damage("a column has fewer values than its row group"))?;
                match next.num_levels {
                    Some(count) if !next.is_dict && count <= rows => {
                        guarded(|| self.pages.skip_next_page())?;
                        rows -= count;
                        continue;
                    }
                    _ => self.next_page(out)?,
                }
            }
            let count = rows.min(self.left).min(1 << 12);
            match out {
                BatchColumn::Texts(texts) => texts.begin(),
                BatchColumn::Instants(instants) => instants.clear(),
                BatchColumn::Unused => {}
            }
            self.places(count, out)?;
            self.left -= count;
            rows -= count;
        }
        Ok(())
    }

    /// Reads pages up to the next one with values.
    fn next_page(&mut self, out: &mut BatchColumn) -> io::Result<()> {
        while self.left == 0 {
            let page = guarded(|| self.pages.get_next_page())?;
            match page.ok_or_else(|| damage("a column has fewer values than its row group"))? {
                Page::DictionaryPage { buf, num_values, .. } => self.dictionary(buf, num_values, out)?,
                Page::DataPage { buf, num_values, encoding, .. } => {
                    let mut at = 0;
                    let repetition = match self.column.repetition_max {
                        0 => Bytes::new(),
                        _ => counted(&buf, &mut at)?,
                    };
                    let definition = match self.column.definition_max {
                        0 => Bytes::new(),
                        _ => counted(&buf, &mut at)?,
                    };
                    self.begin(
                        Parts { repetition, definition, values: buf.slice(at..) },
                        num_values,
                        encoding,
                    )?;
                }
                Page::DataPageV2 {
                    buf,
                    num_values,
                    encoding,
                    def_levels_byte_len,
                    rep_levels_byte_len,
                    ..
                } => {
                    let middle = rep_levels_byte_len as usize;
                    let end = middle.saturating_add(def_levels_byte_len as usize);
                    if end > buf.len() {
                        return Err(damage("levels break off"));
                    }
                    let (repetition, definition) = (buf.slice(..middle), buf.slice(middle..end));
                    self.begin(
                        Parts { repetition, definition, values: buf.slice(end..) },
                        num_values,
                        encoding,
                    )?;
                }
            }
        }
        Ok(())
    }

    fn begin(&mut self, page: Parts, count: u32, encoding: Encoding) -> io::Result<()> {
        self.left = count as usize;
        if self.left > PAGE_VALUES_MAX {
            return Err(damage("a page with more values than a page can have"));
        }
        self.repetition = Hybrid::new(page.repetition, width_of(self.column.repetition_max))?;
        self.definition = Levels::new(page.definition, self.column.definition_max)?;
        self.values = Values::new(page.values, encoding, self.column.width, self.left)?;
        Ok(())
    }

    fn dictionary(&mut self, bytes: Bytes, count: u32, out: &mut BatchColumn) -> io::Result<()> {
        let count = count as usize;
        if self.entries > 0 || count > PAGE_VALUES_MAX {
            return Err(damage("a second dictionary, or one with too many entries"));
        }
        let mut values = Plain::as_written(bytes, self.column.width);
        let (kind, time) = (self.column.kind, self.time);
        self.entries = count;
        match out {
            BatchColumn::Texts(texts) => {
                if texts.entries() > 1 {
                    return Err(damage("a dictionary behind values"));
                }
                for _ in 0..count {
                    let raw = values.next()?;
                    texts.add(|text| kind.write(raw, time, text));
                }
                texts.keep_entries();
            }
            BatchColumn::Instants(_) => {
                for _ in 0..count {
                    self.instants.push(kind.instant(values.next()?, time));
                }
            }
            BatchColumn::Unused => {}
        }
        Ok(())
    }

    /// Reads the next places of the page, of which there are as many.
    fn places(&mut self, count: usize, out: &mut BatchColumn) -> io::Result<()> {
        let Cursor { definition, values, column, time, instants, entries, scratch, .. } = self;
        let present = definition.next(count)?;
        let valued = match &present {
            Present::All => count,
            Present::None => 0,
            Present::Some { count, .. } => *count,
        };
        match out {
            BatchColumn::Texts(texts) => {
                match values {
                    Values::Codes(codes) => codes_of(codes, valued, *entries, &mut texts.codes)?,
                    Values::Plain(plain) => {
                        for _ in 0..valued {
                            let raw = plain.next()?;
                            let entry = texts.add(|text| column.kind.write(raw, time, text));
                            texts.codes.push(entry);
                        }
                    }
                }
                finish(&mut texts.codes, &present, valued, count, 0);
            }
            BatchColumn::Instants(out) => {
                match values {
                    Values::Codes(codes) => {
                        scratch.clear();
                        codes_of(codes, valued, *entries, scratch)?;
                        out.extend(scratch.iter().map(|code| instants[*code as usize - 1]));
                    }
                    Values::Plain(plain) => {
                        for _ in 0..valued {
                            out.push(column.kind.instant(plain.next()?, time));
                        }
                    }
                }
                finish(out, &present, valued, count, NO_INSTANT);
            }
            BatchColumn::Unused => {}
        }
        Ok(())
    }

    /// Reads the values of one row's list as one text, semicolons between them.
    fn list(&mut self, out: &mut BatchColumn) -> io::Result<()> {
        let mut joined = Vec::new();
        let mut begun = false;
        loop {
            if self.left == 0 {
                match self.next_page(out) {
                    Ok(()) => {}
                    Err(_) if begun => break,
                    Err(error) => return Err(error),
                }
            }
            let level = match self.ahead.take() {
                Some(level) => level,
                None => one(&mut self.repetition)?,
            };
            if begun && level == 0 {
                self.ahead = Some(level);
                break;
            }
            begun = true;
            self.left -= 1;
            if matches!(self.definition.next(1)?, Present::None | Present::Some { count: 0, .. }) {
                continue;
            }
            if !joined.is_empty() {
                joined.push(b';');
            }
            self.append(&mut joined, out)?;
        }
        let BatchColumn::Texts(texts) = out else { return Ok(()) };
        let entry = if joined.is_empty() { 0 } else { texts.add(|text| text.extend_from_slice(&joined)) };
        texts.codes.push(entry);
        Ok(())
    }

    /// Appends the next value as text.
    fn append(&mut self, to: &mut Vec<u8>, out: &BatchColumn) -> io::Result<()> {
        match &mut self.values {
            Values::Codes(codes) => {
                self.scratch.clear();
                codes_of(codes, 1, self.entries, &mut self.scratch)?;
                if let (BatchColumn::Texts(texts), Some(entry)) = (out, self.scratch.first()) {
                    to.extend_from_slice(texts.text(*entry));
                }
            }
            Values::Plain(plain) => self.column.kind.write(plain.next()?, self.time, to),
        }
        Ok(())
    }
}

fn one(numbers: &mut Hybrid) -> io::Result<u32> {
    let mut list = Vec::with_capacity(1);
    numbers.read(1, 0, &mut list)?;
    Ok(list.first().copied().unwrap_or(0))
}

/// Appends numbers of entries from 1, each of which exists.
fn codes_of(codes: &mut Hybrid, count: usize, entries: usize, out: &mut Vec<u32>) -> io::Result<()> {
    let start = out.len();
    codes.read(count, 1, out)?;
    let (least, most) =
        out[start..].iter().fold((u32::MAX, 0), |(least, most), code| (least.min(*code), most.max(*code)));
    if count > 0 && (least == 0 || most as usize > entries) {
        return Err(damage("a number of an entry that the dictionary has not"));
    }
    Ok(())
}

/// Spreads the values that were appended over the places that have one.
fn finish<T: Copy>(list: &mut Vec<T>, present: &Present<'_>, valued: usize, count: usize, none: T) {
    match present {
        Present::All => {}
        Present::None => list.resize(list.len() + count, none),
        Present::Some { levels, max, .. } => spread(list, levels, *max, valued, none),
    }
}

/// What a batch keeps of a column that is read: instants where it is only ever asked for times, else texts.
pub(super) fn room_for(column: &Column, time_only: bool) -> BatchColumn {
    if time_only && column.kind.is_instant() && column.repetition_max == 0 {
        return BatchColumn::Instants(Vec::new());
    }
    BatchColumn::Texts(TextColumn::default())
}
