//! Parquet files, written here: every way in which values may lie in them, and what cannot be read.

use crate::packed::archive;
use crate::support::{ALL_ROLES, log, mapping, options, problems, text};
use audit::mapping::recognise;
use audit::source::{Log, LogFormat, Origin, from_bytes, open_all};
use audit::{Input, ReadError, ReadOptions};
use engine::Symbols;
use expect_test::expect;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray, Int96};
use parquet::file::properties::{WriterProperties, WriterPropertiesBuilder, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::fmt::Write as _;
use std::sync::Arc;

/// The values of a column: of a list as many as there are, with their levels.
enum Values {
    Text(Vec<Option<Vec<u8>>>),
    Long(Vec<Option<i64>>),
    Int(Vec<Option<i32>>),
    Double(Vec<Option<f64>>),
    Bool(Vec<Option<bool>>),
    Julian(Vec<Option<[u32; 3]>>),
    Fixed(Vec<Option<Vec<u8>>>),
    Lists(Vec<Vec<&'static str>>),
}

fn texts(values: &[&str]) -> Values {
    Values::Text(values.iter().map(|text| (!text.is_empty()).then(|| text.as_bytes().to_vec())).collect())
}

fn some<T: Clone>(values: &[T]) -> Vec<Option<T>> {
    values.iter().cloned().map(Some).collect()
}

/// Writes a file: its row groups, each with its columns.
fn file(schema: &str, properties: WriterProperties, groups: Vec<Vec<Values>>) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties)).unwrap();
    for columns in groups {
        let mut group = writer.next_row_group().unwrap();
        for values in columns {
            let mut column = group.next_column().unwrap().unwrap();
            write(column.untyped(), values);
            column.close().unwrap();
        }
        group.close().unwrap();
    }
    writer.close().unwrap();
    bytes
}

macro_rules! put {
    ($writer:expr, $values:expr, $make:expr) => {{
        let levels: Vec<i16> = $values.iter().map(|value| i16::from(value.is_some())).collect();
        let values: Vec<_> = $values.into_iter().flatten().map($make).collect();
        $writer.write_batch(&values, Some(&levels), None).unwrap();
    }};
}

fn write(writer: &mut ColumnWriter<'_>, values: Values) {
    match (writer, values) {
        (ColumnWriter::ByteArrayColumnWriter(to), Values::Text(list)) => put!(to, list, ByteArray::from),
        (ColumnWriter::Int64ColumnWriter(to), Values::Long(list)) => put!(to, list, |value| value),
        (ColumnWriter::Int32ColumnWriter(to), Values::Int(list)) => put!(to, list, |value| value),
        (ColumnWriter::DoubleColumnWriter(to), Values::Double(list)) => put!(to, list, |value| value),
        (ColumnWriter::BoolColumnWriter(to), Values::Bool(list)) => put!(to, list, |value| value),
        (ColumnWriter::Int96ColumnWriter(to), Values::Julian(list)) => {
            put!(to, list, |value: [u32; 3]| Int96::from(value.to_vec()));
        }
        (ColumnWriter::FixedLenByteArrayColumnWriter(to), Values::Fixed(list)) => {
            put!(to, list, FixedLenByteArray::from);
        }
        (ColumnWriter::ByteArrayColumnWriter(to), Values::Lists(lists)) => {
            let (mut values, mut definition, mut repetition) = (Vec::new(), Vec::new(), Vec::new());
            for list in lists {
                definition.extend(if list.is_empty() { vec![0] } else { vec![1; list.len()] });
                repetition.extend((0..list.len().max(1)).map(|at| i16::from(at > 0)));
                values.extend(list.into_iter().map(ByteArray::from));
            }
            to.write_batch(&values, Some(&definition), Some(&repetition)).unwrap();
        }
        _ => panic!("values that do not fit their column"),
    }
}

fn plain() -> WriterProperties {
    WriterProperties::builder().build()
}

