//! What changed between two evaluations of the same matter.

use super::record::{Finding, FindingId};
use alloc::vec::Vec;

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new: a card is issued.
    Issued(Finding),
    /// It is there as before.
    Kept(Finding),
    /// It is there with other evidence or figures: something was learned late.
    Altered {
        /// As it was.
        before: Finding,
        /// As it is.
        after: Finding,
    },
    /// It is gone: a late or corrected event took its ground away. The card stays on record.
    Lifted(Finding),
}

/// Compares the findings of two evaluations by identity; computing twice changes nothing.
///
/// ```
/// use calendar::{Day, Moment};
/// use engine::{Change, Finding, NO_FACT, NO_RUN, RuleIndex, changes};
/// let at = Moment::from_micros(0);
/// let late = Finding {
///     rule: RuleIndex(0),
///     level: 0,
///     standing: true,
///     part: 0,
///     occasion: at,
///     at,
///     day: Day::new(0),
///     evidence: [0, NO_FACT],
///     run: NO_RUN,
///     value: 1,
/// };
/// assert_eq!(changes(&[], &[late]), [Change::Issued(late)]);
/// assert_eq!(changes(&[late], &[late]), [Change::Kept(late)]);
/// let worse = Finding { value: 2, ..late };
/// assert_eq!(changes(&[late], &[worse]), [Change::Altered { before: late, after: worse }]);
/// assert_eq!(changes(&[late], &[]), [Change::Lifted(late)]); // the card stays on record
/// ```
#[must_use]
pub fn changes(before: &[Finding], after: &[Finding]) -> Vec<Change> {
    let find = |list: &[Finding], id: FindingId| list.iter().find(|one| one.id() == id).copied();
    let mut out: Vec<Change> = (after.iter())
        .map(|finding| match find(before, finding.id()) {
            None => Change::Issued(*finding),
            Some(earlier) if same(&earlier, finding) => Change::Kept(*finding),
            Some(earlier) => Change::Altered { before: earlier, after: *finding },
        })
        .collect();
    out.extend(
        before
            .iter()
            .filter(|earlier| find(after, earlier.id()).is_none())
            .map(|earlier| Change::Lifted(*earlier)),
    );
    out
}

/// Where a fact lies among the facts may shift when one is learned late; that alone is no change.
fn same(before: &Finding, after: &Finding) -> bool {
    let bare = |finding: &Finding| Finding { evidence: [0; 2], run: 0, ..*finding };
    bare(before) == bare(after)
}
