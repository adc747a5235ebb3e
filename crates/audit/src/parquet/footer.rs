//! What the end of a file says: its columns, its row groups, and where everything lies.

use super::damage::{damage, guarded};
use super::kind::{Kind, Width};
use super::source::{Opened, Random};
use parquet::column::page::PageReader;
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader};
use parquet::file::reader::Length as _;
use parquet::file::serialized_reader::SerializedPageReader;
use std::io;
use std::sync::Arc;

/// More rows than a file has: what is calculated with them stays far from the ends of numbers.
const ROWS_MAX: i64 = 1 << 40;

/// A file whose end was read.
#[derive(Clone, Debug)]
pub(crate) struct Footer {
    pub(super) random: Random,
    metadata: Arc<ParquetMetaData>,
    pub(super) columns: Vec<Column>,
}

/// A column: a leaf of the schema.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its name; inside a group `<outer>/<inner>`.
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) width: Width,
    /// The level of a place that has a value.
    pub(super) definition_max: u32,
    /// The level of a value in a list; 0 for a column with one value a row.
    pub(super) repetition_max: u32,
}

impl Footer {
    /// Reads the end of a file.
    pub(crate) fn read(random: Random) -> io::Result<Footer> {
        let file = random.open()?;
        let metadata = guarded(|| ParquetMetaDataReader::new().parse_and_finish(&file))?;
        check(&metadata, file.len())?;
        let schema = metadata.file_metadata().schema_descr();
        let columns = schema.columns().iter().map(|column| {
            Ok(Column {
                name: name_of(column.path().parts()),
                kind: Kind::of(column),
                width: Width::of(column)?,
                definition_max: u32::try_from(column.max_def_level()).unwrap_or(0),
                repetition_max: u32::try_from(column.max_rep_level()).unwrap_or(0),
            })
        });
        let columns = columns.collect::<io::Result<_>>()?;
        Ok(Footer { random, metadata: Arc::new(metadata), columns })
    }

    /// Returns the names of the columns in their order.
    pub(crate) fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }

    /// Returns how many rows there are.
    pub(crate) fn rows(&self) -> u64 {
        self.row_groups().sum()
    }

    /// Returns how many rows each row group has.
    pub(super) fn row_groups(&self) -> impl Iterator<Item = u64> {
        self.metadata.row_groups().iter().map(|group| group.num_rows().unsigned_abs())
    }

    /// Opens the pages of a column in a row group.
    pub(super) fn pages(
        &self,
        file: &Arc<Opened>,
        group: usize,
        column: usize,
    ) -> io::Result<Box<dyn PageReader>> {
        let group = self.metadata.row_groups().get(group).ok_or_else(|| damage("a row group is missing"))?;
        let chunk = group.columns().get(column).ok_or_else(|| damage("a column is missing"))?;
        let rows = usize::try_from(group.num_rows()).unwrap_or(usize::MAX);
        let reader = guarded(|| SerializedPageReader::new(Arc::clone(file), chunk, rows, None))?;
        Ok(Box::new(reader))
    }
}

/// Checks what is later taken for granted: every column of every row group lies inside the file.
fn check(metadata: &ParquetMetaData, bytes: u64) -> io::Result<()> {
    let mut rows = 0_i64;
    for group in metadata.row_groups() {
        rows = rows.saturating_add(group.num_rows());
        if group.num_rows() < 0 || rows > ROWS_MAX {
            return Err(damage("more rows than there can be, or fewer than none"));
        }
        for chunk in group.columns() {
            let start = chunk.dictionary_page_offset().unwrap_or(chunk.data_page_offset());
            let range = u64::try_from(start).ok().zip(u64::try_from(chunk.compressed_size()).ok());
            let end = range.and_then(|(start, length)| start.checked_add(length));
            if end.is_none_or(|end| end > bytes) {
                return Err(damage("a column reaches beyond the end of the file"));
            }
        }
    }
    Ok(())
}

/// Joins the names of nested groups; what the format itself puts around the values of a list is left out.
fn name_of(path: &[String]) -> String {
    let mut name = path.join("/");
    for wrapped in ["/list/element", "/list/item", "/bag/array_element", "/array"] {
        if let Some(outer) = name.strip_suffix(wrapped) {
            name.truncate(outer.len());
            break;
        }
    }
    name
}
