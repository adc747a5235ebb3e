//! What stands around every page.

use crate::asset::Asset;
use crate::route;
use crate::words::Words;
use askama::Template;
use report::Language;

/// Light, dark, or as the reader's system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Returns its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// Finds a theme by its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Theme> {
        [Theme::System, Theme::Light, Theme::Dark].into_iter().find(|theme| theme.code() == code)
    }
}

/// A part of the product, with its place in the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// What waits for the reader.
    Home,
    /// The monitor.
    Monitor,
    /// Cards.
    Cards,
    /// Cases.
    Cases,
    /// Statistics.
    Statistics,
    /// Rules.
    Rules,
    /// The check-up.
    Checkup,
    /// Organisations and staff.
    Organisations,
    /// Accounts and tokens.
    Accounts,
}

impl Section {
    /// Every section, in the order of the menu.
    pub const ALL: [Section; 9] = [
        Section::Home,
        Section::Monitor,
        Section::Cards,
        Section::Cases,
        Section::Statistics,
        Section::Rules,
        Section::Checkup,
        Section::Organisations,
        Section::Accounts,
    ];

    /// Returns where it is.
    #[must_use]
    pub const fn route(self) -> &'static str {
        match self {
            Section::Home => route::HOME,
            Section::Monitor => route::MONITOR,
            Section::Cards => route::CARDS,
            Section::Cases => route::CASES,
            Section::Statistics => route::STATISTICS,
            Section::Rules => route::RULES,
            Section::Checkup => route::CHECKUP,
            Section::Organisations => route::ORGANISATIONS,
            Section::Accounts => route::ACCOUNTS,
        }
    }

    /// Returns its name.
    #[must_use]
    pub const fn name(self, words: &Words) -> &'static str {
        let frame = &words.frame;
        match self {
            Section::Home => frame.home,
            Section::Monitor => frame.monitor,
            Section::Cards => frame.cards,
            Section::Cases => frame.cases,
            Section::Statistics => frame.statistics,
            Section::Rules => frame.rules,
            Section::Checkup => frame.checkup,
            Section::Organisations => frame.organisations,
            Section::Accounts => frame.accounts,
        }
    }
}

/// A line of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// What it opens.
    pub section: Section,
    /// How much waits there; nothing is said of 0.
    pub waiting: u64,
}

/// A name that leads somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Template)]
#[template(
    source = r#"{% if href.is_empty() %}{{ text }}{% else %}<a href="{{ href }}">{{ text }}</a>{% endif %}"#,
    ext = "html"
)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads; empty for nowhere.
    pub href: String,
}

impl askama::filters::HtmlSafe for Link {}

impl Link {
    /// Makes one.
    #[must_use]
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Link {
        Link { text: text.into(), href: href.into() }
    }

    /// Makes one that leads nowhere.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Link {
        Link { text: text.into(), href: String::new() }
    }
}

/// A step of the way to a page.
pub type Crumb = Link;

/// A role that may be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleChoice {
    /// The code of the role.
    pub role: String,
    /// The path of the place.
    pub place: String,
    /// Both in words.
    pub text: String,
    /// Whether it is the one in which the reader acts.
    pub acts: bool,
}

/// Who reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// Their name.
    pub name: String,
    /// The role they act in, in words.
    pub role: String,
    /// The place they act on, in words.
    pub place: String,
    /// What every form of theirs carries: it proves that a page of ours sent it.
    pub form: String,
    /// Other roles of theirs.
    pub other_roles: Vec<RoleChoice>,
    /// What they may open.
    pub menu: Vec<MenuItem>,
}

/// What stands around every page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language.
    pub language: Language,
    /// Its words.
    pub words: &'static Words,
    /// Light or dark.
    pub theme: Theme,
    /// Where assets lie, without a stroke at the end.
    pub assets: String,
    /// The address of this page with what was asked of it: to it changes of language and theme come back.
    pub here: String,
    /// The name of the city or office, as its pages name it.
    pub city: String,
    /// Who reads; `None` before they have logged in.
    pub reader: Option<Reader>,
    /// Which section this page belongs to.
    pub section: Option<Section>,
    /// Where this page lies, from the top.
    pub crumbs: Vec<Crumb>,
    /// What was just done, said once.
    pub said: String,
}

impl Frame {
    /// Makes a frame for nobody in particular.
    #[must_use]
    pub fn new(language: Language, theme: Theme, city: &str, here: &str) -> Frame {
        Frame {
            language,
            words: Words::of(language),
            theme,
            assets: "/assets".into(),
            here: here.into(),
            city: city.into(),
            reader: None,
            section: None,
            crumbs: Vec::new(),
            said: String::new(),
        }
    }

    /// Places a page of a section under it.
    #[must_use]
    pub fn within(&self, section: Section, below: Vec<Crumb>) -> Frame {
        let mut frame = Frame { section: Some(section), ..self.clone() };
        let name = section.name(self.words);
        let top = if below.is_empty() { Link::text(name) } else { Link::new(name, section.route()) };
        frame.crumbs = std::iter::once(top).chain(below).collect();
        frame
    }

    /// Returns the address of an asset.
    pub(crate) fn asset(&self, stem: &str) -> String {
        format!("{}/{}", self.assets, Asset::named(stem))
    }

    pub(crate) fn other_language(&self) -> &'static str {
        match self.language {
            Language::Zh => "en",
            Language::En => "zh",
        }
    }

    pub(crate) fn other_tag(&self) -> &'static str {
        match self.language {
            Language::Zh => Language::En.tag(),
            Language::En => Language::Zh.tag(),
        }
    }

    /// Returns what every form of the reader carries.
    #[must_use]
    pub fn form(&self) -> &str {
        self.reader.as_ref().map_or("", |reader| reader.form.as_str())
    }

    /// Whoever may see the monitor may see the wall.
    pub(crate) fn is_watching(&self) -> bool {
        let menu = self.reader.iter().flat_map(|reader| &reader.menu);
        menu.into_iter().any(|item| item.section == Section::Monitor)
    }

    pub(crate) fn is_current(&self, section: Section) -> bool {
        self.section == Some(section)
    }
}
