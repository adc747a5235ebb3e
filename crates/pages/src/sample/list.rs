//! Samples of rows of cases: late, today, a long name, done.

use super::clocks::{CALENDAR, moment, now, short};
use crate::cases::CaseRow;
use crate::frame::Link;
use crate::parts::Left;
use crate::route;
use report::Language;

/// Number, item, department, day of September on which it began, and day and minute in October on which it is due.
type Told = (&'static str, (&'static str, &'static str), (&'static str, &'static str), u8, Option<(u8, i64)>);

const IMPACT: (&str, &str) = ("建设项目环境影响报告书审批", "Environmental impact report, approval");
const ECOLOGY: (&str, &str) = ("市生态环境局", "Bureau of Ecology and Environment");
const MARKET: (&str, &str) = ("市市场监督管理局", "Bureau of Market Regulation");
const BUILDING: (&str, &str) = ("市住房和城乡建设局", "Bureau of Housing and Urban-Rural Development");
const HEALTH: (&str, &str) = (
    "市卫生健康委员会（市中医药管理局、市爱国卫生运动委员会办公室）",
    "Health Commission (Administration of Traditional Chinese Medicine, Patriotic Health Office)",
);
const HOSPITAL: (&str, &str) = (
    "医疗机构设置审批（含港澳台，外商独资除外）、医疗机构执业登记（人体器官移植除外）及校验",
    "Approval to set up a medical institution, registration of its practice, and yearly verification",
);

const TOLD: [Told; 8] = [
    ("420700-2026-0017001", IMPACT, ECOLOGY, 17, Some((8, 1020))),
    ("420700-2026-0018104", ("建筑工程施工许可证核发", "Building permit"), BUILDING, 22, Some((9, 590))),
    (
        "420700-2026-0018231",
        ("取水许可", "Water abstraction permit"),
        ("市水利和湖泊局", "Bureau of Water"),
        23,
        Some((9, 1020)),
    ),
    ("420700-2026-0018240", ("食品经营许可", "Food business licence"), MARKET, 24, Some((10, 1020))),
    ("420700-2026-0018255", HOSPITAL, HEALTH, 24, Some((12, 1020))),
    ("420700-2026-0018372", IMPACT, ECOLOGY, 18, Some((14, 1020))),
    (
        "420700-2026-0018401",
        ("不动产登记", "Registration of real estate"),
        ("市自然资源和规划局", "Bureau of Natural Resources"),
        28,
        Some((15, 1020)),
    ),
    ("420700-2026-0018012", ("个体工商户注册登记", "Registration of a trader"), MARKET, 18, None),
];

/// Makes rows of a list.
pub(crate) fn case_rows(language: Language) -> Vec<CaseRow> {
    TOLD.iter().map(|told| row(told, language)).collect()
}

fn row((id, item, department, began, due): &Told, language: Language) -> CaseRow {
    let due = due.map(|(day, minutes)| moment(2026, 10, day, minutes));
    CaseRow {
        id: Link::new(*id, route::case(id)),
        item: language.pick(item.0, item.1).into(),
        department: language.pick(department.0, department.1).into(),
        open: due.is_some(),
        began: short(moment(2026, 9, *began, 600 + i64::from(*began)), language),
        promised: due.map(|due| short(due, language)).unwrap_or_default(),
        statutory: due.map(|due| short(due.plus_seconds(14 * 86_400), language)).unwrap_or_default(),
        left: due.map_or(Left::Done, |due| Left::until(due, now(), &CALENDAR)),
    }
}
