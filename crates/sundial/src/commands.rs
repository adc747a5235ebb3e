//! The verbs, one file each.

mod audit;
mod backup;
mod calendar;
mod check;
mod compare;
mod completions;
mod convert;
mod demo;
mod draw;
mod explain;
mod forensics;
mod ledger;
mod org;
mod pages;
mod rebuild;
mod restore;
mod rules;
mod serve;
mod simulate;
mod take;
mod token;
mod user;

use crate::fault::{Exit, Fault};
use crate::terminal::Terminal;

/// What can be asked.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// 监察日志中的每个办件，列出监察发现 / judge every case of a log
    Audit(Box<audit::Audit>),
    /// 逐日解释一个办件的时钟与监察发现 / one case: its clocks as calendars, its findings explained
    Explain(Box<explain::Explain>),
    /// 查找日志中的取证信号：补录、停计异常、临期退出…… / signals of how a log was kept, with evidence
    Forensics(Box<forensics::Forensics>),
    /// 工作日历：加减、间隔、查看、检查 / the working calendar
    #[command(subcommand)]
    Calendar(calendar::Calendar),
    /// 规则包：一览、查看、检查 / rule packs
    #[command(subcommand)]
    Rules(rules::Rules),
    /// 将现有系统的牌与重算结果逐张对比并解释差异 / hold a system's own cards against the recomputed ones
    Compare(Box<compare::Compare>),
    /// 运行情景文件，列出差异 / run scenarios and show where they differ
    Check(check::Check),
    /// 模拟一座城市的办件日志，植入违规并写明真相 / a believable log of a city, with planted misconduct and the truth
    Simulate(simulate::Simulate),
    /// 把日志转换为另一种格式：CSV、NDJSON、XES、事件 / write a log again in another form
    Convert(Box<convert::Convert>),
    /// 阳光账本：核对、出证、核对凭据、追加 / the ledger: verify, prove, check receipts, append
    #[command(subcommand)]
    Ledger(ledger::Ledger),
    /// 随机抽取：先承诺后抽取，人人可重抽核对 / draws: fixed beforehand, run again by anybody
    #[command(subcommand)]
    Draw(draw::Draw),
    /// 演示：一座虚构的城市，无需任何准备 / a made-up city to look at, with nothing to set up
    Demo(demo::Demo),
    /// 运行服务：接收事件、到期监察、出具凭据 / run the service: take events in, supervise, give receipts
    Serve(serve::Serve),
    /// 接收来源系统的文件：一个文件，或看守一个文件夹 / take files of a source in: one, or a folder that is watched
    Take(take::Asked),
    /// 账户：增加、授权、锁定、重置口令…… / accounts: add, grant, lock, reset
    #[command(subcommand)]
    User(user::User),
    /// 来源系统的令牌 / tokens with which systems act
    #[command(subcommand)]
    Token(token::Token),
    /// 机构与人员：导入、一览、停用 / organisations and staff: import, list, close
    #[command(subcommand)]
    Org(org::Org),
    /// 备份全部数据，服务不必停止 / copy everything, while the service runs
    Backup(backup::Asked),
    /// 检查备份，并恢复到空的数据库（SQLite 或 PostgreSQL） / check a copy and put it into an empty database of either engine
    Restore(restore::Asked),
    /// 由账目重建办件、监察发现与记录的各行 / make the rows beside the log anew from it
    Rebuild(rebuild::Asked),
    /// 页面样本：不开服务即可查看全部页面 / samples of every page, to be looked at without a service
    Pages(pages::Pages),
    /// 生成命令行补全脚本 / a script that completes commands in a shell
    Completions(completions::Completions),
}

/// Does what is asked.
pub(crate) fn run(command: &Command, terminal: &mut Terminal) -> Result<Exit, Fault> {
    match command {
        Command::Audit(asked) => audit::run(asked, terminal),
        Command::Forensics(asked) => forensics::run(asked, terminal),
        Command::Calendar(calendar) => calendar::run(calendar, terminal),
        Command::Explain(explain) => explain::run(explain, terminal),
        Command::Rules(rules) => rules::run(rules, terminal),
        Command::Compare(asked) => compare::run(asked, terminal),
        Command::Check(check) => check::run(check, terminal),
        Command::Simulate(asked) => simulate::run(asked, terminal),
        Command::Convert(asked) => convert::run(asked, terminal),
        Command::Ledger(asked) => ledger::run(asked, terminal),
        Command::Draw(asked) => draw::run(asked, terminal),
        Command::Demo(asked) => demo::run(asked, terminal),
        Command::Serve(asked) => serve::run(asked, terminal),
        Command::Take(asked) => take::run(asked, terminal),
        Command::User(asked) => user::run(asked, terminal),
        Command::Token(asked) => token::run(asked, terminal),
        Command::Org(asked) => org::run(asked, terminal),
        Command::Backup(asked) => backup::run(asked, terminal),
        Command::Restore(asked) => restore::run(asked, terminal),
        Command::Rebuild(asked) => rebuild::run(asked, terminal),
        Command::Pages(asked) => pages::run(asked, terminal),
        Command::Completions(completions) => completions::run(completions, terminal),
    }
}
