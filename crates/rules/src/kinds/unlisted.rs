//! `unlisted`: something that the item's version in force does not list, or lists as not to be used.
//!
//! `item`: the code is not in the catalogue, or no version is in force on the day of acceptance. `item_state`: the
//! version is suspended or cancelled on that day. `step`, `material`, `special`: an event names one that the version
//! does not list; `shareable_material`: one that the authority can get elsewhere; `held_material`: one that came in
//! before, listed or not. Each is found once for each code.
//! A version that lists nothing of the sort says nothing about it: no data.

use super::common::{about, words};
use super::materials::BRINGING;
use crate::form::{Form, codes, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{Fact, Found, Item, ItemState, Marks, Sym, Trouble, View};

pub(crate) const KIND: Kind = Kind {
    code: "unlisted",
    zh: "清单之外：事项、环节、材料、特别程序",
    en: "an item, step, material or special procedure that is not listed",
    keys: &[
        needed("what", Form::OneOf(|| codes(&WHATS)), "看什么", "what is looked up"),
        optional(
            "on",
            Form::Patterns,
            "what",
            ("带来它的事件；空则按种类", "the events that name it; by what is looked up where left out"),
        ),
        optional(
            "states",
            Form::ListOf(|| codes(&STATES)),
            "[\"suspended\", \"cancelled\"]",
            ("item_state 看哪些状态", "which states `item_state` finds"),
        ),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Item,
    ItemState,
    Step,
    Material,
    ShareableMaterial,
    HeldMaterial,
    Special,
}

const WHATS: [(&str, What); 7] = [
    ("item", What::Item),
    ("item_state", What::ItemState),
    ("step", What::Step),
    ("material", What::Material),
    ("shareable_material", What::ShareableMaterial),
    ("held_material", What::HeldMaterial),
    ("special", What::Special),
];
const STATES: [(&str, ItemState); 3] = [
    ("in_force", ItemState::InForce),
    ("suspended", ItemState::Suspended),
    ("cancelled", ItemState::Cancelled),
];

#[derive(Debug)]
struct Unlisted {
    what: What,
    on: Marks,
    /// The events that bring materials, where these are asked for.
    bringing: Marks,
    states: Box<[ItemState]>,
}

impl What {
    const fn events(self) -> &'static [&'static str] {
        match self {
            What::Item | What::ItemState => &[],
            What::Step => &["step_started", "step_ended"],
            What::Material => &["material_requested", "material_received", "correction_requested"],
            What::ShareableMaterial => &["material_requested", "correction_requested"],
            What::HeldMaterial => &["material_requested"],
            What::Special => &["special_started"],
        }
    }

    const fn lists_nothing(self, item: &Item) -> bool {
        match self {
            What::Step => item.steps.is_empty(),
            What::Material | What::ShareableMaterial => item.materials.is_empty(),
            What::Special => item.specials.is_empty(),
            What::Item | What::ItemState | What::HeldMaterial => false,
        }
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            What::Item => ("只办理事项库中有效的事项", "handle only items in force in the catalogue"),
            What::ItemState => ("不办理已挂起、取消的事项", "handle no item that is suspended or cancelled"),
            What::Step => ("只经过清单所列环节", "take only steps that the item lists"),
            What::Material => ("只要求清单所列材料", "ask only for materials that the item lists"),
            What::ShareableMaterial => {
                ("可共享取得的材料不得要求提交", "ask for no material that can be shared")
            }
            What::HeldMaterial => {
                ("已经收取的材料不得再次要求提交", "ask for no material that was handed in already")
            }
            What::Special => ("只启动清单所列特别程序", "start only special procedures that the item lists"),
        }
    }
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let what = table.one_of("what", &WHATS, What::Item);
    let on = compile.marks_or(table, "on", what.events());
    let mut states = table.list_of("states", &STATES);
    if !table.has("states") {
        states = vec![ItemState::Suspended, ItemState::Cancelled];
    }
    let (zh, en) = what.words();
    let avoid =
        words("对照办理当日有效的实施清单", "looking at the implementation list in force on that day");
    let held = what == What::HeldMaterial;
    let bringing = if held { compile.marks_of(table, "what", BRINGING) } else { Marks::NONE };
    let rule = Unlisted { what, on, bringing, states: states.into() };
    Some(Made {
        check: Check::matter(rule),
        parts: Vec::new(),
        words: Texts { demand: words(zh, en), avoid },
    })
}

