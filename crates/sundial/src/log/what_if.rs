//! The other setting of a what-if: another pack, other limits, another calendar, for the same log.

use super::{AsOf, Ground, LogArguments, ReadLog};
use crate::fault::{Code, Fault};
use crate::pack;
use crate::terminal::Terminal;
use ::audit::ReadOptions;
use ::audit::what_if::Renamed;
use calendar::{Calendar, Day};
use engine::{Catalogue, RuleSet, Setting, Symbols};
use rules::{PackFile, library, parse_pack_after};
use std::path::PathBuf;
use std::str::FromStr;

/// Arguments that name the other setting; what is not named stays as it is.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "假设 / what if")]
pub(crate) struct WhatIfArguments {
    /// 假设换用此规则包，列出增减的牌 / judged by this pack too: the cards gained and lost
    #[arg(id = "what_if", long = "what-if", value_name = "PACK|FILE")]
    pack: Option<String>,
    /// 假设换用此事项文件 / with these items and limits
    #[arg(id = "what_if_items", long = "what-if-items", value_name = "FILE")]
    items: Option<PathBuf>,
    /// 假设换用此日历 / with this calendar
    #[arg(id = "what_if_calendar", long = "what-if-calendar", value_name = "CALENDAR")]
    calendar: Option<String>,
    /// 假设按此日已公布的安排 / with the holidays published by this day
    #[arg(id = "what_if_known_on", long = "what-if-known-on", value_name = "DATE")]
    known_on: Option<Day>,
    /// 假设使用这些行政区划日历 / with these divisions' calendars
    #[arg(id = "what_if_division", long = "what-if-division", value_name = "NAME|FILE")]
    division: Vec<String>,
    /// 两个规则包中名称不同的同一规则，可多次 / one rule under two codes; may be repeated
    #[arg(id = "what_if_rule", long = "what-if-rule", value_name = "CODE=CODE2")]
    renamed: Vec<RenamedRule>,
}

/// `CODE=CODE2`.
#[derive(Clone, Debug)]
struct RenamedRule(Renamed);

impl FromStr for RenamedRule {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<RenamedRule> {
        match text.split_once('=') {
            Some((before, after)) if !before.is_empty() && !after.is_empty() => {
                Ok(RenamedRule(Renamed { before: before.to_owned(), after: after.to_owned() }))
            }
            Some(_) | None => Err(anyhow::anyhow!("CODE=CODE2")),
        }
    }
}

/// The other setting, as values.
pub(crate) struct Other {
    /// Its rules.
    pub(crate) rules: RuleSet,
    catalogue: Catalogue,
    calendar: Calendar,
    /// Rules that are called otherwise in it.
    pub(crate) renamed: Vec<Renamed>,
}

impl Other {
    /// What matters would be judged by.
    pub(crate) fn setting(&self) -> Setting<'_> {
        Setting { calendar: &self.calendar, catalogue: &self.catalogue, rules: &self.rules }
    }
}

impl WhatIfArguments {
    /// Returns whether a what-if is asked for.
    pub(crate) fn is_asked(&self) -> bool {
        let WhatIfArguments { pack, items, calendar, known_on, division, renamed: _ } = self;
        let named = [pack.is_some(), items.is_some(), calendar.is_some(), known_on.is_some()];
        named.contains(&true) || !division.is_empty()
    }

    /// Reads the log once, for both settings.
    pub(crate) fn read(
        &self,
        log: &LogArguments,
        options: ReadOptions,
        terminal: &Terminal,
    ) -> Result<(ReadLog, Other), Fault> {
        let mut ground = log.ground()?;
        let other = self.arguments(log);
        let name = other.pack_name(&ground);
        let PackFile { rules, .. } = load_after(&ground.pack.rules.symbols, &name)?;
        self.known(&ground.pack.rules, &rules)?;
        let (items, items_from) = other.items(&ground.mapping)?;
        let calendar = other.calendar(&ground.mapping)?;
        // The later table has every code of the earlier, so the log read with it speaks to both packs.
        ground.pack.rules.symbols = rules.symbols.clone();
        let mut read = ground.read(options, log.as_of as Option<AsOf>, terminal)?;
        let about = items_from.unwrap_or_else(|| read.mapping.name.clone());
        let catalogue = ::audit::items::catalogue(&items.items, &read.mapping, &mut read.input.store)
            .map_err(|error| Fault::because(Code::ItemsWrong, about, error))?;
        let renamed = self.renamed.iter().map(|RenamedRule(pair)| pair.clone()).collect();
        Ok((read, Other { rules, catalogue, calendar, renamed }))
    }

    /// The arguments of the log, with what the what-if puts in their place.
    fn arguments(&self, log: &LogArguments) -> LogArguments {
        let mut other = log.clone();
        other.rules = self.pack.clone().or(other.rules);
        other.items = self.items.clone().or(other.items);
        other.calendar = self.calendar.clone().or(other.calendar);
        other.known_on = self.known_on.or(other.known_on);
        if !self.division.is_empty() {
            other.division.clone_from(&self.division);
        }
        other
    }

    /// A code that neither pack has would silently pair nothing.
    fn known(&self, before: &RuleSet, after: &RuleSet) -> Result<(), Fault> {
        for RenamedRule(Renamed { before: one, after: two }) in &self.renamed {
            for (rules, code) in [(before, one), (after, two)] {
                if rules.find(code).is_none() {
                    let codes: Vec<&str> = rules.rules.iter().map(|rule| rule.info.code.as_str()).collect();
                    let why = anyhow::anyhow!("{}: {}", rules.code, codes.join(", "));
                    return Err(Fault::because(Code::RuleMissing, code, why));
                }
            }
        }
        Ok(())
    }
}

impl LogArguments {
    /// The pack that is named, or that the mapping names, or the default.
    pub(crate) fn pack_name(&self, ground: &Ground) -> String {
        self.rules.as_deref().or(ground.mapping.rules.as_deref()).unwrap_or(pack::DEFAULT).to_owned()
    }
}

/// Reads a pack whose codes go on from those of an earlier one.
pub(crate) fn load_after(earlier: &Symbols, name: &str) -> Result<PackFile, Fault> {
    let found = pack::find(name)?;
    parse_pack_after(earlier.clone(), &found.name, &found.text, &library)
        .map_err(|errors| pack::wrong(name, &errors))
}
