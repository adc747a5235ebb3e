//! From the events of a docket to how it stands.

use super::kind::{Awaits, Colour, DocketKind, DocketState, Rung};
use crate::event::{Event, EventKind, Origin, Outcome};
use alloc::string::String;
use alloc::vec::Vec;

/// How a docket stands: what its events say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Docket {
    /// What it is.
    pub kind: DocketKind,
    /// How it stands.
    pub state: DocketState,
    /// Its colour; that of the card it came from, for letters and files.
    pub colour: Colour,
    /// How far it was taken up; `None` while it is a notice.
    pub rung: Option<Rung>,
    /// What is owed next.
    pub awaits: Awaits,
    /// The finding it comes from.
    pub origin: Option<Origin>,
    /// Who took which step, in order; the service left out.
    pub hands: Vec<Hand>,
    /// Who has stepped back.
    pub recused: Vec<String>,
    /// Whether the finding has lost its ground.
    pub lifted: bool,
    /// Whether a higher level has taken its place.
    pub superseded: bool,
    /// Whether an appeal was decided.
    pub appeal_decided: bool,
    /// Who has proposed to withdraw it, while that is open.
    pub withdrawal_by: Option<String>,
    /// What was owed before its ground was taken away.
    before: Awaits,
    sent: bool,
}

/// A step and who took it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub by: String,
    /// What.
    pub did: EventKind,
}

/// The subject of a proposal to withdraw a card.
pub(super) const WITHDRAWAL: &str = "withdrawal";
/// The ground on which a card was closed because a higher one took its place.
pub(super) const SUPERSEDED: &str = "superseded";
/// The ground on which a card lost its finding.
pub(super) const LIFTED: &str = "lifted";
/// The role of the service itself.
const WORKER: &str = "worker";

