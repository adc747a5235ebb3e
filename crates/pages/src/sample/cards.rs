//! Samples of cards.

use super::cases::{finding, late_clock, said};
use super::clocks::{CALENDAR, Told, clock, moment, now, short, stamp};
use crate::cards::{CardPage, CardRow, Certificate, Said, StateStep};
use crate::frame::{Frame, Link};
use crate::parts::{Action, Barred, Field, FieldKind, Flag, Left};
use crate::route;
use calendar::Moment;
use report::{Language, Tone};

/// Makes rows of a list.
pub(crate) fn card_rows(language: Language) -> Vec<CardRow> {
    let pick = |(zh, en): (&str, &str)| language.pick(zh, en).to_owned();
    let level = |tone: Tone| {
        let word = match tone {
            Tone::Red => ("红牌", "Red card"),
            Tone::Yellow => ("黄牌", "Yellow card"),
            Tone::Plain | Tone::Good | Tone::Faint | Tone::Blue | Tone::Notice | Tone::Orange => {
                ("预警", "Notice")
            }
        };
        Flag::new(tone, pick(word))
    };
    let row = |id: &str, tone: Tone, what: (&str, &str), state: (&str, &str), due: Option<Moment>| CardRow {
        level: level(tone),
        what: Link::new(pick(what), route::card(id)),
        state: pick(state),
        left: due.map_or(Left::Done, |due| Left::until(due, now(), &CALENDAR)),
        case: Link::new("420700-2026-0017001", route::case("420700-2026-0017001")),
        item: said(language).item.into(),
        department: said(language).department.into(),
        responsible: pick(("李国强", "Li Guoqiang")),
        sent: short(moment(2026, 10, 8, 1020), language),
    };
    let due = |day: u8| Some(moment(2026, 10, day, 1020));
    let issued = ("已发", "Sent");
    vec![
        row("K-2026-00029", Tone::Red, ("超法定时限", "Statutory limit exceeded"), issued, due(8)),
        row("K-2026-00031", Tone::Yellow, ("超承诺时限", "Promised limit exceeded"), issued, due(15)),
        row(
            "K-2026-00030",
            Tone::Yellow,
            ("二次补正告知", "Second correction notice"),
            ("已签收", "Signed for"),
            due(9),
        ),
        row(
            "K-2026-00028",
            Tone::Blue,
            ("承诺时限将到", "Promised limit close"),
            ("已申诉", "Appealed"),
            due(13),
        ),
        row(
            "K-2026-00021",
            Tone::Yellow,
            ("超承诺时限", "Promised limit exceeded"),
            ("已办结", "Closed"),
            None,
        ),
    ]
}

/// A card that its department must answer.
pub(crate) fn card_to_answer(frame: &Frame) -> CardPage {
    let language = frame.language;
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let words = &frame.words.card;
    let reply = Told {
        id: "reply",
        name: language.pick("答复时限", "Limit for the answer"),
        start: moment(2026, 10, 8, 1020),
        working_days: 5,
        left_out: None,
        stop: None,
    };
    let mut found = finding("finding", (Tone::Yellow, words_of_level(language)), language);
    found.card = String::new();
    found.clock = Some(late_clock("case-clock", language));
    CardPage {
        frame: frame.clone(),
        id: "K-2026-00031".into(),
        level: Flag::new(Tone::Yellow, words_of_level(language)),
        title: pick("超承诺时限", "Promised limit exceeded"),
        case: Link::new("420700-2026-0017001", route::case("420700-2026-0017001")),
        answer: pick(
            "等待 市生态环境局 签收并答复，还剩 5 个工作日",
            "The bureau must sign for it and answer; 5 working days left",
        ),
        answer_more: pick("最迟 2026年10月15日（周四）17:00 前。", "Due Thu 15 Oct 2026, 17:00."),
        tone: Tone::Yellow,
        states: vec![
            step(words.confirm, moment(2026, 10, 8, 1020), ("规则自动", "by the rule"), language),
            StateStep {
                now: true,
                ..step(words.issued, moment(2026, 10, 8, 1020), ("规则自动", "by the rule"), language)
            },
            StateStep { name: words.signed.into(), ..StateStep::default() },
            StateStep { name: words.closed.into(), ..StateStep::default() },
        ],
        facts: facts(frame),
        finding: Some(found),
        clocks: vec![clock(&reply, language)],
        thread: Vec::new(),
        actions: actions(frame),
        barred: vec![Barred {
            title: pick("裁决申诉", "Decide the appeal"),
            why: pick(
                "还没有申诉；裁决由监察员作出，且不得是当事人。",
                "There is no appeal; it is a supervisor's to decide.",
            ),
            tone: Tone::Faint,
        }],
        certificate: Some(Certificate {
            href: route::certificate("K-2026-00031"),
            code: "K-2026-00031 sm3:9f3c6b1e5d7a40c2".into(),
            root: "sm3:9f3c6b1e5d7a40c28e11f3a6b0d95c7742e8a1b36f50d9c4e7a2b8130f6da17e".into(),
        }),
    }
}

