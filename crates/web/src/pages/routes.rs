//! The routes of pages.

use super::{
    accounts, asset, card, cards, case, cases, checkup, home, monitor, organisations, receipt, rules,
    statistics, stream, theme, wall,
};
use crate::table::{Table, Who};
use app::Verb;
use pages::route;

/// The routes.
pub(crate) fn routes() -> Table {
    Table::default()
        .show(route::ASSET, Who::Anybody, asset::show)
        .open_change(route::THEME, theme::choose)
        .show(route::HOME, Who::SignedIn, home::show)
        .show(route::CARDS, Who::May(Verb::ReadDockets), cards::show)
        .show(route::CARD, Who::May(Verb::ReadDockets), card::show)
        .change(route::CARD_ACT, Who::SignedIn, card::give)
        .show(route::STREAM, Who::May(Verb::ReadDockets), stream::show)
        .show(route::CASES, Who::May(Verb::ReadMatters), cases::show)
        .show(route::CASE, Who::May(Verb::ReadMatters), case::show)
        .show(route::RECEIPT, Who::May(Verb::ReadMatters), receipt::show)
        .show(route::MONITOR, Who::May(Verb::ReadMonitor), monitor::show)
        .show(route::WALL, Who::May(Verb::ReadMonitor), wall::show)
        .show(route::STATISTICS, Who::May(Verb::ReadFindings), statistics::show)
        .show(route::STATISTICS_CSV, Who::May(Verb::ReadFindings), statistics::csv)
        .show(route::STATISTICS_XLSX, Who::May(Verb::ReadFindings), statistics::workbook)
        .show(route::RULES, Who::May(Verb::ReadMatters), rules::list)
        .show(route::RULE, Who::May(Verb::ReadMatters), rules::one)
        .show(route::CHECKUP, Who::May(Verb::ReadMonitor), checkup::show)
        .show(route::ORGANISATIONS, Who::May(Verb::ReadPlaces), organisations::show)
        .show(route::ACCOUNTS, Who::May(Verb::ReadAccounts), accounts::show)
}
