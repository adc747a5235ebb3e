//! The clocks that start with a card.

use crate::pack::keys;
use crate::table::Table;
use engine::FollowUp;

pub(crate) fn read(rule: &Table<'_>) -> Vec<FollowUp> {
    let tables = rule.tables("follow_up", |_| vec![keys::FOLLOW_UP]);
    let read = |table: &Table<'_>| {
        let code = table.code("code");
        let limit = table.parsed("limit");
        Some(FollowUp {
            code: code?.value.to_owned(),
            limit: limit?.value,
            basis: table.text_or_empty("basis"),
        })
    };
    tables.iter().filter_map(read).collect()
}
