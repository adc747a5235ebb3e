//! Folders, archives, workbooks, and what else packs logs.

use crate::support::{ALL_ROLES, mapping, options, problems, read, text};
use audit::source::{Log, Origin, from_bytes, open, open_all};
use engine::Symbols;
use expect_test::expect;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

const ONE: &str = "case,activity,at\nA1,accepted,2026-03-02 09:30:00\n";
const TWO: &str = "{\"case\":\"A1\",\"activity\":\"concluded\",\"at\":\"2026-03-03\"}\n";

fn both() -> &'static str {
    "A1\n  2026-03-02T09:30:00+08:00 accepted\n  2026-03-03T00:00:00+08:00 concluded\n"
}

fn names(logs: &[Log]) -> Vec<&str> {
    logs.iter().map(Log::name).collect()
}

/// An archive of these entries; an empty text is a folder.
pub(crate) fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (number, (name, bytes)) in entries.iter().enumerate() {
        let stored = deflated.compression_method(zip::CompressionMethod::Stored);
        writer.start_file(*name, if number % 2 == 0 { deflated } else { stored }).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with one sheet whose first row is the third: texts, numbers, and a date as spreadsheets keep them.
pub(crate) fn workbook() -> Vec<u8> {
    let text = |at: &str, value: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{value}</t></is></c>");
    let rows = [
        ["A3", "B3", "C3", "D3"]
            .iter()
            .zip(["case", "activity", "at", "amount"])
            .map(|(a, b)| text(a, b))
            .collect(),
        text("A4", "办-1")
            + &text("B4", "accepted")
            + "<c r=\"C4\" s=\"1\"><v>46083.395833333336</v></c><c r=\"D4\"><v>12.5</v></c>",
        text("A5", "办-1") + &text("B5", "con\ncluded") + "<c r=\"C5\" s=\"1\"><v>46084</v></c>",
        text("A6", "办-1") + &text("B6", "concluded") + &text("C6", "soon"),
    ];
    let rows: Vec<String> = (3..)
        .zip(rows)
        .map(|(number, cells): (u32, String)| format!("<row r=\"{number}\">{cells}</row>"))
        .collect();
    workbook_of(&rows.concat())
}

/// A workbook with one sheet of these rows.
fn workbook_of(rows: &str) -> Vec<u8> {
    workbook_with(rows, "<sst/>")
}

/// A workbook with one sheet of these rows, and this table of texts.
fn workbook_with(rows: &str, texts: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    );
    archive(&[
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        (
            "_rels/.rels",
            b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
              <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
              </Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
             <sheets><sheet name=\"办件\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                .as_bytes(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
              <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
              </Relationships>",
        ),
        (
            "xl/styles.xml",
            b"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
              <cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", texts.as_bytes()),
    ])
}

#[test]
fn texts_that_are_not_there_claim_no_memory() {
    let said = |count: &str| {
        let texts = format!("<sst uniqueCount=\"{count}\"><si><t>accepted</t></si></sst>");
        let bytes = workbook_with("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", &texts);
        let said = from_bytes("any.xlsx".to_owned(), bytes).map(|logs| logs.len());
        said.map_err(|error| std::error::Error::source(&error).unwrap().to_string())
    };
    assert_eq!(said("1"), Ok(1));
    assert_eq!(said("1000000"), Ok(1), "a number that is only wrong does no harm");
    let refused = "the workbook says that its cells share 1999999999999999 texts, in a table of 66 bytes";
    assert_eq!(said("1999999999999999"), Err(refused.to_owned()));
}

#[test]
fn two_cells_far_apart_claim_no_memory() {
    let far = |at: &str, row: u32| {
        let cell = format!("<row r=\"{row}\"><c r=\"{at}\"><v>1</v></c></row>");
        let bytes = workbook_of(&format!("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>{cell}"));
        let said = from_bytes("any.xlsx".to_owned(), bytes).map(|logs| logs.len());
        said.map_err(|error| std::error::Error::source(&error).unwrap().to_string())
    };
    let blank = "the sheet 办件 is almost blank, but 1048576 rows and 16384 columns large";
    assert_eq!(far("XFD1048576", 1_048_576), Err(blank.to_owned()));
    let outside = "the sheet 办件 has a cell outside of what a sheet can hold";
    assert_eq!(far("A1048577", 1_048_577), Err(outside.to_owned()));
    assert_eq!(far("XFE2", 2), Err(outside.to_owned()));
    assert_eq!(far("AX1000", 1000), Ok(1));
}

#[test]
fn zstd_is_unpacked_several_frames_too() {
    let (one, rest) = ONE.split_at(20);
    let mut packed = zstd::encode_all(one.as_bytes(), 3).unwrap();
    packed.extend(zstd::encode_all(rest.as_bytes(), 3).unwrap());
    let input = read(&mapping(ALL_ROLES), &packed, options(1, 64)).unwrap();
    assert_eq!(text(&input.store), "A1\n  2026-03-02T09:30:00+08:00 accepted\n");
    assert!(input.files[0].compressed);
}

#[test]
fn a_folder_is_all_its_logs_sorted_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("b.ndjson", TWO.as_bytes());
    write("a.csv.zst", &zstd::encode_all(ONE.as_bytes(), 1).unwrap());
    for beside in [".hidden.csv", "a.items.csv", "readme.md", "a.items.toml"] {
        write(beside, b"no log");
    }
    std::fs::create_dir(folder.path().join("c")).unwrap();
    write("c/d.csv", b"case,activity,at\nA2,accepted,2026-03-02\n");
    let origin = Origin::new(folder.path());
    let logs = open_all(&origin).unwrap();
    let inside: Vec<&str> =
        names(&logs).iter().map(|name| name.strip_prefix(&origin.name()).unwrap()).collect();
    assert_eq!(inside, ["/a.csv.zst", "/b.ndjson", "/c/d.csv"]);
    let input = audit::read(logs, &mapping(ALL_ROLES), options(2, 64), Symbols::default()).unwrap();
    assert_eq!(text(&input.store), both().to_owned() + "A2\n  2026-03-02T00:00:00+08:00 accepted\n");
    let several = open(&origin).err().unwrap().to_string();
    assert!(several.contains("several logs where one is wanted"), "{several}");
}

