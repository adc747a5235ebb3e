//! `sequence` with `chain = "item.steps"`: the steps of the matter's own item version, each before all later ones.
//!
//! A step that may be left out is not told. The part is `skip_<code>` for the codes in `names`, `skip_step` for all
//! others, since a pack does not know the items; the value is the number of the step in the item's list. A matter
//! whose steps nobody entered shows no later step and gives nothing: whether it may be decided then is another rule
//! (`absent` with `item_step`).

use super::common::{evidence, words};
use crate::error::Problem;
use crate::kinds::{Check, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{Fact, Found, Item, Marks, NO_FACT, Sym, Trouble, View};

/// What stands for the item's own list.
const ITEM_STEPS: &str = "item.steps";

#[derive(Debug)]
struct Steps {
    by: Marks,
    /// The codes that have a part of their own, behind the part for all others.
    named: Box<[Sym]>,
}

pub(super) fn read(table: &Table<'_>, compile: &mut Compile) -> Option<Made> {
    let chain = table.text("chain")?;
    if chain.value != ITEM_STEPS {
        table.not_allowed("chain", &chain, vec![ITEM_STEPS.to_owned()]);
        return None;
    }
    if table.has("optional") {
        let zh = "可以没有的环节由事项规定".to_owned();
        let en = "the item says which of its steps may be left out".to_owned();
        table.error(&table.span_of("optional"), "optional", Problem::Contradiction { zh, en });
        return None;
    }
    let by = compile.marks_or(table, "by", &["step_ended"]);
    let codes = table.codes("names");
    let mut parts = vec!["skip_step".to_owned()];
    parts.extend(codes.iter().map(|code| format!("skip_{}", code.value)));
    let named = codes.iter().map(|code| compile.symbols.intern(code.value)).collect();
    let words = Texts {
        demand: words("依次经过事项所列的环节", "take the steps that the item lists, in their order"),
        avoid: words("先办前一环节，再办后一环节", "take every step before the later ones"),
    };
    Some(Made { check: Check::matter(Steps { by, named }), parts, words })
}

impl Look for Steps {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        if !view.first.seen().meets(self.by) {
            return;
        }
        match view.item {
            None => found.trouble(Trouble::NoItem),
            Some(item) if self.in_order(view, item) => {}
            Some(item) => self.find(view, item, found),
        }
    }
}

impl Steps {
    fn in_order(&self, view: &View<'_>, item: &Item) -> bool {
        let mut next = 0;
        for (_, fact) in view.all(self.by) {
            let Some(at) = place(item, fact).filter(|at| *at >= next) else { continue };
            if item.steps.get(next..at).unwrap_or(&[]).iter().any(|step| !step.optional) {
                return false;
            }
            next = at + 1;
        }
        true
    }

    #[cold]
    fn find(&self, view: &View<'_>, item: &Item, found: &mut Found<'_>) {
        for (number, step) in item.steps.iter().enumerate().filter(|(_, step)| !step.optional) {
            let later = view.all(self.by).find(|(_, fact)| place(item, fact).is_some_and(|at| at > number));
            let Some((proof, earliest)) = later else { continue };
            let own = view.all(self.by).find(|(_, fact)| fact.subject == step.code);
            if own.is_some_and(|(_, fact)| fact.at <= earliest.at) {
                continue;
            }
            // Several steps without a part of their own may have been skipped at one event.
            let occasion = view.occasion(earliest).plus_micros(i64::try_from(number).unwrap_or(0));
            let mut finding = found.finding(0, occasion, earliest.at, view.day_of(earliest.at));
            let part = self.named.iter().position(|code| *code == step.code).map_or(0, |at| at + 1);
            finding.part = u16::try_from(part).unwrap_or(0);
            finding.evidence = [evidence(proof), own.map_or(NO_FACT, |(number, _)| evidence(number))];
            finding.value = i64::try_from(number + 1).unwrap_or(i64::MAX);
            found.add(view, finding);
        }
    }
}

/// The place of the step that an event names in the item's list.
fn place(item: &Item, fact: &Fact) -> Option<usize> {
    item.steps.iter().position(|step| step.code == fact.subject)
}
