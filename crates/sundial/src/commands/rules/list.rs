//! `sundial rules list`.

use crate::fault::{Exit, Fault};
use crate::pack;
use crate::terminal::{Ink, Terminal, left, right};

/// Prints a line for each pack that is shipped.
pub(crate) fn run(terminal: &mut Terminal) -> Result<Exit, Fault> {
    let language = terminal.language;
    let head = [
        left(language.pick("规则包", "pack"), 14),
        right(language.pick("时钟", "clocks"), 6),
        right(language.pick("规则", "rules"), 6),
        format!("  {}", language.pick("名称；依据", "name; basis")),
    ];
    terminal.print(&format!("{}\n", terminal.style.ink(Ink::Head, &head.concat())))?;
    for (code, _) in rules::shipped() {
        let pack = pack::load(code)?;
        let mark = if *code == pack::DEFAULT { language.pick("（默认）", " (default)") } else { "" };
        let line = format!(
            "{}{}{}  {}{mark}; {}",
            left(code, 14),
            right(&pack.rules.clocks.len().to_string(), 6),
            right(&pack.rules.rules.len().to_string(), 6),
            language.of(&pack.rules.name),
            pack.basis,
        );
        terminal.print(&format!("{}\n", line.trim_end_matches("; ")))?;
    }
    Ok(Exit::Done)
}
