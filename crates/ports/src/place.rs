//! Places in the tree of divisions and organisations, and the part of the tree that somebody may see.

use std::fmt;

/// The greatest depth of the tree: province, city, county, street, community, organisation, department, section,
/// window and three to spare.
const DEPTH_MAX: usize = 12;
/// The greatest length of one code in bytes.
const CODE_BYTES_MAX: usize = 64;

/// A place in the tree of divisions and organisations, as the path of codes from the root: `430000/430100/HB`.
///
/// ```
/// use ports::Place;
/// let city: Place = "430000/430100".parse()?;
/// let bureau: Place = "430000/430100/HB".parse()?;
/// assert!(bureau.is_within(&city) && city.is_within(&city));
/// let neighbour: Place = "430000/4301001".parse()?; // a longer code, not a place inside
/// assert!(!neighbour.is_within(&city));
/// # Ok::<(), ports::PlaceError>(())
/// ```
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Place(String);

impl Place {
    /// The root: everything lies within it.
    pub const ROOT: Place = Place(String::new());

    /// Returns the path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0
    }

    /// Returns whether it is `other` or lies below it.
    #[must_use]
    pub fn is_within(&self, other: &Place) -> bool {
        let Some(rest) = self.0.strip_prefix(&other.0) else { return false };
        other.0.is_empty() || rest.is_empty() || rest.starts_with('/')
    }

    /// Returns the place with this code below it.
    ///
    /// # Errors
    /// [`PlaceError`] when the code cannot be one, or the tree becomes too deep.
    pub fn below(&self, code: &str) -> Result<Place, PlaceError> {
        let path = if self.0.is_empty() { code.to_owned() } else { format!("{}/{code}", self.0) };
        path.parse()
    }
}

impl std::str::FromStr for Place {
    type Err = PlaceError;

    /// Reads a path; the empty text is the root.
    fn from_str(path: &str) -> Result<Place, PlaceError> {
        if path.is_empty() {
            return Ok(Place::ROOT);
        }
        let bad = |code: &str| code.is_empty() || code.len() > CODE_BYTES_MAX || code.chars().any(unfit);
        if let Some(code) = path.split('/').find(|code| bad(code)) {
            return Err(PlaceError::Code { path: path.to_owned(), code: code.to_owned() });
        }
        if path.split('/').count() > DEPTH_MAX {
            return Err(PlaceError::Depth { path: path.to_owned() });
        }
        Ok(Place(path.to_owned()))
    }
}

impl TryFrom<String> for Place {
    type Error = PlaceError;

    fn try_from(path: String) -> Result<Place, PlaceError> {
        path.parse()
    }
}

impl From<Place> for String {
    fn from(place: Place) -> String {
        place.0
    }
}

fn unfit(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control()
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// A code between two strokes is empty, too long, or has a space or control character.
    #[error(
        "\"{path}\" is no place: the code \"{code}\" must have 1 to {CODE_BYTES_MAX} bytes without spaces"
    )]
    Code {
        /// The path.
        path: String,
        /// The code.
        code: String,
    },
    /// The path has too many codes.
    #[error("\"{path}\" is no place: a place has at most {DEPTH_MAX} codes")]
    Depth {
        /// The path.
        path: String,
    },
}

/// The part of the tree that an actor may see: a place and all below it. Every query of the store takes one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope(Place);

impl Scope {
    /// Makes the scope of a subtree.
    #[must_use]
    pub const fn of(place: Place) -> Scope {
        Scope(place)
    }

    /// Returns the place at its top.
    #[must_use]
    pub const fn top(&self) -> &Place {
        &self.0
    }

    /// Returns whether a place may be seen.
    #[must_use]
    pub fn admits(&self, place: &Place) -> bool {
        place.is_within(&self.0)
    }

    /// Returns the paths of the subtree as a range of texts ordered by bytes: the top itself, and everything from the
    /// first bound up to but without the second.
    ///
    /// ```
    /// use ports::Scope;
    /// let scope = Scope::of("43/01".parse()?);
    /// assert_eq!(scope.range(), ("43/01/".to_owned(), "43/010".to_owned()));
    /// # Ok::<(), ports::PlaceError>(())
    /// ```
    #[must_use]
    pub fn range(&self) -> (String, String) {
        if self.0.path().is_empty() {
            return (String::new(), "\u{10ffff}".to_owned());
        }
        // '0' is the character after '/'.
        (format!("{}/", self.0), format!("{}0", self.0))
    }
}
