//! `unauthorised`: somebody acted in a role that may not.
//!
//! The roles are those given, or those of the item's step that the event names; a step without roles may be done by
//! any. An event that names no role cannot be judged.

use super::common::{about, say, words};
use crate::form::{Form, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{Fact, Found, Marks, Sym, Trouble, View};

pub(crate) const KIND: Kind = Kind {
    code: "unauthorised",
    zh: "越权：角色无权作此行为",
    en: "somebody acted in a role that may not",
    keys: &[
        optional("on", Form::Patterns, "[\"step_ended\"]", ("行为", "what was done")),
        optional(
            "roles",
            Form::Codes,
            "[]",
            ("有权的角色；空则取环节的角色", "the roles that may; those of the item's step where left out"),
        ),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Debug)]
struct Unauthorised {
    on: Marks,
    roles: Box<[Sym]>,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let on = compile.marks_or(table, "on", &["step_ended"]);
    let roles = compile.syms(table, "roles");
    let (zh, en) = say(compile, on);
    let demand = if roles.is_empty() {
        words(format!("{zh}由环节规定的角色办理"), format!("{en} by a role that the step allows"))
    } else {
        let list: Vec<&str> = roles.iter().map(|role| compile.symbols.text(*role)).collect();
        let list = list.join(", ");
        words(format!("{zh}由这些角色作出：{list}"), format!("{en} by {list}"))
    };
    let avoid = words("由有权的人办理", "having it done by somebody who may");
    let rule = Unauthorised { on, roles: roles.into() };
    Some(Made { check: Check::matter(rule), parts: Vec::new(), words: Texts { demand, avoid } })
}

impl Look for Unauthorised {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        if view.first.seen().meets(self.on) {
            self.find(view, found);
        }
    }
}

impl Unauthorised {
    fn find(&self, view: &View<'_>, found: &mut Found<'_>) {
        let mut trouble = None;
        for (at, fact) in view.all(self.on) {
            match self.may(view, fact) {
                Ok(true) => {}
                Ok(false) => {
                    let finding = about(view, found, self.on, at, fact);
                    found.add(view, finding);
                }
                Err(why) => trouble = trouble.or(Some(why)),
            }
        }
        if let Some(trouble) = trouble {
            found.trouble(trouble);
        }
    }

    fn may(&self, view: &View<'_>, fact: &Fact) -> Result<bool, Trouble> {
        let roles: &[Sym] = if self.roles.is_empty() {
            let item = view.item.ok_or(Trouble::NoItem)?;
            let step = item.steps.iter().find(|step| step.code == fact.subject);
            step.map_or(&[], |step| &step.roles)
        } else {
            &self.roles
        };
        if roles.is_empty() {
            return Ok(true);
        }
        if fact.role.is_some() { Ok(roles.contains(&fact.role)) } else { Err(Trouble::NoData) }
    }
}
