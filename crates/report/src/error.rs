//! Why a document could not be rendered.

/// A document could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The page.
    #[error("could not fill in the page")]
    Page(#[from] askama::Error),
    /// The workbook.
    #[error("could not make the workbook")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
