//! `[[rule]]`: what every rule has, and the way to its kind.

use crate::error::Problem;
use crate::form::Key;
use crate::guard;
use crate::kinds::{self, Kind, LevelCount};
use crate::pack::compile::Compile;
use crate::pack::{follow_up, keys, level};
use crate::table::Table;
use calendar::Day;
use engine::desk::DocketKind;
use engine::{CheckPoint, Filter, IssueMode, RuleEntry, RuleInfo, Then};
use toml::de::DeTable;

/// An example of a rule, written as a scenario without its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The code of the rule.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// The story with its expectations.
    pub story: String,
    /// The line in the pack of the first line of the story, from 1.
    pub line: u32,
}

/// Returns the keys that a rule may have: those of every rule and those of its kind.
pub(crate) fn keys_of(table: &DeTable<'_>) -> Vec<&'static [Key]> {
    let kind = table.get("kind").and_then(|kind| kinds::find(kind.get_ref().as_str()?));
    // Where the kind is not known no key of a kind can be wrong; the kind itself is reported.
    kind.map_or_else(
        || std::iter::once(keys::RULE).chain(kinds::KINDS.iter().map(|kind| kind.keys)).collect(),
        |kind| vec![keys::RULE, kind.keys],
    )
}

/// Reads a rule; `None` when its kind is unknown or its own keys are wrong, which has then been said.
pub(crate) fn read(
    table: &Table<'_>,
    compile: &mut Compile,
    examples: &mut Vec<Example>,
) -> Option<RuleEntry> {
    let written = table.text("kind");
    let kind = written.as_ref().and_then(|kind| kinds::find(kind.value));
    let info = info(table, kind, compile);
    let filter = filter(table, compile);
    examples_of(table, &info.code, examples);
    let Some(kind) = kind else {
        if let Some(written) = written {
            table.not_allowed("kind", &written, kinds::codes().into_iter().map(str::to_owned).collect());
        }
        return None;
    };
    let levels = table.tables("level", |_| level::keys_with(kind.level_keys));
    check_levels(table, kind, &levels);
    let mut info = RuleInfo { levels: levels.iter().map(level::read).collect(), ..info };
    twice(table, &info);
    let guard = guard::read(table, kind);
    let mut made = (kind.read)(table, &levels, compile)?;
    if let Some(own) = table.words("demand") {
        made.words.demand = own;
    }
    if let Some(own) = table.words("avoid") {
        made.words.avoid = own;
    }
    info.parts = made.parts;
    Some(made.check.entry(info, made.words, filter, guard))
}

fn info(table: &Table<'_>, kind: Option<&Kind>, compile: &mut Compile) -> RuleInfo {
    let matter = if table.has("matter") { table.code_or("matter", "case").value } else { "case" };
    let from = table.day("from");
    let through = table.day("through");
    if let (Some(from), Some(through)) = (&from, &through)
        && through.value < from.value
    {
        let zh = "施行末日早于首日".to_owned();
        let en = "the last day in force lies before the first".to_owned();
        table.error(&through.span, "through", Problem::Contradiction { zh, en });
    }
    RuleInfo {
        code: table.code_or("code", "?").value.to_owned(),
        name: table.words("name").unwrap_or_default(),
        kind: kind.map_or("", |kind| kind.code).to_owned(),
        version: table.whole("version", 1).unwrap_or(1),
        point: table.one_of("point", &keys::CHECK_POINTS, CheckPoint::Time),
        basis: basis(table),
        matter: compile.symbols.intern(matter),
        from: from.map_or(Day::new(i32::MIN), |day| day.value),
        through: through.map_or(Day::new(i32::MAX), |day| day.value),
        levels: Vec::new(),
        supersede: table.flag("supersede", true),
        issue: table.one_of("issue", &keys::ISSUES, IssueMode::Automatic),
        then: then(table, matter),
        notify: table.codes("notify").iter().map(|role| role.value.to_owned()).collect(),
        follow_ups: follow_up::read(table),
        parts: Vec::new(),
    }
}

/// A card without a basis is no card.
fn basis(table: &Table<'_>) -> String {
    let Some(basis) = table.text("basis") else { return String::new() };
    if basis.value.trim().is_empty() {
        let (zh, en) = ("依据不能空白".to_owned(), "the basis may not be blank".to_owned());
        table.error(&basis.span, "basis", Problem::Contradiction { zh, en });
    }
    basis.value.to_owned()
}

/// Only a docket has a ladder to be taken up.
fn then(table: &Table<'_>, matter: &str) -> Then {
    let then = table.one_of("then", &keys::THENS, Then::Card);
    if then == Then::Escalate && DocketKind::from_code(matter).is_none() {
        let kinds: Vec<&str> = DocketKind::ALL.iter().map(|kind| kind.code()).collect();
        let zh = format!("只有监察案卷（{}）可以升级", kinds.join("、"));
        let en = format!("only a docket ({}) can be escalated", kinds.join(", "));
        table.error(&table.span_of("then"), "then", Problem::Contradiction { zh, en });
    }
    then
}

fn filter(table: &Table<'_>, compile: &mut Compile) -> Filter {
    Filter {
        items: compile.syms(table, "items"),
        departments: compile.syms(table, "departments"),
        case_types: table.list_of("case_types", &keys::CASE_TYPES),
        kinds: compile.syms(table, "kinds"),
    }
}

fn check_levels(table: &Table<'_>, kind: &Kind, levels: &[Table<'_>]) {
    let span = table.span_of("level");
    let wrong = match kind.levels {
        LevelCount::One => levels.len() > 1,
        LevelCount::Any => levels.len() > usize::from(u8::MAX),
    };
    if wrong {
        let zh = format!("“{}”类规则只有一个级别", kind.code);
        let en = format!("a rule of kind \"{}\" has one level", kind.code);
        table.error(&span, "level", Problem::Contradiction { zh, en });
    } else if levels.is_empty() && table.has("level") {
        table.wrong_form(&span, "level");
    }
}

fn twice(table: &Table<'_>, info: &RuleInfo) {
    for (at, level) in info.levels.iter().enumerate() {
        if info.levels.iter().take(at).any(|earlier| earlier.code == level.code) {
            table.error(&table.span_of("level"), "level", Problem::Twice { found: level.code.clone() });
        }
    }
}

fn examples_of(rule: &Table<'_>, code: &str, examples: &mut Vec<Example>) {
    for table in rule.tables("example", |_| vec![keys::EXAMPLE]) {
        let title = table.text_or_empty("title");
        let Some(story) = table.text("story") else { continue };
        let line = table.file.first_line(&story.span);
        examples.push(Example { rule: code.to_owned(), title, story: story.value.to_owned(), line });
    }
}