fn read(bytes: &[u8], threads: usize) -> Input {
    try_read(bytes, options(threads, 64)).unwrap()
}

fn try_read(bytes: &[u8], options: ReadOptions) -> Result<Input, ReadError> {
    let logs = from_bytes("log.parquet".to_owned(), bytes.to_vec()).unwrap();
    audit::read(logs, &mapping(ALL_ROLES), options, Symbols::default())
}

const ROWS: usize = 700;

const SCHEMA: &str = "message log { optional binary case (UTF8); optional binary activity (UTF8); \
    optional int64 at (TIMESTAMP(MICROS,false)); optional binary actor (UTF8); optional int64 amount; \
    optional binary reason (UTF8); }";

/// Rows of some cases, two row groups, with what is left out, long identities and texts beyond ASCII.
fn groups() -> (Vec<Vec<Values>>, String) {
    let mut csv = "case,activity,at,actor,amount,reason\n".to_owned();
    let mut groups = Vec::new();
    for part in [0..ROWS / 3, ROWS / 3..ROWS] {
        let (mut cases, mut activities, mut times) = (Vec::new(), Vec::new(), Vec::new());
        let (mut actors, mut amounts, mut reasons) = (Vec::new(), Vec::new(), Vec::new());
        for row in part {
            let long = if row % 5 == 0 { "-with-a-long-identity" } else { "" };
            let case = format!("办{}{long}", row * 7_919 % 90);
            let activity = ["accepted", "step_ended:审核", "concluded=granted", "paid"][row % 4];
            let second = 1_488_400_000 + row as i64 * 977 % 9_999_999;
            let actor = if row % 3 == 0 { String::new() } else { format!("u{}", row % 11) };
            let amount = (row % 4 == 3).then_some(row as i64);
            let reason = if row % 7 == 0 { format!("理由{row}") } else { String::new() };
            let day = calendar::Moment::from_micros(second * 1_000_000).to_string();
            let written = amount.map_or_else(String::new, |amount| amount.to_string());
            writeln!(csv, "{case},{activity},{day},{actor},{written},{reason}").unwrap();
            cases.push(case);
            activities.push(activity);
            times.push(Some((second + 8 * 3600) * 1_000_000));
            actors.push(actor);
            amounts.push(amount);
            reasons.push(reason);
        }
        let borrowed = |list: &[String]| texts(&list.iter().map(String::as_str).collect::<Vec<_>>());
        groups.push(vec![
            borrowed(&cases),
            texts(&activities),
            Values::Long(times),
            borrowed(&actors),
            Values::Long(amounts),
            borrowed(&reasons),
        ]);
    }
    (groups, csv)
}

/// How many small files there are, of different encodings.
pub(crate) const WAYS: usize = 4;

/// A file of few rows, written in one of several ways.
pub(crate) fn small_file(way: usize) -> Vec<u8> {
    let schema = "message log { optional binary case (UTF8); optional binary activity (UTF8); \
        optional int64 at (TIMESTAMP(MICROS,false)); optional int32 amount (DECIMAL(9,2)); \
        repeated binary materials (UTF8); }";
    let columns = vec![
        texts(&["A1", "A2", "", "A1"]),
        texts(&["accepted", "paid", "paid", ""]),
        Values::Long(vec![Some(1_772_443_800_000_000), Some(i64::MAX), None, Some(0)]),
        Values::Int(vec![Some(12), None, None, Some(-1)]),
        Values::Lists(vec![vec!["a", "b"], vec![], vec!["c"], vec![]]),
    ];
    let properties = match way {
        0 => WriterProperties::builder().set_compression(Compression::SNAPPY),
        1 => WriterProperties::builder().set_writer_version(WriterVersion::PARQUET_2_0),
        2 => (WriterProperties::builder().set_dictionary_enabled(false))
            .set_column_encoding("case".into(), Encoding::DELTA_BYTE_ARRAY)
            .set_column_encoding("activity".into(), Encoding::DELTA_LENGTH_BYTE_ARRAY)
            .set_column_encoding("at".into(), Encoding::DELTA_BINARY_PACKED)
            .set_column_encoding("amount".into(), Encoding::BYTE_STREAM_SPLIT),
        _ => WriterProperties::builder().set_dictionary_enabled(false),
    };
    file(schema, properties.set_data_page_row_count_limit(2).set_write_batch_size(1).build(), vec![columns])
}

