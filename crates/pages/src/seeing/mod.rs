//! Seeing: the monitor, statistics, the wall.

mod export;
mod monitor;
mod rank;
mod statistics;
mod wall;

pub use export::{csv, workbook};
pub use monitor::{Figure, LatestCard, MonitorPage};
pub use rank::{RankRow, Ranking};
pub use report::{Cell, Column, ReportError, Table};
pub use statistics::{StatisticsPage, StatisticsTable};
pub use wall::{WallFoot, WallPage};
