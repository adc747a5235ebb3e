//! What the record of an account says.

use crate::people::separation::clash;
use crate::people::{Actor, Role};
use crate::refusal::{Refusal, RefusalCode};
use calendar::Day;
use ports::Place;
use serde::{Deserialize, Serialize};

/// Whether somebody may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// It is in use.
    Open,
    /// An administrator has locked it.
    Locked,
    /// It is no longer used.
    Closed,
}

/// A role on a part of the tree, from a day through a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The top of the part of the tree.
    pub place: Place,
    /// The first day.
    pub from: Day,
    /// The last day; open where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<Day>,
}

impl Grant {
    /// Returns whether it is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, day: Day) -> bool {
        self.from <= day && self.through.is_none_or(|through| day <= through)
    }

    /// Returns whether both are in force on some day.
    #[must_use]
    pub fn meets(&self, other: &Grant) -> bool {
        let begins_in_time = |one: &Grant, two: &Grant| two.through.is_none_or(|through| one.from <= through);
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}

/// Somebody who signs in. A person acts in one role on one place at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Version of the form, 1.
    pub v: u8,
    /// As which member of staff, where it is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub staff: String,
    /// Whether it may be used.
    pub state: AccountState,
    /// What it may be.
    pub grants: Vec<Grant>,
}

impl Account {
    /// Returns who acts by a grant that is in force on a day: the one asked for, else the first.
    ///
    /// # Errors
    /// [`RefusalCode::Ended`] where there is none, or the account is locked or closed.
    pub fn actor(&self, login: &str, asked: Option<(Role, &Place)>, day: Day) -> Result<Actor, Refusal> {
        let wanted = |grant: &&Grant| {
            let is_asked = asked.is_none_or(|(role, place)| grant.role == role && grant.place == *place);
            is_asked && grant.is_in_force(day)
        };
        match (self.state, self.grants.iter().find(wanted)) {
            (AccountState::Open, Some(grant)) => {
                Ok(Actor { id: login.to_owned(), role: grant.role, place: grant.place.clone() })
            }
            (AccountState::Open | AccountState::Locked | AccountState::Closed, _) => {
                Err(Refusal::new(RefusalCode::Ended, login))
            }
        }
    }

    /// Refuses grants that one person may not have together.
    pub(super) fn check_duties(&self) -> Result<(), Refusal> {
        for (at, grant) in self.grants.iter().enumerate() {
            let earlier = self.grants.iter().take(at);
            if let Some(other) = earlier.into_iter().find(|other| grant.meets(other) && clash(grant, other)) {
                let what = format!("{} + {}", other.role.code(), grant.role.code());
                return Err(Refusal::new(RefusalCode::Duties, &what));
            }
        }
        Ok(())
    }
}
