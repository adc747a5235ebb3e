//! `sundial rules kinds [KIND]`: the kinds of rule and the keys of each.

use crate::fault::{Code, Exit, Fault};
use crate::terminal::{Ink, Lines as _, Terminal, left};
use rules::{KINDS, Key, Kind};

/// Which kind.
#[derive(Debug, clap::Args)]
pub(crate) struct Kinds {
    /// 只看一种 / one kind with its keys
    #[arg(value_name = "KIND")]
    kind: Option<String>,
}

/// Prints all kinds, or the keys of one.
pub(crate) fn run(asked: &Kinds, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let Some(code) = &asked.kind else {
        for kind in KINDS {
            let words = terminal.language.pick(kind.zh, kind.en);
            terminal.print(&format!("{}{words}\n", left(kind.code, 14)))?;
        }
        return Ok(Exit::Done);
    };
    let Some(kind) = KINDS.iter().find(|kind| kind.code == code) else {
        let codes: Vec<&str> = KINDS.iter().map(|kind| kind.code).collect();
        let why = anyhow::anyhow!("kinds: {}", codes.join(", "));
        return Err(Fault::because(Code::Usage, code, why));
    };
    terminal.print(&described(terminal, kind))?;
    Ok(Exit::Done)
}

fn described(terminal: &Terminal, kind: &Kind) -> String {
    let language = terminal.language;
    let head = terminal.style.ink(Ink::Head, kind.code);
    let mut text = format!("{head}  {}\n", language.pick(kind.zh, kind.en));
    keys(terminal, "[[rule]]", kind.keys, &mut text);
    keys(terminal, "[[rule.level]]", kind.level_keys, &mut text);
    text
}

fn keys(terminal: &Terminal, table: &str, keys: &[Key], text: &mut String) {
    let language = terminal.language;
    if keys.is_empty() {
        return;
    }
    text.line(table);
    for key in keys {
        let form = match language {
            crate::terminal::Language::Zh => key.form.zh(),
            crate::terminal::Language::En => key.form.en(),
        };
        let default = match key.default {
            None => language.pick("必填", "needed").to_owned(),
            Some("") => language.pick("可省略", "may be left out").to_owned(),
            Some(default) => format!("{} {default}", language.pick("默认", "default")),
        };
        text.line(format!("  {}{}; {form}; {default}", left(key.name, 18), language.pick(key.zh, key.en)));
    }
}
