//! What only the program may know.

use calendar::Moment;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $code:literal,)+) => {
        /// What a secret is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SecretKind {
            $($(#[$doc])* $name,)+
        }

        impl SecretKind {
            /// Every kind.
            pub const ALL: &'static [SecretKind] = &[$(SecretKind::$name,)+];

            /// Returns its code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(SecretKind::$name => $code,)+ }
            }

            /// Finds a kind by its code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<SecretKind> {
                SecretKind::ALL.iter().copied().find(|kind| kind.code() == code)
            }
        }
    };
}

kinds! {
    /// By which a wrong key of the installation is noticed.
    KeyCheck "key_check",
    /// The hash of a password, with the failures since the last success.
    Password "password",
    /// The encrypted secret of a second factor, with its recovery codes.
    Factor "factor",
    /// An invitation to choose a password, used once.
    Invitation "invitation",
    /// A session.
    Session "session",
    /// A token of a system.
    Token "token",
    /// The wrapped key under which somebody's personal data is encrypted.
    PersonKey "person_key",
    /// A value of somebody's personal data, encrypted.
    Personal "personal",
}

impl SecretKind {
    /// Returns whether it is kept with personal data, which has a table of its own.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        match self {
            SecretKind::PersonKey | SecretKind::Personal => true,
            SecretKind::KeyCheck
            | SecretKind::Password
            | SecretKind::Factor
            | SecretKind::Invitation
            | SecretKind::Session
            | SecretKind::Token => false,
        }
    }
}

/// What makes two secrets the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecretKey {
    /// What it is.
    pub kind: SecretKind,
    /// Its identity among those of its kind.
    pub id: String,
}

impl SecretKey {
    /// Makes a key.
    #[must_use]
    pub fn new(kind: SecretKind, id: &str) -> SecretKey {
        SecretKey { kind, id: id.to_owned() }
    }
}

/// A secret as it is kept. Never in the log, never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretRow {
    /// What makes it the same as another one.
    pub key: SecretKey,
    /// Whose it is.
    pub owner: String,
    /// The keyed hash by which it is found, empty where it is not.
    pub lookup: String,
    /// When it may be thrown away.
    pub ends_at: Option<Moment>,
    /// What is kept, as JSON.
    pub body: String,
}

impl std::fmt::Debug for SecretRow {
    /// Tells which secret it is, and nothing of what it says.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SecretRow({:?} of {:?}, ends {:?})", self.key, self.owner, self.ends_at)
    }
}

/// Which secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretRef {
    /// This one.
    Key(SecretKey),
    /// Those of a kind with this keyed hash.
    Lookup(SecretKind, String),
    /// Those of a kind that belong to somebody.
    Owner(SecretKind, String),
    /// Those of a kind that may be thrown away at this instant.
    Ended(SecretKind, Moment),
}
