//! What is known of a docket (监察案卷) at one look: a row for lists and to-dos, made anew from the log at any time.

use crate::place::Place;
use calendar::Moment;
use std::collections::BTreeMap;

/// A card, supervision letter or accountability file at one look. Codes are those of the engine's module `desk`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocketRow {
    /// Its identity, that of its matter.
    pub id: String,
    /// What it is.
    pub kind: String,
    /// How it stands.
    pub state: String,
    /// Its colour.
    pub colour: String,
    /// What is owed next, empty for nothing.
    pub awaits: String,
    /// Who owes it, empty for nobody.
    pub owed_by: String,
    /// Until when, where a clock runs for it.
    pub due_at: Option<Moment>,
    /// The matter that was found wanting: a case, or another docket.
    pub parent: String,
    /// The case at the bottom of it.
    pub case: String,
    /// The service item.
    pub item: String,
    /// The department that answers.
    pub department: String,
    /// Where it belongs in the tree of places.
    pub place: Place,
    /// The rule's code.
    pub rule: String,
    /// The part of the rule.
    pub part: String,
    /// The level's code.
    pub level: String,
    /// Who acted, or held the matter when time ran out.
    pub responsible: String,
    /// When it was opened.
    pub opened_at: Moment,
    /// When something last happened to it.
    pub moved_at: Moment,
    /// Whether it counts for the score: sent, not withdrawn, its finding stands.
    pub counts: bool,
    /// What it takes from the score, in hundredths of a point.
    pub score_centi: i32,
    /// How long the log was after its last event. The store says so where a change appends one.
    pub position: u64,
}

impl DocketRow {
    /// Returns the text in which words are looked for: identities and codes in small letters.
    #[must_use]
    pub fn search_text(&self) -> String {
        let fields = [&self.id, &self.case, &self.item, &self.department, &self.responsible, &self.rule];
        fields.map(String::as_str).join(" ").to_lowercase()
    }

    /// Returns the value by which it is grouped.
    #[must_use]
    pub fn key(&self, by: DocketKey) -> &str {
        match by {
            DocketKey::Kind => &self.kind,
            DocketKey::State => &self.state,
            DocketKey::Colour => &self.colour,
            DocketKey::Department => &self.department,
            DocketKey::Item => &self.item,
            DocketKey::Rule => &self.rule,
            DocketKey::Responsible => &self.responsible,
            DocketKey::Awaits => &self.awaits,
            DocketKey::OwedBy => &self.owed_by,
        }
    }
}

/// What dockets are grouped and chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocketKey {
    /// What it is.
    Kind,
    /// How it stands.
    State,
    /// Its colour.
    Colour,
    /// The department.
    Department,
    /// The item.
    Item,
    /// The rule.
    Rule,
    /// Who acted.
    Responsible,
    /// What is owed.
    Awaits,
    /// Who owes it.
    OwedBy,
}

impl DocketKey {
    /// Every key.
    pub const ALL: [DocketKey; 9] = [
        DocketKey::Kind,
        DocketKey::State,
        DocketKey::Colour,
        DocketKey::Department,
        DocketKey::Item,
        DocketKey::Rule,
        DocketKey::Responsible,
        DocketKey::Awaits,
        DocketKey::OwedBy,
    ];

    /// Returns the name of its column.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            DocketKey::Kind => "kind",
            DocketKey::State => "state",
            DocketKey::Colour => "colour",
            DocketKey::Department => "department",
            DocketKey::Item => "item",
            DocketKey::Rule => "rule",
            DocketKey::Responsible => "responsible",
            DocketKey::Awaits => "awaits",
            DocketKey::OwedBy => "owed_by",
        }
    }
}

/// In which order dockets are listed; the identity decides between equals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocketOrder {
    /// The newest first.
    #[default]
    Newest,
    /// What is due earliest first; what has no due instant is left out.
    Due,
    /// In the order in which they last changed.
    Changed,
}

/// Which dockets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocketFilter {
    /// With one of these values for each key that is named.
    pub is: BTreeMap<DocketKey, Vec<String>>,
    /// About this case only.
    pub case: Option<String>,
    /// Opened because of this matter only.
    pub parent: Option<String>,
    /// Due at this instant at the latest.
    pub due_until: Option<Moment>,
    /// Opened at this instant at the earliest.
    pub opened_from: Option<Moment>,
    /// Only those that count for the score.
    pub counting: bool,
    /// With this text in an identity or code; letters of either case.
    pub text: String,
}

impl DocketFilter {
    /// Adds that a key has one of these values.
    #[must_use]
    pub fn with(mut self, key: DocketKey, values: &[&str]) -> DocketFilter {
        self.is.insert(key, values.iter().map(|value| (*value).to_owned()).collect());
        self
    }

    /// Returns whether a docket is one of them.
    #[must_use]
    pub fn admits(&self, row: &DocketRow) -> bool {
        let text = self.text.to_lowercase();
        self.is.iter().all(|(key, values)| values.iter().any(|value| value == row.key(*key)))
            && self.case.as_ref().is_none_or(|case| *case == row.case)
            && self.parent.as_ref().is_none_or(|parent| *parent == row.parent)
            && self.due_until.is_none_or(|until| row.due_at.is_some_and(|due| due <= until))
            && self.opened_from.is_none_or(|from| row.opened_at >= from)
            && (!self.counting || row.counts)
            && (text.is_empty() || row.search_text().contains(&text))
    }
}

/// Which dockets, in which order, and how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocketQuery {
    /// Which.
    pub filter: DocketFilter,
    /// In which order.
    pub order: DocketOrder,
    /// Those after this one in that order: what it is ordered by ([`DocketQuery::rank`]) and its identity.
    pub after: Option<(i64, String)>,
    /// How many at most.
    pub max: u32,
}

impl DocketQuery {
    /// Returns what a docket is ordered by; `None` where the order leaves it out.
    #[must_use]
    pub fn rank(order: DocketOrder, row: &DocketRow) -> Option<i64> {
        match order {
            DocketOrder::Newest => Some(row.opened_at.micros()),
            DocketOrder::Due => row.due_at.map(Moment::micros),
            DocketOrder::Changed => Some(i64::try_from(row.position).unwrap_or(i64::MAX)),
        }
    }
}

/// A group of dockets: its keys in the order in which they were asked for, how many, and what they take from the score.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocketCount {
    /// The values of the keys.
    pub keys: Vec<String>,
    /// How many.
    pub number: u64,
    /// What they take from the score, in hundredths of a point.
    pub score_centi: i64,
}
