//! How fast each format is read: rows a second of one log, made here, in every form that holds it.

use audit::ReadOptions;
use audit::convert::{Form, write_store};
use audit::mapping::{Mapping, recognise, shipped};
use audit::source::{Log, from_bytes};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use engine::Symbols;
use parquet::basic::{Compression, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::fmt::Write as _;
use std::num::NonZero;
use std::sync::Arc;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const ROWS: u32 = 200_000;
const CASES: u32 = 40_000;
const EVENTS: [&str; 4] = ["accepted", "step_ended:review", "decided=granted", "concluded"];

fn case(row: u32) -> String {
    format!("K{:07}", row.wrapping_mul(2_654_435_761) % CASES)
}

/// Seconds since 1970.
fn second(row: u32) -> i64 {
    1_772_400_000 + i64::from(row) * 7
}

fn csv() -> Vec<u8> {
    let mut text = "case,event,at,actor\n".to_owned();
    for row in 0..ROWS {
        let at = calendar::Moment::from_micros(second(row) * 1_000_000).to_string();
        let event = EVENTS[row as usize % 4];
        writeln!(text, "{},{event},{},u{}", case(row), at.trim_end_matches("+08:00"), row % 500)
            .expect("writing to memory cannot fail");
    }
    text.into_bytes()
}

/// The same log in another form.
fn converted(form: Form) -> Vec<u8> {
    let (bytes, mapping) = (csv(), mapping("sundial"));
    let input = audit::read(logs("log", &bytes), &mapping, options(1), Symbols::default())
        .expect("every row can be read");
    let mut out = Vec::new();
    write_store(&input.store, form, &mut out).expect("writing to memory cannot fail");
    out
}

fn columns() -> Vec<u8> {
    let schema = "message log { required binary case (UTF8); required binary event (UTF8); \
        required int64 at (TIMESTAMP(MICROS,true)); required binary actor (UTF8); }";
    let schema = parse_message_type(schema).expect("the schema is right");
    let zstd = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default()));
    let mut out = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut out, Arc::new(schema), Arc::new(zstd.build()))
        .expect("writing to memory cannot fail");
    for first in (0..ROWS).step_by(50_000) {
        let rows = first..(first + 50_000).min(ROWS);
        let mut group = writer.next_row_group().expect("a row group");
        let text = |of: fn(u32) -> String| -> Vec<ByteArray> {
            rows.clone().map(|row| ByteArray::from(of(row).into_bytes())).collect()
        };
        let event = |row: u32| EVENTS[row as usize % 4].to_owned();
        for texts in [Some(text(case)), Some(text(event)), None, Some(text(|row| format!("u{}", row % 500)))]
        {
            let mut column = group.next_column().expect("a column").expect("four columns");
            let done = match texts {
                Some(texts) => column.typed::<ByteArrayType>().write_batch(&texts, None, None),
                None => {
                    let times: Vec<i64> = rows.clone().map(|row| second(row) * 1_000_000).collect();
                    column.typed::<Int64Type>().write_batch(&times, None, None)
                }
            };
            done.expect("values that fit their column");
            column.close().expect("a column that is complete");
        }
        group.close().expect("a row group that is complete");
    }
    writer.close().expect("a file that is complete");
    out
}

fn table() -> Vec<u8> {
    let mut text =
        "row_guid,project_no,cd_operation,cd_time,cd_batch,task_code,accept_date,org_name,handle_user_name\n"
            .to_owned();
    for row in 0..ROWS {
        let at = calendar::Moment::from_micros(second(row) * 1_000_000).to_string();
        let at = at.trim_end_matches("+08:00");
        writeln!(text, "g{row},{},I,{at},b1,T{},{at},局{},u{}", case(row), row % 300, row % 40, row % 500)
            .expect("writing to memory cannot fail");
    }
    text.into_bytes()
}

fn mapping(name: &str) -> Mapping {
    let known = shipped().expect("the shipped mappings are right");
    known.into_iter().find(|mapping| mapping.name == name).expect("the mapping is shipped")
}

fn logs(name: &str, bytes: &[u8]) -> Vec<Log> {
    from_bytes(name.to_owned(), bytes.to_vec()).expect("the log is one")
}

fn options(threads: usize) -> ReadOptions {
    let threads = NonZero::new(threads).unwrap_or(NonZero::<usize>::MIN);
    ReadOptions { threads, ..ReadOptions::default() }
}

fn bench(bencher: Bencher<'_, '_>, name: &str, bytes: &[u8], threads: usize) {
    let opened = logs(name, bytes);
    let mapping = recognise(opened.first().expect("a log")).expect("a shipped mapping knows it");
    bencher.counter(ItemsCount::new(ROWS)).counter(BytesCount::new(bytes.len())).bench_local(|| {
        let input = audit::read(logs(name, bytes), &mapping, options(threads), Symbols::default())
            .expect("every row can be read");
        assert_eq!(input.store.events, u64::from(ROWS));
    });
}

#[divan::bench(args = [1, 2])]
fn read_csv(bencher: Bencher<'_, '_>, threads: usize) {
    bench(bencher, "log.csv", &csv(), threads);
}

#[divan::bench(args = [1, 2])]
fn read_parquet(bencher: Bencher<'_, '_>, threads: usize) {
    bench(bencher, "log.parquet", &columns(), threads);
}

#[divan::bench]
fn read_ndjson(bencher: Bencher<'_, '_>) {
    bench(bencher, "log.ndjson", &converted(Form::Ndjson), 1);
}

#[divan::bench]
fn read_xes(bencher: Bencher<'_, '_>) {
    bench(bencher, "log.xes", &converted(Form::Xes), 1);
}

#[divan::bench]
fn read_tables(bencher: Bencher<'_, '_>) {
    bench(bencher, "up_pro_accept.csv", &table(), 1);
}
