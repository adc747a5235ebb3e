//! Records of people and places.

use crate::place::Place;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $code:literal,)+) => {
        /// What a record is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordKind {
            $($(#[$doc])* $name,)+
        }

        impl RecordKind {
            /// Every kind.
            pub const ALL: &'static [RecordKind] = &[$(RecordKind::$name,)+];

            /// Returns its code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(RecordKind::$name => $code,)+ }
            }

            /// Finds a kind by its code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<RecordKind> {
                RecordKind::ALL.iter().copied().find(|kind| kind.code() == code)
            }
        }
    };
}

kinds! {
    /// A place in the tree: division, organisation, department, section, window.
    Node "node",
    /// Somebody who holds posts.
    Staff "staff",
    /// Somebody or something that signs in.
    Account "account",
    /// A token with which a system acts.
    Token "token",
    /// Somebody whose personal data is kept.
    Person "person",
}

/// What makes two records the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    /// What it is about.
    pub kind: RecordKind,
    /// Its identity among those of its kind.
    pub id: String,
}

impl RecordKey {
    /// Makes a key.
    #[must_use]
    pub fn new(kind: RecordKind, id: &str) -> RecordKey {
        RecordKey { kind, id: id.to_owned() }
    }

    /// Returns the matter under which the log keeps what is said about it.
    ///
    /// ```
    /// use ports::people::{RecordKey, RecordKind};
    /// assert_eq!(RecordKey::new(RecordKind::Node, "430000/430100").matter(), "node:430000/430100");
    /// ```
    #[must_use]
    pub fn matter(&self) -> String {
        format!("{}:{}", self.kind.code(), self.id)
    }
}

/// A record as it stands: what the last entry about it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What makes it the same as another one.
    pub key: RecordKey,
    /// Where it belongs in the tree of places.
    pub place: Place,
    /// How many entries of the log are about it: 1 when it is new.
    pub revision: u32,
    /// What it says, as JSON.
    pub body: String,
}
