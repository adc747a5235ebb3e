//! Samples of what waits, and of who reads.

use super::cards::card_rows;
use super::clocks::{moment, short};
use crate::frame::{MenuItem, Reader, RoleChoice, Section};
use crate::home::{Task, TaskGroup};
use crate::route;
use report::{Language, Tone};

/// A supervisor of a city.
pub(crate) fn reader(language: Language) -> Reader {
    let item = |section: Section| MenuItem {
        section,
        waiting: match section {
            Section::Home => 12,
            Section::Cards => 3,
            Section::Monitor
            | Section::Cases
            | Section::Statistics
            | Section::Rules
            | Section::Checkup
            | Section::Organisations
            | Section::Accounts => 0,
        },
    };
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let choice = |role: &str, text: String, acts: bool| RoleChoice {
        role: role.into(),
        place: "420000/420700".into(),
        text,
        acts,
    };
    Reader {
        name: pick("周敏", "Zhou Min"),
        role: pick("监察员", "Supervisor"),
        place: pick("湖北省 鄂州市", "Hubei, Ezhou"),
        form: "sample".into(),
        other_roles: vec![
            choice("supervisor", pick("监察员 · 鄂州市", "Supervisor · Ezhou"), true),
            choice("supervising_leader", pick("监察领导 · 鄂州市", "Supervising leader · Ezhou"), false),
        ],
        menu: Section::ALL.into_iter().map(item).collect(),
    }
}

/// Tasks of a supervisor.
pub(crate) fn task_groups(language: Language) -> Vec<TaskGroup> {
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let tasks: Vec<Task> = card_rows(language)
        .into_iter()
        .take(4)
        .map(|row| Task {
            flag: row.level,
            what: row.what,
            about: format!("{} · {}", row.department, row.item),
            due: short(moment(2026, 10, 15, 1020), language),
            left: row.left,
        })
        .collect();
    let group = |id: &str, title: String, count: u64, late: u64, tasks: Vec<Task>| TaskGroup {
        id: id.into(),
        title,
        count,
        late,
        tone: Tone::Plain,
        href: route::with(route::CARDS, &[("waits", id)]),
        tasks,
    };
    vec![
        group("verify", pick("待核实", "To verify"), 4, 1, tasks.clone()),
        group("decide", pick("待裁决的申诉", "Appeals to decide"), 1, 0, tasks.into_iter().skip(3).collect()),
    ]
}

/// Figures on top of the start page.
pub(crate) fn home_figures(language: Language) -> Vec<(String, String, String, Tone)> {
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let cards = |level: &str| route::with(route::CARDS, &[("level", level)]);
    vec![
        (
            pick("今日到期", "Due today"),
            "61".into(),
            route::with(route::CASES, &[("due", "today")]),
            Tone::Notice,
        ),
        (pick("预警", "Notices"), "23".into(), cards("notice"), Tone::Blue),
        (pick("黄牌", "Yellow cards"), "7".into(), cards("yellow"), Tone::Yellow),
        (pick("红牌", "Red cards"), "2".into(), cards("red"), Tone::Red),
    ]
}
