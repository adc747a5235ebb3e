//! Seeing: the monitor, statistics, the wall.

mod heat;
mod monitor;
mod rank;
mod statistics;
mod wall;

pub use heat::{HeatCell, HeatMap};
pub use monitor::{Figure, LatestCard, MonitorPage};
pub use rank::{RankRow, Ranking};
pub use statistics::{StatisticsPage, StatisticsTable};
pub use wall::{WallFoot, WallPage};
