//! Rules: which there are, and what each says.

use crate::frame::{Frame, Link, Section};
use crate::page::Page;
use crate::parts::Flag;
use crate::sample;
use askama::Template;

/// A rule in the list.
#[derive(Clone, Debug)]
pub struct RuleRow {
    /// Its code, which leads to it.
    pub code: Link,
    /// Its name.
    pub name: String,
    /// What it looks at.
    pub point: String,
    /// Its levels.
    pub levels: Vec<Flag>,
    /// Its legal basis.
    pub basis: String,
    /// How its cards are sent.
    pub issue: String,
}

/// The rules in force.
#[derive(Clone, Debug, Template)]
#[template(path = "keep/rules.html")]
pub struct RulesPage {
    /// What stands around it.
    pub frame: Frame,
    /// The pack they come from.
    pub pack: String,
    /// The rules.
    pub rows: Vec<RuleRow>,
}

/// A rule.
#[derive(Clone, Debug, Template)]
#[template(path = "keep/rule.html")]
pub struct RulePage {
    /// What stands around it.
    pub frame: Frame,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its levels.
    pub levels: Vec<Flag>,
    /// What it requires.
    pub demand: String,
    /// How to avoid it.
    pub avoid: String,
    /// Its legal basis.
    pub basis: String,
    /// Names and what they are.
    pub facts: Vec<(String, String)>,
    /// What it found; empty where the reader may not see cards.
    pub found: String,
}

impl Page for RulesPage {
    const NAME: &'static str = "rules";

    fn samples(frame: &Frame) -> Vec<(&'static str, RulesPage)> {
        vec![("usual", sample::rules(&frame.within(Section::Rules, Vec::new())))]
    }
}

impl Page for RulePage {
    const NAME: &'static str = "rule";

    fn samples(frame: &Frame) -> Vec<(&'static str, RulePage)> {
        vec![("usual", sample::rule(&frame.within(Section::Rules, vec![Link::text("promised-overdue")])))]
    }
}
