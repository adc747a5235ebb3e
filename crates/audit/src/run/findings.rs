//! The findings of all cases, compact, in the order of the case identities.

use crate::columns::CaseId;
use engine::{Finding, Sym};
use std::cmp::Ordering;

/// How many findings lie in one block.
const BLOCK: usize = 1 << 14;

/// The findings that one worker collected.
#[derive(Clone, Debug, Default)]
pub(super) struct Collected {
    /// Identities longer than a head, one behind the other.
    texts: Vec<u8>,
    cases: Vec<FoundCase>,
    /// Blocks, so that nothing is moved when there are more; those of one case are in one block.
    findings: Vec<Vec<Finding>>,
    total: usize,
}

/// How many bytes of an identity stand in the case itself.
const HEAD: usize = 16;

#[derive(Clone, Copy, Debug)]
struct FoundCase {
    head: [u8; HEAD],
    /// Where the whole identity lies, when it is longer than its head.
    text: u32,
    length: u32,
    item: Sym,
    department: Sym,
    block: u32,
    first: u32,
    count: u32,
}

impl FoundCase {
    /// The head as a number that sorts as the text does.
    #[inline]
    fn rank(&self) -> u128 {
        u128::from_be_bytes(self.head)
    }
}

impl Collected {
    /// Takes the findings of a case that has some.
    pub(super) fn take(&mut self, id: CaseId<'_>, (item, department): (Sym, Sym), findings: &[Finding]) {
        let room = self.findings.last().is_some_and(|block| block.len() + findings.len() <= block.capacity());
        if !room {
            self.findings.push(Vec::with_capacity(BLOCK.max(findings.len())));
        }
        let block = self.findings.len() - 1;
        let number = |count: usize| u32::try_from(count).expect("fewer than four thousand million findings");
        let mut head = [0; HEAD];
        for (to, from) in head.iter_mut().zip(id.0) {
            *to = *from;
        }
        self.cases.push(FoundCase {
            head,
            text: number(self.texts.len()),
            length: number(id.0.len()),
            item,
            department,
            block: number(block),
            first: number(self.findings[block].len()),
            count: number(findings.len()),
        });
        if id.0.len() > HEAD {
            self.texts.extend_from_slice(id.0);
        }
        self.findings[block].extend_from_slice(findings);
        self.total += findings.len();
    }

    /// Sorts the cases by their identities.
    pub(super) fn sort(&mut self) {
        let Some(first) = self.cases.first().map(FoundCase::rank) else { return };
        let differ = self.cases.iter().fold(0, |differ, case| differ | (case.rank() ^ first));
        // Identities of one log are much alike: the eight bytes from the first difference on nearly always tell all
        // of them apart. Then those are sorted, and the cases are moved once.
        let from = differ.leading_zeros() & !7;
        let key = |case: &FoundCase| (case.rank().checked_shl(from).unwrap_or(0) >> 64) as u64;
        let mut order: Vec<(u64, u32)> = (0..).zip(&self.cases).map(|(at, case)| (key(case), at)).collect();
        order.sort_unstable_by_key(|(key, _)| *key);
        if order.windows(2).all(|pair| pair[0].0 != pair[1].0) {
            self.cases = order.iter().filter_map(|(_, at)| self.cases.get(*at as usize)).copied().collect();
            return;
        }
        let mut cases = std::mem::take(&mut self.cases);
        cases.sort_unstable_by(|a, b| a.rank().cmp(&b.rank()).then_with(|| self.id(a).cmp(self.id(b))));
        self.cases = cases;
    }

    #[inline]
    fn id<'a>(&'a self, case: &'a FoundCase) -> &'a [u8] {
        let length = case.length as usize;
        if length <= HEAD {
            return &case.head[..length];
        }
        self.texts.get(case.text as usize..).and_then(|rest| rest.get(..length)).unwrap_or_default()
    }

    fn findings(&self, case: &FoundCase) -> &[Finding] {
        let first = case.first as usize;
        let block = self.findings.get(case.block as usize);
        block.and_then(|block| block.get(first..first + case.count as usize)).unwrap_or_default()
    }
}

/// One finding with its case.
#[derive(Clone, Copy, Debug)]
pub struct FindingRow<'a> {
    /// The case.
    pub case: CaseId<'a>,
    /// Its item.
    pub item: Sym,
    /// Its department.
    pub department: Sym,
    /// The finding.
    pub finding: &'a Finding,
}

/// All findings.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    lists: Vec<Collected>,
}

impl Findings {
    /// Puts together what the workers collected, each list sorted.
    pub(super) fn new(lists: Vec<Collected>) -> Findings {
        Findings { lists }
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lists.iter().map(|list| list.total).sum()
    }

    /// Returns whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns how many cases have findings.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.lists.iter().map(|list| list.cases.len()).sum()
    }

    /// Returns the findings in the order of the case identities, those of one case rule by rule.
    pub fn iter(&self) -> impl Iterator<Item = FindingRow<'_>> {
        let mut heads: Vec<Head<'_>> = self.lists.iter().filter_map(|list| Head::new(list, 0)).collect();
        let cases = std::iter::from_fn(move || {
            let first = heads.iter().enumerate().min_by(|(_, a), (_, b)| a.order(b))?.0;
            let Head { list, at, case, .. } = heads[first];
            match Head::new(list, at + 1) {
                Some(next) => heads[first] = next,
                None => drop(heads.swap_remove(first)),
            }
            Some((list, case))
        });
        ahead(cases).flat_map(|(list, case)| {
            let id = CaseId(list.id(case));
            list.findings(case).iter().map(move |finding| FindingRow {
                case: id,
                item: case.item,
                department: case.department,
                finding,
            })
        })
    }
}

/// How many cases are looked at before the first of them is handed out.
const AHEAD: usize = 32;

/// Looks at the findings of the next cases together. In the order of the identities they lie anywhere in memory, and
/// waiting for one after the other takes longer than writing them.
fn ahead<'a>(
    mut cases: impl Iterator<Item = (&'a Collected, &'a FoundCase)>,
) -> impl Iterator<Item = (&'a Collected, &'a FoundCase)> {
    let mut next: Vec<(&Collected, &FoundCase)> = Vec::with_capacity(AHEAD);
    std::iter::from_fn(move || {
        if next.is_empty() {
            next.extend(cases.by_ref().take(AHEAD));
            for (list, case) in &next {
                std::hint::black_box(list.findings(case).first().map(|finding| finding.level));
            }
            next.reverse();
        }
        next.pop()
    })
}

/// The next case of one list.
#[derive(Clone, Copy)]
struct Head<'a> {
    list: &'a Collected,
    at: usize,
    case: &'a FoundCase,
}

impl<'a> Head<'a> {
    fn new(list: &'a Collected, at: usize) -> Option<Head<'a>> {
        let case = list.cases.get(at)?;
        Some(Head { list, at, case })
    }

    fn order(&self, other: &Head<'_>) -> Ordering {
        let whole = || self.list.id(self.case).cmp(other.list.id(other.case));
        self.case.rank().cmp(&other.case.rank()).then_with(whole)
    }
}

#[cfg(test)]
mod tests;
