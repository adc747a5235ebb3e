//! Sessions: an opaque token that is kept as a keyed hash, with two time-outs and rotation; and the token that forms of a
//! session carry.

use super::body::Account;
use super::pass::{body, drop_all, json};
use crate::people::act::read;
use crate::people::ground::{People, day_of};
use crate::people::keeping::Purpose;
use crate::people::places::Staff;
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
/// How long a session waits for the code of the second factor.
pub const CODE_SECONDS: i64 = 5 * 60;
/// How often it is written down that a session is in use.
const SEEN_SECONDS: i64 = 60;

/// A session that was opened. The token is shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the browser sends from now on.
    pub token: String,
    /// Who acts; nobody yet while it waits for the code of the second factor.
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
    /// Whether it waits for the code of the second factor; nobody acts by it until then.
    #[serde(default)]
    waits: bool,
}

/// Who is signed in, and as what else he may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who acts.
    pub actor: Actor,
    /// The name under which the office is held, else that of the account.
    pub name: String,
    /// Every role on every place that is his today, the one he acts in included.
    pub choices: Vec<(Role, Place)>,
}

impl Session {
    fn ends_at(&self) -> Moment {
        if self.waits {
            return self.since.plus_seconds(CODE_SECONDS);
        }
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
    row_of(people, opened, actor, (now, false))
}

/// Makes the row of a session that waits for the code of the second factor.
pub(super) fn wait_for_code(people: &People, opened: &Opened, actor: &Actor, now: Moment) -> SecretRow {
    row_of(people, opened, actor, (now, true))
}

fn row_of(people: &People, opened: &Opened, actor: &Actor, (now, waits): (Moment, bool)) -> SecretRow {
    let session = Session { role: actor.role, place: actor.place.clone(), since: now, seen: now, waits };
    session.row(people, &opened.token, &actor.id)
}

/// Returns whose session waits for a code, and its key.
pub(super) async fn waiting(people: &People, token: &str) -> Result<(String, SecretKey), PeopleError> {
    let found = look(people, token, people.clock.now()).await?.filter(|(_, session)| session.waits);
    let (row, _) = found.ok_or_else(|| Refusal::new(RefusalCode::NoSession, ""))?;
    Ok((row.owner, row.key))
}

/// Returns who acts by a session. The account is looked at every time: what was taken away no longer works.
///
/// # Errors
/// [`RefusalCode::NoSession`]; failures of the store.
pub async fn actor_of_session(people: &People, token: &str) -> Result<Actor, PeopleError> {
    Ok(used(people, token).await?.0)
}

/// Returns who is signed in by a session, with the name and the other roles.
///
/// # Errors
/// [`RefusalCode::NoSession`]; failures of the store.
pub async fn signed_in(people: &People, token: &str) -> Result<SignedIn, PeopleError> {
    let (actor, account) = used(people, token).await?;
    let today = day_of(people.clock.now());
    let staff = match account.staff.as_str() {
        "" => None,
        id => {
            let key = RecordKey::new(RecordKind::Staff, id);
            people.directory.record(&Scope::of(Place::ROOT), &key).await?
        }
    };
    let name = match &staff {
        Some(record) => read::<Staff>(record)?.name,
        None => actor.id.clone(),
    };
    let grants = account.grants.into_iter().filter(|grant| grant.is_in_force(today));
    Ok(SignedIn { actor, name, choices: grants.map(|grant| (grant.role, grant.place)).collect() })
}

/// Looks a session up, and writes down now and then that it is in use.
async fn used(people: &People, token: &str) -> Result<(Actor, Account), PeopleError> {
    let now = people.clock.now();
    let (row, session) = find(people, token, now).await?;
    let acting = acting(people, &row.owner, (session.role, &session.place), now).await?;
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
    Ok(acting)
}

/// Returns the text that forms of a session carry: it follows from the session, and tells nothing of its token.
///
/// ```
/// # use app::people::account::session::{form_text, is_form_text};
/// # let people = app::People {
/// #     directory: std::sync::Arc::new(ports::mem::MemStore::default()),
/// #     clock: std::sync::Arc::new(ports::mem::FixedClock::at(calendar::Moment::from_micros(0))),
/// #     random: std::sync::Arc::new(ports::mem::SeededRandom::from_seed(1)),
/// #     keys: app::people::Keys::from_master([7; 32]),
/// # };
/// let text = form_text(&people, "token of the session");
/// assert!(is_form_text(&people, "token of the session", &text));
/// assert!(!is_form_text(&people, "token of another session", &text));
/// ```
#[must_use]
pub fn form_text(people: &People, token: &str) -> String {
    people.keys.lookup(Purpose::Form, token)
}

/// Returns whether a text is the one that forms of a session carry.
#[must_use]
pub fn is_form_text(people: &People, token: &str, text: &str) -> bool {
    // Hashes of both are compared, so that the time taken tells nothing about the text.
    let hashed = |text: &str| people.keys.lookup(Purpose::Form, text);
    hashed(text) == hashed(&form_text(people, token))
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
    let (actor, _) = acting(people, &row.owner, (role, &place), now).await?;
    let opened = Opened { actor: Some(actor), ..Opened::draw(people) };
    let fresh = Session { role, place, since: session.since, seen: now, waits: false };
    let fresh = fresh.row(people, &opened.token, &row.owner);
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

/// Ends every session of somebody, wherever it was begun.
///
/// # Errors
/// Failures of the store.
pub async fn sign_out_everywhere(people: &People, actor: &Actor) -> Result<(), PeopleError> {
    let hold =
        Hold { secrets: vec![SecretRef::Owner(SecretKind::Session, actor.id.clone())], ..Hold::default() };
    let settle = |kept: Kept| {
        let mut settled = Settled::default();
        drop_all(&kept, SecretKind::Session, &mut settled);
        Ok((settled, ()))
    };
    people.settle(hold, settle).await
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

/// Finds a session by which somebody acts.
async fn find(people: &People, token: &str, now: Moment) -> Result<(SecretRow, Session), PeopleError> {
    let found = look(people, token, now).await?.filter(|(_, session)| !session.waits);
    Ok(found.ok_or_else(|| Refusal::new(RefusalCode::NoSession, ""))?)
}

async fn look(
    people: &People,
    token: &str,
    now: Moment,
) -> Result<Option<(SecretRow, Session)>, PeopleError> {
    let by = SecretRef::Lookup(SecretKind::Session, people.keys.lookup(Purpose::Session, token));
    let row = people.directory.secrets(&by).await?.pop();
    let lives = row.filter(|row| row.ends_at.is_some_and(|ends| now < ends));
    Ok(lives.and_then(|row| Some((body(&row)?, row)).map(|(session, row)| (row, session))))
}

async fn acting(
    people: &People,
    login: &str,
    (role, place): (Role, &Place),
    now: Moment,
) -> Result<(Actor, Account), PeopleError> {
    let key = RecordKey::new(RecordKind::Account, login);
    let record = people.directory.record(&Scope::of(Place::ROOT), &key).await?;
    let refused = || Refusal::new(RefusalCode::NoSession, "");
    let account: Account = read(&record.ok_or_else(refused)?)?;
    let actor = account.actor(login, Some((role, place)), day_of(now)).map_err(|_| refused())?;
    Ok((actor, account))
}
