//! What is limited.

use super::rate::{Gate, Rate};
use crate::problem::Problem;
use calendar::Moment;

/// How often somebody may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Forms of whoever is not signed in (signing in, invitations): from one address. An office may have one address
    /// for all.
    pub doors: Rate,
    /// What anybody may look up, and requests without a valid token: from one address.
    pub look_ups: Rate,
    /// Requests of one token or one account to the interface for systems.
    pub callers: Rate,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            doors: Rate { per_minute: 60, at_once: 60 },
            look_ups: Rate { per_minute: 120, at_once: 120 },
            callers: Rate { per_minute: 6_000, at_once: 1_000 },
        }
    }
}

/// The gates of a process: what they remember is lost with it, which frees whoever waits.
#[derive(Debug)]
pub(crate) struct Gates {
    doors: Gate,
    look_ups: Gate,
    callers: Gate,
}

impl Gates {
    pub(crate) fn at(limits: &Limits) -> Gates {
        let Limits { doors, look_ups, callers } = *limits;
        Gates { doors: Gate::at(doors), look_ups: Gate::at(look_ups), callers: Gate::at(callers) }
    }

    /// Lets a form of somebody who is not signed in through.
    pub(crate) fn at_the_door(&self, address: &str, now: Moment) -> Result<(), Problem> {
        self.doors.pass(address, now).map_err(Problem::too_often)
    }

    /// Lets somebody look up what anybody may.
    pub(crate) fn look_up(&self, address: &str, now: Moment) -> Result<(), Problem> {
        self.look_ups.pass(address, now).map_err(Problem::too_often)
    }

    /// Lets a request of a token or an account through.
    pub(crate) fn call(&self, caller: &str, now: Moment) -> Result<(), Problem> {
        self.callers.pass(caller, now).map_err(Problem::too_often)
    }
}
