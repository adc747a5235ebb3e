//! Samples: the usual page, the long name, the empty list, the overdue case. A made-up week in a real calendar.

mod cards;
mod cases;
mod clocks;
mod keep;
mod list;
mod seeing;
mod statistics;
mod tasks;

pub(crate) use cards::{card_rows, card_to_answer, card_withdrawn};
pub(crate) use cases::{Story, case};
pub(crate) use clocks::today;
pub(crate) use keep::{accounts, checkup, organisations, rule, rules};
pub(crate) use list::case_rows;
pub(crate) use seeing::{monitor, monitor_of_nothing, wall};
pub(crate) use statistics::statistics;
pub(crate) use tasks::{home_figures, reader, task_groups};
