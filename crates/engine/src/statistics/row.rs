//! One row of statistics: counts and sums of the matters of a group.

macro_rules! measures {
    ($(#[$of:meta])* $list:ident { $($(#[$doc:meta])* $name:ident $code:literal,)+ }) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $list {
            $($(#[$doc])* $name,)+
        }

        impl $list {
            /// Every one, in order of declaration.
            pub const ALL: &'static [$list] = &[$($list::$name,)+];

            /// Returns the code used in files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $($list::$name => $code,)+ }
            }
        }
    };
}

measures! {
    /// What a matter can be counted as; one matter adds at most one to each.
    Count {
        /// A matter, of whatever state.
        Cases "cases",
        /// 作废、撤回: void or withdrawn.
        Void "void",
        /// In an open suspension at the instant of evaluation.
        Suspended "suspended",
        /// 受理办理中及办结: those that rates are about, as the policies on void and suspended matters say.
        Handled "handled",
        /// 办结 (handled, and brought to an end).
        Finished "finished",
        /// Finished, and the promise has a due instant.
        Judged "judged",
        /// 按时办结: not after the promised instant.
        OnTime "on_time",
        /// 提前办结: on a day before the promised day.
        Early "early",
        /// Finished, and the law has a due instant.
        JudgedByLaw "judged_by_law",
        /// Not after the statutory instant.
        OnTimeByLaw "on_time_by_law",
        /// Finished, with a clock that says when it began.
        Timed "timed",
        /// 即办: finished on the day it began.
        SameDay "same_day",
        /// Finished within seven calendar days from the day it began.
        WithinWeek "within_week",
        /// Timed, and the promise is in working days.
        Promised "promised",
        /// Timed, and the statutory limit is in working days.
        Statutory "statutory",
        /// The promise and the statutory limit are both in working days.
        Paired "paired",
        /// 不予许可: decided against.
        Denied "denied",
        /// 不予受理.
        Refused "refused",
        /// 亮牌: with a finding.
        Carded "carded",
        /// 超期: the promise was broken, finished or not.
        Overdue "overdue",
        /// Paused, terminated or returned.
        Irregular "irregular",
        /// 已评价; a matter counts once, however often it was rated.
        Rated "rated",
        /// 差评.
        Negative "negative",
        /// A negative rating that was put right in time (in time as the clock of rectification says, if there is one).
        Rectified "rectified",
        /// 转办.
        Dispatched "dispatched",
        /// Dispatched, and sent back.
        SentBack "sent_back",
        /// 重办: finished and opened again.
        Redone "redone",
    }
}

measures! {
    /// What is added up over matters.
    Sum {
        /// Findings.
        Findings "findings",
        /// Working days outside every suspension, from the start to the end or the instant of evaluation.
        Worked "worked_days",
        /// The same for those that are [`Count::Timed`].
        Used "used_days",
        /// The promises of those that are [`Count::Promised`].
        Promised "promised_days",
        /// The statutory limits of those that are [`Count::Statutory`].
        Statutory "statutory_days",
        /// The days used by those that are [`Count::Statutory`].
        UsedOfStatutory "used_of_statutory_days",
        /// The promises of those that are [`Count::Paired`].
        PairedPromised "paired_promised_days",
        /// The statutory limits of those that are [`Count::Paired`].
        PairedStatutory "paired_statutory_days",
    }
}

/// What one matter adds to a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) counts: u32,
    pub(crate) sums: [u32; Sum::ALL.len()],
}

impl Share {
    #[inline]
    pub(crate) fn count(&mut self, count: Count) {
        self.counts |= 1 << count as u8;
    }

    #[inline]
    pub(crate) fn count_if(&mut self, count: Count, claim: bool) {
        self.counts |= u32::from(claim) << count as u8;
    }

    #[inline]
    pub(crate) const fn has(&self, count: Count) -> bool {
        self.counts & (1 << count as u8) != 0
    }

    #[inline]
    pub(crate) fn add(&mut self, sum: Sum, by: u32) {
        self.sums[sum as usize] = by;
    }
}

/// The counts and sums of a group of matters. Rows of parts of the work add up to the row of the whole.
///
/// Matters are counted in small counters that are added to the large ones before they can run over: a matter changes
/// all of them in a few instructions, without a branch.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    counts: [u64; COUNTS],
    sums: [u64; Sum::ALL.len()],
    fresh: [u32; COUNTS],
}

/// Room for one counter for each bit of a share.
const COUNTS: usize = 32;

/// The bit of each counter.
const BITS: [u32; COUNTS] = {
    let mut bits = [0; COUNTS];
    let mut at = 0;
    while at < COUNTS {
        bits[at] = 1 << at;
        at += 1;
    }
    bits
};

const _: () = assert!(Count::ALL.len() <= COUNTS, "every count has a bit");

impl Default for Row {
    fn default() -> Self {
        Row { counts: [0; COUNTS], sums: [0; Sum::ALL.len()], fresh: [0; COUNTS] }
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        Count::ALL.iter().all(|count| self.count(*count) == other.count(*count)) && self.sums == other.sums
    }
}

impl Eq for Row {}

impl Row {
    /// Returns a count.
    #[must_use]
    pub fn count(&self, count: Count) -> u64 {
        self.counts[count as usize] + u64::from(self.fresh[count as usize])
    }

    /// Returns a sum.
    #[must_use]
    pub const fn sum(&self, sum: Sum) -> u64 {
        self.sums[sum as usize]
    }

    #[inline]
    pub(crate) fn observe(&mut self, share: &Share) {
        for (count, bit) in self.fresh.iter_mut().zip(BITS) {
            *count += u32::from(share.counts & bit == bit);
        }
        for (sum, by) in self.sums.iter_mut().zip(share.sums) {
            *sum += u64::from(by);
        }
        // Every matter is a case, so no counter is larger than this one.
        if self.fresh[Count::Cases as usize] == u32::MAX {
            self.settle();
        }
    }

    #[cold]
    fn settle(&mut self) {
        for (count, fresh) in self.counts.iter_mut().zip(&mut self.fresh) {
            *count += u64::from(core::mem::take(fresh));
        }
    }

    /// Adds another row.
    pub fn add(&mut self, other: &Row) {
        for ((ours, theirs), fresh) in self.counts.iter_mut().zip(other.counts).zip(other.fresh) {
            *ours += theirs + u64::from(fresh);
        }
        for (ours, theirs) in self.sums.iter_mut().zip(other.sums) {
            *ours += theirs;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, Row, Share};

    #[test]
    fn small_counters_are_added_up_before_they_run_over() {
        let mut row = Row::default();
        row.fresh[Count::Cases as usize] = u32::MAX - 1;
        let mut share = Share::default();
        share.count(Count::Cases);
        for _ in 0..3 {
            row.observe(&share);
        }
        assert_eq!(row.count(Count::Cases), u64::from(u32::MAX) + 2);
        let mut sum = row;
        sum.add(&row);
        assert_eq!(sum.count(Count::Cases), 2 * (u64::from(u32::MAX) + 2));
    }
}
