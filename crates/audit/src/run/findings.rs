//! The findings of all cases, compact, in the order of the case identities.

use crate::columns::CaseId;
use engine::{Finding, Sym};

/// The findings that one worker collected.
#[derive(Clone, Debug, Default)]
pub(super) struct Collected {
    texts: Vec<u8>,
    cases: Vec<FoundCase>,
    findings: Vec<Finding>,
}

#[derive(Clone, Copy, Debug)]
struct FoundCase {
    /// The first sixteen bytes of its identity, for comparing.
    prefix: u128,
    text: u64,
    length: u32,
    item: Sym,
    department: Sym,
    first: u32,
    count: u32,
}

impl Collected {
    /// Takes the findings of a case that has some.
    pub(super) fn take(&mut self, id: CaseId<'_>, (item, department): (Sym, Sym), findings: &[Finding]) {
        let mut prefix = [0; 16];
        let head = id.0.len().min(16);
        prefix[..head].copy_from_slice(&id.0[..head]);
        self.cases.push(FoundCase {
            prefix: u128::from_be_bytes(prefix),
            text: self.texts.len() as u64,
            length: u32::try_from(id.0.len()).unwrap_or(u32::MAX),
            item,
            department,
            first: u32::try_from(self.findings.len()).expect("fewer than four thousand million findings"),
            count: u32::try_from(findings.len()).unwrap_or(u32::MAX),
        });
        self.texts.extend_from_slice(id.0);
        self.findings.extend_from_slice(findings);
    }

    /// Sorts the cases by their identities.
    pub(super) fn sort(&mut self) {
        let mut cases = std::mem::take(&mut self.cases);
        cases.sort_unstable_by(|a, b| a.prefix.cmp(&b.prefix).then_with(|| self.id(a).cmp(self.id(b))));
        self.cases = cases;
    }

    fn id(&self, case: &FoundCase) -> &[u8] {
        let start = usize::try_from(case.text).unwrap_or(usize::MAX);
        self.texts.get(start..).and_then(|rest| rest.get(..case.length as usize)).unwrap_or_default()
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
        self.lists.iter().map(|list| list.findings.len()).sum()
    }

    /// Returns whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists.iter().all(|list| list.findings.is_empty())
    }

    /// Returns how many cases have findings.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.lists.iter().map(|list| list.cases.len()).sum()
    }

    /// Returns the findings in the order of the case identities, those of one case rule by rule.
    pub fn iter(&self) -> impl Iterator<Item = FindingRow<'_>> {
        let mut next = vec![0_usize; self.lists.len()];
        let cases = std::iter::from_fn(move || {
            let heads = self.lists.iter().zip(&next).enumerate();
            let heads = heads.filter_map(|(number, (list, at))| Some((number, list, list.cases.get(*at)?)));
            let (number, list, case) = heads.min_by(|(_, a_list, a), (_, b_list, b)| {
                a.prefix.cmp(&b.prefix).then_with(|| a_list.id(a).cmp(b_list.id(b)))
            })?;
            next[number] += 1;
            Some((list, case))
        });
        cases.flat_map(|(list, case)| {
            let first = case.first as usize;
            let findings = list.findings.get(first..first + case.count as usize).unwrap_or_default();
            let id = CaseId(list.id(case));
            findings.iter().map(move |finding| FindingRow {
                case: id,
                item: case.item,
                department: case.department,
                finding,
            })
        })
    }
}
