//! Why something failed, in Chinese: the reasons that the lower parts give in English, and reasons in both languages.
//!
//! What is not known here is shown as the part that failed says it.

mod ledger;

use audit::mapping::MappingError;
use audit::source::SourceError;
use audit::{ReadError, problem::Problem};
use calendar::CalendarError;
use rules::PackError;
use std::error::Error;
use std::fmt;
use std::io;
use std::str::Utf8Error;

/// A reason in both languages.
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    zh: String,
    en: String,
}

impl Reason {
    /// Takes both texts.
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Reason {
        Reason { zh: zh.into(), en: en.into() }
    }

    /// Says where it is, before both texts.
    pub(crate) fn after(&self, place: &str) -> Reason {
        Reason::new(format!("{place}{}", self.zh), format!("{place}{}", self.en))
    }

    /// Names what there is to choose from.
    pub(crate) fn shipped<'a>(names: impl IntoIterator<Item = &'a str>) -> Reason {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        Reason::new(format!("内置的有：{names}"), format!("shipped: {names}"))
    }

    /// Every error of a pack on a line.
    pub(crate) fn of_pack(errors: &[PackError]) -> Reason {
        let lines = |say: fn(&PackError) -> String, allowed: &str| {
            let line = |error: &PackError| {
                let PackError { file, line, column, field, problem } = error;
                let field = if field.is_empty() { String::new() } else { format!("{field}: ") };
                let list = match problem.allowed() {
                    [] => String::new(),
                    codes => format!("{allowed}{}", codes.join(", ")),
                };
                format!("{file}:{line}:{column}: {field}{}{list}", say(error))
            };
            errors.iter().map(line).collect::<Vec<_>>().join("\n")
        };
        Reason::new(
            lines(|error| error.problem.zh(), "；允许："),
            lines(|error| error.problem.en(), "; allowed: "),
        )
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl Error for Reason {}

/// Says a reason in Chinese, with what it rests on.
pub(super) fn zh(cause: &anyhow::Error) -> String {
    let parts: Vec<String> = cause.chain().map(one).collect();
    parts.join("：")
}

/// Says one error in Chinese, where it is known.
pub(crate) fn zh_of(error: impl Error + 'static) -> String {
    one(&error)
}

fn one(error: &(dyn Error + 'static)) -> String {
    if let Some(reason) = error.downcast_ref::<Reason>() {
        return reason.zh.clone();
    }
    if let Some(error) = error.downcast_ref::<io::Error>() {
        return of_io(error);
    }
    if let Some(error) = error.downcast_ref::<SourceError>() {
        return of_source(error);
    }
    if let Some(error) = error.downcast_ref::<MappingError>() {
        return of_mapping(error);
    }
    if let Some(error) = error.downcast_ref::<ReadError>() {
        match error {
            ReadError::Strict(problem) => return of_problem(problem),
            ReadError::Aside(_) => return "无法写入或读回临时文件".to_owned(),
            ReadError::Mapping(_) | ReadError::Source(_) => {}
        }
    }
    if let Some(error) = error.downcast_ref::<CalendarError>() {
        return of_calendar(error);
    }
    if let Some(words) = ledger::zh(error) {
        return words;
    }
    if let Some(error) = error.downcast_ref::<Utf8Error>() {
        return format!("第 {} 字节起不是 UTF-8 文字", error.valid_up_to() + 1);
    }
    error.to_string()
}

/// What an operating system commonly answers.
const ANSWERS: [(io::ErrorKind, &str); 8] = [
    (io::ErrorKind::NotFound, "没有这个文件"),
    (io::ErrorKind::PermissionDenied, "没有权限"),
    (io::ErrorKind::IsADirectory, "是文件夹，不是文件"),
    (io::ErrorKind::NotADirectory, "路径中有一段不是文件夹"),
    (io::ErrorKind::AlreadyExists, "已有同名文件"),
    (io::ErrorKind::StorageFull, "磁盘已满"),
    (io::ErrorKind::UnexpectedEof, "文件不完整"),
    (io::ErrorKind::BrokenPipe, "接收输出的程序已经结束"),
];

fn of_io(error: &io::Error) -> String {
    let known = ANSWERS.iter().find(|(kind, _)| *kind == error.kind());
    match known {
        Some((_, zh)) => (*zh).to_owned(),
        None if error.kind() == io::ErrorKind::InvalidData => format!("内容损坏或不符合格式（{error}）"),
        None => error.to_string(),
    }
}

/// What a log was found to be instead, in Chinese.
const FOUND: [(&str, &str); 12] = [
    ("an archive or a workbook inside another", "套在另一个压缩包或工作簿里的压缩包或工作簿"),
    ("an archive without a log", "没有日志的压缩包"),
    ("a folder without a log", "没有日志的文件夹"),
    ("several logs where one is wanted", "多份日志，而此处只要一份"),
    ("a Parquet file where text is wanted", "Parquet 文件，而此处要的是文本"),
    ("a table that is not rows of separated values", "不是分隔值文本的数据表"),
    ("packed in another way than deflate", "以 deflate 以外的方式压缩"),
    ("encrypted", "已加密"),
    ("an old workbook", "旧式工作簿（.xls）"),
    ("a PDF", "PDF 文件"),
    ("bzip2", "bzip2 压缩文件"),
    ("xz", "xz 压缩文件"),
];

fn of_found(found: &str) -> &str {
    FOUND.iter().find(|(en, _)| *en == found).map_or(found, |(_, zh)| zh)
}

fn of_source(error: &SourceError) -> String {
    match error {
        SourceError::Open { name, .. } => format!("无法打开 {name}"),
        SourceError::Read { name, .. } => format!("读取 {name} 时出错"),
        SourceError::Kind { name, found } => {
            let found = of_found(found);
            format!(
                "{name} 不是日志（{found}）；日志为 CSV、XES、NDJSON、XLSX 或 Parquet，可用 gzip、zstd 或 zip 压缩"
            )
        }
        SourceError::Empty { name } => format!("{name} 是空的"),
    }
}

fn of_mapping(error: &MappingError) -> String {
    match error {
        MappingError::File { .. } => error.to_string(),
        MappingError::Column { mapping, log, role, column, columns } => format!(
            "映射“{mapping}”的 {role} 取自列“{column}”，{log} 没有这一列；有的是 {}",
            columns.join(", ")
        ),
        MappingError::Unrecognised { log, columns, shipped } => format!(
            "没有映射认得 {log} 的列（{}）；请自己写一份，用 --mapping 指定，或指定内置的 {}",
            columns.join(", "),
            shipped.join(", ")
        ),
    }
}

fn of_problem(problem: &Problem) -> String {
    let Problem { file, row, column, value, code } = problem;
    format!("{file}:{row}：列“{column}”，值“{value}”：{}（{}）", code.zh(), code.code())
}

fn of_calendar(error: &CalendarError) -> String {
    match error {
        CalendarError::OutOfRange { day, first, last } => {
            format!("{day} 在日历之外，日历为 {first} 至 {last}")
        }
        CalendarError::Provisional { year } => format!("{year} 年放假安排尚未公布，而只允许已公布的年份"),
        CalendarError::Reversed { from, to } => format!("止于 {to}，早于起始 {from}"),
        CalendarError::ReversedMoments { from, to } => format!("止于 {to}，早于起始 {from}"),
        CalendarError::TooLong { first, last } => {
            format!("{first} 至 {last} 对一份日历太长；至多 65534 日")
        }
        CalendarError::NoHours => "日历没有办公时间".to_owned(),
    }
}
