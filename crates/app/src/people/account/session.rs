//! Sessions: an opaque token that is kept as a keyed hash, with two time-outs and rotation.

use super::body::Account;
use super::pass::{body, json};
use crate::people::act::read;
use crate::people::ground::{People, day_of};
use crate::people::keeping::Purpose;
use crate::people::{Actor, PeopleError, Role};
use crate::refusal::{Refusal, RefusalCode};
use calendar::Moment;
use ports::people::{
    Hold, Kept, RecordKey, RecordKind, SecretKey, SecretKind, SecretRef, SecretRow, Settled,
};
use ports::{Place, Scope};
use serde::{Deserialize, Serialize};

/// A session ends when nothing was asked for so long.
pub const IDLE_SECONDS: i64 = 30 * 60;
/// A session ends after so long, whatever is asked.
pub const ABSOLUTE_SECONDS: i64 = 12 * 3_600;
/// How often it is written down that a session is in use.
const SEEN_SECONDS: i64 = 60;

/// A session that was opened. The token is shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the browser sends from now on.
    pub token: String,
    /// Who acts.
    pub actor: Option<Actor>,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Opened({:?})", self.actor)
    }
}

impl Opened {
    pub(super) fn draw(people: &People) -> Opened {
        Opened { token: people.opaque(), actor: None }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Session {
    role: Role,
    place: Place,
    since: Moment,
    seen: Moment,
}

impl Session {
    fn ends_at(&self) -> Moment {
        self.seen.plus_seconds(IDLE_SECONDS).min(self.since.plus_seconds(ABSOLUTE_SECONDS))
    }

    fn row(&self, people: &People, token: &str, login: &str) -> SecretRow {
        let lookup = people.keys.lookup(Purpose::Session, token);
        SecretRow {
            // The identity is the hash as well: whoever reads the table cannot make a token of it.
            key: SecretKey::new(SecretKind::Session, &lookup),
            owner: login.to_owned(),
            lookup,
            ends_at: Some(self.ends_at()),
            body: json(self),
        }
    }
}

/// Makes the row of a new session.
pub(super) fn open(people: &People, opened: &Opened, actor: &Actor, now: Moment) -> SecretRow {
    let session = Session { role: actor.role, place: actor.place.clone(), since: now, seen: now };
    session.row(people, &opened.token, &actor.id)
}

/// Returns who acts by a session. The account is looked at every time: what was taken away no longer works.
///
/// # Errors
/// [`RefusalCode::NoSession`]; failures of the store.
pub async fn actor_of_session(people: &People, token: &str) -> Result<Actor, PeopleError> {
    let now = people.clock.now();
    let (row, session) = find(people, token, now).await?;
    let actor = acting(people, &row.owner, (session.role, &session.place), now).await?;
    if session.seen.plus_seconds(SEEN_SECONDS) <= now {
        let seen = Session { seen: now, ..session }.row(people, token, &row.owner);
        let hold = Hold { secrets: vec![SecretRef::Key(row.key.clone())], ..Hold::default() };
        // Whoever signed out in the meantime stays out.
        let settle = move |kept: Kept| {
            let still = kept.secrets.contains_key(&row.key);
            Ok((
                Settled { secrets: still.then(|| seen.clone()).into_iter().collect(), ..Settled::default() },
                (),
            ))
        };
        people.settle(hold, settle).await?;
    }
    Ok(actor)
}

/// Goes on under another token, and in another of one's roles where one is asked for. The old token no longer works.
///
/// # Errors
/// [`RefusalCode::NoSession`]; failures of the store.
pub async fn rotate(
    people: &People,
    token: &str,
    asked: Option<(Role, Place)>,
) -> Result<Opened, PeopleError> {
    let now = people.clock.now();
    let (row, session) = find(people, token, now).await?;
    let (role, place) = asked.unwrap_or((session.role, session.place));
    let actor = acting(people, &row.owner, (role, &place), now).await?;
    let opened = Opened { actor: Some(actor), ..Opened::draw(people) };
    let fresh =
        Session { role, place, since: session.since, seen: now }.row(people, &opened.token, &row.owner);
    let hold = Hold { secrets: vec![SecretRef::Key(row.key.clone())], ..Hold::default() };
    let settle = move |kept: Kept| {
        if !kept.secrets.contains_key(&row.key) {
            return Err(Refusal::new(RefusalCode::NoSession, ""));
        }
        Ok((Settled { secrets: vec![fresh.clone()], gone: vec![row.key.clone()], ..Settled::default() }, ()))
    };
    people.settle(hold, settle).await?;
    Ok(opened)
}

/// Ends a session; one that is not there is as good as ended.
///
/// # Errors
/// Failures of the store.
pub async fn sign_out(people: &People, token: &str) -> Result<(), PeopleError> {
    let key = SecretKey::new(SecretKind::Session, &people.keys.lookup(Purpose::Session, token));
    people
        .settle(Hold::default(), move |_| Ok((Settled { gone: vec![key.clone()], ..Settled::default() }, ())))
        .await
}

/// Throws away what has ended: sessions and invitations. Returns how many.
///
/// # Errors
/// Failures of the store.
pub async fn throw_away_ended(people: &People) -> Result<usize, PeopleError> {
    let now = people.clock.now();
    let kinds = [SecretKind::Session, SecretKind::Invitation];
    let hold = Hold { secrets: kinds.map(|kind| SecretRef::Ended(kind, now)).to_vec(), ..Hold::default() };
    let settle = |kept: Kept| {
        let gone: Vec<SecretKey> = kept.secrets.into_keys().collect();
        let count = gone.len();
        Ok((Settled { gone, ..Settled::default() }, count))
    };
    people.settle(hold, settle).await
}

async fn find(people: &People, token: &str, now: Moment) -> Result<(SecretRow, Session), PeopleError> {
    let by = SecretRef::Lookup(SecretKind::Session, people.keys.lookup(Purpose::Session, token));
    let row = people.directory.secrets(&by).await?.pop();
    let lives = row.filter(|row| row.ends_at.is_some_and(|ends| now < ends));
    let found = lives.and_then(|row| Some((body(&row)?, row)).map(|(session, row)| (row, session)));
    Ok(found.ok_or_else(|| Refusal::new(RefusalCode::NoSession, ""))?)
}

async fn acting(
    people: &People,
    login: &str,
    (role, place): (Role, &Place),
    now: Moment,
) -> Result<Actor, PeopleError> {
    let key = RecordKey::new(RecordKind::Account, login);
    let record = people.directory.record(&Scope::of(Place::ROOT), &key).await?;
    let refused = || Refusal::new(RefusalCode::NoSession, "");
    let account: Account = read(&record.ok_or_else(refused)?)?;
    Ok(account.actor(login, Some((role, place)), day_of(now)).map_err(|_| refused())?)
}
