//! A table of places or of posts, as it comes from a workbook or a CSV file: a header, and rows of text.

use super::node::NodeKind;
use super::wanted::{Wanted, WantedNode, WantedPost};
use crate::refusal::{Refusal, RefusalCode};
use calendar::Day;
use ports::Place;

/// Rows at most.
const ROWS_MAX: usize = 50_000;

/// A column: its name, and the words by which a header may call it.
type Words = (&'static str, &'static [&'static str]);

const ABOVE: Words = ("above", &["above", "parent", "上级", "上级路径"]);
const CODE: Words = ("code", &["code", "代码", "编码"]);
const KIND: Words = ("kind", &["kind", "type", "类型"]);
const NAME: Words = ("name", &["name", "名称", "姓名"]);
const NAME_EN: Words = ("name_en", &["name_en", "english", "英文名称"]);
const FROM: Words = ("from", &["from", "启用日期", "任职日期", "起"]);
const THROUGH: Words = ("through", &["through", "停用日期", "离任日期", "止"]);
const STAFF: Words = ("staff", &["staff", "工号", "人员编号"]);
const PLACE: Words = ("place", &["place", "所在机构", "机构路径"]);
const TITLE: Words = ("title", &["title", "岗位", "职务"]);

/// Why a table cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// A column that is needed is missing.
    #[error("the column \"{0}\" is missing")]
    Missing(&'static str),
    /// It has too many rows.
    #[error("it has {0} rows, at most {ROWS_MAX} are taken at once")]
    Long(usize),
}

/// A table whose columns were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    rows: Vec<Result<Wanted, Refusal>>,
}

impl Sheet {
    /// Finds the columns: with a column `staff` (工号) it is a table of posts, else one of places.
    ///
    /// Places: `above` (上级, the path above; empty at the top), `code` (代码), `kind` (类型), `name` (名称), `name_en`,
    /// `from` (启用日期), `through` (停用日期). Posts: `staff`, `name` (姓名), `place` (所在机构, a path), `title` (岗位),
    /// `from`, `through`. Other columns are not looked at; empty rows are left out.
    ///
    /// # Errors
    /// [`SheetError`].
    pub fn read(header: &[String], cells: &[Vec<String>]) -> Result<Sheet, SheetError> {
        if cells.len() > ROWS_MAX {
            return Err(SheetError::Long(cells.len()));
        }
        let columns = Columns(header);
        let is_posts = columns.find(STAFF).is_some();
        let needed: &[Words] = if is_posts { &[NAME, PLACE, TITLE, FROM] } else { &[CODE, KIND, NAME, FROM] };
        if let Some((name, _)) = needed.iter().find(|words| columns.find(**words).is_none()) {
            return Err(SheetError::Missing(name));
        }
        let filled = cells.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        let rows = filled.map(|row| if is_posts { columns.post(row) } else { columns.node(row) });
        Ok(Sheet { rows: rows.collect() })
    }

    /// Takes rows that were made otherwise.
    #[must_use]
    pub fn of(rows: Vec<Wanted>) -> Sheet {
        Sheet { rows: rows.into_iter().map(Ok).collect() }
    }

    /// Returns what the rows want, or why they cannot be read.
    pub fn rows(&self) -> &[Result<Wanted, Refusal>] {
        &self.rows
    }

    /// Returns the staff that is named.
    #[must_use]
    pub fn staff(&self) -> Vec<String> {
        let named = |row: &Result<Wanted, Refusal>| match row {
            Ok(Wanted::Post(post)) => Some(post.staff.clone()),
            Ok(Wanted::Node(_)) | Err(_) => None,
        };
        let mut staff: Vec<String> = self.rows.iter().filter_map(named).collect();
        staff.sort();
        staff.dedup();
        staff
    }
}

struct Columns<'h>(&'h [String]);

impl Columns<'_> {
    fn find(&self, (_, words): Words) -> Option<usize> {
        let is = |cell: &String| {
            words.contains(&cell.trim().trim_start_matches('\u{feff}').to_lowercase().as_str())
        };
        self.0.iter().position(is)
    }

    fn cell<'r>(&self, row: &'r [String], words: Words) -> &'r str {
        self.find(words).and_then(|at| row.get(at)).map_or("", |cell| cell.trim())
    }

    fn node(&self, row: &[String]) -> Result<Wanted, Refusal> {
        let kind = self.cell(row, KIND);
        let above = place(self.cell(row, ABOVE))?;
        let code = self.cell(row, CODE);
        Ok(Wanted::Node(WantedNode {
            place: above.below(code).map_err(|_| Refusal::new(RefusalCode::Path, code))?,
            kind: NodeKind::find(kind).ok_or_else(|| Refusal::new(RefusalCode::Kind, kind))?,
            zh: self.cell(row, NAME).to_owned(),
            en: self.cell(row, NAME_EN).to_owned(),
            from: day(self.cell(row, FROM))?,
            through: maybe_day(self.cell(row, THROUGH))?,
        }))
    }

    fn post(&self, row: &[String]) -> Result<Wanted, Refusal> {
        Ok(Wanted::Post(WantedPost {
            staff: self.cell(row, STAFF).to_owned(),
            name: self.cell(row, NAME).to_owned(),
            place: place(self.cell(row, PLACE))?,
            title: self.cell(row, TITLE).to_owned(),
            from: day(self.cell(row, FROM))?,
            through: maybe_day(self.cell(row, THROUGH))?,
        }))
    }
}

fn place(path: &str) -> Result<Place, Refusal> {
    path.parse().map_err(|_| Refusal::new(RefusalCode::Path, path))
}

fn maybe_day(text: &str) -> Result<Option<Day>, Refusal> {
    if text.is_empty() { Ok(None) } else { day(text).map(Some) }
}

/// Reads `2026-03-02`, also with strokes or without leading noughts, and a time after it as workbooks write it.
fn day(text: &str) -> Result<Day, Refusal> {
    let wrong = || Refusal::new(RefusalCode::NoDay, text);
    let date = text.split(['T', ' ']).next().unwrap_or("");
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let [year, month, day] = parts[..] else { return Err(wrong()) };
    let (year, month, day) = (year.parse().ok(), month.parse().ok(), day.parse().ok());
    let found = year.zip(month).zip(day).and_then(|((year, month), day)| Day::from_ymd(year, month, day));
    found.ok_or_else(wrong)
}
