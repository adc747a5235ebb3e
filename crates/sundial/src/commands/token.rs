//! `sundial token …`: tokens with which systems act.

use super::user::{role, shown, today};
use crate::fault::{Exit, Fault};
use crate::installation::{Installation, Opened};
use crate::terminal::{Language, Lines as _, Terminal};
use app::Role;
use app::people::account::token::{self, add, list, revoke};
use calendar::Day;
use ports::Place;

/// What is done to tokens.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Token {
    /// 签发令牌，打印其密文（只显示一次） / make a token and print its secret, once
    Add(Add),
    /// 令牌一览，含最近使用时间 / list tokens, and when each was last used
    List(Installation),
    /// 吊销令牌，立即失效 / revoke a token at once
    Revoke(Named),
}

/// A new token.
#[derive(Debug, clap::Args)]
pub(crate) struct Add {
    #[command(flatten)]
    token: Named,
    /// 角色：source 来源系统，auditor 审计 / source or auditor
    #[arg(long, value_name = "ROLE", value_parser = role, default_value = "source")]
    role: Role,
    /// 范围：机构路径，如 430000/430100；空为全部 / the part of the tree, such as 430000/430100; empty for all
    #[arg(long, value_name = "PATH", default_value = "")]
    place: Place,
    /// 自哪日起；不写则为今日 / the first day; today when not given
    #[arg(long, value_name = "DATE")]
    from: Option<Day>,
    /// 至哪日止 / the last day
    #[arg(long, value_name = "DATE")]
    through: Option<Day>,
}

/// A token by its name.
#[derive(Debug, clap::Args)]
pub(crate) struct Named {
    /// 名称，即事件的来源 / its name, under which its events are kept
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    installation: Installation,
}

/// Does it.
pub(crate) fn run(asked: &Token, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let language = terminal.language;
    let text = match asked {
        Token::Add(asked) => {
            let open = asked.token.installation.open()?;
            let (role, place, through) = (asked.role, asked.place.clone(), asked.through);
            let from = asked.from.unwrap_or_else(today);
            let token = token::Token { v: 1, role, place, from, through, revoked: false };
            let work = add(&open.ground.people, &open.console, &asked.token.name, token);
            let issued = open.runtime.block_on(work).map_err(|error| open.fault(error))?;
            let words = language.pick(
                "{n}：{s}\n只显示这一次，请立即存入来源系统\n",
                "{n}: {s}\nshown this once: give it to the system now\n",
            );
            words.replace("{n}", &asked.token.name).replace("{s}", &issued.secret)
        }
        Token::List(asked) => listed(&asked.open()?, language)?,
        Token::Revoke(asked) => {
            let open = asked.installation.open()?;
            let work = revoke(&open.ground.people, &open.console, &asked.name);
            open.runtime.block_on(work).map_err(|error| open.fault(error))?;
            language.pick("{n}：已吊销\n", "{n}: revoked\n").replace("{n}", &asked.name)
        }
    };
    terminal.print(&text)?;
    Ok(Exit::Done)
}

fn listed(open: &Opened, language: Language) -> Result<String, Fault> {
    let (mut text, mut after) = (String::new(), None);
    loop {
        let work = list(&open.ground.people, &open.console, after);
        let tokens = open.runtime.block_on(work).map_err(|error| open.fault(error))?;
        let Some((last, ..)) = tokens.last() else { return Ok(text) };
        after = Some(last.clone());
        for (name, token, used) in &tokens {
            let state = if token.revoked {
                language.pick("已吊销", "revoked")
            } else {
                language.pick("有效", "valid")
            };
            let through = token.through.map(|day| format!("–{day}")).unwrap_or_default();
            let used = used.map_or_else(
                || language.pick("未使用", "never used").to_owned(),
                |at| format!("{} {at}", language.pick("最近使用", "last used")),
            );
            let (role, place) = (token.role.code(), shown(&token.place));
            text.line(format!("{name}  {state}  {role} @ {place} {}{through}  {used}", token.from));
        }
    }
}