#[test]
fn a_folder_without_a_log_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = open_all(&Origin::new(folder.path())).err().unwrap().to_string();
    assert!(error.contains("a folder without a log"), "{error}");
}

#[test]
fn an_archive_is_all_its_logs_sorted_by_name() {
    let packed = archive(&[
        ("b.ndjson", TWO.as_bytes()),
        ("a.csv", ONE.as_bytes()),
        ("__MACOSX/a.csv", b"x"),
        ("notes.docx", b"x"),
    ]);
    let logs = from_bytes("z.zip".to_owned(), packed.clone()).unwrap();
    assert_eq!(names(&logs), ["z.zip/a.csv", "z.zip/b.ndjson"]);
    let input = audit::read(logs, &mapping(ALL_ROLES), options(2, 64), Symbols::default()).unwrap();
    assert_eq!(text(&input.store), both());
    assert!(input.files.iter().all(|file| file.compressed));
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), packed).unwrap();
    assert_eq!(open_all(&Origin::new(file.path())).unwrap().len(), 2);
}

#[test]
fn an_entry_with_a_wrong_check_sum_is_named() {
    let rows: String = (0..9).map(|row| format!("A{row},accepted,2026-03-02\n")).collect();
    let stored = format!("case,activity,at\n{rows}");
    let mut packed = archive(&[("x.md", b""), ("a.csv", stored.as_bytes())]);
    let at = packed.windows(4).position(|bytes| bytes == b"A5,a").unwrap();
    packed[at + 1] = b'9';
    let error = from_bytes("z.zip".to_owned(), packed).err().unwrap();
    assert_eq!(error.to_string(), "could not read z.zip/a.csv");
}

#[test]
fn a_sheet_is_a_log_and_its_rows_keep_their_numbers() {
    let logs = from_bytes("w.xlsx".to_owned(), workbook()).unwrap();
    assert_eq!(names(&logs), ["w.xlsx/办件"]);
    let input = audit::read(logs, &mapping(ALL_ROLES), options(1, 64), Symbols::default()).unwrap();
    assert_eq!(input.files[0].format, "xlsx");
    expect![[r#"
        办-1
          2026-03-02T09:30:00+08:00 accepted fen=1250
          2026-03-03T00:00:00+08:00 other subject=con cluded
    "#]]
    .assert_eq(&text(&input.store));
    expect![[r#"
        w.xlsx/办件:6 column "at" value "soon": D-05 not a time, or a time that does not exist
    "#]]
    .assert_eq(&problems(&input.store));
}
