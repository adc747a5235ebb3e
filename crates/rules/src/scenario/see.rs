//! What is seen of the matters of a scenario at one instant.

use super::block::{Scenario, Sitting, Told};
use super::expect::ChangeKind;
use super::outcome::{Seen, SeenClock, SeenFinding, SeenRatio};
use calendar::Calendar;
use engine::{
    Catalogue, Change, Facts, Finding, Matter, PeriodFinding, RuleSet, Scratch, Setting, Symbols, Tally,
    Trouble, Verdict, changes, fold, judge_periods, ledger, supervise,
};

/// The findings of each matter at the instant before, to tell what changed.
pub(super) type Before = Vec<Vec<Finding>>;

/// Looks at every matter of a scenario.
pub(super) fn look(
    scenario: &Scenario,
    sitting: &Sitting,
    rules: &RuleSet,
    before: &mut Before,
) -> Result<Vec<Seen>, String> {
    let calendar = scenario.place.calendar(sitting.known_on).map_err(|error| error.to_string())?;
    let mut symbols = rules.symbols.clone();
    let catalogue = Catalogue::new(&scenario.items, &mut symbols).map_err(|error| error.to_string())?;
    let mut folded = Vec::new();
    for told in &scenario.matters {
        let facts = fold(&told.events, sitting.as_of, &rules.patterns, &mut symbols);
        folded.push((told, facts.map_err(|error| error.to_string())?));
    }
    let ground = Ground { scenario, calendar, catalogue, rules, sitting };
    let mut scratch = Scratch::default();
    let mut seen = Vec::new();
    before.resize(folded.len(), Vec::new());
    for ((told, facts), before) in folded.iter().zip(before) {
        seen.push(ground.matter((told, facts), &mut symbols, &mut scratch, before));
    }
    let setting = Setting { calendar: &ground.calendar, catalogue: &ground.catalogue, rules };
    let found = judge_periods(&setting, &scratch.periods, sitting.as_of);
    let ratios = ratios(rules, &symbols, &found);
    if let Some(first) = seen.first_mut() {
        first.ratios = ratios;
    }
    Ok(seen)
}

struct Ground<'a> {
    scenario: &'a Scenario,
    calendar: Calendar,
    catalogue: Catalogue,
    rules: &'a RuleSet,
    sitting: &'a Sitting,
}

impl Ground<'_> {
    fn matter(
        &self,
        (told, facts): (&Told, &Facts),
        symbols: &mut Symbols,
        scratch: &mut Scratch,
        before: &mut Vec<Finding>,
    ) -> Seen {
        let first = self.scenario.items.first().map_or("", |item| item.code.as_str());
        let item = if told.item.is_empty() { first } else { &told.item };
        let of_item = self.scenario.items.iter().find(|known| known.code == item);
        let own = of_item.map_or("", |item| item.department.as_str());
        let department = if told.department.is_empty() { own } else { &told.department };
        let (kind, item, department) =
            (symbols.intern(&told.kind), symbols.intern(item), symbols.intern(department));
        let setting = Setting { calendar: &self.calendar, catalogue: &self.catalogue, rules: self.rules };
        let matter = Matter { kind, item, department, facts: &facts.list, details: &facts.details, symbols };
        let mut seen = None;
        let troubles_before = scratch.tally.clone();
        for _ in 0..told.copies {
            supervise(&setting, &matter, self.sitting.as_of, scratch, |verdict| {
                if seen.is_none() {
                    seen = Some(self.verdict(told, verdict, before));
                }
            });
        }
        let mut seen = seen.unwrap_or_else(|| self.nothing(told));
        seen.troubles = troubles(self.rules, &troubles_before, &scratch.tally);
        seen
    }

    fn nothing(&self, told: &Told) -> Seen {
        Seen {
            matter: told.id.clone(),
            as_of: self.sitting.as_of,
            zone: self.calendar.zone().clone(),
            findings: Vec::new(),
            clocks: Vec::new(),
            changes: Vec::new(),
            troubles: Vec::new(),
            ratios: Vec::new(),
        }
    }

    fn verdict(&self, told: &Told, verdict: &Verdict<'_>, before: &mut Vec<Finding>) -> Seen {
        let rules = self.rules;
        let mut seen = self.nothing(told);
        seen.findings = verdict.findings.iter().map(|finding| shown(rules, finding)).collect();
        seen.changes =
            changes(before, verdict.findings).iter().map(|change| changed(rules, change)).collect();
        *before = verdict.findings.to_vec();
        let view = &verdict.view;
        for run in view.runs.all() {
            let Some(spec) = view.clock(run.clock) else { continue };
            let spans = view.runs.spans(run).iter();
            seen.clocks.push(SeenClock {
                code: rules.symbols.text(spec.code).to_owned(),
                subject: view.matter.symbols.text(run.subject).to_owned(),
                run: *run,
                used: view.runs.used(&self.calendar, spec, run, view.as_of),
                ledger: ledger(&self.calendar, spec, run, view.runs, view.as_of).ok(),
                irregular: spans.fold(run.extension_irregular, |all, span| all.and(span.irregular)),
            });
        }
        seen
    }
}

fn shown(rules: &RuleSet, finding: &Finding) -> SeenFinding {
    let level = rules.rule(finding.rule).and_then(|rule| rule.info.levels.get(usize::from(finding.level)));
    SeenFinding {
        rule: rules.rule(finding.rule).map(|entry| entry.info.code.clone()).unwrap_or_default(),
        code: finding.code(rules).to_owned(),
        level: finding.level_code(rules).to_owned(),
        standing: finding.standing,
        day: finding.day,
        at: finding.at,
        value: finding.value,
        score_centi: level.map_or(0, |level| level.score_centi),
    }
}

fn changed(rules: &RuleSet, change: &Change) -> (ChangeKind, SeenFinding) {
    match change {
        Change::Issued(finding) => (ChangeKind::Issued, shown(rules, finding)),
        Change::Kept(finding) => (ChangeKind::Kept, shown(rules, finding)),
        Change::Altered { after, .. } => (ChangeKind::Altered, shown(rules, after)),
        Change::Lifted(finding) => (ChangeKind::Lifted, shown(rules, finding)),
    }
}

fn troubles(rules: &RuleSet, before: &Tally, after: &Tally) -> Vec<(String, Trouble)> {
    let mut found = Vec::new();
    for (at, (entry, now)) in rules.rules.iter().zip(after.rules()).enumerate() {
        let was = before.rules().get(at).copied().unwrap_or_default();
        for (number, (trouble, ..)) in Trouble::ALL.iter().enumerate() {
            if now.troubles[number] > was.troubles[number] {
                found.push((entry.info.code.clone(), *trouble));
            }
        }
    }
    found
}

fn ratios(rules: &RuleSet, symbols: &Symbols, found: &[PeriodFinding]) -> Vec<SeenRatio> {
    let show = |one: &PeriodFinding| {
        let entry = rules.rule(one.rule)?;
        let level = entry.info.levels.get(usize::from(one.level));
        Some(SeenRatio {
            rule: entry.info.code.clone(),
            level: level.map(|level| level.code.clone()).unwrap_or_default(),
            group: symbols.text(one.group).to_owned(),
            month: one.month,
            ratio: one.ratio,
            provisional: one.provisional,
        })
    };
    found.iter().filter_map(show).collect()
}
