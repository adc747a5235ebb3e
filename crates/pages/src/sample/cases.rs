//! Samples of cases.

use super::clocks::{Told, clock, moment, stamp};
use crate::cases::{CasePage, HappenedRow};
use crate::format::Stamp;
use crate::frame::{Frame, Link};
use crate::parts::{ClockPart, Explained, Flag};
use crate::route;
use calendar::{Day, Moment};
use report::{Language, Tone};

/// Which case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Story {
    /// It runs, with a suspension behind it and a holiday.
    Running,
    /// It is late, and two findings stand.
    Overdue,
    /// Nothing is known of it but its number.
    Bare,
}

pub(super) struct Said {
    pub(super) item: &'static str,
    pub(super) department: &'static str,
    pub(super) suspended: &'static str,
    pub(super) promised: &'static str,
    pub(super) statutory: &'static str,
}

pub(super) fn said(language: Language) -> Said {
    match language {
        Language::Zh => Said {
            item: "建设项目环境影响报告书审批",
            department: "市生态环境局",
            suspended: "专家评审",
            promised: "承诺时限",
            statutory: "法定时限",
        },
        Language::En => Said {
            item: "Environmental impact report, approval",
            department: "Bureau of Ecology and Environment",
            suspended: "expert review",
            promised: "Promised limit",
            statutory: "Statutory limit",
        },
    }
}

/// The clock of the case that is late: accepted on 17 September, ten working days, not yet decided.
pub(super) fn late_clock(id: &str, language: Language) -> ClockPart {
    let told = Told {
        id,
        name: said(language).promised,
        start: moment(2026, 9, 17, 9 * 60 + 20),
        working_days: 10,
        left_out: None,
        stop: None,
    };
    clock(&told, language)
}

/// Makes a case.
pub(crate) fn case(frame: &Frame, story: Story) -> CasePage {
    let language = frame.language;
    let said = said(language);
    let suspended = Day::from_ymd(2026, 9, 21).zip(Day::from_ymd(2026, 9, 28));
    let told = Told {
        id: "promised",
        name: said.promised,
        start: moment(2026, 9, 18, 10 * 60 + 2),
        working_days: 10,
        left_out: suspended.map(|(after, through)| (after, through, said.suspended)),
        stop: None,
    };
    let (clocks, findings) = match story {
        Story::Running => {
            let by_law = Told { id: "statutory", name: said.statutory, working_days: 20, ..told };
            (vec![clock(&told, language), clock(&by_law, language)], Vec::new())
        }
        Story::Overdue => (vec![late_clock("promised", language)], findings(language)),
        Story::Bare => (Vec::new(), Vec::new()),
    };
    let first = clocks.first();
    CasePage {
        frame: frame.clone(),
        id: String::new(),
        title: said.item.into(),
        department: said.department.into(),
        answer: first.map_or_else(|| frame.words.case.no_clock.to_owned(), ClockPart::says),
        answer_more: first.map(|clock| clock.sentence.clone()).unwrap_or_default(),
        tone: first.map_or(Tone::Faint, ClockPart::tone),
        facts: facts(frame),
        clocks,
        findings: Some(findings),
        events: if story == Story::Bare { Vec::new() } else { events(language) },
    }
}

fn facts(frame: &Frame) -> Vec<(String, String)> {
    let words = &frame.words.case;
    let (kind, place) = match frame.language {
        Language::Zh => ("办件", "湖北省 鄂州市 市生态环境局"),
        Language::En => ("case", "Hubei, Ezhou, Bureau of Ecology"),
    };
    let facts = [
        (words.kind, kind),
        (words.item, "420700-HB-0012"),
        (words.place, place),
        (words.judged_by, "statutes@3 cn-2026"),
    ];
    facts.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

fn events(language: Language) -> Vec<HappenedRow> {
    let event =
        |(zh, en): (&str, &str), about: (&str, &str), at: Moment, who: &str, position: u64| HappenedRow {
            what: language.pick(zh, en).into(),
            about: language.pick(about.0, about.1).into(),
            at: stamp(at, language),
            recorded: Stamp::default(),
            who: who.into(),
            note: String::new(),
            receipt: route::receipt(position),
        };
    let mut late = event(
        ("特别程序结束", "Special procedure ended"),
        ("专家评审", "expert review"),
        moment(2026, 9, 28, 990),
        "HB-0231",
        18_377,
    );
    late.recorded = stamp(moment(2026, 9, 29, 545), language);
    vec![
        event(("申请", "Submitted"), ("网上提交", "online"), moment(2026, 9, 17, 1241), "", 18_301),
        event(
            ("受理", "Accepted"),
            ("综合窗口 03", "window 03"),
            moment(2026, 9, 18, 602),
            "W03-0017",
            18_340,
        ),
        event(
            ("特别程序开始", "Special procedure began"),
            ("专家评审", "expert review"),
            moment(2026, 9, 21, 1020),
            "HB-0231",
            18_352,
        ),
        late,
        event(("环节开始", "Step began"), ("审核", "review"), moment(2026, 9, 29, 550), "HB-0112", 18_401),
    ]
}

/// The finding on the case that is late.
pub(super) fn finding(id: &str, level: (Tone, &str), language: Language) -> Explained {
    let zh = language == Language::Zh;
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    Explained {
        language,
        id: id.into(),
        level: Flag::new(level.0, level.1),
        rule: Link::new(pick("超承诺时限", "Promised limit exceeded"), route::rule("promised-overdue")),
        standing: String::new(),
        at: stamp(moment(2026, 10, 8, 1020), language),
        demand: pick(
            "应当在承诺的 10 个工作日内作出决定。",
            "The decision is due within the 10 working days promised.",
        ),
        basis: pick(
            "《行政许可法》第四十二条、第八十二条；《优化营商环境条例》第三十六条",
            "Administrative Licensing Law, art. 42, 82",
        ),
        proof: vec![(
            pick("受理", "Accepted"),
            stamp(moment(2026, 9, 17, 560), language),
            if zh { "综合窗口 03".into() } else { "window 03".into() },
        )],
        avoid: pick(
            "在 10月8日 17:00 前作出决定，或依法延长。",
            "A decision, or a lawful extension, by 8 Oct 17:00.",
        ),
        responsible: "HB-0112".into(),
        irregular: Vec::new(),
        card: route::card("K-2026-00031"),
        clock: None,
    }
}

fn findings(language: Language) -> Vec<Explained> {
    let mut second = finding("finding-2", (Tone::Notice, language.pick("预警", "Notice")), language);
    second.standing = language.pick("已升级", "superseded").into();
    second.card = String::new();
    vec![finding("finding-1", (Tone::Yellow, language.pick("黄牌", "Yellow card")), language), second]
}
