//! Ways in which an office, or one member of it, keeps its cases, and the signal that each leaves in a log.
//!
//! A plant breaks a rule in one case. A practice comes back: an office that is not careful may have one, and then follows
//! it in a share of its cases. What a practice breaks besides is judged as in any other case.

mod course;
mod entry;
mod table;
mod times;

pub use table::practices;

use crate::chance::Chance;
use crate::row::Actor;
use crate::story::{Story, staff_count};
use calendar::Day;
use engine::ItemVersion;

/// Who follows a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doer {
    /// The office as a whole.
    Office,
    /// One member of it, at this post.
    Post(&'static str),
}

/// A way of keeping cases.
#[derive(Clone, Copy, Debug)]
pub struct Practice {
    /// Its code in the truth.
    pub code: &'static str,
    /// The signal that it leaves.
    pub signal: &'static str,
    /// The reason for which that signal is seen.
    pub reason: &'static str,
    /// Other signals that it may leave.
    pub also: &'static [&'static str],
    /// Who follows it.
    pub doer: Doer,
    /// In how many of the cases in which it can be followed, in thousandths.
    pub permille: u32,
    /// The items it can be followed with.
    pub(crate) fits: fn(&ItemVersion) -> bool,
    pub(crate) make: Follow,
}

/// Changes a case; returns whether it could be.
pub(crate) type Follow = fn(&mut Story<'_>, Actor) -> Followed;

/// What came of a practice in one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Followed {
    /// Nothing could be done.
    Not,
    /// The case was changed; all that shows it is known on this day.
    Shown(Day),
    /// The case was ended on this day, for the applicant to file again.
    Ended(Day),
}

/// A practice as one office, or one member of it, follows it.
#[derive(Clone, Copy, Debug)]
pub struct Followers {
    /// Which.
    pub practice: &'static Practice,
    /// The member who follows it, where it is not the whole office.
    pub actor: Option<Actor>,
}

impl Followers {
    /// Draws the practice of an office, if it has one.
    pub(crate) fn draw(chance: &mut Chance, offices_permille: u32) -> Option<Followers> {
        let all = practices();
        let which = chance.below(u32::try_from(all.len()).unwrap_or(0)) as usize;
        let practice = all.get(which).filter(|_| chance.permille(offices_permille))?;
        let actor = match practice.doer {
            Doer::Office => None,
            Doer::Post(post) => {
                let number = chance.between(1, staff_count(post));
                Some(Actor { post, number: u8::try_from(number).unwrap_or(1) })
            }
        };
        Some(Followers { practice, actor })
    }

    /// Changes a case as the practice has it; returns nothing where it cannot be followed, or is not this time.
    pub(crate) fn follow(&self, story: &mut Story<'_>) -> Followed {
        if !(self.practice.fits)(story.item) || !story.chance.permille(self.practice.permille) {
            return Followed::Not;
        }
        (self.practice.make)(story, self.actor.unwrap_or(Actor::APPLICANT))
    }
}
