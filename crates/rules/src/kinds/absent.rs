//! `absent`: something that should have happened before an event did not.
//!
//! Judged once, at the first event of `judged`: what happened at that instant or before counts. Without `all` any one
//! of what is expected satisfies; with it each that is missing is a finding of its own, its part `no_<code>`. A log
//! that carries no documents at all cannot be judged for documents, and says so. With `where_named` that is asked of
//! the matter itself: it must name some document, and the finding is known from the first one on.
//!
//! `item_step` expects a step of the matter's own item: the last one that may not be left out. It is judged only
//! where the matter names its steps at all.

use super::common::{about, say, words};
use crate::error::Problem;
use crate::form::{Form, codes, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use calendar::Moment;
use engine::{EventKind, Found, Item, Marks, Sym, Trouble, View};

pub(crate) const KIND: Kind = Kind {
    code: "absent",
    zh: "缺失：应有的事件或文书没有",
    en: "an expected event or document is absent",
    keys: &[
        needed("judged", Form::Patterns, "在何事件时判断", "the event at which it is judged"),
        optional(
            "expected",
            Form::Patterns,
            "[]",
            ("应已发生的事件", "the events that should have happened"),
        ),
        optional(
            "documents",
            Form::Codes,
            "[]",
            ("应已出具的文书", "the documents that should have been issued"),
        ),
        optional("all", Form::Flag, "false", ("是否缺一不可", "whether every one of them is needed")),
        optional(
            "item_flag",
            Form::OneOf(|| codes(&ITEM_FLAGS)),
            "",
            ("限于有此标记的事项", "only items with this mark"),
        ),
        optional(
            "where_named",
            Form::Flag,
            "false",
            ("只在此件载有文书时判断", "judged only where the matter names some document"),
        ),
        optional(
            "item_step",
            Form::OneOf(|| codes(&ITEM_STEPS)),
            "",
            ("事项的哪一环节应已办毕", "which step of the item should have ended"),
        ),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ItemFlag {
    HearingMandatory,
    Joint,
    DeemedGrant,
}

const ITEM_FLAGS: [(&str, ItemFlag); 3] = [
    ("hearing_mandatory", ItemFlag::HearingMandatory),
    ("joint", ItemFlag::Joint),
    ("deemed_grant", ItemFlag::DeemedGrant),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ItemStep {
    Last,
}

const ITEM_STEPS: [(&str, ItemStep); 1] = [("last", ItemStep::Last)];

#[derive(Debug)]
struct Absent {
    judged: Marks,
    where_named: bool,
    needs: Box<[Need]>,
    all: bool,
    item_flag: Option<ItemFlag>,
}

/// One thing that is expected.
#[derive(Clone, Copy, Debug)]
enum Need {
    Event(Marks),
    Document(Sym),
    /// The last step of the item, ended by one of these events.
    LastStep(Marks),
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let judged = compile.marks(table, "judged");
    let all = table.flag("all", false);
    let mut needs = Vec::new();
    let mut parts = Vec::new();
    let mut told = Vec::new();
    for text in table.texts("expected") {
        let marks = compile.mark(table, "expected", &text);
        needs.push(Need::Event(marks));
        parts.push(format!("no_{}", text.value.replace([':', '='], "_")));
        told.push(say(compile, marks));
    }
    for code in table.codes("documents") {
        needs.push(Need::Document(compile.symbols.intern(code.value)));
        parts.push(format!("no_{}", code.value));
        told.push((code.value.to_owned(), code.value.to_owned()));
    }
    if table.has("item_step") {
        let ItemStep::Last = table.one_of("item_step", &ITEM_STEPS, ItemStep::Last);
        let ended = compile.marks_of(table, "item_step", &["step_ended"]);
        needs.push(Need::LastStep(ended));
        parts.push("no_last_step".to_owned());
        told.push(("事项的最后环节".to_owned(), "the last step of the item".to_owned()));
    }
    let flag = ITEM_FLAGS[0].1;
    let item_flag = table.has("item_flag").then(|| table.one_of("item_flag", &ITEM_FLAGS, flag));
    if needs.is_empty() {
        let zh = "expected、documents、item_step 至少写一个".to_owned();
        let en = "give expected, documents or item_step".to_owned();
        table.error(&table.span, "expected", Problem::Contradiction { zh, en });
        return None;
    }
    let (zh, en) = say(compile, judged);
    let (list_zh, list_en): (Vec<_>, Vec<_>) = told.into_iter().unzip();
    let demand = words(
        format!("{zh}之前应有：{}", list_zh.join("、")),
        format!("before {en} there is: {}", list_en.join(", ")),
    );
    let avoid = words("先补齐再办理", "doing that first");
    let where_named = table.flag("where_named", false);
    let rule = Absent { judged, where_named, needs: needs.into(), all, item_flag };
    let parts = if all { parts } else { Vec::new() };
    Some(Made { check: Check::matter(rule), parts, words: Texts { demand, avoid } })
}

impl ItemFlag {
    fn is_set(self, item: &Item) -> bool {
        match self {
            ItemFlag::HearingMandatory => item.hearing_mandatory,
            ItemFlag::Joint => item.joint,
            ItemFlag::DeemedGrant => item.deemed_grant.is_some(),
        }
    }
}

impl Look for Absent {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        if view.first.seen().meets(self.judged) {
            self.judge(view, found);
        }
    }
}

impl Absent {
    fn judge(&self, view: &View<'_>, found: &mut Found<'_>) {
        let Some((at, trigger)) = view.first(self.judged) else { return };
        if let Some(flag) = self.item_flag {
            match view.item {
                None => return found.trouble(Trouble::NoItem),
                Some(item) if !flag.is_set(item) => return,
                Some(_) => {}
            }
        }
        if !self.all && self.needs.iter().any(|need| need.is_met(view, trigger.at)) {
            return;
        }
        let mut blind = false;
        for (part, need) in self.needs.iter().enumerate() {
            if self.all && need.is_met(view, trigger.at) {
                continue;
            }
            let Some(seen) = need.seen(view, self.where_named) else {
                blind = true;
                continue;
            };
            let mut finding = about(view, found, self.judged, at, trigger);
            finding.at = trigger.at.max(seen);
            if self.all {
                finding.part = u16::try_from(part).unwrap_or(u16::MAX);
            }
            found.add(view, finding);
            if !self.all {
                return;
            }
        }
        if blind {
            found.trouble(Trouble::NoData);
        }
    }
}

impl Need {
    fn is_met(self, view: &View<'_>, by: Moment) -> bool {
        match self {
            Need::Event(marks) => view.first(marks).is_some_and(|(_, fact)| fact.at <= by),
            Need::Document(code) => {
                let issued = |fact: &&engine::Fact| fact.at <= by;
                view.facts().iter().take_while(issued).any(|fact| {
                    (fact.kind == EventKind::DocumentIssued && fact.subject == code)
                        || view.details(fact).is_some_and(|details| details.documents.contains(&code))
                })
            }
            Need::LastStep(ended) => {
                let Some(step) = view.item.and_then(last_step) else { return true };
                view.all(ended).any(|(_, fact)| fact.at <= by && fact.subject == step)
            }
        }
    }

    /// The instant from which the log shows that it says such things; `None` where it never does.
    fn seen(self, view: &View<'_>, where_named: bool) -> Option<Moment> {
        let says = |fact: &&engine::Fact| match where_named {
            false => fact.details != 0,
            true => view.details(fact).is_some_and(|details| !details.documents.is_empty()),
        };
        match self {
            Need::Event(_) => view.facts().first().map(|fact| fact.at),
            Need::Document(_) => {
                let mut facts = view.facts().iter();
                let found = facts.find(|fact| fact.kind == EventKind::DocumentIssued || says(fact));
                // What is said anywhere is said of the whole log, unless the matter itself is asked.
                found.map(|fact| if where_named { fact.at } else { view.facts()[0].at })
            }
            Need::LastStep(ended) => view.first(ended).map(|(_, fact)| fact.at),
        }
    }
}

/// The last step that may not be left out.
fn last_step(item: &Item) -> Option<Sym> {
    item.steps.iter().rev().find(|step| !step.optional).map(|step| step.code)
}
