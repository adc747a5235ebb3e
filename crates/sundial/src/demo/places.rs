//! The divisions and offices of the city, and their staff.

use app::people::places::verbs::import;
use app::people::places::{NodeKind, Sheet, Wanted, WantedNode, WantedPost};
use app::{Actor, People};
use calendar::Day;
use ports::Place;
use sim::{City, Level};

/// Posts of an office with how many hold them.
const POSTS: [(&str, &str, u8); 4] = [
    ("head", "部门负责人", 1),
    ("approver", "审批人", 2),
    ("reviewer", "审核人", 4),
    ("handler", "承办人", 4),
];
/// Windows of a division.
const WINDOWS: u8 = 6;
/// Names are made up of these.
const FAMILIES: [&str; 16] =
    ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "胡", "朱", "高", "林"];
const GIVEN: [&str; 17] = [
    "静", "伟", "丽娟", "国强", "敏", "晓东", "桂英", "磊", "秀兰", "洋", "文杰", "雪梅", "志明", "婷",
    "建华", "欣怡", "凯",
];

/// The place of a division of a city: in the division whose code its own begins with, else in the city itself.
pub(super) fn place(city: &City, at: usize) -> Place {
    let Some(division) = city.divisions.get(at) else { return Place::ROOT };
    let root = city.divisions.iter().position(|one| one.level == Level::City);
    if Some(at) == root {
        return division.code.parse().unwrap_or_default();
    }
    let holds = |other: &sim::Division| {
        other.level < division.level && other.level != Level::City && division.code.starts_with(&other.code)
    };
    let above = city.divisions.iter().position(holds).or(root);
    let above = above.map_or(Place::ROOT, |above| place(city, above));
    above.below(&division.code).unwrap_or(above)
}

/// Makes divisions, offices, windows and staff. Saying it again changes nothing.
pub(super) async fn places(people: &People, city: &City) -> Result<(), anyhow::Error> {
    let rows = rows(city);
    for outcome in import(people, &Actor::console(), &Sheet::of(rows)).await? {
        outcome?;
    }
    Ok(())
}

fn rows(city: &City) -> Vec<Wanted> {
    let mut order: Vec<usize> = (0..city.divisions.len()).collect();
    order.sort_by_key(|at| city.divisions.get(*at).map(|division| division.level));
    let mut rows = Vec::new();
    for &at in &order {
        let Some(division) = city.divisions.get(at) else { continue };
        let here = place(city, at);
        rows.push(node(city.first, &here, NodeKind::Division, &division.name));
        for number in 1..=WINDOWS {
            let staff = format!("{}-window-{number}", division.code);
            rows.push(post(city.first, &here, (&staff, &name(rows.len())), "窗口人员"));
        }
        for (office, department) in city.departments().into_iter().enumerate() {
            let Ok(place) = here.below(department) else { continue };
            rows.push(node(city.first, &place, NodeKind::Organisation, department));
            for (code, title, count) in POSTS {
                for number in 1..=count {
                    let staff = format!("{}-{:02}-{code}-{number}", division.code, office + 1);
                    rows.push(post(city.first, &place, (&staff, &name(rows.len())), title));
                }
            }
        }
    }
    rows
}

fn node(from: Day, place: &Place, kind: NodeKind, zh: &str) -> Wanted {
    let (place, zh) = (place.clone(), zh.to_owned());
    Wanted::Node(WantedNode { place, kind, zh, en: String::new(), from, through: None })
}

fn post(from: Day, place: &Place, (staff, name): (&str, &str), title: &str) -> Wanted {
    let (staff, name, title) = (staff.to_owned(), name.to_owned(), title.to_owned());
    Wanted::Post(WantedPost { staff, name, place: place.clone(), title, from, through: None })
}

/// A name that nobody bears in particular.
fn name(number: usize) -> String {
    let family = FAMILIES.get(number % FAMILIES.len()).copied().unwrap_or("王");
    let given = GIVEN.get(number * 7 % GIVEN.len()).copied().unwrap_or("静");
    format!("{family}{given}")
}
