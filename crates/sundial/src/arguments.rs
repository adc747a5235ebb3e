//! The arguments of the command. Help texts are the documentation comments.

use crate::commands::Command;
use crate::fault::{Code, Exit, Fault};
use crate::terminal::{Colour, Language, Lines as _};
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser};
use std::ffi::OsString;

/// 日晷 Sundial：行政审批的时限计算与电子监察。
/// Clocks and electronic supervision of government approvals.
#[derive(Debug, Parser)]
#[command(name = "sundial", version, disable_help_subcommand = false, verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// 输出语言 / language of the output
    #[arg(
        long = "lang",
        value_name = "zh|en",
        global = true,
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) language: Language,
    /// 何时使用颜色 / when to use colours
    #[arg(
        long = "colour",
        alias = "color",
        value_name = "auto|always|never",
        global = true,
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) colour: Colour,
    /// 不显示进度 / no line of progress
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the words on the command line ask for.
pub(crate) enum Asked {
    /// A command.
    Command(Box<Arguments>),
    /// A text to be shown: help, the version.
    Text(String),
    /// No verb: the help is shown, and that is not what a script wants.
    Nothing(String),
}

/// Reads the arguments.
pub(crate) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Asked, Fault> {
    let matches = command().try_get_matches_from(words);
    let arguments = matches.and_then(|matches| clap::FromArgMatches::from_arg_matches(&matches));
    match arguments {
        Ok(arguments) => Ok(Asked::Command(Box::new(arguments))),
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Ok(Asked::Nothing(error.render().to_string()))
        }
        Err(error) if !error.use_stderr() => Ok(Asked::Text(error.render().to_string())),
        Err(error) => Err(usage(&error.render().to_string())),
    }
}

/// Returns the command with its help, exit codes included.
pub(crate) fn command() -> clap::Command {
    let mut codes = String::from("退出码 / exit codes:\n");
    for (exit, zh, en) in Exit::ALL {
        codes.line(format!("  {}  {zh}\n     {en}", exit as u8));
    }
    Arguments::command().after_help(codes)
}

/// The first paragraph says what is wrong, the rest how it is done.
fn usage(rendered: &str) -> Fault {
    let text = rendered.trim().trim_start_matches("error: ");
    let (what, how) = text.split_once("\n\n").unwrap_or((text, ""));
    let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
    let how: Vec<&str> = how
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("For more information"))
        .collect();
    if how.is_empty() {
        return Fault::new(Code::Usage, what);
    }
    Fault::because(Code::Usage, what, anyhow::Error::msg(how.join("\n")))
}
