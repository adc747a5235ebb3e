//! A scenario in the making: each line finds its place.

use super::block::{Pack, Scenario, Sitting, Told};
use super::expect::Expectation;
use super::item;
use super::place::Place;
use super::policy::Policy;
use engine::story::{Line, Story, StoryError};

const KEYS: &str = "title, basis, pack, calendar, known on, zone, hours, closed, holiday, policy, item, step, \
    material, fee, special, matter; or an event (YYYY-MM-DD HH:MM …), as of, expect, # remark";

/// A scenario in the making.
pub(super) struct Draft {
    pub(super) scenario: Scenario,
    stories: Vec<Story>,
}

impl Default for Draft {
    fn default() -> Draft {
        let scenario = Scenario {
            title: String::new(),
            line: 0,
            basis: String::new(),
            pack: None,
            place: Place::default(),
            policies: Vec::new(),
            items: Vec::new(),
            matters: Vec::new(),
            sittings: Vec::new(),
        };
        Draft { scenario, stories: Vec::new() }
    }
}

impl Draft {
    /// Takes one line.
    pub(super) fn line(&mut self, number: u32, text: &str) -> Result<(), StoryError> {
        if text.is_empty() || text.starts_with('#') {
            return Ok(());
        }
        if let Some(toml) = text.strip_prefix('|') {
            self.inline(toml.strip_prefix(' ').unwrap_or(toml));
            return Ok(());
        }
        if text.starts_with(|letter: char| letter.is_ascii_digit()) {
            return self.story().tell(Line::read(number, text)?);
        }
        if let Some(rest) = text.strip_prefix("expect ") {
            return self.expect(number, rest);
        }
        if let Some(rest) = text.strip_prefix("as of ") {
            return self.as_of(Line::read(number, rest)?);
        }
        let Some((key, rest)) = text.split_once(':') else {
            let word = text.split_whitespace().next().unwrap_or("");
            return Err(StoryError::new(number, &format!("\"{word}\""), KEYS));
        };
        self.header(number, key.trim_end(), rest.trim_start())
    }

    /// Ends it.
    pub(super) fn finish(mut self) -> Result<Scenario, StoryError> {
        let expected = self.scenario.sittings.iter().map(|sitting| sitting.expected.len()).sum::<usize>();
        if expected == 0 {
            let line = self.scenario.line;
            return Err(StoryError::new(
                line,
                "nothing is expected",
                "as of DAY, and lines that begin with expect",
            ));
        }
        for (told, story) in self.scenario.matters.iter_mut().zip(self.stories) {
            told.events = story.events;
        }
        Ok(self.scenario)
    }

    fn inline(&mut self, toml: &str) {
        let mut text = match self.scenario.pack.take() {
            Some(Pack::Inline(text)) => text,
            Some(Pack::Named(_)) | None => String::new(),
        };
        text.push_str(toml);
        text.push('\n');
        self.scenario.pack = Some(Pack::Inline(text));
    }

    fn header(&mut self, number: u32, key: &str, rest: &str) -> Result<(), StoryError> {
        match key {
            "title" => {
                rest.clone_into(&mut self.scenario.title);
                self.scenario.line = number;
                return Ok(());
            }
            "basis" => {
                rest.clone_into(&mut self.scenario.basis);
                return Ok(());
            }
            _ => {}
        }
        let mut line = Line::read(number, rest)?;
        match key {
            "pack" => {
                let name = line.word("the name of a pack")?;
                self.scenario.pack = Some(Pack::Named(name.to_owned()));
                return line.end("the name of a pack");
            }
            "policy" => {
                let policy = Policy::read(&mut line)?;
                self.scenario.policies.push(policy);
                return Ok(());
            }
            "item" => {
                let item = item::item(&mut line)?;
                self.scenario.items.push(item);
                return Ok(());
            }
            "matter" => return self.matter(&mut line),
            _ => {}
        }
        if self.scenario.place.read(key, &mut line)? {
            return Ok(());
        }
        let last = self.scenario.items.last_mut();
        let mut nowhere = engine::ItemVersion::new("");
        let known = item::part(last.unwrap_or(&mut nowhere), key, &mut line)?;
        match (known, self.scenario.items.is_empty()) {
            (true, false) => Ok(()),
            (true, true) => {
                Err(StoryError::new(number, &format!("\"{key}\" without an item"), "item: CODE before it"))
            }
            (false, _) => Err(StoryError::new(number, &format!("\"{key}:\""), KEYS)),
        }
    }

