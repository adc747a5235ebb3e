//! What is built up while a pack is read: codes, patterns and clocks.

use crate::error::Problem;
use crate::table::{Placed, Table};
use engine::Outcome;
use engine::{
    ClockIndex, ClockSpec, EventKind, Limit, LimitSource, Marks, Pattern, PatternError, Patterns, Sym,
    Symbols,
};

/// The codes, patterns and clocks of a pack so far.
#[derive(Debug, Default)]
pub(crate) struct Compile {
    pub(crate) symbols: Symbols,
    pub(crate) patterns: Patterns,
    pub(crate) clocks: Vec<ClockSpec>,
}

impl Compile {
    /// Reads a list of patterns as marks.
    pub(crate) fn marks(&mut self, table: &Table<'_>, name: &str) -> Marks {
        let texts = table.texts(name);
        texts.iter().fold(Marks::NONE, |marks, text| marks.and(self.mark(table, name, text)))
    }

    /// Reads a list of patterns that stands for another where it is left out.
    pub(crate) fn marks_or(&mut self, table: &Table<'_>, name: &str, default: &[&str]) -> Marks {
        if table.has(name) {
            return self.marks(table, name);
        }
        self.marks_of(table, name, default)
    }

    /// Reads patterns that the kind itself names.
    pub(crate) fn marks_of(&mut self, table: &Table<'_>, name: &str, patterns: &[&str]) -> Marks {
        let span = table.span.clone();
        patterns.iter().fold(Marks::NONE, |marks, text| {
            marks.and(self.mark(table, name, &Placed { value: text, span: span.clone() }))
        })
    }

    /// Reads one pattern as a mark.
    pub(crate) fn mark(&mut self, table: &Table<'_>, name: &str, text: &Placed<&str>) -> Marks {
        let marked =
            Pattern::parse(text.value, &mut self.symbols).and_then(|pattern| self.patterns.mark(pattern));
        match marked {
            Ok(marks) => marks,
            Err(PatternError::Kind { .. }) => {
                let kinds = EventKind::ALL.iter().map(|kind| kind.code().to_owned()).collect();
                table.not_allowed(name, text, kinds);
                Marks::NONE
            }
            Err(PatternError::Outcome { .. }) => {
                let outcomes = Outcome::ALL.iter().filter(|(_, code)| !code.is_empty());
                table.not_allowed(name, text, outcomes.map(|(_, code)| format!("={code}")).collect());
                Marks::NONE
            }
            Err(PatternError::TooMany) => {
                let zh = "一个规则包至多提到 128 种事件".to_owned();
                let en = "a pack may speak of at most 128 different events".to_owned();
                table.error(&text.span, name, Problem::Contradiction { zh, en });
                Marks::NONE
            }
        }
    }

    /// Reads a list of links, each a pattern or several joined by `|`, with the name that its first pattern gives.
    pub(crate) fn links(&mut self, table: &Table<'_>, name: &str) -> Vec<(String, Marks)> {
        let mut links = Vec::new();
        for text in table.texts(name) {
            let mut marks = Marks::NONE;
            for one in text.value.split('|') {
                marks =
                    marks.and(self.mark(table, name, &Placed { value: one.trim(), span: text.span.clone() }));
            }
            links.push((link_name(text.value), marks));
        }
        links
    }

    /// Reads codes as symbols.
    pub(crate) fn syms(&mut self, table: &Table<'_>, name: &str) -> Vec<Sym> {
        table.codes(name).iter().map(|code| self.symbols.intern(code.value)).collect()
    }

    /// Reads the code of a clock.
    pub(crate) fn clock(&self, table: &Table<'_>, name: &str) -> Option<ClockIndex> {
        let code = table.code(name)?;
        let found = self.find_clock(code.value);
        if found.is_none() {
            table.not_allowed(name, &code, self.clock_codes(""));
        }
        found
    }

    /// Returns the codes of all clocks, each behind a prefix.
    pub(crate) fn clock_codes(&self, prefix: &str) -> Vec<String> {
        self.clocks.iter().map(|clock| format!("{prefix}{}", self.symbols.text(clock.code))).collect()
    }

    /// Finds a clock by its code.
    pub(crate) fn find_clock(&self, code: &str) -> Option<ClockIndex> {
        let sym = self.symbols.find(code)?;
        let at = self.clocks.iter().position(|clock| clock.code == sym)?;
        u16::try_from(at).ok().map(ClockIndex)
    }

    /// Returns the name of a clock in Chinese and English.
    pub(crate) fn clock_name(&self, clock: ClockIndex) -> (String, String) {
        let found = self.clocks.get(usize::from(clock.0));
        found.map_or_else(Default::default, |clock| (clock.zh.clone(), clock.en.clone()))
    }
}

/// The name of a link: the subject of its first pattern, or its kind.
fn link_name(text: &str) -> String {
    let first = text.split(['|', '=']).next().unwrap_or("");
    first.rsplit(':').next().unwrap_or("").trim().to_owned()
}

/// Reads a source of a limit.
pub(crate) fn limit_source(text: &str) -> Option<LimitSource> {
    Some(match text {
        "item.promised" => LimitSource::Promised,
        "item.statutory" => LimitSource::Statutory,
        "item.accept" => LimitSource::Accept,
        "item.deliver" => LimitSource::Deliver,
        "item.step" => LimitSource::Step,
        "item.special" => LimitSource::Special,
        "planned" => LimitSource::Planned,
        "declared" => LimitSource::Declared,
        fixed => match fixed.strip_prefix("joint:") {
            Some(joint) => LimitSource::FixedJoint(joint.parse::<Limit>().ok()?),
            None => LimitSource::Fixed(fixed.parse::<Limit>().ok()?),
        },
    })
}
