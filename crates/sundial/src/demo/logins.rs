//! Somebody for every role.

use app::people::PeopleError;
use app::people::account::invite::choose_password;
use app::people::account::manage::{FIRST_LOGIN, add, first_run, list};
use app::people::account::token::{self, Token};
use app::people::account::{Account, Grant};
use app::{Actor, App, People, Refusal, RefusalCode, Role};
use calendar::Day;
use engine::desk::Side;
use ports::{DocketFilter, DocketKey, DocketOrder, DocketQuery, Place, Scope, StoreError};
use sim::City;
use std::collections::BTreeMap;

/// Cards that are looked at to find the office that has most to answer.
const CARDS: u32 = 10_000;

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
    /// In the office that has most to answer, as the holder of a post.
    Office(&'static str),
    /// At a window of its division's hall.
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

/// Finds the office that has most to answer: so that whoever signs in there finds something to do.
pub(super) async fn busiest(app: &App) -> Result<Option<Place>, StoreError> {
    let owed = DocketFilter::default().with(DocketKey::OwedBy, &[Side::Department.code()]);
    let query =
        DocketQuery { filter: owed, order: DocketOrder::Newest, max: CARDS, ..DocketQuery::default() };
    let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
    for row in app.store.dockets(&Scope::of(Place::ROOT), &query).await? {
        *counts.entry(row.place).or_default() += 1;
    }
    Ok(counts.into_iter().max_by_key(|(_, count)| *count).map(|(place, _)| place))
}

/// Makes them, where they are not there yet, and returns all. Where they are there, they belong where they did.
pub(super) async fn logins(
    people: &People,
    (city, busiest): (&City, Option<Place>),
    from: Day,
) -> Result<Vec<Login>, PeopleError> {
    let mut known: BTreeMap<String, Account> =
        list(people, &Actor::console(), None).await?.into_iter().collect();
    let office = busiest.and_then(|place| Office::at(city, &place)).or_else(|| Office::first(city));
    let office = office.unwrap_or_default();
    let mut made = Vec::new();
    for (name, role, at) in LOGINS {
        let login = match known
            .remove(name)
            .and_then(|account| Some((account.grants.first()?.clone(), account.staff)))
        {
            Some((Grant { place, .. }, staff)) => Login { name, role, place, staff },
            None => login(city, &office, (name, role, at)),
        };
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

/// An office of the city.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Office {
    /// Where its division is.
    hall: Place,
    place: Place,
    /// The code of its division.
    division: String,
    /// Its number in the order of the city's offices, from 1.
    number: usize,
}

impl Office {
    /// Finds the office at a place.
    fn at(city: &City, place: &Place) -> Option<Office> {
        let numbers = 0..city.divisions.len();
        numbers.flat_map(|division| Office::of(city, division)).find(|office| office.place == *place)
    }

    /// Returns the first office of the city itself.
    fn first(city: &City) -> Option<Office> {
        Office::of(city, 0).into_iter().next()
    }

    fn of(city: &City, division: usize) -> Vec<Office> {
        let hall = super::places::place(city, division);
        let code = city.divisions.get(division).map_or("", |division| division.code.as_str());
        let office = |(at, department): (usize, &str)| {
            let place = hall.below(department).ok()?;
            Some(Office { hall: hall.clone(), place, division: code.to_owned(), number: at + 1 })
        };
        city.departments().into_iter().enumerate().filter_map(office).collect()
    }
}

fn login(city: &City, office: &Office, (name, role, at): (&'static str, Role, At)) -> Login {
    let (place, staff) = match at {
        At::City if role == Role::Administrator => (Place::ROOT, String::new()),
        At::City => (super::places::place(city, 0), String::new()),
        At::Window => (office.hall.clone(), format!("{}-window-1", office.division)),
        At::Office(post) => {
            (office.place.clone(), format!("{}-{:02}-{post}-1", office.division, office.number))
        }
    };
    Login { name, role, place, staff }
}