fn check(properties: WriterPropertiesBuilder) {
    let properties = properties.set_data_page_row_count_limit(50).set_write_batch_size(10).build();
    let (groups, csv) = groups();
    let bytes = file(SCHEMA, properties, groups);
    let wanted = crate::support::read(&mapping(ALL_ROLES), csv.as_bytes(), options(1, 64)).unwrap();
    for threads in [1, 3] {
        let input = read(&bytes, threads);
        assert_eq!(problems(&input.store), "");
        assert_eq!(text(&input.store), text(&wanted.store));
        assert_eq!((input.store.rows, input.store.events), (ROWS as u64, ROWS as u64));
        assert_eq!(input.files[0].format, "parquet");
    }
}

#[test]
fn a_file_tells_the_same_as_the_csv_of_its_rows_however_it_is_packed() {
    let zstd = Compression::ZSTD(ZstdLevel::default());
    for packed in
        [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::GZIP(Default::default()), zstd]
    {
        for version in [WriterVersion::PARQUET_1_0, WriterVersion::PARQUET_2_0] {
            check(WriterProperties::builder().set_compression(packed).set_writer_version(version));
        }
    }
}

#[test]
fn a_file_tells_the_same_however_its_values_are_written() {
    let numbers = [Encoding::PLAIN, Encoding::DELTA_BINARY_PACKED, Encoding::BYTE_STREAM_SPLIT];
    let strings = [Encoding::PLAIN, Encoding::DELTA_LENGTH_BYTE_ARRAY, Encoding::DELTA_BYTE_ARRAY];
    for (number, string) in numbers.into_iter().zip(strings) {
        let mut properties = WriterProperties::builder().set_dictionary_enabled(false);
        for column in ["case", "activity", "actor", "reason"] {
            properties = properties.set_column_encoding(column.into(), string);
        }
        for column in ["at", "amount"] {
            properties = properties.set_column_encoding(column.into(), number);
        }
        check(properties);
    }
    // A dictionary that is given up after some pages.
    check(WriterProperties::builder().set_dictionary_page_size_limit(200));
}

