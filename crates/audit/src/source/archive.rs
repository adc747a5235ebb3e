//! Zip archives: their entries as logs, sorted by name, unpacked as they are read.

use super::open::{Log, SourceError, from_reader};
use super::workbook;
use encoding_rs::GB18030;
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;
use zip::{CompressionMethod, ZipArchive};

/// The first bytes of an archive, and of a workbook.
pub(super) const MAGIC: &[u8] = b"PK\x03\x04";

/// Bytes that can be opened as often as there are entries.
#[derive(Clone, Debug)]
pub(super) enum Packed {
    /// A file.
    File(PathBuf),
    /// Bytes in memory.
    Memory(Arc<[u8]>),
}

trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}

impl Packed {
    fn open(&self) -> io::Result<Box<dyn Source>> {
        Ok(match self {
            Packed::File(path) => Box::new(File::open(path)?),
            Packed::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }
}

/// Where an entry lies.
struct Entry {
    name: String,
    at: u64,
    packed_bytes: u64,
    bytes: u64,
    crc: u32,
    method: CompressionMethod,
    encrypted: bool,
}

/// Opens the logs of an archive, or the sheets of a workbook.
pub(super) fn logs(name: &str, packed: &Packed) -> Result<Vec<Log>, SourceError> {
    let read = |cause| SourceError::Read { name: name.to_owned(), cause };
    let reader = packed.open().map_err(read)?;
    let mut archive = ZipArchive::new(reader).map_err(|error| read(damaged(&error.to_string())))?;
    if workbook::is_one(archive.file_names_raw()) {
        let mut bytes = Vec::new();
        packed.open().and_then(|mut reader| reader.read_to_end(&mut bytes)).map_err(read)?;
        return workbook::logs(name, bytes);
    }
    let mut entries = Vec::new();
    for number in 0..archive.len() {
        let file = archive.by_index_raw(number).map_err(|error| read(damaged(&error.to_string())))?;
        let path = text_of(file.name_raw());
        if file.is_dir() || !super::folder::is_log(&path) {
            continue;
        }
        entries.push(Entry {
            name: format!("{name}/{path}"),
            at: file.data_start().ok_or_else(|| read(damaged("an entry without data")))?,
            packed_bytes: file.compressed_size(),
            bytes: file.size(),
            crc: file.crc32(),
            method: file.compression(),
            encrypted: file.encrypted(),
        });
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    if entries.is_empty() {
        return Err(SourceError::Kind { name: name.to_owned(), found: "an archive without a log" });
    }
    let mut logs = Vec::new();
    for entry in entries {
        logs.extend(open(entry, packed)?);
    }
    Ok(logs)
}

fn open(entry: Entry, packed: &Packed) -> Result<Vec<Log>, SourceError> {
    let name = entry.name;
    if entry.encrypted {
        return Err(SourceError::Kind { name, found: "encrypted" });
    }
    let mut reader = packed.open().map_err(|cause| SourceError::Read { name: name.clone(), cause })?;
    reader
        .seek(SeekFrom::Start(entry.at))
        .map_err(|cause| SourceError::Read { name: name.clone(), cause })?;
    let raw = io::BufReader::with_capacity(1 << 17, reader).take(entry.packed_bytes);
    let plain: Box<dyn Read + Send> = if entry.method == CompressionMethod::Stored {
        Box::new(raw)
    } else if entry.method == CompressionMethod::Deflated {
        Box::new(DeflateDecoder::new(raw))
    } else {
        return Err(SourceError::Kind { name, found: "packed in another way than deflate" });
    };
    let mut checked = Checked { inner: plain, crc: Crc::new(), wanted: entry.crc, left: entry.bytes };
    // An archive inside an archive is refused by its first bytes; a workbook is read whole.
    if name.to_lowercase().ends_with(".xlsx") {
        let mut bytes = Vec::new();
        checked.read_to_end(&mut bytes).map_err(|cause| SourceError::Read { name: name.clone(), cause })?;
        return workbook::logs(&name, bytes);
    }
    let mut log = from_reader(name, Box::new(checked), Some(entry.bytes))?;
    log.compressed = true;
    Ok(vec![log])
}

/// Names without a mark are in the encoding of whoever packed them: here most often GBK.
fn text_of(name: &[u8]) -> String {
    match std::str::from_utf8(name) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(name).0.into_owned(),
    }
}

fn damaged(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.to_owned())
}

/// A reader that compares length and check sum at the end.
struct Checked {
    inner: Box<dyn Read + Send>,
    crc: Crc,
    wanted: u32,
    left: u64,
}

impl Read for Checked {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        self.crc.update(&out[..count]);
        let Some(left) = self.left.checked_sub(count as u64) else {
            return Err(damaged("an entry is longer than the archive says"));
        };
        self.left = left;
        if count == 0 && !out.is_empty() && (left > 0 || self.crc.sum() != self.wanted) {
            return Err(damaged("an entry does not have the length or check sum that the archive says"));
        }
        Ok(count)
    }
}
