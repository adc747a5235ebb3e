//! `sundial user …`: accounts, from the machine itself. The log says that the console did it.

use crate::fault::{Exit, Fault};
use crate::installation::{Installation, Opened};
use crate::terminal::{Language, Lines as _, Terminal, now_seconds};
use app::Role;
use app::people::account::invite::{Invitation, invite};
use app::people::account::manage::{Turn, add, list, turn};
use app::people::account::{Account, AccountState, Grant, factor};
use calendar::Day;
use ports::Place;

/// What is done to accounts.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum User {
    /// 增加账户，打印邀请码（只显示一次） / add an account and print its invitation, once
    Add(Granted),
    /// 账户一览 / list accounts
    List(Installation),
    /// 锁定账户，立即退出其会话 / lock an account; whoever is signed in is out
    Lock(Named),
    /// 解锁账户，清除失败次数 / unlock an account and forget its failures
    Unlock(Named),
    /// 停用账户，不可恢复 / close an account for good
    Close(Named),
    /// 重置口令：打印新的邀请码 / a new invitation to choose a password
    Reset(Reset),
    /// 授予角色 / give a role
    Grant(Granted),
    /// 收回角色 / take a role away
    Revoke(Granted),
}

/// An account.
#[derive(Debug, clap::Args)]
pub(crate) struct Named {
    /// 登录名 / the name of the account
    #[arg(value_name = "LOGIN")]
    login: String,
    #[command(flatten)]
    installation: Installation,
}

/// An account, and whether its second factor goes too.
#[derive(Debug, clap::Args)]
pub(crate) struct Reset {
    #[command(flatten)]
    account: Named,
    /// 同时移除丢失的第二因素 / remove a lost second factor as well
    #[arg(long)]
    second_factor: bool,
}

/// An account with a role on a part of the tree.
#[derive(Debug, clap::Args)]
pub(crate) struct Granted {
    #[command(flatten)]
    account: Named,
    /// 角色代码，见 docs/permissions.md / the role; docs/permissions.md lists them
    #[arg(long, value_name = "ROLE", value_parser = role)]
    role: Role,
    /// 管辖范围：机构路径，如 430000/430100；空为全部 / the part of the tree, such as 430000/430100; empty for all
    #[arg(long, value_name = "PATH", default_value = "")]
    place: Place,
    /// 自哪日起；不写则为今日 / the first day; today when not given
    #[arg(long, value_name = "DATE")]
    from: Option<Day>,
    /// 至哪日止 / the last day
    #[arg(long, value_name = "DATE")]
    through: Option<Day>,
    /// 对应的工号（增加账户时） / the member of staff, for a new account
    #[arg(long, value_name = "STAFF", default_value = "")]
    staff: String,
}

/// Reads the code of a role.
pub(super) fn role(code: &str) -> Result<Role, String> {
    let codes = || Role::ALL.iter().map(|role| role.code()).collect::<Vec<_>>().join(", ");
    Role::from_code(code).ok_or_else(codes)
}

/// Returns the day in China.
pub(super) fn today() -> Day {
    let days = (now_seconds() + 8 * 3_600).div_euclid(86_400);
    Day::new(i32::try_from(days).unwrap_or(i32::MAX))
}

/// Does it.
pub(crate) fn run(asked: &User, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let language = terminal.language;
    let text = match asked {
        User::Add(asked) => {
            let open = asked.account.installation.open()?;
            let (login, grants) = (&asked.account.login, vec![asked.grant()]);
            let work = add(&open.ground.people, &open.console, login, &asked.staff, grants);
            invited(&open.runtime.block_on(work).map_err(|error| open.fault(error))?, language)
        }
        User::List(asked) => listed(&asked.open()?, language)?,
        User::Lock(asked) => turned(asked, &Turn::Lock, language)?,
        User::Unlock(asked) => turned(asked, &Turn::Unlock, language)?,
        User::Close(asked) => turned(asked, &Turn::Close, language)?,
        User::Reset(asked) => reset(asked, language)?,
        User::Grant(asked) => turned(&asked.account, &Turn::Give(asked.grant()), language)?,
        User::Revoke(asked) => {
            turned(&asked.account, &Turn::Take(asked.role, asked.place.clone()), language)?
        }
    };
    terminal.print(&text)?;
    Ok(Exit::Done)
}

impl Granted {
    fn grant(&self) -> Grant {
        let (from, through) = (self.from.unwrap_or_else(today), self.through);
        Grant { role: self.role, place: self.place.clone(), from, through }
    }
}

fn reset(asked: &Reset, language: Language) -> Result<String, Fault> {
    let open = asked.account.installation.open()?;
    let (people, login) = (&open.ground.people, &asked.account.login);
    let fault = |error| open.fault(error);
    if asked.second_factor {
        open.runtime.block_on(factor::remove(people, &open.console, login)).map_err(fault)?;
    }
    let invitation = open.runtime.block_on(invite(people, &open.console, login)).map_err(fault)?;
    Ok(invited(&invitation, language))
}

fn turned(asked: &Named, done: &Turn, language: Language) -> Result<String, Fault> {
    let open = asked.installation.open()?;
    let work = turn(&open.ground.people, &open.console, &asked.login, done.clone());
    let account = open.runtime.block_on(work).map_err(|error| open.fault(error))?;
    Ok(line(&asked.login, &account, language) + "\n")
}

fn invited(invitation: &Invitation, language: Language) -> String {
    let words = language.pick(
        "{l}：邀请码 {s}，有效至 {u}；只显示这一次，请当面交给本人，在 /invitation 用它设置口令\n",
        "{l}: invitation {s}, until {u}; shown this once: hand it to its owner, who chooses a password with it at /invitation\n",
    );
    let words = words.replace("{l}", &invitation.login).replace("{s}", &invitation.secret);
    words.replace("{u}", &invitation.ends_at.to_string())
}

fn listed(open: &Opened, language: Language) -> Result<String, Fault> {
    let (mut text, mut after) = (String::new(), None);
    loop {
        let work = list(&open.ground.people, &open.console, after);
        let accounts = open.runtime.block_on(work).map_err(|error| open.fault(error))?;
        let Some((last, _)) = accounts.last() else { return Ok(text) };
        after = Some(last.clone());
        accounts.iter().for_each(|(login, account)| text.line(line(login, account, language)));
    }
}

fn line(login: &str, account: &Account, language: Language) -> String {
    let state = match account.state {
        AccountState::Open => language.pick("启用", "open"),
        AccountState::Locked => language.pick("锁定", "locked"),
        AccountState::Closed => language.pick("停用", "closed"),
    };
    let grant = |grant: &Grant| {
        let through = grant.through.map(|day| format!("–{day}")).unwrap_or_default();
        format!("{} @ {} {}{through}", grant.role.code(), shown(&grant.place), grant.from)
    };
    let grants: Vec<String> = account.grants.iter().map(grant).collect();
    format!("{login}  {state}  {}", grants.join("; "))
}

/// A place as it is printed: the root has no path.
pub(super) fn shown(place: &Place) -> &str {
    if place.path().is_empty() { "/" } else { place.path() }
}
