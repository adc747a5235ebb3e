//! No input makes a reader panic.

use crate::packed::{archive, workbook};
use crate::support::{ALL_ROLES, cases, mapping, options};
use audit::convert::{Form, write_store};
use audit::mapping::{Mapping, recognise, shipped};
use audit::source::{from_bytes, from_reader};
use engine::Symbols;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::io::{Cursor, Write as _};

/// Reads whatever it is, in every way there is.
fn swallow(bytes: &[u8]) {
    drop(from_reader("any".to_owned(), Box::new(Cursor::new(bytes.to_vec())), None));
    let open = || from_bytes("any".to_owned(), bytes.to_vec());
    let Ok(logs) = open() else { return };
    logs.iter().for_each(|log| drop(recognise(log)));
    let mut mappings = shipped().unwrap();
    mappings.push(mapping(ALL_ROLES));
    for mapping in &mappings {
        for (threads, chunk_bytes) in [(1, 1 << 12), (2, 5)] {
            let Ok(logs) = open() else { return };
            let Ok(input) = audit::read(logs, mapping, options(threads, chunk_bytes), Symbols::default())
            else {
                continue;
            };
            cases(&input.store);
            for form in [Form::Csv, Form::Ndjson, Form::Xes, Form::Events] {
                write_store(&input.store, form, &mut Vec::new()).unwrap();
            }
        }
        let Ok(logs) = open() else { return };
        logs.into_iter().for_each(|log| drop(audit::items::read_items(log, mapping)));
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Reads it with one byte overwritten, and cut off there.
fn damage(mut packed: Vec<u8>, at: prop::sample::Index, byte: u8) {
    let at = at.index(packed.len());
    packed[at] = byte;
    swallow(&packed);
    packed.truncate(at);
    swallow(&packed);
}

const CSV: &str = "case,activity,at,reason,amount,recorded_at\nA1,accepted,2026-03-02 09:30:00,\"a\nb\",12.50,\n\
                   A1,concluded,2026-03-03T09:30:00Z,,,2026-03-05\n";
const XES: &str = r#"<?xml version="1.0"?><log><trace><string key="concept:name" value="1"/><event>
<string key="concept:name" value="accepted"/><date key="time:timestamp" value="2026-03-02T09:30:00.000+08:00"/>
</event></trace></log>"#;

const NDJSON: &str = "{\"case\":\"A1\",\"activity\":\"accepted\",\"at\":\"2026-03-02 09:30:00\",\"amount\":1e2}\n\
                      {\"v\":1,\"id\":\"e\",\"matter\":\"m\",\"kind\":\"rated\",\"at\":[{\"a\":null}]}\n";

const ACCEPT: &str = "row_guid,project_no,cd_operation,cd_time,apply_date,accept_date\n\
                      g1,P1,I,2026-03-02,2026-03-01,2026-03-02\ng1,P1,U,2026-03-04,,2026-03-01\n";
const RESULT: &str = "row_guid,project_no,cd_operation,cd_time,result_date,result_type\n\
                      r1,P1,D,2026-03-02,2026-03-01,\"准予\"\n";

/// A log with some bytes overwritten, left out or cut off.
fn mutated(base: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let changes = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 0..8);
    (changes, any::<prop::sample::Index>(), any::<bool>()).prop_map(move |(changes, end, cut)| {
        let mut bytes = base.as_bytes().to_vec();
        for (at, byte, what) in changes {
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        if cut {
            bytes.truncate(end.index(bytes.len()) + 1);
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        swallow(&bytes);
    }

    #[test]
    fn damaged_csv(bytes in mutated(CSV)) {
        swallow(&bytes);
    }

    #[test]
    fn damaged_xes(bytes in mutated(XES)) {
        swallow(&bytes);
    }

    #[test]
    fn damaged_ndjson(bytes in mutated(NDJSON)) {
        swallow(&bytes);
    }

    #[test]
    fn damaged_gzip(bytes in mutated(CSV), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        damage(gzip(&bytes), at, byte);
    }

    #[test]
    fn damaged_zstd(bytes in mutated(CSV), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let packed = zstd::encode_all(&bytes[..], 1).unwrap();
        damage(packed, at, byte);
    }

    #[test]
    fn damaged_archive(bytes in mutated(CSV), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        damage(archive(&[("a.csv", &bytes), ("b/c.xes", XES.as_bytes())]), at, byte);
    }

    #[test]
    fn damaged_tables(accept in mutated(ACCEPT), result in mutated(RESULT)) {
        swallow(&archive(&[("up_pro_accept.csv", &accept), ("up_pro_result.csv", &result)]));
    }

    #[test]
    fn damaged_workbook(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        damage(workbook(), at, byte);
    }

    #[test]
    fn damaged_parquet(
        way in 0..crate::parquet::WAYS,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = crate::parquet::small_file(way);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        swallow(&bytes);
    }

    #[test]
    fn any_mapping(text in "[a-z0-9 =\"\\[\\]\n.:]{0,200}") {
        drop(Mapping::parse("any.toml", &text));
    }
}

#[test]
fn a_declaration_without_quotes_names_no_encoding() {
    swallow("<?xml version=\"1.0\" encoding=\u{5aa}&F-8\"?><log><trace><event/></trace></log>".as_bytes());
    swallow(b"<?xml version=\"1.0\" encoding=?><log></log>");
}

#[test]
fn deep_nesting_is_no_harm() {
    let mut log = String::from("<log><trace><event>");
    log.push_str(&"<list key=\"a\">".repeat(5_000));
    swallow(log.as_bytes());
    swallow("{\"a\":[".repeat(5_000).as_bytes());
}