impl Docket {
    /// Folds the events of a docket, in the order in which they were kept; `None` where the first is not one that
    /// opens a docket.
    ///
    /// ```
    /// use engine::desk::{Awaits, Docket, DocketState};
    /// use engine::{Event, EventKind};
    /// let at = "2026-03-10T09:00:00+08:00".parse()?;
    /// let mut sent = Event::new("c1", "card-1", EventKind::CardIssued, at);
    /// (sent.about, sent.ground) = ("card".into(), "yellow".into());
    /// let answered = Event::new("c2", "card-1", EventKind::CardExplained, at);
    /// let docket = Docket::fold(&[sent.clone(), answered]).expect("it was opened");
    /// assert_eq!((docket.state, docket.awaits), (DocketState::SignedFor, Awaits::Verification));
    /// // A remark by a system opens nothing.
    /// assert_eq!(Docket::fold(&[Event::new("x", "card-1", EventKind::Noted, at)]), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fold(events: &[Event]) -> Option<Docket> {
        let (first, rest) = events.split_first()?;
        let mut docket = Docket::open(first)?;
        docket.hand(first);
        for event in rest {
            docket.take(event);
            docket.hand(event);
        }
        Some(docket)
    }

    fn open(first: &Event) -> Option<Docket> {
        let kind = DocketKind::from_code(&first.about)?;
        let colour = Colour::from_code(&first.ground).unwrap_or(Colour::Yellow);
        let rung = match (kind, colour) {
            (DocketKind::Letter, _) => Some(Rung::Letter),
            (DocketKind::Accountability, _) => Some(Rung::Accountability),
            (DocketKind::Card | DocketKind::LayerCard, Colour::Notice) => None,
            (DocketKind::Card | DocketKind::LayerCard, Colour::Yellow) => Some(Rung::Yellow),
            (DocketKind::Card | DocketKind::LayerCard, Colour::Red) => Some(Rung::Red),
        };
        let mut docket = Docket {
            kind,
            state: DocketState::Pending,
            colour,
            rung,
            awaits: Awaits::Sending,
            origin: first.origin.as_deref().cloned(),
            hands: Vec::new(),
            recused: Vec::new(),
            lifted: false,
            superseded: false,
            appeal_decided: false,
            withdrawal_by: None,
            before: Awaits::Nothing,
            sent: false,
        };
        match (kind, first.kind) {
            (DocketKind::Card | DocketKind::LayerCard | DocketKind::Letter, EventKind::Drafted) => {}
            (DocketKind::Card | DocketKind::LayerCard, EventKind::CardIssued | EventKind::NoticeRaised) => {
                docket.sent();
            }
            (DocketKind::Accountability, EventKind::Filed) => {
                (docket.state, docket.awaits) = (DocketState::Filed, Awaits::Proposal);
            }
            _ => return None,
        }
        Some(docket)
    }

    fn sent(&mut self) {
        self.sent = true;
        self.state = DocketState::Sent;
        self.awaits = self.reply();
    }

    /// A reply is owed, but not to a notice.
    fn reply(&self) -> Awaits {
        if self.kind.is_card() && self.colour == Colour::Notice { Awaits::Nothing } else { Awaits::Reply }
    }

    fn end(&mut self, state: DocketState) {
        (self.state, self.awaits, self.withdrawal_by) = (state, Awaits::Nothing, None);
    }

    fn hand(&mut self, event: &Event) {
        if event.actor.role != WORKER && !event.actor.id.is_empty() {
            self.hands.push(Hand { by: event.actor.id.clone(), did: event.kind });
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what a docket does not know leaves it as it is")]
    fn take(&mut self, event: &Event) {
        match event.kind {
            EventKind::CardIssued | EventKind::NoticeRaised | EventKind::SupervisionOrdered => self.sent(),
            EventKind::CardAcknowledged | EventKind::SignedFor => self.state = DocketState::SignedFor,
            EventKind::CardExplained | EventKind::Rectified | EventKind::SupervisionAnswered => {
                (self.state, self.awaits) = (DocketState::SignedFor, Awaits::Verification);
            }
            EventKind::Verified if event.outcome == Outcome::Denied => self.awaits = self.reply(),
            EventKind::Appealed => {
                (self.state, self.awaits) = (DocketState::Appealed, Awaits::AppealDecision);
            }
            EventKind::AppealDecided => {
                self.appeal_decided = true;
                (self.state, self.awaits) = (DocketState::SignedFor, self.reply());
            }
            EventKind::Proposed if event.subject == WITHDRAWAL => {
                self.withdrawal_by = Some(event.actor.id.clone());
            }
            EventKind::Proposed => (self.state, self.awaits) = (DocketState::Proposed, Awaits::Conclusion),
            EventKind::Decided if event.subject == WITHDRAWAL => self.withdrawal_by = None,
            EventKind::Decided if event.outcome == Outcome::Denied => {
                (self.state, self.awaits) = (DocketState::Filed, Awaits::Proposal);
            }
            EventKind::Recused => self.recused.push(event.actor.id.clone()),
            EventKind::Escalated | EventKind::Transferred => self.climb(&event.ground),
            EventKind::Noted if event.subject == LIFTED => {
                self.lifted = true;
                if !matches!(self.state, DocketState::Closed | DocketState::Withdrawn) {
                    (self.before, self.awaits) = (self.awaits, Awaits::Review);
                }
            }
            EventKind::Reopened => self.restore(),
            EventKind::CardWithdrawn | EventKind::Voided => {
                // What people have withdrawn stays withdrawn, whatever becomes of the finding.
                (self.lifted, self.superseded) = (event.ground == LIFTED, false);
                self.end(DocketState::Withdrawn);
            }
            EventKind::CardClosed | EventKind::SupervisionClosed | EventKind::Concluded => {
                self.superseded |= event.ground == SUPERSEDED;
                self.end(DocketState::Closed);
            }
            _ => {}
        }
    }

    fn climb(&mut self, rung: &str) {
        let Some(rung) = Rung::from_code(rung) else { return };
        self.rung = Some(rung);
        if let Some(colour) = rung.colour() {
            self.colour = colour;
            self.awaits = Awaits::Reply;
        }
    }

    fn restore(&mut self) {
        let ended = matches!(self.state, DocketState::Closed | DocketState::Withdrawn);
        (self.lifted, self.superseded) = (false, false);
        if !ended {
            self.awaits = self.before;
            return;
        }
        if self.sent {
            self.sent();
        } else {
            (self.state, self.awaits) = (DocketState::Pending, Awaits::Sending);
        }
    }

    /// Returns whether it counts: sent, not withdrawn, and its finding stands.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.sent && !self.lifted && !self.superseded && !matches!(self.state, DocketState::Withdrawn)
    }

    /// Returns whether nothing more is to be done to it.
    #[must_use]
    pub const fn is_ended(&self) -> bool {
        matches!(self.state, DocketState::Closed | DocketState::Withdrawn)
    }

    /// Returns whether it was ever sent.
    #[must_use]
    pub const fn was_sent(&self) -> bool {
        self.sent
    }

    /// Returns the rung above on a ladder; `None` at its top.
    ///
    /// ```
    /// use engine::desk::{Docket, Rung};
    /// use engine::{Event, EventKind};
    /// let at = "2026-03-10T09:00:00+08:00".parse()?;
    /// let mut sent = Event::new("c1", "card-1", EventKind::CardIssued, at);
    /// (sent.about, sent.ground) = ("card".into(), "red".into());
    /// let docket = Docket::fold(&[sent]).expect("it was opened");
    /// // A ladder without yellow cards, and one that ends with a red one.
    /// assert_eq!(docket.next(&[Rung::Red, Rung::Letter]), Some(Rung::Letter));
    /// assert_eq!(docket.next(&[Rung::Yellow, Rung::Red]), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn next(&self, ladder: &[Rung]) -> Option<Rung> {
        ladder.iter().copied().filter(|rung| Some(*rung) > self.rung).min()
    }
}
