//! What another setting changes, as tables for people.

use super::super::grouped;
use crate::commands::explain::local;
use crate::terminal::{Ink, Lines as _, Terminal, left, right, shorten};
use audit::what_if::{Changed, GroupCount, Grouping, WhatIfReport};
use calendar::Zone;
use engine::{RuleSet, Tally};

/// How many groups a table lists.
const LISTED: usize = 12;

/// Returns the tables.
pub(super) fn table(terminal: &Terminal, report: &WhatIfReport<'_>, zone: &Zone, top: usize) -> String {
    let mut text = head(terminal, report, zone);
    let language = terminal.language;
    if report.what_if.is_empty() {
        heading(terminal, &mut text, language.pick("没有差别", "no difference"));
        return text;
    }
    for (by, _) in Grouping::ALL {
        groups(terminal, &mut text, report, by);
    }
    let periods = report.what_if.periods.len();
    if periods > 0 {
        let words =
            language.pick("定量分析另有 {} 处增减（见 json）", "{} changes of rules on periods (see json)");
        text.line(format!("\n{}", words.replace("{}", &grouped(periods as u64))));
    }
    changes(terminal, &mut text, report, top);
    text
}

fn heading(terminal: &Terminal, text: &mut String, title: &str) {
    text.line("");
    text.line(terminal.style.ink(Ink::Head, title));
}

/// Both settings, the counts, and what "the same card" means.
fn head(terminal: &Terminal, report: &WhatIfReport<'_>, zone: &Zone) -> String {
    let language = terminal.language;
    let what_if = report.what_if;
    let title = language.pick("日晷假设对比  截至", "Sundial what-if  as of");
    let mut text = String::new();
    text.line(terminal.style.ink(Ink::Head, &format!("{title} {}", local(zone, what_if.as_of))));
    let sides = [
        (language.pick("现行", "as is"), report.before, what_if.cards.0, &what_if.tallies.0),
        (language.pick("假设", "what if"), report.after, what_if.cards.1, &what_if.tallies.1),
    ];
    for (label, rules, cards, tally) in sides {
        let cards = format!("{} {}", grouped(cards), language.pick("张牌", "cards"));
        let pack = format!("{} v{}", rules.code, rules.version);
        let silent = silent(terminal, rules, tally);
        let parts: Vec<String> = [pack, cards, silent].into_iter().filter(|part| !part.is_empty()).collect();
        text.line(format!("{}{}", left(label, 9), parts.join(language.comma())));
    }
    let total = what_if.total();
    let counts = [
        (what_if.same, "张不变", "the same"),
        (total.gained, "张增加", "gained"),
        (total.lost, "张减少", "lost"),
        (total.moved, "张改日", "moved"),
        (total.regraded, "张改级", "regraded"),
    ];
    let counts = counts.map(|(count, zh, en)| format!("{} {}", grouped(count), language.pick(zh, en)));
    text.line(format!("{}{}", left(language.pick("对比", "change"), 9), counts.join(language.comma())));
    let cases = language.pick("{all} 个办件中 {n} 个有变化", "{n} of {all} cases change");
    let cases = cases.replace("{all}", &grouped(what_if.cases));
    let cases = cases.replace("{n}", &grouped(what_if.cases_changed));
    text.line(format!("{}{cases}", left(language.pick("办件", "cases"), 9)));
    let same = language.pick(
        "同一张牌：办件、规则、级别、日期都相同；只差日期为“改日”，只差级别为“改级”",
        "the same card: equal case, rule, level and day; only the day differs: moved; only the level: regraded",
    );
    text.line(terminal.style.ink(Ink::Faint, &format!("{}{same}", " ".repeat(9))));
    text
}

/// A card that is lost in silence is no improvement.
fn silent(terminal: &Terminal, rules: &RuleSet, tally: &Tally) -> String {
    let unevaluated = rules.rules.iter().zip(tally.rules()).filter(|(_, tally)| tally.unevaluated() > 0);
    let count = unevaluated.count();
    if count == 0 {
        return String::new();
    }
    let en = if count == 1 { "{} rule" } else { "{} rules" };
    let en = format!("{en} could not be evaluated on some cases");
    terminal.language.pick("{} 条规则在部分办件上不能评估", &en).replace("{}", &count.to_string())
}

