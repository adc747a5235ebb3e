//! A place in the tree.

use calendar::Day;
use ports::Place;
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $code:literal $zh:literal,)+) => {
        /// What a place is, from the widest to the narrowest.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum NodeKind {
            $($(#[$doc])* $name,)+
        }

        impl NodeKind {
            /// Every kind.
            pub const ALL: &'static [NodeKind] = &[$(NodeKind::$name,)+];

            /// Returns its code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(NodeKind::$name => $code,)+ }
            }

            /// Returns its Chinese name.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(NodeKind::$name => $zh,)+ }
            }

            /// Finds a kind by its code or its Chinese name.
            #[must_use]
            pub fn find(name: &str) -> Option<NodeKind> {
                NodeKind::ALL.iter().copied().find(|kind| kind.code() == name || kind.zh() == name)
            }
        }
    };
}

kinds! {
    /// An administrative division: province, city, county, street, community.
    Division "division" "行政区划",
    /// An organisation: a bureau, a hall.
    Organisation "organisation" "机构",
    /// A department of it.
    Department "department" "部门",
    /// A section of a department.
    Section "section" "科室",
    /// A window.
    Window "window" "窗口",
}

impl NodeKind {
    /// Returns whether something of this kind may lie directly in something of another.
    #[must_use]
    pub fn fits_in(self, above: NodeKind) -> bool {
        let nests = matches!(self, NodeKind::Division | NodeKind::Organisation | NodeKind::Department);
        if nests { self >= above } else { self > above }
    }
}

/// A name and the days on which it was borne.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day; open where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<Day>,
    /// The name.
    pub zh: String,
    /// The name in English, empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

/// A place in the tree; its record's identity is its path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Version of the form, 1.
    pub v: u8,
    /// What it is.
    pub kind: NodeKind,
    /// Its names in order of days, without overlap.
    pub spans: Vec<Span>,
    /// Where it went, when it was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<Place>,
    /// Where it came from, when it was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<Place>,
}

impl Node {
    /// Returns its name on a day; `None` where it was not there.
    ///
    /// ```
    /// use app::people::places::{Node, NodeKind, Span};
    /// let day = |text: &str| text.parse().unwrap();
    /// let spans = vec![
    ///     Span { from: day("2005-01-01"), through: Some(day("2019-03-31")), zh: "环保局".into(), en: String::new() },
    ///     Span { from: day("2019-04-01"), through: None, zh: "生态环境局".into(), en: String::new() },
    /// ];
    /// let node = Node { v: 1, kind: NodeKind::Organisation, spans, moved_to: None, moved_from: None };
    /// assert_eq!(node.on(day("2019-03-31")).unwrap().zh, "环保局");
    /// assert_eq!(node.on(day("2019-04-01")).unwrap().zh, "生态环境局");
    /// assert_eq!(node.on(day("2004-12-31")), None);
    /// ```
    #[must_use]
    pub fn on(&self, day: Day) -> Option<&Span> {
        self.spans.iter().find(|span| span.from <= day && span.through.is_none_or(|through| day <= through))
    }

    /// Ends it with a day; spans that would begin later fall away. Returns whether anything changed.
    pub(super) fn close(&mut self, day: Day) -> bool {
        let before = self.spans.clone();
        self.spans.retain(|span| span.from <= day);
        if let Some(last) = self.spans.last_mut()
            && last.through.is_none_or(|through| day < through)
        {
            last.through = Some(day);
        }
        self.spans != before
    }
}
