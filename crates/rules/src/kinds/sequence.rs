//! `sequence`: the steps of a chain, each before all later ones.
//!
//! For each link but the last: a later link happened first at t, and this one never did or first after t. A finding
//! for each such link, its part `skip_<name>`; its occasion and day are the earliest later event. Its evidence is
//! that event, and this link's own where it came late: without one it is missing.
//!
//! With `chain = "item.steps"` the links are the steps of the matter's own item: see [`super::steps`].

use super::common::words;
use super::steps;
use crate::error::Problem;
use crate::form::{Form, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{Found, Marks, NO_FACT, View};

pub(crate) const KIND: Kind = Kind {
    code: "sequence",
    zh: "流程：缺少环节或次序颠倒",
    en: "a step is missing or out of order",
    keys: &[
        needed("chain", Form::Links, "依次的各环", "the links, in order"),
        optional(
            "names",
            Form::Codes,
            "",
            ("各环的名称；空则取自事件", "the names of the links; taken from the events where left out"),
        ),
        optional("optional", Form::Codes, "[]", ("可以没有的环", "the names of links that may be left out")),
        optional(
            "by",
            Form::Patterns,
            "[\"step_ended\"]",
            ("item.steps：何事件表示环节已办", "with `item.steps`: the events that say a step is done"),
        ),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

/// A chain of up to this many links is looked at without memory of its own.
const LINKS_MAX: usize = 32;

#[derive(Debug)]
struct Sequence {
    links: Box<[Link]>,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    marks: Marks,
    /// The part that says it was skipped; `None` for the last link and for those that may be left out.
    part: Option<u16>,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    if table.is_text("chain") {
        return steps::read(table, compile);
    }
    if table.has("by") {
        let zh = "by 只用于 chain = \"item.steps\"".to_owned();
        let en = "by goes with chain = \"item.steps\" only".to_owned();
        table.error(&table.span_of("by"), "by", Problem::Contradiction { zh, en });
    }
    let chain = compile.links(table, "chain");
    let names = table.codes("names");
    let may_miss = table.codes("optional");
    if chain.len() < 2 || chain.len() > LINKS_MAX {
        if table.has("chain") {
            let zh = format!("链须有 2 至 {LINKS_MAX} 环");
            let en = format!("a chain has 2 to {LINKS_MAX} links");
            table.error(&table.span_of("chain"), "chain", Problem::Contradiction { zh, en });
        }
        return None;
    }
    if !names.is_empty() && names.len() != chain.len() {
        let zh = format!("名称 {} 个，环 {} 个", names.len(), chain.len());
        let en = format!("{} names for {} links", names.len(), chain.len());
        table.error(&table.span_of("names"), "names", Problem::Contradiction { zh, en });
        return None;
    }
    let names: Vec<String> = if names.is_empty() {
        chain.iter().map(|(name, _)| name.clone()).collect()
    } else {
        names.iter().map(|name| name.value.to_owned()).collect()
    };
    for name in &may_miss {
        if !names.iter().any(|known| known == name.value) {
            table.not_allowed("optional", name, names.clone());
        }
    }
    let mut parts: Vec<String> = Vec::new();
    let mut links = Vec::new();
    for (at, (name, (_, marks))) in names.iter().zip(&chain).enumerate() {
        let told = at + 1 < chain.len() && !may_miss.iter().any(|one| one.value == name);
        let part = if told { u16::try_from(parts.len()).ok() } else { None };
        if told {
            parts.push(format!("skip_{name}"));
        }
        links.push(Link { marks: *marks, part });
    }
    let order = names.join(" → ");
    let words = Texts {
        demand: words(format!("依次经过：{order}"), format!("take the steps in order: {order}")),
        avoid: words("先办前一环节，再办后一环节", "take every step before the later ones"),
    };
    Some(Made { check: Check::matter(Sequence { links: links.into() }), parts, words })
}

impl Look for Sequence {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        // In order and complete up to the last that happened: the indexes ascend without a gap.
        let mut next = 0;
        let mut gap = false;
        for link in &self.links {
            match view.first.of(link.marks) {
                Some(at) if !gap && at >= next => next = at,
                Some(_) => return self.find(view, found),
                None => gap = gap || link.part.is_some(),
            }
        }
    }
}

impl Sequence {
    #[cold]
    fn find(&self, view: &View<'_>, found: &mut Found<'_>) {
        let mut firsts = [None; LINKS_MAX];
        for (first, link) in firsts.iter_mut().zip(&self.links) {
            *first = view.first(link.marks);
        }
        for (at, link) in self.links.iter().enumerate() {
            let Some(part) = link.part else { continue };
            let later = firsts.iter().skip(at + 1).flatten().min_by_key(|(number, fact)| (fact.at, *number));
            let Some((proof, earliest)) = later else { continue };
            let own = firsts.get(at).copied().flatten();
            if own.is_some_and(|(_, fact)| fact.at <= earliest.at) {
                continue;
            }
            let occasion = view.occasion(earliest);
            let mut finding = found.finding(0, occasion, earliest.at, view.day_of(earliest.at));
            finding.part = part;
            let index = |number: usize| u32::try_from(number).unwrap_or(NO_FACT);
            finding.evidence = [index(*proof), own.map_or(NO_FACT, |(number, _)| index(number))];
            found.add(view, finding);
        }
    }
}
