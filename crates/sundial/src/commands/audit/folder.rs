//! A folder of files: the whole report, the findings, the departments.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::terminal::unwritten;
use audit::output::{Report, write_csv, write_departments, write_json, write_peer_findings};
use std::fs::create_dir_all;
use std::io::{self, Write};
use std::path::Path;

type Writer = fn(&Report<'_>, &mut dyn Write) -> io::Result<()>;

/// Writes the files; those of the peer task have names and forms of their own.
pub(super) fn write(report: &Report<'_>, folder: &Path, peer_task: bool) -> Result<(), Fault> {
    create_dir_all(folder).map_err(|error| unwritten(&folder.display().to_string(), error))?;
    let files: &[(&str, Writer)] = if peer_task {
        &[("findings.csv", write_peer_findings), ("dept.csv", write_departments)]
    } else {
        &[("report.json", write_json), ("findings.csv", write_csv), ("departments.csv", write_departments)]
    };
    for (name, writer) in files {
        Draft::write(&folder.join(name), |to| writer(report, to))?;
    }
    Ok(())
}
