//! `sundial audit LOG --what-if PACK2`: the cards gained and lost under another setting.

mod table;

use super::{Audit, Format, is_folder, list_problems};
use crate::draft::Draft;
use crate::fault::{Code, Exit, Fault};
use crate::terminal::{Terminal, unwritten};
use audit::what_if::{
    Sides, WhatIfReport, what_if, write_what_if_csv, write_what_if_json, write_what_if_ndjson,
};
use audit::{ReadOptions, RunOptions};
use std::fs::create_dir_all;
use std::io::{self, Write};

/// Judges by both and shows the difference.
pub(super) fn run(asked: &Audit, options: ReadOptions, terminal: &mut Terminal) -> Result<Exit, Fault> {
    if matches!(asked.format, Format::PeerTask | Format::Html | Format::Xlsx) {
        let why = anyhow::anyhow!("table, json, ndjson, csv");
        let format = format!("--what-if --format {}", asked.format.name());
        return Err(Fault::because(Code::Usage, format, why));
    }
    let (log, other) = asked.what_if.read(&asked.log, options, terminal)?;
    let sides = Sides { before: log.setting(), after: other.setting(), renamed: &other.renamed };
    let run = RunOptions { as_of: log.as_of, threads: options.threads };
    let changed = what_if(&log.input.store, &sides, run);
    log.came_back()?;
    let symbols = &log.input.store.symbols;
    let report = WhatIfReport { what_if: &changed, symbols, before: &log.rules, after: &other.rules };
    let table = || table::table(terminal, &report, log.calendar.zone(), asked.top);
    match (&asked.out, asked.format) {
        (Some(folder), _) if is_folder(folder) => {
            create_dir_all(folder).map_err(|error| unwritten(&folder.display().to_string(), error))?;
            Draft::write(&folder.join("what-if.json"), |to| write_what_if_json(&report, to))?;
            Draft::write(&folder.join("what-if.csv"), |to| write_what_if_csv(&report, to))?;
        }
        (Some(path), Format::Table) => Draft::write(path, |to| to.write_all(table().as_bytes()))?,
        (Some(path), format) => Draft::write(path, |to| written(format, &report, to))?,
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
        Format::Csv | Format::Table | Format::Html | Format::Xlsx | Format::PeerTask => {
            write_what_if_csv(report, to)
        }
    }
}
