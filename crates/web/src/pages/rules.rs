//! `GET /rules` and `GET /rules/{code}`: the rules in force, each with its law.

use super::paint::{frame_of, language, paper};
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::{Paper, Visitor, Wrong};
use app::Verb;
use app::read::{RuleView, rules};
use axum::extract::{Path, State};
use engine::{CheckPoint, IssueMode, Level, Then};
use pages::keep::{RulePage, RuleRow, RulesPage};
use pages::parts::Flag;
use pages::{Language, Link, Section, Words, route};

/// Shows the list.
pub(super) async fn list(State(service): State<Service>, visitor: Visitor) -> Result<Paper, Wrong> {
    let view = rules(&service.app, &visitor.actor).map_err(|error| visitor.wrong(error))?;
    let language = language(visitor.reader.language);
    let row = |rule: &RuleView| RuleRow {
        code: Link::new(&rule.info.code, route::rule(&rule.info.code)),
        name: language.of(&rule.info.name).to_owned(),
        point: point(rule.info.point, language).to_owned(),
        levels: levels(&rule.info.levels, language),
        basis: rule.info.basis.clone(),
        issue: issue(rule, language).to_owned(),
    };
    let frame = frame_of(&visitor).within(Section::Rules, Vec::new());
    Ok(paper(&RulesPage { frame, pack: view.edition, rows: view.rules.iter().map(row).collect() }))
}

/// Shows a rule.
pub(super) async fn one(
    State(service): State<Service>,
    visitor: Visitor,
    Path(code): Path<String>,
) -> Result<Paper, Wrong> {
    let view = rules(&service.app, &visitor.actor).map_err(|error| visitor.wrong(error))?;
    let rule = view.rules.iter().find(|rule| rule.info.code == code);
    let rule = rule.ok_or_else(|| visitor.wrong(Problem::nothing(&code)))?;
    let language = language(visitor.reader.language);
    let words = &Words::of(language).keep;
    let info = &rule.info;
    let mut facts = vec![
        (words.version, info.version.to_string()),
        (words.kind, info.kind.clone()),
        (words.point, point(info.point, language).to_owned()),
        (words.issue, issue(rule, language).to_owned()),
        (words.tells, info.notify.join(language.pick("、", ", "))),
        (words.pack, view.edition.clone()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    let follow_ups = info.follow_ups.iter().map(|one| {
        let limit = pages::format::limit(one.limit, language);
        (one.code.clone(), format!("{limit} {}", one.basis))
    });
    let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value));
    let may_open = Verb::ReadDockets.is_open_to(visitor.actor.role);
    let page = RulePage {
        frame: frame_of(&visitor).within(Section::Rules, vec![Link::text(&info.code)]),
        code: info.code.clone(),
        name: language.of(&info.name).to_owned(),
        levels: levels(&info.levels, language),
        demand: language.of(&rule.demand).to_owned(),
        avoid: language.of(&rule.avoid).to_owned(),
        basis: info.basis.clone(),
        facts: facts.chain(follow_ups).collect(),
        found: if may_open { route::with(route::CARDS, &[("rule", &code)]) } else { String::new() },
    };
    Ok(paper(&page))
}

fn point(point: CheckPoint, language: Language) -> &'static str {
    let words = CheckPoint::WORDS.iter().find(|(one, ..)| *one == point);
    words.map_or("", |(_, zh, en)| language.pick(zh, en))
}

fn levels(levels: &[Level], language: Language) -> Vec<Flag> {
    let flag = |level: &Level| Flag::new(super::told::tone_of(&level.code), language.of(&level.name));
    levels.iter().map(flag).collect()
}

fn issue(rule: &RuleView, language: Language) -> &'static str {
    let words = &Words::of(language).keep;
    match (rule.info.then, rule.info.issue) {
        (Then::Card, IssueMode::Automatic) => words.automatic,
        (Then::Card, IssueMode::Manual) => words.manual,
        (Then::Escalate, _) => words.escalates,
        (Then::Record, _) => words.records,
    }
}
