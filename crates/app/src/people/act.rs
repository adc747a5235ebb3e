//! What the log says of people and places: who did what, why, and the record from then on.

use super::actor::Actor;
use super::ground::day_of;
use super::role::Role;
use crate::refusal::{Refusal, RefusalCode};
use calendar::{Day, Moment};
use ledger::Canonical;
use ports::people::{Record, RecordKey, Settled};
use ports::{EntryKey, EntryKind, NewEntry, Place};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The version written today. Every version ever written parses for ever.
pub const ACT_VERSION: u8 = 1;
/// The source of entries about people and places. No account and no token can have it as its name.
const SOURCE: &str = "sundial:people";

/// An entry of the log about people and places.
///
/// ```
/// let text = r#"{"about":"account:li","as":"administrator","by":"console","did":"lock","v":1}"#;
/// let act: app::people::Act = serde_json::from_str(text)?;
/// assert_eq!((act.did.as_str(), act.record), ("lock", None));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Version of the form, [`ACT_VERSION`].
    pub v: u8,
    /// What it is about: kind and identity of a record.
    pub about: String,
    /// Who did it.
    pub by: String,
    /// In which role.
    #[serde(rename = "as")]
    pub role: Role,
    /// What was done.
    pub did: String,
    /// Why, where a reason was given; which value, where one was shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Where the record belongs from now on, where it has changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What the record says from now on, where it has changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<serde_json::Value>,
}

/// Acts of one actor at one instant, gathered for one transaction.
#[derive(Clone, Debug)]
pub(crate) struct Acts {
    by: String,
    role: Role,
    now: Moment,
    settled: Settled,
}

impl Acts {
    pub(crate) fn of(actor: &Actor, now: Moment) -> Acts {
        Acts { by: actor.id.clone(), role: actor.role, now, settled: Settled::default() }
    }

    pub(crate) fn today(&self) -> Day {
        day_of(self.now)
    }

    /// What is to be written besides.
    pub(crate) fn settled(&mut self) -> &mut Settled {
        &mut self.settled
    }

    /// Makes a record, or makes it say something else.
    pub(crate) fn put<T: Serialize>(
        &mut self,
        before: Option<&Record>,
        key: &RecordKey,
        (place, body): (&Place, &T),
        (did, why): (&str, &str),
    ) -> Result<Record, Refusal> {
        let body = Canonical::of(body).map_err(|_| Refusal::new(RefusalCode::TooLong, &key.id))?;
        let revision = before.map_or(0, |record| record.revision).saturating_add(1);
        let value = serde_json::from_str(body.as_str()).expect("what was written as JSON is JSON");
        let record =
            Record { key: key.clone(), place: place.clone(), revision, body: body.as_str().to_owned() };
        self.say(&record, (did, why), Some((place.clone(), value)));
        self.settled.records.push(record.clone());
        Ok(record)
    }

    /// Says that something was done that leaves a record as it is.
    pub(crate) fn note(&mut self, before: &Record, (did, why): (&str, &str)) -> Record {
        let record = Record { revision: before.revision.saturating_add(1), ..before.clone() };
        self.say(&record, (did, why), None);
        self.settled.records.push(record.clone());
        record
    }

    fn say(&mut self, record: &Record, (did, why): (&str, &str), now: Option<(Place, serde_json::Value)>) {
        let about = record.key.matter();
        let (place, body) = now.unzip();
        let act = Act {
            v: ACT_VERSION,
            about: about.clone(),
            by: self.by.clone(),
            role: self.role,
            did: did.to_owned(),
            why: why.to_owned(),
            place,
            record: body,
        };
        let body = Canonical::of(&act).expect("an act has texts, small numbers and a canonical record");
        self.settled.entries.push(NewEntry {
            key: EntryKey { source: SOURCE.to_owned(), id: format!("{about}#{}", record.revision) },
            matter: about,
            place: record.place.clone(),
            kind: EntryKind::Act,
            at: self.now,
            recorded_at: self.now,
            body: body.as_str().to_owned(),
        });
    }

    pub(crate) fn done(self) -> Settled {
        self.settled
    }
}

/// Reads the body of a record.
pub(crate) fn read<T: DeserializeOwned>(record: &Record) -> Result<T, Refusal> {
    serde_json::from_str(&record.body).map_err(|_| Refusal::new(RefusalCode::Version, &record.key.matter()))
}

/// Refuses an identity that is not 1 to 64 letters, digits, dots, hyphens or underscores.
pub(crate) fn check_id(id: &str) -> Result<(), Refusal> {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    if (1..=64).contains(&id.len()) && id.chars().all(fits) {
        return Ok(());
    }
    Err(Refusal::new(RefusalCode::Form, id))
}
