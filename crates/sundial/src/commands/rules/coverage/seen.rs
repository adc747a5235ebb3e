//! What a log shows of rules and items.

use crate::fault::Fault;
use crate::log::LogArguments;
use crate::terminal::Terminal;
use audit::{ReadOptions, Wishes};
use engine::power::Seen;
use engine::{Count, Dimension};

/// Judges a log by the pack in force; also whether all of it could be read.
pub(super) fn on_log(arguments: &LogArguments, terminal: &Terminal) -> Result<(Seen, bool), Fault> {
    let options = ReadOptions::default();
    let log = arguments.ground()?.read(options, None, terminal)?;
    let audit = log.run(options.threads, Wishes::default(), terminal);
    log.came_back()?;
    let symbols = &log.input.store.symbols;
    let mut seen = Seen::default();
    for (item, row) in audit.statistics.rows(Dimension::Item) {
        seen.cases.insert(symbols.text(item).to_owned(), row.count(Count::Cases));
    }
    for (entry, tally) in log.rules.rules.iter().zip(audit.tally.rules()) {
        seen.rules.insert(entry.info.code.clone(), *tally);
    }
    for row in audit.findings.iter() {
        let Some(entry) = log.rules.rule(row.finding.rule) else { continue };
        let key = (entry.info.code.clone(), symbols.text(row.item).to_owned());
        *seen.fired.entry(key).or_default() += 1;
    }
    Ok((seen, log.is_whole()))
}