fn words_of_level(language: Language) -> &'static str {
    language.pick("黄牌", "Yellow card")
}

fn step(name: &str, at: Moment, who: (&str, &str), language: Language) -> StateStep {
    let who = language.pick(who.0, who.1).to_owned();
    StateStep { name: name.into(), at: short(at, language), who, now: false }
}

fn facts(frame: &Frame) -> Vec<(String, String)> {
    let words = &frame.words.card;
    let said = said(frame.language);
    let facts = [
        (frame.words.case.item, said.item),
        (frame.words.case.department, said.department),
        (words.responsible, frame.language.pick("李国强", "Li Guoqiang")),
        (words.score, "-2"),
    ];
    facts.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

fn actions(frame: &Frame) -> Vec<Action> {
    let language = frame.language;
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let action = |verb: &str, title: String, hint: String, fields: Vec<Field>, first: bool| Action {
        language,
        form: frame.form().to_owned(),
        id: verb.into(),
        href: route::CARD_ACT.into(),
        title,
        hint,
        fields,
        first,
    };
    let text = || Field::new("text", &pick("说明", "Explanation"), FieldKind::Lines);
    let file = || {
        let mut file = Field::new("file", &pick("附件", "Attachment"), FieldKind::File).optional();
        file.hint = pick("PDF、图片或文档，不超过 20 MB。", "PDF, picture or document, 20 MB at most.");
        file
    };
    vec![
        action(
            "sign",
            pick("签收", "Sign for"),
            pick("签收后开始准备答复，答复时限不变。", "The limit for the answer stays as it is."),
            Vec::new(),
            true,
        ),
        action("explain", pick("说明情况", "Explain"), String::new(), vec![text(), file()], false),
        action(
            "appeal",
            pick("申诉", "Appeal"),
            pick("自收到之日起 10 个工作日内。", "Within 10 working days."),
            vec![text(), file()],
            false,
        ),
    ]
}

/// A card that was withdrawn after an appeal: it stays, and leaves the score.
pub(crate) fn card_withdrawn(frame: &Frame) -> CardPage {
    let language = frame.language;
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let words = &frame.words.card;
    let said = |what: &str, who: &str, day: u8, text: String| Said {
        what: what.into(),
        who: who.into(),
        at: stamp(moment(2026, 9, day, 600), language),
        text,
        files: Vec::new(),
    };
    let (li, zhou) = (language.pick("李国强", "Li Guoqiang"), language.pick("周敏", "Zhou Min"));
    let mut appeal = said(
        words.appealed,
        li,
        23,
        pick("系统对接中断，决定已于当日作出。", "The link was down; the decision was taken that day."),
    );
    appeal.files = vec![Link::text(pick("决定书扫描件.pdf", "decision.pdf"))];
    let mut page = card_to_answer(frame);
    page.id = "K-2026-00012".into();
    page.answer = pick("已撤销，不计分", "Withdrawn; it leaves the score");
    page.answer_more =
        pick("申诉成立：决定在时限内作出，补录晚到。记录保留。", "The appeal was upheld. The record stays.");
    page.tone = Tone::Faint;
    let by = |who: &str| (who.to_owned(), who.to_owned());
    let state = |name: &str, day: u8, who: &str| {
        let (zh, en) = by(who);
        step(name, moment(2026, 9, day, 600), (&zh, &en), language)
    };
    page.states = vec![
        state(words.issued, 21, language.pick("规则自动", "by the rule")),
        state(words.signed, 22, li),
        state(words.appealed, 23, li),
        StateStep { now: true, ..state(words.withdrawn, 29, zhou) },
    ];
    page.thread = vec![
        said(words.signed, li, 22, String::new()),
        appeal,
        said(
            words.withdrawn,
            zhou,
            29,
            pick("核对原件与送达回证，申诉理由成立。", "Checked against the original; upheld."),
        ),
    ];
    (page.actions, page.clocks) = (Vec::new(), Vec::new());
    page
}
