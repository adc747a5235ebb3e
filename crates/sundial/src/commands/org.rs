//! `sundial org …`: organisations and staff from a table, a list, closing.

use super::user::today;
use crate::fault::{Code, Exit, Fault, Reason};
use crate::installation::{Installation, Opened, said};
use crate::log::unreadable;
use crate::terminal::{Language, Lines as _, Terminal};
use app::people::places::verbs::{Outcome, import, nodes, preview, set, staff};
use app::people::places::{Change, Sheet, SheetError, Wanted, WantedNode};
use audit::source::{Origin, open};
use calendar::Day;
use ports::Place;
use std::path::PathBuf;

/// What is done.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Org {
    /// 导入机构表或人员表（CSV、XLSX）；有一行不合格则整张不写入 / import a table of places or of posts; all of it or nothing
    Import(Import),
    /// 机构与人员一览 / list organisations and staff
    List(List),
    /// 停用机构及其下属 / close a place with all that is in it
    Close(Close),
}

/// A table.
#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// 表格；列见 docs/people.md / the table; docs/people.md has the columns
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 只预览，不写入 / only show what it would change
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    installation: Installation,
}

/// On which day.
#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// 当日在用的；不写则为今日 / those of that day; today when not given
    #[arg(long, value_name = "DATE")]
    on: Option<Day>,
    #[command(flatten)]
    installation: Installation,
}

/// Which place, and when.
#[derive(Debug, clap::Args)]
pub(crate) struct Close {
    /// 机构路径 / the path
    #[arg(value_name = "PATH")]
    place: Place,
    /// 最后一日；不写则为今日 / its last day; today when not given
    #[arg(long, value_name = "DATE")]
    through: Option<Day>,
    #[command(flatten)]
    installation: Installation,
}

/// Does it.
pub(crate) fn run(asked: &Org, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let language = terminal.language;
    match asked {
        Org::Import(asked) => imported(asked, terminal),
        Org::List(asked) => {
            let text = listed(&asked.installation.open()?, asked.on.unwrap_or_else(today))?;
            terminal.print(&text)?;
            Ok(Exit::Done)
        }
        Org::Close(asked) => {
            let text = closed(asked, language)?;
            terminal.print(&text)?;
            Ok(Exit::Done)
        }
    }
}

fn imported(asked: &Import, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let place = asked.file.display().to_string();
    let origin = Origin::new(&asked.file);
    let log = open(&origin).map_err(|error| unreadable(&place, error))?;
    let table = audit::read_table(log).map_err(|error| Fault::because(Code::LogUnreadable, &place, error))?;
    // Rows of separators only are none; they are left out here so that lines and rows stay together.
    let filled = |(_, cells): &(u64, Vec<String>)| cells.iter().any(|cell| !cell.trim().is_empty());
    let (lines, cells): (Vec<u64>, Vec<Vec<String>>) = table.rows.into_iter().filter(filled).unzip();
    let sheet = Sheet::read(&table.header, &cells)
        .map_err(|error| Fault::because(Code::TableWrong, &place, headed(&error)))?;
    let opened = asked.installation.open()?;
    let (people, console) = (&opened.ground.people, &opened.console);
    let outcomes = if asked.check {
        opened.runtime.block_on(preview(people, console, &sheet))
    } else {
        opened.runtime.block_on(import(people, console, &sheet))
    };
    let outcomes = outcomes.map_err(|error| opened.fault(error))?;
    let wrong = |language| rows(&lines, &outcomes, language);
    if outcomes.iter().any(Result::is_err) {
        let why = Reason::new(wrong(Language::Zh), wrong(Language::En));
        return Err(Fault::because(Code::TableWrong, &place, why));
    }
    terminal.print(&counted(&outcomes, asked.check, terminal.language))?;
    Ok(Exit::Done)
}

fn headed(error: &SheetError) -> Reason {
    let en = error.to_string();
    match error {
        SheetError::Missing(column) => Reason::new(format!("缺少列“{column}”"), en),
        SheetError::Long(count) => Reason::new(format!("有 {count} 行，一次导入过多"), en),
    }
}

/// The rows that are refused, each with its line.
fn rows(lines: &[u64], outcomes: &[Outcome], language: Language) -> String {
    let refused = lines.iter().zip(outcomes).filter_map(|(line, outcome)| {
        let refusal = outcome.as_ref().err()?;
        let (zh, en) = said(refusal);
        let (words, what) = (language.pick(&zh, &en).to_owned(), &refusal.what);
        Some(match language {
            Language::Zh => format!("第 {line} 行：“{what}”{words}"),
            Language::En => format!("line {line}: \"{what}\": {words}"),
        })
    });
    refused.collect::<Vec<_>>().join("\n")
}

fn counted(outcomes: &[Outcome], is_preview: bool, language: Language) -> String {
    let count = |change| outcomes.iter().filter(|outcome| **outcome == Ok(change)).count().to_string();
    let words = if is_preview {
        language.pick(
            "将新增 {a}，更改 {c}，停用 {e}，不变 {s}；没有写入\n",
            "it would add {a}, change {c}, close {e}, leave {s} as they are; nothing was written\n",
        )
    } else {
        language.pick(
            "已新增 {a}，更改 {c}，停用 {e}，不变 {s}\n",
            "{a} added, {c} changed, {e} closed, {s} as they were\n",
        )
    };
    let figures =
        [("{a}", Change::Added), ("{c}", Change::Changed), ("{e}", Change::Closed), ("{s}", Change::Same)];
    figures.into_iter().fold(words.to_owned(), |text, (sign, change)| text.replace(sign, &count(change)))
}

fn listed(open: &Opened, day: Day) -> Result<String, Fault> {
    let mut text = String::new();
    let people = &open.ground.people;
    let places = open.runtime.block_on(nodes(people, &open.console)).map_err(|error| open.fault(error))?;
    for (place, node) in &places {
        if let Some(span) = node.on(day) {
            text.line(format!("{place}  {}  {}", node.kind.zh(), span.zh));
        }
    }
    let all = open.runtime.block_on(staff(people, &open.console)).map_err(|error| open.fault(error))?;
    for (id, member) in &all {
        for post in member.posts_on(day) {
            text.line(format!("{}  {id}  {}  {}", post.place, member.name, post.title));
        }
    }
    Ok(text)
}

fn closed(asked: &Close, language: Language) -> Result<String, Fault> {
    let open = asked.installation.open()?;
    let people = &open.ground.people;
    let fault = |error| open.fault(error);
    let through = asked.through.unwrap_or_else(today);
    let places = open.runtime.block_on(nodes(people, &open.console)).map_err(fault)?;
    let found = places.into_iter().find(|(place, _)| *place == asked.place);
    let last = found.and_then(|(_, node)| Some((node.kind, node.spans.last()?.clone())));
    let Some((kind, span)) = last else {
        let refusal = app::Refusal::new(app::RefusalCode::Unknown, asked.place.path());
        return Err(crate::installation::refused(&refusal));
    };
    let place = asked.place.clone();
    let wanted =
        WantedNode { place, kind, zh: span.zh, en: span.en, from: span.from, through: Some(through) };
    open.runtime.block_on(set(people, &open.console, Wanted::Node(wanted))).map_err(fault)?;
    let words = language.pick("{p}：至 {d} 停用\n", "{p}: closes with {d}\n");
    Ok(words.replace("{p}", asked.place.path()).replace("{d}", &through.to_string()))
}
