//! Powers with their flowcharts, integrity-risk points and control measures (权力清单、流程图、廉政风险点、防控措施),
//! and how far the measures are watched by rules.

mod chart;
mod coverage;
mod figures;
mod log;

pub use chart::{Measure, Power, PowerStep, Powers, Risk, RiskLevel, RiskPoint};
pub use coverage::{Cover, Coverage, PointCover, RuleCover, coverage};
pub use figures::{DepartmentFigures, Figures};
pub use log::Seen;