    /// `CS-1, item permit-a, department D01, kind case`; `plain-1..49` for as many alike.
    fn matter(&mut self, line: &mut Line<'_>) -> Result<(), StoryError> {
        const ALLOWED: &str = "item CODE, department CODE, kind CODE";
        let word = line.word("the name of a matter")?;
        let (id, copies) = match word.split_once("..") {
            None => (word, 1),
            Some((first, last)) => {
                let from = first.rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap_or("");
                let count = from.parse().ok().zip(last.parse().ok());
                let count = count.and_then(|(from, to): (u32, u32)| to.checked_sub(from)?.checked_add(1));
                let count = count.filter(|count| *count <= 10_000);
                (first, count.ok_or_else(|| line.wrong_word("NAME1..N, at most 10000 matters"))?)
            }
        };
        let mut told = new_matter(id, copies);
        while let Some(word) = line.take() {
            match word {
                "item" => told.item = line.word(ALLOWED)?.to_owned(),
                "department" => told.department = line.word(ALLOWED)?.to_owned(),
                "kind" => told.kind = line.word(ALLOWED)?.to_owned(),
                _ => return Err(line.wrong_word(ALLOWED)),
            }
        }
        if self.scenario.matters.iter().any(|earlier| earlier.id == told.id) {
            return Err(line.wrong(&format!("a second matter \"{id}\""), "each name once"));
        }
        self.stories.push(Story::new(id, self.scenario.place.zone.clone()));
        self.scenario.matters.push(told);
        Ok(())
    }

    /// The story that is being told; a scenario of one matter need not name it.
    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.scenario.matters.push(new_matter("case-1", 1));
            self.stories.push(Story::new("case-1", self.scenario.place.zone.clone()));
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    /// `as of DAY` when the day is over; `as of DAY TIME` at that instant.
    fn as_of(&mut self, mut line: Line<'_>) -> Result<(), StoryError> {
        let zone = &self.scenario.place.zone;
        let day = line.day()?;
        let as_of = line.time()?.map_or(zone.start_of(day + 1), |time| zone.moment(day, time));
        let known_on = if line.takes(&["known", "on"]) { Some(line.day()?) } else { None };
        let number = line.number();
        line.end("a day, a time, and known on DAY")?;
        self.scenario.sittings.push(Sitting { line: number, as_of, known_on, expected: Vec::new() });
        Ok(())
    }

    fn expect(&mut self, number: u32, rest: &str) -> Result<(), StoryError> {
        let expectation = Expectation::read(&mut Line::read(number, rest)?, rest, &self.scenario.place.zone)?;
        if !expectation.matter.is_empty() && !self.scenario.matters.iter().any(|m| m.id == expectation.matter)
        {
            let names: Vec<&str> = self.scenario.matters.iter().map(|matter| matter.id.as_str()).collect();
            let found = format!("no matter \"{}\"", expectation.matter);
            return Err(StoryError::new(number, &found, &names.join(", ")));
        }
        let Some(sitting) = self.scenario.sittings.last_mut() else {
            return Err(StoryError::new(number, "an expectation without an instant", "as of DAY before it"));
        };
        sitting.expected.push(expectation);
        Ok(())
    }
}

fn new_matter(id: &str, copies: u32) -> Told {
    Told {
        id: id.to_owned(),
        copies,
        kind: "case".to_owned(),
        item: String::new(),
        department: String::new(),
        events: Vec::new(),
    }
}
