//! The indicators of the trade, defined over a row (R-S14; the names that recur in the sources).

use super::ratio::Ratio;
use super::row::{Count, Row, Sum};
use crate::catalogue::Item;
use calendar::Unit;

macro_rules! indicators {
    ($($(#[$doc:meta])* $name:ident $code:literal $zh:literal $en:literal
        = ($row:ident) $part:expr, $whole:expr;)+) => {
        /// An indicator (指标).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Indicator {
            $($(#[$doc])* $name,)+
        }

        impl Indicator {
            /// Every indicator, in order of declaration.
            pub const ALL: &'static [Indicator] = &[$(Indicator::$name,)+];

            /// Returns the code used in files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Indicator::$name => $code,)+ }
            }

            /// Returns the Chinese name.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(Indicator::$name => $zh,)+ }
            }

            /// Returns the English name.
            #[must_use]
            pub const fn en(self) -> &'static str {
                match self { $(Indicator::$name => $en,)+ }
            }

            /// Returns the indicator of a row, exact and not reduced: its numerator and denominator can be looked up
            /// in the row.
            #[must_use]
            pub fn of(self, row: &Row) -> Ratio {
                match self {
                    $(Indicator::$name => { let $row = row; Ratio::new(i128::from($part), $whole) })+
                }
            }
        }
    };
}

fn less(whole: u64, part: u64) -> i64 {
    i64::try_from(i128::from(whole) - i128::from(part)).unwrap_or(i64::MAX)
}

indicators! {
    /// Finished of handled.
    Conclusion "conclusion_rate" "办结率" "conclusion rate"
        = (row) row.count(Count::Finished), row.count(Count::Handled);
    /// Finished within the promise of finished with a promise.
    OnTime "on_time_rate" "按时办结率" "on-time rate"
        = (row) row.count(Count::OnTime), row.count(Count::Judged);
    /// Finished within the law's limit of finished with one.
    OnTimeByLaw "on_time_by_law_rate" "法定时限内办结率" "rate within the statutory limit"
        = (row) row.count(Count::OnTimeByLaw), row.count(Count::JudgedByLaw);
    /// Finished on a day before the promised day of finished with a promise.
    Early "early_rate" "提前办结率" "early rate"
        = (row) row.count(Count::Early), row.count(Count::Judged);
    /// (legal - promise) / legal, over the matters that have both in working days.
    PromiseSpeedUp "promise_speed_up" "承诺提速率" "speed-up promised"
        = (row) less(row.sum(Sum::PairedStatutory), row.sum(Sum::PairedPromised)), row.sum(Sum::PairedStatutory);
    /// (legal - actual) / legal, over finished matters with a statutory limit in working days.
    HandlingSpeedUp "handling_speed_up" "办理提速率" "speed-up achieved"
        = (row) less(row.sum(Sum::Statutory), row.sum(Sum::UsedOfStatutory)), row.sum(Sum::Statutory);
    /// Working days used, on average.
    AverageUsed "average_used_days" "平均办理工作日" "average working days used"
        = (row) row.sum(Sum::Used), row.count(Count::Timed);
    /// Working days promised for the same matters, on average.
    AveragePromised "average_promised_days" "平均承诺工作日" "average working days promised"
        = (row) row.sum(Sum::Promised), row.count(Count::Promised);
    /// Working days the law gives for the same matters, on average.
    AverageStatutory "average_statutory_days" "平均法定工作日" "average working days by law"
        = (row) row.sum(Sum::Statutory), row.count(Count::Statutory);
    /// Finished on the day it began, of finished.
    SameDay "same_day_rate" "即办率" "same-day share"
        = (row) row.count(Count::SameDay), row.count(Count::Timed);
    /// Finished within seven days, of finished.
    WithinWeek "within_week_rate" "七日内办结率" "share within seven days"
        = (row) row.count(Count::WithinWeek), row.count(Count::Timed);
    /// 不予受理 and 不予许可 of finished.
    Denial "denial_rate" "否定率" "denial rate"
        = (row) row.count(Count::Refused) + row.count(Count::Denied), row.count(Count::Finished);
    /// With a finding of handled.
    Warning "warning_rate" "预警率" "share with findings"
        = (row) row.count(Count::Carded), row.count(Count::Handled);
    /// Over the promise of handled.
    Overdue "overdue_rate" "超期率" "overdue rate"
        = (row) row.count(Count::Overdue), row.count(Count::Handled);
    /// 1 - (paused, terminated or returned) of handled.
    Regularity "regularity_rate" "流程规范率" "share of regular flow"
        = (row) less(row.count(Count::Handled), row.count(Count::Irregular)), row.count(Count::Handled);
    /// Rated of finished; a matter counts once, so this cannot pass 100 percent.
    Rating "rating_rate" "主动评价率" "share rated"
        = (row) row.count(Count::Rated), row.count(Count::Finished);
    /// Put right in time of rated badly.
    Rectification "rectification_rate" "差评整改率" "share of bad ratings put right"
        = (row) row.count(Count::Rectified), row.count(Count::Negative);
    /// Sent back of dispatched.
    SendBack "send_back_rate" "回退率" "share sent back"
        = (row) row.count(Count::SentBack), row.count(Count::Dispatched);
    /// Opened again of finished.
    Redo "redo_rate" "重办率" "share redone"
        = (row) row.count(Count::Redone), row.count(Count::Finished);
}

/// The speed-up promised (承诺提速率) as the sources define it: for each item, then the mean over items that have
/// both limits in working days and a statutory limit above zero. `None` when the exact mean does not fit.
///
/// ```
/// use engine::{Catalogue, ItemVersion, Ratio, Symbols, promised_speed_up};
/// let item = |code: &str, promised: &str, statutory: &str| -> Result<ItemVersion, engine::LimitError> {
///     let mut item = ItemVersion::new(code);
///     item.promised = Some(promised.parse()?);
///     item.statutory = Some(statutory.parse()?);
///     Ok(item)
/// };
/// let items = [item("a", "5 working_day", "20 working_day")?, item("b", "1 month", "2 month")?];
/// let catalogue = Catalogue::new(&items, &mut Symbols::default())?;
/// assert_eq!(promised_speed_up(catalogue.items()), Some(Ratio::new(3, 4))); // months are not days
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn promised_speed_up(items: &[Item]) -> Option<Ratio> {
    Ratio::mean(items.iter().filter_map(|item| {
        let (promised, statutory) = (item.promised?, item.statutory?);
        let both = promised.unit() == Unit::WorkingDay && statutory.unit() == Unit::WorkingDay;
        let saved = i128::from(statutory.count()) - i128::from(promised.count());
        (both && statutory.count() > 0).then(|| Ratio::new(saved, u64::from(statutory.count())))
    }))
}