fn groups(terminal: &Terminal, text: &mut String, report: &WhatIfReport<'_>, by: Grouping) {
    let language = terminal.language;
    let mut counts = report.what_if.groups(by, report.symbols);
    // A log that names no departments, or no items, has one group without a name: the totals say it.
    if counts.iter().all(|count| count.key.is_empty()) {
        return;
    }
    let name = match by {
        Grouping::Department => language.pick("部门", "department"),
        Grouping::Item => language.pick("事项", "item"),
        Grouping::Rule => language.pick("规则/级别", "rule/level"),
        Grouping::Month => language.pick("月份", "month"),
    };
    let heads = [("增加", "gained"), ("减少", "lost"), ("改日", "moved"), ("改级", "regraded")];
    let heads = heads.map(|(zh, en)| right(language.pick(zh, en), 10));
    heading(terminal, text, &format!("{}{}", left(name, 44), heads.concat()));
    if by != Grouping::Month {
        counts.sort_by_key(|count| u64::MAX - count.total());
    }
    for count in counts.iter().take(LISTED) {
        let GroupCount { key, gained, lost, moved, regraded } = count;
        let key = match by {
            Grouping::Rule => rule_name(terminal, report, key),
            Grouping::Department | Grouping::Item | Grouping::Month if key.is_empty() => {
                language.pick("（未注明）", "(not given)").to_owned()
            }
            Grouping::Department | Grouping::Item | Grouping::Month => key.clone(),
        };
        let numbers = [gained, lost, moved, regraded].map(|count| right(&grouped(*count), 10));
        text.line(format!("{}{}", left(&shorten(&key, 42), 44), numbers.concat()));
    }
    if counts.len() > LISTED {
        let words = language.pick("……共 {} 组，见 json", "… {} groups, all in json");
        text.line(words.replace("{}", &counts.len().to_string()));
    }
}

/// `code/level` with the name of the rule.
fn rule_name(terminal: &Terminal, report: &WhatIfReport<'_>, key: &str) -> String {
    let (code, level) = key.rsplit_once('/').unwrap_or((key, ""));
    let found = report.before.find(code).or_else(|| report.after.find(code));
    let name = found.map_or("", |(_, entry)| terminal.language.of(&entry.info.name));
    format!("{code}/{level} {name}")
}

fn changes(terminal: &Terminal, text: &mut String, report: &WhatIfReport<'_>, top: usize) {
    let language = terminal.language;
    let all = &report.what_if.changes;
    let title = language
        .pick("变化（共 {n} 处，列出 {k} 处）", "changes ({n}, {k} shown)")
        .replace("{n}", &grouped(all.len() as u64))
        .replace("{k}", &all.len().min(top).to_string());
    heading(terminal, text, &title);
    let shown = &all[..all.len().min(top)];
    let widest = shown.iter().map(|one| crate::terminal::width(&one.case)).max().unwrap_or(0).clamp(4, 24);
    for changed in shown {
        text.line(line(terminal, report, changed, widest));
    }
}

fn line(terminal: &Terminal, report: &WhatIfReport<'_>, changed: &Changed, widest: usize) -> String {
    let language = terminal.language;
    let codes = &report.what_if.codes;
    let (word, ink) = match changed.change.code() {
        "gained" => (language.pick("增加", "gained"), Ink::Bad),
        "lost" => (language.pick("减少", "lost"), Ink::Good),
        "moved" => (language.pick("改日", "moved"), Ink::Warn),
        _ => (language.pick("改级", "regraded"), Ink::Warn),
    };
    let card = changed.change.told();
    let sides = [changed.change.before(), changed.change.after()];
    let sides: Vec<String> =
        sides.into_iter().flatten().map(|card| format!("{} {}", codes.text(card.level), card.day)).collect();
    let rule = match codes.text(card.part) {
        "" => codes.text(card.rule).to_owned(),
        part => format!("{}/{part}", codes.text(card.rule)),
    };
    format!(
        "{}  {}  {}  {}",
        terminal.style.ink(ink, &left(word, 8)),
        left(&shorten(&changed.case, widest), widest),
        left(&shorten(&rule, 30), 30),
        sides.join(" → ")
    )
}
