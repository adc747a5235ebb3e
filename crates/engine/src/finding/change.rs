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
