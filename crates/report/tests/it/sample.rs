//! A document with something of everything, the awkward cases included.

use engine::Ratio;
use report::{
    Block, Cell, Chart, Column, Document, Fact, Figure, Language, LimitMark, Note, Ribbon, RibbonDay,
    RibbonKind, Section, Series, Shape, Table, Tone,
};

/// A name that a log could hold, and that is no markup.
pub(crate) const AWKWARD: &str = "<script>alert(\"项目\")</script> & 'co'";

pub(crate) fn document(language: Language) -> Document {
    let mut document = Document::new(language, "监察报告");
    document.subtitle = "2026-01-01 – 2026-03-31".into();
    document.day = Some("2026-03-31".parse().expect("a day"));
    document.answer = "三件超期。".into();
    document.tone = Tone::Red;
    document.facts.push(Fact { label: "日志".into(), text: AWKWARD.into() });
    document.figures.push(Figure {
        label: "办件".into(),
        value: "1,234".into(),
        note: AWKWARD.into(),
        tone: Tone::Red,
    });
    document.sections = vec![
        Section {
            id: "months".into(),
            title: "按月: [趋势]/一".into(),
            blocks: vec![Block::Table(months())],
            ..Section::default()
        },
        Section {
            id: "empty".into(),
            title: "空表".into(),
            blocks: vec![Block::Table(empty())],
            ..Section::default()
        },
        Section {
            id: "notes".into(),
            title: "按月: [趋势]/一".into(),
            blocks: vec![Block::Notes(notes()), Block::Ribbon(ribbon())],
            ..Section::default()
        },
        Section {
            id: "heat".into(),
            title: "环节".into(),
            new_page: true,
            blocks: vec![Block::Table(heat())],
            ..Section::default()
        },
    ];
    document
}

fn months() -> Table {
    let row = |month: &str, cases: u64, late: u64, on_time: (i128, u64)| {
        vec![
            Cell::text(month),
            Cell::Count(cases),
            Cell::Count(late),
            Cell::share(Ratio::new(on_time.0, on_time.1)),
            Cell::Flag(Tone::Yellow, AWKWARD.into()),
        ]
    };
    let series = |column, tone| Series { column, tone };
    Table {
        title: "各月".into(),
        columns: vec![
            Column::new("月份"),
            Column::bar("办件", Tone::Plain),
            Column::new("超期"),
            Column::new("按时"),
            Column::new(AWKWARD),
        ],
        // The second month has nothing that could be late: no figure, not 0 percent.
        rows: vec![
            row("2026-01", 4_000, 3, (9, 10)),
            row("2026-02", 1, 0, (0, 0)),
            row("2026-03", 0, 0, (1, 1)),
        ],
        shown: Some(2),
        note: "备注".into(),
        charts: vec![
            Chart {
                title: "办件与超期".into(),
                summary: "一月最多".into(),
                shape: Shape::Columns,
                labels: 0,
                series: vec![series(1, Tone::Plain), series(2, Tone::Red)],
                limit: Some(LimitMark { after: 2, label: "承诺".into() }),
            },
            Chart {
                title: "按时".into(),
                summary: AWKWARD.into(),
                shape: Shape::Lines,
                labels: 0,
                series: vec![series(3, Tone::Good)],
                limit: None,
            },
        ],
    }
}

fn empty() -> Table {
    Table { rows: Vec::new(), shown: None, ..months() }
}

fn notes() -> Vec<Note> {
    vec![Note::new(Tone::Notice, AWKWARD).with_command("sundial explain 'a b.csv' --case X<1>")]
}

/// From a Sunday on: what stands in the first square must stand under its weekday.
fn ribbon() -> Ribbon {
    let day = |text: &str, kind, mark: &str| RibbonDay {
        day: text.parse().expect("a day"),
        kind,
        words: AWKWARD.into(),
        mark: mark.into(),
    };
    Ribbon {
        title: "A-1 承诺时限".into(),
        sentence: "两天".into(),
        days: vec![
            day("2026-02-15", RibbonKind::Rest, ""),
            day("2026-02-16", RibbonKind::Suspended, ""),
            day("2026-02-28", RibbonKind::MakeUp, "到期"),
            day("2026-03-02", RibbonKind::Over, "止"),
        ],
    }
}

fn heat() -> Table {
    let days = |numerator, denominator| Cell::decimal(Ratio::new(numerator, denominator));
    Table {
        title: "平均工作日".into(),
        columns: vec![Column::new("事项"), Column::heat("受理"), Column::heat("审核")],
        rows: vec![
            vec![Cell::text("甲"), days(1, 2), days(40, 1)],
            vec![Cell::text("乙"), Cell::Missing, days(9, 1)],
        ],
        ..Table::default()
    }
}
