//! What could not be read: file, row, column, value, reason. Owns the list; never stops the reading itself.

use serde::Serialize;

/// How many problems are kept in full; all are counted.
pub const PROBLEMS_KEPT: usize = 1_000;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $code:literal $zh:literal $en:literal,)+) => {
        /// Why something could not be read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemCode {
            $($(#[$doc])* $name,)+
        }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &'static [ProblemCode] = &[$(ProblemCode::$name,)+];

            /// Returns the stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(ProblemCode::$name => $code,)+ }
            }

            /// Returns the reason in Chinese.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(ProblemCode::$name => $zh,)+ }
            }

            /// Returns the reason in English.
            #[must_use]
            pub const fn en(self) -> &'static str {
                match self { $(ProblemCode::$name => $en,)+ }
            }
        }
    };
}

codes! {
    /// More or fewer fields than the header.
    Fields "D-01" "字段数与表头不符" "the number of fields differs from the header",
    /// No case identity.
    CaseMissing "D-02" "缺少办件编号" "no case id",
    /// No activity.
    ActivityMissing "D-03" "缺少事件名称" "no activity",
    /// No time.
    TimeMissing "D-04" "缺少时间" "no time",
    /// Not a time, or one that does not exist.
    TimeUnreadable "D-05" "时间无法识别或不存在" "not a time, or a time that does not exist",
    /// Not an amount.
    AmountUnreadable "D-06" "金额无法识别" "not an amount of money",
    /// Bytes that are no text in the encoding of the log.
    Encoding "D-07" "字符编码无效" "bytes that are no text in the encoding of the log",
    /// A code that the mapping does not list.
    CodeUnknown "D-08" "映射中没有此代码" "a code that the mapping does not list",
    /// The XML breaks off or is not well formed.
    Xml "D-09" "XML 不完整或格式错误" "the XML breaks off or is not well formed",
    /// One row longer than a reader may hold.
    RowTooLong "D-10" "单行过长" "one row is longer than a reader may hold",
    /// Rows of one case disagree about a value that belongs to the case.
    CaseConflict "D-11" "同一办件的属性前后不一致" "rows of one case disagree about a value of the case",
    /// Compressed data that breaks off or is damaged.
    Damaged "D-12" "压缩数据损坏或不完整" "the compressed data breaks off or is damaged",
    /// Not a limit.
    LimitUnreadable "D-13" "时限无法识别" "not a limit such as \"20 working_day\"",
    /// No item code.
    ItemMissing "D-14" "缺少事项编码" "no item code",
    /// Not a number of staff.
    StaffUnreadable "D-15" "人数无法识别" "not a number of staff from 0 to 255",
    /// Not an object of JSON.
    Json "D-16" "不是 JSON 对象" "not an object of JSON",
}

impl Serialize for ProblemCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, `-` for standard input.
    pub file: String,
    /// The line on which the row begins, the first line of the file being 1; 0 when it concerns the whole file.
    pub row: u64,
    /// The column or attribute; empty when it concerns the whole row.
    pub column: String,
    /// The value, shortened.
    pub value: String,
    /// Why.
    pub code: ProblemCode,
}

/// The problems of a log: every one is counted, the first ones of the log are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
    counts: Vec<(ProblemCode, u64)>,
}

impl Problems {
    /// Counts a problem, and keeps it where there is room.
    pub fn push(&mut self, problem: Problem) {
        self.count(problem.code, 1);
        self.keep(problem);
    }

    /// Keeps a problem that is already counted, where there is room.
    pub(crate) fn keep(&mut self, problem: Problem) {
        if self.list.len() < PROBLEMS_KEPT {
            self.list.push(problem);
        }
    }

    /// Counts problems that are not listed one by one.
    pub fn count(&mut self, code: ProblemCode, more: u64) {
        match self.counts.binary_search_by_key(&code, |(known, _)| *known) {
            Ok(at) => self.counts[at].1 += more,
            Err(at) => self.counts.insert(at, (code, more)),
        }
    }

    /// Returns the problems that were kept.
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// Returns how many there were of each code.
    #[must_use]
    pub fn counts(&self) -> &[(ProblemCode, u64)] {
        &self.counts
    }

    /// Returns how many there were.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// Returns whether everything could be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

/// Shortens a value for a message: at most 80 characters, invalid bytes replaced.
#[must_use]
pub(crate) fn shorten(value: &[u8]) -> String {
    const CHARS_MAX: usize = 80;
    let text = String::from_utf8_lossy(&value[..value.len().min(4 * CHARS_MAX)]);
    match text.char_indices().nth(CHARS_MAX) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.into_owned(),
    }
}
