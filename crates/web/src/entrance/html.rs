//! The pages of the entrance: from what they show to pages that are painted.

use super::view;
use crate::pages::paint::{choice_of, fault, frame, frame_of, paper, wrong as fault_page};
use crate::problem::Problem;
use crate::visit::{Paper, Reader, Visitor};
use pages::Crumb;
use pages::sign::{AccountPage, Door, DoorPage, EnrolmentPage};

/// Where one signs in.
pub(crate) fn sign_in(reader: &Reader, view: &view::SignIn) -> Paper {
    let door = Door::SignIn { login: view.login.clone(), to: view.to.clone(), chosen: view.chosen };
    at_the_door(reader, door, view.problem.as_ref())
}

/// Where the code of the second factor is entered.
pub(crate) fn code(reader: &Reader, view: &view::Code) -> Paper {
    at_the_door(reader, Door::Code { to: view.to.clone() }, view.problem.as_ref())
}

/// Where a password is chosen.
pub(crate) fn invitation(reader: &Reader, view: &view::Invitation) -> Paper {
    at_the_door(reader, Door::Invitation { secret: view.secret.clone() }, view.problem.as_ref())
}

/// One's own account.
pub(crate) fn account(visitor: &Visitor, view: &view::Account) -> Paper {
    let reader = &visitor.reader;
    let mut frame = frame_of(visitor);
    frame.crumbs = vec![Crumb::text(frame.words.frame.you)];
    frame.said = done(reader, view.done).to_owned();
    paper(&AccountPage {
        name: visitor.name.clone(),
        login: view.login.clone(),
        roles: visitor.choices.iter().map(|choice| choice_of(visitor, choice)).collect(),
        has_factor: view.has_factor,
        fault: view.problem.as_ref().map(|problem| fault(reader, problem)),
        frame,
    })
}

/// A second factor that was drawn.
pub(crate) fn enrolment(visitor: &Visitor, view: &view::Enrolment) -> Paper {
    paper(&EnrolmentPage {
        frame: frame_of(visitor),
        secret: view.secret.clone(),
        address: view.address.clone(),
        recovery: view.recovery.clone(),
    })
}

/// What is wrong, and what to do next.
pub(crate) fn wrong(reader: &Reader, problem: &Problem) -> Paper {
    paper(&fault_page(reader, problem))
}

fn at_the_door(reader: &Reader, door: Door, problem: Option<&Problem>) -> Paper {
    let fault = problem.map(|problem| fault(reader, problem));
    paper(&DoorPage { frame: frame(reader), door, fault })
}

const fn done(reader: &Reader, done: Option<view::Done>) -> &'static str {
    match done {
        None => "",
        Some(view::Done::Password) => reader.of_two(
            "口令已修改，其他设备已退出。",
            "The password is changed; everywhere else you are signed out.",
        ),
        Some(view::Done::Factor) => reader.of_two("两步验证已启用。", "The second factor is in use."),
        Some(view::Done::Role) => reader.of_two("已切换角色。", "You go on in another role."),
    }
}
