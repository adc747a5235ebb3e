//! `sundial audit LOG --what-if PACK2`: the cards gained and lost under another setting.

mod table;

use super::{Audit, Format, is_folder, list_problems};
use crate::fault::{Code, Exit, Fault};
use crate::terminal::{Terminal, unwritten};
use audit::what_if::{
    Sides, WhatIfReport, what_if, write_what_if_csv, write_what_if_json, write_what_if_ndjson,
};
use audit::{ReadOptions, RunOptions};
use std::fs::{File, create_dir_all};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Judges by both and shows the difference.
pub(super) fn run(asked: &Audit, options: ReadOptions, terminal: &mut Terminal) -> Result<Exit, Fault> {
    if asked.format == Format::PeerTask {
        let why = anyhow::anyhow!("table, json, ndjson, csv");
        return Err(Fault::because(Code::Usage, "--what-if --format peer-task", why));
    }
    let (log, other) = asked.what_if.read(&asked.log, options)?;
    let sides = Sides { before: log.setting(), after: other.setting(), renamed: &other.renamed };
    let run = RunOptions { as_of: log.as_of, threads: options.threads };
    let changed = what_if(&log.input.store, &sides, run);
    let symbols = &log.input.store.symbols;
    let report = WhatIfReport { what_if: &changed, symbols, before: &log.rules, after: &other.rules };
    let table = || table::table(terminal, &report, log.calendar.zone(), asked.top);
    match (&asked.out, asked.format) {
        (Some(folder), _) if is_folder(folder) => {
            create_dir_all(folder).map_err(|error| unwritten(&folder.display().to_string(), error))?;
            file(&folder.join("what-if.json"), |to| write_what_if_json(&report, to))?;
            file(&folder.join("what-if.csv"), |to| write_what_if_csv(&report, to))?;
        }
        (Some(path), Format::Table) => file(path, |to| to.write_all(table().as_bytes()))?,
        (Some(path), format) => file(path, |to| written(format, &report, to))?,
        (None, Format::Table) => {
            let text = table();
            terminal.print(&text)?;
        }
        (None, format) => {
            written(format, &report, terminal.writer()).map_err(|error| unwritten("-", error))?;
        }
    }
    list_problems(&log, terminal);
    Ok(if log.is_whole() { Exit::Done } else { Exit::Partly })
}

fn written(format: Format, report: &WhatIfReport<'_>, to: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => write_what_if_json(report, to),
        Format::Ndjson => write_what_if_ndjson(report, to),
        Format::Csv | Format::Table | Format::PeerTask => write_what_if_csv(report, to),
    }
}

fn file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Fault> {
    let failed = |error| unwritten(&path.display().to_string(), error);
    let mut file = BufWriter::new(File::create(path).map_err(failed)?);
    write(&mut file).and_then(|()| file.flush()).map_err(failed)
}
