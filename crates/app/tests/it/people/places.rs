//! Organisations and staff: what holds on a day, what an import changes, what moves.

use super::{Town, place, refused};
use app::people::places::verbs::{import, move_to, nodes, preview, set, staff};
use app::people::places::{Change, NodeKind, Sheet, SheetError, Wanted, WantedNode};
use app::{Actor, RefusalCode, Role};
use calendar::Day;
use ports::people::{Directory as _, RecordKind, RecordQuery};
use ports::{Place, Scope, Store as _};
use std::collections::BTreeMap;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn sheet(text: &str) -> Sheet {
    let mut rows =
        text.trim().lines().map(|line| line.trim().split(',').map(str::to_owned).collect::<Vec<_>>());
    let header = rows.next().expect("a header");
    Sheet::read(&header, &rows.collect::<Vec<_>>()).expect("the columns are there")
}

const PLACES: &str = "上级,代码,类型,名称,启用日期,停用日期
    ,430000,行政区划,湖南省,1949-10-01,
    430000,430100,行政区划,长沙市,1949-10-01,
    430000/430100,HB,机构,长沙市环境保护局,2005-01-01,
    430000/430100,HB,机构,长沙市生态环境局,2019-04-01,
    430000/430100/HB,SP,科室,行政审批科,2019-04-01,
    430000/430100/HB/SP,W1,窗口,一号窗口,2020/1/1,";

const POSTS: &str = "工号,姓名,所在机构,岗位,任职日期,离任日期
    E-17,李明,430000/430100/HB/SP,科长,2019-04-01,
    E-17,李明,430000/430100/HB/SP/W1,首席代表,2020-01-01,
    E-18,王芳,430000/430100/HB/SP/W1,窗口人员,2021-06-01,2025-12-31";

async fn changes(town: &Town, text: &str) -> Vec<Change> {
    let sheet = sheet(text);
    let shown = preview(&town.people, &Actor::console(), &sheet).await.expect("it may be looked at");
    let done = import(&town.people, &Actor::console(), &sheet).await.expect("it may be imported");
    assert_eq!(shown, done, "a preview shows what is done");
    done.into_iter().map(|outcome| outcome.expect("no row is refused")).collect()
}

/// The tree on a day: `path name`.
async fn on(town: &Town, on: &str) -> Vec<String> {
    let nodes = nodes(&town.people, &Actor::console()).await.expect("it may be read");
    let named = nodes.iter().filter_map(|(path, node)| Some(format!("{path} {}", node.on(day(on))?.zh)));
    named.map(|line| line.replace("430000/430100", "*")).collect()
}

#[tokio::test]
async fn an_import_done_twice_changes_nothing_the_second_time() {
    use Change::{Added, Changed, Same};
    let town = Town::at("2026-03-02T09:00:00");
    assert_eq!(changes(&town, PLACES).await, [Added, Added, Added, Changed, Added, Added]);
    assert_eq!(changes(&town, POSTS).await, [Added, Changed, Added]);
    let log = town.log().await.len();
    assert_eq!(changes(&town, PLACES).await, [Same; 6]);
    assert_eq!(changes(&town, POSTS).await, [Same; 3]);
    assert_eq!(town.log().await.len(), log);
    assert_eq!(on(&town, "2019-03-31").await, ["430000 湖南省", "* 长沙市", "*/HB 长沙市环境保护局"]);
    let now = on(&town, "2026-03-02").await;
    assert_eq!(now[2..], ["*/HB 长沙市生态环境局", "*/HB/SP 行政审批科", "*/HB/SP/W1 一号窗口"]);
    let people = staff(&town.people, &Actor::console()).await.unwrap();
    let held = |at: &str| people.iter().map(|(_, one)| one.posts_on(day(at)).len()).collect::<Vec<_>>();
    assert_eq!(
        (held("2019-12-31"), held("2025-12-31"), held("2026-01-01")),
        (vec![1, 0], vec![2, 1], vec![2, 0])
    );
}