#[test]
fn stripes_of_a_large_row_group_are_read_apart() {
    const LARGE: i64 = 300_000;
    let schema = "message log { optional binary case (UTF8); optional binary activity (UTF8); \
        optional int64 at (TIMESTAMP(MILLIS,true)); }";
    let case = |row: i64| Some(format!("A{}", row % 40_000).into_bytes());
    let columns = vec![
        Values::Text((0..LARGE).map(case).collect()),
        Values::Text((0..LARGE).map(|row| (row % 100_003 != 5).then(|| b"paid".to_vec())).collect()),
        Values::Long((0..LARGE).map(|row| Some(row * 60_000)).collect()),
    ];
    let properties = WriterProperties::builder().set_data_page_row_count_limit(20_000).build();
    let bytes = file(schema, properties, vec![columns]);
    let input = read(&bytes, 2);
    assert_eq!((input.store.rows, input.store.events), (LARGE as u64, LARGE as u64 - 3));
    expect![[r#"
        log.parquet:6 column "activity" value "": D-03 no activity
        log.parquet:100009 column "activity" value "": D-03 no activity
        log.parquet:200012 column "activity" value "": D-03 no activity
    "#]]
    .assert_eq(&problems(&input.store));
    let events = &crate::support::cases(&input.store)["A39999"];
    assert_eq!(events.len(), 7);
    assert_eq!(events.first().unwrap(), "1970-01-29T02:39:00+08:00 paid");
    assert_eq!(events.last().unwrap(), "1970-07-14T18:39:00+08:00 paid");
}

#[test]
fn times_amounts_and_numbers_of_every_type_are_exact() {
    const NANOS: u64 = 5_400_000_000_000;
    let day = |value: i64| Values::Long(vec![Some(value)]);
    // 2026-03-02 09:30:00 in local time; the second is 2026-03-02T09:30:00.25+08:00.
    let local = 1_772_443_800_000_000;
    let utc = 1_772_415_000_250_000;
    let times: [(&str, Values, &str); 9] = [
        ("int64 at (TIMESTAMP(MILLIS,false))", day(local / 1_000), "2026-03-02T09:30:00+08:00"),
        ("int64 at (TIMESTAMP(MICROS,false))", day(local), "2026-03-02T09:30:00+08:00"),
        ("int64 at (TIMESTAMP(NANOS,false))", day(local * 1_000 + 999), "2026-03-02T09:30:00+08:00"),
        ("int64 at (TIMESTAMP(MILLIS,true))", day(utc / 1_000), "2026-03-02T09:30:00.250000+08:00"),
        ("int64 at (TIMESTAMP_MICROS)", day(utc), "2026-03-02T09:30:00.250000+08:00"),
        ("int32 at (DATE)", Values::Int(vec![Some(20_514)]), "2026-03-02T00:00:00+08:00"),
        (
            "int96 at",
            // An hour and a half after midnight, in nanoseconds, of the Julian day.
            Values::Julian(vec![Some([NANOS as u32, (NANOS >> 32) as u32, 2_461_102])]),
            "2026-03-02T09:30:00+08:00",
        ),
        ("binary at (UTF8)", texts(&["2026-03-02 09:30:00"]), "2026-03-02T09:30:00+08:00"),
        ("int64 at", day(20_260_302), "2026-03-02T00:00:00+08:00"),
    ];
    for (column, values, wanted) in times {
        let schema = format!(
            "message log {{ optional binary case (UTF8); optional binary activity (UTF8); optional {column}; }}"
        );
        let bytes = file(&schema, plain(), vec![vec![texts(&["A1"]), texts(&["paid"]), values]]);
        assert_eq!(text(&read(&bytes, 1).store), format!("A1\n  {wanted} paid\n"), "{column}");
    }
    let fixed = |bytes: &[u8]| Values::Fixed(vec![Some(bytes.to_vec())]);
    let amounts: [(&str, Values, &str); 8] = [
        ("int32 amount", Values::Int(vec![Some(-7)]), "-700"),
        ("int64 amount (INTEGER(64,false))", Values::Long(vec![Some(12)]), "1200"),
        ("int32 amount (DECIMAL(9,2))", Values::Int(vec![Some(-1_205)]), "-1205"),
        ("int64 amount (DECIMAL(18,1))", Values::Long(vec![Some(123)]), "1230"),
        ("fixed_len_byte_array(5) amount (DECIMAL(10,3))", fixed(&[0, 0, 0, 0x30, 0x3e]), "1235"),
        ("fixed_len_byte_array(17) amount (DECIMAL(38,2))", fixed(&[0xff; 17]), "-1"),
        ("binary amount (DECIMAL(10,2))", Values::Text(vec![Some(vec![0xff, 0x38])]), "-200"),
        ("double amount", Values::Double(vec![Some(1234.56)]), "123456"),
    ];
    for (column, values, fen) in amounts {
        let schema = format!(
            "message log {{ optional binary case (UTF8); optional binary activity (UTF8); \
             optional binary at (UTF8); optional {column}; }}"
        );
        let columns = vec![texts(&["A1"]), texts(&["paid"]), texts(&["2026-03-02"]), values];
        let told = text(&read(&file(&schema, plain(), vec![columns]), 1).store);
        assert_eq!(told, format!("A1\n  2026-03-02T00:00:00+08:00 paid fen={fen}\n"), "{column}");
    }
}

#[test]
fn identities_flags_and_second_times_may_be_of_any_type() {
    let schema = "message log { optional int64 case; optional binary activity (ENUM); \
        optional int64 at (TIMESTAMP(MICROS,true)); optional int64 recorded_at (TIMESTAMP(MILLIS,true)); \
        optional int32 due (DATE); optional int32 staff (INTEGER(8,false)); optional boolean ground; \
        optional fixed_len_byte_array(16) source (UUID); optional int32 batch (TIME(MILLIS,true)); }";
    let columns = vec![
        Values::Long(vec![Some(330_100), Some(-5)]),
        texts(&["accepted", "accepted"]),
        Values::Long(some(&[1_772_415_000_000_000, 1_772_415_000_000_000])),
        Values::Long(vec![Some(1_772_415_060_000), None]),
        Values::Int(vec![None, Some(20_530)]),
        Values::Int(vec![Some(2), None]),
        Values::Bool(vec![Some(true), None]),
        Values::Fixed(vec![Some((0..16).collect()), None]),
        Values::Int(vec![Some(34_200_000), None]),
    ];
    expect![[r#"
        -5
          2026-03-02T09:30:00+08:00 accepted due=2026-03-18T00:00:00+08:00
        330100
          2026-03-02T09:30:00+08:00 accepted ground=true source=00010203-0405-0607-0809-0a0b0c0d0e0f recorded_at=2026-03-02T09:31:00+08:00 staff=2 batch=09:30:00
    "#]]
    .assert_eq(&text(&read(&file(schema, plain(), vec![columns]), 1).store));
}

#[test]
fn lists_are_joined_by_semicolons_and_groups_by_strokes() {
    let schema = "message log { required binary case (UTF8); required binary activity (UTF8); \
        required binary at (UTF8); repeated binary materials (UTF8); required group who { optional binary id (UTF8); } }";
    let required =
        |list: &[&str]| Values::Text(list.iter().map(|text| Some(text.as_bytes().to_vec())).collect());
    let columns = vec![
        required(&["A1", "A2", "A3"]),
        required(&["paid", "paid", "paid"]),
        required(&["2026-03-02", "2026-03-03", "2026-03-04"]),
        Values::Lists(vec![vec!["图纸", "申请表"], vec![], vec!["图纸"]]),
        texts(&["u1", "", "u3"]),
    ];
    let bytes = file(schema, plain(), vec![columns]);
    let mapping = mapping(&ALL_ROLES.replace("column = \"actor\"", "column = \"who/id\""));
    let logs = from_bytes("log.parquet".to_owned(), bytes).unwrap();
    let input = audit::read(logs, &mapping, options(2, 64), Symbols::default()).unwrap();
    expect![[r#"
        A1
          2026-03-02T00:00:00+08:00 paid actor=u1 materials=图纸;申请表
        A2
          2026-03-03T00:00:00+08:00 paid
        A3
          2026-03-04T00:00:00+08:00 paid actor=u3 materials=图纸
    "#]]
    .assert_eq(&text(&input.store));
}

fn with_problems() -> Vec<u8> {
    let group = |cases: &[&str], times: Vec<Option<i64>>| {
        let count = cases.len();
        let reason = (0..count).map(|row| (row == 3).then(|| vec![0xc3, 0x28])).collect();
        vec![
            texts(cases),
            texts(&vec!["paid"; count]),
            Values::Long(times),
            texts(&vec!["u1"; count]),
            Values::Long(vec![Some(3); count]),
            Values::Text(reason),
        ]
    };
    let at = Some(1_772_443_800_000_000);
    let groups = vec![
        group(&["A1", "", "A3", "A4"], vec![at, at, None, at]),
        group(&["A5", "A6"], vec![Some(i64::MAX), at]),
    ];
    file(SCHEMA, plain(), groups)
}

#[test]
fn what_cannot_be_read_names_row_column_and_value() {
    let input = read(&with_problems(), 2);
    expect![[r#"
        log.parquet:2 column "case" value "": D-02 no case id
        log.parquet:3 column "at" value "": D-04 no time
        log.parquet:4 column "reason" value "�(": D-07 bytes that are no text in the encoding of the log
        log.parquet:5 column "at" value "9223372036854775807": D-05 not a time, or a time that does not exist
    "#]]
    .assert_eq(&problems(&input.store));
    assert_eq!(input.store.events, 2);
    let strict = ReadOptions { strict: true, ..options(2, 64) };
    let error = try_read(&with_problems(), strict).err().unwrap();
    assert!(error.to_string().starts_with("log.parquet:2: column \"case\""), "{error}");
}

#[test]
fn a_damaged_page_costs_its_row_group_and_no_other() {
    let (groups, _) = groups();
    let mut bytes = file(SCHEMA, WriterProperties::builder().set_dictionary_enabled(false).build(), groups);
    // The length in front of a text in the first page.
    let text = "办82".as_bytes();
    let at = bytes.windows(text.len()).position(|bytes_here| bytes_here == text).unwrap();
    bytes[at - 4..at].copy_from_slice(&u32::MAX.to_le_bytes());
    let input = read(&bytes, 2);
    expect![[r#"
        log.parquet:1 column "" value "a value breaks off": D-12 the compressed data breaks off or is damaged
    "#]]
    .assert_eq(&problems(&input.store));
    assert_eq!(input.store.events as usize, ROWS - ROWS / 3);
}

#[test]
fn a_file_without_its_end_is_refused() {
    let (groups, _) = groups();
    let mut bytes = file(SCHEMA, plain(), groups);
    bytes.truncate(bytes.len() - 9);
    let error = from_bytes("log.parquet".to_owned(), bytes).err().unwrap();
    assert_eq!(error.to_string(), "could not read log.parquet");
}

#[test]
fn a_file_may_be_in_a_folder_an_archive_or_packed() {
    let (groups, csv) = groups();
    let bytes = file(SCHEMA, plain(), groups);
    let wanted = crate::support::read(&mapping(ALL_ROLES), csv.as_bytes(), options(1, 64)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.parquet"), &bytes).unwrap();
    let opened: Vec<Vec<Log>> = vec![
        open_all(&Origin::new(folder.path())).unwrap(),
        from_bytes("z.zip".to_owned(), archive(&[("a.parquet", &bytes)])).unwrap(),
        vec![log(&zstd::encode_all(&bytes[..], 1).unwrap())],
    ];
    for logs in opened {
        assert!(logs.iter().all(|log| log.format() == LogFormat::Parquet));
        let input = audit::read(logs, &mapping(ALL_ROLES), options(2, 64), Symbols::default()).unwrap();
        assert_eq!(text(&input.store), text(&wanted.store));
    }
}

#[test]
fn the_mapping_is_recognised_by_the_columns() {
    let schema = "message log { optional binary case (UTF8); optional binary event (UTF8); optional int32 at (DATE); }";
    let columns = vec![texts(&["A1"]), texts(&["accepted"]), Values::Int(vec![Some(20_514)])];
    let logs = from_bytes("log.parquet".to_owned(), file(schema, plain(), vec![columns])).unwrap();
    assert_eq!(recognise(&logs[0]).unwrap().name, "sundial");
    let error =
        audit::items::read_items(logs.into_iter().next().unwrap(), &mapping(ALL_ROLES)).err().unwrap();
    expect![[r#"log.parquet is a Parquet file where text is wanted; a log is CSV, XES, NDJSON, XLSX or Parquet, plain, gzip, zstd or zip"#]]
        .assert_eq(&error.to_string());
}