impl Look for Unlisted {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        match self.what {
            What::Item => self.item(view, found),
            What::ItemState => self.item_state(view, found),
            What::Step | What::Material | What::ShareableMaterial | What::HeldMaterial | What::Special => {
                if view.first.seen().meets(self.on) {
                    self.named(view, found);
                }
            }
        }
    }
}

impl Unlisted {
    #[inline]
    fn item(&self, view: &View<'_>, found: &mut Found<'_>) {
        if view.item.is_some() {
            return;
        }
        let setting = view.setting;
        if setting.catalogue.is_empty() {
            return found.trouble(Trouble::NoData);
        }
        let accepted = view.first(setting.rules.acceptance);
        let nowhere = setting.catalogue.versions(view.matter.item).is_empty();
        let first = view.facts().first().map(|fact| (0, fact));
        if let Some((at, fact)) = if nowhere { first } else { accepted } {
            let finding = about(view, found, Marks::NONE, at, fact);
            found.add(view, finding);
        }
    }

    #[inline]
    fn item_state(&self, view: &View<'_>, found: &mut Found<'_>) {
        let Some(item) = view.item else { return found.trouble(Trouble::NoItem) };
        if !self.states.contains(&item.state) {
            return;
        }
        if let Some((at, fact)) = view.first(view.setting.rules.acceptance) {
            let finding = about(view, found, Marks::NONE, at, fact);
            found.add(view, finding);
        }
    }

    fn named(&self, view: &View<'_>, found: &mut Found<'_>) {
        if self.what != What::HeldMaterial {
            let Some(item) = view.item else { return found.trouble(Trouble::NoItem) };
            if self.what.lists_nothing(item) {
                return found.trouble(Trouble::NoData);
            }
        }
        for (at, fact) in view.all(self.on) {
            let mut wrong = 0;
            for code in names(view, self.what, fact) {
                let known = view.all(self.on).take_while(|(number, _)| *number < at);
                let again = known.into_iter().any(|(_, one)| names(view, self.what, one).any(|c| c == code));
                wrong += i64::from(self.is_wrong(view, code, (at, fact)) && !again);
            }
            if wrong > 0 {
                let mut finding = about(view, found, self.on, at, fact);
                finding.value = wrong;
                found.add(view, finding);
            }
        }
    }

    fn is_wrong(&self, view: &View<'_>, code: Sym, (at, fact): (usize, &Fact)) -> bool {
        if self.what == What::HeldMaterial {
            let mut earlier = view.all(self.bringing).take_while(|(number, _)| *number < at);
            return earlier.any(|(_, one)| brings(view, one, code));
        }
        let Some(item) = view.item else { return false };
        match self.what {
            What::Step => !item.steps.iter().any(|step| step.code == code),
            What::Material => !item.materials.iter().any(|material| material.code == code),
            What::ShareableMaterial => {
                item.materials.iter().any(|material| material.code == code && material.shareable)
            }
            What::Special => !item.specials.iter().any(|special| {
                special.code == code || (fact.ground.is_some() && special.ground == fact.ground)
            }),
            What::Item | What::ItemState | What::HeldMaterial => false,
        }
    }
}

/// Whether an event brought a material.
fn brings(view: &View<'_>, fact: &Fact, code: Sym) -> bool {
    fact.subject == code || view.details(fact).is_some_and(|details| details.materials.contains(&code))
}

/// The codes that an event names: its subject, and for materials those it lists.
fn names<'a>(view: &View<'a>, what: What, fact: &Fact) -> impl Iterator<Item = Sym> + use<'a> {
    let material = matches!(what, What::Material | What::ShareableMaterial | What::HeldMaterial);
    let details = view.details(fact).filter(|_| material);
    let listed = details.map_or(&[][..], |details| &details.materials);
    let own = matches!(
        (material, fact.kind),
        (false, _) | (true, engine::EventKind::MaterialRequested | engine::EventKind::MaterialReceived)
    );
    Some(fact.subject).filter(|subject| own && subject.is_some()).into_iter().chain(listed.iter().copied())
}
