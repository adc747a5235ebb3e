//! How many texts a workbook says its cells share. Who reads it makes room for all of them at once, so a number that its
//! table could not hold is refused before.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{self, BufReader, Cursor, Read};
use zip::ZipArchive;

/// So many are believed unseen: room for them is some 24 MB.
const BELIEVED: u64 = 1 << 20;
/// The shortest text: `<si/>`.
const TEXT_BYTES_MIN: u64 = 5;

/// Answers whether the table of texts, if there is one, is long enough for as many as it says.
///
/// # Errors
/// Why the number cannot be true. What cannot be read is left to the reader of workbooks to say.
pub(super) fn believable(bytes: &[u8]) -> Result<(), String> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    for number in 0..archive.len() {
        let Ok(part) = archive.by_index(number) else { continue };
        if !part.name_raw().to_ascii_lowercase().ends_with(b"sharedstrings.xml") {
            continue;
        }
        let said = said_of(part);
        if said <= BELIEVED {
            continue;
        }
        let length = archive.by_index(number).map_or(0, |mut part| length_of(&mut part));
        if said > length / TEXT_BYTES_MIN {
            return Err(format!(
                "the workbook says that its cells share {said} texts, in a table of {length} bytes"
            ));
        }
    }
    Ok(())
}

/// Returns the number that the head of the table says; the first one that says a number counts.
fn said_of(part: impl Read) -> u64 {
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) if start.local_name().into_inner() == "sst" => {
                let mut attributes = start.attributes();
                attributes.with_checks(false);
                let said = attributes.flatten().find(|one| one.key.into_inner() == "uniqueCount");
                return said.map_or(0, |one| number_of(one.value.as_ref()));
            }
            Ok(Event::Eof) | Err(_) => return 0,
            Ok(_) => {}
        }
    }
}

/// Reads a number more generously than who makes room for it: digits count wherever they stand.
fn number_of(text: &str) -> u64 {
    let digits = text.bytes().filter(u8::is_ascii_digit);
    digits.fold(0, |number: u64, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
}

fn length_of(part: &mut impl Read) -> u64 {
    io::copy(part, &mut io::sink()).unwrap_or(0)
}
