//! `GET /`: to the first page that is open to the role.

use super::paint::menu;
use crate::visit::{Turn, Visitor};

/// Goes on to what the role looks at first.
pub(super) async fn show(visitor: Visitor) -> Turn {
    let menu = menu(visitor.actor.role);
    Turn::to(menu.first().map_or(pages::route::ACCOUNT, |item| item.section.route()))
}
