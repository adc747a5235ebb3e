//! Samples of rules, gaps, organisations and accounts.

use super::clocks::{now, short, stamp};
use crate::frame::{Frame, Link};
use crate::keep::{
    AccountRow, AccountsPage, CheckupPage, Gap, OrganisationRow, OrganisationsPage, RulePage, RuleRow,
    RulesPage, TokenRow,
};
use crate::parts::Flag;
use crate::route;
use report::{Language, Tone};

fn levels(language: Language) -> Vec<Flag> {
    let flag = |tone: Tone, zh: &'static str, en: &'static str| Flag::new(tone, language.pick(zh, en));
    vec![
        flag(Tone::Blue, "预警", "Notice"),
        flag(Tone::Yellow, "黄牌", "Yellow card"),
        flag(Tone::Red, "红牌", "Red card"),
    ]
}

/// Rules.
pub(crate) fn rules(frame: &Frame) -> RulesPage {
    let language = frame.language;
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let row = |code: &str, name: String, levels: Vec<Flag>, issue: &str| RuleRow {
        code: Link::new(code, route::rule(code)),
        name,
        point: pick("时效", "time"),
        levels,
        basis: pick("《行政许可法》第四十二条", "Administrative Licensing Law, art. 42"),
        issue: issue.into(),
    };
    let all = levels(language);
    RulesPage {
        pack: "statutes v3".into(),
        rows: vec![
            row(
                "promised-overdue",
                pick("超承诺时限", "Promised limit exceeded"),
                all.clone(),
                frame.words.keep.automatic,
            ),
            row(
                "second-correction",
                pick("二次补正告知", "Second correction notice"),
                all.into_iter().skip(1).take(1).collect(),
                frame.words.keep.manual,
            ),
        ],
        frame: frame.clone(),
    }
}

/// A rule.
pub(crate) fn rule(frame: &Frame) -> RulePage {
    let language = frame.language;
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let words = &frame.words.keep;
    let facts = [(words.version, "2"), (words.from, "2026-01-01"), (words.issue, words.automatic)];
    RulePage {
        frame: frame.clone(),
        code: "promised-overdue".into(),
        name: pick("超承诺时限", "Promised limit exceeded"),
        levels: levels(language),
        demand: pick("应当在承诺的时限内作出决定。", "The decision is due within the limit promised."),
        avoid: pick("到期前作出决定，或依法延长。", "A decision, or a lawful extension, before the due day."),
        basis: pick("《行政许可法》第四十二条、第八十二条", "Administrative Licensing Law, art. 42, 82"),
        facts: facts.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        found: route::with(route::CARDS, &[("rule", "promised-overdue")]),
    }
}

/// The check-up.
pub(crate) fn checkup(frame: &Frame) -> CheckupPage {
    let language = frame.language;
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let gap = |id: &str, title: String, count: u64, next: String, which: Vec<Link>| Gap {
        id: id.into(),
        title,
        count,
        next,
        which,
        tone: if count > 0 { Tone::Orange } else { Tone::Good },
    };
    CheckupPage {
        at: stamp(now(), language),
        gaps: vec![
            gap(
                "items",
                pick("没有时限的事项", "Items without a limit"),
                3,
                pick(
                    "没有时限就不会亮牌。请补录承诺时限或法定时限。",
                    "Nothing is carded without a limit. Enter one.",
                ),
                vec![Link::new("420700-JT-0004", route::with(route::CASES, &[("item", "420700-JT-0004")]))],
            ),
            gap(
                "silent",
                pick("从未触发的规则", "Rules that never fired"),
                1,
                pick(
                    "确认数据是否齐全：缺事件时规则不会触发。",
                    "Check the data: a rule without events cannot fire.",
                ),
                vec![Link::new("fee-over-standard", route::rule("fee-over-standard"))],
            ),
            gap(
                "calendar",
                pick("日历", "Calendar"),
                0,
                pick("已知至 2026-12-31。", "Known through 2026-12-31."),
                Vec::new(),
            ),
        ],
        frame: frame.clone(),
    }
}

/// Organisations.
pub(crate) fn organisations(frame: &Frame) -> OrganisationsPage {
    let language = frame.language;
    let row = |zh: &'static str, en: &'static str, path: &str, depth: u8| OrganisationRow {
        name: language.pick(zh, en).into(),
        path: path.into(),
        depth,
        staff: 4,
        since: "2026-01-01".into(),
        ended: false,
    };
    let mut merged = row("市工商行政管理局", "Administration for Industry", "420000/420700/GS", 2);
    merged.ended = true;
    OrganisationsPage {
        rows: vec![
            row("湖北省", "Hubei", "420000", 0),
            row("鄂州市", "Ezhou", "420000/420700", 1),
            row("市生态环境局", "Bureau of Ecology and Environment", "420000/420700/HB", 2),
            row("环境影响评价科", "Section for impact assessment", "420000/420700/HB/EIA", 3),
            merged,
        ],
        frame: frame.clone(),
    }
}

/// Accounts.
pub(crate) fn accounts(frame: &Frame) -> AccountsPage {
    let language = frame.language;
    let words = &frame.words.keep;
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let account = |person: String, login: &str, role: String, state: Flag, second: bool| AccountRow {
        person,
        login: login.into(),
        roles: vec![role],
        state,
        second,
        seen: short(now(), language),
    };
    let active = || Flag::new(Tone::Good, words.active);
    AccountsPage {
        accounts: vec![
            account(
                pick("周敏", "Zhou Min"),
                "zhou.min",
                pick("监察员 · 鄂州市", "Supervisor · Ezhou"),
                active(),
                true,
            ),
            account(
                pick("李国强", "Li Guoqiang"),
                "li.guoqiang",
                pick("部门负责人 · 市生态环境局", "Head · Ecology"),
                active(),
                false,
            ),
            account(
                pick("王芳", "Wang Fang"),
                "wang.fang",
                pick("窗口人员 · 综合窗口 03", "Clerk · window 03"),
                Flag::new(Tone::Orange, words.locked),
                false,
            ),
        ],
        tokens: vec![TokenRow {
            name: pick("市政务服务平台", "City service platform"),
            place: "420000/420700".into(),
            state: active(),
            until: short(now().plus_seconds(86_400 * 300), language),
        }],
        frame: frame.clone(),
    }
}
