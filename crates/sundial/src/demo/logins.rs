//! Somebody for every role.

use app::people::PeopleError;
use app::people::account::Grant;
use app::people::account::invite::choose_password;
use app::people::account::manage::{FIRST_LOGIN, add, first_run};
use app::people::account::token::{self, Token};
use app::{Actor, People, Refusal, RefusalCode, Role};
use calendar::Day;
use ports::Place;
use sim::City;

/// The password of all of them. It is no secret: it is printed, and good on this machine only.
pub(crate) const PASSWORD: &str = "Rigui-demo-2026";

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Login {
    /// The name to sign in with.
    pub(crate) name: &'static str,
    /// In which role.
    pub(crate) role: Role,
    /// Where.
    pub(crate) place: Place,
    /// As which member of staff; empty for none.
    staff: String,
}

/// Where somebody acts.
#[derive(Clone, Copy)]
enum At {
    City,
    /// In the city's first office, as the holder of a post.
    Office(&'static str),
    /// At a window of the city's hall.
    Window,
}

/// The names are short, so that they are quickly typed.
const LOGINS: [(&str, Role, At); 14] = [
    ("jiancha", Role::Supervisor, At::City),
    ("jiancha2", Role::Supervisor, At::City),
    ("lingdao", Role::SupervisingLeader, At::City),
    ("fuzeren", Role::DepartmentHead, At::Office("head")),
    ("chengban", Role::Handler, At::Office("handler")),
    ("shenhe", Role::Reviewer, At::Office("reviewer")),
    ("shenpi", Role::Approver, At::Office("approver")),
    ("chuangkou", Role::WindowClerk, At::Window),
    ("rexian", Role::HotlineOperator, At::City),
    ("shenji", Role::Auditor, At::City),
    ("jiandu", Role::SocialSupervisor, At::City),
    ("shenqing", Role::Applicant, At::City),
    ("daili", Role::Agent, At::City),
    (FIRST_LOGIN, Role::Administrator, At::City),
];

/// Makes them, where they are not there yet, and returns all.
pub(super) async fn logins(people: &People, city: &City, from: Day) -> Result<Vec<Login>, PeopleError> {
    let mut made = Vec::new();
    for (name, role, at) in LOGINS {
        let login = login(city, name, role, at);
        let invitation = if name == FIRST_LOGIN {
            first_run(people).await?
        } else {
            let grant = Grant { role, place: login.place.clone(), from, through: None };
            match add(people, &Actor::console(), name, &login.staff, vec![grant]).await {
                Ok(invitation) => Some(invitation),
                Err(PeopleError::Refused(refusal)) if refusal.code == RefusalCode::Exists => None,
                Err(error) => return Err(error),
            }
        };
        if let Some(invitation) = invitation {
            choose_password(people, &invitation.secret, PASSWORD).await?;
        }
        made.push(login);
    }
    Ok(made)
}

/// Makes a token with which events can be sent and what came of them be read, under the first name that is free.
pub(super) async fn token(people: &People, city: &City, from: Day) -> Result<String, PeopleError> {
    let place = super::places::place(city, 0);
    for number in 1_u64.. {
        let token =
            Token { v: 1, role: Role::Source, place: place.clone(), from, through: None, revoked: false };
        match token::add(people, &Actor::console(), &format!("demo-{number}"), token).await {
            Ok(issued) => return Ok(issued.secret),
            Err(PeopleError::Refused(refusal)) if refusal.code == RefusalCode::Exists => {}
            Err(error) => return Err(error),
        }
    }
    Err(PeopleError::Refused(Refusal::new(RefusalCode::Exists, "demo")))
}

fn login(city: &City, name: &'static str, role: Role, at: At) -> Login {
    let hall = super::places::place(city, 0);
    let code = city.divisions.first().map_or("", |division| division.code.as_str());
    let (place, staff) = match at {
        At::City if role == Role::Administrator => (Place::ROOT, String::new()),
        At::City => (hall, String::new()),
        At::Window => (hall, format!("{code}-window-1")),
        At::Office(post) => {
            let department = city.departments().first().copied().unwrap_or("").to_owned();
            (hall.below(&department).unwrap_or(hall), format!("{code}-01-{post}-1"))
        }
    };
    Login { name, role, place, staff }
}