#[tokio::test]
async fn what_is_closed_closes_with_all_that_is_in_it_and_stays_on_record() {
    let town = Town::at("2026-03-02T09:00:00");
    changes(&town, PLACES).await;
    changes(&town, POSTS).await;
    let closing = "上级,代码,类型,名称,启用日期,停用日期
        430000/430100/HB,SP,科室,行政审批科,2019-04-01,2026-06-30";
    assert_eq!(changes(&town, closing).await, [Change::Closed]);
    assert_eq!(changes(&town, closing).await, [Change::Same]);
    assert_eq!(on(&town, "2026-06-30").await.len(), 5);
    assert_eq!(on(&town, "2026-07-01").await.len(), 3);
    let people = staff(&town.people, &Actor::console()).await.unwrap();
    assert!(people.iter().all(|(_, one)| one.posts_on(day("2026-07-01")).is_empty()), "{people:?}");
}

#[tokio::test]
async fn what_moves_ends_there_and_goes_on_here_with_all_that_is_in_it() {
    let town = Town::at("2026-03-02T09:00:00");
    changes(&town, PLACES).await;
    changes(&town, POSTS).await;
    let hall = "上级,代码,类型,名称,启用日期,停用日期
        430000/430100,HALL,机构,政务服务中心,2018-01-01,";
    changes(&town, hall).await;
    let (from, to) = (place("430000/430100/HB/SP"), place("430000/430100/HALL/HB"));
    let console = Actor::console();
    move_to(&town.people, &console, (from.clone(), to.clone()), day("2026-05-01")).await.unwrap();
    let before = on(&town, "2026-04-30").await;
    assert_eq!(
        before[2..],
        ["*/HALL 政务服务中心", "*/HB 长沙市生态环境局", "*/HB/SP 行政审批科", "*/HB/SP/W1 一号窗口"]
    );
    let after = on(&town, "2026-05-01").await;
    assert_eq!(
        after[2..],
        ["*/HALL 政务服务中心", "*/HALL/HB 行政审批科", "*/HALL/HB/W1 一号窗口", "*/HB 长沙市生态环境局"]
    );
    let all = nodes(&town.people, &console).await.unwrap();
    let node =
        |at: &ports::Place| all.iter().find(|(path, _)| path == at).map(|(_, node)| node.clone()).unwrap();
    assert_eq!((node(&from).moved_to, node(&to).moved_from), (Some(to.clone()), Some(from.clone())));
    let people = staff(&town.people, &console).await.unwrap();
    let places: Vec<&str> =
        people[0].1.posts_on(day("2026-05-01")).iter().map(|post| post.place.path()).collect();
    assert_eq!(places, ["430000/430100/HALL/HB", "430000/430100/HALL/HB/W1"]);
    let again = move_to(&town.people, &console, (from.clone(), to.clone()), day("2026-05-01")).await;
    assert_eq!(refused(again), RefusalCode::Exists);
    let inside =
        move_to(&town.people, &console, (to.clone(), place("430000/430100/HALL/HB/W1/X")), day("2026-06-01"));
    assert_eq!(refused(inside.await), RefusalCode::Above);
}

#[tokio::test]
async fn one_refused_row_stops_the_whole_import_and_every_reason_is_told() {
    let town = Town::at("2026-03-02T09:00:00");
    changes(&town, PLACES).await;
    let before = town.store.log(0, 999).await.unwrap();
    let bad = sheet(
        "上级,代码,类型,名称,启用日期,停用日期
        430000/430100,GT,机构,自然资源局,2019-04-01,
        430000/430199,X,机构,无上级,2019-04-01,
        430000/430100/HB/SP/W1,D,部门,窗口下的部门,2020-01-01,
        430000/430100,Y,厅局,类型不认识,2019-04-01,
        430000/430100,Z,机构,日期不存在,2019-02-30,
        430000/430100,Q,机构,颠倒,2019-04-01,2019-03-01
        430000/430100,a b,机构,路径,2019-04-01,
        430000/430100,E,机构,,2019-04-01,
        430000/430100/HB,V,科室,上级启用之前,2004-12-31,",
    );
    let outcomes = import(&town.people, &Actor::console(), &bad).await.unwrap();
    use RefusalCode::{Above, Days, Empty, Kind, NoDay, Path};
    let codes: Vec<Option<RefusalCode>> =
        outcomes.iter().map(|outcome| outcome.as_ref().err().map(|refusal| refusal.code)).collect();
    let wanted = [Above, Above, Kind, NoDay, Days, Path, Empty, Above].map(Some);
    assert_eq!((codes[0], &codes[1..]), (None, &wanted[..]));
    assert_eq!(town.store.log(0, 999).await.unwrap(), before);
    let posts = sheet(
        "工号,姓名,所在机构,岗位,任职日期\nE 1,李,430000/430100,长,2019-04-01\nE2,李,430000/1,长,2019-04-01",
    );
    let outcomes = import(&town.people, &Actor::console(), &posts).await.unwrap();
    let codes: Vec<RefusalCode> = outcomes.into_iter().map(|outcome| outcome.unwrap_err().code).collect();
    assert_eq!(codes, [RefusalCode::Form, Above]);
}

