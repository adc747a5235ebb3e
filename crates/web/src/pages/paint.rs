//! From who reads to the frame around a page, and from a page to an answer.

use crate::problem::Problem;
use crate::visit::{Language, Paper, Reader, Visitor};
use app::{Role, Verb};
use axum::http::StatusCode;
use pages::{FaultPage, Frame, MenuItem, Page, RoleChoice, Section};
use ports::Place;

/// Returns a language in the words of the crate `pages`.
pub(crate) const fn language(of: Language) -> pages::Language {
    match of {
        Language::Zh => pages::Language::Zh,
        Language::En => pages::Language::En,
    }
}

/// Returns the frame for anybody.
pub(crate) fn frame(reader: &Reader) -> Frame {
    Frame::new(language(reader.language), reader.theme, "", &reader.here)
}

/// Returns the frame for somebody who is signed in.
pub(crate) fn frame_of(visitor: &Visitor) -> Frame {
    let mut frame = frame(&visitor.reader);
    frame.reader = Some(pages::Reader {
        name: visitor.name.clone(),
        role: role(visitor.actor.role, visitor.reader.language),
        place: visitor.actor.place.path().to_owned(),
        form: visitor.form.clone(),
        other_roles: visitor.choices.iter().map(|choice| choice_of(visitor, choice)).collect(),
        menu: menu(visitor.actor.role),
    });
    frame
}

/// Returns the name of a role.
pub(crate) fn role(role: Role, language: Language) -> String {
    match language {
        Language::Zh => role.zh().to_owned(),
        Language::En => role.code().replace('_', " "),
    }
}

/// Returns a role on a place, as it is chosen.
pub(crate) fn choice_of(visitor: &Visitor, (of, place): &(Role, Place)) -> RoleChoice {
    RoleChoice {
        role: of.code().to_owned(),
        place: place.path().to_owned(),
        text: format!("{} {}", role(*of, visitor.reader.language), place.path()).trim().to_owned(),
        acts: *of == visitor.actor.role && *place == visitor.actor.place,
    }
}

/// Returns what a role may open, in the order of the menu.
pub(crate) fn menu(role: Role) -> Vec<MenuItem> {
    let opens = |section: &Section| needs(*section).is_open_to(role);
    let sections = Section::ALL.into_iter().filter(opens);
    sections.map(|section| MenuItem { section, waiting: 0 }).collect()
}

/// Returns what somebody must be allowed to do to open a section.
const fn needs(section: Section) -> Verb {
    match section {
        Section::Cases | Section::Rules => Verb::ReadMatters,
        Section::Organisations => Verb::ReadPlaces,
        Section::Accounts => Verb::ReadAccounts,
        Section::Home | Section::Cards => Verb::ReadDockets,
        Section::Monitor | Section::Checkup => Verb::ReadMonitor,
        Section::Statistics => Verb::ReadFindings,
    }
}

/// Renders a page. One that cannot be rendered is a fault of ours, and told as one without looks.
pub(crate) fn paper(page: &impl Page) -> Paper {
    match page.html() {
        Ok(html) => Paper::of(html),
        Err(error) => {
            tracing::error!("{error}");
            Paper::of(String::new()).with_status(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

/// Returns what is wrong, as a page says it on a form.
pub(crate) fn fault(reader: &Reader, problem: &Problem) -> pages::sign::Fault {
    let of = |zh: &str, en: &str| language(reader.language).pick(zh, en).to_owned();
    let what = of(problem.zh, problem.en);
    pages::sign::Fault {
        what: if problem.what.is_empty() { what } else { format!("{what} “{}”", problem.what) },
        next: of(problem.next_zh, problem.next_en),
        code: format!("({})", problem.code),
    }
}

/// Returns the page that says what is wrong.
pub(crate) fn wrong(reader: &Reader, problem: &Problem) -> FaultPage {
    let of = |zh: &str, en: &str| language(reader.language).pick(zh, en).to_owned();
    FaultPage {
        frame: frame(reader),
        status: problem.status,
        code: problem.code.to_owned(),
        what: of(problem.zh, problem.en),
        about: problem.what.clone(),
        next: of(problem.next_zh, problem.next_en),
    }
}
