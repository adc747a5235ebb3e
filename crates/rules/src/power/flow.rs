//! A flowchart holds together: every step is reached from the first, and from every step an end is reached.

use crate::error::Problem;
use crate::table::Table;
use engine::power::PowerStep;
use std::collections::BTreeSet;

/// Reports what is wrong with the flow of a power.
pub(crate) fn check(table: &Table<'_>, steps: &[PowerStep]) {
    let unknown = steps.iter().flat_map(|step| step.next.iter().map(move |next| (step, next)));
    for (step, next) in unknown.filter(|(_, next)| find(steps, next).is_none()) {
        let zh = format!("环节“{}”之后是“{next}”，没有这个环节", step.code);
        let en = format!("after step \"{}\" comes \"{next}\", which is no step", step.code);
        table.error(&table.span_of("step"), "step", Problem::Contradiction { zh, en });
    }
    let Some(first) = steps.first() else {
        return;
    };
    let reached = reach(steps, &first.code);
    for step in steps {
        if !reached.contains(step.code.as_str()) {
            let zh = format!("环节“{}”从起点走不到", step.code);
            let en = format!("step \"{}\" cannot be reached from the first", step.code);
            table.error(&table.span_of("step"), "step", Problem::Contradiction { zh, en });
        }
        let ends = |code: &&str| find(steps, code).is_some_and(|step| step.next.is_empty());
        if !reach(steps, &step.code).iter().any(ends) {
            let zh = format!("从环节“{}”走不到终点", step.code);
            let en = format!("from step \"{}\" no end can be reached", step.code);
            table.error(&table.span_of("step"), "step", Problem::Contradiction { zh, en });
        }
    }
}

fn find<'s>(steps: &'s [PowerStep], code: &str) -> Option<&'s PowerStep> {
    steps.iter().find(|step| step.code == code)
}

/// Returns the steps that can be reached from one, itself among them.
fn reach<'s>(steps: &'s [PowerStep], from: &str) -> BTreeSet<&'s str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = vec![from];
    while let Some(code) = next.pop() {
        let Some(step) = find(steps, code) else { continue };
        if reached.insert(step.code.as_str()) {
            next.extend(step.next.iter().map(String::as_str));
        }
    }
    reached
}