#[tokio::test]
async fn who_keeps_a_subtree_changes_nothing_beside_it() {
    let town = Town::at("2026-03-02T09:00:00");
    changes(&town, PLACES).await;
    changes(&town, POSTS).await;
    let city = Actor { id: "c".to_owned(), role: Role::Administrator, place: place("430000/430200") };
    let wanted = |path: &str| {
        let (zh, en) = ("株洲".to_owned(), "Zhuzhou".to_owned());
        Wanted::Node(WantedNode {
            place: place(path),
            kind: NodeKind::Division,
            zh,
            en,
            from: day("1951-05-01"),
            through: None,
        })
    };
    assert_eq!(set(&town.people, &city, wanted("430000/430200")).await.unwrap(), Change::Added);
    assert_eq!(refused(set(&town.people, &city, wanted("430000/430100/X")).await), RefusalCode::Place);
    assert_eq!(nodes(&town.people, &city).await.unwrap().len(), 1);
    let stolen = sheet("工号,姓名,所在机构,岗位,任职日期\nE-17,别人,430000/430200,主任,2026-01-01");
    let outcomes = import(&town.people, &city, &stolen).await.unwrap();
    assert_eq!(outcomes[0].as_ref().unwrap_err().code, RefusalCode::Place);
    let handler = Actor { role: Role::Handler, ..city };
    assert_eq!(refused(set(&town.people, &handler, wanted("430000/430200")).await), RefusalCode::Role);
}

#[test]
fn a_table_without_a_column_that_is_needed_is_not_read() {
    let read = |header: &str| Sheet::read(&header.split(',').map(str::to_owned).collect::<Vec<_>>(), &[]);
    assert_eq!(read("上级,名称,类型,启用日期"), Err(SheetError::Missing("code")));
    assert_eq!(read("工号,姓名,岗位,任职日期"), Err(SheetError::Missing("place")));
    assert!(read("\u{feff}Code,TYPE,name,from").is_ok());
}

/// The log is the truth: every record follows from the acts about it, whatever was done.
#[tokio::test]
async fn records_made_anew_from_the_log_are_the_records_that_stand() {
    let town = Town::at("2026-03-02T09:00:00");
    changes(&town, PLACES).await;
    changes(&town, POSTS).await;
    town.with("li", &[(Role::Handler, "430000/430100")]).await;
    town.knock("li", "wrong", "").await.unwrap_err();
    let paths = (place("430000/430100/HB/SP"), place("430000/430100/SP"));
    move_to(&town.people, &Actor::console(), paths, day("2026-05-01")).await.unwrap();
    let mut anew = BTreeMap::<String, (Place, u32, serde_json::Value)>::new();
    for entry in town.store.log(0, 999).await.unwrap() {
        let act: app::people::Act = serde_json::from_str(&entry.entry.body).unwrap();
        let (at, revision, body) = anew.entry(act.about).or_default();
        *revision += 1;
        *at = act.place.unwrap_or_else(|| at.clone());
        *body = act.record.unwrap_or_else(|| body.take());
    }
    let mut standing = BTreeMap::new();
    for kind in RecordKind::ALL {
        let query = RecordQuery { kind: *kind, after: None, max: 999 };
        for record in town.store.records(&Scope::of(Place::ROOT), &query).await.unwrap() {
            let body = serde_json::from_str(&record.body).unwrap();
            standing.insert(record.key.matter(), (record.place, record.revision, body));
        }
    }
    assert!(standing.len() > 8, "{standing:?}");
    assert_eq!(anew, standing);
}
