//! Encodings and packing: what is read, and what is said about it.

use crate::support::{ALL_ROLES, mapping, options, read, text};
use encoding_rs::{BIG5, Encoding, GB18030};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

const LOG: &str = "case,activity,at,department,reason\n\
                   办-1,accepted,2026-03-02 09:30:00,市场监督管理局,材料齐全\n\
                   办-2,concluded,2026-03-03 09:30:00,卫生健康委员会,予以许可\n";
const STORE: &str = "办-1\n  2026-03-02T09:30:00+08:00 accepted department=市场监督管理局 reason=材料齐全\n\
                     办-2\n  2026-03-03T09:30:00+08:00 concluded department=卫生健康委员会 reason=予以许可\n";

fn check(bytes: &[u8], encoding: &str) {
    for (threads, chunk_bytes) in [(1, 1 << 16), (2, 40)] {
        let input = read(&mapping(ALL_ROLES), bytes, options(threads, chunk_bytes)).unwrap();
        assert_eq!(text(&input.store), STORE);
        assert_eq!(input.files[0].encoding, encoding);
        assert!(input.store.problems.is_empty());
    }
}

fn encoded(encoding: &'static Encoding) -> Vec<u8> {
    encoding.encode(LOG).0.into_owned()
}

fn utf16(little: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(LOG.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn utf8_with_and_without_mark() {
    check(LOG.as_bytes(), "UTF-8");
    check(&["\u{feff}".as_bytes(), LOG.as_bytes()].concat(), "UTF-8");
}

#[test]
fn gb18030_is_found_from_the_text() {
    check(&encoded(GB18030), "GB18030");
}

#[test]
fn gb18030_is_found_where_the_first_rows_are_ascii() {
    let mut log = b"case,activity,at,department,reason\n".to_vec();
    for _ in 0..2_000 {
        log.extend_from_slice(b"A1,step_started,2026-03-01 09:30:00,,\n");
    }
    log.extend_from_slice(&GB18030.encode("A2,accepted,2026-03-02 09:30:00,市场监督管理局,材料齐全\n").0);
    let input = read(&mapping(ALL_ROLES), &log, options(2, 1_000)).unwrap();
    assert_eq!(input.files[0].encoding, "GB18030");
    assert!(input.files[0].encoding_guessed);
    assert!(text(&input.store).ends_with("department=市场监督管理局 reason=材料齐全\n"));
}

#[test]
fn utf16_is_found_by_its_mark() {
    check(&utf16(true), "UTF-16LE");
    check(&utf16(false), "UTF-16BE");
}

#[test]
fn utf16_without_a_mark_is_found_by_its_zero_bytes() {
    let marked = [utf16(true), utf16(false)];
    for (bytes, encoding) in marked.iter().zip(["UTF-16LE", "UTF-16BE"]) {
        check(&bytes[2..], encoding);
    }
    let input = read(&mapping(ALL_ROLES), &marked[0][2..], options(1, 1 << 16)).unwrap();
    assert!(input.files[0].encoding_guessed, "nothing in the log says so");
    // A spreadsheet's own text export: tabs, carriage returns, a mark.
    let tabs = LOG.replace(',', "\t").replace('\n', "\r\n");
    let export: Vec<u8> =
        std::iter::once(0xfeff).chain(tabs.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    check(&export, "UTF-16LE");
}

#[test]
fn zero_bytes_in_a_log_of_one_byte_a_letter_do_not_make_it_utf16() {
    let log = LOG.replace("材料齐全", "\0\0");
    let input = read(&mapping(ALL_ROLES), log.as_bytes(), options(1, 1 << 16)).unwrap();
    assert_eq!(input.files[0].encoding, "UTF-8");
}

#[test]
fn gbk_and_its_four_byte_letters_are_read_as_gb18030() {
    // Letters beyond GBK take four bytes; a log with the mark of GB18030 says so itself.
    let log = LOG.replace("材料齐全", "𠮷㐂䶮");
    let wanted = STORE.replace("材料齐全", "𠮷㐂䶮");
    for marked in [false, true] {
        let mark: &[u8] = if marked { &[0x84, 0x31, 0x95, 0x33] } else { &[] };
        let bytes = [mark, &GB18030.encode(&log).0].concat();
        let input = read(&mapping(ALL_ROLES), &bytes, options(1, 1 << 16)).unwrap();
        assert_eq!(text(&input.store), wanted);
        assert_eq!((input.files[0].encoding, input.files[0].encoding_guessed), ("GB18030", !marked));
    }
}

#[test]
fn big5_is_guessed_where_the_text_is_long_enough_and_said() {
    let mut log = "case,activity,at,department,reason\n".to_owned();
    for (row, reason) in
        ["材料齊備予以許可", "申請資料不足應予補正", "經審查後准予變更登記"].iter().enumerate()
    {
        log +=
            &["A", &row.to_string(), ",accepted,2026-03-02 09:30:00,衛生福利部食品藥物管理署,", reason, "\n"]
                .concat();
    }
    let input = read(&mapping(ALL_ROLES), &BIG5.encode(&log).0, options(1, 1 << 16)).unwrap();
    assert_eq!((input.files[0].encoding, input.files[0].encoding_guessed), ("Big5", true));
    assert!(text(&input.store).contains("衛生福利部食品藥物管理署 reason=材料齊備予以許可"));
}

#[test]
fn the_mapping_may_name_the_encoding() {
    let mapping = mapping(&ALL_ROLES.replace("[columns]", "[csv]\nencoding = \"big5\"\n[columns]"));
    let log = "case,activity,at,department\nA1,accepted,2026-03-02 09:30:00,衛生局\n";
    let input = read(&mapping, &BIG5.encode(log).0, options(1, 100)).unwrap();
    assert_eq!(text(&input.store), "A1\n  2026-03-02T09:30:00+08:00 accepted department=衛生局\n");
    assert!(!input.files[0].encoding_guessed);
}

#[test]
fn gzip_is_found_by_its_first_bytes_and_may_have_several_members() {
    let mut packed = Vec::new();
    for half in [&LOG.as_bytes()[..60], &LOG.as_bytes()[60..]] {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(half).unwrap();
        packed.extend(encoder.finish().unwrap());
    }
    check(&packed, "UTF-8");
}

#[test]
fn bytes_that_are_no_text_are_listed_and_the_rest_goes_on() {
    let log =
        [b"case,activity,at\nA\xff1,accepted,2026-03-02\n", "办2,accepted,2026-03-02\n".as_bytes()].concat();
    // The first text that is not ASCII is in one chunk with valid UTF-8, so UTF-8 must be said.
    let mapping = mapping(&ALL_ROLES.replace("[columns]", "[csv]\nencoding = \"utf-8\"\n[columns]"));
    let input = read(&mapping, &log, options(1, 1_000)).unwrap();
    assert_eq!(crate::support::problems(&input.store).lines().count(), 1);
    assert!(crate::support::problems(&input.store).starts_with("log:2 column \"\""));
    assert_eq!(text(&input.store), "办2\n  2026-03-02T00:00:00+08:00 accepted\n");
}
